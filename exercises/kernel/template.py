"""The words of an exercise, read from a template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from exercises.kernel.record import Record
from exercises.kernel.schema import TOML, Fault, Kind, Rule, Syntax, anything, faults, fitting, several, table, words
from exercises.kernel.text import folded


class TemplateError(Exception):
    """A template that cannot be used. The message names the place in it; `every` is all that is wrong."""

    def __init__(self, first: Fault | str, *more: Fault) -> None:
        super().__init__(str(first))
        self.every = (first, *more)


class Phase(Record):
    """One phase of an exercise and what the facilitators need in it."""

    key: str
    title: str
    minutes: tuple[int, int]
    """Least and most; (0, 0) when it has none of its own."""
    room: str
    """The view the room gets when the group moves here."""
    purpose: str
    say: tuple[str, ...]
    do: tuple[str, ...]
    watch: tuple[str, ...]
    record: tuple[str, ...]
    """Example lines for the typist."""


class Template(Record):
    """An exercise's words. `words` holds the parts that only its shape reads."""

    key: str
    shape: str
    title: str
    also_called: tuple[str, ...]
    purpose: str
    source: str
    minutes: tuple[int, int]
    phases: tuple[Phase, ...]
    limits: Mapping[str, int]
    """Most characters a field takes; a longer text is refused with a sentence."""
    room_limits: Mapping[str, int]
    """Most characters the room reads well; the console says so, gently, above it."""
    reminders: Mapping[str, str]
    words: Mapping[str, Any]
    """The whole template as it was read, so that a session can carry it."""

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it is called by, folded."""
        return tuple(dict.fromkeys(map(folded, (self.title, self.key, self.key.replace("-", " "), *self.also_called))))

    def comes_now(self, exercise: Any) -> tuple[str, ...]:
        """The lines to type: those of its phase, or the way on from one that is closed."""
        closed = getattr(exercise, "closed", False)
        return ("end", "exercise", "reopen") if closed else self.lines_now(exercise)

    def lines_now(self, exercise: Any) -> tuple[str, ...]:
        """The lines of its phase, as the exercise as it is takes them."""
        fits = getattr(exercise, "as_it_fits", str)
        return tuple(map(fits, self.phase(exercise.phase).record))

    def phase(self, key: str) -> Phase:
        """The phase of that key. Raises KeyError."""
        return self.phases[self.phase_number(key)]

    def phase_number(self, key: str) -> int:
        """Its place, from 0. Raises KeyError."""
        for place, phase in enumerate(self.phases):
            if phase.key == key:
                return place
        raise KeyError(key)


_LINES = several(words(blank=True))


def _is_minutes(value: Any) -> bool:
    return (
        isinstance(value, list | tuple)
        and len(value) == 2
        and all(type(one) is int and 0 <= one <= 1440 for one in value)
        and value[0] <= value[1]
    )


def _limits_wrong(value: Any, place: str, syntax: Syntax) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield Fault(place, "limits under their names are needed here.")
        return
    for name, one in value.items():
        if type(one) is not int or one <= 0:
            yield Fault(f"{place}.{name}", "every limit is a whole number above 0.")


MINUTES = fitting(_is_minutes, "two whole numbers are needed here, least and most, as [5, 10]")
_LIMITS = Kind(_limits_wrong, lambda *_: "limits under their names are needed here.", False)
_LISTS = ("say", "do", "watch", "record")
_PHASE = {
    **{name: words(needed=True) for name in ("key", "title", "room", "purpose")},
    **{name: _LINES for name in _LISTS},
    "minutes": MINUTES,
}


def item(*needed: str, **more: Kind) -> Kind:
    """A table with the words that are needed, and more; it may say to which phases it belongs."""
    return table({"phases": _LINES, **more, **{name: words(needed=True) for name in needed}})


HEAD = {
    **{name: words(needed=True) for name in ("key", "shape", "title", "purpose", "source")},
    "also_called": _LINES,
    "minutes": MINUTES,
}
"""What every template says of itself, a form of a journal too."""


def template_kind(fields: Mapping[str, Kind], *rules: Rule, phase: Mapping[str, Kind] | None = None) -> Kind:
    """What a template of a shape may hold: what every template does, and the fields of that shape and its phases."""
    general = {
        **HEAD,
        "people": anything(),
        "phases": several(table({**_PHASE, **(phase or {})}), least=1, once="key"),
        "limits": _LIMITS,
        "room": _LIMITS,
        "remedies": several(item("when", "do")),
        "reminders": several(table({"key": words(needed=True), "text": words(needed=True)})),
    }
    return table({**general, **fields}, *rules)


ANY = template_kind({})
"""What a template of any shape may hold."""


_MOST = 64
_passed: dict[tuple[int, int], tuple[Kind, Mapping[str, Any]]] = {}
"""Words that were right lately, each with the kind they are of: they are looked through twice as an exercise begins,
and many sessions carry the same ones."""
_made: dict[int, Template] = {}
"""Templates that were made lately."""


def check(kind: Kind, words: Mapping[str, Any], syntax: Syntax = TOML) -> None:
    """Raises TemplateError when the words are not of that kind."""
    known = id(kind), id(words)
    if known in _passed:  # nothing else has that number while it is held there
        return
    found = faults(kind, words, syntax)
    if found:
        raise TemplateError(*found)
    _remember(_passed, known, (kind, words))


def _remember(those: dict[Any, Any], known: Any, one: Any) -> None:
    if len(those) >= _MOST:
        those.clear()  # in one step, for several threads may read sessions
    those[known] = one


def template_of(data: Mapping[str, Any]) -> Template:
    """The template in `data` (read from TOML, or carried by a session). Raises TemplateError naming the places."""
    known = _made.get(id(data))
    if known is None:  # nothing else has that number while it is held there
        check(ANY, data)
        known = _template(data)
        _remember(_made, id(data), known)
    return known


def _template(data: Mapping[str, Any]) -> Template:
    phases = tuple(
        Phase(
            key=item["key"],
            title=item["title"],
            minutes=minutes_of(item),
            room=item["room"],
            purpose=item["purpose"],
            **{name: tuple(item.get(name, ())) for name in _LISTS},
        )
        for item in data["phases"]
    )
    return Template(
        key=data["key"],
        shape=data["shape"],
        title=data["title"],
        also_called=tuple(data.get("also_called", ())),
        purpose=data["purpose"],
        source=data["source"],
        minutes=minutes_of(data),
        phases=phases,
        limits=dict(data.get("limits", {})),
        room_limits=dict(data.get("room", {})),
        reminders={item["key"]: item["text"] for item in data.get("reminders", ())},
        words=data,
    )


def minutes_of(data: Mapping[str, Any]) -> tuple[int, int]:
    """Its minutes, least and most; (0, 0) when it says none."""
    least, most = data.get("minutes", (0, 0))
    return least, most
