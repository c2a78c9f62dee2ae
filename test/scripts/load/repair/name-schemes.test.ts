import { describe, expect, it } from "vitest";
import { readText } from "../../../helpers/read-text.js";
import { changesBetween } from "../../drift/contracts.js";

const done = { 200: { description: "" } };
const key = { type: "apiKey", in: "header", name: "X-Gate" };
const described = (security: readonly object[], rest: object = {}) => ({
  openapi: "3.2.0",
  info: { title: "Gates", version: "1" },
  security,
  paths: { "/gates": { get: { responses: done } } },
  components: { securitySchemes: { gate: key } },
  ...rest,
});
const address = "#/components/securitySchemes/gate";

describe("what a description asks for by addresses of schemes", () => {
  it.each([
    ["within itself", address, {}],
    ["by what it calls itself", `https://gates.example/api${address}`, { $self: "https://gates.example/api" }],
    ["by its file", `./revision.json${address}`, {}],
  ])("goes by their names: %s", async (_, written, rest) => {
    const found = await changesBetween(described([{ gate: [] }]), described([{ [written]: [] }], rest));
    expect(found).toEqual([]);
  });

  it("stays, and is told, where no scheme of it is there", async () => {
    const strange = ["#/components/securitySchemes/door", "#/components/schemas/gate", `./others.json${address}`];
    const { contract, places } = await readText(described(strange.map((text) => ({ [text]: [] }))));
    expect(contract.security?.map((ways) => [...ways.keys()])).toEqual(strange.map((text) => [text]));
    expect(places("security-undefined")).toHaveLength(strange.length);
    expect((await readText(described([{ [address]: [] }, { door: [] }]))).places("security-undefined")).toEqual([]);
  });
});
