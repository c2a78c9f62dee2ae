import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readText } from "../../../helpers/read-text.js";
import { root } from "../../../helpers/run-concord.js";

const json = (name: string) => ({ schema: { $ref: `#/components/schemas/${name}` } });
const post = "/paths/~1talk/post";

interface Talk {
  readonly fields?: object;
  readonly properties?: object;
  readonly responses?: object;
  readonly others?: object;
}

function talk({ fields = {}, properties, responses, others = {} }: Talk): object {
  const schema = { allOf: [{ properties: properties ?? { prompt: { type: "string" }, live: { type: "boolean" } } }] };
  const answer = { 200: { description: "", content: { "application/json": json("Answer") } } };
  return {
    openapi: "3.1.0",
    info: { title: "Talk", version: "1" },
    paths: {
      "/talk": {
        post: {
          requestBody: { content: { "application/json": { schema } } },
          responses: responses ?? answer,
          ...fields,
        },
      },
    },
    components: { schemas: { Answer: { type: "object" }, Part: { type: "object" } } },
    ...others,
  };
}

async function read(given: Talk) {
  const { contract, diagnostics, places } = await readText(talk(given), "talk.json");
  const found = diagnostics.filter(({ code }) => code === "extension-invalid" || code === "ref-unresolved");
  return {
    stream: contract.operations[0]?.stream,
    places: found.map(({ code, severity, at }) => `${severity} ${code} ${at.pointer}`),
    lines: places("extension-invalid").map((place) => place.split(" ")[0]),
    hints: found.map(({ hint }) => hint),
  };
}

const stream = (extension: unknown): Talk => ({ fields: { "x-concord-stream": extension } });
const warning = (pointer: string) => `warning extension-invalid ${pointer}`;

describe("x-concord-stream", () => {
  it("a sound x-concord-stream brings no warning", async () => {
    const sound = { flag: "live", event: "#/components/schemas/Part", sentinel: "[END]" };
    const { stream: found, places } = await read(stream(sound));
    expect(found).toMatchObject({ flag: "live", event: { ref: "Part" }, sentinel: "[END]" });
    expect(places).toEqual([]);
  });

  it.each([
    ["a key that it does not have", { flags: "live", flag: "live" }, "/flags", 'Did you mean "flag"?'],
    ["a list", ["live"], "", "flag, event and sentinel"],
    ["null", null, "", "flag, event and sentinel"],
    ["true", true, "", "flag, event and sentinel"],
    ["a flag that is no text", { flag: true }, "/flag", "Write `x-concord-stream"],
    ["a reference as an object", { flag: "live", event: { $ref: "#/x" } }, "/event", "Write `x-concord-stream"],
    ["a sentinel that is no text", { flag: "live", sentinel: 0 }, "/sentinel", "Write `x-concord-stream"],
    ["a flag that is no property", { flag: "lvie" }, "/flag", 'Did you mean "live"?'],
    ["a flag that is no boolean", { flag: "prompt" }, "/flag", "Describe it"],
    ["a schema that there is not", { flag: "live", event: "#/components/schemas/Prat" }, "/event", "schemas/Part"],
    ["a name alone", { flag: "live", event: "Part" }, "/event", "#/components/schemas/Part"],
    ["what is no schema", { flag: "live", event: "#/paths/~1talk/post" }, "/event", "Write it as"],
    ["another file", { flag: "live", event: "parts.json#/Part" }, "/event", "Write it as"],
  ])("a malformed x-concord-stream is told: %s", async (_, extension, at, hint) => {
    const { places, lines, hints } = await read(stream(extension));
    // Without a flag nothing asks for the stream, which is told, too.
    expect(places[0] === warning(`${post}/x-concord-stream`) && at !== "" ? places[1] : places[0]).toBe(
      warning(`${post}/x-concord-stream${at}`),
    );
    expect(lines).not.toContain("undefined");
    expect(hints.join(" ")).toContain(hint);
  });

  it("x-concord-stream takes the answer for an event that there is not", async () => {
    const { stream: found, places } = await read(stream({ flag: "live", event: "#/components/schemas/None" }));
    expect(found?.event.ref).toBe("Answer");
    expect(places).toEqual([warning(`${post}/x-concord-stream/event`)]);
  });

  it.each([
    ["nothing asks for the stream", stream({ sentinel: "[END]" })],
    ["nothing is answered", { ...stream({ flag: "live" }), responses: { 404: { description: "" } } }],
  ])("an x-concord-stream is told where %s", async (_, given) => {
    const { stream: found, places } = await read(given);
    expect([found, places]).toEqual([undefined, [warning(`${post}/x-concord-stream`)]]);
  });
});

describe("x-fern-streaming", () => {
  const fern = (extension: unknown): Talk => ({ fields: { "x-fern-streaming": extension } });
  const at = `${post}/x-fern-streaming`;

  it.each([
    ["a text", "yes", [at]],
    ["a condition that is no property", { "stream-condition": "$request.lvie" }, [`${at}/stream-condition`]],
    [
      "a schema that there is not",
      { "stream-condition": "$request.live", "response-stream": { $ref: "#/components/schemas/None" } },
      [`${at}/response-stream`],
    ],
  ])("a malformed x-fern-streaming is told in what is read of it: %s", async (_, extension, pointers) => {
    expect((await read(fern(extension))).places).toEqual(pointers.map(warning));
  });

  it("what is not read of an x-fern-streaming brings no warning", async () => {
    const extension = { "stream-condition": "$request.live", "stream-description": "Streams.", resumable: true };
    expect((await read(fern(extension))).places).toEqual([]);
    const { places } = await read({ others: { ...fern("yes").fields } });
    expect(places).toEqual([]);
  });

  it("x-fern-streaming gives way to x-concord-stream", async () => {
    const { places } = await read({
      fields: { "x-concord-stream": { flag: "live" }, "x-fern-streaming": { "stream-condition": "$request.none" } },
    });
    expect(places).toEqual([]);
  });
});

describe("extensions of ours", () => {
  it.each([
    ["a misspelt one", { fields: { "x-concord-straem": {} } }, `${post}/x-concord-straem`, '"x-concord-stream"'],
    ["one that there is not", { fields: { "x-concord-price": 1 } }, `${post}/x-concord-price`, "There are"],
    [
      "a stream of a webhook",
      { others: { webhooks: { done: { post: { "x-concord-stream": {} } } } } },
      "/webhooks/done/post/x-concord-stream",
      "an operation that clients call",
    ],
    [
      "a stream of a property",
      { properties: { live: { type: "boolean", "x-concord-stream": true } } },
      `${post}/requestBody/content/application~1json/schema/allOf/0/properties/live/x-concord-stream`,
      "an operation that clients call",
    ],
    [
      "a mark of another kind",
      { fields: { "x-concord-inferred": true } },
      `${post}/x-concord-inferred`,
      "table and example",
    ],
    [
      "a mark in no words of ours",
      { fields: { "x-concord-inferred": "tabel" } },
      `${post}/x-concord-inferred`,
      '"table"',
    ],
    [
      "a mark where it means nothing",
      { others: { "x-concord-inferred": "table" } },
      "/x-concord-inferred",
      "an operation, a parameter or a schema",
    ],
    ["a place that is none", { fields: { "x-concord-origin": "page.md" } }, `${post}/x-concord-origin`, "page.md:12"],
  ])("an extension of ours is told where nothing reads it: %s", async (_, given, pointer, hint) => {
    const { places, hints } = await read(given);
    expect(places).toEqual([warning(pointer)]);
    expect(hints[0]).toContain(hint);
  });

  it("extensions of ours are names like any other in maps and in data", async () => {
    const properties = { live: { type: "boolean" }, "x-concord-price": { default: { "x-concord-stream": 1 } } };
    expect((await read({ properties, fields: { "x-other": { "x-concord-stream": 1 } } })).places).toEqual([]);
  });

  it("all extensions of ours are in the documentation, whose examples are sound", async () => {
    const text = await readFile(join(root, "docs/extensions.md"), "utf8");
    const examples = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? "");
    expect(examples).toHaveLength(10);
    for (const example of examples) {
      const { diagnostics } = await readText(`openapi: 3.1.0\ninfo: { title: T, version: "1" }\n${example}`);
      expect(diagnostics).toEqual([]);
    }
    for (const name of [
      "x-concord-stream",
      "x-concord-inferred",
      "x-concord-origin",
      "x-providers",
      "x-unknown-providers",
    ])
      expect(text).toContain(`## \`${name}\``);
  });
});
