import { expect, it } from "vitest";
import { changesOf } from "./contracts.js";

const within = (type: string, format: string) => ({ type: "object", properties: { x: { type, format } } });

it.each([
  ["integer", "int8", "int16", "error"],
  ["integer", "int8", "int32", "error"],
  ["integer", "int8", "int64", "error"],
  ["integer", "int16", "int32", "error"],
  ["integer", "int16", "int64", "error"],
  ["integer", "int32", "int64", "error"],
  ["number", "float", "double", "info"],
  ["string", "ipv4", "ip", "error"],
  ["string", "ipv6", "ip", "error"],
  ["string", "uri", "uri-reference", "error"],
  // Which texts are names in other scripts nobody checks, so that nothing proves it.
  ["string", "idn-hostname", "hostname", "warning"],
])("of formats of %s, %s is within %s", async (type, narrow, wide, level) => {
  const [one, two] = [within(type, narrow), within(type, wide)];
  const changes = (side: "request" | "response", from: object, to: object) => changesOf(side, [from, to], [{}, {}]);
  const body = "response.200.body.x";
  expect(await changes("request", one, two)).toEqual(["info request-property-type-generalized request.body.x"]);
  expect(await changes("request", two, one)).toEqual([`${level} request-property-type-changed request.body.x`]);
  expect(await changes("response", two, one)).toEqual([`info response-property-type-specialized ${body}`]);
  expect(await changes("response", one, two)).toEqual([`${level} response-property-type-changed ${body}`]);
});
