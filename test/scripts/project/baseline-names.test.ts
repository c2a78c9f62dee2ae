import { tmpdir } from "node:os";
import { join, resolve, sep } from "node:path";
import { describe, expect, it } from "vitest";
import { baselineName } from "../../../scripts/project/baseline-names.js";

const root = resolve(sep);
const home = join(root, "work", "api");
const lasting = (...parts: string[]) => join(root, "work", ...parts);
const passing = (...parts: string[]) => join(tmpdir(), ...parts);

describe("what a baseline calls two files", () => {
  it.each([
    ["in its folder", lasting("api", "a.json"), lasting("api", "new", "a.json"), "a.json → new/a.json"],
    ["beside its folder", lasting("one", "a.json"), lasting("two", "a.json"), "../one/a.json → ../two/a.json"],
    ["in a temporary folder", passing("x1", "a.json"), lasting("api", "b.json"), "a.json → b.json"],
    [
      "of one name in a temporary folder",
      passing("x1", "old", "a.json"),
      passing("x1", "a.json"),
      "old/a.json → a.json",
    ],
    ["of one name in two temporary folders", passing("x1", "a.json"), passing("x2", "a.json"), "a.json → a.json"],
  ])("of files %s", (_, base, revision, name) => {
    expect(baselineName(home, base, revision)).toBe(name);
  });

  it("a folder that is a temporary one itself knows what lies beside it by the way", () => {
    const temporary = passing("x1", "api");
    expect(baselineName(temporary, passing("x1", "a", "v.json"), passing("x1", "b", "v.json"))).toBe(
      "../a/v.json → ../b/v.json",
    );
  });
});
