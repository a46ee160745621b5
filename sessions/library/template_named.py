"""What templates of chairs, walls, talks and cards call by words of their own, each with the line that says it.

Where that line reads as something else, the word cannot stand there. Knows no file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from exercises.deck.state import Deck
from exercises.frame.state import Frame
from exercises.kernel.record import Record
from exercises.kernel.schema import all_in
from exercises.kernel.text import folded
from exercises.netgram.state import NetGram
from exercises.network.state import Network
from exercises.talk.state import Talk
from exercises.wall.state import POST_IT, Wall

SAID = "…"
"""What is said there: so little that it is within any limit."""
_MANY = 4


class Named(Record):
    """Something that a template names."""

    place: str
    """Where the word stands."""
    line: str
    """How it is typed."""
    does: Mapping[str, Any]
    """What is read there then, or a part of it."""
    after: tuple[str, ...] = ()
    """What is there before it."""
    shows: str = ""
    """The view that the room gets by it, where it is one."""


def named(state: Any) -> Iterator[Named]:
    """Of what a template names by itself."""
    if isinstance(state, Deck):
        yield from _of_cards(state)
    elif isinstance(state, Network):
        yield from _of_chairs(state)
    elif isinstance(state, Wall):
        yield from _of_notes(state)
    elif isinstance(state, Frame):
        yield from _of_the_day(state)
    elif isinstance(state, Talk):
        yield Named("owner", f"{state.owner} nothing", {"what": "nothing"})


def _of_cards(state: Deck) -> Iterator[Named]:
    for at, theme in enumerate(state.themes):
        yield Named(f"themes[{at}]", f"+ card {theme}: {SAID}", {"theme": theme})
    for at, one in enumerate(state.asked):
        yield Named(f"asked[{at}].key", f"1 a {one.key}: {SAID}", {"place": f"1 a {one.key}"})


def _of_chairs(state: Network) -> Iterator[Named]:
    first, ring = f"+ {state.rows[0].typed}: {SAID}", "close " if isinstance(state, NetGram) else ""
    for at, row in enumerate(state.rows):
        set_out = {"row": row.key, "person": SAID, **({"near": "close"} if ring else {})}
        yield Named(f"rows[{at}].key", f"+ {row.typed} {ring}{SAID}: {SAID}", set_out)
        yield Named(f"rows[{at}].key", f"1 row {row.typed}", {"field": "row", "text": row.key}, (first,))
    for at, key in _keys(state, "empty_reasons"):
        yield Named(f"empty_reasons[{at}].key", f"1 empty {key}", {"reason": key}, (first,))
    for at, key in _keys(state, "marks"):
        yield Named(f"marks[{at}].key", f"mark who {key}: {SAID}", {"mark": key, "text": SAID})


def _of_notes(state: Wall) -> Iterator[Named]:
    first, there = state.questions[0], folded(state.questions[0].key)
    kind = "" if state.usual_source == POST_IT else "statement "
    note = f"{kind}{there} {state.areas[0].key}: {SAID}"
    for at, asked in enumerate(state.questions):
        place, word, whose = f"questions[{at}].key", folded(asked.key), {"question": asked.key}
        yield Named(place, f"{kind}{word}: {SAID}", {**whose, "text": SAID})
        yield Named(place, word, whose)
        yield from [] if state.boxes else [Named(place, f"theme {word}: {SAID}", {**whose, "name": SAID})]
    for at, area in enumerate(state.areas):
        where = {"area": area.key}
        for name, word in (("key", area.key), ("short", area.short), *_also(state, at)):
            place = f"areas[{at}].{name}"
            yield Named(place, f"{kind}{word}: {SAID}", {**where, "text": SAID})
            yield Named(place, f"{kind}{there} {word}: {SAID}", {**where, "text": SAID})
            yield Named(place, word, where)
            yield from (Named(place, f"1 {said}{word}", where, (note,)) for said in ("area ", ""))
        if state.boxes:
            yield Named(f"areas[{at}].short", f"show {area.short}", {}, shows=f"box {area.key}")
        elif state.shown:
            filled = (f"{kind}{there} {area.key}: {SAID}",)
            yield Named(f"areas[{at}].short", f"show wall {area.short}", {}, filled, f"wall {first.key} {area.key}")


def _also(state: Wall, at: int) -> Iterator[tuple[str, str]]:
    for number, said in enumerate(all_in(state.template.words["areas"][at], "also_called", str)):
        yield f"also_called[{number}]", said


def _of_the_day(state: Frame) -> Iterator[Named]:
    for at, key in _keys(state, "headings"):
        yield Named(f"headings[{at}].key", f"together {key}: {SAID}", {"heading": key, "text": SAID})
    for at, key in _keys(state, "weather"):
        yield Named(f"weather[{at}].key", f"weather {key} {_MANY}", {"counts": {key: _MANY}})


def _keys(state: Any, part: str) -> Iterator[tuple[int, str]]:
    return ((at, str(one["key"])) for at, one in enumerate(all_in(state.template.words, part)))
