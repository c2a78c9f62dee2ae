import { join } from "../../base/json.js";

/** Where a node was written, and what below it was written elsewhere than it seems. */
export interface FormerPlace {
  /** Nothing for a step on the way to others. */
  readonly from?: string;
  /** Everything below stands there, too. */
  readonly isWhole?: boolean;
  readonly below: Map<string, FormerPlace>;
}

/**
 * Where the nodes of a document in repair were written. Whoever moves one tells it here, in pointers into the document as it is then;
 * where the longest way is known that leads to a node counts, with what is below it.
 */
export class FormerPlaces {
  readonly #root: FormerPlace = { below: new Map() };

  /** The pointer by which a node was written. */
  formerOf(pointer: string): string {
    const { found, end } = this.#nearest(pointer);
    if (found?.from === undefined) return pointer;
    return found.isWhole ? found.from : found.from + pointer.slice(end);
  }

  /** A node's place, to be {@link put} elsewhere when others have moved. */
  at(pointer: string): FormerPlace {
    const { found, place } = this.#nearest(pointer);
    return {
      from: this.formerOf(pointer),
      ...(found?.isWhole && { isWhole: true }),
      below: place?.below ?? new Map(),
    };
  }

  put(pointer: string, place: FormerPlace): void {
    const end = pointer.lastIndexOf("/");
    this.#reach(pointer.slice(0, end)).below.set(pointer.slice(end + 1), place);
  }

  /** A node with all that is below it. */
  move(pointer: string, from: string): void {
    const place = this.at(from);
    this.#forget(from);
    this.put(pointer, place);
  }

  /** What was made of a node, and has no members of it. */
  make(pointer: string, { from }: FormerPlace): void {
    this.put(pointer, { ...(from !== undefined && { from }), isWhole: true, below: new Map() });
  }

  /** What is below a node went below one of its members. */
  sink(pointer: string, ...way: readonly (string | number)[]): void {
    const place = this.at(pointer);
    this.put(pointer, { ...place, below: new Map() });
    for (let steps = 1; steps < way.length; steps++) this.make(join(pointer, ...way.slice(0, steps)), place);
    this.put(join(pointer, ...way), place);
  }

  /** The items of a list that stay, by the positions that they had. */
  keep(list: string, kept: readonly number[]): void {
    const shifted = kept.map((former, index) => (former === index ? undefined : this.at(join(list, former))));
    for (const [index, place] of shifted.entries()) if (place) this.put(join(list, index), place);
  }

  /** The nearest place on the way that is told, where that ends, and the place at the end of the way. */
  #nearest(pointer: string): { found?: FormerPlace; end: number; place?: FormerPlace } {
    let place = this.#root;
    let found: FormerPlace | undefined;
    let end = 0;
    for (let start = 0; start < pointer.length; ) {
      const stop = endOfToken(pointer, start);
      const next = place.below.get(pointer.slice(start + 1, stop));
      if (next === undefined) return { ...(found && { found }), end };
      place = next;
      start = stop;
      if (place.from !== undefined) [found, end] = [place, stop];
    }
    return { ...(found && { found }), end, place };
  }

  #reach(pointer: string): FormerPlace {
    let place = this.#root;
    for (let start = 0; start < pointer.length; ) {
      const stop = endOfToken(pointer, start);
      const token = pointer.slice(start + 1, stop);
      const next = place.below.get(token) ?? { below: new Map() };
      place.below.set(token, next);
      place = next;
      start = stop;
    }
    return place;
  }

  #forget(pointer: string): void {
    const end = pointer.lastIndexOf("/");
    this.#nearest(pointer.slice(0, end)).place?.below.delete(pointer.slice(end + 1));
  }
}

function endOfToken(pointer: string, start: number): number {
  const next = pointer.indexOf("/", start + 1);
  return next < 0 ? pointer.length : next;
}
