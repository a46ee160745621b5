"""What begins where something is asked one after the other: sorting, marking, folding in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from exercises.kernel.record import Record
from exercises.pages.state import Pages
from exercises.wall.state import Wall
from sessions.lines import carry_out as road
from sessions.live.session import Session
from tui.boards.rated import in_order
from tui.line.aloud import Aloud
from tui.line.asked import Question, Said, yes_or_no
from tui.line.marking import Marking, is_left
from tui.line.place import Place
from tui.line.sorting import HOW, Sorting

_ORDER = "Your own order of reading is drawn by lot once, and stays. Draw it?"


class Here(Record):
    """The session, and how lines are carried out in it."""

    session: Session
    perform: Callable[[str], Said]
    aloud: Aloud
    focus: int = 0
    """What is pointed at."""


class Begun(Record):
    """What was begun, and what is said first."""

    says: Said
    place: Place | None = None
    private: bool = False
    """Whether what is said first is somebody's words."""
    focus: int = 0
    """What is pointed at from now on; 0 for what it was."""
    first: Question | None = None
    """What has to be answered before anything begins."""


def begin_keys(here: Here, called_so: str) -> Begun:
    """What letters are keys for in a console: notes are sorted, a page is marked. Raises ExerciseError."""
    run = here.session.state.runs.get(here.session.state.current)
    if run is not None and isinstance(run.state, Pages):
        return _marking(here, run.key, run.state, called_so)
    if run is None or not isinstance(run.state, Wall):
        return Begun(["Nothing is sorted or marked here. Lines do it: help"])
    loose = [note.number for note in run.state.loose()]
    return Begun([HOW], Sorting(loose, here.perform)) if loose else Begun(["Every note is placed."])


def _state(session: Session, key: str) -> Any:
    return session.state.runs[key].state


def _marking(here: Here, key: str, state: Pages, called_so: str) -> Begun:
    """One page, its words read out first."""
    by, number = here.session.by, here.focus
    if called_so:
        command = road.read(here.session, called_so)
        number = int(command.kind) if command.action == "card" and command.kind.isdecimal() else 0
    elif not is_left(state, number, by):
        number = next((one for kind in state.kinds for one in in_order(state, kind, by) if is_left(state, one, by)), 0)
    if number in state.pages and state.kind_of(state.pages[number]).rated and by not in state.orders:
        goes_on = [".mark begins with the first."]
        drawn = yes_or_no(_ORDER, lambda: [*here.perform("order"), *goes_on], ["Nothing was drawn."])
        return Begun([], first=drawn)
    if number not in state.pages:
        return Begun(["Nothing here is left for you to mark. .mark 1 names a page."])
    place = Marking(partial(_state, here.session, key), number, by, here.perform, lambda: here.aloud.may_read)
    if place.is_done:
        return Begun(["There is no dial here to set, and no sentence to read for codes."])
    return Begun(place.text(), place, bool(place.text()), number)


def begin_folding(here: Here) -> Begun:
    """The feedback about the day that nobody took yet. Raises ExerciseError."""
    from sessions.distil.candidates import FEEDBACK_KIND
    from sessions.distil.folding import nothing, to_fold_in
    from tui.line import folding

    found = to_fold_in(here.session, FEEDBACK_KIND)
    if not found.pile:
        return Begun([nothing(found)])
    return Begun([folding.HOW], folding.Folding(found.pile, here.perform, lambda: here.aloud.may_read), private=True)
