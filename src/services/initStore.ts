import { dirname } from "node:path";
import { AppError } from "../domain/appError.js";
import { matchPrison } from "../domain/identifiers.js";
import type { Prison, PrisonRole } from "../domain/records.js";
import { parseStoreLocation } from "../store/location.js";
import { publicKeyOf } from "../store/sealing.js";
import { createStore, type Store } from "../store/store.js";
import { keyForStore } from "./keyForStore.js";
import { loadPrisons } from "./loadPrisons.js";
import { makeFolder } from "./makeFolder.js";
import { refuseExistingSheets, type SheetWish, writeSheets } from "./recoverySheet.js";
import type { SessionOptions } from "./session.js";
import { createKey, findKey, restrictedKeyFileOf } from "./storeKey.js";

export interface InitOptions extends SheetWish {
  /** No encryption: for trying out, or where the disk is encrypted and a key file cannot be kept. */
  readonly plain: boolean;
  /** Prisons to begin with, and what each has bought. */
  readonly prisons: readonly { readonly prison: string; readonly role?: PrisonRole }[];
}

export interface InitResult {
  readonly store: string;
  readonly encryption: Store["encryption"];
  /** Where the key is; absent for a store that has none. */
  readonly keyFile?: string;
  /** Whether a key was made now: then it has to be copied to a safe place. */
  readonly keyMade: boolean;
  /** Where the key of what is restricted is to be; it is there where `restrictedKeyHere`. */
  readonly restrictedKeyFile: string;
  readonly restrictedKeyHere: boolean;
  readonly restrictedKeyMade: boolean;
  readonly prisons: readonly Prison[];
  /** Where an older store stays as it was, where it was brought up to date now. */
  readonly keptAs?: string;
}

/**
 * Makes the store, its key and its first prisons, or adds to a store that is there: safe to run again. Throws AppError store where it
 * cannot be made, notFound for a prison nobody knows.
 */
export async function initStore(options: SessionOptions, init: InitOptions): Promise<InitResult> {
  const prisons = await findPrisons(init.prisons);
  const location = parseStoreLocation(options.store);
  refuseExistingSheets(init);
  const key = await keyForStore(location, options, init.plain);
  let keptAs: string | undefined;
  const onKept = (path: string) => {
    keptAs = path;
  };
  if (location.engine === "sqlite") makeStoreFolder(dirname(location.path));
  const store = await createStore({ location, key: key?.value, now: options.now, onKept });
  try {
    const restricted = await giveRestrictedKey(store, restrictedKeyFileOf(location, options, options.env), options);
    if (prisons.length > 0) {
      await store.write(options.actor, "make the store", async (tx) => {
        for (const prison of prisons) await tx.prisons.set(prison);
      });
    }
    const restrictedKey = restricted.restrictedKeyHere ? findKey(restricted.restrictedKeyFile) : undefined;
    await writeSheets(init, { key: key?.value, restrictedKey, store: store.id, on: options.asOf });
    return {
      store: store.place,
      encryption: store.encryption,
      ...(key?.file === undefined ? {} : { keyFile: key.file }),
      keyMade: key?.made ?? false,
      ...restricted,
      prisons: await store.read.prisons.list(),
      ...(keptAs === undefined ? {} : { keptAs }),
    };
  } finally {
    await store.close();
  }
}

/** Makes the key of what is restricted for a store that has none. One that is there is never replaced: it alone opens what was sealed. */
async function giveRestrictedKey(
  store: Store,
  restrictedKeyFile: string,
  { actor }: SessionOptions,
): Promise<Pick<InitResult, "restrictedKeyFile" | "restrictedKeyHere" | "restrictedKeyMade">> {
  const found = findKey(restrictedKeyFile);
  if (store.restrictedPublicKey !== "") {
    const here = found !== undefined && publicKeyOf(found) === store.restrictedPublicKey;
    return { restrictedKeyFile, restrictedKeyHere: here, restrictedKeyMade: false };
  }
  const key = found ?? createKey(restrictedKeyFile);
  await store.write(actor, "make the key of what is restricted", (tx) => tx.giveRestrictedKey(publicKeyOf(key)));
  return { restrictedKeyFile, restrictedKeyHere: true, restrictedKeyMade: found === undefined };
}

function makeStoreFolder(folder: string): void {
  try {
    makeFolder(folder);
  } catch (cause) {
    throw new AppError("store", "STORE_NOT_ALLOWED", `The folder ${folder} cannot be made.`, {
      hint: "Choose another place with --store.",
      cause,
    });
  }
}

async function findPrisons(wanted: InitOptions["prisons"]): Promise<Prison[]> {
  const listed = await loadPrisons();
  return wanted.map(({ prison, role }) => {
    const found = matchPrison(prison, listed);
    if (found === undefined) {
      throw new AppError("notFound", "PRISON_NOT_FOUND", `No prison is known as ${JSON.stringify(prison)}.`, {
        hint: "Give its code, for example EYI for Elmley.",
      });
    }
    return { code: found.code, name: found.name, ...(role === undefined ? {} : { role }) };
  });
}
