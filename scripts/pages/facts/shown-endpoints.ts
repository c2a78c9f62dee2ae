import { addTo } from "../../base/group-by.js";
import { type Block, type CodeBlock, rowsOf } from "../blocks/block.js";
import type { Endpoint } from "./endpoint.js";

/** Which code shows which of the endpoints of an operation, of which there may be thousands. */
export class ShownEndpoints {
  readonly #codes: readonly CodeBlock[];
  readonly #endpoints = new Map<CodeBlock, Endpoint[]>();

  constructor(blocks: readonly Block[], endpoints: readonly Endpoint[]) {
    this.#codes = blocks.filter((block) => block.kind === "code").sort((a, b) => a.line - b.line);
    for (const endpoint of endpoints) {
      const code = this.codeAt(endpoint.line);
      if (code) addTo(this.#endpoints, code, endpoint);
    }
  }

  /** The code that has a line of the page. */
  codeAt(line: number): CodeBlock | undefined {
    let [low, high] = [0, this.#codes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#codes[middle]?.line ?? 0) <= line) low = middle + 1;
      else high = middle;
    }
    const code = this.#codes[low - 1];
    return code && line < code.line + rowsOf(code).length ? code : undefined;
  }

  endpointsIn(code: CodeBlock): readonly Endpoint[] {
    return this.#endpoints.get(code) ?? [];
  }
}
