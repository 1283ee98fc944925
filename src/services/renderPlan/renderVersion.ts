import { join } from "node:path";
import { drawPlan } from "../../plan/drawPlan.js";
import { getPlanVersion } from "../planLife/planVersion.js";
import type { Session } from "../session.js";
import { writeWholeFile } from "../writeWholeFile.js";
import { findRecipient } from "./findRecipient.js";
import { fileNameOf, type PlanPress, type RenderedPlan } from "./renderPlan.js";

/**
 * Draws a version of a plan as it was kept: one that was issued in the very pages it was issued with. Throws AppError notFound where there is no such version, refused as
 * `findRecipient` does, store where the file cannot be written.
 */
export async function renderVersion(
  session: Session,
  press: PlanPress,
  prisonerNumber: string,
  options: { readonly out: string; readonly version: number; readonly recipient?: string | undefined },
): Promise<RenderedPlan> {
  const recipient = await findRecipient(session, prisonerNumber, press.audience, options.recipient);
  const { plan, value } = await getPlanVersion(session, { ...press, recipient }, prisonerNumber, options.version);
  const { name } = press.template.header;
  const drawn = (await session.store.read.plans.findFrozen(plan.id, name)) ?? (await drawPlan(value, press.template));
  const file = join(options.out, fileNameOf(value, name, prisonerNumber));
  await session.store.write(session.actor, "draw a version of a plan again", async (tx) => {
    if (plan.status === "issued") await tx.plans.keepForm(plan.id, name, drawn);
    const details = { version: plan.version, template: name, pages: drawn.pages, sha256: drawn.sha256 };
    tx.act({ action: "plan.render", subject: prisonerNumber, record: plan.id, details });
    await writeWholeFile(file, drawn.pdf);
  });
  const { id: planId, version, status, language, audience } = plan;
  const { pages, sha256 } = drawn;
  return {
    prisonerNumber,
    planId,
    version,
    status,
    template: name,
    language,
    audience,
    file,
    pages,
    sha256,
    issues: [],
    changes: [],
  };
}
