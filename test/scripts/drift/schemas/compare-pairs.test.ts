import { describe, it } from "vitest";
import type { Contract, Operation } from "../../../../scripts/contract/model/types.js";
import { findChanges } from "../../../../scripts/drift/find-changes.js";
import { compareGolden } from "../../../helpers/golden.js";
import { build, contractWith, type Written } from "../../merge/schemas.js";
import { groups, type SchemaGroup } from "../schema-groups.js";

/** How far apart the schemas are that are compared. */
const strides = [1, 2];

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

/** The changes from one to the other, with the values that prove them and the places of what differs. */
function tellPair(side: string, one: Contract, two: Contract): readonly string[] {
  const changes = findChanges(one, two, { perOperation: true });
  const lines = changes.map(({ level, id, location, message, witness, unproven, base, revision }) => {
    const proof = witness !== undefined ? ` ${JSON.stringify(witness)}` : unproven ? " unproven" : "";
    const places = [base, revision].map((origin) => origin?.pointer).join(" ");
    const way = `${location.replace(/^.*?body/, "")} ${places}`.trim();
    return `    ${level} ${id}${proof}: ${message}${way && ` at ${way}`}`;
  });
  return lines.length === 0 ? [] : [`  ${side}`, ...lines];
}

/** The changes from one to the other in short, without a search for values. */
function outlinePair(side: string, one: Contract, two: Contract): readonly string[] {
  const changes = findChanges(one, two, { perOperation: true, witnesses: false });
  const texts = changes.map(({ level, id, location }) => `${level} ${id} ${location.replace(/^.*?body/, "")}`.trim());
  return texts.length === 0 ? [] : [`  ${side}: ${texts.join(", ")}`];
}

/** Each schema with the next ones of its group, either way round; of those further off the outline. */
function tellGroup({ schemas, components = {} }: SchemaGroup): readonly string[] {
  const sides = (["request", "response"] as const).map((side) => ({
    side,
    contracts: schemas.map((schema) => contractOf(side, schema, components)),
  }));
  const pairs = schemas.flatMap((_, index) =>
    strides.flatMap((stride) => {
      const next = (index + stride) % schemas.length;
      return [
        { one: index, two: next, tell: stride === 1 ? tellPair : outlinePair },
        { one: next, two: index, tell: stride === 1 ? tellPair : outlinePair },
      ];
    }),
  );
  return [
    ...schemas.map((schema, index) => `${index}: ${JSON.stringify(schema)}`),
    ...pairs.flatMap(({ one, two, tell }) => [
      `${one} → ${two}`,
      ...sides.flatMap(({ side, contracts }) => {
        const [base, revision] = [contracts[one], contracts[two]];
        return base && revision ? tell(side, base, revision) : [];
      }),
    ]),
  ];
}

describe("schemas that differ a little", () => {
  it.each(groups)("schemas that differ a little are told with what proves it: $name", (group) => {
    compareGolden(new URL(`golden/${group.name.replaceAll(" ", "-")}.txt`, import.meta.url), [tellGroup(group)]);
  });
});
