import type { Contract, Hook, HookMethod, Operation, Stream, UnnamedOperation } from "../../contract/model/types.js";
import { type Place, partOf } from "../conflicts.js";
import type { Owned } from "../group-by-identity.js";
import { sharedPages } from "../shared-pages.js";
import {
  byKey,
  holders,
  type Joining,
  joinBodies,
  joinParameters,
  joinResponses,
  type Of,
  sideOf,
} from "./join-exchange.js";
import type { SecurityJoiner } from "./security-joiner.js";

type Group = readonly [Owned, ...Owned[]];

/** Joins the operations that several providers have under one identity. */
export class OperationJoiner {
  constructor(
    private readonly joining: Joining,
    private readonly security: SecurityJoiner,
  ) {}

  join(group: Group, contracts: readonly Contract[]): UnnamedOperation {
    const [first] = group;
    const { operation, contract } = first;
    const { page: _, security: __, request: ___, stream: ____, callbacks: _____, deprecated, ...rest } = operation;
    const place: Place = { operation: operation.key, path: "" };
    const read = <T>(part: (one: Operation) => T): readonly Of<T>[] =>
      group.map((owned) => ({ contract: owned.contract, part: part(owned.operation) }));
    const request = joinBodies(
      read((one) => one.request),
      this.joining,
      partOf(place, "request"),
    );
    const stream = this.joinStreams(
      read((one) => one.stream),
      partOf(place, "event"),
    );
    const callbacks = this.joinHooks(
      read((one) => one.callbacks ?? []),
      partOf(place, "callbacks"),
    );
    return {
      ...rest,
      ...filledIn(group),
      ...(deprecated && group.every((owned) => owned.operation.deprecated) && { deprecated }),
      parameters: joinParameters(
        read((one) => one.parameters),
        this.joining,
        place,
      ),
      ...(operation.strayParameters && {
        strayParameters: joinParameters([{ contract, part: operation.strayParameters }], this.joining, place),
      }),
      ...(request && { request }),
      responses: joinResponses(
        read((one) => one.responses),
        this.joining,
        place,
      ),
      ...(stream && { stream }),
      ...(callbacks.length > 0 && { callbacks }),
      ...sharedPages(group),
      ...this.security.join(group, place),
      ...(contract !== contracts[0] && placeAt(first, contracts[0])),
      ...holders(
        read(() => undefined),
        contracts.map((one) => ({ contract: one, part: undefined })),
      ),
    };
  }

  /** Webhooks of all contracts, by name. */
  joinWebhooks(contracts: readonly Contract[]): readonly Hook[] {
    const all = contracts.map((contract) => ({ contract, part: contract.webhooks ?? [] }));
    return this.joinHooks(all, { operation: "webhooks", path: "" });
  }

  private joinHooks(all: readonly Of<readonly Hook[]>[], place: Place): readonly Hook[] {
    return [...byKey(all, ({ name }) => name)].map(([name, some]) => ({
      ...some[0].part,
      methods: this.joinHookMethods(
        some.map(({ contract, part }) => ({ contract, part: part.methods })),
        all,
        partOf(place, name),
      ),
    }));
  }

  /** `whole`: all who could have the hook. */
  private joinHookMethods(
    all: readonly Of<readonly HookMethod[]>[],
    whole: readonly Of<unknown>[],
    place: Place,
  ): readonly HookMethod[] {
    return [...byKey(all, ({ method }) => method).values()].map((some) => {
      const read = <T>(part: (one: HookMethod) => T): readonly Of<T>[] =>
        some.map(({ contract, part: one }) => ({ contract, part: part(one) }));
      const parameters = joinParameters(
        read((one) => one.parameters),
        this.joining,
        place,
      );
      const request = joinBodies(
        read((one) => one.request),
        this.joining,
        partOf(place, "request"),
      );
      const responses = joinResponses(
        read((one) => one.responses),
        this.joining,
        place,
      );
      // How one provider signs its calls says nothing of another one's.
      const { deprecated, security: _, ...rest } = some[0].part;
      return {
        ...rest,
        ...(deprecated && some.every(({ part }) => part.deprecated) && { deprecated }),
        parameters,
        ...(request && { request }),
        responses,
        ...holders(some, whole),
      };
    });
  }

  /** The first one's way of asking for a stream, and every event that any of them sends. */
  private joinStreams(all: readonly Of<Stream | undefined>[], place: Place): Stream | undefined {
    const some = all.filter((one): one is Of<Stream> => one.part !== undefined);
    const [first] = some;
    if (first === undefined) return undefined;
    const { byDefault, undescribed, ...rest } = first.part;
    for (const read of [flagOf, ({ mediaType }: Stream) => mediaType, ({ sentinel }: Stream) => sentinel, namesOf]) {
      const said = some.map(({ contract: { provider }, part }) => ({ provider, value: read(part), at: part.event.at }));
      this.joining.conflicts.note("stream", place, said, read(first.part) ?? "");
    }
    // Events with their names and events that are their data are not read alike.
    const alike = some.filter(({ part }) => namesOf(part) === namesOf(first.part));
    const sides = alike.map((one) => sideOf(one, one.part.event));
    return {
      ...rest,
      // Where one provider has to be asked for a stream, nobody can count on it.
      ...(byDefault && some.every(({ part }) => part.byDefault) && { byDefault }),
      ...(undescribed && some.every(({ part }) => part.undescribed) && { undescribed }),
      event: this.joining.join(sides, place),
    };
  }
}

function flagOf({ flag }: Stream): string {
  return flag === undefined ? "always a stream" : `asked for by ${flag}`;
}

function namesOf({ named }: Stream): string | undefined {
  return named === undefined ? undefined : ["events with their names", ...named.texts].join(", text: ");
}

/** Words of others where the first has none. */
function filledIn(group: Group): Pick<Operation, "summary" | "description"> {
  const find = (key: "summary" | "description") => group.map(({ operation }) => operation[key]).find((text) => text);
  const [summary, description] = [find("summary"), find("description")];
  return { ...(summary !== undefined && { summary }), ...(description !== undefined && { description }) };
}

/** An operation that the reference lacks stays where its provider has it: at its servers, below its root. */
function placeAt({ contract, operation }: Owned, reference: Contract | undefined): Pick<Operation, "servers" | "root"> {
  const { root, at } = contract;
  const url = root === "" ? "/" : root;
  const servers = operation.servers ?? (contract.servers.length > 0 ? contract.servers : [{ url, at }]);
  return { servers, ...(root !== reference?.root && { root }) };
}
