import { describe, expect, it } from "vitest";
import { changesBetween } from "./contracts.js";

const done = { responses: { 200: { description: "Done" } } };
const document = (paths: readonly string[], rest: object = {}) => ({
  openapi: "3.1.0",
  info: { title: "API", version: "1" },
  paths: Object.fromEntries(paths.map((path) => [path, { post: done }])),
  ...rest,
});

/** What is told of the comparison as such. */
async function told(...between: Parameters<typeof changesBetween>): Promise<readonly string[]> {
  const changes = await changesBetween(...between);
  return changes.flatMap(({ id, level }) => (id === "no-common-operation" ? [level] : []));
}

const providers = { relation: "providers", missing: "coverage" } as const;
const webhooks = { webhooks: { born: { post: done } } };

describe("a comparison without an operation in common", () => {
  it.each([
    ["providers that share none", ["/a"], ["/api/a"]],
    ["a provider that has none", ["/a"], []],
    ["a reference that has none", [], ["/a"]],
    ["two that have none", [], []],
  ])("of %s is an error", async (_, base, revision) => {
    expect(await told(document(base), document(revision), providers)).toEqual(["error"]);
  });

  it("where not all operations are to be compared is a warning", async () => {
    const operations = { only: ["/a"] };
    expect(await told(document(["/a", "/b"]), document(["/b"]), { ...providers, operations })).toEqual(["warning"]);
  });

  it("of versions is a warning where there is none, and else told by each", async () => {
    expect(await told(document([]), document(["/a"]))).toEqual([]);
    expect(await told(document([]), document([]))).toEqual(["warning"]);
    expect(await told(document(["/a"]), document(["/b"]))).toEqual([]);
  });

  it("is none where what is missing breaks anyway", async () => {
    expect(await told(document(["/a"]), document(["/b"]), { relation: "providers", missing: "break" })).toEqual([]);
    expect(await told(document([]), document(["/b"]), { relation: "providers", missing: "break" })).toEqual(["error"]);
  });

  it("is none where webhooks are shared", async () => {
    expect(await told(document(["/a"], webhooks), document(["/b"], webhooks), providers)).toEqual([]);
    expect(await told(document([], webhooks), document([], webhooks))).toEqual([]);
    expect(await told(document([], webhooks), document([]), providers)).toEqual(["error"]);
  });

  it("is none where an operation only moved", async () => {
    expect(await told(document(["/a", "/c"]), document(["/b", "/c"]), providers)).toEqual([]);
  });
});
