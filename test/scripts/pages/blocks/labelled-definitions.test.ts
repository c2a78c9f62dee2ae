import { expect, it } from "vitest";
import { readHtml } from "../../../../scripts/pages/blocks/read-html.js";

/** The texts of what is read of a name with this definition. */
const textsOf = (definition: string): readonly string[] =>
  readHtml(`<h1>A</h1><dl><dt>harbour</dt><dd>${definition}</dd></dl>`).flatMap((block) =>
    "text" in block && block.kind !== "heading" ? [block.text] : [],
  );

const long = "l".repeat(61);

it.each<[what: string, definition: string, isLabelled: boolean]>([
  ["labels before a paragraph", "<code>string</code> <em>required</em><p>Where to.</p>", true],
  ["a label of sixty letters", `<code>string</code> <em>${long.slice(1)}</em><p>Where to.</p>`, true],
  ["a longer label beside a short one", `<code>string</code> <em>${long}</em><p>Where to.</p>`, false],
  ["a label with a comma beside one without", "<code>string</code> <em>one, two</em><p>Where to.</p>", false],
  ["a paragraph alone", "<p>Where to.</p>", false],
  ["text behind the paragraph", "<code>string</code><p>Where to.</p> And more.", false],
])("a definition of a page is labelled, or is not: %s", (_, definition, isLabelled) => {
  const texts = textsOf(definition);
  expect(
    texts.some((text) => text.startsWith("harbour (")),
    texts.join("\n"),
  ).toBe(isLabelled);
});
