import { assign, type JsonObject } from "../../base/json.js";

/** Objects and lists that are written out for aliases; beyond that the library is asked, and its value's size checked. */
const maxCopies = 10_000;

/** What YAML aliases stand for, each a copy of its own, so that no part of a value stands in two places. */
export class AnchoredValues {
  private readonly values = new Map<string, unknown>();
  private copies = 0;

  /** A value that is not complete yet, and so would contain itself, is not to be kept. */
  keep(anchor: string, value: unknown): void {
    this.values.set(anchor, value);
  }

  /** `undefined` where there is no such anchor, or where the copies become too many. */
  copyOf(anchor: string): { readonly value: unknown } | undefined {
    if (!this.values.has(anchor)) return undefined;
    const value = this.copied(this.values.get(anchor));
    return this.copies > maxCopies ? undefined : { value };
  }

  private copied(value: unknown): unknown {
    if (typeof value !== "object" || value === null || ++this.copies > maxCopies) return value;
    if (Array.isArray(value)) return value.map((item) => this.copied(item));
    const copy: JsonObject = {};
    for (const [key, member] of Object.entries(value)) assign(copy, key, this.copied(member));
    return copy;
  }
}
