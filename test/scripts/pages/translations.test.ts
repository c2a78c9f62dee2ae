import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { importFixture, part, shapes } from "./pages.js";

const folder = fileURLToPath(new URL("../../fixtures/pages", import.meta.url));
const pages = readdirSync(folder).filter((name) => name.startsWith("loom."));

describe.each(pages)("one page in many languages: %s", (name) => {
  const page = importFixture(name);

  it(`page ${name} says what it says in every other language`, () => {
    const { colors, ...others } = shapes(page, "CreateWeavingRequest");
    expect(colors).toMatchObject({ type: "array", minItems: 1, maxItems: 8 });
    expect(others).toEqual({
      pattern: { type: "string", minLength: 2, maxLength: 40 },
      width: { type: "integer", minimum: 1, maximum: 400 },
      tension: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 10 },
      yarn: { type: "string", enum: ["wool", "linen", "silk"], default: "wool" },
      mirrored: { type: "boolean", default: false },
    });
    expect(part(page, "/components/schemas/CreateWeavingRequest").required).toEqual(["pattern", "width"]);
    expect(shapes(page, "CreateWeavingResponse")).toEqual({ id: { type: "string" }, metres: { type: "number" } });
    expect(Object.keys(part(page, "/paths/~1weavings/post/responses"))).toEqual(["200", "default"]);
    expect(page.diagnostics).toEqual([]);
  });
});
