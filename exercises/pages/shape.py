"""The pages shape's functions in one table."""

from __future__ import annotations

from exercises.kernel.declared import language_in, later, shape
from exercises.kernel.views import page_by_page
from exercises.pages.keeping import owned
from exercises.pages.moves import MOVES
from exercises.pages.reading import document, progress, sought, text
from exercises.pages.room import phase_view, room_view, room_views, turned, view_called
from exercises.pages.state import spoken_of, typed
from exercises.pages.template import PAGES_TEMPLATE, start

_OUTPUTS = "exercises.pages.outputs"
_KEEPING = "exercises.pages.keeping"

PAGES = shape(
    "pages",
    MOVES,
    language_in("exercises.pages.language"),
    said="exercises.pages.said",
    template=PAGES_TEMPLATE,
    data=later("exercises.pages.data", "data"),
    prints="exercises.pages.papers",
    papers=("sheet",),
    start=start,
    room_view=page_by_page(room_view, "page"),
    room_views=room_views,
    phase_view=phase_view,
    view_called=view_called,
    turned=turned,
    outline=later(_OUTPUTS, "outline"),
    short=later("exercises.pages.short", "short"),
    tables=later(_OUTPUTS, "tables"),
    pictures=later(_OUTPUTS, "pictures"),
    dates=later(_OUTPUTS, "dates"),
    left_out=later(_OUTPUTS, "left_out"),
    coded=later("exercises.pages.coded", "coded"),
    exported=later(_KEEPING, "exported"),
    quotes=later(_KEEPING, "quotes"),
    roles=later(_KEEPING, "roles"),
    made_for=later(_KEEPING, "made_for"),
    lists=later("exercises.pages.coding", "lists"),
    card=later("exercises.pages.reading", "card"),
    text=text,
    document=document,
    sought=sought,
    progress=progress,
    findings=later("exercises.pages.findings", "findings"),
    leaving_warning=later("exercises.pages.concealing", "leaving_warning"),
    sharing=lambda state: state.wordless and not state.closed,
    unnames="page",
    owned=owned,
    thing="page",
    nouns=lambda state: {"page": "", **{kind.key: kind.letter for kind in state.kinds}},
    typed=typed,
    spoken_of=spoken_of,
    anywhere=(("show pages", "the room sees that view; show 1 is page 1, show 1 next is its second side"),),
)
