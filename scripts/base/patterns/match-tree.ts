import type { PatternNode } from "./parse-pattern.js";

/**
 * Whether a text has a match of the pattern, in time that grows with the product of both: all ways are gone at once, so that
 * none is gone twice. Of trees that are exact.
 */
export function matchesTree(tree: PatternNode, text: string): boolean {
  const characters = [...text].map((character) => character.codePointAt(0) ?? 0);
  const starts = new Set(Array.from({ length: characters.length + 1 }, (_, index) => index));
  return endsOf(tree, starts, characters).size > 0;
}

/** Where matches end that begin at some of the places. */
function endsOf(node: PatternNode, from: ReadonlySet<number>, text: readonly number[]): ReadonlySet<number> {
  switch (node.kind) {
    case "start":
      return new Set([...from].filter((place) => place === 0));
    case "end":
      return new Set([...from].filter((place) => place === text.length));
    case "set": {
      const isIn = (code: number | undefined) =>
        code !== undefined && node.set.some(([first, last]) => code >= first && code <= last);
      return new Set([...from].filter((place) => isIn(text[place])).map((place) => place + 1));
    }
    case "sequence":
      return node.parts.reduce((places, part) => endsOf(part, places, text), from);
    case "choice":
      return new Set(node.parts.flatMap((part) => [...endsOf(part, from, text)]));
    case "repeat":
      return endsOfRounds(node, from, text);
    default:
      return from;
  }
}

function endsOfRounds(
  { body, minimum, maximum }: Extract<PatternNode, { readonly kind: "repeat" }>,
  from: ReadonlySet<number>,
  text: readonly number[],
): ReadonlySet<number> {
  let places = from;
  // Rounds of nothing lead nowhere, so that more of them than there are characters change nothing.
  for (let round = 0; round < Math.min(minimum, text.length + 1); round++) places = endsOf(body, places, text);
  const found = new Set(places);
  for (let round = minimum; round < maximum && places.size > 0; round++) {
    places = new Set([...endsOf(body, places, text)].filter((place) => !found.has(place)));
    for (const place of places) found.add(place);
  }
  return found;
}
