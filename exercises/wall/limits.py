"""How long the words of a wall may be."""

from __future__ import annotations

LIMITS = {
    "note": 400,
    "name": 120,
    "description": 400,
    "includes": 300,
    "excludes": 300,
    "reading": 160,
    "why": 200,
    "said": 200,
    "until": 60,
    "link": 200,
    "author": 12,
    "who": 60,
    "when": 60,
    "instead": 60,
    "file": 200,
    "ref": 160,
    "against": 400,
    "question": 160,
}
"""Most characters of each field where the template says nothing."""
MOVED_OFTEN = 3
"""A note that changed themes this often belongs in both (KJ practice; script 2.5, phase 5)."""
MOST_NOTES = 9_999
"""A wall's notes have at most four digits, for they are called out."""
