"""What a file of decks, and one of relationship reviews, may hold. Written down in docs/deck-format.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from exercises.kernel.p_numbers import P_NUMBER
from exercises.kernel.schema import Fault, Kind, anything, fitting, one_of, several, table, truth, whole, words

_WORDS, _NEEDED = words(), words(needed=True)
_NOBODY = "{said} is somebody's number. Say a role or a group."


def _role(most: int, *, needed: bool = False) -> Kind:
    return words(most, needed=needed, fits=lambda said: not P_NUMBER.search(said), says=_NOBODY)


_NUMBER = whole(1, 9999, needed=True)
_TIMES = whole(0, 9999)


def _in_order(card: Mapping[str, Any]) -> Iterator[Fault]:
    versions = card.get("versions")
    for at, version in enumerate(versions if isinstance(versions, list) else ()):
        number = version.get("version") if isinstance(version, Mapping) else None
        if type(number) is int and number != at + 1:
            yield Fault(f"versions[{at}].version", f"this is version {at + 1}; they stand in the order they were made.")


def _once(name: str, key: str) -> Any:
    def rule(value: Mapping[str, Any]) -> Iterator[Fault]:
        seen: dict[int, int] = {}
        there = value.get(name)
        for at, item in enumerate(there if isinstance(there, list) else ()):
            number = item.get(key) if isinstance(item, Mapping) else None
            if type(number) is int and seen.setdefault(number, at) != at:
                yield Fault(f"{name}[{at}].{key}", f"{number} is the {key} of {name}[{seen[number]}] too.")

    return rule


_VERSION = table(
    {"version": whole(1, 99, needed=True), "text": words(200, needed=True), "from": _role(80, needed=True)}
)
_CARD = table(
    {
        "number": _NUMBER,
        "theme": _NEEDED,
        "versions": several(_VERSION, least=1),
        "retired": table({"why": words(160, needed=True), "from": _role(80)}),
        "opened": _TIMES,
        "flat": _TIMES,
    },
    _in_order,
)
CARDS, PAIRED, REVIEWS = "cards", "relationship_cards", "reviews"
"""The two decks of a file."""


def decks(counted: Iterable[str]) -> Kind:
    """A file of decks; `counted` are the words whose hands are counted."""
    known = dict.fromkeys(counted, _TIMES)
    hands = table({"session": _NEEDED, "passed": _TIMES, **known}) if known else anything()
    return table(
        {
            "schema_note": _WORDS,
            "programme": _WORDS,
            "themes": several(_NEEDED),
            CARDS: several(_CARD, most=1_000),
            PAIRED: several(_CARD, most=1_000),
            "stance_counts": several(hands, once="session"),
        },
        _once(CARDS, "number"),
        _once(PAIRED, "number"),
    )


def _agrees(review: Mapping[str, Any]) -> Iterator[Fault]:
    keep = review.get("keep")
    both = isinstance(keep, Mapping) and keep.get("a") is True and keep.get("b") is True
    if review.get("expected") == "kept" and not both:
        yield Fault("expected", "it says kept, and not both of them said so under keep.")
    if review.get("agreed_to_talk") is False:
        yield Fault("agreed_to_talk", "who did not want to talk is kept nowhere. Take this review out of the file.")


_VOICE = fitting(lambda value: value in ("a", "b"), 'whose it is is needed here, "a" or "b"')


def reviews(asked: Iterable[str]) -> Kind:
    """A file of relationship reviews; `asked` are the keys of what each of the two is asked on a card."""
    said = table({key: words(120, blank=True) for key in asked})
    card = table(
        {"card": _NUMBER, "first": _VOICE, "a": said, "b": said, "differ": words(120, blank=True)},
    )
    will = table({"text": words(120, needed=True), "who": _role(60), "review": words(40)})
    change = table({"card": _NUMBER, "text": words(200, needed=True), "from": _role(80, needed=True)})
    review = {
        "number": _NUMBER,
        **{name: _WORDS for name in ("session", "setting", "where", "written_by")},
        "agreed_to_talk": truth(),
        "a": _role(40, needed=True),
        "b": _role(40, needed=True),
        "keep": table({"a": truth(), "b": truth()}, needed=True),
        "expected": one_of(("kept", "cleared", "withdrawn")),
        "cards": several(card, most=60),
        "will": several(will, most=60),
        "deck_changes": several(change, most=60),
    }
    several_of = several(table(review, _agrees, _once("cards", "card")), least=1)
    told = {"schema_note": _WORDS, "programme": _WORDS, "reviews": several_of}
    return table(told, _once("reviews", "number"))


def looks_like_a_deck(value: Any) -> bool:
    """Whether a file holds decks, or reviews of how two people work together."""
    if not isinstance(value, dict):
        return False
    return PAIRED in value or isinstance(value.get(REVIEWS), list) or (CARDS in value and "stance_counts" in value)
