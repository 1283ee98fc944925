import { it } from "vitest";
import { findEveryTampering } from "../support/tamperWith.js";

it("finds 200 falsifications of the audit trail out of 200 with an anchor", () => findEveryTampering(200));
