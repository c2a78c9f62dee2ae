import {
  boolCoreTag,
  EVENT_ALIAS,
  EVENT_DOCUMENT,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  type Event,
  floatCoreTag,
  getScalarValue,
  intCoreTag,
  type MappingEvent,
  NOT_RESOLVED,
  nullCoreTag,
  SCALAR_STYLE_PLAIN,
  type ScalarEvent,
  type SequenceEvent,
} from "js-yaml";
import { assign, type JsonObject } from "../../base/json.js";
import type { Scalar } from "../../base/written-node.js";
import type { EventLayout } from "./event-layout.js";

/** Objects and lists that are written out for aliases; beyond that the library is asked, and its value's size checked. */
const maxCopies = 10_000;

/** Thrown where the library must construct the value, or say what is wrong with it. */
class NotPlain extends Error {}

export interface PlainDocument {
  readonly value: unknown;
  /** How many values it has, itself among them. */
  readonly count: number;
  readonly layout: EventLayout;
  /** Those of many digits, as they are written. */
  readonly numbers: readonly string[];
}

/**
 * The value of a YAML document without tags and merge keys, which nearly all are: equal to what the library constructs in
 * three times the time, but with its aliases written out, so that no part stands in two places. `undefined` for any other
 * document.
 */
export function constructPlain(text: string, events: readonly Event[]): PlainDocument | undefined {
  try {
    return new PlainConstructor(text, events).document();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

class PlainConstructor {
  private next = 0;
  private count = 0;
  private copies = 0;
  private readonly anchors = new Map<string, { readonly index: number; readonly value: unknown }>();
  private readonly ends: Uint32Array;
  private readonly targets = new Map<number, number>();
  /** What a plain scalar stands for: few of them are written once. */
  private readonly scalars = new Map<string, unknown>();

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
  ) {
    this.ends = new Uint32Array(events.length);
  }

  document(): PlainDocument {
    if (this.events[this.next++]?.type !== EVENT_DOCUMENT) throw new NotPlain();
    const value = this.node();
    if (this.next !== this.events.length - 1) throw new NotPlain();
    const numbers = [...this.scalars].flatMap(([text, scalar]) =>
      typeof scalar === "number" && text.length >= manyDigits ? [text] : [],
    );
    return { value, count: this.count, layout: { ends: this.ends, targets: this.targets }, numbers };
  }

  private node(): unknown {
    const index = this.next++;
    const event = this.events[index];
    if (event === undefined || event.type === EVENT_POP || event.type === EVENT_DOCUMENT) throw new NotPlain();
    if (event.type === EVENT_ALIAS) return this.aliased(this.text.slice(event.anchorStart, event.anchorEnd), index);
    if (event.tagStart >= 0) throw new NotPlain();
    this.count++;
    const value = this.content(event);
    if (event.type !== EVENT_SCALAR) this.ends[index] = this.next;
    if (event.anchorStart >= 0) this.anchors.set(this.text.slice(event.anchorStart, event.anchorEnd), { index, value });
    return value;
  }

  private content(event: ScalarEvent | SequenceEvent | MappingEvent): unknown {
    switch (event.type) {
      case EVENT_SCALAR: {
        const text = getScalarValue(this.text, event);
        return event.style === SCALAR_STYLE_PLAIN ? this.resolved(text) : text;
      }
      case EVENT_SEQUENCE: {
        const list: unknown[] = [];
        while (!this.atEnd()) list.push(this.node());
        return list;
      }
      case EVENT_MAPPING: {
        const object: JsonObject = {};
        while (!this.atEnd()) this.addPair(object);
        return object;
      }
    }
  }

  private addPair(object: JsonObject): void {
    const written = this.node();
    this.count--;
    const key = typeof written === "string" ? written : String(written);
    // A key that is an object or list, is there already or may merge is for the library to judge.
    const isComplex = typeof written === "object" && written !== null;
    if (isComplex || key === "<<" || Object.hasOwn(object, key)) throw new NotPlain();
    assign(object, key, this.node());
  }

  /** A value that is not complete yet, and so would contain itself, has no anchor. */
  private aliased(name: string, index: number): unknown {
    const anchor = this.anchors.get(name);
    if (anchor === undefined) throw new NotPlain();
    this.targets.set(index, anchor.index);
    return this.copied(anchor.value);
  }

  private copied(value: unknown): unknown {
    this.count++;
    if (typeof value !== "object" || value === null) return value;
    if (++this.copies > maxCopies) throw new NotPlain();
    if (Array.isArray(value)) return value.map((item) => this.copied(item));
    const copy: JsonObject = {};
    for (const [key, member] of Object.entries(value)) assign(copy, key, this.copied(member));
    return copy;
  }

  private resolved(text: string): unknown {
    if (!mayBeNoText.test(text)) return text;
    if (!this.scalars.has(text)) this.scalars.set(text, resolveScalar(text));
    return this.scalars.get(text);
  }

  private atEnd(): boolean {
    if (this.events[this.next]?.type !== EVENT_POP) return false;
    this.next++;
    return true;
  }
}

/** A double holds all digits of shorter numbers. */
const manyDigits = 16;

/** How plain scalars begin that are null, a boolean or a number. */
const mayBeNoText = /^(?:$|[-+.~0-9nNtTfF])/;

/** The value that a plain scalar is. */
export function plainScalar(text: string): Scalar {
  return mayBeNoText.test(text) ? resolveScalar(text) : text;
}

/** The key that a plain scalar is: `1.0` is the number, of which an object has the text `1`. */
export function plainKey(text: string): string {
  return String(plainScalar(text));
}

/** What a plain scalar means (YAML 1.2, core schema). */
function resolveScalar(text: string): Scalar {
  for (const tag of [nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag]) {
    const value = tag.resolve(text, false, tag.tagName);
    if (value !== NOT_RESOLVED) return value as Scalar;
  }
  return text;
}
