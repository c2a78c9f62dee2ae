import ts from "typescript";
import { expect, it } from "vitest";
import { readModules } from "../tools/read-modules.js";

/** Files in which some titles are still too short. */
const unwritten: readonly string[] = [
  "test/src/event-stream.test.ts",
  "test/src/faults.test.ts",
  "test/src/foreign-fetch.test.ts",
  "test/src/official-client.test.ts",
  "test/src/redact.test.ts",
  "test/src/transport.test.ts",
];

const tests = [...readModules(["test"]).values()].filter(({ file }) => /\.test(-d)?\.ts$/.test(file));

/** The first name of a call: `it` of `it.skipIf(…)(…)` and of `it.each(…)(…)`. */
function callee(node: ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) return callee(node.expression);
  return ts.isTaggedTemplateExpression(node) ? callee(node.tag) : undefined;
}

/** The literal titles of tests, also as templates of tables. What a template fills in counts as a word. */
function titlesIn(syntax: ts.SourceFile): readonly string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    const [title, body] = ts.isCallExpression(node) ? node.arguments : [];
    const isTest = ts.isCallExpression(node) && ["it", "test"].includes(callee(node.expression) ?? "");
    if (isTest && body !== undefined && title !== undefined)
      if (ts.isStringLiteralLike(title)) titles.push(title.text);
      else if (ts.isTemplateExpression(title)) titles.push(textOf(title));
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return titles;
}

function textOf({ head, templateSpans }: ts.TemplateExpression): string {
  return [head.text, ...templateSpans.map(({ literal }) => `…${literal.text}`)].join("");
}

const wordsOf = (title: string): number => title.split(/\s+/).filter((word) => word !== "").length;

it("titles of tests are found in calls, in tables and in templates", () => {
  const code = `
    it("one", () => {});
    test.skipIf(true)("two words", () => {});
    it.each([["no title", 1]])("%s is three", () => {});
    it.each\`a\${1}\`("$a", () => {});
    it(\`\${count} of many\`, () => {});
    describe("no test", () => it.todo("nor this"));
  `;
  const found = titlesIn(ts.createSourceFile("a.test.ts", code, ts.ScriptTarget.Latest, true));
  expect(found).toEqual(["one", "two words", "%s is three", "$a", "… of many"]);
  expect(found.map(wordsOf)).toEqual([1, 2, 3, 1, 3]);
});

it("titles of tests have at least three words, so that each reads without its describe", () => {
  const short = tests.flatMap(({ file, syntax }) =>
    titlesIn(syntax)
      .filter((title) => wordsOf(title) < 3 && !unwritten.includes(file))
      .map((title) => `${file}: ${title}`),
  );
  expect(short).toEqual([]);
});

it("each file that is listed as unwritten still has a short title", () => {
  const done = unwritten.filter((file) => {
    const syntax = tests.find((each) => each.file === file)?.syntax;
    return syntax === undefined || titlesIn(syntax).every((title) => wordsOf(title) >= 3);
  });
  expect(done).toEqual([]);
});

it("titles of tests are unique in their file", () => {
  const repeated = tests.flatMap(({ file, syntax }) => {
    const titles = titlesIn(syntax);
    return titles.filter((title, index) => titles.indexOf(title) !== index).map((title) => `${file}: ${title}`);
  });
  expect(repeated).toEqual([]);
});
