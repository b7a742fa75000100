/**
 * The CSS of a page that a command writes. Chart colours hold a contrast of 3:1 on their ground, text of 4.5:1 (WCAG
 * 2.2 AA).
 */
export const STYLE = `
:root { --ground: #f6f7f9; --card: #ffffff; --ink: #1d2530; --quiet: #566070; --line: #dfe3e9;
  --chart-1: #2f6fbf; --chart-2: #c8591b; --chart-3: #6b7a8f; --chart-4: #1f8a70; --chart-5: #8e4fb5; --chart-6: #a8801a; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #12161c; --card: #1b212a; --ink: #e7ebf1; --quiet: #a3adbb; --line: #343d4a;
    --chart-1: #6aa6ee; --chart-2: #f0935a; --chart-3: #98a5b8; --chart-4: #4fc3a1; --chart-5: #c08be0; --chart-6: #d9b44a; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
header, main { max-width: 1120px; margin: 0 auto; padding: 0 20px; }
header { padding-top: 28px; }
main { padding-bottom: 48px; }
td:first-child { min-width: 11.5em; }
h1 { margin: 0; font-size: 28px; line-height: 1.2; }
h2 { margin: 0; font-size: 17px; line-height: 1.3; }
header p, .note { margin: 4px 0 0; color: var(--quiet); }
.note { font-size: 13px; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 16px; margin: 20px 0; }
.tiles div, section, .empty { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 16px 18px; }
.tiles div { display: flex; flex-direction: column; }
dt { color: var(--quiet); font-size: 13px; }
dd { margin: 0; font-size: 24px; font-weight: 600; line-height: 1.3; }
.sections { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px; }
.empty { margin: 20px 0; font-size: 17px; }
section { display: flex; flex-direction: column; min-width: 0; }
.whole { grid-column: 1 / -1; }
figure { margin: 14px 0 12px; }
figure svg { display: block; width: 100%; height: auto; }
.none { color: var(--quiet); }
.table { margin-top: auto; max-height: 230px; overflow: auto; border-top: 1px solid var(--line); }
.table:focus-visible { outline: 2px solid var(--chart-1); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; font-size: 13px; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: 5px 10px 5px 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
th { position: sticky; top: 0; background: var(--card); color: var(--quiet); font-weight: 600; white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
@media (max-width: 760px) { .sections { grid-template-columns: minmax(0, 1fr); } figure { overflow-x: auto; } .whole figure svg { min-width: 680px; } }
@media print {
  :root { --ground: #ffffff; --card: #ffffff; --ink: #000000; --quiet: #444444; --line: #cccccc;
    --chart-1: #2f6fbf; --chart-2: #c8591b; --chart-3: #6b7a8f; --chart-4: #1f8a70; --chart-5: #8e4fb5; --chart-6: #a8801a; }
  body { font-size: 12px; print-color-adjust: exact; }
  .sections { display: block; }
  section { border: 0; padding: 8px 0 18px; }
  section > h2, section > .note, figure { break-inside: avoid; break-after: avoid; }
  .table { max-height: none; overflow: visible; }
  th { position: static; white-space: normal; }
  td { overflow-wrap: anywhere; }
}
`;
