"""The state of a session's frame: what there is of each of its things, and where the day stands."""

from __future__ import annotations

from collections.abc import Mapping

from exercises.frame.template_check import FRAME_TEMPLATE
from exercises.frame.things import (
    Action,
    AgreementLine,
    Conversation,
    Elephant,
    Facts,
    Group,
    Item,
    Learning,
    LookBack,
    Moment,
    Note,
    Parked,
    Reflection,
    Reply,
    Round,
    Sheet,
    Spoken,
    Term,
    Tikanga,
    Told,
)
from exercises.frame.timed import Timer
from exercises.kernel import things
from exercises.kernel.record import MISSING, Record, field
from exercises.kernel.template import Template, check
from exercises.kernel.things import CONSOLE, ROOM, many, said


class Frame(Record):
    """What holds a session together."""

    template: Template = things.told("-", MISSING)
    phase: str = things.told("", MISSING)
    phase_since: str = ""
    paused_since: str = things.told("paused", "")
    """Since when everything waits: a pause, or an elephant held."""
    paused_seconds: int = things.told("-", 0)
    """Seconds waited within this phase, before the present pause."""
    elephant_held: bool = things.told("held", False)
    """Whether an elephant is being held now. Nothing else about holding is ever kept."""
    timer_waits: bool = things.told("-", False)
    """Whether the timer waits only because of that, and goes on with it."""
    phase_waits: bool = things.told("-", False)
    """Whether the time of the phase waits only because of that."""
    facts: Facts = field(default_factory=Facts, meta="day")
    meeting: str = ""
    items: Mapping[int, Item] = many("agenda")
    order: tuple[int, ...] = things.told("-", ())
    """The agenda's item numbers as they stand in the day."""
    timer: Timer | None = None
    elephants: Mapping[int, Elephant] = many()
    terms: Mapping[int, Term] = many("jargon")
    groups: tuple[Group, ...] = things.told("jargon_groups", ())
    corner: bool = things.told("jargon_corner", False)
    """Whether the room has the jargon count and the latest word in a corner."""
    looked_back: tuple[LookBack, ...] = things.told("jargon_looked_back_on", ())
    parked: Mapping[int, Parked] = many()
    notes: Mapping[int, Note] = many()
    moments: Mapping[int, Moment] = many()
    actions: Mapping[int, Action] = many()
    agreement: Mapping[int, AgreementLine] = many()
    stop_word: str = said(20, ROOM, what="the stop word", goes="together stop word")
    stop_word_from: tuple[str, ...] = things.told("-", ())
    """What it is remembered by where it was carried on from; () for one that was said here."""
    tikanga: tuple[Tikanga, ...] = ()
    told: tuple[Told, ...] = ()
    rounds: tuple[Round, ...] = ()
    returned: tuple[tuple[str, int], ...] = things.told("back", ())
    """Who is back after a break, as counts: (when, how many)."""
    reflections: Mapping[int, Reflection] = many()
    sheets: Mapping[int, Sheet] = many("feedback")
    theme: str = said(120, CONSOLE, what="the theme", goes="feedback theme", key="feedback_theme")
    replies: tuple[Reply, ...] = ()
    lines: tuple[Spoken, ...] = ()
    conversations: Mapping[int, Conversation] = many()
    learnings: Mapping[int, Learning] = many()
    numbers: Mapping[str, int] = field(default_factory=dict, meta="-")
    """The last number given, by letter; numbers are never given twice."""

    @property
    def since(self) -> str:
        """When the phase began."""
        return self.phase_since

    @property
    def here(self) -> Item | None:
        """The agenda item that is on now."""
        return next((item for item in self.items.values() if item.running), None)

    def in_order(self) -> list[Item]:
        """The agenda, dropped items too, as it stands in the day."""
        return [self.items[number] for number in self.order]

    def group_of(self, term: int) -> Group | None:
        """The group of names that a word belongs to."""
        return next((group for group in self.groups if term in group.terms), None)


def start(template: Template) -> Frame:
    """A new frame from its template. Raises TemplateError naming the place that cannot be used."""
    check(FRAME_TEMPLATE, template.words)
    return Frame(template=template, phase=template.phases[0].key)
