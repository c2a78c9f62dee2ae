import { expect, it } from "vitest";
import { FileNames } from "../../../../scripts/load/read/file-names.js";

it("names of files elsewhere have no folder of the machine in them, and are each of one file", () => {
  const names = new FileNames("/home/somebody/project");
  const paths = [
    ["/home/somebody/project/openapi/a.yaml", "openapi/a.yaml"],
    ["/home/somebody/project/..a.yaml", "..a.yaml"],
    ["/home/somebody/a.yaml", "a.yaml"],
    ["/home/somebody/shared/v1/a.yaml", "v1/a.yaml"],
    ["/data/other/shared/v1/a.yaml", "shared/v1/a.yaml"],
    ["/home/somebody/project/shared/v1/a.yaml", "./shared/v1/a.yaml"],
    ["/home/somebody/openapi/a.yaml", "../openapi/a.yaml"],
  ] as const;
  for (const [path, name] of [...paths, ...paths]) expect([path, names.nameOf(path)]).toEqual([path, name]);
  expect(names.pathOf("v1/a.yaml")).toBe("/home/somebody/shared/v1/a.yaml");
  expect(names.pathOf("openapi/a.yaml")).toBe(undefined);
});
