/** A call that a reader of a page of ours would make. */
export interface DocumentedCall {
  /** Method and whole address. Of a page that names no server, the path. */
  readonly to: string;
  /** What the page calls required, and no more. */
  readonly smallest: Readonly<Record<string, unknown>>;
  /** What is usually sent beside that. */
  readonly more: Readonly<Record<string, unknown>>;
}

const call = (to: string, smallest: DocumentedCall["smallest"], more: DocumentedCall["more"] = {}): DocumentedCall => ({
  to,
  smallest,
  more,
});

const messages = [{ role: "user", content: "hello" }];
const chat = { model: "m-1", messages };
const sampled = { temperature: 0.7, max_tokens: 20 };
const streamed = { temperature: 0.7, stream: true };
const tools = [{ type: "function", function: { name: "tide", parameters: { type: "object" } } }];
const ships = [{ name: "Ada" }];
const plan = { harbour: "north", ships };
const quay = "POST https://api.quay.example/v1/plans";
const weaving = call(
  "POST https://loom.example/v1/weavings",
  { pattern: "twill", width: 80 },
  { tension: 2.5, yarn: "silk", colors: ["red", "blue"], mirrored: true },
);
const firing = { shelf: 2, peak: 980.5 };
const fired = { ramp: 100.5, soak: 30, draught: 0.5, vents: 2, fan: 3, boost: 1.5, label: "bowl", pieces: ["a", "b"] };
const loom = ["de", "es", "fr", "ko", "pt", "ru", "zh-hant"].flatMap((code) => [`loom.${code}.md`, `loom.${code}.txt`]);

/** By the name of the page. Pages of which nothing is sent to in a body, and such as have a description in them, are left out. */
export const documentedCalls: Readonly<Record<string, readonly DocumentedCall[]>> = {
  ...Object.fromEntries(loom.map((name) => [name, [weaving]])),
  "avocet.txt": [
    call(
      "POST https://api.avocet.example/v2/chat",
      { stream: false, ...chat },
      { tools, temperature: 0.7, stream: true },
    ),
  ],
  "brambling.html": [call("POST https://api.brambling.example/v1/chat", chat, { temperature: 0.7, user: "u" })],
  "chat.zh.md": [call("POST https://talk.example.cn/v1/chat/completions", { messages }, { temperature: 0.7 })],
  "curlew.md": [
    call(
      "POST http://localhost:8080/plan",
      {},
      { harbour: "north", tide: 0.7, ships: [{ name: "Ada", length: 12.5 }] },
    ),
    call("POST http://localhost:8080/berth", { number: 4 }, { nights: 2 }),
  ],
  "dipper.txt": [call("POST https://api.dipper.example/v1/chat/completions", chat, streamed)],
  // It does not mention streams.
  "dotterel.fr.md": [
    call("POST https://api.dotterel.example/v1/voyages", { harbour: "north" }, { knots: 9.5, pilots: 1, stream: true }),
  ],
  "dunlin.txt": [
    call(
      "POST https://api.dunlin.example/v1/plans",
      { ships: [{ name: "Ada", crew: { size: 4 } }], harbour: "north" },
      { tide: { kind: "high" }, stop: ["here"], stream: true },
    ),
  ],
  "dunlin.zh.md": [call("POST https://api.dunlin.example/v1/plans", plan, { tide: { kind: "low" }, stream: true })],
  "garganey.ja.txt": [call("POST https://api.garganey.example/v1/voyages", { harbour: "north" }, { knots: 9.5 })],
  "gadwall.md": [
    call(
      "POST https://gadwall.example/v1/embeddings",
      { input: "hello", model: "m-1" },
      { input: ["a", "b"], dimensions: 256 },
    ),
  ],
  "grebe.html": [
    call("POST https://api.grebe.example/v1/chat/completions", chat, { ...sampled, safe_prompt: true, tools }),
  ],
  "ibis.txt": [call("POST /v1/chat/completions", chat, { ...streamed, stop: ["end"], tools })],
  "kiln.md": [call("POST https://kiln.example/v1/firings", firing, fired)],
  "kiln.zh.txt": [call("POST https://yao.example.cn/v1/firings", firing, fired)],
  "knot.zh.txt": [
    call(
      "POST https://knot.example/",
      { Harbour: "north", Ships: [{ Name: "Ada" }] },
      { Tide: { Kind: "high" }, Stream: true },
    ),
  ],
  "lark.md": [call("POST https://api.lark.example/v1/chat/completions", chat, { temperature: 0.7 })],
  "linnet.html": [
    call(
      "POST https://api.linnet.example/v1/embeddings",
      { model: "m-1", input: [{ text: "hello" }] },
      { dimensions: 256 },
    ),
  ],
  "mynah.zh.md": [
    call(
      "POST https://api.mynah.example/v1/audio/speech",
      { model: "m-1", input: "hello", voice: "v" },
      { speed: 1.5, options: { pitch: 0.5 } },
    ),
    call(
      "POST https://api.mynah.example/v1/audio/transcriptions",
      { file: new Blob(["x"]), model: "m-1" },
      { language: "zh" },
    ),
  ],
  "narration.ja.md": [
    call(
      "POST https://yomu.example.jp/v1/narrations",
      { manuscript: "hello", reader: "haru" },
      { pace: 1.5, pitch: -2, tags: ["a"], loud: true, script: ["a", "b"], note: null, cast: { lead: "x" }, seed: 4 },
    ),
  ],
  "pictures.md": [
    call(
      "POST https://studio.example/api/v2/pictures",
      { prompt: "a boat" },
      {
        size: "small",
        strength: 0.7,
        palette: ["red"],
        style: { line: 0.5 },
        layers: [{ name: "sky", blur: 2.5 }],
        stream: true,
      },
    ),
  ],
  "pipit.html": [
    call(
      "POST https://api.pipit.example/v1/completions",
      { model: "m-1", prompt: "hello" },
      { ...sampled, stop: ["end"] },
    ),
  ],
  "plaice.zh.txt": [
    call(
      "POST https://api.harbour.example/v1/plans",
      { harbour: "north", ships: [{ kind: "ferry" }] },
      { tide: { level: 0.5 }, night: true, depth: 0.7, crew: 3 },
    ),
  ],
  "plover.txt": [
    call("POST https://api.plover.example/v1/chat/completions", chat, {
      ...streamed,
      response_format: { type: "json_object" },
      tools,
    }),
  ],
  "quay-apifox.zh.md": [call(quay, plan, { tide: 0.7, note: { text: "x" } })],
  "quay-broken.txt": [call(quay, { harbour: "north" }, { tide: 0.7 })],
  "quay-definitions.html": [call(quay, plan, { tide: 0.7 })],
  "quay-docusaurus.txt": [call(quay, plan, { tide: 0.7, mode: "calm", stream: true })],
  "quay-endpoints.md": [call(quay, { harbour: "north" }, { tide: 0.7 })],
  "quay-fields.zh.mdx": [call(quay, plan, { tide: 0.7 })],
  "quay-form.ja.md": [
    call("POST https://api.quay.example/v1/transcripts", { file: new Blob(["x"]), model: "m-1" }, { language: "ja" }),
  ],
  "quay-glued.txt": [call(quay, plan, { tide: 0.7, mode: "calm", stream: true })],
  "quay-html.ru.html": [call(quay, plan, { tide: 0.7 })],
  "quay-http.md": [call(quay, { harbour: "north" }, { tide: 0.7 })],
  "quay-kinds.md": [
    call(
      quay,
      { harbour: "north", notes: [{ role: "crew", text: "x" }] },
      { tide: 0.7, stream_options: { include_usage: true } },
    ),
  ],
  "quay-labels.ko.md": [call(quay, plan, { tide: 0.7 })],
  "quay-mintlify.txt": [call(quay, plan, { tide: 0.7, mode: "calm", stream: true })],
  "quay-nested.zh.md": [
    call(quay, plan, { ships: [{ name: "Ada", size: { length: 12.5 } }], tide: 0.7, mode: "calm", stream: true }),
  ],
  "quay-readme.md": [
    call(
      "POST http://localhost:7070/api/plan",
      { harbour: "north" },
      { ships, format: "json", options: { tide: 0.7 }, stream: true },
    ),
  ],
  "quay-readme.txt": [call(quay, plan, { tide: 0.7, stream: true })],
  "quay-snippet.md": [call(quay, plan, { dry: true })],
  "quay-support.md": [call(quay, plan, { tide: 0.7 })],
  "quay-tasks.md": [call("POST http://localhost:7070/v1/plans", plan, { tide: 0.7, stream: true })],
  "redshank.zh.md": [
    call(
      "POST https://api.redshank.example/v1/plans",
      { harbour: "north", ships: [{ kind: "ferry", seats: 4 }] },
      { ships: [{ kind: "tug", name: "Ada" }], tide: 0.7, mode: "calm", crew: 0.5 },
    ),
  ],
  "redshank.html": [
    call(
      "POST https://api.redshank.example/v1/plans",
      { harbour: "north" },
      { ships: ["Ada"], tide: 0.7, stream: true },
    ),
    call("POST https://api.redshank.example/v1/crews", { name: "a" }, { watch: ["night"], rank: "mate", meals: 2.5 }),
  ],
  "redshank.txt": [
    call(
      "POST https://api.redshank.example/v1/plans",
      { harbour: "south" },
      { watch: { type: "night" }, Stream: true },
    ),
  ],
  "redshank-python.md": [
    call(
      "POST http://127.0.0.1:8000/v1/plans",
      { harbour: "north" },
      { echo: true, depth: 2.5, crew: null, tide: 0.7 },
    ),
  ],
  "rook.zh.md": [
    call("POST https://api.rook.example/v1/text/chatcompletion_v2", chat, { ...streamed, max_tokens: 20 }),
  ],
  "siskin.md": [
    call("POST /chat/completions", chat, {
      ...sampled,
      messages: [{ role: "user", content: [{ type: "text", text: "x" }] }],
      stop: ["end"],
      tools,
    }),
    call("POST /images/generations", { prompt: "a boat" }, { size: "512x512", n: 2 }),
  ],
  "smew.md": [call("POST https://api.smew.example/v1/chat/completions", chat, { temperature: 0.7, tools })],
  "ruff.txt": [
    call(
      "POST https://api.ruff.example/v1/voyages",
      { harbour: "north", ships: [{ name: "Ada" }] },
      { knots: 9.5, flags: ["red"], signal: ["one"], season: "summer", stream: true },
    ),
  ],
  "speech.html": [
    call(
      "POST https://voice.example.cn/v1/audio/speech",
      { text: "hello" },
      { voice: "mei", speed: 1.5, pauses: [{ at: 0.5, length: null }], format: "wav" },
    ),
  ],
  "sprat.md": [call("POST https://api.harbour.example/v1/plans", { ships }, { tide_level: 0.7 })],
  "sprat.ru.md": [
    call("POST https://api.harbour.example/v1/plans", { harbour: "north" }, { ships, tools: [{ kind: "net" }] }),
  ],
  "sprat.txt": [call("POST /v1/plans", { harbour: "north" }, { stop: ["end"], night: true, wind: ["west", "north"] })],
  "stilt.md": [
    call(
      "POST https://api.stilt.example/v1/plans",
      { harbour: "north" },
      { ships: [{ kind: "tug", name: "Ada" }], tide: 0.7, mode: "fast", notes: { a: "b" } },
    ),
  ],
  "teal.ko.txt": [
    call(
      "POST https://api.teal.example/v1/voyages",
      { harbour: "south", ships: [{ name: "Ada" }] },
      { knots: 9.5, stops: ["east"] },
    ),
  ],
  "tern.html": [
    call("POST https://api.tern.example/v1/chat/completions", chat, {
      ...streamed,
      stream_options: { include_usage: true },
      tools,
    }),
  ],
  "tides.ja.txt": [
    call(
      "POST https://shio.example.jp/v2/tides",
      { port: "YOKO", stations: ["a"] },
      { days: 3, depth: 0.7, stations: ["a", "b"] },
    ),
  ],
  "vectors.txt": [
    call(
      "POST https://vec.example.cn/v1/embeddings",
      { model: "m-1", input: "hello" },
      { input: ["a", "b"], dimensions: 256, batch: true },
    ),
  ],
  "whimbrel.md": [
    call("POST https://api.whimbrel.example/v1/plans", {}, { use_tide: true, top: 4, ships: ["Ada"], mode: "calm" }),
  ],
  "wren.html": [call("POST https://api.wren.example/v1/chat/completions", chat, { ...streamed, tools })],
  "wryneck.md": [
    call(
      "POST https://api.wryneck.example/v1/audio/transcriptions",
      { file: new Blob(["x"]), model: "m-1" },
      { language: "en", timestamp_granularities: ["word"] },
    ),
  ],
};
