"""Answers as the facilitators read them, cut to a pane. Pure."""

from __future__ import annotations

from exercises.kernel.expression import expression
from exercises.network.room import said
from exercises.network.state import GUESS, Answer, Network
from tui.app.text import fit, width

_PARTS = expression(r"[^\s-]*-+|[^\s-]+")


def marked(state: Network, answer: Answer | None) -> str:
    """An answer in words; a guess begins with the sign it is typed with, so that no cut makes it pass for an answer."""
    words = said(state, answer)
    return f"~ {words}" if answer is not None and answer.kind == GUESS else words


def wrap_whole(text: str, room: int) -> list[str]:
    """Lines broken between words or after a hyphen, never inside a word: a word too long for a line is cut with …."""
    lines: list[str] = []
    for place, word in enumerate(text.split()):
        space = " " if place else ""
        for part in _PARTS.findall(word):
            if lines and width(lines[-1] + space + part) <= room:
                lines[-1] += space + part
            else:
                lines.append(fit(part, room))
            space = ""
    return lines
