import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BuiltSite, buildSite } from "../../../scripts/project/build-site.js";
import { openProject } from "../../../scripts/project/open-project.js";
import { printReferences } from "../../../scripts/project/print-references.js";
import { saveSite } from "../../../scripts/project/save-site.js";
import { chromiumPath, findBarriers } from "../../helpers/browser.js";
import { compileTogether } from "../../helpers/compile-papers.js";
import { root } from "../../helpers/run-concord.js";

/** Redocly takes seconds for each: one shows how a reference looks, the others that there is none. */
const printOne: typeof printReferences = async (documents, folder) => {
  const one = await printReferences(new Map([...documents].filter(([name]) => name === "ikuncode")), folder);
  return new Map([...documents.keys()].map((name) => [name, one.get(name) ?? { problem: `No reference of ${name}.` }]));
};

let site: BuiltSite;
let folder: string;
beforeAll(async () => {
  const project = await openProject(undefined, root);
  if (project === undefined) throw new Error("There is no config.");
  site = await buildSite(project, { printReferences: printOne });
  folder = await mkdtemp(join(tmpdir(), "concord-site-"));
  await saveSite(folder, site.files);
}, 90_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

function decode(text: string): string {
  return text.replace(/&([a-z#0-9]+);/g, (_, name: string) => entities[name] ?? "");
}

const chat = "operations/post-v1-chat-completions.html";

describe("the site", () => {
  it("the site agrees with SUPPORT.md on who has which operation", async () => {
    const support = await readFile(join(root, "generated/SUPPORT.md"), "utf8");
    const [table = ""] = support.split("<details>");
    const written = [...table.matchAll(/^\| `([^`]+)` \| (.*) \|$/gm)].map(([, key, states = ""]) => [
      key,
      states.split(" | "),
    ]);
    const rows = [
      ...(site.files.get("index.html") ?? "").matchAll(/<tr><th scope="row"><a href="operations\/.*<\/tr>/g),
    ];
    const shown = new Map(
      rows.map(([row]) => [
        /<a [^>]*>(.*?)<\/a>/.exec(row)?.[1]?.replace(/<[^>]*>/g, ""),
        [...row.matchAll(/<td class="(\w+)/g)].map(([, kind]) =>
          kind === "missing" ? "–" : kind === "unknown" ? "?" : "✓",
        ),
      ]),
    );
    expect(written.length).toBeGreaterThan(100);
    for (const [key, states] of written) expect(shown.get(String(key)), String(key)).toEqual(states);
  });

  it("the site has the same call in cURL, Python and TypeScript", () => {
    const page = site.files.get(chat) ?? "";
    expect(page).toContain("curl &#39;https://api.openai.com/v1/chat/completions&#39;");
    expect(page).toContain("client.chat.completions.create(");
    expect(page).toContain("import { openai } from &quot;./generated/providers/openai/index.js&quot;;");
  });

  // Takes the compiler longer than all else here: on demand.
  it.skipIf(!process.env.CONCORD_SITE_CALLS)(
    "the site has calls in TypeScript that compile against the clients",
    async () => {
      const samples = [...site.files].flatMap(([path, text]) => {
        const found = /id="call-typescript">.*?<code>([\s\S]*?)<\/code><\/pre>/.exec(text)?.[1];
        return found === undefined ? [] : [[path.replace(/^operations\/(.*)\.html$/, "$1.ts"), decode(found)] as const];
      });
      expect(samples.length).toBeGreaterThan(100);
      await writeFile(join(folder, "package.json"), '{ "type": "module" }');
      for (const [name, code] of samples)
        await writeFile(
          join(folder, name),
          code.replace(/"\.\/generated\/providers\/([a-z]+)\/index\.js"/, '"openapi-concord/providers/$1"'),
        );
      expect(compileTogether(samples.map(([name]) => join(folder, name)))).toEqual([]);
    },
  );

  it("the site says of a contract why it has no reference, and what is left out links nowhere", () => {
    expect([...site.withoutReference.keys()]).toEqual(["merged", "portable", "openai", "xiexus"]);
    expect(site.files.get("reference/merged.html")).toContain("No reference of merged.");
    const names = new Set(site.files.keys());
    for (const [path, text] of site.files) {
      if (!path.endsWith(".html") || path === "reference/ikuncode.html") continue;
      const links = [...text.matchAll(/(?:href|src)="([^"#]+)/g)].map(([, link = ""]) => link);
      const broken = links
        .map((link) => new URL(link, `file:///${path}`).pathname.slice(1))
        .filter((to) => !names.has(to));
      expect(broken, path).toEqual([]);
    }
  });
});

/** The scripts and styles of a file: all of it, or those within a page. */
function codeOf(path: string, text: string): readonly string[] {
  // What is searched is texts alone.
  if (path.endsWith("search.js")) return [text.replace(/"(?:[^"\\]|\\.)*"/g, '""')];
  if (!path.endsWith(".html")) return [text];
  return [...text.matchAll(/<(script|style)\b[^>]*>([\s\S]*?)<\/\1>/g)].map(([, , code = ""]) => code);
}

it("no script and no style of the site asks for anything, so that it works offline", () => {
  const asks =
    /\b(?:fetch|import|importScripts|sendBeacon)\s*\(|XMLHttpRequest|WebSocket|EventSource|@import|url\((?!["']?(?:data:|#))/;
  // The reference is Redocly's: its page says that nothing may be loaded.
  const ours = [...site.files].filter(([path]) => path !== "reference/ikuncode.html");
  const codes = ours.flatMap(([path, text]) => codeOf(path, text).map((code) => [path, code] as const));
  expect(new Set(codes.map(([, code]) => code)).size).toBeGreaterThan(1);
  expect(codes.filter(([, code]) => asks.test(code)).map(([path]) => path)).toEqual([]);
  expect(asks.test("await fetch (url)") && asks.test('a { background: url("x.png") }')).toBe(true);
});

describe.skipIf(!chromiumPath)(`the site in a browser (${chromiumPath ? "Chromium" : "skipped: no Chromium"})`, () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const problems: string[] = [];
  const urlOf = (path: string) => pathToFileURL(join(folder, path)).href;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath ?? "", args: ["--no-sandbox"] });
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    page = await context.newPage();
    page.on("request", (request) => {
      if (!/^(?:file|data|blob):/.test(request.url())) problems.push(request.url());
    });
    page.on("pageerror", (error) => problems.push(error.message));
  }, 30_000);
  afterAll(() => browser?.close());

  it("the site finds a field of an operation, and the link to it leads to the field", async () => {
    await page.goto(urlOf("index.html"));
    await page.keyboard.press("/");
    await page.keyboard.type("temperature chat");
    expect(await page.getByRole("status").first().textContent()).toMatch(/result/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/post-v1-chat-completions\.html#body-temperature$/);
    expect(await page.locator("tr:target").textContent()).toContain("temperature");
    const [top, bar] = await Promise.all([page.locator("tr:target").boundingBox(), page.locator(".top").boundingBox()]);
    expect(top?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0));
  });

  it("the site copies a call", async () => {
    await page.goto(`${urlOf(chat)}#call`);
    await page.getByRole("button", { name: "Copy: cURL" }).click();
    await page.getByText("cURL copied").waitFor({ state: "attached" });
    const copied = await page.evaluate<string>("navigator.clipboard.readText()");
    expect(copied).toBe(await page.locator("#call-curl code").textContent());
    expect(copied).toMatch(/^curl 'https:/);
  });

  it.each(["light", "dark"] as const)(
    "axe-core finds nothing on any kind of page of the site in %s",
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      const kinds = ["index.html", chat, "reference/index.html", "reference/merged.html", "reference/ikuncode.html"];
      for (const path of kinds) {
        await page.goto(urlOf(path));
        if (path === "reference/ikuncode.html") await page.locator("[role=navigation]").waitFor();
        expect(await findBarriers(page), path).toEqual([]);
      }
    },
  );

  it("the site fits a phone, and a printer gets no controls", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of ["index.html", chat, "reference/index.html"]) {
      await page.goto(urlOf(path));
      const wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
      expect(await page.evaluate(wider), path).toBeLessThanOrEqual(0);
    }
    await page.emulateMedia({ media: "print" });
    await page.goto(urlOf(chat));
    expect(await page.getByRole("button", { name: /Copy/ }).count()).toBe(0);
    expect(await page.getByRole("search").count()).toBe(0);
    await page.emulateMedia({ media: "screen" });
  });

  it("the site loads and sends nothing, and no script of it fails", () => {
    expect(problems).toEqual([]);
  });
});
