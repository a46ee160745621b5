"""One page on the pages' board, field by field: a dial as a bar with its word, sentences that are read with their
numbers, two positions beside each other. Pure.

Where it is longer than the window it is said shorter, a line a field, so that a page of dials stands whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from exercises.kernel.consent import NOT_ASKED
from exercises.kernel.record import Record
from exercises.pages.coding import numbered, numbers_of
from exercises.pages.fields import CHOICE, DIAL, PAPER, SIDES, TICK, VOICES, Field, PageKind
from exercises.pages.reading import about, marks, told
from exercises.pages.room import ARROWS, BARS
from exercises.pages.state import Page, Pages
from tui.app.text import fit, pad, width, wrap
from tui.boards import page_keys
from tui.boards.board import Drawn, Pointing

_LABEL = 14
_SHORT_TURN = {key: f"{words.partition(' ')[0]} {key}" for key, words in ARROWS.items()}
_DIAL = 1 + 6 + 1 + 8 + 1 + 7
"""Cells of a dial's bar, word and turn, beside its name."""
_NOTHING = "· not said yet"
_BETWEEN = " │ "
_SHORTLY = {
    "the room may see it": "room",
    "not for the room yet": "not yet",
    "facilitators only": "ours",
    "its owner's, gone at the close": "owner's",
}
"""Who may see a field, where there is a line for all of it."""


class InFull(Record):
    """The page's lines, and on which of them each field, dial or sentence stands."""

    lines: Sequence[Drawn]
    places: dict[str, tuple[int, int]]
    """By a field's key, or a sentence as it is typed: its first and its last line."""

    def at(self, state: Pages, page: Page, pointing: Pointing) -> tuple[int, int] | None:
        """The lines of what is pointed at inside the page, else of what was typed last; all dials where they are."""
        places = page_keys.places(state.kind_of(page), page)
        key = pointing.showing or (places[pointing.inside - 1] if 0 < pointing.inside <= len(places) else "")
        dials = [self.places[one.key] for one in state.kind_of(page).of(DIAL) if one.key in self.places]
        if dials and key in {one.key for one in state.kind_of(page).of(DIAL)}:
            return dials[0][0], dials[-1][1]
        return self.places.get(key) if key else None


def in_full(state: Pages, page: Page, room: int, pointing: Pointing, height: int = 0) -> InFull:
    """The page in lines of that width; said shorter where it has more of them than `height`, 0 for any."""
    kind = state.kind_of(page)
    whole = _made(state, kind, page, room, pointing, short=False)
    if not height or len(whole.lines) <= height or not kind.of(DIAL):
        return whole
    return _made(state, kind, page, room, pointing, short=True)


def _made(state: Pages, kind: PageKind, page: Page, room: int, pointing: Pointing, *, short: bool) -> InFull:
    lines: list[Drawn] = [((line, "strong"),) for line in _title(kind, page, room, short=short)]
    if page.withdrawn:
        return InFull(lines, {})
    beside = [one for one in about(state, page) if one != f"consent: {NOT_ASKED}"]
    lines += [((line, "quiet"),) for line in wrap("; ".join(beside), room)] if beside else []
    places: dict[str, tuple[int, int]] = {}

    def put(key: str, said: Sequence[Drawn]) -> None:
        places[key] = len(lines), len(lines) + len(said) - 1
        lines.extend(said)

    sided = [one for one in kind.fields if kind.sides and one.sided]
    if kind.sides:
        for key, said in _columns(state, page, sided, room):
            put(key, said)
    choices = [one for one in kind.fields if short and one.kind == CHOICE]
    for one in kind.fields:
        if one in sided:
            continue
        if one.kind == DIAL:
            put(one.key, [_dial(state, page, one, room, pointing)])
        elif one.coded and page.values.get(one.key):
            for key, said in _sentences(state, page, one, room, pointing):
                put(key, said)
        elif one in choices:
            if one is choices[0]:
                put(one.key, [_choices(page, choices, room)])
            places[one.key] = places[choices[0].key]
        else:
            put(one.key, _field(state, page, one, room, short=short))
    codes = [f"{letter} {code}" for letter, code in page_keys.letters(kind).items()]
    lines += [((line, "quiet"),) for line in wrap(f"Codes: {', '.join(codes)}", room)] if codes else []
    return InFull(lines, places)


def _title(kind: PageKind, page: Page, room: int, *, short: bool) -> list[str]:
    """Its number and what it is about; of two positions only the number, for they stand over their columns."""
    if kind.sides:
        return [page.called]
    said = f"{page.goes} {page.title}"
    return [fit(said, room)] if short else wrap(said, room) or [""]


def _labelled(label: str, said: Sequence[str]) -> list[Drawn]:
    """A label in its column, and what it labels beside it, each over as many lines as it takes."""
    rows = zip_longest(wrap(label, _LABEL - 1), said, fillvalue="")
    return [((pad(name, _LABEL), "quiet"), (words, "text")) for name, words in rows]


def _field(state: Pages, page: Page, one: Field, room: int, *, short: bool) -> list[Drawn]:
    beside = max(8, room - _LABEL)
    words = _words(state, page, one)
    mark = marks(state, page, one) if one.key in page.values else ""
    if not short:
        return _labelled(state.called(one), wrap(f"{words}  ({mark})" if mark else words, beside) or [""])
    end = f" ({_SHORTLY.get(mark, mark)})" if mark else ""
    said = f"{fit(words, beside - width(end))}{end}"
    return [((pad(fit(state.called(one), _LABEL - 1), _LABEL), "quiet"), (said, "text"))]


def _choices(page: Page, choices: Sequence[Field], room: int) -> Drawn:
    """All that is chosen from a few words, on one line."""
    said = (f"{one.title} {page.values.get(one.key, '· not said')}" for one in choices)
    return ((fit("   ".join(said), room), "text"),)


def _words(state: Pages, page: Page, one: Field) -> str:
    if one.key in page.cut:
        return "taken out by whoever told it"
    if one.sees == PAPER:
        return "· on paper"
    return told(state, page, one) if one.key in page.values else _NOTHING


def _dial(state: Pages, page: Page, one: Field, room: int, pointing: Pointing) -> Drawn:
    """A dial's name, its bar with its word, and where it is turned, on one line."""
    placed = page.values.get(one.key) or {}
    was, turn = placed.get("then", ""), _SHORT_TURN.get(placed.get("next", ""), "")
    here = page.number == pointing.focus and one is page_keys.dial_at(state, page, pointing)
    dials = state.kind_of(page).of(DIAL)
    longest = max(6, min(max(width(state.called(other)) for other in dials), room - _DIAL - 1))
    return (
        ("▌" if here else " ", "chosen"),
        (pad(state.called(one), longest), "chosen" if here else "quiet"),
        (fit(f" {pad(BARS.get(was, ''), 6)} {pad(was or 'not said', 8)} {turn}".rstrip(), _DIAL), "text"),
    )


def _sentences(
    state: Pages, page: Page, one: Field, room: int, pointing: Pointing
) -> Iterator[tuple[str, list[Drawn]]]:
    """A field's sentences with their numbers, and what was read in each: one's own, others' when both are done."""
    beside = max(8, room - _LABEL)
    mark = marks(state, page, one)
    label = state.called(one)
    if mark:
        yield one.key, _labelled(label, wrap(f"({mark})", beside))
        label = ""
    at = numbers_of(state.kind_of(page), page)
    read = page.open_marks or {who: made for who, made in page.marks.items() if who == pointing.by}
    number = pointing.inside - len(state.kind_of(page).of(DIAL)) if page.number == pointing.focus else 0
    for field, place, text in numbered(state.kind_of(page), page):
        if field != one.key:
            continue
        here = ((who, made) for who, all_made in read.items() for made in all_made)
        codes = [f"{who} {m.says or m.code}" for who, m in here if (m.field, m.sentence) == (field, place)]
        said = f"{'▌' if at[field, place] == number else ''}s{at[field, place]} {text}"
        yield f"s{at[field, place]}", _labelled(label, wrap(f"{said} [{', '.join(codes)}]" if codes else said, beside))
        label = ""


# -- two positions ----------------------------------------------------------------------------------------------------


def _columns(state: Pages, page: Page, sided: Sequence[Field], room: int) -> Iterator[tuple[str, list[Drawn]]]:
    """Both positions beside each other in columns of equal width, neither over the other: what each is called and
    ticked, then what each field says of it."""
    column = max(6, (room - len(_BETWEEN)) // 2)
    ticks = [one for one in sided if one.kind == TICK]
    heads = []
    for side in SIDES:
        given = [one.title for one in ticks if side in (page.values.get(one.key) or {})]
        heads.append("  ".join((side.upper(), ", ".join(given) or f"· not {ticks[0].title} yet" if ticks else "")))
    yield "", _beside([wrap(head, column) for head in heads], column, "quiet")
    yield "title", _beside([wrap(pole, column) for pole in page.poles], column, "strong")
    for one in sided:
        if one.kind == VOICES:
            value = page.values.get(one.key) or {}
            each = (value.get(side, ()) for side in SIDES)
            cells = [" / ".join(said) if said else _NOTHING for said in each]
            yield one.key, _beside([wrap(f"{state.called(one)}: {cell}", column) for cell in cells], column, "text")


def _beside(columns: Sequence[Sequence[str]], column: int, style: str) -> list[Drawn]:
    rows = zip_longest(*columns, fillvalue="")
    return [((pad(left, column), style), (_BETWEEN, "quiet"), (right, style)) for left, right in rows]


def counts_below(state: Pages, room: int) -> list[Drawn]:
    """What was counted of the group."""
    lines: list[Drawn] = []
    for hands in state.hands():
        lines += [(), ((fit(f" {hands.title.upper()}", room), "heading"),)]
        lines += [((f"  {line}", "text"),) for line in wrap(str(hands), max(8, room - 3))]
    return lines


def standing_of(state: Pages, kind: PageKind) -> str:
    """How many pages of a kind stand where: 3 open, 1 changed."""
    if not kind.states:
        return ""
    standing = [page.standing for page in state.every(kind) if not page.withdrawn]
    there = ((word, standing.count(word)) for word in kind.states)
    return ", ".join(f"{count} {word}" for word, count in there if count)
