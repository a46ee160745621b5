"""How somebody's words may be used, and what follows for whom they are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from exercises.leaving.outline import Audience

NOT_ASKED = "not asked"
ROOM_ONLY = "in this room only"
WITHOUT_NUMBER = "without my number"
WITH_NUMBER = "with my P-number"
WITHDRAWN = "withdrawn"
CONSENTS = (NOT_ASKED, ROOM_ONLY, WITHOUT_NUMBER, WITH_NUMBER, WITHDRAWN)
"""The five states of a quote; the first is how every quote begins."""
SAID: Mapping[str, str] = {
    **{known: known for known in CONSENTS},
    "room only": ROOM_ONLY,
    "this room only": ROOM_ONLY,
    "without number": WITHOUT_NUMBER,
    "with number": WITH_NUMBER,
    "with my number": WITH_NUMBER,
    "may be used without my number": WITHOUT_NUMBER,
    "may be used with my p-number": WITH_NUMBER,
}
"""What may be typed for each, in every exercise."""
IN_PLAIN_WORDS: Mapping[str, str] = {
    NOT_ASKED: "Ask me later. Until then only the facilitators keep them; a note of the wall is for all who were here.",
    ROOM_ONLY: "Here and now only. They go on no page that leaves; the facilitators keep them.",
    WITHOUT_NUMBER: "They may go on. Nobody reads who said them, not even by a number.",
    WITH_NUMBER: "They may go on, and the facilitators keep my number with them.",
    WITHDRAWN: "I take them back. They go out of everything that is made from now on.",
}
"""What each state means for whoever says it (`may_leave`)."""
TAKEN_BACK = "[taken back by whoever said it]"
"""What stands in place of withdrawn words where something has to stand."""

NOT_KEPT = "not kept"
"""What stands in a file where words of something were of which nothing is kept."""


def in_room(consent: str) -> bool:
    """Whether the room may read words of that consent: not asked is not a yes."""
    return consent not in (NOT_ASKED, WITHDRAWN)


def withdraws(data: Mapping[str, Any]) -> bool:
    """Whether a move with such data takes somebody's words back."""
    return data.get("consent") == WITHDRAWN


def no_nod(data: Mapping[str, Any]) -> bool:
    """Whether a move with such data takes back a yes to what the room may see."""
    return not data.get("yes", True)


def may_leave(consent: str, audience: Audience, *, agreed_for_the_group: bool = False) -> bool:
    """Whether words of that consent may be on a page for that audience.

    Withdrawn words are on none. Words that nobody asked about yet are for the facilitators, and with
    `agreed_for_the_group` (what was made for the wall everybody stood at) for those who took part. What was for this
    room only is on no page for anybody but the facilitators. A public page has only what its owner gave.
    """
    if consent == WITHDRAWN:
        return False
    if audience == "facilitators":
        return True
    if consent in (WITHOUT_NUMBER, WITH_NUMBER):
        return True
    return consent == NOT_ASKED and audience == "participants" and agreed_for_the_group
