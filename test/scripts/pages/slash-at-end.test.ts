import { expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";

const fields = "\n| Name | Type |\n|---|---|\n| bark | string |\n";
const base = "# Elders\n\nBase URL: https://hedge.example/v1\n\n";
const fence = "```";
const curl = (url: string): string => `\n${fence}\ncurl ${url} -d '{"bark": "a"}'\n${fence}\n`;

/** Paths with their methods, and the codes of what is told. */
function read(page: string) {
  const { document, diagnostics } = importPage(page, { file: "elders.md" });
  const paths = Object.entries((document?.paths ?? {}) as Record<string, object>);
  return {
    paths: paths.flatMap(([path, item]) => Object.keys(item).map((method) => `${method} ${path}`)),
    codes: diagnostics.map(({ code }) => code),
  };
}

it.each([
  ["in code", `${base}\`POST /elders/\`\n${fields}`],
  ["on a line", `${base}POST /elders/\n${fields}`],
  ["of a whole address", `# Elders\n\nPOST https://hedge.example/v1/elders/\n${fields}`],
  ["on a line of its own", `${base}POST\n\n/elders/\n${fields}`],
  ["in bold", `${base}**POST /elders/**\n${fields}`],
  ["of a command", `# Elders\n${curl("https://hedge.example/v1/elders/")}`],
])("a slash at the end of a path is kept: %s", (_, page) => {
  expect(read(page)).toEqual({ paths: ["post /elders/"], codes: [] });
});

it("a slash at the end of a path is kept in a table, and behind a parameter", () => {
  const table = "| Method | Path |\n|---|---|\n| GET | /elders/ |\n| POST | /hazels/ |\n";
  expect(read(base + table).paths).toEqual(["get /elders/", "post /hazels/"]);
  expect(read(`${base}GET /elders/{id}/\n`).paths).toEqual(["get /elders/{id}/"]);
});

it.each([["POST /elders/*"], ["`POST /elders/…`"]])(
  "a slash before what stands for more is none of a path: %s",
  (line) => {
    expect(read(`${base}${line}\n${fields}`).paths).toEqual(["post /elders"]);
  },
);

it.each([
  ["post /elders", `${base}POST /elders/\n${fields}${curl("https://hedge.example/v1/elders")}`],
  ["post /elders/", `${base}POST /elders\n${fields}${curl("https://hedge.example/v1/elders/")}`],
])("a path with and without a slash is the one of the command, which is told: %s", (path, page) => {
  expect(read(page)).toEqual({ paths: [path], codes: ["import-conflict"] });
});
