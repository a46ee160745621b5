"""Names that are taken out of a session: wherever they stand in any of its exercises, by one entry. Pure.

"A Good Start in Life", post-it theming: what is said of a named colleague keeps its sense and loses the name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from exercises.kernel.checks import shown
from exercises.kernel.event import Event
from exercises.kernel.names_in_text import stands
from exercises.kernel.record import Record, replace
from exercises.kernel.rewording import makes_one_of_two, texts_in
from exercises.kernel.shape import ExerciseError, Redaction, Shape
from exercises.kernel.text import listed, plural
from exercises.kernel.things import is_session
from exercises.kernel.unnaming import EXAMPLE, cleaner, places
from sessions.live.batches import parts
from sessions.live.called_without import things_of
from sessions.live.state import UNNAME, SessionState

_MOST_ALIKE = 99
"""How many may be called alike."""


class Named(Record):
    """One name that was taken out of an exercise, and where among its entries that was."""

    run: str
    number: int
    place: int
    """Which move of its part it was."""
    name: Redaction


def names_in(event: Event) -> Iterator[Named]:
    """Every name that an entry takes out and that is still known."""
    for run, moves in parts(event.kind, event.run, event.data):
        for place, (kind, data) in enumerate(moves):
            if kind == UNNAME and data.get("name"):
                instead = str(data.get("instead", ""))
                yield Named(run, event.number, place, Redaction(str(data["name"]), instead, frozenset(things_of(data))))


def of_the_session(state: SessionState, name: str) -> list[str]:
    """In which of those two a name stands, in words."""
    told = (("the title" if state.frame is None else "the session's title", state.title), ("its place", state.place))
    return [called for called, text in told if stands(name, text)]


def where(state: SessionState, name: str) -> dict[str, int]:
    """In how many texts of each exercise a name stands; those where it stands nowhere are not among them."""
    counted = {key: places(run.state, name) for key, run in state.runs.items()}
    return {key: count for key, count in counted.items() if count}


def elsewhere(state: SessionState, run: str, moves: Sequence[Sequence[Any]]) -> dict[str, list[list[Any]]]:
    """By the other exercises: the moves that take out there what these take out everywhere."""
    found: dict[str, list[list[Any]]] = {}
    for kind, data in moves:
        if kind != UNNAME or data.get("everywhere") is not True or not isinstance(data.get("name"), str):
            continue
        told = {"name": data["name"], "instead": data.get("instead", ""), "everywhere": True}
        for key, other in state.runs.items():
            if key != run and data["name"] and places(other.state, data["name"]):
                found.setdefault(key, []).append([UNNAME, other.shape.with_number(other.state, UNNAME, told)])
    return found


def kept_out(state: SessionState, standing: Iterable[Event]) -> list[Redaction]:
    """The names that nothing may bring in any more, by the entries that stand: taken out of an exercise as a whole, or
    of some things and found nowhere now. What is out of the file as well is not known any longer."""
    found = [named.name for event in standing for named in names_in(event)]
    unique = {one.name: one for one in found if not one.things or not where(state, one.name)}
    return [replace(one, things=frozenset()) for one in unique.values()]


def without_name(shape: Shape, kind: str, data: Mapping[str, Any], name: Redaction) -> dict[str, Any]:
    """A move's data without the name, before it is recorded: what it makes has no number yet."""
    if shape.redact is None:
        return dict(data)
    told = shape.redact(kind, {"number": 1, **data}, name)
    return told if "number" in data else {key: value for key, value in told.items() if key != "number"}


def placed(
    state: SessionState, key: str, data: Mapping[str, Any], before: Callable[[str], int]
) -> tuple[str, dict[str, Any], str]:
    """Where a name is taken out: an exercise in which it stands, the data of the move there, and the places in words.

    `before` tells in how many earlier texts it stands: it may stand in those alone, others having taken their place.
    Raises ExerciseError where it stands in none.
    """
    name = str(data.get("name", ""))
    if data.get("everywhere") is not True:
        return key, dict(data), ""
    found, called = where(state, name), of_the_session(state, name)
    earlier = 0 if found or called else before(name)
    if earlier and state.frame is not None:
        # Every exercise's entries lose it, wherever it is said to be taken out.
        told_before = f"in words from before ({plural(earlier, 'place')})"
        return state.frame.key, {one: data[one] for one in ("name", "instead", "everywhere")}, told_before
    if not found and not called:
        here = "programme" if state.frame is None else "session"
        raise ExerciseError(f"{shown(name)} stands nowhere in this {here}. Type it as it stands there: {EXAMPLE}")
    told = [*(f"{state.runs[one].template.title} ({plural(many, 'place')})" for one, many in found.items()), *called]
    # What stands in the title alone is taken out by the frame, which every session has.
    home = key if key in found else next(iter(found), state.frame.key if state.frame is not None else key)
    if home == key:
        return home, dict(data), listed(told)
    return home, {one: data[one] for one in ("name", "instead", "everywhere")}, listed(told)


def apart(state: SessionState, data: Mapping[str, Any]) -> dict[str, Any]:
    """The same move with a number behind what stands there instead, where that stands for somebody else already and
    what two said would become what one said."""
    name, instead = str(data.get("name", "")), str(data.get("instead", ""))
    if not _joins_two(state, name, instead) or _joins_two(state, name, f"{instead} {_MOST_ALIKE}"):
        return dict(data)  # the second: one name in two spellings is one, whatever stands for it
    numbered = (f"{instead} {place}" for place in range(2, _MOST_ALIKE + 1))
    return {**data, "instead": next(one for one in numbered if not _joins_two(state, name, one))}


def _joins_two(state: SessionState, name: str, instead: str) -> bool:
    try:
        clean = cleaner(name, instead)
    except ExerciseError:
        return False  # it says so itself
    return any(makes_one_of_two(run.state, clean) for run in state.runs.values())


def texts_with(documents: Sequence[Mapping[str, Any]], name: str) -> int:
    """In how many texts of the entries a name stands, whatever they are; which session is meant is none."""
    return sum(stands(name, text) for document in documents for text in texts_in(document) if not is_session(text))
