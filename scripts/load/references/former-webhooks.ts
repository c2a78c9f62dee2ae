import { type JsonObject, own } from "../../base/json.js";
import { formerSection } from "../repair/adopt-webhooks.js";
import type { BundleProblem } from "./bundle-with-redocly.js";

/** Where the webhooks of a description of OpenAPI 3.0 stand while Redocly bundles it, which knows that version's name of them. */
export interface FormerWebhooks {
  /** A problem at the place that the description has. */
  readonly place: (problem: BundleProblem) => BundleProblem;
  readonly restore: () => void;
}

/** Puts the webhooks of a description where Redocly looks for them, in place. */
export function formWebhooks(document: JsonObject, file: string): FormerWebhooks {
  const isOld = /^3\.0(?=\.|$)/.test(String(own(document, "openapi")));
  if (!isOld || own(document, "webhooks") === undefined) return { place: (problem) => problem, restore: () => {} };
  rename(document, "webhooks", formerSection);
  const former = `/${formerSection}/`;
  return {
    place: (problem) => {
      const { at } = problem;
      if (at.file !== file || !at.pointer.startsWith(former)) return problem;
      return { ...problem, at: { ...at, pointer: `/webhooks/${at.pointer.slice(former.length)}` } };
    },
    restore: () => rename(document, formerSection, "webhooks"),
  };
}

function rename(document: JsonObject, from: string, to: string): void {
  document[to] = own(document, from);
  delete document[from];
}
