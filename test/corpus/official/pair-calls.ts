import OpenAI from "openai";
import type { Contract } from "../../../scripts/contract/model/types.js";
import { officialMethods } from "../../helpers/official-names.js";
import { startServer } from "../../src/fixtures/server.js";
import { callOfficial, callUnnamed } from "./call-official.js";
import { callOurs } from "./call-ours.js";
import { type DescribedCall, describedCalls } from "./described-calls.js";
import { type Exchange, exchange } from "./exchange.js";

/** One call by both clients. */
export interface Pair {
  readonly call: DescribedCall;
  readonly mine: Exchange;
  readonly theirs: Exchange;
}

/** Makes every call that a contract describes, by a client of ours and by the official one. */
export async function pairCalls(
  contract: Contract,
  clientOf: (options: { readonly baseURL: string; readonly maxRetries: number }) => object,
): Promise<readonly Pair[]> {
  let current: DescribedCall | undefined;
  const server = await startServer((_, response) => {
    const { status = 500, type, body } = current?.answer ?? {};
    response.writeHead(status, type === undefined ? {} : { "content-type": type }).end(body);
  });
  const common = { baseURL: `${server.url}/v1`, maxRetries: 0 };
  const ours = clientOf(common);
  const official = new OpenAI({ ...common, apiKey: "sk-user", adminAPIKey: "sk-admin" });
  const methods = officialMethods();
  const pairs: Pair[] = [];
  for (const call of describedCalls(contract)) {
    current = call;
    const method = methods.get(keyOf(call));
    const mine = await exchange(server, () => callOurs(ours, call));
    const theirs = await exchange(server, () =>
      method === undefined ? callUnnamed(official, call) : callOfficial(official, method, call),
    );
    pairs.push({ call, mine, theirs });
  }
  await server.close();
  return pairs;
}

/** As the package's methods are known: `GET /models/{}`. */
export function keyOf({ operation: { method, path, fixedQuery } }: DescribedCall): string {
  const query = fixedQuery === undefined ? "" : `?${new URLSearchParams([...fixedQuery])}`;
  return `${method} ${path.replace(/\{[^{}]*\}/g, "{}")}${query}`;
}
