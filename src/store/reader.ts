import { AccessReader } from "./repositories/access.js";
import { AchievementReader } from "./repositories/achievements.js";
import { AppointmentReader } from "./repositories/appointments.js";
import { AssignmentReader } from "./repositories/assignments.js";
import { AuditReader } from "./repositories/audit.js";
import { BarrierReader } from "./repositories/barriers.js";
import { ConditionReader } from "./repositories/conditions.js";
import type { ReadContext } from "./repositories/context.js";
import { DirectoryReader } from "./repositories/directory.js";
import { ErasureHoldReader } from "./repositories/erasureHolds.js";
import { ErasureReader } from "./repositories/erasures.js";
import { FamilyContactReader } from "./repositories/familyContacts.js";
import { GoalReader } from "./repositories/goals.js";
import { HighIntensityReader } from "./repositories/highIntensity.js";
import { ImportReader } from "./repositories/imports.js";
import { LiaisonNoteReader } from "./repositories/liaisonNotes.js";
import { LicenceReader } from "./repositories/licences.js";
import { MergeReader } from "./repositories/merges.js";
import { NeedReader } from "./repositories/needs.js";
import { OutcomeReader } from "./repositories/outcomes.js";
import { PeopleReader } from "./repositories/people.js";
import { PersonCustodyReader } from "./repositories/personCustody.js";
import { PersonRowReader } from "./repositories/personRows.js";
import { PersonStayReader } from "./repositories/personStays.js";
import { PlanAgreementReader } from "./repositories/planAgreements.js";
import { PlanReader } from "./repositories/plans.js";
import { PrisonReader } from "./repositories/prisons.js";
import { ProgrammeBookingReader, ProgrammeSessionReader } from "./repositories/programme.js";
import { ReferralNeedReader } from "./repositories/referralNeeds.js";
import { ReferralReader } from "./repositories/referrals.js";
import { ReleaseReader } from "./repositories/releases.js";
import { RollReader } from "./repositories/roll.js";
import { ScreeningDraftReader } from "./repositories/screeningDrafts.js";
import { ScreeningReader } from "./repositories/screenings.js";
import { WorkerReader } from "./repositories/workers.js";

/** Every record, to look at. Nothing here can write. */
export type StoreReader = ReturnType<typeof buildReader>;

export function buildReader(context: ReadContext) {
  return {
    prisons: new PrisonReader(context),
    workers: new WorkerReader(context),
    access: new AccessReader(context),
    people: new PeopleReader(context),
    custody: new PersonCustodyReader(context),
    stays: new PersonStayReader(context),
    merges: new MergeReader(context),
    roll: new RollReader(context),
    imports: new ImportReader(context),
    assignments: new AssignmentReader(context),
    screenings: new ScreeningReader(context),
    screeningDrafts: new ScreeningDraftReader(context),
    needs: new NeedReader(context),
    referrals: new ReferralReader(context),
    appointments: new AppointmentReader(context),
    licences: new LicenceReader(context),
    conditions: new ConditionReader(context),
    barriers: new BarrierReader(context),
    goals: new GoalReader(context),
    achievements: new AchievementReader(context),
    plans: new PlanReader(context),
    planAgreements: new PlanAgreementReader(context),
    programmeSessions: new ProgrammeSessionReader(context),
    programmeBookings: new ProgrammeBookingReader(context),
    outcomes: new OutcomeReader(context),
    liaisonNotes: new LiaisonNoteReader(context),
    familyContacts: new FamilyContactReader(context),
    releases: new ReleaseReader(context),
    highIntensity: new HighIntensityReader(context),
    directory: new DirectoryReader(context),
    referralNeeds: new ReferralNeedReader(context),
    personRows: new PersonRowReader(context),
    erasures: new ErasureReader(context),
    erasureHolds: new ErasureHoldReader(context),
    audit: new AuditReader(context),
  } as const;
}
