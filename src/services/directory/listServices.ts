import { nearNames } from "../../domain/nearNames.js";
import type { Pathway } from "../../domain/pathway.js";
import { foldText } from "../../domain/rollChanges.js";
import {
  type DirectoryService,
  isStaleService,
  isWithdrawn,
  type ServiceGroup,
  type ServiceSetting,
} from "../../domain/serviceDirectory.js";
import type { Session } from "../session.js";
import { SERVICE_COLUMNS, writeField } from "./serviceFields.js";

/** A service and what a list says of it beside what is in the directory. */
export interface ListedService {
  readonly service: DirectoryService;
  /** Nobody has made sure of it for longer than the policy allows, or ever. */
  readonly stale: boolean;
  readonly withdrawn: boolean;
}

export interface ServiceFilter {
  readonly pathway?: Pathway | undefined;
  /** Services for that area, and those for any. */
  readonly area?: string | undefined;
  readonly setting?: Exclude<ServiceSetting, "both"> | undefined;
  /** Services for these people, and those for anyone. */
  readonly group?: ServiceGroup | undefined;
  readonly stale: boolean;
  readonly search?: string | undefined;
  /** Withdrawn ones too. */
  readonly all: boolean;
}

export interface ServiceList {
  readonly services: readonly ListedService[];
  /** How many more the filter would show that are no longer offered. */
  readonly withdrawn: number;
  /** How many services there are at all. */
  readonly known: number;
  /** Areas of the directory that look like the one asked for, where none is called that. */
  readonly nearAreas: readonly string[] | undefined;
}

/** The services of the directory that a filter asks for and that are for one of the session's prisons, by name. */
export async function listServices(session: Session, filter: ServiceFilter): Promise<ServiceList> {
  const all = await session.store.read.directory.list();
  const wanted = all.filter((service) => isWanted(service, filter, session.prisons)).map((service) => listed(session, service));
  const fitting = filter.stale ? wanted.filter(({ stale }) => stale) : wanted;
  const services = filter.all ? fitting : fitting.filter(({ withdrawn }) => !withdrawn);
  return { services, withdrawn: fitting.length - services.length, known: all.length, nearAreas: findNearAreas(all, filter.area) };
}

export function listed({ asOf, policy }: Session, service: DirectoryService): ListedService {
  return { service, stale: isStaleService(service, asOf, policy), withdrawn: isWithdrawn(service, asOf) };
}

function isWanted(service: DirectoryService, filter: ServiceFilter, prisons: readonly string[]): boolean {
  const { pathway, area, setting, group, search } = filter;
  return (
    (pathway === undefined || service.pathways.includes(pathway)) &&
    (prisons.length === 0 || service.prisons.length === 0 || prisons.some((prison) => service.prisons.includes(prison))) &&
    (area === undefined ||
      service.releaseAreas.length === 0 ||
      service.releaseAreas.some((one) => foldText(one) === foldText(area))) &&
    (setting === undefined || service.setting === "both" || service.setting === setting) &&
    (group === undefined || isForGroup(service, group)) &&
    (search === undefined || hasWords(service, search))
  );
}

/** For the group, or for nobody in particular. A service for veterans is not for a woman because she is one. */
function isForGroup({ whoFor }: DirectoryService, group: ServiceGroup): boolean {
  return whoFor.length === 0 || whoFor.includes(group);
}

/** Whether all the words are somewhere in the entry. */
function hasWords(service: DirectoryService, search: string): boolean {
  const text = foldText(SERVICE_COLUMNS.map((column) => writeField(service, column)).join(" "));
  return foldText(search)
    .split(" ")
    .every((word) => text.includes(word));
}

function findNearAreas(services: readonly DirectoryService[], area: string | undefined): readonly string[] | undefined {
  if (area === undefined) return undefined;
  const known = [...new Set(services.flatMap(({ releaseAreas }) => releaseAreas))];
  return known.some((one) => foldText(one) === foldText(area)) ? undefined : nearNames(known, area);
}
