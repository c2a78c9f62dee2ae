const escapedHeading = /^\\#{1,6} \S/m;

/**
 * Markdown that was pasted into an editor which took it for words: its marks are escaped, and each line has an empty one below
 * it. As it was meant; the lines of one paragraph, table or box of code move together, and what follows them stays where it is.
 */
export function readEscaped(page: string): string {
  if (!escapedHeading.test(page)) return page;
  const lines = page
    .replace(/&#x20;/g, " ")
    .replace(/\\([\\`*_{}[\]()#+.!|~>-])/g, "$1")
    .split("\n");
  const read: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const run: string[] = [];
    while (/\S/.test(lines[at] ?? "") && lines[at + 1] === "") {
      run.push(lines[at] ?? "");
      at += 2;
    }
    if (run.length === 0) run.push(lines[at++] ?? "");
    read.push(...run);
    while (read.length < at) read.push("");
  }
  return read.join("\n");
}
