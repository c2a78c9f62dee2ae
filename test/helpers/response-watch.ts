import type { AnswerWatch } from "../../src/transport/drift-event.js";
import type { Validator } from "../../src/validation/validator-types.js";

/** Validators of one operation that take everything, and note what they are shown. */
export function responseWatch(key: string) {
  const seen: { readonly event: unknown[]; readonly response: unknown[] } = { event: [], response: [] };
  const watch: AnswerWatch = { observer: (_, kind) => async (value) => void seen[kind].push(value), knows: () => true };
  const any = { is: () => true, validate: (value: unknown) => ({ ok: true, value, warnings: [] }) };
  const [result, event] = [any, any] as unknown as readonly [Validator<unknown>, Validator<unknown>];
  return { responses: { [key]: { result, event, watch } }, seen };
}
