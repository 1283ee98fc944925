import { command } from "../../command.js";
import { flag, text } from "../../option.js";
import { sessionOptions } from "../../sessionOptions.js";

export const serviceExport = command({
  description: "Writes the whole directory, withdrawn services too, so that `service import` takes it back unchanged.",
  options: {
    openReferral: flag("as Open Referral UK JSON (HSDS 3); CSV in our own columns unless given"),
    out: text("file", "where it is written; standard output unless given"),
  },
  examples: [
    ["resettle service export --out services.csv", "to be mended in a spreadsheet and imported again"],
    ["resettle service export --open-referral", "for another program"],
  ],
  async run(context, { openReferral, out }) {
    const format = openReferral ? "open_referral" : "csv";
    const { withSession } = await import("../../../services/session.js");
    const { exportServices, writeServices } = await import("../../../services/directory/exportServices.js");
    if (out === undefined) {
      const { text: written } = await withSession(sessionOptions(context), (session) => exportServices(session, format));
      context.output.verbatim(written);
      return;
    }
    const services = await withSession(sessionOptions(context), (session) => writeServices(session, format, out));
    await context.output.item({ schema: "service.export/1", item: { file: out, format, services }, sections: [] });
    context.output.say(`${services} services are in ${out}.`);
  },
});
