"""What a recorded move of a talk may still say later: without a name, or without any words. Pure.

Whose talk it is owns what was written, and decides whether it exists at all (script of Group Thinking Caps).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.consent import NOT_KEPT
from exercises.talk.state import NOTHING, Talk

_EMPTIED: Mapping[str, Any] = {
    "task": {"text": NOT_KEPT},
    "offer": {"text": NOT_KEPT},
    "reword_offer": {"text": NOT_KEPT},
    "when": {"text": ""},
    "fitted": {"text": NOT_KEPT},
    "thought": {"roles": [NOT_KEPT]},
    "outcome": {"text": NOT_KEPT},
    "next_step": {"text": NOT_KEPT},
    "useful": {"answer": ""},
    "done": {"steps": []},
    "ticks": {"steps": []},
    "helped": {"text": NOT_KEPT},
}
"""By kind: what is put for what somebody said, so that a restored session still goes through the same steps."""


def exported(state: Talk, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """A recorded move's data as any export may have it now: wordless once nothing is to be kept."""
    if state.keeps != NOTHING:
        return dict(data)
    emptied = _EMPTIED.get(kind, {})
    return {key: emptied[key] if key in emptied and value else value for key, value in data.items()}
