import { describe, expect, it } from "vitest";
import type { Contract, Operation } from "../../../scripts/contract/model/types.js";
import { groupByIdentity } from "../../../scripts/merge/group-by-identity.js";
import { contractWith } from "./schemas.js";

const at = { file: "test", pointer: "" };

/** `GET /v1/a = /a` is an operation of the whole path and the one below the root; what follows `?` is its fixed query. */
function operationOf(line: string): Operation {
  const [method = "", whole = "", path = ""] = line.split(/ (?:= )?/);
  const [plain = "", query] = path.split("?");
  return {
    ...{ key: `${method} ${whole}`, identity: `${method} ${path.replace(/\{\w+\}/g, "{}")}`, id: path, method },
    ...{ path: plain, resource: [], action: "get", tags: [], parameters: [], responses: [], at },
    ...(query !== undefined && { fixedQuery: new Map([[query, ""]]) }),
  };
}

const contractOf = (provider: string, lines: readonly string[]): Contract =>
  contractWith(provider, {}, { operations: lines.map(operationOf) });

const groupsOf = (...all: readonly (readonly string[])[]): readonly string[] =>
  [...groupByIdentity(all.map((lines, index) => contractOf("abc"[index] ?? "", lines)))].map(
    ([identity, group]) => `${identity}: ${group.map(({ contract }) => contract.provider).join(" ")}`,
  );

describe("what is one operation at several providers", () => {
  const cases: readonly (readonly [
    name: string,
    providers: readonly (readonly string[])[],
    groups: readonly string[],
  ])[] = [
    ["one path below the roots", [["GET /v1/a = /a"], ["GET /api/a = /a"]], ["GET /a: a b"]],
    ["other methods", [["GET /v1/a = /a"], ["POST /v1/a = /a"]], ["GET /a: a", "POST /a: b"]],
    ["other names of parameters", [["GET /v1/a/{x} = /a/{x}"], ["GET /v1/a/{y} = /a/{y}"]], ["GET /a/{}: a b"]],
    [
      "paths in order",
      [["GET /v1/b = /b", "GET /v1/a = /a"], ["GET /v1/c = /c"]],
      ["GET /a: a", "GET /b: a", "GET /c: b"],
    ],
    ["methods in order", [["POST /v1/a = /a", "GET /v1/a = /a"]], ["GET /a: a", "POST /a: a"]],
    [
      "one path with other queries",
      [["GET /v1/a = /a?y", "GET /v1/a = /a?x", "GET /v1/a = /a?z"]],
      ["GET /a?y: a", "GET /a?x: a", "GET /a?z: a"],
    ],
    ["one whole path, outside of one root", [["GET /info = /info"], ["GET /info = /../info"]], ["GET /info: a b"]],
    [
      "one whole path, outside of the first root",
      [["GET /info = /../info"], ["GET /info = /info"]],
      ["GET /../info: a b"],
    ],
    ["one whole path with other names", [["GET /i/{x} = /i/{x}"], ["GET /i/{y} = /../i/{y}"]], ["GET /i/{}: a b"]],
    ["one whole path, below both roots", [["GET /v1/a = /v1/a"], ["GET /v1/a = /a"]], ["GET /a: b", "GET /v1/a: a"]],
    [
      "one whole path twice at one provider",
      [["GET /info = /info", "GET /info = /../info"]],
      ["GET /../info: a", "GET /info: a"],
    ],
    [
      "one whole path twice at the second provider",
      [["GET /info = /info"], ["GET /info = /../info", "GET /info = /../info?x"]],
      ["GET /../info?x: b", "GET /info: a b"],
    ],
    [
      "one whole path of three",
      [["GET /info = /../info"], ["GET /info = /info"], ["GET /info = /../info"]],
      ["GET /../info: a b c"],
    ],
  ];

  it.each(cases)("what is one operation at several providers: %s", (_name, providers, groups) => {
    expect(groupsOf(...providers)).toEqual(groups);
  });
});
