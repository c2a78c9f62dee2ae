import type { Contract, MediaType, Operation, Response } from "../../contract/model/types.js";
import { bareType } from "../../spec/media-types.js";
import type { Exclusion } from "../exclusions.js";
import type { Owned } from "../group-by-identity.js";
import type { Side } from "../side.js";
import { keyOf, mediaFor, responseFor, wireForm } from "../union/join-exchange.js";
import type { SharedGroup } from "./cut-groups.js";
import { type MissingField, missingFields, type ValueFlow } from "./missing-fields.js";
import type { ChosenGroups } from "./portable-groups.js";

interface Portables extends ChosenGroups {
  readonly contracts: readonly Contract[];
  readonly contract: Contract;
  readonly all: readonly SharedGroup[];
}

/** What the portable contract lacks: operations, and parts of those that it has. */
export function findExclusions({ contracts, contract, all, groups, refusals }: Portables): readonly Exclusion[] {
  const portable = new Map(contract.operations.map((operation) => [operation.identity, operation]));
  return all.flatMap((shared) => {
    const { group, unknownAt } = shared;
    const own = groups.get(shared) ?? shared;
    const [{ operation }] = own.group;
    const kept = portable.get(operation.identity);
    const has = (name: string): boolean => unknownAt.includes(name) || namesOf(group).includes(name);
    const refusal = refusals.get(shared);
    const apart =
      kept === undefined ? (refusal?.providers ?? []) : namesOf(group.filter((one) => !own.group.includes(one)));
    const whole = [
      { rule: "absent", providers: contracts.map(({ provider }) => provider).filter((name) => !has(name)) } as const,
      { rule: "call", providers: apart, ...(refusal && { reason: refusal.reason }) } as const,
    ];
    const parts = kept === undefined ? [] : missingParts(kept, contract, own.group);
    return [...whole.filter(({ providers }) => providers.length > 0), ...parts].map((one) => ({
      operation: operation.key,
      ...one,
    }));
  });
}

function namesOf(group: readonly Owned[]): readonly string[] {
  return group.map(({ contract }) => contract.provider);
}

type Part = MissingField;

function missingParts(portable: Operation, contract: Contract, group: readonly Owned[]): readonly Part[] {
  return [
    ...missingParameters(portable, group),
    ...missingOfBodies(portable, contract, group),
    ...portable.responses.flatMap((response) => missingOfAnswer(response, contract, group)),
    ...missingStreams(portable, group),
  ];
}

function missingParameters({ parameters }: Operation, group: readonly Owned[]): readonly Part[] {
  const kept = new Set(parameters.map(keyOf));
  const all = new Set(group.flatMap(({ operation }) => operation.parameters.map(keyOf)));
  return [...all]
    .filter((key) => !kept.has(key))
    .map((key) => {
      const own = group.map(({ operation }) => operation.parameters.find((one) => keyOf(one) === key));
      const lacking = group.filter((_, index) => own[index] === undefined);
      if (lacking.length > 0) return { part: key, rule: "absent", providers: namesOf(lacking) } as const;
      const ways = own.map((one) => one && wireForm(one));
      const others = group.filter((_, index) => ways[index] !== ways[0]);
      return others.length > 0
        ? ({ part: key, rule: "writing", providers: namesOf(others) } as const)
        : ({ part: key, rule: "values", providers: namesOf(group) } as const);
    });
}

/** Media types that not all have, and fields of those that all have. */
function missingOfContent(
  place: string,
  kept: readonly MediaType[],
  all: readonly { readonly owned: Owned; readonly content: readonly MediaType[] }[],
  { contract, flow }: { readonly contract: Contract; readonly flow: ValueFlow },
): readonly Part[] {
  const types = new Set(all.flatMap(({ content }) => content.map(({ type }) => bareType(type))));
  return [...types].flatMap((type): readonly Part[] => {
    const media = kept.find((one) => bareType(one.type) === type);
    const lacking = all.filter(({ content }) => mediaFor(content, type) === undefined);
    if (media === undefined) {
      const rule = lacking.length > 0 ? "absent" : "values";
      const owners = (lacking.length > 0 ? lacking : all).map(({ owned }) => owned);
      return [{ part: `${place} ${type}`, rule, providers: namesOf(owners) }];
    }
    const sides = all.flatMap(({ owned, content }): readonly Side[] => {
      const found = mediaFor(content, type);
      const schema = found?.itemSchema ?? found?.schema;
      return schema === undefined ? [] : [{ schema, ...sideOf(owned) }];
    });
    const own = media.itemSchema ?? media.schema;
    return own === undefined ? [] : missingFields(place, { ...sideOf({ contract }), schema: own }, sides, flow);
  });
}

function sideOf({ contract: { provider, schemas } }: Pick<Owned, "contract">): Omit<Side, "schema"> {
  return { provider, schemas };
}

function missingOfBodies({ request }: Operation, contract: Contract, group: readonly Owned[]): readonly Part[] {
  const all = group.map((owned) => ({ owned, content: owned.operation.request?.content ?? [] }));
  return missingOfContent("request", request?.content ?? [], all, { contract, flow: "sent" });
}

/** What is missing of an answer; how bytes are told is all the same to a client. */
function missingOfAnswer(response: Response, contract: Contract, group: readonly Owned[]): readonly Part[] {
  const all = group.flatMap((owned) => {
    const { responses } = owned.operation;
    const found = responseFor(responses, response.status) ?? responses.find(({ status }) => status.startsWith("2"));
    return found === undefined ? [] : [{ owned, content: found.content }];
  });
  const isKept = ({ type }: MediaType): boolean => mediaFor(response.content, bareType(type)) !== undefined;
  const known = all.map((one) => ({ ...one, content: one.content.filter(isKept) }));
  return missingOfContent(`answer ${response.status}`, response.content, known, { contract, flow: "returned" });
}

function missingStreams({ stream }: Operation, group: readonly Owned[]): readonly Part[] {
  const lacking = group.filter(({ operation }) => operation.stream === undefined);
  if (stream !== undefined || lacking.length === group.length) return [];
  return lacking.length > 0
    ? [{ part: "stream", rule: "absent", providers: namesOf(lacking) }]
    : [{ part: "stream", rule: "writing", providers: namesOf(group) }];
}
