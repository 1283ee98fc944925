import { PATHWAY_LABELS, type Pathway, RESTRICTED_PATHWAYS } from "./pathway.js";
import type { PlainDate } from "./plainDate.js";
import type { Policy } from "./policy.js";
import { foldText } from "./rollChanges.js";
import {
  type DirectoryService,
  isStaleService,
  isWithdrawn,
  SERVICE_GROUP_LABELS,
  type ServiceGroup,
} from "./serviceDirectory.js";

/** What decides which services can help a person. What is not known is absent. */
export interface FitPerson {
  /** Code of the prison they are in now. */
  readonly prison?: string;
  readonly inCustody: boolean;
  readonly daysToRelease?: number;
  /** Areas of the directory the person is released to, and how that is known; empty where nothing says so. */
  readonly areas: readonly string[];
  readonly areasFrom: string;
  readonly age?: number;
  /** What is known of them: a group that is neither here nor in `notGroups` is not known. */
  readonly groups: ReadonlySet<ServiceGroup>;
  readonly notGroups: ReadonlySet<ServiceGroup>;
}

/** What a service is asked for. */
export interface FitNeed {
  readonly pathway: Pathway;
  /** In words: a service whose entry speaks of them comes first. */
  readonly label: string;
}

export interface FitDay {
  readonly asOf: PlainDate;
  readonly policy: Policy;
}

/** Why a service cannot help: the rule, and a sentence without its subject. */
export interface FitRefusal {
  readonly rule: "pathway" | "withdrawn" | "prison" | "setting" | "area" | "who_for" | "age";
  readonly words: string;
}

/** Whether a service can help with a need, and why: what speaks for it, what is unsure, what rules it out. */
export interface ServiceFit {
  readonly service: DirectoryService;
  readonly reasons: readonly string[];
  readonly doubts: readonly string[];
  readonly refusals: readonly FitRefusal[];
}

interface Verdict {
  readonly reason?: string;
  readonly doubt?: string;
  readonly refusal?: FitRefusal;
}

type Rule = (service: DirectoryService, person: FitPerson, need: FitNeed, day: FitDay) => Verdict;

/** Puts a service beside a need of a person. Every rule speaks; a service fits where none refuses. */
export function findFit(service: DirectoryService, person: FitPerson, need: FitNeed, day: FitDay): ServiceFit {
  const verdicts = RULES.map((rule) => rule(service, person, need, day));
  return {
    service,
    reasons: verdicts.flatMap(({ reason }) => reason ?? []),
    doubts: verdicts.flatMap(({ doubt }) => doubt ?? []),
    refusals: verdicts.flatMap(({ refusal }) => refusal ?? []),
  };
}

/** The better fit first: what its entry speaks of, then fewer doubts, then more reasons, then who answers sooner; by name where all is equal. */
export function byFit(need: FitNeed): (one: ServiceFit, other: ServiceFit) => number {
  const rank = ({ service, reasons, doubts }: ServiceFit) => [
    -sharedWords(service, need).length,
    doubts.length,
    -reasons.length,
    service.daysToAnswer ?? Number.MAX_SAFE_INTEGER,
  ];
  return (one, other) => {
    const [left, right] = [rank(one), rank(other)];
    const differs = left.findIndex((value, index) => value !== right[index]);
    return differs === -1
      ? one.service.name.localeCompare(other.service.name, "en-GB")
      : (left[differs] ?? 0) - (right[differs] ?? 0);
  };
}

const RULES: readonly Rule[] = [
  fitsPathway,
  isOffered,
  fitsNeed,
  fitsPrison,
  fitsSetting,
  fitsArea,
  fitsGroups,
  fitsAge,
  isDiscreet,
  isChecked,
];

function fitsPathway({ pathways }: DirectoryService, _: FitPerson, { pathway }: FitNeed): Verdict {
  return pathways.includes(pathway) ? {} : refused("pathway", "does not help with this");
}

function isOffered(service: DirectoryService, _: FitPerson, __: FitNeed, { asOf }: FitDay): Verdict {
  return isWithdrawn(service, asOf) ? refused("withdrawn", `has been withdrawn since ${service.withdrawnOn}`) : {};
}

function fitsNeed(service: DirectoryService, _: FitPerson, need: FitNeed): Verdict {
  const words = sharedWords(service, need);
  return words.length === 0 ? {} : { reason: `its entry speaks of ${words.join(", ")}` };
}

function fitsPrison({ prisons, setting }: DirectoryService, { prison, inCustody }: FitPerson): Verdict {
  if (prisons.length === 0 || (!inCustody && setting !== "custody")) return {};
  if (prison === undefined) return { doubt: `works with ${prisons.join(", ")}, and the person's prison is not known` };
  return prisons.includes(prison)
    ? { reason: `works with ${prison}` }
    : refused("prison", `works with ${prisons.join(", ")}, not ${prison}`);
}

/** Somebody released cannot be seen in prison; a service outside can do little before the window opens. */
function fitsSetting({ setting, daysToAnswer }: DirectoryService, person: FitPerson, _: FitNeed, { policy }: FitDay): Verdict {
  const { inCustody, daysToRelease } = person;
  if (!inCustody)
    return setting === "custody" ? refused("setting", "sees people in custody only") : { reason: "sees people after release" };
  if (setting === "both") return { reason: "sees people in custody and after" };
  if (setting === "community") {
    if (daysToRelease === undefined) return { doubt: "sees people after release, and no release date is known" };
    if (daysToRelease > policy.windowDays)
      return refused("setting", `sees people after release, which is ${inDays(daysToRelease)} away`);
    return { reason: `sees people after release, ${whenWords(daysToRelease)}` };
  }
  if (daysToRelease !== undefined && daysToRelease <= (daysToAnswer ?? policy.referralAnswerDays))
    return {
      doubt: `sees people in custody only, and release ${daysToRelease < 0 ? "was due" : "is"} ${whenWords(daysToRelease)}`,
    };
  return { reason: "sees people in custody" };
}

/** Which council a postcode belongs to is not known here: areas are compared by name, or by the first half of a postcode. */
function fitsArea({ releaseAreas, setting }: DirectoryService, { areas, areasFrom }: FitPerson): Verdict {
  if (releaseAreas.length === 0 || setting === "custody") return {};
  if (areas.length === 0)
    return { doubt: `is for people released to ${releaseAreas.join(", ")}; where this person goes is not known` };
  const shared = releaseAreas.filter((area) => areas.some((one) => foldText(one) === foldText(area)));
  if (shared.length > 0) return { reason: `is for ${shared.join(", ")} (${areasFrom})` };
  return refused("area", `is for people released to ${releaseAreas.join(", ")}, not ${areas.join(", ")}`);
}

const SEXES: ReadonlySet<ServiceGroup> = new Set(["women", "men"]);

/** A service may be for women, or for veterans, or for women who are veterans: one group of each kind that is named is needed. */
function fitsGroups({ whoFor }: DirectoryService, person: FitPerson): Verdict {
  const kinds = [whoFor.filter((group) => SEXES.has(group)), whoFor.filter((group) => !SEXES.has(group))];
  const verdicts = kinds.filter((kind) => kind.length > 0).map((kind) => fitsKind(kind, person));
  return verdicts.find(({ refusal }) => refusal) ?? verdicts.find(({ doubt }) => doubt) ?? verdicts.at(-1) ?? {};
}

function fitsKind(kind: readonly ServiceGroup[], { groups, notGroups }: FitPerson): Verdict {
  const words = kind.map((group) => SERVICE_GROUP_LABELS[group].toLowerCase()).join(" or ");
  if (kind.some((group) => groups.has(group))) return { reason: `is for ${words}` };
  if (kind.every((group) => notGroups.has(group))) return refused("who_for", `is for ${words} only`);
  return { doubt: `is for ${words}; ask whether that is so` };
}

function fitsAge({ ageFrom = 0, ageTo = Number.POSITIVE_INFINITY }: DirectoryService, { age }: FitPerson): Verdict {
  if (ageFrom === 0 && ageTo === Number.POSITIVE_INFINITY) return {};
  const words =
    ageTo === Number.POSITIVE_INFINITY
      ? `from ${ageFrom} years on`
      : ageFrom === 0
        ? `up to ${ageTo} years`
        : `from ${ageFrom} to ${ageTo} years`;
  if (age === undefined) return { doubt: `is for people ${words}, and no date of birth is known` };
  return age >= ageFrom && age <= ageTo ? {} : refused("age", `is for people ${words}`);
}

/** An ordinary referral is on lists, with the service's name: what that says of the person has to be thought of. */
function isDiscreet({ pathways }: DirectoryService, _: FitPerson, { pathway }: FitNeed): Verdict {
  if (RESTRICTED_PATHWAYS.has(pathway) || !pathways.some((one) => RESTRICTED_PATHWAYS.has(one))) return {};
  return { doubt: "also helps with what others must not see, and lists would name it" };
}

function isChecked(service: DirectoryService, _: FitPerson, __: FitNeed, { asOf, policy }: FitDay): Verdict {
  if (!isStaleService(service, asOf, policy)) return {};
  return {
    doubt:
      service.checkedOn === undefined
        ? "nobody has ever checked its entry"
        : `its entry was last checked on ${service.checkedOn}`,
  };
}

/** Words that say nothing of what a need is. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  "about advice after also before ever from have help into need needs other people person release show somewhere support take that their them they this what when which with your".split(
    " ",
  ),
);

/**
 * Words of the need that the service's own entry has, each as its first five letters: debt and debts, veteran and veterans. The pathway's own words are
 * no news: every service on it has them.
 */
function sharedWords({ name, publicLabel, notes }: DirectoryService, { label, pathway }: FitNeed): readonly string[] {
  const usual = wordsOf(PATHWAY_LABELS[pathway]).map(stemOf);
  const entry = wordsOf(`${name} ${publicLabel} ${notes}`).map(stemOf);
  return [...new Set(wordsOf(label).filter((word) => entry.includes(stemOf(word)) && !usual.includes(stemOf(word))))];
}

function wordsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}]{2,}/gu) ?? []).filter(
    (word) => (word.length > 3 || word === "id" || word === "gp") && !SMALL_WORDS.has(word),
  );
}

function stemOf(word: string): string {
  return word.slice(0, 5).replace(/s$/u, "");
}

function refused(rule: FitRefusal["rule"], words: string): Verdict {
  return { refusal: { rule, words } };
}

function whenWords(days: number): string {
  if (days === 0) return "today";
  return days < 0 ? `${inDays(-days)} ago` : `in ${inDays(days)}`;
}

function inDays(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}
