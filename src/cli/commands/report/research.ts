import { command } from "../../command.js";
import { required, text } from "../../option.js";
import { fields } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";

export const reportResearchCommand = command({
  description: [
    "Writes what became of people after release to a CSV file that says of nobody who they are. One row a person, their newest release: region of the address on the licence (never the postcode), sex, age band at release, month of release; how many needs and referrals there were, in bands, and each outcome as it counts in national figures. No number, name, prison, day or free text, and nothing that is restricted.",
    "It is k-anonymous: every combination of region, sex, age band and time of release is that of at least k people (research.smallestGroup in templates/policy, 5 unless changed). Where a group is smaller it is made coarser, step by step: quarters, then years and bands of 20 years, then without region, age, sex, year; who is then still in too small a group is left out, and counted.",
    "What it does not do: where everybody in a group has the same outcome, the group's outcome is known; and two exports of different days, set beside each other, may say more than each. Give it only to those who have agreed not to try.",
  ].join(" "),
  options: { out: required(text("file", "where it is written")) },
  examples: [["resettle report research --out research.csv", "for those who study what helps"]],
  async run(context, { out }) {
    const { withSession } = await import("../../../services/session.js");
    const { exportResearch } = await import("../../../services/rights/exportResearch.js");
    const exported = await withSession(sessionOptions(context), (session) => exportResearch(session, out));
    await context.output.item({
      schema: "report.research/1",
      item: exported,
      sections: [
        fields([
          ["File", exported.file],
          ["People", exported.people],
          ["Left out", exported.suppressed],
          ["Smallest group", exported.smallestGroup],
        ]),
      ],
    });
    if (exported.people === 0) context.output.say("There are too few releases for a group that says of nobody who they are.");
  },
});
