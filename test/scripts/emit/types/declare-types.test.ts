import { resolve } from "node:path";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { describe, expect, it } from "vitest";
import { declareTypes } from "../../../../scripts/emit/types/declare-types.js";
import { printTypesDocument } from "../../../../scripts/emit/types/types-document.js";
import { findDescriptions } from "../../../../tools/find-descriptions.js";
import { loadContracts } from "../../../../tools/load-contracts.js";
import { corpusFolder } from "../../../helpers/corpus.js";

const root = resolve(import.meta.dirname, "../../../..");
const own = await findDescriptions(resolve(root, "openapi"));
const corpus = process.env.CONCORD_CORPUS ? corpusFolder("specs") : undefined;
const others = corpus === undefined ? [] : await findDescriptions(corpus);
const paths = [...own, ...others].map(({ path }) => path);

describe("types are those of openapi-typescript's own entry point", async () => {
  const { contracts } = await loadContracts(paths, root);
  it.each([...contracts.keys()])("%s (those of ../shared with CONCORD_CORPUS=1)", async (path) => {
    const contract = contracts.get(path);
    if (contract === undefined) throw new Error("it was loaded");
    const document = () => printTypesDocument(contract) as unknown as OpenAPI3;
    const options = { defaultNonNullable: false, emptyObjectsUnknown: true, silent: true };
    const wanted = astToString(await openapiTS(document(), options));
    expect(astToString([...declareTypes(document())])).toBe(wanted);
  });
});

it("names may have a sign that encodes nothing, and whoever decodes afterwards is told of it", () => {
  const described = { description: "", headers: { "x%": { schema: { type: "string" } } } };
  const parameters = [{ name: "100%", in: "query", schema: { type: "object", properties: { "%zz": {} } } }];
  const document = {
    openapi: "3.1.0",
    info: { title: "", version: "" },
    paths: { "/a/100%/{b%}": { get: { operationId: "get", parameters, responses: { 200: described } } } },
  } as unknown as OpenAPI3;
  const types = astToString([...declareTypes(document)]);
  for (const name of ["/a/100%/{b%}", "100%", "%zz", "x%"]) expect(types).toContain(`"${name}"`);
  expect(() => decodeURIComponent("100%")).toThrow(URIError);
});
