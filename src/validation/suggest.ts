/** The candidate that was probably meant: the same but for case and punctuation, a prefix, or a few typing errors away. */
export function suggest(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > 64) return undefined;
  const plain = normalise(name);
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate.length > 64) continue;
    const distance = likeness(plain, normalise(candidate));
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** True when the texts differ at most in case and punctuation. */
export function sameWords(a: string, b: string): boolean {
  return normalise(a) === normalise(b);
}

function normalise(text: string): string {
  return text.toLowerCase().replace(/[\s._-]/g, "");
}

/** A distance for ranking; infinite when the two are not alike. */
function likeness(name: string, candidate: string): number {
  if (name === candidate) return 0;
  if (name === "" || candidate === "") return Number.POSITIVE_INFINITY;
  const distance = editDistance(name, candidate);
  if (distance <= Math.floor(Math.max(name.length, candidate.length) / 3)) return distance;
  const shorter = Math.min(name.length, candidate.length);
  return shorter >= 4 && (candidate.startsWith(name) || name.startsWith(candidate))
    ? distance
    : Number.POSITIVE_INFINITY;
}

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. */
function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      let cost = Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
