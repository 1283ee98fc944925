import { createHash } from "node:crypto";
import { AppError } from "../domain/appError.js";
import { decodeToUtf8 } from "./decodeText.js";
import { isZip, refuseOtherKinds } from "./fileKind.js";
import type { RollSource } from "./rollSource.js";
import { type EncodingCheck, type EncodingFound, startEncodingCheck } from "./textEncoding.js";

/** What a roll's bytes are, before anyone asks what they say. */
export interface BytesSurvey extends EncodingFound {
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
}

/** Enough for a heading row, and for the first bytes of any format. */
const HEAD_BYTES = 64 * 1024;

/** A workbook says in each of its parts how that is encoded. */
const WORKBOOK_CHECK: EncodingCheck = { add: () => {}, end: () => ({ encoding: "xlsx", oddLines: [], oddLineCount: 0 }) };

/** Reads a roll once: its digest, its size, how it is encoded. Throws AppError (input) where it is empty or no text. */
export async function surveyBytes(source: RollSource): Promise<BytesSurvey> {
  const digest = createHash("sha256");
  let check: EncodingCheck | undefined;
  let bytes = 0;
  for await (const chunk of withWholeHead(source.open())) {
    if (check === undefined) refuseOtherKinds(source.name, chunk);
    check ??= isZip(chunk) ? WORKBOOK_CHECK : startEncodingCheck(source.name, chunk);
    check.add(chunk);
    digest.update(chunk);
    bytes += chunk.length;
  }
  if (check === undefined)
    throw new AppError("input", "ROLL_EMPTY", `${source.name} is empty.`, { hint: "Export the roll again." });
  return { ...check.end(), sha256: digest.digest("hex"), bytes };
}

/** The roll's bytes as they are. Throws AppError (input, ROLL_CHANGED) at their end where they are not those surveyed. */
export function openBytes(source: RollSource, survey: BytesSurvey): AsyncIterable<Uint8Array> {
  return unchanged(source.open(), source.name, survey.sha256);
}

/** The roll's text as UTF-8. Throws AppError (input, ROLL_CHANGED) at its end where the bytes are not those surveyed. */
export function openText(source: RollSource, survey: BytesSurvey): AsyncIterable<Uint8Array> {
  return decodeToUtf8(unchanged(withWholeHead(source.open()), source.name, survey.sha256), survey.encoding);
}

async function* unchanged(chunks: AsyncIterable<Uint8Array>, name: string, sha256: string): AsyncGenerator<Uint8Array> {
  const digest = createHash("sha256");
  for await (const chunk of chunks) {
    digest.update(chunk);
    yield chunk;
  }
  if (digest.digest("hex") === sha256) return;
  throw new AppError("input", "ROLL_CHANGED", `${name} changed while it was being read.`, {
    hint: "Wait until the export has been written, then import it again.",
  });
}

/** The same bytes with the first chunk long enough to tell formats and encodings by. */
async function* withWholeHead(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const head: Uint8Array[] = [];
  let missing = HEAD_BYTES;
  for await (const chunk of chunks) {
    if (missing <= 0) {
      yield chunk;
      continue;
    }
    head.push(chunk);
    missing -= chunk.length;
    if (missing <= 0) yield joined(head);
  }
  if (missing > 0 && missing < HEAD_BYTES) yield joined(head);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
}
