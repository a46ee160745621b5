"""The moves that join two people: one tie of two, the last word of it, and what was said before. Pure."""

from __future__ import annotations

from exercises.kernel.checks import open_still
from exercises.kernel.moves import Form, also, each, hidden, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.netgram.saying import counted, in_words, joined, no_longer
from exercises.netgram.state import BOTH, MOST_CONTACTS, NOT_KNOWN, SIGNS, TO, WAYS, NetGram, Tie, pair, turned
from exercises.network.checks import chair_of

MOST_TIES = 1_000


def _one_way(pattern: str, example: str, means: str = "", way: str = TO) -> Form:
    return Form(pattern, example, means, joined, sets={"way": way})


@move(
    "<chair> <other> <sign>",
    "1 7 strained",
    "how two are tied: strong, thin, strained, broken, or ? for not known",
    joined,
    called="a tie",
)
@also("<chair> <other> ?", "1 29 ?", "we do not know how", joined, sets={"sign": NOT_KNOWN})
@each(
    _one_way("<chair> > <other> one way", "7 > 9 one way", "it goes from the first to the second"),
    _one_way("<chair> > <other> one-way|oneway", "7 > 9 one-way"),
    _one_way("<chair> > <other>", "7 > 9"),
    _one_way("<chair> > <other> <sign>", "7 > 9 thin"),
    _one_way("<chair> <other> both ways", "7 9 both ways", "it goes both ways again", BOTH),
)
def join(state: NetGram, *, chair: int, other: int, sign: str = "", way: str = "") -> NetGram:
    """How two are tied. Said again from either side it is the same tie, and the last word stands."""
    open_still(state)
    ends = _two(state, chair, other)
    if (sign and sign not in SIGNS) or (way and way not in WAYS) or not (sign or way):
        raise ExerciseError(f"A tie is {listed(list(SIGNS), joiner='or')}: {chair} {other} strained")
    tie = state.ties.get(ends)
    if tie is None:
        if len(state.ties) >= MOST_TIES:
            raise ExerciseError(f"{MOST_TIES:,} ties are as many as a picture holds.")
        made = Tie((chair, other), sign or NOT_KNOWN, way or BOTH)
    else:
        said = turned(way) if way and tie.between[0] != chair else way
        made = replace(tie, sign=sign or tie.sign, way=said or tie.way)
        if (made.sign, made.way) != (tie.sign, tie.way):
            made = replace(made, before=(*tie.before, in_words(tie)))
    return replace(state, ties={**state.ties, ends: made})


@move(
    "<chair> <other> contacts [:] <contacts>",
    "1 7 contacts 2",
    "how often they are in contact in a month; contacts ? is not asked",
    counted,
    called="contacts of a tie",
)
@also("<chair> <other> contacts [:] ?", "1 7 contacts ?", "", counted, sets={"contacts": None}, shown=hidden)
def contacts(state: NetGram, *, chair: int, other: int, contacts: float | None) -> NetGram:
    """How often two are in contact in a month; None for not asked."""
    open_still(state)
    ends, tie = _tie(state, chair, other)
    if contacts is not None and (
        isinstance(contacts, bool) or not isinstance(contacts, int | float) or not 0 <= contacts <= MOST_CONTACTS
    ):
        raise ExerciseError(f"Contacts a month are from 0 to {MOST_CONTACTS}: {chair} {other} contacts 2")
    return replace(state, ties={**state.ties, ends: replace(tie, contacts=contacts)})


@move(
    "<chair> <other> none",
    "7 8 none",
    "takes a tie out; undo brings it back",
    no_longer,
    called="taking out a tie",
    away=True,
)
def untie(state: NetGram, *, chair: int, other: int) -> NetGram:
    """A tie that is no more on this drawing."""
    open_still(state)
    ends, _ = _tie(state, chair, other)
    return replace(state, ties={known: tie for known, tie in state.ties.items() if known != ends})


def _two(state: NetGram, one: int, other: int) -> tuple[int, int]:
    first = chair_of(state, one)
    chair_of(state, other)
    if one == other:
        raise ExerciseError(f"A tie is between two: {first.called} is not tied to itself. {one} {_another(state, one)}")
    return pair(one, other)


def _another(state: NetGram, number: int) -> str:
    return f"{next((known for known in state.chairs if known != number), number + 1)} strong"


def _tie(state: NetGram, one: int, other: int) -> tuple[tuple[int, int], Tie]:
    ends = _two(state, one, other)
    tie = state.ties.get(ends)
    if tie is None:
        named = listed([chair_of(state, number).called for number in (one, other)])
        raise ExerciseError(f"{named} are not joined. Join them first: {one} {other} strong")
    return ends, tie
