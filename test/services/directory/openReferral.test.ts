import { describe, expect, it } from "vitest";
import { readOpenReferral } from "../../../src/services/directory/openReferral/readOpenReferral.js";
import { loadServiceTerms } from "../../../src/services/directory/openReferral/serviceTerms.js";

const terms = await loadServiceTerms({}, undefined);
const read = (feed: unknown) =>
  readOpenReferral("feed.json", typeof feed === "string" ? feed : JSON.stringify(feed, null, 1), terms);
const term = (name: string) => ({ taxonomy_term: { id: name, name, taxonomy: "council" } });

/** As a council's feed has a service, with everything HSDS 3 nests under it. */
const NESTED = {
  id: "s1",
  name: "Money Corner",
  alternate_name: "The Corner",
  description: "Help with debt.",
  url: "https://example.org",
  minimum_age: 18,
  maximum_age: 0,
  assured_date: "2026-10-05T09:00:00Z",
  organization: { id: "o1", name: "Corner Trust" },
  contacts: [{ id: "c1", name: "Front desk", email: "desk@example.org" }],
  phones: [{ number: "01632 960001" }, { number: "01632 960002" }],
  schedules: [{ byday: "MO,WE", opens_at: "09:00:00", closes_at: "17:00:00" }, { description: "First Saturday of the month" }],
  service_areas: [{ name: "Testford" }, { name: "Otherby" }],
  service_at_locations: [
    {
      location: {
        addresses: [{ address_1: "1 Made-up Road", city: "Testford", postal_code: "zz11aa" }],
        transportation: "Bus 4",
      },
    },
    { location: { addresses: [{ address_1: "2 Made-up Road", city: "Otherby", postal_code: "ZZ1 2AA" }] } },
  ],
  attributes: [term("debt ADVICE"), term("Women"), term("Yoga")],
};

const EXPECTED = {
  name: "Money Corner",
  publicLabel: "The Corner",
  organisation: "Corner Trust",
  pathways: ["finance_and_id"],
  releaseAreas: ["Otherby", "Testford"],
  whoFor: ["women"],
  ageFrom: 18,
  howToRefer: "Front desk, desk@example.org",
  address: "1 Made-up Road, Testford",
  postcode: "ZZ1 1AA",
  phone: "01632 960001",
  openingTimes: "Mon, Wed 09:00 to 17:00\nFirst Saturday of the month",
  travelNotes: "Bus 4",
  notes: "Help with debt.",
  checkedOn: "2026-10-05",
};

describe("a feed of Open Referral UK", () => {
  it.each<[string, unknown]>([
    ["a page", { total_items: 1, contents: [NESTED] }],
    ["a list", [NESTED]],
    ["one service", NESTED],
  ])("is read as %s, and says what has no place here", (_, feed) => {
    const { services, unmapped, leftOut } = read(feed);
    expect({ services, leftOut }).toEqual({ services: [EXPECTED], leftOut: [] });
    expect(unmapped).toEqual([
      { what: 'term "Yoga"', count: 1 },
      { what: "further phones", count: 1 },
      { what: "further places", count: 1 },
      { what: "url", count: 1 },
    ]);
  });

  it("is read from the tables of a package too", () => {
    const {
      organization,
      phones,
      schedules,
      contacts,
      service_areas,
      service_at_locations: places,
      attributes,
      ...service
    } = NESTED;
    const of = (list: readonly object[]) => list.map((one, index) => ({ id: `x${index}`, service_id: "s1", ...one }));
    const { services, leftOut } = read({
      services: [{ ...service, organization_id: "o1" }],
      organizations: [organization],
      contacts: of(contacts),
      phones: of(phones),
      schedules: of(schedules),
      service_areas: of(service_areas),
      service_at_locations: places.map((_, index) => ({ id: `at${index}`, service_id: "s1", location_id: `l${index}` })),
      locations: places.map(({ location }, index) => ({ id: `l${index}`, ...location, addresses: undefined })),
      addresses: places.flatMap(({ location }, index) =>
        location.addresses.map((address) => ({ location_id: `l${index}`, ...address })),
      ),
      attributes: attributes.map(({ taxonomy_term: { id } }) => ({ link_id: "s1", taxonomy_term_id: id })),
      taxonomy_terms: attributes.map(({ taxonomy_term }) => taxonomy_term),
    });
    expect({ services, leftOut }).toEqual({ services: [EXPECTED], leftOut: [] });
  });

  it("leaves out what is no entry, by line, and counts services with no pathway of ours", () => {
    const { services, leftOut, namesLeftOut, unmapped } = read(
      [
        '{ "contents": [',
        '{"name": "A", "attributes": [{"value": "Housing"}]},',
        '{"name": ""},',
        '{"name": " a "},',
        '{"name": "Chess club"}',
        "]}",
      ].join("\n"),
    );
    expect(services.map(({ name }) => name)).toEqual(["A"]);
    expect(leftOut.map(({ line, column }) => [line, column])).toEqual([
      [3, "name"],
      [4, "name"],
    ]);
    expect(namesLeftOut).toEqual(["", "a", "Chess club"]);
    expect(unmapped).toEqual([{ what: "services with no term of a pathway", count: 2 }]);
  });

  it.each<[string, string, object]>([
    ["JSON that is cut", '[\n{"name": "A"},\n{"na', { code: "FEED_BROKEN" }],
    ["JSON of something else", '{"people": 3}', { code: "FEED_WITHOUT_SERVICES" }],
  ])("refuses %s", (_, text, error) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ kind: "input", ...error }));
  });
});
