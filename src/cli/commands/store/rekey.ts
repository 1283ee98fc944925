import { command } from "../../command.js";
import { fields } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";

export const rekey = command({
  description:
    "Encrypts the store with a new key, for when somebody has the old one who should not. It is done on a copy, which is opened with the new key, checked as a whole and compared, and only then put in the store's place. Nobody can write meanwhile. Restricted answers are sealed with a key of their own, which stays.",
  examples: [["resettle store rekey", "the old key opens the store no more"]],
  async run(context) {
    const { giveNewKey } = await import("../../../services/rekeyStore.js");
    const done = await giveNewKey(sessionOptions(context));
    await context.output.item({
      schema: "store.rekey/1",
      item: done,
      sections: [
        fields(
          [
            ["Key file", done.keyFile],
            ["Old key", done.oldKeyFile],
          ],
          `${done.store} has a new key`,
        ),
      ],
    });
    context.output.warn(
      "Copies of the old key, on paper too, open the store no more: make new ones. The old key still opens the backups made until now; destroy it when they are gone.",
    );
    context.output.next("resettle store backup", "a backup that opens with the new key");
  },
});
