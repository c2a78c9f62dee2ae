import type { Contract } from "../../../scripts/contract/model/types.js";
import { ClientPrinter } from "../../../scripts/emit/print-client.js";
import { readRuntime } from "../../../scripts/write/runtime-files.js";
import { importGenerated } from "../../helpers/import-generated.js";
import { contractOf } from "../drift/contracts.js";

const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {
  // Of fields that a page does not name, the client tells on the console otherwise.
}

type Method = (body: unknown) => Promise<unknown>;

/** What a call of a client sent, and what it gave. */
export interface Exchange {
  readonly url: string;
  readonly method: string;
  /** JSON as a value, a form as its entries. */
  readonly body: unknown;
  readonly result: unknown;
}

/** A client of what a page says, which is answered without a network. */
export class PageClient {
  constructor(
    private readonly contract: Contract,
    private readonly create: (options: object) => object,
  ) {}

  /** Calls `POST https://…` as one who has read the page does. */
  async call(to: string, body: Readonly<Record<string, unknown>>): Promise<Exchange> {
    const [method = "", address = ""] = to.split(" ");
    const operation = this.contract.operations.find((each) => each.method === method && endsWith(address, each.path));
    if (operation === undefined) throw new Error(`There is no ${to}.`);
    let sent: Omit<Exchange, "result"> | undefined;
    const client = this.create({
      apiKey: "key",
      maxRetries: 0,
      logger: silent,
      ...(address.startsWith("/") && { baseURL: `https://none.example${address.slice(0, -operation.path.length)}` }),
      fetch: async (url: string | URL, init: RequestInit) => {
        const read = await readBody(init);
        sent = { url: String(url), method: init.method ?? "", body: read };
        return answerTo(read);
      },
    });
    const node = operation.resource.reduce<object>((each, name) => Reflect.get(each, name) as object, client);
    const result = await readAll(await (Reflect.get(node, operation.action) as Method).call(node, body));
    if (sent === undefined) throw new Error("Nothing was sent.");
    return { ...sent, result };
  }
}

async function readBody({ body, headers }: RequestInit): Promise<Readonly<Record<string, unknown>>> {
  const message = new Response(body ?? null, { headers: new Headers(headers) });
  const isForm = message.headers.get("content-type")?.startsWith("multipart/") === true;
  return isForm ? Object.fromEntries(await message.formData()) : JSON.parse(await message.text());
}

function endsWith(address: string, path: string): boolean {
  return address.endsWith(path) && !address.slice(0, -path.length).endsWith("/");
}

/** What no page shows: an answer has it, and each of two events. */
export const answer = { id: "a-1", unshown: { count: 2 } };

export function asksForEvents(body: { readonly stream?: unknown; readonly Stream?: unknown }): boolean {
  return (body.stream ?? body.Stream) === true;
}

function answerTo(body: Readonly<Record<string, unknown>>): Response {
  if (!asksForEvents(body))
    return new Response(JSON.stringify(answer), { headers: { "content-type": "application/json" } });
  const event = `data: ${JSON.stringify(answer)}\n\n`;
  return new Response(`${event}${event}data: [DONE]\n\n`, { headers: { "content-type": "text/event-stream" } });
}

async function readAll(result: unknown): Promise<unknown> {
  if (typeof result !== "object" || result === null || !(Symbol.asyncIterator in result)) return result;
  const events: unknown[] = [];
  for await (const event of result as AsyncIterable<unknown>) events.push(event);
  return events;
}

/** Clients of descriptions, by their names, with one runtime among them. */
export async function clientsOf(documents: ReadonlyMap<string, object>): Promise<ReadonlyMap<string, PageClient>> {
  const names = [...documents.keys()];
  const contracts = await Promise.all([...documents.values()].map((document) => contractOf(document, "api")));
  const files = new Map<string, string>();
  for (const [index, contract] of contracts.entries()) {
    const own = await new ClientPrinter().print(contract, "../runtime/runtime.js", () => undefined);
    for (const [file, text] of own) files.set(`p${index}/${file}`, text);
  }
  for (const [file, text] of await readRuntime()) files.set(`runtime/${file}`, text);
  const lines = names.map((_, index) => `export { api as p${index} } from "./p${index}/client.js";`);
  files.set("program.ts", [...lines, `export { createClient } from "./runtime/index.js";`].join("\n"));
  const { createClient, ...apis } = await importGenerated(files, "program.ts");
  const create = createClient as (api: unknown, options: object) => object;
  return new Map(
    contracts.map((contract, index) => [
      names[index] ?? "",
      new PageClient(contract, (options) => create(apis[`p${index}`], options)),
    ]),
  );
}
