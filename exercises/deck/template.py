"""What a template of a deck may hold, and the exercise it begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from exercises.deck.state import OURS, Asked, Card, Deck, Version
from exercises.kernel.schema import Fault, fitting, one_of, several, table, whole, words
from exercises.kernel.template import Template, check, template_kind
from exercises.kernel.text import listed

MOST_CARDS = 1_000
VIEWS = ("promise", "card", "words", "deck", "will", "quiet")
"""What a phase may show of any deck; the key of a count is a view too."""


def _in_words(value: Any) -> bool:
    return isinstance(value, Mapping) and bool(value) and all(isinstance(said, str) for said in value.values())


_KEY = words(needed=True, fits=str.isalpha, says="{said} is no single word.")
_CARD = {"text": words(200, needed=True), "theme": words(), "from": words(80)}
_ASKED = {"key": _KEY, "title": words(needed=True), "ask": words(needed=True)}
_COUNT = {
    **_ASKED,
    "words": fitting(_in_words, "what is counted is needed here, each in words", needed=True),
}


def _listed(value: Mapping[str, Any], name: str) -> list[Any]:
    there = value.get(name)
    return there if isinstance(there, list) else []


def _themes(value: Mapping[str, Any]) -> Iterator[Fault]:
    known = [one for one in _listed(value, "themes") if isinstance(one, str)]
    for at, card in enumerate(_listed(value, "cards")):
        theme = card.get("theme") if isinstance(card, Mapping) else None
        if isinstance(theme, str) and theme not in known:
            there = f"There is {listed(known, joiner='or')}." if known else "Say them first: themes = [ ]."
            yield Fault(f"cards[{at}].theme", f"no theme is called {theme[:40]}. {there}")


def _phases(value: Mapping[str, Any]) -> Iterator[Fault]:
    phases = [one for one in _listed(value, "phases") if isinstance(one, Mapping)]
    keys = [one.get("key") for one in phases]
    for at, key in enumerate(_listed(value, "wordless")):
        if key not in keys:
            yield Fault(f"wordless[{at}]", f"there is no phase {str(key)[:40]}.")
    counts = {str(one.get("key")) for one in _listed(value, "group") if isinstance(one, Mapping)}
    for at, phase in enumerate(phases):
        room = phase.get("room")
        if isinstance(room, str) and room.strip() and room not in {*VIEWS, *counts}:
            there = listed(sorted({*VIEWS, *counts}), joiner="or")
            yield Fault(f"phases[{at}].room", f"no view and no count of the group is {room[:40]}: {there}.")


DECK_TEMPLATE = template_kind(
    {
        "cards": several(table(_CARD), least=1, most=MOST_CARDS),
        "themes": several(words()),
        "draws": whole(1, 20),
        "asked": several(table(_ASKED), most=4, once="key"),
        "fills": one_of(("cards", "relationship_cards")),
        "group": several(table(_COUNT), once="key"),
        "wordless": several(words()),
    },
    _themes,
    _phases,
)


def start(template: Template) -> Deck:
    """A new deck from its template, its pile in the order of the numbers until it is shuffled. Raises TemplateError
    naming the place that cannot be used."""
    check(DECK_TEMPLATE, template.words)
    made = {
        number: Card(number, (Version(item["text"], item.get("from", OURS)),), item.get("theme", ""))
        for number, item in enumerate(template.words["cards"], 1)
    }
    asked = tuple(Asked(**{name: item[name] for name in _ASKED}) for item in template.words.get("asked", ()))
    themes = tuple(template.words.get("themes", ()))
    return Deck(template, template.phases[0].key, themes, asked, made, tuple(made), numbers={"": len(made)})
