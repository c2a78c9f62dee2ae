/**
 * The script of the HTML page: it hides what does not fit the search, sorts, and opens what a link names. Without it everything
 * shows, the worst first. What it searches is read once, and only what changes is touched: typing stays fast
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
const lists = new Map();
for (const group of groups) {
  const list = group.element.parentElement.closest(".group");
  if (list) lists.set(list, [...(lists.get(list) ?? []), group]);
}
const titleOf = (group) => group.element.firstElementChild.textContent;
const orders = {
  name: (one, two) => titleOf(one).localeCompare(titleOf(two), "en"),
  count: (one, two) => two.open - one.open,
};
let order = "";
const sort = () => {
  const wanted = form.elements.order.value;
  if (wanted === order) return;
  order = wanted;
  for (const [list, items] of lists) list.append(...(order === "" ? items : items.toSorted(orders[order])).map(({ element }) => element));
};
const valueOf = (row, column) => {
  const text = row.cells[column]?.textContent.trim() ?? "";
  return column === 0 ? text : text === "" ? -2 : Number.parseFloat(text) >= 0 ? Number.parseFloat(text) : -1;
};
for (const table of document.querySelectorAll("table.sortable")) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const compare = (one, two) => {
        const [a, b] = [valueOf(one, column), valueOf(two, column)];
        return typeof a === "string" ? a.localeCompare(b, "en") : a - b;
      };
      const rows = [...table.tBodies[0].rows].sort(compare);
      table.tBodies[0].append(...(down ? rows.reverse() : rows));
    });
  });
}
form.addEventListener("input", () => { apply(); sort(); });
form.addEventListener("reset", () => setTimeout(() => { apply(); sort(); }));
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
