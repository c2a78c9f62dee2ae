import { confirm, isCancel, select, text } from "@clack/prompts";
import { ExitError } from "./exit.js";
import { shown } from "./terminal.js";

/** Asks on the terminal. What it shows of the user's files goes through the encoder of the terminal. */
export interface Questions {
  text(message: string, options?: TextOptions): Promise<string>;
  choose(message: string, values: readonly string[], first: string): Promise<string>;
  confirm(message: string, first: boolean): Promise<boolean>;
}

export interface TextOptions {
  /** What an empty answer means. */
  readonly fallback?: string;
  readonly placeholder?: string;
  /** What is wrong with an answer. */
  readonly check?: (value: string) => string | undefined;
}

/** Whether somebody is there to answer. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true && process.env.CI === undefined;
}

/** The streams are those of the process, unless a test has others. */
export function terminalQuestions(streams: Pick<Parameters<typeof text>[0], "input" | "output"> = {}): Questions {
  return {
    async text(message, { fallback = "", placeholder = "", check } = {}) {
      const answer = await text({
        ...streams,
        message: seen(message),
        placeholder: seen(placeholder === "" ? fallback : placeholder),
        ...(fallback !== "" && { defaultValue: fallback }),
        validate: (value = "") => {
          const problem = check?.(value === "" ? fallback : value);
          return problem === undefined ? undefined : seen(problem);
        },
      });
      return answered(answer);
    },
    async choose(message, values, first) {
      const options = values.map((value) => ({ value, label: seen(value) }));
      return answered(await select({ ...streams, message: seen(message), options, initialValue: first }));
    },
    async confirm(message, first) {
      return answered(await confirm({ ...streams, message: seen(message), initialValue: first }));
    },
  };
}

function seen(value: string): string {
  return String(shown`${value}`);
}

/** Who goes away answers nothing, and nothing was done yet. */
function answered<T>(answer: T): Exclude<T, symbol> {
  if (isCancel(answer)) throw new ExitError(2);
  return answer as Exclude<T, symbol>;
}
