import { verbs } from "../command.js";
import { referralChase, referralList } from "./referral/list.js";
import { referralMake } from "./referral/make.js";
import { referralPropose } from "./referral/propose.js";
import { referralUpdate } from "./referral/update.js";

export const referralCommand = verbs([
  ["propose", "Which services could be asked for a person's needs, and why", referralPropose],
  ["make", "Ask a service to help a person", referralMake],
  ["update", "Say what has become of a referral", referralUpdate],
  ["list", "The referrals of one person, or all that are open", referralList],
  ["chase", "Who has not answered in time", referralChase],
]);
