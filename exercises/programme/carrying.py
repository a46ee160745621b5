"""The moves that carry a learning from one cohort to the next, and what is recommended in the end. Pure.

A learned line is never taken away: a result closes it, or it is closed as typed by mistake and stays in the trail
(A Good Start in Life, three staggered cohorts: cohort one informs two, both inform three).
"""

from __future__ import annotations

import sys

from exercises.kernel.making import changed, fitting, made, the
from exercises.kernel.moves import Form, Got, also, each, move, moves_in
from exercises.kernel.shape import ExerciseError
from exercises.programme.checks import evidence as pointers
from exercises.programme.pointing import without
from exercises.programme.state import (
    PLAN,
    RESULTS,
    SESSION,
    TOOL,
    Cohort,
    Learned,
    Programme,
    Recommendation,
    Trial,
)

_NOT_TRIED = RESULTS[-1]


def _learns(got: Got, state: Programme) -> str:
    whose = f", in c{got['cohort']}" if "cohort" in got else ""
    return f"l{state.numbers.get('l', 0) + 1} was learned{whose}: {got['text']}"


@move(
    "learned <cohort>: <text:words>",
    "learned c1: cards before sheets",
    "something learned, to be tried in the next cohort",
    _learns,
    called="a learned line",
    makes="l",
)
@also("learned: <text:words>", "", "", _learns)
def learned(state: Programme, *, text: str, cohort: int = 0, number: int = 0) -> Programme:
    """Something was learned, in a cohort."""
    if cohort:
        the(state, Cohort, cohort)
    return made(state, Learned, number, text=text, cohort=cohort)


@move(
    "<learned>: <text:words>",
    "l4: cards before sheets, and aloud",
    "",
    "{learned}: {text}",
    called="a learned line in other words",
    fills="text",
    ask="What about {thing}? {thing} from e4 t3, {thing} to prompt-cards, or {thing} tried c2 helped: what was seen",
)
@also(
    "<learned> next: <text:words>",
    "l4 next: c3's first day",
    "what comes next",
    "{learned}, next: {text}",
    sets={"field": "next"},
)
@also("<learned>", "l1", "everything of it", "opens {learned}", kind="l", action="card")
def change_learned(state: Programme, *, learned: int, text: str, field: str = "text") -> Programme:
    """Other words for it, or for what comes next. Once it was tried it stays as it was tried."""
    this = the(state, Learned, learned)
    if field == "text" and this.trials:
        raise ExerciseError(f"l{learned} was tried as it stands. To add to it: l{learned} next: …")
    return changed(state, Learned, learned, **{"next" if field == "next" else "text": text})


@move(
    "<learned> from <evidence>",
    "l4 from e4 t3",
    "what it rests on: theme 3 of the session that is e4; a session, x3, l2",
    "{learned} rests on {evidence}",
    called="what a learned line rests on",
)
def learned_from(state: Programme, *, learned: int, evidence: list[str]) -> Programme:
    """What it rests on, besides what it did already."""
    this = the(state, Learned, learned)
    return changed(state, Learned, learned, evidence=pointers(evidence, this.evidence))


@move(
    "<learned> without <evidence:rested>",
    "l4 without e4 t3",
    "it does not rest on that",
    "{learned} rests no longer on {evidence}",
    called="what a learned line rests on no longer",
    away=True,
)
def learned_without(state: Programme, *, learned: int, evidence: list[str]) -> Programme:
    """It does not rest on that any more. Raises ExerciseError where it never did."""
    this = the(state, Learned, learned)
    return changed(state, Learned, learned, evidence=without(this.evidence, pointers(evidence)))


@move(
    "<learned> to plan [:] [<change:words>]",
    "l4 to plan: managers come on days one and two",
    "",
    "{learned} changes the plan",
    called="what a learned line changes",
    sets={"to": PLAN},
)
@also(
    "<learned> to session <named:key> [:] [<change:words>]",
    "",
    "",
    "{learned} changes the session {named}",
    sets={"to": SESSION},
)
@also(
    "<learned> to <named:key> [:] [<change:words>]",
    "l4 to prompt-cards: twelve cards, no sheets",
    "what it changes: a tool, session day-two, or plan",
    "{learned} changes {named}",
    sets={"to": TOOL},
)
def learned_to(state: Programme, *, learned: int, to: str, named: str = "", change: str = "") -> Programme:
    """What it changes."""
    if to not in (TOOL, SESSION, PLAN):
        raise ExerciseError("It changes a tool, a session or the plan: l4 to prompt-cards")
    known = {"change": change} if change else {}
    return changed(state, Learned, learned, changes=to, named=named, **known)


def _tried(got: Got, state: Programme) -> str:
    where = f" in c{got['cohort']}" if got.get("cohort") else ""
    result = got.get("result", "")
    return f"l{got['learned']} {'was tried' if result != _NOT_TRIED else 'was not tried'}{where}" + (
        f": {result}" if result not in ("", _NOT_TRIED) else ""
    )


@move(
    "<learned> tried <cohort> <result>: [<seen:words>]",
    "l4 tried c2 helped: twelve cards were kept",
    "where it was tried and what came of it; only that closes it",
    _tried,
    called="what came of a learned line",
)
@also("<learned> tried <cohort> <result>", "", "", _tried)
@also("<learned> tried <cohort>", "", "", _tried)
@also(
    "<learned> not tried: [<seen:words>]",
    "l4 not tried: no session was left",
    "",
    _tried,
    sets={"result": _NOT_TRIED},
)
def tried(state: Programme, *, learned: int, cohort: int = 0, result: str = "", seen: str = "") -> Programme:
    """Where it was tried and what came of it; the result of a trial that waited for one is its own."""
    this = the(state, Learned, learned)
    if cohort:
        the(state, Cohort, cohort)
    if result and result not in RESULTS:
        raise ExerciseError(f"What came of it: {', '.join(RESULTS)}. l{learned} tried c2 helped: what was seen")
    told = Trial(cohort, result, **fitting(state.template, Trial, seen=seen))
    waits = this.trials and not this.trials[-1].result and this.trials[-1].cohort in (cohort, 0)
    before = this.trials[:-1] if waits else this.trials
    return changed(state, Learned, learned, trials=(*before, told))


@move(
    "<learned> typed by mistake: [<why:words>]",
    "l4 typed by mistake: it is l3 again",
    "closes a line nobody meant; it stays in the trail",
    "{learned} is closed as typed by mistake",
    called="a learned line typed by mistake",
)
@also("<learned> typed by mistake", "", "", "{learned} is closed as typed by mistake")
def mistaken(state: Programme, *, learned: int, why: str = "") -> Programme:
    """It was typed by mistake: closed, and kept in the trail. Raises ExerciseError once it was tried."""
    if the(state, Learned, learned).trials:
        raise ExerciseError(f"l{learned} was tried, so that it is no mistake. Its result closes it.")
    return changed(state, Learned, learned, mistake=True, why=why)


@move(
    "rec|recommend: <text:words>",
    "rec: pay the co-ordinator",
    "what the programme recommends; it needs what it rests on",
    lambda got, state: f"r{state.numbers.get('r', 0) + 1}: {got['text']}",
    called="a recommendation",
    makes="r",
)
def recommend(state: Programme, *, text: str, evidence: list[str] | None = None, number: int = 0) -> Programme:
    """What the programme recommends."""
    return made(state, Recommendation, number, text=text, evidence=pointers(evidence) if evidence else ())


@move(
    "<recommendation>: <text:words>",
    "r1: pay the co-ordinator for two years",
    "",
    "{recommendation}: {text}",
    called="a recommendation in other words",
    ask="What about {thing}? {thing} from e4 t3, {thing}: other words, or {thing} out",
)
@also("<recommendation>", "r1", "everything of it", "opens {recommendation}", kind="r", action="card")
def change_recommendation(state: Programme, *, recommendation: int, text: str) -> Programme:
    """Other words for it."""
    return changed(state, Recommendation, recommendation, text=text)


@move(
    "<recommendation> from <evidence>",
    "r1 from e4 t3 17",
    "what it rests on",
    "{recommendation} rests on {evidence}",
    called="what a recommendation rests on",
)
def recommend_from(state: Programme, *, recommendation: int, evidence: list[str]) -> Programme:
    """What it rests on, besides what it did already."""
    this = the(state, Recommendation, recommendation)
    return changed(state, Recommendation, recommendation, evidence=pointers(evidence, this.evidence))


@move(
    "<recommendation> without <evidence:rested>",
    "r1 without e4 t3",
    "it does not rest on that",
    "{recommendation} rests no longer on {evidence}",
    called="what a recommendation rests on no longer",
    away=True,
)
def recommend_without(state: Programme, *, recommendation: int, evidence: list[str]) -> Programme:
    """It does not rest on that any more. Raises ExerciseError where it never did."""
    this = the(state, Recommendation, recommendation)
    return changed(state, Recommendation, recommendation, evidence=without(this.evidence, pointers(evidence)))


@move(
    "<recommendation> out",
    "r1 out",
    "",
    "{recommendation} is no longer recommended",
    called="whether a recommendation stands",
    sets={"out": True},
    away=True,
)
@each(Form("<recommendation> back", "", "", "{recommendation} is recommended again", sets={"out": False}))
def recommendation_out(state: Programme, *, recommendation: int, out: bool = True) -> Programme:
    """It is no longer recommended, or again."""
    return changed(state, Recommendation, recommendation, out=out is True)


MOVES = moves_in(sys.modules[__name__])
"""Every move of carrying on by its kind."""
