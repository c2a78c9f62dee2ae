import type { DriftReport, Level } from "../drift/changes/types.js";
import type { ProviderScore } from "../drift/score.js";
import type { HistoryRow } from "./history-row.js";

/** What was compared, for headings; several comparisons make one report of a matrix. */
export interface Comparand {
  readonly base: string;
  readonly revision: string;
  readonly report: DriftReport;
}

export interface PrintOptions {
  /** Escape codes for a terminal. Default `false`. */
  readonly color?: boolean;
  /** Every change with its details, however long that gets, instead of a text of three screens. */
  readonly full?: boolean;
  /** What is milder is not shown; the counts stay. Default `info`. */
  readonly minLevel?: Level;
  /** Columns of the terminal, where the text goes to one; lines may be longer without it. */
  readonly width?: number;
  /** Address of the site that the `html` page belongs to, for a way back. */
  readonly home?: string;
  /** How each provider followed the reference after each pull; shown by `html`. */
  readonly history?: readonly HistoryRow[];
  /** How much of the reference each provider takes; shown by `text`, `json`, `markdown` and `html`. */
  readonly scores?: readonly ProviderScore[];
}
