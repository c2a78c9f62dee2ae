/** How far one provider followed the reference after one pull. */
export interface HistoryRow {
  /** When what was compared was fetched: the later time of both in the lock. ISO 8601. */
  readonly date: string;
  readonly provider: string;
  readonly reference: string;
  readonly breaking: number;
  readonly warning: number;
  readonly info: number;
  /** From 0 to 1, of the requests of the operations that it offers. */
  readonly score: number;
  readonly offered: number;
  readonly total: number;
}
