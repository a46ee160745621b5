"""What of a recorded move may leave in an export now: no name taken out, no words whose owner took them back. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from exercises.frame.state import Frame
from exercises.kernel.shape import Redaction

TAKEN_BACK = "[taken back by its owner]"
_NOT_WORDS = frozenset(
    {
        "at",
        "kind",
        "field",
        "heading",
        "mark",
        "agreed",
        "raised",
        "decision",
        "consent",
        "status",
        "result",
        "area",
        "on",
        "intensity",
        "practices",
        "planned",
        "exercise",
        "phase",
        "starts",
        "date",
        "by",
        "counts",
        "when_on",
        "review_on",
        "back_on",
        "by_on",
    }
)
"""Data that are never somebody's own words."""
_ANSWERS = ("helped", "way", "next")


def exported(state: Frame, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """A recorded move's data as an export may have it, by what its owner allows now."""
    match kind:
        case "hold_elephant" | "elephant_over":
            # Files from before have the minute; how long the clocks waited is needed where an export is opened again.
            return {name: value for name, value in data.items() if name != "at"}
        case "word_elephant":
            held = state.elephants.get(data.get("elephant", 0))
            if held is None or not held.agreed or held.wording != data.get("text"):
                return {**data, "text": TAKEN_BACK}
        case "change_elephant" if data.get("text"):
            held = state.elephants.get(data.get("elephant", 0))
            if held is None or not held.agreed:
                return {**data, "text": TAKEN_BACK}
        case "carry_elephant":
            held = state.elephants.get(data.get("number", 0))
            kept = held is not None and held.agreed
            wording = data.get("wording")
            gone = {"wording": TAKEN_BACK} if wording and not (kept and held and held.wording == wording) else {}
            return {**data, **gone, **({"change": TAKEN_BACK} if data.get("change") and not kept else {})}
        case "learning":
            learned = state.learnings.get(data.get("number", 0))
            if learned is None or learned.consent == "withdrawn":
                return {**data, "text": TAKEN_BACK}
        case "sheet":
            # A sheet that was taken out, and an answer that was emptied, were taken back by whoever wrote them.
            held_sheet = state.sheets.get(data.get("number", 0))
            return {
                name: "" if name in _ANSWERS and not getattr(held_sheet, name, "") else value
                for name, value in data.items()
            }
        case "change_sheet" if not getattr(state.sheets.get(data.get("sheet", 0)), str(data.get("field")), ""):
            return {**data, "text": ""}
    return dict(data)


def redact(kind: str, data: Mapping[str, Any], redaction: Redaction) -> dict[str, Any]:
    """A recorded move's data without the name. A frame has no main things, so it comes out everywhere or nowhere."""
    if redaction.things or not redaction.name:
        return dict(data)
    name = re.compile(rf"(?<!\w){re.escape(redaction.name)}(?!\w)", re.IGNORECASE)

    def without(value: Any) -> Any:
        if isinstance(value, str):
            return name.sub(lambda _: f"[{redaction.instead}]", value)
        return [without(item) for item in value] if isinstance(value, list | tuple) else value

    return {key: value if key in _NOT_WORDS else without(value) for key, value in data.items()}
