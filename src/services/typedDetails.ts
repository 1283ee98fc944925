import { AppError } from "../domain/appError.js";

/**
 * Details of a condition typed as `name=value`; the same name again makes a list. Throws AppError usage where one is not written so; it is not
 * repeated, for it may hold a name.
 */
export function parseDetails(typed: readonly string[]): Readonly<Record<string, string | readonly string[]>> {
  const values = new Map<string, string[]>();
  for (const text of typed) {
    const at = text.indexOf("=");
    if (at < 1) {
      throw new AppError("usage", "BAD_DETAIL", "--detail was given something that is not name=value.", {
        hint: 'Write it as --detail "times=19:00-07:00". `resettle licence catalogue <condition>` shows the names.',
      });
    }
    const name = text.slice(0, at).trim();
    values.set(name, [...(values.get(name) ?? []), text.slice(at + 1)]);
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? all.join("") : all]));
}
