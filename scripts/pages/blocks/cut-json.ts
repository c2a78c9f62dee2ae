import { countBreaks } from "./block.js";
import { JsonProblem, readJson } from "./json-reader.js";

/** A page whose end was cut off within JSON, with that closed; the JSON begins on `line`. */
export interface ClosedPage {
  readonly page: string;
  readonly line: number;
}

/** How far from its end the JSON that a page ends within may begin. */
const window = 20_000;

/** JSON begins a line, or what a command sends. */
const begins = /(?:^[ \t]*|(?<=\s-{1,2}[\w-]{1,20}[ =]?)')(?=[[{])/gm;

/** Closes the JSON that a page ends within, such as the part of a page that somebody kept; `undefined` for any other page. */
export function closeCutJson(page: string): ClosedPage | undefined {
  const text = page.trimEnd();
  let from = Math.max(0, text.length - window);
  for (const { index, 0: before } of text.matchAll(begins)) {
    const start = index + before.length;
    if (start < from) continue;
    const problem = problemOf(text, start);
    if (typeof problem === "number") from = problem;
    else if (!text.slice(problem.offset).includes("\n")) {
      const closed = close(text.slice(start));
      // A part of a description is none.
      if (closed === undefined || /"(?:openapi|swagger)"\s*:/.test(closed)) return undefined;
      const quote = before.endsWith("'") ? "'" : "";
      return { page: `${text.slice(0, start)}${closed}${quote}\n`, line: countBreaks(text.slice(0, start)) + 1 };
    } else from = Math.max(from, problem.offset);
  }
  return undefined;
}

/** Where JSON ends, or why it does not. */
function problemOf(text: string, start: number): number | JsonProblem {
  try {
    return readJson(text, start).end;
  } catch (error) {
    if (error instanceof JsonProblem) return error;
    throw error;
  }
}

/** JSON up to its last whole member or item, with the brackets that are open closed. */
function close(json: string): string | undefined {
  const open: string[] = [];
  let end = 0;
  let ends = "";
  for (const { index, 0: token } of json.matchAll(/"(?:[^"\\\n]|\\.)*"|[[\]{},]/g)) {
    if (token === "{") open.push("}");
    else if (token === "[") open.push("]");
    else if (token === "]" || token === "}") open.pop();
    if (open.length === 0) return undefined;
    if (token.length > 1) continue;
    end = index + 1;
    const isClosed = token === "]" || token === "}";
    ends = `${isClosed ? "," : ""}...${open.toReversed().join("")}`;
  }
  const whole = json.slice(0, end);
  return /"\s*:/.test(whole) ? whole + ends : undefined;
}
