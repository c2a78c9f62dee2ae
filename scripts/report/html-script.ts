/** The script of the HTML page: it only hides what does not fit the search. Without it everything shows. */
export const htmlScript = `
const form = document.querySelector("form");
const cards = [...document.querySelectorAll("details[data-text]")];
const groups = [...document.querySelectorAll("[data-group]")];
const count = document.querySelector("#count");
const empty = document.querySelector("#empty");
form.hidden = false;
const apply = () => {
  const data = new FormData(form);
  const words = String(data.get("search")).toLowerCase().split(/\\s+/).filter(Boolean);
  const levels = new Set(data.getAll("level"));
  const comparison = data.get("comparison");
  const operation = data.get("operation");
  let shown = 0;
  for (const card of cards) {
    const { text, level, comparison: compared, operations } = card.dataset;
    const fits = levels.has(level)
      && (!comparison || comparison === compared)
      && (!operation || operations.split("\\n").includes(operation))
      && words.every((word) => text.includes(word));
    card.hidden = !fits;
    if (fits) shown++;
  }
  for (const group of groups) group.hidden = !group.querySelector("details[data-text]:not([hidden])");
  count.textContent = shown === cards.length ? cards.length + " changes" : shown + " of " + cards.length + " changes";
  empty.hidden = shown > 0;
};
form.addEventListener("input", apply);
form.addEventListener("reset", () => setTimeout(apply));
form.addEventListener("submit", (event) => event.preventDefault());
const open = () => {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) { target.open = true; target.scrollIntoView(); }
};
addEventListener("hashchange", open);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !(event.target instanceof HTMLInputElement)) { event.preventDefault(); form.elements.search.focus(); }
});
apply();
open();
`;
