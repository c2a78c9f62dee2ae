import type { Contract } from "../contract/model/types.js";
import type { SupportRow } from "../report/support.js";
import { printCurl } from "./call/curl.js";
import type { ExampleValues } from "./call/example-values.js";
import { planCall } from "./call/plan-call.js";
import { printPython } from "./call/python.js";
import { printTypeScript } from "./call/typescript.js";
import { type Html, html, htmlLines } from "./html.js";
import type { SiteInput } from "./site-input.js";

/** The same call in three ways, at the first provider that has the operation. */
export function callsSection(
  { identity, states }: SupportRow,
  { providers, clientOf }: SiteInput,
  examples: (contract: Contract) => ExampleValues,
): Html {
  const index = states.indexOf("taken");
  const contract = providers[index];
  const operation = contract?.operations.find((each) => each.identity === identity);
  if (contract === undefined || operation === undefined) return html`<p class="soft">No provider has it.</p>`;
  const plan = planCall(operation, contract, examples(contract));
  const others = providers.flatMap(({ provider, servers }, other) =>
    other !== index && states[other] === "taken" ? [`${provider}: ${servers[0]?.url ?? "no server"}`] : [],
  );
  return html`<p>At <strong>${contract.provider}</strong>, with what is required.${others.length === 0 ? "" : ` The same elsewhere, with another address and key: ${others.join(", ")}.`}</p>
${block("cURL", "curl", printCurl(plan))}
${block("Python, with the openai package", "python", printPython(plan))}
${block("TypeScript, with the generated client", "typescript", printTypeScript(plan, clientOf(contract)))}`;
}

function block(label: string, language: string, text: string): Html {
  return html`<figure class="code" id="call-${language}"><figcaption>${label}</figcaption><pre tabindex="0" role="region" aria-label="${label}"><code>${htmlLines(text)}</code></pre></figure>
`;
}
