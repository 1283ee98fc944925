import { deflateSync } from "node:zlib";
import type { Picture } from "./picture.js";
import { withCorrection } from "./qrCorrection.js";

/**
 * A QR code of the smallest kind (ISO/IEC 18004: version 1, level Q, alphanumeric): up to sixteen letters and figures, readable with a quarter of
 * it spoilt. More than a plan's code needs, and nothing else is ever put in it.
 */
const SIZE = 21;
const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const MOST_LETTERS = 16;
const DATA_BYTES = 13;
const LEVEL_Q = 0b11;
/** White around it, in squares. */
const QUIET = 4;
/** Pixels of a square. */
const PIXELS = 8;

type Squares = readonly (readonly boolean[])[];

/** Which squares are turned over, by number of the mask: so that no large part is all dark or all light. */
const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** Can it be written in so small a code? */
export function isQrText(text: string): boolean {
  return text.length > 0 && text.length <= MOST_LETTERS && [...text].every((letter) => LETTERS.includes(letter));
}

/** The squares of a text that `isQrText`, dark ones true, by row. */
export function qrSquares(text: string): Squares {
  const bits = bitsOf(withCorrection(dataBytes(text)));
  const drawn = MASKS.map((_, mask) => draw(bits, mask));
  return drawn.reduce((best, one) => (unevenness(one) < unevenness(best) ? one : best));
}

/** The same as a picture, with the white around it that readers need. */
export function qrPicture(text: string): Picture {
  const squares = qrSquares(text);
  const width = (SIZE + 2 * QUIET) * PIXELS;
  const pixels = Buffer.alloc(width * width, 0xff);
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < width; x++) {
      const isDark = squares[Math.floor(y / PIXELS) - QUIET]?.[Math.floor(x / PIXELS) - QUIET] === true;
      if (isDark) pixels[y * width + x] = 0;
    }
  }
  return { width, height: width, colours: "DeviceGray", filter: "FlateDecode", data: deflateSync(pixels), cover: undefined };
}

function dataBytes(text: string): number[] {
  let bits = `0010${binary(text.length, 9)}`;
  for (let at = 0; at < text.length; at += 2) {
    const [first = 0, second] = [...text.slice(at, at + 2)].map((letter) => LETTERS.indexOf(letter));
    bits += second === undefined ? binary(first, 6) : binary(first * LETTERS.length + second, 11);
  }
  bits += "0".repeat(Math.min(4, DATA_BYTES * 8 - bits.length));
  bits += "0".repeat((8 - (bits.length % 8)) % 8);
  const bytes = bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [];
  for (let pad = 0; bytes.length < DATA_BYTES; pad++) bytes.push(pad % 2 === 0 ? 0xec : 0x11);
  return bytes;
}

function binary(value: number, length: number): string {
  return value.toString(2).padStart(length, "0");
}

function bitsOf(bytes: readonly number[]): boolean[] {
  return bytes.flatMap((byte) => [...binary(byte, 8)].map((bit) => bit === "1"));
}

function draw(bits: readonly boolean[], mask: number): Squares {
  const squares: (boolean | undefined)[][] = Array.from({ length: SIZE }, () => Array.from({ length: SIZE }));
  const set = (row: number, column: number, dark: boolean) => {
    const line = squares[row];
    if (line !== undefined && column >= 0 && column < SIZE) line[column] = dark;
  };
  for (const [top, left] of [
    [0, 0],
    [0, SIZE - 7],
    [SIZE - 7, 0],
  ] as const)
    drawFinder(set, top, left);
  for (let at = 8; at < SIZE - 8; at++) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  drawFormat(set, mask);
  let next = 0;
  for (const [row, column] of zigzag()) {
    if (squares[row]?.[column] !== undefined) continue;
    set(row, column, bits[next++] !== MASKS[mask]?.(row, column));
  }
  return squares.map((line) => line.map((dark) => dark === true));
}

type Set = (row: number, column: number, dark: boolean) => void;

/** The square in a corner, with the white line that parts it from the rest. */
function drawFinder(set: Set, top: number, left: number): void {
  for (let row = -1; row <= 7; row++) {
    for (let column = -1; column <= 7; column++) {
      const ring = Math.max(Math.abs(row - 3), Math.abs(column - 3));
      set(top + row, left + column, ring !== 2 && ring !== 4);
    }
  }
}

/** Level and mask, twice, with ten bits that mend them (ISO/IEC 18004, 7.9). */
function drawFormat(set: Set, mask: number): void {
  const data = (LEVEL_Q << 3) | mask;
  let rest = data << 10;
  for (let bit = 14; bit >= 10; bit--) if ((rest >> bit) & 1) rest ^= 0x537 << (bit - 10);
  const format = ((data << 10) | rest) ^ 0x5412;
  const bit = (index: number) => ((format >> index) & 1) === 1;
  for (let index = 0; index < 15; index++) {
    if (index < 8) set(8, SIZE - 1 - index, bit(index));
    else set(SIZE - 15 + index, 8, bit(index));
    if (index < 8) set(index < 6 ? index : index + 1, 8, bit(index));
    else set(8, index === 8 ? 7 : 14 - index, bit(index));
  }
  set(SIZE - 8, 8, true);
}

/** The way of the data: two columns at a time from the right, up and down, passing over the timing column. */
function* zigzag(): Generator<readonly [row: number, column: number]> {
  let upwards = true;
  for (let right = SIZE - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < SIZE; step++) {
      const row = upwards ? SIZE - 1 - step : step;
      yield [row, right];
      yield [row, right - 1];
    }
    upwards = !upwards;
  }
}

/** How hard it is to read: runs of one colour, blocks of one colour, and far from half dark (ISO/IEC 18004, 7.8.3, without its rule on finders). */
function unevenness(squares: Squares): number {
  const lines = [...squares, ...squares.map((_, column) => squares.map((row) => row[column] === true))];
  const runs = lines.flatMap(
    (line) =>
      line
        .map((dark) => (dark ? "1" : "0"))
        .join("")
        .match(/0{5,}|1{5,}/g) ?? [],
  );
  const blocks = squares.flatMap((row, y) =>
    row.filter(
      (dark, x) => x > 0 && y > 0 && [row[x - 1], squares[y - 1]?.[x], squares[y - 1]?.[x - 1]].every((one) => one === dark),
    ),
  );
  const dark = squares.flat().filter(Boolean).length / (SIZE * SIZE);
  return runs.reduce((sum, run) => sum + run.length - 2, 0) + 3 * blocks.length + 10 * Math.floor(Math.abs(dark - 0.5) * 20);
}
