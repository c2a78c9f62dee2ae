import type { ArrayRules } from "../../contract/model/types.js";
import { jsonLiteral, stringLiteral } from "../code/encode.js";
import { conditionOf, labelOf, testOf } from "./check-form.js";
import type { CheckPlace, Checks } from "./checks.js";
import type { FunctionText } from "./function-text.js";

/** Emits the rules of an array that the variable `value` holds. */
export function emitArrayRules(rules: ArrayRules, text: FunctionText, compiler: Checks, place: CheckPlace): void {
  emitLengths(rules, text);
  const { prefixItems = [], items, uniqueItems } = rules;
  for (const [index, schema] of prefixItems.entries()) {
    const condition = conditionOf(
      compiler.formOf(schema, compiler.below(place, `item${index}`)),
      `value[${index}]`,
      `${index}`,
    );
    if (condition !== undefined) text.condition(`(value.length <= ${index} || ${condition})`);
  }
  const rest =
    items === undefined
      ? undefined
      : conditionOf(compiler.formOf(items, compiler.below(place, "item")), "item", "index");
  if (rest !== undefined) {
    text.block(`for (let index = ${prefixItems.length}; index < value.length; index++)`, (body) => {
      body.statement(`const item${compiler.scope.typed(": unknown")} = value[index];`);
      body.condition(rest);
    });
  }
  emitContains(rules, text, compiler, place);
  if (uniqueItems)
    text.condition(
      `(${compiler.scope.use("allUnique")}(value) || at?.refuse(value, "unique-items", "array without equal items"))`,
    );
}

function emitLengths({ minItems = 0, maxItems }: ArrayRules, text: FunctionText): void {
  const conditions = [
    minItems > 0 ? `value.length >= ${minItems}` : undefined,
    maxItems === undefined ? undefined : `value.length <= ${maxItems}`,
  ].filter((condition) => condition !== undefined);
  if (conditions.length === 0) return;
  const rule = jsonLiteral({ ...(minItems > 0 && { minItems }), ...(maxItems !== undefined && { maxItems }) });
  text.condition(
    `(${conditions.length === 1 ? conditions[0] : `(${conditions.join(" && ")})`} || at?.reject(value, ${rule}))`,
  );
}

function emitContains(rules: ArrayRules, text: FunctionText, compiler: Checks, place: CheckPlace): void {
  const { contains, minContains = 1, maxContains } = rules;
  if (contains === undefined || (minContains === 0 && maxContains === undefined)) return;
  const form = compiler.formOf(contains, compiler.below(place, "contained"));
  text.block("", (body) => {
    if (form.kind === "any" || form.kind === "never")
      body.statement(`const matches: number = ${form.kind === "any" ? "value.length" : "0"};`);
    else body.statement("let matches = 0;", `for (const item of value) if (${testOf(form, "item")}) matches++;`);
    const label = labelOf(form);
    if (minContains > 0) {
      const expected = stringLiteral(`array with at least ${minContains} matching ${label}`);
      body.condition(`matches >= ${minContains} || at?.refuse(value, "contains", ${expected})`);
    }
    if (maxContains !== undefined) {
      const expected = stringLiteral(`array with at most ${maxContains} matching ${label}`);
      body.condition(`matches <= ${maxContains} || at?.refuse(value, "contains", ${expected})`);
    }
  });
}
