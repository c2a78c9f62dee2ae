import { groupBy } from "../base/group-by.js";
import type { Change } from "../drift/changes/types.js";
import { isAddition, isLack } from "../drift/lack.js";
import type { Comparand } from "./comparand.js";
import { isWhole, sentenceNames, worstFirst } from "./for-reader.js";
import { groupByOperation } from "./group.js";
import { countText, printHidden, restOf, wholesText } from "./print-folded.js";
import { hang } from "./wrap.js";

/** One of many comparisons, on about `room` lines of `width` characters and two at least: an operation each, the worst first, and what else there is. */
export function printTight(comparand: Comparand, room: number, width: number): readonly string[] {
  const { changes } = comparand.report;
  const open = changes.filter(({ accepted }) => accepted === undefined);
  const shared = open.filter((change) => !isWhole(change) && change.level !== "info");
  const groups = [...groupByOperation(worstFirst(shared))];
  const shown = groups.slice(0, groups.length > room - 1 ? Math.max(0, room - 2) : groups.length);
  const hidden = groups.slice(shown.length).flatMap(([, group]) => group);
  const lines = [...shown.map(([operation, group]) => printOperation(operation, group)), ...printHidden(hidden)];
  const { base } = sentenceNames(comparand);
  const whole = (fits: (change: Change) => boolean, ending: string) => {
    const found = open.filter(fits);
    return found.length === 0 ? [] : [`${wholesText(found)} ${ending}`];
  };
  const rest = [...whole(isLack, "missing"), ...whole(isAddition, `that ${base} lacks`), ...restOf(changes)];
  return [...lines, ...(rest.length === 0 ? [] : [`Besides: ${rest.join(", ")}.`])].flatMap((line) =>
    hang(line, 2, width - 2).map((part) => `  ${part}`),
  );
}

function printOperation(operation: string, changes: readonly Change[]): string {
  const grave = changes.filter(({ breaking }) => breaking);
  const [most] = [...groupBy(grave.length > 0 ? grave : changes, ({ id }) => id).values()].toSorted(
    (one, two) => two.length - one.length,
  );
  return `${operation}  ${countText(changes)}: ${most?.length} × ${most?.[0]?.id}${most?.length === changes.length ? "" : ", …"}`;
}
