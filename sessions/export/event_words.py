"""The words of the log for each kind of entry."""

from __future__ import annotations

from collections.abc import Mapping

OF_THE_SESSION: Mapping[str, str] = {
    "session": "the session began",
    "lost": "cannot be read",
    "undo": "taken back",
    "turn": "turned to",
    "blank": "the room was blanked",
    "unblank": "the room was lit again",
    "hold": "the room was held",
    "unhold": "the room follows again",
    "show": "chosen for the room",
    "belongs": "belongs to a programme",
    "title": "the session's title and place",
    "projected": "said whether this window is projected",
    "exercise": "an exercise began",
}
"""The session's own entries; an exercise may have a move of such a name, which says for itself what it is."""
SAYS: Mapping[str, str] = {
    "add_chair": "a chair set out",
    "change_chair": "a chair changed",
    "hold_chair": "a role taken",
    "phase": "on to",
    "talk": "a connecting conversation",
    "wants": "what a chair wants",
    "release": "left the role",
    "task": "the task",
    "offer": "an offer",
    "reword_offer": "an offer in other words",
    "remove_offer": "an offer taken out",
    "set_apart": "set apart",
    "pick": "chosen",
    "when": "a day",
    "fitted": "what fitted",
    "fitted_nod": "a nod",
    "thought": "who was thought of",
    "outcome": "an outcome",
    "next_step": "a next step",
    "useful": "of use",
    "done": "ticked",
    "ticks": "the observer's ticks",
    "helped": "one thing that helped",
    "observer": "an observer",
    "keep": "what is kept",
    "minutes": "minutes agreed",
    "extend": "minutes more",
    "turns": "how many speak",
    "seat": "a seat on",
}
DETAILS: Mapping[str, Mapping[str, str]] = {
    "task": {},
    "version": {"tool": ""},
    "change_version": {"version": "v"},
    "offer": {"number": ""},
    "reword_offer": {"offer": ""},
    "when": {"offer": ""},
    "fitted": {},
    "thought": {},
    "outcome": {},
    "next_step": {},
    "useful": {},
    "ticks": {},
    "done": {},
    "helped": {},
}
"""For kinds that may hold people's own words: what of them is said, and the words before it; nothing else ever is."""
