import type { RecordValue } from "../../plan/recordValue.js";
import type { PreviewBasis } from "./madeUpCase.js";

/** Everything that is held on a person who does not exist: a part with two records, one with long words; or next to nothing. */
export function buildMadeUpRecord({ asOf, bare }: PreviewBasis): RecordValue {
  return {
    schema: "record/1",
    madeOn: asOf,
    ...{ name: "Sam Example", prisonerNumber: "A0000AA", formerNumbers: bare ? "" : "A0000AC", leftOut: bare ? 0 : 2 },
    parts: bare ? [] : PARTS,
    looks: bare ? [] : [{ on: `${asOf} 09:00`, who: "jmade", what: "person show", why: "look at a person" }],
  };
}

const PARTS: RecordValue["parts"] = [
  {
    title: "Goals",
    about: "What the person said they want.",
    records: [
      {
        title: "See my daughter every week",
        lines: [{ label: "First step", value: "Ring the family worker on my first day out" }],
      },
      { title: "Get a job in a warehouse", lines: [{ label: "Status", value: "In progress" }] },
    ],
  },
  {
    title: "Notes",
    about: "What those who work with the person told us.",
    records: [
      {
        title: "From the key worker",
        lines: [{ label: "Text", value: "Sleeps badly before appointments: ring the day before." }],
      },
    ],
  },
];
