import type { Origin, Report } from "../../base/diagnostics.js";
import type { JsonObject } from "../../base/json.js";
import { type DocumentNode, walkDocument } from "../../spec/walk.js";
import { dropNullOfChildren } from "./drop-null-of-children.js";
import { FormerPlaces } from "./former-places.js";
import { mapTagsOfAlternatives, mapTagsOfChildren } from "./map-stated-tags.js";
import type { RepairContext } from "./repair-context.js";
import { repairDocument } from "./repair-document.js";
import {
  dropEmptyKeywords,
  repairBodyParameter,
  repairParameter,
  repairResponseSchema,
  spellOutMapping,
} from "./repair-mixtures.js";
import { repairOperation, repairPathItem, repairResponse } from "./repair-operations.js";
import { repairSchema } from "./repair-schemas.js";
import { repairLists, repairValues } from "./repair-values.js";
import { spreadQueryString } from "./spread-query-string.js";
import { StandOnNull } from "./stand-on-null.js";

/** What a repair needs of who asks for it. */
export interface RepairOptions {
  readonly originOf: (pointer: string) => Origin;
  readonly report: Report;
  /** Told where something is written that counts for nothing. */
  readonly hide?: (origin: Origin) => void;
}

/**
 * Changes a bundled description in place until it is OpenAPI 3.1 in one spelling. The same pass translates 3.0 and mends
 * descriptions that mix the versions; what the declared version does not allow is reported. Returns where a node of the
 * repaired document came from.
 */
export function repair(
  document: JsonObject,
  version: RepairContext["version"],
  { originOf, report, hide }: RepairOptions,
): (pointer: string) => Origin {
  const places = new FormerPlaces();
  const originOfRepaired = (pointer: string): Origin => originOf(places.formerOf(pointer));
  const context: RepairContext = {
    document,
    file: originOf("").file,
    version,
    nulls: new StandOnNull(document),
    places,
    hide: (pointer) => hide?.(originOfRepaired(pointer)),
    note: (code, pointer, message, hint, related) =>
      report({
        code,
        at: originOfRepaired(pointer),
        message,
        ...(hint === undefined ? {} : { hint }),
        ...(related === undefined ? {} : { related: related.map(originOfRepaired) }),
      }),
  };
  repairDocument(context);
  mapTagsOfChildren(document);
  dropNullOfChildren(context);
  walkDocument(document, (node) => repairNode(node, context));
  document.openapi = version === "3.2" ? "3.2.0" : "3.1.0";
  return originOfRepaired;
}

function repairNode(node: DocumentNode, context: RepairContext): void {
  dropEmptyKeywords(node, context);
  repairValues(node, context);
  switch (node.kind) {
    case "schema":
      mapTagsOfAlternatives(node.value, context.document);
      spellOutMapping(node.value, node.pointer, context);
      repairSchema(node.value, node.pointer, context);
      break;
    case "pathItem":
      spreadQueryString(node.value, node.pointer, context);
      repairPathItem(node.value, node.pointer, context);
      break;
    case "parameter":
    case "header":
      repairParameter(node.value, node.pointer, context);
      break;
    case "operation":
      spreadQueryString(node.value, node.pointer, context);
      repairLists(node.value, node.pointer, context);
      repairBodyParameter(node.value, node.pointer, context);
      repairOperation(node.value, node.pointer, context);
      break;
    case "response":
      repairResponseSchema(node.value, node.pointer, context);
      repairResponse(node.value, node.pointer, context);
      break;
  }
}
