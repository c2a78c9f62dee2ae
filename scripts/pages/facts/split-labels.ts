import type { Block } from "../blocks/block.js";
import { areaOf } from "../words/vocabulary.js";

/** A line of code that is nothing but a label: `Request:`. */
const label = /^\s*(\p{L}[\p{L} ]{1,24})[:：]\s*$/u;

/** Code in which labels stand above what is sent and what is answered, as such code below each of these labels. */
export function splitLabels(block: Block): readonly Block[] {
  if (block.kind !== "code" || /^\s*(?:curl|data:)|[;]\s*$/m.test(block.text)) return [block];
  const lines = block.text.split("\n");
  const starts = lines.flatMap((line, at) => {
    const title = label.exec(line)?.[1];
    return title !== undefined && areaOf(title) !== undefined ? [at] : [];
  });
  if (!starts.some((at) => /^\s*[{[]\s*$/.test(lines[at + 1] ?? ""))) return [block];
  const { title: _, ...code } = block;
  const codeFrom = (from: number, to: number | undefined): readonly Block[] => {
    const text = lines.slice(from, to).join("\n");
    return /\S/.test(text) ? [{ ...code, language: "", text, line: block.line + from }] : [];
  };
  return [
    ...codeFrom(0, starts[0]),
    ...starts.flatMap((at, index): readonly Block[] => [
      { kind: "text", text: (lines[at] ?? "").trim(), line: block.line + at, label: true },
      ...codeFrom(at + 1, starts[index + 1]),
    ]),
  ];
}
