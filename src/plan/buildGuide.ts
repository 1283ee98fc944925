import { GUIDE_TOPICS, type LocalService } from "../domain/localServices.js";
import type { DirectoryService } from "../domain/serviceDirectory.js";
import { mayCarryWords } from "./carriedParts.js";
import type { PlanCase } from "./planCase.js";
import type { PlanValue } from "./planValue.js";

type GuidePart = PlanValue["guide"];
type GuideService = GuidePart["topics"][number]["services"][number];

/** The local services for one person, under what they are for; a topic of which there is none is left out. */
export function buildGuidePart({ localServices: { areas, services, more } }: PlanCase): GuidePart {
  const topics = GUIDE_TOPICS.map((topic) => ({
    topic,
    services: services.filter((one) => one.topic === topic).map(serviceOf),
    more: more[topic] ?? 0,
  }));
  return { area: areas.join(", "), topics: topics.filter((one) => one.services.length > 0) };
}

function serviceOf({ service, stale, asked }: LocalService): GuideService {
  const { name, publicLabel, address, postcode, phone, openingTimes, travelNotes } = service;
  return {
    name: publicLabel || name,
    whatFor: hasOpenNotes(service) ? service.notes : "",
    ...{ address, postcode, phone, openingTimes, howToGetThere: travelNotes, checkFirst: stale, asked },
  };
}

/** Notes would undo a public label, but where the service helps only with what a page may name. */
function hasOpenNotes({ name, publicLabel, pathways }: DirectoryService): boolean {
  return publicLabel === "" || publicLabel === name || pathways.every((pathway) => mayCarryWords({ pathway }));
}
