import type { Change } from "../drift/changes/types.js";
import type { Comparand } from "./comparand.js";
import { worstFirst } from "./for-reader.js";
import { groupByOperation } from "./group.js";

/** A change, and what a link to it ends with. */
export interface Card {
  readonly change: Change;
  readonly id: string;
}

export interface CardGroup {
  readonly id: string;
  readonly operation: string;
  readonly cards: readonly Card[];
}

/** A comparison as the page shows it: operations in groups, the worst first. */
export interface PageSection {
  readonly id: string;
  readonly name: string;
  readonly comparand: Comparand;
  readonly groups: readonly CardGroup[];
}

/** Two comparisons may share a fingerprint: the number of the comparison keeps their anchors apart. */
export function sectionsOf(comparands: readonly Comparand[]): readonly PageSection[] {
  return comparands.map((comparand, index) => {
    const prefix = index === 0 ? "" : `${index + 1}-`;
    const seen = new Map<string, number>();
    // Told per operation, several changes have one fingerprint.
    const anchorOf = (fingerprint: string) => {
      const count = (seen.get(fingerprint) ?? 0) + 1;
      seen.set(fingerprint, count);
      return `${prefix}${fingerprint}${count === 1 ? "" : `-${count}`}`;
    };
    const groups = [...groupByOperation(worstFirst(comparand.report.changes))].map(
      ([operation, changes], group): CardGroup => ({
        id: `operation-${index + 1}-${group + 1}`,
        operation,
        cards: changes.map((change) => ({ change, id: anchorOf(change.fingerprint) })),
      }),
    );
    const name = `${comparand.base} → ${comparand.revision}`;
    return { id: `comparison-${index + 1}`, name, comparand, groups };
  });
}

/** Where the changes of a provider's operation are. */
export function anchorsOf(
  sections: readonly PageSection[],
): (provider: string, operation: string) => string | undefined {
  const anchors = new Map(
    sections.flatMap(({ comparand, groups }) =>
      groups.map(({ operation, id }) => [JSON.stringify([comparand.revision, operation]), id] as const),
    ),
  );
  return (provider, operation) => anchors.get(JSON.stringify([provider, operation]));
}
