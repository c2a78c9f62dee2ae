import { marked } from "marked";
import { parse } from "node-html-parser";
import ts from "typescript";

/** The name that is called by every text that a scan injects. */
export const canary = "PWNED";

/** Whether a module calls the canary, or has a text that is put together when it runs. */
function isLiveCode(text: string): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isTemplateExpression(node) || (ts.isIdentifier(node) && node.text === canary)) return true;
    return ts.forEachChild(node, visit) ?? false;
  };
  return visit(ts.createSourceFile("module.ts", text, ts.ScriptTarget.ESNext));
}

/** Whether a page would show or run an element that no report of ours has. */
function isLiveHtml(html: string): boolean {
  const document = parse(html, { comment: true });
  return document.querySelectorAll("*").some(({ tagName, attributes, rawText }) => {
    const isForeign =
      /^(?:IMG|IFRAME|OBJECT|EMBED|LINK)$/.test(tagName) || (tagName === "SCRIPT" && rawText.includes(`${canary}()`));
    return (
      isForeign || Object.entries(attributes).some(([name, value]) => /^on/i.test(name) || /^javascript:/i.test(value))
    );
  });
}

/** What a terminal or the log of a job obeys. */
const obeyed =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]|^\s*::(?!error |warning |notice |group|endgroup)/m;

/** Whether something that an input said would be done by whoever reads the output. */
export function isLive(name: string, text: string): boolean {
  if (name.endsWith(".ts")) return isLiveCode(text);
  if (name.endsWith(".html")) return isLiveHtml(text);
  if (name.endsWith(".md")) return isLiveHtml(marked.parse(text, { async: false }));
  return name.endsWith(".txt") && obeyed.test(text);
}
