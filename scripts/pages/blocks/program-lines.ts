/** A call of a program that says where it sends to, and goes on in the next lines. */
const call =
  /^\s*(?:(?:const|let|var)\s+)?(?:\w+\s*=\s*)?(?:await\s+)?(?:fetch|(?:requests|httpx|axios|ky|got)\.(?:get|post|put|patch|delete))\(\s*[fb]?["'`](?:https?:\/\/|\/)[^"'`\s]{3,300}["'`]\s*,[^()]*[{[(]\s*$/;

/** Most lines of one call. */
const longest = 100;

/** The last line of the call of a program that begins with a line, which a copy shows without a box. */
export function lastLineOfCall(lines: readonly string[], start: number): number | undefined {
  if (!call.test(lines[start] ?? "")) return undefined;
  let open = 0;
  for (let at = start; at < Math.min(start + longest, lines.length); at++) {
    for (const sign of bare(lines[at] ?? "")) open += "([{".includes(sign) ? 1 : ")]}".includes(sign) ? -1 : 0;
    if (open <= 0) return open === 0 ? at : undefined;
  }
  return undefined;
}

/** A line without what stands in quotes. */
function bare(line: string): string {
  return line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/g, "");
}
