import { beforeAll, describe, expect, it } from "vitest";
import { addService, updateService } from "../../../src/services/directory/saveService.js";
import { makeReferral } from "../../../src/services/makeReferral.js";
import { assemblePlan } from "../../../src/services/renderPlan/assemblePlan.js";
import { preparePress } from "../../../src/services/renderPlan/planPress.js";
import type { Session } from "../../../src/services/session.js";
import { createStore } from "../../../src/store/store.js";
import { seedPeople } from "../../support/builders.js";
import { sessionOn } from "../../support/session.js";
import { makeSqlitePlace } from "../../support/stores.js";
import { leavingIn, MONDAY } from "./leavingPeople.js";

describe("the services on a plan", () => {
  const person = leavingIn(17, "A1001AA");
  let session: Session;
  beforeAll(async () => {
    session = await sessionOn(await createStore(makeSqlitePlace()));
    await seedPeople(session.store, [person], MONDAY);
    return () => session.store.close();
  });

  it("have their public label and telephone number, while they are offered", async () => {
    const press = await preparePress(session, "standard");
    const planText = async () => JSON.stringify((await assemblePlan(session, person.prisonerNumber, press)).next.value);
    const typed = { pathways: "drugs_and_alcohol", setting: "both", publicLabel: "Riverside", phone: "01632 960109" };
    await addService(session, { name: "Heroin Recovery Service", ...typed });
    await makeReferral(session, person.prisonerNumber, { service: "heroin", consent: true, draft: false });
    expect(await planText()).toMatch(/Riverside/);
    expect(await planText()).toContain("01632 960109");
    expect(await planText()).not.toContain("Heroin");
    await updateService(session, "heroin", { typed: { withdrawnOn: MONDAY } });
    expect(await planText()).not.toContain("01632 960109");
  });
});
