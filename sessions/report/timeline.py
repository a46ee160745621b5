"""The first section: what this was, for whom and when; the months as a picture and a table. No length is reckoned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from exercises.kernel.days import MONTHS
from exercises.kernel.text import listed
from exercises.leaving.drawing import GridPicture
from exercises.leaving.outline import Bullets, Figure, Heading, Paragraph, Part, Table
from exercises.programme import months
from exercises.programme.months import SHARED
from exercises.programme.naming import how_it_stands, month_or_day
from exercises.programme.state import Cohort, Event
from sessions.report.telling import Section, Telling, under

PICTURE = "timeline"
MOST_MONTHS = 18
_EACH = 3


def what_it_was(told: Telling) -> Section:
    """Cohorts, levels and organisations as counts, and the timeline."""
    programme = told.programme
    parts: list[Part] = []
    if programme.question:
        parts.append(Paragraph(f"The question: {programme.question}"))
    if programme.cohorts:
        headings = ("Cohort", "Where it met", "Levels", "Organisations by sector", "People")
        parts.append(Table(headings, tuple(_cohort(told, one) for one in programme.cohorts.values())))
    if told.whole:
        moved = [line for one in programme.cohorts.values() for line in _moves(one)]
        parts += [Paragraph("Where a cohort met changed:"), Bullets(tuple(moved))] if moved else []
    picture = _picture(told)
    events = months.in_order(programme)
    if events:
        parts.append(Heading("The timeline", 3))
        parts += [Figure(PICTURE)] if picture is not None else []
        asked = ("When", "What", "Whose", "How it stands")
        parts.append(Table(asked, tuple(_event(told, one) for one in events)))
    pictures = (picture,) if picture is not None else ()
    return Section(under("What this was", parts, nothing="No cohort and no event is noted yet."), pictures)


def sectors(this: Cohort) -> str:
    """ "health 3, education 1": organisations as counts, and no name of one."""
    counts = Counter(one.sector or "sector not said" for one in this.organisations)
    return ", ".join(f"{sector} {count}" for sector, count in counts.items())


def _cohort(told: Telling, this: Cohort) -> tuple[str, ...]:
    met = ", then ".join(dict.fromkeys(one.place for one in this.places))
    stands = f"{this.stage}: {this.why}" if told.whole and this.why else this.stage
    return this.name, met, listed(list(this.levels)), sectors(this), f"{people(told, this)}; {stands}"


def people(told: Telling, this: Cohort) -> str:
    """ "27 of 31 came", as far as anybody said."""
    if this.invited is None and this.attending is None:
        return "not said"
    if this.attending is None:
        return f"{told.people(this.invited or 0)} invited"
    return f"{told.part(this.attending, this.invited)} came"


def _moves(this: Cohort) -> Iterator[str]:
    for before, place in zip(this.places, this.places[1:], strict=False):
        day = f", {month_or_day(place.day)}" if place.day else ""
        why = f": {place.why}" if place.why else ""
        yield f"{this.name}: from {before.place} to {place.place}{day}{why}"


def _event(told: Telling, this: Event) -> tuple[str, ...]:
    days = dict.fromkeys(month_or_day(one.was) for one in this.moves if one.was and one.was != this.day)
    stands = how_it_stands(told.programme, this)
    stands += f", was to be {', then '.join(days)}" if days else ""
    whys = dict.fromkeys(filter(None, (this.why, *(one.why for one in this.moves))))
    stands += f": {'; '.join(whys)}" if told.whole and whys else ""
    if this.number in told.gone:
        stands += " (its session is gone)"
    what = f"{this.what}: {this.text}" if this.text else this.what
    return month_or_day(this.day), what, told.of(this.cohorts), stands


def _picture(told: Telling) -> GridPicture | None:
    """A row a cohort and one of what several do together, a column a month, the letters as on a programme's board."""
    line = months.timeline(told.programme)
    if not line.months or not told.programme.cohorts:
        return None
    columns = list(_columns(line.months))
    rows = tuple(
        (
            told.of((lane.cohort,)) if lane.cohort != SHARED else "together",
            *(_letters(mark.letter for month in of for mark in lane.marks.get(month, ())) for _, of in columns),
        )
        for lane in line.lanes
    )
    key = f"{', '.join(f'{letter} {word}' for letter, word in line.key)}."
    if any("×" in cell for _, *cells in rows for cell in cells):
        key += " × and a number: so many of them."
    headings = ("Cohort", *(called for called, _ in columns))
    return GridPicture(PICTURE, "The timeline, by cohort", headings, rows, (key,), even=True, tight=True)


def _letters(marks: Iterable[str]) -> str:
    """ "WW", "W×5": each kind as often as it was, many of one as a count; p5 alone would be somebody's number."""
    counts = Counter(marks)
    return " ".join(letter * count if count < _EACH else f"{letter}×{count}" for letter, count in counts.items())


def _columns(every: range) -> Iterator[tuple[str, range]]:
    """The months from the first to the last, or quarters or years where these are many."""
    step = 1 if len(every) <= MOST_MONTHS else 3 if len(every) <= 3 * MOST_MONTHS else 12
    for first in range(every.start - every.start % step, every.stop, step):
        last = first + step - 1
        begins = "" if step in (1, 12) else f"{MONTHS[first % 12][:3]}-"
        called = str(first // 12) if step == 12 else f"{begins}{MONTHS[last % 12][:3]}\n{last // 12}"
        yield called, range(first, last + 1)
