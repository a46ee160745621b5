"""What the list of sessions keeps of each as figures, by exercise, without opening one."""

from __future__ import annotations

from typing import Any

from exercises.kernel.findings import SHEETS, Finding, in_words, unpacked
from sessions.library.catalogue import Entry


def found_in(entry: Entry) -> list[tuple[str, tuple[Finding, ...]]]:
    """The counts of each of its exercises by the exercise's title; under "" those of the day around them."""
    each = zip((*entry.exercises, ""), unpacked(entry.found), strict=False)
    return [(title, found) for title, found in each if found]


def said(entry: Entry) -> str:
    """The counts in one line: "Post-its: 340 notes, 16 themes · 3 replies"; "" for none."""
    return " · ".join(f"{title}: {in_words(found)}" if title else in_words(found) for title, found in found_in(entry))


def document(entry: Entry) -> list[dict[str, Any]]:
    """The counts as JSON; what the numbers of a row are, docs/data.md says."""
    return [
        {"exercise": title, **{one.what: [list(row) for row in one.rows] for one in found}}
        for title, found in found_in(entry)
    ]


def answered(entry: Entry) -> tuple[int, int] | None:
    """How many answered of how many (0 where nobody said), where one thing was asked in it, once; else None."""
    asked = [one for _, found in found_in(entry) for one in found if one.what == SHEETS]
    rounds = {row[0] for one in asked for row in one.rows}
    if len(asked) != 1 or len(rounds) != 1:
        return None
    return max((row[2], row[3]) for row in asked[0].rows)
