/**
 * The script of the HTML page: it hides what does not fit the search and opens what a link names. Without it everything
 * shows. What it searches is read once, and only what changes is touched: typing stays fast
 * over thousands of changes.
 */
export const htmlScript = `
const form = document.querySelector("form");
const count = document.querySelector("#count");
const empty = document.querySelector("#empty");
const groups = [...document.querySelectorAll(".group")].map((element) => ({ element, shown: true, open: 0 }));
const groupOf = new Map(groups.map((group) => [group.element, group]));
const cards = [...document.querySelectorAll("details[data-level]")].map((element) => {
  const { level, comparison, find, operations = "" } = element.dataset;
  const parents = [];
  for (let up = element.closest(".group"); up; up = up.parentElement.closest(".group")) parents.push(groupOf.get(up));
  const text = [element.firstElementChild.textContent, find, operations].join(" ").toLowerCase();
  return { element, level, comparison, text, operations: operations.split("\\n"), parents, shown: true };
});
const show = (item, shown) => { if (item.shown !== shown) { item.shown = shown; item.element.hidden = !shown; } };
const apply = () => {
  const data = new FormData(form);
  const words = data.get("search").toLowerCase().split(/\\s+/).filter(Boolean);
  const levels = new Set(data.getAll("level"));
  const comparison = data.get("comparison") ?? "";
  const operation = data.get("operation");
  let total = 0;
  for (const group of groups) group.open = 0;
  for (const card of cards) {
    const fits = levels.has(card.level)
      && (comparison === "" || comparison === card.comparison)
      && (operation === "" || card.operations.includes(operation))
      && words.every((word) => card.text.includes(word));
    show(card, fits);
    if (fits) { total++; for (const group of card.parents) group.open++; }
  }
  const filtered = total < cards.length;
  for (const group of groups) show(group, !filtered || group.open > 0);
  count.textContent = (filtered ? total + " of " : "") + cards.length + (cards.length === 1 ? " change" : " changes");
  empty.hidden = total > 0 || cards.length === 0;
};
form.addEventListener("input", apply);
form.addEventListener("reset", () => setTimeout(apply));
form.addEventListener("submit", (event) => event.preventDefault());
const go = () => {
  const target = document.getElementById(location.hash.slice(1));
  if (!target) return;
  if (target.closest("[hidden]")) { form.reset(); apply(); }
  const summary = target instanceof HTMLDetailsElement ? target.firstElementChild : undefined;
  if (summary) target.open = true;
  target.scrollIntoView();
  summary?.focus({ preventScroll: true });
};
addEventListener("hashchange", go);
addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.matches("input, select");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  form.elements.search.focus();
});
form.hidden = false;
apply();
go();
`;
