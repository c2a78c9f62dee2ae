import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { documentedCalls } from "./documented-calls.js";
import { answer, asksForEvents, clientsOf, type PageClient } from "./page-clients.js";
import { importFixture } from "./pages.js";

const pages = Object.entries(documentedCalls);
let clients: ReadonlyMap<string, PageClient>;

beforeAll(async () => {
  clients = await clientsOf(new Map(pages.map(([name]) => [name, importFixture(name).document ?? {}])));
});

function clientOf(name: string): PageClient {
  const client = clients.get(name);
  if (client === undefined) throw new Error(`There is no client of ${name}.`);
  return client;
}

/** Values on a page that are JSON, found without the reader: they begin a line or follow a quotation mark. */
function jsonOn(page: string): readonly Readonly<Record<string, unknown>>[] {
  const found: Readonly<Record<string, unknown>>[] = [];
  for (const { index } of page.matchAll(/(?<=^|')\{/gm)) {
    for (let end = page.indexOf("}", index); end > 0 && end - index < 2000; end = page.indexOf("}", end + 1)) {
      try {
        found.push(JSON.parse(page.slice(index, end + 1)));
        break;
      } catch {
        // It ends further down.
      }
    }
  }
  return found;
}

const read = (name: string): string => readFileSync(new URL(`../../fixtures/pages/${name}`, import.meta.url), "utf8");

describe.each(pages)("a client of the page %s", (name, calls) => {
  it.each(calls)(`a client of the page ${name} takes the smallest call and a typical one: $to`, async (call) => {
    for (const body of [call.smallest, { ...call.smallest, ...call.more }]) {
      const { url, method, body: sent, result } = await clientOf(name).call(call.to, body);
      expect(`${method} ${url}`).toBe(call.to.replace(" /", " https://none.example/"));
      if (!Object.values(body).some((value) => value instanceof Blob)) expect(sent).toEqual(body);
      expect(result).toEqual(asksForEvents(body) ? [answer, answer] : answer);
    }
  });

  it(`a client of the page ${name} takes the examples that the page itself shows`, async () => {
    const examples = jsonOn(read(name));
    for (const { to, smallest } of calls) {
      const names = Object.keys(smallest);
      const own = examples.filter((example) => names.length > 0 && names.every((key) => key in example));
      for (const example of own) expect((await clientOf(name).call(to, example)).body).toEqual(example);
    }
  });
});
