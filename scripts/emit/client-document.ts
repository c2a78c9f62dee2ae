import type { Contract } from "../contract/model/types.js";
import { documentText } from "./document/print-document.js";
import { nameInlineSchemas } from "./types/name-inline-schemas.js";

/** The `openapi.json` of a client, in which what operations send and receive inline has names. */
export function clientDocument(contract: Contract): string {
  return documentText(nameInlineSchemas(contract));
}
