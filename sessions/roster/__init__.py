"""Real names and what stands for them in what leaves this computer, kept apart from every session. Knows no format.

Never call the result anonymous: a name misspelt, joined to another word or not on the roster is missed, and a place, a
role and a day may tell who it was. That is why every hit can be seen, and why words with a capital are listed to read.
"""

from __future__ import annotations

from sessions.roster.changing import Heard, everywhere, file_name, heard
from sessions.roster.finding import Finder, Hit
from sessions.roster.keeping import KINDS, Known, Roster, RosterError
from sessions.roster.leftover import left_over
from sessions.roster.searching import Found, searched

__all__ = [
    "KINDS",
    "Finder",
    "Found",
    "Heard",
    "Hit",
    "Known",
    "Roster",
    "RosterError",
    "everywhere",
    "file_name",
    "heard",
    "left_over",
    "searched",
]
