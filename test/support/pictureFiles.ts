import { crc32, deflateSync } from "node:zlib";

export interface MadePng {
  readonly width: number;
  readonly height: number;
  readonly bits?: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey and cover, 6 RGB and cover. */
  readonly type?: number;
  readonly interlace?: number;
  /** The rows as they are, each with its filter before it; grey noise of the right length unless given. */
  readonly rows?: Uint8Array;
  readonly palette?: readonly number[];
  readonly clear?: readonly number[];
}

const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** A PNG, good or not, as it is asked for. */
export function pngFile({ width, height, bits = 8, type = 0, interlace = 0, rows, palette, clear }: MadePng): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([bits, type, 0, 0, interlace], 8);
  const length = rows === undefined ? (Math.ceil((width * (SAMPLES[type] ?? 1) * bits) / 8) + 1) * height : 0;
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    ...(palette === undefined ? [] : [chunk("PLTE", Buffer.from(palette))]),
    ...(clear === undefined ? [] : [chunk("tRNS", Buffer.from(clear))]),
    chunk("IDAT", deflateSync(rows ?? Buffer.alloc(Math.min(length, 1_000_000)))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(data.length, 0);
  numbers.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([numbers.subarray(0, 4), named, numbers.subarray(4)]);
}

export interface MadeJpeg {
  readonly width: number;
  readonly height: number;
  readonly samples?: number;
  /** The marker of its frame; 0xc0 is baseline. */
  readonly frame?: number;
  readonly note?: string;
}

/** The head of a JPEG with a scan of nothing: enough for a program that does not decode it. */
export function jpegFile({ width, height, samples = 3, frame = 0xc0, note = "" }: MadeJpeg): Buffer {
  const size = [height >> 8, height & 0xff, width >> 8, width & 0xff];
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, Buffer.from(`Exif${note}`, "latin1")),
    segment(0xfe, Buffer.from(note, "latin1")),
    segment(frame, Buffer.from([8, ...size, samples, ...Array.from({ length: samples * 3 }, () => 1)])),
    segment(0xda, Buffer.alloc(6)),
    Buffer.from([0, 0xff, 0xd9]),
  ]);
}

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}
