"""Where letters go: a stack of places, the present one on top; what waits is what lies below. Pure.

How words come into the field is decided here alone: as they were after a moment, marked after longer. The words of the
place on top stand in the field, those of the others here.
"""

from __future__ import annotations

from collections.abc import Mapping

from exercises.kernel.record import Record, replace
from tui.app.entry import Words, as_recorded, came_back
from tui.boards.board import EntryField
from tui.boards.capture import Capture as Notes


class Line(Record):
    """A line of its own. One lies at the bottom always; another waits for nothing but its own enter or escape."""

    words: Words = Words()
    """What was typed, while something lies above."""
    begins: str = ""
    """What a key put there, such as "park: "."""
    holding: bool = False
    """Whether it lies over everything because an elephant is held."""


class Card(Record):
    """What is asked of one thing, field by field."""

    fields: tuple[EntryField, ...]
    """The fields still to come, the present one first."""
    words: Words = Words()
    given: str = ""
    """The answer the field opened with, as it is typed."""
    asked: str = ""
    """What was entered and would be a line of its own, while the question which it is stands open."""
    replaces: bool = False
    """Whether the question is another one: somebody else answered meanwhile, and this would stand instead."""

    @property
    def lead(self) -> str:
        """What stands before the words in the line that they make."""
        return f"{self.fields[0].lead}: "


class Capture(Record):
    """Notes, offers or sheets, one after the other."""

    notes: Notes
    words: Words = Words()
    asked: str = ""
    """As in a card."""

    @property
    def lead(self) -> str:
        """What stands before the words in the line that they make."""
        return f"{self.notes.lead}: "


class Seek(Record):
    """Words to find, letter by letter."""

    words: Words = Words()


class Keys(Record):
    """Where a board's letters are keys, and nothing can be typed."""

    since: float
    """When a key was pressed last."""
    words: Words = Words()


Place = Line | Card | Capture | Seek | Keys
Stack = tuple[Place, ...]
GONE = "[no longer here]"
"""In the place of an answer that a field opened with, and that is in the file no more."""
GROUND: Stack = (Line(),)


def lead_of(place: Place) -> str:
    """What stands before the typed words in the line that they make; "" where they are the whole line."""
    return place.lead if isinstance(place, Card | Capture) else ""


def uncovered(place: Place, over: Place) -> Words:
    """What stands in the field when what lay over a place is closed.

    A line that a key began, or an elephant, is laid over for a moment and taken off in one go: the words go on as they
    were, the caret where it was. What lay under anything else comes back later.
    """
    return place.words if isinstance(over, Line) else back_in(place, place.words.text)


def back_in(place: Place, text: str) -> Words:
    """Words of this place that come back after they went aside: marked, so that no sentence is ever put onto them."""
    if isinstance(place, Seek) or (isinstance(place, Card) and text == place.given):
        return as_recorded(text)
    kept = len(place.begins) if isinstance(place, Line) and text.startswith(place.begins) else 0
    return came_back(text, kept)


def as_line(place: Place, text: str) -> str:
    """The words typed there, as a whole line; "" for words that are nobody's yet."""
    untouched = isinstance(place, Line) and place.begins.strip() and text.strip() == place.begins.strip()
    given = isinstance(place, Card) and text == place.given
    if not text or untouched or given or isinstance(place, Seek):
        return ""
    return lead_of(place) + text


def as_it_stands(place: Place, offered: Mapping[str, EntryField]) -> Place | None:
    """The place after others recorded something: a field that nobody touched has what stands there now.

    None for a card of what takes no words any more. `offered` are the fields there are, by their leads. What was there
    as the field opened is kept, so that words which were begun on it are asked about.
    """
    if not isinstance(place, Card) or place.words.text != place.given:
        return place
    field = offered.get(place.fields[0].lead)
    if field is None:
        return None
    return place if field.typed == place.given else replace(place, given=field.typed, words=as_recorded(field.typed))


def opened_with(stack: Stack, offered: Mapping[str, EntryField]) -> dict[str, str]:
    """Answers that fields opened with and that do not stand there any more, each with what stands there instead."""
    cards = [place for place in stack if isinstance(place, Card) and place.given]
    standing = {card.given: offered.get(card.fields[0].lead) for card in cards}
    return {
        given: (field.typed if field is not None else "") or GONE
        for given, field in standing.items()
        if field is None or field.typed != given
    }


def floor_of(stack: Stack) -> int:
    """The place under which nothing is closed: the line at the bottom, one that lies over it for an elephant, keys."""
    return max(at for at, place in enumerate(stack) if at == 0 or isinstance(place, Keys) or _holds(place))


def _holds(place: Place) -> bool:
    return isinstance(place, Line) and place.holding
