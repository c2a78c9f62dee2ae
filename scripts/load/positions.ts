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
} from "js-yaml";
import type { Node } from "yaml";
import { join, tokensOf } from "../json.js";
import { childrenOf, parseLeniently } from "./parse-leniently.js";

export interface Position {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
}

/** Finds where a JSON pointer points; for one that leads nowhere, the last place that exists on its way. */
export type PositionIndex = (pointer: string) => Position;

interface PositionNode {
  /** Offset of the key that leads to the node, or of the node itself. */
  offset: number;
  children?: Map<string, PositionNode>;
}

/** Indexes a JSON or YAML text; one pass over its parser events, which is cheap beside constructing its value. */
export function indexPositions(text: string): PositionIndex {
  const root = readPositions(text, () => {});
  const lineStarts = findLineStarts(text);
  return (pointer) => {
    let node = root;
    for (const token of tokensOf(pointer)) {
      const child = node.children?.get(token);
      if (child === undefined) break;
      node = child;
    }
    return positionAt(lineStarts, node.offset);
  };
}

/** The position of an offset in a text. */
export function positionOf(text: string, offset: number): Position {
  return positionAt(findLineStarts(text), offset);
}

/** A key that stands twice in one object. */
export interface DuplicateKey {
  readonly pointer: string;
  readonly first: Position;
  readonly second: Position;
}

/** Duplicate keys, which `JSON.parse` passes over. */
export function findDuplicateKeys(text: string): readonly DuplicateKey[] {
  const found: (readonly [pointer: string, first: number, second: number])[] = [];
  readPositions(text, (pointer, first, second) => found.push([pointer, first, second]));
  if (found.length === 0) return [];
  const starts = findLineStarts(text);
  return found.map(([pointer, first, second]) => ({
    pointer,
    first: positionAt(starts, first),
    second: positionAt(starts, second),
  }));
}

type OnDuplicate = (pointer: string, first: number, second: number) => void;

function readPositions(text: string, onDuplicate: OnDuplicate): PositionNode {
  try {
    const events = parseEvents(text, { maxDepth: 10_000 });
    return new EventReader(text, events, onDuplicate).document();
  } catch {
    const document = parseLeniently(text);
    return document === undefined ? { offset: 0 } : placeOf(document.contents, 0);
  }
}

/** The tree of offsets of a text that only the lenient parser reads; what aliases repeat is placed once. */
function placeOf(node: Node | null, offset: number): PositionNode {
  const children = new Map<string, PositionNode>();
  for (const [token, at, child] of childrenOf(node)) children.set(token, placeOf(child, at));
  return { offset, children };
}

/** Turns the flat list of events into a tree of offsets. Aliases share the children of their anchor's node. */
class EventReader {
  private next = 0;
  private readonly anchors = new Map<string, PositionNode>();
  private readonly path: string[] = [];

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
    private readonly onDuplicate: OnDuplicate,
  ) {}

  document(): PositionNode {
    while (this.events[this.next]?.type === EVENT_DOCUMENT) this.next++;
    return this.node();
  }

  private node(): PositionNode {
    const event = this.events[this.next++];
    switch (event?.type) {
      case EVENT_SCALAR:
        return this.anchored(event, { offset: event.valueStart });
      case EVENT_SEQUENCE:
        return this.sequence(this.anchored(event, { offset: event.start }));
      case EVENT_MAPPING:
        return this.mapping(this.anchored(event, { offset: event.start }));
      case EVENT_ALIAS: {
        const target = this.anchors.get(this.text.slice(event.anchorStart, event.anchorEnd));
        return { ...target, offset: event.anchorStart };
      }
      default:
        return { offset: 0 };
    }
  }

  private anchored(event: { anchorStart: number; anchorEnd: number }, node: PositionNode): PositionNode {
    if (event.anchorStart >= 0) this.anchors.set(this.text.slice(event.anchorStart, event.anchorEnd), node);
    return node;
  }

  private sequence(node: PositionNode): PositionNode {
    node.children = new Map();
    for (let index = 0; !this.atEnd(); index++) node.children.set(String(index), this.child(String(index)));
    return node;
  }

  private mapping(node: PositionNode): PositionNode {
    node.children = new Map();
    while (!this.atEnd()) {
      const event = this.events[this.next];
      const { offset } = this.node();
      const name = event?.type === EVENT_SCALAR ? getScalarValue(this.text, event) : "";
      const value = { ...this.child(name), offset };
      const first = node.children.get(name);
      if (first !== undefined) this.onDuplicate(join("", ...this.path, name), first.offset, offset);
      node.children.set(name, value);
    }
    return node;
  }

  private child(token: string): PositionNode {
    this.path.push(token);
    const node = this.node();
    this.path.pop();
    return node;
  }

  private atEnd(): boolean {
    const event = this.events[this.next];
    if (event !== undefined && event.type !== EVENT_POP) return false;
    this.next++;
    return true;
  }
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}

function positionAt(lineStarts: readonly number[], offset: number): Position {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 };
}
