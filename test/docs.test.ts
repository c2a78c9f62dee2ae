import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { marked, type Token } from "marked";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");

const papers = ["README.md", "CONTRIBUTING.md", ...markdownBelow("docs"), ...markdownBelow("examples")];

function markdownBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name))
    .sort();
}

/** Every token of a text, at any depth. */
function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  marked.walkTokens(marked.lexer(text), (token) => void tokens.push(token));
  return tokens;
}

const read = (paper: string): string => readFileSync(join(root, paper), "utf8");

/** The anchors that GitHub gives to the headings of a text; a second one of a name is numbered. */
function anchorsOf(text: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  return new Set(
    tokensOf(text).flatMap((token) => {
      if (token.type !== "heading") return [];
      const slug = plainText(token)
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, "")
        .trim()
        .replace(/\s/g, "-");
      const count = seen.get(slug) ?? 0;
      seen.set(slug, count + 1);
      return [count === 0 ? slug : `${slug}-${count}`];
    }),
  );
}

function plainText(token: Token): string {
  if ("tokens" in token && token.tokens) return token.tokens.map(plainText).join("");
  return "text" in token ? String(token.text) : "";
}

/** Links that lead into the repository; those with a scheme or a host lead out of it. */
function linksOf(text: string): readonly string[] {
  return tokensOf(text).flatMap((token) =>
    (token.type === "link" || token.type === "image") && !/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(token.href)
      ? [String(token.href)]
      : [],
  );
}

function isDeadLink(paper: string, link: string): boolean {
  const [path = "", anchor] = decodeURI(link).split("#");
  const target = path === "" ? join(root, paper) : resolve(root, paper, "..", path);
  if (!existsSync(target)) return true;
  return anchor !== undefined && !(target.endsWith(".md") && anchorsOf(readFileSync(target, "utf8")).has(anchor));
}

/** Paths in back quotes, and in blocks of commands. Others show output or code, which has tests of its own. */
function pathsOf(text: string): readonly string[] {
  const quoted = tokensOf(text).flatMap((token) => {
    if (token.type === "codespan") return token.text.split(/\s+/, 1);
    return token.type === "code" && token.lang === "sh" ? token.text.replace(/ #.*/g, "").split(/\s+/) : [];
  });
  return quoted.filter((word) => /^(?:scripts|src|test|tools|openapi|generated)\//.test(word));
}

/** Of a path with a name of the reader's own, `generated/providers/<name>/`, there is what stands before it. */
function isDeadPath(path: string): boolean {
  const segments = path.replace(/(?::\d+|#.*)$/, "").split("/");
  const open = segments.findIndex((segment) => /[<*]/.test(segment));
  return !existsSync(join(root, ...(open < 0 ? segments : segments.slice(0, open))));
}

describe("the papers", () => {
  it.each(papers)("%s links to files and headings that exist", (paper) => {
    expect(linksOf(read(paper)).filter((link) => isDeadLink(paper, link))).toEqual([]);
  });

  it.each(papers)("%s names files of the repository that exist", (paper) => {
    expect(pathsOf(read(paper)).filter(isDeadPath)).toEqual([]);
  });

  it("docs/README.md lists every paper of docs/", () => {
    const index = linksOf(read("docs/README.md")).map((link) => join("docs", link));
    expect(markdownBelow("docs").filter((paper) => paper !== "docs/README.md" && !index.includes(paper))).toEqual([]);
  });

  it("docs/dependencies.md has every dependency", () => {
    const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<string, object>;
    const text = read("docs/dependencies.md");
    const names = Object.keys({ ...dependencies, ...devDependencies });
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });
});
