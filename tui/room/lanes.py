"""Draws for a room what stands on a line of months, and a round of steps: as wide as the screen is. Pure.

Lanes keep one letter a month at the least, and a name is cut by cells before a month is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from exercises.kernel.record import Record
from exercises.leaving.room_view import Block, Gap, Lane, Line, Months, RoomView, Step, pages_of
from tui.app.text import fit, pad, wrap
from tui.app.text import width as cells
from tui.room.rows import Drawn, Row
from tui.room.setting import Plan, set_lines

_MARK = 6
"""Cells kept free at the top right for "2/3"."""
_PITCHES = (7, 6, 5, 4, 3, 2, 1)
_LEAST_NAME, _LEAST_BESIDE = 9, 8
_WIDEST = 108
"""Columns of a round in boxes at the most."""
_BOXES = (50, 14)
"""Columns and rows from which the steps stand in boxes."""
_STYLES = {"strong": "essential", "quiet": "quiet"}


class _Setting(Record):
    """How roomy everything is set."""

    heading: int
    """The rows of a letter of what a round is about; 0 for plain ones."""
    air: int
    """Empty rows between the parts, and between the lanes where it is 2."""
    deep: int
    """Rows in each box of a round."""
    foot: bool
    """Whether what stands at the foot is drawn."""


_SETTINGS = (
    *(_Setting(heading, 2, deep, True) for heading in (5, 3, 0) for deep in (5, 4, 3)),
    *(_Setting(heading, 1, deep, True) for heading in (5, 3, 0) for deep in (4, 3, 2, 1)),
    *(_Setting(0, air, 1, foot) for foot in (True, False) for air in (1, 0)),
)
"""The roomiest first."""


@lru_cache(32)
def draw_lanes(view: RoomView, width: int, height: int) -> Drawn:
    """The view on a screen of that size; of several pages as many as stand on it."""
    left = 1 if width < 52 else 3 if width < 80 else 5 if width < 110 else 8
    inner = width - 2 * left + (left > 1)
    top = 0 if height < 14 else 1 if height < 22 else 2
    pages = pages_of(view.blocks)
    rows: list[Row] = []
    many = 1
    for many in range(len(pages), 0, -1):
        blocks = [block for one in pages[:many] for block in one]
        marked = view.pages > many
        found = _fitted(_once(blocks), inner - _MARK * marked, height - top, width, height)
        if found is not None or many == 1:
            rows = found or _cut(blocks, inner - _MARK * marked, height - top, width, height)
            break
    placed: list[Row] = [()] * top + [((" " * left, "text"), *row) if row else () for row in rows]
    if view.pages > many:
        last = view.page + many - 1
        mark = f"{view.page}{f'–{last}' if many > 1 else ''}/{view.pages}"
        used = sum(cells(text) for text, _ in placed[top])
        placed[top] = (*placed[top], (" " * max(1, width - left - used - cells(mark)), "text"), (mark, "quiet"))
    return Drawn(tuple(placed[:height]), view.page, view.pages, many)


def _once(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, each heading, foot and key once where several pages have it."""
    found: list[Block] = []
    for block in blocks:
        if not (isinstance(block, Line) and not isinstance(block, Lane | Step) and block in found):
            found.append(block)
    feet = [at for at, block in enumerate(found) if isinstance(block, Gap) and block.foot]
    if not feet:
        return found
    lanes = [block for block in found[feet[0] :] if isinstance(block, Lane | Months)]
    foot = [block for block in found[feet[0] :] if isinstance(block, Line) and block not in lanes]
    return [*found[: feet[0]], *lanes, found[feet[0]], *foot]


def _fitted(blocks: Sequence[Block], inner: int, most: int, width: int, height: int) -> list[Row] | None:
    for setting in _SETTINGS:
        rows = _rows(blocks, setting, inner, boxes=width >= _BOXES[0] and height >= _BOXES[1])
        if rows is not None and len(rows) <= most:
            return rows
    return None


def _cut(blocks: Sequence[Block], inner: int, most: int, width: int, height: int) -> list[Row]:
    rows = _rows(blocks, _SETTINGS[-1], inner, boxes=False) or []
    return rows if len(rows) <= most else [*rows[: most - 1], (("…", "quiet"),)]


def _rows(blocks: Sequence[Block], setting: _Setting, inner: int, *, boxes: bool) -> list[Row] | None:
    found: list[Row] = []
    waits: list[Block] = []
    foot = False
    for block in (*blocks, None):
        if waits and type(block) is not type(waits[-1]) and not (isinstance(block, Lane)):
            own = _round(waits, inner, setting.deep if boxes else 0) if isinstance(waits[0], Step) else None
            rows = own if isinstance(waits[0], Step) else _months(waits, inner, setting.air, blocks)
            if rows is None:
                return None
            found += [*([()] if setting.air and found else []), *rows]
            waits = []
        if isinstance(block, Gap):
            foot = foot or block.foot
            found += [()] if setting.air and found and found[-1] else []
        elif isinstance(block, Months | Lane | Step):
            waits.append(block)
        elif isinstance(block, Line) and (setting.foot or not foot):
            found += [()] if setting.air and foot and found[-1] and block.weight == "quiet" else []
            rows = _line(block, setting, inner, blocks if not found else ())
            if rows is None:
                return None
            found += rows
    while found and not found[-1]:
        found.pop()
    return found


def _line(line: Line, setting: _Setting, inner: int, under: Sequence[Block]) -> list[Row] | None:
    """A line; as a heading with the months that stand under it, or large, as the question that a round is about."""
    if under and line.weight == "strong":
        is_round = any(isinstance(block, Step) for block in under)
        rows = set_lines([line], Plan(0, strong=setting.heading * is_round), inner)
        if rows is not None and setting.heading and is_round and len(rows) > setting.heading + 1:
            return None  # over several lines of large letters it would outweigh the round
        span = _span_beside(line, under, inner)
        return [(*rows[0], (span, "quiet"))] if rows and span else rows
    style = _STYLES.get(line.weight, "text")
    indent = "  " * line.indent
    return [((indent + part, style),) for part in wrap(line.text, inner - len(indent))]


def _span_beside(line: Line, under: Sequence[Block], inner: int) -> str:
    """The months at the end of the heading's row; "" where there is no room."""
    over = next((block.text for block in under if isinstance(block, Months)), "")
    space = inner - cells(line.text) - cells(over)
    return f"{' ' * space}{over}" if over and space >= 3 else ""


# -- lanes ------------------------------------------------------------------------------------------------------------


def _months(blocks: Sequence[Block], inner: int, air: int, every: Sequence[Block]) -> list[Row]:
    """The months, the lanes under them, and what their letters stand for."""
    over = next((block for block in blocks if isinstance(block, Months)), Months(""))
    lanes = [block for block in blocks if isinstance(block, Lane)]
    name, pitch, beside = _across(lanes, len(over.heads), inner)
    heads = "".join(pad(head[:3] if pitch > 3 else head[:1], pitch) for head in over.heads)
    title = next((block for block in every if isinstance(block, Line)), Line(""))
    begins = "" if _span_beside(title, every, inner) else f"from {over.heads[0]}" if over.heads else ""
    rows: list[Row] = [((pad(begins if cells(begins) < name else "", name) + heads.rstrip(), "quiet"),)]
    drawn: set[str] = set()
    for lane in lanes:
        rows += [()] if air > 1 else []
        letters = "".join(pad(_letters(cell, pitch, over.key), pitch) for cell in lane.cells)
        drawn.update(letters)
        said: Row = ((pad(fit(lane.text, name - 1), name), "text"), (letters, "essential"))
        rows.append((*said, (f" {_beside(lane.beside, beside)}", "quiet")) if lane.beside and beside else said)
    return [*rows, *([()] if air else []), *_key([part for part in over.key if part[:1] in drawn], inner)]


def _beside(said: str, space: int) -> str:
    """What comes next, without its month where there is no room for that."""
    return said if cells(said) <= space else fit(_soon(said), space)


def _soon(said: str) -> str:
    return said.partition(",")[0]


def _letters(cell: str, pitch: int, key: Sequence[str]) -> str:
    """As many of a month's letters as stand beside each other; where that is one, the one that the key says first."""
    if pitch > len(cell):
        return cell or "·"
    first = [part[:1] for part in key if part[:1] in cell] or [*cell]
    kept = first[: max(1, pitch - 1)]
    return "".join(letter for letter in cell if letter in kept)


def _across(lanes: Sequence[Lane], months: int, inner: int) -> tuple[int, int, int]:
    """The columns of the names, of each month, and of what comes next."""
    name = max((cells(lane.text) for lane in lanes), default=0) + 1
    beside = max((cells(lane.beside) for lane in lanes), default=0)
    soon = max((cells(_soon(lane.beside)) for lane in lanes), default=0)
    for names, behind in ((name, beside), (name, soon), *((min(name, most), soon) for most in (16, 14, 12))):
        for pitch in _PITCHES:
            if names + months * pitch + behind + bool(behind) <= inner:
                return names, pitch, behind
    left = inner - months - 1
    names = min(name, max(_LEAST_NAME, left - soon))
    behind = left - names
    return names, 1, behind if behind >= _LEAST_BESIDE else 0


def _key(parts: Sequence[str], inner: int) -> list[Row]:
    lines: list[str] = []
    for part in parts:
        if lines and cells(lines[-1]) + 2 + cells(part) <= inner:
            lines[-1] += f"  {part}"
        else:
            lines.append(fit(part, inner))
    return [((line, "quiet"),) for line in lines]


# -- a round of steps -------------------------------------------------------------------------------------------------


def _round(blocks: Sequence[Block], inner: int, deep: int) -> list[Row] | None:
    """The steps in two rows, round as a clock goes; in boxes so many rows deep, or as words where that is 0."""
    steps = [block for block in blocks if isinstance(block, Step)]
    half = (len(steps) + 1) // 2
    there, back = steps[:half], steps[: half - 1 : -1]
    if not deep:
        return _in_words(there, back, inner)
    each = (min(inner, _WIDEST) - half - 1) // half
    said = [wrap(_said(step), each - 2) for step in steps]
    if deep > 1 and (not any(map(len, said)) or max(map(len, said)) > deep - 1):
        return None
    line = "─" * each
    rows: list[Row] = [((f"┌{'┬'.join([line] * half)}┐", "quiet"),)]
    for at, row in enumerate((there, back)):
        rows += [((f"├{'┼'.join([line] * half)}┤", "quiet"),)] if at else []
        boxes = [_box(step, each, deep) for step in row]
        for place in range(deep):
            drawn: list[tuple[str, str]] = []
            for box in boxes:
                drawn += [("│", "quiet"), box[place]]
            rows.append((*drawn, ("│", "quiet")))
    return [*rows, ((f"└{'┴'.join([line] * half)}┘", "quiet"),)]


def _said(step: Step) -> str:
    return step.text.partition(": ")[2]


def _box(step: Step, each: int, deep: int) -> list[tuple[str, str]]:
    bar, style = ("▌", "essential") if step.now else (" ", "text")
    lines = wrap(_said(step), each - 2) if deep > 1 else []
    told = [(f"{bar}{step.title}{' now' if step.now else ''}", style), *((f"{bar}{line}", style) for line in lines)]
    told += [(bar, style)] * (deep - len(told))
    return [(pad(fit(text, each), each), style) for text, style in told]


def _in_words(there: Sequence[Step], back: Sequence[Step], inner: int) -> list[Row]:
    first = " > ".join(_word(step) for step in there)
    second = " < ".join(_word(step) for step in back)
    between = max(cells(first), cells(second)) - 1
    second = f"{second}{' <' * ((between + 1 - cells(second)) // 2)}"
    if between >= inner:
        return [
            ((part, "text"),) for part in wrap(f"{first} > {' > '.join(_word(step) for step in back[::-1])}", inner)
        ]
    return [((first, "text"),), ((f"^{' ' * (between - 1)}v", "quiet"),), ((second, "text"),)]


def _word(step: Step) -> str:
    return f"[{step.title.upper()}]" if step.now else step.title
