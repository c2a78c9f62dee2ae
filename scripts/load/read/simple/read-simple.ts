import { assign, type JsonObject } from "../../../base/json.js";
import { AnchoredValues } from "../anchored-values.js";
import { type Anchor, ifSimple, refuse } from "./cursor.js";
import { ScalarReader } from "./scalar-reader.js";

/** Characters that YAML refuses, or that break lines otherwise. */
const foreign = /[^\P{Cc}\t\n\u0085]|[\ufeff\ufffe\uffff]|\p{Cs}/u;

/**
 * The value of a YAML text whose structure is shown by its indentation: keys and items in blocks, and no tags, directives or
 * merge keys, as nearly all descriptions are written. It is what the library makes of it in three times the time;
 * `undefined` for any other text, also where something is wrong with it, of which the library has to tell.
 */
export function readSimple(
  text: string,
  maxDepth: number,
): { readonly value: unknown; readonly anchors: readonly Anchor[] } | undefined {
  if (foreign.test(text) || ["---", "...", "%"].some((mark) => begins(text, mark))) return undefined;
  const reader = new SimpleReader(text, maxDepth);
  return ifSimple(() => ({ value: reader.document(), anchors: reader.anchors }));
}

/** A document mark or directive stands at the beginning of a line, but for the first. */
function begins(text: string, mark: string): boolean {
  return text.includes(`\n${mark}`) || (text.startsWith(mark) && !text.startsWith(startMark));
}

/** What a text may begin with. */
const startMark = "---\n";

export function startOfDocument(text: string): number {
  return text.startsWith(startMark) ? startMark.length : 0;
}

class SimpleReader extends ScalarReader {
  readonly anchors: Anchor[] = [];
  private readonly anchored = new AnchoredValues();

  document(): unknown {
    this.position = startOfDocument(this.text);
    this.lineStart = this.position;
    this.next(true);
    const value = this.isAtEnd ? refuse() : this.block(this.column - 1);
    return this.isAtEnd && typeof value === "object" ? value : refuse();
  }

  /** What begins here, within something that stands in a column. */
  private block(outer: number): unknown {
    const { column } = this;
    const anchor = this.nameAfter("&");
    if (anchor !== undefined) return this.anchoredText(outer, anchor);
    if (this.isItem) return this.list(column);
    const key = this.key();
    return key === undefined ? this.scalar(outer + 1) : this.object(column, key);
  }

  private object(column: number, first: string): JsonObject {
    this.enter();
    const object: JsonObject = {};
    for (let key: string | undefined = first; ; key = this.key()) {
      if (key === undefined || Object.hasOwn(object, key)) return refuse();
      assign(object, key, this.member(column));
      if (this.isLeftOf(column)) break;
      if (this.column > column) return refuse();
    }
    this.depth--;
    return object;
  }

  /** The value of a key; a list may stand in the column of the key. */
  private member(column: number): unknown {
    if (!this.next()) {
      const anchor = this.nameAfter("&");
      return anchor === undefined ? this.scalar(column + 1) : this.anchoredMember(column, anchor);
    }
    if (this.isLeftOf(column)) return null;
    if (this.column > column) return this.block(column);
    return this.isItem ? this.list(column) : null;
  }

  private anchoredMember(column: number, name: string): unknown {
    this.anchors.push({ name, end: this.position, column, isItem: false });
    const isBelow = this.next();
    if (this.isNamed || (isBelow && this.isLeftOf(this.isItem ? column : column + 1))) return refuse();
    const value = !isBelow ? this.scalar(column + 1) : this.column > column ? this.block(column) : this.list(column);
    this.anchored.keep(name, value);
    return value;
  }

  /** Of anchors below a key, only those of block scalars are surely not of the first key of an object. */
  private anchoredText(column: number, name: string): unknown {
    this.anchors.push({ name, end: this.position, column, isItem: false });
    if (this.next() || !this.isBlockScalar) return refuse();
    const value = this.scalar(column + 1);
    this.anchored.keep(name, value);
    return value;
  }

  private item(column: number): unknown {
    const name = this.nameAfter("&");
    if (name === undefined) return this.block(column);
    this.anchors.push({ name, end: this.position, column, isItem: true });
    // On the line of the item, the anchor of an object is that of its first key.
    if (!this.next() || this.isNamed || this.isLeftOf(column + 1)) return refuse();
    const value = this.block(column);
    this.anchored.keep(name, value);
    return value;
  }

  private get isNamed(): boolean {
    const first = this.text[this.position];
    return first === "&" || first === "*";
  }

  private list(column: number): readonly unknown[] {
    this.enter();
    const list: unknown[] = [];
    do {
      this.position++;
      const isEmpty = this.next() && this.isLeftOf(column + 1);
      list.push(isEmpty ? null : this.item(column));
      if (this.isLeftOf(column)) break;
      if (this.column > column) return refuse();
    } while (this.isItem);
    this.depth--;
    return list;
  }

  /** The library counts keys as well. */
  private enter(): void {
    if (++this.depth > this.maxDepth - 2) refuse();
  }

  /** An alias may stand where a scalar may. */
  protected override scalar(indent: number): unknown {
    const alias = this.nameAfter("*");
    if (alias === undefined) return super.scalar(indent);
    const { value } = this.anchored.copyOf(alias) ?? refuse();
    return this.next() ? value : refuse();
  }
}
