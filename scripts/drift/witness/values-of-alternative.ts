import type { Json } from "../../base/json.js";
import type { OwnedSet } from "../values/space.js";
import { fullValues } from "./full-values.js";
import { isAccepted } from "./is-accepted.js";
import { isMap, type JsonMap } from "./objects.js";
import { refuted } from "./refute.js";
import type { Sampler } from "./sampler.js";
import { shrunk } from "./shrink.js";

/** Objects that are changed until the other side takes them no more. */
const mostStarts = 4;

interface Alternative {
  /** The choice with what stands beside it. */
  readonly whole: OwnedSet;
  readonly part: OwnedSet;
  /** What has to refuse it; nothing where the other side has nothing that would be asked. */
  readonly other: OwnedSet | undefined;
  /** Whether a value of the alternative is taken as a whole, and refused by the other side. */
  readonly fits: (value: Json) => boolean;
}

/** Values of an alternative that the other side refuses, small ones first. */
export function* valuesOfAlternative({ whole, part, other, fits }: Alternative, sampler: Sampler): Iterable<Json> {
  const starts: JsonMap[] = [];
  const isOwn = (value: Json) => isAccepted(part, value);
  for (const value of sampler.ofBranch(whole, part, { other })) {
    if (!isOwn(value)) continue;
    if (fits(value)) yield value;
    else if (isMap(value) && starts.length < mostStarts && isAccepted(whole, value)) starts.push(value);
  }
  const changed = function* (objects: readonly JsonMap[]): Iterable<Json> {
    for (const start of other ? objects : []) {
      const value = other && refuted(start, part, other, sampler);
      if (value && fits(value)) yield value;
    }
  };
  yield* changed(starts);
  const full: JsonMap[] = [];
  for (const made of fullValues(part, sampler))
    for (const value of sampler.chosen(whole, part, made)) {
      if (!isOwn(value)) continue;
      if (fits(value)) yield* [shrunk(value, (less) => isOwn(less) && fits(less)), value];
      else if (isMap(value) && full.length < mostStarts && isAccepted(whole, value)) full.push(value);
    }
  yield* changed(full);
}
