"""What every move of a talk checks: the order of its steps, and the words it takes. Pure."""

from __future__ import annotations

from exercises.kernel.checks import open_still, thing_of, within
from exercises.kernel.shape import ExerciseError
from exercises.talk.state import NOTHING, Offer, Talk

CALLED = {
    "task": "The task",
    "offers": "Offers",
    "fitted": "What fitted",
    "thought": "Who we thought about",
    "chosen": "Choosing",
    "outcomes": "An outcome",
    "next": "A next step",
    "useful": "Whether it was of use",
}
_MOST = {"task": 140, "offer": 100, "fitted": 100, "role": 40, "outcome": 100, "next": 120, "when": 40, "helped": 120}


def may_be_written(state: Talk) -> None:
    """Raises ExerciseError once it was decided that nothing is kept."""
    open_still(state, "talk")
    if state.keeps == NOTHING:
        raise ExerciseError("Nothing of this talk is kept, so nothing of it is typed. Talk on; the steps go on too.")


def in_its_step(state: Talk, what: str) -> None:
    """Raises ExerciseError with the step's own sentence when it is too early for that ("offers").

    A step's order is the help (AMBIT, Thinking Together; A Good Start in Life): no story before the task is marked,
    no advice before empathy.
    """
    may_be_written(state)
    first = state.first_with(what)
    if first is None:
        raise ExerciseError(f"{CALLED[what]}: this talk does not write that down. help shows what it takes.")
    if state.place < first:
        comes = f"{CALLED[what]} can be typed from step {first}, {state.steps[first].title}."
        raise ExerciseError(f"{state.step.not_yet or 'Not yet.'} {comes} Nothing is lost: type it again then.")


def words(state: Talk, text: str, limit: str, what: str) -> str:
    """The text, when it is one line and fits. Raises ExerciseError saying how long is too long."""
    return within(state.template, text, limit, what, _MOST[limit])


def offer_of(state: Talk, number: int) -> Offer:
    """The offer of that number. Raises ExerciseError naming those there are."""
    return thing_of(state.offers, number, "", "offer", "offer: ring her first")


def steps_named(state: Talk, keys: list[str]) -> tuple[str, ...]:
    """The keys, each of a step, in the order of the talk. Raises ExerciseError otherwise."""
    known = [step.key for step in state.steps]
    if not isinstance(keys, list) or not all(key in known for key in keys):
        raise ExerciseError(f"Steps are numbered 0 to {len(known) - 1}: ticks 1 2 4")
    return tuple(key for key in known if key in keys)


def whole(value: int, least: int, most: int, example: str) -> int:
    """The number, when it is a whole one in the range. Raises ExerciseError with the example."""
    if type(value) is not int or not least <= value <= most:
        raise ExerciseError(f"A number from {least} to {most} is needed here: {example}")
    return value
