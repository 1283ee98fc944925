import type { ReferralChase, ReferralMove, ReferralRecord } from "../domain/records.js";
import { isRestricted } from "../domain/restricted.js";
import type { Opener } from "./openRestricted.js";
import type { Session } from "./session.js";

export interface OpenedReferrals {
  /** These referrals, with what was sealed of them. */
  readonly referrals: readonly ReferralRecord[];
  /** The chases of one of them, with what was said. */
  readonly chasesOf: (id: string, chases: readonly ReferralChase[]) => readonly ReferralChase[];
}

/** Opens what is sealed of these referrals. How each stands is not sealed, since it changes. Throws what `open` throws. */
export async function openReferrals(
  { store }: Pick<Session, "store">,
  referrals: readonly ReferralRecord[],
  open: Opener,
): Promise<OpenedReferrals> {
  const sealed = await store.read.referrals.findSealed(referrals.filter(isRestricted).map(({ id }) => id));
  const noted = <Line extends ReferralMove | ReferralChase>(
    id: string,
    lines: readonly Line[],
    notes: readonly (string | undefined)[],
  ) =>
    lines.map((line, index) => {
      const note = notes[index];
      return note === undefined ? line : { ...line, note: String(open(note, id)) };
    });
  return {
    referrals: referrals.map((referral) => {
      const box = sealed.get(referral.id);
      if (box === undefined) return referral;
      const opened = open(box.referral, referral.id) as Partial<ReferralRecord>;
      const details = { ...opened.details, ...referral.details };
      return { ...referral, ...opened, details, moves: noted(referral.id, referral.moves, box.moveNotes) };
    }),
    chasesOf: (id, chases) => noted(id, chases, sealed.get(id)?.chaseNotes ?? []),
  };
}
