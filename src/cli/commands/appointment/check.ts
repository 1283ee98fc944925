import type { CheckedAppointments, PersonClash } from "../../../services/checkAppointments.js";
import { command } from "../../command.js";
import type { Context } from "../../context.js";
import { withListSession } from "../../listSession.js";
import { flag, optionalArgument } from "../../option.js";
import type { Column, Tone } from "../../output/column.js";
import { fields, type Section } from "../../output/section.js";
import { clashItem } from "./appointmentSections.js";

export const checkCommand = command({
  description:
    "What clashes: appointments with each other, with the licence and with the calendar (C01 to C22), and what would mend it. Without a person: everyone who has an appointment to come or a licence.",
  args: { person: optionalArgument("prisoner number, or a surname or part of one if only one person matches") },
  options: { check: flag("exit code 8 when anything is an error: for schedulers") },
  examples: [
    ["resettle appointment check A1001AA", "before a plan is made final"],
    ["resettle appointment check --check --json", "everyone, for a scheduler"],
  ],
  async run(context, { person, check }) {
    const checked = await findClashes(context, person);
    if (context.options.format === "table") await printForPeople(context, checked);
    else await printData(context, checked);
    for (const prisonerNumber of checked.withheldFrom) {
      context.output.next(`resettle appointment check ${prisonerNumber}`, "there is more, shown for one person only");
    }
    return check && checked.hasErrors ? { exitCode: 8 } : undefined;
  },
});

async function findClashes(context: Context, person: string | undefined): Promise<CheckedAppointments> {
  const { checkAppointmentsOf } = await import("../../../services/checkAppointments.js");
  const { checkAllAppointments } = await import("../../../services/checkAllAppointments.js");
  return withListSession(context, (session) =>
    person === undefined ? checkAllAppointments(session) : checkAppointmentsOf(session, person),
  );
}

type ShownClash = readonly [label: string, words: string, tone: Tone];

const TONES: Readonly<Record<PersonClash["severity"], Tone>> = { error: "bad", warning: "warning", info: "quiet" };

/** One person below the other: what clashes and what would mend it are sentences, too long for the cells of a table. */
async function printForPeople({ output }: Context, { clashes, people, withheldFrom }: CheckedAppointments): Promise<void> {
  const byPerson = new Map<string, ShownClash[]>();
  for (const { prisonerNumber, severity, code, message, remedy } of clashes) {
    const shown: ShownClash = [`${code} ${severity}`, `${message} ${remedy}`, TONES[severity]];
    byPerson.set(prisonerNumber, [...(byPerson.get(prisonerNumber) ?? []), shown]);
  }
  const sections: readonly Section[] = [...byPerson].map(([prisonerNumber, found]) => fields(found, prisonerNumber));
  if (sections.length > 0) await output.item({ schema: SCHEMA, item: {}, sections });
  else if (withheldFrom.length > 0) output.say("Nothing clashes that may be shown in a list over many people.");
  else output.say(people === 1 ? "Nothing clashes." : `Nothing clashes, of ${people} people who were checked.`);
}

const SCHEMA = "appointment.check/1";

const COLUMNS: readonly Column<PersonClash>[] = [
  { key: "prisonerNumber", title: "Number", get: ({ prisonerNumber }) => prisonerNumber },
  { key: "code", title: "Code", get: ({ code }) => code },
  { key: "severity", title: "Severity", get: ({ severity }) => severity },
  { key: "appointments", title: "Appointments", get: ({ appointments }) => appointments.join(" ") },
  { key: "condition", title: "Condition", get: ({ condition }) => condition },
  { key: "message", title: "What clashes", get: ({ message }) => message },
  { key: "remedy", title: "What would mend it", get: ({ remedy }) => remedy },
];

async function printData({ output }: Context, { clashes, withheldFrom, people }: CheckedAppointments): Promise<void> {
  await output.list({
    schema: SCHEMA,
    columns: COLUMNS,
    items: clashes,
    jsonItem: (clash) => ({ ...clashItem(clash), prisonerNumber: clash.prisonerNumber }),
    empty: "Nothing clashes.",
    more: { people, withheldFrom },
  });
}
