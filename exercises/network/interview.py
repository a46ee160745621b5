"""The moves that ask and that carry the exercise along: answers, pace, phases, the case. Pure; reads no clock."""

from __future__ import annotations

from typing import Any

from exercises.kernel import clock
from exercises.kernel.checks import open_still, within
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.network.checks import chair_of, for_chairs, visits_number, with_chair
from exercises.network.reversals import KEPT_APART, open_reversal, with_said, without_said
from exercises.network.state import ANSWER_KINDS, ANSWERED, FIELD_WORDS, FIELDS, GUESS, Answer, Network, Said


def answer(
    state: Network, *, chair: int, field: str, kind: str, words: str = "", amount: float | None = None
) -> Network:
    """How one question was met from one chair."""
    open_still(state)
    held = chair_of(state, chair)
    if field not in FIELDS:
        raise ExerciseError("A chair is asked: why, do, who, matters, visits, felt. For example 9 why: too many hands")
    if kind not in ANSWER_KINDS:
        raise ExerciseError("An answer is words, ? (we don't know), - (said nothing) or ~ words (a guess).")
    what = FIELD_WORDS[field]
    if field == "visits":
        for_chairs(state, "visits a month")
        if kind in (ANSWERED, GUESS):
            amount = visits_number(amount)
        else:
            amount = None
        if words:
            raise ExerciseError("Visits a month is a number: 9 visits: 2")
    else:
        amount = None
        if kind in (ANSWERED, GUESS):
            words = within(state.template, words, field if field in ("matters", "felt") else "answer", what)
        elif words:
            raise ExerciseError(f"Words or no words, not both, for {what}.")
    swapped = open_reversal(state, chair) if field in KEPT_APART else None
    if swapped is not None:
        return with_said(state, swapped, Said(chair, field, kind, words))
    return with_chair(state, replace(held, answers={**held.answers, field: Answer(kind, words, amount)}))


def unask(state: Network, *, chair: int, field: str) -> Network:
    """A question back to "not asked yet"."""
    open_still(state)
    held = chair_of(state, chair)
    without = without_said(state, chair, field)
    if without is not None:
        return without
    if field not in held.answers:
        raise ExerciseError(f"{FIELD_WORDS.get(field, field).capitalize()} was not asked of chair {chair} yet.")
    return with_chair(state, replace(held, answers={key: a for key, a in held.answers.items() if key != field}))


def pace(state: Network, *, pace: str) -> Network:
    """Full interviews, or one line from each chair when time is short."""
    open_still(state)
    for_chairs(state, "pace")
    if pace not in ("full", "one line"):
        raise ExerciseError("The pace is full or one line: pace one line")
    return replace(state, pace=pace)


def phase(state: Network, *, phase: str, at: str) -> Network:
    """The group moves to a phase; any phase, forward or back."""
    if phase not in {known.key for known in state.template.phases}:
        raise ExerciseError(f"There is no phase called {phase}.")
    return clock.begun(state, phase, at)


def case(state: Network, *, field: str, text: str) -> Network:
    """The case's title, its source, the question for the group, the stop word, how contact stands."""
    open_still(state)
    if field == "source":
        if text == "real, no consent":
            raise ExerciseError("A real case without consent is not played. Use a composite: source composite")
        if text not in ("composite", "real, consent held"):
            raise ExerciseError("The case is a composite, or real with consent held: source composite")
        return replace(state, case_source=text)
    if field == "concealed":
        return replace(state, concealed=text == "yes")
    limits = {"case_title": "case_title", "question": "question", "stop_word": "stop_word", "standing": "note"}
    if field not in limits:
        raise ExerciseError("A case has a title, a source, a question, a stop word and how contact stands.")
    changed: dict[str, Any] = {field: within(state.template, text, limits[field], field.replace("_", " "))}
    return replace(state, **changed)
