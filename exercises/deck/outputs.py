"""What leaves a deck: its cards to print, the deck as a table, and one page of what both said, for the two of them.

Who drew, passed or talked is in nothing. What two people said leaves only when both keep it, and never for the public;
their voices stand side by side, never as one.
"""

from __future__ import annotations

from collections.abc import Iterator

from exercises.deck.reading import history
from exercises.deck.state import DIFFER, VOICES, Card, Deck
from exercises.leaving.coded import Code, Coded, Piece, Text
from exercises.leaving.outline import (
    FACILITATORS_ONLY,
    Audience,
    Bullets,
    Cards,
    Heading,
    LeftOut,
    Paragraph,
    Part,
    Voices,
    section,
)
from exercises.leaving.sheet import Sheet

NOT_KEPT = "Kept by both, or by nobody: it is not kept, so no word of either of you is on a page."


def leaving(state: Deck, audience: Audience) -> tuple[Card, ...]:
    """The cards that audience may read: all of them the facilitators; others those that are in the deck, and none of
    two people's."""
    if audience == "facilitators":
        return tuple(state.cards.values())
    return () if state.asked else tuple(state.standing)


def outline(state: Deck, audience: Audience) -> tuple[Part, ...]:
    """The page for that audience: of a review, for the two of them; of any deck, its cards to print."""
    parts: list[Part] = [Heading(state.template.title, 2), Paragraph(state.template.purpose)]
    if state.asked and audience != "public":
        parts += _shared(state)
    parts += [part for item in state.groups for part in state.hands(item).parts(audience)]
    changed = [card for card in state.cards.values() if card.changed]
    if audience == "facilitators" and changed:
        told = ((Heading(f"Card {card.number}", 4), Bullets(tuple(history(card)))) for card in changed)
        parts += [Heading("How the cards changed", 3), *(part for pair in told for part in pair)]
    if leaving(state, audience):
        parts += [Heading("The cards, to print and to cut", 3), printed(state)]
    return tuple(parts) if len(parts) > 2 else ()


def printed(state: Deck) -> Cards:
    """The cards that stand, to print and to cut: which it is, its words, its version and where they come from."""
    # Why it was worded anew stands in the history, and on no card.
    rows = (
        (
            f"{card.number} {card.theme}".strip(),
            card.text,
            f"version {len(card.versions)}{card.versions[-1].whence_given}",
        )
        for card in state.standing
    )
    return Cards(("Card", "Words", "Version"), tuple(rows))


def _shared(state: Deck) -> Iterator[Part]:
    """What both said, for the two of them: a voice in a column of its own, in the order they stand on every page."""
    yield Heading("For the two of you", 3)
    if not state.kept:
        yield Paragraph(NOT_KEPT)
        return
    for card in state.spoken_of:
        yield Heading(f"Card {card.number}: {card.text}", 4)
        rows = (
            (one.title, *(state.say(card.number, voice, one.key) or "not said" for voice in VOICES))
            for one in state.asked
        )
        yield Voices(("", *(state.role(voice) for voice in VOICES)), tuple(rows))
        if state.say(card.number, DIFFER):
            yield Paragraph(f"We differ, and leave it: {state.say(card.number, DIFFER)}")
    yield from section("We will", [said for _, said in state.will_lines()], 4)


def tables(state: Deck, audience: Audience) -> tuple[Sheet, ...]:
    """The deck as a table, and the counts of hands."""
    whole = audience == "facilitators"

    def _source(card: Card) -> str:
        return card.versions[-1].source if whole else card.versions[-1].given

    rows = tuple(
        (
            *(str(card.number), card.theme, card.text, str(len(card.versions)), _source(card)),
            *(str(card.opened), str(card.flat), ((whole and card.why) or "yes") if card.retired else ""),
        )
        for card in leaving(state, audience)
    )
    headings = ("card", "theme", "text", "version", "from", "opened", "flat", "retired")
    about = "One row for each card: how often it opened talk or fell flat, by nobody."
    deck = Sheet("deck", about, headings, rows, ("card", "version", "opened", "flat"))
    return (deck, *(one.sheet() for one in map(state.hands, state.groups) if one.may_leave(audience)))


def coded(state: Deck, audience: Audience) -> Coded:
    """What both said as texts, coded with whose voice it is; only when both keep it, and for the facilitators."""
    if audience != "facilitators" or not state.kept:
        return Coded()
    codes = [Code("differ", "we differ"), Code("will", "we will")]
    for voice in VOICES:
        codes.append(Code(voice, state.role(voice), codable=False))
        codes += [
            Code(f"{voice}-{one.key}", f"{state.role(voice)}: {one.title}", one.ask, voice) for one in state.asked
        ]
    texts = []
    for card in state.spoken_of:
        pieces = (Piece(place, said, ("-".join(place.split()[1:]),)) for place, said in state.said_on(card.number))
        texts.append(Text(str(card.number), f"Card {card.number}", (Piece("", card.text), *pieces)))
    will = tuple(Piece(f"will {number}", said, ("will",)) for number, said in state.will_lines(whose=False))
    return Coded(tuple(codes), (*texts, *([Text("will", "We will", will)] if will else [])))


def left_out(state: Deck, audience: Audience) -> tuple[LeftOut, ...]:
    """What the pages for that audience do not have, counted; what both said is counted with the quotations."""
    read = leaving(state, audience)
    kept = sum(1 for card in state.cards.values() if card.changed and card not in read)
    cards = LeftOut(kept, "card that changed", "cards that changed", FACILITATORS_ONLY)
    whole = LeftOut(len(state.voices) * (audience == "public"), "line", "lines", "for the two of them")
    return tuple(one for one in (cards, whole) if one.count)


def leaving_warning(state: Deck, audience: Audience) -> str:
    """That what two people said is on the page, which nobody else who was there is to have."""
    if audience == "public" or not state.kept or not state.voices:
        return ""
    return (
        f"What two people said in {state.template.title} is on it, for the two of them: give it to nobody else who was "
        "there."
    )
