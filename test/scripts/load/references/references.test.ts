import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Diagnostics } from "../../../../scripts/base/diagnostics.js";
import { loadDocument } from "../../../../scripts/load/load.js";
import { SourceFiles } from "../../../../scripts/load/read/source-files.js";
import { diffDocuments } from "../../../../scripts/project/diff-documents.js";
import { InputError } from "../../../../scripts/project/errors.js";
import { generate } from "../../../../scripts/project/generate.js";
import { loadText, specWith } from "../../../helpers/load-text.js";
import { documentOf } from "../../drift/contracts.js";

let folder: string;
let server: Server;
let hits = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-refs-"));
  await mkdir(join(folder, "specs/parts"), { recursive: true });
  await writeFile(join(folder, "secret.yaml"), "Secret: { type: string, const: leaked }\n");
  await symlink(join(folder, "secret.yaml"), join(folder, "specs/link.yaml"));
  server = createServer((_, response) => {
    hits++;
    response.end("{}");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

async function writeSpec(name: string, schemas: Record<string, unknown>): Promise<string> {
  const path = join(folder, "specs", name);
  await writeFile(path, JSON.stringify(specWith(schemas), null, 2));
  return path;
}

describe("closed references", () => {
  const forbidden = (): [string, string][] => [
    ["an absolute path", "/etc/hosts"],
    ["a file URL", "file:///etc/hosts"],
    ["a folder above", "../secret.yaml#/Secret"],
    ["a link that leads out", "link.yaml#/Secret"],
    ["a network address", `http://127.0.0.1:${(server.address() as AddressInfo).port}/spec.yaml`],
  ];

  it.each([0, 1, 2, 3, 4])("the loader refuses and does not read what lies outside (%i)", async (index) => {
    const [, target] = forbidden()[index] ?? ["", ""];
    const spec = await writeSpec(`forbidden-${index}.json`, { Thing: { $ref: target } });
    const { files, diagnostics } = await generate({ specs: [spec] });
    expect(diagnostics.map(({ code }) => code)).toEqual(["ref-forbidden"]);
    const lines = (await readFile(spec, "utf8")).split("\n");
    const line = lines.findIndex((text) => text.includes('"$ref"')) + 1;
    expect(diagnostics[0]?.at).toMatchObject({ pointer: "/components/schemas/Thing/$ref", line });
    expect(diagnostics[0]?.hint).toMatch(/^Copy its target into the folder of th/);
    expect(files.size).toBe(0);
    expect(JSON.stringify(diagnostics)).not.toContain("leaked");
    const drift = diffDocuments(spec, spec);
    await expect(drift).rejects.toBeInstanceOf(InputError);
    expect(hits).toBe(0);
  });

  it("the loader follows a network address whose origin is opened", async () => {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const spec = await writeSpec("opened.json", { Thing: { $ref: `${origin}/thing.json` } });
    const { diagnostics } = await generate({ specs: [spec], allowRemoteRefs: [origin] });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(hits).toBeGreaterThan(0);
    hits = 0;
  });

  it("the loader leaves a $ref in example data alone", async () => {
    const data = { $ref: "/etc/hosts" };
    const thing = {
      type: "object",
      default: data,
      examples: [data],
      "x-note": data,
      properties: { kind: { enum: [data] } },
    };
    const { loaded, diagnostics } = await loadText(JSON.stringify(specWith({ Thing: thing })), "data.json");
    expect(diagnostics).toEqual([]);
    expect(loaded?.document).toMatchObject({ components: { schemas: { Thing: { default: data, examples: [data] } } } });
  });

  it("the loader drops a discriminator's mapping to nowhere and refuses one that leads out", async () => {
    const union = (mapping: Record<string, string>) => ({
      Union: { oneOf: [{ $ref: "#/components/schemas/Cat" }], discriminator: { propertyName: "kind", mapping } },
      Cat: { type: "object", properties: { kind: { const: "cat" } } },
    });
    const out = await loadText(JSON.stringify(specWith(union({ dog: "../../dog.yaml" }))), "union.json");
    expect(out.diagnostics.map(({ code }) => code)).toEqual(["ref-forbidden"]);
  });
});

describe("references of several files", () => {
  it("the loader bundles references of several files and keeps where each part came from", async () => {
    await writeFile(
      join(folder, "specs/parts/thing.yaml"),
      "Thing:\n  type: object\n  properties:\n    name: { type: strin }\n",
    );
    const spec = await writeSpec("several.json", { Holder: { $ref: "parts/thing.yaml#/Thing" } });
    const diagnostics = new Diagnostics();
    const sources = new SourceFiles(folder, diagnostics.report);
    const loaded = await loadDocument(spec, { sources, diagnostics });
    const holder = loaded?.document.components as { schemas: Record<string, { $ref?: string }> };
    const pointer = (holder.schemas.Holder?.$ref ?? "#/components/schemas/Holder").slice(1);
    const origin = sources.locate(loaded?.originOf(`${pointer}/properties/name`) ?? { file: "", pointer: "" });
    expect(origin).toMatchObject({ file: "specs/parts/thing.yaml", pointer: "/Thing/properties/name", line: 4 });
  });

  it("the loader bundles what stands under a key with a slash in another file", async () => {
    const file = join(folder, "specs/slashes.json");
    const response = { description: "ok", content: { "application/json": { schema: { $ref: "#/~1thing" } } } };
    await writeFile(join(folder, "specs/keys.json"), JSON.stringify({ "/ok": response, "/thing": { type: "string" } }));
    const get = { responses: { 200: { $ref: "keys.json#/~1ok" } } };
    await writeFile(file, JSON.stringify({ ...specWith({}), paths: { "/a": { get }, "/b": { get } } }));
    const { diagnostics, files } = await generate({ specs: [file] });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    // A text, which is what the response describes.
    expect(files.get("resources.ts")).toContain('response: ["json", "text"]');
  });

  it("the loader names what a dangling reference may have meant", async () => {
    const { diagnostics } = await loadText(
      JSON.stringify(specWith({ Thing: {}, Other: { $ref: "#/components/schemas/Thnig" } })),
      "a.json",
    );
    expect(diagnostics).toMatchObject([{ code: "ref-unresolved", hint: 'Did you mean "Thing"?' }]);
  });

  it("the loader finds circles of pure references and references to the wrong kind of thing", async () => {
    const circle = { A: { $ref: "#/components/schemas/B" }, B: { $ref: "#/components/schemas/A" } };
    expect((await loadText(JSON.stringify(specWith(circle)), "c.json")).diagnostics.map(({ code }) => code)).toContain(
      "ref-cycle",
    );
    const wrong = { A: { $ref: "#/components" } };
    expect((await loadText(JSON.stringify(specWith(wrong)), "w.json")).diagnostics.map(({ code }) => code)).toEqual([
      "ref-wrong-kind",
    ]);
  });

  it("a comparison goes on beside circles of references, and tells the parts of each", async () => {
    const thing = (type: string) => ({
      type: "object",
      properties: { self: { $ref: "#/components/schemas/Self" }, a: { $ref: "#/components/schemas/A" }, b: { type } },
    });
    const circles = {
      Self: { $ref: "#/components/schemas/Self" },
      A: { $ref: "#/components/schemas/B" },
      B: { $ref: "#/components/schemas/A" },
    };
    const [base, revision] = ["string", "integer"].map((type) => join(folder, `${type}.json`));
    for (const type of ["string", "integer"])
      await writeFile(
        join(folder, `${type}.json`),
        JSON.stringify(documentOf({ response: thing(type), schemas: circles })),
      );
    const told: string[] = [];
    const report = await diffDocuments(base ?? "", revision ?? "", {
      onDoubts: (doubts) => told.push(...doubts.map(({ severity, at }) => `${severity} ${at.pointer}`)),
    });
    expect(report.changes.map(({ id, location }) => `${id} ${location}`)).toEqual([
      "response-property-type-changed response.200.body.b",
    ]);
    const each = ["A", "B", "Self"].map((name) => `warning /components/schemas/${name}/$ref`);
    expect(told.sort()).toEqual([...each, ...each].sort());
  });

  it("the loader takes time in proportion to a long chain of aliases", async () => {
    const names = Array.from({ length: 1500 }, (_, index) => `S${index}`);
    const chain = Object.fromEntries(
      names.map((name, index) => [
        name,
        index === 1499 ? { type: "string" } : { $ref: `#/components/schemas/S${index + 1}` },
      ]),
    );
    const { loaded, diagnostics } = await loadText(JSON.stringify(specWith(chain)), "chain.json");
    expect(diagnostics).toEqual([]);
    expect(Object.keys(Object(loaded?.document.components).schemas)).toHaveLength(1500);
  }, 15_000);
});
