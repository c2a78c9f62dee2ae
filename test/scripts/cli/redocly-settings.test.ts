import { expect, it } from "vitest";
import { specWith } from "../../helpers/load-text.js";
import { concord } from "../../helpers/run-concord.js";
import { withFiles } from "../../helpers/with-files.js";

const project = {
  "concord.config.json": JSON.stringify({ reference: "quay", providers: { quay: { spec: "quay.json" } } }),
  "quay.json": JSON.stringify(specWith({})),
  "broken.cjs": "throw new Error('The tide is out.');\n",
};

/** What a verb says of a project with these settings of Redocly's, and its exit code. */
const told = (settings: string, args: readonly string[] = ["lint"]): Promise<readonly [number, string]> =>
  withFiles({ ...project, "redocly.yaml": settings }, async (folder) => {
    const { code, stdout, stderr } = await concord(args, folder);
    return [code, stdout + stderr];
  });

it.each([
  ["broken YAML", "extends: [\n", "redocly.yaml:2:1 error config-invalid\n  Not YAML"],
  ["a key that stands twice", "rules: {}\nrules: {}\n", "redocly.yaml:2:1 error config-invalid\n  Not YAML"],
  ["no list", "# Ours\nextends: 5\n", "redocly.yaml:2:1 #/extends error config-invalid\n  This must be a list."],
  ["no such rules", "extends: [recommended, tidal]\n", "redocly.yaml:1:24 #/extends/1 error config-invalid\n"],
  ["no such plugin", "plugins:\n  - ./gone.cjs\n", "redocly.yaml:2:5 #/plugins/0 error config-invalid\n"],
  ["a plugin that fails", "plugins: [./broken.cjs]\n", "redocly.yaml:1:11 #/plugins/0 error config-invalid\n"],
])(
  "a redocly.yaml that cannot be used is an error of the input, where it stands: %s",
  async (_, settings, expected) => {
    const [code, text] = await told(settings);
    expect(text).toContain(expected);
    expect(text).toMatch(/^ {2}hint: /m);
    expect(code).toBe(2);
  },
);

it.each([["generate"], ["lint"], ["merge"], ["docs"]])(
  "a redocly.yaml that cannot be used is one to every verb that lints: %s",
  async (verb) => {
    const [code, text] = await told("extends: [tidal]\n", [verb]);
    expect(text).toContain("redocly.yaml:1:11 #/extends/0 error config-invalid");
    expect(code).toBe(2);
  },
);

it.each([["extends: [tidal]\n"], ["extends: [\n"]])(
  "doctor says what is wrong with a redocly.yaml: %j",
  async (text) => {
    const [code, said] = await told(text, ["doctor"]);
    expect(said).toMatch(/^fail redocly\.yaml: redocly\.yaml:\d:\d/m);
    expect(said).toMatch(/^fail output: redocly\.yaml:\d:\d/m);
    expect(code).toBe(1);
  },
);

const unknown = `extends: [minimal]
rules:
  operation-sumary: error
  rule/title:
    subject: { type: Info, property: title }
    assertions: { defined: true }
oas2Rules:
  boolean-parameter-prefixes: off
apis:
  quay:
    root: quay.json
    rules:
      tidal: warn
`;

it("rules that Redocly does not have are told where they are named, and stop nothing", async () => {
  const [code, text] = await told(unknown);
  expect(text).toContain("redocly.yaml:3:3 #/rules/operation-sumary warning config-invalid\n");
  expect(text).toContain('hint: Did you mean "operation-summary"?');
  expect(text).toContain("redocly.yaml:13:7 #/apis/quay/rules/tidal warning config-invalid\n");
  expect(text.match(/config-invalid/g)).toHaveLength(2);
  expect(code).toBe(0);
  const [, said] = await told(unknown, ["doctor"]);
  expect(said).toContain('redocly.yaml: Redocly has no rule "operation-sumary"');
});
