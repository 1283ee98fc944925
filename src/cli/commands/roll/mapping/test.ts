import { command } from "../../../command.js";
import { argument, optionalArgument } from "../../../option.js";
import { proofItem, proofSections, warnOfProof } from "./proofSections.js";

export const mappingTest = command({
  description:
    "Reads the sample beside a mapping, or a file, with that mapping, and says which column fills what, in how many rows, and what cannot be read. The sample must be read as the expected rows beside it say. Nothing is taken in.",
  args: {
    name: argument("name of a mapping"),
    file: optionalArgument("a roll to test it on; - is standard input; the sample beside the mapping unless given"),
  },
  examples: [
    ["resettle roll mapping test nomis-report", "is its sample still read as it should be?"],
    ["resettle roll mapping test resettle demo/rolls/today.csv", "what does it make of this file?"],
  ],
  async run(context, { name, file }) {
    const { getMapping } = await import("../../../../services/rollMappings/listMappings.js");
    const { testMapping } = await import("../../../../services/rollMappings/testMapping.js");
    const { prisons, asOf } = context.options;
    const mapping = await getMapping(name, context.env);
    const { proof, compared } = await testMapping({
      mapping,
      file,
      stdin: context.streams.stdin,
      env: context.env,
      asOf,
      prison: prisons.length === 1 ? prisons[0] : undefined,
    });
    await context.output.item({
      schema: "roll.mapping.test/1",
      item: { ...proofItem(proof), asExpected: compared },
      sections: proofSections(proof),
    });
    warnOfProof(context, proof);
    if (compared) context.output.say("Every row of the sample is read as expected.");
  },
});
