import type { PlainDate } from "./plainDate.js";
import type { ReferralKind, ReferralState } from "./records.js";
import type { ReferralDetails } from "./referralDetails.js";

type Detail = keyof ReferralDetails;

/** The kinds of referral a detail is of; any where it is not here. */
const OF_KINDS: Readonly<Partial<Record<Detail, readonly ReferralKind[]>>> = {
  authority: ["duty_to_refer"],
  withdrawnFor: ["duty_to_refer"],
  dutyOutcome: ["duty_to_refer"],
  contract: ["commissioned_service"],
  document: ["id_application"],
  priority: ["id_application"],
  cost: ["id_application"],
  madeWhere: ["id_application"],
  received: ["id_application"],
  inProperty: ["id_application", "bank_account"],
  bank: ["bank_account"],
  returned: ["bank_account"],
  returnedOn: ["bank_account"],
  resubmitted: ["bank_account"],
};

/** Without these a referral of a kind cannot be made: nobody would know what was asked of whom. A draft may wait for them. */
const REQUIRED: Readonly<Record<ReferralKind, readonly Detail[]>> = {
  service: [],
  duty_to_refer: ["authority", "contactConsent"],
  commissioned_service: ["contract"],
  id_application: ["document"],
  bank_account: ["bank"],
};

/** One thing wrong with a detail, and which. */
export interface DetailMistake {
  readonly detail: Detail;
  readonly message: string;
}

/** What a referral's details have to fit with. */
export interface DetailsOf {
  readonly kind: ReferralKind;
  readonly state: ReferralState;
  readonly madeOn: PlainDate;
}

/**
 * Everything wrong with the details of a referral, as of a day: of another kind, dated where they cannot have happened, or an
 * outcome before there is an answer. None where all is well.
 */
export function checkDetails(details: ReferralDetails, of: DetailsOf, asOf: PlainDate): readonly DetailMistake[] {
  const given = (Object.keys(details) as Detail[]).filter((detail) => details[detail] !== undefined);
  const foreign = given.filter((detail) => OF_KINDS[detail]?.includes(of.kind) === false);
  return [
    ...foreign.map((detail) => ({ detail, message: `This is not a detail of a referral of the kind ${of.kind}.` })),
    ...dayMistakes(details, of, asOf),
    ...(details.dutyOutcome !== undefined && !ANSWERED.has(of.state)
      ? [{ detail: "dutyOutcome" as const, message: "There is an outcome only once the authority has answered." }]
      : []),
    ...(details.withdrawnFor !== undefined && of.state !== "withdrawn"
      ? [{ detail: "withdrawnFor" as const, message: "This is why a referral was withdrawn, and it was not." }]
      : []),
  ];
}

/** What is missing before a referral of a kind can be made. */
export function missingDetails(kind: ReferralKind, details: ReferralDetails): readonly Detail[] {
  return REQUIRED[kind].filter((detail) => details[detail] === undefined || details[detail] === false);
}

const ANSWERED: ReadonlySet<ReferralState> = new Set(["accepted", "declined", "started", "completed", "ended_early"]);

function dayMistakes(details: ReferralDetails, { madeOn }: DetailsOf, asOf: PlainDate): DetailMistake[] {
  const { received, inProperty, returnedOn, resubmitted } = details;
  const days: readonly [Detail, PlainDate | undefined, PlainDate][] = [
    ["received", received, madeOn],
    ["inProperty", inProperty, received ?? madeOn],
    ["returnedOn", returnedOn, madeOn],
    ["resubmitted", resubmitted, returnedOn ?? madeOn],
  ];
  return days.flatMap(([detail, day, notBefore]) => {
    if (day === undefined) return [];
    if (day > asOf) return [{ detail, message: `${day} has not come: it is only ${asOf}.` }];
    return day < notBefore ? [{ detail, message: `${day} is before ${notBefore}, when what it follows was done.` }] : [];
  });
}
