import { addTo } from "../../base/group-by.js";
import type { Block } from "../blocks/block.js";
import type { Column } from "../words/page-words.js";
import { areaOf } from "../words/vocabulary.js";
import { type Address, belowVersion, majorOf, mayShareVersion, readAddress } from "./address.js";
import { placeBlocks } from "./context.js";
import { addressOf, type Endpoint } from "./endpoint.js";
import { gatherFields } from "./gather-fields.js";
import { parseExample } from "./parse-example.js";
import { sentIn } from "./sent-in.js";
import { readColumns } from "./table-columns.js";

/** An address without a method, and what a list says of it. */
interface Mention {
  readonly path: string;
  /** Of a sentence that has it: `Send a POST request to …`. */
  readonly method?: string;
  /** The text ends as sentences do. */
  readonly isSentence?: boolean;
  /** The sentence has others. */
  readonly isBeside?: boolean;
  readonly index: number;
  readonly line: number;
  readonly summary?: string;
}

/** What only an item of a list names is an endpoint where it has a version, or is that of an API by its words. */
const versioned = /\/(?:v\d+\w*|api)\/|\/\/api\.[^/]+\/./;

/** What stands below each of them is read. */
const mostMentions = 200;

/**
 * The endpoints of which a page names an address and no method, but fields or an example of what is sent: it is sent with
 * POST. So are those whose method and address stand apart in a sentence.
 */
export function findImplied(blocks: readonly Block[], known: readonly Endpoint[]): readonly Endpoint[] {
  const byPath = new Map<string, Address[]>();
  for (const { url } of known) addTo(byPath, belowVersion(url.path), url);
  const isKnown = (address: Address): boolean =>
    byPath.get(belowVersion(address.path))?.some((url) => mayShareVersion(url, address)) === true;
  /** A further address beside one with its method is that of something else. */
  const isNamed = (index: number): boolean => known.some((endpoint) => endpoint.index === index && !endpoint.listed);
  const servers = new Set(known.flatMap(({ url: { server } }) => hostOf(server) ?? []));
  /** Beside endpoints with whole addresses, one of another host is that of a page. */
  const isElsewhere = (host: string | undefined): boolean =>
    servers.size > 0 && host !== undefined && !servers.has(host);
  const mentions = blocks
    .flatMap((block, index) => {
      const named = mentionsIn(block, index);
      return named.length > 0 || known.length > 0 ? named : toldIn(block, index);
    })
    .filter(({ path, index }) => !isKnown(readAddress(path)) && !isElsewhere(hostOf(path)) && !isNamed(index))
    .slice(0, mostMentions);
  const found = new Map<string, Endpoint>();
  for (const mention of mentions) {
    const { path, line, index, summary, method } = mention;
    const section = sectionOf(blocks, mention, mentions, known);
    const url = readAddress(path);
    const key = `${mention.isBeside ? method : ""} ${majorOf(url) ?? ""} ${belowVersion(url.path)}`;
    if (found.has(key) || !isTold(section, mention)) continue;
    const list = summary === undefined ? {} : { summary, listed: true as const };
    found.set(key, {
      method: method ?? "POST",
      url,
      line,
      index,
      ...(method === undefined && { implied: true as const }),
      ...(mention.isBeside && { isBeside: true as const }),
      ...list,
    });
  }
  return [...found.values()];
}

function hostOf(address: string | undefined): string | undefined {
  return /^https?:\/\/([^/?#]+)/.exec(address ?? "")?.[1];
}

function mentionsIn(block: Block, index: number): readonly Mention[] {
  if (block.kind === "code") return [];
  if (block.kind === "table")
    return block.rows.flatMap(({ cells, line }) => {
      const path = cells.map((cell) => pathOf(cell)).find(Boolean);
      const summary = cells.find((cell) => /\p{L}/u.test(cell) && !cell.includes("/"));
      return path === undefined || summary === undefined ? [] : [{ path, line, index, summary: summary.trim() }];
    });
  const { line } = block;
  if (block.kind === "text" && block.depth !== undefined) {
    const [, summary = "", inside = ""] =
      /^(?:\[)?([\p{L}\d][^`[\](（]{1,60}?)(?:\]\([^)]*\))?\s*[(（:：–—-]+\s*((?:`\/[\w/.-]+`[,，、\s]*)+)/u.exec(
        block.text,
      ) ?? [];
    const whole = inside === "" ? pathOf(block.text) : undefined;
    if (whole !== undefined && versioned.test(whole)) return [{ path: whole, line, index }];
    return [...inside.matchAll(/`([^`]+)`/g)].map(([, path = ""]) => ({ path, line, index, summary: summary.trim() }));
  }
  const path = pathOf(block.text) ?? (block.kind === "heading" ? pathBehind(block.text) : undefined);
  if (path !== undefined) return [{ path, line, index }];
  const sent = sentIn(block.text).filter((each) => pathOf(each.path) !== undefined);
  const isSentence = /[.:。：]$/.test(block.text);
  return sent.map((each) => ({ ...each, line, index, isSentence, ...(sent.length > 1 && { isBeside: true }) }));
}

/** The one address with a version in a sentence of a page that names no method: `What /v1/voyages takes is JSON:`. */
function toldIn(block: Block, index: number): readonly Mention[] {
  const isLine = block.kind === "text" || (block.kind === "heading" && block.guessed);
  if (!isLine || block.text.length > 300) return [];
  const [path, ...others] = new Set(block.text.match(/(?<![\w/.:`}])\/v\d\w*\/[\w{}./-]*[\w}]/g));
  return path === undefined || others.length > 0 ? [] : [{ path, line: block.line, index }];
}

/** The address that a heading has behind its words, in brackets or glued to them: ``Request (`/v1/voyages`)``. */
function pathBehind(text: string): string | undefined {
  const inBrackets = /^[^`()（）]{1,60}\s[(（]\s*(`?\/[^`\s()（）]{2,80}`?)\s*[)）]$/.exec(text)?.[1];
  return pathOf(
    inBrackets ?? /^[^`()（）/]{1,60}?\s*(`\/[^`\s]{2,80}`|\/v\d\w*\/[\w{}./:-]{1,80})$/.exec(text)?.[1] ?? "",
  );
}

/** The address that is all of a text but for its label; a bare server or version is none. */
function pathOf(text: string): string | undefined {
  const written = text.length < 200 ? addressOf(text.trim()) : undefined;
  if (written === undefined) return undefined;
  const { path } = readAddress(written);
  // What others say of theirs is no endpoint.
  if (/^https?:.*\/(?:docs?|documentation|reference|guides?)(?:\/|$)/.test(written)) return undefined;
  return /^(?:\/|\/?v\d+\w*\/?|\/[\w-]+\/v\d+\w*\/?)$/.test(path) || /\.\w{2,4}$/.test(path) ? undefined : written;
}

/** What stands below a heading that is named as a list says, or else behind the address up to the next one. */
function sectionOf(
  blocks: readonly Block[],
  { summary, index }: Mention,
  mentions: readonly Mention[],
  known: readonly Endpoint[],
): readonly Block[] {
  const start =
    summary === undefined
      ? index
      : blocks.findIndex(
          (block) => block.kind === "heading" && block.text.toLowerCase().trim() === summary.toLowerCase(),
        );
  const heading = blocks[start];
  if (start < 0) return [];
  const others = [...mentions, ...known].map((other) => other.index).filter((at) => at > start);
  const level = heading?.kind === "heading" ? heading.level : 0;
  // The heading may be the address itself, beside those of what is sent and answered.
  const isBeside = (block: Block): boolean =>
    block.kind === "heading" && (block.level < level || (block.level === level && areaOf(block.text) === undefined));
  const end = blocks.findIndex((block, at) => at > start && isBeside(block));
  return blocks.slice(start + 1, Math.min(...others, end < 0 ? blocks.length : end));
}

/** Whether there is a table of fields or an example that is not of an answer. */
function tellsOfBody(blocks: readonly Block[]): boolean {
  return placeBlocks(gatherFields(blocks), undefined).some(({ block, area }) => {
    if (area !== undefined && area !== "request") return false;
    if (block.kind === "code") return area === "request" && parseExample(block.text)?.kind === "object";
    if (block.kind !== "table") return false;
    const { at } = readColumns(block);
    return at.has("name") && (at.has("required") || at.has("default"));
  });
}

/** Whether what stands below an address is about what is sent there. */
function isTold(section: readonly Block[], { method, isSentence }: Mention): boolean {
  const isDescribed =
    method !== undefined && isSentence === true && (describes(section, method) || showsBody(section, method));
  return isDescribed || (!bodiless.test(method ?? "") && tellsOfBody(section));
}

/** Whether an example of an object stands right below a sentence that sends something. */
function showsBody([block]: readonly Block[], method: string): boolean {
  return !bodiless.test(method) && block?.kind === "code" && parseExample(block.text)?.kind === "object";
}

/** Without a body: only what may stand in the address is sent. */
const bodiless = /^(?:GET|DELETE)$/;

/** Whether a table of fields or parameters stands right below a sentence that has the method and the address. */
function describes(blocks: readonly Block[], method: string): boolean {
  const placed = placeBlocks(gatherFields(blocks), undefined);
  const at = placed.findIndex(({ block }) => block.kind === "table");
  const table = placed[at];
  if (table === undefined || !placed.slice(0, at).every(({ block }) => block.kind === "heading")) return false;
  const areas: readonly unknown[] = bodiless.test(method) ? [undefined, "query", "path"] : [undefined, "request"];
  if (!areas.includes(table.area) || table.block.kind !== "table") return false;
  const columns = readColumns(table.block).at;
  return columns.has("name") && ["type", "required", "default"].some((column) => columns.has(column as Column));
}
