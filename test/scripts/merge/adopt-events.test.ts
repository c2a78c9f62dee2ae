import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../scripts/base/diagnostics.js";
import type { Contract } from "../../../scripts/contract/model/types.js";
import { adoptEvents } from "../../../scripts/merge/adopt-events.js";
import { contractOf } from "../../helpers/load-text.js";

type Json = Record<string, unknown>;
const to = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: Json): Json => ({ type: "object", properties });
const text = { type: "string" };

/** An API with `POST /talk`, which takes `stream`. */
function talk(content: Json, schemas: Json, fields: Json = {}): Json {
  const body = { "application/json": { schema: object({ prompt: text, stream: { type: "boolean" } }) } };
  const post = { requestBody: { content: body }, responses: { 200: { description: "Said.", content } }, ...fields };
  return {
    openapi: "3.1.0",
    info: { title: "Talk", version: "1" },
    servers: [{ url: "https://talk.example/v1" }],
    paths: { "/talk": { post } },
    components: { schemas },
  };
}

const plain = { "application/json": { schema: to("Answer") } };
const answer = { Answer: object({ said: text }) };
const described = talk(
  { ...plain, "text/event-stream": { schema: to("Part") } },
  { ...answer, Part: object({ delta: to("Delta") }), Delta: object({ text }) },
);

async function adopt(own: Json, reference: Json): Promise<{ contract: Contract; notes: readonly string[] }> {
  const { report, all: diagnostics } = new Diagnostics();
  const contract = adoptEvents(await contractOf(own, "relay"), await contractOf(reference, "main"), report);
  return { contract, notes: diagnostics.map(({ code, at }) => `${code} ${at.file}#${at.pointer}`) };
}

const streamOf = ({ operations: [operation] }: Contract) => operation?.stream;
const namesOf = ({ schemas }: Contract) => [...schemas.keys()];

describe("a stream whose events are not described", () => {
  it("a stream whose events are not described has the reference's events, with the components that they need, and says so", async () => {
    const { contract, notes } = await adopt(talk(plain, answer), described);
    expect(streamOf(contract)).toMatchObject({ event: { ref: "Part" }, adoptedFrom: "main", undescribed: true });
    expect(namesOf(contract)).toEqual(["Answer", "Delta", "Part"]);
    expect(notes).toEqual(["stream-inferred relay.json#/paths/~1talk/post"]);
    const media = contract.operations[0]?.responses[0]?.content.map(({ type, schema }) => [type, schema?.ref]);
    expect(media).toEqual([
      ["application/json", "Answer"],
      ["text/event-stream", "Part"],
    ]);
  });

  it("a stream whose events are not described has the reference's also where an extension or a media type without schema says that there is a stream", async () => {
    for (const own of [
      talk(plain, answer, { "x-concord-stream": { flag: "stream" } }),
      talk({ ...plain, "text/event-stream": {} }, answer),
    ])
      expect(streamOf((await adopt(own, described)).contract)?.event.ref).toBe("Part");
  });

  it("events that are told apart by their names are adopted with these", async () => {
    const named = (event: string): Json => object({ event: { const: event }, data: to("Delta") });
    const content = { ...plain, "text/event-stream": { schema: { oneOf: [named("more"), named("end")] } } };
    const reference = talk(content, { ...answer, Delta: object({ text }) });
    expect(streamOf((await adopt(talk(plain, answer), reference)).contract)?.named).toEqual({ texts: [] });
  });

  it("an adopted component has another name where its own means something else", async () => {
    const { contract } = await adopt(talk(plain, { ...answer, Delta: object({ other: text }) }), described);
    expect(namesOf(contract)).toEqual(["Answer", "Delta", "MainDelta", "Part"]);
    const part = contract.schemas.get("Part")?.object?.properties.get("delta");
    expect(part?.ref).toBe("MainDelta");
  });

  it("an adopted component is shared where it means the same, and copied once where it contains itself", async () => {
    const tree = { Delta: object({ text, more: to("Delta") }) };
    const reference = talk(
      { ...plain, "text/event-stream": { schema: to("Part") } },
      { ...answer, Part: object({ delta: to("Delta") }), ...tree },
    );
    expect(namesOf((await adopt(talk(plain, { ...answer, ...tree }), reference)).contract)).toEqual([
      "Answer",
      "Delta",
      "Part",
    ]);
    expect(namesOf((await adopt(talk(plain, answer), reference)).contract)).toEqual(["Answer", "Delta", "Part"]);
  });
});

describe("a stream keeps its events", () => {
  it.each([
    [
      "where it describes them",
      talk({ ...plain, "text/event-stream": { schema: to("Own") } }, { ...answer, Own: {} }),
      described,
    ],
    ["where the reference describes none", talk(plain, answer), talk(plain, answer)],
    [
      "where the reference streams what it answers",
      talk(plain, answer),
      talk({ ...plain, "text/event-stream": { schema: to("Answer") } }, answer),
    ],
  ])("a stream keeps its events %s", async (_name, own, reference) => {
    const before = await contractOf(own, "relay");
    const { contract, notes } = await adopt(own, reference);
    expect(streamOf(contract)).toEqual(streamOf(before));
    expect(notes).toEqual([]);
  });
});
