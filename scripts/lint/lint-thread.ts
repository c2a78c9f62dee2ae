import { parentPort, workerData } from "node:worker_threads";
import type { JsonObject } from "../base/json.js";
import { keepCompiled } from "../base/keep-compiled.js";
import type { LintOrder } from "./lint-beside.js";

/** The module of a thread that lints one document. */
keepCompiled();
const { problemFinder } = await import("./find-problems.js");
const { text, folder, file } = workerData as LintOrder;
const find = await problemFinder(folder);
parentPort?.postMessage(await find({ file, document: JSON.parse(text) as JsonObject }));
