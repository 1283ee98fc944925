/** A picture as a PDF holds it: decoded and checked once, drawn any number of times. */
export interface Picture {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly colours: "DeviceGray" | "DeviceRGB";
  /** `FlateDecode` of 8 bits a sample, or the bytes of a JPEG. */
  readonly filter: "FlateDecode" | "DCTDecode";
  readonly data: Buffer;
  /** How far each pixel covers what is behind it, deflated, 8 bits a pixel; undefined where all do wholly. */
  readonly cover: Buffer | undefined;
}

/** What is wrong with a picture, in words that a template's check may say. */
export class PictureMistake extends Error {}

/** Enough for A4 at 250 dots to the inch. A file can claim millions more in a few bytes. */
const MOST_PIXELS = 6_100_000;
const LONGEST_SIDE = 5_000;

/** Throws PictureMistake where nobody would print so many pixels. */
export function checkDimensions(width: number, height: number): void {
  if (width < 1 || height < 1) throw new PictureMistake("has no pixels");
  if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS)
    throw new PictureMistake(`has ${width} by ${height} pixels: make it smaller, 2,000 on the longest side is plenty`);
}
