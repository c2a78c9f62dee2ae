import type { Origin, Report } from "../../base/diagnostics.js";
import { join, tokensOf } from "../../base/json.js";

/**
 * Remembers where the parts of an overlaid document come from: what an overlay brought stands in the overlay, and the
 * items behind a removed one stand further down in the file than in the document.
 */
export class OverlayOrigins {
  /** Where each object and list stood when it was read. */
  readonly #homes = new Map<object, Origin>();
  /** Values that are no objects have no identity: they are known by the object that holds them. */
  readonly #values = new Map<object, Map<string, Origin>>();
  readonly #moved = new Map<string, Origin>();
  readonly #overwritten: Origin[] = [];

  constructor(
    private readonly file: string,
    document: unknown,
  ) {
    this.#place(document, { file, pointer: "" });
  }

  /** Where the files have something else than the document: values that are others or gone, and lists that have others. */
  get overwritten(): readonly Origin[] {
    return this.#overwritten;
  }

  /** Notes that what was under `key` of `holder` is another value now, or gone. */
  overwrite(holder: object, key: string | number): void {
    const home = this.#homes.get(holder);
    // What stands behind an item stands elsewhere, too.
    if (home) this.#overwritten.push(Array.isArray(holder) ? home : { ...home, pointer: join(home.pointer, key) });
  }

  /** Notes that `value`, now under `key` of `holder`, was written at `origin`. */
  add(holder: object, key: string | number, value: unknown, origin: Origin): void {
    this.overwrite(holder, key);
    const values = this.#values.get(holder) ?? new Map<string, Origin>();
    this.#values.set(holder, values.set(String(key), origin));
    this.#place(value, origin);
  }

  /** Compares where everything stands with where it came from, once all actions have run. */
  finish(document: unknown): void {
    this.#compare(document, "", { file: this.file, pointer: "" });
  }

  /** The origin of what stands at an origin of the overlaid document. */
  readonly originOf = (origin: Origin): Origin => {
    if (origin.file !== this.file || origin.line !== undefined || this.#moved.size === 0) return origin;
    const tokens = tokensOf(origin.pointer);
    for (let length = tokens.length; length > 0; length--) {
      const home = this.#moved.get(join("", ...tokens.slice(0, length)));
      if (home) return { ...home, pointer: join(home.pointer, ...tokens.slice(length)) };
    }
    return origin;
  };

  wrap(report: Report): Report {
    return (finding) =>
      report({
        ...finding,
        at: this.originOf(finding.at),
        ...(finding.related && { related: finding.related.map(this.originOf) }),
      });
  }

  #place(value: unknown, origin: Origin): void {
    if (typeof value !== "object" || value === null) return;
    this.#homes.set(value, origin);
    for (const [key, child] of Object.entries(value)) {
      this.#place(child, { file: origin.file, pointer: join(origin.pointer, key) });
    }
  }

  #compare(value: unknown, pointer: string, expected: Origin): void {
    if (typeof value !== "object" || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      const here = join(pointer, key);
      const inherited = { file: expected.file, pointer: join(expected.pointer, key) };
      const isNode = typeof child === "object" && child !== null;
      const home = this.#values.get(value)?.get(key) ?? (isNode ? this.#homes.get(child) : undefined) ?? inherited;
      if (home.file !== inherited.file || home.pointer !== inherited.pointer) this.#moved.set(here, home);
      this.#compare(child, here, home);
    }
  }
}
