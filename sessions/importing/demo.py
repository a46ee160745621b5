"""A fresh copy of the sample session, in the middle of its exercise; or of the sample programme with its sessions."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import Any

from exercises.kernel.shape import ExerciseError
from exercises.kernel.words import pick
from exercises.network.state import Network
from sessions.importing.case_file import read_case
from sessions.importing.case_form import CaseError
from sessions.importing.case_moves import planned
from sessions.importing.case_plan import CaseMove
from sessions.importing.cases import import_file
from sessions.library import templates
from sessions.library.beginning import new_session
from sessions.live.session import Session
from sessions.live.state import BATCH
from sessions.store import strict_json

_DEMO = "Demo: "
TITLE = f"{_DEMO}Tama and the busy front door"
WALL_TITLE = f"{_DEMO}what helps, what makes it difficult"
PLACE = "Sample"

_PARTS_IN_PHASE = {
    "prepare": ("case",),
    "warm-up": (),
    "set-out": ("chairs",),
    "roles": ("seats",),
    "interview": ("answers",),
    "empty-chairs": (),
    "system": ("differences",),
    "deepen": (),
    "surplus": ("surplus",),
    "negotiate": ("agreements", "slot", "conversations"),
}
"""What of the case is there by the end of each phase. Leaving the roles, and what comes after, is left to try out."""
_ASKED_FIRST = ("Tama (4)", "Hine", "Nana Mere")
"""Whose priorities the turning question of the sample brings out."""


def sample_case() -> bytes:
    """The sample case as a file holds it: invented, a composite."""
    return files("sessions").joinpath("samples").joinpath("tama.json").read_bytes()


def new_demo(exercise: str = "live-grid", *, by: str = "") -> Session:
    """A new session in the middle of that exercise: the live grid, or post-its. Or the sample programme, its sessions
    beside it.

    Raises ExerciseError when there is no sample of it, StoreError or OSError when it cannot be saved.
    """
    samples = {"live-grid": _grid, "post-its": _wall, "programme": _programme}
    make = samples[pick(exercise, list(samples), "sample session")]
    try:
        return make(by)
    except CaseError as problem:  # the samples are right, so that it is the disk
        raise ExerciseError(str(problem)) from problem


def _programme(by: str) -> Session:
    """The sample programme; its sessions hold what lies beside it, but for the day that would write in journals."""
    from sessions.importing.programme_file import make_programme, read_programme
    from sessions.importing.programme_filling import Filling
    from sessions.live.session import open_session

    with as_file(files("sessions").joinpath("samples")) as folder:
        top = read_programme(folder / "programme.json")
        filling = Filling(top, folder, but=("workshop.json",))
        made = make_programme(top, by=by, before=_DEMO, without=filling.brings_its_own())
        filling.fill(made, by=by)
    return open_session(made.name, by=by)


def _wall(by: str) -> Session:
    """The sample notes while they are clustered: of every theme two thirds are placed, the rest is left to try out."""
    session = new_session(WALL_TITLE, [templates.built_in()["post-its"]], place=PLACE, by=by)
    key = session.state.current
    samples = files("sessions").joinpath("samples")
    with as_file(samples.joinpath("notes.csv")) as notes:
        import_file(session, notes)
    placed: set[int] = set()
    moves: list[list[Any]] = []
    for theme in strict_json.read(samples.joinpath("theming.json").read_bytes())["themes"]:
        rows = [row for row in theme["notes"][: len(theme["notes"]) * 2 // 3] if row not in placed]
        placed.update(rows)
        moves.append(["new_theme", {"notes": rows, "name": theme["name"], "question": theme["question"]}])
    session.record(BATCH, {"moves": moves}, run=key)
    session.record("phase", {"phase": "cluster"}, run=key)
    return session


def _grid(by: str) -> Session:
    """A new session with the sample case, moved on to where the whānau chairs and the services negotiate."""
    session = new_session(TITLE, [templates.built_in()["live-grid"]], place=PLACE, by=by)
    key = session.state.current
    planned_moves = planned(read_case(sample_case()), session.state.run.state).moves
    for phase, parts in _PARTS_IN_PHASE.items():
        session.record("phase", {"phase": phase}, run=key)
        moves = [[move.kind, move.data] for move in planned_moves if move.part in parts and not _is_the_switch(move)]
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
