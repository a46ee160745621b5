"""Writes what is printed of an exercise as one web page for a browser's own print. Knows no exercise.

Each face begins a page of its own. Its words are made safe as those of any page (`html_words.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import TypeVar

from exercises.leaving.isolating import plain
from exercises.leaving.outline import Cards
from exercises.leaving.paper import (
    Ask,
    EmptyBoxes,
    EmptyGrid,
    EmptyRings,
    Face,
    Group,
    Marks,
    NumberStrips,
    Paper,
    Poster,
    RunningOrder,
    Sheet,
    Standing,
    TypedLines,
)
from sessions.export.writers.html_words import document, text
from sessions.export.writers.paper_style import Size, style

_CARDS, _NUMBERS = 8, 120
"""How many there are on a page: two columns of four, eight columns of fifteen."""
_WIDE, _HIGH = 46, 67
"""How wide and high an upright page is, in the smallest letters, with a little to spare."""
_MANY = 10
"""A day of more parts has what is told of each behind it and not under it."""
_CLOCK = 4.6
"""How wide the time of a part of a day stands, in letters of one."""
_LETTER, _ROW, _APART = 0.56, 1.27, 0.6
"""How wide a letter is, how high a row, in letters of one; and what is left free between two lines."""
_POSTER, _LEAST = 3.0, 1.2
"""How large the words of a poster are at most and at least: as large as lets it stand on one page."""
_ROWS = 6
"""Rows of a grid that stand on a page; where there are more they go on on the next, under the same headings."""
_GRID = 0.78
"""The part of a page's height that the rows of a grid take; its title and its headings take the rest."""
_NAME, _LARGEST, _SMALLEST = 112, 8.0, 2.6
"""How wide a name may be in letters of one rem, and how large and small it is printed."""
_ROLE, _LARGE, _SMALL = 230, 3.0, 1.8
"""The same of a role, on two lines."""
_LONG = 110
"""A card with more letters than this has smaller ones."""
_TYPED = "At the right: the word by which it is typed."
_SHORT = 24
"""Answers as short as this stand beside each other."""

One = TypeVar("One")


def write(paper: Paper, size: Size) -> bytes:
    """The page."""
    body = [
        f'<section class="sheet {name}">\n{made}\n</section>' for face in paper.faces for name, made in _pages(face)
    ]
    return document(plain(paper.title), style(size, across=paper.across), ["<main>", *body, "</main>"])


def _pages(face: Face) -> Iterator[tuple[str, str]]:
    """What a face has on each page it needs, and how that is styled."""
    match face:
        case NumberStrips():
            yield from (("numbers", _list("p", page)) for page in _by(_NUMBERS, _numbers(face)))
        case Cards():
            yield from (("cards", "\n".join(page)) for page in _by(_CARDS, list(map(_card, face.rows))))
        case Standing():
            yield "tent", f'<div class="half turned">{_half(face)}</div>\n<div class="half">{_half(face)}</div>'
        case EmptyGrid():
            yield "wall", _grid(face)
        case EmptyBoxes():
            yield "wall", _boxes(face)
        case EmptyRings():
            yield "wall", _rings(face)
        case Poster():
            yield "poster", _poster(face)
        case RunningOrder():
            yield "order", _order(face)
        case Sheet():
            form = _form(face)
            copies = f'<div class="form">\n{form}\n</div>'
            yield ("copies", "\n".join([copies] * face.copies)) if face.copies > 1 else ("form", form)
        case TypedLines():
            yield "typed-lines", _typed(face)


def _by(many: int, found: list[One]) -> Iterator[list[One]]:
    for start in range(0, len(found), many):
        yield found[start : start + many]


def _fitting(lines: Sequence[tuple[str, str]], taken: float, *, beside: float = 0, together: bool = False) -> float:
    """How large lines are, each with smaller words under it or, `together`, behind it, so that they fill the page but
    for what is taken of its height, and of its width in letters of one."""

    def high(large: float) -> float:
        wide, found = _WIDE - beside * large, taken
        for words, more in lines:
            first, second = len(words) * _LETTER * large, len(more) * _LETTER * 1.1
            rows = ceil((first + second) / wide) if together else ceil(first / wide)
            found += rows * _ROW * large + (0 if together else ceil(second / wide) * _ROW * 1.1) + _APART
        return found

    large = _POSTER
    while large > _LEAST and high(large) > _HIGH:
        large = round(large - 0.1, 1)
    return large


def _list(tag: str, words: Iterable[str]) -> str:
    return "\n".join(f"<{tag}>{text(one)}</{tag}>" for one in words)


def _small(words: str) -> str:
    return f'<span class="small">{text(words)}</span>' if words else ""


def _foot(words: str) -> str:
    return f'\n<p class="foot">{text(words)}</p>' if words else ""


# -- to cut and to fold -----------------------------------------------------------------------------------------------


def _numbers(strips: NumberStrips) -> list[str]:
    return [str(number) for number in range(strips.first, strips.last + 1) for _ in range(strips.each)]


def _card(row: tuple[str, ...]) -> str:
    name, words, line = row
    small = ", ".join(filter(None, (name, line)))
    kind = "words" if len(words) > _LONG else "words large"
    return f'<div class="card"><p class="{kind}">{text(words)}</p><p class="small">{text(small)}</p></div>'


def _half(card: Standing) -> str:
    """One side of a folded card: as large as its name allows, or a line to write one on."""
    number = f'<p class="number">{text(card.number)}</p>' if card.number else ""
    if not card.name:
        return f'<p class="role">{text(card.place)}</p><div class="line"></div>'
    # Letters are about half as wide as they are high; a name of several words may stand on two lines.
    rows = 2 if " " in card.name and len(card.name) > _SHORT else 1
    large = max(_SMALLEST, min(_LARGEST / rows, _NAME * rows / len(card.name)))
    name = f'<p class="name" style="font-size: {large:.2f}rem">{text(card.name)}</p>'
    small = max(_SMALL, min(_LARGE, _ROLE / max(1, len(card.role))))
    return f'{number}{name}<p class="role" style="font-size: {small:.2f}rem">{text(card.role)}</p>'


# -- to write in ------------------------------------------------------------------------------------------------------


def _grid(grid: EmptyGrid) -> str:
    first = f'<th scope="col" class="first">{text(grid.corner)}</th>'
    head = "".join(f'<th scope="col">{text(title)} {_block(ask)}</th>' for title, ask in grid.headings)
    high = _GRID / min(len(grid.rows), _ROWS) if grid.rows else _GRID
    cells = "<td></td>" * len(grid.headings)
    tall = f"height: calc(var(--high) * {high:.3f})"
    rows = "\n".join(
        f'<tr style="{tall}"><th scope="row">{text(name)} {_block(under)}</th>{cells}</tr>' for name, under in grid.rows
    )
    return (
        f'<h1>{text(grid.title)}</h1>\n<table class="grid">\n<thead><tr>{first}{head}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>"
    )


def _block(words: str) -> str:
    return f'<div class="small">{text(words)}</div>' if words else ""


def _boxes(boxes: EmptyBoxes) -> str:
    rows = -(-len(boxes.boxes) // 4)
    each = "\n".join(f"<section><h2>{text(title)}</h2></section>" for title in boxes.boxes)
    high = f"grid-template-rows: repeat({rows}, calc((var(--high) - 6rem) / {rows}))"
    return f'<h1>{text(boxes.title)}</h1>\n<p>{text(boxes.ask)}</p>\n<div class="boxes" style="{high}">\n{each}\n</div>'


def _rings(rings: EmptyRings) -> str:
    write = "".join(f"<p>{text(words)}: <span></span></p>" for words in rings.whose)
    signs = "\n".join(f"<li><b>{text(sign)}</b> {text(name)}</li>" for sign, name in rings.signs)
    below = "\n".join(f"<p>{text(words)}</p>" for words in rings.below)
    return (
        f'<h1>{text(rings.title)}</h1>\n<div class="write">{write}</div>\n{_circles(rings.rings)}\n'
        f'<ul class="signs">\n{signs}\n</ul>\n{below}'
    )


def _circles(titles: tuple[str, ...]) -> str:
    """The rings as a drawing of 186 by 186, each with its word at its top."""
    half, step = 93, 91 / (len(titles) or 1)
    drawn = []
    for place, title in reversed(list(enumerate(titles, 1))):
        radius = round(step * place, 1)
        drawn.append(f'<circle cx="{half}" cy="{half}" r="{radius}" fill="none" stroke="#000000" stroke-width="0.4"/>')
        drawn.append(
            f'<text x="{half}" y="{half - radius + 6:.1f}" text-anchor="middle" font-size="4.5">{text(title)}</text>'
        )
    name = text(", ".join(titles))
    return f'<svg viewBox="0 0 186 186" role="img" aria-label="{name}">{"".join(drawn)}</svg>'


# -- to hang up -------------------------------------------------------------------------------------------------------


def _poster(poster: Poster) -> str:
    lines = [line for group in poster.groups for line in group.lines]
    taken = 8 + sum(3.2 + 2 * group.blank for group in poster.groups)
    large = _fitting(lines, taken)
    groups = "".join(map(_group, poster.groups))
    return f'<h1>{text(poster.title)}</h1>\n<div style="font-size: {large}rem">{groups}</div>{_foot(poster.foot)}'


def _group(group: Group) -> str:
    heading = f"<h2>{text(group.heading)}</h2>\n" if group.heading else ""
    lines = "\n".join(f"<li>{text(words)}{_small(under)}</li>" for words, under in group.lines)
    blank = '<div class="line"></div>\n' * group.blank
    return f"{heading}{f'<ul>{lines}</ul>' if lines else ''}{blank}\n"


def _order(order: RunningOrder) -> str:
    rows = "\n".join(
        f'<tr><td class="clock">{text(clock)}</td><td>{text(what)} {_small(about)}</td></tr>'
        for clock, what, about in order.rows
    )
    parts, together = [(what, about) for _, what, about in order.rows], len(order.rows) > _MANY
    large = _fitting(parts, 8 + 0.5 * len(parts), beside=_CLOCK, together=together)
    looks = f'style="font-size: {large}rem"{" class=close" if together else ""}'
    return f"<h1>{text(order.title)}</h1>\n<table {looks}><tbody>\n{rows}\n</tbody></table>{_foot(order.foot)}"


def _typed(page: TypedLines) -> str:
    lines = "\n".join(
        f"<li><code>{text(line)}</code>{_small(f'{when}: {means}')}</li>" for line, means, when in page.lines
    )
    always = "\n".join(
        f"<tr><td><code>{text(line)}</code></td><td>{text(means)}</td></tr>" for line, means in page.always
    )
    return f"<h1>{text(page.title)}</h1>\n<ol>\n{lines}\n</ol>\n<table><tbody>\n{always}\n</tbody></table>"


# -- to fill in -------------------------------------------------------------------------------------------------------


def _form(sheet: Sheet) -> str:
    intro = f'<div class="intro">{_list("p", sheet.intro)}</div>' if sheet.intro else ""
    marks = _marks(sheet.marks) if sheet.marks is not None else ""
    said = _TYPED if any(ask.typed for ask in sheet.asks) else ""
    foot = " ".join(filter(None, (sheet.foot, said)))
    return "\n".join([f"<h1>{text(sheet.title)}</h1>", intro, marks, *map(_ask, sheet.asks)]) + _foot(foot)


def _marks(marks: Marks) -> str:
    head = "".join(f'<th scope="col"><b>{text(letter)}</b>{text(word)}</th>' for letter, word in marks.letters)
    cells = "".join(f"<td>{text(letter)}</td>" for letter, _ in marks.letters)
    rows = "\n".join(
        f'<tr><th scope="row"><b>{text(number)} {text(name)}</b>{_block(line)}</th>{cells}</tr>'
        for number, name, line in marks.rows
    )
    return (
        f'<table class="marks">\n<thead><tr><th class="first">Circle one letter in each row</th>{head}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>"
    )


def _ask(ask: Ask) -> str:
    typed = f'<span class="typed">{text(ask.typed)}</span>' if ask.typed else ""
    beside = ' class="short"' if all(len(word) < _SHORT and not said for word, said in ask.choices) else ""
    choices = "".join(
        f"<li><b>{text(word)}</b>{f': {text(said)}' if said else ''}</li>" if said else f"<li>{text(word)}</li>"
        for word, said in ask.choices
    )
    ticked = f"<ul{beside}>{choices}</ul>" if choices else ""
    lines = '<div class="line"></div>' * ask.lines
    return f'<div class="ask">{typed}<p class="words">{text(ask.words)}</p>{ticked}{lines}</div>'
