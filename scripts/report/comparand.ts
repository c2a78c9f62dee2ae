import type { AcceptedChange } from "../base/accepted-change.js";
import type { Origin } from "../base/diagnostics.js";
import type { DriftReport, Level } from "../drift/changes/types.js";
import type { ProviderScore } from "../drift/score.js";
import type { HistoryRow } from "./history-row.js";
import type { Outcome } from "./outcome.js";

/** What was compared, for headings; several comparisons make one report of a matrix. */
export interface Comparand {
  readonly base: string;
  readonly revision: string;
  readonly report: DriftReport;
  /** What a baseline accepts and is no longer there. */
  readonly gone?: readonly KnownFinding[];
  /** What a baseline accepted until a day that is over, and counts again. */
  readonly expired?: readonly KnownFinding[];
}

/** A finding of a baseline, with what a reviewer wants to see of it. */
export interface KnownFinding extends AcceptedChange {
  readonly level?: Level;
  readonly id?: string;
  readonly operation?: string;
  readonly location?: string;
  /** What was said of it when it was accepted. */
  readonly message?: string;
}

/** The way to a file from the root of its repository, with slashes; `undefined` where it is in none. */
export type PlaceWay = (origin: Origin) => string | undefined;

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
  /** Whether the run fails, and why; told by all but `changelog`. */
  readonly outcome?: Outcome;
  /** The way to a file from the root of its repository, for `github` and `sarif`. */
  readonly wayOf?: PlaceWay;
}
