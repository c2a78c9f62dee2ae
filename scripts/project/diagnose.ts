import { access, constants, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { hasInputErrors } from "../base/diagnostics.js";
import { isObject } from "../base/json.js";
import { packageRoot } from "../base/package-root.js";
import { thisTool } from "../base/tool.js";
import type { ConcordConfig } from "../config/config.js";
import { makeFolder } from "../write/make-folder.js";
import { InputError } from "./errors.js";
import { openLinter } from "./open-linter.js";
import { openProject, type Project } from "./open-project.js";
import { planProject } from "./output-job.js";
import { cacheFolder } from "./run-cache.js";
import { runJob } from "./run-job.js";

/** One thing that was looked at, and what to do where it is not well. */
export interface InstallationCheck {
  readonly name: string;
  readonly state: "ok" | "warn" | "fail";
  readonly message: string;
  readonly hint?: string;
}

export interface DiagnoseOptions {
  readonly cwd: string;
  readonly config?: string | undefined;
  /** For each source, in milliseconds. */
  readonly timeout: number;
}

/** Looks at an installation, one thing after the other; later ones need the config. Writes nothing but the folder of the cache. */
export async function* diagnose({ cwd, config, timeout }: DiagnoseOptions): AsyncGenerator<InstallationCheck> {
  yield* checkVersions(await readManifest());
  const { project, check } = await checkConfig(cwd, config);
  yield check;
  if (project === undefined) return;
  yield await checkCache(project);
  yield* checkSources(project.config, timeout);
  yield await checkRedocly(project);
  yield await checkOutput(project);
}

async function readManifest(): Promise<{ readonly engines?: { readonly node?: string } }> {
  return JSON.parse(await readFile(join(packageRoot(), "package.json"), "utf8"));
}

function* checkVersions({
  engines: { node = ">=20.19" } = {},
}: {
  readonly engines?: { readonly node?: string };
}): Generator<InstallationCheck> {
  const wanted = /\d+(?:\.\d+)*/.exec(node)?.[0] ?? "0";
  const own = process.versions.node;
  yield isAtLeast(own, wanted)
    ? { name: "node", state: "ok", message: `Node ${own}` }
    : { name: "node", state: "fail", message: `Node ${own} is too old.`, hint: `Install Node ${wanted} or later.` };
  const { name, version } = thisTool();
  yield { name: "package", state: "ok", message: `${name} ${version}` };
}

function isAtLeast(version: string, wanted: string): boolean {
  const [own, other] = [version, wanted].map((text) => text.split(".").map(Number));
  for (const [index, part] of (other ?? []).entries()) {
    const difference = (own?.[index] ?? 0) - part;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

async function checkConfig(
  cwd: string,
  path: string | undefined,
): Promise<{ project?: Project; check: InstallationCheck }> {
  try {
    const project = await openProject(path, cwd);
    if (project === undefined)
      return {
        check: { name: "config", state: "fail", message: "There is no config here.", hint: "Write one: concord init." },
      };
    const names = Object.keys(project.config.providers).join(", ");
    return { project, check: { name: "config", state: "ok", message: `${project.file}: ${names}` } };
  } catch (error) {
    return { check: failureOf("config", error) };
  }
}

/** What is wrong with an input, as a check tells it. */
function failureOf(name: string, error: unknown): InstallationCheck {
  if (!(error instanceof InputError)) throw error;
  const [first] = error.diagnostics.filter(({ severity }) => severity === "error");
  const { at, message = error.message, hint = "See docs/config.md." } = first ?? {};
  const line = at?.line === undefined ? "" : `:${at.line}:${at.column}`;
  const place = at === undefined ? "" : `${at.file}${line}${at.pointer === "" ? "" : ` #${at.pointer}`}: `;
  return { name, state: "fail", message: `${place}${message}`, hint };
}

async function checkCache(project: Project): Promise<InstallationCheck> {
  const folder = cacheFolder(planProject(project, {}));
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK);
    return { name: "cache", state: "ok", message: folder };
  } catch {
    return {
      name: "cache",
      state: "warn",
      message: `${folder} cannot be written.`,
      hint: "Give another: generate --cache-dir.",
    };
  }
}

async function* checkSources({ providers }: ConcordConfig, timeout: number): AsyncGenerator<InstallationCheck> {
  for (const [name, { source }] of Object.entries(providers))
    if (source !== undefined) yield await checkSource(name, source, timeout);
}

async function checkSource(name: string, source: string, timeout: number): Promise<InstallationCheck> {
  const told = { name: `source of ${name}` };
  try {
    const signal = AbortSignal.timeout(timeout);
    const { status } = await fetch(source, { method: "HEAD", redirect: "manual", signal });
    // A server may refuse to answer HEAD alone.
    if (status < 400 || status === 405 || status === 501) return { ...told, state: "ok", message: `${source} answers` };
    const state = status < 500 && status !== 429 ? "fail" : "warn";
    return { ...told, state, message: `${source} answers with ${status}.`, hint: "Is it still where the config says?" };
  } catch (error) {
    const reason = error instanceof Error && error.name === "TimeoutError" ? `within ${timeout / 1000} s` : "at all";
    return {
      ...told,
      state: "warn",
      message: `${source} does not answer ${reason}.`,
      hint: "Is the network there? pull needs it.",
    };
  }
}

async function checkRedocly({ folder, config }: Project): Promise<InstallationCheck> {
  const name = "redocly.yaml";
  const text = await readFile(join(folder, name), "utf8").catch(() => undefined);
  if (text === undefined)
    return {
      name,
      state: "warn",
      message: "There is none: Redocly's own rules decide.",
      hint: "npx redocly lint would use it; concord init --redocly writes one for a new config.",
    };
  try {
    const { notes: [note] = [] } = await openLinter(folder);
    if (note !== undefined)
      return { name, state: "warn", message: note.message, ...(note.hint && { hint: note.hint }) };
  } catch (error) {
    return failureOf(name, error);
  }
  const document: unknown = parseDocument(text).toJS();
  const apis = isObject(document) && isObject(document.apis) ? Object.keys(document.apis) : [];
  const missing = Object.keys(config.providers).filter((provider) => !apis.includes(provider));
  if (missing.length === 0) return { name, state: "ok", message: "It names every provider." };
  return {
    name,
    state: "warn",
    message: `It does not name ${missing.join(", ")}.`,
    hint: "Add the description under `apis`.",
  };
}

/** What `generate --check` says. */
async function checkOutput(project: Project): Promise<InstallationCheck> {
  const name = "output";
  try {
    return outputCheck(name, await runJob(planProject(project, {}), { check: true, tell: () => {} }));
  } catch (error) {
    return failureOf(name, error);
  }
}

function outputCheck(name: string, { state, run }: Awaited<ReturnType<typeof runJob>>): InstallationCheck {
  if (state.kind === "current") return { name, state: "ok", message: "It is current." };
  if (state.kind !== "refused")
    return { name, state: "fail", message: "It is not what the descriptions give.", hint: "Run concord generate." };
  const first = run.diagnostics.find((found) => hasInputErrors([found]));
  return {
    name,
    state: "fail",
    message: `It cannot be made: ${first?.message ?? "a description has errors."}`,
    hint: first?.hint ?? "concord generate tells all that is wrong.",
  };
}
