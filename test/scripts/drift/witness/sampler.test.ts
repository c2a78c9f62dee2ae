import { describe, it } from "vitest";
import type { Json } from "../../../../scripts/base/json.js";
import { type OwnedSet, Space } from "../../../../scripts/drift/values/space.js";
import { isAccepted } from "../../../../scripts/drift/witness/is-accepted.js";
import { Sampler } from "../../../../scripts/drift/witness/sampler.js";
import { compareGolden } from "../../../helpers/golden.js";
import { build, contractWith } from "../../merge/schemas.js";
import { groups, type SchemaGroup } from "../schema-groups.js";

function tellGroup({ name, schemas, components = {} }: SchemaGroup): readonly string[] {
  const space = new Space(contractWith("one", components));
  const shapes = schemas.map((schema): OwnedSet => ({ space, shape: space.shapeOf(build(schema)) }));
  const tell = (of: OwnedSet, other: OwnedSet | undefined): string => {
    const values: Json[] = [];
    for (const value of new Sampler().candidates(of, other)) if (values.push(value) === 20) break;
    return values.map((value) => `${isAccepted(of, value) ? "" : "!"}${JSON.stringify(value)}`).join(" ");
  };
  return [
    `## ${name}`,
    ...shapes.flatMap((of, index) => [
      JSON.stringify(schemas[index]),
      `  ${tell(of, undefined)}`,
      `  beside the next: ${tell(of, shapes[(index + 1) % shapes.length])}`,
    ]),
  ];
}

describe("values that a schema probably takes", () => {
  it("values that a schema probably takes come smallest first, those that another may refuse among them", () => {
    compareGolden(new URL("golden/samples.txt", import.meta.url), groups.map(tellGroup));
  });
});
