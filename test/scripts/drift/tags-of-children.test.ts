import { expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

const named = (kind: string) => `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;

/** A base that lists its tags, and a child with a property of its own for each of some. */
const fleet = (tags: readonly string[], children: readonly string[], isMapped: boolean) => ({
  Vessel: {
    type: "object",
    required: ["kind"],
    properties: { kind: { type: "string", enum: tags } },
    discriminator: {
      propertyName: "kind",
      ...(isMapped && {
        mapping: Object.fromEntries(children.map((kind) => [kind, `#/components/schemas/${named(kind)}`])),
      }),
    },
  },
  ...Object.fromEntries(
    children.map((kind) => [
      isMapped ? named(kind) : kind,
      {
        allOf: [
          { $ref: "#/components/schemas/Vessel" },
          { type: "object", required: [`${kind}Size`], properties: { [`${kind}Size`]: { type: "string" } } },
        ],
      },
    ]),
  ),
});

const all = ["barge", "ferry", "tug"];
const some = ["ferry", "tug"];
const schema = { $ref: "#/components/schemas/Vessel" };

it.each([true, false])("a base that lists its tags stands for those of no child (mapped: %s)", async (isMapped) => {
  const told = async (side: "request" | "response", ...two: readonly ReturnType<typeof fleet>[]) => {
    const documents = two.map((schemas) => documentOf({ [side]: schema, schemas }));
    const changes = await changesBetween(documents[0] ?? {}, documents[1] ?? {});
    return changes
      .filter(({ id }) => !id.startsWith("api-schema-"))
      .map(({ level, id, witness }) =>
        [level, id, ...(witness === undefined ? [] : [JSON.stringify(witness)])].join(" "),
      );
  };
  const without = [fleet(all, all, isMapped), fleet(all, some, isMapped)] as const;
  expect(await told("response", ...without)).toEqual(['error response-required-property-removed {"kind":"barge"}']);
  expect(await told("request", ...without)).toEqual(["warning request-property-removed"]);
  expect(await told("request", without[1], without[0])).toEqual([
    'error new-required-request-property {"kind":"barge"}',
  ]);
  const plain = [fleet([...all, "plain"], all, isMapped), fleet(all, all, isMapped)] as const;
  expect(await told("request", ...plain)).toEqual(['error request-body-any-of-removed {"kind":"plain"}']);
});
