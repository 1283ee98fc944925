import { describe, expect, inject, it } from "vitest";
import { openStore } from "../../src/store/store.js";

describe("a store on a server", () => {
  const address = (change: (url: URL) => void) => {
    const server = inject("postgres");
    if ("missing" in server) throw new Error(server.missing);
    const url = new URL(server.url);
    change(url);
    return { location: { engine: "postgres", url: url.href } } as const;
  };

  it.each([
    [
      "no server answers",
      "STORE_UNREACHABLE",
      (url: URL) => {
        url.port = "1";
      },
    ],
    [
      "there is no such server",
      "STORE_UNREACHABLE",
      (url: URL) => {
        url.hostname = "nowhere.invalid";
      },
    ],
    [
      "the password is wrong",
      "STORE_NOT_ALLOWED",
      (url: URL) => {
        url.password = "wrong";
      },
    ],
    [
      "there is no such database",
      "STORE_MISSING",
      (url: URL) => {
        url.pathname = "/nothing";
      },
    ],
    [
      "the database holds no store",
      "STORE_MISSING",
      (url: URL) => {
        url.searchParams.set("options", "-c search_path=nothing");
      },
    ],
  ])("is a sentence where %s", async (_what, code, change) => {
    const error = await openStore(address(change)).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ kind: "store", code, hint: expect.any(String) });
    expect(String(error)).not.toContain("tester");
  });
});
