"""A deck on the short page: what it was for, how the group stood to it, and what two who keep it said they will do."""

from __future__ import annotations

from exercises.deck.state import Deck
from exercises.leaving.outline import Audience, Heading, Paragraph, Part, section


def short(state: Deck, audience: Audience) -> tuple[Part, ...]:
    """What the short page for that audience has."""
    hands = (part for item in state.groups for part in state.hands(item).parts(audience))
    will = tuple(said for _, said in state.will_lines()) if state.kept and audience != "public" else ()
    return (Heading(state.template.title, 2), Paragraph(state.template.purpose), *hands, *section("We will", will))
