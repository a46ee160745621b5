"""The programmes at home: their rows above the days, and what of them waits. Nobody's words but their titles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from exercises.kernel.text import contains, plural
from sessions.library.catalogue import DAMAGED, Entry
from sessions.library.held_days import held_day
from sessions.library.programme_rows import Row as Listed
from sessions.store import locations
from tui.app.text import fit, pad
from tui.app.text import width as cells

Programmes = Callable[[], list[Listed]]
"""Reads the programmes."""

HEADING = "PROGRAMMES"
_LEAST, _TITLE = 12, 24
"""Cells that a title has at least, and where there is room, so that what is beside it stands in columns."""


class AtHome(NamedTuple):
    """A programme, as a row of the list."""

    listed: Listed
    sessions: int
    today: str
    """The cohorts that meet today: "C2 today"."""

    @property
    def name(self) -> str:
        """The programme's name."""
        return self.listed.name

    @property
    def title(self) -> str:
        """What it is called; where another had that title first, how its name goes on, too."""
        stem, title = self.name.removeprefix(locations.PROGRAMME), self.listed.title
        slug = locations.slug(title)
        return title if stem == slug else f"{title} ({stem.removeprefix(f'{slug}-')})"

    @property
    def problem(self) -> str:
        """Why it cannot be opened; "" when it can."""
        return self.listed.problem

    @property
    def parts(self) -> tuple[str, ...]:
        """What is said of it beside its title, the least needed last."""
        if self.listed.problem:
            return ("cannot be opened",)
        where = f"cycle: {self.listed.box}" if self.listed.box else ""
        counts = plural(self.listed.cohorts, "cohort"), plural(self.sessions, "session")
        damaged = DAMAGED if self.listed.damaged else ""
        return tuple(filter(None, (self.today, damaged, *counts, where)))

    def line(self, wide: int) -> str:
        """The title, what it has, and at the right who meets today."""
        beside = [part for part in self.parts if part != self.today]
        room = wide - (cells(self.today) + 2) * bool(self.today)
        while beside and _LEAST + 2 + cells("  ".join(beside)) > room:
            beside.pop()
        said = f"  {'  '.join(beside)}" if beside else ""
        title = min(room - cells(said), max(_TITLE, min(cells(self.title), room - cells(said))))
        line = f"{pad(fit(self.title, title), title)}{said}"
        return pad(f"{pad(line, room)}  {self.today}", wide) if self.today else pad(line, wide)

    def details(self, wide: int, high: int) -> list[str]:
        """Everything of it, in so many lines at most."""
        if self.listed.problem:
            return [fit(self.listed.problem, wide)]
        return [fit(self.title, wide), fit(" · ".join(self.parts), wide)][:high]


def programmes_at_home(listed: Iterable[Listed], entries: Iterable[Entry], today: date, words: str) -> list[AtHome]:
    """The programmes with every one of the words in their titles, and who of each meets today."""
    counts: dict[str, int] = {}
    meets: dict[str, set[int]] = {}
    for entry in entries:
        stem, cohorts, _, _ = entry.belongs
        if stem:
            counts[stem] = counts.get(stem, 0) + 1
            if held_day(entry) == today:
                meets.setdefault(stem, set()).update(cohorts)
    found = []
    for one in listed:
        stem = one.name.partition(".")[2]
        here = "+".join(f"C{number}" for number in sorted(meets.get(stem, ())))
        if all(contains(word, one.title) for word in words.split()):
            found.append(AtHome(one, counts.get(stem, 0), f"{here} today" if here else ""))
    return found


def rows_under_heading(found: Sequence[AtHome]) -> list[str | AtHome]:
    """The rows under their heading; none without a programme."""
    return [HEADING, *found] if found else []


def waits_line(listed: Iterable[Listed]) -> str:
    """How many learned lines wait for a result, in one sentence without their words; "" for none."""
    waits = [one for one in listed if one.waits]
    many = sum(one.waits for one in waits)
    if not many:
        return ""
    where = f": {waits[0].title}" if len(waits) == 1 else f", in {len(waits)} programmes"
    return f"{plural(many, 'learned line')} {'waits' if many == 1 else 'wait'} for a result{where}"


def no_programme(session: str) -> str:
    """That the session of that name belongs to no programme, and how it would; with "" that there is none."""
    if not session:
        return "No session is marked that could belong to a programme. n and enter makes one."
    return f"This session belongs to no programme. In a programme: belongs {session} c1"
