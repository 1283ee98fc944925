import { formatDay } from "../../../domain/dateWords.js";
import { dayInLondon, timeInLondon } from "../../../domain/plainTime.js";
import { command } from "../../command.js";
import { argument, required, text } from "../../option.js";
import { fields } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";
import { countFields } from "./countFields.js";

export const restore = command({
  description:
    "Puts a backup into a place where nothing is yet, never over a store. Its digest is compared with its manifest, all of it is checked, and counts and the end of the audit trail are compared. The key is looked for among yours, and put where a store of that place has it.",
  args: { backup: argument("the file that `store backup` made") },
  options: { to: required(text("path", "the new place: nothing may be there")) },
  examples: [["resettle store restore demo/backups/resettle.db --to demo/restored.db", "look at what was, beside what is"]],
  async run(context, { backup, to }) {
    const { restoreStore } = await import("../../../services/backup/restoreStore.js");
    const done = await restoreStore(sessionOptions(context), backup, to);
    const compared = done.compared ? "the same as in the manifest" : "not compared: there is no manifest beside the backup";
    await context.output.item({
      schema: "store.restore/1",
      item: done,
      sections: [
        fields(
          [
            ["Made", done.madeAt === undefined ? undefined : momentWords(new Date(done.madeAt))],
            ["Counts and audit trail", compared, done.compared ? "good" : "warning"],
            ["Erased again", done.erasedAgain === 0 ? undefined : done.erasedAgain],
            ["Key file", done.keyFile],
            ["Restricted key", done.restrictedKeyFile],
            ...countFields(done.counts),
          ],
          `${done.store} is restored, and sound`,
        ),
      ],
    });
    context.output.warn(
      "What was recorded after the backup was made is not in it. People who were erased since are erased from it again, where the store in use or the list beside the backup says who they were.",
    );
    context.output.next(`resettle window --store ${done.store}`, "look at it");
  },
});

function momentWords(instant: Date): string {
  return `${formatDay(dayInLondon(instant))}, ${timeInLondon(instant)}`;
}
