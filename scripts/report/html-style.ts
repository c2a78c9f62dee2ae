/** The colours of every page, light and dark. */
export const palette = `:root { color-scheme: light dark; --text: #1c2430; --soft: #566171; --line: #d9dfe7; --page: #f6f8fa; --card: #fff; --accent: #1f5fbf;
  --error: #b3261e; --error-soft: #fdecea; --warning: #855600; --warning-soft: #fff1d6; --info: #2a5d8f; --info-soft: #e8f1fa; --good: #1d6b3a; --good-soft: #dff2e6; --control: #7a8594; --target: #fff6d6; }
@media screen and (prefers-color-scheme: dark) { :root { --text: #e4e9f0; --soft: #9aa7b8; --line: #323c49; --page: #12171d; --card: #1a2129; --accent: #8ab8ff;
  --error: #ff9a91; --error-soft: #43211f; --warning: #f3c26b; --warning-soft: #403113; --info: #93c3ef; --info-soft: #1c3044; --good: #86d6a1; --good-soft: #17381f; --control: #6f7d8f; --target: #33301a; } }`;

/** The style sheet of the HTML page. */
export const htmlStyle = `
${palette}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 0.9375rem/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
main, header, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
h1 { margin: 0; font-size: 1.6rem; letter-spacing: -0.01em; }
h2 { font-size: 1.25rem; margin: 2rem 0 0.5rem; }
h3 { font-size: 1.05rem; margin: 2rem 0 0.1rem; }
h4 { font: 600 0.95rem/1.4 ui-monospace, SFMono-Regular, Menlo, monospace; margin: 1.5rem 0 0.5rem; }
h5 { margin: 0.9rem 0 0.25rem; font-size: 0.85rem; color: var(--soft); font-weight: 600; }
h1, h3, h4, p, code, pre, summary { overflow-wrap: anywhere; }
p { margin: 0.25rem 0; }
a { color: var(--accent); }
code, pre { font: 0.85rem/1.5 ui-monospace, SFMono-Regular, Menlo, monospace; unicode-bidi: isolate; }
.soft { color: var(--soft); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; padding: 0.4rem 0.8rem; background: var(--card); border-radius: 6px; }
.error { --tone: var(--error); --tone-soft: var(--error-soft); } .warning { --tone: var(--warning); --tone-soft: var(--warning-soft); }
.info { --tone: var(--info); --tone-soft: var(--info-soft); } .accepted { --tone: var(--soft); --tone-soft: var(--page); }

.totals { display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 1.25rem 0; padding: 0; list-style: none; }
.totals li { flex: 0 1 9rem; background: var(--card); border: 1px solid var(--line); border-top: 3px solid var(--tone, var(--line)); border-radius: 8px; padding: 0.5rem 1rem; color: var(--soft); }
.totals strong { display: block; font-size: 1.6rem; line-height: 1.2; color: var(--tone, var(--soft)); }

.verdict { font-size: 1.15rem; font-weight: 600; margin: 0.35rem 0; }
.verdicts { margin: 0.5rem 0; padding-left: 1.1rem; } .verdicts li { margin: 0.15rem 0; overflow-wrap: anywhere; }
.worst { margin: 0.5rem 0; padding-left: 1.6rem; } .worst li { margin: 0.25rem 0; overflow-wrap: anywhere; } .worst li::marker { color: var(--tone); font-weight: 600; }
.trends { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr)); gap: 0.75rem; }
figure { margin: 0; padding: 0.6rem 0.9rem; background: var(--card); border: 1px solid var(--line); border-radius: 8px; overflow: auto; }
svg { width: 100%; height: auto; } .grid { stroke: var(--line); fill: none; } .curve { stroke: var(--accent); stroke-width: 2; fill: none; } circle { fill: var(--accent); }
figure th, figure td { position: static !important; min-width: 0; width: auto; padding: 0.15rem 0.5rem; }
th button { all: unset; cursor: pointer; } th button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
th[aria-sort="ascending"] button::after { content: " ▲" / ""; } th[aria-sort="descending"] button::after { content: " ▼" / ""; }

.scroll { position: relative; overflow: auto; max-height: 36rem; margin-top: 0.75rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
table { border-collapse: separate; border-spacing: 0; width: 100%; }
th, td { padding: 0.4rem 0.75rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
td { min-width: 7rem; width: 12rem; }
th:first-child { text-align: left; position: sticky; left: 0; z-index: 1; background: var(--card); }
tbody th { font: 0.85rem ui-monospace, SFMono-Regular, Menlo, monospace; }
thead th { position: sticky; top: 0; background: var(--card); } thead th:first-child { z-index: 2; }
tfoot th, tfoot td { position: sticky; bottom: 0; background: var(--card); font-weight: 700; border-top: 1px solid var(--line); border-bottom: 0; }
td a { color: inherit; text-decoration: underline dotted; text-underline-offset: 3px; }
td.full, td.partial { background: linear-gradient(to right, var(--cell) var(--share), transparent var(--share)); }
.full { color: var(--good); --cell: var(--good-soft); } .partial { color: var(--warning); --cell: var(--warning-soft); }
.missing { color: var(--error); background: var(--error-soft); } .unknown { color: var(--soft); }

#count { font-size: 0.85rem; margin: 0.35rem 0 0; }
.bar { position: sticky; top: 0; z-index: 3; background: var(--page); padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
form { display: flex; flex-wrap: wrap; gap: 0.5rem 0.75rem; align-items: end; }
form > label { display: grid; gap: 0.2rem; font-size: 0.8rem; color: var(--soft); flex: 0 1 13rem; } form > label:first-child { flex-basis: 17rem; }
fieldset { border: 0; padding: 0; margin: 0; min-width: 0; }
legend { font-size: 0.8rem; color: var(--soft); padding: 0; }
fieldset label { display: inline-flex; align-items: center; gap: 0.3rem; min-height: 2.25rem; margin-right: 0.75rem; }
input[type="search"], select, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 0.4rem 0.6rem; min-height: 2.25rem; width: 100%; color: var(--text); }
button { width: auto; cursor: pointer; }
input[type="checkbox"] { accent-color: var(--accent); width: 1rem; height: 1rem; margin: 0; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }

details { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 8px; margin: 0.5rem 0; scroll-margin-top: 8.5rem; content-visibility: auto; contain-intrinsic-size: auto 4.2rem; }
.group, summary, h2 { scroll-margin-top: 8.5rem; }
summary { cursor: pointer; padding: 0.55rem 0.9rem; display: grid; grid-template-columns: 1rem minmax(6.5rem, max-content) 1fr; gap: 0 0.75rem; align-items: baseline; list-style: none; border-radius: 6px; }
summary:hover { background: var(--page); }
summary:focus-visible { outline-offset: -2px; }
summary::-webkit-details-marker { display: none; }
summary::before { content: "▸" / ""; color: var(--soft); transition: transform 0.1s; } details[open] > summary::before { transform: rotate(90deg); }
.id { grid-column: 3; font-size: 0.8rem; color: var(--soft); } .id code { font-size: inherit; }
.more::before { content: " · "; }
.badge { justify-self: start; white-space: nowrap; border-radius: 99px; padding: 0.05rem 0.6rem; font-size: 0.78rem; font-weight: 600; color: var(--tone); background: var(--tone-soft); }
.body { padding: 0.4rem 0.9rem 0.8rem; border-top: 1px solid var(--line); }
.body .last { margin-top: 0.9rem; font-size: 0.85rem; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 0 0.75rem; }
.sides > div { min-width: 0; }
pre { margin: 0.25rem 0 0; padding: 0.6rem 0.75rem; background: var(--page); border: 1px solid var(--line); border-radius: 6px; overflow: auto; max-height: 24rem; white-space: pre-wrap; }
del, ins { text-decoration: none; border-radius: 3px; padding: 0.05rem 0.15rem; margin: 0 -0.15rem; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
del { background: var(--error-soft); color: var(--error); } ins { background: var(--good-soft); color: var(--good); }
.reach { columns: 22rem; margin: 0; padding-left: 1.1rem; font-size: 0.85rem; }
[hidden] { display: none !important; }
.empty { padding: 2rem 0; text-align: center; }
footer { margin: 3rem auto 2rem; font-size: 0.85rem; color: var(--soft); }
@media (max-width: 44rem) { main, header, footer { padding-left: 1rem; padding-right: 1rem; } .sides { grid-template-columns: 1fr; } summary { grid-template-columns: 1rem 1fr; } summary > span:not(.badge) { grid-column: 2; }
  .totals { gap: 0.5rem; } .totals li { flex: 1 1 5rem; padding: 0.4rem 0.6rem; font-size: 0.85rem; } td { min-width: 0; width: auto; } th:first-child { white-space: normal; overflow-wrap: anywhere; min-width: 10.5rem; }
  .bar { position: static; } form > label, form > label:first-child { flex-basis: 100%; } details, .group, summary, h2 { scroll-margin-top: 0.5rem; } }
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
@media print { :root { font-size: 11px; color-scheme: light; } body { background: none; } .bar, .skip { display: none; } .scroll { max-height: none; overflow: visible; } th, td, thead th { position: static !important; }
  details { break-inside: avoid; content-visibility: visible; } pre { max-height: none; } h3, h4 { break-after: avoid; } }
@media (forced-colors: active) { del, ins { text-decoration: underline; } }
`;
