import type { Clash } from "../clash.js";
import { findDoubleBooked } from "./c01DoubleBooked.js";
import { findTravelGaps } from "./c02TravelGap.js";
import { findCurfewOverlaps } from "./c03CurfewOverlap.js";
import { findCurfewTravel } from "./c04CurfewTravel.js";
import { findFirstNightOverlaps } from "./c05FirstNight.js";
import { findTagNotFitted } from "./c06TagNotFitted.js";
import { findBeforeRelease } from "./c07BeforeRelease.js";
import { findFridayDrift } from "./c08FridayDrift.js";
import { findNoFirstReport } from "./c09FirstReport.js";
import { findReportOrder } from "./c10ReportOrder.js";
import { findTwoPmRule } from "./c11TwoPmRule.js";
import { findReportingClashes } from "./c12ReportingClash.js";
import { findNonWorkingDays } from "./c13NonWorkingDay.js";
import { findAfterLicence } from "./c14AfterLicence.js";
import { findExcludedPlaces } from "./c15ExcludedPlace.js";
import { findZones } from "./c16Zone.js";
import { findNamedContacts } from "./c17NamedContact.js";
import { findDutiesWithoutAppointment } from "./c18DutyWithoutAppointment.js";
import { findChildRelatedPlaces } from "./c19ChildRelatedPlace.js";
import { findTravelNotices } from "./c20TravelNotice.js";
import { findIncompleteConditions } from "./c21IncompleteCondition.js";
import { findStaleDates } from "./c22StaleDates.js";
import type { ClashInput } from "./clashInput.js";
import { buildSituation, type ClashRule } from "./situation.js";

/** Every rule, in the order of its code. */
const RULES: readonly ClashRule[] = [
  findDoubleBooked,
  findTravelGaps,
  findCurfewOverlaps,
  findCurfewTravel,
  findFirstNightOverlaps,
  findTagNotFitted,
  findBeforeRelease,
  findFridayDrift,
  findNoFirstReport,
  findReportOrder,
  findTwoPmRule,
  findReportingClashes,
  findNonWorkingDays,
  findAfterLicence,
  findExcludedPlaces,
  findZones,
  findNamedContacts,
  findDutiesWithoutAppointment,
  findChildRelatedPlaces,
  findTravelNotices,
  findIncompleteConditions,
  findStaleDates,
];

/**
 * What clashes among a person's booked appointments to come, and with the licence and the calendar (licence.md 2.2), by code and then by
 * time. Times are wall-clock times in London. Messages hold titles, days and times, and no names of people.
 */
export function findClashes(input: ClashInput): readonly Clash[] {
  const situation = buildSituation(input);
  return RULES.flatMap((rule) => rule(situation));
}
