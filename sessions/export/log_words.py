"""The words of the log for each kind of entry. Refuses to know what an entry means by its words."""

from __future__ import annotations

from collections.abc import Mapping

SAYS: Mapping[str, str] = {
    "session": "the session began", "undo": "taken back", "turn": "turned to", "blank": "the room was blanked",
    "unblank": "the room was lit again", "hold": "the room was held", "unhold": "the room follows again",
    "show": "chosen for the room", "projected": "said whether this window is projected",
    "exercise": "an exercise began", "add_chair": "a chair set out", "change_chair": "a chair changed",
    "hold_chair": "a role taken",
    "answer": "an answer", "difference": "a difference", "asked": "asked first", "phase": "on to", "case": "the case",
    "talk": "a connecting conversation", "learned": "something to take away", "spoke": "how many spoke in sharing",
    "change_talk": "a conversation changed", "consent": "a consent", "surplus": "surplus reality", "say": "who agrees",
    "whanau_first": "the whānau-first rule", "agree": "an agreement", "wants": "what a chair wants",
    "slot_when": "day and time of the slot", "limit": "contacts a month at most", "slot": "a week of the slot",
    "slot_note": "a line under the slot", "release": "left the role", "double": "a thought kept", "nod": "a nod",
    "ask": "what is asked now", "note": "a note", "notes": "notes taken in", "retype": "a note typed again",
    "refile": "notes put elsewhere", "halve": "a note split into bites", "whole": "bites made whole again",
    "same": "the same paper twice", "unname": "a name taken out", "assign": "put into a theme",
    "copy": "also put into a theme", "out": "taken out of a theme", "new_theme": "a theme begun",
    "lone": "a lone voice", "contested": "contested", "park": "parked", "name_theme": "a theme named",
    "describe": "a theme's codebook entry", "merge": "themes merged", "unmerge": "taken apart again",
    "split_theme": "a theme split", "drop_theme": "an empty theme dropped", "undrop_theme": "a theme brought back",
    "link": "looked at together", "remove_link": "a link taken away", "people": "how many were asked",
    "check": "brought back to the group", "said": "what was said", "decide": "decided",
}  # fmt: skip
_NOTES = {"notes": "notes"}
_WHY = {"why": "because:"}
DETAILS: Mapping[str, Mapping[str, str]] = {
    "ask": {"question": "", "area": ""},
    "note": {"number": "", "question": "", "area": ""},
    "notes": {"notes": "", "file": "from"},
    "retype": {"note": ""},
    "refile": {**_NOTES, "question": "to", "area": "to"},
    "halve": {"note": "", "number": "from"},
    "whole": {"note": ""},
    "same": {"note": "", "as_": "as"},
    "unname": {"found": "notes", "everywhere": "everywhere"},
    "assign": {**_NOTES, "theme": "theme", **_WHY},
    "copy": {**_NOTES, "theme": "theme", **_WHY},
    "out": {**_NOTES, "theme": "theme", **_WHY},
    "new_theme": {"number": "", "name": "", **_NOTES, **_WHY},
    "lone": {**_NOTES, **_WHY},
    "contested": {"note": ""},
    "park": {**_NOTES, **_WHY, "until": "until"},
    "name_theme": {"theme": "", "name": "", **_WHY, "who": "by"},
    "describe": {"theme": "", "field": ""},
    "merge": {"themes": "", "into": "into", **_WHY, "who": "by"},
    "unmerge": {"theme": "", **_WHY, "who": "by"},
    "split_theme": {"theme": "", **_NOTES, "number": "into", "name": "", **_WHY, "who": "by"},
    "drop_theme": {"theme": "", **_WHY},
    "undrop_theme": {"theme": ""},
    "link": {"between": "", "apart": "kept apart", **_WHY, "who": "by"},
    "remove_link": {"link": "l", **_WHY},
    "people": {"count": ""},
    "check": {"theme": "", "yes": "yes", "change": "yes with a change", "no": "no", "not_us": "not for us",
              "passed": "passed"},
    "said": {"theme": ""},
    "decide": {"theme": "", "decision": "", **_WHY, "who": "by"},
}  # fmt: skip
"""For kinds that may hold people's own words: what of them is said, and the words before it; nothing else ever is."""
LONE_TOO = frozenset({"check", "said", "decide"})
"""Kinds whose theme 0 is the lone voices."""
