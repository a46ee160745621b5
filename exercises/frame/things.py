"""The things of a session's frame, each with what it means and who may see its words."""

from __future__ import annotations

from collections.abc import Mapping

from exercises.frame.timed import Stretch
from exercises.kernel import things
from exercises.kernel.consent import NOT_ASKED, WITHDRAWN
from exercises.kernel.record import MISSING, Record, field
from exercises.kernel.things import CONSOLE, NOD, OWNER, ROOM, Part, Thing, said

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
STATUSES = ("planned", "needs an owner", "needs the whānau's yes first", "yes", "partly", "no", "overtaken")
OVER = ("yes", "overtaken")
"""Nothing of such a conversation is left to ask after."""
TAKEN_BACK = "[taken back by its owner]"
"""What an export has in place of words that whoever said them took back."""


class Item(Thing):
    """A part of the day: an exercise, a round or a break. The room may see it."""

    letter, one, kept_in = "g", "agenda item", "items"

    title: str = said(80, ROOM, what="the title", needed=True)
    minutes: int = 0
    """As planned; 0 for none."""
    intensity: str = ""
    practices: tuple[str, ...] = ()
    exercise: str = said(40, CONSOLE, what="the exercise")
    """The key of the exercise it opens, or ""."""
    tool: str = said(40, ROOM, what="the tool")
    """The tool that is learned in it, or "": `practices` say how."""
    planned: str = ""
    """The planned time on the clock (HH:MM), when it was given; else it follows from the items before it."""
    remarks: tuple[str, ...] = said(400, CONSOLE, what="a remark", limits="remark", label="remark", default=())
    """What the facilitators wrote under it, for themselves; never on a page, never in the room."""
    dropped: bool = False
    repeats: int = 0
    """The item it repeats; 0 for none."""
    stretches: tuple[Stretch, ...] = ()
    origins: tuple[str, ...] = things.told("-", ())

    @property
    def learned(self) -> str:
        """The tool that is learned in it, and how: "compass: explore, practise"."""
        return ": ".join(filter(None, (self.tool, ", ".join(self.practices))))

    @property
    def running(self) -> bool:
        """Whether it is on now."""
        return bool(self.stretches) and not self.stretches[-1].ended


class Elephant(Thing):
    """An unspoken difficulty that was named. There is no field for who named it, and no words without their yes.

    Its `origins`, as those of whatever was carried on, are what it is remembered by in the sessions it came through.
    """

    letter, one, kept_in = "e", "elephant", "elephants"

    raised: str = ""
    agreed: bool = False
    """Whether the one who named it agreed to the wording being kept, and seen."""
    refused: bool = things.told("-", False)
    """Whether they took back a yes that they had given."""
    wording: str = said(160, NOD, what="the wording", limits="elephant", instead=TAKEN_BACK)
    decision: str = said(60, ROOM)
    when: str = said(60, NOD, what="the day")
    when_on: str = ""
    """`when` as an ISO day, where it can be read; so too `review_on`, `back_on` and `by_on`."""
    carries: str = said(60, CONSOLE, what="who carries it")
    """Who carries it; a P-number is for the facilitators only."""
    review: str = said(60, CONSOLE, what="the day", limits="when")
    review_on: str = ""
    redated: int = things.told("-", 0)
    """How often a day of it was changed or taken away since it was first said."""
    change: str = said(160, NOD, what="what changed", instead=TAKEN_BACK)
    """May name the matter as clearly as the wording does, so that it goes by the same yes."""
    done: bool = False
    at: str = ""
    item: int = 0
    from_session: str = ""
    origins: tuple[str, ...] = things.told("-", ())
    from_number: int = 0
    """Its number there; 0 when that is not known."""

    @property
    def may_stay(self) -> bool:
        """Whether the one who named it agreed."""
        return self.agreed


class Term(Thing):
    """A word of the trade. There is no field for who said it or who caught it."""

    letter, one, kept_in = "j", "jargon word", "terms"

    term: str = said(40, ROOM, what="the word", needed=True)
    stands_for: str = said(80, ROOM, what="what it stands for")
    plain: str = said(120, ROOM, what="the plain meaning")
    meanings: tuple[tuple[str, str], ...] = said(120, ROOM, label="in a service", default=())
    """What it means in a service, where that differs: (service, meaning)."""
    used_by: tuple[str, ...] = said(40, ROOM, what="a service", limits="service", label="used by", default=())
    differs: bool = False
    """Whether one name stands for different things."""
    hears: str = said(160, ROOM, what="what the person hears")
    instead: str = said(80, ROOM, what="what we could say")
    reo: bool = False
    """Te reo Māori: offered a meaning, never listed as jargon."""
    hidden: bool = False
    at: str = ""
    item: int = 0
    from_session: str = ""
    origins: tuple[str, ...] = things.told("-", ())

    @property
    def called(self) -> str:
        """The word itself."""
        return self.term


class Group(Part):
    """One thing with many names."""

    name: str = said(40, ROOM, what="the thing's name", limits="term", label="one name for")
    """"" before it was named."""
    terms: tuple[int, ...] = ()

    @property
    def goes(self) -> str:
        """The first of its words."""
        return f"j{self.terms[0]}"

    def called(self, key: object) -> str:
        """Nothing: its name says it."""
        return ""


class LookBack(Part):
    """What came of looking back at the words: what the person hears, what to say instead, what was learned."""

    kind: str
    text: str = said(160, ROOM, needed=True)
    at: str = ""

    @property
    def goes(self) -> str:
        """The beginning of its line."""
        return f"jargon {self.kind}"


class Parked(Thing):
    """Something that waits. The room may see it, without P-numbers."""

    letter, one, kept_in = "p", "parked item", "parked"

    text: str = said(160, ROOM, what="what is parked", limits="parked", needed=True)
    carries: str = said(60, CONSOLE, what="who carries it")
    back: str = said(60, ROOM, what="when it comes back", limits="when")
    back_on: str = ""
    redated: int = things.told("-", 0)
    """How often a day of it was changed or taken away since it was first said."""
    done: bool = False
    at: str = ""
    item: int = 0
    from_session: str = ""
    origins: tuple[str, ...] = things.told("-", ())


class Note(Thing):
    """A private note or a follow-up, for the facilitators only."""

    letter, one, kept_in = "n", "private note", "notes"

    text: str = said(200, CONSOLE, what="the note", limits="note")
    by: str = ""
    follow_up: bool = False
    done: bool = False
    at: str = ""
    item: int = 0


class Moment(Thing):
    """A minute marked for the journal, for the facilitators only."""

    letter, one, kept_in = "m", "moment", "moments"

    at: str
    words: str = said(200, CONSOLE, what="the moment", limits="note", goes="moment")
    by: str = ""
    item: int = 0


class Action(Thing):
    """Something agreed: who, what, by when. The P-number is for the facilitators only."""

    letter, one, kept_in = "q", "action", "actions"

    text: str = said(160, ROOM, what="the action", limits="action", needed=True)
    who: str = ""
    by_when: str = said(60, ROOM, what="the day", limits="when", key="by")
    by_on: str = ""
    redated: int = things.told("-", 0)
    """How often a day of it was changed or taken away since it was first said."""
    result: str = ""
    """One of RESULTS; "" before anybody was asked."""
    found: str = said(200, CONSOLE, what="what came of it", limits="note")
    at: str = ""
    item: int = 0
    from_session: str = ""
    origins: tuple[str, ...] = things.told("-", ())
    role: str = said(60, ROOM, what="the role", limits="when")
    """Whose it is, by role, where it came out of a note; then nobody's number is kept with it."""
    of: int = things.told("from_note", 0, none=True)
    """The note it came out of; 0 for none."""

    @property
    def whose(self) -> str:
        """The number or the role of whoever does it; "" for nobody yet."""
        return self.who or self.role


class Change(Part):
    """One change of an agreement line, kept with its time."""

    at: str
    what: str
    was: str = said(120, ROOM, needed=True)
    why: str = said(200, CONSOLE, what="the reason", limits="note")


class AgreementLine(Thing):
    """One line of the safe-environment agreement, in the group's own words. The room may see it."""

    letter, one, kept_in = "u", "agreement line", "agreement"

    heading: str
    text: str = said(120, ROOM, what="the agreement", limits="agreement", needed=True)
    agreed: str = ""
    """One of AGREED; "" before the group was asked."""
    out: bool = False
    history: tuple[Change, ...] = ()
    at: str = ""
    item: int = 0
    from_session: str = ""
    origins: tuple[str, ...] = things.told("-", ())


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

    letter, one, kept_in = "r", "assumption", "reflections"

    assumption: str = said(120, ROOM, what="the assumption", goes="assumption", needed=True)
    so_we_will: str = said(120, ROOM, what="what we will do", limits="assumption", goes="so we will")
    at: str = ""
    item: int = 0


class Sheet(Thing):
    """One feedback sheet, without a name; any field may be blank. For the facilitators only."""

    letter, one, kept_in = "f", "feedback sheet", "sheets"

    helped: str = said(140, CONSOLE, what="a feedback answer", limits="feedback", instead="")
    way: str = said(140, CONSOLE, what="a feedback answer", limits="feedback", instead="")
    next: str = said(140, CONSOLE, what="a feedback answer", limits="feedback", instead="")
    myself: str = ""


class Reply(Part):
    """You said / we changed, or: we did not, because. The room hears it."""

    goes = "reply"

    said: str = things.said(140, ROOM, what="what was said", limits="feedback", needed=True)
    changed: str = things.said(160, ROOM, what="what we changed", limits="reply", needed=True)
    from_session: str = ""
    origins: tuple[str, ...] = things.told("-", ())
    number: int = things.told("-", 0)

    @property
    def known_as(self) -> str:
        """What it is remembered by in sessions that carry it on."""
        return f"{self.goes}{self.number}"


class Spoken(Part):
    """A line of the day for the facilitators: what one of them said, a phase, a pause."""

    goes = "said"

    kind: str
    text: str = said(200, CONSOLE, what="the line", limits="line")
    at: str = ""
    item: int = 0
    minutes: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)


class Told(Spoken):
    """What the room was told was coming."""

    goes = "told"

    text: str = said(240, ROOM, what="what was told", limits="told")


class Tikanga(Spoken):
    """A note on this group's tikanga, for the facilitators only."""

    goes = "tikanga"

    text: str = said(160, CONSOLE, what="the note", limits="tikanga", needed=True)


class Conversation(Thing):
    """A connecting conversation for people's own work. The owner is a P-number, for the facilitators only."""

    letter, one, kept_in = "c", "conversation", "conversations"

    from_whom: str = said(60, ROOM, what="who opens it", limits="role", needed=True)
    to_whom: str = said(60, ROOM, what="with whom", limits="role", needed=True)
    on: str = things.told(default=MISSING)
    opening: str = said(200, ROOM, what="the opening line", needed=True)
    owner: str = ""
    by_when: str = said(60, ROOM, what="the day", limits="when", key="by")
    by_on: str = ""
    redated: int = things.told("-", 0)
    """How often a day of it was changed or taken away since it was first said."""
    status: str = ""
    at: str = ""
    item: int = 0
    from_session: str = ""
    origins: tuple[str, ...] = things.told("-", ())


class Learning(Thing):
    """One thing somebody will do differently, kept as they allowed (exercises/network/state.py, CONSENTS)."""

    letter, one, kept_in = "w", "takeaway", "learnings"

    area: str
    text: str = said(160, OWNER, what="what is taken away", limits="learning", instead=TAKEN_BACK, needed=True)
    consent: str = NOT_ASKED
    item: int = 0

    @property
    def may_stay(self) -> bool:
        """Whether its owner did not take it back."""
        return self.consent != WITHDRAWN


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
    facilitators: tuple[str, ...] = said(60, CONSOLE, what="a facilitator", limits="carries", default=())
