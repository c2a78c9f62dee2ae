import {
  EVENT_ALIAS,
  EVENT_DOCUMENT,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  SCALAR_STYLE_PLAIN,
  type ScalarEvent,
} from "js-yaml";
import type { Scalar } from "../../base/written-node.js";
import { plainKey, plainScalar } from "./construct-plain.js";
import type { EventLayout } from "./event-layout.js";
import type { TextNode } from "./text-node.js";

/** The events of a text, or `undefined` where it is no YAML. */
export function readEvents(text: string): readonly Event[] | undefined {
  try {
    return parseEvents(text, { maxDepth: 10_000 });
  } catch {
    return undefined;
  }
}

/** The node of a text in which there is nothing. */
export const nothing: TextNode = { offset: 0, children: new Map(), scalar: undefined };

/** The flat list of a parser's events as a tree, each level of which is made when it is first looked at. */
export class EventTree {
  private readonly layout: EventLayout;

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
    layout?: EventLayout,
  ) {
    this.layout = layout ?? layoutOf(text, events);
  }

  get root(): TextNode {
    const first = this.events.findIndex(({ type }) => type !== EVENT_DOCUMENT);
    return first < 0 ? nothing : this.place(first, this.offsetOf(first));
  }

  private place(index: number, offset: number): TextNode {
    return new EventNode(this, this.layout.targets.get(index) ?? index, offset);
  }

  childrenOf(index: number): ReadonlyMap<string, TextNode> {
    const children = new Map<string, TextNode>();
    const type = this.events[index]?.type;
    if (type === EVENT_SEQUENCE) {
      let last = this.offsetOf(index);
      for (let item = index + 1; !this.isEnd(item); item = this.after(item)) {
        // An item without a value has no place of its own: it is shown where the one before it is.
        const offset = this.itemOffset(item);
        if (offset >= 0) last = offset;
        children.set(String(children.size), this.place(item, last));
      }
    } else if (type === EVENT_MAPPING) {
      let last = this.offsetOf(index);
      for (let key = index + 1; !this.isEnd(key); key = this.after(this.after(key))) {
        const value = this.after(key);
        // A key of nothing is shown where its value is, or else the key before it.
        const [offset, instead] = [this.offsetOf(key), this.offsetOf(value)];
        if (offset >= 0) last = offset;
        else if (instead >= 0) last = instead;
        children.set(this.nameAt(key), this.place(value, last));
      }
    }
    return children;
  }

  scalarAt(index: number): Scalar | undefined {
    const event = this.events[index];
    if (event?.type !== EVENT_SCALAR || event.tagStart >= 0) return undefined;
    const text = getScalarValue(this.text, event);
    return event.style === SCALAR_STYLE_PLAIN ? plainScalar(text) : text;
  }

  private nameAt(index: number): string {
    const event = this.events[this.layout.targets.get(index) ?? index];
    if (event?.type !== EVENT_SCALAR) return "";
    const text = getScalarValue(this.text, event);
    return event.style === SCALAR_STYLE_PLAIN && event.tagStart < 0 ? plainKey(text) : text;
  }

  private offsetOf(index: number): number {
    const event = this.events[index];
    switch (event?.type) {
      case EVENT_SCALAR:
        return event.valueStart;
      case EVENT_SEQUENCE:
      case EVENT_MAPPING:
        return event.start;
      case EVENT_ALIAS:
        return event.anchorStart;
      default:
        return 0;
    }
  }

  /** Where an item begins: the text of a block does in the line behind its head. */
  private itemOffset(index: number): number {
    const event = this.events[index];
    if (event?.type !== EVENT_SCALAR || !isBlock(event)) return this.offsetOf(index);
    const { valueStart } = event;
    const head = blockHead.exec(this.text.slice(Math.max(0, valueStart - longestHead), valueStart));
    return valueStart - (head?.[0].length ?? 0);
  }

  private isEnd(index: number): boolean {
    const event = this.events[index];
    return event === undefined || event.type === EVENT_POP;
  }

  private after(index: number): number {
    return this.layout.ends[index] || index + 1;
  }
}

/** With a comment. */
const longestHead = 200;
const blockHead = /[|>][-+\d]*[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n)$/;

function isBlock({ style }: ScalarEvent): boolean {
  return style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK;
}

/** There are many, of which few are looked into. */
class EventNode implements TextNode {
  private known: ReadonlyMap<string, TextNode> | undefined;

  constructor(
    private readonly tree: EventTree,
    private readonly index: number,
    readonly offset: number,
  ) {}

  get children(): ReadonlyMap<string, TextNode> {
    this.known ??= this.tree.childrenOf(this.index);
    return this.known;
  }

  get scalar(): Scalar | undefined {
    return this.tree.scalarAt(this.index);
  }
}

function layoutOf(text: string, events: readonly Event[]): EventLayout {
  const layout = { ends: new Uint32Array(events.length), targets: new Map<number, number>() };
  const open: number[] = [];
  const anchors = new Map<string, number>();
  const measure = (event: Event, index: number): void => {
    if (event.type === EVENT_POP) {
      const start = open.pop();
      if (start !== undefined) layout.ends[start] = index + 1;
      return;
    }
    if (event.type === EVENT_MAPPING || event.type === EVENT_SEQUENCE || event.type === EVENT_DOCUMENT)
      open.push(index);
    if (event.type === EVENT_DOCUMENT || event.anchorStart < 0) return;
    const name = text.slice(event.anchorStart, event.anchorEnd);
    if (event.type !== EVENT_ALIAS) anchors.set(name, index);
    else layout.targets.set(index, anchors.get(name) ?? index);
  };
  events.forEach(measure);
  return layout;
}
