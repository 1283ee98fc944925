import { createHash } from "node:crypto";
import type { PlainDate } from "../../../domain/plainDate.js";
import { type DirectoryService, isWithdrawn, serviceKey } from "../../../domain/serviceDirectory.js";
import { OWN_TAXONOMIES, type OwnField } from "./ownTerms.js";

/** The directory as one page of an Open Referral UK feed (HSDS 3). The same directory gives the same text: ids are made from names. */
export function buildOpenReferral(services: readonly DirectoryService[], asOf: PlainDate): object {
  return {
    total_items: services.length,
    total_pages: 1,
    page_number: 1,
    size: services.length,
    first_page: true,
    last_page: true,
    empty: services.length === 0,
    contents: services.map((service) => buildService(service, asOf)),
  };
}

function buildService(service: DirectoryService, asOf: PlainDate): object {
  const id = idOf("service", serviceKey(service.name));
  return {
    id,
    name: service.name,
    alternate_name: service.publicLabel,
    description: service.notes,
    status: isWithdrawn(service, asOf) ? "inactive" : "active",
    application_process: service.howToRefer,
    ...(service.ageFrom === undefined ? {} : { minimum_age: service.ageFrom }),
    ...(service.ageTo === undefined ? {} : { maximum_age: service.ageTo }),
    ...(service.checkedOn === undefined ? {} : { assured_date: service.checkedOn }),
    organization: { id: idOf("organization", service.organisation || service.name), name: service.organisation, description: "" },
    phones: service.phone === "" ? [] : [{ id: idOf("phone", id), number: service.phone }],
    schedules: service.openingTimes === "" ? [] : [{ id: idOf("schedule", id), description: service.openingTimes }],
    service_areas: service.releaseAreas.map((area) => ({ id: idOf("service_area", id, area), name: area })),
    service_at_locations: locationsOf(service, id),
    attributes: attributesOf(service, id),
  };
}

function locationsOf({ address, postcode }: DirectoryService, id: string): readonly object[] {
  if (address === "" && postcode === "") return [];
  const place = {
    id: idOf("address", id),
    address_1: address,
    city: "",
    state_province: "",
    postal_code: postcode,
    country: "GB",
  };
  const location = { id: idOf("location", id), location_type: "physical", addresses: [{ ...place, address_type: "physical" }] };
  return [{ id: idOf("service_at_location", id), location }];
}

function attributesOf(service: DirectoryService, id: string): readonly object[] {
  const values: Readonly<Record<OwnField, readonly (string | number | undefined)[]>> = {
    pathways: service.pathways,
    prisons: service.prisons,
    setting: [service.setting],
    whoFor: service.whoFor,
    daysToAnswer: [service.daysToAnswer],
    withdrawnOn: [service.withdrawnOn],
    travelNotes: [service.travelNotes === "" ? undefined : service.travelNotes],
  };
  return Object.entries(OWN_TAXONOMIES).flatMap(([field, taxonomy]) =>
    values[field as OwnField].flatMap((value) => (value === undefined ? [] : [attribute(id, taxonomy, String(value))])),
  );
}

function attribute(service: string, taxonomy: string, code: string): object {
  return {
    id: idOf("attribute", service, taxonomy, code),
    link_id: service,
    link_entity: "service",
    value: code,
    taxonomy_term: { id: idOf("taxonomy_term", taxonomy, code), code, name: code, description: "", taxonomy },
  };
}

/** A UUID made from what it is the id of (version 8, which leaves the rest to whoever makes it). */
function idOf(...parts: readonly string[]): string {
  const hex = createHash("sha256").update(parts.join("\0")).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
