"""The moves that ask: answers and the pace. Pure."""

from __future__ import annotations

from exercises.kernel.checks import open_still, within
from exercises.kernel.moves import Form, also, always, each, hidden, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.network.checks import chair_of, for_chairs, visits_number, with_chair
from exercises.network.reversals import KEPT_APART, now_said, open_reversal, with_said, without_said
from exercises.network.saying import answer_now, answer_warning, answered, card, goes_over, in_a_room, place
from exercises.network.state import ANSWER_KINDS, ANSWERED, FIELD_WORDS, FIELDS, GUESS, UNKNOWN, Answer, Network, Said

_ASKED = (
    ("why|explanation", "explanation", "9 why: nobody asked her", "why is it so?"),
    ("do|intervention", "intervention", "9 do: stop tastes by mouth", "what to do?"),
    ("who|responsibility", "responsibility", "9 who: I decide on safety", "who does what?"),
    ("matters", "matters", "9 matters: safe swallowing", "what matters most"),
    ("visits", "visits", "9 visits: 2", "visits a month of a service: 2, 1/4, once a week, every 3 months, none"),
    ("felt", "felt", "9 felt: I get told off by the scales", "one line on how it is to sit here"),
)
QUESTIONS = listed([asked.partition("|")[0] for asked, *_ in _ASKED], joiner="or")
"""What a chair is asked, by the word that is typed."""


def _asks(word: str, field: str, example: str, means: str) -> Form:
    return Form(
        f"<chair> {word} [:] <answer{':booking' if field == 'visits' else ''}>",
        example,
        means,
        answered,
        sets={"field": field},
        warn=answer_warning,
        now=answer_now(field),
        shown=in_a_room if field == "visits" else always,
    )


@move(
    "<chair>",
    "9",
    "opens the chair's card: the fields in order, enter to the next",
    card,
    called="an answer",
    words=("words",),
    action="card",
    ask=f"What about {{thing}}? A chair is asked {QUESTIONS}. For example {{thing}} why: too many hands",
)
@each(*(_asks(*asked) for asked in _ASKED))
@also(
    "<chair> why [:] ?",
    "9 why ?",
    "we don't know; - is said nothing; ~ words is a guess",
    answered,
    sets={"field": "explanation", "kind": UNKNOWN},
)
def answer(
    state: Network, *, chair: int, field: str, kind: str, words: str = "", amount: float | None = None
) -> Network:
    """How one question was met from one chair."""
    open_still(state)
    seat = chair_of(state, chair)
    if field not in FIELDS:
        raise ExerciseError(f"A chair is asked {QUESTIONS}. For example {chair} why: too many hands")
    if kind not in ANSWER_KINDS:
        raise ExerciseError("An answer is words, ? (we don't know), - (said nothing) or ~ words (a guess).")
    what = FIELD_WORDS[field]
    if field == "visits":
        for_chairs(state, "visits a month")
        if kind in (ANSWERED, GUESS):
            amount = visits_number(amount, f"{chair} visits: 2")
        else:
            amount = None
        if words:
            raise ExerciseError(f"Visits a month is a number: {chair} visits: 2")
    else:
        amount = None
        if kind in (ANSWERED, GUESS):
            words = within(state.template, words, field if field in ("matters", "felt") else "answer", what)
        elif words:
            raise ExerciseError(f"Words or no words, not both, for {what}.")
    swapped = open_reversal(state, chair) if state.reversals and field in KEPT_APART else None
    if swapped is not None:
        return with_said(state, swapped, Said(chair, field, kind, words))
    return with_chair(state, replace(seat, answers={**seat.answers, field: Answer(kind, words, amount)}))


@move(
    "<chair> unask [:] <field>",
    "9 unask why",
    "back to not asked yet",
    "{chair}, {field}: not asked yet",
    called="a question back to not asked yet",
)
def unask(state: Network, *, chair: int, field: str) -> Network:
    """A question back to "not asked yet"."""
    open_still(state)
    seat = chair_of(state, chair)
    without = without_said(state, chair, field)
    if without is not None:
        return without
    if field not in seat.answers:
        raise ExerciseError(f"{FIELD_WORDS.get(field, field).capitalize()} was not asked of chair {chair} yet.")
    return with_chair(state, replace(seat, answers={key: a for key, a in seat.answers.items() if key != field}))


def _goes_over(asked: str, field: str) -> Form:
    return Form(
        f"<chair> {asked} to <to:{'booked' if field == 'visits' else 'elsewhere'}>",
        f"9 {asked.partition('|')[0]} to 11",
        f"{FIELD_WORDS[field]} goes to chair 11 as it stands; never over an answer there",
        goes_over,
        sets={"field": field},
        shown=always if field == "explanation" else hidden,
    )


@move(called="an answer moved")
@each(*(_goes_over(asked, field) for asked, field, _, _ in _ASKED))
def move_answer(state: Network, *, chair: int, field: str, to: int) -> Network:
    """An answer typed at the wrong chair, as it stands, at the right one; never over an answer that stands there."""
    open_still(state)
    seat, other, what = chair_of(state, chair), chair_of(state, to), FIELD_WORDS.get(field, field)
    word = next((asked.partition("|")[0] for asked, key, _, _ in _ASKED if key == field), field)
    if chair == to:
        raise ExerciseError(f"Two different chairs are needed, and the answer stays where it is: {chair} {word} to 11")
    said = now_said(state, chair, field)
    if said is None and field not in seat.answers:
        raise ExerciseError(
            f"Nothing was moved: {place(state, chair)} has no answer to {what} yet. "
            f"If these are its words: {chair} {word}: to {to}"
        )
    beside = said is not None and open_reversal(state, to) is not None
    if now_said(state, to, field) is not None if beside else field in other.answers:
        raise ExerciseError(
            f"Nothing was moved: {place(state, to)} has its own answer to {what}, and both are safe. "
            f"Move that one first: {to} {word} to another chair"
        )
    without = unask(state, chair=chair, field=field)
    if said is not None:
        return answer(without, chair=to, field=field, kind=said.kind, words=said.words)
    return with_chair(without, replace(other, answers={**other.answers, field: seat.answers[field]}))


@move(
    "pace [:] <pace>",
    "pace one line",
    "one line from each chair; pace full goes back",
    "the pace is {pace}",
    called="the pace",
    shown=in_a_room,
)
def pace(state: Network, *, pace: str) -> Network:
    """Full interviews, or one line from each chair when time is short."""
    open_still(state)
    for_chairs(state, "pace")
    if pace not in ("full", "one line"):
        raise ExerciseError("The pace is full or one line: pace one line")
    return replace(state, pace=pace)
