"""Writes what leaves as one web page: to read, to print, to make a PDF of in any browser. Knows no exercise.

Self-contained: no script, no link out, nothing fetched, and a content policy that would refuse it. Every word is
escaped. HTML living standard; how it looks is in `html_style.py`. Words of te reo Māori say so (WCAG 2.2, 3.1.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from exercises.kernel.expression import expression
from exercises.leaving.drawing import BarsPicture, MapPicture, Picture
from exercises.leaving.isolating import plain
from exercises.leaving.outline import Bullets, Cards, GoesOn, Heading, Paragraph, Quote, Table, Voices, Words
from sessions.export.writers import svg_map
from sessions.export.writers.flowing import LISTED, Flowing, contents_of, flow
from sessions.export.writers.html_style import CARDS_STYLE, FULL_STYLE, SHORT_STYLE, STYLE
from sessions.export.writers.html_words import apart, document, spoken, text
from sessions.export.writers.svg_files import svg_on_page
from sessions.export.writers.svg_text import clusters
from sessions.export.writers.xml_text import legal
from sessions.leaving.leaving import Leaving, Written

A_SHEET = 8
"""How many cards stand on a printed page."""
_MANY_COLUMNS = 6
_LONG_WORD, _PIECE = 20, 10
_SPACES = expression(r"(\s+)")
_NOTES = 12
"""A list of so many runs in two columns where there is room."""
_SHORT = 10
"""So many short things one after the other run in two columns on paper."""


def write(leaving: Leaving) -> Written:
    """The page."""
    flowing = flow(leaving)
    title = next(part for part in flowing if isinstance(part, Heading))
    begin = next((place for place, part in enumerate(flowing) if place and isinstance(part, Heading)), len(flowing))
    of_cards = CARDS_STYLE if any(isinstance(part, Cards) for part in flowing) else ""
    style = f"{STYLE}{of_cards}{SHORT_STYLE if leaving.brief else ''}{FULL_STYLE if leaving.full else ''}"
    made = _Body(together=leaving.brief)
    before = [made.part(part) for part in flowing[:begin]]
    after = [made.together(parts) for parts in _stretches(flowing[begin:], leaving)]
    listed = contents_of(flowing, brief=leaving.brief)
    contents = [_contents(listed)] if listed else []
    main = ['<main class="contents">' if contents else "<main>", *before, *contents, *after, "</main>"]
    return Written({"": document(plain(title.text), style, main)})


def _stretches(flowing: Sequence[Flowing], leaving: Leaving) -> Iterator[list[Flowing]]:
    """The parts by what stands across the page: a heading of a section, a table, a picture; and what is between, which
    on a full page a chart is, too."""
    between: list[Flowing] = []
    for part in flowing:
        deep = isinstance(part, Heading) and part.level > (2 if leaving.brief else LISTED)
        if deep or isinstance(part, Paragraph | Bullets | Quote) or (leaving.full and isinstance(part, BarsPicture)):
            between.append(part)
            continue
        yield from filter(None, (between, [part]))
        between = []
    yield from filter(None, (between,))


def _many(parts: Sequence[Flowing]) -> int:
    return sum(len(part.items) if isinstance(part, Bullets) else 1 for part in parts)


class _Body:
    """Makes each part; counts headings and pictures, so that each has a name of its own on the page."""

    def __init__(self, *, together: bool = False) -> None:
        self._together = together
        """Whether an exercise goes on where the one before it ended, and not on a page of its own."""
        self._headings = 0
        self._pictures = 0
        self._called = ""
        """The heading before."""

    def _part(self, part: Flowing) -> str:
        match part:
            case Heading():
                return self._heading(part)
            case Table() if not isinstance(part, Cards):
                return _table(part, self._called)
            case Paragraph() | Bullets() | Quote() | Table():
                return _part(part)
            case _:
                self._pictures += 1
                return _figure(part, f"picture{self._pictures}")

    def together(self, parts: Sequence[Flowing]) -> str:
        """Parts one after the other; on paper many short ones in two columns, and what follows a chart beside it."""
        at = next((place for place, part in enumerate(parts) if isinstance(part, BarsPicture)), 0)
        if at:
            return self._beside(parts, at)
        made = "\n".join(map(self.part, parts))
        return f'<div class="two">\n{made}\n</div>' if _many(parts) >= _SHORT else made

    def _beside(self, parts: Sequence[Flowing], at: int) -> str:
        """Charts half as wide as the page under the heading of the first: one beside the words there, several beside
        each other."""
        under = max((place + 1 for place in range(at) if isinstance(parts[place], Heading)), default=0)
        made = [self.part(part) for part in parts[:under]]
        drawn = [self._chart(part) for part in parts if isinstance(part, BarsPicture)]
        said = [self.part(part) for part in parts[under:] if not isinstance(part, BarsPicture)]
        if len(drawn) == 1:
            return "\n".join([*made, '<div class="beside">', *drawn, *said, "</div>"])
        return "\n".join([*made, '<div class="charts">', *drawn, "</div>", *said])

    def _chart(self, chart: BarsPicture) -> str:
        self._pictures += 1
        return f"<figure>\n{svg_on_page(chart, f'picture{self._pictures}', in_a_column=True)}\n</figure>"

    def part(self, part: Flowing) -> str:
        """The part as HTML."""
        if isinstance(part, Heading):
            self._called = part.text
        return self._part(part)

    def _heading(self, heading: Heading) -> str:
        place = self._headings
        self._headings += 1
        on = place == 1 or self._together or isinstance(heading, GoesOn)
        start = "" if heading.level != 2 else ' class="start first"' if on else ' class="start"'
        name = f' id="{_anchor(place)}"' if place else ""
        return f"<h{heading.level}{name}{start}>{text(heading.text)}</h{heading.level}>"


def _anchor(place: int) -> str:
    return f"part{place}"


def _part(part: Words) -> str:
    match part:
        case Heading():
            return f"<h{part.level}>{text(part.text)}</h{part.level}>"
        case Paragraph():
            return f"<p>{text(part.text)}</p>"
        case Bullets():
            items = [f"<li>{text(item)}</li>" for item in part.items]
            return _list(items, "notes" if len(items) >= _NOTES else "")
        case Quote():
            whose = f"\n<footer>{text(part.whose)}</footer>" if part.whose else ""
            return f"<blockquote>\n<p>{text(part.text)}</p>{whose}\n</blockquote>"
        case Cards():
            return _cards(part)
        case Table():
            return _table(part, "")


def _figure(picture: Picture, name: str) -> str:
    if not isinstance(picture, MapPicture):
        return f"<figure>\n{svg_on_page(picture, name)}\n</figure>"
    # What stands under a map reads better as text of the page than drawn as small as the map has to be on paper.
    lines = "\n".join(f"<li>{text(words)}</li>" for words in svg_map.line_words(picture))
    below = "\n".join(f"<p>{text(sentence)}</p>" for sentence in picture.below)
    caption = f"<figcaption>\n{f'<ol>{lines}</ol>' if lines else ''}\n{below}\n</figcaption>"
    return f"<figure>\n{svg_on_page(picture, name)}\n{caption}\n</figure>"


def _table(table: Table, caption: str) -> str:
    """The table with its caption, which is only heard: it says the heading above again."""
    head = "".join(f'<th scope="col">{text(words)}</th>' for words in table.headings)
    rows = (f"<tr>{''.join(_cell(words, place) for place, words in enumerate(row))}</tr>" for row in table.rows)
    said = f'<caption class="unseen">{text(caption)}</caption>\n' if caption else ""
    looks = "voices" if isinstance(table, Voices) else "many" if len(table.headings) > _MANY_COLUMNS else ""
    marked = f' class="{looks}"' if looks else ""
    # Wide tables move sideways by themselves, and with the arrow keys: the page never does.
    return (
        f'<div class="wide" role="group" aria-label="Table" tabindex="0">\n<table{marked}>\n{said}'
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
            "<wbr>".join(map(escape, _pieces(word))) if len(word) > _LONG_WORD else spoken(word)
            for word in _SPACES.split(legal(words))
        )
    )


def _pieces(word: str) -> list[str]:
    whole = list(clusters(word))
    return ["".join(whole[start : start + _PIECE]) for start in range(0, len(whole), _PIECE)]


def _contents(headings: Sequence[tuple[int, Heading]]) -> str:
    contents: list[tuple[str, list[str]]] = []
    for place, heading in headings:
        link = f'<a href="#{_anchor(place)}">{text(heading.text)}</a>'
        if heading.level == 2:
            contents.append((link, []))
        elif contents:
            contents[-1][1].append(f"<li>{link}</li>")
    items = (f"<li>{link}{_list(under)}</li>" for link, under in contents)
    title = '<h2 id="contents">What is on this page</h2>'
    return f'<nav aria-labelledby="contents">\n{title}\n{_list(list(items))}\n</nav>'


def _list(items: list[str], kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f"<ul{named}>\n{chr(10).join(items)}\n</ul>" if items else ""
