import { describe, expect, it } from "vitest";
import type { Finding } from "../../../../scripts/base/diagnostics.js";
import { applyAction, type OverlayAction, readActions } from "../../../../scripts/load/overlay/overlay-actions.js";
import { OverlayOrigins } from "../../../../scripts/load/overlay/overlay-origins.js";
import { expectWords } from "../../../helpers/expect-words.js";

/** What a document becomes, what is told, and where some of its places come from. */
function act(document: unknown, actions: readonly (readonly [target: string, update?: unknown])[]) {
  const copy = structuredClone(document);
  const origins = new OverlayOrigins("a.yaml", copy);
  const found: Finding[] = [];
  for (const [index, [target, update]] of actions.entries()) {
    const action: OverlayAction = {
      target,
      update,
      remove: update === undefined,
      file: "o.yaml",
      pointer: `/actions/${index}`,
    };
    applyAction(copy, action, origins, (finding) => void found.push(finding));
  }
  origins.finish(copy);
  expectWords(found);
  const told = found.map(
    ({ code, severity, at }) => `${code}${severity ? ` (${severity})` : ""} ${at.file} ${at.pointer}`,
  );
  const from = (pointer: string) => {
    const { file, pointer: place } = origins.originOf({ file: "a.yaml", pointer });
    return `${file} ${place}`;
  };
  return { copy, told, from };
}

const letters = { list: ["a", "b", "c", "d"], nested: [[1, 2], [3]], object: { x: 1, y: { z: 2 } } };

describe("the actions of an overlay", () => {
  it.each<[string, readonly (readonly [string, unknown?])[], unknown]>([
    ["an item is removed", [["$.list[1]"]], { ...letters, list: ["a", "c", "d"] }],
    ["several items are removed", [["$.list[0,2]"]], { ...letters, list: ["b", "d"] }],
    ["all items are removed", [["$.list[*]"]], { ...letters, list: [] }],
    ["items are removed from the end", [["$.list[-1]"]], { ...letters, list: ["a", "b", "c"] }],
    ["items are removed with what is in them", [["$.nested[0]"], ["$.nested[*]"]], { ...letters, nested: [] }],
    ["items are removed at every depth", [["$.nested..[0]"]], { ...letters, nested: [[]] }],
    ["a property is removed", [["$.object.x"]], { ...letters, object: { y: { z: 2 } } }],
    ["properties are removed with what is in them", [["$.object..*"]], { ...letters, object: {} }],
    [
      "an object is merged",
      [["$.object", { y: { w: 3 }, v: 4 }]],
      { ...letters, object: { x: 1, y: { z: 2, w: 3 }, v: 4 } },
    ],
    ["a value is replaced", [["$.object", { x: null, y: [1] }]], { ...letters, object: { x: null, y: [1] } }],
    ["a list grows by one", [["$.list", "e"]], { ...letters, list: ["a", "b", "c", "d", "e"] }],
    ["a list grows by several", [["$.list", ["e", "f"]]], { ...letters, list: ["a", "b", "c", "d", "e", "f"] }],
    [
      "a list in an object grows",
      [["$", { list: ["e"], object: { x: [5] } }]],
      { ...letters, list: ["a", "b", "c", "d", "e"], object: { x: [5], y: { z: 2 } } },
    ],
    ["a list takes the place of an object", [["$", { object: [1] }]], { ...letters, object: [1] }],
    [
      "each target is updated",
      [["$.nested[*]", 9]],
      {
        ...letters,
        nested: [
          [1, 2, 9],
          [3, 9],
        ],
      },
    ],
  ])("the actions of an overlay change what they aim at: %s", (_, actions, wanted) => {
    const { copy, told } = act(letters, actions);
    expect([copy, told]).toEqual([wanted, []]);
  });

  it("the update of several targets is one for each of them", () => {
    const { copy } = act({ a: {}, b: {} }, [
      ["$.*", { list: [] }],
      ["$.a.list", 1],
    ]);
    expect(copy).toEqual({ a: { list: [1] }, b: { list: [] } });
  });

  it.each<[string, readonly (readonly [string, unknown?])[], readonly string[]]>([
    ["nothing fits", [["$.none", 1]], ["overlay-unmatched (warning) o.yaml /actions/0/target"]],
    ["nothing fits a filter", [["$.list[?@ == 'z']", 1]], ["overlay-unmatched (info) o.yaml /actions/0/target"]],
    ["the whole is to be removed", [["$"]], ["overlay-invalid o.yaml /actions/0/target"]],
    ["the path is none", [["list["]], ["overlay-invalid o.yaml /actions/0/target"]],
    ["a text is updated", [["$.list[0]", "z"]], ["overlay-invalid o.yaml /actions/0/update"]],
    ["an object is given a text", [["$.object", "z"]], ["overlay-invalid o.yaml /actions/0/update"]],
  ])("the actions of an overlay change nothing where they cannot, and say so: %s", (_, actions, findings) => {
    const { copy, told } = act(letters, actions);
    expect([copy, told]).toEqual([letters, findings]);
  });

  it("the actions of an overlay are where what they brought comes from, and the rest where it stood", () => {
    const { from } = act(letters, [
      ["$.list[0]"],
      ["$.list", ["e", { f: 1 }]],
      ["$.nested[0]"],
      ["$.object", { y: { z: 3 }, v: { w: [1] } }],
      ["$.nested", "g"],
    ]);
    expect(["/list/2", "/list/3", "/list/4/f", "/nested/0", "/nested/0/0", "/nested/1"].map(from)).toEqual([
      "a.yaml /list/2",
      "o.yaml /actions/1/update/0",
      "o.yaml /actions/1/update/1/f",
      "a.yaml /nested/1",
      "a.yaml /nested/1/0",
      "o.yaml /actions/4/update",
    ]);
    expect(["/object/x", "/object/y", "/object/y/z", "/object/v/w/0", "", "/object/none"].map(from)).toEqual([
      "a.yaml /object/x",
      "a.yaml /object/y",
      "o.yaml /actions/3/update/y/z",
      "o.yaml /actions/3/update/v/w/0",
      "a.yaml ",
      "a.yaml /object/none",
    ]);
  });

  it("what stands in another file, or has its line, stays where it is", () => {
    const document = { list: [{}, {}] };
    const origins = new OverlayOrigins("a.yaml", document);
    document.list.shift();
    origins.finish(document);
    expect(origins.originOf({ file: "a.yaml", pointer: "/list/0" }).pointer).toBe("/list/1");
    expect(origins.originOf({ file: "b.yaml", pointer: "/list/0" }).pointer).toBe("/list/0");
    expect(origins.originOf({ file: "a.yaml", pointer: "/list/0", line: 1, column: 1 }).pointer).toBe("/list/0");
    const places: unknown[] = [];
    const at = { file: "a.yaml", pointer: "/list/0/x" };
    origins.wrap(
      ({ at: { pointer }, related }) =>
        void places.push(
          pointer,
          related?.map((each) => each.pointer),
        ),
    )({ code: "ref-cycle", at, message: "m", related: [at] });
    origins.wrap((finding) => void places.push("related" in finding))({ code: "ref-cycle", at, message: "m" });
    expect(places).toEqual(["/list/1/x", ["/list/1/x"], false]);
  });
});

describe("what an overlay says", () => {
  it.each<[unknown, readonly string[], number]>([
    [{ overlay: "1.0.0", actions: [{ target: "$", update: {} }] }, [], 1],
    [
      {
        overlay: "1.1",
        actions: [
          { target: "$", remove: true },
          { target: "$", update: null },
        ],
      },
      [],
      2,
    ],
    [{ overlay: "2.0.0", actions: [{ target: "$", update: {} }] }, [""], 0],
    [{ overlay: 1, actions: [{ target: "$", update: {} }] }, [""], 0],
    [{ overlay: 1.1, actions: [{ target: "$", update: {} }] }, [""], 0],
    [{ actions: [{ target: "$", update: {} }] }, [""], 0],
    [[], [""], 0],
    [{ overlay: "1.0.0", actions: [] }, ["/actions"], 0],
    [{ overlay: "1.0.0", actions: {} }, ["/actions"], 0],
    [
      {
        overlay: "1.0.0",
        actions: [
          "$",
          { target: 1, update: {} },
          { target: "$" },
          { target: "$", remove: "yes" },
          { target: "$", update: 0 },
        ],
      },
      ["/actions/0", "/actions/1", "/actions/2", "/actions/3"],
      1,
    ],
  ])("what an overlay says is read, or told where it is none: %j", (content, places, count) => {
    const found: Finding[] = [];
    const actions = readActions(content, "o.yaml", (finding) => void found.push(finding));
    expectWords(found);
    expect([found.map(({ code, at }) => `${code} ${at.pointer}`), actions.length]).toEqual([
      places.map((place) => `overlay-invalid ${place}`),
      count,
    ]);
  });
});
