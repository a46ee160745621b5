"""What the lines of a net-gram say of themselves before enter. Pure."""

from __future__ import annotations

from exercises.kernel import amounts
from exercises.kernel.days import full_day, in_full
from exercises.kernel.moves import Got
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded
from exercises.netgram.state import BOTH, NOT_KNOWN, RING_WORDS, RINGS, TO, VIEWS, NetGram, Tie, pair, turned
from exercises.network import saying
from exercises.network.checks import chair_of


def name(state: NetGram, number: int) -> str:
    """What somebody is called in a sentence: the name alone."""
    return chair_of(state, number).name


def way_words(tie: Tie, called: str, other: str) -> str:
    """ "Jo to Marama", or "Jo and Marama" where it goes both ways."""
    if tie.way == BOTH:
        return f"{called} and {other}"
    return f"{called} to {other}" if tie.way == TO else f"{other} to {called}"


def sign_words(tie: Tie) -> str:
    """ "strained", or "thin, one way"."""
    return tie.sign if tie.way == BOTH else f"{tie.sign}, one way"


def in_words(tie: Tie) -> str:
    """A tie as it stood, by numbers: "strained"; "7 to 9: thin, one way"."""
    if tie.way == BOTH:
        return tie.sign
    one, other = tie.between if tie.way == TO else tie.between[::-1]
    return f"{tie.sign}, one way from {one} to {other}"


def as_seen(state: NetGram) -> str:
    """ ", as Hine sees it"; ", a guess"; "" before it was said whose view it is."""
    if state.view_kind == VIEWS[2]:
        return ", a guess"
    return f", as {state.view.partition(',')[0]} sees it" if state.view else ""


def joined(got: Got, state: NetGram) -> str:
    """How two will be tied, as whom sees it."""
    one, other = got["chair"], got["other"]
    known = state.ties.get(pair(one, other))
    tie = known or Tie((one, other), NOT_KNOWN)
    way = got.get("way", "")
    way = turned(way) if way and tie.between[0] != one else way
    tie = replace(tie, sign=got.get("sign") or tie.sign, way=way or tie.way)
    pair_said = way_words(tie, name(state, tie.between[0]), name(state, tie.between[1]))
    before = f"; it was {in_words(known)}" if known is not None and in_words(known) != in_words(tie) else ""
    return f"{pair_said}: {sign_words(tie)}{as_seen(state)}{before}"


def counted(got: Got, state: NetGram) -> str:
    """How often two are in contact."""
    told = "not asked" if got["contacts"] is None else amounts.told(got["contacts"])
    return f"{name(state, got['chair'])} and {name(state, got['other'])}, contacts a month: {told}"


def no_longer(got: Got, state: NetGram) -> str:
    """Which tie is taken out."""
    return f"{name(state, got['chair'])} and {name(state, got['other'])}: no tie on this drawing; undo brings it back"


def ringed(got: Got, state: NetGram) -> str:
    """Which ring somebody is in."""
    near = got["near"]
    where = f"in the {RING_WORDS[near]} ring" if near else "off this drawing"
    return f"{chair_of(state, got['chair']).called}: {where}"


def carded(got: Got, state: NetGram) -> str:
    """Whose card is opened."""
    return f"everything known of {chair_of(state, got['chair']).called}"


def set_out(got: Got, state: NetGram) -> str:
    """Who comes on, and where."""
    near = got.get("near", "")
    return saying.set_out(got, state) + (f", {RING_WORDS[near]}" if near else "")


def put_on_prompt(got: Got, state: NetGram) -> str:
    """What is asked of somebody who is put on: who they are, or whether the word at the end of the name is the ring."""
    words = got["person"].split()
    if words[1:] and not got.get("near") and folded(words[-1]) in (*RINGS, *RING_WORDS.values()):
        typed = f"+ {state.row(got['row']).typed} {words[-1]} {' '.join(words[:-1])}"
        return f"“{words[-1]}” is read as part of the name. The ring stands before it: {typed}"
    return saying.person_prompt(got, state)


# -- the drawing ------------------------------------------------------------------------------------------------------


def kind_of_view(state: NetGram, whose: str, kind: str = "") -> str:
    """Whose kind of view it is: as it was said, else that of whoever is called so, else the whānau's."""
    if kind:
        return kind
    first = folded(whose.partition(",")[0])
    called = [chair for chair in state.chairs.values() if first and folded(chair.name).partition(" ")[0] == first]
    if called and not any(state.row(chair.row).whanau for chair in called):
        return VIEWS[1]
    return VIEWS[2] if "guess" in folded(whose).split() else VIEWS[0]


def viewed(got: Got, state: NetGram) -> str:
    """Whose view it is. Raises ExerciseError for a kind of view and nobody whose it is."""
    kinds = {folded(word) for view in VIEWS[1:] for word in (view, *view.split())}
    whose = folded(got["whose"])
    if whose in kinds or whose.endswith(":"):
        raise ExerciseError("Whose view is it? view practitioner: Jo, or view guess: the four of us")
    kind = kind_of_view(state, got["whose"], got.get("kind", ""))
    if kind == VIEWS[2]:
        return f"this picture is a guess by {got['whose']}; wherever it is seen it says GUESS"
    said = {VIEWS[0]: "a view from the whānau", VIEWS[1]: "a practitioner's view"}[kind]
    return f"this picture is as {got['whose']} sees it: {said}"


def before_the_last(got: Got, state: NetGram) -> str:
    """A gentle word about a drawing of an earlier day than the one before it: what is new and what is gone would be
    the other way round."""
    day, is_next = full_day(got.get("day", "")), got["drawing"] != state.drawing
    before = state if is_next else next(iter(state.drawn[-1:]), None)
    if not day or before is None or not before.day or day >= before.day:
        return ""
    number = state.drawing if is_next else state.drawing - 1
    return f"That is before drawing {number}, of {in_full(before.day)}. Is another day meant?"


def begun(got: Got, state: NetGram) -> str:
    """Which drawing is begun, or of which day this one is."""
    day = got.get("day", "")
    on = f", {in_full(full_day(day) or day)}" if day else ""
    if got["drawing"] == state.drawing:
        return f"this drawing, {state.drawing}{on}"
    return f"drawing {got['drawing']}{on}: everybody is placed and joined anew; the one before is kept"


def asked_for_consent(got: Got, state: NetGram) -> str:
    """Whether it may be shown."""
    if got["consent"] == "yes":
        return "those on it said yes: the room may see it, and it may be handed to those who took part"
    return "they did not say yes: neither the room nor a page for others has it"


def refuse_unknown(kind: str) -> None:
    """Raises ExerciseError for a kind of view that there is none of."""
    if kind and kind not in VIEWS:
        raise ExerciseError("A view is the whānau's, a practitioner's or a group guess: view practitioner: Jo")
