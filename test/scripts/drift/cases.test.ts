import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { StabilityLevel } from "../../../scripts/base/stability-levels.js";
import type { Contract } from "../../../scripts/contract/model/types.js";
import type { Change, DriftOptions, Level } from "../../../scripts/drift/changes/types.js";
import { findChanges } from "../../../scripts/drift/find-changes.js";
import { rules } from "../../../scripts/drift/rules/registry.js";
import { contractOf, corpus } from "./contracts.js";

interface DriftCase {
  readonly id: string;
  readonly base: string;
  readonly revision: string;
  readonly scope: "all" | "single";
  readonly scopeIds?: readonly string[];
  readonly minLevel: "INFO" | "WARN" | "ERR";
  readonly complete: boolean;
  readonly expect: readonly { readonly checkId: string }[];
  readonly expectBreaking: boolean | null;
  readonly forbid?: readonly string[];
  readonly options?: {
    readonly deprecationDaysBeta?: number;
    readonly deprecationDaysStable?: number;
    readonly stabilityLevel?: StabilityLevel;
    readonly versioningPolicy?: boolean;
  };
}

/** Where we decide otherwise than the tool that the cases come from, or the case cannot be told from its files. */
const disagreements: Readonly<Record<string, { readonly why: string; readonly found: readonly string[] }>> = {
  TestBreaking_ReqBodyNewRequiredPropertyNew: {
    why: "A property that is required without being described is required all the same: a request without it was accepted and is refused.",
    found: ["request-property-became-required"],
  },
  TestBreaking_SunsetModifiedFromInvalidForDeprecatedParameter: {
    why: "The revision has a date, where base had a text that is none: that is what clients waited for.",
    found: ["request-parameter-deprecated"],
  },
  TestRequestPropertyWithDefaultMarkedRequired: {
    why: 'Base requires a property named "", which the revision does not: that is told as well.',
    found: [
      "request-property-became-required-with-default",
      "request-property-default-value-added",
      "request-property-became-optional",
    ],
  },
  TestResponseDiscriminatorUpdatedCheckMappingChanging: {
    why: "A mapping to a schema that is not among the alternatives cannot be used; loading repairs it first.",
    found: [
      "response-body-discriminator-mapping-added",
      "response-property-discriminator-mapping-added",
      "response-body-discriminator-mapping-deleted",
      "response-property-discriminator-mapping-deleted",
    ],
  },
  TestResponseWriteOnlyPropertyBecameOptionalCheck: {
    why: "The property is not write-only in the files; the original test sets it after loading.",
    found: ["response-property-became-optional", "response-required-property-removed"],
  },
  TestResponseWriteOnlyPropertyBecameRequiredCheck: {
    why: "The property is not write-only in the files; the original test sets it after loading.",
    found: ["response-property-became-required", "response-required-property-added"],
  },
};

const ranks: Readonly<Record<Level, number>> = { info: 0, warning: 1, error: 2 };
const levels = { INFO: "info", WARN: "warning", ERR: "error" } as const;
const folder = resolve(corpus, "drift");
const present = existsSync(resolve(folder, "cases.json"));

function read<T>(name: string): T {
  return JSON.parse(readFileSync(resolve(folder, name), "utf8")) as T;
}

function optionsOf({ options = {} }: DriftCase): DriftOptions {
  const {
    deprecationDaysBeta: beta = 0,
    deprecationDaysStable: stable = 0,
    stabilityLevel,
    versioningPolicy,
  } = options;
  return {
    perOperation: true,
    today: new Date("2026-06-01"),
    deprecationDays: { beta, stable },
    ...(stabilityLevel ? { stabilityLevel } : {}),
    ...(versioningPolicy ? { versioning: true } : {}),
  };
}

interface Outcome {
  readonly case: DriftCase;
  readonly changes: readonly Change[];
  readonly verdict: boolean | undefined;
  readonly complete: boolean | undefined;
  readonly forbidden: readonly string[];
}

function judge(item: DriftCase, changes: readonly Change[]): Outcome {
  const grave = changes.filter(({ level }) => ranks[level] >= ranks[levels[item.minLevel]]);
  const inScope = grave.filter(({ id }) => item.scope === "all" || item.scopeIds?.includes(id));
  const found = inScope.map(({ id }) => id).sort();
  const wanted = item.expect.map(({ checkId }) => checkId).sort();
  return {
    case: item,
    changes,
    verdict:
      item.expectBreaking === null ? undefined : changes.some(({ breaking }) => breaking) === item.expectBreaking,
    complete: item.complete ? found.join() === wanted.join() : undefined,
    forbidden: (item.forbid ?? []).filter((id) => grave.some((change) => change.id === id)),
  };
}

describe.skipIf(!present)(`drift cases (${present ? "corpus" : "skipped: no ../shared/drift"})`, () => {
  it("drift agrees with the catalogue in ids, levels and directions", () => {
    const checks = read<readonly { checkId: string; level: keyof typeof levels; direction: string }[]>("checks.json");
    const ours = checks.map(({ checkId }) => {
      const rule = rules.get(checkId);
      return rule && { checkId, level: rule.established ?? rule.level, direction: rule.direction };
    });
    expect(ours).toEqual(checks.map(({ checkId, level, direction }) => ({ checkId, level: levels[level], direction })));
  });

  it("drift judges the cases of the catalogue as their authors do, but for those that are named here", {
    timeout: 60_000,
  }, async () => {
    const contracts = new Map<string, Promise<Contract>>();
    const contract = (file: string) => {
      const known = contracts.get(file) ?? contractOf(`drift/${file}`);
      contracts.set(file, known);
      return known;
    };
    const outcomes: Outcome[] = [];
    for (const item of read<readonly DriftCase[]>("cases.json")) {
      const [base, revision] = [await contract(item.base), await contract(item.revision)];
      outcomes.push(judge(item, findChanges(base, revision, optionsOf(item))));
    }
    expect(outcomes.filter(({ forbidden }) => forbidden.length > 0)).toEqual([]);
    const other = outcomes.filter(({ verdict, complete }) => verdict === false || complete === false);
    expect(other.map(({ case: { id }, changes }) => [id, changes.map((change) => change.id)])).toEqual(
      Object.entries(disagreements).map(([id, { found }]) => [id, found]),
    );
  });
});
