import { verbs } from "../command.js";
import { referralLetter } from "./referral/letter.js";
import { referralChase, referralList } from "./referral/list.js";
import { referralMake } from "./referral/make.js";
import { referralPropose } from "./referral/propose.js";
import { referralShow } from "./referral/show.js";
import { referralUpdate } from "./referral/update.js";

export const referralCommand = verbs([
  ["propose", "Which services could be asked for a person's needs, and why", referralPropose],
  ["make", "Ask a service to help a person", referralMake],
  ["update", "Say what has become of a referral", referralUpdate],
  ["show", "One referral, with every move and every chase", referralShow],
  ["list", "The referrals of one person, or all that are open", referralList],
  ["letter", "A letter or a form about a referral, as PDF or text", referralLetter],
  ["chase", "Who has not answered in time", referralChase],
]);
