"""The first section: what this was, for whom and when; the months as a picture and a table. No length is reckoned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from exercises.kernel.days import MONTHS
from exercises.kernel.text import listed
from exercises.leaving.drawing import GridPicture
from exercises.leaving.outline import Bullets, Figure, Heading, Paragraph, Part, Table
from exercises.programme.reading import month_or_day
from exercises.programme.state import DROPPED, KINDS, MOVED, Cohort, Event
from sessions.report.telling import Section, Telling, under

PICTURE = "timeline"
LETTERS = dict(zip(KINDS, "PVWISFQ", strict=True))
"""By kind of event: the letter that stands for it in a month."""
MOST_MONTHS = 18
_GONE, _MOVED = "x", "m"
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
    events = sorted(programme.events.values(), key=lambda one: (one.day or "9", one.number))
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
    came = told.people(this.attending)
    return f"{came} of {told.people(this.invited)} came" if this.invited is not None else f"{came} came"


def _moves(this: Cohort) -> Iterator[str]:
    for before, place in zip(this.places, this.places[1:], strict=False):
        day = f", {month_or_day(place.day)}" if place.day else ""
        why = f": {place.why}" if place.why else ""
        yield f"{this.name}: from {before.place} to {place.place}{day}{why}"


def _event(told: Telling, this: Event) -> tuple[str, ...]:
    stands = this.stands
    if this.moves:
        days = tuple(dict.fromkeys(month_or_day(one.was) for one in this.moves if one.was))
        off = this.stands == MOVED and this.moves[-1].was == this.day
        stands = "put off" if off else stands
        stands += f", was to be {', then '.join(days)}" if days else ""
    whys = dict.fromkeys(filter(None, (this.why, *(one.why for one in this.moves))))
    stands += f": {'; '.join(whys)}" if told.whole and whys else ""
    if this.number in told.gone:
        stands += " (its session is gone)"
    what = f"{this.what}: {this.text}" if this.text else this.what
    return month_or_day(this.day), what, told.of(this.cohorts), stands


def _picture(told: Telling) -> GridPicture | None:
    """A row a cohort and a column a month, a letter for what was or is to be."""
    events = [one for one in told.programme.events.values() if one.day]
    if not events or not told.programme.cohorts:
        return None
    columns = _columns(sorted(one.day[:7] for one in events))
    rows = []
    for cohort in told.programme.cohorts.values():
        theirs = [one for one in events if cohort.number in one.cohorts]
        cells = (_letters(one for one in theirs if one.day[:7] in months) for _, months in columns)
        rows.append((cohort.name, *cells))
    there = {_letter(one) for one in events}
    key = [f"{letter} {kind}" for kind, letter in LETTERS.items() if {letter, f"{letter}*"} & there]
    key += [f"{_MOVED} was to be here and moved"] * (_MOVED in there) + [f"{_GONE} dropped"] * (_GONE in there)
    below = [", ".join(key) + "."]
    if any(letter.endswith("*") for letter in there):
        below.append("* is of several cohorts together.")
    headings = ("Cohort", *(called for called, _ in columns))
    return GridPicture(PICTURE, "The timeline, by cohort", headings, tuple(rows), tuple(below), even=True, tight=True)


def _letter(one: Event) -> str:
    if one.stands == DROPPED:
        return _GONE
    if one.stands == MOVED and one.became:
        return _MOVED
    return LETTERS[one.what] + "*" * one.shared


def _letters(events: Iterable[Event]) -> str:
    """ "WW", "S*", "W5": each kind as often as it was, many of one as a count."""
    counts = Counter(_letter(one) for one in sorted(events, key=lambda one: (one.day, one.number)))
    return " ".join(letter * count if count < _EACH else f"{letter}{count}" for letter, count in counts.items())


def _columns(months: list[str]) -> list[tuple[str, frozenset[str]]]:
    """The months from the first to the last, or quarters where these are many."""
    first, last = _place(months[0]), _place(months[-1])
    step = 1 if last - first < MOST_MONTHS else 3 if last - first < 3 * MOST_MONTHS else 12
    begin = first - first % step
    found = []
    for place in range(begin, last + 1, step):
        year, month = divmod(place, 12)
        names = {1: f"{MONTHS[month][:3]}\n{year}", 12: str(year)}
        called = names.get(step, f"{MONTHS[month][:3]}-{MONTHS[month + step - 1][:3]}\n{year}")
        found.append((called, frozenset(_month(at) for at in range(place, place + step))))
    return found


def _place(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _month(place: int) -> str:
    return f"{place // 12:04}-{place % 12 + 1:02}"
