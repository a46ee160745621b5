"""The words of an exercise, read from a template. Refuses to know where the template's file is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.record import Record


class TemplateError(Exception):
    """A template that cannot be used. The message names the place in it."""


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

    def phase(self, key: str) -> Phase:
        """The phase of that key. Raises KeyError."""
        return self.phases[self.phase_number(key)]

    def phase_number(self, key: str) -> int:
        """Its place, from 0. Raises KeyError."""
        for place, phase in enumerate(self.phases):
            if phase.key == key:
                return place
        raise KeyError(key)


def _words(data: Any, place: str, *names: str) -> dict[str, Any]:
    if not isinstance(data, Mapping):
        raise TemplateError(f"{place.rstrip('.')}: words under their names are needed here.".removeprefix(": "))
    for name in names:
        if not isinstance(data.get(name), str) or not data[name].strip():
            raise TemplateError(f"{place}{name}: some words are needed here.")
    return {name: data[name] for name in names}


def _list(data: Mapping[str, Any], place: str, name: str) -> tuple[str, ...]:
    value = data.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise TemplateError(f"{place}{name}: a list of words in quotes is needed here.")
    return tuple(value)


def _minutes(data: Mapping[str, Any], place: str) -> tuple[int, int]:
    value = data.get("minutes", [0, 0])
    if (
        not isinstance(value, list)
        or len(value) != 2
        or not all(type(item) is int and 0 <= item <= 1440 for item in value)
        or value[0] > value[1]
    ):
        raise TemplateError(f"{place}minutes: two whole numbers are needed here, least and most, as [5, 10].")
    return value[0], value[1]


def _numbers(data: Mapping[str, Any], name: str) -> dict[str, int]:
    value = data.get(name, {})
    if not isinstance(value, dict) or not all(type(item) is int and item > 0 for item in value.values()):
        raise TemplateError(f"{name}: every limit is a whole number above 0.")
    return dict(value)


def template_of(data: Mapping[str, Any]) -> Template:
    """The template in `data` (read from TOML, or carried by a session). Raises TemplateError naming the place."""
    head = _words(data, "", "key", "shape", "title", "purpose", "source")
    phases = []
    listed = data.get("phases", [])
    if not isinstance(listed, list) or not listed:
        raise TemplateError("phases: at least one phase is needed.")
    for index, item in enumerate(listed):
        place = f"phases[{index}]."
        fields: dict[str, Any] = _words(item, place, "key", "title", "room", "purpose")
        fields.update({name: _list(item, place, name) for name in ("say", "do", "watch", "record")})
        phases.append(Phase(minutes=_minutes(item, place), **fields))
    keys = [phase.key for phase in phases]
    if len(set(keys)) != len(keys):
        raise TemplateError("phases: two phases have the same key.")
    reminders: dict[str, str] = {}
    reminding = data.get("reminders", [])
    if not isinstance(reminding, list):
        raise TemplateError("reminders: a list is needed here, each item under [[reminders]].")
    for index, item in enumerate(reminding):
        found = _words(item, f"reminders[{index}].", "key", "text")
        reminders[found["key"]] = found["text"]
    return Template(
        **head,
        also_called=_list(data, "", "also_called"),
        minutes=_minutes(data, ""),
        phases=tuple(phases),
        limits=_numbers(data, "limits"),
        room_limits=_numbers(data, "room"),
        reminders=reminders,
        words=data,
    )
