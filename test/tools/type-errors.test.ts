import { describe, expect, it } from "vitest";
import { typeErrors } from "../../tools/type-errors.js";

describe("type errors", () => {
  it("type errors are told with file and line", () => {
    const files = new Map([
      ["a.ts", 'export const a: number = "1";\n'],
      ["b.ts", 'import { a } from "./a.js";\nexport const b: string = a;\n'],
    ]);
    const errors = typeErrors(files);
    expect(errors.map((error) => error.split(" ").slice(0, 2).join(" "))).toEqual(["a.ts:1 TS2322", "b.ts:2 TS2322"]);
  });
});
