"""A case that is rated, on the pages' board: its sentences, its dimensions, and the letters that mark it. Pure.

One rater's marks are drawn for that rater alone, until both are done.
"""

from __future__ import annotations

from collections.abc import Iterator

from exercises.kernel.consent import NOT_ASKED
from exercises.kernel.record import replace
from exercises.kernel.scales import Scale
from exercises.pages.coding import numbered, numbers_of, unmarked
from exercises.pages.fields import PageKind
from exercises.pages.rated import OPEN, SAME, TALKED, dimension, marked, scale_of, sign, verdict
from exercises.pages.reading import about, told
from exercises.pages.state import Mark, Page, Pages
from tui.app.text import fit, wrap
from tui.boards.board import Drawing, Drawn, Pointing, Wish, led
from tui.boards.list_board import beside, stepped

_BESIDE = 76
"""Columns from which the dimensions stand beside the text."""
_DIMENSIONS = 36
"""Columns of the dimensions there."""


def in_order(state: Pages, kind: PageKind, by: str) -> list[int]:
    """The pages in the order of that rater; those that came in since at the end."""
    own = [number for number in state.orders.get(by, ()) if number in state.pages]
    there = set(own)
    return [*own, *(page.number for page in state.every(kind) if page.number not in there)]


def how_far(state: Pages, kind: PageKind, page: Page, by: str) -> str:
    """What a rater knows of how far a page is."""
    if page.open_marks:
        left = sum(verdict(page, code.key).how == OPEN for code in kind.codes)
        return f"{left} to settle" if left else "read by both"
    made = len(kind.codes) - len(unmarked(kind, page, by))
    return "done" if by in page.done else f"{made} of {len(kind.codes)}" if made else page.standing


def overview(state: Pages, page: Page, width: int, pointing: Pointing) -> Drawing:
    """The page pointed at: its text sentence by sentence, and each dimension with the mark on it."""
    kind = state.kind_of(page)
    if page.withdrawn:
        return Drawing([((fit(f" {page.goes} {page.title}", width), "strong"),)])
    order = in_order(state, kind, pointing.by)
    place = f"{order.index(page.number) + 1} of {len(order)}"
    far = how_far(state, kind, page, pointing.by)
    head: Drawn = ((fit(f" {page.goes}   {place}   {far}", width), "heading"),)
    if width < _BESIDE:
        above = [head, *_in_short(state, kind, page, width, pointing)]
        text, first, last = _text(kind, page, width, pointing)
        below = [((f" {line}", "quiet"),) for one in _facts(state, page) for line in wrap(one, max(8, width - 2))]
        # The marks stay in sight with the first sentences.
        seen = 0 if pointing.inside < 2 else len(above) + first
        return Drawing([*above, *text, *below], seen, len(above) + last)
    left = width - _DIMENSIONS - 2
    text, first, last = _text(kind, page, left, pointing)
    right = list(_dimensions(state, kind, page, pointing))
    right += [((line, "quiet"),) for one in _facts(state, page) for line in wrap(one, _DIMENSIONS)]
    return Drawing([head, *beside(text, right, left, "│ ")], first + 1 if pointing.inside > 1 else 0, last + 1)


def _facts(state: Pages, page: Page) -> list[str]:
    """What is known of it beside its text, as far as anybody may know it now."""
    kind = state.kind_of(page)
    found = [one for one in about(state, page) if one != f"consent: {NOT_ASKED}"]
    shown = (one for one in kind.fields if one.key != kind.begun and one.key in page.values)
    return [*found, *(f"{one.title}: {told(state, page, one)}" for one in shown)]


def _text(kind: PageKind, page: Page, width: int, pointing: Pointing) -> tuple[list[Drawn], int, int]:
    """The sentences, and where the one pointed at is."""
    lines: list[Drawn] = []
    first = last = 0
    for number, (_, _, text) in enumerate(numbered(kind, page), 1):
        here = number == pointing.inside
        lead = f"{'▌' if here else ' '}s{number:<3}"
        said = led(lead, wrap(text, max(8, width - 6)), said="strong" if here else "text")
        first, last = (len(lines), len(lines) + len(said) - 1) if here else (first, last)
        lines += said
    return lines, first, last


def _mark(state: Pages, kind: PageKind, page: Page, one: Mark | None) -> str:
    """A mark in a few letters: 1 s3."""
    if one is None:
        return "·"
    at = numbers_of(kind, page).get((one.field, one.sentence), 0)
    return f"{sign(scale_of(state, kind), one.says)}{f' s{at}' if at else ''}"


def _dimensions(state: Pages, kind: PageKind, page: Page, pointing: Pointing) -> Iterator[Drawn]:
    """A line for each dimension; once both are done also what each marked, and what they came to."""
    for at, code in enumerate(kind.codes, 1):
        here = at == pointing.theme
        mine = _mark(state, kind, page, marked(page, pointing.by, code.key))
        name = fit(f"{'▌' if here else ' '}{code.key} {dimension(state, code)}", _DIMENSIONS - 7)
        yield ((f"{name:<{_DIMENSIONS - 6}}", "chosen" if here else "text"), (mine, "strong"))
        if page.open_marks:
            yield ((fit(f"    {_both(state, kind, page, code.key)}", _DIMENSIONS), "quiet"),)
    yield ()
    yield from (((line, "quiet"),) for line in wrap(_keys(scale_of(state, kind)), _DIMENSIONS))
    yield ()


def _both(state: Pages, kind: PageKind, page: Page, code: str) -> str:
    came = verdict(page, code)
    each = ", ".join(f"{who} {_mark(state, kind, page, marked(page, who, code))}" for who in page.open_marks)
    end = {SAME: "the same", TALKED: "settled", OPEN: "to settle"}.get(came.how, came.how)
    return f"{each}: {end}{f' {sign(scale_of(state, kind), came.says)}' if came.how == TALKED else ''}"


def _keys(scale: Scale) -> str:
    return "  ".join(f"{sign(scale, word)} {short}" for word, short in zip(scale.marks, scale.short, strict=True))


def _in_short(state: Pages, kind: PageKind, page: Page, width: int, pointing: Pointing) -> Iterator[Drawn]:
    """Every dimension in a few letters, and the one pointed at in its words; once both are done each on its line."""
    if page.open_marks:
        yield from (((fit(f" {code.key} {_both(state, kind, page, code.key)}", width), "text"),) for code in kind.codes)
        return
    made = [_mark(state, kind, page, marked(page, pointing.by, code.key)) for code in kind.codes]
    parts = [
        f"{'▌' if at == pointing.theme else ' '}{code.key} {mark}"
        for at, (code, mark) in enumerate(zip(kind.codes, made, strict=True), 1)
    ]
    line = ""
    for part in parts:
        if line and len(line) + 1 + len(part) > width:
            yield ((line, "text"),)
            line = ""
        line = f"{line} {part}" if line else part
    yield ((line, "text"),)
    if 0 < pointing.theme <= len(kind.codes):
        yield ((fit(f" {dimension(state, kind.codes[pointing.theme - 1])}", width), "strong"),)


# -- letters as keys --------------------------------------------------------------------------------------------------


def begun(state: Pages, page: Page, pointing: Pointing) -> Wish:
    """Letters are keys from now on, at the first dimension that this rater has not marked."""
    kind = state.kind_of(page)
    if pointing.by in page.done:
        return Wish(pointing, says=f"You are done with {page.called}. Down goes to the next.")
    there = _at(kind, page, replace(pointing, inside=pointing.inside or 1))
    return Wish(there, says=_now(state, kind, there), then="keys")


def _at(kind: PageKind, page: Page, pointing: Pointing) -> Pointing:
    left = unmarked(kind, page, pointing.by)
    keys = [code.key for code in kind.codes]
    return replace(pointing, theme=keys.index(left[0]) + 1 if left else 1)


def _now(state: Pages, kind: PageKind, pointing: Pointing) -> str:
    return dimension(state, kind.codes[pointing.theme - 1]) if 0 < pointing.theme <= len(kind.codes) else ""


def choose(state: Pages, page: Page, pointing: Pointing, key: str, character: str) -> Wish | None:
    """A mark in one key at the dimension and the sentence pointed at; None where the key has its usual meaning."""
    kind = state.kind_of(page)
    last = len(list(numbered(kind, page)))
    if key in ("up", "down", "home", "end"):
        return Wish(replace(pointing, inside=stepped(range(1, last + 1), pointing.inside, key)))
    if key in ("left", "right"):
        theme = stepped(range(1, len(kind.codes) + 1), pointing.theme, key)
        if theme != pointing.theme:
            there = replace(pointing, theme=theme)
            return Wish(there, says=_now(state, kind, there))
        focus = stepped(in_order(state, kind, pointing.by), pointing.focus, key)
        there = _at(kind, state.pages[focus], replace(pointing, focus=focus, inside=1))
        return Wish(there, says=f"{state.pages[focus].called}: {_now(state, kind, there)}")
    code = kind.codes[pointing.theme - 1] if 0 < pointing.theme <= len(kind.codes) else None
    if code is None or not character:
        return None
    if character == "u":
        return Wish(pointing, line=f"{page.goes} {code.key} none")
    scale = scale_of(state, kind)
    words = dict(zip(scale.digits, scale.marks, strict=True)) | {sign(scale, one): one for one in scale.marks}
    word = words.get(character, "")
    if not word:
        return None
    # The first word says that there is nothing to rely on.
    relied = f" s{pointing.inside}" if word != scale.words[0] and 0 < pointing.inside <= last else ""
    there = replace(pointing, theme=min(pointing.theme + 1, len(kind.codes)))
    return Wish(there, line=f"{page.goes} {code.key} {sign(scale, word)}{relied}")
