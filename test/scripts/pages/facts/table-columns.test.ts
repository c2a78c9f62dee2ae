import { expect, it } from "vitest";
import { readColumns } from "../../../../scripts/pages/facts/table-columns.js";

/** `name 0, required 1` of a table whose cells stand between bars; then the columns of marks, of prose, and those unread. */
function columnsOf(...lines: readonly string[]): string {
  const rows = lines.map((text, index) => ({ cells: text.split("|").map((cell) => cell.trim()), line: index + 1 }));
  const { at, marks, prose, unread } = readColumns({ kind: "table", rows, line: 1 });
  const others = Object.entries({ marks, prose, unread }).filter(([, indexes]) => indexes.length > 0);
  return [...at, ...others].map(([kind, index]) => `${kind} ${String(index)}`).join(", ");
}

it.each<readonly [what: string, lines: readonly string[], columns: string]>([
  ["who must be sent", ["Name|A", "model|required", "seed|optional"], "name 0, required 1"],
  ["who must be sent, where some cells are empty", ["Name|A", "model|required", "seed|"], "name 0, required 1"],
  ["marks of a model", ["Name|Required|A", "model|yes|yes", "seed|no|yes"], "name 0, required 1, marks 2"],
  [
    "who must be sent, beside those",
    ["Name|Required|A", "a|yes|required", "b|no|optional"],
    "name 0, required 1, marks 2",
  ],
  ["one word of presence among others", ["Name|A", "model|required", "seed|blue"], "name 0, unread 1"],
  ["types", ["Name|A", "model|string", "seed|integer"], "name 0, type 1"],
  ["types beside those", ["Name|Type|A", "model|string|string", "seed|integer|integer"], "name 0, type 1, unread 2"],
  ["words", ["Name|A", "model|Who answers it.", "seed|Any number of it."], "name 0, description 1"],
  ["words beside those", ["Name|Description|A", "model|Who.|Who answers it."], "name 0, description 1, prose 2"],
  ["names", ["A|Type", "model|string", "seed|integer"], "type 1, name 0"],
  ["numbers", ["Name|A", "model|0.5", "seed|2"], "name 0, unread 1"],
  ["nothing", ["Name|A", "model|", "seed|-"], "name 0"],
])("a column under an unknown header is told by what stands in it: %s", (_, lines, columns) => {
  expect(columnsOf(...lines)).toBe(columns);
});
