import type { Block } from "../blocks/block.js";
import type { Endpoint } from "./endpoint.js";
import type { OperationFacts } from "./operation-facts.js";

const forms = /(?:multipart\/form-data|application\/x-www-form-urlencoded)/g;

/** Takes the one kind of form that a sentence with the address of an operation says to be sent, where no command shows another. */
export function takeStatedMedia(facts: OperationFacts, blocks: readonly Block[], endpoints: readonly Endpoint[]): void {
  if (facts.headers.has("content-type")) return;
  for (const { line } of endpoints) {
    const sentence = blocks.find((block) => block.kind === "text" && block.line === line);
    const named = new Set(sentence?.kind === "text" ? sentence.text.match(forms) : []);
    const [value] = named;
    if (value !== undefined && named.size === 1) facts.headers.set("content-type", { value, line });
  }
}
