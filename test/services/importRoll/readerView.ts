import { addDays, type PlainDate } from "../../../src/domain/plainDate.js";
import { listDue } from "../../../src/services/listDue.js";
import { listWindow } from "../../../src/services/listWindow.js";
import type { CustodyVersion } from "../../../src/store/repositories/custody.js";
import type { Store } from "../../../src/store/store.js";
import { sessionOn } from "../../support/session.js";

/**
 * Everything a reader can see of some prisons around a day: who was on the roll and what it said, day by day; every version and stay of these people; the remembered rows but for
 * their hashes; the imports that count; and the lists.
 */
export async function readerView(store: Store, day: PlainDate, prisons: readonly string[], people: readonly string[]) {
  const { read } = store;
  const days: Record<string, readonly CustodyVersion[]> = {};
  for (const of of [-1, 0, 1, 2].map((days) => addDays(day, days))) {
    const versions: CustodyVersion[] = [];
    for await (const batch of read.custody.asOf(of, { prisons })) versions.push(...batch);
    days[of] = versions.sort((a, b) => (a.person.prisonerNumber < b.person.prisonerNumber ? -1 : 1));
  }
  const histories = await Promise.all(people.map((number) => read.custody.history(number)));
  const stays = await Promise.all(people.map((number) => read.stays.list(number)));
  const rows: (readonly [number: string, prison: string])[] = [];
  for await (const batch of read.roll.rows()) {
    for (const { prisonerNumber, prison } of batch) if (prisons.includes(prison)) rows.push([prisonerNumber, prison]);
  }
  const known = [...(await read.people.findKnown(people))].sort();
  const imports = (await read.imports.list()).filter((roll) => roll.prisons.some((prison) => prisons.includes(prison)));
  const named = (await read.prisons.list()).filter(({ code }) => prisons.includes(code));
  const session = await sessionOn(store, { asOf: addDays(day, 1), prisons });
  const window = await listWindow(session, { entering: 7, states: [], all: true });
  const due = await listDue(session, { order: "person" });
  return { days, histories, stays, rows, known, named, imports, window, due };
}
