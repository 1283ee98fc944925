import { drawPlan } from "../../plan/drawPlan.js";
import { protectPdf } from "../../plan/protectPdf.js";
import { getPlanVersion } from "../planLife/planVersion.js";
import type { Session } from "../session.js";
import { stageWholeFile } from "../writeWholeFile.js";
import { findRecipient } from "./findRecipient.js";
import { keepOrLook } from "./keepOrLook.js";
import type { RenderedPlan } from "./keepPlan.js";
import { fileOf, type RenderOptions } from "./planFiles.js";
import type { PlanPress } from "./planPress.js";

/**
 * Draws a version of a plan as it was kept: one that was issued in the very pages it was issued with. Throws AppError notFound where there is no such version, refused as
 * `findRecipient` does, store where the file cannot be written.
 */
export async function renderVersion(
  session: Session,
  press: PlanPress,
  prisonerNumber: string,
  options: Omit<RenderOptions, "draft"> & { readonly version: number },
): Promise<RenderedPlan> {
  const recipient = await findRecipient(session, prisonerNumber, press.audience, options.recipient);
  const { plan, value } = await getPlanVersion(session, { ...press, recipient }, prisonerNumber, options.version);
  const { name } = press.template.header;
  const drawn = (await session.store.read.plans.findFrozen(plan.id, name)) ?? (await drawPlan(value, press.template));
  const { password } = options;
  const file = fileOf(options, press, value, prisonerNumber);
  const details = { version: plan.version, template: name, pages: drawn.pages, sha256: drawn.sha256 };
  const act = { action: "plan.render", subject: prisonerNumber, record: plan.id, details };
  const staged = await stageWholeFile(file, password === undefined ? drawn.pdf : protectPdf(drawn.pdf, password));
  const write = session.store.write(session.actor, "draw a version of a plan again", async (tx) => {
    if (plan.status === "issued") await tx.plans.keepForm(plan.id, name, drawn);
    tx.act(act);
    return plan;
  });
  await keepOrLook(session, write, plan, () => act).catch(async (error: unknown) => {
    await staged.drop();
    throw error;
  });
  await staged.finish();
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
    alreadyThere: false,
    protected: password !== undefined,
  };
}
