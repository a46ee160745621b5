"""What a chair is asked and how that is called; and nothing else, for the frame of every session says it too."""

from __future__ import annotations

AREAS = ("me", "whānau", "team", "network")
"""Where something that was learned belongs."""
ASKED = {"explanation": "why", "intervention": "do", "responsibility": "who"}
"""The three questions of the grid, each with the word by which it is typed ("A Good Start in Life")."""
ASKED_TOO = {"matters": "matters", "visits": "visits", "felt": "felt"}
"""What else a chair is asked."""
QUESTION_WORDS = {**{word: key for key, word in ASKED.items()}, **{key: key for key in ASKED}}
"""What may be typed for the three questions."""
FIELD_WORDS = {
    "explanation": "why",
    "intervention": "what to do",
    "responsibility": "who does what",
    "matters": "what matters most",
    "visits": "visits a month",
    "felt": "what it is like to sit here",
}
