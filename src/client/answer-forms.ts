import { byPlatform } from "../transport/connection-error.js";
import { valueIn } from "../transport/pages.js";
import type { AnswerForm, AnswerFormat, AnswerForms, FormedAnswer } from "../transport/provider.js";
import { longestText, readBody, readText } from "../transport/read-body.js";
import { parseText } from "../transport/server-error.js";

const longestFile = 2 ** 30;

/** Reads answers that can be other than JSON. Operations with such answers bring it. */
export const answerForms: AnswerForms = {
  ask({ response = "json", formats, accept }, fields) {
    const format = formats && valueIn(formats.values, [String(fields[formats.field])]);
    const forms = [response].flat();
    if (format) {
      const [form, type] = format as AnswerFormat;
      return { forms: [form, "json", ...forms.filter((each) => each === "none")], accept: `${type}, application/json` };
    }
    return { forms, accept: accept ?? (forms[0] === "json" ? "application/json" : "*/*") };
  },
  read,
};

async function read(answer: FormedAnswer): Promise<unknown> {
  const {
    response,
    asked: { forms },
    deadline,
    limit,
    json,
  } = answer;
  const mayBeEmpty = forms.includes("none");
  const form = answerForm(answer);
  const { headers } = response;
  const isOpen = form === "json" && !headers.has("content-type") && forms.includes("binary");
  if (form === "binary" || isOpen) {
    const body = await readBody(response, deadline, limit ?? longestFile);
    const file = body instanceof Blob ? body : await deadline.guard(byPlatform(() => body.blob()));
    if (file.size === 0 && mayBeEmpty) return undefined;
    const text = isOpen ? await file.text() : "";
    return isOpen && (text === "" || parseText(text).isJson) ? json(text) : file;
  }
  const text = await readText(response, deadline, limit ?? longestText);
  if (form === "none" || (text === "" && mayBeEmpty)) return undefined;
  return form === "text" || (forms.includes("text") && isPlainText(text, headers)) ? text : json(text);
}

/** Neither JSON nor a page, which is an error in its place. */
function isPlainText(text: string, headers: Headers): boolean {
  const { isJson, isPage = false } = parseText(text, headers);
  return text !== "" && !isJson && !isPage;
}

/** Of the forms that are described, the one that the server says; where it says none of them, the likeliest. */
function answerForm({ asked: { forms, accept }, response: { headers } }: FormedAnswer): AnswerForm {
  const [first, ...others] = forms.filter((form) => form !== "none");
  if (first === undefined) return "none";
  const type = headers.get("content-type") ?? "";
  const said = formOf(type);
  // Of a page where none is described, JSON makes an error.
  if (others.length === 0 || type === "" || (first === "json" && /html/i.test(type) && !accept.includes("html")))
    return first;
  return [first, ...others].find((form) => form === said) ?? (first === "json" ? (others[0] ?? first) : first);
}

function formOf(type: string): AnswerForm {
  if (/[/+]json\s*(?:;|$)/i.test(type)) return "json";
  return /^text\/|[/+](?:xml|(?:x-)?yaml|sdp|javascript|graphql|sql|toml|x-subrip)\b/i.test(type) ? "text" : "binary";
}
