import type { CallState } from "../transport/call-state.js";
import type { AnswerForm } from "../transport/provider.js";

/** The forms that a success of this call can have. */
export function answerForms({ spec, text }: CallState): readonly AnswerForm[] {
  return text ? ["text", "json"] : [spec.response ?? "json"].flat();
}

/** Of the forms that are described, the one that the server says; where it says none of them, the likeliest. */
export function answerForm(forms: readonly AnswerForm[], { status, headers }: Response, accept = ""): AnswerForm {
  const [first, ...others] = forms.filter((form) => form !== "none");
  if (first === undefined || (forms.includes("none") && (status === 204 || status === 205))) return "none";
  const type = headers.get("content-type") ?? "";
  const said = formOf(type);
  // Of a page where none is described, JSON makes an error.
  if (others.length === 0 || type === "" || (first === "json" && /html/i.test(type) && !accept.includes("html")))
    return first;
  return [first, ...others].find((form) => form === said) ?? (first === "json" ? (others[0] ?? first) : first);
}

function formOf(type: string): AnswerForm {
  if (/[/+]json\s*(?:;|$)/i.test(type)) return "json";
  return /^text\/|[/+](?:xml|(?:x-)?yaml|sdp|javascript|graphql)\b/i.test(type) ? "text" : "binary";
}
