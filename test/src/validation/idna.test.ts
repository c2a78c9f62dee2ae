import { describe, expect, test } from "vitest";
import { isUnicodeLabel } from "../../../src/validation/idna.js";

// Encoded by another implementation of RFC 3492 than the one that is tested.
const allowed: Readonly<Record<string, readonly string[]>> = {
  "letters and digits of one script": [
    "xn--bcher-kva",
    "xn--zca",
    "xn--a-ymb",
    "xn--80aafi6cg",
    "xn--v1bm",
    "xn--ihqwcrb4cv8a8dqg056pqjye",
    "xn--tdaaaaaaaaaaaaaaaaaaaa",
    "xn--l8jaaaaaaaaaaaaaa01k",
    "xn--ec8ctb",
    "xn--tda7585v",
    "xn---1-uia",
    "xn--a1-yka",
  ],
  "marks and signs that are exceptions": ["xn--qmb", "xn--rmb", "xn--nbd", "xn--w6j"],
  "a middle dot between two l": [
    "xn--ll-0ea",
    "xn--alla-6ha",
    "xn--ll-0ea2340f9nya",
    "xn--ll-0ea8yaaaaaaaaaaaaaaaaaaa",
    "xn--ll-0ea1975x",
  ],
  "a Greek sign before a Greek letter": ["xn--wva4j", "xn--wva3je"],
  "Hebrew signs behind a Hebrew letter": ["xn--4db4e", "xn--4db6e", "xn--4db0a2ae5d"],
  "a Katakana dot beside Japanese or Chinese": ["xn--lckyi", "xn--y9j9o", "xn--vek548p", "xn--a-iju799u"],
  "joiners behind a virama": ["xn--11b2ezcw70k", "xn--11b2ezcs70k", "xn--a-1xd685o"],
  "a non-joiner between letters that join": [
    "xn--ngba799q",
    "xn--ngba0j211i",
    "xn--ngba0j111i",
    "xn--ngba0jaaa5327b",
    "xn--9mba103q",
    "xn--26ea791d",
    "xn--lsba347p",
    "xn--yvba983p",
  ],
  "digits of one kind": ["xn--8hbc", "xn--dmbc", "xn--mgb7i0a", "xn--mgb33b"],
};

const refused: Readonly<Record<string, readonly string[]>> = {
  "a middle dot elsewhere": ["xn--al-0ea", "xn--la-0ea", "xn--l-fda", "xn--l-gda", "xn--uba"],
  "a Greek sign elsewhere": ["xn--a-jib", "xn--wva3j", "xn--wva02j"],
  "Hebrew signs elsewhere": ["xn--a-0jc", "xn--4db3e", "xn--a-2jc", "xn--4db5e"],
  "a Katakana dot alone or beside others": ["xn--vek", "xn--a-iju", "xn--veka", "xn--9ca527v"],
  "joiners elsewhere": [
    "xn--ab-m1t",
    "xn--a-tgn",
    "xn--11b478i",
    "xn--ab-j1t",
    "xn--a-0mc899q",
    "xn--a-1mc799q",
    "xn--ngb963k",
    "xn--ngb073k",
    "xn--a-4vdb735u",
  ],
  "digits of two kinds": ["xn--8hb20a", "xn--8hb10a", "xn--mgba4opx"],
  "exceptions that are refused": ["xn--ngb1c", "xn--ytb", "xn--a-r6t", "xn--37j", "xn--77j", "xn--e8j", "xn--a-u6t"],
  "what is folded to something else": ["xn--wca", "xn--im6c", "xn--orh", "xn--ph7c", "xn--qxk", "xn--hba"],
  "what is not in composed form": ["xn--u-ccb", "xn--ex-8tb"],
  "a mark first": ["xn--tda74h", "xn--a-cxd"],
  "hyphens first, last, or third and fourth": ["xn----eha", "xn----dha", "xn--ab---3ra", "xn-----a-zra"],
  "old letters of Hangul": ["xn--ypd", "xn--hk9a", "xn--778b"],
  "signs, spaces and what shows nothing": [
    "xn--lzg",
    "xn--n3h",
    "xn--a-9du",
    "xn--a-yrn",
    "xn--rc1h",
    "xn--a-eha4745q",
    "xn--a-eha1227a",
    "xn--266c",
    "xn--kba1n",
    "xn-- a-wka",
    "xn--.a-wka",
  ],
};

describe("a label in Punycode", () => {
  test.each(Object.entries(allowed))("may stand for %s", (_, labels) => {
    expect(labels.filter((label) => !isUnicodeLabel(label))).toEqual([]);
    expect(labels.filter((label) => !isUnicodeLabel(label.toUpperCase()))).toEqual([]);
  });

  test.each(Object.entries(refused))("may not stand for %s", (_, labels) => {
    expect(labels.filter(isUnicodeLabel)).toEqual([]);
  });

  test.each([
    ["nothing", "xn--"],
    ["ASCII alone", "xn--a-"],
    ["a hyphen that separates nothing", "xn---tda"],
    ["a number that ends too early", "xn--a"],
    ["a digit that is none", "xn--bcher-kv_"],
    ["a digit beyond the last", "xn--bcher-kv{"],
    ["a digit before the first", "xn--bcher-kv/"],
    ["a code point beyond the last", "xn--a-99999999b"],
    ["half of a pair", "xn--a-rc4g"],
    ["two halves of a pair, each by itself", "xn--a-sc4gj0i"],
    ["the other half of a pair", "xn--a-qo7g"],
    ["a code point beyond the last, by little", "xn--ab-me24y"],
  ])("stands for no text: %s", (_, label) => {
    expect(isUnicodeLabel(label)).toBe(false);
  });
});
