import { describe, expect, it } from "vitest";
import { Diagnostics, type Finding } from "../../../scripts/base/diagnostics.js";

const finding = (message: string, more: Partial<Finding> = {}): Finding => ({
  code: "servers-empty",
  at: { file: "a.yaml", pointer: "" },
  message,
  ...more,
});
const messagesOf = (found: Diagnostics["all"]): readonly string[] => found.map(({ message }) => message);

describe("diagnostics", () => {
  it("diagnostics keep the order of the reports, and give each the severity of its code unless it has one", () => {
    const { report, all } = new Diagnostics();
    report(finding("first"));
    report(finding("second", { severity: "error" }));
    expect(all.map(({ message, severity }) => [message, severity])).toEqual([
      ["first", "warning"],
      ["second", "error"],
    ]);
  });

  it("diagnostics tell what came since an earlier count", () => {
    const diagnostics = new Diagnostics();
    diagnostics.report(finding("before", { severity: "error" }));
    const { count } = diagnostics;
    diagnostics.report(finding("after"));
    expect(messagesOf(diagnostics.since(count))).toEqual(["after"]);
    expect(diagnostics.hasErrors).toBe(true);
  });

  it("diagnostics are the same for those who report by way of another", () => {
    const diagnostics = new Diagnostics();
    const inner = diagnostics.through((report) => (found) => report({ ...found, message: `inner ${found.message}` }));
    const { count } = inner;
    diagnostics.report(finding("one"));
    inner.report(finding("two", { severity: "error" }));
    expect(messagesOf(diagnostics.all)).toEqual(["one", "inner two"]);
    expect(messagesOf(inner.since(count))).toEqual(["one", "inner two"]);
    expect(inner.hasErrors).toBe(true);
  });
});
