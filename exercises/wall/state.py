"""The state of a wall of notes: its things and their fields, each with who may see it and what it means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from exercises.kernel.consent import NOT_ASKED, WITHDRAWN
from exercises.kernel.record import Record, field
from exercises.kernel.shelf import Shelf
from exercises.kernel.template import Template
from exercises.kernel.things import ANONYMOUS, CONSOLE, ROOM, Part, Thing, said, told
from exercises.wall.arrivals import Arrival
from exercises.wall.canvas import BOXES, Canvas
from exercises.wall.limits import LIMITS
from exercises.wall.member_check import Check, LoneCheck

LONE, CONTESTED, PARKED = "lone", "contested", "parked"
STATUSES = (LONE, CONTESTED, PARKED)
"""What keeps a note visible outside the themes (script 2.5, phase 7). A contested note may be in a theme as well."""
POST_IT, JOURNAL, FEEDBACK = "post-it", "journal", "feedback"
FROM = {
    POST_IT: "a post-it",
    JOURNAL: "a journal",
    FEEDBACK: "feedback",
    "story": "a story",
    "conversation": "a conversation",
    "survey": "a survey",
}
"""Where a note comes from (script 2.5, phase 10), as a sentence has it. Only a post-it hung where everybody stood."""
SOURCES = tuple(FROM)
FOLD = "fold in"
FOLDED = ("all", "statements", "feedback", "stories", "conversations")
"""What may be folded in, and what asks the session for it, which alone knows what else there is."""
FIELDS = ("description", "includes", "excludes")
"""What a theme's codebook entry holds besides its name."""
WITHOUT_NOTES = ("welcome", "question", "closing", "quiet")
"""What the room may see while people are still writing."""
AFTER = ("distil", "fold-in", "check", "settle")
"""The phases in which merging and renaming need a reason each time."""
UNNAMED = "not named yet"
"""What stands for the name of a theme that has none."""
ON_PAPER = "on paper"
"""What stands for the words of a numbered paper that nobody typed yet."""


class Question(Record):
    """One of the questions asked; notes of different questions are never put on one scale."""

    key: str
    """As in files and lines: "HELPS"."""
    title: str
    """In few words: "What HELPS"."""
    ask: str
    """As it is asked aloud and shown."""


class Area(Record):
    """One of the areas under each question."""

    key: str
    """As in files: "whanau"."""
    title: str
    """In full: "with families and whānau"."""
    short: str
    """One word for columns and counts: "whānau"."""


class Note(Thing):
    """One post-it, verbatim."""

    one = "note"

    question: str
    area: str
    text: str = said(LIMITS["note"], ANONYMOUS, label="-", needed=True)
    author: str = told(default="", none=True)
    """A P-number, and only where the template keeps authors; for the facilitators only."""
    source: str = POST_IT
    half_of: int = told("bite_of", 0, none=True)
    """The note it is a bite of; 0 for none."""
    halves: tuple[int, ...] = told("bites", ())
    """Its bites, which are on the wall instead of it; its own wording is kept here."""
    same_as: int = told(default=0, none=True)
    """The note it is the same paper as, typed twice; it is kept and not counted."""
    struck: bool = told("-", default=False)
    theme: int = told(default=0, none=True)
    """The theme it is in; 0 for none."""
    also: tuple[int, ...] = ()
    was_in: tuple[int, ...] = told("-", ())
    """The themes it was in when it left the wall, so that it comes back to them; () while it is on the wall."""
    status: str = ""
    """One of STATUSES, or ""."""
    paper: bool = told("-", default=False)
    """Whether its number stood on its paper before its words were typed, so that its words may come later."""
    second: str = said(LIMITS["note"], CONSOLE, label="the second typing", key="-")
    """Another typing of the same paper, until somebody says which of the two stands on it."""
    readings: tuple[str, ...] = said(LIMITS["reading"], ANONYMOUS, label="one reading", default=())
    """For a contested note: both readings."""
    why: str = said(LIMITS["why"], CONSOLE, label="why")
    """Why it is parked or alone."""
    until: str = said(LIMITS["until"], CONSOLE, label="until")
    """Until when it is parked, in words."""
    moves: int = 0
    """How often it went from one theme to another."""
    typed_before: tuple[str, ...] = said(LIMITS["note"], CONSOLE, label="typed before", default=())
    """Earlier typings of the same paper, oldest first."""
    nameless: bool = told("name_taken_out", default=False)
    """Whether a name was taken out of it."""
    seen: int = told(default=0, none=True)
    """How often what it says was seen, where somebody counted; 0 for not said."""
    ref: str = said(LIMITS["ref"], CONSOLE, label="comes from")
    """What it comes from, told so that only its author finds it ("F1 12 March, entry 3"); never the words there."""
    consent: str = NOT_ASKED
    """How its words may be used: one of exercises/kernel/consent.py, CONSENTS. Of withdrawn ones none are kept here."""
    trail: tuple[Step, ...] = ()
    """What was done to it by itself after the workshop, and every change of its consent."""
    reach: tuple[str, ...] = told("-", ())
    """In boxes: what was said to be within reach, of REACH; two words are contested, and both stand."""
    funding: bool = told("-", default=False)
    """In boxes: whether funding is talking in it; a word on the note, of which nothing is reckoned."""

    @property
    def gone_into(self) -> int:
        """The note that it was typed twice of."""
        return self.same_as

    @property
    def item(self) -> bool:
        """Whether it was folded in from elsewhere: for the facilitators, and for everybody else a count at most."""
        return self.source != POST_IT

    @property
    def unwritten(self) -> bool:
        """Whether its words are on paper only."""
        return not self.text

    @property
    def shown(self) -> str:
        """Its words, or what stands for them while they are on paper only."""
        return self.text or f"{self.number}, {ON_PAPER}"

    @property
    def withdrawn(self) -> bool:
        """Whether whoever said it took the words back."""
        return self.consent == WITHDRAWN

    @property
    def on_wall(self) -> bool:
        """Whether it is a note of its own: not split into bites, not the same paper twice, not struck."""
        return not self.halves and not self.same_as and not self.struck

    @property
    def loose(self) -> bool:
        """Whether it waits to be placed: on the wall, in no theme, and nothing else was said of it."""
        return self.on_wall and not self.theme and not self.status

    @property
    def themes(self) -> tuple[int, ...]:
        """Every theme it is in, its own first."""
        return (self.theme, *self.also) if self.theme else self.also


class Step(Part):
    """One step on a theme's way."""

    kind: str
    """"begun" (again when a dropped theme comes back), "placed", "moved in", "moved out", "copied", "out", "named",
    "description", "includes", "excludes", "merged in", "merged into", "unmerged", "split off", "split from",
    "checked", "said", "decided", "dropped", "against", "not against"; of a link taken out "linked" or "kept apart",
    then "no longer" that. On a note: "drawn", "brought in", "folded in", "lone", "contested", "parked", "struck", "not
    apart", "retyped", "refiled", "seen", "consent"."""
    notes: tuple[int, ...] = ()
    theme: int = told(default=0, none=True)
    """The other theme; 0 for none."""
    words: str = said(LIMITS["against"], CONSOLE, label="-")
    """What was written (for "checked" the counts, for "decided" the decision), or the name it had before."""
    why: str = said(LIMITS["link"], CONSOLE, label="because")
    by: str = said(LIMITS["who"], CONSOLE, label="by", found=False)
    """Who decided it ("F2", "group"); never who wrote a note."""
    when: str = said(LIMITS["when"], CONSOLE, label="when", found=False)
    """When, in words or as a day; "" for what was sorted in the room."""

    def called(self, key: object) -> str:
        """What was done."""
        return self.kind


class Theme(Thing):
    """A theme. It is never deleted: merged into another, or dropped when empty, it keeps its trail."""

    letter = "t"
    one = "theme"

    question: str
    name: str = said(LIMITS["name"], ROOM, label="-")
    """A sentence that says something; "" while it is not named yet."""
    description: str = said(LIMITS["description"], ROOM, label="about")
    includes: str = said(LIMITS["includes"], CONSOLE, label="includes")
    excludes: str = said(LIMITS["excludes"], CONSOLE, label="excludes")
    notes: Sequence[int] = ()
    """The notes in it, copies too, in the order they came."""
    examples: Sequence[int] = ()
    """Those of them that were chosen to stand for it where few are shown; empty for the first of them."""
    merged_into: int = told(default=0, none=True)
    dropped: bool = False
    check: Check | None = None
    trail: Sequence[Step] = ()
    ref: str = said(LIMITS["ref"], CONSOLE, label="brought from")
    """The session and the theme there that it was brought from; "" for one begun here."""

    @property
    def gone_into(self) -> int:
        """The theme it was merged into."""
        return self.merged_into

    @property
    def called(self) -> str:
        """Its number and name: "t4 We cannot be in partnership when we disagree"."""
        return f"t{self.number} {self.name or UNNAMED}"

    @property
    def stands(self) -> bool:
        """Whether it is a theme now, neither merged away nor dropped."""
        return not self.merged_into and not self.dropped


class Link(Thing):
    """Two themes that were looked at together."""

    letter = "l"
    one = "link"

    between: tuple[int, int]
    why: str = said(LIMITS["link"], ROOM, label="-", needed=True)
    apart: bool = False
    """Whether they are kept apart on purpose, rather than linked."""
    by: str = said(LIMITS["who"], CONSOLE, label="by", found=False)
    when: str = said(LIMITS["when"], CONSOLE, label="when", found=False)


class Against(Thing):
    """A disconfirming case: what was seen that speaks against a theme or a statement (script 2.21, phase 5)."""

    letter = "a"
    one = "disconfirming case"

    text: str = said(LIMITS["against"], CONSOLE, label="-", needed=True)
    theme: int = told(default=0, none=True)
    """The theme it speaks against; 0 when it speaks against a note."""
    note: int = told(default=0, none=True)
    ref: str = said(LIMITS["ref"], CONSOLE, label="comes from")
    """What it comes from, like a note's."""
    by: str = said(LIMITS["who"], CONSOLE, label="by")
    when: str = said(LIMITS["when"], CONSOLE, label="when")
    gone: bool = told("taken_back", default=False)
    """Whether it was taken back; it is kept in the trail."""
    why_gone: str = said(LIMITS["why"], CONSOLE, key="why", label="taken back, because")


class Wall(Record):
    """A wall of notes as it is now."""

    template: Template
    questions: tuple[Question, ...]
    areas: tuple[Area, ...]
    authors: bool
    """Whether notes keep their writers. Fixed by the template, said on screen, never loosened."""
    notes: Shelf[Note] = field(default_factory=Shelf)
    themes: Shelf[Theme] = field(default_factory=Shelf)
    links: Shelf[Link] = field(default_factory=Shelf)
    against: Shelf[Against] = field(default_factory=Shelf)
    arrivals: tuple[Arrival, ...] = ()
    question: str = ""
    area: str = ""
    """The question and the area in force: what the room is asked, and where a bare note goes."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """The highest number given so far by letter: "n" notes, "t" themes, "l" links, "a" disconfirming cases."""
    people: int = 0
    """How many took part in the member check; 0 while nobody said."""
    lone_check: LoneCheck | None = None
    phase: str = ""
    phase_since: str = ""
    paused_since: str = ""
    paused_seconds: int = 0
    closed: bool = False
    close_note: str = said(LIMITS["why"], CONSOLE, label="-", goes="close")
    """What was said of the closing, or ""."""
    organisation: str = said(LIMITS["who"], ROOM, label="-", goes="belongs to")
    """In boxes: the one organisation whose canvas it is; "" while nobody said."""
    canvases: tuple[Canvas, ...] = ()
    """In boxes: the canvases before the one that is filled now."""

    @property
    def boxes(self) -> bool:
        """Whether it is drawn in boxes, and nothing on it is clustered."""
        return self.template.words.get("layout") == BOXES

    @property
    def next_note(self) -> int:
        """The number that the next note will have."""
        return self.numbers.get("n", 0) + 1

    @property
    def writing(self) -> bool:
        """Whether people are still writing, so that no note is shown to the room: no phase so far has a view with
        notes, and one that comes has."""
        quiet = [phase.room in WITHOUT_NOTES for phase in self.template.phases]
        return all(quiet[: self.template.phase_number(self.phase) + 1]) and not all(quiet)

    @property
    def shown(self) -> bool:
        """Whether the room may see anything of it at all; what is distilled after a session it never does."""
        return self.template.words.get("room_views", True) is not False

    @property
    def usual_source(self) -> str:
        """Where a note comes from when nobody says."""
        return str(self.template.words.get("notes_from", POST_IT))

    @property
    def afterwards(self) -> bool:
        """Whether each change needs its reason and says who made it: the workshop is over."""
        return self.phase in AFTER or not self.shown

    def standing(self, question: str = "") -> tuple[Theme, ...]:
        """The themes that are themes now, of one question or of all, in the order of their numbers."""
        every = self.themes.once(_standing)
        return tuple(theme for theme in every if theme.question == question) if question else every

    def loose(self) -> tuple[Note, ...]:
        """The notes not placed yet, by number."""
        return self.notes.gathered(_loose)

    def on_wall(self) -> tuple[Note, ...]:
        """Every note that counts, by number."""
        return self.notes.gathered(_on_wall)

    def counted(self, question: str = "") -> tuple[int, int]:
        """How many notes of that question, or of all, are not placed yet, and how many count."""
        every = self.notes.once(_counted)
        return every.get((question, "loose"), 0), every.get((question, ""), 0)

    def many_in(self, theme: int) -> int:
        """How many notes that count are in that theme."""
        return self.notes.once(_counted).get(theme, 0)

    def with_status(self, status: str) -> tuple[Note, ...]:
        """The lone, contested or parked notes, by number."""
        return tuple(note for note in self.notes.gathered(_with_any_status) if note.status == status)

    def question_of(self, key: str) -> Question:
        """The question of that key. Raises KeyError."""
        return {question.key: question for question in self.questions}[key]

    def area_of(self, key: str) -> Area:
        """The area of that key. Raises KeyError."""
        return {area.key: area for area in self.areas}[key]


def _standing(themes: Shelf[Theme]) -> tuple[Theme, ...]:
    return tuple(theme for theme in themes.every() if theme.stands)


def _loose(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    return tuple(note for note in notes if note.loose)


def _on_wall(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    return tuple(note for note in notes if note.on_wall)


def _counted(notes: Shelf[Note]) -> dict[object, int]:
    found: dict[object, int] = {}
    for what, many in chain.from_iterable(row.items() for row in notes.by_row(_few_counted)):
        found[what] = found.get(what, 0) + many
    return found


def _few_counted(notes: tuple[Note, ...]) -> dict[object, int]:
    found: dict[object, int] = {}
    for note in notes:
        waits = ((note.question, "loose"), ("", "loose")) if note.loose else ()
        for what in ((note.question, ""), ("", ""), *waits, *note.themes) if note.on_wall else ():
            found[what] = found.get(what, 0) + 1
    return found


def _with_any_status(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    return tuple(note for note in notes if note.status and note.on_wall)
