import type { PlainDate } from "../domain/plainDate.js";
import { findValueOrigins } from "../domain/valueOrigins.js";
import { findSourceCells, type SourceCell } from "../roll/sourceCells.js";
import type { RollImport } from "../store/repositories/imports.js";
import type { Session } from "./session.js";

/** Where a value that the roll says of a person comes from. */
export interface ValueSource {
  readonly field: string;
  readonly value: string;
  /** The import since which it has been unbroken: its number, file and day, and the line that said so. */
  readonly importNumber: number;
  readonly file: string;
  /** Name of the sheet, of a workbook. */
  readonly sheet?: string;
  readonly takenOn: PlainDate;
  readonly line: number;
  /** The cells it was read from, as they stood; none where no column said it. */
  readonly cells: readonly SourceCell[];
}

/**
 * Where every value comes from that the roll says of a person as of the session's day, or said when they left (rolls.md, 9). Notes no look at the person: the caller does. Nothing
 * where no roll has named them by then.
 */
export async function findSources(session: Session, prisonerNumber: string): Promise<readonly ValueSource[]> {
  const { read } = session.store;
  const versions = (await read.custody.history(prisonerNumber)).filter(({ fromDay }) => fromDay <= session.asOf);
  const imports = new Map<number, RollImport | undefined>();
  for (const { importNumber } of versions) imports.set(importNumber, await read.imports.find(importNumber));
  return findValueOrigins(versions).flatMap(({ field, value, version }) => {
    const { importNumber, line, person, source } = version;
    const roll = imports.get(importNumber);
    if (roll === undefined) return [];
    const { file, sheet, takenOn, columns } = roll;
    const said = { importNumber, file, ...(sheet === undefined ? {} : { sheet }), takenOn, line };
    return [{ field, value, ...said, cells: findSourceCells(field, person, columns, source) }];
  });
}
