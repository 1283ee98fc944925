import { missingDetails } from "../licenceConditions.js";
import { type ClashRule, type ConditionInForce, conditionWords } from "./situation.js";

const BESPOKE = "bespoke";

/** C21, error: a condition whose details are missing, or that nobody can explain. It stops a final plan. */
export const findIncompleteConditions: ClashRule = ({ conditions }) =>
  conditions.flatMap((condition) => {
    const missing = whatIsMissing(condition);
    if (missing === undefined) return [];
    return [{ code: "C21", severity: "error", appointments: [], condition: condition.record.id, ...missing }];
  });

interface Missing {
  readonly message: string;
  readonly remedy: string;
}

function whatIsMissing(condition: ConditionInForce): Missing | undefined {
  const { record, entry } = condition;
  if (entry === undefined) return record.licenceText === "" ? withoutWords(record.condition) : undefined;
  const missing = missingDetails(entry, record.details);
  if (missing.length === 0) return undefined;
  return {
    message: `Details are missing or cannot be read for ${conditionWords(condition)}: ${missing.join(", ")}.`,
    remedy: "Fill them in from the licence.",
  };
}

/** The licence's own words can be printed where the catalogue has none. */
function withoutWords(slug: string): Missing {
  return {
    message:
      slug === BESPOKE
        ? "A bespoke licence condition has no words."
        : `The licence condition ${slug} is not in the catalogue and has no words.`,
    remedy: "Type in the words of the licence.",
  };
}
