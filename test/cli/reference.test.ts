import { describe, expect, it } from "vitest";
import { NOUNS } from "../../src/cli/commands/list.js";
import { generateReference } from "../../src/cli/reference.js";
import { takingEverything } from "./madeUpCommands.js";

describe("the command reference", () => {
  it("is what the program says: `npm run reference` writes it anew", async () => {
    await expect(await generateReference(NOUNS)).toMatchFileSnapshot("../../REFERENCE.md");
  });

  it("has usage, arguments, flags and examples of each command", async () => {
    const reference = await generateReference(takingEverything(() => {}));
    for (const line of [
      "- [`visit book`](#visit-book): Book a visit",
      "## visit book\n\nBook a visit.\n\n```\nresettle visit book [options] <person> [room]\n```",
      "| `<person>` | who is visited |",
      "| `--kind <kind>` | what kind: `official`, `social` |",
      "```sh\nresettle visit book A1234BC  # a visit\n```",
      "| `--format <format>` | how results are written: `table`, `json`, `csv`, `ndjson` |",
    ]) {
      expect(reference).toContain(line);
    }
  });
});
