"""What a recorded move of a review says later: without a name, withdrawn words or matching words. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.consent import TAKEN_BACK
from exercises.kernel.shape import Quotable
from exercises.review.state import Review


def exported(state: Review, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """A recorded move's data as any export may have it now.

    Versions that were taken back or taken out have no words. A fingerprint could be tried with every word there is, so
    an export has a number in its place: the same for the same person, and nothing else of them.
    """
    found = dict(data)
    if found.get("match"):
        known = list(dict.fromkeys(sheet.match for sheet in state.sheets.values() if sheet.match))
        match = found["match"]
        found["match"] = f"person {known.index(match) + 1}" if match in known else ""
    number = {"version": "number", "change_version": "version"}.get(kind, "")
    version = state.versions.get(found.get(number, 0)) if number else None
    if number and (version is None or version.withdrawn):
        found |= {"text": TAKEN_BACK} if found.get("text") else {}
        found |= {"credit": ""} if found.get("credit") else {}
    return found


def quotes(state: Review) -> tuple[Quotable, ...]:
    """Every version, with how far its owner allowed it; a withdrawn one without its words."""
    return tuple(
        Quotable(f"v{version.number}", "" if version.withdrawn else version.text, version.consent, version.credit)
        for version in state.versions.values()
    )
