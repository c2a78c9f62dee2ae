import { existsSync } from "node:fs";
import axe from "axe-core";
import type { Page } from "playwright-core";

/** Chromium, where one is installed; `CHROMIUM` names another. */
export const chromiumPath = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"].find(
  (path) => path !== undefined && existsSync(path),
);

/** What axe-core finds in a page: each rule with the first places. */
export async function findBarriers(page: Page): Promise<readonly string[]> {
  // Not as an element, which the policy of the pages refuses.
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe.source);
  return page.evaluate<readonly string[]>(
    `axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map(({ html }) => html.slice(0, 120)).join(" ")))`,
  );
}
