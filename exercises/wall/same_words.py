"""Gentle words where what is typed is not what the paper says. Pure; refuses to refuse, for only people see the paper.

"A Good Start in Life", post-it theming: notes are verbatim, and cut into single thoughts without rewording.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from exercises.kernel.text import folded
from exercises.wall.state import Note

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_ALIKE = 0.5
"""A slip of the typist changes less of a note than this."""


def _words(text: str) -> list[str]:
    return _WORD.findall(folded(text).replace("’", "'"))


def halves_warning(note: Note, texts: list[str]) -> str:
    """For halves with a word that the note does not have; else ""."""
    there = set(_words(note.text))
    if all(word in there for text in texts for word in _words(text)):
        return ""
    return "These are not the words on the paper; halves keep the words as written."


def same_warning(note: Note, other: Note) -> str:
    """For two papers that do not say the same; else ""."""
    if _words(note.text) == _words(other.text):
        return ""
    return "Their words differ. Same is for one paper typed twice; two papers stay two notes."


def retyped_warning(note: Note, text: str) -> str:
    """For words that hardly any of the note's own are among; else ""."""
    before, now = _words(note.text), _words(text)
    if not before or not now or 2 * len(set(before) & set(now)) >= min(len(set(before)), len(set(now))):
        return ""
    if SequenceMatcher(None, " ".join(before), " ".join(now), autojunk=False).ratio() >= _ALIKE:
        return ""
    return f"Few of these words stood there before. Is it the paper with the number {note.number}?"
