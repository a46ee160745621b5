"""Every kind of field with every *who may see it*, in a template of somebody's own: nobody else reads what it holds.

Words are found by the words themselves; how a dial stands and how many were counted are no words, and are as private.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from exercises.kernel.template import Template, template_of
from exercises.leaving.outline import Audience
from exercises.pages.fields import KINDS
from exercises.pages.shape import PAGES
from exercises.pages.state import Pages
from tests.lines import play

FILLED = {
    "text": ("1 thing: Xanadu-owl", "Xanadu-owl"),
    "choice": ("1 thing xanadu", "xanadu"),
    "choices": ("1 thing Xanadu-owl, gate", "Xanadu-owl"),
    "dial": ("1 thing high", "high"),
    "counts": ("1 thing owl 4321 gate 17", "4321"),
    "role": ("1 thing Xanadu-owl keeper", "Xanadu-owl keeper"),
    "day": ("1 thing 12 May 2031", "12 May"),
    "tick": ("1 thing", "zebra"),
    "voices": ("1 a thing: Xanadu-owl", "Xanadu-owl"),
}
"""By kind: what is typed, and what of it nobody may find who may not see it."""
FIELD = {"key": "thing", "title": "zebra", "ask": "What is it?"}
WORDS = {"choice": {"xanadu": "the xanadu gate", "gate": "gate"}, "counts": {"owl": "Xanadu", "gate": "gate"}}


def template(kind: str, sees: str, **more: Any) -> Template:
    field = {**FIELD, "kind": kind, "sees": sees, **({"words": WORDS[kind]} if kind in WORDS else {})}
    other = {"key": "said", "title": "said", "ask": "?", "kind": "text", "sees": "room"}
    page = {"key": "walk", "title": "Walk", "sides": kind == "voices", "fields": [field, other], **more}
    phase = {
        "key": "tell",
        "title": "Tell",
        "minutes": [1, 2],
        "room": "pages",
        "purpose": "It is told.",
        "say": ["So?"],
    }
    words = {
        "key": "owls",
        "shape": "pages",
        "title": "Owls",
        "purpose": "To see.",
        "source": "Ours.",
        "minutes": [1, 2],
    }
    return template_of({**words, "kinds": [page], "phases": [{**phase, "record": ["+ One"]}]})


def seen(state: Pages) -> str:
    """Everything that any view of the room has."""
    views = [PAGES.room_view(state, key) for key, _ in PAGES.room_views(state)]
    return json.dumps([view.document() for view in views], ensure_ascii=False)


def leaving(state: Pages, audience: Audience) -> str:
    """Everything that leaves for them."""
    assert PAGES.tables and PAGES.pictures and PAGES.coded and PAGES.data and PAGES.dates
    read = (PAGES.outline(state, audience), PAGES.short(state, audience), PAGES.coded(state, audience).texts)
    drawn = [repr(one).replace("'off', 'low', 'middle', 'high'", "") for one in PAGES.pictures(state, audience)]
    own = PAGES.dates(state) if audience != "facilitators" else ()
    rows = (PAGES.tables(state, audience), list(PAGES.data(state, audience)))
    return repr((read, rows, drawn, own)).replace("2031-05-12", "12 May")


def told(kind: str, sees: str, *lines: str, **more: Any) -> tuple[Pages, str]:
    line, secret = FILLED[kind]
    title = "+ Here / There" if kind == "voices" else "+ To the harbour"
    state: Pages = play(PAGES.start(template(kind, sees, **more)), title, line, "1 said: a plain word", *lines)
    assert state.pages[1].values.get("thing"), "else nothing was filled"
    return state, secret


def test_every_kind_of_field_is_here() -> None:
    assert set(FILLED) == set(KINDS)


@pytest.mark.parametrize("kind", [kind for kind in FILLED if kind != "tick"])
@pytest.mark.parametrize("sees", ["console", "owner", "anonymous", "nod"])
def test_what_is_not_for_the_room_is_in_no_view_and_leaves_for_nobody_else(kind: str, sees: str) -> None:
    state, secret = told(kind, sees)
    if (kind, sees) == ("counts", "anonymous"):  # of nobody by name: so many that they are shown
        assert secret in seen(state) and secret in leaving(state, "participants")
    elif sees == "anonymous" and kind in ("choice", "dial"):  # its words are the template's, and this is one of five
        assert secret not in seen(state) and PAGES.data is not None
        rows = [fact.cells for fact in PAGES.data(state, "participants") if fact.kind == "counts"]
        assert rows and all(row["n"] is None and row["hidden"] for row in rows)
    else:
        assert secret not in seen(state)
        assert secret not in leaving(state, "participants")
    assert secret not in leaving(state, "public")
    # Three are shown together, and this is one.
    of_nobody = sees == "anonymous" and kind in ("text", "choices", "role", "day", "voices")
    assert (secret in leaving(state, "facilitators")) == (sees != "owner" and not of_nobody)


@pytest.mark.parametrize("kind", [kind for kind in FILLED if kind not in ("counts", "tick")])
def test_what_its_owner_nods_to_is_seen(kind: str) -> None:
    state, secret = told(kind, "nod", "1 nod thing")
    assert secret in seen(state) and secret in leaving(state, "participants")


@pytest.mark.parametrize("kind", [kind for kind in FILLED if kind != "tick"])
def test_before_its_owner_said_how_it_may_be_used_a_page_shows_nothing(kind: str) -> None:
    state, secret = told(kind, "room", consent=True)
    assert secret not in seen(state) or kind == "counts"
    assert secret not in leaving(state, "participants") and "harbour" not in leaving(state, "participants")
