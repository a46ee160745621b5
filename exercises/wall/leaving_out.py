"""What may leave a wall, and what was recorded of it without names taken out and words taken back. Pure.

"A Good Start in Life", data collection: whoever said something may take it back, and then it is in nothing that is
written from then on, the facilitators' own record included. What is left folds to the equal wall.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial
from typing import Any

from exercises.kernel.consent import TAKEN_BACK, may_leave
from exercises.kernel.names_in_text import stands, taken_out
from exercises.kernel.p_numbers import FEWEST
from exercises.kernel.record import Record
from exercises.kernel.shape import Quotable, Redaction
from exercises.leaving.outline import FACILITATORS_ONLY, Audience, LeftOut
from exercises.wall.matrix import in_the_trail, title
from exercises.wall.moves import MOVES
from exercises.wall.state import PARKED, Note, Wall


class Page(Record):
    """A wall as an audience gets it."""

    state: Wall
    audience: Audience

    @property
    def whole(self) -> bool:
        """Whether it is the facilitators' own."""
        return self.audience == "facilitators"

    @property
    def public(self) -> bool:
        """Whether anybody may read it."""
        return self.audience == "public"

    @cached_property
    def withheld(self) -> frozenset[int]:
        """Notes whose words stay with the facilitators: see `withheld`. None on the facilitators' page."""
        return frozenset() if self.whole else withheld(self.state, self.audience)

    def shows(self, note: Note) -> bool:
        """Whether the note has a place there at all, with its words or without."""
        return self.whole or not note.item

    def called(self, number: int) -> str:
        """A theme by its number and name, also one that is gone from the record's beginning."""
        return title(self.state.themes[number]) if number in self.state.themes else f"theme {number}"

    def called_in_the_trail(self, number: int) -> str:
        """The same with the name of one that was merged away or dropped."""
        return in_the_trail(self.state.themes[number]) if number in self.state.themes else f"theme {number}"

    def signed(self, by: str, when: str) -> str:
        """Who decided and when, for the facilitators: " (F2, 22 November)"."""
        said = ", ".join(filter(None, (by, when))) if self.whole else ""
        return f" ({said})" if said else ""


def withheld(state: Wall, audience: Audience = "participants") -> frozenset[int]:
    """The notes whose words that audience does not get.

    Besides the facilitators nobody gets what was folded in from elsewhere, nor the parked notes and those whose wording
    would tell a parked one's (a whole and its bites, the same paper); and of all others what their consent gives. A
    note was made for the wall everybody stood at, so those who took part may read it until somebody says otherwise.
    """
    every = list(state.notes.every())
    kept = {note.number for note in every if not may_leave(note.consent, audience, agreed_for_the_group=not note.item)}
    if audience == "facilitators":
        return frozenset(kept)
    parked = {note.number for note in every if note.status == PARKED}
    before = -1
    while before != len(parked):
        before = len(parked)
        for note in every:
            whole_of = parked & set(note.halves)
            bite = note.half_of in parked and note.loose and state.notes[note.half_of].status == PARKED
            if whole_of or bite or note.same_as in parked:
                parked.add(note.number)
    return frozenset(parked | kept | {note.number for note in every if note.item or note.struck})


def small(count: int) -> str:
    """A count as a public page has it: a smaller one could be worked back to people (deductive disclosure)."""
    return str(count) if count >= FEWEST else "a few" if count else "none"


def quotes(state: Wall) -> tuple[Quotable, ...]:
    """Every note that counts, by number; of a withdrawn one no words are left."""
    return tuple(
        Quotable(str(note.number), "" if note.withdrawn else note.text, note.consent, note.author, not note.item)
        for note in state.on_wall()
        if not note.unwritten
    )


def left_out(state: Wall, audience: Audience) -> tuple[LeftOut, ...]:
    """What the pages for that audience do not have, quotations aside."""
    if audience == "facilitators":
        return ()
    kept = [note for note in state.on_wall() if not note.withdrawn]
    counts = (
        (sum(note.item for note in kept), "thing from elsewhere", "things from elsewhere"),
        (sum(note.status == PARKED for note in kept), "parked note", "parked notes"),
        (sum(not case.gone for case in state.against.every()), "disconfirming case", "disconfirming cases"),
        (sum(len(theme.trail) for theme in state.themes.every()), "step of the trail", "steps of the trail"),
    )
    return tuple(LeftOut(count, one, many, FACILITATORS_ONLY) for count, one, many in counts if count)


# -- what was recorded ------------------------------------------------------------------------------------------------

_ON_NOTES = {
    "note": "text",
    "retype": "text",
    "write_paper": "text",
    "halve": "texts",
    "contested": "readings",
    "notes": "notes",
    "items": "items",
}
"""By kind, the data that a move wrote on notes."""
_REASONS = ("why", "until")
"""A name comes out of these wherever they stand: one reason may have been given for many notes."""


def redact(kind: str, data: Mapping[str, Any], taken: Redaction) -> dict[str, Any]:
    """The data of a move recorded before the name was taken out, without it.

    Every taking out is to be applied to every move before it, in their order; then the moves fold to the equal wall.
    """

    def clean(text: str) -> str:
        return taken_out(text, taken.name, taken.instead)

    told = dict(data)
    if kind == "unname":
        if isinstance(told.get("name"), str) and stands(taken.name, told["name"]):
            told["name"] = ""
        if isinstance(told.get("instead"), str):
            told["instead"] = clean(told["instead"])
        return told
    for key in _words_of(kind):
        if key in told and key != _ON_NOTES.get(kind) and (not taken.things or key in _REASONS):
            told[key] = _deep(told[key], clean)
    return _on_notes(kind, told, lambda n, key, text: clean(text) if not taken.things or n in taken.things else text)


def reworded(kind: str, data: Mapping[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    """The data of a move with a change made to each of people's words."""
    words = {*_words_of(kind), *(("name", "instead") if kind == "unname" else ())} - {_ON_NOTES.get(kind)}
    told = {key: _deep(value, change) if key in words else value for key, value in data.items()}
    return _on_notes(kind, told, lambda n, key, text: change(text))


def _words_of(kind: str) -> Iterable[str]:
    """The data of a move that hold people's words, and who typed it."""
    from exercises.wall.language import LANGUAGE

    move = MOVES.get(kind)
    return {*move.words, *LANGUAGE.words_of(kind), *(("by",) if move.signed else ())} if move is not None else _REASONS


def exported(state: Wall, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """A recorded move's data without words that were taken back since; the moves still fold to the equal wall."""
    gone = state.notes.gathered(_withdrawn)
    if not gone:
        return dict(data)
    whole = kind == "halve" and data.get("note") in gone
    return _on_notes(kind, data, lambda n, key, text: TAKEN_BACK if key != "ref" and (whole or n in gone) else text)


def _on_notes(kind: str, data: Mapping[str, Any], change: Callable[[int, str, str], str]) -> dict[str, Any]:
    """The data with what the move wrote on notes changed: `change` gets a note's number, a field and its text."""
    field = _ON_NOTES.get(kind, "")
    first = data.get("number" if field and MOVES[kind].makes == "n" else "note")
    written = data.get(field)
    if type(first) is not int or field not in data:
        return dict(data)
    if kind in ("note", "retype", "write_paper", "contested"):
        return {**data, field: _deep(written, partial(change, first, field))}
    if not isinstance(written, list | tuple):
        return dict(data)
    return {**data, field: [_one(item, number, field, change) for number, item in enumerate(written, first)]}


def _one(item: Any, number: int, field: str, change: Callable[[int, str, str], str]) -> Any:
    if not isinstance(item, Mapping):
        return _deep(item, partial(change, number, field))
    own = ("text", "ref")
    return {key: _deep(told, partial(change, number, key)) if key in own else told for key, told in item.items()}


def _deep(value: Any, clean: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return clean(value)
    return [_deep(item, clean) for item in value] if isinstance(value, list | tuple) else value


def _withdrawn(notes: tuple[Note, ...]) -> tuple[int, ...]:
    return tuple(note.number for note in notes if note.withdrawn)
