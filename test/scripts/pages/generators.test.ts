import { describe, expect, it } from "vitest";
import { importFixture, notes, outline, shapes } from "./pages.js";

/** What pages of the usual generators say: fields with a star are required, those with `!` known not to be taken. */
const expected: Readonly<Record<string, readonly string[]>> = {
  "dipper.txt": ["POST /chat/completions: model* messages*[role content] temperature stream", "  200: id*"],
  "linnet.html": ["POST /embeddings: model* input*[text*] dimensions", "  200: object"],
  "mynah.zh.md": [
    "POST /v1/audio/speech: model* input* voice* speed options[pitch]",
    "  200:",
    "POST /v1/audio/transcriptions: file* model* language",
    "  200: text",
  ],
  "pipit.html": ["POST /completions: model* prompt* max_tokens stop", "  200: id"],
  "wren.html": ["POST /chat/completions: model* messages*[role content] temperature stream", "  200:"],
  "brambling.html": ["POST /chat: model* messages* temperature user", "  200: id text"],
  "rook.zh.md": [
    "POST /text/chatcompletion_v2: model* messages*[role* name content*] stream max_tokens temperature",
    "  200: id choices",
  ],
  "siskin.md": [
    "POST /chat/completions: model* messages*[role* content*] temperature top_p stop max_tokens",
    "  200: id choices[index message[role content]]",
    "POST /images/generations: prompt* size n",
    "  200:",
    "GET /models:",
    "  200:",
    "GET /models/{model}: path model*",
    "  200:",
  ],
  "whimbrel.md": ["POST /plans: use_tide top ships mode", "  200:"],
  "wryneck.md": ["POST /audio/transcriptions: file* model* language timestamp_granularities", "  200: text"],
  "avocet.txt": [
    "POST /chat: header X-Client-Name stream* model* messages* tools documents response_format safety_mode max_tokens temperature frequency_penalty",
    "  200: id finish_reason message",
  ],
  "curlew.md": ["POST /plan: harbour tide ships[name* length]", "  200: id", "POST /berth: number* nights", "  200:"],
  "dunlin.txt": ["POST /plans: ships*[name* crew*[size]] harbour* tide[kind] stop stream", "  200: id*"],
  "dunlin.zh.md": ["POST /plans: harbour* ships* tide[kind*] stream", "  200: id"],
  "gadwall.md": [
    "POST /v1/embeddings: input* model* dimensions encoding_format user",
    "  200: object data[index embedding]",
  ],
  "grebe.html": [
    "POST /chat/completions: model* messages*[content role] temperature max_tokens safe_prompt",
    "  200: id* choices",
  ],
  "ibis.txt": [
    "POST /v1/chat/completions: model* messages*[role content] max_tokens temperature stop stream",
    "  200: id* created",
  ],
  "knot.zh.txt": ["POST /: Harbour* Ships*[Name] Tide[Kind] Stream", "  200: Id"],
  "lark.md": ["POST /chat/completions: model* messages*[role* content*] temperature", "  200: id"],
  "plover.txt": [
    "POST /chat/completions: header x-trace-id model* messages*[role* content*] max_tokens temperature stream response_format",
    "  200: id object created usage",
  ],
  "smew.md": ["POST /chat/completions: model* messages* temperature", "  200: id choices"],
  "stilt.md": ["POST /plans: harbour* ships[kind* name seats] tide mode notes", "  200: id*"],
  "tern.html": [
    "POST /chat/completions: messages*[role* content*] model* temperature stream_options[include_usage] stream",
    "  200: id* created",
  ],
  "quay-apifox.zh.md": ["POST /v1/plans: harbour* ships*[name* kind] tide note[text]", "  200: id* usage[seconds*]"],
  "quay-broken.txt": ["POST /plans: harbour* tide", "  200:"],
  "quay-definitions.html": ["POST /plans: harbour* ships*[name* length] tide", "  200: id seconds"],
  "quay-docusaurus.txt": ["POST /plans: harbour* ships* tide mode stream", "  200: id* seconds"],
  "quay-endpoints.md": [
    "GET /berths:",
    "  200:",
    "GET /berths/{number}: path number*",
    "  200: number free",
    "POST /plans: harbour* tide",
    "  200:",
    "DELETE /plans/{id}: path id*",
    "  200:",
  ],
  "quay-fields.zh.mdx": ["POST /plans: query dry harbour* ships*[name* flag] tide", "  200: id* berths[number]"],
  "quay-form.ja.md": ["POST /transcripts: file* model* language", "  200: text"],
  "quay-glued.txt": ["POST /plans: harbour* ships*[name length] tide mode stream", "  200: id object"],
  "quay-html.ru.html": ["POST /plans: harbour* ships*[name length] tide", "  200: id"],
  "quay-http.md": ["POST /plans: harbour tide", "  200: id", "  401: error[message]"],
  "quay-kinds.md": ["POST /plans: harbour* notes*[role* text* rank] stream_options[include_usage*] tide", "  200:"],
  "quay-labels.ko.md": ["POST /plans: harbour* ships*[name* length] tide", "  200: id"],
  "quay-mintlify.txt": ["POST /plans: harbour* ships*[name* length] tide mode stream", "  200: id* berths[number]"],
  "quay-nested.zh.md": [
    "POST /plans: harbour* ships*[name* size[length] flag] tide mode stream",
    "  200: id usage[seconds]",
  ],
  "quay-readme.md": [
    "POST /api/plan: harbour* ships[name] format options stream keep",
    "  200: plan part done took",
    "GET /api/berths:",
    "  200: berths[number]",
  ],
  "quay-readme.txt": ["POST /plans: harbour* ships* tide stream", "  200:"],
  "quay-slate.md": [
    "GET /berths: query free query after",
    "  200: number free",
    "PUT /berths/{number}: path number* ship* nights",
    "  200: number ship",
  ],
  "quay-snippet.md": ["POST /plans: harbour ships[name] dry", "  200: id"],
  "quay-support.md": ["POST /plans: harbour ships tide !pilot", "  200:"],
  "quay-tasks.md": ["POST /plans: harbour ships tide stream !pilot !user", "  200:"],
  "plaice.zh.txt": ["POST /plans: harbour* ships*[kind* name seats] tide[level] night depth crew", "  200: id"],
  "sprat.md": ["POST /plans: tide_level ships*", "  200:"],
  "sprat.txt": ["POST /v1/plans: harbour* stop night wind", "  200:"],
  "sprat.ru.md": ["POST /plans: harbour* ships[name*] tools[kind]", "  200:"],
  "quay-two.md": ["GET /berths:", "  200:", "POST /plans: harbour*", "  200:"],
};

describe.each(Object.entries(expected))("the page %s", (name, lines) => {
  it(`the page ${name} has these operations and fields, each where it belongs`, () => {
    expect(outline(importFixture(name))).toEqual(lines);
  });
});

it("what follows an object is not called required where a page shows no depth and no example", () => {
  const page = importFixture("dipper.txt");
  expect(outline(page)[0]).not.toContain("content*");
  expect(notes(page)).toContain("import-value-ignored 22");
});

it("a type that a page writes on further lines, or calls one of several, takes each of them", () => {
  expect(shapes(importFixture("sprat.txt"), "CreatePlanRequest")).toMatchObject({
    harbour: { type: "string", default: "north" },
    stop: {},
    wind: { oneOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] },
  });
  const kinds = shapes(importFixture("sprat.ru.md"), "CreatePlanRequest").tools;
  expect(kinds).toMatchObject({ oneOf: [{ type: "array", items: { properties: { kind: {} } } }, { type: "object" }] });
});

it("a range in brackets is no list of values, and a default behind the marks of a line is one", () => {
  expect(shapes(importFixture("plaice.zh.txt"), "CreatePlanRequest")).toMatchObject({
    depth: { type: "number", minimum: 0, exclusiveMaximum: 2, default: 0.5 },
    night: { default: false },
  });
});
