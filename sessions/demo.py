"""A fresh copy of the sample session, in the middle of its exercise. Refuses to know how a case file is read."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from exercises.network.state import Network
from sessions import templates
from sessions.case_moves import moves_of
from sessions.case_plan import CaseMove
from sessions.cases import read_case
from sessions.fold import BATCH
from sessions.session import Session, new_session

TITLE = "Demo: Tama and the busy front door"
PLACE = "Sample"

_PARTS_IN_PHASE = {
    "prepare": ("case",), "warm-up": (), "set-out": ("chairs",), "roles": ("seats",), "interview": ("answers",),
    "empty-chairs": (), "system": ("differences",), "deepen": (), "surplus": ("surplus",),
    "negotiate": ("agreements", "slot", "conversations"),
}  # fmt: skip
"""What of the case is there by the end of each phase. Leaving the roles, and what comes after, is left to try out."""
_ASKED_FIRST = ("Tama (4)", "Hine", "Nana Mere")
"""Whose priorities the turning question of the sample brings out."""


def sample_case() -> bytes:
    """The sample case as a file holds it: invented, a composite."""
    return files("sessions").joinpath("samples").joinpath("tama.json").read_bytes()


def new_demo(*, by: str = "") -> Session:
    """A new session with the sample case, moved on to where the whānau chairs and the services negotiate.

    Raises StoreError or OSError when it cannot be saved.
    """
    session = new_session(TITLE, [templates.built_in()["live-grid"]], place=PLACE, by=by)
    key = session.state.current
    planned = moves_of(read_case(sample_case()), session.state.run.state)
    for phase, parts in _PARTS_IN_PHASE.items():
        session.record("phase", {"phase": phase}, run=key)
        moves = [[move.kind, move.data] for move in planned if move.part in parts and not _is_the_switch(move)]
        if phase == "surplus":
            moves += _whanau_first(session.state.runs[key].state)
        if moves:
            session.record(BATCH, {"moves": moves}, run=key)
    session.record("show", {"run": key, "view": "map"})
    return session


def _is_the_switch(move: CaseMove) -> bool:
    # Here every whānau chair was asked before anybody agreed, so the rule need not be set aside.
    return move.kind == "whanau_first"


def _whanau_first(state: Network) -> list[list[Any]]:
    whanau = sorted(chair.number for chair in state.whanau_chairs())
    wants = []
    for chair in state.in_order():
        if chair.person in _ASKED_FIRST:
            wants.append(["wants", {"chair": chair.number, "words": chair.answers["matters"].words}])
    return [["asked", {"chairs": whanau}], *wants]
