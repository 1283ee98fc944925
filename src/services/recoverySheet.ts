import { existsSync } from "node:fs";
import { AppError } from "../domain/appError.js";
import { formatDay } from "../domain/dateWords.js";
import type { PlainDate } from "../domain/plainDate.js";
import { wordsOfKey } from "./keyWords.js";
import { writeWholeFile } from "./writeWholeFile.js";

const GROUPS_A_LINE = 4;

/** Files to write the keys to, as pages to print. */
export interface SheetWish {
  readonly recoverySheet?: string | undefined;
  readonly restrictedRecoverySheet?: string | undefined;
}

interface Keys {
  readonly key: Uint8Array | undefined;
  readonly restrictedKey: Uint8Array | undefined;
  /** Which store: its id. */
  readonly store: string;
  readonly on: PlainDate;
}

const OPENS = {
  store: {
    title: "RECOVERY SHEET: THE KEY OF A RESETTLE STORE",
    power: "Whoever has this page and the store, or a backup of it, can read its records.",
    flag: "--key-file",
    also: ", or run `resettle init` on a terminal and type them where it\nasks for the key: it then makes the key file again",
  },
  restricted: {
    title: "RECOVERY SHEET: THE KEY OF WHAT IS RESTRICTED",
    power: "Whoever has this page and can open the store can read what is restricted in it.",
    flag: "--restricted-key-file",
    also: "",
  },
} as const;
type Opens = (typeof OPENS)[keyof typeof OPENS];

/** Throws AppError (refused) where there is a file: a page that was not printed yet may be all that is left of a key. */
export function refuseExistingSheets({ recoverySheet, restrictedRecoverySheet }: SheetWish): void {
  for (const file of [recoverySheet, restrictedRecoverySheet]) {
    if (file === undefined || !existsSync(file)) continue;
    throw new AppError("refused", "SHEET_OVER", `There is a file ${file} already, and nothing is written over it.`, {
      hint: "Give another name.",
    });
  }
}

/** Writes pages to print and lock away, for their owner only. Throws AppError: refused without the key, store where one cannot be written. */
export async function writeSheets({ recoverySheet, restrictedRecoverySheet }: SheetWish, keys: Keys): Promise<void> {
  if (recoverySheet !== undefined) {
    if (keys.key === undefined) throw noKeyToPrint("This store has no key");
    await writeWholeFile(recoverySheet, renderSheet(keys.key, OPENS.store, keys));
  }
  if (restrictedRecoverySheet !== undefined) {
    if (keys.restrictedKey === undefined) throw noKeyToPrint("The key of what is restricted is not on this computer");
    await writeWholeFile(restrictedRecoverySheet, renderSheet(keys.restrictedKey, OPENS.restricted, keys));
  }
}

function noKeyToPrint(what: string): AppError {
  return new AppError("refused", "NO_KEY_TO_PRINT", `${what}, so there is none to print.`, {
    hint: "Print it on the computer and for the store that has it.",
  });
}

function renderSheet(key: Uint8Array, { title, power, flag, also }: Opens, { store, on }: Keys): string {
  const words = wordsOfKey(key);
  const lines = Array.from({ length: Math.ceil(words.length / GROUPS_A_LINE) }, (_, line) =>
    words.slice(line * GROUPS_A_LINE, (line + 1) * GROUPS_A_LINE).join("  "),
  );
  return `${title}

Store ${store}, printed ${formatDay(on)}

${lines.map((line) => `        ${line}`).join("\n")}

${power}
Without a key they are lost: there is no other way in.
Print this page, lock it away from the computer, and delete the file.

To give the key back, type the groups, as they stand, into a file and name it
with ${flag}${also}.
The last letter of each group checks it: a slip is found, and its group named.
There is no letter O, I, L or U: they are read as 0, 1 and 1, and U is a slip.
`;
}
