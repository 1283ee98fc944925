import { describe, expect, it } from "vitest";
import type { AppointmentRecord, ConditionDetails } from "../../../src/domain/records.js";
import { appointment, clashesOf, condition, type Given, licence, said } from "./clashCases.js";

const TUESDAY = "2027-02-16";

function withOne(slug: string, details: ConditionDetails, more: Partial<AppointmentRecord>, when = "10:00-11:00"): Given {
  return { conditions: [condition(slug, details)], appointments: [appointment("it", `${TUESDAY} ${when}`, more)] };
}

describe("C15 excluded places", () => {
  it.each<[string, Given, string[]]>([
    [
      "the same postcode",
      withOne("no_entry_premises", { place: "The Mill", postcode: "ZZ1 1AA" }, { postcode: "zz11aa" }),
      ["C15 error"],
    ],
    ["the same name", withOne("no_entry_premises", { place: "The Mill" }, { place: "the mill" }), ["C15 error"]],
    ["run by the place itself", withOne("no_entry_premises", { place: "The Mill" }, { organisation: "The Mill" }), ["C15 error"]],
    [
      "the name in a longer one",
      withOne("no_entry_premises", { place: "The Mill" }, { place: "Clinic at The Mill, Testford" }),
      ["C15 warning"],
    ],
    ["another place", withOne("no_entry_premises", { place: "The Mill" }, { place: "The Millpond" }), []],
    ["by phone", withOne("no_entry_premises", { place: "The Mill" }, { place: "The Mill", means: "phone" }), []],
    [
      "a kind of place",
      withOne("no_entry_type_of_place", { places: ["schools"] }, { place: "Testford Primary School" }),
      ["C15 warning"],
    ],
    ["not that kind", withOne("no_entry_type_of_place", { places: ["schools"] }, { place: "Schoolhouse Lane Surgery" }), []],
    ["a pub", withOne("no_pubs", {}, { place: "The Ship (pub), Quay Street" }), ["C15 warning"]],
    [
      "a pub, within the hours",
      withOne("no_pubs", { times: ["18:00-02:00"] }, { place: "Ship Pub" }, "18:30-19:00"),
      ["C15 warning"],
    ],
    [
      "a pub, after midnight within the hours",
      withOne("no_pubs", { times: ["18:00-02:00"] }, { place: "Ship Pub" }, "01:00-01:30"),
      ["C15 warning"],
    ],
    [
      "a pub, over midnight into hours that begin the next day",
      withOne("no_pubs", { times: ["00:30-03:00"] }, { place: "Ship Pub" }, "23:30-01:00"),
      ["C15 warning"],
    ],
    [
      "a pub, over midnight up to those hours",
      withOne("no_pubs", { times: ["01:00-03:00"] }, { place: "Ship Pub" }, "23:30-01:00"),
      [],
    ],
    ["a pub, outside the hours", withOne("no_pubs", { times: ["18:00-02:00"] }, { place: "Ship Pub" }), []],
    ["not a pub", withOne("no_pubs", {}, { place: "Public Library, Barnfield" }), []],
  ])("%s", (_, given, expected) => {
    expect(clashesOf(given).map(({ code, severity }) => `${code} ${severity}`)).toEqual(expected);
  });
});

describe("C15 over a clock change", () => {
  it.each([
    ["the hour that does not exist", "2027-03-28 01:30-01:45", ["C15 it"]],
    ["after the hours of the short night", "2027-03-28 02:00-02:30", []],
    ["the hour that comes twice", "2027-10-31 01:30-01:45", ["C15 it"]],
    ["after the hours of the long night", "2027-10-31 02:00-02:30", []],
  ])("%s", (_, when, expected) => {
    const conditions = [condition("no_pubs", { times: ["22:00-02:00"] })];
    expect(said(clashesOf({ conditions, appointments: [appointment("it", when, { place: "Ship Pub" })] }))).toEqual(expected);
  });
});

describe("C16 zones on a map", () => {
  it("asks a person to look at the map for every place with an address", () => {
    const clashes = clashesOf({
      conditions: [condition("exclusion_zone", { area: "the town centre" })],
      appointments: [
        appointment("Clinic", `${TUESDAY} 10:00-11:00`, { postcode: "ZZ1 1AA" }),
        appointment("Call", `${TUESDAY} 12:00-12:30`, { means: "phone", place: "office" }),
        appointment("Course", `${TUESDAY} 14:00-15:00`, { place: "College" }),
        appointment("Somewhere", `${TUESDAY} 16:00-17:00`),
      ],
    });
    expect(clashes).toMatchObject([
      { code: "C16", severity: "info", condition: "exclusion_zone", appointments: ["Clinic", "Course"] },
    ]);
  });

  it.each(["exclusion_zone", "event_exclusion_zone", "restriction_zone"])("for %s", (slug) => {
    const details = { area: "the town centre", event: "the fair" };
    const conditions = [condition(slug, slug === "event_exclusion_zone" ? details : { area: "the town centre" })];
    expect(said(clashesOf({ conditions }))).toEqual([]);
    expect(
      said(clashesOf({ conditions, appointments: [appointment("it", `${TUESDAY} 10:00-11:00`, { place: "Clinic" })] })),
    ).toEqual(["C16 it"]);
  });
});

describe("C17 named people", () => {
  it.each<[string, string, ConditionDetails, Partial<AppointmentRecord>, string[]]>([
    ["the same name", "no_contact_named_people", { names: ["Xander Quill"] }, { with: "Xander Quill" }, ["C17 it"]],
    [
      "written as a list writes it",
      "no_contact_named_people",
      { names: ["Xander Quill"] },
      { with: "QUILL, Xander" },
      ["C17 it"],
    ],
    ["with a title", "no_contact_victim", { names: ["Xander Quill"] }, { with: "Dr Xander Quill (clinic)" }, ["C17 it"]],
    ["another first name", "no_contact_named_people", { names: ["Xander Quill"] }, { with: "Yolande Quill" }, []],
    ["nobody named", "no_contact_named_people", { names: ["Xander Quill"] }, {}, []],
    ["a group", "no_contact_groups", { groups: ["Mill Lane"] }, { organisation: "Mill Lane Boxing" }, ["C17 it"]],
  ])("%s", (_, slug, details, more, expected) => {
    expect(said(clashesOf(withOne(slug, details, more)))).toEqual(expected);
  });

  it("names nobody, and not the condition either", () => {
    const [clash] = clashesOf(withOne("no_contact_victim", { names: ["Xander Quill"] }, { with: "Xander Quill" }));
    expect(JSON.stringify(clash)).not.toMatch(/Xander|Quill|"title"|No contact with a victim/);
  });
});

describe("C18 a duty to attend", () => {
  it.each<[string, ConditionDetails, AppointmentRecord["kind"], AppointmentRecord["kind"]]>([
    ["attend_jobcentre", {}, "benefits", "health"],
    ["attend_health_appointments", { professionals: ["psychiatrist"] }, "health", "benefits"],
    ["mental_health_home_visits", {}, "health", "probation"],
    ["attend_substance_appointments", { substances: ["drugs"] }, "drugs_and_alcohol", "health"],
    ["engage_support_services", { services: ["housing"] }, "accommodation", "health"],
    ["drug_testing", {}, "probation", "health"],
    ["polygraph", {}, "probation", "health"],
    ["engage_iom_team", {}, "probation", "health"],
  ])("%s", (slug, details, fits, doesNot) => {
    const conditions = [condition(slug, details)];
    expect(said(clashesOf({ conditions }))).toEqual(["C18"]);
    expect(
      said(clashesOf({ conditions, appointments: [appointment("it", `${TUESDAY} 10:00-11:00`, { kind: doesNot })] })),
    ).toEqual(["C18"]);
    expect(said(clashesOf({ conditions, appointments: [appointment("it", `${TUESDAY} 10:00-11:00`, { kind: fits })] }))).toEqual(
      [],
    );
  });
});

describe("C19 places with children", () => {
  it.each<[string, Partial<AppointmentRecord>, string[]]>([
    ["a course", { kind: "education_and_work" }, ["C19 it"]],
    ["a family centre", { kind: "children_and_families" }, ["C19 it"]],
    ["a course by video", { kind: "education_and_work", means: "video" }, []],
    ["a clinic", { kind: "health" }, []],
  ])("%s", (_, more, expected) => {
    expect(said(clashesOf(withOne("no_work_with_children", { age: "16" }, more)))).toEqual(expected);
  });
});

describe("C20 travel to be told of", () => {
  // The home is at ZZ1 1AA.
  it.each<[string, Partial<AppointmentRecord>, string[]]>([
    ["another postcode area", { postcode: "YY1 1AA" }, ["C20 it"]],
    ["written otherwise", { postcode: "yy11aa" }, ["C20 it"]],
    ["an area whose letters begin alike", { postcode: "Z1 1AA" }, ["C20 it"]],
    ["the same area, another district", { postcode: "ZZ9 9ZZ" }, []],
    ["no postcode", { place: "Clinic" }, []],
    ["by phone", { postcode: "YY1 1AA", means: "phone" }, []],
    ["by video", { postcode: "YY1 1AA", means: "video" }, []],
  ])("an appointment at %s", (_, more, expected) => {
    for (const slug of ["tell_travel_outside_county", "tell_vehicle_details"]) {
      expect(said(clashesOf(withOne(slug, {}, more)))).toEqual(expected);
    }
    expect(said(clashesOf(withOne("no_driving", { vehicles: ["cars"] }, more)))).toEqual(expected);
    expect(said(clashesOf(withOne("no_gambling", {}, more)))).toEqual([]);
  });

  it("says nothing where it is not known where home is", () => {
    const appointments = [appointment("it", `${TUESDAY} 10:00-11:00`, { postcode: "YY1 1AA" })];
    const conditions = [condition("tell_travel_outside_county")];
    expect(said(clashesOf({ conditions, appointments, licence: licence({ postcode: "" }) }))).toEqual([]);
  });

  it("is one thing to look at for a condition, with every appointment it is about", () => {
    const appointments = ["Clinic", "Course"].map((title, hour) =>
      appointment(title, `${TUESDAY} 1${hour * 3}:00-1${hour * 3}:30`, { postcode: "YY1 1AA" }),
    );
    expect(clashesOf({ conditions: [condition("tell_travel_outside_county")], appointments })).toMatchObject([
      {
        severity: "info",
        appointments: ["Clinic", "Course"],
        message:
          '"Clinic", "Course": by the postcode this may be out of the county, and there is the licence condition "Tell probation before you leave your county".',
      },
    ]);
  });
});

describe("C21 incomplete conditions", () => {
  it.each<[string, Given, string[]]>([
    ["complete", { conditions: [condition("no_contact_groups", { groups: ["one"] })] }, []],
    ["a detail is missing", { conditions: [condition("no_contact_groups")] }, ["C21"]],
    ["nothing to fill in", { conditions: [condition("no_gambling")] }, []],
    ["may be left for later", { conditions: [condition("location_monitoring")] }, []],
    ["bespoke, with its words", { conditions: [condition("bespoke", {}, { licenceText: "Words." })] }, []],
    ["bespoke, without", { conditions: [condition("bespoke")] }, ["C21"]],
    ["unknown, with its words", { conditions: [condition("dance_only", {}, { licenceText: "Words." })] }, []],
    ["unknown, without", { conditions: [condition("dance_only")] }, ["C21"]],
  ])("%s", (_, given, expected) => {
    expect(said(clashesOf(given))).toEqual(expected);
  });

  it("says which details, by what the catalogue calls them", () => {
    expect(clashesOf({ conditions: [condition("event_exclusion_zone", { event: "the fair" })] })).toMatchObject([
      {
        severity: "error",
        condition: "event_exclusion_zone",
        message:
          'Details are missing or cannot be read for the licence condition "An area you must not go into during an event": area.',
      },
    ]);
  });
});
