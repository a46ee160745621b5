"""What becomes of a thing where it was said, for whatever was carried on from it. Pure; knows no exercise."""

from __future__ import annotations

WORDS, OUT, HIDDEN = "words", "out", "hidden"
"""Its words were taken back; it was taken out as kept by mistake; it is kept off what the room sees. The first holds
wherever the same words are; the other two for what came from it, and not for where it came from itself."""
STOP_WORD = "stop-word"
"""What the word that stops everything is remembered by in sessions that carry it on."""
NOW = "now: "
"""Before the words that stand there now: whatever came from it and was not said anew has these, too."""
