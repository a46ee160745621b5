"""What the room may see of pages that were rated: the group, the first time and later, and nothing else. Pure."""

from __future__ import annotations

from exercises.leaving.bars import in_words, key
from exercises.leaving.room_view import Bars, Block, Gap, Line, RoomView
from exercises.pages.rated import Compared, compared, pairs, the_rated
from exercises.pages.state import Pages

RATINGS = "ratings"
NAME = "how the group wrote, the first time and later"
FEW = "Fewer than five have both times, so nothing is shown."


def ratings(state: Pages) -> RoomView:
    """Each dimension on a line, both times, over those who have a word for both; their counts in words behind."""
    kind = the_rated(state)
    shown = [one for one in compared(state) if not one.hidden]
    if kind is None or not shown:
        head = state.scales[kind.rated].title if kind is not None else state.template.title
        return RoomView(RATINGS, NAME, (Line(head, "strong"), Gap(), Line(FEW)))
    scale = shown[0].scale
    heads = Bars(f"{len(pairs(state, kind))} wrote twice", heads=("first", "later"))
    rows = [Bars(one.title, counts=(one.first, one.later), beside=f"n {one.n}") for one in shown]
    foot = state.template.reminders.get("foot", "")
    return RoomView(
        RATINGS,
        NAME,
        (
            Line(scale.title, "strong"),
            heads,
            *rows,
            Gap(),
            Line(key(scale.words), "quiet", short=key(scale.bar_short)),
            *((Line(foot, "quiet"),) if foot else ()),
            Gap(turn=True),
            *_in_words(shown),
        ),
    )


def _in_words(shown: list[Compared]) -> list[Block]:
    found: list[Block] = []
    for one in shown:
        parts = (zip(one.scale.bar_short, counts, strict=True) for counts in (one.first, one.later))
        first, later = (in_words(list(of)) for of in parts)
        found += [*([Gap()] if found else []), Line(f"{one.title}  n {one.n}")]
        found += [Line(f"first  {first}", indent=1), Line(f"later  {later}", indent=1)]
    return found
