import { readFileSync } from "node:fs";
import { build, type Metafile } from "esbuild";

const source = "node_modules/typescript/lib/typescript.js";
const settings = { bundle: true, minify: true, platform: "node", target: "node20.19", metafile: true } as const;

/** Bundles all of the compiler, which has nine megabytes, without the comments and names that only people need. */
export async function bundleCompiler(outfile: string): Promise<Metafile> {
  const { metafile } = await build({ ...settings, entryPoints: [source], outfile, logLevel: "warning" });
  return metafile;
}

/**
 * Bundles of the compiler what those modules use that make syntax and print it, which is an eighth: V8 reads it on every run. A
 * bundler cannot tell by itself, for the compiler is one function whose parts register themselves with each other.
 */
export async function bundleSyntax(outfile: string, modules: readonly string[]): Promise<void> {
  const contents = syntaxModule(readFileSync(source, "utf8"), namesUsed(modules));
  const stdin = { contents, resolveDir: process.cwd(), sourcefile: source };
  await build({ ...settings, stdin, outfile, format: "cjs", logLevel: "warning" });
}

/** What modules read of a default import that they name `ts`. */
function namesUsed(modules: readonly string[]): ReadonlySet<string> {
  const texts = modules.map((module) => readFileSync(module, "utf8"));
  const members = texts.flatMap((text) => [...text.matchAll(/\bts\.(\w+)/g)].map(([, name = ""]) => name));
  const taken = texts.flatMap((text) =>
    [...text.matchAll(/\{([^{}]*)\} = ts;/g)].flatMap(([, list = ""]) => list.split(",")),
  );
  return new Set([...members, ...taken.map((name) => name.trim())]);
}

/**
 * The first part of the compiler, up to what serves editors, as a module that exports some of its names. Calls that make its
 * constants have no other effect, which lets a bundler leave them out.
 */
function syntaxModule(text: string, names: ReadonlySet<string>): string {
  const [, helpers, listed = "", , body = ""] = cut(text, [
    "var ts = {}; ((module) => {",
    "__export(typescript_exports, {",
    "\n});",
    "module.exports = __toCommonJS(typescript_exports);",
    "// src/jsTyping/",
  ]);
  const locals = new Map([...listed.matchAll(/(\w+): \(\) => (\w+)/g)].map(([, name, local]) => [name, local]));
  const exported = [...names].flatMap((name) => (locals.has(name) ? [`${name}: ${locals.get(name)}`] : []));
  const pure = body
    .replace(/^var ([\w$]+) = (?!\/\*)((?:new )?[\w$.]+\()/gm, "var $1 = /* @__PURE__ */ $2")
    .replaceAll(": diag(", ": /* @__PURE__ */ diag(");
  return `${helpers}${pure}\n${textOfIdentifiers}\nexport default { ${exported.join(", ")} };\n`;
}

/** What is left out gives identifiers this member, by which openapi-typescript finds declarations. */
const textOfIdentifiers = `Object.defineProperty(objectAllocator.getIdentifierConstructor().prototype, "text", {
  get() {
    return idText(this);
  },
});`;

/** The parts of a text between marks that follow each other in it. */
function cut(text: string, marks: readonly string[]): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  for (const mark of marks) {
    const at = rest.indexOf(mark);
    if (at < 0) throw new Error(`TypeScript is laid out in another way: it has no "${mark}".`);
    parts.push(rest.slice(0, at));
    rest = rest.slice(at + mark.length);
  }
  return [...parts, rest];
}
