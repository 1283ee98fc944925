import { checkDimensions, type Picture, PictureMistake } from "./picture.js";

/** Frame headers that every reader of a PDF decodes: baseline, extended and progressive (ITU T.81, table B.1). */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
const OTHER_FRAMES: ReadonlySet<number> = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
const START_OF_SCAN = 0xda;
/** Adobe's note on how colours are written: without it they may come out wrong. */
const ADOBE = 0xee;

export function isJpeg(bytes: Buffer): boolean {
  return bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8;
}

/**
 * A JPEG as it is, without what its camera noted (where, when, by whom) and without comments. Throws PictureMistake for one that is damaged,
 * too large, or in colours for printing presses.
 */
export function readJpeg(bytes: Buffer): Picture {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let frame: Buffer | undefined;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) throw damaged();
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || OTHER_FRAMES.has(marker)) throw damaged();
    if (FRAMES.has(marker)) frame = bytes.subarray(at + 4, end);
    if (marker === START_OF_SCAN) return pictureOf(frame, Buffer.concat([...kept, bytes.subarray(at)]));
    if (!isNote(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  throw damaged();
}

function isNote(marker: number): boolean {
  return (marker > 0xe0 && marker <= 0xef && marker !== ADOBE) || marker === 0xfe;
}

function pictureOf(frame: Buffer | undefined, data: Buffer): Picture {
  if (frame === undefined || frame.length < 6) throw damaged();
  const [height, width, samples] = [frame.readUInt16BE(1), frame.readUInt16BE(3), frame[5]];
  checkDimensions(width, height);
  if (frame[0] !== 8 || (samples !== 1 && samples !== 3))
    throw new PictureMistake("is not in colours for a screen: save it again as RGB");
  return { width, height, colours: samples === 1 ? "DeviceGray" : "DeviceRGB", filter: "DCTDecode", data, cover: undefined };
}

function damaged(): PictureMistake {
  return new PictureMistake("is damaged: open it and save it again as JPEG");
}
