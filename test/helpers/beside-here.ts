import type { MessagePort } from "node:worker_threads";
import { Beside, type BesideThread } from "../../scripts/base/beside.js";

/** A thread beside that is none: messages go to and fro all the same, and are copied. */
export function besideHere(serve: (port: MessagePort) => void): {
  readonly beside: Beside;
  /** What goes wrong with the thread itself. */
  readonly fail: (error: Error) => void;
  readonly close: () => void;
} {
  const { port1, port2 } = new MessageChannel();
  serve(port2 as unknown as MessagePort);
  const thread = port1 as unknown as BesideThread & MessagePort;
  return {
    beside: new Beside(() => thread),
    fail: (error) => void thread.emit("error", error),
    close: () => thread.close(),
  };
}
