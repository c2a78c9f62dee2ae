import type { Origin, Report } from "../../base/diagnostics.js";
import { download } from "../read/download.js";

/** What all parts of one description may take together. */
export interface RemoteBudget {
  readonly parts: number;
  readonly bytes: number;
  /** Milliseconds. */
  readonly time: number;
}

const defaultBudget: RemoteBudget = { parts: 500, bytes: 64 * 1024 * 1024, time: 60_000 };

interface RemoteOptions {
  readonly report: Report;
  readonly allowedOrigins?: readonly string[];
  readonly budget?: RemoteBudget | undefined;
}

/** The parts of one description that are fetched: each address once, and all of them within one budget. */
export class RemoteParts {
  private readonly asked = new Set<string>();
  private bytes = 0;
  private readonly budget: RemoteBudget;
  private readonly end: number;
  private isSpent = false;

  constructor(private readonly options: RemoteOptions) {
    this.budget = options.budget ?? defaultBudget;
    this.end = Date.now() + this.budget.time;
  }

  /** The text at an address; `undefined` where there is none, which has been told, or where it was asked for before. */
  async fetch(url: string, at: Origin): Promise<string | undefined> {
    if (this.asked.has(url) || this.isSpent) return undefined;
    const { parts, bytes, time } = this.budget;
    const left = this.end - Date.now();
    if (this.asked.size >= parts) return this.stop(at, `it has more than ${parts} parts`);
    if (left <= 0) return this.stop(at, `its parts took longer than ${time / 1000} s`);
    this.asked.add(url);
    const result = await download({
      url,
      timeout: left,
      maxBytes: bytes - this.bytes,
      redirects: this.options.allowedOrigins ?? [],
    });
    if (result.kind === "content") {
      this.bytes += result.bytes.byteLength;
      return new TextDecoder().decode(result.bytes);
    }
    const reason = result.kind === "failed" ? result.reason : "The server says that it is unchanged.";
    this.options.report({ code: "ref-unresolved", at, message: `${url} cannot be fetched. ${reason}` });
    return undefined;
  }

  private stop(at: Origin, reason: string): undefined {
    this.isSpent = true;
    this.options.report({
      code: "ref-forbidden",
      at,
      message: `No more of the description is fetched: ${reason}.`,
      hint: "Download the description with its parts, and refer to the files.",
    });
  }
}
