import { AppError } from "../../domain/appError.js";
import { PRISON_ROLES } from "../../domain/records.js";
import { command } from "../command.js";
import { flag, repeated, text } from "../option.js";
import { fields, prose } from "../output/section.js";
import { sessionOptions } from "../sessionOptions.js";

const SAFETY =
  "Without the key file nobody can read these records again, and there is no other way in. Keep a copy of it somewhere safe, apart from the store.";
const RESTRICTED_SAFETY =
  "Restricted answers (abuse, threats, sex work) are sealed with a key of their own. Recording needs only the store; reading needs the restricted key file and a worker who is marked for it. Keep a copy of it safe too, with whoever may read them.";

export const initCommand = command({
  description:
    "Makes the store where the records are kept, encrypted with a key of its own, and its prisons. Safe to run again: what is there stays, and an older store is brought up to date.",
  options: {
    with: repeated(text("code[=role]", `a prison, and what it has bought: ${PRISON_ROLES.join(", ")} (EYI=lead); repeatable`)),
    plain: flag("no encryption: for trying out only"),
    recoverySheet: text("file", "write the key as a page to print and lock away"),
    restrictedRecoverySheet: text("file", "the same for the key of restricted answers"),
  },
  examples: [
    ["resettle init", "make the store in your data folder"],
    ["resettle init --recovery-sheet demo/sheet.txt", "and a page to print, to get in again where the key file is lost"],
    ["resettle init --with EYI=lead --with BZI=host", "and say what two prisons have bought"],
  ],
  async run(context, options) {
    const { initStore } = await import("../../services/initStore.js");
    const { plain, recoverySheet, restrictedRecoverySheet } = options;
    const sheets = { recoverySheet, restrictedRecoverySheet };
    const made = await initStore(sessionOptions(context), { plain, prisons: options.with.map(parsePrison), ...sheets });
    await context.output.item({
      schema: "init/1",
      item: { ...made },
      sections: [
        fields([
          ["Store", made.store],
          [
            "Encryption",
            made.encryption === "aegis" ? "yes (AEGIS-256)" : made.encryption === "server" ? "the server's" : "none",
          ],
          ["Key file", made.keyFile],
          ["Restricted key", made.restrictedKeyHere ? made.restrictedKeyFile : "not on this computer"],
          ["Kept as it was", made.keptAs],
          ["Prisons", made.prisons.map((prison) => prison.code).join(", ")],
        ]),
        ...(made.keyMade ? [prose(SAFETY)] : []),
        ...(made.restrictedKeyMade ? [prose(RESTRICTED_SAFETY)] : []),
      ],
    });
    for (const sheet of Object.values(sheets))
      if (sheet !== undefined)
        context.output.warn(`Print ${sheet}, lock the page away, and delete the file: whoever has it has the key.`);
    if (made.keyMade && recoverySheet === undefined)
      context.output.next("resettle init --recovery-sheet <file>", "the key as a page to print, in case its file is lost");
    context.output.next("resettle roll import <file>", "take in the first roll");
  },
});

function parsePrison(typed: string) {
  const [prison = "", roleText] = typed.split("=", 2);
  if (roleText === undefined) return { prison };
  const role = PRISON_ROLES.find((known) => known === roleText);
  if (role !== undefined) return { prison, role };
  throw new AppError("usage", "BAD_ROLE", `${JSON.stringify(roleText)} is nothing a prison can buy.`, {
    hint: `Use one of: ${PRISON_ROLES.join(", ")}.`,
  });
}
