"""What a template of a deck may hold, and the exercise it begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from exercises.deck.state import OURS, Asked, Card, Deck, Version
from exercises.kernel.schema import Fault, Unwise, all_in, one_of, several, table, whole, words
from exercises.kernel.show_of_hands import GROUP
from exercises.kernel.template import Template, check, template_kind
from exercises.kernel.text import listed

VIEWS = ("promise", "card", "words", "deck", "will", "quiet")
"""What a phase may show of a deck; the key of a count is a view too."""
_SHOWS: Mapping[str, tuple[str, str]] = {
    "words": ("group", "the words of what is counted by hands"),
    "will": ("asked", "what two people say they will do"),
}
"""The views that show what only some decks have: in which table of the template, and what it is."""
_ASKED = {
    "key": words(needed=True, fits=str.isalpha, says="{said} is no single word."),
    **{name: words(needed=True) for name in ("title", "ask")},
}


def _known(value: Mapping[str, Any]) -> Iterator[Fault]:
    """Themes, phases and views that are spoken of are there."""
    themes, phases = all_in(value, "themes", str), all_in(value, "phases")
    keys = [one.get("key") for one in phases]
    views = sorted({*VIEWS, *(str(one.get("key")) for one in all_in(value, "group"))})
    cards = enumerate(all_in(value, "cards"))
    spoken = [(f"cards[{at}].theme", one.get("theme"), themes, "theme") for at, one in cards]
    spoken += [(f"wordless[{at}]", one, keys, "phase") for at, one in enumerate(all_in(value, "wordless", str))]
    views_of = "view and no count of the group"
    spoken += [(f"phases[{at}].room", one.get("room"), views, views_of) for at, one in enumerate(phases)]
    for at, one in enumerate(phases):
        needs, shows = _SHOWS.get(str(one.get("room")), ("", ""))
        if needs and not all_in(value, needs):
            yield Unwise(f"phases[{at}].room", f"{one['room']} shows {shows}, and there are none here: [[{needs}]].")
    for place, said, known, what in spoken:
        if isinstance(said, str) and said.strip() and said not in known:
            there = (
                f"There is {listed(list(map(str, known)), joiner='or')}." if known else f"Say it first: {what}s = [ ]."
            )
            yield Fault(place, f"no {what} is called {said[:40]}. {there}")


DECK_TEMPLATE = template_kind(
    {
        "cards": several(
            table({"text": words(200, needed=True), "theme": words(), "from": words(80)}), least=1, most=1_000
        ),
        "themes": several(words()),
        "draws": whole(1, 20),
        "asked": several(table(_ASKED), most=4, once="key"),
        "fills": one_of(("cards", "relationship_cards")),
        "group": GROUP,
        "wordless": several(words()),
    },
    _known,
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
