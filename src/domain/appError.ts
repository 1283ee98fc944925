/**
 * An error a person can act on. `kind` decides the exit code (see the table in the command reference), `code` is a stable name
 * for scripts, `message` says what happened and why, `hint` what to do next. Messages hold no personal data beyond a prisoner
 * number: line and column, never a name.
 */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly hint: string | undefined;
  readonly issues: readonly InputIssue[];

  constructor(kind: ErrorKind, code: string, message: string, more: ErrorDetail = {}) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = "AppError";
    this.kind = kind;
    this.code = code;
    this.hint = more.hint;
    this.issues = more.issues ?? [];
  }
}

/** usage 2, input 3, notFound 5, refused 6, store 7. Codes 0, 4, 8, 70 and 130 are not errors of this type. */
export type ErrorKind = "usage" | "input" | "notFound" | "refused" | "store";

/** One thing wrong with what was given: where, and what. Lines and columns count from 1. */
export interface InputIssue {
  readonly file?: string;
  readonly line?: number;
  readonly column?: string;
  readonly message: string;
}

interface ErrorDetail {
  readonly hint?: string;
  readonly issues?: readonly InputIssue[];
  readonly cause?: unknown;
}
