import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RollPerson } from "../../src/domain/person.js";
import { type PlainDate, plainDate } from "../../src/domain/plainDate.js";
import { publicKeyOf } from "../../src/store/sealing.js";
import { createStore, type Store } from "../../src/store/store.js";
import { seedPeople } from "./builders.js";
import { makeTestFolder } from "./testFolder.js";

/** A store on disk that commands of a test work on. */
export interface TeamStore {
  /** What makes a command find it. */
  readonly env: Readonly<Record<string, string>>;
  /** Looks into it, or writes to it, beside the commands. */
  readonly use: <Result>(work: (store: Store) => Promise<Result>) => Promise<Result>;
}

const RESTRICTED_KEY = Uint8Array.from({ length: 32 }, (_, index) => 100 + index);

/** A plain store with these people on the roll of a day. It is taken away when the tests of the file are over. */
export async function makeTeamStore(people: readonly RollPerson[], day: PlainDate = plainDate("2026-11-23")): Promise<TeamStore> {
  const folder = makeTestFolder();
  const path = join(folder, "resettle.db");
  const location = { engine: "sqlite", path } as const;
  const use: TeamStore["use"] = async (work) => {
    const store = await createStore({ location, restrictedPublicKey: publicKeyOf(RESTRICTED_KEY) });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  await use((store) => seedPeople(store, people, day));
  writeFileSync(join(folder, "restricted.key"), Buffer.from(RESTRICTED_KEY).toString("hex"));
  const RESETTLE_RESTRICTED_KEY_FILE = join(folder, "restricted.key");
  return {
    use,
    env: {
      RESETTLE_RESTRICTED_KEY_FILE,
      RESETTLE_STORE: path,
      RESETTLE_USER: "worker",
      RESETTLE_AS_OF: "2026-11-23",
      XDG_CONFIG_HOME: folder,
      XDG_STATE_HOME: folder,
    },
  };
}
