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
  NOT_RESOLVED,
  nullCoreTag,
  SCALAR_STYLE_PLAIN,
} from "js-yaml";
import { type JsonObject, setOwn } from "../json.js";

interface PlainValue {
  readonly value: unknown;
  /** There was no alias, so that no part stands in two places. */
  readonly isTree: boolean;
}

/** Thrown where the library must construct the value, or say what is wrong with it. */
class NotPlain extends Error {}

/**
 * The value of a YAML document without tags and merge keys, which nearly all are: the same that the library constructs in
 * three times the time. `undefined` for any other document.
 */
export function constructPlain(text: string, events: readonly Event[]): PlainValue | undefined {
  try {
    const plain = new PlainConstructor(text, events);
    return { value: plain.document(), isTree: plain.isTree };
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

class PlainConstructor {
  isTree = true;
  private next = 0;
  private readonly anchors = new Map<string, unknown>();
  /** What a plain scalar stands for: few of them are written once. */
  private readonly scalars = new Map<string, unknown>();

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
  ) {}

  document(): unknown {
    if (this.events[this.next++]?.type !== EVENT_DOCUMENT) throw new NotPlain();
    const value = this.node();
    if (this.next !== this.events.length - 1) throw new NotPlain();
    return value;
  }

  private node(): unknown {
    const event = this.events[this.next++];
    if (event === undefined || event.type === EVENT_POP || event.type === EVENT_DOCUMENT) throw new NotPlain();
    if (event.type === EVENT_ALIAS) return this.aliased(this.text.slice(event.anchorStart, event.anchorEnd));
    if (event.tagStart >= 0) throw new NotPlain();
    const anchor = event.anchorStart < 0 ? undefined : this.text.slice(event.anchorStart, event.anchorEnd);
    switch (event.type) {
      case EVENT_SCALAR: {
        const text = getScalarValue(this.text, event);
        const value = event.style === SCALAR_STYLE_PLAIN ? this.resolved(text) : text;
        if (anchor !== undefined) this.anchors.set(anchor, value);
        return value;
      }
      case EVENT_SEQUENCE: {
        const list: unknown[] = [];
        if (anchor !== undefined) this.anchors.set(anchor, list);
        while (!this.atEnd()) list.push(this.node());
        return list;
      }
      case EVENT_MAPPING: {
        const object: JsonObject = {};
        if (anchor !== undefined) this.anchors.set(anchor, object);
        while (!this.atEnd()) this.addPair(object);
        return object;
      }
    }
  }

  private addPair(object: JsonObject): void {
    const written = this.node();
    const key = typeof written === "string" ? written : String(written);
    // A key that is an object or list, is there already or may merge is for the library to judge.
    const isComplex = typeof written === "object" && written !== null;
    if (isComplex || key === "<<" || Object.hasOwn(object, key)) throw new NotPlain();
    const value = this.node();
    if (key === "__proto__") setOwn(object, key, value);
    else object[key] = value;
  }

  private aliased(name: string): unknown {
    this.isTree = false;
    if (!this.anchors.has(name)) throw new NotPlain();
    return this.anchors.get(name);
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

/** How plain scalars begin that are null, a boolean or a number. */
const mayBeNoText = /^(?:$|[-+.~0-9nNtTfF])/;

/** What a plain scalar means (YAML 1.2, core schema). */
function resolveScalar(text: string): unknown {
  for (const tag of [nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag]) {
    const value = tag.resolve(text, false, tag.tagName);
    if (value !== NOT_RESOLVED) return value;
  }
  return text;
}
