import { isOpenNeed } from "./needOrder.js";
import type { Pathway } from "./pathway.js";
import type { NeedRecord, ReferralRecord } from "./records.js";
import { isReferralOpen } from "./referral.js";
import { isRestricted } from "./restricted.js";
import { type DirectoryService, isStaleService, isWithdrawn, SERVICE_GROUPS, serviceKey } from "./serviceDirectory.js";
import { byFit, type FitDay, type FitPerson, findFit } from "./serviceFit.js";

/** What a guide to local services is about, in the order it is read. Help with drugs, alcohol or thinking stands with health: its heading tells nobody which. */
export const GUIDE_TOPICS = ["home", "money", "food", "health", "work", "family"] as const;
export type GuideTopic = (typeof GUIDE_TOPICS)[number];

/** A service for one person's guide. */
export interface LocalService {
  readonly topic: GuideTopic;
  readonly service: DirectoryService;
  /** Nobody has made sure of its entry for longer than the policy allows. */
  readonly stale: boolean;
  /** It has been asked to help this person. */
  readonly asked: boolean;
}

export interface LocalServices {
  /** Where the person goes, as the directory names it; empty where nothing says so. */
  readonly areas: readonly string[];
  readonly services: readonly LocalService[];
  /** How many more of a topic fit than are named; a topic of which all are named has none. */
  readonly more: Readonly<Partial<Record<GuideTopic, number>>>;
}

export interface GuidePerson {
  readonly fit: FitPerson;
  readonly needs: readonly NeedRecord[];
  readonly referrals: readonly ReferralRecord[];
}

/** What everybody needs who steps out of a gate; health among it, so that its services say nothing of who holds the page. */
const EVERYBODYS: readonly Pathway[] = ["accommodation", "finance_and_id", "health"];

const TOPICS: Readonly<Partial<Record<Pathway, GuideTopic>>> = {
  accommodation: "home",
  finance_and_id: "money",
  health: "health",
  drugs_and_alcohol: "health",
  attitudes: "health",
  education_and_work: "work",
  children_and_families: "family",
};

/** More of a topic than anyone reads; whom the person is in touch with comes first. The page says how many more there are. */
const MOST_OF_A_TOPIC = 8;

/**
 * The services that fit one person after release: of the parts of life they need help with or have been referred for, and those everybody needs. What is not known of the
 * person counts as no: a page that is handed over cannot ask. Nothing on a restricted pathway, nothing withdrawn, nothing that only works in custody.
 */
export function findLocalServices(services: readonly DirectoryService[], person: GuidePerson, day: FitDay): LocalServices {
  const asked = new Set(openReferrals(person).map(({ service }) => serviceKey(service)));
  const wanted = wantedPathways(person);
  const released = afterRelease(person.fit);
  const chosen = services.flatMap((service) => {
    const pathway = wanted.find((one) => service.pathways.includes(one));
    if (!isPublic(service, day) || (pathway === undefined && !isFood(service))) return [];
    const isAsked = asked.has(serviceKey(service.name));
    const fit = findFit(service, released, { pathway: pathway ?? "health", label: "" }, day);
    if (fit.refusals.some(({ rule }) => rule === "setting" || (rule !== "pathway" && !isAsked))) return [];
    const topic = isFood(service) || pathway === undefined ? "food" : (TOPICS[pathway] ?? "health");
    const stale = isStaleService(service, day.asOf, day.policy);
    return [{ fit, local: { topic, service, stale, asked: isAsked } as const }];
  });
  const better = byFit({ pathway: "accommodation", label: "" });
  chosen.sort((one, other) => Number(other.local.asked) - Number(one.local.asked) || better(one.fit, other.fit));
  const topics = GUIDE_TOPICS.map((topic) => ({ topic, all: chosen.filter(({ local }) => local.topic === topic) }));
  const long = topics.filter(({ all }) => all.length > MOST_OF_A_TOPIC);
  return {
    areas: person.fit.areas,
    services: topics.flatMap(({ all }) => all.slice(0, MOST_OF_A_TOPIC)).map(({ local }) => local),
    more: Object.fromEntries(long.map(({ topic, all }) => [topic, all.length - MOST_OF_A_TOPIC])),
  };
}

function openReferrals({ referrals }: GuidePerson): readonly ReferralRecord[] {
  return referrals.filter((referral) => isReferralOpen(referral.state) && referral.state !== "draft" && !isRestricted(referral));
}

function wantedPathways(person: GuidePerson): readonly Pathway[] {
  const needed = person.needs.filter((need) => isOpenNeed(need) && !isRestricted(need));
  return [...new Set([...EVERYBODYS, ...[...needed, ...openReferrals(person)].map(({ pathway }) => pathway)])];
}

/** A service that also helps with what others must not see is on no page: its name or door would tell. */
function isPublic(service: DirectoryService, { asOf }: FitDay): boolean {
  return !isWithdrawn(service, asOf) && !service.pathways.some((pathway) => isRestricted({ pathway }));
}

/** The directory has no pathway for food. */
function isFood({ name, publicLabel, organisation }: DirectoryService): boolean {
  return /\b(?:food ?banks?|foodbanks?|pantr(?:y|ies)|soup kitchens?|community (?:kitchens?|fridges?|meals?)|free meals?)\b/iu.test(
    `${name} ${publicLabel} ${organisation}`,
  );
}

function afterRelease(person: FitPerson): FitPerson {
  const areas = person.areas.length === 0 ? ["a place not known"] : person.areas;
  const notGroups = new Set(SERVICE_GROUPS.filter((group) => !person.groups.has(group)));
  return { ...person, inCustody: false, areas, notGroups };
}
