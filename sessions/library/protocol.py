"""A draft of a liaison protocol, out of the reviews that pairs of people kept in several sessions; changes nothing.

It has the cards they talked about and what they will do, without who, without a word that either said to the other, and
without which review it is from: of one review alone it would tell whose that is.
"""

from __future__ import annotations

from collections.abc import Iterable

from exercises.deck.state import Deck
from exercises.kernel.p_numbers import shown
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded
from sessions.library.catalogue import Entry
from sessions.library.programme import read_in_turn

FEWEST = 2
"""Reviews that both kept, below which a draft would tell whose they are."""
_HEAD = (
    "# Liaison protocol: a draft",
    "",
    "Drawn from what people who work together agreed, two and two. Nobody is quoted. Work it over with everybody it",
    "concerns before anything of it is called agreed.",
)


def drafted(entries: Iterable[Entry]) -> tuple[list[str], list[str]]:
    """The draft in lines of Markdown, and a sentence for each session that could not be opened. Raises ExerciseError
    when too few reviews were kept."""
    kept: list[Deck] = []
    problems: list[str] = []
    for _, state in read_in_turn(entries, problems):
        decks = [run.state for run in state.runs.values() if isinstance(run.state, Deck)]
        kept += [deck for deck in decks if deck.kept and deck.voices]
    if len(kept) < FEWEST:
        raise ExerciseError("Fewer than two reviews were kept by both, so a draft would tell whose they are.")
    cards = {card.text for deck in kept for card in deck.spoken_of}
    will = {said for deck in kept for _, said in deck.will_lines(whose=False)}
    lines = [*_HEAD, "", "## Worth talking about", "", *_listed(cards), "", "## What people agreed to do", ""]
    return [*lines, *(_listed(will) or ["Nothing yet."])], problems


def _listed(words: Iterable[str]) -> list[str]:
    """In an order that tells nothing of where they are from."""
    return [f"- {shown(said)}" for said in sorted(words, key=folded)]
