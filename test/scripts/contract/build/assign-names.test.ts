import { expect, it } from "vitest";
import { assignNames } from "../../../../scripts/contract/build/assign-names.js";
import { contractOf, specWith } from "../../../helpers/load-text.js";

const get = { responses: { 200: { description: "ok" } } };
const paths = { "/a": { get }, "/b": { get } };

it.each([
  ["what is below it", "files.list", ["getFiles", "files.list"]],
  ["what is further below it", "files.content.list", ["getFiles", "files.content.list"]],
  ["nothing below it", "filesystem.list", ["files", "filesystem.list"]],
])("a method whose name is that of a resource gives way to %s", async (_, other, expected) => {
  const { operations } = await contractOf({ ...specWith({}), paths });
  const reported: string[] = [];
  const named = assignNames(operations, { "GET /v1/a": "files", "GET /v1/b": other }, ({ code, at }) =>
    reported.push(`${code} ${at.pointer}`),
  );
  expect(named.map(({ resource, action }) => [...resource, action].join("."))).toEqual(expected);
  expect(reported).toEqual(expected[0] === "files" ? [] : ["name-collision /paths/~1a/get"]);
});
