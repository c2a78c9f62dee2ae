import type { Change } from "../drift/changes/types.js";
import { ruleOf } from "../drift/rules/registry.js";
import type { BriefForm, Sentence } from "../drift/rules/rule.js";
import { factText, fillText } from "../drift/rules/sentence.js";

/** What differs at the place of a change, which the view names itself. */
export type Brief =
  | { readonly kind: "missing" }
  /** A value or an alternative that is not, or also, allowed. */
  | { readonly kind: "not" | "also"; readonly value: string }
  | { readonly kind: "other"; readonly text: string };

export function briefOf(change: Change): Brief {
  const { brief } = ruleOf(change.id);
  if (isSentence(brief)) return { kind: "other", text: fillText(brief, change.subject, change) };
  if ("missing" in brief) return { kind: "missing" };
  const [kind, key] = "not" in brief ? (["not", brief.not] as const) : (["also", brief.also] as const);
  return { kind, value: factText(change[key] ?? []) };
}

function isSentence(form: BriefForm): form is Sentence {
  return typeof form === "string" || Array.isArray(form);
}

/** As text; values that are not or also taken in one list each: "not `"a"`, `"b"`". */
export function joinBriefs(briefs: readonly Brief[]): readonly string[] {
  const texts = briefs.flatMap((brief) => {
    if (brief.kind === "other") return [brief.text];
    return brief.kind === "missing" ? ["missing"] : [];
  });
  const lists = (["not", "also"] as const).flatMap((kind) => {
    const values = briefs.flatMap((brief) => (brief.kind === kind ? [brief.value] : [])).sort();
    return values.length === 0 ? [] : [`${kind} ${values.join(", ")}`];
  });
  return [...texts, ...lists];
}
