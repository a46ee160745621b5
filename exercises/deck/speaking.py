"""The moves of two people who look at how they work together: what each says on a card, what both will do. Pure.

Both voices stay side by side and are never made one. All of it belongs to both: it is kept by both or by nobody, and
what is not kept goes out of the file when the exercise closes. Who did not want to talk is kept nowhere.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from exercises.deck.changing import nobody
from exercises.deck.drawing import card_of, with_card
from exercises.deck.state import DIFFER, VOICES, WILL, Card, Deck, Will
from exercises.kernel import checks
from exercises.kernel.making import fitting, the
from exercises.kernel.moves import Got, also, always, move, moves_in
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError, Owned

BOTH = "kept by both, or by nobody"


def two(state: Deck) -> bool:
    """Whether two people say something on the cards."""
    return bool(state.asked)


def _open(state: Deck) -> None:
    checks.open_still(state)
    if not state.asked:
        raise ExerciseError("Nothing is said on the cards of this deck.")


def places(state: Deck) -> dict[str, str]:
    """Whatever may be said on a card, each with what it is called."""
    spoken = {f"{voice} {one.key}": f"{state.role(voice)}, {one.title}" for voice in VOICES for one in state.asked}
    return {**spoken, DIFFER: "we differ"}


def _said(got: Got, state: Deck) -> str:
    return f"card {got['card']}, {state.role(got['voice'])}, {got['part']}: {got['text']} ({BOTH})"


def _an_answer(state: Deck) -> str:
    return f"2 a {state.asked[0].key}: she rings before she comes" if state.asked else ""


@move(
    "<card> <voice> <part>: <text>",
    _an_answer,
    "what one of the two says on a card, in their own words",
    _said,
    called="what one of the two said",
    private=True,
    when=two,
    undated=True,
)
@also(
    "<card> we differ: <text>",
    "2 we differ: how often is enough",
    "what you both leave as it is",
    f"card {{card}}, you differ: {{text}} ({BOTH})",
    private=True,
    when=two,
)
@also("<card> <voice> <part> none", "", "", "what {voice} said there is taken out", sets={"text": ""}, when=two)
def say(state: Deck, *, card: int, text: str, voice: str = "", part: str = "", at: str = "") -> Deck:
    """What a voice says on a card, or what both leave as it is; no words take it out. `at` is the day."""
    _open(state)
    place = f"{voice} {part}" if part else DIFFER
    if place not in places(state):
        raise ExerciseError(f"Whose words, and of what? For example {_an_answer(state)}")
    this = card_of(state, card)
    told = fitting(state.template, Card, voices=[text])["voices"] if text else ()
    voices = {**{key: said for key, said in this.voices.items() if key != place}, **({place: told[0]} if told else {})}
    return with_card(state, replace(this, voices=voices))


@move(
    "<card> <voice> first",
    "2 b first",
    "who speaks first on that card",
    "card {card}: {voice} speaks first",
    called="who speaks first",
    when=two,
    undated=True,
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
    "<voice> is [:] <role>",
    "a is the teacher",
    "the role of one of the two, never a name",
    "{voice} is {role}",
    called="a role of the two",
    when=two,
    undated=True,
)
def is_who(state: Deck, *, voice: str, role: str, at: str = "") -> Deck:
    """The role of one of the two; "" for none any more."""
    _open(state)
    told = fitting(state.template, Deck, roles=[nobody(role, "a is the teacher")])["roles"] if role else ()
    roles = {
        **{key: said for key, said in state.roles.items() if key != _voice(voice)},
        **dict.fromkeys([voice], *told),
    }
    return replace(state, roles=roles if role else {key: said for key, said in roles.items() if key != voice})


@move(
    "agreed",
    "agreed",
    "both would like to talk; a no is kept nowhere",
    "both would like to talk",
    called="that both would like to talk",
    when=two,
    undated=True,
)
@also("agreed no|off", says="not said", sets={"yes": False}, when=two)
def agree(state: Deck, *, yes: bool = True) -> Deck:
    """That both would like to talk."""
    _open(state)
    return replace(state, agreed=bool(yes))


# -- what both will do ------------------------------------------------------------------------------------------------


@move(
    "will: <text>",
    "will: ring on Tuesdays",
    "what you will do; then will 1 who the practitioner, and will 1 again 12 May",
    lambda got, state: f"will {state.numbers.get(WILL, 0) + 1}: {got['text']} ({BOTH})",
    called="what both will do",
    private=True,
    makes=WILL,
    when=two,
    undated=True,
)
def will(state: Deck, *, text: str, number: int = 0, at: str = "") -> Deck:
    """One more thing that they will do; without words it only has its number, for they were cleared."""
    _open(state)
    state, number = checks.numbered(state, WILL, number)
    return replace(state, wills={**state.wills, number: _will(state, Will(number), text=text)}) if text else state


def _will(state: Deck, this: Will, **fields: str) -> Will:
    return replace(this, **fitting(state.template, Will, **fields))


@move(
    "will <will> who [:] <text>",
    "will 1 who the practitioner",
    "who of you does it: a role",
    "will {will}: {text}",
    called="something of what both will do",
    private=True,
    when=two,
    undated=True,
    sets={"field": "who"},
)
@also(
    "will <will> again [:] <text:day>",
    "will 1 again 12 May",
    "when you look again",
    "will {will}: you look again {text}",
    sets={"field": "again"},
    private=True,
    when=two,
)
@also(
    "will <will>: <text>",
    "will 1: other words",
    "other words for it",
    "will {will}: {text}",
    sets={"field": "text"},
    private=True,
    when=two,
)
@also("will <will> remove", says="will {will} is taken out", sets={"field": "", "text": ""}, away=True, when=two)
def will_has(state: Deck, *, will: int, field: str, text: str = "", at: str = "") -> Deck:
    """Who does it, the day they look again, or other words; no words leave it as it is, for they were cleared."""
    _open(state)
    if not field:
        return replace(state, wills=checks.without(state.wills, will))
    if field not in ("text", "who", "again"):
        raise ExerciseError("Its words, who, or again: will 1 who the practitioner")
    if not text:
        return state
    fields = {field: nobody(text, "will 1 who the practitioner") if field == "who" else text}
    return replace(state, wills={**state.wills, will: _will(state, the(state, Will, will), **fields)})


# -- whose it is ------------------------------------------------------------------------------------------------------


@move(
    "keep <who>",
    "keep both",
    "both ask for their words to be kept; with one alone they go when it closes",
    lambda got, state: "kept by both" if state.keeps | _who(got["who"]) == frozenset(VOICES) else BOTH,
    called="words kept for both",
    when=two,
    undated=True,
    takes_back=lambda data: not data.get("yes", True),
)
@also("keep no|off", "keep no", "", "kept by nobody", sets={"who": "both", "yes": False}, when=two)
def keep_own(state: Deck, *, who: str, yes: bool = True) -> Deck:
    """Keeping means: do not clear. Only both together keep anything."""
    _open(state)
    return replace(state, keeps=state.keeps | _who(who) if yes else frozenset())


def _who(who: str) -> frozenset[str]:
    return frozenset(VOICES) if who == "both" else frozenset([_voice(who)])


@move(
    "demonstration",
    "demonstration",
    "for practice only: the room may see what the two will do",
    "a demonstration: the room may see what the two will do",
    called="a demonstration",
    when=two,
    undated=True,
)
@also("demonstration no|off", says="no demonstration: the room sees the card alone", sets={"on": False}, when=two)
def demonstrate(state: Deck, *, on: bool = True) -> Deck:
    """Whether it is shown for practice, so that the room may see what both will do."""
    _open(state)
    return replace(state, shown_in_training=bool(on))


def spoken(state: Deck) -> dict[str, str]:
    """All that belongs to both, by what a line calls it."""
    said = {f"{card.number} {place}": text for card in state.cards.values() for place, text in card.voices.items()}
    return {**said, **{one.goes: one.text for one in state.wills.values()}}


@move(
    "withdrawn",
    "withdrawn",
    "one of you takes it back: all of it goes, here and in what is made later",
    "all that both said is taken back",
    called="all of it taken back",
    when=two,
    undated=True,
    takes_back=always,
    given=lambda state, data: {} if "keys" in data else {"keys": list(spoken(state))},
)
def withdraw(state: Deck, *, keys: list[str]) -> Deck:
    """Either of the two takes it back, at any time: nobody's words stay."""
    _open(state)
    told = [str(key) for key in keys] if isinstance(keys, list) else []
    return replace(_without_all(state), keeps=frozenset(), gone=tuple(dict.fromkeys((*state.gone, *told))))


def _without_all(state: Deck) -> Deck:
    cards = {number: replace(card, voices={}) if card.voices else card for number, card in state.cards.items()}
    return replace(state, cards=cards, wills={}, roles={})


@move(called="the clearing of what two people said", undated=True, wordless=True)
def clear_own(state: Deck, *, places: list[list[Any]], entries: list[int]) -> Deck:
    """What both said leaves these places: each a number and what stands there. Raises ExerciseError for others."""
    if not isinstance(places, list) or not isinstance(entries, list):
        raise ExerciseError("Whose own words are cleared cannot be read.")
    for place in places:
        number, key = place if isinstance(place, list) and len(place) == 2 else (0, "")
        if key == WILL:
            state = replace(state, wills=checks.without(state.wills, number))
        elif key in VOICES:
            state = replace(state, roles={voice: role for voice, role in state.roles.items() if voice != key})
        elif number in state.cards:
            voices = {said: text for said, text in state.cards[number].voices.items() if said != key}
            state = with_card(state, replace(state.cards[number], voices=voices))
    return state


@move("close", "close", "ends it", "the exercise is closed", called="the closing", undated=True, wordless=True)
def close(state: Deck) -> Deck:
    """The exercise is over: what both said leaves it, unless both asked for it to be kept."""
    checks.open_still(state)
    return replace(state if state.kept else _without_all(state), closed=True)


def owned(kind: str, data: Mapping[str, Any], state: Deck) -> Owned | None:
    """What a recorded move has in it that belongs to both."""
    number, words = data.get("card") or data.get("will") or data.get("number") or 0, "text"
    part = f"{data.get('voice', '')} {data.get('part')}" if data.get("part") else DIFFER
    if kind == "is_who":
        number, part, words = 0, str(data.get("voice")), "role"
    elif kind in ("will", "will_has"):
        part = WILL
    elif kind != "say":
        return None
    if not data.get(words) or type(number) is not int:
        return None
    return Owned((number, part), {**data, words: ""}, state.kept, taken_back=bool(state.gone) and not state.kept)


MOVES = moves_in(sys.modules[__name__])
"""Every move of two people by its kind."""
