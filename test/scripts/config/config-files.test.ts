import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../../scripts/base/diagnostics.js";
import { adviseMissing } from "../../../scripts/config/advise-missing.js";
import { configModules } from "../../../scripts/config/config-modules.js";
import { addProvider } from "../../../scripts/config/edit-config.js";
import { findConfig, loadConfig } from "../../../scripts/config/load-config.js";
import { expectWords } from "../../helpers/expect-words.js";
import { withFiles } from "../../helpers/with-files.js";

describe("the modules of a config", () => {
  it("modules that a config imports are its own, however they are named, and none of libraries", async () => {
    const imports = ["./a.js", "./b.ts", "./c", "./d", "./e", "../f.mjs", "./g.json", "./none.js", "lib", "./folder"];
    const files = {
      "in/concord.config.ts": imports.map((name) => `import "${name}";`).join("\n"),
      "in/a.ts": "import './h.js'",
      "in/b.ts": "",
      "in/c.ts": "",
      "in/d.js": "",
      "in/e/index.ts": "",
      "f.mts": 'export * from "./in/a.js"',
      "in/g.json": '{ "a": "./i.ts" }',
      "in/h.ts": "",
      "in/i.ts": "",
      "in/folder/x.ts": "",
    };
    await withFiles(files, async (cwd) => {
      const found = configModules(join(cwd, "in/concord.config.ts")).map((path) => path.slice(cwd.length + 1));
      expect(found).toEqual([
        "in/concord.config.ts",
        "in/a.ts",
        "in/b.ts",
        "in/c.ts",
        "in/d.js",
        "in/e/index.ts",
        "f.mts",
        "in/g.json",
        "in/h.ts",
      ]);
      expect(configModules(join(cwd, "none.ts"))).toEqual([join(cwd, "none.ts")]);
    });
  });
});

describe("a config that is looked for", () => {
  it("a config in TypeScript goes before one in JavaScript, and that before JSON", async () => {
    const names = ["concord.config.json", "concord.config.mjs", "concord.config.js", "concord.config.ts"];
    const files: Record<string, string> = {};
    for (const name of names) {
      files[name] = "{}";
      await withFiles(files, async (cwd) => expect(findConfig(cwd)).toBe(join(cwd, name)));
    }
    await withFiles({}, async (cwd) => expect(findConfig(cwd)).toBe(undefined));
  });

  it("a config that cannot be loaded is told with what to do", async () => {
    await withFiles(
      {
        "concord.config.ts": "export default {",
        "bad.json": "{",
        "wrong.json": '{"reference":1,"providers":{"a":{"spec":"a"}}}',
      },
      async (cwd) => {
        const found: Finding[] = [];
        for (const name of ["concord.confg.ts", "none.toml", "bad.json", "wrong.json"])
          expect(await loadConfig(join(cwd, name), cwd, (finding) => void found.push(finding))).toBe(undefined);
        expectWords(found.map((each) => ({ ...each, message: `${each.message}.` })));
        expect(found.map(({ code, at, hint }) => [code, at.file, at.pointer, hint])).toEqual([
          ["config-invalid", "concord.confg.ts", "", "Did you mean concord.config.ts?"],
          ["config-invalid", "none.toml", "", "Check the path of --config."],
          ["config-invalid", "bad.json", "", "Does it export a config by default?"],
          ["config-invalid", "wrong.json", "/reference", "There is a."],
        ]);
      },
    );
  });

  it("a description that is missing comes from where the config says, if it says that", () => {
    const provider = { spec: "a.yaml" };
    expect(adviseMissing("a", provider)).toBe(undefined);
    expect(adviseMissing("a", { ...provider, source: "https://a.example" })).toBe("`concord pull a` fetches it.");
    expect(adviseMissing("a", { ...provider, source: "https://a.example", import: { page: "p.md" } })).toBe(
      "`concord pull a` fetches it. Or `concord import` makes it of p.md.",
    );
  });
});

describe("configs in other forms that are edited", () => {
  const edit = (text: string, name = "b", file = "concord.config.ts") => addProvider(file, text, name, () => "{}");

  it.each<[string, string]>([
    ["export default ({ providers: { a: {} } }) as X;", "export default ({ providers: { a: {}, b: {} } }) as X;"],
    [
      "export default define({ 'providers': { a: {} } }, 1);",
      "export default define({ 'providers': { a: {}, b: {} } }, 1);",
    ],
    [
      "const { x } = y, providers = { a: {}, };\nexport default { z, providers };",
      "const { x } = y, providers = { a: {}, b: {}, };\nexport default { z, providers };",
    ],
    [
      "run();\nexports.a = {};\nmodule.exports = { providers: {\n  // none\n} };",
      "run();\nexports.a = {};\nmodule.exports = { providers: {\n  // none\n  b: {},\n} };",
    ],
    [
      "import x from 'y';\nexport default { providers: {\n    a: {}\n  } };",
      "import x from 'y';\nexport default { providers: {\n    a: {},\n    b: {}\n  } };",
    ],
  ])("the config %j becomes %j", (before, after) => {
    expect(edit(before)).toEqual({ text: after });
  });

  it.each<[string, string]>([
    ["", "it exports no config that is written out as an object"],
    ["const a = 1;", "it exports no config that is written out as an object"],
    ["export default a;", "it exports no config that is written out as an object"],
    ["const a = b, b = a;\nexport default a;", "it exports no config that is written out as an object"],
    ["a + b;", "it exports no config that is written out as an object"],
    ["export default { provider: {} };", "its providers are not written out as an object"],
    ["export default { ...x, providers() {} };", "its providers are not written out as an object"],
    ["const b = 1;\nexport default { providers: { b } };", 'it has a provider "b" already'],
    ["export default { providers: { 'b': {} } };", 'it has a provider "b" already'],
  ])("the config %j cannot be edited: %s", (text, problem) => {
    expect(edit(text)).toEqual({ problem });
  });

  it("names have quotes where they need them, and always in JSON", () => {
    const keys = (file: string) =>
      ["b", "b1_C", "b-c", "1b"].map(
        (name) =>
          Object(
            edit(file.endsWith(".json") ? '{"providers":{}}' : "export default { providers: {} };", name, file),
          ).text.split("\n")[1],
      );
    expect(keys("concord.config.js")).toEqual(["  b: {},", "  b1_C: {},", '  "b-c": {},', '  "1b": {},']);
    expect(keys("concord.config.json")).toEqual(['  "b": {}', '  "b1_C": {}', '  "b-c": {}', '  "1b": {}']);
  });
});

it("a folder in the place of a config is told as one", async () => {
  await withFiles({ "in/concord.config.ts": "export default {}" }, async (cwd) => {
    const found: Finding[] = [];
    expect(await loadConfig(join(cwd, "in"), cwd, (finding) => void found.push(finding))).toBe(undefined);
    expectWords(found);
    expect(found.map(({ code, at, message }) => [code, at.file, message])).toEqual([
      ["config-invalid", "in", "This is a folder."],
    ]);
  });
});
