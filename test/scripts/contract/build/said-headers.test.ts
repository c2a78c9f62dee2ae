import { expect, it } from "vitest";
import { readText } from "../../../helpers/read-text.js";

const text = { schema: { type: "string" } };
const header = (name: string) => ({ name, in: "header", ...text });

it("headers that media types say are told where they stand, once", async () => {
  const shared = { $ref: "#/components/parameters/Form" };
  const { contract, places } = await readText({
    openapi: "3.1.0",
    info: { title: "Parcels", version: "1" },
    paths: {
      "/parcels": {
        parameters: [header("accept")],
        get: { parameters: [shared], responses: { 200: { description: "", headers: { "content-type": text } } } },
        post: {
          parameters: [shared, header("X-Depot")],
          requestBody: {
            content: {
              "multipart/form-data": {
                schema: { type: "object", properties: { note: { type: "string" } } },
                encoding: { note: { headers: { "Content-Type": text } } },
              },
            },
          },
          responses: { 201: { description: "" } },
        },
      },
    },
    components: { parameters: { Form: header("Content-Type") } },
  });
  expect(places("unsupported-parameter").map((place) => place.split(" ")[1])).toEqual([
    "/paths/~1parcels/parameters/0",
    "/paths/~1parcels/get/parameters/0",
    "/paths/~1parcels/get/responses/200/headers/content-type",
    "/paths/~1parcels/post/parameters/0",
    "/paths/~1parcels/post/requestBody/content/multipart~1form-data/encoding/note/headers/Content-Type",
  ]);
  expect(contract.operations.flatMap(({ parameters }) => parameters.map(({ name }) => name))).toEqual(["X-Depot"]);
});
