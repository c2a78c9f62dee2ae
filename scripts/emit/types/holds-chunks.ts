import { findProperty, inPlace } from "../../contract/model/find-property.js";
import type { Contract, Schema, Stream } from "../../contract/model/types.js";

/** Whether events are chunks of a chat completion, or may be, since nothing is said of them. */
export function holdsChunks({ event, text }: Stream, schemas: Contract["schemas"]): boolean {
  const isOpen = (schema: Schema): boolean => inPlace(schema, schemas).every(({ object }) => object === undefined);
  const isChoice = (item: Schema): boolean =>
    isOpen(item) || ["delta", "message"].some((name) => findProperty(item, name, schemas).length > 0);
  const lists = findProperty(event, "choices", schemas).flatMap((choices) => inPlace(choices, schemas));
  return (
    !text &&
    (isOpen(event) || lists.some(({ array }) => array !== undefined && (!array.items || isChoice(array.items))))
  );
}
