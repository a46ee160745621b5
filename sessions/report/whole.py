"""A programme's report and its brief as exports: which files are read, and what makes pages or tables of them.

One place for the command, for `export` of a programme, and for its console.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial

from exercises.kernel.record import replace
from exercises.kernel.text import listed
from exercises.programme.state import Programme
from sessions.export.gathering import Gathered
from sessions.export.making import Made, Wanted
from sessions.export.scope import not_readable, of_programme
from sessions.leaving.problem import ExportError
from sessions.live.export_notes import AS_THEY_ARE
from sessions.live.session import Session
from sessions.live.told import Told
from sessions.report.bank import bank
from sessions.report.briefing import brief
from sessions.report.kept import members
from sessions.report.reporting import programme_in, report_of, telling, telling_of
from sessions.report.telling import Member, Telling
from sessions.store import locations

PAGES = ("html", "docx", "md")
DATA = "data"
FORMATS = (*PAGES, DATA)
"""What a report may be: pages, or the programme and its sessions as tidy tables."""
LEAVES_AS = (*FORMATS, "json")
"""What leaves of a programme: its report, or its own file, to be kept and brought back."""


def is_programme(names: Sequence[str]) -> bool:
    """Whether that is one programme."""
    return len(names) == 1 and locations.is_programme(names[0])


def is_report(names: Sequence[str], format: str, *, brief: bool) -> bool:
    """Whether what is wanted of those is the report of a programme: its page, or its tables."""
    return is_programme(names) and format in FORMATS and not brief


class Report:
    """A report that somebody asked for."""

    def __init__(
        self,
        name: str,
        wanted: Wanted,
        sections: Collection[int] = (),
        read: Callable[[int, int], None] = lambda count, every: None,
    ) -> None:
        """`sections` are those wanted, all without any; `read` hears how many of its sessions are read. Raises
        StoreError or OSError."""
        self.names = of_programme(name)
        """The programme, and then its sessions."""
        self._wanted, self._sections = wanted, sections
        self._told: Telling | None = None
        self._read = read
        # With names changed every word is gone through anew, and then every session is opened; so it is for tables.
        self._kept = self._as_kept() if wanted.format in PAGES else None

    def _as_kept(self) -> list[Member] | None:
        """What it reads of each session, where no word of it is changed on its way out; else None."""
        if self._wanted.names.how != AS_THEY_ARE:
            return None
        found = members(self.names[1:], self._wanted.audience, told=self.read)
        return None if any(one.mixed for one in found) else found

    def read(self, count: int) -> None:
        """So many of its sessions are read."""
        self._read(count, len(self.names) - 1)

    @property
    def opens(self) -> tuple[str, ...]:
        """What has to be open to make it, the programme first."""
        return self.names if self._kept is None else self.names[:1]

    def wanted(self, sessions: Sequence[Session]) -> Wanted:
        """What is to be made of them, the programme first."""
        titled = replace(self._wanted, title=sessions[0].state.title)
        return replace(titled, warnings=not_readable(), shaped=self._shaped) if titled.format in PAGES else titled

    def _shaped(self, gathered: Gathered, every: Sequence[Told]) -> Gathered:
        state: Programme = programme_in(every).state.run.state
        gone = [event.number for event in state.gone(locations.is_there)]
        if self._kept is None:
            self._told = telling(gathered, every, gone)
        else:
            self._told = telling_of(programme_in(every), self._kept, self._wanted.audience, gone)
        return report_of(self._told, gathered, self._sections)

    def quotes(self, made: Made) -> Iterator[str]:
        """Every quotation with its state, and why it does not stand there: the last page of a preview."""
        if self._told is not None:
            yield "Quotes:"
            for quote in bank(self._told):
                yield f"  {quote.line(made.gathered.carried)}"

    def noted_in(self, made: Made) -> list[str]:
        """The files in whose trail it stands."""
        return made.noted_in(self.names)


class Brief:
    """The two pages for those who hold a cohort next, that somebody asked for."""

    def __init__(self, name: str, cohort: int, wanted: Wanted) -> None:
        """Raises OSError."""
        self.names = of_programme(name)
        """The programme, and then its sessions; all of them have to be open."""
        self._cohort, self._wanted = cohort, wanted

    def wanted(self, sessions: Sequence[Session]) -> Wanted:
        """What is to be made of them, the programme first. Raises ExportError where it has no such cohort."""
        state, title = programme_in(sessions).state.run.state, sessions[0].state.title
        if self._cohort not in state.cohorts:
            there = listed([f"c{number}" for number in state.cohorts]) or "no cohort yet"
            raise ExportError(f"There is no c{self._cohort} in {title}. It has {there}.")
        return replace(self._wanted, title=title, shaped=partial(brief, cohort=self._cohort))
