"""The deck shape's functions in one table."""

from __future__ import annotations

from exercises.deck.moves import MOVES
from exercises.deck.reading import card, document, progress, quotes, sought, text
from exercises.deck.room import phase_view, room_view, room_views
from exercises.deck.speaking import owned, roles, spoken_of
from exercises.deck.template import DECK_TEMPLATE, start
from exercises.kernel.declared import language_in, later, shape
from exercises.kernel.views import page_by_page

_OUTPUTS = "exercises.deck.outputs"


DECK = shape(
    "deck",
    MOVES,
    language_in("exercises.deck.language"),
    said="exercises.deck.said",
    template=DECK_TEMPLATE,
    data=later("exercises.deck.data", "data"),
    prints="exercises.deck.papers",
    papers=("cards", "numbers"),
    start=start,
    begins=("shuffle",),
    room_view=page_by_page(room_view, "card"),
    room_views=room_views,
    phase_view=phase_view,
    outline=later(_OUTPUTS, "outline"),
    short=later("exercises.deck.short", "short"),
    tables=later(_OUTPUTS, "tables"),
    coded=later(_OUTPUTS, "coded"),
    left_out=later(_OUTPUTS, "left_out"),
    leaving_warning=later(_OUTPUTS, "leaving_warning"),
    text=text,
    document=document,
    sought=sought,
    progress=progress,
    quotes=quotes,
    card=card,
    sharing=lambda state: state.wordless and not state.closed,
    unnames="card",
    owned=owned,
    roles=roles,
    thing="card",
    spoken_of=spoken_of,
    anywhere=(("show card", "the room sees the card that is talked about; show 7 is card 7"),),
)
