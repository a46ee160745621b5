"""The state of a network exercise: its things, who may see their words, and how they are called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from exercises.kernel.answers import ANSWER_KINDS as ANSWER_KINDS
from exercises.kernel.answers import ANSWERED as ANSWERED
from exercises.kernel.answers import GUESS as GUESS
from exercises.kernel.answers import SILENT as SILENT
from exercises.kernel.answers import UNKNOWN as UNKNOWN
from exercises.kernel.consent import CONSENTS as CONSENTS
from exercises.kernel.record import Record, field
from exercises.kernel.template import Template, check
from exercises.kernel.text import folded
from exercises.kernel.things import CONSOLE, NOD, Part, Thing, said, told
from exercises.network.asked import AREAS as AREAS
from exercises.network.asked import ASKED, ASKED_TOO
from exercises.network.asked import FIELD_WORDS as FIELD_WORDS
from exercises.network.asked import QUESTION_WORDS as QUESTION_WORDS
from exercises.network.words import NETWORK_TEMPLATE

QUESTIONS = tuple(ASKED)
FIELDS = (*QUESTIONS, *ASKED_TOO)
"""What a chair is asked, in the order of the interview ("A Good Start in Life", Net-'works' grid, plus the script)."""
SHARING = "sharing"
"""The key of the phase, and of the room view, in which nothing is written."""
DEROLING = "deroling"
"""The view of the phase in which roles are left."""
NEARNESS = ("close", "middle", "far")


class Answer(Part):
    """How one question was met."""

    kind: str
    """One of ANSWER_KINDS."""
    words: str = said(200)
    """Verbatim; empty for "we don't know" and "said nothing"."""
    amount: float | None = None
    """For visits: contacts booked a month, 0 to 400, to three places; None for every other question."""

    def called(self, key: object) -> str:
        """The question, in words."""
        return FIELD_WORDS.get(str(key), str(key))


class Row(Record):
    """A place in the network."""

    also_words: ClassVar[tuple[str, ...]] = ("title", "label")

    key: str
    title: str
    label: str
    whanau: bool
    """Whether its chairs are asked before any agency agrees anything."""

    @property
    def typed(self) -> str:
        """The word for it in a line: its key, with the macrons that its title has."""
        titled = (word.strip(",.;:()").lower() for word in self.title.split())
        said = next((word for word in titled if folded(word) == folded(self.key)), "")
        if not said:
            from exercises.kernel.te_reo import spelling

            said = spelling(self.key) or self.key
        return said


class Chair(Thing):
    """One place set out in the room, or one row of the paper grid."""

    row: str
    person: str = said(40, label="person")
    role: str = said(60, label="role")
    agency: str = said(60, label="agency")
    short: str = said(40, label="on the map")
    """A few letters for the map; "" to use the person."""
    near: str = ""
    facing: str = ""
    empty: bool = False
    empty_reason: str = ""
    held_by: str = ""
    """A P-number; for the facilitators only."""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """By FIELDS; a field that is not there was not asked yet."""
    asked: bool = told("asked_first", False)
    """Whether this chair was asked what it wants, before services settled anything."""
    wants: str = said(200, label="wants")
    released: bool = False
    released_late: bool = False
    needs_time: bool = False
    release_note: str = said(200, CONSOLE, label="note")

    @property
    def called(self) -> str:
        """The chair's number and name."""
        return f"{self.number} {self.name}"

    @property
    def name(self) -> str:
        """What the chair is called: the person, or the role when no person is named."""
        return self.person if self.person and not self.person.startswith("(") else self.role or self.person

    @property
    def heard(self) -> str:
        """ "full" when all three questions were met, "partly" when anything was, else ""."""
        if all(question in self.answers for question in QUESTIONS):
            return "full"
        return "partly" if self.answers else ""

    @property
    def holds_unknown(self) -> bool:
        """Whether any of the three questions is a "we don't know"."""
        return any(q in self.answers and self.answers[q].kind == UNKNOWN for q in QUESTIONS)


class Difference(Thing):
    """Two chairs that differ on one of the three questions. Material, never an error."""

    letter, one = "d", "difference"

    between: tuple[int, int]
    question: str
    about: str = said(120)


class Said(Part):
    """How one question was met from a chair while its role holder had changed places with another."""

    chair: int
    field: str
    kind: str
    words: str = said(200)

    @property
    def goes(self) -> str:
        """The chair it was said from."""
        return str(self.chair)

    def called(self, key: object) -> str:
        """The question, in words."""
        return f"{FIELD_WORDS.get(self.field, self.field)}, from the other's chair"


class Reversal(Thing):
    """Two role holders who changed places to answer from there."""

    letter, one = "r", "swap"

    between: tuple[int, int]
    back: bool = False
    said: tuple[Said, ...] = ()
    """What was said from the other's chair; the chairs' own answers stay as they were."""


class Double(Thing):
    """An unspoken thought offered from behind a chair and kept by its role holder."""

    letter, one = "b", "thought kept"

    chair: int
    words: str = said(200, NOD)
    nod: bool = False
    """Whether the role holder agreed that the room may see it."""

    @property
    def goes(self) -> str:
        """Its chair."""
        return str(self.chair)


class Agreement(Thing):
    """Something settled in role. Rehearsed, never agreed with the real whānau."""

    letter, one = "a", "agreement"

    text: str = said(400)
    proposed_by: int = 0
    question: str = ""
    agreed: tuple[int, ...] = ()
    not_agreed: tuple[int, ...] = ()
    override: str = said(200, CONSOLE, label="made before all were asked")
    """Why it was made before every whānau chair was asked; "" when all were."""


class Week(Thing):
    """One week of the shared slot."""

    one = "week"

    number: int = told("week")
    chairs: tuple[int, ...] = ()
    note: str = said(120)
    nobody: bool = False
    """Whether the week stays free on purpose."""

    @property
    def goes(self) -> str:
        """The week of the slot."""
        return f"slot {self.number}"


class Conversation(Thing):
    """A connecting conversation: so that two people understand each other better."""

    letter, one = "k", "conversation"

    from_chair: int = told("from")
    to_chair: int = told("to")
    question: str = ""
    opening: str = said(200)
    owner: str = ""
    """A P-number, outside any role; "" when it needs an owner."""
    by: str = said(40, label="by")
    by_on: str = ""
    """`by` as an ISO day, where it can be read."""
    redated: int = told("-", 0)
    """How often that day was changed or taken away since it was first said."""
    done: str = ""
    """"", "yes", "partly", "no" or "overtaken"."""
    found: str = said(200, CONSOLE, label="what came of it")


class Learning(Thing):
    """One thing somebody will do differently, as themselves; the room reads it as far as they allowed."""

    letter, one = "l", "to take away"

    area: str
    text: str = said(160, NOD)
    consent: str = CONSENTS[0]


class ColumnMark(Thing):
    """What was seen looking down one column of the paper grid."""

    letter, one = "m", "mark"

    question: str
    mark: str
    text: str = said(120)


class Network(Record):
    """The whole exercise."""

    template: Template
    rows: tuple[Row, ...]
    phase: str
    phase_since: str = ""
    paused_since: str = ""
    paused_seconds: int = 0
    """Seconds paused within this phase, before the present pause."""
    case_title: str = said(80, label="case", goes="case")
    case_source: str = ""
    concealed: bool = False
    question: str = said(200, goes="question")
    stop_word: str = said(20, goes="stop")
    standing: str = said(200, CONSOLE, label="contact now", goes="standing")
    """How contact stands now ("has declined every visit for five weeks")."""
    pace: str = "full"
    chairs: Mapping[int, Chair] = field(default_factory=dict)
    next_chair: int = 1
    witnesses: tuple[str, ...] = ()
    differences: Mapping[int, Difference] = field(default_factory=dict)
    reversals: Mapping[int, Reversal] = field(default_factory=dict)
    doubles: Mapping[int, Double] = field(default_factory=dict)
    first_idea: str = said(200, goes="idea")
    turning_question: str = said(200, goes="turning")
    shift: str = said(200, goes="shift")
    agreements: Mapping[int, Agreement] = field(default_factory=dict)
    whanau_first_off: str = said(200, CONSOLE, label="whānau first off", goes="whānau")
    """Why agencies may settle something before every whānau chair was asked; "" while the rule stands."""
    limit: float | None = None
    """Contacts a month at most, set by the whānau chairs; None before they did."""
    slot_when: str = said(40, goes="slot when")
    slot_note: str = said(200, goes="slot note")
    weeks: Mapping[int, Week] = field(default_factory=dict)
    conversations: Mapping[int, Conversation] = field(default_factory=dict)
    learnings: Mapping[int, Learning] = field(default_factory=dict)
    marks: Mapping[int, ColumnMark] = field(default_factory=dict)
    surprises: tuple[str, ...] = said(160, label="surprise", goes="surprise", default=())
    spoke: int | None = None
    passed: int | None = None
    numbers: Mapping[str, int] = field(default_factory=dict)
    """The last number given, by letter ("d", "a", "k", "l", "x", "m", "s"); numbers are never given twice."""
    closed: bool = False
    close_reason: str = said(200, CONSOLE, label="why it was closed", goes="close")
    """Why it was closed with people still in role; "" when everyone was released."""

    @property
    def sharing(self) -> bool:
        """Whether the group is sharing now, of which nothing is written."""
        rooms = [phase.room for phase in self.template.phases if phase.key == self.phase]
        return self.phase == SHARING or rooms == [SHARING]

    @property
    def releasing(self) -> bool:
        """Whether people are leaving their roles now."""
        return self.template.phase(self.phase).room == DEROLING

    @property
    def with_chairs(self) -> bool:
        """Whether people sit in the chairs (live), or the rows are only written (paper)."""
        return bool(self.template.words.get("chairs", True))

    @property
    def place_word(self) -> str:
        """What stands before somebody's number in a sentence."""
        return "chair" if self.with_chairs else "row"

    def row(self, key: str) -> Row:
        """The row of that key. Raises KeyError."""
        for row in self.rows:
            if row.key == key:
                return row
        raise KeyError(key)

    def by_row(self) -> Iterator[tuple[Row, list[Chair]]]:
        """The rows in order, each with its chairs: those with people first, then the empty ones, by number."""
        grouped: dict[str, list[Chair]] = {row.key: [] for row in self.rows}
        for chair in self.chairs.values():
            grouped[chair.row].append(chair)
        for row in self.rows:
            yield row, sorted(grouped[row.key], key=lambda chair: (chair.empty, chair.number))

    def in_order(self) -> list[Chair]:
        """Every chair, row by row."""
        return [chair for _, chairs in self.by_row() for chair in chairs]

    def whanau_chairs(self) -> list[Chair]:
        """The chairs of the child, parent and whānau rows."""
        whanau = {row.key for row in self.rows if row.whanau}
        return [chair for chair in self.chairs.values() if chair.row in whanau]

    def not_asked(self) -> list[Chair]:
        """Whānau chairs nobody has turned to yet, empty ones included."""
        return [chair for chair in self.whanau_chairs() if not chair.asked]

    def difference_counts(self) -> dict[int, int]:
        """How many differences each chair is in."""
        counts: dict[int, int] = dict.fromkeys(self.chairs, 0)
        for difference in self.differences.values():
            for number in difference.between:
                counts[number] = counts.get(number, 0) + 1
        return counts

    def in_role(self) -> list[Chair]:
        """Chairs not released yet, empty ones included."""
        return [chair for chair in self.in_order() if not chair.released]

    def heard(self) -> int:
        """How many chairs were heard: in full, or at all when the pace is one line each."""
        return sum(1 for c in self.chairs.values() if c.heard == "full" or (self.pace == "one line" and c.heard))


def start(template: Template) -> Network:
    """A new exercise from its template. Raises TemplateError naming the place that cannot be used."""
    check(NETWORK_TEMPLATE, template.words)
    rows = tuple(
        Row(row["key"], row["title"], row.get("label") or row["title"].upper(), bool(row.get("whanau", False)))
        for row in template.words.get("rows", ())
    )
    return Network(template=template, rows=rows, phase=template.phases[0].key)
