import { describe, expect, it } from "vitest";
import { explainFileError, explainPostgresError, explainSqliteError } from "../../src/store/storeErrors.js";

const coded = (code: string, message = "as the driver puts it") => Object.assign(new Error(message), { code });

describe("what went wrong with a store, in a sentence", () => {
  it.each([
    [explainSqliteError, "SQLITE_BUSY", "STORE_LOCKED"],
    [explainSqliteError, "SQLITE_BUSY_SNAPSHOT", "STORE_LOCKED"],
    [explainSqliteError, "SQLITE_READONLY", "STORE_READ_ONLY"],
    [explainSqliteError, "SQLITE_READONLY_DIRECTORY", "STORE_READ_ONLY"],
    [explainSqliteError, "SQLITE_READONLY_DBMOVED", "STORE_REPLACED"],
    [explainSqliteError, "SQLITE_FULL", "STORE_DISK_FULL"],
    [explainSqliteError, "SQLITE_CORRUPT_INDEX", "STORE_DAMAGED"],
    [explainSqliteError, "SQLITE_NOTADB", "STORE_DAMAGED"],
    [explainSqliteError, "SQLITE_CANTOPEN", "STORE_NOT_ALLOWED"],
    [explainSqliteError, "SQLITE_IOERR_WRITE", "STORE_IO"],
    [explainPostgresError, "55P03", "STORE_LOCKED"],
    [explainPostgresError, "40P01", "STORE_LOCKED"],
    [explainPostgresError, "25006", "STORE_READ_ONLY"],
    [explainPostgresError, "53100", "STORE_DISK_FULL"],
    [explainPostgresError, "53300", "STORE_UNREACHABLE"],
    [explainPostgresError, "28P01", "STORE_NOT_ALLOWED"],
    [explainPostgresError, "42501", "STORE_NO_RIGHT"],
    [explainPostgresError, "57P01", "STORE_UNREACHABLE"],
    [explainPostgresError, "ECONNRESET", "STORE_UNREACHABLE"],
    [explainPostgresError, "XX001", "STORE_DAMAGED"],
    [explainFileError, "ENOENT", "STORE_MISSING"],
    [explainFileError, "EACCES", "STORE_NOT_ALLOWED"],
    [explainFileError, "EROFS", "STORE_READ_ONLY"],
    [explainFileError, "ENOSPC", "STORE_DISK_FULL"],
    [explainFileError, "EIO", "STORE_IO"],
  ])("%o of %s is %s", (explain, code, problem) => {
    const cause = coded(code);
    const error = explain(cause);
    expect(error).toMatchObject({ kind: "store", code: problem, hint: expect.stringMatching(/\.$/), cause });
    expect(error).toHaveProperty("message", expect.stringMatching(/^[A-Z].*\.$/));
  });

  it("knows a lost connection by what the driver says", () => {
    expect(explainPostgresError(new Error("Connection terminated unexpectedly"))).toMatchObject({ code: "STORE_UNREACHABLE" });
  });

  it("leaves alone what is a fault of the program", () => {
    for (const error of [new Error("x"), coded("SQLITE_CONSTRAINT_UNIQUE"), coded("23505"), "text", undefined]) {
      expect(explainSqliteError(error)).toBe(error);
      expect(explainPostgresError(error)).toBe(error);
    }
  });
});
