"""What the console says when its session's file is no longer there. Pure drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.text import fit, wrap
from tui.boards.board import Drawing, Drawn
from tui.console import lines
from tui.room.letters import large

if TYPE_CHECKING:
    from sessions.live.session import Session

SAID = "This session's file is gone. Nothing is saved now: what you type stays on this screen only."
BACK = "The session's file is back. What was typed meanwhile is saved now."
LEAD = "NOT SAVED, on this screen only: "
"""Goes before what is said of an entry meanwhile."""
_HEAD = "Not saved"


def notice(session: Session, room: int, height: int) -> Drawing:
    """What happened, what is where, what to do: large where there is room, always whole."""
    name, unsaved = session.name, len(session.unsaved)
    waits = {0: "Nothing was typed since.", 1: "1 entry typed since is on this screen only."}.get(
        unsaved, f"{unsaved} entries typed since are on this screen only."
    )
    if session.is_away:
        said = [
            f"The folder of this session is not there: {name}.",
            f"Its disk was pulled out, or somebody moved it. The room screen is dark or stays as it was. {waits}",
            "Put it back: what was typed is saved by itself.",
            "Or leave with ctrl q: it asks where to keep that until this session is opened again. Or write all of it "
            "to another place: escape, then e, then for example export kept.json",
        ]
    else:
        said = [
            f"The file of this session is gone: {name}.",
            f"It was destroyed, or somebody moved it. The room screen is dark or stays as it was. {waits}",
            "Was it destroyed? Leave with ctrl q; nothing more of it is kept.",
            "Was it moved? Then put it back in its folder: what was typed is saved by itself. Or write it to another "
            "place: escape, then e, then for example export kept.json",
        ]
    plain = [row for words in said for row in ("", *wrap(words, max(20, room - 2)))]
    for size in (5, 3):
        head = large(_HEAD, room - 2, size)
        if head is not None and len(head) + len(plain) + 1 <= height:
            rows: list[Drawn] = [(), *(((f" {row}", "strong"),) for row in head)]
            return Drawing([*rows, *(((f" {row}", "text"),) if row else () for row in plain)])
    return lines.text_lines([_HEAD.upper(), *said], room)


def rule(room: int, said: str = SAID) -> Drawn:
    """The header's third line meanwhile."""
    return ((fit(f"── {said} ".ljust(room, "─"), room), "strong"),)
