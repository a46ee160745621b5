"""A programme as it is: cohorts, its timeline, what is collected, what was learned and tried, tools, the cycle. Frozen.

People are counts here, never numbers or names (A Good Start in Life, three staggered cohorts).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import ClassVar

from exercises.kernel.record import MISSING, Record, field
from exercises.kernel.template import Template
from exercises.kernel.text import folded
from exercises.kernel.things import CONSOLE, Part, Thing, many, said, told

LEVELS = ("managers", "practice leads", "practitioners")
COHORT_STATES = ("planned", "running", "finished", "stopped")
WORKSHOP, SHARED_INTEGRATION = "workshop", "shared integration"
KINDS = (
    "planning with managers",
    "overview",
    WORKSHOP,
    "own integration",
    SHARED_INTEGRATION,
    "follow-up",
    "survey",
)
"""What an event of a programme is."""
PLANNED, HELD, MOVED, DROPPED = "planned", "held", "moved", "dropped"
DONE = "done"
BLOCKS = ("theory", "practice integration", "after")
"""The part of a programme that a session stands in; "" for none of them."""
BOXES = ("envision", "plan", "collect", "analyse", "report", "adjust")
"""The boxes of the cycle, in the order they are gone through."""
HELPED = "helped"
RESULTS = (HELPED, "no difference", "worse", "not tried")
TOOL, SESSION, PLAN = "tool", "session", "plan"
"""What a learning may change."""
POINTER = 120
"""Most characters of what a line rests on, each."""


class Place(Part):
    """Where a cohort meets, from a day on, and why it changed."""

    place: str = said(80, what="a place", needed=True)
    day: str = ""
    """The day (ISO) it was said; "" where nobody knows."""
    why: str = said(160, CONSOLE, label="why it moved", what="why it moved")

    def called(self, key: object) -> str:
        """ "place 2"."""
        return f"place {int(str(key)) + 1}"


class Organisation(Part):
    """Who takes part, by label and sector only."""

    label: str = said(80, what="an organisation", needed=True)
    sector: str = said(40, what="a sector")

    def called(self, key: object) -> str:
        """ "organisation 2"."""
        return f"organisation {int(str(key)) + 1}"


class Cohort(Thing):
    """A group that goes through the programme together."""

    letter: ClassVar[str] = "c"
    one: ClassVar[str] = "cohort"
    kept_in: ClassVar[str] = "cohorts"

    name: str = said(60, what="a cohort's name", needed=True)
    places: tuple[Place, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    levels: tuple[str, ...] = ()
    invited: int | None = None
    """How many people; None where nobody said."""
    attending: int | None = None
    stage: str = told("state", COHORT_STATES[0])
    why: str = said(160, CONSOLE, label="why it stopped", what="why")

    @property
    def people(self) -> int | None:
        """How many are in it: those that come, else those that are invited; None where nobody said."""
        return self.invited if self.attending is None else self.attending

    @property
    def place(self) -> str:
        """Where it meets now; "" for nowhere yet."""
        return self.places[-1].place if self.places else ""


class Moved(Part):
    """One time an event was moved."""

    was: str = ""
    """The day or month (ISO) it was to be."""
    why: str = said(160, CONSOLE, label="why it moved", what="why it moved")

    def called(self, key: object) -> str:
        """ "move 2"."""
        return f"move {int(str(key)) + 1}"


class Event(Thing):
    """One thing on the timeline, of one cohort or of several together."""

    letter: ClassVar[str] = "e"
    one: ClassVar[str] = "event"
    kept_in: ClassVar[str] = "events"

    what: str = told("kind", WORKSHOP)
    """One of KINDS."""
    cohorts: tuple[int, ...] = ()
    day: str = ""
    """A day or a month (ISO)."""
    text: str = said(120, what="an event")
    stands: str = told("state", PLANNED)
    why: str = said(160, CONSOLE, label="why", what="why")
    session: str = said(90, CONSOLE, label="session", what="a session", refers=True)
    """The session that it is, by its name; "" for none yet."""
    became: str = said(90, CONSOLE, label="what it became", what="a session", refers=True)
    """The session that it became when it moved, by its name."""
    block: str = ""
    moves: tuple[Moved, ...] = ()

    @property
    def is_put_off(self) -> bool:
        """Whether it moved, and nobody knows yet to when."""
        return self.stands == MOVED and bool(self.moves) and self.moves[-1].was == self.day

    @property
    def shared(self) -> bool:
        """Whether it is of several cohorts together."""
        return len(self.cohorts) > 1


class Collected(Thing):
    """One tool that is asked of one cohort at one moment."""

    letter: ClassVar[str] = "x"
    one: ClassVar[str] = "collection"
    kept_in: ClassVar[str] = "collected"

    tool: str = said(40, what="a tool", needed=True)
    cohort: int = 0
    moment: str = said(40, what="a moment", needed=True)
    stands: str = told("state", PLANNED)
    n: int | None = None
    """How many answered; None where nobody said."""
    of: int | None = None
    """How many were asked."""
    why: str = said(160, CONSOLE, label="why it was dropped", what="why")
    session: str = said(90, CONSOLE, label="session", what="a session", refers=True)


class Trial(Part):
    """One time that a learning was tried, in a cohort or in none that was said."""

    cohort: int = 0
    result: str = ""
    """One of RESULTS; "" while nobody knows."""
    seen: str = said(160, what="what was seen")

    def called(self, key: object) -> str:
        """ "trial 2"."""
        return f"trial {int(str(key)) + 1}"


class Learned(Thing):
    """Something learned in one cohort that is carried to the next. Only a result closes it."""

    letter: ClassVar[str] = "l"
    one: ClassVar[str] = "learned line"
    kept_in: ClassVar[str] = "carried"

    text: str = said(160, what="what was learned", needed=True)
    cohort: int = 0
    """Where it was learned; 0 where nobody said."""
    evidence: tuple[str, ...] = said(POINTER, label="rests on", what="what it rests on", default=())
    """What it rests on, each a pointer or words as they were typed (pointing.py)."""
    changes: str = ""
    """What it changes: a tool, a session or the plan; "" for nothing yet."""
    named: str = said(90, label="changes", what="a tool", refers=True)
    """Which tool or session."""
    change: str = said(160, label="what it changes", what="what it changes")
    trials: tuple[Trial, ...] = ()
    next: str = said(160, label="what comes next", what="what comes next")
    mistake: bool = False
    """Whether it was closed as typed by mistake; it stays in the trail."""
    why: str = said(160, CONSOLE, label="why it was a mistake", what="why")

    @property
    def result(self) -> str:
        """What the last trial came to; "" while it is open."""
        return self.trials[-1].result if self.trials else ""

    @property
    def came(self) -> str:
        """What it came to last, also while it is tried once more; "" while nobody knows."""
        return next((one.result for one in reversed(self.trials) if one.result), "")

    @property
    def is_open(self) -> bool:
        """Whether it still waits for a result."""
        return not self.mistake and not self.result


class Recommendation(Thing):
    """What the programme recommends, each with what it rests on."""

    letter: ClassVar[str] = "r"
    one: ClassVar[str] = "recommendation"
    kept_in: ClassVar[str] = "recommendations"

    text: str = said(200, what="a recommendation", needed=True)
    evidence: tuple[str, ...] = said(POINTER, label="rests on", what="what it rests on", default=())
    out: bool = False
    """Whether it is no longer recommended; it stays in the trail."""


class Version(Part):
    """One version of a tool."""

    text: str = said(160, what="a version", needed=True)
    by: str = said(80, what="by whom")
    """A role or a group, never somebody."""
    because: int = 0
    """The carried line it was changed for; 0 for none."""

    def called(self, key: object) -> str:
        """ "version 2"."""
        return f"version {int(str(key)) + 1}"


class Tool(Part):
    """A tool of the programme, with all its versions."""

    key: str = said(40, label="name", what="a tool")
    versions: tuple[Version, ...] = ()
    dropped: bool = False
    why: str = said(160, label="why it was dropped", what="why")
    dropped_on: str = ""

    @property
    def goes(self) -> str:
        """What to type to get there."""
        return f"tool {self.key}"

    def called(self, key: object) -> str:
        """ "tool prompt-cards"."""
        return f"tool {key}"


class Box(Part):
    """One box of the cycle."""

    line: str = said(160, what="a line of the cycle")
    evidence: tuple[str, ...] = said(POINTER, label="rests on", what="what it rests on", default=())

    def called(self, key: object) -> str:
        """ "cycle envision"."""
        return f"cycle {key}"


class Programme(Record):
    """The whole programme."""

    template: Template = told("-", MISSING)
    phase: str = told("-", MISSING)
    cohorts: Mapping[int, Cohort] = many()
    events: Mapping[int, Event] = many()
    collected: Mapping[int, Collected] = many()
    carried: Mapping[int, Learned] = many()
    recommendations: Mapping[int, Recommendation] = many()
    tools: Mapping[str, Tool] = field(default_factory=dict)
    boxes: Mapping[str, Box] = field(default_factory=dict)
    question: str = said(160, label="the question", goes="cycle", what="the question")
    box: str = ""
    """The box of the cycle where the programme is; "" before anybody said."""
    round: int = 1
    facts: tuple[str, ...] = said(160, label="a fact", goes="fact", what="a fact", default=())
    """What is told of the programme as it was said, such as how many months: never reckoned here."""
    numbers: Mapping[str, int] = told("-", {})
    closed: bool = False
    phase_since: str = told("-", "")
    paused_since: str = told("-", "")
    paused_seconds: int = told("-", 0)

    @property
    def open_lines(self) -> tuple[Learned, ...]:
        """The learned lines that wait for a result."""
        return tuple(line for line in self.carried.values() if line.is_open)

    def people_in(self, cohorts: Iterable[int]) -> int | None:
        """How many are in those cohorts together; None for no cohort, and where somebody did not say."""
        counts = [self.cohorts[number].people if number in self.cohorts else None for number in cohorts]
        known = [count for count in counts if count is not None]
        return sum(known) if known and len(known) == len(counts) else None

    def gone(self, there: Callable[[str], bool]) -> list[Event]:
        """The events whose session is not there."""
        return [event for event in self.events.values() if event.session and not there(event.session)]

    def asked_in(self, session: str, names: Collection[str], cohorts: Collection[int]) -> Collected | None:
        """What was collected in a session of those cohorts: the only thing, else what is called by one of those names,
        folded."""
        rows = [one for one in self.collected.values() if one.session == session and one.cohort in cohorts]
        found = [one for one in rows if folded(one.tool) in names] or (rows if len(rows) == 1 else [])
        return found[0] if len(found) == 1 else None

    def planned_for(self, what: str, cohorts: Collection[int]) -> list[Event]:
        """The events of that kind and of those cohorts that are still to be, and have no session."""
        return [
            event
            for event in self.events.values()
            if not event.session
            and not event.became
            and event.stands in (PLANNED, MOVED)
            and (event.what, set(event.cohorts)) == (what, set(cohorts))
        ]

    def event_of(self, session: str) -> Event | None:
        """The event that is that session; None for none."""
        return next((event for event in self.events.values() if session and event.session == session), None)
