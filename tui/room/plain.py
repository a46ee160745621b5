"""What the room sees as plain text, for pipes and screen readers."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from exercises.leaving.bars import bar, set_bars
from exercises.leaving.room_view import (
    Bar,
    Big,
    Gap,
    Lane,
    Line,
    Months,
    Pair,
    RoomView,
    Step,
    Tag,
    Tags,
    TiedTag,
    Ties,
    pages_of,
)
from sessions.live.room_file import KEPT, RoomPicture
from tui.app.text import wrap
from tui.room.overlay import overlay_of

if TYPE_CHECKING:  # a room screen loads nothing that could open a session
    from sessions.live.replay import Frame

_OLD = 8.0
"""Seconds after which the age of a picture that stays is said."""
_BAR = 40
BLANK = "(The room screen is blank.)"
QUIET = "(The room screen is quiet.)"


def age_words(seconds: float) -> str:
    """How old the picture is, in words; "" while it is new."""
    if seconds < _OLD:
        return ""
    if seconds < 60:
        return "as it was a moment ago"
    for unit, length in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        count = int(seconds // length)
        if count:
            article = "an" if unit == "hour" else "a"
            return f"as it was {article} {unit} ago" if count == 1 else f"as it was {count} {unit}s ago"
    return ""


def room_text(picture: RoomPicture, *, width: int = 57, life: str = KEPT) -> str:
    """The view in lines of that width; with its age when the console is gone.

    All its pages together, or, of a view that was cut into pages before it came here, the one page with its number.
    """
    if picture.view is not None and not picture.allowed(life):
        return f"{QUIET}\n"  # no console lives that lets it be seen
    lines = [BLANK] if picture.view is None else _lines(picture.view, width) or [QUIET]
    overlay = overlay_of(picture.view, datetime.now(UTC))
    said = [line for text in (overlay.timer, overlay.corner) if text for line in wrap(text, width)]
    if said:
        lines += ["", *said]
    stays = picture.life == KEPT and picture.view is not None and picture.view.blocks
    age = age_words(time.time() - picture.written) if stays else ""
    return "\n".join([*lines, *(["", age] if age else [])]) + "\n"


def view_text(view: RoomView, width: int = 10_000) -> list[str]:
    """What stands in a view, a line each, without the empty ones."""
    return [line.strip() for line in _lines(view, width) if line.strip()]


def replayed(seen: Sequence[Frame], *, width: int = 57) -> list[str]:
    """What the room saw, each picture under its number."""
    found: list[str] = []
    for place, frame in enumerate(seen, 1):
        drawn = [BLANK] if frame.view is None else _lines(frame.view, width) or [QUIET]
        corner = wrap(frame.view.corner, width) if frame.view is not None and frame.view.corner else []
        found += [f"{place} of {len(seen)}", "", *drawn, *corner, ""]
    return found


def _lines(view: RoomView, width: int) -> list[str]:
    found: list[str] = []
    heads: tuple[str, ...] = ()
    for block in set_bars(pages_of(view.blocks)[0], width):
        match block:
            case Bar():
                found += wrap(block.text, width)
                found += [bar(block.counts, min(width, _BAR))] if block.counts else []
                found += [part for said in block.said.split("\n") if said for part in wrap(said, width)]
            case Gap():
                if found and found[-1]:
                    found.append("")
            case Big():
                found += wrap(f"{block.text} {block.after}".strip(), width)
            case Months():
                heads = block.heads
                found += [part for said in (block.text, "  ".join(block.key)) for part in wrap(said, width)]
            case Lane():
                told = [f"{letters} {head}" for head, letters in zip(heads, block.cells, strict=False) if letters]
                comes = f"; then {block.beside}" if block.beside else ""
                found += wrap(f"{block.text}: {', '.join(told) or 'nothing yet'}{comes}", width)
            case Step() if block.now:
                found += wrap(f"> {block.text}", width)
            case Pair():
                found += [part for text in (block.text, block.right) for part in wrap(text, width)]
            case Line():
                indent = "  " * block.indent
                found += [indent + part for part in wrap(block.text, width - len(indent))]
            case Tags():
                words = "  ".join(_tag(tag) for tag in block.tags)
                found += wrap(f"{block.label}: {words}" if block.label else words, width)
            case Ties():
                found += [part for text in (block.text, block.key) if text for part in wrap(text, width)]
    return [*found, *(["", f"page {view.page} of {view.pages}"] if view.pages > 1 else [])]


def _tag(tag: Tag) -> str:
    inner = f"{tag.number} {tag.text}" + (f" ≠{tag.differences}" if tag.differences else "")
    inner = f"({inner})" if tag.empty else inner
    return f"{inner} {tag.mark}{tag.way}".rstrip() if isinstance(tag, TiedTag) else inner
