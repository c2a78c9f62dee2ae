/** The style sheet of the HTML page. */
export const htmlStyle = `
:root { color-scheme: light dark; --text: #1c2430; --soft: #5a6676; --line: #d9dfe7; --page: #f6f8fa; --card: #fff; --accent: #1f5fbf;
  --error: #b3261e; --error-soft: #fdecea; --warning: #8a5a00; --warning-soft: #fff4de; --info: #2a5d8f; --info-soft: #e8f1fa; --good: #1d6b3a; --good-soft: #e4f4ea; }
@media (prefers-color-scheme: dark) { :root { --text: #e4e9f0; --soft: #9aa7b8; --line: #323c49; --page: #12171d; --card: #1a2129; --accent: #8ab8ff;
  --error: #ff9a91; --error-soft: #3d1f1d; --warning: #f3c26b; --warning-soft: #3a2d12; --info: #93c3ef; --info-soft: #1c3044; --good: #86d6a1; --good-soft: #17331f; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
main, header { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
h1 { margin: 0; font-size: 1.6rem; letter-spacing: -0.01em; }
h2 { font-size: 1.15rem; margin: 2rem 0 0.75rem; }
h3 { font: 600 0.95rem/1.4 ui-monospace, monospace; margin: 1.5rem 0 0.5rem; overflow-wrap: anywhere; }
p { margin: 0.25rem 0; }
.soft { color: var(--soft); }
code, pre { font: 0.85rem/1.5 ui-monospace, SFMono-Regular, Menlo, monospace; }
code { overflow-wrap: anywhere; }
pre { margin: 0; padding: 0.75rem; background: var(--page); border: 1px solid var(--line); border-radius: 6px; overflow: auto; max-height: 24rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.totals { display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 1.25rem 0; padding: 0; list-style: none; }
.totals li { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 0.6rem 1rem; min-width: 7rem; }
.totals strong { display: block; font-size: 1.5rem; line-height: 1.2; }
.scroll { overflow: auto; max-height: 32rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 0.4rem 0.75rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
th:first-child { text-align: left; font: 0.85rem ui-monospace, monospace; }
thead th { position: sticky; top: 0; background: var(--card); font-family: inherit; }
tfoot th, tfoot td { position: sticky; bottom: 0; background: var(--card); font-weight: 700; }
.full { color: var(--good); background: var(--good-soft); } .partial { color: var(--warning); background: var(--warning-soft); }
.missing { color: var(--error); background: var(--error-soft); } .unknown { color: var(--soft); }
form { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: end; background: var(--page); padding: 0.75rem 0; border-bottom: 1px solid var(--line); }
label { display: grid; gap: 0.2rem; font-size: 0.8rem; color: var(--soft); }
fieldset { border: 0; padding: 0; margin: 0; display: flex; gap: 0.75rem; align-items: center; min-height: 2.25rem; }
legend { font-size: 0.8rem; color: var(--soft); padding: 0; float: left; margin-right: 0.5rem; }
fieldset label { display: flex; align-items: center; gap: 0.3rem; color: var(--text); font-size: 0.9rem; }
input[type="search"], select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 0.4rem 0.6rem; min-height: 2.25rem; max-width: 22rem; }
input[type="search"] { width: 18rem; max-width: 100%; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
details { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 8px; margin: 0.5rem 0; }
summary { cursor: pointer; padding: 0.6rem 0.9rem; display: grid; grid-template-columns: 5.5rem 1fr; gap: 0.25rem 0.75rem; align-items: baseline; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary .id { grid-column: 2; font-size: 0.8rem; color: var(--soft); }
.badge { justify-self: start; border-radius: 99px; padding: 0.05rem 0.6rem; font-size: 0.78rem; font-weight: 600; color: var(--tone); background: var(--tone-soft); }
.error { --tone: var(--error); --tone-soft: var(--error-soft); } .warning { --tone: var(--warning); --tone-soft: var(--warning-soft); }
.info { --tone: var(--info); --tone-soft: var(--info-soft); } .accepted { --tone: var(--soft); --tone-soft: var(--page); }
.body { padding: 0.25rem 0.9rem 1rem; border-top: 1px solid var(--line); }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 0.75rem; margin-top: 0.75rem; }
.sides > div { min-width: 0; }
h4 { margin: 0.75rem 0 0.25rem; font-size: 0.85rem; color: var(--soft); font-weight: 600; }
.reach { columns: 22rem; margin: 0; padding-left: 1.1rem; font-size: 0.85rem; }
[hidden] { display: none !important; }
.empty { padding: 2rem 0; text-align: center; }
footer { max-width: 76rem; margin: 3rem auto 2rem; padding: 0 1.25rem; font-size: 0.85rem; color: var(--soft); }
@media (max-width: 44rem) { .sides { grid-template-columns: 1fr; } summary { grid-template-columns: 1fr; } summary .id { grid-column: 1; }
  form { position: static; } form label, input[type="search"], select { width: 100%; max-width: none; } fieldset { flex-wrap: wrap; } }
@media print { form { display: none; } details { break-inside: avoid; } }
`;
