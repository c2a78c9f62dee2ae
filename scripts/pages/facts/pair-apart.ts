import type { Block } from "../blocks/block.js";
import { findCurls } from "../blocks/curl.js";
import { baseUrlFirst } from "../words/statement-patterns.js";
import { rootOfApi } from "./base-url.js";
import { addressAlone, addressFirst, lineAlone, methodAlone, sentLine, together } from "./endpoint-patterns.js";
import { sentIn } from "./sent-in.js";

/** A description for programs is no endpoint: `/openapi.json`. */
const fileAtEnd = /\.(?:json|ya?ml|txt|md)$/;

/** What an item says beside a method or an address in code: `` `/v1/voyages` (for ships) ``. */
const asideAtEnd = /(?<=`)\s*[(（][^()（）]{1,60}[)）]$/;

/** Whether a block names a method with its address: one above it that is a mere method is its title. */
function namesBoth(block: Block | undefined): boolean {
  if (block === undefined || block.kind === "table") return false;
  if (block.kind !== "code")
    return lineAlone.test(block.text) || block.text.search(together) >= 0 || sentIn(block.text).length > 0;
  return block.text.split("\n").some((row) => sentLine.test(row)) || findCurls(block.text).length > 0;
}

/** The signs that a line has the address that all endpoints are below: its words, and the name of the address. */
function signsOfRoot(text: string, url: string): number {
  return Number(baseUrlFirst.test(text)) + Number(rootOfApi.test(url.replace(/\/$/, "")));
}

/** A method in one block and an address in one of the next, each with its label or alone. */
export function pairAt(blocks: readonly Block[], index: number): readonly (readonly [string, string])[] {
  const textAt = (at: number): string => {
    const block = blocks[at];
    if (block?.kind === "code") return /\n\s*\S/.test(block.text) ? "" : block.text.trim();
    if (block?.kind === "text" && block.depth !== undefined) return block.text.replace(asideAtEnd, "");
    return block?.kind === "text" || block?.kind === "heading" ? block.text : "";
  };
  const at = (pattern: RegExp, place: number): string | undefined => pattern.exec(textAt(place))?.[1];
  const name = at(methodAlone, index);
  /** A slash and a part of the path on a line each. */
  const pathFrom = (place: number): string | undefined => {
    const parts: string[] = [];
    for (let next = place; textAt(next) === "/" && /^[\w{}.:-]{1,60}$/.test(textAt(next + 1)); next += 2)
      parts.push(textAt(next + 1));
    return parts.length === 0 ? undefined : `/${parts.join("/")}`;
  };
  const addressAt = (place: number): string | undefined => {
    const url = at(addressAlone, place) ?? pathFrom(place);
    if (url !== undefined && fileAtEnd.test(url)) return undefined;
    if (url === undefined) return undefined;
    if (!/^https?:\/\/[^/]*$/.test(url)) return signsOfRoot(textAt(place), url) === 2 ? undefined : url;
    // The parts of the path may stand on the next lines.
    const parts: string[] = [];
    for (
      let part = at(addressAlone, place + 1);
      part?.startsWith("/");
      part = at(addressAlone, place + 1 + parts.length)
    )
      parts.push(part);
    return parts.length === 0 ? undefined : `${url}${parts.join("")}`;
  };
  const isTitle = (place: number): boolean => at(methodAlone, place) !== undefined && namesBoth(blocks[place + 1]);
  if (isTitle(index)) return [];
  const near =
    name === undefined ? undefined : (addressAt(index + 1) ?? addressAt(index + 2) ?? at(addressFirst, index + 1));
  if (name !== undefined && near !== undefined) return [[name, near]];
  const url = addressAt(index);
  if (url === undefined) return [];
  const preceded = [1, 2].some((step) => at(methodAlone, index - step) !== undefined);
  const place = [1, 2, 3].map((step) => index + step).find((step) => at(methodAlone, step) !== undefined);
  if (place === undefined || preceded) return [];
  const hasOwn = isTitle(place) || at(addressAlone, place + 1)?.startsWith("/");
  return hasOwn && signsOfRoot(textAt(index), url) > 0 ? [] : [[at(methodAlone, place) ?? "", url]];
}
