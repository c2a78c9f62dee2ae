import type { Block } from "../blocks/block.js";
import { areaOf } from "../words/vocabulary.js";
import { titleOf } from "./operation-title.js";
import { parseExample } from "./parse-example.js";
import { endOf, type Range } from "./range.js";

/** A body that stands behind a list of operations is of those whose method its heading names, or of the only one that has a body. */
export function giveBody(blocks: readonly Block[], ranges: readonly Range[]): void {
  const sending = ranges.filter(({ endpoints: [first] }) => /^(?:POST|PUT|PATCH)$/.test(first?.method ?? ""));
  const last = Math.max(-1, ...ranges.map(({ from }) => from));
  for (const [at, block] of blocks.entries()) {
    if (at <= last || block.kind !== "heading" || block.guessed) continue;
    const name = /\b(POST|PUT|PATCH)\b/.exec(block.text)?.[1];
    const words = name === undefined ? block.text : block.text.replace(name, "");
    if (areaOf(words) !== "request") continue;
    const owners = name === undefined ? sending : sending.filter(({ endpoints: [first] }) => first?.method === name);
    if (owners.length === 0 || (name === undefined && owners.length > 1)) return;
    const part = blocks.slice(at, endOf(blocks, at, block.level));
    const title: Block = name === undefined ? block : { ...block, text: words.trim() };
    for (const owner of owners) owner.moved.push(title, ...part.slice(1));
    return;
  }
}

/**
 * Answers below a heading that ranks with that of the last operation are not its own, where no other operation has such a
 * heading: they are of one that the page as a whole is about, or of none where the last one shows its answer itself.
 */
export function giveAnswersBack(blocks: readonly Block[], last: Range, ranges: readonly Range[]): void {
  const begin = blocks[last.from];
  if (begin?.kind !== "heading" || begin.guessed || areaOf(begin.text) !== undefined) return;
  const isOfAnswers = (block: Block): boolean =>
    block.kind === "heading" &&
    !block.guessed &&
    block.level === begin.level &&
    /^(?:response|error)$/.test(areaOf(block.text) ?? "");
  const index = last.endpoints.at(-1)?.index ?? last.from;
  const at = blocks.findIndex((block, place) => place > index && place < last.to && isOfAnswers(block));
  if (at < 0 || blocks.slice(0, last.from).some(isOfAnswers)) return;
  const owner = ranges.findLast(({ endpoints: [first] }) => {
    if (first === undefined || first.listed || first.index >= last.from) return false;
    return (titleOf(blocks.slice(0, first.index + 1))?.level ?? 6) < begin.level;
  });
  const isShown = blocks
    .slice(index + 1, at)
    .some((block) => block.kind === "code" && parseExample(block.text) !== undefined);
  if (owner === undefined && !isShown) return;
  owner?.moved.push(...blocks.slice(at, last.to));
  last.to = at;
}
