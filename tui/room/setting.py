"""Sets lines in large or plain letters by a plan."""

from __future__ import annotations

from collections.abc import Sequence

from exercises.kernel.expression import expression
from exercises.kernel.record import Record, replace
from exercises.leaving.room_view import Bar, Big, Line, Pair
from tui.app.text import width as cells
from tui.app.text import wrap
from tui.room.letters import large, largest
from tui.room.rows import Row

LONGEST_PLAIN = 66
"""Plain lines longer than this are hard to follow."""
LARGE = (
    (10, 5, 5),
    (10, 5, 3),
    (10, 3, 3),
    (5, 5, 3),
    (5, 3, 3),
    (3, 3, 3),
    (10, 5, 0),
    (10, 3, 0),
    (5, 3, 0),
    (3, 3, 0),
)
"""Rows of a letter for what is large, strong and plain, the largest first; 0 for plain letters."""

_ENDING = expression(r"  (\([^()]*\))$")
_COUNT = expression(
    r"(?<=[^\W\d_]) \d+(?=,|$)|(?<=\b[a-z]\d) \d+(?=,|$)|(?<=\b[a-z]\d\d) \d+(?=,|$)|(?<=[░▒▓█]) (?=\w)"
)
"""What is not parted by the end of a line: a count from what it counts, and a pattern from its word."""
_KEPT = "\u00a0"
_LONGEST_BAR = 60
_HANGS, _HANGING = 40, 20
"""Columns from which the number of a thing stands by itself."""
_NUMBER = expression(r"[a-z]?\d+ +|\d\d:\d\d  ")
_NEVER_LARGE = expression(r"(?:[a-z]?|Week )\d+[ :]|.*\d[:.]\d\d")
"""A number, a week or a clock time only says where the words belong: large, it would outweigh them."""
_STYLES = {"strong": "essential", "plain": "text", "quiet": "quiet"}


class Plan(Record):
    """How large each kind of words is, in rows of a letter (0 for plain letters), and how much air there is."""

    big: int
    strong: int = 0
    plain: int = 0
    air: int = 1
    """0 no empty lines, 1 where the view asks for them, 2 between all items."""

    def size_of(self, weight: str) -> int:
        """The rows of a letter for words of that weight."""
        return {"strong": self.strong, "plain": self.plain}.get(weight, 0)

    @property
    def with_plain_headings(self) -> Plan:
        """The plan for a heading over other lines: its words plain, a name as large as ever."""
        return replace(self, strong=0)


def set_lines(lines: Sequence[Big | Line | Bar], plan: Plan, width: int, *, hanging: bool = False) -> list[Row] | None:
    """The rows of the lines; None when one cannot be as large as its kind is in this plan, so that all are alike.

    `hanging`: the number of a thing stands by itself in narrow columns, too.
    """
    found: list[Row] = []
    for line in lines:
        if isinstance(line, Big):
            found += _big(line, plan, width)
            continue
        if isinstance(line, Bar):
            found += _bar(line, width)
            continue
        rows = _line(line, plan.size_of(line.weight), width, _HANGING if hanging else _HANGS)
        if rows is None:
            return None
        found += rows
    return found


def _bar(bar: Bar, width: int) -> list[Row]:
    """What it is of, the bar, and its key in whole parts."""
    from exercises.leaving.bars import bar as drawn

    inner = min(width, LONGEST_PLAIN)
    rows: list[Row] = [((part, "text"),) for part in wrap(bar.text, inner)]
    if bar.counts:
        rows.append(((drawn(bar.counts, min(inner, _LONGEST_BAR)), "text"),))
    for said in bar.said.split("\n") if bar.said else ():
        rows += [((part, "quiet"),) for part in _in_parts(said, inner)]
    return rows


def _in_parts(text: str, width: int) -> list[str]:
    """Words in lines, broken where two spaces stand between parts as long as each part has room on one."""
    lines: list[str] = []
    for part in text.split("  "):
        if lines and cells(lines[-1]) + 2 + cells(part) <= width:
            lines[-1] += f"  {part}"
        else:
            lines += wrap(part, width)
    return lines


def _line(line: Line, size: int, width: int, hangs: int) -> list[Row] | None:
    indent = " " * (2 * line.indent)
    inner = width - len(indent)
    style = _STYLES.get(line.weight, "text")
    if isinstance(line, Pair):
        return None if size else [((row, style),) for row in _columns(line, min(width, 2 * LONGEST_PLAIN))]
    if size and _NEVER_LARGE.match(line.text):
        return None
    if size:
        letters = large(line.text, inner, size)
        return None if letters is None else [((indent + row, style),) if row else () for row in letters]
    inner = min(inner, LONGEST_PLAIN)
    parts = _wrapped(line.text, inner) or [""]
    number = _NUMBER.match(line.text)
    if len(parts) > 1 and number and inner > hangs:
        # The lines of a numbered thing begin under its first word, so that its number stands alone.
        indent_more = " " * number.end()
        first, *rest = _wrapped(line.text[number.end() :], inner - number.end())
        parts = [number.group() + first, *(indent_more + part for part in rest)]
    return [((indent + part, style),) for part in parts]


def _wrapped(text: str, width: int) -> list[str]:
    """The text in lines; what it ends with in brackets is not broken where one line holds it, nor a count from what it
    counts."""
    counted = _COUNT.sub(lambda count: _KEPT + count.group()[1:], text)
    if counted != text:
        return [line.replace(_KEPT, " ") for line in wrap(counted, width)]
    end = _ENDING.search(text)
    if end is None or cells(end.group(1)) > width:
        return wrap(text, width)
    *lines, last = wrap(text[: end.start()], width) or [""]
    beside = f"{last}{end.group()}"
    return [*lines, beside] if cells(beside) <= width else [*lines, last, end.group(1)]


_BETWEEN = 3
"""Cells between two columns."""


def _columns(pair: Pair, width: int) -> list[str]:
    """Two texts beside each other. The shorter one is set narrower, so that neither column ends far above the other."""
    room = max(4, (width - _BETWEEN) // 2)
    most = max(len(wrap(text, room)) for text in (pair.text, pair.right))
    sides = [_as_long(text, room, most) for text in (pair.text, pair.right)]
    wide = range(max(map(len, sides)))
    rows = ([side[at] if at < len(side) else "" for side in sides] for at in wide)
    return [f"{left}{' ' * (room - cells(left) + _BETWEEN)}{right}".rstrip() for left, right in rows]


def _as_long(text: str, room: int, rows: int) -> list[str]:
    """The text on that many rows, where it has so many words."""
    narrower = (wrap(text, columns) for columns in range(room, 3, -1))
    return max((lines for lines in narrower if len(lines) <= rows), key=len, default=wrap(text, room))


def _big(line: Big, plan: Plan, width: int) -> list[Row]:
    letters = largest(line.text, width, plan.big) if plan.big else None
    if letters is None:
        after = wrap(line.after, width) if line.after else []
        return [*(((part, "essential"),) for part in wrap(line.text, width)), *(((part, "text"),) for part in after)]
    rows: list[Row] = [((letter, "essential"),) if letter else () for letter in letters]
    if not line.after:
        return rows
    used = max(len(letter) for letter in letters) + 3
    beside = _after(line.after, plan, width - used)
    if beside and len(beside) <= len(letters):
        first = (len(letters) - len(beside) + 1) // 2
        for place, part in enumerate(beside, first):
            rows[place] = ((letters[place].ljust(used), "essential"), (part, "text"))
        return rows
    under = _after(line.after, plan, width) or ()
    if not under or len(under) > max(len(letters), plan.plain):
        # Words in large letters on more rows than the number they explain would outweigh it.
        under = tuple(wrap(line.after, min(width, LONGEST_PLAIN)))
    return [*rows, *([()] if plan.plain else []), *(((part, "text"),) for part in under)]


def _after(text: str, plan: Plan, width: int) -> tuple[str, ...]:
    """The words beside large ones, over a few short lines; none when there is too little room for them."""
    if plan.plain:
        return large(text, width, plan.plain) or ()
    if width < 10:
        return ()
    return tuple(wrap(text, min(width, max(16, len(text) // 2 + 2))))
