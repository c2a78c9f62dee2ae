import { countOf } from "../base/count.js";
import type { Origin } from "../base/diagnostics.js";
import { thisTool } from "../base/tool.js";
import type { PlaceWay } from "./comparand.js";
import { escapeMarkdown } from "./markdown.js";
import { githubCommand, githubTitle } from "./print-github.js";

/** What stands in the way of a comparison. */
export interface Obstacle {
  /** Absent of what stands in no file. */
  readonly at?: Origin;
  /** A code, for a title. */
  readonly code?: string;
  readonly message: string;
  readonly hint?: string;
}

/** What GitHub shows of a step. */
const maxShown = 10;

/** Workflow commands for a run that could not compare: that it did not, and why. */
export function printGithubFailure(obstacles: readonly Obstacle[], wayOf?: PlaceWay): string {
  const lines = obstacles
    .slice(0, maxShown - 1)
    .map(({ at, code = "concord", message, hint }) =>
      githubCommand("error", { place: at, title: code, message: sentences(message, hint), wayOf }),
    );
  const head = githubCommand("error", { title: githubTitle(), message: headline(obstacles) });
  return `${[head, ...lines].join("\n")}\n`;
}

/** The same for the summary of a job. */
export function printMarkdownFailure(obstacles: readonly Obstacle[], wayOf?: PlaceWay): string {
  const { name, version } = thisTool();
  const lines = obstacles.slice(0, maxShown).map(({ at, message, hint }) => {
    const place = at === undefined ? "" : `${placeText(at, wayOf)}: `;
    return `- ❌ ${escapeMarkdown(`${place}${sentences(message, hint)}`)}`;
  });
  const rest = obstacles.length - lines.length;
  const more = rest > 0 ? [`- … and ${rest} more`] : [];
  return `## API drift\n\n**${headline(obstacles)}** · ${name} ${version}\n\n${[...lines, ...more].join("\n")}\n`;
}

function headline(obstacles: readonly Obstacle[]): string {
  return `The check could not be made: ${countOf(obstacles.length, "error")}. Whether clients break is not known.`;
}

function placeText(at: Origin, wayOf: PlaceWay | undefined): string {
  return `${wayOf?.(at) ?? at.file}${at.line === undefined ? "" : `:${at.line}`}`;
}

function sentences(message: string, hint: string | undefined): string {
  return hint === undefined ? message : `${message} ${hint}`;
}
