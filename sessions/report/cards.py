"""How the cards of a programme's decks changed over its sessions: worded anew, added, taken out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from exercises.kernel.text import plural
from exercises.leaving.data import Cell, Fact
from exercises.leaving.outline import FACILITATORS_ONLY, Heading, LeftOut, Paragraph, Table
from sessions.report.telling import Section, Telling

_ORIGINAL, _ADDED, _OUT = "version 1", "added", "taken out"


class _Told(NamedTuple):
    """One row: a wording of a card, or that it is out."""

    deck: str
    number: int
    stands: str
    words: str
    source: str


def cards(told: Telling) -> Section:
    """Each deck's cards that changed, a wording once, with the first session where it stood; how many are out."""
    first: dict[_Told, tuple[str, str]] = {}
    hidden: dict[tuple[str, str, Cell], None] = {}
    for member in told.members:
        where = f"{told.of(member.cohorts)}, {told.when(member)}"
        by_deck: dict[str, dict[int, list[Fact]]] = {}
        for run, fact in member.facts("cards"):
            number = int(str(fact.cells["number"]))
            by_deck.setdefault(run.title, {}).setdefault(number, []).append(fact)
            if fact.cells["hidden"]:
                hidden[member.leaving.name, run.key, number] = None
        for deck, of_card in by_deck.items():
            for wordings in of_card.values():
                for row in _rows(deck, wordings):
                    first.setdefault(row, (where, member.leaving.name))
    parts: list[Heading | Table | Paragraph] = []
    for deck in dict.fromkeys(row.deck for row in first):
        there = sorted((row for row in first if row.deck == deck), key=lambda row: row.number)
        rows = tuple((f"{row.number}, {row.stands}", row.words, row.source, first[row][0]) for row in there)
        parts += [Heading(f"How the cards changed: {deck}", 3)]
        parts += [Table(("Card", "Its words, or why it is out", "From", "First in"), rows)]
    count = len(hidden)
    if count:
        parts.append(Paragraph(f"{plural(count, 'card')} {'was' if count == 1 else 'were'} taken out of the deck."))
    left = (LeftOut(count, "card that was taken out", "cards that were taken out", FACILITATORS_ONLY),) if count else ()
    return Section(tuple(parts), used=frozenset(name for _, name in first.values()), left_out=left)


def _rows(deck: str, wordings: list[Fact]) -> Iterator[_Told]:
    """Of one card in one session, where it changed: for the facilitators every wording, for others the last."""
    said = [one.cells for one in wordings if not one.cells["hidden"]]
    last = wordings[-1].cells
    if last["version"] == 1 and not (last["added"] or last["taken_out"]):
        return
    number = int(str(last["number"]))
    for one in said:
        original = f"version {one['version']}"
        stands = _ADDED if original == _ORIGINAL and one["added"] else original
        yield _Told(deck, number, stands, str(one["text"]), str(one["source"]))
    if said and last["taken_out"]:
        yield _Told(deck, number, _OUT, str(last.get("why") or ""), str(last.get("why_from") or ""))
