"""What a report is told from, and what each of its sections gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from exercises.kernel.consent import WITH_NUMBER, WITHDRAWN, WITHOUT_NUMBER
from exercises.kernel.p_numbers import FEWEST
from exercises.kernel.record import Record, field
from exercises.kernel.text import listed
from exercises.leaving.data import Fact
from exercises.leaving.drawing import Picture
from exercises.leaving.outline import Audience, GoesOn, LeftOut, Paragraph, Part, Table
from exercises.programme.naming import month_or_day
from exercises.programme.state import Programme
from sessions.leaving.leaving import RunLeaving, SessionLeaving
from sessions.live.export_notes import Exported

FEW, A_FEW = "fewer than five", "a few"
GIVEN = (WITHOUT_NUMBER, WITH_NUMBER)
"""The only states in which words are quoted, for whomever the report is."""

MOST_COLUMNS = 5
"""So many askings stand beside each other in one table."""


class Source(Record):
    """Somebody's words in a session, and how far they may be used."""

    session: str
    """The session's name on this computer."""
    run: str
    key: str
    text: str
    consent: str
    who: str = ""
    what: str = ""
    """Where it comes from: a post-it, a story, a conversation, or the exercise's title."""


class Point(Record):
    """Something in a session that a line may rest on."""

    called: str
    """What it is: "theme t3", "note 17"."""
    words: str = ""
    """Its own first words, as far as they leave."""
    became: str = ""
    """What is typed to get to what stands in its place; "" while it stands for itself."""
    consent: str = ""
    """How far they may be used, where they are not for everybody; of what was taken back that it was."""


class Counted(Record):
    """A wall as counts: how often something was written there, whoever may read the words."""

    notes: Mapping[str, int] = field(default_factory=dict)
    """By question: every note, each once."""
    lone: Mapping[str, int] = field(default_factory=dict)
    """By question: the lone voices."""
    contested: Mapping[str, int] = field(default_factory=dict)
    """By question: what is contested, in no theme."""
    themes: Mapping[str, int] = field(default_factory=dict)
    """By what is typed to get to a theme: its notes."""
    decided: Mapping[str, str] = field(default_factory=dict)
    """By the same: what came of a theme that was brought back to the group."""


class Copy(Record):
    """An earlier export in which words stand that were taken back since."""

    session: str
    file: str
    day: str
    quotes: int


class Member(Record):
    """A session that belongs to the programme, as it leaves."""

    leaving: SessionLeaving
    cohorts: tuple[int, ...] = ()
    kind: str = ""
    sources: tuple[Source, ...] = ()
    """Every quotation of it, those that do not leave too: for counting, and for the facilitators."""
    exports: tuple[Exported, ...] = ()
    """What left of it before."""
    points: Mapping[str, Mapping[str, Point]] = field(default_factory=dict)
    """By exercise and what is typed to get there: what a line of the programme may rest on."""
    things: Mapping[str, str] = field(default_factory=dict)
    """By exercise: what the things with numbers alone are called there."""
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By exercise: what its questions and fields are called, by their keys."""
    walls: Mapping[str, Counted] = field(default_factory=dict)
    """By exercise: the walls that the room saw, as counts."""
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By exercise: every name it has, folded, by which the programme may call what was collected there."""
    reviews: frozenset[str] = frozenset()
    """Those of its exercises that ask what is kept, over rounds."""
    damaged: bool = False
    mixed: bool = False
    """Whether something of it runs from right to left."""

    @property
    def copies(self) -> Iterator[Copy]:
        """The exports in which words left that were taken back since."""
        gone = {(one.run, one.key) for one in self.sources if one.consent == WITHDRAWN}
        for one in self.exports if gone else ():
            count = sum((run, key) in gone for run, keys in one.quotes.items() for key in keys)
            if count:
                yield Copy(self.leaving.name, one.file, one.day, count)

    def facts(self, kind: str) -> Iterator[tuple[RunLeaving, Fact]]:
        """Its facts of that table, each with its exercise."""
        for run in self.leaving.runs:
            yield from ((run, fact) for fact in run.data if fact.kind == kind)


class Telling(Record):
    """A programme and its sessions as an audience gets them."""

    programme: Programme
    name: str
    """The programme's name on this computer."""
    title: str
    members: tuple[Member, ...]
    audience: Audience
    gone: frozenset[int] = frozenset()
    """The events whose session is on this computer no longer."""
    damaged: bool = False
    """Whether something in the programme's own file cannot be read."""

    @property
    def whole(self) -> bool:
        """Whether it is for the facilitators."""
        return self.audience == "facilitators"

    @property
    def public(self) -> bool:
        """Whether anybody may read it."""
        return self.audience == "public"

    def people(self, count: int) -> str:
        """A count of people: exact for the facilitators, else no group of few."""
        return str(count) if self.whole or count >= FEWEST or not count else FEW

    def part(self, count: int, every: int | None) -> str:
        """ "24 of 27"; of a whole that is few that it is."""
        whole = "" if every is None else self.people(every)
        return self.people(count) if not whole or whole == FEW else f"{self.people(count)} of {whole}"

    def of(self, cohorts: Iterable[int]) -> str:
        """What those cohorts are called together: "One and Two"."""
        names = [self.programme.cohorts[one].name for one in cohorts if one in self.programme.cohorts]
        return listed(names) or "no cohort"

    def small(self, cohorts: Iterable[int]) -> bool:
        """Whether so few are in those cohorts together, as far as anybody said, that nothing of them is shown."""
        people = self.programme.people_in(cohorts)
        return people is not None and people < FEWEST

    def day(self, member: Member) -> str:
        """The day of a session, in words."""
        return member.leaving.day or month_or_day(member.leaving.date)

    def when(self, member: Member) -> str:
        """The day of a session, in words; of several that its cohorts had on one day its title too, for nothing else
        tells them apart."""
        day = self.day(member)
        alike = (one for one in self.members if one.cohorts == member.cohorts and self.day(one) == day)
        return f"{day}, {member.leaving.title}" if sum(1 for _ in alike) > 1 else day


class Section(Record):
    """What a section has for a page."""

    parts: tuple[Part, ...] = ()
    pictures: tuple[Picture, ...] = ()
    quoted: tuple[Source, ...] = ()
    """The quotations in it."""
    used: frozenset[str] = frozenset()
    """The sessions of which something stands in it."""
    answers: frozenset[tuple[str, str]] = frozenset()
    """The exercises whose answers it tells, each with its session."""
    warnings: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    hidden: tuple[str, ...] = field(default_factory=tuple)
    """What is hidden in it, each in words."""


def few_said(parts: Iterable[Part]) -> str:
    """What "a few" is, where a table says it; else ""."""
    said = any(A_FEW in row for part in parts if isinstance(part, Table) for row in part.rows)
    return f"“{A_FEW.capitalize()}” is {FEW}." if said else ""


def under(title: str, parts: Iterable[Part], *, nothing: str) -> tuple[Part, ...]:
    """A section's heading over its parts, or over the sentence that says that there are none."""
    found = tuple(parts)
    return (GoesOn(title, 2), *(found or (Paragraph(nothing),)))
