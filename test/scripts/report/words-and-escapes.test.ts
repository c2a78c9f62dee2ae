import { describe, expect, it } from "vitest";
import type { Change } from "../../../scripts/drift/changes/types.js";
import { reportChanges } from "../../../scripts/drift/find-changes.js";
import type { Comparand } from "../../../scripts/report/comparand.js";
import { escapeCommand, escapeHtml, escapeProperty, escapeXml } from "../../../scripts/report/escape.js";
import { forReader, isWhole, sentenceNames, worstFirst } from "../../../scripts/report/for-reader.js";
import {
  codeBlock,
  codeCell,
  codeSpan,
  escapeMarkdown,
  htmlText,
  messageCell,
  messageMarkdown,
  tableMarkdown,
} from "../../../scripts/report/markdown.js";
import { withShortPaths } from "../../../scripts/report/short-paths.js";
import { countsLine, impactLine, impactOfAll, sumOf, verdictLine, verdictOf } from "../../../scripts/report/verdict.js";
import { visibleJson, visibleText } from "../../../scripts/report/visible.js";
import { breaking, warning } from "./comparand.js";

describe("texts of descriptions in each notation", () => {
  it("what nobody would see is an escape", () => {
    expect(visibleText("a\nb\tc\u0000d\u007fe\u2028f\u202eg\u2066h\u061ci\u200ej é")).toBe(
      "a\\nb\\tc\\u0000d\\u007fe\\u2028f\\u202eg\\u2066h\\u061ci\\u200ej é",
    );
    expect([visibleJson({ a: "\u001b\n" }), visibleJson([1], 1)]).toEqual(['{"a":"\\u001b\\n"}', "[\n 1\n]"]);
  });

  it.each<[(text: string) => string, string, string]>([
    [escapeHtml, `&<>"'a`, "&amp;&lt;&gt;&quot;&#39;a"],
    [escapeXml, "a\nb\u0000\u000bc\ufffe\td<", "a&#10;b\ufffd\ufffdc\ufffd\td&lt;"],
    [escapeCommand, "a%b\r\nc:d,", "a%25b%0D%0Ac:d,"],
    [escapeProperty, "a:b,c\n", "a%3Ab%2Cc%0A"],
    [htmlText, " a \n\n b<", " a b&lt;"],
    [escapeMarkdown, "\\`*_{}[]|~<a", "\\\\\\`\\*\\_\\{\\}\\[\\]\\|\\~&lt;a"],
    [escapeMarkdown, "http://a www.b WWW.c awww.d", "http&#58;//a www&#46;b WWW&#46;c awww.d"],
    [codeSpan, "a", "`a`"],
    [codeSpan, "a`b", "`` a`b ``"],
    [codeSpan, "``", "``` `` ```"],
    [codeSpan, " a", "`  a `"],
    [codeCell, "a|b", "`a\\|b`"],
    [codeCell, "a\\|b c😀", "<code>a&#92;&#124;b c😀</code>"],
    [messageMarkdown, "a_b `c_d` `e", "a\\_b `c_d` \\`e"],
    [messageCell, "a `b|c` d|", "a `b\\|c` d\\|"],
    [(text) => codeBlock(text, "json"), "a", "```json\n  a\n  ```"],
    [(text) => codeBlock(text, ""), "a```b", "````\n  a```b\n  ````"],
  ])("a text is written so that it stays a text (%#)", (write, text, written) => {
    expect(write(text)).toBe(written);
  });

  it("a table has a line for its head, its rule and each row", () => {
    expect(tableMarkdown(["A", "B"], ["---", "--:"], [["1", "2"]])).toBe("| A | B |\n| --- | --: |\n| 1 | 2 |");
  });
});

describe("verdicts in words", () => {
  const none = { breaking: 0, warning: 0, info: 0 };

  it.each([
    [none, "no-difference", "No difference."],
    [{ ...none, info: 1 }, "breaks-nothing", "Breaks nothing: 0 breaking, 0 warnings, 1 info"],
    [{ ...none, accepted: 1 }, "breaks-nothing", "Breaks nothing: 0 breaking, 0 warnings, 0 info, 1 accepted"],
    [{ ...none, warning: 1, info: 2 }, "may-break", "May break clients: 0 breaking, 1 warning, 2 info"],
    [
      { ...none, warning: 1, notOffered: 1, hidden: 3 },
      "may-break",
      "May break clients: 0 breaking, 1 warning, 0 info; of all these, 1 operation not offered, 3 milder not shown",
    ],
    [
      { ...none, breaking: 1, notOffered: 2 },
      "breaks",
      "Breaks clients: 1 breaking, 0 warnings, 0 info; of all these, 2 operations not offered",
    ],
    [
      { ...none, info: 3, notOffered: 2, webhooksNotOffered: 1 },
      "breaks-nothing",
      "Breaks nothing: 0 breaking, 0 warnings, 3 info; of all these, 2 operations and 1 webhook not offered",
    ],
  ])("the verdict on %j is %s", (summary, verdict, line) => {
    expect([verdictOf(summary), verdictLine({ summary })]).toEqual([verdict, line]);
    if (verdict !== "no-difference") expect(line.endsWith(countsLine(summary))).toBe(true);
  });

  it("counts of several comparisons are one, and the greatest impact is that of all", () => {
    const of = (changes: readonly Change[], more: object = {}): Comparand => ({
      base: "a",
      revision: "b",
      report: { ...reportChanges(changes), ...more },
    });
    const all = [of([breaking, warning]), of([breaking, { ...warning, accepted: "y" }]), of([])];
    expect(sumOf(all)).toEqual({ breaking: 2, warning: 1, info: 0, accepted: 1 });
    expect(sumOf([of([])])).toEqual(none);
    expect([
      impactOfAll(all),
      impactOfAll([of([])]),
      impactOfAll([of([], { impact: "patch" }), of([], { impact: "minor" })]),
    ]).toEqual(["major", "none", "minor"]);
    expect(impactLine(of([]).report)).toEqual([]);
    expect(impactLine(of([breaking], { relation: "providers" }).report)).toEqual([]);
    expect(impactLine(of([breaking]).report)).toEqual(["For users of a generated client: major."]);
  });
});

describe("what a reader is shown", () => {
  const of = (changes: readonly Change[], more: object = {}): Comparand => ({
    base: "x/a.yaml",
    revision: "y/b.json",
    report: { ...reportChanges(changes), ...more },
  });

  it("what is milder than asked for is left out, and the counts stay", () => {
    const shown = (level: "error" | "warning" | "info") =>
      forReader(of([breaking, warning, { ...warning, level: "info" }]), level).report;
    expect((["error", "warning", "info"] as const).map((level) => shown(level).changes.length)).toEqual([1, 2, 3]);
    expect(shown("error").summary).toMatchObject({ breaking: 1, warning: 1, info: 1 });
  });

  it("of another provider is told what it has otherwise, by the name of its file", () => {
    const { report } = forReader(of([breaking], { relation: "providers" }));
    expect(report.changes[0]?.message).toBe("Request property `name`: maximum length 5 instead of 9 at b.json.");
    expect(forReader(of([breaking])).report.changes[0]?.message).toBe(breaking.message);
  });

  it.each([
    ["x/a.yaml", "y/b.json", "a.yaml", "b.json"],
    ["x\\a.YML", "b", "a.YML", "b"],
    ["x/a.yaml", "y/a.yaml", "x/a.yaml", "y/a.yaml"],
    ["x/a", "y/a", "x/a", "y/a"],
  ])("the sides %s and %s are called %s and %s", (base, revision, one, two) => {
    expect(sentenceNames({ base, revision })).toEqual({ base: one, revision: two });
  });

  it("operations come the worst first, and what is of a whole operation last", () => {
    const change = (
      operation: string,
      level: Change["level"],
      id: Change["id"] = warning.id,
      more: object = {},
    ): Change => ({ ...warning, operation, level, id, ...more });
    const order = worstFirst([
      change("info", "info"),
      change("gone", "error", "endpoint-added"),
      change("accepted", "error", warning.id, { accepted: "y" }),
      change("two", "warning"),
      change("two", "warning"),
      change("one", "warning"),
      change("error", "error"),
    ]);
    expect(order.map(({ operation }) => operation)).toEqual(["error", "two", "two", "one", "info", "accepted", "gone"]);
    expect([isWhole(change("x", "info", "endpoint-added")), isWhole(warning)]).toEqual([true, false]);
  });

  it("paths from the root lose the folders that they have in common, others none", () => {
    const at = (file: string) => ({ file, pointer: "" });
    const change = { ...warning, base: at("/home/me/specs/in/a.yaml"), revision: null };
    const comparand: Comparand = {
      base: "/home/me/specs/b.yaml",
      revision: "name",
      report: reportChanges([change, { ...warning, base: at("c.yaml"), revision: at("/home/me/speck/d.yaml") }]),
    };
    const [short] = withShortPaths([comparand]);
    expect([
      short?.base,
      short?.revision,
      short?.report.changes.map(({ base, revision }) => [base?.file, revision?.file]),
    ]).toEqual([
      "specs/b.yaml",
      "name",
      [
        ["specs/in/a.yaml", undefined],
        ["c.yaml", "speck/d.yaml"],
      ],
    ]);
    const windows = withShortPaths([{ base: "C:\\x\\a.yaml", revision: "c:/y/b.yaml", report: reportChanges([]) }]);
    expect(windows.map(({ base, revision }) => [base, revision])).toEqual([["C:\\x\\a.yaml", "c:/y/b.yaml"]]);
    const alone = withShortPaths([{ base: "/x/y/a.yaml", revision: "b", report: reportChanges([]) }]);
    expect(alone[0]?.base).toBe("a.yaml");
    const relative = [{ base: "x/a.yaml", revision: "b", report: reportChanges([]) }];
    expect(withShortPaths(relative)).toBe(relative);
  });
});
