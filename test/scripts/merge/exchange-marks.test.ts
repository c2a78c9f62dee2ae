import { describe, expect, it } from "vitest";
import { printDocument } from "../../../scripts/emit/document/print-document.js";
import { mergeContracts } from "../../../scripts/merge/union/merge-contracts.js";
import { contractOf } from "../../helpers/load-text.js";
import { casesOf } from "../../helpers/random-runs.js";
import { randomOf } from "../../helpers/random-schemas.js";

/** How many cases; 2,000 before a release, with new ones each time. */
const { seeds, from } = casesOf(12, "CONCORD_FUZZ_MARKS");

type Content = Readonly<Record<string, { readonly "x-providers"?: readonly string[]; readonly schema?: unknown }>>;
interface Response {
  readonly "x-providers"?: readonly string[];
  readonly headers?: Content;
  readonly content?: Content;
}
interface Operation {
  readonly "x-providers"?: readonly string[];
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly "x-providers"?: readonly string[];
  }[];
  readonly requestBody?: { readonly "x-providers"?: readonly string[]; readonly content: Content };
  readonly responses: Readonly<Record<string, Response>>;
}
type Item = { readonly post: Operation };
interface Written {
  readonly paths: Readonly<Record<string, Item>>;
  readonly webhooks?: Readonly<Record<string, Item>>;
}

const types = ["application/json", "text/plain", "text/*", "audio/mpeg"];
const schema = { type: "string" };

function randomDescription(random: () => number): Written & { readonly [key: string]: unknown } {
  const some = <T>(list: readonly T[], share = 0.5): readonly T[] => list.filter(() => random() < share);
  const content = () => Object.fromEntries(some(types).map((type) => [type, { schema }]));
  const headers = () => Object.fromEntries(some(["X-A", "X-B"]).map((name) => [name, { schema }]));
  const responses = () =>
    Object.fromEntries(
      ["200", ...some(["201", "2XX", "404", "4XX", "default"])].map((status) => [
        status,
        { description: "", headers: headers(), content: content() },
      ]),
    );
  const operation = (): Operation => ({
    parameters: some([
      { in: "query", name: "limit" },
      { in: "query", name: "after" },
      { in: "header", name: "X-Trace" },
    ]).map((one) => ({ ...one, schema })),
    ...(random() < 0.6 && { requestBody: { content: { "application/json": { schema }, ...content() } } }),
    responses: responses(),
  });
  const items = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, { post: operation() }]));
  return {
    openapi: "3.1.0",
    info: { title: "API", version: "1" },
    servers: [{ url: "https://a.example/v1" }],
    paths: items(["/all", ...some(["/things", "/others"])]),
    webhooks: items(some(["done"], 0.6)),
  };
}

/** What providers say of one part. */
type Own<T> = readonly (readonly [provider: string, part: T | undefined])[];

/** Compares marks with what providers have, and collects the places where they differ. */
class MarkCheck {
  readonly wrong: string[] = [];
  seen = 0;

  private check(place: string, marks: readonly string[] | undefined, own: Own<unknown>, around: Own<unknown>): void {
    this.seen++;
    const having = own.filter(([, part]) => part !== undefined).map(([name]) => name);
    const all = around.filter(([, part]) => part !== undefined).map(([name]) => name);
    const expected = having.length === all.length ? undefined : having;
    if (JSON.stringify(marks) !== JSON.stringify(expected)) this.wrong.push(`${place}: ${marks}, not ${expected}`);
  }

  items(merged: Written["paths"] | undefined, own: Own<Written["paths"]>, place: string): void {
    for (const [name, { post }] of Object.entries(merged ?? {})) {
      const all = own.map(([provider, items]) => [provider, items?.[name]?.post] as const);
      this.check(
        `${place} ${name}`,
        post["x-providers"],
        all,
        own.map(([provider]) => [provider, true]),
      );
      this.operation(post, all, `${place} ${name}`);
    }
  }

  private operation({ parameters = [], requestBody, responses }: Operation, own: Own<Operation>, place: string): void {
    for (const { in: where, name, "x-providers": marks } of parameters) {
      const read = (one: Operation | undefined) =>
        one?.parameters?.find((other) => other.in === where && other.name === name);
      this.check(`${place} ${name}`, marks, part(own, read), own);
    }
    const bodies = part(own, (one) => one?.requestBody);
    if (requestBody !== undefined) {
      this.check(`${place} body`, requestBody["x-providers"], bodies, own);
      this.content(
        requestBody.content,
        part(bodies, (body) => body?.content),
        `${place} body`,
      );
    }
    for (const [status, response] of Object.entries(responses)) {
      const named = part(own, (one) => one?.responses[status] ?? one?.responses[`${status.slice(0, 1)}XX`]);
      this.check(`${place} ${status}`, response["x-providers"], named, own);
      const near = part(
        own,
        (one) => one?.responses[status] ?? one?.responses[`${status.slice(0, 1)}XX`] ?? one?.responses.default,
      );
      this.content(
        response.content ?? {},
        part(near, (one) => one && (one.content ?? {})),
        `${place} ${status}`,
      );
      for (const [name, header] of Object.entries(response.headers ?? {}))
        this.check(
          `${place} ${status} ${name}`,
          header["x-providers"],
          part(near, (one) => one?.headers?.[name]),
          near,
        );
    }
  }

  private content(merged: Content, own: Own<Content>, place: string): void {
    for (const [type, media] of Object.entries(merged)) {
      const read = (content: Content | undefined) => content?.[type] ?? content?.[`${type.split("/")[0]}/*`];
      this.check(`${place} ${type}`, media["x-providers"], part(own, read), own);
    }
  }
}

function part<T, P>(own: Own<T>, read: (one: T | undefined) => P | undefined): Own<P> {
  return own.map(([provider, one]) => [provider, read(one)] as const);
}

describe("marks of random operations", () => {
  it(`marks of random operations, parameters, bodies, statuses, media types, headers and webhooks name who has them (${from})`, {
    timeout: seeds.length * 1000 + 60_000,
  }, async () => {
    const check = new MarkCheck();
    for (const seed of seeds) {
      const random = randomOf(seed);
      const names = ["one", "two", "three"].slice(0, random() < 0.5 ? 2 : 3);
      const own = names.map((name) => [name, randomDescription(random)] as const);
      const [first, ...others] = await Promise.all(own.map(([name, document]) => contractOf(document, name)));
      if (first === undefined) throw new Error("There is one.");
      const { contract } = mergeContracts([first, ...others], { report: () => undefined });
      const merged = printDocument(contract) as unknown as Written;
      check.items(
        merged.paths,
        part(own, (one) => one?.paths),
        `${seed}`,
      );
      check.items(
        merged.webhooks,
        part(own, (one) => one?.webhooks),
        `${seed} webhook`,
      );
    }
    expect(check.wrong).toEqual([]);
    expect(check.seen).toBeGreaterThan(seeds.length * 10);
  });
});
