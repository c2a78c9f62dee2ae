import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Diagnostics } from "../../../../scripts/base/diagnostics.js";
import { type RemoteBudget, RemoteParts } from "../../../../scripts/load/references/remote-parts.js";
import { expectWords } from "../../../helpers/expect-words.js";

let server: Server;
let origin: string;
let hits: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    hits.push(request.url ?? "");
    if (request.url?.startsWith("/away")) response.writeHead(302, { location: "http://127.0.0.1:1/x" }).end();
    else if (request.url?.startsWith("/near")) response.writeHead(302, { location: "/thing" }).end();
    else if (request.url?.startsWith("/none")) response.writeHead(404).end();
    else if (request.url?.startsWith("/slow")) response.writeHead(200).flushHeaders();
    else response.end("x".repeat(1000));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  hits = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function fetchAll(paths: readonly string[], budget: RemoteBudget) {
  const diagnostics = new Diagnostics();
  const remote = new RemoteParts({ report: diagnostics.report, allowedOrigins: [origin], budget });
  const texts: (number | undefined)[] = [];
  for (const path of paths)
    texts.push((await remote.fetch(`${origin}${path}`, { file: "a.json", pointer: "" }))?.length);
  expectWords(diagnostics.all);
  return {
    texts,
    codes: diagnostics.all.map(({ code }) => code),
    messages: diagnostics.all.map(({ message }) => message),
  };
}

const wide = { parts: 100, bytes: 1e6, time: 10_000 };

describe("parts that are fetched", () => {
  test("end at a number of them, which is told once", async () => {
    const paths = Array.from({ length: 50 }, (_, index) => `/${index}`);
    const { texts, codes } = await fetchAll(paths, { ...wide, parts: 3 });
    expect([texts.filter(Boolean).length, hits.length, codes]).toEqual([3, 3, ["ref-forbidden"]]);
  });

  test("have one limit of bytes together", async () => {
    const { texts, codes } = await fetchAll(["/a", "/b", "/c"], { ...wide, bytes: 1500 });
    expect([texts, codes]).toEqual([
      [1000, undefined, undefined],
      ["ref-unresolved", "ref-unresolved"],
    ]);
  });

  test("have one limit of time together", async () => {
    const { texts, codes } = await fetchAll(["/slow1", "/slow2", "/a"], { ...wide, time: 100 });
    expect([texts, codes]).toEqual([
      [undefined, undefined, undefined],
      ["ref-unresolved", "ref-forbidden"],
    ]);
  });

  test("are asked for once, also where there is nothing", async () => {
    const { codes } = await fetchAll(
      Array.from({ length: 50 }, () => "/none"),
      wide,
    );
    expect([hits, codes]).toEqual([["/none"], ["ref-unresolved"]]);
  });

  test("are redirected within the origins that are opened alone", async () => {
    const { texts, messages } = await fetchAll(["/near", "/away"], wide);
    expect([texts, messages.length]).toEqual([[1000, undefined], 1]);
    expect(messages[0]).toContain("another origin");
  });
});
