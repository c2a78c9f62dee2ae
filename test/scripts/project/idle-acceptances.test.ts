import { expect, it } from "vitest";
import { findIdleAcceptances } from "../../../scripts/project/idle-acceptances.js";
import { breaking, comparand } from "../report/comparand.js";

it("idle acceptances are those that have expired or fit no finding", () => {
  const accept = [
    { fingerprint: breaking.fingerprint, reason: "agreed" },
    { fingerprint: breaking.fingerprint, reason: "for a while", expires: "2026-01-31" },
    { fingerprint: "0123", reason: "old", expires: "2020-01-01" },
  ];
  const idle = findIdleAcceptances({ accept }, [comparand], new Date("2026-02-01"));
  expect(idle.map(({ reason, why }) => [reason, why])).toEqual([
    ["for a while", "expired"],
    ["old", "unmatched"],
  ]);
  expect(findIdleAcceptances({}, [comparand], new Date())).toEqual([]);
});
