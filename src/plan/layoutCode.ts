import { type Block, plainText } from "./blocks.js";
import { sideBySide } from "./layoutColumns.js";
import { layOutPicture } from "./layoutPicture.js";
import { isQrText, qrPicture } from "./qrCode.js";
import { buildRow, held, type Row } from "./rows.js";
import type { Frame, TextSetter } from "./textSetter.js";

/** Wide enough for a telephone to read, in points: 21 squares and a margin of four on each side. */
const QR_WIDTH = 74;
const GAP = 14;

/** A code in large letters, and the same as squares to scan where it can be written so. Both hold the words of the block and nothing else. */
export function layOutCode(blocks: readonly Block[], frame: Frame, setter: TextSetter): Row[] {
  const runs = blocks.flatMap((block) => (block.kind === "paragraph" ? block.runs : []));
  const text = plainText(runs).trim();
  if (text === "") return [];
  const words = (x: number, width: number) =>
    setter.text([{ text, bold: true }], { ...frame, x, width, size: setter.header.sizes.large, ink: "text" }, "P");
  if (!isQrText(text)) return words(frame.x, frame.width);
  const size = { width: QR_WIDTH, tallest: QR_WIDTH };
  const squares = layOutPicture(qrPicture(text), `The code ${text}, to scan.`, size, frame, setter);
  const beside = words(frame.x + QR_WIDTH + GAP, frame.width - QR_WIDTH - GAP);
  const tall = beside.reduce((sum, { height }) => sum + height, 0);
  const room = buildRow({ height: Math.max(0, (QR_WIDTH - tall) / 2) });
  return held(sideBySide([squares, [room, ...beside]], 0, Number.POSITIVE_INFINITY), 3);
}
