import { spawn } from "node:child_process";
import { delimiter, dirname } from "node:path";
import type { Session } from "./run-paper.js";

interface Place {
  readonly cwd: string;
  /** The program that stands for `node`, also to `npm` and `npx`. */
  readonly node: string;
  /** JavaScript that each process runs first. */
  readonly first: string;
}

/** What npx does with a command that is installed, without a second of npm each time. */
const npx = 'npx() { "node_modules/.bin/$@"; }';

/**
 * Types the commands of a session into a shell, as a reader does. The output is that of a terminal: both streams. A bash whose
 * input is a socket would read the files of whoever runs the tests, each time.
 */
export async function runInShell({ commands }: Session, place: Place): Promise<{ codes: number[]; printed: string }> {
  const codes: number[] = [];
  let printed = "";
  for (const { text } of commands) {
    const child = spawn("bash", ["--norc", "-c", `exec 2>&1; ${npx}; ${text}`], {
      cwd: place.cwd,
      env: environmentOf(place),
    });
    child.stdin.end();
    for await (const piece of child.stdout) printed += piece;
    codes.push(
      await new Promise<number>((done) => (child.exitCode === null ? child.on("exit", done) : done(child.exitCode))),
    );
  }
  return { codes, printed };
}

function environmentOf({ node, first }: Place): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PATH: [dirname(node), process.env.PATH].join(delimiter),
    NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(first)}`,
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_prefer_offline: "true",
    npm_config_update_notifier: "false",
  };
}
