import { AppError } from "../../../domain/appError.js";
import type { KeepRule } from "../../../domain/keepRules.js";
import { command } from "../../command.js";
import { text } from "../../option.js";
import { fields } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";
import { countFields } from "./countFields.js";

export const backup = command({
  description:
    "Copies the store as it is at one moment, while others work, encrypted with the store's own key. The copy is opened and checked before it gets its name; beside it goes a manifest: when, by which version, how many of each, its digest, where the audit trail ends. Nothing is written over. The keys are not in it: keep copies of them elsewhere.",
  options: {
    out: text("file|folder", "where it goes; a folder `backups` beside the store unless given"),
    keep: text("rules", "which older backups of this store stay in that folder, for example 7d,4w,12m; all unless given"),
  },
  examples: [
    ["resettle store backup --out demo/backups/", "a backup with a name of its own"],
    ["resettle store backup --out demo/backups/ --keep 7d,4w,12m", "and the older ones thinned: days, weeks, months (y: years)"],
  ],
  async run(context, { out, keep }) {
    const rules = keep === undefined ? undefined : await readKeepRules(keep);
    const { backupStore } = await import("../../../services/backup/backupStore.js");
    const made = await backupStore(sessionOptions(context), { out, keep: rules });
    await context.output.item({
      schema: "store.backup/1",
      item: made,
      sections: [
        fields(
          [
            ["Manifest", made.manifest],
            ["SHA-256", made.sha256],
            ["Bytes", made.bytes.toLocaleString("en-GB")],
            ...countFields(made.counts),
          ],
          `${made.file} is made, and sound`,
        ),
      ],
    });
    for (const file of made.removed) context.output.say(`Removed by the rules ${keep}: ${file}`);
    context.output.next(`resettle store restore ${made.file} --to <new place>`, "how it comes back; the keys are not in it");
  },
});

async function readKeepRules(typed: string): Promise<readonly KeepRule[]> {
  const { parseKeepRules } = await import("../../../domain/keepRules.js");
  const rules = parseKeepRules(typed);
  if (rules !== undefined) return rules;
  throw new AppError("usage", "BAD_VALUE", `--keep was given ${JSON.stringify(typed)}, which is not a list of rules.`, {
    hint: "Write how many days, weeks, months or years keep one backup each, for example 7d,4w,12m.",
  });
}
