import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { systemCode, systemReason } from "../domain/systemReason.js";
import { isJpeg, readJpeg } from "./jpegFile.js";
import type { MarkdownProblem } from "./markdownBlocks.js";
import { type Picture, PictureMistake } from "./picture.js";
import { isPng, readPng } from "./pngFile.js";

/** A name and nothing else: a path would reach other files. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*\.(?:png|jpe?g)$/i;
const MOST_BYTES = 2 * 1024 * 1024;
/** A template with more is a picture book, and slow to draw. */
const MOST_PICTURES = 20;

/** The pictures that a template names, by file, and what is wrong with any: they stand beside it, in the same folder. */
export function readPictures(
  folder: string,
  named: readonly { readonly file: string; readonly line: number }[],
): { pictures: ReadonlyMap<string, Picture>; problems: readonly MarkdownProblem[] } {
  const pictures = new Map<string, Picture>();
  const problems: MarkdownProblem[] = [];
  for (const { file, line } of named) {
    if (pictures.has(file)) continue;
    try {
      if (pictures.size >= MOST_PICTURES) throw new PictureMistake(`is one too many: a template has at most ${MOST_PICTURES}`);
      pictures.set(file, readPicture(folder, file));
    } catch (error) {
      if (!(error instanceof PictureMistake)) throw error;
      problems.push({ line, message: `The picture ${JSON.stringify(file)} ${error.message}.` });
    }
  }
  return { pictures, problems };
}

function readPicture(folder: string, file: string): Picture {
  if (!NAME.test(file)) {
    throw new PictureMistake("is not the name of a PNG or JPEG beside the template: letters, figures, - and _, as in logo.png");
  }
  const bytes = bytesOf(join(folder, file));
  if (isPng(bytes)) return readPng(bytes);
  if (isJpeg(bytes)) return readJpeg(bytes);
  throw new PictureMistake("is neither PNG nor JPEG");
}

/** A link could lead out of the folder and a pipe would never end: neither is opened. */
function bytesOf(path: string): Buffer {
  let opened: number;
  try {
    opened = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const code = systemCode(error);
    if (code === "ENOENT") throw new PictureMistake("is not beside the template");
    if (code === "ELOOP" || code === "EMLINK") throw new PictureMistake("is a link: copy the file itself there");
    throw new PictureMistake(`cannot be read: ${systemReason(error)}`);
  }
  try {
    const facts = fstatSync(opened);
    if (!facts.isFile()) throw new PictureMistake("is not a file");
    if (facts.size > MOST_BYTES) throw new PictureMistake("is larger than 2 MB: make it smaller");
    return readFileSync(opened);
  } finally {
    closeSync(opened);
  }
}
