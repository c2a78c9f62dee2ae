import { argumentError } from "../transport/errors.js";
import type { BodySpec, MediaSpec, SendCheck } from "../transport/provider.js";

/** What to send of a body. Throws `ValidationError`. */
export function checkBody(
  { required }: BodySpec,
  { validator, check }: MediaSpec,
  body: unknown,
  how: SendCheck,
): unknown {
  if (body === undefined) {
    if (required === false) return body;
    throw argumentError("required", [], "an object", "nothing");
  }
  return validator && check ? check(validator, body, how) : body;
}
