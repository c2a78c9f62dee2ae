import { closest } from "../base/closest.js";
import type { Report } from "../base/diagnostics.js";
import { join } from "../base/json.js";
import { chooseOperations } from "../contract/model/choose-operations.js";
import { operationMatcher, operationTexts } from "../contract/model/operation-matcher.js";
import type { Contract, Operation } from "../contract/model/types.js";
import type { PlacedChoice } from "./descriptions.js";

/** Chooses operations, and knows afterwards which patterns fitted none. */
export class ChoiceLog {
  /** Operations that there are no longer. */
  readonly leftOut: Operation[] = [];
  /** What each choice was made among, by where it is written. */
  private readonly made = new Map<string, { readonly choice: PlacedChoice; readonly among: Operation[] }>();
  private readonly emptied: Contract[] = [];
  /** How many operations there are still. */
  private left = 0;

  choose(contract: Contract, choices: readonly PlacedChoice[]): Contract {
    for (const choice of choices) {
      const place = choice.isAsked ? "asked" : choice.pointer;
      const { among } = this.made.get(place) ?? { among: [] };
      this.made.set(place, { choice, among: [...among, ...contract.operations] });
    }
    const chosen = chooseOperations(contract, choices);
    this.leftOut.push(...chosen.leftOut);
    this.left += chosen.contract.operations.length;
    if (chosen.contract.operations.length === 0 && chosen.leftOut.length > 0) this.emptied.push(contract);
    return chosen.contract;
  }

  /** Says which patterns fitted nothing, and who has no operation left. `file` is the config. */
  reportIdle(file: string, report: Report): void {
    for (const { choice, among } of this.made.values())
      for (const name of ["include", "exclude"] as const)
        for (const [index, pattern] of (choice[name] ?? []).entries()) {
          if (among.some(operationMatcher(pattern))) continue;
          const meant = closest(pattern, new Set(among.flatMap(operationTexts)));
          report({
            code: "choice-unmatched",
            at: choice.isAsked
              ? { file: `--${name}`, pointer: "" }
              : { file, pointer: join(`${choice.pointer}/${name}`, index) },
            message: `"${pattern}" fits no operation, so nothing is ${name}d by it.`,
            hint:
              meant === undefined
                ? "A pattern is an operation, a method, a path, a tag or `deprecated`; `*` stands for anything."
                : `Did you mean "${meant}"?`,
          });
        }
    if (this.reportNothing(report)) return;
    for (const { provider, at } of this.emptied)
      report({ code: "choice-empty", at, message: `No operation of ${provider} is left: its client has no methods.` });
  }

  /** Says that no description has an operation left, which is an error, and returns whether that is so. */
  reportNothing(report: Report): boolean {
    const [first, ...others] = this.emptied;
    if (first === undefined || this.left > 0) return false;
    const names = this.emptied.map(({ provider }) => provider).join(", ");
    report({
      code: "choice-empty",
      severity: "error",
      at: first.at,
      message: `No operation is left of any description: the choice of operations takes all of ${names}.`,
      hint: "Correct the patterns of `include` and `exclude`.",
      ...(others.length > 0 && { related: others.map(({ at }) => at) }),
    });
    return true;
  }
}
