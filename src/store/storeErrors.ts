import { AppError } from "../domain/appError.js";

/** Everything that can go wrong with a store and that a person can do something about: what happened, and what to do. */
const SENTENCES = {
  STORE_LOCKED: ["Another program is writing to the store and did not finish in time.", "Try again when it is done."],
  STORE_READ_ONLY: [
    "The store can be read but not written.",
    "Check who may write to it and to its folder, whether the disk is mounted read-only, or whether the server only stands by for another.",
  ],
  STORE_DISK_FULL: [
    "There is no room left on the disk of the store; nothing was changed.",
    "Make room and run the command again.",
  ],
  STORE_DAMAGED: ["The store is damaged.", "Keep the file as it is, and restore the newest backup to a new place."],
  STORE_IO: [
    "The disk of the store could not be read or written; nothing was changed.",
    "Check the disk or the network drive, then run the command again.",
  ],
  STORE_REPLACED: ["The store was replaced while it was open; nothing was changed.", "Run the command again."],
  STORE_NOT_ALLOWED: ["You are not allowed to use this store.", "Ask the person who looks after it for access."],
  STORE_NO_RIGHT: [
    "Your role on the database server may not do this; nothing was changed.",
    "`resettle store access list` shows what it may do; who administers the store can give it more.",
  ],
  STORE_PART_ONLY: [
    "Your role on the database server sees a part of this store only.",
    "Sign in as the role that ran `resettle init`: only as a whole can it be checked or moved.",
  ],
  STORE_MISSING: ["There is no store here.", "Run `resettle init` to make one, or name another with --store."],
  STORE_UNREACHABLE: [
    "The database server could not be reached, or it went away.",
    "Check its address and the network, then run the command again.",
  ],
  STORE_UNSURE: [
    "The database server went away when the change was complete, before it said that it keeps it; it keeps either all of it or nothing.",
    "Look whether it is there before you do it again; a roll can simply be imported again.",
  ],
  STORE_NOT_THAT_SERVER: [
    "None of the database servers that answer is what the address asks for with target_session_attrs.",
    "Have a standby promoted where the primary is lost; leave target_session_attrs out to look at the records meanwhile.",
  ],
  STORE_TWO_PRIMARIES: [
    "Two of the database servers that the address names can be written to, so one of them misses what the other has; neither was used.",
    "Have the one that was the primary before stopped, and made a standby of the other.",
  ],
  STORE_ADDRESS_UNKNOWN: [
    "The target_session_attrs in the address is none that PostgreSQL has.",
    "Write read-write, read-only, primary, standby, prefer-standby or any, or leave it out.",
  ],
  STORE_NOT_TRUSTED: [
    "The database server shows a certificate that this computer does not trust, so nothing was sent to it.",
    "Name the file of its certificate authority in the address: ?sslmode=verify-full&sslrootcert=<file>, and its name as the certificate has it.",
  ],
  STORE_NOT_ENCRYPTED_LINE: [
    "The database server does not encrypt its connections, so nothing was sent to it.",
    "Let its administrator turn TLS on; only on a network you trust with these records, add ?sslmode=disable to the address.",
  ],
  STORE_WRONG_KEY: ["The key does not open this store.", "Name the right key file with --key-file."],
  STORE_KEY_MISSING: [
    "The store is encrypted and no key was given.",
    "Name its key file with --key-file, or run `resettle init` on a terminal and type its recovery sheet.",
  ],
  STORE_KEY_INVALID: ["The key is not 32 bytes long.", "Name the key file that `resettle init` made."],
  STORE_PLAIN: [
    "The store is not encrypted, though a key was given.",
    "It may have been exchanged: ask who did so before using it.",
  ],
  STORE_NO_RESTRICTED_KEY: [
    "This store has no restricted key yet, so nothing restricted can be sealed; nothing was recorded.",
    "Run `resettle init` again: it makes one and keeps the records.",
  ],
  STORE_RESTRICTED_KEY: [
    "What is restricted cannot be opened: the key is another's, or it was changed since it was sealed.",
    "Name the right key file with --restricted-key-file, and run `resettle store check`.",
  ],
  STORE_NOT_OURS: ["What is there is not a store of resettle.", "Name another place with --store; this one is left as it is."],
  STORE_NEWER: ["The store was written by a newer version of resettle.", "Update resettle on this computer."],
  STORE_OLDER: [
    "The store was made by an older version of resettle.",
    "Run `resettle init` again: it brings the store up to date and keeps its records.",
  ],
} as const satisfies Record<string, readonly [message: string, hint: string]>;

export type StoreProblem = keyof typeof SENTENCES;

export function storeError(code: StoreProblem, cause?: unknown): AppError {
  const [message, hint] = SENTENCES[code];
  return new AppError("store", code, message, { hint, cause });
}

/** SQLite's result codes, longest first where one begins another. */
const SQLITE_CODES: readonly (readonly [start: string, problem: StoreProblem])[] = [
  ["SQLITE_READONLY_DBMOVED", "STORE_REPLACED"],
  ["SQLITE_READONLY", "STORE_READ_ONLY"],
  ["SQLITE_BUSY", "STORE_LOCKED"],
  ["SQLITE_LOCKED", "STORE_LOCKED"],
  ["SQLITE_FULL", "STORE_DISK_FULL"],
  ["SQLITE_CORRUPT", "STORE_DAMAGED"],
  ["SQLITE_NOTADB", "STORE_DAMAGED"],
  ["SQLITE_CANTOPEN", "STORE_NOT_ALLOWED"],
  ["SQLITE_PERM", "STORE_NOT_ALLOWED"],
  ["SQLITE_AUTH", "STORE_NOT_ALLOWED"],
  ["SQLITE_IOERR", "STORE_IO"],
];

/** PostgreSQL's error classes and codes (its manual, appendix A), and the errors of the connection itself. */
const POSTGRES_CODES: readonly (readonly [start: string, problem: StoreProblem])[] = [
  ["55P03", "STORE_LOCKED"],
  ["40001", "STORE_LOCKED"],
  ["40P01", "STORE_LOCKED"],
  ["25006", "STORE_READ_ONLY"],
  ["53100", "STORE_DISK_FULL"],
  ["53", "STORE_UNREACHABLE"],
  ["XX001", "STORE_DAMAGED"],
  ["XX002", "STORE_DAMAGED"],
  ["3D000", "STORE_MISSING"],
  ["28", "STORE_NOT_ALLOWED"],
  ["42501", "STORE_NO_RIGHT"],
  ["08", "STORE_UNREACHABLE"],
  ["57P", "STORE_UNREACHABLE"],
  ["58", "STORE_IO"],
];

const NETWORK_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EPIPE",
  "ENOENT",
]);

/** What Node's TLS says of a certificate: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const CERTIFICATE_CODES =
  /^(ERR_TLS_CERT|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_SSL_|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH)/u;

const FILE_CODES: Readonly<Record<string, StoreProblem>> = {
  ENOENT: "STORE_MISSING",
  EACCES: "STORE_NOT_ALLOWED",
  EPERM: "STORE_NOT_ALLOWED",
  EROFS: "STORE_READ_ONLY",
  ENOSPC: "STORE_DISK_FULL",
  EDQUOT: "STORE_DISK_FULL",
  EIO: "STORE_IO",
  EISDIR: "STORE_NOT_OURS",
  ENOTDIR: "STORE_MISSING",
};

/** What a person can act on of an error of the SQLite driver; any other error unchanged. */
export function explainSqliteError(error: unknown): unknown {
  const code = codeOf(error);
  const problem = SQLITE_CODES.find(([start]) => code.startsWith(start))?.[1];
  return problem === undefined ? error : storeError(problem, error);
}

/** What a person can act on of an error of the PostgreSQL driver; any other error unchanged. */
export function explainPostgresError(error: unknown): unknown {
  const code = codeOf(error);
  if (NETWORK_CODES.has(code) || isLostConnection(error)) return storeError("STORE_UNREACHABLE", error);
  if (CERTIFICATE_CODES.test(code)) return storeError("STORE_NOT_TRUSTED", error);
  if (hasNoTls(error)) return storeError("STORE_NOT_ENCRYPTED_LINE", error);
  const problem = POSTGRES_CODES.find(([start]) => code.length === 5 && code.startsWith(start))?.[1];
  return problem === undefined ? error : storeError(problem, error);
}

/** What a person can act on of an error of the file system, at the place of the store; any other error unchanged. */
export function explainFileError(error: unknown): unknown {
  const problem = FILE_CODES[codeOf(error)];
  return problem === undefined ? error : storeError(problem, error);
}

function hasNoTls(error: unknown): boolean {
  return error instanceof Error && error.message === "The server does not support SSL connections";
}

/** pg says these without a code. */
function isLostConnection(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/.test(error.message)
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
