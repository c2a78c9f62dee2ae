import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { notes, outline, part } from "./pages.js";

const tables = {
  "page.md":
    "| Name | Type | Description |\n|---|---|---|\n| chart | string | The chart. |\n| purpose | string | What for. |\n",
  "page.txt": "Name\tType\tDescription\nchart\tstring\tThe chart.\npurpose\tstring\tWhat for.\n",
};
const title = { "page.md": "# Charts\n\n", "page.txt": "Charts\n" };
const files = ["page.md", "page.txt"] as const;
const read = (file: (typeof files)[number], sentence: string) =>
  importPage(`${title[file]}${sentence}${file === "page.md" ? "\n\n" : "\n"}${tables[file]}`, { file });

describe.each(files)("a sentence with a method and an address, above a table, in %s", (file) => {
  it.each([
    ["English", "Send a `PUT` request to `/v1/charts/{id}` as multipart/form-data with the following fields:"],
    ["Chinese", "向 `/v1/charts/{id}` 发送 `PUT` 请求，以 multipart/form-data 格式提交以下字段："],
    ["German", "Senden Sie eine PUT-Anfrage als multipart/form-data an /v1/charts/{id} mit diesen Feldern:"],
  ])("is an operation with its method and form, in %s", (_, sentence) => {
    const page = read(file, sentence);
    expect(outline(page)[0]).toBe("PUT /v1/charts/{id}: path id* chart purpose");
    expect(Object.keys(part(page, "/paths/~1v1~1charts~1{id}/put/requestBody/content"))).toEqual([
      "multipart/form-data",
    ]);
  });

  it.each([
    ["English", "Make a chart with `POST /v1/charts`, or change one with `PUT /v1/charts/{id}`, both as JSON:"],
    ["Spanish", "Envíe POST a /v1/charts para crear una carta, o PUT a /v1/charts/{id} para cambiarla:"],
    ["Chinese", "向 `/v1/charts` 发送 `POST` 请求以创建海图，向 `/v1/charts/{id}` 发送 `PUT` 请求以修改海图："],
  ])("is as many operations as it names, in %s", (_, sentence) => {
    const operations = outline(read(file, sentence)).filter((line) => !line.startsWith(" "));
    expect(operations).toEqual(["POST /v1/charts: chart purpose", "PUT /v1/charts/{id}: path id* chart purpose"]);
  });

  it("is none where methods and addresses do not go together", () => {
    const page = read(file, "Unlike POST, a PUT to `/v1/charts/{id}` and `/v1/plans/{id}`, as DELETE, needs no key:");
    expect(page.document).toBeUndefined();
  });
});

it("a sentence above parameters of the query may be about what only reads or deletes", () => {
  const sentence = "To delete a chart, send a `DELETE` request to `/v1/charts/{id}`.";
  const query = "## Query parameters\n\n| Name | Type |\n|---|---|\n| force | boolean |\n";
  const page = importPage(`# Charts\n\n${sentence}\n\n${query}`, { file: "page.md" });
  expect(outline(page)[0]).toBe("DELETE /v1/charts/{id}: query force path id*");
  expect(notes(page)).toEqual(["import-server-missing 3"]);
  const answer = query.replace("Query parameters", "Response");
  expect(importPage(`# Charts\n\n${sentence}\n\n${answer}`, { file: "page.md" }).document).toBeUndefined();
});
