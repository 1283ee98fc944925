import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { describeLocation, parseStoreLocation } from "../../src/store/location.js";

describe("where a store is", () => {
  it.each([
    ["resettle.db", { engine: "sqlite", path: resolve("resettle.db") }],
    [" /srv/our records.db ", { engine: "sqlite", path: "/srv/our records.db" }],
    ["postgres://jo@records/resettle", { engine: "postgres", url: "postgres://jo@records/resettle" }],
    ["postgres://jo@one:5433,two/resettle", { engine: "postgres", url: "postgres://jo@one:5433,two/resettle" }],
    ["postgresql://records/resettle", { engine: "postgres", url: "postgresql://records/resettle" }],
  ])("is read from %j", (typed, location) => {
    expect(parseStoreLocation(typed)).toEqual(location);
  });

  it.each([
    "",
    "  ",
    "mysql://records/resettle",
    "https://records",
    "postgres://[",
    "postgres://one,[/x",
    "file:///srv/resettle.db",
  ])("is not %j", (typed) => {
    expect(() => parseStoreLocation(typed)).toThrow(expect.objectContaining({ kind: "usage", code: "STORE_LOCATION" }));
  });

  it("is shown without user and password", () => {
    expect(describeLocation(parseStoreLocation("postgres://jo:secret@records:5433/resettle?sslmode=require"))).toBe(
      "postgres://records:5433/resettle",
    );
    expect(describeLocation(parseStoreLocation("postgres://jo:secret@one:5433,two/resettle"))).toBe(
      "postgres://one:5433,two/resettle",
    );
    expect(describeLocation(parseStoreLocation("/srv/resettle.db"))).toBe("/srv/resettle.db");
  });
});
