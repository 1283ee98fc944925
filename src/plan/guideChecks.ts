import type { PlanCase } from "./planCase.js";
import { info, type PlanCheck, type PlanIssue, warning } from "./planIssue.js";

function noArea({ localServices: { areas, areaKept } }: PlanCase): PlanIssue | undefined {
  if (areaKept) {
    const why = "because of what is recorded: only services for every area are named. Tell the person about others in private.";
    return info("GUIDE_AREA_KEPT", `Where the person goes is kept off the guide, ${why}`);
  }
  if (areas.length > 0) return undefined;
  return warning(
    "GUIDE_NO_AREA",
    "Where the person goes is not known, or the directory has no such area: only services for every area are named. Record it with `resettle licence set --address`.",
  );
}

function noServices({ localServices: { services } }: PlanCase): PlanIssue | undefined {
  if (services.length > 0) return undefined;
  return warning("GUIDE_EMPTY", "No service of the directory fits, so the guide names national numbers only.");
}

function servicesUnchecked({ localServices: { services } }: PlanCase): PlanIssue | undefined {
  const stale = services.filter((service) => service.stale).length;
  if (stale === 0) return undefined;
  const what = stale === 1 ? "One service has" : `${stale} services have`;
  return warning(
    "GUIDE_UNCHECKED",
    `${what} not been checked for a long time; the guide says so. \`resettle service list --stale\` lists them.`,
  );
}

/** What is looked for on a guide to local services. */
export const GUIDE_CHECKS: readonly PlanCheck[] = [noArea, noServices, servicesUnchecked];
