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
  SCALAR_STYLE_PLAIN,
} from "js-yaml";
import { plainKey } from "./construct-plain.js";
import type { TextNode } from "./text-node.js";

/** The events of a text, or `undefined` where it is no YAML. */
export function readEvents(text: string): readonly Event[] | undefined {
  try {
    return parseEvents(text, { maxDepth: 10_000 });
  } catch {
    return undefined;
  }
}

type OnDuplicate = (name: string, first: number, second: number) => void;

/** The flat list of a parser's events as a tree, each level of which is made when it is first looked at. */
export class EventTree {
  /** Index of the event behind a node, for the nodes that have children. */
  private readonly ends: Uint32Array;
  /** What an alias stands for, by the index of its event. */
  private readonly targets = new Map<number, number>();

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
    private readonly onDuplicate: OnDuplicate = () => {},
  ) {
    this.ends = new Uint32Array(events.length);
    this.measure();
  }

  get root(): TextNode {
    const first = this.events.findIndex(({ type }) => type !== EVENT_DOCUMENT);
    return first < 0 ? { offset: 0, children: new Map() } : this.place(first, this.offsetOf(first));
  }

  private measure(): void {
    const open: number[] = [];
    const anchors = new Map<string, number>();
    // There are hundreds of thousands of events: an iterator would make an object for each, and V8 compiles what is called.
    for (let index = 0; index < this.events.length; index++) this.measureAt(index, open, anchors);
  }

  private measureAt(index: number, open: number[], anchors: Map<string, number>): void {
    const event = this.events[index];
    if (event === undefined || event.type === EVENT_POP) {
      const start = open.pop();
      if (start !== undefined) this.ends[start] = index + 1;
      return;
    }
    if (event.type === EVENT_MAPPING || event.type === EVENT_SEQUENCE || event.type === EVENT_DOCUMENT)
      open.push(index);
    if (event.type === EVENT_DOCUMENT || event.anchorStart < 0) return;
    const name = this.text.slice(event.anchorStart, event.anchorEnd);
    if (event.type !== EVENT_ALIAS) anchors.set(name, index);
    else this.targets.set(index, anchors.get(name) ?? index);
  }

  private place(index: number, offset: number): TextNode {
    const childrenOf = (): ReadonlyMap<string, TextNode> => this.childrenOf(this.targets.get(index) ?? index);
    let children: ReadonlyMap<string, TextNode> | undefined;
    return {
      offset,
      get children() {
        children ??= childrenOf();
        return children;
      },
    };
  }

  private childrenOf(index: number): ReadonlyMap<string, TextNode> {
    const children = new Map<string, TextNode>();
    const type = this.events[index]?.type;
    if (type === EVENT_SEQUENCE) {
      let last = this.offsetOf(index);
      for (let item = index + 1; !this.isEnd(item); item = this.after(item)) {
        // An item without a value has no place of its own: it is shown where the one before it is.
        const offset = this.offsetOf(item);
        if (offset >= 0) last = offset;
        children.set(String(children.size), this.place(item, last));
      }
    } else if (type === EVENT_MAPPING) {
      for (let key = index + 1; !this.isEnd(key); key = this.after(this.after(key))) {
        const name = this.nameAt(key);
        const first = children.get(name);
        if (first !== undefined) this.onDuplicate(name, first.offset, this.offsetOf(key));
        children.set(name, this.place(this.after(key), this.offsetOf(key)));
      }
    }
    return children;
  }

  private nameAt(index: number): string {
    const event = this.events[this.targets.get(index) ?? index];
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

  private isEnd(index: number): boolean {
    const event = this.events[index];
    return event === undefined || event.type === EVENT_POP;
  }

  private after(index: number): number {
    return this.ends[index] || index + 1;
  }
}
