import { memberName } from "../../base/identifiers.js";
import type { Method, StandardMethod } from "../model/method.js";

/** What naming needs to know of an operation. */
export interface Nameable {
  readonly method: Method;
  /** Path below the API root, without a query. */
  readonly path: string;
  readonly fixedQuery?: ReadonlyMap<string, string>;
}

export interface OperationName {
  readonly resource: readonly string[];
  readonly action: string;
}

interface Segment {
  readonly text: string;
  readonly isParameter: boolean;
  /** `generateContent` of `{model}:generateContent`. */
  readonly verb?: string;
}

/** Last segments that are things to do, not things. */
const verbs: ReadonlySet<string> = new Set(
  `abort accept activate analyze apply approve archive attach cancel check clone close complete compact confirm convert
  copy count deactivate decline deploy detach detokenize disable download edit enable execute export finish generate
  grade hangup import invite invoke login logout merge mute pause preview publish query refer refresh register reject
  remove rename rerank reset restart restore resume retry revoke rotate run search send share start stop submit sync
  tokenize transcribe transfer translate unarchive undeploy unpublish update upload validate verify`.split(/\s+/),
);

/**
 * Names a method of the client from path and method: `POST /chat/completions` is `chat.completions.create`. A query in
 * the path key is a resource in front: `/responses?beta=true` is `beta.responses`. `all` has the methods of every path.
 */
export function nameOperation(operation: Nameable, all: PathMethods): OperationName {
  const { resource, action } = nameByPath(operation, all);
  const queries = [...(operation.fixedQuery ?? [])].map(([key, value]) =>
    memberName(value === "true" ? key : `${key} ${value}`),
  );
  return { resource: [...queries, ...resource], action };
}

/** The methods of each path, and what stands below it. */
export class PathMethods {
  private readonly methods = new Map<string, Set<Method>>();
  private readonly parents = new Set<string>();
  private readonly lists = new Set<string>();

  add(path: string, method: Method): void {
    this.methods.set(path, (this.methods.get(path) ?? new Set()).add(method));
    for (let end = path.indexOf("/"); end >= 0; end = path.indexOf("/", end + 1)) this.parents.add(path.slice(0, end));
    const last = path.lastIndexOf("/");
    if (path.startsWith("{", last + 1)) this.lists.add(path.slice(0, last));
  }

  at(path: string): ReadonlySet<Method> | undefined {
    return this.methods.get(path);
  }

  hasChildren(path: string): boolean {
    return this.parents.has(path);
  }

  /** Whether what stands below a path is named by a parameter: `/models/{id}` below `/models`. */
  hasItem(path: string): boolean {
    return this.lists.has(path);
  }
}

/** Resources of a client stand in each other no deeper than this: what else a path has is one word. */
const deepestResource = 32;

/** The resources that the words of a path are. */
function resourcesOf(words: readonly string[]): readonly string[] {
  if (words.length <= deepestResource) return words;
  return [...words.slice(0, deepestResource - 1), memberName(words.slice(deepestResource - 1).join(" "))];
}

function nameByPath(operation: Nameable, all: PathMethods): OperationName {
  const { resource, action } = nameByWords(operation, all);
  return { resource: resourcesOf(resource), action };
}

function nameByWords(operation: Nameable, all: PathMethods): OperationName {
  const segments = segmentsOf(operation.path);
  const last = segments.at(-1);
  const statics = segments.filter((segment) => !segment.isParameter).map((segment) => memberName(segment.text));
  if (last?.verb !== undefined) return { resource: statics, action: memberName(last.verb) };
  if (last === undefined || last.isParameter)
    return { resource: statics, action: actionOf(operation.method, itemActions) };
  if (isAction(operation, last, segments, all))
    return { resource: statics.slice(0, -1), action: memberName(last.text) };
  return { resource: statics, action: collectionAction(operation, last, all) };
}

/** Settings are read and changed; what else stands at such a path is listed and created. */
function collectionAction(operation: Nameable, last: Segment, all: PathMethods): string {
  const { method, path } = operation;
  const isSetting = settings.test(last.text) && all.at(path)?.has("GET") === true && !all.hasItem(path);
  if (method === "GET") return isSetting ? "retrieve" : readAction(operation, last, all);
  return method === "POST" && isSetting ? "update" : actionOf(method, collectionActions);
}

/** Last words of things of which there is one. */
const settings =
  /(?:^|[-_])(?:config|configuration|limit|mode|permissions|policy|preferences|profile|quota|retention|settings)$/i;

function actionOf(method: Method, actions: Readonly<Record<string, string>>): string {
  return actions[method] ?? memberName(method.toLowerCase());
}

const itemActions: Readonly<Record<StandardMethod, string>> = {
  GET: "retrieve",
  PUT: "replace",
  POST: "update",
  PATCH: "update",
  DELETE: "delete",
  HEAD: "head",
  OPTIONS: "options",
  TRACE: "trace",
  QUERY: "query",
};

const collectionActions: Readonly<Record<StandardMethod, string>> = { ...itemActions, POST: "create", PUT: "update" };

function segmentsOf(path: string): readonly Segment[] {
  const parts = path.split("/").filter((part) => part !== "" && part !== "." && part !== "..");
  return parts.map((part) => {
    const [text = "", verb] = /^(.+):([A-Za-z]\w*)$/.exec(part)?.slice(1) ?? [part];
    return {
      text: text.replace(/#\w+$/, ""),
      isParameter: text.includes("{"),
      ...(verb === undefined ? {} : { verb }),
    };
  });
}

/** `POST /batches/{id}/cancel` and `GET /files/{id}/content` are actions of their parent; `GET /responses/{id}/input_items` is a list. */
function isAction({ method, path }: Nameable, last: Segment, segments: readonly Segment[], all: PathMethods): boolean {
  if (segments.length < 2 || (method !== "POST" && method !== "GET")) return false;
  if (method === "POST" && verbs.has(last.text.toLowerCase())) return true;
  const isLeaf = !all.hasChildren(path) && all.at(path)?.size === 1;
  const followsItem = segments.at(-2)?.isParameter === true;
  return isLeaf && followsItem && !isPlural(last.text);
}

function readAction({ path }: Nameable, last: Segment, all: PathMethods): string {
  return all.hasItem(path) || isPlural(last.text) ? "list" : "retrieve";
}

function isPlural(word: string): boolean {
  return /[^s]s$/i.test(word) && !/(status|usage|access|canvas|analysis)$/i.test(word);
}
