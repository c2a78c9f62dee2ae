import { describe, expect, it } from "vitest";
import { addProvider } from "../../../scripts/config/edit-config.js";

const value = (indent: string) => `{\n${indent}  spec: "c.yaml",\n${indent}}`;

describe("a provider that is added to a config", () => {
  it.each<[form: string, file: string, before: string, after: string]>([
    [
      "in a call",
      "concord.config.ts",
      'import { defineConfig } from "x";\n\nexport default defineConfig({\n  reference: "a",\n  providers: {\n    // The first one.\n    a: { spec: "a.yaml" }, // kept\n  },\n  drift: {},\n});\n',
      'import { defineConfig } from "x";\n\nexport default defineConfig({\n  reference: "a",\n  providers: {\n    // The first one.\n    a: { spec: "a.yaml" }, // kept\n    "c-d": {\n      spec: "c.yaml",\n    },\n  },\n  drift: {},\n});\n',
    ],
    [
      "without a comma, behind names and satisfies",
      "concord.config.ts",
      'const providers = {\n\ta: { spec: "a.yaml" } // last\n};\nconst config = { reference: "a", providers } satisfies X;\nexport default config;\n',
      'const providers = {\n\ta: { spec: "a.yaml" }, // last\n\t"c-d": {\n\t  spec: "c.yaml",\n\t}\n};\nconst config = { reference: "a", providers } satisfies X;\nexport default config;\n',
    ],
    [
      "on one line",
      "concord.config.mjs",
      'export default { reference: "a", providers: { a: { spec: "a.yaml" } } };\n',
      'export default { reference: "a", providers: { a: { spec: "a.yaml" }, "c-d": {\n  spec: "c.yaml",\n} } };\n',
    ],
    [
      "of CommonJS, with line ends of Windows",
      "concord.config.js",
      "module.exports = {\r\n  providers: {\r\n    a: {},\r\n  },\r\n};\r\n",
      'module.exports = {\r\n  providers: {\r\n    a: {},\r\n    "c-d": {\n      spec: "c.yaml",\n    },\r\n  },\r\n};\r\n',
    ],
    [
      "of none",
      "concord.config.ts",
      "export default { providers: {} };\n",
      'export default { providers: {\n  "c-d": {\n    spec: "c.yaml",\n  },\n} };\n',
    ],
    [
      "in JSON",
      "concord.config.json",
      '{\n  "providers": {\n    "a": { "spec": "a.yaml" }\n  }\n}\n',
      '{\n  "providers": {\n    "a": { "spec": "a.yaml" },\n    "c-d": {\n      spec: "c.yaml",\n    }\n  }\n}\n',
    ],
  ])("a provider that is added to a config %s leaves the rest as it was", (_, file, before, after) => {
    expect(addProvider(file, before, "c-d", value)).toEqual({ text: after });
  });

  it.each<[why: string, text: string, problem: RegExp]>([
    ["that computes its config", "export default make();\n", /no config/],
    ["that computes its providers", "export default { providers: load() };\n", /providers are not written out/],
    ["that has one of the name", 'export default { providers: { "c-d": {} } };\n', /"c-d" already/],
  ])("a provider that is added to a config %s is refused", (_, text, problem) => {
    expect(addProvider("concord.config.ts", text, "c-d", value)).toEqual({ problem: expect.stringMatching(problem) });
  });
});
