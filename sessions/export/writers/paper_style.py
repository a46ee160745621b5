"""How what is printed looks: every size in rem, so that a larger paper is the same sheet, larger. Knows no exercise.

Black on white; nothing is told by a colour or a shade. No letter is under 11 points, on the smallest paper.
"""

from __future__ import annotations

from exercises.kernel.record import Record


class Size(Record):
    """A size of paper, upright, in millimetres."""

    name: str
    wide: int
    high: int
    points: float
    """How large the smallest letter is."""
    margin: int = 12


SIZES = {"a4": Size("A4", 210, 297, 11), "a3": Size("A3", 297, 420, 15.5, 17)}
_SPARE = 4
"""Millimetres left free at the foot of a page: a browser's rounding must not begin another."""


def style(size: Size, *, across: bool) -> str:
    """The style of a page on that paper, upright or on its long side."""
    wide, high = (size.high, size.wide) if across else (size.wide, size.high)
    return (
        f"\n@page {{ size: {size.name} {'landscape' if across else 'portrait'}; margin: {size.margin}mm; }}\n"
        f":root {{ --wide: {wide - 2 * size.margin}mm; --high: {high - 2 * size.margin - _SPARE}mm; }}\n"
        f"html {{ font-size: {size.points}pt; }}{_STYLE}"
    )


_STYLE = """
:root { color-scheme: only light; }
* { box-sizing: border-box; }
body { margin: 0 auto; width: var(--wide); background: #ffffff; color: #000000;
  font: 1rem/1.35 system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; overflow-wrap: break-word; }
h1, h2, p, ul, ol { margin: 0; } h1, h2, p, li, td, th { unicode-bidi: plaintext; white-space: pre-wrap; }
h1 { font-size: 1.9rem; line-height: 1.15; margin-bottom: .6rem; break-after: avoid; }
h2 { font-size: 1.5rem; line-height: 1.2; margin: 1.1rem 0 .3rem; break-after: avoid; }
.sheet { break-after: page; } .sheet:last-child { break-after: auto; }
.small { font-size: 1rem; }
.line { border-bottom: 1px solid #000000; height: 2rem; }
.foot { margin-top: 1.2rem; }

.numbers { display: grid; grid-template-columns: repeat(8, 1fr); grid-auto-rows: calc(var(--high) / 15); }
.numbers p { border: 1px dashed #000000; display: flex; align-items: center; justify-content: center;
  font-size: 2.1rem; font-weight: 700; }

.tent { height: var(--high); display: grid; grid-template-rows: 1fr 1fr; }
.half { display: flex; flex-direction: column; align-items: center; justify-content: center; text-align: center;
  padding: .6rem 1rem; min-width: 0; }
.half.turned { transform: rotate(180deg); border-top: 1px dashed #000000; }
.half .number { font-size: 5rem; font-weight: 700; line-height: 1.1; }
.half .name { font-weight: 700; line-height: 1.05; max-width: 100%; }
.half .role { font-size: 1.8rem; line-height: 1.2; } .half .line { width: 70%; height: 4rem; }

table { border-collapse: collapse; width: 100%; }
thead { display: table-header-group; } tr { break-inside: avoid; }
th, td { border: 1px solid #000000; padding: .35rem .5rem; text-align: start; vertical-align: top; }
.grid { table-layout: fixed; } .grid thead th { font-size: 1.35rem; line-height: 1.15; border-bottom-width: 3px; }
.grid thead th .small, .grid tbody th .small { font-weight: 400; }
.grid tbody th { font-size: 1.25rem; line-height: 1.15; } .grid th.first { width: 22%; }

.boxes { display: grid; grid-template-columns: repeat(4, 1fr); border: 1px solid #000000; }
.boxes section { border: 1px solid #000000; padding: .5rem; }
.boxes h2 { margin: 0; font-size: 1.3rem; }

.write { display: flex; gap: 1.5rem; margin: .4rem 0 .8rem; } .write p { flex: 1; display: flex; gap: .5rem; }
.write p span { flex: 1; border-bottom: 1px solid #000000; height: 1.6rem; }
svg { display: block; width: 100%; height: auto; }
.signs { columns: 2; padding: 0; list-style: none; margin-top: .6rem; font-size: 1.15rem; }
.signs b { display: inline-block; min-width: 2.2rem; text-align: center; }

.poster h1 { font-size: 2.8rem; margin-bottom: .8rem; } .poster h2 { border-bottom: 2px solid #000000; }
.poster ul { list-style: none; padding: 0; } .poster li { line-height: 1.25; break-inside: avoid; margin: .5rem 0; }
.poster .small { font-size: 1.1rem; display: block; }
.order h1 { font-size: 2.8rem; } .order td { line-height: 1.2; border-width: 0 0 1px; padding: .4rem; }
.order td.clock { width: 4.2em; white-space: nowrap; font-weight: 700; }
.order .small { font-size: 1.1rem; display: block; } .order .close .small { display: inline; margin-left: .6em; }

.cards { display: grid; grid-template-columns: 1fr 1fr; grid-auto-rows: calc(var(--high) / 4); }
.card { border: 1px dashed #000000; padding: .8rem 1rem; display: flex; flex-direction: column;
  justify-content: space-between; min-width: 0; }
.card .words { font-size: 1.35rem; line-height: 1.3; } .card .large { font-size: 1.8rem; }

.form ol, .form ul { padding-left: 1.3rem; } .form .intro { margin-bottom: .8rem; font-size: 1.1rem; }
.marks { table-layout: fixed; margin-bottom: .8rem; } .marks th.first { width: 40%; }
.marks thead th { font-weight: 400; line-height: 1.15; text-align: center; vertical-align: bottom; padding: .3rem .1rem;
  overflow-wrap: normal; }
.marks thead th.first { text-align: start; } .marks thead b { font-size: 1.4rem; display: block; }
.marks tbody th { font-weight: 400; padding: .3rem .4rem; line-height: 1.2; }
.marks td { text-align: center; vertical-align: middle; font-size: 1.4rem; padding: 0; }
.ask { break-inside: avoid; margin: .7rem 0; } .ask .words { font-size: 1.15rem; }
.ask ul { list-style: none; padding: 0; margin-top: .3rem; } .ask li { margin: .25rem 0; }
.ask ul.short { display: flex; flex-wrap: wrap; gap: .2rem 1.6rem; }
.ask li::before { content: ""; display: inline-block; width: .85rem; height: .85rem; border: 1.5px solid #000000;
  margin-right: .5rem; vertical-align: -.1rem; }
.ask .typed { float: right; font-weight: 400; }
.copies .ask li { font-size: 1.1rem; }
.copies { display: grid; grid-template-rows: repeat(2, calc(var(--high) / 2)); }
.copies .form + .form { border-top: 1px dashed #000000; padding-top: 1rem; }

.typed-lines h1 { font-size: 2.8rem; } .typed-lines ol { padding-left: 2.4rem; font-size: 1.8rem; }
.typed-lines li { margin: 2rem 0; break-inside: avoid; }
.typed-lines code { font: 700 2rem/1.25 ui-monospace, "Noto Sans Mono", monospace; white-space: pre-wrap; }
.typed-lines .small { font-size: 1.4rem; line-height: 1.3; display: block; margin-top: .2rem; }
.typed-lines table { margin-top: 2.6rem; font-size: 1.3rem; }
.typed-lines td code { font-size: 1.5rem; }
"""
