import type { Event } from "js-yaml";

/** Where the parts of a list of events end, and what its aliases stand for. */
export interface EventLayout {
  /** By the index of the event that begins an object or list: the index after its last one. */
  readonly ends: Uint32Array;
  /** By the index of an alias: the index of what bears its anchor. */
  readonly targets: ReadonlyMap<number, number>;
}

/** The events of a text, with their layout where it is known. */
export interface LaidEvents {
  readonly events: readonly Event[];
  readonly layout?: EventLayout;
}
