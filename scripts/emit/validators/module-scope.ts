import type { Origin, Report } from "../../base/diagnostics.js";
import { numberedName } from "../../base/identifiers.js";
import type { Json } from "../../base/json.js";
import { jsonLiteral, regExpLiteral } from "../code/encode.js";
import { portablePattern } from "./pattern.js";

/** The names of the emitted module: what it imports, its tables, its functions. Every name is given once. */
export class ModuleScope {
  private readonly taken = new Set<string>();
  private readonly tables = new Map<string, { readonly name: string; readonly definition: string }>();
  private readonly patterns = new Map<string, string | undefined>();
  readonly imports = new Set<string>();

  constructor(
    private readonly report: Report,
    private readonly isTyped: boolean,
  ) {}

  /** What of the text only TypeScript reads. */
  typed(text: string): string {
    return this.isTyped ? text : "";
  }

  /** Imports a function of the runtime. */
  use(name: string): string {
    this.imports.add(name);
    return name;
  }

  /** A free name that starts with the one given. Names given in the same order are the same in every run. */
  claim(name: string): string {
    const free = numberedName(name, "_", this.taken);
    this.taken.add(free);
    return free;
  }

  /** A set of values. Equal sets are one table. */
  values(values: readonly Json[], owner: string): string {
    return this.table(`valuesOf${owner}`, `/* @__PURE__ */ new Set${this.typed("<unknown>")}(${listText(values)})`);
  }

  /** The property names of an object. */
  keys(names: readonly string[], owner: string): string {
    return this.table(`keysOf${owner}`, `/* @__PURE__ */ new Set${this.typed("<string>")}(${listText(names)})`);
  }

  /** A pattern, or `undefined` when no engine takes it, which is reported. */
  pattern(source: string, owner: string, at: Origin): string | undefined {
    if (!this.patterns.has(source)) this.patterns.set(source, portablePattern(source, at, this.report));
    const portable = this.patterns.get(source);
    if (portable === undefined) return undefined;
    const [flags = "", ...body] = portable.split("/");
    return this.table(`patternOf${owner}`, regExpLiteral(body.join("/"), flags));
  }

  private table(wanted: string, definition: string): string {
    const existing = this.tables.get(definition);
    if (existing !== undefined) return existing.name;
    const name = this.claim(wanted);
    this.tables.set(definition, { name, definition });
    return name;
  }

  /** The declarations of the tables, by name. */
  declarations(): ReadonlyMap<string, string> {
    return new Map([...this.tables.values()].map(({ name, definition }) => [name, `const ${name} = ${definition};\n`]));
  }
}

/** True for the names that the body of a check uses for something of its own. */
export function isUsedByChecks(name: string): boolean {
  return usedByChecks.test(name);
}

const usedByChecks =
  /^(?:value|at|item|key|index|matches|part\d+|check.*|evaluates.*|keysOf.*|valuesOf.*|patternOf.*|is[A-Z].*|own|equal|size|plain|allUnique|onlyKnown|validator|Number|Array|Set|Boolean|RegExp|Infinity|NaN|undefined)$/;

/** A list literal: of several values each on a line of its own, so that one more of them changes no other line. */
function listText(values: readonly Json[]): string {
  const items = values.map(jsonLiteral);
  return items.length < 2 ? `[${items.join("")}]` : `[\n${items.map((item) => `  ${item},\n`).join("")}]`;
}
