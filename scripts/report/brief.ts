import type { Change } from "../drift/changes/types.js";
import { ruleOf } from "../drift/rules/registry.js";
import type { BriefForm, Sentence } from "../drift/rules/rule.js";
import { factText, fillText } from "../drift/rules/sentence.js";

/** What differs at the place of a change, which the view names itself. */
export type Brief =
  | { readonly kind: "missing" }
  /** A value that is not allowed, an alternative that is not described, or one of either that is in addition. */
  | { readonly kind: (typeof listKinds)[number]; readonly value: string }
  | { readonly kind: "other"; readonly text: string };

const listKinds = ["not", "without", "also"] as const;

export function briefOf(change: Change): Brief {
  const { brief } = ruleOf(change.id);
  if (isSentence(brief)) return { kind: "other", text: fillText(brief, change.subject, change) };
  if ("missing" in brief) return { kind: "missing" };
  if ("not" in brief) return { kind: "not", value: factText(change[brief.not] ?? []) };
  if ("without" in brief) return { kind: "without", value: factText(change[brief.without] ?? []) };
  return { kind: "also", value: factText(change[brief.also] ?? []) };
}

function isSentence(form: BriefForm): form is Sentence {
  return typeof form === "string" || Array.isArray(form);
}

/** As text; values that are not or also taken, and alternatives that are not there, in one list each: "not `"a"`, `"b"`". */
export function joinBriefs(briefs: readonly Brief[]): readonly string[] {
  const texts = briefs.flatMap((brief) => {
    if (brief.kind === "other") return [brief.text];
    return brief.kind === "missing" ? ["missing"] : [];
  });
  const lists = listKinds.flatMap((kind) => {
    const values = briefs.flatMap((brief) => (brief.kind === kind ? [brief.value] : [])).sort();
    return values.length === 0 ? [] : [`${kind} ${values.join(", ")}`];
  });
  return [...texts, ...lists];
}
