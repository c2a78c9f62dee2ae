import { expect, it } from "vitest";
import type { Diagnostic } from "../../../scripts/base/diagnostics.js";
import { InputError, writeHint } from "../../../scripts/project/errors.js";

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
