"""Brings drawings of who is around one person in out of a file: whole or not at all, as one entry.

Whether they may be shown stands in no file: it is asked of those on them, and said here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from exercises.kernel.checked_table import Place
from exercises.kernel.days import full_day
from exercises.kernel.schema import nearest, quoted
from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import Template
from exercises.kernel.text import listed, plural
from exercises.netgram.state import NetGram
from exercises.shapes import SHAPES
from sessions.importing.case_form import CaseError, checked, must_be_known
from sessions.importing.case_plan import CaseMove
from sessions.importing.netgram_form import NETGRAM, RINGS
from sessions.importing.recording import record
from sessions.importing.report import Report, Wanted, what_else
from sessions.importing.standing import stand_alike, standing
from sessions.library import templates
from sessions.live.rehearsal import Rehearsal
from sessions.live.session import Session

TEMPLATE = "net-gram"
_CENTRE_ROW = 0
_BUSY = "Somebody else is changing this net-gram just now. Try again in a moment."


def import_netgram(session: Session, value: Any, wanted: Wanted) -> Report:
    """Brings it into an empty net-gram, or a new one; says what came. Raises CaseError naming the place, and then
    nothing was recorded."""
    top = checked(NETGRAM, value)
    runs = standing(session, lambda one: isinstance(one.state, NetGram), wanted.exercise)
    run = next((one for one in runs if not one.state.chairs and not one.state.closed), None)
    for known in runs if run is None else ():
        if stand_alike(_rehearsed(session, top, known.template).state, known.state):
            said = f"Its drawings stand on {known.key} already, and did not come in again."
            return Report("There is nothing new in this file.", (said,))
    if run is None and runs:
        raise CaseError(
            f"drawings: somebody is on {runs[0].key} already, and another picture is another's. Bring it into a "
            "session of its own."
        )
    template = run.template if run is not None else templates.built_in()[TEMPLATE]
    rehearsal = _rehearsed(session, top, template, run.state if run is not None else None)
    key = record(session, run, template, rehearsal, _BUSY)
    state: NetGram = rehearsal.state
    parts = [
        plural(len(state.drawings()), "drawing"),
        plural(len(state.chairs) - 1, "person", "people") + " around",
        plural(sum(len(drawn.ties) for drawn in state.drawings()), "tie"),
    ]
    shown = "It is shown to nobody before their yes: consent yes."
    return Report(f"Imported {words_of(top)} into {key}: {listed(parts)}. {shown}{what_else(session)}")


def _rehearsed(session: Session, top: Place, template: Template, state: Any = None) -> Rehearsal:
    """What the file makes of that state, or of a new one. Raises CaseError naming the place."""
    shape = SHAPES[template.shape]
    rehearsal = Rehearsal(shape, shape.start(template) if state is None else state, session.stamps())
    for move in _Plan(top, rehearsal).moves():
        try:
            rehearsal.do(move.kind, move.data)
        except ExerciseError as problem:
            raise CaseError(f"{move.place}: {problem}") from None
    return rehearsal


def words_of(top: Place) -> str:
    """What the file calls the picture."""
    return top.text("title") or "a net-gram"


class _Plan:
    """The moves that the drawings stand for, each with its place; the numbers are those the rehearsal gives."""

    def __init__(self, top: Place, rehearsal: Rehearsal) -> None:
        self.top, self.rehearsal = top, rehearsal
        self.numbers: dict[str, int] = {}

    def moves(self) -> Iterator[CaseMove]:
        """Every move in order."""
        if self.top.text("title"):
            yield self._move(self.top.at("title"), "case", field="case_title", text=self.top.text("title"))
        centre = self.top.inside("centre")
        assert centre is not None, "the form asks for it"
        row = self.rehearsal.state.rows[_CENTRE_ROW].key
        yield from self._person(centre, row=row, person=centre.text("person"))
        for drawing in self.top.each("drawings"):
            yield from self._drawing(drawing)

    def _move(self, place: str, kind: str, /, **data: Any) -> CaseMove:
        return CaseMove("drawings", place, kind, data)

    def _drawing(self, drawing: Place) -> Iterator[CaseMove]:
        day = full_day(drawing.text("day"))
        if not day:
            raise CaseError(f"{drawing.at('day')}: {quoted(drawing.text('day'))} is no day, such as 2026-03-12.")
        number = drawing.value("drawing")
        if number > 1:
            yield self._move(drawing.at("drawing"), "draw", drawing=number, day=day)
        view = {"whose": drawing.text("view"), "kind": drawing.text("view_kind")}
        yield self._move(drawing.at("view"), "view", **view)
        yield self._move(drawing.at("day"), "draw", drawing=number, day=day)
        for node in drawing.each("nodes"):
            yield from self._node(node)
        for tie in drawing.each("ties"):
            yield from self._tie(tie)
        for one in drawing.each("missing"):
            yield self._move(one.at("text"), "miss", text=one.text("text"), why=one.text("why"))
        for at, said in enumerate(drawing.texts("observations")):
            yield self._move(f"{drawing.at('observations')}[{at}]", "see", text=said)
        talk = drawing.inside("conversation")
        if talk is not None:
            between = [self._known(talk, "from"), self._known(talk, "to")]
            told = {"question": talk.text("on"), "opening": talk.text("opening")}
            yield self._move(talk.at("opening"), "talk", between=between, **told)

    def _node(self, node: Place) -> Iterator[CaseMove]:
        known = self.numbers.get(node.text("id"))
        near = RINGS[node.text("ring")]
        if known is None:
            row = must_be_known(node.at("row"), node.text("row"), [row.key for row in self.rehearsal.state.rows])
            told = {name: node.text(name) for name in ("person", "role", "kind")}
            empty = {"empty": bool(node.value("empty")), "reason": node.text("empty_reason")}
            yield from self._person(node, row=row, near=near, **told, **empty)
            return
        yield self._move(node.at("ring"), "place_chair", chair=known, near=near)
        seat = self.rehearsal.state.chairs[known]
        for name in ("person", "role"):
            if node.text(name) != getattr(seat, name):
                yield self._move(node.at(name), "change_chair", chair=known, field=name, text=node.text(name))
        if bool(node.value("empty")) != seat.empty:
            kind = "empty_chair" if node.value("empty") else "fill_chair"
            reason = {"reason": node.text("empty_reason")} if node.value("empty") else {}
            yield self._move(node.at("empty"), kind, chair=known, **reason)

    def _person(self, place: Place, **told: Any) -> Iterator[CaseMove]:
        self.numbers[place.text("id")] = self.rehearsal.state.next_chair
        data = {name: value for name, value in told.items() if value not in ("", False)}
        yield self._move(place.at("person"), "add_chair", **data)

    def _tie(self, tie: Place) -> Iterator[CaseMove]:
        ends = {"chair": self._known(tie, "from"), "other": self._known(tie, "to")}
        yield self._move(tie.at("sign"), "join", **ends, sign=tie.text("sign"), way=tie.text("way") or "both")
        if tie.has("contacts"):
            yield self._move(tie.at("contacts"), "contacts", **ends, contacts=tie.value("contacts"))

    def _known(self, place: Place, key: str) -> int:
        name = place.text(key)
        if name not in self.numbers:
            raise CaseError(f"{place.at(key)}: nobody here has the id {quoted(name)}. {nearest(name, self.numbers)}")
        return self.numbers[name]
