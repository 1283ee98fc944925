import { afterAll } from "vitest";
import { removeTestFolders } from "./testFolder.js";

/** Vitest runs this file before each file of tests, though these share their modules. */
afterAll(removeTestFolders);
