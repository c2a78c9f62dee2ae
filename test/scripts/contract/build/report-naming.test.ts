import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../../scripts/base/diagnostics.js";
import { reportUnmatchedNaming } from "../../../../scripts/contract/build/report-naming.js";
import type { Contract } from "../../../../scripts/contract/model/types.js";
import { contractOf, specWith } from "../../../helpers/load-text.js";

/** A contract with these operations below `/v1`. */
function contractWith(...operations: readonly string[]): Promise<Contract> {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    const [method = "", path = ""] = operation.split(" ");
    paths[path] = { ...paths[path], [method.toLowerCase()]: { responses: { 200: { description: "Done" } } } };
  }
  return contractOf({ ...specWith({}), paths });
}

async function find(naming: Readonly<Record<string, string>>, ...contracts: readonly Contract[]) {
  const { report, all: diagnostics } = new Diagnostics();
  reportUnmatchedNaming(naming, contracts, { file: "concord.config.ts", pointer: "" }, report);
  return diagnostics.map(({ code, severity, at, hint }) => ({ code, severity, pointer: at.pointer, hint }));
}

describe("an entry of naming", () => {
  it("an entry of naming is used where some provider has its operation, with the path of the API root or without", async () => {
    const [a, b] = [await contractWith("POST /images/{id}/edits"), await contractWith("GET /models")];
    const naming = { "POST /v1/images/{image}/edits": "images.edit", "GET /models": "models.all" };
    expect(await find(naming, a, b)).toEqual([]);
  });

  it.each([
    ["a letter", "POST /image/generations", "POST /images/generations"],
    ["the case of the method", "post /images/generations", "POST /images/generations"],
    ["the method", "GET /images/generations", "POST /images/generations"],
    ["the slash before", "POST images/generations", "POST /images/generations"],
    ["a slash behind", "POST /images/generations/", "POST /images/generations"],
    ["the root", "POST /openai/v1/images/generations", "POST /images/generations"],
    ["the way to write a parameter", "GET /models/:model", "GET /models/{model}"],
    ["a letter below the root", "GET /v1/modles/{model}", "GET /v1/models/{model}"],
  ])("an entry of naming is a warning where an operation is like it but for %s", async (_, key, meant) => {
    const contract = await contractWith("POST /images/generations", "GET /models/{model}", "POST /audio/speech");
    expect(await find({ [key]: "x.y" }, contract)).toEqual([
      {
        code: "naming-unmatched",
        severity: "warning",
        pointer: `/naming/${key.replaceAll("/", "~1")}`,
        hint: `Did you mean "${meant}"?`,
      },
    ]);
  });

  it.each(["images.generate", "", "POST", "/images"])(
    "an entry of naming is a warning where it is no operation at all: %j",
    async (key) => {
      const found = await find({ [key]: "x.y" }, await contractWith("DELETE /some/other/thing"));
      expect(found).toMatchObject([{ code: "naming-unmatched", severity: "warning" }]);
    },
  );

  it("an entry of naming is a note where nothing is like it: a fuller description may have it", async () => {
    const contract = await contractWith("POST /images/edits", "POST /images/generations");
    const naming = { "POST /videos/edits": "videos.edit", "POST /images/{id}": "images.update" };
    expect((await find(naming, contract)).map(({ severity }) => severity)).toEqual(["info", "info"]);
  });

  it("an entry of naming does not mean an operation that another entry names", async () => {
    const contract = await contractWith("POST /images/edits");
    const found = await find({ "POST /images/edits": "images.edit", "POST /images/edit": "images.e" }, contract);
    expect(found).toMatchObject([{ severity: "info", pointer: "/naming/POST ~1images~1edit" }]);
  });

  it("an entry of naming is a warning where an entry before it names the operation", async () => {
    const contract = await contractWith("POST /images/edits");
    const found = await find({ "POST /v1/images/edits": "images.edit", "POST /images/edits": "images.e" }, contract);
    expect(found).toMatchObject([{ severity: "warning", pointer: "/naming/POST ~1images~1edits" }]);
  });

  it("an entry of naming is told once, however many providers there are", async () => {
    const contracts = [await contractWith("GET /a"), await contractWith("GET /a"), await contractWith("GET /b")];
    expect(await find({ "POST /images": "images.create" }, ...contracts)).toHaveLength(1);
  });
});
