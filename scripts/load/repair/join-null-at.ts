import { type JsonObject, join } from "../../base/json.js";
import { joinNull } from "../../spec/nullable.js";
import type { FormerPlace, FormerPlaces } from "./former-places.js";

/** A schema that may be null, and where that is said. */
interface Nullable {
  readonly schema: JsonObject;
  readonly pointer: string;
  readonly said: FormerPlace;
}

/** Widens a schema in place so that it accepts `null` too, and tells where its rules went. */
export function joinNullAt({ schema, pointer, said }: Nullable, places: FormerPlaces): void {
  const hasConst = Object.hasOwn(schema, "const");
  if (joinNull(schema)) {
    places.sink(pointer, "anyOf", 0);
    places.make(join(pointer, "anyOf", 1), said);
  } else if (hasConst && Object.hasOwn(schema, "enum")) places.move(join(pointer, "enum"), join(pointer, "const"));
}
