import type { RenderedLetter } from "../../../services/letters/renderLetter.js";
import { command } from "../../command.js";
import { argument, flag, text } from "../../option.js";
import { fields } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";

export const referralLetter = command({
  description:
    "Draws the form of a referral's kind, or another, filled from what was answered already; what is not known is a line to fill in. Only what the person's consent covers is on it. To whom it was written is recorded.",
  args: { id: argument("id of the referral, from `referral list`") },
  options: {
    form: text("name", "another form, for example referral or chase; that of its kind unless given"),
    out: text("folder", "where the file goes; the present folder unless given"),
    text: flag("as text for a mail, on standard output unless --out is given"),
    restricted: flag("also where the referral is restricted; that is recorded"),
  },
  examples: [
    ["resettle referral letter <id> --out demo/letters", "the form of its kind, as PDF"],
    ["resettle referral letter <id> --form chase --text", "a reminder to paste into a mail"],
  ],
  async run(context, { id, ...options }) {
    const { withSession } = await import("../../../services/session.js");
    const { renderLetter } = await import("../../../services/letters/renderLetter.js");
    const letter = await withSession(sessionOptions(context), (session) => renderLetter(session, id, options));
    await context.output.item({ schema: "referral.letter/1", item: letter, sections: letterSections(letter) });
    if (letter.form === "chase") context.output.next(`resettle referral chase --asked ${id}`, "once it is sent");
  },
});

/** Text that was not written to a file is itself the result. */
function letterSections({ recipient, form, file, pages, text: words }: RenderedLetter) {
  if (file === undefined) return [{ kind: "prose" as const, text: words ?? "" }];
  return [
    fields([
      ["To", recipient],
      ["Form", form],
      ["Pages", pages],
      ["File", file],
    ]),
  ];
}
