import type { Json } from "../../base/json.js";
import { stabilityLevels } from "../../base/stability-levels.js";
import type { DriftOptions } from "../changes/types.js";

/** Of any text, where descriptions have it. */
const levels: readonly string[] = stabilityLevels;

/** What a description says about the end of something. */
export interface Notice {
  readonly deprecated: boolean;
  /** `x-sunset`, as text; `undefined` when absent. */
  readonly sunset: string | undefined;
  readonly stability: string;
}

/** The policy on deprecation and sunset. */
export class Lifecycle {
  readonly #today: Date;
  readonly #days: { readonly beta: number; readonly stable: number };
  readonly #lowest: number;

  constructor(options: DriftOptions) {
    this.#today = options.today ?? new Date();
    this.#days = { beta: options.deprecationDays?.beta ?? 0, stable: options.deprecationDays?.stable ?? 0 };
    this.#lowest = levels.indexOf(options.stabilityLevel ?? "beta");
  }

  /** A part has the stability of what it belongs to, `inherited`, unless it says otherwise. */
  noticeOf(
    node: {
      readonly deprecated?: true | undefined;
      readonly extensions?: ReadonlyMap<string, Json> | undefined;
    },
    inherited = "stable",
  ): Notice {
    const sunset = node.extensions?.get("x-sunset");
    const stability = node.extensions?.get("x-stability-level");
    return {
      deprecated: node.deprecated === true,
      sunset: sunset === undefined || sunset === null ? undefined : String(sunset),
      stability: typeof stability === "string" ? stability : inherited,
    };
  }

  isStability(level: string): boolean {
    return levels.includes(level);
  }

  /** Positive when `to` promises more than `from`. */
  compareStability(from: string, to: string): number {
    return levels.indexOf(to) - levels.indexOf(from);
  }

  /** Changes of drafts and alphas are expected. */
  isExempt(stability: string): boolean {
    const index = levels.indexOf(stability);
    return index >= 0 && index < this.#lowest;
  }

  /** Days of notice that the policy asks for. */
  daysFor(stability: string): number {
    if (stability === "stable") return this.#days.stable;
    return stability === "beta" ? this.#days.beta : 0;
  }

  /** From the day itself on. */
  isPast(date: Date): boolean {
    return startOfDay(date) <= startOfDay(this.#today);
  }

  /** Whether a sunset leaves the notice that the policy asks for. */
  isLongEnough(date: Date, stability: string): boolean {
    const days = Math.floor((date.getTime() - startOfDay(this.#today)) / 86_400_000);
    return days >= this.daysFor(stability);
  }

  /** The days of notice that a sunset falls short of; none where it is over. */
  shortOf(date: Date, stability: string): { readonly notice?: number } {
    return startOfDay(date) < startOfDay(this.#today) ? {} : { notice: this.daysFor(stability) };
  }
}

function startOfDay(date: Date): number {
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
}

const internetDate = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2}))?$/;
const httpDate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d{2}) (\w{3}) (\d{4}) \d{2}:\d{2}:\d{2} GMT$/;

/** A full-date or date-time of RFC 3339, or the date of an HTTP header (RFC 9110, IMF-fixdate), as `Sunset` has it. */
export function parseDate(text: string): Date | undefined {
  if (!internetDate.test(text) && !httpDate.test(text)) return undefined;
  const date = new Date(text);
  return Number.isNaN(date.getTime()) || !isThatDay(date, text) ? undefined : date;
}

/** A day that no month has is taken for one of the next month. */
function isThatDay(date: Date, text: string): boolean {
  const [, dayOfHeader] = httpDate.exec(text) ?? [];
  if (dayOfHeader !== undefined) return date.getUTCDate() === Number(dayOfHeader);
  // Midnight of the day that is written, wherever that is.
  const [year, month, day] = (internetDate.exec(text) ?? []).slice(1, 4).map(Number);
  return new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day)).getUTCDate() === day;
}
