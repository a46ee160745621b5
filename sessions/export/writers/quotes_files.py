"""Writes each quote that leaves as data are: tables and a workbook. Knows no exercise."""

from __future__ import annotations

from sessions.export.writers import data_files
from sessions.leaving.leaving import Leaving, Written
from sessions.leaving.problem import NothingToWrite


def write(leaving: Leaving) -> Written:
    """The files. Raises NothingToWrite when no quote may leave for that audience."""
    try:
        return data_files.write(leaving)
    except NothingToWrite:
        whom = {"facilitators": "the facilitators", "participants": "those who took part"}.get(
            leaving.audience, "anybody"
        )
        raise NothingToWrite(
            f"No quote of this may leave for {whom}: of each it is asked how it may be used. "
            "Write a page instead: --to page.md"
        ) from None
