import { AppError } from "../domain/appError.js";

type Given<Fields> = { readonly [Field in keyof Fields]?: Exclude<Fields[Field], undefined> };

/** Only the fields that were given: one left out of a change stays as it is, where undefined would empty it. */
export function givenFields<Fields extends object>(fields: Fields): Given<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<Fields>;
}

/** The fields that were given. Throws AppError usage where none was; `flags` says what could have been. */
export function requireChanges<Fields extends object>(fields: Fields, flags: string): Given<Fields> {
  const given = givenFields(fields);
  if (Object.keys(given).length > 0) return given;
  throw new AppError("usage", "NOTHING_GIVEN", "Nothing was given that should be different.", {
    hint: `Give one or more of ${flags}.`,
  });
}
