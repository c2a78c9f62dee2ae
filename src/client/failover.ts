import { Events } from "../stream/events.js";
import {
  ConcordError,
  ConnectionError,
  HttpError,
  ResponseError,
  StreamError,
  TimeoutError,
} from "../transport/errors.js";
import { isRetryable } from "../transport/retry.js";
import { hasOwn } from "../validation/record.js";
import { type ApiPromise, type ApiResult, apiPromise } from "./api-promise.js";
import { beginStream } from "./begin-stream.js";
import type { PagePromise } from "./page.js";
import type { Shared } from "./shared-client.js";
import { type Capabilities, supports } from "./supports.js";

export interface FailoverPolicy {
  /** How long a client that failed is passed over, in milliseconds; longer if its server asked for it. Default 30,000. */
  readonly coolDown?: number | undefined;
  /** Whether an error moves the call to the next client. Default {@link movesOn}. */
  readonly shouldMove?: ((error: ConcordError) => boolean) | undefined;
  /** What each client takes, in their order. Those that do not take all fields of a call are called after those that do. */
  readonly capabilities?: readonly (Capabilities | undefined)[] | undefined;
  /** Told of each move. */
  readonly onMove?:
    | ((event: { readonly error: ConcordError; readonly from: number; readonly to: number }) => void)
    | undefined;
}

interface Member {
  readonly index: number;
  readonly client: object;
  readonly capabilities: Capabilities | undefined;
  /** When the cool-down ends; 0 for a client that worked. */
  until: number;
  /** A call finds out whether it works again. */
  isTried: boolean;
}

type Method = (...values: unknown[]) => ApiPromise<unknown>;

/**
 * Makes one client of several: it has the operations that all of them have, and sends each call to the first one that
 * works. Give the clients `maxRetries: 0`, or they try for themselves first. A stream moves only before the first event that
 * has something of the answer; a body that can be read only once does not move. Where all fail, the error of the last one is
 * thrown, with the `failures` before it.
 */
export function createFailover<const Clients extends readonly [object, ...object[]]>(
  clients: Clients,
  policy: FailoverPolicy = {},
): Shared<Clients> {
  const members = clients.map((client, index) => ({
    index,
    client,
    capabilities: policy.capabilities?.[index],
    until: 0,
    isTried: false,
  }));
  return combine(
    clients,
    [],
    (path) =>
      (...values) =>
        run(members, path, values, policy),
  ) as Shared<Clients>;
}

/** A failure that another provider need not share: it is down, overloaded, out of quota, or talks nonsense. */
export function movesOn(error: ConcordError): boolean {
  if (error instanceof HttpError) return isRetryable(error) || error.status === 429 || error.status >= 500;
  if (error instanceof ResponseError) return error.reason !== "too-large";
  if (error instanceof StreamError) return error.reason !== "used";
  return error instanceof ConnectionError || error instanceof TimeoutError;
}

function combine(
  nodes: readonly unknown[],
  path: readonly string[],
  method: (path: readonly string[]) => Method,
): unknown {
  const [first] = nodes;
  if (nodes.every((node) => typeof node === "function")) return method(path);
  if (typeof first !== "object" || first === null || !nodes.every((node) => typeof node === "object")) return undefined;
  const entries = Object.keys(first).map((name) => [
    name,
    combine(
      nodes.map((node) => child(node, name)),
      [...path, name],
      method,
    ),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function child(node: unknown, name: string): unknown {
  if (typeof node !== "object" || node === null || !hasOwn(node, name)) return undefined;
  return Object.entries(node).find(([key]) => key === name)?.[1];
}

function run(members: readonly Member[], path: readonly string[], values: readonly unknown[], policy: FailoverPolicy) {
  let winner: unknown;
  const attempt = async (member: Member): Promise<ApiResult<unknown>> => {
    const method = path.reduce<unknown>(child, member.client) as Method;
    const promise = method(...values);
    winner = promise;
    const result = await promise.withResponse();
    return result.data instanceof Events ? { ...result, data: await beginStream(result.data) } : result;
  };
  const order = byReadiness(members, (member) => countRefused(member, path.join("."), values));
  const promise = apiPromise(moveThrough(order, attempt, values.some(isOnce), policy));
  // A list call goes on at the client that answered its first page.
  const list = async () => {
    await promise;
    return winner as PagePromise<unknown, unknown>;
  };
  async function* items() {
    const won = await list();
    if (isIterable(won)) yield* won;
  }
  async function* iterPages() {
    yield* (await list()).iterPages();
  }
  const getNextPage = async () => (await list()).getNextPage();
  return Object.assign(promise, { [Symbol.asyncIterator]: items, iterPages, getNextPage });
}

async function moveThrough(
  order: readonly Member[],
  attempt: (member: Member) => Promise<ApiResult<unknown>>,
  once: boolean,
  { coolDown = 30_000, shouldMove = movesOn, onMove }: FailoverPolicy,
): Promise<ApiResult<unknown>> {
  const failures: ConcordError[] = [];
  for (const [position, member] of order.entries()) {
    // One call finds out; the others pass the client over meanwhile.
    member.isTried = member.until > 0;
    try {
      const result = await attempt(member);
      member.until = 0;
      return result;
    } catch (error) {
      if (!(error instanceof ConcordError) || !shouldMove(error)) throw error;
      const asked = error instanceof HttpError ? (error.retryAfter ?? 0) : 0;
      member.until = Date.now() + Math.max(coolDown, asked);
      const next = order[position + 1];
      if (next === undefined || once) throw Object.assign(error, failures.length > 0 && { failures });
      failures.push(error);
      onMove?.({ error, from: member.index, to: next.index });
    } finally {
      member.isTried = false;
    }
  }
  throw new ConcordError("There is no client to call.");
}

/** Fields of the body, or of the query, that the client's provider does not take. */
function countRefused({ capabilities }: Member, operation: string, values: readonly unknown[]): number {
  // Before it are those of the path; where it is left out, the options come next.
  const fields = values.find((value) => value === undefined || typeof value === "object");
  if (capabilities === undefined || !fields) return 0;
  return Object.keys(fields).filter((name) => supports(capabilities, operation, name) === false).length;
}

/** In the order given; those that refuse fields come after the others, and those that cool down last, the soonest first. */
function byReadiness(members: readonly Member[], refused: (member: Member) => number): Member[] {
  const now = Date.now();
  const wait = ({ until, isTried }: Member) => (isTried ? Number.POSITIVE_INFINITY : Math.max(0, until - now));
  return [...members].sort((a, b) => wait(a) - wait(b) || refused(a) - refused(b) || a.index - b.index);
}

function isOnce(value: unknown): boolean {
  if (value instanceof ReadableStream) return true;
  return (
    typeof value === "object" && value !== null && Object.values(value).some((item) => item instanceof ReadableStream)
  );
}

function isIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
