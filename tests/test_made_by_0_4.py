"""A folder that version 0.4 made opens, folds and exports the same.

It stands in `fixtures/made-by-0.4`, made by 0.4's own commands and console: the sample workshop with its journals,
notes, theming, statements, roster and every export; a session of each exercise and of a facilitator's own templates
with every line its tests knew; undo, redo, a dark room that holds a picture, words taken back, a name taken out, days
to keep; a session like another with a running order and merged notes, one restored, one with an elephant held, one
whose file was torn while it was written; half-typed lines of six writers, half-written entries, a journal with a
passphrase.
`fixtures/told-by-0.4` is what 0.4 told of it. Its exports are the same bytes whenever they are made, in one time zone.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sessions.journal import Journal
from sessions.live import drafts
from sessions.live.session import open_session
from tests import made_by_0_4
from tests.tui.console_help import console, settled

DRAFTS = "2026-11-28-killed-while-typing"


@pytest.fixture(autouse=True)
def folder(own_place: Path) -> Iterator[Path]:
    """The folder, as 0.4 left it, in the zone it was told in."""
    made_by_0_4.copied(own_place)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("TZ", "UTC")
        time.tzset()
        yield own_place
    time.tzset()


@pytest.mark.parametrize("name", [*made_by_0_4.sessions(), *made_by_0_4.SHEETS])
def test_it_is_told_the_same(name: str) -> None:
    changed = made_by_0_4.differences(name, made_by_0_4.told(name, made_by_0_4.run_here))
    assert not changed, "\n".join(changed)


def test_everything_of_it_is_told() -> None:
    assert {path.stem for path in made_by_0_4.EXPECTED.iterdir()} == {*made_by_0_4.sessions(), *made_by_0_4.SHEETS}


@pytest.mark.parametrize(
    ("by", "typed", "aside"),
    [
        ("F1", "9 do: half an ans", []),
        ("F2", "park: inter", ["9 do: answer"]),
        ("F3", "agree 2: once a we", []),
        ("F4", "half a no", []),
    ],
)
async def test_a_half_typed_line_comes_back(by: str, typed: str, aside: list[str]) -> None:
    held = open_session(DRAFTS, by=by)
    before = len(held.events)
    async with console(held) as (app, pilot):
        await settled(pilot)
        entry = app.console_screen.bar.entry
        assert entry.value == typed and [*entry.aside] == aside
        assert app.console_screen.bar.lead == ("DIFFICULT team: " if by == "F4" else "")
    assert len(held.events) == before


@pytest.mark.parametrize("by", ["F5", "F6"])
async def test_where_notes_went_and_what_was_pasted_come_back(by: str) -> None:
    async with console(open_session(DRAFTS, by=by)) as (app, pilot):
        await settled(pilot)
        bar = app.console_screen.bar
        assert bar.entry.value == ""
        assert len(app.pasted_aside) == (2 if by == "F6" else 0)
        app.keep_draft()
    kept = drafts.kept(DRAFTS, by)
    assert kept["pasted"] == app.pasted_aside and (by == "F6" or kept["capture"]["question"] == "DIFFICULT")


@pytest.mark.parametrize(("by", "passphrase"), [("F2", None), ("F3", made_by_0_4.PASSPHRASE)])
def test_a_half_written_entry_comes_back(by: str, passphrase: str | None) -> None:
    (draft,) = Journal.open(by, passphrase).drafts()
    assert draft.answers == (
        {"event": "Half a thou", "reaction": "not yet sure"} if by == "F2" else {"one": "Sealed half a thou"}
    )


def test_only_this_person_can_read_it(folder: Path) -> None:
    assert {os.stat(path).st_mode & 0o077 for path in folder.rglob("*")} == {0}
