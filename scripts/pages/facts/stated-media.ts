import type { Block } from "../blocks/block.js";
import type { Endpoint } from "./endpoint.js";
import type { OperationFacts } from "./operation-facts.js";

const forms = /(?:multipart\/form-data|application\/x-www-form-urlencoded)/g;

/** Takes the one kind of form that a sentence with the address of an operation says to be sent, where no command shows another. */
export function takeStatedMedia(facts: OperationFacts, blocks: readonly Block[], endpoints: readonly Endpoint[]): void {
  if (facts.headers.has("content-type")) return;
  const lines = new Set(endpoints.map(({ line }) => line));
  for (const block of blocks) {
    if (block.kind !== "text" || !lines.has(block.line)) continue;
    const named = new Set(block.text.match(forms));
    const [value] = named;
    if (value === undefined || named.size > 1) continue;
    facts.headers.set("content-type", { value, line: block.line });
    return;
  }
}
