import { assign, isObject, type JsonObject } from "../../scripts/base/json.js";
import type { Random } from "./random.js";

/** Texts that mean something to somebody who reads them. */
const oddTexts: readonly string[] = [
  "",
  "__proto__",
  "constructor",
  "toString",
  "a\nb",
  "*/ x /*",
  `$\{x}`,
  "#/components/schemas/Thing",
  "#/paths/~1things",
  "https://other.example/a.json",
  "../../etc/passwd",
  "\u202e\u0000\u001b[2J",
  "😀\ud800",
  "^(a+)+$",
  "[DONE]",
  "x".repeat(3_000),
];

const oddValues: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  0.1,
  2 ** 53,
  [],
  {},
  [[]],
  [{}],
  { a: null },
  ...oddTexts,
];

/** An object or list in a value, with the key of a member. */
interface Place {
  readonly holder: JsonObject;
  readonly key: string;
}

/** Changes a value that has structure in some places, in place: members go, come twice, are others' or odd. */
export function mutate(value: unknown, random: Random, changes = 1 + random.below(4)): void {
  for (let change = 0; change < changes; change++) {
    const places = placesIn(value);
    if (places.length === 0) return;
    mutatePlace(random.pick(places), random.pick(places), random);
  }
}

function mutatePlace({ holder, key }: Place, other: Place, random: Random): void {
  const member = holder[key];
  switch (random.below(8)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      break;
    case 1:
      // A copy: it may be changed further.
      assign(holder, key, structuredClone(random.pick(oddValues)));
      break;
    case 2:
      assign(holder, nameIn(holder, random.pick(oddTexts)), structuredClone(member));
      break;
    case 3:
      assign(holder, key, structuredClone(other.holder[other.key]));
      break;
    case 4:
      assign(holder, key, { allOf: [member, { nullable: true }] });
      break;
    case 5:
      assign(holder, key, [member, member]);
      break;
    case 6:
      assign(holder, key, { $ref: random.pick(oddTexts) });
      break;
    default:
      assign(holder, nameIn(holder, other.key), structuredClone(member));
  }
}

/** A list has a place at its end instead: by a name such as `constructor` it would be no list any more. */
function nameIn(holder: JsonObject, name: string): string {
  return Array.isArray(holder) ? String(holder.length) : name;
}

function placesIn(value: unknown): readonly Place[] {
  const places: Place[] = [];
  const pending = [value];
  for (let holder = pending.pop(); holder !== undefined && places.length < 5_000; holder = pending.pop()) {
    if (!isObject(holder) && !Array.isArray(holder)) continue;
    for (const [key, member] of Object.entries(holder)) {
      places.push({ holder: holder as JsonObject, key });
      pending.push(member);
    }
  }
  return places;
}

/** Changes bytes of a text: what is sent is cut, doubled, broken. */
export function mutateText(text: string, random: Random): string {
  let changed = text;
  for (let change = 1 + random.below(4); change > 0; change--) {
    const start = random.below(changed.length + 1);
    const end = start + random.below(40);
    const middle = random.pick([
      "",
      changed.slice(start, end).repeat(2),
      random.pick(oddTexts),
      "\r",
      "\n\n",
      "data: ",
      "}",
    ]);
    changed = changed.slice(0, start) + middle + changed.slice(end);
  }
  return changed;
}
