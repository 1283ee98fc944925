import { formatDay } from "../../../domain/dateWords.js";
import type { ConsentStanding } from "../../../domain/familyConsent.js";
import { CONSENTS, SHAREABLE } from "../../../domain/peopleAround.js";
import { SHAREABLE_LABELS } from "../../../domain/peopleLabels.js";
import type { ShownContact } from "../../../services/familyContacts.js";
import { command, verbs } from "../../command.js";
import type { Context } from "../../context.js";
import { argument, choice, day, repeated, text } from "../../option.js";
import type { Column } from "../../output/column.js";
import { fields, type Section } from "../../output/section.js";
import { askText } from "../../questions.js";
import { sessionOptions } from "../../sessionOptions.js";

const person = argument("prisoner number, or a part of the surname if only one person matches");
const id = argument("id of the contact, from `resettle person contact list`");
const details = {
  name: text("name", "who they are"),
  relation: text("words", "what they are to the person: mother, friend …"),
  contact: text("words", "how they can be reached"),
  consent: choice("answer", CONSENTS, "whether the person agrees to our telling them something"),
  consentOn: day("the day the person said so; today unless given"),
  until: day("the last day the consent holds"),
  mayShare: repeated(choice("what", SHAREABLE, "what may be shared with them; repeatable")),
};

const add = command({
  description: "Records somebody of the person's family, or a friend, and what the person lets us tell them.",
  args: { person },
  options: details,
  examples: [
    [
      'resettle person contact add A1001AA --name "Mair Llŷr-Evans" --relation mother --contact "01632 960202" --consent given --may-share release_date --until +90d',
      "who may be told the release date",
    ],
  ],
  async run(context, { person, name, until, mayShare, ...given }) {
    const called = name ?? (await askText(context, { flag: "--name", message: "What is their name?" }));
    const { withSession } = await import("../../../services/session.js");
    const { addContact } = await import("../../../services/familyContacts.js");
    const made = await withSession(sessionOptions(context), (session) =>
      addContact(session, person, { ...given, name: called, consentUntil: until, mayShare: listed(mayShare) }),
    );
    await print(context, "person.contact.add/1", made);
  },
});

const update = command({
  description: "Changes what is known of a contact. Consent that is withdrawn takes effect at once.",
  args: { id },
  options: details,
  examples: [["resettle person contact update <id> --consent withdrawn", "nothing may be shared from now on"]],
  async run(context, { id, until, mayShare, ...given }) {
    const { withSession } = await import("../../../services/session.js");
    const { updateContact } = await import("../../../services/familyContacts.js");
    const changed = await withSession(sessionOptions(context), (session) =>
      updateContact(session, id, { ...given, consentUntil: until, mayShare: listed(mayShare) }),
    );
    await print(context, "person.contact.update/1", changed);
  },
});

const remove = command({
  description: "Takes a contact off the person's list.",
  args: { id },
  examples: [["resettle person contact remove <id>", "no longer a contact"]],
  async run(context, { id }) {
    const { withSession } = await import("../../../services/session.js");
    const { removeContact } = await import("../../../services/familyContacts.js");
    await print(
      context,
      "person.contact.remove/1",
      await withSession(sessionOptions(context), (session) => removeContact(session, id)),
    );
  },
});

const COLUMNS: readonly Column<ShownContact>[] = [
  { key: "name", title: "Name", get: ({ record }) => record.name },
  { key: "relation", title: "Relation", get: ({ record }) => record.relation },
  { key: "contact", title: "Contact", get: ({ record }) => record.contact },
  { key: "consent", title: "May be told", get: ({ record, standing }) => standingWords(standing, record.consentUntil) },
  { key: "consentOn", title: "Since", get: ({ record }) => record.consentOn, kind: "day", dataOnly: true },
  { key: "consentUntil", title: "Until", get: ({ record }) => record.consentUntil, kind: "day", dataOnly: true },
  { key: "contactId", title: "Id", get: ({ record }) => record.id },
];

const list = command({
  description: "A person's family and friends, and what may be told to each of them today.",
  args: { person },
  examples: [["resettle person contact list A1001AA", "who may be told what"]],
  async run(context, { person }) {
    const { withSession } = await import("../../../services/session.js");
    const { listContacts } = await import("../../../services/familyContacts.js");
    const items = await withSession(sessionOptions(context), (session) => listContacts(session, person));
    await context.output.list({
      schema: "person.contact.list/1",
      columns: COLUMNS,
      items,
      jsonItem: itemOf,
      empty: "Nobody recorded.",
    });
    const expired = items.filter(({ standing }) => standing.state === "expired").length;
    if (expired > 0)
      context.output.warn(`Consents that have run out: ${expired}. Ask the person again before anything is shared.`);
  },
});

export const personContact = verbs([
  ["add", "Record somebody of the family, or a friend", add],
  ["update", "Change what is known, or the consent", update],
  ["remove", "Take a contact off the list", remove],
  ["list", "Who may be told what", list],
]);

/** What is given with no value at all is not said, rather than nothing. */
function listed<One>(given: readonly One[]): readonly One[] | undefined {
  return given.length === 0 ? undefined : given;
}

async function print(context: Context, schema: string, contact: ShownContact): Promise<void> {
  await context.output.item({ schema, item: itemOf(contact), sections: sectionsOf(contact) });
}

function itemOf({ record, standing }: ShownContact): object {
  const { id, prisonerNumber, name, relation, contact, consent, consentOn, consentUntil, mayShare, removedOn } = record;
  const given = { consent, consentOn, consentUntil, consentedTo: mayShare, consentStanding: standing.state };
  return { contactId: id, prisonerNumber, name, relation, contact, ...given, mayShare: standing.mayShare, removedOn };
}

function sectionsOf({ record, standing }: ShownContact): Section[] {
  return [
    fields([
      ["Number", record.prisonerNumber],
      ["Name", record.name],
      ["Relation", record.relation],
      ["Contact", record.contact],
      ["May be told", standingWords(standing, record.consentUntil)],
      ["Removed", record.removedOn, "day"],
      ["Id", record.id],
    ]),
  ];
}

function standingWords({ state, mayShare }: ConsentStanding, until: ShownContact["record"]["consentUntil"]): string {
  const last = until === undefined ? "" : formatDay(until);
  switch (state) {
    case "holds":
      return `${mayShare.map((what) => SHAREABLE_LABELS[what]).join(", ")}${last === "" ? "" : `, until ${last}`}`;
    case "expired":
      return `NOTHING: consent ran out on ${last}`;
    case "withdrawn":
      return "NOTHING: consent withdrawn";
    case "refused":
      return "NOTHING: consent refused";
    case "not_yet":
      return "NOTHING yet";
    case "not_asked":
      return "NOTHING: not asked yet";
  }
}
