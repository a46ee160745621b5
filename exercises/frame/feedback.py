"""The moves of session feedback: sheets without names, their theme, and the reply. Pure; reads no clock.

Nothing here counts stars or averages; what matters is that the next session begins with a reply.
"""

from __future__ import annotations

import hashlib
from typing import Any

from exercises.frame.checks import held_thing, kept, may, numbered, one_of, within
from exercises.frame.state import MYSELF, Frame, Reply, Sheet
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError

FIELDS = ("helped", "way", "next", "myself")


def sheet(state: Frame, *, helped: str = "", way: str = "", next: str = "", myself: str = "", number: int = 0) -> Frame:
    """One sheet as it was written; every field may be blank."""
    state, number = numbered(state, "f", number)
    fields = {"helped": helped, "way": way, "next": next}
    words = {name: may(state, text, "feedback", "a feedback answer") for name, text in fields.items()}
    made = Sheet(number, myself=_myself(myself, number), **words)
    return replace(state, sheets=kept(state.sheets, made))


def _myself(said: str, number: int) -> str:
    return one_of(said, (*MYSELF, ""), f"A lot, some, little or pass: f{number} myself some")


def change_sheet(state: Frame, *, sheet: int, field: str, text: str) -> Frame:
    """One field of a sheet, typed later or set right."""
    held: Sheet = held_thing(state.sheets, sheet, "f", "feedback sheet")
    if field not in FIELDS:
        raise ExerciseError(f"A sheet has helped, way, next and myself: f{sheet} helped: the chairs")
    text = _myself(text, sheet) if field == "myself" else may(state, text, "feedback", "a feedback answer")
    changed: dict[str, Any] = {field: text}
    return replace(state, sheets=kept(state.sheets, replace(held, **changed)))


def in_no_order(state: Frame) -> list[Sheet]:
    """The sheets in an order that tells nothing of who handed one in when: the same each time, and not that of typing.

    Session feedback is read shuffled (script 2.20, phase 3).
    """

    def place(sheet: Sheet) -> str:
        # Of its own words too, so that the order cannot be worked out from the numbers alone.
        said = f"{state.facts.date} {sheet.number} {sheet.helped} {sheet.way} {sheet.next}"
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()

    return sorted(state.sheets.values(), key=place)


def feedback_theme(state: Frame, *, text: str) -> Frame:
    """What the facilitators read in the sheets together."""
    return replace(state, theme=within(state, text, "theme", "the theme"))


def reply(state: Frame, *, said: str, changed: str) -> Frame:
    """You said / we changed; or we did not, because."""
    made = Reply(within(state, said, "feedback", "what was said"), within(state, changed, "reply", "what we changed"))
    return replace(state, replies=(*state.replies, made))


def drop_reply(state: Frame, *, place: int) -> Frame:
    """A reply taken out, by its place in the list (1 is the first)."""
    if type(place) is not int or not 1 <= place <= len(state.replies):
        raise ExerciseError(f"There are {len(state.replies)} replies: reply 1 out")
    return replace(state, replies=(*state.replies[: place - 1], *state.replies[place:]))
