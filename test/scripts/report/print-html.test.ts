import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { printReport } from "../../../scripts/report/print-report.js";
import { comparand, hostile } from "./comparand.js";

const executable = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"].find(
  (path) => path !== undefined && existsSync(path),
);

describe.skipIf(!executable)(`the HTML page in a browser (${executable ? "Chromium" : "skipped: no Chromium"})`, () => {
  let browser: Browser;
  let page: Page;
  let folder: string;
  const requests: string[] = [];
  const problems: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "drift-"));
    const file = join(folder, "drift.html");
    const scores = [
      {
        provider: hostile,
        share: 0.75,
        operations: [{ operation: "POST /v1/pets", status: "partial", fields: 4, taken: 3, share: 0.75 }],
      },
    ] as const;
    await writeFile(file, printReport([comparand, { ...comparand, revision: "relay" }], "html", { scores }));
    browser = await chromium.launch({ executablePath: executable ?? "", args: ["--no-sandbox"] });
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.on("request", (request) => requests.push(request.url()));
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("dialog", (dialog) => problems.push(dialog.message()));
    await page.goto(pathToFileURL(file).href);
  }, 30_000);

  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const visible = () => page.locator("details:visible").count();

  it("searches", async () => {
    expect(await visible()).toBe(6);
    await page.getByLabel("Search").fill("zebra");
    expect(await visible()).toBe(0);
    expect(await page.locator("#empty").isVisible()).toBe(true);
    await page.getByLabel("Search").fill("maximum NAME");
    expect(await visible()).toBe(2);
    expect(await page.locator("#count").textContent()).toBe("2 of 6 changes");
    await page.getByLabel("Search").fill("");
  });

  it("filters by provider, level and operation", async () => {
    await page.getByLabel("Comparison").selectOption("openai → relay");
    expect(await visible()).toBe(3);
    await page.getByLabel("Breaking").uncheck();
    expect(await visible()).toBe(1);
    await page.getByLabel("Breaking").check();
    await page.locator("select[name=operation]").selectOption("PUT /v1/pets/{id}");
    expect(await visible()).toBe(3);
    await page.locator("select[name=operation]").selectOption("POST /v1/pets");
    expect(await visible()).toBe(2);
    await page.locator("select[name=operation]").selectOption("");
    await page.getByLabel("Comparison").selectOption("");
  });

  it("opens a change with the keyboard and shows both sides and the witness", async () => {
    const summary = page.locator("details:visible summary").first();
    await summary.focus();
    await page.keyboard.press("Enter");
    const card = page.locator("details[open]").first();
    expect(await card.getByText("maxLength: 9").isVisible()).toBe(true);
    expect(await card.getByText("maxLength: 5").isVisible()).toBe(true);
    expect(await card.getByText("aaaaaa").isVisible()).toBe(true);
  });

  it("runs nothing from a description, loads nothing and fits a phone", async () => {
    expect(requests.filter((url) => !url.startsWith("file:"))).toEqual([]);
    expect(problems).toEqual([]);
    expect(await page.locator("img").count()).toBe(0);
    await page.setViewportSize({ width: 360, height: 720 });
    const overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
