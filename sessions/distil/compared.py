"""The same walls asked of several cohorts, or at several moments: themes side by side, and never added up. Pure.

"A Good Start in Life" asks its barriers and enablers again in every cohort. A count says how often something was
written there; a cohort of fewer than five is neither shown nor can be worked out of what is, for nothing is summed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exercises.kernel.p_numbers import FEWEST
from exercises.kernel.record import Record
from exercises.kernel.text import folded
from exercises.wall.matrix import question_matrix
from exercises.wall.places import side_called, sides
from exercises.wall.state import LONE, Wall

NOTES, LONE_VOICES = "notes in all", "lone voices"
_NO_NAME = "(no name yet)"


class Asked(Record):
    """One wall that was asked of a cohort, or of several together, at a moment."""

    whose: str
    """ "c1", or "c1+c2"."""
    moment: str
    wall: Wall
    session: str = ""
    known_as: str = ""
    """What the wall is remembered by where its notes were brought together."""
    n: int | None = None
    """How many people answered, or were there; None where nobody said."""
    people: int | None = None
    """How many are in those cohorts; None where nobody said."""

    @property
    def is_shown(self) -> bool:
        """Whether so many answered, and so many are in it, that their counts may be shown. Where nobody said how many,
        they are not known to be few."""
        return all(count is None or count >= FEWEST for count in (self.n, self.people))

    @property
    def called(self) -> str:
        """What stands over its column."""
        return f"{self.whose} {self.moment}".strip()


class Compared(Record):
    """One theme, or what stands beside the themes, with its count of each asking; None where it may not be shown, and
    where the wall did not ask that."""

    question: str
    """What was asked."""
    theme: str
    counts: tuple[int | None, ...]


class Comparison(Record):
    """What was asked side by side: a column an asking, a row a theme."""

    columns: tuple[Asked, ...]
    rows: tuple[Compared, ...]

    def hidden(self) -> tuple[Asked, ...]:
        """The askings of which nothing is shown."""
        return tuple(one for one in self.columns if not one.is_shown)


def compared(asked: Sequence[Asked], together: Wall | None = None, question: str = "") -> Comparison:
    """Those walls side by side.

    With the wall on which they were brought together its themes are the rows, for there a group said which are one;
    without it, themes stand in one row where they are called the same. `question` keeps one question: a word of it.
    """
    columns = tuple(asked)
    rows = _together(columns, together) if together is not None else _by_name(columns)
    if question:
        sought = folded(question)
        rows = [row for row in rows if sought in folded(row.question) or _side_is(row.question, sought)]
    if any(not one.is_shown for one in columns):
        # A theme that nobody else wrote under would say what the few wrote.
        rows = [row for row in rows if any(row.counts)]
    return Comparison(columns, tuple(rows))


def _side_is(title: str, sought: str) -> bool:
    """Whether a title asks for what helps, or what does not, as the word says it."""
    return bool(side_called(sought)) and any(side_called(word) == side_called(sought) for word in title.split())


def _counted(columns: Sequence[Asked], count: Callable[[Asked], int | None]) -> tuple[int | None, ...]:
    return tuple(count(one) if one.is_shown else None for one in columns)


# -- brought together -------------------------------------------------------------------------------------------------


def _together(columns: Sequence[Asked], wall: Wall) -> list[Compared]:
    """The themes of the wall on which they were brought together; what somebody typed only there is nobody's cohort."""
    came = {number: arrival.name for arrival in wall.arrivals for number in arrival.notes.values()}
    rows: list[Compared] = []
    for question in wall.questions:
        notes = [note for note in wall.on_wall() if note.question == question.key]
        placed = {note.number for note in notes}

        def count(numbers: Sequence[int]) -> tuple[int | None, ...]:
            found = [came.get(number) for number in numbers]
            return _counted(columns, lambda one: found.count(one.known_as))

        themes = wall.standing(question.key)
        for theme in themes:
            numbers = [number for number in theme.notes if number in placed]
            rows.append(Compared(question.title, theme.name or _NO_NAME, count(numbers)))
        lone = [note.number for note in notes if note.status == LONE and not note.themes]
        if themes or lone:
            rows.append(Compared(question.title, LONE_VOICES, count(lone)))
        if notes:
            rows.append(Compared(question.title, NOTES, count([note.number for note in notes])))
    return rows


# -- each as it stands ------------------------------------------------------------------------------------------------


def _by_name(columns: Sequence[Asked]) -> list[Compared]:
    titles: dict[str, str] = {}
    for one in columns:
        for question in one.wall.questions:
            titles.setdefault(_asks(one.wall, question.key), question.title)
    rows: list[Compared] = []
    for asks, title in titles.items():
        each = [_counts_of(one, asks) for one in columns]
        called: dict[str, str] = {}
        for found in each:
            for key, (name, _) in found.items():
                called.setdefault(key, name)
        beside = [key for key in (_LONE, _EVERY) if key in called]
        for key in (*(key for key in called if key not in beside), *beside):
            # Where a wall asks the question and has no theme of that name, nothing was written under it.
            counts = tuple(found.get(key, ("", 0))[1] if found else None for found in each)
            rows.append(Compared(title, called[key], counts))
    return rows


_LONE, _EVERY = "\0lone", "\0every"


def _asks(wall: Wall, key: str) -> str:
    """What a question asks, the same on walls that word it otherwise."""
    return next((side for side, known in sides(wall).items() if known == key), key)


def _key(one: Asked, asks: str) -> str:
    return next((question.key for question in one.wall.questions if _asks(one.wall, question.key) == asks), "")


def _counts_of(one: Asked, asks: str) -> dict[str, tuple[str, int]]:
    """What that wall has of a question, by a key that other walls have too: what it is called, and how many notes.
    Nothing where it does not ask that, or may not be shown. Two themes of one name on one wall stay two."""
    key = _key(one, asks)
    if not key or not one.is_shown:
        return {}
    matrix = question_matrix(one.wall, key)
    found: dict[str, tuple[str, int]] = {}
    for row in matrix.rows:
        name = one.wall.themes[row.theme].name if row.theme else ""
        if name:
            again = sum(known.startswith(f"{folded(name)}\0") for known in found)
            found[f"{folded(name)}\0{again}"] = name, row.total
    if matrix.total:
        found[_LONE] = LONE_VOICES, next((row.total for row in matrix.rows if row.key == LONE), 0)
        found[_EVERY] = NOTES, matrix.total
    return found
