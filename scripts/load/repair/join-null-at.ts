import { type JsonObject, join } from "../../base/json.js";
import { joinNull } from "../../spec/nullable.js";
import type { Moves, Place } from "./moves.js";

/** A schema that may be null, and where that is said. */
interface Nullable {
  readonly schema: JsonObject;
  readonly pointer: string;
  readonly said: Place;
}

/** Widens a schema in place so that it accepts `null` too, and tells where its rules went. */
export function joinNullAt({ schema, pointer, said }: Nullable, moves: Moves): void {
  const hasConst = Object.hasOwn(schema, "const");
  if (joinNull(schema)) {
    moves.sink(pointer, "anyOf", 0);
    moves.make(join(pointer, "anyOf", 1), said);
  } else if (hasConst && Object.hasOwn(schema, "enum")) moves.move(join(pointer, "enum"), join(pointer, "const"));
}
