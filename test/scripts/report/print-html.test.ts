import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type HTMLElement, parse } from "node-html-parser";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { reportChanges } from "../../../scripts/drift/find-changes.js";
import { printReport } from "../../../scripts/report/print-report.js";
import { chromiumPath, findBarriers } from "../../helpers/browser.js";
import { breaking, comparand, hostile, warning } from "./comparand.js";

const scores = [
  {
    provider: "relay",
    coverage: { offered: 1, total: 2 },
    share: 0.75,
    operations: [
      { operation: "POST /v1/pets", status: "partial", fields: 4, taken: 3, share: 0.75 },
      { operation: "GET /v1/pets", status: "missing", fields: 1, taken: 0, share: 0 },
    ],
  },
] as const;

const pull = { provider: "relay", reference: "openai", breaking: 3, warning: 2, info: 1, offered: 1, total: 2 };
const history = [
  { ...pull, date: "2026-01-01T00:00:00Z", score: 0.5 },
  { ...pull, date: "2026-02-01T00:00:00Z", score: 0.75 },
];

describe.skipIf(!chromiumPath)(
  `the HTML page in a browser (${chromiumPath ? "Chromium" : "skipped: no Chromium"})`,
  () => {
    let browser: Browser;
    let page: Page;
    let folder: string;
    let url: string;
    const requests: string[] = [];
    const problems: string[] = [];

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "drift-"));
      const file = join(folder, "drift.html");
      url = pathToFileURL(file).href;
      await writeFile(file, printReport([comparand, { ...comparand, revision: "relay" }], "html", { scores, history }));
      browser = await chromium.launch({ executablePath: chromiumPath ?? "", args: ["--no-sandbox"] });
      page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      page.on("request", (request) => requests.push(request.url()));
      page.on("pageerror", (error) => problems.push(error.message));
      page.on("dialog", (dialog) => problems.push(dialog.message()));
    }, 30_000);

    beforeEach(() => page.goto(url));

    afterAll(async () => {
      await browser?.close();
      await rm(folder, { recursive: true, force: true });
    });

    const visible = () => page.locator("details:visible").count();
    const count = () => page.getByRole("status").textContent();

    it("the HTML page searches, and says how much it found", async () => {
      expect(await visible()).toBe(6);
      expect(await count()).toBe("6 changes");
      await page.getByLabel("Search").fill("zebra");
      expect(await visible()).toBe(0);
      expect(await page.locator("#empty").isVisible()).toBe(true);
      await page.getByLabel("Search").fill("maximum NAME");
      expect(await visible()).toBe(2);
      expect(await count()).toBe("2 of 6 changes");
      await page.getByLabel("Search").fill(breaking.fingerprint);
      expect(await visible()).toBe(2);
      await page.getByRole("button", { name: "Reset" }).click();
      await page.getByText("6 changes", { exact: true }).waitFor();
      expect(await visible()).toBe(6);
    });

    it("the HTML page filters by provider, level and operation", async () => {
      await page.getByLabel("Comparison").selectOption("openai → relay");
      expect(await visible()).toBe(3);
      expect(await page.getByRole("heading", { name: "openai → relay" }).isVisible()).toBe(true);
      await page.getByLabel("Breaking").uncheck();
      expect(await visible()).toBe(2);
      await page.getByLabel("Accepted").uncheck();
      expect(await visible()).toBe(1);
      await page.getByLabel("Breaking").check();
      await page.getByRole("combobox", { name: "Operation" }).selectOption("PUT /v1/pets/{id}");
      expect(await visible()).toBe(2);
      await page.getByRole("combobox", { name: "Operation" }).selectOption("POST /v1/pets");
      expect(await visible()).toBe(1);
    });

    it("the HTML page works with the keyboard alone and shows both sides and the witness", async () => {
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the changes");
      await page.keyboard.press("Enter");
      await page.keyboard.press("/");
      expect(await page.evaluate("document.activeElement.name")).toBe("search");
      await page.keyboard.type("maximum");
      const focused = () => page.evaluate("document.activeElement.tagName");
      for (let stop = 0; stop < 12 && (await focused()) !== "SUMMARY"; stop++) await page.keyboard.press("Tab");
      expect(await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).toBe("solid");
      await page.keyboard.press("Space");
      const card = page.locator("details[open]").first();
      expect(await card.locator("del").textContent()).toBe("maxLength: 9");
      expect(await card.locator("ins").textContent()).toBe("maxLength: 5");
      expect(await card.getByText("aaaaaa").isVisible()).toBe(true);
      await page.keyboard.press("Enter");
      expect(await page.locator("details[open]").count()).toBe(0);
    });

    it("the HTML page opens the change that a link names, below the form, even where a filter hides it", async () => {
      await page.goto(`${url}#2-${breaking.fingerprint}`);
      const card = page.locator("details[open]");
      expect(await card.count()).toBe(1);
      const form = await page.getByRole("search").boundingBox();
      const box = await card.boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual((form?.y ?? 0) + (form?.height ?? 0));
      expect(box?.y).toBeLessThan(900);
      await page.getByLabel("Search").fill("zebra");
      await page.evaluate(`location.hash = "#2222222222222222"`);
      await page.locator("#\\32 222222222222222[open]").waitFor();
    });

    it("the HTML page leads from a share to the changes behind it", async () => {
      await page.getByRole("link", { name: "75 %" }).click();
      const heading = page.locator(".group:target h4");
      expect(await heading.textContent()).toBe("POST /v1/pets");
      expect(await page.getByRole("cell", { name: "lacks it" }).count()).toBe(1);
    });

    it("the HTML page has landmarks, headings without gaps and a label for each control", async () => {
      for (const role of ["banner", "main", "search", "contentinfo", "status"] as const)
        expect(await page.getByRole(role).count(), role).toBe(1);
      const levels = await page.evaluate<number[]>(
        `[...document.querySelectorAll("h1, h2, h3, h4, h5")].map(({ tagName }) => Number(tagName.slice(1)))`,
      );
      expect(levels[0]).toBe(1);
      for (const [index, level] of levels.slice(1).entries())
        expect(level - (levels[index] ?? 0)).toBeLessThanOrEqual(1);
      const unnamed = await page.evaluate(
        `[...document.querySelectorAll("input, select")].filter(({ labels }) => labels.length !== 1).length`,
      );
      expect(unnamed).toBe(0);
    });

    it("the HTML page runs nothing from a description, loads nothing and fits a phone", async () => {
      expect(requests.filter((request) => !request.startsWith("file:"))).toEqual([]);
      expect(problems).toEqual([]);
      expect(await page.locator("img").count()).toBe(0);
      for (const width of [320, 390]) {
        await page.setViewportSize({ width, height: 720 });
        await page.locator("summary").first().click();
        expect(
          await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
        ).toBeLessThanOrEqual(0);
      }
      await page.setViewportSize({ width: 1280, height: 900 });
    });

    it("the HTML page sorts operations by name and providers by what they take", async () => {
      const titles = () => page.locator("section:first-of-type h4").allTextContents();
      expect((await titles())[0]).toBe("POST /v1/pets");
      await page.getByLabel("Order").selectOption("By operation");
      expect(await titles()).toEqual((await titles()).toSorted());
      await page.getByRole("button", { name: "relay" }).click();
      const rows = await page.locator("table.sortable tbody th").allTextContents();
      expect(rows).toEqual(["GET /v1/pets", "POST /v1/pets"]);
      expect(await page.locator("table.sortable th[aria-sort=ascending]").count()).toBe(1);
    });

    it.each(["light", "dark"] as const)("axe-core finds nothing in the HTML page in %s", async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(`for (const card of document.querySelectorAll("details")) card.open = true`);
      expect(await findBarriers(page)).toEqual([]);
    });

    it("the HTML page reads without its script", async () => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const plain = await context.newPage();
      await plain.goto(url);
      expect(await plain.locator("details:visible").count()).toBe(6);
      expect(await plain.locator("form").isVisible()).toBe(false);
      await plain.locator("summary").first().click();
      expect(await plain.getByText("aaaaaa").first().isVisible()).toBe(true);
      await context.close();
    });
  },
);

it("the HTML page shows what is hostile as text", () => {
  const html = printReport([{ ...comparand, base: hostile }], "html", { scores });
  expect(html.match(/<script>/g)).toHaveLength(1);
  expect(html).not.toContain("<img");
});

it("the HTML page begins with the verdict and the worst changes, which lead to their cards", () => {
  const of = (operation: string, message: string, fingerprint: string) => ({
    ...breaking,
    ...{ operation, operations: [operation], message, fingerprint, location: `request.body.${message}` },
  });
  const many = Array.from({ length: 12 }, (_, index) => of(`GET /x/${index}`, `Told of ${index}.`, `f${index}`));
  const worst = ["a", "b", "c"].map((name) => of("POST /worst", name, `worst-${name}`));
  const report = reportChanges([...many, ...worst]);
  const page = parse(printReport([{ base: "one", revision: "other", report }], "html"));
  expect(page.querySelector("header .verdict")?.textContent).toBe("Breaks clients: 15 breaking, 0 warnings, 0 info");
  const items = page.querySelectorAll(".worst li").map((item) => item.textContent);
  expect(items).toHaveLength(10);
  expect(items[0]).toBe("3 × maximum length 5 instead of 9 in request.body: a, b, c POST /worst");
  const links = page.querySelectorAll(".worst a").map((link) => link.getAttribute("href") ?? "");
  expect(links.slice(0, 2)).toEqual(["#worst-a", "#f0"]);
  for (const link of links) expect(page.querySelector(`details[id="${link.slice(1)}"]`)).not.toBeNull();
});

it("the HTML page tells once among the worst what operations share, and something of each comparison", () => {
  const of = (operation: string, message: string, id: string) => ({
    ...breaking,
    ...{ operation, operations: [operation], message, fingerprint: id },
  });
  const shared = ["GET /a", "GET /b", "GET /c"].map((operation, index) => of(operation, "The same.", `s${index}`));
  const first = Array.from({ length: 12 }, (_, index) => of(`GET /x/${index}`, `Told of ${index}.`, `f${index}`));
  const page = parse(
    printReport(
      [
        { base: "one", revision: "mild", report: reportChanges([...shared, { ...warning, fingerprint: "w" }]) },
        { base: "one", revision: "grave", report: reportChanges(first) },
      ],
      "html",
    ),
  );
  const items = page.querySelectorAll(".worst li").map((item) => item.textContent);
  expect(items).toHaveLength(10);
  expect(items.at(-1)).toBe("The same. GET /a and 2 more · one → mild");
  expect(page.querySelectorAll("section h3").map((heading) => heading.textContent)).toEqual([
    "one → grave",
    "one → mild",
  ]);
});

it("the HTML page names what is in answers to failed calls last among the worst", () => {
  const answered = {
    ...breaking,
    id: "response-property-max-length-increased",
    fingerprint: "answered",
    part: { kind: "response-body", status: "200" } as const,
  } as const;
  const failed = {
    ...answered,
    id: "response-property-became-optional",
    part: { kind: "response-body", status: "429" },
  } as const;
  const report = reportChanges([
    { ...failed, fingerprint: "failed" },
    { ...failed, fingerprint: "failed-too" },
    { ...breaking, fingerprint: "sent" },
    answered,
  ]);
  const page = parse(printReport([{ base: "one", revision: "other", report }], "html"));
  const links = page.querySelectorAll(".worst a").map((link) => link.getAttribute("href"));
  expect(links).toEqual(["#sent", "#answered", "#failed"]);
});

it("the HTML page folds the operations that no provider offers, where there are many", () => {
  const of = (count: number) => {
    const operations = Array.from({ length: count }, (_, index) => ({
      ...{ operation: `GET /x/${index}`, fields: 1, taken: 1, share: 1 },
      status: index === 7 ? ("full" as const) : ("missing" as const),
    }));
    const wide = [{ provider: "relay", share: 1, coverage: { offered: 1, total: count }, operations }];
    return parse(printReport([comparand], "html", { scores: wide }));
  };
  const names = (page: HTMLElement, table: string) =>
    page.querySelectorAll(`${table} tbody th`).map((cell) => cell.textContent);
  expect(names(of(60), "table.sortable")).toEqual(["GET /x/7"]);
  expect(names(of(60), "main > details table")).toHaveLength(59);
  expect(of(60).querySelector("main > details summary")?.textContent).toBe(
    "59 more operations, which no provider is known to offer",
  );
  expect(names(of(20), "table.sortable")).toHaveLength(20);
  expect(of(20).querySelector("main > details")).toBeNull();
});

it("the HTML page shows the curve of each provider, with its figures", () => {
  const page = parse(printReport([comparand], "html", { history }));
  expect(page.querySelector("svg")?.getAttribute("aria-label")).toBe("relay: 50 % on 2026-01-01, 75 % on 2026-02-01");
  expect(page.querySelectorAll("circle")).toHaveLength(2);
  expect(page.querySelectorAll("figure tbody tr")).toHaveLength(2);
});

it("the HTML page shows no folders of whoever made it", () => {
  const at = (file: string) => ({ file, pointer: "" });
  const change = { ...breaking, base: at("/home/me/api/old/a.yaml"), revision: at("/home/me/api/new/a.yaml") };
  const report = reportChanges([change]);
  const html = printReport([{ base: "/home/me/api/old/a.yaml", revision: "/home/me/api/new/a.yaml", report }], "html");
  expect(html).not.toContain("/home");
  expect(html).toContain("old/a.yaml → new/a.yaml");
});
