import { paint, shown, tellError, tellJson } from "./terminal.js";

/** Who hears of stages: a terminal, a reader of events, or nobody. */
export function stageListener(json: boolean): (name?: string) => void {
  let current: { readonly name: string; readonly since: number } | undefined;
  const isSeen = process.stderr.isTTY === true && process.env.CI === undefined;
  return (name) => {
    if (current !== undefined) {
      const seconds = Math.round((performance.now() - current.since) / 10) / 100;
      if (json) printEvent("stage", { name: current.name, seconds });
      else if (isSeen) tellError(shown`\r${paint("dim", `${current.name}  ${seconds.toFixed(2)} s`)}\u001b[K\n`);
    }
    current = name === undefined ? undefined : { name, since: performance.now() };
    if (name !== undefined && !json && isSeen) tellError(paint("dim", `${name} …`));
  };
}

/** A line of standard output for programs. */
export function printEvent(event: string, members: object): void {
  tellJson({ event, ...members });
}
