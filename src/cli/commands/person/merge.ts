import { AppError } from "../../../domain/appError.js";
import type { MergedPeople } from "../../../services/mergePeople.js";
import { command } from "../../command.js";
import type { Context } from "../../context.js";
import { flag, optionalArgument, text } from "../../option.js";
import { fields, type Section } from "../../output/section.js";
import { askText } from "../../questions.js";
import { sessionOptions } from "../../sessionOptions.js";

export const personMerge = command({
  description:
    "A prison number changed: the record of the old number is read under the new one from now on, everywhere. Nothing is moved, so it can be taken back exactly. Refused where both numbers are on the roll today, unless --yes says it is one person all the same.",
  args: {
    old: optionalArgument("the number that is no longer used"),
    new: optionalArgument("the number the person has now"),
  },
  options: {
    reason: text("text", "why the two are one person's; it is kept"),
    yes: flag("also where both numbers are on the roll today"),
    undo: text("old", "take the merge of this old number back"),
  },
  examples: [
    ['resettle person merge A1009AK A1121AT --yes --reason "Number corrected at reception"', "two records become one"],
    ["resettle person merge --undo A1009AK", "they are two again"],
  ],
  async run(context, { old, new: into, reason, yes, undo }) {
    if (undo !== undefined) return takeBack(context, undo, [old, into, reason].some((given) => given !== undefined) || yes);
    if (old === undefined || into === undefined) {
      throw new AppError("usage", "TWO_NUMBERS", "A merge needs two numbers.", {
        hint: "Give the old number, then the new one; or --undo with the old number.",
      });
    }
    const why = reason ?? (await askText(context, { flag: "--reason", message: "Why are they one person's?" }));
    const { withSession } = await import("../../../services/session.js");
    const { mergePeople } = await import("../../../services/mergePeople.js");
    const merged = await withSession(sessionOptions(context), (session) =>
      mergePeople(session, { from: old, into, reason: why, evenIfBothOnRoll: yes }),
    );
    await context.output.item({ schema: "person.merge/1", item: mergeItem(merged), sections: sectionsOf(merged, "One person") });
    for (const doubt of merged.doubts) context.output.warn(doubt);
    context.output.next(`resettle person show ${merged.merge.into}`, "the one record");
  },
});

async function takeBack(context: Context, old: string, more: boolean): Promise<void> {
  if (more) {
    throw new AppError("usage", "UNDO_ALONE", "--undo takes the old number, and nothing else.", {
      hint: `\`resettle person merge --undo ${old}\``,
    });
  }
  const { withSession } = await import("../../../services/session.js");
  const { unmergePeople } = await import("../../../services/mergePeople.js");
  const merged = await withSession(sessionOptions(context), (session) => unmergePeople(session, old));
  const item = { ...mergeItem(merged), undone: true };
  await context.output.item({ schema: "person.merge/1", item, sections: sectionsOf(merged, "Two people again") });
  const { from, into } = merged.merge;
  context.output.say(`What has been recorded under ${into} since ${from} was merged into it stays with ${into}.`);
}

function mergeItem({ merge, records }: MergedPeople): object {
  const { id, from, into, reason, mergedBy, mergedOn } = merge;
  return { mergeId: id, oldNumber: from, newNumber: into, reason, mergedBy, mergedOn, records, undone: false };
}

function sectionsOf({ merge, records }: MergedPeople, heading: string): Section[] {
  const kinds = Object.entries(records).map(([kind, count]) => `${kind.replaceAll("_", " ")} ${count}`);
  return [
    fields(
      [
        ["Old number", merge.from],
        ["New number", merge.into],
        ["Why", merge.reason],
        ["Merged by", merge.mergedBy],
        ["On", merge.mergedOn, "day"],
        ["Records of the old number", kinds.length === 0 ? "none" : kinds.join(", ")],
      ],
      heading,
    ),
  ];
}
