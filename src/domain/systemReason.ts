/** What an operating system says when it will not open or write a file, in words (errno(3)). */
const REASONS: ReadonlyMap<string, string> = new Map([
  ["EACCES", "this user may not do that there"],
  ["EPERM", "this user may not do that there"],
  ["EROFS", "the disk can only be read"],
  ["EEXIST", "a file is there where a folder has to be"],
  ["ENOTDIR", "a file is there where a folder has to be"],
  ["EISDIR", "a folder has that name"],
  ["ENOTEMPTY", "a folder has that name"],
  ["ENOENT", "there is no such place"],
  ["ENAMETOOLONG", "the name is too long"],
  ["EBUSY", "another program is using it"],
  ["ETXTBSY", "another program is using it"],
  ["EMFILE", "too many files are open"],
  ["ENFILE", "too many files are open"],
  ["EIO", "the disk does not answer as it should"],
  ["ELOOP", "its links go round in a circle"],
]);

/** The code an operating system gave an error, as in ENOSPC; "" where it has none. */
export function systemCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** Why the system refused, to go after a colon; a code nobody has words for as it is, "" where there is none. */
export function systemReason(error: unknown): string {
  const code = systemCode(error);
  return REASONS.get(code) ?? (code === "" ? "" : `the system says ${code}`);
}
