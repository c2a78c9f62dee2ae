import { expect, it } from "vitest";
import { compareNotices, judgeRemoval, noticeIds } from "../../../../scripts/drift/schemas/compare-notices.js";
import { Lifecycle, type Notice } from "../../../../scripts/drift/schemas/lifecycle.js";

const lifecycle = new Lifecycle({
  today: new Date("2026-03-01T15:00:00Z"),
  deprecationDays: { stable: 30 },
});

const at = (sunset?: string, stability = "stable"): Notice => ({ deprecated: true, sunset, stability });
const none: Notice = { deprecated: false, sunset: undefined, stability: "stable" };
/** As some descriptions have it, of what is not deprecated. */
const dated: Notice = { ...none, sunset: "2026-04-01" };

/** What is told of an announcement, where the policy asks for thirty days. */
const ways: readonly (readonly [said: string, from: Notice, to: Notice, told: readonly (string | object)[]])[] = [
  ["nothing", none, none, []],
  ["a date alone", none, dated, ["dated", { to: "2026-04-01" }]],
  ["a date alone that is taken back", dated, none, ["reactivated", {}]],
  ["an end that is taken back", at("2026-05-01"), none, ["reactivated", {}]],
  ["an end without a date", none, at(), ["undated", {}]],
  ["an end without a date, of which none is asked for", none, at(undefined, "beta"), ["deprecated", {}]],
  ["the same without a date", at(), at(), []],
  ["the same date", at("2026-03-02"), at("2026-03-02"), []],
  ["a date that nobody can read", none, at("soon"), ["unreadable", { to: "soon" }]],
  ["a date that is late enough", none, at("2026-03-31"), ["dated", { to: "2026-03-31" }]],
  ["a date that is too soon", none, at("2026-03-30"), ["tooSoon", { to: "2026-03-30", notice: 30 }]],
  ["today", none, at("2026-03-01"), ["tooSoon", { to: "2026-03-01", notice: 30 }]],
  ["a date that is past", none, at("2026-02-28"), ["tooSoon", { to: "2026-02-28" }]],
  ["a date where there was none", at(), at("2026-03-31"), ["dated", { to: "2026-03-31" }]],
  ["a date where there was an unreadable one", at("soon"), at("2026-03-31"), ["dated", { to: "2026-03-31" }]],
  ["the same date, which stood alone", dated, at("2026-04-01"), []],
  ["no date any more", at("2026-05-01"), at(), ["deleted", { from: "2026-05-01" }]],
  ["a later date", at("2026-03-02"), at("2026-03-03"), ["putOff", { from: "2026-03-02", to: "2026-03-03" }]],
  [
    "an earlier date that is late enough",
    at("2026-05-01"),
    at("2026-04-01"),
    ["broughtForward", { from: "2026-05-01", to: "2026-04-01" }],
  ],
  [
    "an earlier date that is too soon",
    at("2026-05-01"),
    at("2026-03-02"),
    ["movedTooSoon", { from: "2026-05-01", to: "2026-03-02", notice: 30 }],
  ],
  ["the same day in other words", at("2026-05-01"), at("2026-05-01T00:00:00Z"), []],
];

it.each(ways)("what is announced with %s is told", (_, from, to, told) => {
  for (const ids of Object.values(noticeIds)) {
    const found: unknown[] = [];
    compareNotices(lifecycle, [from, to], ids, (id, facts) => found.push(id, facts));
    const [name, ...facts] = told;
    expect(found).toEqual(name === undefined ? [] : [ids[name as keyof typeof ids], ...facts]);
  }
});

it("what is announced of one thing has rules of its own, and each of them is told", () => {
  const told = new Set(ways.flatMap(([, , , [name]]) => (typeof name === "string" ? [name] : [])));
  for (const [subject, ids] of Object.entries(noticeIds)) {
    expect([subject, ...Object.keys(ids).sort()]).toEqual([subject, ...[...told].sort()]);
    const prefix = subject === "operation" ? /^(?:endpoint|api|sunset)-/ : new RegExp(`^(?:request-)?${subject}-`);
    expect([subject, Object.values(ids).filter((id) => !prefix.test(id))]).toEqual([subject, []]);
  }
});

it.each([
  ["nothing", none, { way: "unannounced" }],
  ["a date alone that is past", { ...none, sunset: "2026-01-01" }, { way: "announced" }],
  ["a date alone that is not", dated, { way: "early", sunset: "2026-04-01" }],
  ["words alone that are no date", { ...none, sunset: "soon" }, { way: "unannounced" }],
  ["no date", at(), { way: "announced" }],
  ["a date that nobody can read", at("soon"), { way: "unreadable", sunset: "soon" }],
  ["yesterday", at("2026-02-28"), { way: "announced" }],
  ["today, and later than now", at("2026-03-01T23:00:00Z"), { way: "announced" }],
  ["tomorrow", at("2026-03-02"), { way: "early", sunset: "2026-03-02" }],
])("a removal that was announced with %s is judged by it", (_, notice, judged) => {
  expect(judgeRemoval(lifecycle, notice)).toEqual(judged);
});
