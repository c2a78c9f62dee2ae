import type { SingleRuleId } from "../../../../scripts/drift/rules/registry.js";
import * as documents from "./document-samples.js";
import * as properties from "./property-samples.js";

/** A sample for every rule that stands alone: one that lacks its own does not compile. */
export const singleSamples: Readonly<Record<SingleRuleId, documents.DocumentSample>> = {
  ...documents.operationSamples,
  ...documents.versionSamples,
  ...documents.securitySamples,
  ...documents.parameterSamples,
  ...documents.exchangeSamples,
  ...properties.propertySamples,
  ...properties.oneSidedSamples,
  ...properties.announcementSamples,
};
