import { type CharacterSet, type PatternNode, parsePattern } from "./parse-pattern.js";

/** What is sure of all texts that have a match of a pattern. */
export interface MatchFacts {
  /** In code points. */
  readonly minLength: number;
  readonly maxLength: number;
  /** What may stand at the first places, as far as each is one character. */
  readonly beginning: readonly CharacterSet[];
  /** All characters that there may be, where a match is the whole text. */
  readonly alphabet?: CharacterSet;
  /** Characters of which there is one, at least. */
  readonly some?: CharacterSet;
}

/** The facts of a pattern that `RegExp` accepts. */
export function matchFacts(source: string): MatchFacts {
  const tree = parsePattern(source);
  const [minLength, most] = lengthsOf(tree);
  const [isFromStart, isToEnd] = [isBound(tree, "start"), isBound(tree, "end")];
  const isWhole = isFromStart && isToEnd;
  return {
    minLength,
    maxLength: isWhole ? most : Number.POSITIVE_INFINITY,
    beginning: isFromStart ? beginningOf(tree).places : [],
    ...(isWhole && { alphabet: alphabetOf(tree) }),
    ...(minLength > 0 && { some: firstOf(tree) }),
  };
}

function lengthsOf(node: PatternNode): readonly [least: number, most: number] {
  switch (node.kind) {
    case "set":
      return [1, 1];
    case "sequence":
      return node.parts
        .map(lengthsOf)
        .reduce<readonly [number, number]>(([least, most], [low, high]) => [least + low, most + high], [0, 0]);
    case "choice": {
      const lengths = node.parts.map(lengthsOf);
      return [Math.min(...lengths.map(([least]) => least)), Math.max(...lengths.map(([, most]) => most))];
    }
    case "repeat": {
      const [least, most] = lengthsOf(node.body);
      return [least * node.minimum, most === 0 || node.maximum === 0 ? 0 : most * node.maximum];
    }
    default:
      return [0, 0];
  }
}

/** Every match is at this end of the text. */
function isBound(node: PatternNode, end: "start" | "end"): boolean {
  if (node.kind === "choice") return node.parts.every((part) => isBound(part, end));
  if (node.kind !== "sequence") return node.kind === end;
  const outermost = node.parts.at(end === "start" ? 0 : -1);
  return outermost !== undefined && isBound(outermost, end);
}

function alphabetOf(node: PatternNode): CharacterSet {
  switch (node.kind) {
    case "set":
      return node.set;
    case "sequence":
    case "choice":
      return node.parts.flatMap(alphabetOf);
    case "repeat":
      return alphabetOf(node.body);
    default:
      return [];
  }
}

/** What a match may begin with, also where it may be nothing. */
function firstOf(node: PatternNode): CharacterSet {
  switch (node.kind) {
    case "set":
      return node.set;
    case "choice":
      return node.parts.flatMap(firstOf);
    case "sequence": {
      const index = node.parts.findIndex((part) => lengthsOf(part)[0] > 0);
      return node.parts.slice(0, index < 0 ? undefined : index + 1).flatMap(firstOf);
    }
    case "repeat":
      return firstOf(node.body);
    default:
      return [];
  }
}

/** No more places than this tell patterns apart. */
const maxPlaces = 64;

interface Beginning {
  readonly places: readonly CharacterSet[];
  /** What follows stands at the next place. */
  readonly isAll: boolean;
}

function beginningOf(node: PatternNode): Beginning {
  switch (node.kind) {
    case "set":
      return { places: [node.set], isAll: true };
    case "sequence": {
      const places: CharacterSet[] = [];
      for (const part of node.parts) {
        const next = beginningOf(part);
        places.push(...next.places);
        if (!next.isAll || places.length > maxPlaces) return { places, isAll: false };
      }
      return { places, isAll: true };
    }
    case "choice": {
      const isSome = node.parts.every((part) => lengthsOf(part)[0] > 0);
      return { places: isSome ? [firstOf(node)] : [], isAll: false };
    }
    case "repeat": {
      const { places, isAll } = beginningOf(node.body);
      const rounds = isAll ? Math.min(node.minimum, maxPlaces) : Math.min(node.minimum, 1);
      return {
        places: Array.from({ length: rounds }, () => places).flat(),
        isAll: isAll && node.minimum === node.maximum && node.minimum <= maxPlaces,
      };
    }
    default:
      return { places: [], isAll: true };
  }
}
