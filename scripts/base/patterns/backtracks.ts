import { findComponents } from "../components.js";
import { type CharacterSet, intersection, overlap, type PatternNode, parsePattern } from "./parse-pattern.js";

/** More characters than this in a pattern are not looked at: the search is quadratic in them. */
const maximumPositions = 60;
/** As often as this a bounded repetition may be as bad as an unbounded one. */
const manyTimes = 2;

/**
 * True when a backtracking engine can take exponential time: some text leads from a place in the pattern back to it in
 * two ways (the "exponential degree of ambiguity" of the pattern's position automaton, after Weber and Seidl).
 */
export function backtracksExponentially(source: string): boolean {
  const tree = parsePattern(source);
  if (characterCount(tree) > maximumPositions) return false;
  const automaton = new PositionAutomaton();
  automaton.build(tree);
  return automaton.hasDoubleLoop() || automaton.hasTwinLoop();
}

/** How many states {@link PositionAutomaton} has of a pattern. Ways between them may be as many as their square. */
export function characterCount(node: PatternNode): number {
  switch (node.kind) {
    case "set":
      return 1;
    case "sequence":
    case "choice":
      return node.parts.reduce((count, part) => count + characterCount(part), 0);
    case "look":
    case "repeat":
      return characterCount(node.body);
    default:
      return 0;
  }
}

interface Fragment {
  readonly nullable: boolean;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

/** Glushkov's automaton: one state per character of the pattern, and how many ways lead from each to each. */
export class PositionAutomaton {
  readonly sets: CharacterSet[] = [];
  private readonly follow = new Map<number, Map<number, number>>();

  build(node: PatternNode): Fragment {
    switch (node.kind) {
      case "empty":
      case "boundary":
      case "start":
      case "end":
        return { nullable: true, first: [], last: [] };
      case "look":
        return { nullable: true, first: this.build(node.body).first, last: [] };
      case "set": {
        const position = this.sets.push(node.set) - 1;
        return { nullable: false, first: [position], last: [position] };
      }
      case "sequence":
        return node.parts.reduce<Fragment>((before, part) => this.join(before, this.build(part)), {
          nullable: true,
          first: [],
          last: [],
        });
      case "choice": {
        const parts = node.parts.map((part) => this.build(part));
        return {
          nullable: parts.some(({ nullable }) => nullable),
          first: parts.flatMap(({ first }) => first),
          last: parts.flatMap(({ last }) => last),
        };
      }
      case "repeat": {
        const body = this.build(node.body);
        if (node.maximum >= manyTimes) this.link(body.last, body.first);
        return { ...body, nullable: body.nullable || node.minimum === 0 };
      }
    }
  }

  private join(a: Fragment, b: Fragment): Fragment {
    this.link(a.last, b.first);
    return {
      nullable: a.nullable && b.nullable,
      first: a.nullable ? [...a.first, ...b.first] : a.first,
      last: b.nullable ? [...a.last, ...b.last] : b.last,
    };
  }

  private link(from: readonly number[], to: readonly number[]): void {
    for (const source of from) {
      const targets = this.follow.get(source) ?? new Map<number, number>();
      this.follow.set(source, targets);
      for (const target of to) targets.set(target, (targets.get(target) ?? 0) + 1);
    }
  }

  private next(position: number): ReadonlyMap<number, number> {
    return this.follow.get(position) ?? new Map();
  }

  /** Two ways between the same two places of one loop, as in `(a+)+`. */
  hasDoubleLoop(): boolean {
    const graph = new Map(
      this.sets.map((_, position) => [`${position}`, new Set([...this.next(position).keys()].map(String))]),
    );
    return findComponents(graph).some((component) => {
      const members = new Set(component);
      return component.some((name) =>
        [...this.next(Number(name))].some(([target, ways]) => ways > 1 && members.has(`${target}`)),
      );
    });
  }

  /** Two different ways around a loop for the same text, as in `(a|ab?)+`: a pair of places that parts and meets again. */
  hasTwinLoop(): boolean {
    const graph = new Map<string, Set<string>>();
    const pending = this.sets.map((_, position): [number, number] => [position, position]);
    for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
      const key = pair.join();
      if (graph.has(key)) continue;
      const targets = this.pairsAfter(pair);
      graph.set(key, new Set(targets.map(String)));
      pending.push(...targets);
    }
    const isMeeting = (key: string) => key.split(",")[0] === key.split(",")[1];
    return findComponents(graph).some((component) => component.some(isMeeting) && !component.every(isMeeting));
  }

  /**
   * Two loops, one after the other, that one text goes around and that leads from the first to the second, as in
   * `a*a*b`: then as many ways are tried as the text has places to part at.
   */
  hasTwoLoops(): boolean {
    const loops = this.loops();
    return loops.some((one) => loops.some((other) => one !== other && this.leadOn(new Set(one), new Set(other))));
  }

  /** How many loops can follow each other. */
  longestChain(): number {
    const loops = this.loops();
    const reach = loops.map((loop) => this.reachable(loop));
    const lengths = new Map<number, number>();
    const measure = (index: number): number => {
      const known = lengths.get(index);
      if (known !== undefined) return known;
      const after = loops.flatMap((loop, other) =>
        other !== index && reach[index]?.has(loop[0] ?? -1) ? [measure(other)] : [],
      );
      const length = 1 + Math.max(0, ...after);
      lengths.set(index, length);
      return length;
    };
    return Math.max(1, ...loops.map((_, index) => measure(index)));
  }

  /** The places that lead back to themselves, by the loops that they form. */
  private loops(): readonly (readonly number[])[] {
    const graph = new Map(
      this.sets.map((_, position) => [`${position}`, new Set([...this.next(position).keys()].map(String))]),
    );
    return findComponents(graph)
      .map((component) => component.map(Number))
      .filter(([first = 0, ...others]) => others.length > 0 || this.next(first).has(first));
  }

  private reachable(from: readonly number[]): ReadonlySet<number> {
    const found = new Set<number>(from);
    for (const position of found) for (const next of this.next(position).keys()) found.add(next);
    return found;
  }

  /** Whether some text leads from p to p in one loop, from p to q, and from q to q in the other. */
  private leadOn(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
    if (![...other].some((position) => this.reachable([...one]).has(position))) return false;
    for (const p of one)
      for (const q of other) {
        const found = new Map<string, readonly [number, number, number]>();
        const pending: (readonly [number, number, number])[] = [[p, p, q]];
        for (let triple = pending.pop(); triple !== undefined; triple = pending.pop())
          for (const next of this.triplesAfter(triple, one, other)) {
            if (next.join() === `${p},${q},${q}`) return true;
            if (found.has(next.join())) continue;
            found.set(next.join(), next);
            pending.push(next);
          }
      }
    return false;
  }

  private triplesAfter(
    [a, b, c]: readonly [number, number, number],
    one: ReadonlySet<number>,
    other: ReadonlySet<number>,
  ): readonly (readonly [number, number, number])[] {
    const set = (position: number): CharacterSet => this.sets[position] ?? [];
    const inside = (from: number, loop: ReadonlySet<number>) =>
      [...this.next(from).keys()].filter((to) => loop.has(to));
    return inside(a, one).flatMap((x) =>
      inside(c, other).flatMap((z) => {
        const both = intersection(set(x), set(z));
        return both.length === 0
          ? []
          : [...this.next(b).keys()].flatMap((y) => (overlap(both, set(y)) ? [[x, y, z] as const] : []));
      }),
    );
  }

  private pairsAfter([a, b]: readonly [number, number]): [number, number][] {
    const pairs: [number, number][] = [];
    for (const left of this.next(a).keys()) {
      for (const right of this.next(b).keys()) {
        if (overlap(this.sets[left] ?? [], this.sets[right] ?? [])) pairs.push([left, right]);
      }
    }
    return pairs;
  }
}
