import { expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { outline } from "./pages.js";

const base = "# Larches\n\nBase URL: https://wood.example/v1\n\n";
const fields = "\n| Name | Type |\n|---|---|\n| id | string |\n";
const fence = "```";

it.each([
  ["a heading", `${base}## Get\n\nGET /larches/{id}\n`],
  ["a heading in capitals", `${base}## GET\n\nGET /larches/{id}\n`],
  ["a heading in code", `${base}## \`GET\`\n\n\`GET /larches/{id}\`\n`],
  ["a heading above a table", `${base}## Get\n\nGET /larches/{id}\n${fields}`],
  ["a heading above a label", `${base}## Get\n\nEndpoint: GET /larches/{id}\n`],
  [
    "a heading above a request",
    `${base}## Get\n\n${fence}http\nGET /v1/larches/{id} HTTP/1.1\nHost: wood.example\n${fence}\n`,
  ],
  ["a bold line", `${base}**Get**\n\nGET /larches/{id}\n`],
  ["a line", `${base}Get\n\nGET /larches/{id}\n`],
  ["a heading above an address", `${base}## GET\n\n/larches/{id}\n`],
  ["a server below", "# Larches\n\n## Get\n\nGET /larches/{id}\n\nBase URL: https://wood.example/v1\n"],
  ["a server of any name", `${base.replace("/v1", "/trees")}## Get\n\nGET /larches/{id}\n`],
])("a method that is the title of an operation does not go with the address of the server: %s", (_, page) => {
  const read = importPage(page, { file: "larches.md" });
  expect(outline(read).filter((line) => !line.startsWith(" "))).toEqual([
    expect.stringMatching(/^GET \/larches\/\{id\}/),
  ]);
  expect(read.document).toMatchObject({
    servers: [{ url: expect.stringMatching(/^https:\/\/wood\.example\/(?:v1|trees)$/) }],
  });
});

it.each([
  ["a method below its address", "# Larches\n\nhttps://wood.example/v1/larches\n\nPOST\n"],
  [
    "a method and an example below it",
    `# Larches\n\nURL: https://wood.example/v1/larches\n\nPOST\n\n${fence}\ncurl https://wood.example/v1/larches -d '{"id": "a"}'\n${fence}\n`,
  ],
  ["a method above its address", "# Larches\n\n## POST\n\nhttps://wood.example/v1/larches\n"],
])("a method and an address on lines of their own are an operation: %s", (_, page) => {
  const read = importPage(`${page}${fields}`, { file: "larches.md" });
  expect(outline(read).filter((line) => !line.startsWith(" "))).toEqual([expect.stringMatching(/^POST \/larches/)]);
});
