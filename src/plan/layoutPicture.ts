import type { Picture } from "./picture.js";
import { buildRow, type Row } from "./rows.js";
import type { Frame, TextSetter } from "./textSetter.js";

/** Dots to the inch of a picture that does not say how wide it is to be. */
const DOTS = 150;
const POINTS = 72;

export interface PictureSize {
  /** In points; undefined: by its pixels. */
  readonly width: number | undefined;
  /** In points: it is made narrower until it is no taller. */
  readonly tallest: number;
}

/** A picture as a row of its own, never wider than the column it stands in, with the words that stand for it. */
export function layOutPicture(picture: Picture, alt: string, size: PictureSize, frame: Frame, setter: TextSetter): Row[] {
  const shape = picture.height / picture.width;
  const wanted = size.width ?? (picture.width * POINTS) / DOTS;
  const width = Math.min(wanted, frame.width, size.tallest / shape);
  const height = width * shape;
  const node = setter.tree.add(frame.parent, "Figure", { alt });
  return [buildRow({ height, pictures: [{ picture, x: frame.x, y: 0, width, height, node }], bands: frame.bands })];
}
