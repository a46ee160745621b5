"""What a file of a team audit may hold. Written down in docs/audit-format.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from exercises.kernel.schema import Fault, Kind, anything, several, table, whole, words

_WORDS, _NEEDED = words(), words(needed=True)
_NUMBER = whole(1, 99, needed=True)
_PEOPLE = whole(0, 9999)
_ITEM = table(
    {
        "number": _NUMBER,
        "version": _NUMBER,
        "item": words(40, needed=True),
        "plain": words(90, needed=True),
        "example": words(90, blank=True),
        "in_rounds": several(_NUMBER, least=1),
    }
)
_SHEET = table({"sheet": _NUMBER, "match": words(40, blank=True), "letters": words(blank=True)})


def _all_answered(value: Mapping[str, Any]) -> Iterator[Fault]:
    sheets, answered = value.get("sheets"), value.get("answered")
    if isinstance(sheets, list) and type(answered) is int and answered != len(sheets):
        yield Fault("answered", f"{answered}, and {len(sheets)} sheets are here. Each sheet is somebody who answered.")


_ROUND = table(
    {
        "round": _NUMBER,
        "moment": words(60, needed=True),
        "day": words(needed=True),
        "session": _WORDS,
        "invited": _PEOPLE,
        "answered": _PEOPLE,
        "sheets": several(_SHEET, most=2_000),
    },
    _all_answered,
)


def _in_order(value: Mapping[str, Any]) -> Iterator[Fault]:
    rounds = value.get("rounds")
    for at, one in enumerate(rounds if isinstance(rounds, list) else ()):
        if isinstance(one, Mapping) and type(one.get("round")) is int and one["round"] != at + 1:
            yield Fault(f"rounds[{at}].round", f"this is round {at + 1}; they stand in the order they were asked.")


def audit(known: Mapping[str, str]) -> Kind:
    """A file of a team audit; `known` are the words that may be marked, by the letters of the exercise."""
    said = words(needed=True, fits=lambda word: word in known.values(), says=f"{{said}} is none of {_listed(known)}.")
    return table(
        {
            **{name: _WORDS for name in ("schema_note", "programme", "team", "cohort")},
            "letters": _letters(said),
            "items": several(_ITEM, least=1, most=60),
            "rounds": several(_ROUND, least=1, most=20),
            "not_known_words": several(table({"round": _NUMBER, "words": several(words(40, needed=True))})),
            "try_lines": several(words(120, blank=True)),
            "expected": anything(),
        },
        _in_order,
    )


def _listed(known: Mapping[str, str]) -> str:
    return ", ".join(known.values())


def _letters(said: Kind) -> Kind:
    """Which letter of the sheets means which word: any letters, as many as the exercise has words."""

    def wrong(value: Any, place: str, syntax: Any) -> Iterator[Fault]:
        if not isinstance(value, Mapping) or not value:
            yield Fault(place, "the letters of the sheets, each with its word, are needed here.")
            return
        for letter, word in value.items():
            if len(letter) != 1:
                yield Fault(f"{place}.{letter[:20]}", "one letter stands for a word.")
            yield from said.wrong(word, f"{place}.{letter[:20]}", syntax)

    return Kind(wrong, lambda *_: "the letters of the sheets are needed here.", True)


def looks_like_an_audit(value: Any) -> bool:
    """Whether a file holds a team audit."""
    return isinstance(value, dict) and {"items", "rounds", "letters"} <= set(value)
