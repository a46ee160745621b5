"""The annex for the facilitators: which sessions, what was taken back and where it still stands, what was a mistake."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from exercises.kernel.consent import CONSENTS, WITHDRAWN
from exercises.kernel.text import plural
from exercises.leaving.outline import Heading, Paragraph, Part, Table, section
from sessions.report.telling import Section, Telling


def annex(told: Telling) -> Section:
    """Nothing for anybody else."""
    if not told.whole:
        return Section()
    parts: list[Part] = [Heading("Annex, for the facilitators", 2)]
    rows = tuple(
        (told.day(one), one.leaving.title, told.of(one.cohorts), one.kind, one.leaving.name) for one in told.members
    )
    parts += [Heading("The sessions", 3), Table(("When", "Session", "Whose", "What", "Its name"), rows)] * bool(rows)
    states = Counter(source.consent for one in told.members for source in one.sources)
    if states:
        parts.append(Heading("Words that may be quoted, by what was said of them", 3))
        parts.append(Table(("State", "How many"), tuple((key, str(states[key])) for key in CONSENTS if states[key])))
    still = list(_still(told))
    parts += section("Files that may still hold words that were taken back", still)
    if states[WITHDRAWN] and not still:
        parts.append(Paragraph("No export that is noted holds words that were taken back."))
    parts += section("What was learned, and was a mistake", _mistakes(told))
    return Section(tuple(parts))


def _still(told: Telling) -> Iterator[str]:
    for one in told.members:
        for copy in one.copies:
            yield f"{copy.file}, {copy.day}, of {one.leaving.title}: {plural(copy.quotes, 'quote')}"


def _mistakes(told: Telling) -> Iterator[str]:
    for one in told.programme.carried.values():
        if one.mistake:
            yield f"l{one.number} {one.text}{f': {one.why}' if one.why else ''}"
