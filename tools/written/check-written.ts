import type { JsonObject } from "../../scripts/base/json.js";
import { checkCircles } from "./check-circles.js";
import { checkNames } from "./check-names.js";
import { checkOperations } from "./check-operations.js";
import { checkReferences } from "./check-references.js";
import type { Fault } from "./fault.js";

/**
 * What no OpenAPI document that we write may have. It knows JSON and OpenAPI and nothing of the stages that made the
 * document, so that it cannot share their mistakes, and it takes a small part of the time that Redocly takes.
 */
export function checkWritten(document: JsonObject): readonly Fault[] {
  return [
    ...checkReferences(document),
    ...checkCircles(document),
    ...checkOperations(document),
    ...checkNames(document),
  ];
}
