"""The state of a session's frame: every part once, each with what it means and who may see its words."""

from __future__ import annotations

from collections.abc import Mapping

from exercises.frame.template_check import FRAME_TEMPLATE
from exercises.kernel.record import Record, field
from exercises.kernel.template import Template, check
from exercises.kernel.things import CONSOLE, NOD, OWNER, ROOM, Thing, said, told

LIGHT, STIR, BREAK = "light", "may stir things", "break"
INTENSITIES = (LIGHT, STIR, BREAK)
"""How much a part of the day may touch people; a break is neither (script of the safe environment: what is coming)."""
PRACTICES = ("explore", "demonstrate", "imitate", "practise")
"""EDIP, from A Good Start in Life's training plan."""
MEETINGS = ("shared training", "operational", "reflective practice", "strategic")
RAISED = ("aloud", "in private", "box")
"""How an elephant was raised. Never by whom (person-centred partnership, naming the elephant)."""
DECISIONS = ("work on it now", "at a set time", "with others who have the power", "let it be, knowingly")
AGREED = ("all", "with reservations")
RESULTS = ("yes", "partly", "no")
MYSELF = ("a lot", "some", "little", "pass")
"""How much somebody could be themselves; a pass is an answer like the others, never an average."""
LINE_KINDS = ("facilitator says", "phase", "paused")
LOOKED_BACK = ("hears", "instead", "learned")


class Stretch(Record):
    """One time an agenda item was on."""

    begun: str
    ended: str = ""
    """"" while it is on."""


class Item(Thing):
    """A part of the day: an exercise, a round or a break. The room may see it."""

    letter = "g"

    title: str = said(80, ROOM, needed=True)
    minutes: int = 0
    """As planned; 0 for none."""
    intensity: str = ""
    practices: tuple[str, ...] = ()
    exercise: str = said(40, CONSOLE)
    """The key of the exercise it opens, or ""."""
    planned: str = ""
    """The planned time on the clock (HH:MM), when it was given; else it follows from the items before it."""
    remarks: tuple[str, ...] = said(400, CONSOLE, label="remark", default=())
    """What the facilitators wrote under it, for themselves; never on a page, never in the room."""
    dropped: bool = False
    repeats: int = 0
    """The item it repeats; 0 for none."""
    stretches: tuple[Stretch, ...] = ()

    @property
    def running(self) -> bool:
        """Whether it is on now."""
        return bool(self.stretches) and not self.stretches[-1].ended


class Timer(Record):
    """The one advisory timer, as stored times: it goes on by itself whatever happens to the program."""

    seconds: int
    started: str
    label: str = ""
    paused: str = ""
    """Since when it waits; "" while it goes on."""
    paused_seconds: int = 0
    """How long it waited, before the present pause."""


class Elephant(Thing):
    """An unspoken difficulty that was named. There is no field for who named it, and no words without their yes."""

    letter = "e"

    raised: str = ""
    agreed: bool = False
    """Whether the one who named it agreed to the wording being kept, and seen."""
    wording: str = said(160, NOD)
    decision: str = said(60, ROOM)
    when: str = said(60, NOD)
    when_on: str = ""
    """`when` as an ISO day, where it can be read; so too `review_on` and `back_on` elsewhere."""
    carries: str = said(60, CONSOLE)
    """Who carries it; a P-number is for the facilitators only."""
    review: str = said(60, CONSOLE)
    review_on: str = ""
    change: str = said(160, NOD)
    done: bool = False
    at: str = ""
    item: int = 0
    from_session: str = ""
    from_number: int = 0
    """Its number there; 0 when that is not known."""


class Term(Thing):
    """A word of the trade. There is no field for who said it or who caught it."""

    letter = "j"

    term: str = said(40, ROOM, needed=True)
    stands_for: str = said(80, ROOM)
    plain: str = said(120, ROOM)
    meanings: tuple[tuple[str, str], ...] = ()
    """What it means in a service, where that differs: (service, meaning)."""
    used_by: tuple[str, ...] = ()
    differs: bool = False
    """Whether one name stands for different things."""
    hears: str = said(160, ROOM)
    instead: str = said(80, ROOM)
    reo: bool = False
    """Te reo Māori: offered a meaning, never listed as jargon."""
    hidden: bool = False
    at: str = ""
    item: int = 0
    from_session: str = ""


class Group(Record):
    """One thing with many names."""

    name: str
    """"" before it was named."""
    terms: tuple[int, ...]


class LookBack(Record):
    """What came of looking back at the words: what the person hears, what to say instead, what was learned."""

    kind: str
    text: str
    at: str = ""


class Parked(Thing):
    """Something that waits. The room may see it, without P-numbers."""

    letter = "p"

    text: str = said(160, ROOM, needed=True)
    carries: str = said(60, CONSOLE)
    back: str = said(60, ROOM)
    back_on: str = ""
    done: bool = False
    at: str = ""
    item: int = 0
    from_session: str = ""


class Note(Thing):
    """A private note or a follow-up, for the facilitators only."""

    letter = "n"

    text: str = said(200, CONSOLE, needed=True)
    by: str = ""
    follow_up: bool = False
    done: bool = False
    at: str = ""
    item: int = 0


class Moment(Thing):
    """A minute marked for the journal, for the facilitators only."""

    letter = "m"

    at: str
    words: str = said(200, CONSOLE, goes="moment")
    by: str = ""
    item: int = 0


class Action(Thing):
    """Something agreed: who, what, by when. The P-number is for the facilitators only."""

    letter = "q"

    text: str = said(160, ROOM, needed=True)
    who: str = ""
    by: str = said(60, ROOM)
    by_on: str = ""
    result: str = ""
    """One of RESULTS; "" before anybody was asked."""
    found: str = said(200, CONSOLE)
    at: str = ""
    item: int = 0
    from_session: str = ""


class Change(Record):
    """One change of an agreement line, kept with its time."""

    at: str
    what: str
    """"other words" or "taken out"."""
    was: str
    why: str = ""


class Agreed(Thing):
    """One line of the safe-environment agreement, in the group's own words. The room may see it."""

    letter = "u"

    heading: str
    text: str = said(120, ROOM, needed=True)
    agreed: str = ""
    """One of AGREED; "" before the group was asked."""
    out: bool = False
    history: tuple[Change, ...] = ()
    at: str = ""
    item: int = 0
    from_session: str = ""


class Round(Record):
    """A check-in or check-out: counts at most, never words, never against anybody."""

    kind: str
    """"in" or "out"."""
    people: int | None = None
    spoke: int | None = None
    passed: int | None = None
    weather: Mapping[str, int] = field(default_factory=dict)
    at: str = ""
    item: int = 0


class Reflection(Thing):
    """An assumption the group found, and what it will do about it."""

    letter = "r"

    assumption: str = said(120, ROOM, goes="assumption", needed=True)
    so_we_will: str = said(120, ROOM, goes="so we will")
    at: str = ""
    item: int = 0


class Sheet(Thing):
    """One feedback sheet, without a name; any field may be blank. For the facilitators only."""

    letter = "f"

    helped: str = said(140, CONSOLE)
    way: str = said(140, CONSOLE)
    next: str = said(140, CONSOLE)
    myself: str = ""


class Reply(Record):
    """You said / we changed, or: we did not, because. The room hears it."""

    said: str
    changed: str
    from_session: str = ""


class Spoken(Record):
    """A line of the day: what was told to the room, a phase, a pause, a note on tikanga."""

    kind: str
    text: str
    at: str = ""
    item: int = 0
    minutes: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)


class Conversation(Thing):
    """A connecting conversation for people's own work. The owner is a P-number, for the facilitators only."""

    letter = "c"

    from_whom: str = said(60, ROOM, needed=True)
    to_whom: str = said(60, ROOM, needed=True)
    on: str = told()
    opening: str = said(200, ROOM, needed=True)
    owner: str = ""
    by: str = said(60, ROOM)
    by_on: str = ""
    status: str = ""
    at: str = ""
    item: int = 0
    from_session: str = ""


class Learning(Thing):
    """One thing somebody will do differently, kept as they allowed (exercises/network/state.py, CONSENTS)."""

    letter = "w"

    area: str
    text: str = said(160, OWNER, needed=True)
    consent: str = told()
    item: int = 0


class Facts(Record):
    """The day itself, as far as it was told."""

    date: str = ""
    offset: int | None = None
    """Minutes the clock on the wall is ahead of UTC; None when it is not known."""
    starts: str = ""
    """The planned first time on the clock (HH:MM)."""
    people: int | None = None
    left_early: int | None = None
    """A count for the facilitators, never who."""
    returned: int | None = None
    """Feedback sheets handed in, when fewer were typed."""
    facilitators: tuple[str, ...] = ()


class Frame(Record):
    """What holds a session together."""

    template: Template
    phase: str
    phase_since: str = ""
    paused_since: str = ""
    """Since when everything waits: a pause, or an elephant held."""
    paused_seconds: int = 0
    """Seconds waited within this phase, before the present pause."""
    held: bool = False
    """Whether an elephant is being held now. Nothing else about holding is ever kept."""
    timer_waits: bool = False
    """Whether the timer waits only because of that, and goes on with it."""
    phase_waits: bool = False
    """Whether the time of the phase waits only because of that."""
    facts: Facts = field(default_factory=Facts)
    meeting: str = ""
    items: Mapping[int, Item] = field(default_factory=dict)
    order: tuple[int, ...] = ()
    """The agenda's item numbers as they stand in the day."""
    timer: Timer | None = None
    elephants: Mapping[int, Elephant] = field(default_factory=dict)
    terms: Mapping[int, Term] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    corner: bool = False
    """Whether the room has the jargon count and the latest word in a corner."""
    looked_back: tuple[LookBack, ...] = ()
    parked: Mapping[int, Parked] = field(default_factory=dict)
    notes: Mapping[int, Note] = field(default_factory=dict)
    moments: Mapping[int, Moment] = field(default_factory=dict)
    actions: Mapping[int, Action] = field(default_factory=dict)
    agreement: Mapping[int, Agreed] = field(default_factory=dict)
    stop_word: str = said(20, ROOM, goes="together stop word")
    tikanga: tuple[Spoken, ...] = ()
    told: tuple[Spoken, ...] = ()
    rounds: tuple[Round, ...] = ()
    returned: tuple[tuple[str, int], ...] = ()
    """Who is back after a break, as counts: (when, how many)."""
    reflections: Mapping[int, Reflection] = field(default_factory=dict)
    sheets: Mapping[int, Sheet] = field(default_factory=dict)
    theme: str = said(120, CONSOLE, goes="feedback theme")
    replies: tuple[Reply, ...] = ()
    lines: tuple[Spoken, ...] = ()
    conversations: Mapping[int, Conversation] = field(default_factory=dict)
    learnings: Mapping[int, Learning] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
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
