import { describe, it } from "vitest";
import { excerptOf } from "../../../scripts/drift/excerpt.js";
import { Canonicalizer, TextInterner } from "../../../scripts/drift/values/canonical.js";
import { Space } from "../../../scripts/drift/values/space.js";
import { compareGolden } from "../../helpers/golden.js";
import { build, contractWith } from "../merge/schemas.js";
import { groups } from "./schema-groups.js";

describe("what schemas say in a few lines", () => {
  it("what schemas say in a few lines is all that excerpts show", () => {
    const blocks = groups.flatMap(({ name, schemas, components = {} }) => {
      const names = new Canonicalizer(new Space(contractWith("one", components)), new TextInterner());
      return schemas.map((schema, index) => [
        ...(index === 0 ? [`## ${name}`] : []),
        JSON.stringify(schema),
        ...excerptOf(names.space.shapeOf(build(schema)), names).map(
          ({ text, values }) => `  ${text}${values?.join(", ") ?? ""}`,
        ),
      ]);
    });
    compareGolden(new URL("golden/excerpts.txt", import.meta.url), blocks);
  });
});
