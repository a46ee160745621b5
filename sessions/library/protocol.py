"""A draft of a protocol between services, out of several sessions; changes nothing.

Out of the reviews that pairs of people kept it has the cards they talked about and what they will do, without who,
without a word that either said to the other, and without which review it is from: of one review alone it would tell
whose that is. Out of the differences that groups worked on it has each protocol page, as those who took part get it.
Every page says that it is a draft until each agency signed it off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exercises.deck.state import Deck
from exercises.kernel.p_numbers import shown
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded
from exercises.leaving.outline import Bullets, Heading, Leaf, Paragraph, Part
from exercises.pages.outputs import drafts
from exercises.pages.state import Pages
from sessions.library.catalogue import Entry
from sessions.library.which_sessions import read_in_turn

FEWEST = 2
"""Reviews that both kept, below which a draft would tell whose they are."""
DRAFT = "draft until signed off by each agency"
_HEAD = (
    "Drawn from what people who work together agreed. Nobody is quoted. Work it over with everybody it concerns before "
    "anything of it is called agreed."
)
_TOO_FEW = "Fewer than two reviews were kept by both, so a draft would tell whose they are."


def drafted(entries: Iterable[Entry]) -> tuple[list[Part], list[str]]:
    """The draft, and a sentence for each session that could not be opened. Raises ExerciseError when too few reviews
    were kept, and no group has a page of a protocol."""
    kept: list[Deck] = []
    pages: list[Part] = []
    problems: list[str] = []
    for entry, state in read_in_turn(entries, problems):
        for run in state.runs.values():
            if isinstance(run.state, Deck) and run.state.kept and run.state.voices:
                kept.append(run.state)
            found = drafts(run.state) if isinstance(run.state, Pages) else ()
            for page in found:
                pages += [*page, Paragraph(f"From: {state.title or entry.name}.")]
    if len(kept) < FEWEST and not pages:
        raise ExerciseError(_TOO_FEW)
    head: list[Part] = [Heading("Liaison protocol: a draft", 1), Paragraph(_HEAD)]
    return [*head, *_of_reviews(kept), *pages], problems


def _of_reviews(kept: Iterable[Deck]) -> Iterator[Part]:
    """What two or more pairs kept, together."""
    kept = list(kept)
    yield Leaf(f"Out of reviews, two and two - {DRAFT}", 2)
    if len(kept) < FEWEST:
        yield Paragraph(_TOO_FEW)
        return
    cards = {card.text for deck in kept for card in deck.spoken_of}
    will = {said for deck in kept for _, said in deck.will_lines(whose=False)}
    for title, words in (("Worth talking about", cards), ("What people agreed to do", will)):
        yield Heading(title, 3)
        yield Bullets(_listed(words)) if words else Paragraph("Nothing yet.")
    yield Paragraph(f"This is a {DRAFT}.")


def _listed(words: Iterable[str]) -> tuple[str, ...]:
    """In an order that tells nothing of where they are from."""
    return tuple(shown(said) for said in sorted(words, key=folded))
