import { beforeAll, describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { rollPerson } from "../support/builders.js";
import { runInProcess } from "../support/runInProcess.js";
import { makeTeamStore, type TeamStore } from "../support/teamStore.js";

let team: TeamStore;
beforeAll(async () => {
  team = await makeTeamStore([rollPerson({ facts: { dates: { crd: plainDate("2027-01-04") } } })]);
  for (const [name, ...left] of [["jwood"], ["apatel"], ["old", "--left"]] as const) {
    await run(`worker add ${name} --full-name X --role pom ${left.join(" ")}`.trim());
  }
});
const run = (line: string) => runInProcess(line.split(" "), { env: { ...team.env, NO_COLOR: "1" } });

describe("a list narrowed to a name that nobody here has", () => {
  it.each([
    ["window --worker jwod", 'warning: No worker called "jwod" is known. Did you mean jwood?'],
    ["due --worker JWOOD", 'warning: No worker called "JWOOD" is known. Did you mean jwood?'],
    ["due --worker zzz", 'warning: No worker called "zzz" is known. `resettle worker list` shows those there are.'],
    ["window --prison DMI", 'warning: No prison "DMI" is known: no roll named it. Did you mean MDI?'],
    ["due --prison ZZZ", 'warning: No prison "ZZZ" is known: no roll named it. `resettle prison list` shows those there are.'],
    ["need list --prison MDX", 'warning: No prison "MDX" is known'],
    ["referral list --prison MDX", 'warning: No prison "MDX" is known'],
    ["referral chase --prison MDX", 'warning: No prison "MDX" is known'],
    ["appointment list --prison MDX", 'warning: No prison "MDX" is known'],
    ["appointment check --prison MDX", 'warning: No prison "MDX" is known'],
    ["roll list --prison MDX", 'warning: No prison "MDX" is known'],
    ["prison list --prison MDX", 'warning: No prison "MDX" is known'],
    ["person find marsh --prison MDX", 'warning: No prison "MDX" is known'],
    ["plan render --all-due --prison MDX", 'warning: No prison "MDX" is known'],
  ])("%s finds nothing, and says so on the side", async (line, warning) => {
    const { code, stdout, stderr } = await run(line);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(stderr).toContain(warning);
  });

  it("warns of each, also with --quiet, and leaves the data as it is", async () => {
    const { code, stdout, stderr } = await run("window --worker jwod --prison MDX --prison MDI --quiet --json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout).items).toEqual([]);
    expect(stderr.match(/^warning: /gm)).toHaveLength(2);
  });

  it.each(["window --worker jwood", "window --worker old", "due --prison MDI", "window --prison mdi --all", "window"])(
    "%s warns of nothing",
    async (line) => {
      expect((await run(line)).stderr).not.toContain("warning");
    },
  );
});
