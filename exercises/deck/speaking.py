"""The moves of two people who look at how they work together: what each says on a card, what both will do. Pure.

Both voices stay side by side and are never made one. All of it belongs to both: it is kept by both or by nobody, and
what is not kept goes out of the file when the exercise closes. Who did not want to talk is kept nowhere.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any

from exercises.deck.changing import nobody
from exercises.deck.drawing import card_of, is_on_a_card, with_card
from exercises.deck.state import DIFFER, VOICES, WILL, Deck
from exercises.kernel import checks
from exercises.kernel.moves import Form, Got, also, always, each, move, moves_in
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError, Owned
from exercises.kernel.trying import filled_in

BOTH = "kept by both, or by nobody"
_LIMITS = {"who": 60, "again": 40, **dict.fromkeys(VOICES, 40)}
"""Characters that a place takes by its last word; any other takes 120."""


def two(state: Deck) -> bool:
    """Whether two people say something on the cards."""
    return bool(state.asked)


def _open(state: Deck) -> None:
    checks.open_still(state)
    if not state.asked:
        raise ExerciseError("Nothing is said on the cards of this deck.")
    if state.gone:
        raise ExerciseError("All of this was taken back. Another review has a session of its own: holdspace new")


def called(state: Deck, place: str) -> str:
    """What a place where words stand is called: "card 2, the teacher, goes well". Raises ExerciseError for none."""
    head, *rest = place.split()
    if head == WILL and rest[:1] and rest[0].isdecimal() and rest[1:] in ([], ["who"], ["again"]):
        return {"who": f"who does {rest[0]}", "again": "look again"}.get(rest[-1], f"we will {rest[0]}")
    if head in VOICES and not rest:
        return head.upper()
    parts = {one.key: one.title for one in state.asked}
    if head.isdecimal() and rest == [DIFFER]:
        return f"card {card_of(state, int(head)).number}, we differ"
    if head.isdecimal() and len(rest) == 2 and rest[0] in VOICES and rest[1] in parts:
        return f"card {card_of(state, int(head)).number}, {state.role(rest[0])}, {parts[rest[1]]}"
    raise ExerciseError(f"Whose words, and of what? For example {_an_answer(state)}")


def spoken_of(state: Deck, data: Mapping[str, Any]) -> str:
    """The card that a move's data speak of, and whose voice, without a word of it; "" for none that is there."""
    number, *voice = str(data.get("card", data.get("place", ""))).split()[:2] or [""]
    if not number.isdecimal() or int(number) not in state.cards:
        return ""
    return " ".join((f"card {number}", *(f"for {one.upper()}" for one in voice if one in VOICES)))


def _an_answer(state: Deck) -> str:
    return f"2 a {state.asked[0].key}: she rings before she comes" if state.asked else ""


def _placed(got: Got, state: Deck) -> Got:
    """A line's data: where its words stand, and the words."""
    told = {"card": str(state.about), **{name: str(value) for name, value in got.items()}}
    return {"place": filled_in(got["place"], told), "text": got["text"]}


def _says(got: Got, state: Deck) -> str:
    place, text = _placed(got, state).values()
    return f"{called(state, place if place != WILL else _next(state))}: {text or 'taken out'} ({BOTH})"


def _next(state: Deck) -> str:
    return f"{WILL} {state.wills + 1}"


_LINES: tuple[tuple[str, str | Callable[[Deck], str], str, str], ...] = (
    ("<card> <voice> <part>: <text>", _an_answer, "what one of the two says, in their words", "{card} {voice} {part}"),
    ("<card> we differ: <text>", "2 we differ: how often is enough", "what you both leave as it is", "{card} differ"),
    ("<voice> is [:] <text:role>", "a is the teacher", "the role of one of the two, never a name", "{voice}"),
    ("will: <text>", "will: ring on Tuesdays", "what you will do", WILL),
    ("will <will>: <text>", "will 1: other words", "other words for it", "will {will}"),
    ("will <will> who [:] <text>", "will 1 who the practitioner", "who of you does it: a role", "will {will} who"),
    ("will <will> again [:] <text:day>", "will 1 again 12 May", "when you look again", "will {will} again"),
)
_OUT = tuple(
    (f"{pattern.partition('<text')[0].rstrip(' :[]')} none", place) for pattern, _, _, place in _LINES if place != WILL
)
"""Every line that says something, each with where its words stand; and those that take it out again."""
_CARD = "<card> "
_ASKS: Mapping[str, Callable[[Got, Deck], str]] = {
    "{voice}": lambda got, state: f"Who that is: a is the teacher. What they say, on which card? {_an_answer(state)}"
}
"""What a line is asked that is not clear, by where its words stand."""


def _on_it(*lines: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """The same without its number, for the card that is talked about."""
    return tuple((pattern.removeprefix(_CARD), place) for pattern, place in lines if pattern.startswith(_CARD))


@move(
    called="something that belongs to both",
    given=lambda state, data: {"place": _next(state)} if data.get("place") == WILL else {},
)
@each(
    *(
        Form(
            pattern, example, means, _says, sets={"place": place}, data=_placed, private=True, ask=_ASKS.get(place, "")
        )
        for pattern, example, means, place in _LINES
    ),
    *(Form(pattern, says=_says, sets={"place": place, "text": ""}, data=_placed) for pattern, place in _OUT),
    *(
        Form(pattern, says=_says, sets={"place": place}, data=_placed, private=True, when=is_on_a_card)
        for pattern, place in _on_it(*((pattern, place) for pattern, _, _, place in _LINES))
    ),
    *(
        Form(pattern, says=_says, sets={"place": place, "text": ""}, data=_placed, when=is_on_a_card)
        for pattern, place in _on_it(*_OUT)
    ),
)
def say(state: Deck, *, place: str, text: str, at: str = "") -> Deck:
    """Words of one of the two, or of both, in that place; none take them out. `at` is the day."""
    _open(state)
    what, last = called(state, place), place.split()[-1]
    number = int(place.split()[1]) if place.startswith(WILL) else 0
    if text and last in _LIMITS and last != "again":
        nobody(text, "a is the teacher")
    if text:
        checks.within(state.template, text, last, what, _LIMITS.get(last, 120))
    left = {one: words for one, words in state.voices.items() if one != place}
    return replace(state, voices={**left, place: text} if text else left, wills=max(state.wills, number))


@move("<card> <voice> first", "2 b first", "who speaks first on that card", "{voice} speaks first", called="who begins")
@also(
    "<voice> first",
    says="{voice} speaks first",
    when=is_on_a_card,
    data=lambda got, state: {"card": state.about, "voice": got["voice"]},
)
def speaks_first(state: Deck, *, card: int, voice: str) -> Deck:
    """Who speaks first on a card."""
    _open(state)
    return with_card(state, replace(card_of(state, card), first=_voice(voice)))


def _voice(voice: Any) -> str:
    if voice not in VOICES:
        raise ExerciseError("There are two voices, a and b.")
    return str(voice)


@move(
    "agreed",
    "agreed",
    "both would like to talk; a no is kept nowhere",
    "both would like to talk",
    called="whether both would like to talk",
)
@also("agreed no|off", says="not said", sets={"yes": False})
def agree_to_talk(state: Deck, *, yes: bool = True) -> Deck:
    """That both would like to talk."""
    _open(state)
    return replace(state, agreed=bool(yes))


@move(
    "keep <who>",
    "keep both",
    "both ask for their words to be kept; with one alone they go when it closes",
    lambda got, state: "kept by both" if state.keeps | _who(got["who"]) == frozenset(VOICES) else BOTH,
    called="whether it is kept by both",
    takes_back=lambda data: not data.get("yes", True),
)
@also(
    "keep no|off|none|nothing",
    "keep no",
    "one of them will not have it kept after all",
    "kept by nobody",
    sets={"who": "both", "yes": False},
)
def keep_own(state: Deck, *, who: str, yes: bool = True) -> Deck:
    """Keeping means: do not clear. Only both together keep anything."""
    _open(state)
    return replace(state, keeps=state.keeps | _who(who) if yes else frozenset())


def _who(who: str) -> frozenset[str]:
    return frozenset(VOICES) if who == "both" else frozenset([_voice(who)])


@move(
    "demonstration",
    "demonstration",
    "for practice: the room sees what you will do",
    "shown",
    called="whether it is a demonstration",
    takes_back=lambda data: not data.get("on", True),
)
@also("demonstration no|off", says="no demonstration: the room does not see what you will do", sets={"on": False})
def demonstrate(state: Deck, *, on: bool = True) -> Deck:
    """Whether it is shown for practice, so that the room may see what both will do."""
    _open(state)
    return replace(state, shown_in_training=bool(on))


@move(
    "withdrawn",
    "withdrawn",
    "one of you takes it back: all of it goes, here and in what is made later",
    "all that both said is taken back",
    called="all of it taken back",
    takes_back=always,
    given=lambda state, data: {} if "keys" in data else {"keys": list(state.voices)},
)
def withdraw(state: Deck, *, keys: list[str]) -> Deck:
    """Either of the two takes it back, at any time: nobody's words stay."""
    _open(state)
    told = tuple(str(key) for key in keys) if isinstance(keys, list) else ()
    return replace(state, voices={}, keeps=frozenset(), gone=told)


@move(called="the clearing of what two people said")
def clear_own(state: Deck, *, places: list[list[Any]], entries: list[int]) -> Deck:
    """What both said leaves these places: each 0 and what a line calls it. Raises ExerciseError for others."""
    if not isinstance(places, list) or not isinstance(entries, list):
        raise ExerciseError("Whose own words are cleared cannot be read.")
    gone = [place[1] for place in places if isinstance(place, list) and len(place) == 2]
    return replace(state, voices={place: words for place, words in state.voices.items() if place not in gone})


@move("close", "close", "ends it", "the exercise is closed", called="the closing")
def close(state: Deck) -> Deck:
    """The exercise is over: what both said leaves it, unless both asked for it to be kept."""
    checks.open_still(state)
    return replace(state, voices=state.voices if state.kept else {}, closed=True)


def owned(kind: str, data: Mapping[str, Any], state: Deck) -> Owned | None:
    """What a recorded move has in it that belongs to both."""
    if kind != "say" or not data.get("text") or not isinstance(data.get("place"), str):
        return None
    return Owned((0, data["place"]), {**data, "text": ""}, state.kept, taken_back=bool(state.gone))


def roles(state: Deck, kind: str, data: Mapping[str, Any]) -> tuple[str, ...]:
    """The words of a move that are a role or a group, and so nobody's name."""
    is_role = kind == "say" and str(data.get("place", "")).split()[-1:] in (["who"], ["a"], ["b"])
    return tuple(filter(None, (data.get("source", ""), data.get("text", "") if is_role else "")))


MOVES = moves_in(sys.modules[__name__])
"""Every move of two people by its kind."""
