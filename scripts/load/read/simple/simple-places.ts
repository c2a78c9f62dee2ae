import { EventTree, readEvents } from "../event-tree.js";
import type { TextNode } from "../text-node.js";
import { type Anchor, Cursor, endOfFlow, ifSimple } from "./cursor.js";
import { startOfDocument } from "./read-simple.js";

/** What stands behind a key or the mark of an item. */
interface Holder {
  readonly end: number;
  /** The column of the key or mark. */
  readonly column: number;
  readonly isItem: boolean;
}

const none: ReadonlyMap<string, TextNode> = new Map();

/** The places of a text that `readSimple` has read, with its anchors; each level is looked for when it is first asked for. */
export function simplePlaces(text: string, anchors: readonly Anchor[]): TextNode {
  return new PlaceFinder(text, anchors).root();
}

class PlaceFinder extends Cursor {
  constructor(
    text: string,
    private readonly anchors: readonly Anchor[],
  ) {
    super(text);
  }

  root(): TextNode {
    this.go(startOfDocument(this.text));
    this.next(true);
    return this.place(this.position, { end: startOfDocument(this.text), column: -1, isItem: false }, true);
  }

  private go(to: number): void {
    this.position = to;
    this.lineStart = this.text.lastIndexOf("\n", to - 1) + 1;
  }

  private place(offset: number, holder: Holder, isRoot = false): TextNode {
    const find = (): ReadonlyMap<string, TextNode> => ifSimple(() => this.childrenOf(holder, isRoot)) ?? none;
    let children: ReadonlyMap<string, TextNode> | undefined;
    return {
      offset,
      get children() {
        children ??= find();
        return children;
      },
    };
  }

  private childrenOf({ end, column, isItem }: Holder, isRoot = false): ReadonlyMap<string, TextNode> {
    this.go(end);
    let isBelow = this.next(isRoot);
    if (this.nameAfter("&") !== undefined) isBelow = this.next() || isBelow;
    const alias = this.nameAfter("*");
    if (alias !== undefined) {
      const anchor = this.anchors.findLast((one) => one.name === alias && one.end <= end);
      return anchor ? this.childrenOf(anchor) : none;
    }
    if (this.isFlow) return this.childrenOfFlow();
    if (!(isBelow || isItem) || (isBelow && this.isLeftOf(this.isItem && !isItem ? column : column + 1))) return none;
    return this.isItem ? this.items() : this.members();
  }

  private get isFlow(): boolean {
    const first = this.text[this.position];
    return first === "[" || first === "{";
  }

  private members(): ReadonlyMap<string, TextNode> {
    const { column } = this;
    const children = new Map<string, TextNode>();
    do {
      const offset = this.isQuote ? this.position + 1 : this.position;
      const name = this.key();
      if (name === undefined) break;
      children.set(name, this.place(offset, { end: this.position, column, isItem: false }));
    } while (this.goesOn(column, false));
    return children;
  }

  private items(): ReadonlyMap<string, TextNode> {
    const { column } = this;
    const children = new Map<string, TextNode>();
    do {
      const mark = this.position;
      children.set(
        String(children.size),
        this.place(this.offsetOfItem(mark, column), { end: mark + 1, column, isItem: true }),
      );
    } while (this.goesOn(column, true));
    return children;
  }

  /** Where what an item holds begins; of nothing, its mark. */
  private offsetOfItem(mark: number, column: number): number {
    this.position = mark + 1;
    const isEmpty = this.next() && this.isLeftOf(column + 1);
    if (this.nameAfter("&") !== undefined) this.next();
    const offset = isEmpty ? mark : this.offsetOfContent();
    this.go(mark);
    return offset;
  }

  /** The text of a block scalar begins on the next line, a quoted one and an alias behind the mark, and an object with its first key. */
  private offsetOfContent(): number {
    const { position, isQuote } = this;
    const first = this.text[position];
    if (first === "|" || first === ">") return Math.min(this.endOfLine(position) + 1, this.text.length);
    return (isQuote && this.key() === undefined) || first === "*" ? position + 1 : position;
  }

  /** Goes to the next line that is neither blank nor further right; whether it is of the same list or object. */
  private goesOn(column: number, isList: boolean): boolean {
    for (;;) {
      this.position = this.endOfLine(this.position);
      this.next();
      if (this.isLeftOf(column)) return false;
      if (this.column > column) continue;
      if (this.isItem === isList) return true;
      // Items in the column of their key are its value.
      if (isList) return false;
    }
  }

  private childrenOfFlow(): ReadonlyMap<string, TextNode> {
    const { text, position } = this;
    const part = text.slice(position, endOfFlow(text, position));
    const events = readEvents(part);
    return events === undefined ? none : shifted(new EventTree(part, events).root, position).children;
  }
}

/** The place within a longer text. */
function shifted(node: TextNode, by: number): TextNode {
  return {
    offset: node.offset + by,
    get children() {
      return new Map([...node.children].map(([name, each]) => [name, shifted(each, by)]));
    },
  };
}
