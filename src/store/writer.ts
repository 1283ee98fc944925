import { AccessWriter } from "./repositories/access.js";
import { AchievementWriter } from "./repositories/achievements.js";
import { AppointmentWriter } from "./repositories/appointments.js";
import { AssignmentWriter } from "./repositories/assignments.js";
import { BarrierWriter } from "./repositories/barriers.js";
import { ConditionWriter } from "./repositories/conditions.js";
import type { WriteContext } from "./repositories/context.js";
import { CustodyReader } from "./repositories/custody.js";
import { DirectoryWriter } from "./repositories/directory.js";
import { ErasureHoldWriter } from "./repositories/erasureHolds.js";
import { ErasureWriter } from "./repositories/erasures.js";
import { FamilyContactWriter } from "./repositories/familyContacts.js";
import { GoalWriter } from "./repositories/goals.js";
import { HighIntensityWriter } from "./repositories/highIntensity.js";
import { ImportWriter } from "./repositories/imports.js";
import { LiaisonNoteWriter } from "./repositories/liaisonNotes.js";
import { LicenceWriter } from "./repositories/licences.js";
import { MergeWriter } from "./repositories/merges.js";
import { NeedWriter } from "./repositories/needs.js";
import { OutcomeWriter } from "./repositories/outcomes.js";
import { PeopleWriter } from "./repositories/people.js";
import { PlanAgreementWriter } from "./repositories/planAgreements.js";
import { PlanWriter } from "./repositories/plans.js";
import { PrisonWriter } from "./repositories/prisons.js";
import { ProgrammeBookingWriter, ProgrammeSessionWriter } from "./repositories/programme.js";
import { ReferralNeedWriter } from "./repositories/referralNeeds.js";
import { ReferralWriter } from "./repositories/referrals.js";
import { ReleaseWriter } from "./repositories/releases.js";
import { RollWriter } from "./repositories/roll.js";
import { RollUndo } from "./repositories/rollUndo.js";
import { ScreeningDraftWriter } from "./repositories/screeningDrafts.js";
import { ScreeningWriter } from "./repositories/screenings.js";
import { StayReader } from "./repositories/stays.js";
import { WorkerWriter } from "./repositories/workers.js";

/**
 * Every record, to look at and to write, within one write: what is read here is as the write has left it so far, and what is
 * written stands or falls together. Each change puts its own line in the audit trail.
 */
export type StoreWriter = ReturnType<typeof buildWriter>;

export function buildWriter(context: WriteContext) {
  return {
    prisons: new PrisonWriter(context),
    workers: new WorkerWriter(context),
    access: new AccessWriter(context),
    people: new PeopleWriter(context),
    // An import compares what a roll says of a number with what rolls said of that number: merges are for readers.
    custody: new CustodyReader(context),
    stays: new StayReader(context),
    roll: new RollWriter(context),
    rollUndo: new RollUndo(context),
    imports: new ImportWriter(context),
    merges: new MergeWriter(context),
    assignments: new AssignmentWriter(context),
    screenings: new ScreeningWriter(context),
    screeningDrafts: new ScreeningDraftWriter(context),
    needs: new NeedWriter(context),
    referrals: new ReferralWriter(context),
    appointments: new AppointmentWriter(context),
    licences: new LicenceWriter(context),
    conditions: new ConditionWriter(context),
    barriers: new BarrierWriter(context),
    goals: new GoalWriter(context),
    achievements: new AchievementWriter(context),
    plans: new PlanWriter(context),
    planAgreements: new PlanAgreementWriter(context),
    programmeSessions: new ProgrammeSessionWriter(context),
    programmeBookings: new ProgrammeBookingWriter(context),
    outcomes: new OutcomeWriter(context),
    /** Says what restricted things are sealed with from now on: once in the life of a store. */
    giveRestrictedKey: async (publicKey: string): Promise<void> => {
      await context.db.updateTable("store_meta").set({ restricted_public_key: publicKey }).execute();
      context.act({ action: "store.restricted_key", details: { publicKey } });
    },
    liaisonNotes: new LiaisonNoteWriter(context),
    familyContacts: new FamilyContactWriter(context),
    releases: new ReleaseWriter(context),
    highIntensity: new HighIntensityWriter(context),
    directory: new DirectoryWriter(context),
    referralNeeds: new ReferralNeedWriter(context),
    erasures: new ErasureWriter(context),
    erasureHolds: new ErasureHoldWriter(context),
    /** For acts that change no record but must be known: a plan printed, a list given out. */
    act: context.act,
  } as const;
}
