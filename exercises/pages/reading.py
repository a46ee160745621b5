"""An exercise of pages read by its facilitators: text, JSON, search, progress. Pure; everything here is private."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from exercises.kernel import clock, things
from exercises.kernel.shape import Owned, Progress
from exercises.kernel.text import contains
from exercises.kernel.things import OWNER
from exercises.pages.state import Field, Page, Pages


def progress(state: Pages) -> Progress:
    """Where the exercise is, with how many pages there are."""
    counted = f"{len(state.pages)} {state.thing}{'' if len(state.pages) == 1 else 's'}"
    standing = "prepared" if state.pages else ""
    return clock.progress(state, counted, wordless=state.wordless, standing=standing)


def marks(page: Page, one: Field) -> str:
    """Who may see a field of a page, where that is not everybody in the room."""
    nod = "the room may see it" if one.key in page.nods else "not for the room yet"
    own = "its owner's, kept" if page.kept else "its owner's, gone at the close"
    return {"nod": nod, "console": "facilitators only", "owner": own}.get(one.sees, "")


def text(state: Pages) -> list[str]:
    """The whole state in plain lines."""
    now = progress(state)
    lines = [state.template.title, f"phase {now.phase}, {now.counted}{', closed' if state.closed else ''}"]
    lines += [f"{hands.title}: {hands}" for hands in state.hands()]
    for page in state.pages.values():
        lines += ["", f"{page.number} {page.title}"]
        for one in state.fields:
            if one.key in page.values:
                mark = marks(page, one)
                lines.append(
                    f"  {state.called(one)}{f' ({mark})' if mark else ''}: {one.in_words(page.values[one.key])}"
                )
    return lines


def document(state: Pages) -> dict[str, Any]:
    """The state as JSON with stable keys."""
    return {
        **clock.document(state),
        "dials": [{"key": one.key, "label": state.called(one)} for one in state.dials()],
        "pages": [things.document(page) for page in state.pages.values()],
        "counts": {key: dict(counts) for key, counts in state.counts.items()},
    }


def _texts(state: Pages) -> Iterator[tuple[str, str, str]]:
    for page in state.pages.values():
        yield str(page.number), state.thing, page.title
        for one in state.fields:
            if page.values.get(one.key):
                yield str(page.number), state.called(one), one.in_words(page.values[one.key])
    for label in state.labels.values():
        yield "roles", "a dial", label


def find(state: Pages, words: str) -> list[tuple[str, str]]:
    """Where the words stand: what to type to get there, and the words around."""
    return [(goes, f"{label}: {text}") for goes, label, text in _texts(state) if contains(words, text)]


def owned(kind: str, data: Mapping[str, Any], state: Pages) -> Owned | None:
    """What a recorded move has in a field that only its owner may see."""
    number, key = data.get("page"), data.get("field")
    one = state.field_of(key) if isinstance(key, str) else None
    if kind != "fill" or one is None or one.sees != OWNER or not data.get("value") or type(number) is not int:
        return None
    page = state.pages.get(number)
    return Owned((number, one.key), {**data, "value": ""}, page is not None and page.kept)
