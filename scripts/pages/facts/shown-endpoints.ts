import { addTo } from "../../base/group-by.js";
import { type Block, type CodeBlock, countBreaks } from "../blocks/block.js";
import type { Endpoint } from "./endpoint.js";

/** Which code shows which of the endpoints of an operation, of which there may be thousands. */
export class ShownEndpoints {
  readonly #codes = new Map<number, CodeBlock>();
  readonly #endpoints = new Map<CodeBlock, Endpoint[]>();

  constructor(blocks: readonly Block[], endpoints: readonly Endpoint[]) {
    for (const block of blocks) if (block.kind === "code") this.#addLines(block);
    for (const endpoint of endpoints) {
      const code = this.#codes.get(endpoint.line);
      if (code) addTo(this.#endpoints, code, endpoint);
    }
  }

  /** The code that has a line of the page. */
  codeAt(line: number): CodeBlock | undefined {
    return this.#codes.get(line);
  }

  endpointsIn(code: CodeBlock): readonly Endpoint[] {
    return this.#endpoints.get(code) ?? [];
  }

  #addLines(code: CodeBlock): void {
    const last = code.line + countBreaks(code.text);
    for (let line = code.line; line <= last; line++) if (!this.#codes.has(line)) this.#codes.set(line, code);
  }
}
