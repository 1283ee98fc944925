import type { RekeyedInPlace, RekeyedStore } from "../../../services/rekeyStore.js";
import { command } from "../../command.js";
import { text } from "../../option.js";
import { fields } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";

export const rekey = command({
  description:
    "Encrypts the store with a new key, for when somebody has the old one who should not. It is done on a copy, which is opened with the new key, checked as a whole and compared, and only then put in the store's place. Nobody can write meanwhile. Restricted answers are sealed with a key of their own, which stays.",
  options: {
    newKeyFile: text(
      "file",
      "where the new key is written; only where the key comes from --key-command, which cannot be given it",
    ),
  },
  examples: [
    ["resettle store rekey", "the old key opens the store no more"],
    [
      'resettle store rekey --key-command "vault read resettle" --new-key-file /run/user/1000/new.key',
      "then put the new key where the command reads it, and destroy the file",
    ],
  ],
  async run(context, { newKeyFile }) {
    const { giveNewKey, giveNewKeyInFile } = await import("../../../services/rekeyStore.js");
    const options = sessionOptions(context);
    const done: RekeyedStore & Partial<RekeyedInPlace> =
      newKeyFile === undefined ? await giveNewKey(options) : await giveNewKeyInFile(options, newKeyFile);
    const old = done.oldKeyFile === undefined ? [] : [["Old key", done.oldKeyFile] as const];
    await context.output.item({
      schema: "store.rekey/1",
      item: done,
      sections: [fields([["Key file", done.keyFile], ...old], `${done.store} has a new key`)],
    });
    if (newKeyFile !== undefined)
      context.output.warn(
        `The store opens with the key in ${done.keyFile} from now on: put it where the key command reads it, try that, then destroy the file. Until then, name it with --key-file.`,
      );
    context.output.warn(
      "Copies of the old key, on paper too, open the store no more: make new ones. The old key still opens the backups made until now; destroy it when they are gone.",
    );
    context.output.next("resettle store backup", "a backup that opens with the new key");
  },
});
