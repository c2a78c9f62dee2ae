import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { findChanges } from "../../../scripts/drift/find-changes.js";
import { contractOf, corpus, outline } from "./contracts.js";

type Node = { [key: string]: unknown };

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);

/** Rewrites every object of a document, innermost first. */
function rewrite(value: unknown, change: (node: Node) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => rewrite(item, change));
  if (!isNode(value)) return value;
  return change(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rewrite(item, change)])));
}

const prefix = "#/components/schemas/";

/** Gives every named schema another name. */
function renameComponents(document: Node): unknown {
  const rename = (text: unknown) =>
    typeof text === "string" && text.startsWith(prefix) ? `${prefix}Renamed${text.slice(prefix.length)}` : text;
  const names = new Set(Object.keys(schemasOf(document)));
  const renamed = rewrite(document, (node) => {
    const mapping = isNode(node.mapping) && typeof node.propertyName === "string" ? node.mapping : undefined;
    const tags = Object.entries(mapping ?? {}).map(([tag, target]) => [
      tag,
      typeof target === "string" && names.has(target) ? `Renamed${target}` : rename(target),
    ]);
    return {
      ...node,
      ...("$ref" in node ? { $ref: rename(node.$ref) } : {}),
      ...(mapping ? { mapping: Object.fromEntries(tags) } : {}),
    };
  }) as Node;
  const schemas = Object.entries(schemasOf(renamed)).map(([name, schema]) => [`Renamed${name}`, schema]);
  return { ...renamed, components: { ...(renamed.components as Node), schemas: Object.fromEntries(schemas) } };
}

function schemasOf(document: Node): Node {
  return (document.components as { schemas: Node }).schemas;
}

/** Puts the schemas that refer to nothing in the place of their references. */
function inlineLeaves(document: Node): unknown {
  const schemas = schemasOf(document);
  const leaf = (name: string) => schemas[name] !== undefined && !JSON.stringify(schemas[name]).includes('"$ref"');
  return rewrite(document, (node) => {
    if (typeof node.$ref !== "string" || !node.$ref.startsWith(prefix)) return node;
    const name = node.$ref.slice(prefix.length);
    if (!leaf(name)) return node;
    const { $ref: _, ...rest } = node;
    return Object.keys(rest).length === 0 ? schemas[name] : { allOf: [schemas[name]], ...rest };
  });
}

/** The 3.1 spelling of a 3.0 document. */
function upgrade(document: Node): unknown {
  const upgraded = rewrite(document, ({ nullable, ...node }) => {
    if (nullable !== true || typeof node.type !== "string") return nullable === undefined ? node : { ...node };
    return { ...node, type: [node.type, "null"], ...(Array.isArray(node.enum) ? { enum: [...node.enum, null] } : {}) };
  });
  return { ...(upgraded as Node), openapi: "3.1.0" };
}

/** Splits every object schema with properties in two that both apply. */
function splitObjects(document: Node): unknown {
  return rewrite(document, (node) => {
    const { properties, required, ...rest } = node;
    const closed = "additionalProperties" in node || "unevaluatedProperties" in node || "allOf" in node;
    if (node.type !== "object" || !isNode(properties) || closed || Object.keys(properties).length < 2) return node;
    const [first, ...others] = Object.entries(properties);
    if (first === undefined) return node;
    return {
      ...rest,
      allOf: [
        { type: "object", properties: Object.fromEntries([first]) },
        { properties: Object.fromEntries(others), ...(required ? { required } : {}) },
      ],
    };
  });
}

const specs = resolve(corpus, "specs");
const present = existsSync(specs);

const files = [
  "newapi/relay-31d70fc.json",
  "openai/openai-2026-05-13.yaml",
  ...(process.env.CONCORD_ALL_SPECS ? ["providers/openrouter-openapi.yaml"] : []),
];
const spellings: readonly (readonly [string, (document: Node) => unknown])[] = [
  ["its JSON twin", (document) => document],
  ["its twin with other component names", renameComponents],
  ["its twin with inlined components", inlineLeaves],
  ["its twin with split objects", splitObjects],
];

describe.skipIf(!present)(`a spec against another spelling of itself (${present ? "corpus" : "skipped"})`, () => {
  it.each(files)("%s equals another spelling of itself", { timeout: 60_000 }, async (file) => {
    const document = load(readFileSync(resolve(specs, file), "utf8")) as Node;
    const base = await contractOf(`specs/${file}`, "twin");
    expect(outline(findChanges(base, base))).toEqual([]);
    for (const [name, spell] of spellings) {
      const revision = await contractOf(spell(structuredClone(document)) as object, "twin");
      expect([name, ...outline(findChanges(base, revision))]).toEqual([name]);
    }
  });

  it("newapi/relay-31d70fc.json equals itself upgraded to 3.1", async () => {
    const document = load(readFileSync(resolve(specs, "newapi/relay-31d70fc.json"), "utf8")) as Node;
    const [base, revision] = [
      await contractOf(document, "twin"),
      await contractOf(upgrade(document) as object, "twin"),
    ];
    expect(outline(findChanges(base, revision))).toEqual([]);
  });
});
