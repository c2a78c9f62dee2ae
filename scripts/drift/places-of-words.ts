import type { Origin } from "../base/diagnostics.js";
import { join } from "../base/json.js";
import type { ChangePlace, DriftOptions } from "./changes/types.js";
import type { DriftFinding } from "./schemas/findings.js";
import type { Trail, Written } from "./seek.js";
import { seekOf } from "./seek-by-rule.js";

type Side = "base" | "revision";
type Places<T> = Readonly<Record<Side, T>>;

/**
 * Where a finding stands: at the keyword, or the member of a list, that it is about, where the texts have that as it is
 * written, and else at what has it.
 */
export function placesOf(finding: DriftFinding, options: DriftOptions): Places<ChangePlace | null> {
  const { base, revision } = findWords(finding, options);
  return { base: placeOf(base, "base", options), revision: placeOf(revision, "revision", options) };
}

/** What has what a finding is about, and the trail from there. */
interface Words {
  readonly at: Origin | null;
  readonly trail?: Trail;
}

/** Below the places of the finding, or of another member of an `allOf` that says what it is about on both sides. */
function findWords(finding: DriftFinding, options: DriftOptions): Places<Words> {
  const seek = options.nodeAt && seekOf(finding);
  for (const { base, revision } of seek ? [finding, ...membersOf(finding)] : []) {
    const sides = { base: writtenAt(base, "base", options), revision: writtenAt(revision, "revision", options) };
    const trails = seek?.(sides, finding);
    if (trails?.base || trails?.revision) {
      return {
        base: trails.base ? { at: base, trail: trails.base } : { at: finding.base },
        revision: trails.revision ? { at: revision, trail: trails.revision } : { at: finding.revision },
      };
    }
  }
  return { base: { at: finding.base }, revision: { at: finding.revision } };
}

/** The schemas that count together on each side, where there are as many of them; not where a reference to them is what changed. */
function membersOf({ trace, base, revision }: DriftFinding): readonly Places<Origin>[] {
  if (trace === undefined || trace.difference.step) return [];
  const [one, two] = [trace.pair.base.atoms, trace.pair.revision.atoms];
  if (one.length !== two.length || !isAmong(base, one) || !isAmong(revision, two)) return [];
  return one.flatMap(({ at }, index) => {
    const other = two[index];
    return other ? [{ base: at, revision: other.at }] : [];
  });
}

function isAmong(place: Origin | null, members: readonly { readonly at: Origin }[]): boolean {
  return members.some(({ at }) => at.file === place?.file && at.pointer === place.pointer);
}

function writtenAt(at: Origin | null, side: Side, { nodeAt }: DriftOptions): Written | undefined {
  const node = at && nodeAt?.(at, side);
  return node ? { node, root: () => nodeAt?.({ file: at.file, pointer: "" }, side) } : undefined;
}

function placeOf({ at, trail }: Words, side: Side, { locate }: DriftOptions): ChangePlace | null {
  const located = (origin: Origin): Origin => locate?.(origin, side) ?? origin;
  if (at === null || trail === undefined) return at && located(at);
  const pointer = join(trail.isFromRoot ? "" : at.pointer, ...trail.tokens);
  return { ...located({ file: at.file, pointer }), owner: at.pointer };
}
