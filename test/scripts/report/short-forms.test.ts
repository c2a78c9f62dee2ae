import { describe, it } from "vitest";
import type { Change } from "../../../scripts/drift/changes/types.js";
import { reportChanges } from "../../../scripts/drift/find-changes.js";
import { type RuleId, ruleOf } from "../../../scripts/drift/rules/registry.js";
import type { OperationScore, ProviderScore } from "../../../scripts/drift/score.js";
import { printFolded } from "../../../scripts/report/print-folded.js";
import { printMatrix } from "../../../scripts/report/print-matrix.js";
import { printTight } from "../../../scripts/report/print-tight.js";
import { compareGolden } from "../../helpers/golden.js";
import { breaking } from "./comparand.js";

/** A change of a rule at its level; `at` is where in an operation, or an answer's status before that: `404 a`. */
function change(id: RuleId, at: string, more: Partial<Change> = {}): Change {
  const { level } = ruleOf(id);
  const [, status, name = ""] = /^(?:(\d+) )?(.*)$/.exec(at) ?? [];
  const { witness: _, excerpts: __, operations: ___, ...plain } = breaking;
  return {
    ...plain,
    id,
    level,
    breaking: level === "error",
    operation: "POST /a",
    location: status === undefined ? `request.body.${name}` : `response.${status}.body.${name}`,
    part: status === undefined ? { kind: "request-body" } : { kind: "response-body", status },
    subject: `property \`${name}\``,
    message: `Property \`${name}\` differs.`,
    name,
    ...more,
  };
}

const whole = (id: RuleId, operation: string, more: Partial<Change> = {}): Change =>
  change(id, "", { operation, location: "", subject: operation, part: { kind: "operation", operation }, ...more });

const lacks = (count: number): readonly Change[] =>
  Array.from({ length: count }, (_, index) => whole("api-removed-without-deprecation", `GET /lost/${index}`));

/** Rules of errors and warnings, the mildest first, with as many places each as their place in the list. */
const mixed = (
  [
    "request-property-removed",
    "request-property-enum-value-removed",
    "request-property-max-length-decreased",
    "request-property-min-length-increased",
    "request-property-became-required",
    "request-property-type-changed",
    "request-property-min-increased",
  ] as const
).flatMap((id, rank) => Array.from({ length: rank + 1 }, (_, index) => change(id, `field${rank}${index}`)));

const told = (name: string, lines: readonly string[]): readonly string[] => [`# ${name}`, ...lines];

const sides = { base: "specs/openai.yaml", revision: "groq" };
const folded = (changes: readonly Change[], room = 60): readonly string[] =>
  printFolded({ ...sides, report: reportChanges(changes) }, room, 120);
const tight = (changes: readonly Change[], room: number): readonly string[] =>
  printTight({ ...sides, report: reportChanges(changes) }, room, 120);

/** The same at so many places, whose names are so long. */
const places = (count: number, length: number, holder = ""): readonly Change[] =>
  Array.from({ length: count }, (_, index) =>
    change("request-property-removed", `${holder}${String(index).padEnd(length, "x")}`),
  );

const limits = (count: number, length: number): readonly Change[] =>
  places(count, length).map((each, index) => ({
    ...each,
    id: "request-property-max-length-decreased",
    level: "error",
    breaking: true,
    to: index,
  }));

const accepted = { accepted: "It is known." };
const added = change("new-optional-request-property", "new");

describe("what is printed in short", () => {
  it("an operation is printed in short with the rules that say most of it", () => {
    const failed = mixed.map((each) => ({ ...each, part: { kind: "response-body", status: "404" } as const }));
    compareGolden(new URL("golden/short-operations.txt", import.meta.url), [
      told("seven rules, a line for six", folded(mixed)),
      told("six rules, a line for each", folded(mixed.filter(({ id }) => id !== mixed[0]?.id))),
      told("those of failures last", folded([...failed.slice(-7), ...mixed.slice(-13, -7)])),
      ...[109, 110, 111].map((length) =>
        told(
          `a message of ${length}`,
          folded([change("request-property-removed", "a", { message: "m".repeat(length) })]),
        ),
      ),
      ...[1, 3, 4].map((count) =>
        told(
          `what reaches ${count}`,
          folded([
            change("api-global-security-added", "", {
              level: "error",
              breaking: true,
              operation: null,
              operations: Array.from({ length: count }, (_, index) => `GET /${index}`),
            }),
          ]),
        ),
      ),
    ]);
  });

  it("places are printed in short as far as a line reaches, and what they share once", () => {
    const shared = ["a.b.c", "a.b.d", "a.be"].map((name) => change("request-property-removed", name));
    const chosen = ["a(x.y).b", "a(x.z).c"].map((name) => change("request-property-removed", name));
    compareGolden(new URL("golden/short-places.txt", import.meta.url), [
      told("what all are in", folded(shared)),
      told("what two are in", folded(shared.slice(0, 2))),
      told("an alternative is not cut in its middle", folded(chosen)),
      told(
        "places in nothing",
        folded([change("request-property-removed", "a"), change("request-property-removed", "404 a")]),
      ),
      told("one place twice", folded([0, 1].map((to) => change("request-property-max-length-decreased", "a", { to })))),
      ...[17, 18, 24, 25].map((length) => told(`four places of ${length}`, folded(places(4, length)))),
      ...[22, 23, 35, 36].map((length) =>
        told(`three places of ${length} in another`, folded(places(3, length, "deep."))),
      ),
      ...[38, 39, 80, 81].map((length) => told(`two places of ${length}`, folded(places(2, length)))),
      ...[12, 13].map((length) => told(`three places of ${length}, each its own`, folded(limits(3, length)))),
      ...[12, 13].map((length) => told(`two places of ${length}, each its own`, folded(limits(2, length)))),
    ]);
  });

  it("what one side lacks is printed in short, and what was left out", () => {
    const hook = whole("webhook-added", "", {
      operation: null,
      subject: "webhook `news`",
      part: { kind: "webhook", name: "news" },
    });
    compareGolden(new URL("golden/short-wholes.txt", import.meta.url), [
      ...[1, 3, 4].map((count) => told(`${count} lost`, folded(lacks(count)))),
      told("some of which break", folded([...lacks(1), whole("endpoint-unknown", "GET /unknown")])),
      told("an operation and a webhook that are new", folded([hook, whole("endpoint-added", "GET /new")])),
      told("a difference and an accepted one", folded([added, { ...added, ...accepted }])),
      told(
        "accepted ones alone",
        folded([
          { ...added, ...accepted },
          { ...mixed[0], ...added, ...accepted },
        ]),
      ),
      told("an addition is no difference beside", folded([whole("endpoint-added", "GET /new")])),
      told("nothing at all", folded([])),
    ]);
  });

  it("operations are printed in short as far as there are lines, and in a line each", () => {
    const operations = ["GET /one", "GET /two", "GET /three"].flatMap((operation, index) =>
      [...mixed.slice(0, 2 + index), ...mixed.slice(0, 1)].map((each) => ({ ...each, operation })),
    );
    const mild = operations.map((each) => ({ ...each, level: "warning", breaking: false }) as const);
    const rest = [...lacks(2), whole("endpoint-added", "GET /new"), added];
    compareGolden(new URL("golden/short-rooms.txt", import.meta.url), [
      ...[6, 7, 10, 11, 14, 15].map((room) => told(`folded on ${room}`, folded(operations, room))),
      ...[15, 16].map((room) => told(`folded with the rest on ${room}`, folded([...operations, ...rest], room))),
      ...[2, 3, 4, 5].map((room) => told(`tight on ${room}`, tight(operations, room))),
      told("tight without errors", tight(mild, 9)),
      told("tight with the rest", tight([...operations, ...rest], 9)),
      told("tight of nothing", tight([], 9)),
    ]);
  });

  it("the matrix is printed in short with the operations that most providers offer", () => {
    const states = ["full", "partial", "missing", "unknown"] as const;
    const score = (provider: string, count: number, offset: number): ProviderScore => ({
      provider,
      share: 0.75,
      coverage: { offered: count, total: count },
      operations: Array.from({ length: count }, (_, index): OperationScore => {
        const status = states[(index * offset) % 4] ?? "full";
        return { operation: `GET /${index}`, status, fields: 4, taken: 3, share: status === "full" ? 1 : 0.755 };
      }),
    });
    const scores = (providers: number, count: number) =>
      Array.from({ length: providers }, (_, index) => score(`provider${index}`, count, index + 1));
    const matrix = (...args: Parameters<typeof printMatrix>) => printMatrix(...args).split("\n");
    compareGolden(new URL("golden/short-matrix.txt", import.meta.url), [
      ...[24, 25].map((count) => told(`two providers, ${count}`, matrix(scores(2, count)))),
      ...[12, 13].map((count) => told(`three providers, ${count}`, matrix(scores(3, count)))),
      told("all that is asked for", matrix(scores(3, 13), undefined, true)),
      ...[60, 61, 72].map((width) => told(`a width of ${width}`, matrix(scores(3, 2), width))),
      told("no fewer than four rows", matrix(scores(7, 5), 50)),
      told("one that offers nothing", matrix([{ ...score("none", 2, 2), coverage: { offered: 0, total: 2 } }])),
      told(
        "a page that speaks of few",
        matrix([
          {
            ...score("page", 3, 1),
            operations: score("page", 3, 1).operations.map((each) => ({ ...each, unknown: 3 })),
          },
        ]),
      ),
    ]);
  });
});
