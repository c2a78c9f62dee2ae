import { describe, expect, it } from "vitest";
import type { Json } from "../../../../scripts/base/json.js";
import type { ConflictKind } from "../../../../scripts/merge/conflicts.js";
import { joinOwn } from "../../../../scripts/merge/union/join-own.js";

describe("what one provider says of a point several times", () => {
  const cases: readonly (readonly [kind: ConflictKind, said: readonly Json[], joined: Json])[] = [
    ["type", [["string"]], ["string"]],
    ["type", [["string"], ["string"]], ["string"]],
    [
      "type",
      [
        ["string", "null"],
        ["integer", "null"],
      ],
      ["integer", "null", "string"],
    ],
    ["type", [["string"], ["anything"]], ["anything"]],
    ["values", [["b"], ["a", "b"]], ["a", "b"]],
    ["values", [["b"], "any"], "any"],
    ["closed", ["none", "any"], "any"],
    ["closed", ["none", "none"], "none"],
    [
      "required",
      [
        ["b", "a", "c"],
        ["c", "b"],
        ["a", "b", "c"],
      ],
      ["b", "c"],
    ],
    ["required", [["a"], ["b"]], []],
    ["limit", [{ maxLength: 2 }, { maxLength: 1 }, { maxLength: 2 }], [{ maxLength: 1 }, { maxLength: 2 }]],
    ["format", ["time", ["date", "none"]], ["date", "none", "time"]],
    ["default", [1, 2], 1],
    ["default", [], null],
    ["style", ["b", "a"], "b"],
  ];

  it.each(cases)("what one provider says of a point several times is one side: %s of %j", (kind, said, joined) => {
    expect(joinOwn(kind, said)).toEqual(joined);
  });
});
