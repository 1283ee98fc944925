import { deflateSync, inflateSync } from "node:zlib";
import { checkDimensions, type Picture, PictureMistake } from "./picture.js";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Samples of a pixel by colour type: grey, RGB, palette, grey and cover, RGB and cover. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

interface Header {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly type: number;
  readonly samples: number;
}

export function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, 8).equals(SIGNATURE);
}

/**
 * Decodes a PNG to 8 bits a sample. What is unpacked is bounded by the size that its head claims, and that is checked first. Throws
 * PictureMistake for one that is damaged, too large or interlaced.
 */
export function readPng(bytes: Buffer): Picture {
  const chunks = chunksOf(bytes);
  const header = headerOf(chunks);
  const rows = unfilter(inflate(chunks, header), header);
  const palette = paletteOf(chunks, header);
  const { width, height, type } = header;
  const pixels = width * height;
  const grey = type === 0 || type === 4;
  const colour = Buffer.alloc(pixels * (grey ? 1 : 3));
  const cover = Buffer.alloc(pixels, 0xff);
  const clear = chunks.find(({ name }) => name === "tRNS")?.data;
  const sampleAt = sampler(rows, header);
  for (let pixel = 0; pixel < pixels; pixel++) {
    const sample = (index: number) => sampleAt(pixel, index);
    if (type === 3) {
      const entry = sample(0);
      palette.copy(colour, pixel * 3, entry * 3, entry * 3 + 3);
      cover[pixel] = clear?.[entry] ?? 0xff;
      continue;
    }
    for (let index = 0; index < (grey ? 1 : 3); index++) colour[pixel * (grey ? 1 : 3) + index] = sample(index);
    if (type === 4 || type === 6) cover[pixel] = sample(grey ? 1 : 3);
  }
  return {
    ...{ width, height, colours: grey ? "DeviceGray" : "DeviceRGB", filter: "FlateDecode", data: deflateSync(colour) },
    cover: cover.every((value) => value === 0xff) ? undefined : deflateSync(cover),
  };
}

interface Chunk {
  readonly name: string;
  readonly data: Buffer;
}

function chunksOf(bytes: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (at + 12 + length > bytes.length) throw new PictureMistake("breaks off");
    const name = bytes.toString("latin1", at + 4, at + 8);
    if (name === "IEND") return chunks;
    chunks.push({ name, data: bytes.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  throw new PictureMistake("breaks off");
}

function headerOf([first]: readonly Chunk[]): Header {
  if (first?.name !== "IHDR" || first.data.length !== 13) throw damaged();
  const { data } = first;
  const [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)];
  const [bits = 0, type = 0, compression, filter, interlace] = data.subarray(8);
  const samples = SAMPLES[type];
  if (samples === undefined || DEPTHS[type]?.includes(bits) !== true || compression !== 0 || filter !== 0) throw damaged();
  checkDimensions(width, height);
  if (interlace !== 0) throw new PictureMistake("is interlaced: save it again without that");
  return { width, height, bits, type, samples };
}

function rowBytes({ width, samples, bits }: Header): number {
  return Math.ceil((width * samples * bits) / 8);
}

function inflate(chunks: readonly Chunk[], header: Header): Buffer {
  const expected = (rowBytes(header) + 1) * header.height;
  const packed = Buffer.concat(chunks.flatMap(({ name, data }) => (name === "IDAT" ? [data] : [])));
  let rows: Buffer;
  try {
    rows = inflateSync(packed, { maxOutputLength: expected });
  } catch {
    throw damaged();
  }
  if (rows.length !== expected) throw damaged();
  return rows;
}

/** Each row is written as what differs from its neighbours (PNG specification, 9): here it is put together again, in place. */
function unfilter(filtered: Buffer, header: Header): Buffer {
  const length = rowBytes(header);
  const step = Math.max(1, (header.samples * header.bits) / 8);
  const rows = Buffer.alloc(length * header.height);
  for (let y = 0; y < header.height; y++) {
    const filter = filtered[y * (length + 1)] ?? 0;
    if (filter > 4) throw damaged();
    for (let x = 0; x < length; x++) {
      const at = y * length + x;
      const left = x < step ? 0 : (rows[at - step] ?? 0);
      const above = y === 0 ? 0 : (rows[at - length] ?? 0);
      const corner = x < step || y === 0 ? 0 : (rows[at - length - step] ?? 0);
      rows[at] = (filtered[y * (length + 1) + 1 + x] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return rows;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter === 0) return 0;
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** A sample of a pixel, as 0 to 255; of a palette, the number of the entry. */
function sampler(rows: Buffer, header: Header): (pixel: number, index: number) => number {
  const { width, samples, bits, type } = header;
  const length = rowBytes(header);
  const most = 2 ** bits - 1;
  return (pixel, index) => {
    const start = Math.floor(pixel / width) * length;
    const place = (pixel % width) * samples + index;
    if (bits === 8) return rows[start + place] ?? 0;
    if (bits === 16) return rows[start + place * 2] ?? 0;
    const value = ((rows[start + ((place * bits) >> 3)] ?? 0) >> (8 - bits - ((place * bits) & 7))) & most;
    return type === 3 ? value : Math.round((value * 255) / most);
  };
}

function paletteOf(chunks: readonly Chunk[], { type }: Header): Buffer {
  const palette = chunks.find(({ name }) => name === "PLTE")?.data ?? Buffer.alloc(0);
  if (type === 3 && palette.length === 0) throw damaged();
  return palette;
}

function damaged(): PictureMistake {
  return new PictureMistake("is damaged: open it and save it again as PNG");
}
