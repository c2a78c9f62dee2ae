import type { Block, HeadingBlock } from "../blocks/block.js";
import { areaOf, isGroupHeading, opensDefinitions, speaksOfFields } from "../words/vocabulary.js";
import { belowVersion } from "./address.js";
import { type Endpoint, endpointKey, findEndpoints, withoutEndpoint } from "./endpoint.js";
import { findImplied } from "./implied-endpoints.js";
import { titleOf } from "./operation-title.js";
import { giveAnswersBack, giveBody } from "./passed-parts.js";
import { endOf, type Range } from "./range.js";
import { withVersions } from "./versions.js";

/** An operation's endpoints and the blocks that are about it. */
export interface Section {
  readonly endpoints: readonly Endpoint[];
  readonly blocks: readonly Block[];
}

/**
 * Divides a page among its operations: each has what stands from the heading above its address to that of the next one, and
 * what stands elsewhere below a heading that is named like it.
 */
export function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  const ranges = rangesOf(blocks);
  const others = besideFirst(blocks, ranges[0]);
  const shared = sharedBlocks(blocks, ranges);
  const gone = new Set([...moveNamed(blocks, ranges), ...others, ...shared]);
  const titled = titledParts(blocks, ranges);
  return ranges.map(({ endpoints, from, to, moved }) => ({
    endpoints,
    blocks: [
      ...titled
        .filter((part) => !(part.at >= from && part.at < to) && refersTo(blocks.slice(from, to), part))
        .flatMap(({ blocks }) => blocks),
      ...blocks.slice(from, to).filter((block) => !gone.has(block) || moved.includes(block)),
      ...moved,
      ...(endpoints[0]?.listed ? [] : shared),
    ],
  }));
}

/**
 * What stands before the first of several operations, below a heading of common parameters that another heading of its rank
 * ends, or right below a line that says so: it is about all of them.
 */
function sharedBlocks(blocks: readonly Block[], ranges: readonly Range[]): readonly Block[] {
  const described = ranges.filter(({ endpoints: [first] }) => first !== undefined && !first.listed);
  if (described.length < 2) return [];
  const indexes = described.flatMap(({ endpoints }) => endpoints.map(({ index }) => index));
  const [first, last] = [Math.min(...indexes), Math.max(...indexes)];
  return blocks.slice(0, first).flatMap((block, at) => {
    if (block.kind !== "heading" && block.kind !== "text") return [];
    if (block.text.length > 80 || !isGroupHeading(block.text) || !speaksOfFields(block.text)) return [];
    if (block.kind === "text" || block.guessed) {
      const next = blocks[at + 1];
      const isTitle = block.kind === "heading" || block.label === true || /[:：]$/.test(block.text);
      const isOfAll = at + 1 < first && isAboveAll(blocks, at, first, last);
      return isTitle && next?.kind === "table" && isOfAll ? [block, next] : [];
    }
    const part = blocks.slice(at, endOf(blocks, at, block.level));
    const isOver = at + part.length <= first && blocks[at + part.length]?.kind === "heading";
    return isOver && part.some(({ kind }) => kind === "table") ? part : [];
  });
}

/** Whether the heading above a line has all operations below it, and the first of them a heading of its own. */
function isAboveAll(blocks: readonly Block[], at: number, first: number, last: number): boolean {
  const isTitle = (block: Block): boolean => block.kind === "heading" && !block.guessed;
  const above = blocks.slice(0, at).findLastIndex(isTitle);
  const title = blocks[above];
  return (
    blocks.slice(at, first + 1).some(isTitle) && (title?.kind !== "heading" || endOf(blocks, above, title.level) > last)
  );
}

/** A part of the page with a table, below a heading that others may name. */
interface TitledPart {
  readonly at: number;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Most of them that are looked for. */
const mostTitled = 40;

/** The parts of a page of several operations that have a table, a title of several words and no operation of their own. */
function titledParts(blocks: readonly Block[], ranges: readonly Range[]): readonly TitledPart[] {
  if (ranges.length < 2) return [];
  const found: TitledPart[] = [];
  for (const [at, block] of blocks.entries()) {
    if (found.length === mostTitled) break;
    if (block.kind !== "heading" || block.guessed || !/\S{2}\s+\S{2}/.test(block.text)) continue;
    if (block.text.length > 80 || areaOf(block.text) !== undefined) continue;
    const part = blocks.slice(at, endOf(blocks, at, block.level));
    const isOperation = ranges.some(({ endpoints }) =>
      endpoints.some(({ index }) => index >= at && index < at + part.length),
    );
    if (!isOperation && part.some(({ kind }) => kind === "table")) found.push({ at, title: block.text, blocks: part });
  }
  return found;
}

/** `Body: same as Shared request payload.` */
function refersTo(blocks: readonly Block[], { title }: TitledPart): boolean {
  return blocks.some((block) => block.kind === "text" && block.text.length <= 400 && block.text.includes(title));
}

function rangesOf(blocks: readonly Block[]): readonly Range[] {
  const ranges: Range[] = [];
  let current: Range | undefined;
  let title: HeadingBlock | undefined;
  /** Operations with the rank of the headings that they begin at. */
  const ranked: (readonly [number, Range])[] = [];
  /** Operations beside the current one that what is said of it is about as well. */
  const twins: Range[] = [];
  for (const endpoint of endpointsOf(blocks)) {
    const names = new Set([nameOf(endpoint.summary ?? ""), belowVersion(endpoint.url.path)]);
    if (endpoint.listed) {
      // A list of endpoints is about all of them, and what follows it about none in particular.
      const { index } = endpoint;
      ranges.push({ endpoints: [endpoint], from: index, to: index + 1, moved: [], names });
      continue;
    }
    const [first] = current?.endpoints ?? [];
    if (current && first && endpointKey(first) === endpointKey(endpoint)) {
      current.endpoints.push(endpoint);
      continue;
    }
    const twin = twins.find(({ endpoints: [one] }) => one && endpointKey(one) === endpointKey(endpoint));
    if (twin) {
      twin.endpoints.push(endpoint);
      continue;
    }
    const last = current?.endpoints.at(-1)?.index ?? 0;
    const isBeside = endpoint.isBeside === true && endpoint.index === last;
    if (current && first && (isBeside || isTwin(first, endpoint)) && !hasHeading(blocks, last, endpoint.index)) {
      twins.push({ endpoints: [endpoint], from: current.from, to: current.to, moved: current.moved, names });
      ranges.push(...twins.slice(-1));
      continue;
    }
    const from = current ? startOf(blocks, endpoint.index, last, title) : 0;
    if (current) closeRanges([current, ...twins.splice(0)], Math.max(from, last + 1));
    title = titleOf(blocks.slice(from, endpoint.index + 1));
    names.add(nameOf(withoutEndpoint(title?.text ?? "")));
    const spoken = belowVersion(endpoint.url.path)
      .replace(/[/_-]+/g, " ")
      .trim();
    if (spoken !== "" && areaOf(spoken) === undefined) names.add(nameOf(spoken));
    current = { endpoints: [endpoint], from, to: blocks.length, moved: [], names };
    ranges.push(current);
    const begin = from > 0 ? blocks[from] : title;
    // The heading above a command may be that of an example.
    if (begin?.kind === "heading" && !begin.guessed && !endpoint.request) ranked.push([begin.level, current]);
  }
  if (current) closeRanges([current, ...twins], definitionsAfter(blocks, current) ?? current.to);
  if (current) giveAnswersBack(blocks, current, ranges);
  else giveBody(blocks, ranges);
  for (const [level, range] of ranked) {
    if (ranked.filter(([other]) => other === level).length > 1) range.to = endAbove(blocks, range, level);
  }
  return ranges;
}

/** Endpoints with their methods, and those of which only what is sent shows the method. */
function endpointsOf(blocks: readonly Block[]): readonly Endpoint[] {
  const named = findEndpoints(blocks);
  return withVersions([...named, ...findImplied(blocks, named)].sort((a, b) => a.index - b.index));
}

/** Where a heading ends an operation that ranks above those of several: what is below that is about none of them alone. */
function endAbove(blocks: readonly Block[], { endpoints, to }: Range, level: number): number {
  const last = endpoints.at(-1)?.index ?? 0;
  for (let at = last + 1; at < to; at++) {
    const block = blocks[at];
    if (block?.kind === "heading" && !block.guessed && block.level < level) return at;
  }
  return to;
}

function closeRanges(ranges: readonly Range[], to: number): void {
  for (const range of ranges) range.to = to;
}

/** What a path may end with where the operation gives its answer in another way. */
const verbAtEnd = /(?::\w+|[/_-]stream(?:ing)?)$/i;

/** `POST /models/{model}:generateContent` and `:streamGenerateContent` below one heading take the same. */
function isTwin(one: Endpoint, other: Endpoint): boolean {
  const [first, second] = [one, other].map(({ url }) => belowVersion(url.path).replace(verbAtEnd, ""));
  return one.method === other.method && first === second && one.version === other.version;
}

function hasHeading(blocks: readonly Block[], from: number, to: number): boolean {
  return blocks.slice(from + 1, to).some(({ kind }) => kind === "heading");
}

/**
 * What stands before the heading of the first operation, below headings of the same rank: where both have tables, those are
 * about something else, such as an operation of which the page shows no method.
 */
function besideFirst(blocks: readonly Block[], range: Range | undefined): readonly Block[] {
  const [endpoint] = range?.endpoints ?? [];
  const title = endpoint && titleOf(blocks.slice(0, endpoint.index + 1));
  if (title === undefined || title.level < 2 || title.guessed) return [];
  const hasTable = (part: readonly Block[]): boolean => part.some(({ kind }) => kind === "table");
  const partAt = (at: number): readonly Block[] => blocks.slice(at, endOf(blocks, at, title.level));
  const own = blocks.indexOf(title);
  if (!hasTable(partAt(own))) return [];
  return blocks.slice(0, own).flatMap((block, at) => {
    const isBeside = block.kind === "heading" && block.level === title.level && block.text !== title.text;
    const isGeneral =
      isBeside && (speaksOfFields(block.text) || areaOf(block.text) !== undefined || isGroupHeading(block.text));
    return isBeside && !isGeneral && hasTable(partAt(at)) ? partAt(at) : [];
  });
}

/** Where what several operations refer to begins, behind the last operation: it is about none of them. */
function definitionsAfter(blocks: readonly Block[], { endpoints }: Range): number | undefined {
  const last = endpoints.at(-1)?.index ?? 0;
  const title = titleOf(blocks.slice(0, last + 1));
  const at = blocks.findIndex(
    (block, index) =>
      index > last && block.kind === "heading" && block.level <= (title?.level ?? 6) && opensDefinitions(block.text),
  );
  return at < 0 ? undefined : at;
}

/** The heading above an endpoint that ranks with the heading above the one before it; else the endpoint itself. */
function startOf(blocks: readonly Block[], index: number, previous: number, title: HeadingBlock | undefined): number {
  for (let at = index; at > previous; at--) {
    const block = blocks[at];
    if (block?.kind !== "heading") continue;
    if (title === undefined ? !isFilled(blocks, at, index) : block.level <= title.level) return at;
  }
  return highestHeading(blocks, index, previous) ?? index;
}

/** Whether a heading such as `Parameters` has its table before an endpoint, so that it is about the one before that. */
function isFilled(blocks: readonly Block[], at: number, endpoint: number): boolean {
  const block = blocks[at];
  const isArea = block?.kind === "heading" && areaOf(block.text) !== undefined;
  return isArea && blocks.slice(at, endpoint).some(({ kind }) => kind === "table" || kind === "code");
}

/** The last of the highest headings between two endpoints that says more than `Request`. */
function highestHeading(blocks: readonly Block[], index: number, previous: number): number | undefined {
  let found: { readonly at: number; readonly level: number } | undefined;
  for (let at = index; at > previous; at--) {
    const block = blocks[at];
    if (block?.kind !== "heading" || block.guessed || areaOf(block.text) !== undefined) continue;
    if (found === undefined || block.level < found.level) found = { at, level: block.level };
  }
  return found?.at;
}

/** Gives what stands below a heading to the operation that it names; returns the blocks that were given away. */
function moveNamed(blocks: readonly Block[], ranges: readonly Range[]): ReadonlySet<Block> {
  const gone = new Set<Block>();
  if (ranges.length < 2) return gone;
  const byName = new Map(
    ranges.toReversed().flatMap((range) => [...range.names].map((name) => [name, range] as const)),
  );
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== "heading" || gone.has(block)) continue;
    const named = byName.get(nameOf(block.text)) ?? byName.get(pathIn(block.text));
    if (named === undefined) continue;
    const owner = ranges.find(({ from, to, endpoints }) => index >= from && index < to && !endpoints[0]?.listed);
    if (named === owner) continue;
    const end = Math.min(owner?.to ?? blocks.length, endOf(blocks, index, block.level));
    // What has another operation in it, or is its heading, is about more than the one that it is named like.
    if (owner?.endpoints.some((endpoint) => endpoint.index >= index && endpoint.index < end)) continue;
    const part = blocks.slice(index + 1, end);
    const area = blocks.slice(0, index).findLast((above) => above.kind === "heading" && above.level < block.level);
    if (area?.kind === "heading" && (speaksOfFields(area.text) || areaOf(area.text) !== undefined))
      named.moved.push(area);
    named.moved.push(...part);
    for (const moved of [block, ...part]) gone.add(moved);
  }
  return gone;
}

/** A title without its number, case and signs. */
function nameOf(text: string): string {
  const name = text.replace(/^[\d.]+\s+/, "").replace(/[\s`:：]+/g, " ");
  return name.trim().toLowerCase() || "\n";
}

function pathIn(text: string): string {
  return belowVersion(/\/[\w/{}.:-]{3,80}/.exec(text)?.[0] ?? "\0");
}
