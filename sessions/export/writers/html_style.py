"""How a web page looks, on a screen and printed: the room's own ink and blue, on white.

Contrast is at least 7 to 1 (WCAG 2.2, 1.4.6), and it reads at twice the size (1.4.4). Nothing is fetched: the letters
are those the reader's computer has. Printed on A4, what is short runs in two columns and each page has its number.
"""

from __future__ import annotations

STYLE = """
:root { color-scheme: only light; --ink: #1a1a1a; --quiet: #444444; --deep: #00456d; --line: #b8b2a6; --tint: #f1ece0; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 58rem; background: #ffffff; color: var(--ink);
  font: 1.0625rem/1.55 "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial,
    "DejaVu Sans Condensed", system-ui, sans-serif; overflow-wrap: break-word; }
main { counter-reset: exercise; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.6em 0 .45em; break-after: avoid; text-wrap: balance; }
h1 { font-size: 2.3rem; line-height: 1.12; margin: 0; letter-spacing: -.015em; }
h1 + p { color: var(--quiet); font-size: 1.125rem; margin: .5em 0 1.6em; }
h2 { font-size: 1.6rem; color: var(--deep); border-top: 4px solid var(--deep); padding-top: .5em; margin-top: 2.2em; }
h3 { font-size: 1.25rem; } h4 { font-size: 1.0625rem; color: var(--deep); } h5, h6 { font-size: 1rem; }
h1, h2, h3, h4, h5, h6, p, li, footer, th, td, caption { unicode-bidi: plaintext; white-space: pre-wrap; }
p, ul { margin: .5em 0; } li { margin: .25em 0; } ul { padding-left: 1.2em; } li::marker { color: var(--deep); }
p, li, blockquote { max-width: 44rem; }
a { color: #003b73; } a:focus-visible { outline: 3px solid #003b73; outline-offset: 2px; }
blockquote { margin: .6em 0; padding: .05em .9em; border-left: 3px solid var(--deep); break-inside: avoid; }
blockquote p, blockquote footer { display: inline; }
blockquote footer { color: var(--quiet); font-size: .9em; } blockquote footer::before { content: "\\2003"; }
nav { background: var(--tint); padding: .4em 1.4em 1em; margin: 1.5em 0; }
nav h2 { border: 0; font-size: 1.125rem; margin: .6em 0; padding: 0; color: var(--ink); }
nav ul { list-style: none; padding: 0; } nav ul ul { margin: 0 0 .5em 1.9em; }
nav li { margin: .15em 0; white-space: normal; break-inside: avoid; }
nav > ul { counter-reset: listed; } nav > ul > li { counter-increment: listed; font-weight: 600; }
nav > ul > li::before { content: counter(listed) "\\2002"; color: var(--deep); } nav li li { font-weight: 400; }
.contents h2:not(#contents) { counter-increment: exercise; }
.contents h2:not(#contents)::before { content: counter(exercise) "\\2002"; }
.wide { overflow-x: auto; margin: .8em 0; } .wide:focus-visible { outline: 3px solid #003b73; }
table { border-collapse: collapse; min-width: 50%; font-size: .95em; }
caption { text-align: start; font-weight: 600; padding: .2em 0 .4em; }
th, td { border-bottom: 1px solid var(--line); padding: .35em .8em .35em 0; text-align: start; vertical-align: top;
  min-width: 3em; }
thead th { background: var(--tint); border-bottom: 2px solid var(--deep); padding-left: .5em; }
tbody th { font-weight: 600; padding-left: .5em; } td { padding-left: .5em; }
.many { font-size: .9rem; }
.voices { table-layout: fixed; width: 100%; } .voices th:first-child { width: 24%; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
figure { margin: 1.2em 0; overflow-x: auto; } figure svg { break-inside: avoid; }
figure svg { display: block; width: 100%; height: auto; min-width: 40rem; border: 1px solid var(--line); }
figcaption ol { padding-left: 1.8em; }
@media screen and (min-width: 54rem) { ul.notes { columns: 2; column-gap: 2.2rem; } .notes li { break-inside: avoid; } }
@page { size: A4; margin: 15mm 16mm 17mm; @bottom-right { content: counter(page); font: 8.5pt sans-serif; } }
@media print {
  body { max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.38; }
  h1 { font-size: 24pt; } h1 + p { font-size: 11pt; margin: .3em 0 1em; }
  h2 { font-size: 16pt; margin-top: 1.4em; border-top-width: 2.5pt; } h3 { font-size: 12pt; margin: 1.1em 0 .3em; }
  h4 { font-size: 10pt; margin: .8em 0 .2em; } p, ul { margin: .3em 0; } li { margin: .12em 0; }
  p, li, blockquote { max-width: none; } blockquote { margin: .3em 0; border-left-width: 1.5pt; }
  h2.start { break-before: page; } h2.start.first { break-before: auto; }
  nav { padding: .2em 1em .6em; font-size: 9pt; } nav > ul { columns: 2; column-gap: 8mm; }
  nav > ul:has(> li:only-child) { columns: 1; } nav > ul > li:only-child > ul { columns: 2; column-gap: 8mm; }
  nav a::after { content: ", page " target-counter(attr(href), page); color: var(--quiet); }
  p:has(+ ul), p:has(+ .wide), p:has(+ blockquote), :is(h2, h3) + p:has(+ :is(h3, h4)) { break-after: avoid; }
  ul.notes { font-size: 9pt; line-height: 1.3; }
  .two { columns: 2; column-gap: 7mm; } .two > :first-child { margin-top: .2em; } .two li { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
  .wide, figure { overflow: visible; } figure svg { min-width: 0; max-height: 235mm; }
  figcaption ol { columns: 2; column-gap: 7mm; font-size: 9pt; }
  table { font-size: 9pt; } .many { font-size: 8pt; } th, td { padding-top: .2em; padding-bottom: .2em; }
  thead { display: table-header-group; } tr { break-inside: avoid; }
  tbody tr:first-child, tbody tr:last-child { break-before: avoid; }
  p, li { orphans: 2; widows: 2; }
}
"""
CARDS_STYLE = """.cards { display: grid; grid-template-columns: 1fr 1fr; gap: 0; margin: .8em 0; }
.card { border: 1px dashed #444444; padding: .8em 1em; min-height: 8em; display: flex; flex-direction: column;
  justify-content: space-between; break-inside: avoid; }
.card p { margin: 0; } .card .words { font-size: 1.3rem; line-height: 1.3; } .card .small { color: #444444; }
@media print {
  .cards { break-before: page; break-after: page; grid-auto-rows: 63mm; margin: 0; }
  :is(h2, h3, h4):has(+ .cards) { break-before: page; } :is(h2, h3, h4) + .cards { break-before: avoid; }
}
"""
"""For a page that has cards, and only there."""
SHORT_STYLE = """@media print {
  @page { margin: 10mm 12mm 12mm; }
  body { font-size: 9pt; line-height: 1.15; font-size-adjust: .5; } h1 { font-size: 19pt; }
  h1 + p { font-size: 10pt; margin: .1em 0 .4em; }
  h2 { font-size: 13pt; margin: .7em 0 .2em; padding-top: .25em; border-top-width: 2pt; }
  h3 { font-size: 10.5pt; margin: .5em 0 .12em; text-wrap: wrap; } h4 { font-size: 9pt; margin: .35em 0 .1em; }
  p, ul { margin: .15em 0; } li { margin: .04em 0; } figure svg { border: 0; max-height: 95mm; }
}
"""
"""For a short page, which is to print on two sides of one sheet, also where the computer's letters are wide."""
FULL_STYLE = """.beside { display: flow-root; } .beside svg, .charts svg { min-width: 0; max-width: 34rem; }
@media print {
  .beside > figure { float: right; width: 49%; margin: 0 0 .3em 7mm; break-inside: avoid; }
  .charts { display: grid; grid-template-columns: 1fr 1fr; gap: 0 7mm; break-inside: avoid; }
  .charts > figure { margin: 0; }
  body { font-size: 8.5pt; line-height: 1.13; } h2 { font-size: 12pt; margin: .55em 0 .15em; }
  h3 { font-size: 9.5pt; margin: .4em 0 .1em; } h4 { font-size: 8.5pt; }
}
"""
"""For one with many exercises, after the other."""
