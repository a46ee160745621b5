"""The moves that write something of a talk down, none of which is ever required. Pure."""

from __future__ import annotations

from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded
from exercises.talk.checks import in_its_step, may_be_written, offer_of, open_still, steps_named, words
from exercises.talk.state import USEFUL, Offer, Talk

MOST_OFFERS = 200
MOST_OUTCOMES = 2
MOST_NEXT_STEPS = 3


def task(state: Talk, *, text: str = "") -> Talk:
    """Marks the task in its owner's words; without words it is marked aloud and stays with them.

    Marking the task is the first of AMBIT's four steps (Thinking Together).
    """
    open_still(state)
    if text:
        in_its_step(state, "task")
        words(state, text, "task", "the task")
    return replace(state, task=text, task_marked=True)


def offer(state: Talk, *, text: str, number: int = 0) -> Talk:
    """One thing somebody might try; nobody's name goes with it."""
    in_its_step(state, "offers")
    words(state, text, "offer", "an offer")
    if len(state.offers) >= MOST_OFFERS:
        raise ExerciseError("Two hundred offers are there. Choose among them: pick 3 7")
    if type(number) is not int or number > 9999 or 0 < number < state.next_offer or number < 0:
        raise ExerciseError(f"Number {number} was given to another offer meanwhile.")
    number = number or state.next_offer
    return replace(state, offers={**state.offers, number: Offer(number, text)}, next_offer=number + 1)


def reword_offer(state: Talk, *, offer: int, text: str) -> Talk:
    """An offer in better words."""
    in_its_step(state, "offers")
    held = offer_of(state, offer)
    changed = replace(held, text=words(state, text, "offer", "an offer"))
    return replace(state, offers={**state.offers, offer: changed})


def remove_offer(state: Talk, *, offer: int) -> Talk:
    """An offer taken back."""
    may_be_written(state)
    offer_of(state, offer)
    left = {number: held for number, held in state.offers.items() if number != offer}
    return replace(state, offers=left, chosen=tuple(number for number in state.chosen if number != offer))


def set_apart(state: Talk, *, offer: int, apart: bool) -> Talk:
    """An offer that is really a question is set apart, kindly; or comes back among the offers."""
    may_be_written(state)
    held = offer_of(state, offer)
    chosen = tuple(number for number in state.chosen if number != offer or not apart)
    changed = replace(held, question=bool(apart), when="" if apart else held.when)
    return replace(state, offers={**state.offers, offer: changed}, chosen=chosen)


def pick(state: Talk, *, offers: list[int]) -> Talk:
    """The few that whose talk it is picks, in their order; an empty list takes the choice back."""
    in_its_step(state, "chosen")
    numbers = list(dict.fromkeys(offers)) if isinstance(offers, list) else []
    if len(numbers) > state.most_chosen:
        most = state.most_chosen
        raise ExerciseError(f"{len(numbers)} are more than anybody does. At most {most}: pick 3 7")
    for number in numbers:
        if offer_of(state, number).question:
            raise ExerciseError(f"Offer {number} was set apart as a question. Make it an offer first: {number} offer")
    kept = {number: held if number in numbers else replace(held, when="") for number, held in state.offers.items()}
    return replace(state, offers=kept, chosen=tuple(numbers))


def when(state: Talk, *, offer: int, text: str) -> Talk:
    """When a chosen offer will be done; no words take it back."""
    in_its_step(state, "chosen")
    held = offer_of(state, offer)
    if offer not in state.chosen:
        raise ExerciseError(f"Offer {offer} is not chosen yet: pick {offer}")
    text = words(state, text, "when", "when it will be") if text else ""
    return replace(state, offers={**state.offers, offer: replace(held, when=text)})


def fitted(state: Talk, *, text: str) -> Talk:
    """What fitted, if the presenter wants it kept. The room sees it only after a nod for these words."""
    in_its_step(state, "fitted")
    text = words(state, text, "fitted", "what fitted") if text else ""
    return replace(state, fitted=text, fitted_nod=False)


def fitted_nod(state: Talk, *, yes: bool = True) -> Talk:
    """The presenter agrees that the room may see what fitted, or does not any more."""
    may_be_written(state)
    if not state.fitted:
        raise ExerciseError("There is nothing to nod to yet. First: fitted: mostly the second thing")
    return replace(state, fitted_nod=bool(yes))


def thought(state: Talk, *, roles: list[str]) -> Talk:
    """Who was thought about, one role each, in the order they were; said again it is the whole list."""
    in_its_step(state, "thought")
    if not isinstance(roles, list) or not roles or len(roles) > 20:
        raise ExerciseError("One to twenty roles: thought about: child, mother, the worker we find hardest")
    held: dict[str, str] = {}
    for role in roles:
        held.setdefault(folded(words(state, role, "role", "a role")), role)
    return replace(state, thought=tuple(held.values()))


def outcome(state: Talk, *, text: str, place: int = 0) -> Talk:
    """What whose talk it is thinks now; `place` changes one, and no words take it out."""
    in_its_step(state, "outcomes")
    kept = _lines(state, state.outcomes, text, place, "outcome", "an outcome", MOST_OUTCOMES)
    return replace(state, outcomes=kept)


def next_step(state: Talk, *, text: str, place: int = 0) -> Talk:
    """What whose talk it is will do next; `place` changes one, and no words take it out."""
    in_its_step(state, "next")
    kept = _lines(state, state.next_steps, text, place, "next", "a next step", MOST_NEXT_STEPS)
    return replace(state, next_steps=kept)


def _lines(
    state: Talk, held: tuple[str, ...], text: str, place: int, limit: str, what: str, most: int
) -> tuple[str, ...]:
    word = "outcome" if limit == "outcome" else "next step"
    if type(place) is not int or not 0 <= place <= len(held):
        there = f"There is {word} 1 to {len(held)}." if held else f"There is none yet: {word}: ring her first"
        raise ExerciseError(f"There is no {word} {place}. {there}")
    if text:
        words(state, text, limit, what)
    if place:
        return (*held[: place - 1], *([text] if text else []), *held[place:])
    if not text:
        raise ExerciseError(f"There are no words for {what} yet. Type them after the colon.")
    if len(held) >= most:
        raise ExerciseError(f"{most} are enough. Change one: {word} 1: other words. Or take it out: {word} 1 remove")
    return (*held, text)


def useful(state: Talk, *, answer: str) -> Talk:
    """Whether it was what was needed, if anybody wants to say; "" takes it back."""
    in_its_step(state, "useful")
    if answer and answer not in USEFUL:
        raise ExerciseError("Was it of use? useful yes, useful partly or useful no")
    return replace(state, useful=answer)


def done(state: Talk, *, steps: list[str]) -> Talk:
    """The steps the helper ticks as done: the whole list each time."""
    may_be_written(state)
    return replace(state, done=steps_named(state, steps))


def ticks(state: Talk, *, steps: list[str]) -> Talk:
    """The steps the observer saw: the whole list each time."""
    may_be_written(state)
    _observed(state)
    return replace(state, ticks=steps_named(state, steps))


def helped(state: Talk, *, text: str) -> Talk:
    """The observer's one thing that helped."""
    may_be_written(state)
    _observed(state)
    return replace(state, helped=words(state, text, "helped", "what helped") if text else "")


def _observed(state: Talk) -> None:
    if not state.observer:
        raise ExerciseError("Nobody observes this talk. In practice in threes: observer on")
