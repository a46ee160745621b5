"""What a template calls by a word that means something else: a line has it, or a view is called so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from exercises.kernel.routing import Reader
from exercises.kernel.schema import Fault, all_in
from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import Template, TemplateError, template_of
from exercises.kernel.text import folded
from exercises.shapes import FRAME_SHAPE, SHAPES


def taken(shape: str, table: Mapping[str, Any], frame: Template) -> Iterator[Fault]:
    """What is counted by hands is typed and shown by its key, and so no other line and no other view may be called so.
    Questions and areas are typed by themselves, and so called as no line is that stands by itself: where *blank* is an
    area, the room could not be made dark by it. The languages and the views are asked, so that no list of words stands
    beside them."""
    yield from _alone(shape, table, frame)
    counted = [(at, str(one.get("key"))) for at, one in enumerate(all_in(table, "group"))]
    if not counted or shape not in SHAPES:
        return
    # No start waits for these: few templates of one's own count anything.
    from exercises.kernel.anywhere import LANGUAGE

    words = (*SHAPES[shape].first_words(None), *SHAPES[FRAME_SHAPE].first_words(None), *LANGUAGE.first_words)
    begins, views = set(map(folded, words)), views_of(shape, table)
    for at, key in counted:
        if folded(key) in begins:
            yield Fault(f"group[{at}].key", f"a line of its own begins with {key[:40]}: call it otherwise.")
        elif key in views:
            yield Fault(f"group[{at}].key", f"the room has another view called {key[:40]}: call it otherwise.")


def _alone(shape: str, table: Mapping[str, Any], frame: Template) -> Iterator[Fault]:
    named = [
        (f"{part}[{at}].{name}", word)
        for part in ("questions", "areas")
        for at, one in enumerate(all_in(table, part))
        for name in ("key", "short", "also_called")
        for word in (one[name] if isinstance(one.get(name), list) else [one.get(name)])
        if isinstance(word, str) and word.strip()
    ]
    if not named or shape not in SHAPES:
        return
    from exercises.kernel.anywhere import Here, reader
    from exercises.kernel.routing import of_shape

    here, log = SHAPES[shape], SHAPES[FRAME_SHAPE]
    with suppress(TemplateError):
        state = here.start(template_of(table))
        inside, _ = here.tried(state, "phase", {"phase": state.template.phases[-1].key})
        readers = (of_shape(log, log.start(frame)), *(reader(Here(here, one)) for one in (state, inside)))
        for place, word in named:
            if any(_reads(one, word) for one in readers):
                yield Fault(place, f"{word[:40]} is a line by itself on every board: call it otherwise.")


def _reads(reader: Reader, line: str) -> bool:
    with suppress(ExerciseError):
        return reader.parse(line).action != "none"
    return False


def views_of(shape: str, table: Mapping[str, Any]) -> set[str]:
    """The views there are without what is counted; none where the template cannot be used anyhow."""
    rest = {name: value for name, value in table.items() if name != "group"}
    phases = [{**one, "room": "quiet"} for one in all_in(rest, "phases")]
    with suppress(TemplateError):
        return {
            key for key, _ in SHAPES[shape].room_views(SHAPES[shape].start(template_of({**rest, "phases": phases})))
        }
    return set()
