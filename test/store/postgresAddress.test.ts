import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { TLSSocket } from "node:tls";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { connectionTo } from "../../src/store/postgresAddress.js";
import { createStore, openStore } from "../../src/store/store.js";
import { makePostgresPlace } from "../support/stores.js";

const CERTIFICATE = fileURLToPath(new URL("../data/tls/self-signed.crt", import.meta.url));
const read = (ending: string) => readFileSync(CERTIFICATE.replace(/crt$/u, ending));

/** Begins TLS as a PostgreSQL server does, with a certificate of its own making, and then ends the connection. */
const untrusted = createServer((socket) => {
  socket.on("error", () => undefined);
  socket.once("data", () => {
    socket.write("S");
    const secured = new TLSSocket(socket, { isServer: true, cert: read("crt"), key: read("key") });
    secured.on("error", () => undefined).on("secure", () => secured.end());
  });
});
let port = 0;
beforeAll(async () => {
  untrusted.listen(0, "127.0.0.1");
  await once(untrusted, "listening");
  const address = untrusted.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
});
afterAll(() => untrusted.close());

const modeOf = (address: string) => new URL(connectionTo(address, []).connectionString ?? "").searchParams.get("sslmode");

describe("the line to a server", () => {
  it.each([
    ["postgres://jo@db.example/resettle", "verify-full"],
    ["postgres://jo@10.1.2.3/resettle", "verify-full"],
    ["postgres://jo@localhost.example/resettle", "verify-full"],
    ["postgres://jo@db.example/resettle?sslmode=require", "verify-full"],
    ["postgres://jo@db.example/resettle?sslmode=disable", "disable"],
    ["postgres://jo@db.example/resettle?sslmode=no-verify", "no-verify"],
    ["postgres://jo@localhost/resettle", null],
    ["postgres://jo@127.0.0.1:5433/resettle", null],
    ["postgres://jo@[::1]/resettle", null],
    ["postgres://jo@%2Frun%2Fpostgresql/resettle", null],
    ["postgres:///resettle?host=/run/postgresql", null],
    ["postgres://localhost/resettle?sslmode=verify-full", "verify-full"],
  ])("%s is encrypted and checked: %s", (address, mode) => {
    expect(modeOf(address)).toBe(mode);
  });

  it.each([
    ["whose certificate nobody vouches for", "", "STORE_NOT_TRUSTED"],
    ["of another name than its certificate", `&sslrootcert=${CERTIFICATE}`, "STORE_NOT_TRUSTED"],
    ["checked by a file that is not there", "&sslrootcert=/nowhere.crt", "STORE_NOT_TRUSTED"],
  ])("is not used to a server %s", async (_what, more, code) => {
    const url = `postgres://jo:secret@127.0.0.1:${port}/resettle?sslmode=verify-full${more}`;
    const error = await openStore({ location: { engine: "postgres", url } }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ kind: "store", code, hint: expect.stringContaining("sslrootcert") });
  });

  it("is used where its certificate is vouched for", async () => {
    const url = `postgres://jo@localhost:${port}/resettle?sslmode=verify-full&sslrootcert=${CERTIFICATE}`;
    // Behind the certificate there is no server here: what fails is only what comes after it.
    await expect(openStore({ location: { engine: "postgres", url } })).rejects.toMatchObject({ code: "STORE_UNREACHABLE" });
  });

  it("is not used where the server cannot encrypt it, if it has to", async () => {
    const server = inject("postgres");
    const url = "missing" in server ? "" : `${server.url}?sslmode=verify-full`;
    await expect(openStore({ location: { engine: "postgres", url } })).rejects.toMatchObject({
      code: "STORE_NOT_ENCRYPTED_LINE",
    });
  });
});

describe("an address of several servers", () => {
  it("finds the one that is there and can be written to", async () => {
    const { location } = await makePostgresPlace();
    const several = { engine: "postgres", url: location.url.replace("@127.0.0.1", "@127.0.0.1:1,127.0.0.1") } as const;
    const store = await createStore({ location: several });
    expect(store.place).toMatch(/^postgres:\/\/127\.0\.0\.1:1,127\.0\.0\.1:\d+\/postgres$/u);
    await store.close();
  });

  it("may name one server twice: it is no second primary", async () => {
    const { location } = await makePostgresPlace();
    const [, port] = /@127\.0\.0\.1:(\d+)/u.exec(location.url) ?? [];
    const twice = location.url.replace("@127.0.0.1:", `@localhost:${port},127.0.0.1:`);
    const store = await createStore({ location: { engine: "postgres", url: twice } });
    const { problems, risks } = await store.check();
    expect([problems, risks]).toEqual([[], expect.arrayContaining([expect.stringContaining("waits for no standby")])]);
    await store.close();
  });

  it.each([
    ["standby", "STORE_NOT_THAT_SERVER"],
    ["read-only", "STORE_NOT_THAT_SERVER"],
    ["fastest", "STORE_ADDRESS_UNKNOWN"],
  ])("is a sentence where it asks for a server that is not there: %s", async (wanted, code) => {
    const { location } = await makePostgresPlace();
    const url = `${location.url}&target_session_attrs=${wanted}`;
    await expect(openStore({ location: { engine: "postgres", url } })).rejects.toMatchObject({ kind: "store", code });
  });

  it.each(["primary", "read-write", "prefer-standby", "any"])("finds what it asks for: %s", async (wanted) => {
    const { location } = await makePostgresPlace();
    const url = `${location.url}&target_session_attrs=${wanted}`;
    await (await createStore({ location: { engine: "postgres", url } })).close();
  });

  it("is a sentence where none answers", async () => {
    const url = "postgres://jo@127.0.0.1:1,127.0.0.1:2/resettle";
    await expect(openStore({ location: { engine: "postgres", url } })).rejects.toMatchObject({ code: "STORE_UNREACHABLE" });
  });
});
