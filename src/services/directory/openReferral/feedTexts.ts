import type { DirectoryService } from "../../../domain/serviceDirectory.js";
import { type FeedRecord, recordsOf, textOf } from "./feed.js";
import { OWN_TAXONOMIES, type OwnField } from "./ownTerms.js";
import type { ServiceTerms } from "./serviceTerms.js";

/** What a feed says of a service, as text in our own columns; a column it does not speak of is absent. */
export type FeedTexts = { readonly [Field in keyof DirectoryService]?: string };

/** The texts of one service. `onUnmapped` is told of everything that has no place here. */
export function textsOf(record: FeedRecord, terms: ServiceTerms, onUnmapped: (what: string) => void): FeedTexts {
  const places = placesOf(record);
  const { own, foreign } = termsOf(record);
  const known = foreign.map((term) => ({ term, pathways: terms.findPathways(term), groups: terms.findGroups(term) }));
  for (const { term, pathways, groups } of known)
    if (pathways.length + groups.length === 0) onUnmapped(`term ${JSON.stringify(term.slice(0, 60))}`);
  const phones = recordsOf(record, "phones", "contacts").flatMap((part) => [textOf(part, "number"), ...numbersOf(part)]);
  const schedules = recordsOf(record, "schedules", "regular_schedules").map(scheduleWords);
  for (const [what, list] of [
    ["further phones", phones],
    ["further places", places],
  ] as const)
    for (const _ of list.filter((one) => one !== "").slice(1)) onUnmapped(what);
  for (const key of NO_PLACE) if (isSaid(record[key])) onUnmapped(key);
  return withoutAbsent({
    name: textOf(record, "name"),
    publicLabel: spoken(record, "alternate_name"),
    organisation: recordsOf(record, "organization").map((part) => textOf(part, "name"))[0],
    pathways: [...(own.pathways ?? []), ...known.flatMap(({ pathways }) => pathways)].join(";"),
    prisons: own.prisons?.join(";"),
    releaseAreas: areasOf(record),
    setting: own.setting?.[0],
    whoFor: joined([...(own.whoFor ?? []), ...known.flatMap(({ groups }) => groups)]),
    ageFrom: ageText(record, "minimum_age"),
    ageTo: ageText(record, "maximum_age"),
    howToRefer: spoken(record, "application_process") || contactWords(record),
    daysToAnswer: own.daysToAnswer?.[0],
    address: places[0] === undefined ? undefined : addressWords(places[0]),
    postcode: places[0] === undefined ? undefined : textOf(places[0], "postal_code"),
    phone: phones.find((number) => number !== ""),
    openingTimes: joined(
      schedules.filter((words) => words !== ""),
      "\n",
    ),
    travelNotes:
      own.travelNotes?.[0] ??
      (textOf(recordsOf(recordsOf(record, "service_at_locations")[0], "location")[0], "transportation") || undefined),
    notes: spoken(record, "description"),
    checkedOn: spoken(record, "assured_date")?.slice(0, 10),
    withdrawnOn: own.withdrawnOn?.[0],
  });
}

/** What HSDS says of a service that a directory for resettlement has no column for. */
const NO_PLACE = [
  "url",
  "email",
  "fees_description",
  "cost_options",
  "accreditations",
  "languages",
  "accessibility",
  "funding",
  "required_documents",
] as const;

function isSaid(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== "";
}

function withoutAbsent(texts: { readonly [Field in keyof DirectoryService]?: string | undefined }): FeedTexts {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)) as FeedTexts;
}

/** A text that was given, were it empty; undefined where the feed does not speak of it. */
function spoken(record: FeedRecord, key: string): string | undefined {
  return typeof record[key] === "string" ? textOf(record, key) : undefined;
}

function joined(parts: readonly string[], by = ";"): string | undefined {
  return parts.length === 0 ? undefined : parts.join(by);
}

interface FoundTerms {
  readonly own: Partial<Record<OwnField, readonly string[]>>;
  /** Names and codes of other taxonomies. */
  readonly foreign: readonly string[];
}

function termsOf(record: FeedRecord): FoundTerms {
  const own: Partial<Record<OwnField, string[]>> = {};
  const foreign: string[] = [];
  for (const attribute of recordsOf(record, "attributes", "service_taxonomys", "service_taxonomies")) {
    const [term = attribute] = recordsOf(attribute, "taxonomy_term", "taxonomy");
    const field = (Object.keys(OWN_TAXONOMIES) as OwnField[]).find((key) => OWN_TAXONOMIES[key] === textOf(term, "taxonomy"));
    const word = textOf(term, "name", "label", "term", "code") || textOf(attribute, "label", "value");
    if (field !== undefined) own[field] = [...(own[field] ?? []), textOf(attribute, "value") || textOf(term, "code", "name")];
    else if (word !== "") foreign.push(word);
  }
  return { own, foreign };
}

function areasOf(record: FeedRecord): string | undefined {
  if (!Array.isArray(record.service_areas)) return undefined;
  return recordsOf(record, "service_areas")
    .map((area) => textOf(area, "name", "service_area"))
    .join(";");
}

/** The addresses of the places it is offered at. */
function placesOf(record: FeedRecord): readonly FeedRecord[] {
  const locations = [
    ...recordsOf(record, "service_at_locations").flatMap((at) => recordsOf(at, "location")),
    ...recordsOf(record, "locations"),
  ];
  return locations.flatMap((location) => recordsOf(location, "addresses", "physical_addresses").slice(0, 1));
}

function addressWords(address: FeedRecord): string {
  const keys = ["attention", "address_1", "address_2", "city", "region", "state_province"];
  return keys
    .map((key) => textOf(address, key))
    .filter((part) => part !== "")
    .join(", ");
}

function ageText(record: FeedRecord, key: string): string | undefined {
  const age = record[key];
  return typeof age === "number" && age > 0 ? String(Math.round(age)) : undefined;
}

/** Whom to ask, where a feed does not say how to apply. */
function contactWords(record: FeedRecord): string | undefined {
  const [contact] = recordsOf(record, "contacts");
  const words = [textOf(contact, "name"), textOf(contact, "title"), textOf(contact, "email") || textOf(record, "email")];
  return words.filter((part) => part !== "").join(", ") || undefined;
}

function numbersOf(contact: FeedRecord): readonly string[] {
  return recordsOf(contact, "phones").map((phone) => textOf(phone, "number"));
}

const DAYS: Readonly<Record<string, string>> = { MO: "Mon", TU: "Tue", WE: "Wed", TH: "Thu", FR: "Fri", SA: "Sat", SU: "Sun" };

/** A schedule in its own words or, without any, its days and hours. */
function scheduleWords(schedule: FeedRecord): string {
  const own = textOf(schedule, "description");
  if (own !== "") return own;
  const days = textOf(schedule, "byday")
    .split(",")
    .map((day) => DAYS[day.trim().toUpperCase().slice(-2)] ?? "")
    .filter((day) => day !== "");
  const [opens, closes] = [textOf(schedule, "opens_at").slice(0, 5), textOf(schedule, "closes_at").slice(0, 5)];
  const hours = opens === "" || closes === "" ? "" : `${opens} to ${closes}`;
  return [days.join(", "), hours].filter((part) => part !== "").join(" ");
}
