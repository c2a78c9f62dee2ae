import { boolCoreTag, floatCoreTag, intCoreTag, NOT_RESOLVED, nullCoreTag } from "js-yaml";

/** How plain scalars begin that are null, a boolean or a number. */
const mayBeNoText = /^(?:$|[-+.~0-9nNtTfF])/;

/** What plain scalars stand for (YAML 1.2, core schema): few of them are written once. */
export class ScalarResolver {
  private readonly known = new Map<string, unknown>();

  valueOf(text: string): unknown {
    if (!mayBeNoText.test(text)) return text;
    if (!this.known.has(text)) this.known.set(text, resolve(text));
    return this.known.get(text);
  }
}

function resolve(text: string): unknown {
  for (const tag of [nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag]) {
    const value = tag.resolve(text, false, tag.tagName);
    if (value !== NOT_RESOLVED) return value;
  }
  return text;
}
