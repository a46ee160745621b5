"""The moves about a cohort: its name, where it meets, who takes part as counts, how far it is. Pure."""

from __future__ import annotations

import sys

from exercises.kernel.making import changed, fitting, made, the
from exercises.kernel.moves import Form, Got, also, each, move, moves_in
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import says_the_same
from exercises.programme.checks import a_role, part_of, people
from exercises.programme.state import COHORT_STATES, LEVELS, Cohort, Organisation, Place, Programme

_STOPPED = COHORT_STATES[-1]


def _named(got: Got, state: Programme) -> str:
    place = f", in {got['place']}" if got.get("place") else ""
    return f"c{state.numbers.get('c', 0) + 1} is {got['name']}{place}"


@move(
    "cohort + <name:words>: [<place:words>]",
    "cohort + One: Auckland",
    "a cohort and where it meets",
    _named,
    called="a cohort",
    makes="c",
    words=("name", "place"),
    printed=("name", "place"),
)
def cohort(state: Programme, *, name: str, place: str = "", today: str = "", number: int = 0) -> Programme:
    """One more cohort. `today` is the day it was said that it meets there."""
    there = (_place(state, place, "", today),) if place else ()
    return made(state, Cohort, number, name=a_role(name, "cohort + One: Auckland"), places=there)


def _place(state: Programme, place: str, why: str, day: str) -> Place:
    return Place(**fitting(state.template, Place, place=place, why=why), day=day)


@move(
    "<cohort>: <name:words>",
    "c1: Cohort One",
    "",
    "{cohort} is called {name}",
    called="a cohort's name",
    printed=("name",),
    ask="What about {thing}? {thing} to Hutt Valley: why, {thing} people 12 of 14, or {thing} finished",
)
@also("<cohort>", "c1", "everything of it", "opens {cohort}", kind="c", action="card")
def name_cohort(state: Programme, *, cohort: int, name: str) -> Programme:
    """Another name for a cohort."""
    return changed(state, Cohort, cohort, name=a_role(name, "c1: Cohort One"))


@move(
    "<cohort> to <place:words>: [<why:words>]",
    "c3 to Hutt Valley: the ministry advised it",
    "where a cohort meets from now on, and why; earlier places stay",
    "{cohort} meets in {place} from now on",
    called="a cohort's place",
    printed=("place",),
)
def place_cohort(state: Programme, *, cohort: int, place: str, why: str = "", today: str = "") -> Programme:
    """The cohort meets somewhere else. Where it was before stays: a move is never corrected away."""
    this = the(state, Cohort, cohort)
    if this.place == place and says_the_same(this.place, place):
        raise ExerciseError(f"c{cohort} meets in {place} already.")
    return changed(state, Cohort, cohort, places=(*this.places, _place(state, place, why, today)))


@move(
    "<cohort> org|organisation + <label:words>: [<sector:words>]",
    "c1 org + health provider: health",
    "an organisation that takes part, by label and sector; no people",
    "{cohort}: {label} takes part",
    called="an organisation",
    printed=("label", "sector"),
)
def organisation(state: Programme, *, cohort: int, label: str, sector: str = "") -> Programme:
    """An organisation takes part."""
    this, label = the(state, Cohort, cohort), a_role(label, "c1 org + health provider: health")
    if any(one.label == label and says_the_same(one.label, label) for one in this.organisations):
        raise ExerciseError(f"{label} takes part in c{cohort} already.")
    told = fitting(state.template, Organisation, label=label, sector=a_role(sector, "health"))
    return changed(state, Cohort, cohort, organisations=(*this.organisations, Organisation(**told)))


@move(
    "<cohort> org|organisation out <label:words>",
    "c1 org out health provider",
    "",
    "{cohort}: {label} no longer takes part",
    called="an organisation that left",
    away=True,
    ask="Which organisation no longer takes part? Its label stands on {thing}.",
)
def organisation_out(state: Programme, *, cohort: int, label: str) -> Programme:
    """An organisation no longer takes part."""
    this = the(state, Cohort, cohort)
    left = tuple(one for one in this.organisations if one.label.casefold() != label.casefold())
    if len(left) == len(this.organisations):
        raise ExerciseError(f"There is no organisation of that label in c{cohort}. c{cohort} shows those there are.")
    return changed(state, Cohort, cohort, organisations=left)


@move(
    "<cohort> levels <levels>",
    "c1 levels managers, leads, practitioners",
    "the levels of staff that are there",
    "{cohort}: {levels}",
    called="a cohort's levels",
)
def levels(state: Programme, *, cohort: int, levels: list[str]) -> Programme:
    """The levels of staff that are there. Raises ExerciseError for one there is none of."""
    if not isinstance(levels, list) or not set(levels) <= set(LEVELS):
        raise ExerciseError("The levels are managers, practice leads and practitioners: c1 levels managers, leads")
    return changed(state, Cohort, cohort, levels=tuple(one for one in LEVELS if one in levels))


@move(
    "<cohort> people <attending:people> of <invited:people>",
    "c1 people 12 of 14",
    "how many come, of how many invited; counts and nobody's names",
    "{cohort}: {attending} of {invited} come",
    called="a cohort's people",
)
@also("<cohort> people <invited:people>", "", "", "{cohort}: {invited} are invited")
def cohort_people(state: Programme, *, cohort: int, invited: int, attending: int | None = None) -> Programme:
    """How many are invited, and how many of them come."""
    n, of = part_of(attending, people(invited))
    return changed(state, Cohort, cohort, attending=n, invited=of)


@move(
    "<cohort> stopped: [<why:words>]",
    "c1 stopped: the funding ended",
    "how far it is: planned, running, finished, or stopped and why",
    "{cohort} stopped",
    called="how far a cohort is",
    sets={"stage": _STOPPED},
)
@each(*(Form(f"<cohort> {one}", "", "", f"{{cohort}} is {one}", sets={"stage": one}) for one in COHORT_STATES[:-1]))
def cohort_state(state: Programme, *, cohort: int, stage: str, why: str = "") -> Programme:
    """How far a cohort is. Raises ExerciseError for another word."""
    if stage not in COHORT_STATES:
        raise ExerciseError("A cohort is planned, running, finished or stopped: c1 finished")
    return changed(state, Cohort, cohort, stage=stage, why=why)


MOVES = moves_in(sys.modules[__name__])
"""Every move about a cohort by its kind."""
