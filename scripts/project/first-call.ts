import type { Contract, Operation } from "../contract/model/types.js";
import { providerConstant } from "../emit/code/provider-constant.js";
import { ExampleValues } from "../site/call/example-values.js";
import { planCall } from "../site/call/plan-call.js";
import { printShortCall } from "../site/call/typescript.js";
import { ContractLoader } from "./contract-loader.js";
import { describeProviders } from "./descriptions.js";
import type { Project } from "./open-project.js";

/** Three lines that call what was generated for the reference; none where it has no operation. */
export async function firstCall({ config, folder }: Project): Promise<readonly string[]> {
  const loader = new ContractLoader({ cwd: folder });
  const [contract] = await loader.loadAll(describeProviders(config).slice(0, 1));
  const operation = contract?.operations.toSorted((one, two) => rank(one) - rank(two))[0];
  if (contract === undefined || operation === undefined) return [];
  return printShortCall(planCall(operation, contract, new ExampleValues(contract)), clientModule(contract, config.out));
}

/** How a program beside the config imports a client. */
export function clientModule({ provider, schemas }: Contract, out = "generated") {
  const folder = out.replace(/^\.?\/+|\/+$/g, "");
  return {
    specifier: `./${folder}/providers/${provider}/index.js`,
    constant: providerConstant(provider, new Set(schemas.keys())),
  };
}

/** Conversations first, then what creates something of JSON, then what only asks. */
function rank({ identity, request, action, parameters }: Operation): number {
  if (identity === "POST /chat/completions") return 0;
  const isPlain = parameters.every(({ required }) => !required);
  if (action === "create" && isPlain && request?.content.some(({ type }) => type.includes("json"))) return 1;
  return isPlain ? 2 : 3;
}
