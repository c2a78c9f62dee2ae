import { expect, it } from "vitest";
import type { ChangedPart } from "../../../scripts/drift/changes/changed-part.js";
import type { Step } from "../../../scripts/drift/changes/step.js";
import type { Change } from "../../../scripts/drift/changes/types.js";
import type { Exclusion } from "../../../scripts/merge/exclusions.js";
import type { Portable } from "../../../scripts/merge/intersection/portable-contract.js";
import { printLosses } from "../../../scripts/report/print-losses.js";
import { printPortable } from "../../../scripts/report/print-portable.js";
import { compareGolden } from "../../helpers/golden.js";
import { breaking, warning } from "./comparand.js";

const property = (...names: readonly string[]): readonly Step[] => names.map((name) => ({ kind: "property", name }));
const decreased = (part: ChangedPart, path: readonly Step[], more: Partial<Change> = {}): Change => ({
  ...breaking,
  part,
  path,
  ...more,
});
const removed = (part: ChangedPart, path: readonly Step[], more: Partial<Change> = {}): Change => ({
  ...warning,
  part,
  path,
  ...more,
});

it("what an operation loses is told in tables that people have read", () => {
  const item: Step = { kind: "items" } as Step;
  const cases: Readonly<Record<string, readonly Change[]>> = {
    "fields of the request": [
      decreased({ kind: "request-body" }, property("name")),
      decreased({ kind: "request-body" }, property("name"), { from: 5, to: 3 }),
      removed({ kind: "request-body" }, property("tag", "color")),
      decreased({ kind: "request-body" }, [item]),
      decreased({ kind: "request-body", mediaType: "text/x" }, property("name")),
      decreased({ kind: "parameter", in: "query", name: "limit" }, []),
      decreased({ kind: "parameter", in: "query", name: "filter" }, property("a")),
    ],
    "answers that break": [
      decreased({ kind: "response-body", status: "200" }, property("b", "c")),
      decreased({ kind: "response-body", status: "200" }, property("b", "a")),
      decreased({ kind: "response-body", status: "200", mediaType: "text/x" }, []),
      decreased({ kind: "response-header", status: "200", name: "x-a" }, []),
      decreased({ kind: "response-header", status: "200", name: "x-a" }, property("d")),
      decreased({ kind: "stream-event" }, property("e")),
      removed({ kind: "response", status: "404" }, []),
    ],
    "doubtful answers beside the rest": [
      removed({ kind: "response-body", status: "200" }, property("a")),
      decreased({ kind: "operation", operation: "GET /a" }, []),
    ],
    "an operation that is gone": [removed({ kind: "operation", operation: "GET /a" }, [])],
  };
  const blocks = Object.entries(cases).map(([title, changes]) => [
    `==== ${title}`,
    ...printLosses("GET /a?b=<c>", changes).split("\n"),
  ]);
  compareGolden(new URL("golden/losses.txt", import.meta.url), blocks);
});

it("a field of the request that several rules say is missing is missing once", () => {
  const twice = [
    removed({ kind: "request-body" }, property("tag")),
    removed({ kind: "request-body" }, property("tag")),
  ];
  expect(printLosses("GET /a", twice).match(/missing/g)).toEqual(["missing", "missing"]);
  expect(printLosses("GET /a", twice)).toBe(printLosses("GET /a", twice.slice(1)));
});

it("what the portable client leaves out is told as people have read it", () => {
  const out = (
    operation: string,
    rule: Exclusion["rule"],
    providers: readonly string[],
    more: Partial<Exclusion> = {},
  ): Exclusion => ({ operation, rule, providers, ...more });
  const portable = (exclusions: readonly Exclusion[], more: Partial<Portable> = {}) =>
    ({
      contract: {
        operations: [
          { key: "GET /kept" },
          { key: "POST /part", providers: ["a", "b"], unknownAt: ["b"] },
          { key: "PUT /<c>" },
        ],
      },
      providers: ["a", "b", "c_d"],
      atLeast: 3,
      exclusions,
      ...more,
    }) as unknown as Portable;
  const exclusions = [
    out("POST /part", "absent", ["b"], { part: "request.x" }),
    out("POST /part", "values", ["a"], { part: "request.y|z" }),
    out("PUT /<c>", "absent", ["a", "b", "c_d"], { part: "request" }),
    out("PUT /<c>", "absent", ["c_d"]),
    out("GET /one", "absent", ["c_d"]),
    out("GET /two", "absent", ["c_d"]),
    out("GET /three", "absent", ["a", "b"]),
    out("GET /four", "call", ["a", "b"], { reason: "for `x` and <y>" }),
    out("GET /five", "call", ["a"]),
  ];
  const blocks = [
    portable(exclusions),
    portable([], { atLeast: 2 }),
    portable(exclusions.slice(4, 5), { providers: ["a"] }),
  ].map((each, index) => [`==== ${index + 1}`, ...printPortable(each).split("\n")]);
  compareGolden(new URL("golden/portable.txt", import.meta.url), blocks);
});
