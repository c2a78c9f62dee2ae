import { MessageChannel, type MessagePort } from "node:worker_threads";
import { Beside, type BesideThread } from "../../scripts/base/beside.js";

/** A thread beside that is none: messages go to and fro all the same, and are copied. */
export function besideHere(serve: (port: MessagePort) => void): {
  readonly beside: Beside;
  /** What happens to the thread itself. */
  readonly emit: (event: "error" | "exit", value: unknown) => void;
  readonly close: () => void;
} {
  const { port1, port2 } = new MessageChannel();
  serve(port2);
  const thread = port1 as BesideThread & MessagePort;
  return {
    beside: new Beside(() => thread),
    emit: (event, value) => void thread.emit(event, value),
    close: () => thread.close(),
  };
}
