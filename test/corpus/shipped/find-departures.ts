import { load } from "js-yaml";
import type { Contract } from "../../../scripts/contract/model/types.js";
import { findChanges } from "../../../scripts/drift/find-changes.js";
import { ContractLoader } from "../../../scripts/project/contract-loader.js";
import type { KnownDeparture } from "./departures.js";

export interface Comparison {
  readonly contract: Contract;
  /** Where one side says something else than the other, such as `ours: POST /v1/completions request.body.user request-property-removed`. */
  readonly departures: readonly string[];
}

/** Compares a shipped description with the published one in both directions, as far as the shipped one has operations. */
export async function findDepartures(cwd: string, ours: string, published: string): Promise<Comparison> {
  const loader = new ContractLoader({ cwd });
  const [here, there] = await Promise.all([ours, published].map((spec) => loader.load({ spec })));
  if (here === undefined || there === undefined) throw new Error("A description has errors.");
  const options = {
    operations: { only: here.operations.map(({ key }) => key) },
    witnesses: false,
    relation: "versions",
  } as const;
  const changes = [
    ...findChanges(here, there, options).map((change) => ({ side: "published", ...change })),
    ...findChanges(there, here, options).map((change) => ({ side: "ours", ...change })),
  ];
  const departures = changes
    .filter(({ level }) => level !== "info")
    .map(({ side, id, operation, location }) => `${side}: ${operation} ${location} ${id}`);
  return { contract: here, departures };
}

/** Departures for which no reason is listed. */
export function unlisted({ departures }: Comparison, known: readonly KnownDeparture[]): readonly string[] {
  return departures.filter((text) => !known.some(({ is }) => is.test(text)));
}

/** Listed departures that are none any more. */
export function idle({ departures }: Comparison, known: readonly KnownDeparture[]): readonly KnownDeparture[] {
  return known.filter(({ is }) => !departures.some((text) => is.test(text)));
}

/** What titles, summaries and descriptions say in more than six words, in one spelling. */
export function sentencesOf(text: string): readonly string[] {
  return sentencesIn(load(text));
}

function sentencesIn(node: unknown): readonly string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === "string" && /^(?:title|summary|description)$/.test(key) ? split(value) : sentencesIn(value),
  );
}

function split(text: string): readonly string[] {
  const sentences = text.split(/(?<=[.!?。])\s+|\n\s*\n/);
  const words = sentences.map((sentence) => sentence.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []);
  return words.filter((each) => each.length > 6).map((each) => each.join(" "));
}
