import { AppError } from "../domain/appError.js";
import { type PlainDate, parsePlainDate } from "../domain/plainDate.js";
import { type PlainTime, parsePlainTime } from "../domain/plainTime.js";
import { canonicalJson } from "./canonicalJson.js";

export type StoredValue = string | number | null;
export type StoredRow = Readonly<Record<string, StoredValue>>;

/**
 * How one field is kept in one column. What comes back out of a store is checked, not trusted: it may have been changed by other
 * hands.
 */
interface Column<Value, Name extends string> {
  readonly name: Name;
  readonly toStored: (value: Value) => StoredValue;
  /** Throws AppError STORE_DAMAGED where the column holds what this program would never have written. */
  readonly fromStored: (stored: StoredValue) => Value;
}

/** A column for every field of a record, none forgotten: an optional field is a column that may be null. */
export type ColumnsOf<Fields, Name extends string> = {
  readonly [Field in keyof Fields]-?: Column<Exclude<Fields[Field], undefined>, Name>;
};

export function text<Name extends string>(name: Name): Column<string, Name> {
  return { name, toStored: (value) => value, fromStored: (stored) => (typeof stored === "string" ? stored : wrongValue(name)) };
}

export function integer<Name extends string>(name: Name): Column<number, Name> {
  return {
    name,
    toStored: (value) => value,
    fromStored: (stored) => (Number.isInteger(stored) ? Number(stored) : wrongValue(name)),
  };
}

/** Yes and no, as 1 and 0. */
export function flag<Name extends string>(name: Name): Column<boolean, Name> {
  return {
    name,
    toStored: (value) => (value ? 1 : 0),
    fromStored: (stored) => (stored === 1 || stored === 0 ? stored === 1 : wrongValue(name)),
  };
}

export function day<Name extends string>(name: Name): Column<PlainDate, Name> {
  return { name, toStored: (value) => value, fromStored: (stored) => parsePlainDate(String(stored)) ?? wrongValue(name) };
}

export function time<Name extends string>(name: Name): Column<PlainTime, Name> {
  return { name, toStored: (value) => value, fromStored: (stored) => parsePlainTime(String(stored)) ?? wrongValue(name) };
}

/** One code of a list. */
export function choice<Value extends string, Name extends string>(name: Name, values: readonly Value[]): Column<Value, Name> {
  return {
    name,
    toStored: (value) => value,
    fromStored: (stored) => values.find((value) => value === stored) ?? wrongValue(name),
  };
}

/** A value with parts, as JSON text. Its shape was checked before it was recorded and is not checked again. */
export function json<Value>() {
  return <Name extends string>(name: Name): Column<Value, Name> => ({
    name,
    toStored: canonicalJson,
    fromStored: (stored) => parseStoredJson<Value>(name, stored),
  });
}

export function parseStoredJson<Value>(column: string, stored: StoredValue): Value {
  try {
    return JSON.parse(String(stored)) as Value;
  } catch {
    return wrongValue(column);
  }
}

function wrongValue(column: string): never {
  throw new AppError("store", "STORE_DAMAGED", `The store holds a value in the column ${column} that resettle does not write.`, {
    hint: "Run `resettle store check`, and restore the newest backup if it finds damage.",
  });
}
