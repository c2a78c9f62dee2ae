/** The name of a field with its mark and type right behind it, as some generators show it. */
const runOn = /^[a-z_][\w.]*[?*](?:string|integer|number|boolean|object|array|enum)/gm;

const value = String.raw`"[^"\n]*"`;

/** The labels of such a field and what may stand below them, with what follows it where a copy loses the break. */
const labels: Readonly<Record<string, RegExp>> = {
  Default: new RegExp(String.raw`^(true|false|null|-?\d+(?:\.\d+)?|${value}|\[[^\]]*\])(.*)$`),
  Range: /^((?:-?[\d.]+ <=? )?value(?: <=? -?[\d.]+)?)(.*)$/,
  Length: /^((?:\d+ <=? )?length(?: <=? \d+)?)(.*)$/,
  Items: /^((?:\d+ <=? )?items(?: <=? \d+)?)(.*)$/,
  "Value in": new RegExp(String.raw`^(${value}(?: \| ${value})*)(.*)$`),
};

/**
 * Labels of fields whose values stand on the next line, perhaps with the next label or field right behind them (`Default`
 * above `1Range`), as other copies say them: `Default1`. Lines stay where they are.
 */
export function readRunOnLines(text: string): string {
  if ((text.match(runOn)?.length ?? 0) < 2) return text;
  const lines = text.split("\n");
  for (let at = 0; at + 1 < lines.length; at++) {
    const label = (lines[at] ?? "").trim();
    const [, stated, rest] = (Object.hasOwn(labels, label) && labels[label]?.exec((lines[at + 1] ?? "").trim())) || [];
    if (stated === undefined) continue;
    lines[at] = `${label}${stated}`;
    lines[at + 1] = rest ?? "";
  }
  return lines.join("\n");
}
