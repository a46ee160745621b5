"""What of a session's frame follows what happens to where it came from, and what is done then. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from exercises.frame.removing import REMOVABLE
from exercises.frame.state import Frame
from exercises.frame.taking_out import THINGS
from exercises.frame.things import Elephant, Learning, Sheet, Term
from exercises.kernel.consent import WITHDRAWN
from exercises.kernel.followed import HIDDEN, OUT, WORDS
from exercises.kernel.things import Thing

FOLDED_FIELDS = ("helped", "way")
"""The answers of a sheet that may be folded in to a wall."""


def origins(state: Frame) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every thing that was carried on, by what is typed to get there, with what it is remembered by elsewhere."""
    for kind in THINGS:
        for thing in getattr(state, kind.kept_in).values() if "origins" in kind.__names__ else ():
            if thing.origins:
                yield thing.goes, thing.origins
            elif isinstance(thing, Elephant) and thing.from_number:
                yield thing.goes, (f"{begun_like(thing.from_session)} e{thing.from_number}",)


def begun_like(title: str) -> str:
    """What a frame is remembered by in sessions from before anything else of it was kept."""
    return f"begun like {title}"


def gone(state: Frame) -> dict[str, str]:
    """What was taken back, taken out or hidden, by what is typed to get there, and which of these it was."""
    found: dict[str, str] = {}
    for kind in REMOVABLE:
        kept = getattr(state, kind.kept_in)
        numbers = range(1, state.numbers.get(kind.letter, 0) + 1)
        found |= {f"{kind.letter}{number}": OUT for number in numbers if number not in kept}
        found |= {thing.goes: how for thing in kept.values() if (how := _how(thing))}
    for number in range(1, state.numbers.get(Sheet.letter, 0) + 1):
        found |= {f"f{number} {field}": WORDS for field in FOLDED_FIELDS if not answer(state, number, field)}
    return found


def _how(thing: Thing) -> str:
    if isinstance(thing, Term):
        return HIDDEN if thing.hidden else ""
    taken_back = thing.refused if isinstance(thing, Elephant) else isinstance(thing, Learning) and not thing.may_stay
    return WORDS if taken_back else ""


def answer(state: Frame, number: int, field: str) -> str:
    """An answer of a feedback sheet; "" where there is none."""
    sheet = state.sheets.get(number)
    return str(getattr(sheet, field)) if sheet is not None else ""


def taking_back(state: Frame, goes: str, how: str) -> list[list[Any]]:
    """The moves after which the thing has gone the same way; none where it has already."""
    name, _, field = goes.partition(" ")
    letter, number = name[:1], int(name[1:])
    kind = next(kind for kind in THINGS if kind.letter == letter)
    thing = getattr(state, kind.kept_in).get(number)
    if thing is None:
        return []
    if field:
        empty = {"sheet": number, "field": field, "text": ""}
        return [["change_sheet", empty]] if how == WORDS and answer(state, number, field) else []
    if how == OUT:
        return [["remove", {"thing": goes}]] if kind in REMOVABLE else []
    if how == HIDDEN:
        hidden = {"term": number, "mark": "hidden", "on": True}
        return [["mark_jargon", hidden]] if isinstance(thing, Term) and not thing.hidden else []
    if isinstance(thing, Elephant):
        return [["agree_wording", {"elephant": number, "agreed": False}]] if thing.agreed else []
    withdrawn = {"learning": number, "consent": WITHDRAWN}
    return [["learning_consent", withdrawn]] if isinstance(thing, Learning) and thing.may_stay else []
