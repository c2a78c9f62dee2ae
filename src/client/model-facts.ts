import type { ModelFacts, ModelTable } from "../transport/model-table.js";
import { hasOwn } from "../validation/record.js";

/** What is known of a model: by its id, or else by the longest beginning of it that the table has. */
export function factsOf(table: ModelTable, model: string): ModelFacts | undefined {
  if (hasOwn(table, model)) return table[model];
  const prefixes = Object.keys(table).filter((id) => id.endsWith("*") && model.startsWith(id.slice(0, -1)));
  const [longest] = prefixes.sort((a, b) => b.length - a.length);
  return longest === undefined ? undefined : table[longest];
}

const toolFields = /^(?:tools|tool_choice|parallel_tool_calls|functions|function_call)$/;

/** Whether a model is known not to take a field. */
export function lacksField({ without = [], tools }: ModelFacts, field: string): boolean {
  return without.includes(field) || (tools === false && toolFields.test(field));
}
