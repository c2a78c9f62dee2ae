import type { Received, TestServer } from "../../src/fixtures/server.js";

/** What a server acts on. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | readonly Part[];
}

/** What a call gave, in the same words for both clients. */
export interface Outcome {
  readonly kind: "json" | "text" | "bytes" | "empty" | "stream" | "error";
  readonly value?: unknown;
}

export interface Exchange {
  /** One, and for a list that goes on the request for its next page. */
  readonly sent: readonly SentRequest[];
  readonly outcome: Outcome;
}

/** Makes a call, and records what the server sees of it. */
export async function exchange({ received }: TestServer, call: () => Promise<unknown>): Promise<Exchange> {
  const from = received.length;
  const outcome = await outcomeOf(call);
  return { sent: received.slice(from).map(readSent), outcome };
}

/** Of the connection and of who calls; no server of an API acts on these. */
const unimportant =
  /^(?:host|connection|content-length|transfer-encoding|user-agent|x-stainless-.*|accept-(?:language|encoding)|sec-fetch-mode)$/;

function readSent({ method, url, headers, body }: Received): SentRequest {
  const type = String(headers["content-type"] ?? "");
  const kept = Object.entries(headers).filter(([name]) => !unimportant.test(name));
  return {
    method,
    url,
    headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value).replace(/; boundary=.*/, "")])),
    body: type.startsWith("multipart/") ? partsOf(body, type) : body.toString("utf8"),
  };
}

/** One part of a form. */
export interface Part {
  readonly name: string;
  readonly file?: string;
  readonly type?: string;
  readonly text: string;
}

function partsOf(body: Buffer, type: string): readonly Part[] {
  const [, boundary = ""] = /boundary="?([^";]+)/.exec(type) ?? [];
  const blocks = body.toString("latin1").split(`--${boundary}`).slice(1, -1);
  const parts = blocks.map((block): Part => {
    const [head = "", ...rest] = Buffer.from(block.slice(2, -2), "latin1").toString("utf8").split("\r\n\r\n");
    const [, name = ""] = /\bname="([^"]*)"/.exec(head) ?? [];
    const [, file] = /\bfilename="([^"]*)"/.exec(head) ?? [];
    const [, own] = /^content-type: *(.*)$/im.exec(head) ?? [];
    return { name, ...(file && { file }), ...(own && { type: own.trim() }), text: rest.join("\r\n\r\n") };
  });
  // Who reads the files of a form first may write them last.
  return parts.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

async function outcomeOf(call: () => Promise<unknown>): Promise<Outcome> {
  try {
    const result = await call();
    const outcome = await readResult(result);
    if (isPage(result) && result.hasNextPage()) await result.getNextPage();
    return outcome;
  } catch (error) {
    return { kind: "error", value: String(error) };
  }
}

async function readResult(result: unknown): Promise<Outcome> {
  if (result === undefined || result === null) return { kind: "empty" };
  if (typeof result === "string") return { kind: "text", value: result };
  if (result instanceof Blob || result instanceof Response)
    return { kind: "bytes", value: [...new Uint8Array(await result.arrayBuffer())].join(" ") };
  if (isPage(result)) return json("body" in result ? result.body : result);
  if (!isIterable(result)) return json(result);
  const events: unknown[] = [];
  for await (const event of result) events.push(event);
  return { kind: "stream", value: events };
}

/** Without what is not enumerable, and without the class of the package's answers. */
function json(value: unknown): Outcome {
  return { kind: "json", value: JSON.parse(JSON.stringify(value)) };
}

interface AnyPage {
  hasNextPage(): boolean;
  getNextPage(): Promise<unknown>;
}

function isPage(value: unknown): value is AnyPage {
  return typeof value === "object" && value !== null && "getNextPage" in value;
}

function isIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
