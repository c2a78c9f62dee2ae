import { countOf } from "../base/count.js";
import type { Comparand, KnownFinding } from "./comparand.js";

const most = 5;

/** What a baseline accepts in vain, in sentences: what is no longer there, and what counts again. */
export function baselineNotes({ gone = [], expired = [] }: Comparand): readonly string[] {
  const note = (entries: readonly KnownFinding[], outcome: (one: boolean) => string) =>
    entries.length === 0
      ? []
      : [
          `Of the baseline, ${countOf(entries.length, "finding")} ${outcome(entries.length === 1)}: ${listOf(entries)}.`,
        ];
  return [
    ...note(gone, (one) =>
      one
        ? "is no longer there (--update-baseline forgets it)"
        : "are no longer there (--update-baseline forgets them)",
    ),
    ...note(expired, (one) =>
      one ? "counts again, for its last day is over" : "count again, for their last days are over",
    ),
  ];
}

function listOf(entries: readonly KnownFinding[]): string {
  const texts = entries
    .slice(0, most)
    .map(({ operation, location, message, id, fingerprint }) =>
      [
        message === undefined || operation === undefined ? operation : `${operation}:`,
        message?.replace(/\.$/, "") ?? location,
        id === undefined ? fingerprint : `[${id}]`,
      ]
        .filter((text) => text !== undefined)
        .join(" "),
    );
  return `${texts.join("; ")}${entries.length > most ? `; and ${entries.length - most} more` : ""}`;
}
