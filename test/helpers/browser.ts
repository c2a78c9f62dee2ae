import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

/** Chromium, where one is installed; `CHROMIUM` names another. */
export const chromiumPath = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"].find(
  (path) => path !== undefined && existsSync(path),
);

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe-core finds in a page: each rule with the first places. */
export async function findBarriers(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate("'axe' in globalThis"))) {
    const { readFile } = await import("node:fs/promises");
    // Not as an element, which the policy of the pages refuses.
    await page.evaluate(await readFile(axe, "utf8"));
  }
  return page.evaluate<readonly string[]>(
    `axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map(({ html }) => html.slice(0, 120)).join(" ")))`,
  );
}
