import { isObject, type JsonObject } from "../../base/json.js";
import type { OperationFacts } from "../facts/operation-facts.js";

/** The field that asks for events, where the operation must say so: of a stated boolean, the name `stream` does. */
export function streamFlag({ fields, requests, events }: OperationFacts): string | undefined {
  const isFlag = (name = ""): boolean => /^stream$/i.test(name);
  const stated = fields.find(({ place, path }) => place === "body" && path.length === 1 && isFlag(path[0]));
  if (stated === undefined) {
    const members = requests.flatMap(({ node }) => (node.kind === "object" ? node.members : []));
    return members.find(({ name }) => isFlag(name))?.name;
  }
  const [name] = stated.path;
  const isPlain = name === "stream" && events.length === 0 && !isUntyped(stated.schema);
  return stated.schema.not !== undefined || isPlain ? undefined : name;
}

function isUntyped({ type, oneOf }: JsonObject): boolean {
  return type === undefined && oneOf === undefined;
}

/** What asks for events is a flag, also where only an example shows it. */
export function typeFlag({ properties }: JsonObject): void {
  const flag = isObject(properties) ? properties.stream : undefined;
  if (isObject(flag) && isUntyped(flag)) flag.type = ["boolean", "null"];
}
