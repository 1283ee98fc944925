import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Pathway } from "../../../src/domain/pathway.js";
import { addNeed } from "../../../src/services/addNeed.js";
import { importServices } from "../../../src/services/directory/importServices.js";
import { addService, type TypedService } from "../../../src/services/directory/saveService.js";
import { makeReferral } from "../../../src/services/makeReferral.js";
import { preparePress } from "../../../src/services/renderPlan/planPress.js";
import { renderPlan } from "../../../src/services/renderPlan/renderPlan.js";
import type { Session } from "../../../src/services/session.js";
import { setLicence } from "../../../src/services/setLicence.js";
import { createStore } from "../../../src/store/store.js";
import { seedPeople } from "../../support/builders.js";
import { readPdf, textOf } from "../../support/pdf.js";
import { sessionOn } from "../../support/session.js";
import { makeSqlitePlace } from "../../support/stores.js";
import { leavingIn, MONDAY } from "./leavingPeople.js";

const MARKER = "Zqxj";
const PERSON = "A1001AA";

describe("the local services guide", () => {
  let session: Session;
  let out = "";
  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), "resettle-guide-"));
    return () => rm(out, { recursive: true, force: true });
  });
  beforeEach(async () => {
    session = await sessionOn(await createStore(makeSqlitePlace()));
    await seedPeople(session.store, [leavingIn(17, PERSON, { sex: "M" }), leavingIn(17, "A1002AA")], MONDAY);
    await importServices(session, "templates/services/demo.csv", { stdin: process.stdin, complete: false });
    await setLicence(session, PERSON, { address: "3 Harbour Street, Testford", postcode: "ZZ1 2BB" });
    return () => session.store.close();
  });

  const need = (pathway: Pathway, restricted = false) =>
    addNeed(session, PERSON, { pathway, need: MARKER, urgency: "immediate", restricted });
  const guide = async (person = PERSON) => {
    const drawn = await renderPlan(session, await preparePress(session, "services-guide"), person, { out, draft: false });
    const pdf = await readPdf(await readFile(drawn.file));
    return { ...drawn, text: textOf(pdf) + pdf.metadata, codes: drawn.issues.map(({ code }) => code) };
  };

  it("names who helps where the person goes, when, and how to get there", async () => {
    const { text, codes } = await guide();
    expect(text).toContain("These places can help you in Testford.");
    expect(text).toContain(
      "Housing options Phone first. Take any papers you have. Phone: 01632 960101 Open: Mon to Fri 9:00 to 16:30 Where: Town Hall, 1 Made-up Square, Testford, ZZ1 1AA How to get there: Bus 4 from the station, stop Town Hall.",
    );
    expect(text).toContain("Jobcentre Universal Credit and other benefits.");
    expect(text).toContain("Quayside Surgery");
    for (const absent of ["Second Shift", "Otherby", "Northmere", "ID and banking", "Riverside", "Harbour Work Club"])
      expect(text).not.toContain(absent);
    expect(codes).toEqual([]);
  });

  it("has what the person needs too, under a heading and a name that do not say what it is", async () => {
    await need("drugs_and_alcohol");
    await makeReferral(session, PERSON, { service: "Riverside Recovery", consent: true, draft: false });
    const { text, codes } = await guide();
    expect(text).toContain("Riverside We have asked them to help you. Say that when you call. Phone: 01632 960109");
    expect(text).toContain("Clear Morning Phone: 01632 960110");
    expect(text).not.toMatch(/recovery|drug|alcohol|naloxone/i);
    expect(codes).toEqual([]);
  });

  it("says of what nobody has checked for six months that it has to be checked", async () => {
    const old = { pathways: "health", setting: "both", phone: "01632 960199", checkedOn: "2026-05-01" };
    await addService(session, { name: "Old Dentist", ...old });
    const { text, codes } = await guide();
    expect(text).toContain("Old Dentist Check before you go. What is written here is old.");
    expect(text.split("Check before you go.")).toHaveLength(2);
    expect(codes).toEqual(["GUIDE_UNCHECKED"]);
  });

  it("without an address it has services for every area only, and says so", async () => {
    const { text, codes } = await guide("A1002AA");
    expect(text).toContain("These places can help you, wherever you live.");
    expect(text).toContain("Open Door");
    expect(text).not.toContain("Testford Housing");
    expect(codes).toEqual(["GUIDE_NO_AREA"]);
  });

  it("the same record gives the same version; a service that changed gives the next", async () => {
    const [first, again] = [await guide(), await guide()];
    expect([again.version, again.sha256]).toEqual([first.version, first.sha256]);
    await addService(session, { name: "New Surgery", pathways: "health", setting: "both" });
    expect(await guide()).toMatchObject({ version: 2, changes: [{ label: "the local services" }] });
  });

  it("nothing that is restricted reaches it: no service, and not where a refuge may be", async () => {
    const hidden: TypedService = { publicLabel: MARKER, address: MARKER, notes: MARKER, openingTimes: MARKER };
    await addService(session, { name: `${MARKER} one`, ...hidden, setting: "both", pathways: "abuse_support" });
    await addService(session, { name: `${MARKER} two`, ...hidden, setting: "both", pathways: "health;sex_work_support" });
    await addService(session, {
      name: `${MARKER} three`,
      ...hidden,
      publicLabel: "Three",
      pathways: "health",
      setting: "both",
      address: "",
      openingTimes: "",
    });
    await addService(session, { name: `${MARKER} four`, ...hidden, setting: "both", pathways: "education_and_work" });
    await need("abuse_support");
    await need("education_and_work", true);
    const { text, codes } = await guide();
    expect(text).toContain("Three");
    expect(text).not.toContain(MARKER);
    for (const there of ["in Testford", "Housing options", "Quayside"]) expect(text).not.toContain(there);
    expect(codes).toEqual(["GUIDE_AREA_KEPT"]);
  });
});
