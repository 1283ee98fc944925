/** Thrown, or given as the reason of an aborted signal, where the person (Ctrl-C) or the system stopped the program. */
export class Stopped extends Error {
  readonly exitCode: 130 | 143;

  constructor(by: "SIGINT" | "SIGTERM") {
    super(`stopped by ${by}`);
    this.name = "Stopped";
    this.exitCode = by === "SIGINT" ? 130 : 143;
  }
}
