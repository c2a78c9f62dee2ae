import { expect, it } from "vitest";
import type { JsonObject } from "../../../../scripts/base/json.js";
import { signInOf } from "../../../../scripts/emit/client/sign-in.js";
import { readText } from "../../../helpers/read-text.js";

const header = (name: string, more: JsonObject = {}): JsonObject => ({
  name,
  in: "header",
  schema: { type: "string" },
  ...more,
});
const needed = { required: true };

/** A description of one call with these headers. */
async function read(headers: readonly JsonObject[], more: { own?: unknown; shared?: unknown; schemes?: JsonObject }) {
  const { contract, places } = await readText({
    openapi: "3.0.1",
    info: { title: "Kites", version: "1" },
    paths: {
      "/kites": {
        post: {
          parameters: headers,
          responses: { 200: { description: "" } },
          ...(more.own === undefined ? {} : { security: more.own }),
        },
      },
    },
    components: { securitySchemes: more.schemes ?? {} },
    ...(more.shared === undefined ? {} : { security: more.shared }),
  });
  const [operation] = contract.operations;
  return {
    contract,
    places,
    sent: operation?.parameters.map(({ name }) => name),
    asked: operation?.security?.map((requirement) => [...requirement.keys()]),
    schemes: [...contract.securitySchemes].map(([name, { type, definition }]) => [
      name,
      type,
      definition.scheme ?? definition.name,
    ]),
  };
}

it.each([[undefined], [[]], [[{}]], [[{ Combination: [] }]]])(
  "a header of authorisation is a bearer token where `security` is %j",
  async (own) => {
    const { asked, schemes, sent, places, contract } = await read([header("Authorization", needed)], { own });
    expect({ asked, schemes, sent }).toEqual({
      asked: [["BearerAuth"]],
      schemes: [["BearerAuth", "http", "bearer"]],
      sent: [],
    });
    expect(signInOf(contract).kind).toBe("bearer");
    expect(places("security-inferred")).toHaveLength(1);
  },
);

it("a header of authorisation need not be sent where it is not required", async () => {
  const { asked } = await read([header("authorization")], { own: [], shared: [] });
  expect(asked).toEqual([["BearerAuth"], []]);
});

it("what is shown of a header names the way it is written, and a scheme that sends it is taken", async () => {
  const login = { type: "http", scheme: "Basic" };
  const shown = { ...needed, example: "Basic {{pair}}" };
  const { asked, schemes } = await read([header("Authorization", shown)], { schemes: { login } });
  expect({ asked, schemes }).toEqual({ asked: [["login"]], schemes: [["login", "http", "Basic"]] });
});

it("the headers of keys are schemes, all that are required with one of the others", async () => {
  const { asked, schemes, sent, contract } = await read(
    [header("x-api-key", needed), header("Authorization"), header("X-Trace")],
    { shared: [] },
  );
  expect({ asked, sent }).toEqual({ asked: [["x-api-key", "BearerAuth"], ["x-api-key"]], sent: ["X-Trace"] });
  expect(schemes).toEqual([
    ["x-api-key", "apiKey", "x-api-key"],
    ["BearerAuth", "http", "bearer"],
  ]);
  expect(signInOf(contract).kind).toBe("schemes");
});

it("beside schemes the headers that they send are no parameters, and what none of them sends is told", async () => {
  const schemes = { key: { type: "apiKey", in: "header", name: "X-API-Key" } };
  const headers = [header("x-api-key", needed), header("api-key"), header("Authorization")];
  const { asked, sent, places } = await read(headers, { schemes, shared: [{ key: [] }] });
  expect({ asked, sent }).toEqual({ asked: undefined, sent: ["api-key"] });
  expect(places("unsupported-parameter")).toHaveLength(1);
  expect(places("security-inferred")).toEqual([]);
});

it.each([
  ["Your API key", "bearer"],
  ["API key", "bearer"],
  ["sk-abc", "bearer"],
  ["Basic abc", "basic"],
  ["Ship {{key}}", "ship"],
  ["Ship sk-1", "ship"],
])("a header that is shown as %j is sent with the scheme %s", async (example, scheme) => {
  const { schemes } = await read([header("Authorization", { ...needed, example })], {});
  expect(schemes.map(([, type, word]) => [type, word])).toEqual([["http", scheme]]);
});
