import { depthMark } from "../blocks/block.js";
import { saysRequiredBeside, withoutPresence } from "../words/presence.js";

/** What a cell of names says. */
export interface FieldName {
  /** Names from the body inwards; `[]` stands for the items of a list. */
  readonly path: readonly string[];
  /** A mark beside the name says that it must be sent. */
  readonly required: boolean;
  /** An alternative or a member without a name of its own: its parts are those of what it is in. */
  readonly anonymous: boolean;
  /** It stands in one of several numbered alternatives, and others may lack it. */
  readonly isAlternative: boolean;
}

const pattern = /^[\w$@-]+(?:\[[\w]*\]|\.[\w$@-]+|\.\[\]|->[\w$@-]+)*$/;
/** A name in code is one in any script: `` `größe` ``. */
const patternInCode = /^[\p{L}\p{M}\p{N}_$@-]+(?:\[\w*\]|\.[\p{L}\p{M}\p{N}_$@-]+|\.\[\])*$/u;
const inCode = /^[^`]*`[^`]+`[\s*]*$/;
const marked = new RegExp(`^(?:[└├│─┗┣┃∟╰>»–—•·↳⤷⌞\\s\\u00a0\\u3000|-]|\\\\|\\+|\\.(?=[\\w.])|${depthMark})+`);

/** An alternative of what stands above it: `(#1)`. */
export const numbered = /^[»\s]*\(#\d+\)\s*$/;

/** Reads names from top to bottom: `choices[].text`, `stream_options[include_usage]`, or marks of depth before a name. */
export class NameReader {
  readonly #parents: { readonly width: number; readonly path: readonly string[]; readonly isNumbered: boolean }[] = [];

  read(cell: string): FieldName | undefined {
    const bare = cell
      .replace(/[`\\]|\*\*/g, "")
      // A long name may be broken behind a dot.
      .replace(/(?<=[\w\]])\.\s+(?=[A-Za-z_])/g, ".")
      .replace(/\((?:string|array|object|integer|number|boolean|bool|int|float)[^)]*\)/i, "");
    const starred = /\*\s*$|^\s*\*(?=\w)/.test(bare);
    const isNumbered = numbered.test(bare);
    const isAnonymous = isNumbered || (/^\W*\*?anonymous\*?\s*$/i.test(bare) && /^\W/.test(bare));
    const text = withoutPresence(bare.replace(/\*/g, "")).trim();
    const [marks = ""] = marked.exec(text) ?? [];
    const name = text.slice(marks.length).trim();
    const isName = pattern.test(name) || (inCode.test(cell) && patternInCode.test(name));
    // A number by itself is a status, or counts the rows.
    if ((!isName || /^\d+$/.test(name)) && !isNumbered) return undefined;
    const width =
      [...marks.replace(/[\s│┃|]/g, "").replace(/─+/g, "")].length ||
      (/[│\u00a0\u3000]/.test(marks) ? marks.length : 0);
    while ((this.#parents.at(-1)?.width ?? -1) >= width) this.#parents.pop();
    const parent = width === 0 ? [] : (this.#parents.at(-1)?.path ?? []);
    const own = splitName(name);
    // A name that begins as the outermost one does is a whole one, however deep it stands.
    const isWhole = own.length > 1 && own[0] === parent[0];
    const path = isAnonymous ? parent : isWhole ? own : [...parent, ...own];
    const isAlternative = this.#parents.some((each) => each.isNumbered);
    this.#parents.push({ width, path, isNumbered });
    const required = starred || saysRequiredBeside(bare.replace(/\*/g, ""));
    return { path, required, anonymous: isAnonymous, isAlternative };
  }
}

/** `a.b`, `a->b` and `a[b]` are parts; `a[]`, `a[0]` and `a[n]` are items. */
function splitName(name: string): readonly string[] {
  return name
    .replaceAll("->", ".")
    .replace(/\.?\[(?:\d*|[nNiIxX*])\]|\.N(?=\.|$)/g, ".[]")
    .replace(/\[(\w+)\]/g, ".$1")
    .split(".")
    .filter((part) => part !== "");
}

/** The marks of depth that a cell begins with. */
export function marksOf(cell: string): string {
  return marked.exec(cell)?.[0] ?? "";
}
