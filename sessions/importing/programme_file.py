"""Makes a programme out of its file, with the sessions that belong to it: whole or not at all.

The form is written down in docs/programme-format.md. What the sessions held comes in afterwards (programme_filling.py).
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection
from typing import Any

from exercises.frame.shape import LOG
from exercises.kernel.checked_table import Place
from exercises.kernel.days import full_day
from exercises.kernel.record import Record
from exercises.kernel.template import Template, TemplateError
from exercises.kernel.text import listed, plural
from exercises.shapes import SHAPES
from sessions.importing.case_form import CaseError, checked
from sessions.importing.programme_form import PROGRAMME_FILE
from sessions.importing.programme_plan import block_of, moves_of
from sessions.importing.recording import record_tried, try_out
from sessions.library import programmes, templates
from sessions.library.beginning import new_session, open_at_first
from sessions.library.half_made import MadeTogether, clear_half_made
from sessions.live.here import writer_name
from sessions.live.membership import Belongs, entry_of
from sessions.live.rehearsal import Rehearsal
from sessions.live.session import Session
from sessions.live.state import BELONGS
from sessions.store import locations

OF_EVERY_SESSION = ("elephants",)
"""What a file may name among a session's exercises and stands in the frame of each."""
_BUSY = "Somebody else is writing in this programme just now. Try again in a moment."


class Made(Record):
    """A programme that was made out of a file."""

    name: str
    """With PROGRAMME before it."""
    sessions: dict[str, str]
    """The names of its sessions, by their ids in the file; none where none were wanted."""
    says: str
    top: Place
    lines: tuple[str, ...] = ()


def read_programme(path: str | os.PathLike[str]) -> Place:
    """The programme in a file, checked. Raises CaseError naming every place that cannot be."""
    from sessions.importing.cases import read_of_programme

    return checked(PROGRAMME_FILE, read_of_programme(path))


def make_programme(
    top: Place,
    *,
    by: str = "",
    with_sessions: bool = True,
    before: str = "",
    without: Collection[tuple[str, str]] = (),
) -> Made:
    """A new programme, and its sessions; `before` stands before what each is called in the file, and `without` are
    exercises that a session, by its id in the file, is made without.

    Raises CaseError naming the place, ExerciseError, StoreError or OSError, and then nothing of it is there.
    """
    by = by or writer_name()
    cohorts = {place.text("id"): number for number, place in enumerate(top.each("cohorts"), start=1)}
    plans = [_SessionPlan(place, by, before, cohorts, without) for place in top.each("sessions") if with_sessions]
    # Tried first with names that stand in: what the file says wrongly is found before anything is made.
    _try(top, {place.text("id"): f"session-{at}" for at, place in enumerate(top.each("sessions"))})
    clear_half_made()
    with MadeTogether() as together:
        session = programmes.new_programme(f"{before}{top.text('name')}", by=by)
        together.made(session.name)
        try:
            names = {plan.key: plan.make(session.name, together) for plan in plans}
            moves = moves_of(top, names)
            record_tried(session, session.state.run, session.state.run.template, moves, _BUSY)
            if session.unsaved and session.problem:
                raise CaseError(session.problem)
            return _told(session, top, names)
        finally:
            session.close()


def _try(top: Place, names: dict[str, str]) -> None:
    template = templates.programme()
    shape = SHAPES[template.shape]
    rehearsal = Rehearsal(shape, shape.start(template))
    for move in moves_of(top, names):
        try_out(shape, rehearsal, move.place, move.kind, move.data)


def _told(session: Session, top: Place, names: dict[str, str]) -> Made:
    state = programmes.state_of(session)
    stands = Counter(event.stands for event in state.events.values())
    parts = [
        plural(len(state.cohorts), "cohort"),
        f"{plural(len(state.events), 'event')} ({_counted(stands)})",
        f"{plural(len(state.collected), 'thing', 'things')} to collect "
        f"({_counted(Counter(one.stands for one in state.collected.values()))})",
        f"{plural(len(state.carried), 'learned line')} ({len(state.open_lines)} open)",
        plural(len(state.tools), "tool"),
    ]
    sessions = f", with {plural(len(names), 'session')} that belong to it" if names else ", without its sessions"
    stem = session.name.removeprefix(locations.PROGRAMME)
    other = [one for one in programmes.names() if one != stem and one.startswith(locations.slug(session.state.title))]
    lines = (
        [f"There is another programme of that name: {listed(other)}. Both stand; this one is {stem}."] if other else []
    )
    says = f"{session.state.title} is the programme {stem}{sessions}: {listed(parts)}."
    return Made(session.name, names, says, top, tuple(lines))


def _counted(found: Counter[str]) -> str:
    return ", ".join(f"{word} {found[word]}" for word in sorted(found))


class _SessionPlan:
    """One session of the file, its exercises found and its day tried before anything is made."""

    def __init__(self, place: Place, by: str, before: str, cohorts: dict[str, int], without: Collection[Any]) -> None:
        self.key, self._place, self._by, self._without = place.text("id"), place, by, without
        self._title = f"{before}{place.text('title')}"
        self._cohorts = [cohorts[key] for key in place.texts("cohorts")]
        self._exercises = list(self._found())
        self._day = {"date": full_day(place.text("day")), "people": place.value("people")}
        self._day = {name: value for name, value in self._day.items() if value is not None}
        try_out(LOG, Rehearsal(LOG, LOG.start(templates.frame())), place.at("day"), "day", self._day)

    def _found(self) -> list[Template]:
        found = []
        for at, name in enumerate(self._place.texts("exercises")):
            if name in OF_EVERY_SESSION:
                continue
            try:
                template = templates.template(name)
            except TemplateError as problem:
                raise CaseError(f"{self._place.at('exercises')}[{at}]: {problem}") from None
            found += [template] if (self.key, template.key) not in self._without else []
        return found or [templates.frame()]

    def make(self, programme: str, together: MadeTogether) -> str:
        """Makes it, and says so at once; its name."""
        place = self._place
        people = {name: value for name, value in self._day.items() if name != "date"}
        session = new_session(
            self._title,
            self._exercises,
            place=place.text("place"),
            by=self._by,
            held_on=str(self._day["date"]),
            made=together.made,
        )
        try:
            frame = session.state.frame
            if frame is not None and people:
                session.record("day", people, run=frame.key)
            open_at_first(session)
            stem = programme.removeprefix(locations.PROGRAMME)
            belongs = Belongs(stem, tuple(self._cohorts), place.text("kind"), block_of(place))
            session.record(BELONGS, entry_of(belongs))
            if session.unsaved and session.problem:
                raise CaseError(f"{place.name}: {session.problem}")
        finally:
            session.close()
        return session.name
