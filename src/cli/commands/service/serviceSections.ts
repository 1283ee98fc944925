import { PATHWAY_LABELS } from "../../../domain/pathway.js";
import { type DirectoryService, SERVICE_GROUP_LABELS, SERVICE_SETTING_LABELS } from "../../../domain/serviceDirectory.js";
import type { ListedService } from "../../../services/directory/listServices.js";
import { fields, type Section } from "../../output/section.js";

/** One service as data. */
export function serviceItem({ service, stale, withdrawn }: ListedService): object {
  return { ...service, stale, withdrawn };
}

/** One service for people. */
export function serviceSections({ service, stale, withdrawn }: ListedService): Section[] {
  return [
    fields([
      ["Name", service.name],
      ["Public label", service.publicLabel],
      ["Run by", service.organisation],
      ["Helps with", service.pathways.map((pathway) => PATHWAY_LABELS[pathway]).join("; ")],
      ["Where", SERVICE_SETTING_LABELS[service.setting]],
      ["Prisons", service.prisons.join(", ") || "Any"],
      ["Release areas", service.releaseAreas.join(", ") || "Any"],
      ["Who for", whoForWords(service)],
      ["How to refer", service.howToRefer],
      ["Answers within", service.daysToAnswer === undefined ? undefined : workingDays(service.daysToAnswer)],
      ["Address", service.address],
      ["Postcode", service.postcode],
      ["Phone", service.phone],
      ["Open", service.openingTimes],
      ["Getting there", service.travelNotes],
      ["Notes", service.notes],
      ["Last checked", service.checkedOn, "day"],
      ["State", stateWords({ service, stale, withdrawn }), stale || withdrawn ? "warning" : "good"],
    ]),
  ];
}

/** Whom a service is for, in words. */
export function whoForWords({ whoFor, ageFrom, ageTo }: DirectoryService): string {
  const groups = whoFor.map((group) => SERVICE_GROUP_LABELS[group]).join("; ");
  const ages = ageWords(ageFrom, ageTo);
  return [groups, ages].filter((words) => words !== "").join(", ") || "Anyone";
}

function ageWords(from: number | undefined, to: number | undefined): string {
  if (from === undefined) return to === undefined ? "" : `up to ${to} years`;
  return to === undefined ? `${from} years and over` : `${from} to ${to} years`;
}

function workingDays(days: number): string {
  return days === 1 ? "1 working day" : `${days} working days`;
}

/** How far the entry can be relied on, in words. */
export function stateWords({ service, stale, withdrawn }: ListedService): string {
  if (withdrawn) return "withdrawn";
  if (service.checkedOn === undefined) return "never checked";
  return stale ? "stale" : "checked";
}
