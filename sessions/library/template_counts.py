"""What a template counts under a word that means something else: a line begins with it, or a view is called so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from exercises.kernel.schema import Fault, all_in
from exercises.kernel.template import TemplateError, template_of
from exercises.kernel.text import folded
from exercises.shapes import FRAME_SHAPE, SHAPES


def taken(shape: str, table: Mapping[str, Any]) -> Iterator[Fault]:
    """What is counted by hands is typed and shown by its key, and so no other line and no other view may be called so.
    The languages and the views are asked, so that no list of words stands beside them."""
    counted = [(at, str(one.get("key"))) for at, one in enumerate(all_in(table, "group"))]
    if not counted or shape not in SHAPES:
        return
    # No start waits for these: few templates of one's own count anything.
    from exercises.kernel.anywhere import LANGUAGE

    words = (*SHAPES[shape].first_words(None), *SHAPES[FRAME_SHAPE].first_words(None), *LANGUAGE.first_words)
    begins, views = set(map(folded, words)), _views(shape, table)
    for at, key in counted:
        if folded(key) in begins:
            yield Fault(f"group[{at}].key", f"a line of its own begins with {key[:40]}: call it otherwise.")
        elif key in views:
            yield Fault(f"group[{at}].key", f"the room has another view called {key[:40]}: call it otherwise.")


def _views(shape: str, table: Mapping[str, Any]) -> set[str]:
    """The views there are without what is counted; none where the template cannot be used anyhow."""
    rest = {name: value for name, value in table.items() if name != "group"}
    phases = [{**one, "room": "quiet"} for one in all_in(rest, "phases")]
    with suppress(TemplateError):
        return {
            key for key, _ in SHAPES[shape].room_views(SHAPES[shape].start(template_of({**rest, "phases": phases})))
        }
    return set()
