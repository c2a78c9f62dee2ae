import { anyWord } from "../words/pattern.js";

/** A method and an address that stand in one sentence. */
export interface Sent {
  readonly method: string;
  readonly path: string;
}

const methods = /(?<![\w/])(?:GET|POST|PUT|PATCH|DELETE)(?![\w/])/g;
const addresses =
  /`(?:[A-Z]+\s+)?(https?:\/\/[^`\s]+|\/[\w{}./:-]+)`|(https?:\/\/[^\s`'"<>，。、）)]+)|(?<![\w/.:`}])(\/v\d\w*\/[\w{}./:-]*[\w}])/g;

/** Nothing but a word or a mark stands between methods of one address: `GET or DELETE`, `GET, PUT and DELETE`. */
function isChoice(text: string, named: readonly { readonly method: string }[]): boolean {
  const isDistinct = new Set(named.map(({ method }) => method)).size === named.length;
  return isDistinct && text.split(methods).every((between) => isJoined(between));
}

const joiningWord = anyWord(({ statements }) => [...statements.or, ...statements.and]);
const joining = new RegExp(`^[\\s\x60,，、/]*${joiningWord}?[\\s\x60]*$`, "i");

function isJoined(between: string): boolean {
  return between.length < 20 && joining.test(between);
}

/** Most operations that one sentence is about. */
const most = 4;

/**
 * What a sentence says that is sent: one method to one address, whatever stands first, or as many of both, each method before
 * its address, or each behind.
 */
export function sentIn(text: string): readonly Sent[] {
  if (text.length > 300) return [];
  const named = Array.from(text.matchAll(methods), ({ 0: method, index }) => ({ method, index }));
  const told = Array.from(text.matchAll(addresses), ({ 1: code, 2: whole, 3: bare, index }) => ({
    path: (code ?? whole ?? bare ?? "").replace(/[.,]$/, ""),
    // Behind a method that stands in the code with it.
    index: index + 1,
  }));
  const [first, address] = [named[0], told[0]];
  if (first === undefined || address === undefined) return [];
  const isOne = named.every(({ method }) => method === first.method) && told.every(({ path }) => path === address.path);
  if (isOne) return [{ method: first.method, path: address.path }];
  const only = told.every(({ path }) => path === address.path) ? address : undefined;
  const last = named.at(-1);
  if (only && last && last.index < only.index && isChoice(text.slice(first.index, last.index), named))
    return named.slice(0, most).map(({ method }) => ({ method, path: only.path }));
  if (named.length !== told.length || named.length > most) return [];
  const isBehind = first.index <= address.index;
  const isInTurn = named.every(({ index }, at) => {
    const [before, after] = isBehind ? [index, told[at]?.index ?? 0] : [told[at]?.index ?? 0, index];
    const next = (isBehind ? named : told)[at + 1]?.index ?? Number.POSITIVE_INFINITY;
    return before <= after && after <= next;
  });
  return isInTurn ? named.map((each, at) => ({ method: each.method, path: told[at]?.path ?? "" })) : [];
}
