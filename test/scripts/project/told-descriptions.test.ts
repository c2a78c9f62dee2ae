import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { join } from "node:path";
import { expect, it } from "vitest";
import { descriptionChannel } from "../../../scripts/base/progress.js";
import { ContractLoader } from "../../../scripts/project/contract-loader.js";
import { specWith } from "../../helpers/load-text.js";
import { withFiles } from "../../helpers/with-files.js";

it("whoever guards a run hears of a description what its diagnostics show: a path, where it lies elsewhere", async () => {
  const heard: unknown[] = [];
  const hear = (name: unknown): void => void heard.push(name);
  const text = JSON.stringify(specWith({ Quay: { type: "string", minLength: 2, maxLength: 1 } }));
  await withFiles({ "far/berths/quay.json": text, "near/quay.json": text }, async (folder) => {
    const cwd = join(folder, "near");
    const loader = new ContractLoader({ cwd });
    subscribe(descriptionChannel, hear);
    for (const spec of ["quay.json", "../far/berths/quay.json"]) await loader.load({ spec });
    unsubscribe(descriptionChannel, hear);
    expect(heard).toEqual(["quay.json", join(folder, "far/berths/quay.json")]);
    expect(loader.located().map(({ at: { file, path = file } }) => path)).toEqual(heard);
  });
});
