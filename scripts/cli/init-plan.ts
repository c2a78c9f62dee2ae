import { UsageError } from "../project/errors.js";
import { descriptionsIn, planProvider } from "../project/init.js";
import { lacksScript } from "../project/project-files.js";
import type { Questions } from "./questions.js";

/** What `init` is to do; each part has a flag for scripts. */
export interface InitPlan {
  /** Named: `openai=https://…`. */
  readonly descriptions: readonly string[];
  readonly reference: string | undefined;
  readonly redocly: boolean;
  readonly script: boolean;
  readonly workflow: boolean;
  readonly generate: boolean;
}

/** Asks for what nobody said. Nothing is written before the last answer. */
export async function askPlan(cwd: string, ask: Questions, given: Partial<InitPlan>): Promise<InitPlan> {
  const found = await descriptionsIn(cwd);
  const takesFound = found.length > 0 && (await ask.confirm(`Take ${found.join(", ")}?`, true));
  const providers = new Map<string, string>();
  for (const place of takesFound ? found : []) await askName(place, cwd, providers, ask);
  for (;;) {
    const place = await ask.text(providers.size === 0 ? "The first API" : "Another one", {
      placeholder: providers.size === 0 ? "a URL, a file or a docs page" : "empty: no more",
      check: (value) => problemOf(value, cwd, providers.size === 0),
    });
    if (place === "") break;
    await askName(place, cwd, providers, ask);
  }
  const names = [...providers.keys()];
  const first = names.includes("openai") ? "openai" : (names[0] ?? "");
  const {
    reference = names.length > 1 ? await ask.choose("Which one are the others compared with?", names, first) : first,
  } = given;
  const decide = async (part: keyof InitPlan, message: string, fallback: boolean): Promise<boolean> =>
    (given[part] as boolean | undefined) ?? ask.confirm(message, fallback);
  return {
    descriptions: [...providers].map(([name, place]) => `${name}=${place}`),
    reference,
    redocly: await decide("redocly", "Write redocly.yaml, for `npx redocly lint`?", true),
    script: (await lacksScript(cwd)) && (await decide("script", "Add the script `generate` to package.json?", true)),
    workflow: await decide("workflow", "Write a GitHub workflow that pulls every night?", false),
    generate: await decide("generate", "Generate the clients now?", true),
  };
}

function problemOf(place: string, cwd: string, isFirst: boolean): string | undefined {
  if (place === "") return isFirst ? "Give at least one." : undefined;
  try {
    planProvider(`some=${place}`, cwd);
    return undefined;
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}

async function askName(place: string, cwd: string, providers: Map<string, string>, ask: Questions): Promise<void> {
  const proposed = nameOf(place, cwd);
  const name = await ask.text(`A name for ${place}`, {
    fallback: proposed,
    check: (value) => {
      if (providers.has(value)) return "There is one of that name.";
      try {
        planProvider(`${value}=${place}`, cwd);
        return value === "" ? "It needs one." : undefined;
      } catch (error) {
        if (error instanceof UsageError) return error.message;
        throw error;
      }
    },
  });
  providers.set(name, place);
}

/** What its file is called, or its host. */
function nameOf(place: string, cwd: string): string {
  try {
    const [name] = planProvider(place, cwd);
    if (!/^(?:openapi|swagger|index|docs)$/.test(name)) return name;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
  }
  const host = URL.canParse(place) ? new URL(place).hostname.split(".").at(-2) : undefined;
  return host !== undefined && /^[a-z][a-z0-9-]*$/.test(host) ? host : "";
}
