"""Writes what leaves as one web page: to read, to print, to make a PDF of in any browser. Knows no exercise.

Self-contained: no script, no link out, nothing fetched, and a content policy that would refuse it. Every word is
escaped. HTML living standard; contrast at least 7 to 1 (WCAG 2.2, 1.4.6), and it reads at twice the size (1.4.4).
"""

from __future__ import annotations

from html import escape

from exercises.kernel.expression import expression
from exercises.leaving.drawing import BarsPicture, BoxesPicture, GridPicture, MapPicture, Picture, RingsPicture
from exercises.leaving.isolating import plain
from exercises.leaving.outline import Bullets, Cards, Heading, Paragraph, Part, Quote, Table
from sessions.export.writers import svg_map
from sessions.export.writers.flowing import Flowing, flow
from sessions.export.writers.html_words import apart, document, text
from sessions.export.writers.svg_files import svg_of
from sessions.export.writers.svg_text import clusters
from sessions.export.writers.xml_text import legal
from sessions.leaving.leaving import Leaving, Written

A_SHEET = 8
"""How many cards stand on a printed page."""
LONG = 6
"""A page with more headings than this under its title begins with a list of them."""
_LISTED = 3
"""How deep the headings go that are in that list."""
_MANY_COLUMNS = 6
_LONG_WORD, _PIECE = 20, 10
_SPACES = expression(r"(\s+)")
STYLE = """
:root { color-scheme: only light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 62rem; background: #ffffff; color: #111111;
  font: 1.0625rem/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.8em 0 .5em; break-after: avoid; }
h1 { font-size: 1.9rem; margin-top: 0; } h2 { font-size: 1.5rem; border-top: 2px solid #111111; padding-top: .6em; }
h3 { font-size: 1.25rem; } h4, h5, h6 { font-size: 1.0625rem; }
h1, h2, h3, h4, h5, h6, p, li, footer, th, td { unicode-bidi: plaintext; white-space: pre-wrap; }
p, ul { margin: .5em 0; } li { margin: .25em 0; } ul { padding-left: 1.4em; }
a { color: #003b73; } a:focus-visible { outline: 3px solid #003b73; outline-offset: 2px; }
blockquote { margin: .7em 0; padding: .1em 1em; border-left: 4px solid #111111; break-inside: avoid; }
blockquote footer { color: #444444; }
nav { border: 1px solid #444444; padding: .2em 1.2em 1em; margin: 1.5em 0; }
nav h2 { border: 0; font-size: 1.25rem; margin: .6em 0; padding: 0; } nav li { margin: .1em 0; white-space: normal; }
nav ul ul { margin: 0; }
.wide { overflow-x: auto; margin: .8em 0; } .wide:focus-visible { outline: 3px solid #003b73; }
table { border-collapse: collapse; min-width: 50%; }
th, td { border: 1px solid #444444; padding: .35em .6em; text-align: start; vertical-align: top;
  min-width: 3em; }
thead th { background: #e4e4e4; } tbody th { font-weight: 600; }
.many { font-size: .9rem; }
figure { margin: 1.2em 0; overflow-x: auto; } figure svg { break-inside: avoid; }
figure svg { display: block; width: 100%; height: auto; min-width: 40rem; border: 1px solid #767676; }
@page { size: A4; margin: 16mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; } nav > ul { columns: 2; }
  h2.start { break-before: page; } h2.start.first { break-before: auto; }
  a { color: inherit; text-decoration: none; }
  .wide, figure { overflow: visible; } figure svg { min-width: 0; max-height: 250mm; }
  table { font-size: 9.5pt; } .many { font-size: 8pt; }
  thead { display: table-header-group; } tr { break-inside: avoid; }
  p, li { orphans: 3; widows: 3; }
}
"""
CARDS_STYLE = """.cards { display: grid; grid-template-columns: 1fr 1fr; gap: 0; margin: .8em 0; }
.card { border: 1px dashed #444444; padding: .8em 1em; min-height: 8em; display: flex; flex-direction: column;
  justify-content: space-between; break-inside: avoid; }
.card p { margin: 0; } .card .words { font-size: 1.3rem; line-height: 1.3; } .card .small { color: #444444; }
@media print {
  .cards { break-before: page; break-after: page; grid-auto-rows: 64mm; margin: 0; }
}
"""
"""For a page that has cards, and only there."""
SHORT_STYLE = """@media print {
  body { font-size: 9.5pt; line-height: 1.35; } h1, h2, h3 { margin: .7em 0 .2em; } h1 { font-size: 16pt; }
  h2 { font-size: 13pt; padding-top: .3em; } h3 { font-size: 11pt; } p, ul { margin: .25em 0; } li { margin: .1em 0; }
}
"""
"""For a short page, which is to print on two sides of one sheet."""


def write(leaving: Leaving) -> Written:
    """The page."""
    flowing = flow(leaving)
    headings = [part for part in flowing if isinstance(part, Heading)]
    begin = next((place for place, part in enumerate(flowing) if place and isinstance(part, Heading)), len(flowing))
    of_cards = CARDS_STYLE if any(isinstance(part, Cards) for part in flowing) else ""
    style = f"{STYLE}{of_cards}{SHORT_STYLE if leaving.brief else ''}"
    made = _Body(together=leaving.brief)
    before = [made.part(part) for part in flowing[:begin]]
    after = [made.part(part) for part in flowing[begin:]]
    contents = [_contents(headings[1:])] if len(headings) - 1 > LONG and not leaving.brief else []
    main = ["<main>", *before, *contents, *after, "</main>"]
    return Written({"": document(plain(headings[0].text), style, main)})


class _Body:
    """Makes each part; counts headings and pictures, so that each has a name of its own on the page."""

    def __init__(self, *, together: bool = False) -> None:
        self._together = together
        """Whether an exercise goes on where the one before it ended, and not on a page of its own."""
        self._headings = 0
        self._pictures = 0

    def part(self, part: Flowing) -> str:
        """The part as HTML."""
        match part:
            case Heading():
                return self._heading(part)
            case MapPicture() | GridPicture() | BarsPicture() | RingsPicture() | BoxesPicture():
                self._pictures += 1
                return _figure(part, f"picture{self._pictures}")
            case _:
                return _part(part)

    def _heading(self, heading: Heading) -> str:
        place = self._headings
        self._headings += 1
        on = place == 1 or self._together
        start = "" if heading.level != 2 else ' class="start first"' if on else ' class="start"'
        name = f' id="{_anchor(place)}"' if place else ""
        return f"<h{heading.level}{name}{start}>{text(heading.text)}</h{heading.level}>"


def _anchor(place: int) -> str:
    return f"part{place}"


def _part(part: Part) -> str:
    match part:
        case Heading():
            return f"<h{part.level}>{text(part.text)}</h{part.level}>"
        case Paragraph():
            return f"<p>{text(part.text)}</p>"
        case Bullets():
            return _list([f"<li>{text(item)}</li>" for item in part.items])
        case Quote():
            whose = f"\n<footer>{text(part.whose)}</footer>" if part.whose else ""
            return f"<blockquote>\n<p>{text(part.text)}</p>{whose}\n</blockquote>"
        case Cards():
            return _cards(part)
        case Table():
            return _table(part)


def _figure(picture: Picture, name: str) -> str:
    if not isinstance(picture, MapPicture):
        return f"<figure>\n{svg_of(picture, name)}\n</figure>"
    # What stands under a map reads better as text of the page than drawn as small as the map has to be on paper.
    lines = "\n".join(f"<li>{text(words)}</li>" for words in svg_map.line_words(picture))
    below = "\n".join(f"<p>{text(sentence)}</p>" for sentence in picture.below)
    caption = f"<figcaption>\n{f'<ol>{lines}</ol>' if lines else ''}\n{below}\n</figcaption>"
    return f"<figure>\n{svg_map.draw(picture, name, with_list=False)}\n{caption}\n</figure>"


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{text(words)}</th>' for words in table.headings)
    rows = (f"<tr>{''.join(_cell(words, place) for place, words in enumerate(row))}</tr>" for row in table.rows)
    many = ' class="many"' if len(table.headings) > _MANY_COLUMNS else ""
    # Wide tables move sideways by themselves, and with the arrow keys: the page never does.
    return (
        f'<div class="wide" role="group" aria-label="Table" tabindex="0">\n<table{many}>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{chr(10).join(rows)}\n</tbody>\n</table>\n</div>"
    )


def _cards(cards: Cards) -> str:
    """The cards, so many to a printed page, each with what it is called and a small line under its words."""
    made = [
        f'<div class="card"><p class="words">{text(words)}</p><p class="small">{text(f"{name}, {line}")}</p></div>'
        for name, words, line in cards.rows
    ]
    sheets = (made[at : at + A_SHEET] for at in range(0, len(made), A_SHEET))
    return "\n".join(f'<div class="cards">\n{chr(10).join(sheet)}\n</div>' for sheet in sheets)


def _cell(words: str, place: int) -> str:
    if place == 0 and words.strip():
        return f'<th scope="row">{_breakable(words)}</th>'
    return f"<td>{_breakable(words)}</td>"


def _breakable(words: str) -> str:
    """The words, the longest of them with places where a line may end: else one address makes a table too wide."""
    return apart(
        "".join(
            "<wbr>".join(map(escape, _pieces(word))) if len(word) > _LONG_WORD else escape(word)
            for word in _SPACES.split(legal(words))
        )
    )


def _pieces(word: str) -> list[str]:
    whole = list(clusters(word))
    return ["".join(whole[start : start + _PIECE]) for start in range(0, len(whole), _PIECE)]


def _contents(headings: list[Heading]) -> str:
    contents: list[tuple[str, list[str]]] = []
    for place, heading in enumerate(headings, 1):
        link = f'<a href="#{_anchor(place)}">{text(heading.text)}</a>'
        if heading.level == 2:
            contents.append((link, []))
        elif heading.level <= _LISTED and contents:
            contents[-1][1].append(f"<li>{link}</li>")
    items = (f"<li>{link}{_list(under)}</li>" for link, under in contents)
    title = '<h2 id="contents">What is on this page</h2>'
    return f'<nav aria-labelledby="contents">\n{title}\n{_list(list(items))}\n</nav>'


def _list(items: list[str]) -> str:
    return f"<ul>\n{chr(10).join(items)}\n</ul>" if items else ""
