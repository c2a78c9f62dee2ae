import { resolve } from "node:path";
import { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { declareTypes } from "../../../../scripts/emit/types/declare-types.js";
import { ownType } from "../../../../scripts/emit/types/own-type.js";
import { plainComments } from "../../../../scripts/emit/types/plain-comments.js";
import { printNodes } from "../../../../scripts/emit/types/print-nodes.js";
import { printTypesDocument } from "../../../../scripts/emit/types/types-document.js";
import { findDescriptions } from "../../../../tools/find-descriptions.js";
import { loadContracts } from "../../../../tools/load-contracts.js";

const root = resolve(import.meta.dirname, "../../../..");

/** What TypeScript's printer makes of nodes whose comments are plain and whose texts keep their letters. */
function byCompiler(nodes: readonly ts.Node[]): string {
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) ts.setEmitFlags(node, ts.EmitFlags.NoAsciiEscaping);
    const comments = plainComments(node).map((text): ts.SynthesizedComment => {
      const kind = ts.SyntaxKind.MultiLineCommentTrivia;
      return { kind, text, pos: -1, end: -1, hasTrailingNewLine: true };
    });
    ts.setSyntheticLeadingComments(node, comments);
    ts.forEachChild(node, visit);
  };
  nodes.forEach(visit);
  return astToString([...nodes]);
}

const schema = {
  type: "object",
  description: "Of several\nlines  \n\n\twith a tab, and *stars*.",
  required: ["a"],
  properties: {
    a: { type: ["string", "null"], description: " One line. ", deprecated: true, default: "x" },
    "b-c": {
      enum: ["", 'a "quoted" one', "back\\slash", "two\nlines", "漢字", "\u2028", "😀", -1.5, 1e21, true, null],
    },
    d: { type: "array", prefixItems: [{ type: "string" }, { type: "object", properties: { e: {} } }], minItems: 1 },
    f: { type: "array", items: { anyOf: [{ type: "string" }, { $ref: "#/components/schemas/A" }] } },
    g: { type: "object", additionalProperties: { type: "array", items: false } },
    h: { allOf: [{ $ref: "#/components/schemas/A" }, { type: "object", properties: { i: { readOnly: true } } }] },
    j: { type: "object", additionalProperties: false },
    k: { type: "object", properties: { k: { type: "object", properties: { k: { description: "Far\nin." } } } } },
    constructor: { const: "own" },
  },
};

function document(): OpenAPI3 {
  return {
    openapi: "3.1.0",
    info: { title: "a", version: "1" },
    paths: { "/a/{b}": { get: { responses: { 204: { description: "" } } } } },
    components: { schemas: { A: schema, "B.c": { type: "string", description: "Named." } } },
  } as unknown as OpenAPI3;
}

describe("nodes are printed as TypeScript prints them", async () => {
  const paths = (await findDescriptions(resolve(root, "openapi"))).map(({ path }) => path);
  const { contracts } = await loadContracts(paths, root);

  it("a schema of every kind of node", () => {
    const nodes = () =>
      declareTypes(document(), (part) => ownType(part, () => ts.factory.createTypeReferenceNode("A")));
    expect(printNodes(nodes())).toBe(byCompiler(nodes()));
  });

  it.each([...contracts])("the whole of %s", (_, contract) => {
    const nodes = () => declareTypes(printTypesDocument(contract) as unknown as OpenAPI3);
    expect(printNodes(nodes())).toBe(byCompiler(nodes()));
  });
});
