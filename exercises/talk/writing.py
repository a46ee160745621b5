"""The moves that write something of a talk down, none of which is ever required. Pure."""

from __future__ import annotations

from exercises.kernel.checks import open_still
from exercises.kernel.consent import no_nod
from exercises.kernel.moves import also, always, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded
from exercises.talk.checks import in_its_step, may_be_written, offer_of, steps_named, words
from exercises.talk.saying import (
    both_done,
    by_now,
    numbers_of,
    observed,
    own_line,
    roles_only,
    told,
    with_those_done,
)
from exercises.talk.state import USEFUL, Offer, Talk

MOST_OFFERS = 200
MOST_OUTCOMES = 2
MOST_NEXT_STEPS = 3


@move(
    "task [:] <text>",
    "task: clear my head before the call",
    "marks the task, in the words of whose talk it is",
    "the task: {text}",
    called="the task",
    private=lambda got, state: not state.shows("task"),
    warn=told("task"),
    shown=by_now("task"),
    ask="The task comes after the colon: task: clear my head. Only said aloud? Then just: task",
)
@also(
    "task",
    "task",
    "marked aloud only; nothing is written",
    "the task is marked, aloud only",
    sets={"text": ""},
    shown=by_now("task"),
)
def task(state: Talk, *, text: str = "") -> Talk:
    """Marks the task in its owner's words; without words it is marked aloud and stays with them.

    Marking the task is the first of AMBIT's four steps (Thinking Together).
    """
    open_still(state, "talk")
    if text:
        in_its_step(state, "task")
        words(state, text, "task", "the task")
    return replace(state, task=text, task_marked=True)


@move(
    "offer [:] <text>",
    "offer: ring her before the visit, not after",
    "one thing somebody might try; no author",
    lambda got, state: f"offer {state.next_offer}: {got['text']}",
    called="an offer",
    makes="offer",
    undated=True,
    warn=told("offer"),
    shown=by_now("offers"),
    words=("text",),
)
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


@move(
    "<offer>: <text>",
    "3: other words",
    "rewords offer 3",
    "offer {offer}: {text}",
    called="other words for an offer",
    warn=told("offer"),
    shown=by_now("offers"),
    words=("text",),
)
@also("<offer>", "3", "", "opens the card of offer {offer}", action="card")
def reword_offer(state: Talk, *, offer: int, text: str) -> Talk:
    """An offer in better words."""
    in_its_step(state, "offers")
    this_offer = offer_of(state, offer)
    changed = replace(this_offer, text=words(state, text, "offer", "an offer"))
    return replace(state, offers={**state.offers, offer: changed})


@move(
    "<offer> remove",
    "3 remove",
    "takes an offer out",
    "offer {offer} is taken out",
    called="taking out an offer",
    takes_back=always,
    shown=by_now("offers"),
)
def remove_offer(state: Talk, *, offer: int) -> Talk:
    """An offer taken back."""
    may_be_written(state)
    offer_of(state, offer)
    left = {number: one for number, one in state.offers.items() if number != offer}
    return replace(state, offers=left, chosen=tuple(number for number in state.chosen if number != offer))


@move(
    "<offer> question",
    "3 question",
    "sets apart an offer that is really a question; 3 offer brings it back",
    "offer {offer} is set apart, as a question",
    called="whether an offer is a question",
    sets={"apart": True},
    shown=by_now("offers"),
)
@also("<offer> offer", "3 offer", "", "offer {offer} is among the offers", sets={"apart": False})
def set_apart(state: Talk, *, offer: int, apart: bool) -> Talk:
    """An offer that is really a question is set apart, kindly; or comes back among the offers."""
    may_be_written(state)
    this_offer = offer_of(state, offer)
    chosen = tuple(number for number in state.chosen if number != offer or not apart)
    changed = replace(this_offer, question=bool(apart), when="" if apart else this_offer.when)
    return replace(state, offers={**state.offers, offer: changed}, chosen=chosen)


@move(
    "pick [:] <offers>",
    "pick 1 2",
    "those they choose; pick none takes it back",
    "chosen: {offers}",
    called="what was chosen",
    shown=by_now("chosen"),
)
@also("pick [:] none|nothing|off", "pick none", "", "nothing is chosen", sets={"offers": []})
def pick(state: Talk, *, offers: list[int]) -> Talk:
    """The few that whose talk it is picks, in their order; an empty list takes the choice back."""
    in_its_step(state, "chosen")
    numbers = list(dict.fromkeys(offers)) if isinstance(offers, list) else []
    if len(numbers) > state.most_chosen:
        fewer = " ".join(map(str, numbers[: state.most_chosen]))
        raise ExerciseError(f"{len(numbers)} are more than anybody does. At most {state.most_chosen}: pick {fewer}")
    for number in numbers:
        if offer_of(state, number).question:
            raise ExerciseError(f"Offer {number} was set apart as a question. Make it an offer first: {number} offer")
    kept = {number: one if number in numbers else replace(one, when="") for number, one in state.offers.items()}
    return replace(state, offers=kept, chosen=tuple(numbers))


@move(
    "when <offer:chosen> [:] <text>",
    "when 1: Friday",
    "when a chosen one will be done",
    "offer {offer}: {text}",
    called="when an offer will be done",
    shown=by_now("chosen"),
    words=("text",),
)
@also("when <offer:chosen> [:] none", "when 1: none", "", "offer {offer} has no date", sets={"text": ""})
@also("<offer> when [:] <text>", "1 when Friday", "", "offer {offer}: {text}")
@also("<offer> when [:] none", "1 when none", "", "offer {offer} has no date", sets={"text": ""})
def when(state: Talk, *, offer: int, text: str) -> Talk:
    """When a chosen offer will be done; no words take it back."""
    in_its_step(state, "chosen")
    this_offer = offer_of(state, offer)
    if offer not in state.chosen:
        raise ExerciseError(f"Offer {offer} is not chosen yet: pick {offer}")
    text = words(state, text, "when", "when it will be") if text else ""
    return replace(state, offers={**state.offers, offer: replace(this_offer, when=text)})


@move(
    "fitted [:] <text>",
    "fitted: mostly the second thing",
    "what fitted, if they want it kept",
    "what fitted: {text}",
    called="what fitted",
    private=True,
    shown=by_now("fitted"),
)
@also("fitted none", "fitted none", "", "nothing is kept of what fitted", sets={"text": ""})
def fitted(state: Talk, *, text: str) -> Talk:
    """What fitted, if the presenter wants it kept. The room sees it only after a nod for these words."""
    in_its_step(state, "fitted")
    text = words(state, text, "fitted", "what fitted") if text else ""
    return replace(state, fitted=text, fitted_nod=False)


@move(
    "fitted nod|yes [yes]",
    "fitted nod",
    "their yes that the room may see it; fitted no nod takes that back",
    "the room may see what fitted",
    called="whether the room may see what fitted",
    takes_back=no_nod,
    sets={"yes": True},
    shown=by_now("fitted"),
)
@also("fitted no [nod]", "fitted no nod", "", "the room may not see what fitted", sets={"yes": False})
@also("fitted nod no|off", "fitted nod no", "", "the room may not see what fitted", sets={"yes": False})
def fitted_nod(state: Talk, *, yes: bool = True) -> Talk:
    """The presenter agrees that the room may see what fitted, or does not any more."""
    may_be_written(state)
    if not state.fitted:
        raise ExerciseError("There is nothing to nod to yet. First: fitted: mostly the second thing")
    return replace(state, fitted_nod=bool(yes))


@move(
    "thought [about] [:] <roles>",
    "thought about: child, mother, the worker we find hardest",
    "who was thought about; roles only",
    "thought about: {roles}",
    called="who was thought about",
    warn=roles_only,
    shown=by_now("thought"),
    ask="Who was thought about?",
)
def thought(state: Talk, *, roles: list[str]) -> Talk:
    """Who was thought about, one role each, in the order they were; said again it is the whole list."""
    in_its_step(state, "thought")
    if not isinstance(roles, list) or not roles or len(roles) > 20:
        raise ExerciseError("One to twenty roles: thought about: child, mother, the worker we find hardest")
    written: dict[str, str] = {}
    for role in roles:
        written.setdefault(folded(words(state, role, "role", "a role")), role)
    return replace(state, thought=tuple(written.values()))


@move(
    "outcome [<place>] [:] <text>",
    "outcome: I can leave it until Monday",
    "what they think now, two at most; outcome 1: … changes one",
    own_line("outcome"),
    called="an outcome",
    private=True,
    shown=by_now("outcomes"),
)
@also("outcome <place> remove|none", "outcome 1 remove", "", "outcome {place} is taken out", sets={"text": ""})
def outcome(state: Talk, *, text: str, place: int = 0) -> Talk:
    """What whose talk it is thinks now; `place` changes one, and no words take it out."""
    in_its_step(state, "outcomes")
    kept = _lines(state, state.outcomes, text, place, "outcome", "an outcome", MOST_OUTCOMES)
    return replace(state, outcomes=kept)


@move(
    "next steps|step [<place>] [:] <text>",
    "next step: ring the ward",
    "what they will do next; next step 1 remove takes it out",
    own_line("next step"),
    called="a next step",
    private=lambda got, state: not state.shows("next"),
    shown=by_now("next"),
)
@also(
    "next steps|step <place> remove|none", "next step 1 remove", "", "next step {place} is taken out", sets={"text": ""}
)
def next_step(state: Talk, *, text: str, place: int = 0) -> Talk:
    """What whose talk it is will do next; `place` changes one, and no words take it out."""
    in_its_step(state, "next")
    kept = _lines(state, state.next_steps, text, place, "next", "a next step", MOST_NEXT_STEPS)
    return replace(state, next_steps=kept)


def _lines(
    state: Talk, lines: tuple[str, ...], text: str, place: int, limit: str, what: str, most: int
) -> tuple[str, ...]:
    word = "outcome" if limit == "outcome" else "next step"
    if type(place) is not int or not 0 <= place <= len(lines):
        there = f"There is {word} 1 to {len(lines)}." if lines else f"There is none yet: {word}: ring her first"
        raise ExerciseError(f"There is no {word} {place}. {there}")
    if text:
        words(state, text, limit, what)
    if place:
        return (*lines[: place - 1], *([text] if text else []), *lines[place:])
    if not text:
        raise ExerciseError(f"There are no words for {what} yet. Type them after the colon.")
    if len(lines) >= most:
        raise ExerciseError(f"{most} are enough. Change one: {word} 1: other words")
    return (*lines, text)


@move(
    "useful [:] <answer:useful>",
    "useful yes",
    "yes, partly or no, if they want to say; useful none takes it back",
    "of use: {answer}",
    called="whether it was of use",
    private=True,
    shown=by_now("useful"),
)
@also("useful [:] none", "useful none", "", "nothing is said of whether it was of use", sets={"answer": ""})
def useful(state: Talk, *, answer: str) -> Talk:
    """Whether it was what was needed, if anybody wants to say; "" takes it back."""
    in_its_step(state, "useful")
    if answer and answer not in USEFUL:
        raise ExerciseError("Was it of use? useful yes, useful partly or useful no")
    return replace(state, useful=answer)


@move(
    "done [:] <steps>",
    "done 1 2",
    "ticks steps as done; done none takes the ticks back",
    both_done,
    called="steps ticked as done",
    private=True,
    data=with_those_done,
)
@also("done [:] none", "done none", "", "done: no step", sets={"steps": []}, private=True)
def done(state: Talk, *, steps: list[str]) -> Talk:
    """The steps the helper ticks as done: the whole list each time."""
    may_be_written(state)
    return replace(state, done=steps_named(state, steps))


@move(
    "ticks [:] <steps>",
    "ticks 1 2 4",
    "the observer saw those steps",
    lambda got, state: f"the observer saw: {numbers_of(state, got['steps'])}",
    called="what the observer saw",
    private=True,
    shown=observed,
)
@also("ticks [:] none", "ticks none", "", "the observer saw: no step", sets={"steps": []}, private=True)
def ticks(state: Talk, *, steps: list[str]) -> Talk:
    """The steps the observer saw: the whole list each time."""
    may_be_written(state)
    _observed(state)
    return replace(state, ticks=steps_named(state, steps))


@move(
    "helped [:] <text>",
    "helped: waiting until I had finished",
    "the observer's one thing that helped",
    "one thing that helped: {text}",
    called="one thing that helped",
    private=True,
    shown=observed,
)
def helped(state: Talk, *, text: str) -> Talk:
    """The observer's one thing that helped."""
    may_be_written(state)
    _observed(state)
    return replace(state, helped=words(state, text, "helped", "what helped") if text else "")


def _observed(state: Talk) -> None:
    if not state.observer:
        raise ExerciseError("Nobody observes this talk. In practice in threes: observer on")
