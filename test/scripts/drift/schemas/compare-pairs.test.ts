import { describe, it } from "vitest";
import type { Contract, Operation } from "../../../../scripts/contract/model/types.js";
import { findChanges } from "../../../../scripts/drift/find-changes.js";
import { compareGolden } from "../../../helpers/golden.js";
import { build, contractWith, type Written } from "../../merge/schemas.js";
import { groups, type SchemaGroup } from "../schema-groups.js";

const at = { file: "test", pointer: "" };

/** A contract with one operation that takes the schema, or answers with it. */
function contractOf(side: "request" | "response", schema: unknown, components: Written): Contract {
  const content = [{ type: "application/json", schema: build(schema), at }];
  const operation: Operation = {
    ...{ key: "POST /a", identity: "POST /a", id: "aCreate", method: "POST", path: "/a", resource: ["a"] },
    ...{ action: "create", tags: [], parameters: [], at },
    ...(side === "request" && { request: { required: true, content, at } }),
    responses: [{ status: "200", description: "", headers: [], content: side === "response" ? content : [], at }],
  };
  return contractWith("test", components, { operations: [operation] });
}

/** The changes from one to the other, with the values that prove them. */
function tellPair(side: "request" | "response", one: unknown, two: unknown, components: Written): readonly string[] {
  const changes = findChanges(contractOf(side, one, components), contractOf(side, two, components), {
    perOperation: true,
  });
  return changes.map(({ level, id, message, witness, unproven }) => {
    const proof = witness !== undefined ? ` ${JSON.stringify(witness)}` : unproven ? " unproven" : "";
    return `    ${level} ${id}${proof}: ${message}`;
  });
}

/** Each schema with the next one of its group, either way round. */
function tellGroup({ name, schemas, components = {} }: SchemaGroup): readonly string[] {
  const pairs = schemas.flatMap((schema, index) => {
    const next = schemas[(index + 1) % schemas.length];
    return [
      [schema, next],
      [next, schema],
    ];
  });
  return [
    `## ${name}`,
    ...pairs.flatMap(([one, two]) => [
      `${JSON.stringify(one)} → ${JSON.stringify(two)}`,
      ...(["request", "response"] as const).flatMap((side) => {
        const lines = tellPair(side, one, two, components);
        return lines.length === 0 ? [] : [`  ${side}`, ...lines];
      }),
    ]),
  ];
}

describe("schemas that differ a little", () => {
  it("schemas that differ a little are told with what proves it", () => {
    compareGolden(new URL("golden/pairs.txt", import.meta.url), groups.map(tellGroup));
  });
});
