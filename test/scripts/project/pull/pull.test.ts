import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Diagnostics } from "../../../../scripts/base/diagnostics.js";
import type { ProviderConfig } from "../../../../scripts/config/config.js";
import type { LockEntry } from "../../../../scripts/project/lock-file.js";
import { type Pulled, type PullOptions, pullProvider } from "../../../../scripts/project/pull-provider.js";
import { hashOf } from "../../../../scripts/write/output.js";
import { type SourceServer, startSourceServer } from "./source-server.js";

function spec(...fields: readonly string[]): string {
  return `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /things:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
${fields.map((field) => `                ${field}: { type: string }\n`).join("")}      responses:
        200: { description: Done }
`;
}

const old = spec("name", "color");

let server: SourceServer;
let other: SourceServer;
let folder: string;

beforeAll(async () => {
  [server, other] = [await startSourceServer(), await startSourceServer()];
});
afterAll(async () => {
  await server.close();
  await other.close();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-pull-"));
  await mkdir(join(folder, "openapi"));
  await writeFile(join(folder, "openapi/p.yaml"), old);
  server.answers.clear();
  server.requests.length = 0;
  other.requests.length = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Serves a text with its entity tag, or 304 to who has it. */
function serve(path: string, text: string, etag = '"one"'): void {
  server.answers.set(path, (request, response) => {
    if (request.headers["if-none-match"] === etag) response.writeHead(304).end();
    else response.writeHead(200, { etag, "content-type": "application/yaml" }).end(text);
  });
}

interface Outcome extends Pulled {
  readonly codes: readonly string[];
  readonly files: readonly string[];
  readonly messages: readonly string[];
  readonly hints: readonly (string | undefined)[];
  readonly disk: string;
}

async function pull(more: Partial<ProviderConfig> = {}, options: Partial<PullOptions> = {}): Promise<Outcome> {
  const { report, all: diagnostics } = new Diagnostics();
  const provider = { spec: "openapi/p.yaml", source: `${server.origin}/api.yaml`, ...more };
  const pulled = await pullProvider("p", provider, {
    cwd: folder,
    report,
    check: false,
    locked: undefined,
    ...options,
  });
  expect(await readdir(join(folder, "openapi"))).toEqual(["p.yaml"]);
  const disk = await readFile(join(folder, "openapi/p.yaml"), "utf8");
  const messages = diagnostics.map(({ message }) => message);
  const files = diagnostics.map(({ at }) => at.file);
  const hints = diagnostics.map(({ hint }) => hint);
  return { ...pulled, disk, messages, hints, files, codes: diagnostics.map(({ code }) => code) };
}

describe("pulling a source", () => {
  it("a pull replaces the description and tells what changed", async () => {
    serve("/api.yaml", spec("name", "size"));
    const { state, entry, drift, disk } = await pull({}, { now: new Date("2026-02-03T04:05:06Z") });
    expect(state).toBe("changed");
    expect(disk).toBe(spec("name", "size"));
    expect(entry).toEqual({
      url: `${server.origin}/api.yaml`,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      etag: '"one"',
      time: "2026-02-03T04:05:06.000Z",
    });
    expect(drift?.changes.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["request-property-removed", "new-optional-request-property"]),
    );
  });

  it("a pull asks only for what is newer, while the file is what was fetched", async () => {
    serve("/api.yaml", old);
    const first = await pull();
    expect(first).toMatchObject({ state: "current", entry: { etag: '"one"' } });
    const locked = first.entry as LockEntry;
    expect(await pull({}, { locked })).toMatchObject({ state: "current" });
    await writeFile(join(folder, "openapi/p.yaml"), `${old}# edited\n`);
    expect(await pull({}, { locked, check: true })).toMatchObject({ state: "changed" });
    expect(server.requests).toEqual(["GET /api.yaml -", 'GET /api.yaml "one"', "GET /api.yaml -"]);
  });

  it.each<[what: string, locked: Partial<LockEntry>]>([
    ["of another address", { url: "https://a.example/api.yaml" }],
    ["of another text", { sha256: "0" }],
    ["without an entity tag", { etag: undefined as never }],
  ])("a pull asks for the whole where the lock is %s", async (_, more) => {
    serve("/api.yaml", old);
    const now = new Date("2026-02-03T04:05:06Z");
    const { entry } = await pull({}, { now });
    expect(await pull({}, { locked: { ...(entry as LockEntry), ...more }, now })).toMatchObject({
      state: "current",
      entry,
    });
    expect(server.requests.at(-1)).toBe("GET /api.yaml -");
  });

  it("a pull asks for the whole where the description is gone", async () => {
    serve("/api.yaml", old);
    const { entry } = await pull();
    await rm(join(folder, "openapi/p.yaml"));
    expect(await pull({}, { locked: entry as LockEntry })).toMatchObject({ state: "changed", disk: old });
  });

  it("a pull keeps when a content was fetched first, whatever its entity tag is by now", async () => {
    const [first, later] = [new Date("2026-02-03T04:05:06Z"), new Date("2026-03-03T04:05:06Z")];
    server.answers.set("/api.yaml", (_, response) => response.end(old));
    const { entry } = await pull({}, { now: first });
    expect(entry).toStrictEqual({ url: `${server.origin}/api.yaml`, sha256: hashOf(old), time: first.toISOString() });
    serve("/api.yaml", old, '"two"');
    const again = await pull({}, { locked: entry as LockEntry, now: later });
    expect(again.entry).toStrictEqual({ ...entry, etag: '"two"' });
    serve("/api.yaml", spec("name"), '"three"');
    const changed = await pull({}, { locked: again.entry as LockEntry, now: later });
    expect(changed.entry).toMatchObject({ sha256: hashOf(spec("name")), time: later.toISOString() });
  });

  it("a pull is of now where no time is given", async () => {
    serve("/api.yaml", spec("name"));
    const before = Date.now();
    const time = Date.parse((await pull()).entry?.time ?? "");
    expect(time >= before && time <= Date.now()).toBe(true);
  });

  it("a pull reads names as the config does for all providers", async () => {
    serve("/api.yaml", spec("name"));
    const read = async (shared: PullOptions["shared"]) =>
      (await pull({}, { check: true, ...(shared && { shared }) })).drift;
    expect((await read(undefined))?.changes.map(({ id }) => id)).toEqual(["request-property-removed"]);
    expect((await read({ exclude: ["POST /things"] }))?.changes.map(({ id }) => id)).toEqual(["no-common-operation"]);
  });

  it("a pull checks without writing", async () => {
    serve("/api.yaml", spec("name"));
    expect(await pull({}, { check: true })).toMatchObject({
      state: "changed",
      disk: old,
      drift: { summary: { breaking: 0 } },
    });
    serve("/api.yaml", old);
    expect(await pull({}, { check: true })).toMatchObject({ state: "current", disk: old });
  });

  it("a pull writes a description that was not there", async () => {
    serve("/api.yaml", old);
    await rm(join(folder, "openapi/p.yaml"));
    const pulled = await pull();
    expect(pulled).toMatchObject({ state: "changed", disk: old });
    expect(pulled.drift).toBeUndefined();
  });

  it("a pull judges a source with the provider's overlays", async () => {
    serve("/api.yaml", `${old}components: { schemas: { A: { $ref: "#/none" } } }\n`);
    expect(await pull()).toMatchObject({ state: "failed", disk: old });
    await writeFile(join(folder, "fix.yaml"), "overlay: 1.0.0\nactions: [{ target: $.components, remove: true }]\n");
    expect(await pull({ overlays: ["fix.yaml"] })).toMatchObject({ state: "changed" });
  });

  it("a pull tells trouble in an overlay where the overlay is, not where the source is", async () => {
    serve("/api.yaml", spec("name"));
    const { state, codes, files } = await pull({ overlays: ["none.yaml"] });
    expect([state, codes]).toEqual(["failed", ["file-unreadable", "source-refused"]]);
    expect(files).toEqual(["none.yaml", `${server.origin}/api.yaml`]);
  });

  it("a pull follows redirects within the origin, and to others only where configured", async () => {
    serve("/new.yaml", spec("name"));
    server.answers.set("/api.yaml", (_, response) => response.writeHead(302, { location: "/new.yaml" }).end());
    expect(await pull()).toMatchObject({ state: "changed", disk: spec("name") });
    server.answers.set("/api.yaml", (_, response) =>
      response.writeHead(301, { location: `${other.origin}/x.yaml` }).end(),
    );
    expect(await pull()).toMatchObject({ state: "failed", codes: ["source-refused"] });
    expect(other.requests).toEqual([]);
    other.answers.set("/x.yaml", (_, response) => response.end(old));
    expect(await pull({ redirects: [other.origin] })).toMatchObject({ state: "changed", disk: old });
  });
});

describe("a source that fails leaves the description as it was", () => {
  const half = Buffer.byteLength(old) / 2;
  it.each<[what: string, code: string, message: string, answer: Parameters<SourceServer["answers"]["set"]>[1]]>([
    [
      "status 500",
      "source-unreachable",
      "The server answered with status 500.",
      (_, response) => response.writeHead(500).end(old),
    ],
    [
      "status 404",
      "source-unreachable",
      "The server answered with status 404.",
      (_, response) => response.writeHead(404).end(old),
    ],
    [
      "304 that nobody asked for",
      "source-unreachable",
      "The server answered with status 304.",
      (_, response) => response.writeHead(304).end(),
    ],
    [
      "status 206",
      "source-unreachable",
      "The server answered with status 206.",
      (_, response) => response.writeHead(206).end(old.slice(0, half)),
    ],
    [
      "a body that ends before its length",
      "source-unreachable",
      "It cannot be fetched (",
      (_, response) => {
        response.writeHead(200, { "content-length": old.length });
        response.write(old.slice(0, half), () => response.destroy());
      },
    ],
    [
      "chunks that break off",
      "source-unreachable",
      "It cannot be fetched (",
      (_, response) => {
        response.writeHead(200);
        response.write(old.slice(0, half), () => response.destroy());
      },
    ],
    [
      "JSON that is cut off",
      "source-refused",
      "It is no description that can be used: 1 error.",
      (_, response) => response.end('{"openapi": "3.1.0", "info": {'),
    ],
    [
      "YAML that is cut off",
      "source-refused",
      "It is no description that can be used: 1 error.",
      (_, response) => response.end(old.slice(0, old.indexOf("paths:"))),
    ],
    [
      "a web page",
      "source-refused",
      "It is a web page, not a description.",
      (_, response) => response.end("<!DOCTYPE html><title>Sign in</title>"),
    ],
    [
      "a web page by its type",
      "source-refused",
      "It is a web page, not a description.",
      (_, response) => response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(spec("name")),
    ],
    [
      "another document",
      "source-refused",
      "It is no description that can be used: 1 error.",
      (_, response) => response.end('{"message": "rate limited"}'),
    ],
    ["nothing", "source-refused", "It is empty.", (_, response) => response.end()],
    [
      "bytes that are no text",
      "source-refused",
      "It is not UTF-8 text.",
      (_, response) => response.end(Buffer.from([0xff, 0xfe, 0x00, 0x61])),
    ],
    [
      "a description of broken references",
      "source-refused",
      "It is no description that can be used: 1 error.",
      (_, response) => response.end(old.replace("{ description: Done }", '{ $ref: "#/none" }')),
    ],
    [
      "redirects without end",
      "source-refused",
      "It redirects more than 5 times.",
      (_, response) => response.writeHead(302, { location: "/api.yaml" }).end(),
    ],
    [
      "a redirect to nowhere",
      "source-refused",
      `It redirects to "file:///etc/hosts", which is another origin.`,
      (_, response) => response.writeHead(302, { location: "file:///etc/hosts" }).end(),
    ],
    ["a response that never begins", "source-unreachable", "It did not arrive within 0.4 s.", () => {}],
    [
      "a response that never ends",
      "source-unreachable",
      "It did not arrive within 0.4 s.",
      (_, response) => {
        response.writeHead(200);
        response.write(old.slice(0, 40));
      },
    ],
  ])("a source that fails leaves the description as it was: %s", async (_, code, message, answer) => {
    server.answers.set("/api.yaml", answer);
    const { state, disk, codes, messages, hints, entry, files } = await pull(
      {},
      { timeout: message.includes("0.4 s") ? 400 : 60_000 },
    );
    expect({ state, disk, last: [codes.at(-1), messages.at(-1)], entry }).toEqual({
      state: "failed",
      disk: old,
      last: [code, expect.stringContaining(message)],
      entry: undefined,
    });
    expect(new Set(files)).toEqual(new Set([`${server.origin}/api.yaml`]));
    if (code === "source-refused" && !message.includes("redirects to"))
      expect(hints.at(-1)).toBe("The file on disk stays as it is.");
  });

  it("a source with a body above the limit, also when it is packed, leaves the description as it was", async () => {
    const large = `${old}# ${"x".repeat(100_000)}\n`;
    server.answers.set("/api.yaml", (_, response) => response.end(large));
    expect(await pull({}, { maxBytes: 50_000 })).toMatchObject({
      state: "failed",
      codes: ["source-refused"],
      disk: old,
    });
    server.answers.set("/api.yaml", (_, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(large)),
    );
    expect(await pull({}, { maxBytes: 50_000 })).toMatchObject({
      state: "failed",
      codes: ["source-refused"],
      disk: old,
    });
    expect(await pull()).toMatchObject({ state: "changed", disk: large });
  });

  it("a source with many errors has the first five told, and says how many there are", async () => {
    const many = Array.from({ length: 7 }, (_, index) => `  S${index}: { $ref: "#/none" }\n`).join("");
    serve("/api.yaml", `${old}components:\n schemas:\n${many}`);
    const { codes, messages } = await pull();
    expect(codes).toEqual([...Array.from({ length: 5 }, () => "ref-unresolved"), "source-refused"]);
    expect(messages.at(-1)).toBe("It is no description that can be used: 7 errors.");
  });

  it("a source whose server is not there leaves the description as it was", async () => {
    const gone = await startSourceServer();
    await gone.close();
    expect(await pull({ source: `${gone.origin}/api.yaml` })).toMatchObject({
      state: "failed",
      codes: ["source-unreachable"],
      messages: [expect.stringMatching(/^It cannot be fetched \(ECONNREFUSED: .+\)\.$/)],
      disk: old,
    });
  });
});
