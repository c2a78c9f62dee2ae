import { expect, it } from "vitest";
import type { Diagnostic } from "../../../scripts/base/diagnostics.js";
import { diffDocuments } from "../../../scripts/project/diff-documents.js";
import { asInput, InputError, writeHint } from "../../../scripts/project/errors.js";
import { withFiles } from "../../helpers/with-files.js";

const at = { file: "a.json", pointer: "" };

it("errors of inputs say the first of what is wrong, and warnings are none", () => {
  const found = (severity: Diagnostic["severity"], message: string): Diagnostic => ({
    code: "lint-error",
    severity,
    at,
    message,
  });
  const warning = found("warning", "It is odd.");
  expect(new InputError([warning, found("error", "It is wrong."), found("error", "So is this.")]).message).toBe(
    "It is wrong.",
  );
  expect(new InputError([warning]).message).toBe("The input cannot be read.");
});

it.each<[hint: RegExp, codes: readonly unknown[]]>([
  [/room/, ["ENOSPC", "EDQUOT"]],
  [/can be written/, ["EROFS"]],
  [/in the way/, ["EISDIR", "ENOTDIR", "EEXIST"]],
  [/leads nowhere/, ["ENOENT", "ELOOP"]],
  [/shorter/, ["ENAMETOOLONG"]],
  [/open/, ["EMFILE", "ENFILE"]],
  [/rights/, ["EACCES", "EPERM", "EOTHER", undefined]],
])("errors of a disk have a hint of what to do: %s", (hint, codes) => {
  for (const code of codes) expect([code, writeHint(code)]).toEqual([code, expect.stringMatching(hint)]);
});

/** A description whose schemas lead on to each other in as many pairs as there can be. */
function linked(count: number, scalar: (index: number) => string): string {
  const ref = (index: number) => ({ $ref: `#/components/schemas/S${index % count}` });
  const schemaOf = (index: number) => {
    const a = { anyOf: [ref(index * 7 + 1), ref(index * 3 + 2), { type: scalar(index) }] };
    return { type: "object", properties: { a, b: { type: "array", items: ref(index * 5 + 3) } } };
  };
  const schemas = Object.fromEntries(Array.from({ length: count }, (_, index) => [`S${index}`, schemaOf(index)]));
  const requestBody = { content: { "application/json": { schema: ref(0) } } };
  const paths = { "/x": { post: { requestBody, responses: { 200: { description: "ok" } } } } };
  return JSON.stringify({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths, components: { schemas } });
}

it("calls that go too deep are trouble with an input, and other errors are not", async () => {
  const deeper = (depth: number): number => 1 + deeper(depth + 1);
  const error = await asInput("a.json", async () => deeper(0)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InputError);
  expect((error as InputError).diagnostics).toEqual([expect.objectContaining({ code: "limit-depth" })]);
  await expect(asInput("a.json", () => Promise.reject(new TypeError("a bug")))).rejects.toBeInstanceOf(TypeError);
});

it("descriptions whose parts lead on to each other in many pairs are compared, or lead deeper than calls go", async () => {
  const files = {
    "a.json": linked(300, () => "string"),
    "b.json": linked(300, (index) => (index % 5 === 0 ? "integer" : "string")),
  };
  const told = await withFiles(files, (cwd) =>
    diffDocuments("a.json", "b.json", { cwd }).then(
      ({ changes }) => new Set(changes.map(({ id }) => id)),
      (thrown: InputError) => thrown.diagnostics.map(({ code }) => code),
    ),
  );
  // Code that has not run often takes more of the stack.
  if (Array.isArray(told)) expect(told).toEqual(["limit-depth"]);
  else expect(told).toContain("request-property-any-of-removed");
});
