import { tokensOf } from "../../base/json.js";
import type { LaidEvents } from "./event-layout.js";
import { EventTree, nothing, readEvents } from "./event-tree.js";
import { lenientPlaces } from "./parse-leniently.js";
import { type JsonEnds, jsonPlaces } from "./scan-json.js";
import type { TextNode } from "./text-node.js";

export interface Position {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
}

/** Finds where a JSON pointer points; for one that leads nowhere, the last place that exists on its way. */
export type PositionIndex = (pointer: string) => Position;

/** What finds places in a text, and what stands there. */
export interface TextIndex {
  readonly positionOf: PositionIndex;
  /** What a JSON pointer leads to; `undefined` where it leads nowhere. */
  readonly nodeAt: (pointer: string) => TextNode | undefined;
}

/** Indexes a JSON or YAML text, what its parser saw given or found anew. Only the parts that are asked for are looked at. */
export function indexText(text: string, known?: JsonEnds | LaidEvents): TextIndex {
  const root = known && "get" in known ? jsonPlaces(text, known) : rootOf(text, known);
  const lineStarts = findLineStarts(text);
  const find = (pointer: string, otherwise: (last: TextNode) => TextNode | undefined): TextNode | undefined => {
    let node = root;
    for (const token of tokensOf(pointer)) {
      const child = node.children.get(token);
      if (child === undefined) return otherwise(node);
      node = child;
    }
    return node;
  };
  return {
    positionOf: (pointer) => positionAt(lineStarts, find(pointer, (last) => last)?.offset ?? 0),
    nodeAt: (pointer) => find(pointer, () => undefined),
  };
}

/** The places of a text, as {@link indexText} finds them. */
export function indexPositions(text: string, known?: JsonEnds | LaidEvents): PositionIndex {
  return indexText(text, known).positionOf;
}

/** The places of a text that is refused stay unknown, unless the lenient parser reads it. */
function rootOf(text: string, known?: LaidEvents): TextNode {
  const events = known?.events ?? readEvents(text);
  if (events !== undefined) return new EventTree(text, events, known?.layout).root;
  return lenientPlaces(text) ?? nothing;
}

/** The position of an offset in a text. */
export function positionOf(text: string, offset: number): Position {
  return positionsIn(text)(offset);
}

/** The positions of offsets in a text, whose lines are looked for once. */
export function positionsIn(text: string): (offset: number) => Position {
  const lineStarts = findLineStarts(text);
  return (offset) => positionAt(lineStarts, offset);
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  const breaks = text.includes("\r") ? /\r\n|\r|\n/g : undefined;
  for (const match of breaks ? text.matchAll(breaks) : []) starts.push(match.index + match[0].length);
  // Some lines at a time, for the command has V8 compile what is called again, and no loop that runs.
  for (let at = breaks === undefined ? 0 : text.length; at < text.length; ) at = addLines(text, at, starts);
  return starts;
}

/** Adds the starts of the next lines; returns the last of them, or the length of the text. */
function addLines(text: string, start: number, starts: number[]): number {
  let at = start;
  for (let count = 0; count < 500; count++) {
    const end = text.indexOf("\n", at);
    if (end < 0) return text.length;
    at = end + 1;
    starts.push(at);
  }
  return at;
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
