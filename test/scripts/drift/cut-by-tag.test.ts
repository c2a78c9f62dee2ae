import { describe, expect, it } from "vitest";
import { changesBetween, changesOf, documentOf } from "./contracts.js";

const object = (properties: object, required: readonly string[]) => ({ type: "object", properties, required });
const text = { type: "string" };
/** A tool of one of some kinds. */
const tool = (kinds: readonly string[], more: object = {}) =>
  object({ kind: { type: "string", enum: kinds }, ...more }, ["kind"]);
const other = tool(["lathe"], { speed: text });
const level = { level: { type: "integer" } };

const whole = [other, tool(["saw", "saw_2"], { size: text })];
const split = [other, tool(["saw"], { size: text, ...level }), tool(["saw_2"], { size: text, ...level })];
const places = ["", "[]"] as const;
const at = (place: (typeof places)[number], choice: object) =>
  place === "" ? choice : { type: "array", items: choice };

describe("alternatives of several tags against one for each tag", () => {
  it.each(places)("tells what the new ones have in addition, and nothing else (at %j)", async (place) => {
    for (const keyword of ["anyOf", "oneOf"]) {
      const revision = at(place, { [keyword]: split });
      expect(await changesOf("request", [at(place, { oneOf: whole }), revision])).toEqual([
        `info new-optional-request-property request.body${place}(kind="saw").level`,
        `info new-optional-request-property request.body${place}(kind="saw_2").level`,
      ]);
    }
  });

  it("compares two that were joined, and what answers hold", async () => {
    const joined = [other, tool(["saw", "saw_2"], { size: text, ...level })];
    const apart = [other, tool(["saw"], { size: text }), tool(["saw_2"], { size: text })];
    const levels = async (side: "request" | "response", pair: readonly [object, object]) =>
      (await changesOf(side, pair)).map((line) => line.split(" ").slice(0, 2).join(" "));
    const [one, two] = [{ anyOf: apart }, { anyOf: joined }];
    expect(new Set(await levels("request", [one, two]))).toEqual(new Set(["info new-optional-request-property"]));
    expect(new Set(await levels("response", [one, two]))).toEqual(new Set(["info response-optional-property-added"]));
    expect(new Set(await levels("response", [{ anyOf: whole }, { anyOf: split }]))).toEqual(
      new Set(["info response-optional-property-added"]),
    );
  });

  it("proves what one of the parts refuses, and a tag that none has any more", async () => {
    const narrow = [other, tool(["saw"], { size: { ...text, maxLength: 3 } }), tool(["saw_2"], { size: text })];
    const base = documentOf({ request: { anyOf: [other, tool(["saw", "saw_2", "saw_3"], { size: text })] } });
    const changes = await changesBetween(base, documentOf({ request: { anyOf: narrow } }));
    expect(changes.map(({ level: grave, id, witness }) => [grave, id, witness])).toEqual([
      ["error", "request-body-any-of-removed", { kind: "saw_3" }],
      ["warning", "request-property-max-length-set", undefined],
    ]);
  });

  it("takes a property for no tag that others with other tags list as well", async () => {
    const mode = (kind: string, modes: readonly string[]) =>
      object({ kind: { enum: [kind] }, mode: { enum: modes } }, ["kind", "mode"]);
    const two = [mode("lathe", ["fast"]), mode("saw", ["slow"])];
    const base = documentOf({ response: { anyOf: two } });
    const changes = await changesBetween(
      base,
      documentOf({ response: { anyOf: [...two, mode("drill", ["fast", "slow"])] } }),
    );
    expect(changes.map(({ id, message }) => [id, message])).toEqual([
      ["response-body-any-of-added", expect.stringContaining('`kind="drill"`')],
    ]);
  });

  it("leaves those alone of which several may have a tag", async () => {
    const shared = [other, tool(["saw"], { size: text }), tool(["saw", "saw_2"], { size: text })];
    expect(await changesOf("request", [{ anyOf: whole }, { anyOf: shared }])).toEqual([]);
  });
});

describe("alternatives that nothing proves to be refused", () => {
  const told = async (base: object, revision: object) =>
    (await changesBetween(documentOf({ request: base }), documentOf({ request: revision }))).map(
      ({ level: grave, id, unproven }) => [grave, id, unproven ?? false],
    );

  it("are a warning where others have their tags", async () => {
    const shared = [other, tool(["saw", "saw_2"], level), tool(["saw_2", "saw_3"], level)];
    expect(await told({ anyOf: [other, tool(["saw", "saw_2", "saw_3"])] }, { anyOf: shared })).toEqual([
      ["warning", "request-body-any-of-removed", true],
    ]);
  });

  it("are a warning where others list the value that is gone", async () => {
    const titled = (kinds: readonly string[], more?: object) => ({ title: "Saw", ...tool(kinds, more) });
    const shared = [other, titled(["saw"], level), tool(["saw", "saw_2"], level)];
    expect(await told({ anyOf: [other, titled(["saw", "saw_2"])] }, { anyOf: shared })).toContainEqual([
      "warning",
      "request-property-enum-value-removed",
      true,
    ]);
  });
});
