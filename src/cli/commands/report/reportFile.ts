import { AppError } from "../../../domain/appError.js";
import { formatDay } from "../../../domain/dateWords.js";
import type { PlainDate } from "../../../domain/plainDate.js";
import type { Context } from "../../context.js";
import { type OptionSpec, text } from "../../option.js";
import { type HtmlPage, renderHtml } from "../../output/html.js";

/** `--html report.html`: also as a page of its own. */
export function htmlFile(): OptionSpec<string | undefined> {
  return fileOption("html", "also as a page for a browser, into this file");
}

/** A file whose name says what is in it. Throws AppError usage for another. */
export function fileOption(ending: "html" | "pdf", summary: string): OptionSpec<string | undefined> {
  const spec = text("file", summary);
  return {
    ...spec,
    read: (typed, flag, reading) => {
      const file = spec.read(typed, flag, reading);
      if (file === undefined || file.toLowerCase().endsWith(`.${ending}`)) return file;
      const message = `${flag} was given ${JSON.stringify(file)}, which does not end in .${ending}.`;
      throw new AppError("usage", "BAD_VALUE", message, { hint: `Give a name such as report.${ending}.` });
    },
  };
}

/** Writes a report as a page where `--html` asked for one, and says so. Throws AppError store where the file cannot be written. */
export async function writeHtml<T>({ output, options }: Context, file: string | undefined, page: HtmlPage<T>): Promise<void> {
  if (file === undefined) return;
  const { writeWholeFile } = await import("../../../services/writeWholeFile.js");
  const prisons = options.prisons.length === 0 ? "all prisons" : options.prisons.join(", ");
  await writeWholeFile(file, renderHtml({ ...page, notes: [`As of ${formatDay(options.asOf)}, ${prisons}.`, ...page.notes] }));
  output.say(`The report is in ${file} too.`);
}

/** A period in words, open where absent. */
export function periodWords({
  from,
  until,
}: {
  readonly from?: PlainDate | undefined;
  readonly until?: PlainDate | undefined;
}): string {
  if (from === undefined) return until === undefined ? "Of all days." : `Until ${formatDay(until)}.`;
  if (from === until) return `On ${formatDay(from)}.`;
  return until === undefined ? `From ${formatDay(from)}.` : `From ${formatDay(from)} to ${formatDay(until)}.`;
}
