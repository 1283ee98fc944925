import { inertLine } from "./inert.js";
import type { Writer } from "./writer.js";

/** How far a long piece of work has come. */
export interface Progress {
  /** `done` of `total`; either total, here or when it was started, may be unknown. */
  update(done: number, total?: number): void;
  advance(by?: number): void;
  /** Ends the work and takes the bar away. Call it in `finally`. */
  done(): void;
}

const FIRST_SHOWN_AFTER_MS = 500;
const REDRAWN_AFTER_MS = 100;
const BAR = 20;
const CLEAR_LINE = "\r\u001b[2K";

/**
 * A bar on a terminal's standard error, for work of more than half a second; on anything else it draws nothing. It draws when the work
 * reports, never by a timer.
 */
export function startProgress(
  writer: Writer,
  now: () => Date,
  label: string,
  total: number | undefined,
): Progress & { clear(): void } {
  const started = now().getTime();
  let drawnAt: number | undefined;
  let count = 0;
  let outOf = total;
  const clear = (): void => {
    if (drawnAt !== undefined) writer.write(CLEAR_LINE);
    drawnAt = undefined;
  };
  const draw = (): void => {
    const time = now().getTime();
    if (time - started < FIRST_SHOWN_AFTER_MS || (drawnAt !== undefined && time - drawnAt < REDRAWN_AFTER_MS)) return;
    drawnAt = time;
    writer.write(`${CLEAR_LINE}${barOf(inertLine(label), count, outOf).slice(0, Math.max(1, writer.columns - 1))}`);
  };
  return {
    update(done, newTotal) {
      count = done;
      outOf = newTotal ?? outOf;
      draw();
    },
    advance(by = 1) {
      count += by;
      draw();
    },
    done: clear,
    clear,
  };
}

function barOf(label: string, done: number, total: number | undefined): string {
  const counted = done.toLocaleString("en-GB");
  if (total === undefined || total <= 0) return `${label} ${counted}`;
  const share = Math.min(1, done / total);
  const filled = Math.round(share * BAR);
  return `${label} [${"#".repeat(filled)}${".".repeat(BAR - filled)}] ${counted} of ${total.toLocaleString("en-GB")}, ${Math.floor(share * 100)}%`;
}
