import { expect, it } from "vitest";
import { writeOutput } from "../../../scripts/cli/write-output.js";

it("what is printed leaves no listener behind", async () => {
  const before = process.stdout.listenerCount("error");
  for (let count = 0; count < 12; count++) await writeOutput("", undefined);
  expect(process.stdout.listenerCount("error")).toBe(before);
});
