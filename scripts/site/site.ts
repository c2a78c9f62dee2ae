import type { Contract } from "../contract/model/types.js";
import { pagesOf } from "./anchors.js";
import { ExampleValues } from "./call/example-values.js";
import { type HtmlValue, html } from "./html.js";
import { printPage } from "./layout.js";
import { matrixPage } from "./matrix-page.js";
import { operationPage } from "./operation-page.js";
import { adoptReference } from "./reference-page.js";
import { referencesPage } from "./references-page.js";
import { printSearchIndex } from "./search-index.js";
import type { OperationView, SiteInput } from "./site-input.js";
import { siteScript } from "./site-script.js";
import { siteStyle } from "./site-style.js";

/** Every file of the site by its path. Nothing in it loads anything that is not in it. */
export function printSite(
  input: SiteInput,
  driftOf: (provider: string, operation: string) => string | undefined,
): ReadonlyMap<string, string> {
  const { title: site, support } = input;
  const pages = pagesOf(support.rows);
  const examples = examplesByContract();
  const print = (path: string, title: string, content: HtmlValue) =>
    [path, printPage({ path, title, site }, content)] as const;
  const operations = support.rows.flatMap((row) => {
    const view = viewOf(row, input, driftOf);
    const path = pages.get(row.identity);
    return view && path !== undefined ? [print(path, row.key, operationPage(view, input, examples))] : [];
  });
  const references = [...input.references].map(
    ([name, page]) =>
      [
        `reference/${name}.html`,
        "text" in page
          ? adoptReference(page.text, name)
          : print("reference/x", name, problemPage(name, page.problem))[1],
      ] as const,
  );
  return new Map([
    print("index.html", site, matrixPage(input, pages)),
    ...operations,
    ["drift.html", input.drift],
    print("reference/index.html", "API reference", referencesPage(input)),
    ...references,
    ["assets/site.css", siteStyle],
    ["assets/site.js", siteScript],
    ["assets/search.js", printSearchIndex(support, pages, (identity) => wordsOf(identity, input))],
  ]);
}

function problemPage(name: string, problem: string): HtmlValue {
  return html`<h1>${name}</h1><p class="warn">${problem}</p><p><a href="index.html">All contracts</a></p>`;
}

function viewOf(
  row: OperationView["row"],
  { merged, providers }: SiteInput,
  driftOf: (provider: string, operation: string) => string | undefined,
): OperationView | undefined {
  const contract = [merged, ...providers].find(({ operations }) =>
    operations.some(({ identity }) => identity === row.identity),
  );
  const operation = contract?.operations.find(({ identity }) => identity === row.identity);
  const key = providers[0]?.operations.find(({ identity }) => identity === row.identity)?.key ?? row.key;
  return contract && operation && { row, operation, contract, driftOf: (provider) => driftOf(provider, key) };
}

/** Words of an operation to find it by, besides its path. */
function wordsOf(identity: string, { merged }: SiteInput): string {
  const found = merged.operations.find((operation) => operation.identity === identity);
  return found === undefined ? "" : [...found.resource, found.action, found.summary ?? "", ...found.tags].join(" ");
}

/** What was made for one operation of a contract serves the others. */
function examplesByContract(): (contract: Contract) => ExampleValues {
  const known = new Map<Contract, ExampleValues>();
  return (contract) => {
    const examples = known.get(contract) ?? new ExampleValues(contract);
    known.set(contract, examples);
    return examples;
  };
}
