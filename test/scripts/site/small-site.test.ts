import { beforeAll, describe, expect, it } from "vitest";
import { type BuiltSite, buildSite } from "../../../scripts/project/build-site.js";
import { withFiles } from "../../helpers/with-files.js";

/** Two providers; the second takes less of one field, has an operation of its own, and does not list models. */
const operation = (words: object, schema: object) => ({
  ...words,
  requestBody: { required: true, content: { "application/json": { schema } } },
  responses: { 200: { description: "Done." } },
});

const documentOf = (url: string, paths: object) => ({
  openapi: "3.1.0",
  info: { title: "T", version: "1" },
  servers: [{ url }],
  paths,
});

const chat = (properties: object) => ({ type: "object", required: ["model"], properties });

const tide = documentOf("https://tide.example/v1", {
  "/chat/completions": {
    post: operation(
      { summary: "Says on." },
      chat({ model: { type: "string" }, seed: { type: ["integer", "null"] }, n: { type: "integer", maximum: 9 } }),
    ),
  },
  "/models": { get: { responses: { 200: { description: "All." } } } },
});

const ebb = documentOf("https://ebb.example/v1", {
  "/chat/completions": {
    post: operation(
      {},
      chat({ model: { type: "string" }, seed: { type: "integer" }, n: { type: "integer", maximum: 4 } }),
    ),
  },
  "/waves": { post: operation({}, chat({ model: { type: "string" } })) },
});

let site: BuiltSite;
beforeAll(async () => {
  const providers = { tide: { spec: "tide.json" }, ebb: { spec: "ebb.json" } };
  site = await withFiles({ "tide.json": JSON.stringify(tide), "ebb.json": JSON.stringify(ebb) }, (folder) =>
    buildSite(
      { config: { reference: "tide", providers }, folder, file: "concord.config.json" },
      { printReferences: async (all) => new Map([...all.keys()].map((name) => [name, { problem: "None." }])) },
    ),
  );
});

const page = (path: string): string => site.files.get(path) ?? "";

/** What stands between the tags of a part. */
const textsIn = (part: string): readonly string[] =>
  part
    .replaceAll(/<[^>]+>/g, "\n")
    .split(/\s*\n\s*/)
    .filter((text) => text !== "");

const rowsOf = (path: string): readonly string[] =>
  [...page(path).matchAll(/<tr\b[\s\S]*?<\/tr>/g)].map(([row]) => textsIn(row).join(" · "));

describe("the pages of two providers", () => {
  it("the pages of two providers have the operations in groups, and who takes how much of which", () => {
    expect(rowsOf("index.html")).toEqual([
      "Operation · tide · reference · ebb",
      "chat",
      "POST · / · v1/ · chat/ · completions · ✓ · has it · 66 %",
      "models",
      "GET · / · v1/ · models · ✓ · has it · – · lacks it",
      "waves",
      "POST · / · v1/ · waves · – · lacks it · ✓ · has it",
      "Of what it offers · ✓ · 66 %",
      "Operations offered · 2 of 2 · 1 of 2",
    ]);
  });

  it("the pages of two providers say of each field who takes it, and what one of them does not take", () => {
    const path = "operations/post-v1-chat-completions.html";
    expect(textsIn(/<h1>.*<\/h1>/.exec(page(path))?.[0] ?? "")).toEqual(["POST", "/v1/chat/completions"]);
    expect(rowsOf(path)).toEqual([
      "Provider · Has it · Takes · At · Drift",
      "tide · yes · https://tide.example/v1",
      "ebb · yes · 66 % · of the reference’s request · https://ebb.example/v1 · differences · of ebb",
      "Field · Type and limits · tide · ebb",
      "model · body · required · string · ✓ taken · ✓ taken",
      "n · body · integer · at most 9 · ✓ taken · at most 9 · ◐ narrower · maximum 4 instead of 9 · at most 4",
      "seed · body · integer | null · ✓ taken · ◐ narrower · not null",
      "Status · Meaning · Content",
      "200 · Done.",
    ]);
  });

  it("the pages of two providers tell of an operation that only one of them has", () => {
    expect(rowsOf("operations/get-v1-models.html").slice(0, 3)).toEqual([
      "Provider · Has it · Takes · At · Drift",
      "tide · yes · https://tide.example/v1",
      "ebb · no",
    ]);
    expect(rowsOf("operations/post-v1-waves.html").slice(1, 5)).toEqual([
      "tide · no",
      "ebb · yes · not at the reference · https://ebb.example/v1 · differences · of ebb",
      "Field · Type and limits · ebb",
      "model · body · required · string · ✓ taken",
    ]);
  });
});
