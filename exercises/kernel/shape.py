"""What an exercise is to the rest of holdspace: a shape's functions, and the commands its grammar gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from exercises.kernel.errors import ExerciseError as ExerciseError
from exercises.kernel.names_in_text import taken_out, taken_out_everywhere
from exercises.kernel.p_numbers import for_others, without_numbers
from exercises.kernel.record import Record, field, replace
from exercises.kernel.schema import Kind
from exercises.kernel.things import Sought, found

if TYPE_CHECKING:
    from exercises.kernel.findings import Finding
    from exercises.kernel.language import Language
    from exercises.kernel.moves import Move
    from exercises.kernel.reading import Lead
    from exercises.kernel.said_otherwise import Said
    from exercises.kernel.template import Template
    from exercises.leaving.coded import Coded
    from exercises.leaving.data import Fact
    from exercises.leaving.dated import Appointment
    from exercises.leaving.drawing import Picture
    from exercises.leaving.linked import Linked
    from exercises.leaving.outline import Audience, LeftOut, Part
    from exercises.leaving.paper import Paper
    from exercises.leaving.room_view import RoomView
    from exercises.leaving.sheet import Sheet


Action = Literal[
    "move",
    "show",
    "blank",
    "unblank",
    "hold",
    "undo",
    "redo",
    "find",
    "list",
    "help",
    "end",
    "card",
    "exercise",
    "title",
    "place",
    "none",
]


class Command(Record):
    """What one typed line asks for. Only `move` (and the showing ones) are recorded."""

    action: Action
    says: str
    """What the line does, in a few words, for the preview and for the record of what happened."""
    kind: str = ""
    """For a move: its kind. For the others: the view, words or number asked for."""
    data: Mapping[str, Any] = field(default_factory=dict)
    warning: str = ""
    """A gentle prompt that never refuses: "who is the actual person there?"."""
    private: bool = False
    """Whether the line's words are for the facilitators only (typed masked on a mirrored screen)."""
    whole: bool = False
    """Whether the line was written out, no word of it shortened and no name taken for a number."""
    day: str = ""
    """The words of the line that name a day, for whoever knows what day it is."""
    passed: bool = False
    """Whether that day is one that has passed."""
    run: str = ""
    """The exercise the line belongs to, by its key in the session; "" for the one the facilitators are in."""
    away: bool = False
    """Whether it takes words away, or the group on, so that nothing leads to it that was not typed whole."""

    @property
    def moves(self) -> str:
        """The kind of the move that it is; "" for any other line, whose kind may be the word that is asked about."""
        return self.kind if self.action == "move" else ""


class Completion(Record):
    """One way to go on with a line."""

    line: str
    """The whole line as it would be."""
    means: str
    """What the added part is."""


class Progress(Record):
    """Where an exercise is, for headers and lists."""

    phase: str
    """The phase's title, with its number first."""
    counted: str
    """The count that matters now ("heard 11 of 32"), or ""."""
    since: str
    """When the phase began (ISO 8601), or "" before the first."""
    minutes: tuple[int, int]
    """Planned minutes for the phase, least and most; (0, 0) for none."""
    paused: bool
    finished: bool
    wordless: bool = False
    """Whether nothing may be typed about what is said now; a refused line's words are to be dropped, not kept."""
    standing: str = ""
    """How far it is in one word, when it was filled without ever moving to a phase ("prepared"); "" otherwise."""

    @property
    def goes_on(self) -> bool:
        """Whether it is in a phase that somebody counts the minutes of: begun, and not over."""
        return bool(self.since) and not self.finished

    def minutes_gone(self, now: datetime, waited: int, waits_since: str) -> int:
        """Whole minutes that the phase has gone on, without the seconds that it waited and a pause that goes on since a
        time (ISO 8601); 0 before the first phase."""
        if not self.since:
            return 0
        until = datetime.fromisoformat(waits_since) if waits_since else now
        return max(0, int((until - datetime.fromisoformat(self.since)).total_seconds()) - waited) // 60


class Redaction(Record):
    """A name that comes out, keeping the sense."""

    name: str
    instead: str
    """What stands there now, without its brackets: "a colleague"."""
    things: frozenset[int | str]
    """The things it comes out of, by number or by what is typed to get there; empty for everywhere in the exercise."""

    def out_of(self, text: str) -> str:
        """The text without the name, however it was typed; what stands instead is in brackets."""
        return taken_out(text, self.name, self.instead)

    def out_of_all(self, words: Any) -> Any:
        """Words, or whatever holds them, without the name."""
        return taken_out_everywhere(words, self.name, self.instead)


class Owned(Record):
    """Words in a recorded move that belong to somebody, and that only they may see."""

    place: tuple[int, str]
    """Where they stand: the number of a thing, and which of its fields."""
    without: Mapping[str, Any]
    """The move's data without them."""
    kept: bool
    """Whether their owner asked for them to be kept."""
    taken_back: bool = False
    """Whether their owner took them back since, so that they go at once, whether or not the exercise is closed."""


class Quotable(Record):
    """Words somebody said or wrote that may be quoted, and how far they allowed it."""

    key: str
    """What a line calls it, unique in its exercise: "17" for note 17, "w1" for what was taken away."""
    text: str
    consent: str
    """One of exercises/kernel/consent.py, CONSENTS."""
    who: str = ""
    """The P-number, role and organisation known of whoever said it, as far as the exercise has them."""
    for_the_group: bool = False
    """Whether it was made for everybody in the room to read, such as a note on the wall."""


def _facts(give: Callable[[Any, Audience], Iterable[Fact]]) -> Callable[[Any, Audience], tuple[Fact, ...]]:
    """The same facts without numbers of people for anybody but the facilitators; what a row is called by is none."""

    def given(state: Any, audience: Audience) -> tuple[Fact, ...]:
        found = tuple(give(state, audience))
        if audience == "facilitators":
            return found
        return tuple(replace(one, cells=without_numbers(one.cells)) for one in found)

    return given


def _on_a_wall(give: Callable[[Any], Paper | None]) -> Callable[[Any], Paper | None]:
    """The same paper without numbers that lead back to a person."""

    def given(state: Any) -> Paper | None:
        paper: Paper | None = without_numbers(give(state))
        return paper

    return given


def _of_the_newest(give: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The same, worked out once for the state that was asked last: each letter of a line asks it several times."""
    known: tuple[Any, Any] = (None, None)

    def given(state: Any) -> Any:
        nonlocal known
        newest = known
        if newest[0] is not state:
            known = newest = (state, give(state))
        return newest[1]

    return given


_AT = "2000-01-01T00:00:00+00:00"  # when a move is tried and nobody says what time it is


class Shape(Record):
    """The functions of one kind of exercise. `Any` stands for the shape's own frozen state.

    What leaves for others than the facilitators loses the numbers of people here, whatever the shape gives; a picture
    does for everybody, for it is handed on more easily than a page.
    """

    if not TYPE_CHECKING:  # so that a type checker reads the fields instead

        def __init__(self, *args: Any, **given: Any) -> None:
            super().__init__(*args, **given)
            if self.data is not None:
                self.__dict__["data"] = _facts(self.data)
            for name in ("outline", "short", "tables", "coded", "linked", "pictures"):
                if (give := getattr(self, name)) is not None:
                    self.__dict__[name] = for_others(give, whole=name != "pictures")
            self.__dict__["room_views"] = _of_the_newest(self.room_views)
            self.__dict__["papers"] = {what: _on_a_wall(give) for what, give in self.papers.items()}

    name: str
    start: Callable[[Template], Any]
    template: Kind
    """What its template may hold."""
    moves: Mapping[str, Callable[..., Any]]
    """Pure functions (state, **data) -> state that raise ExerciseError."""
    timed: frozenset[str]
    """Kinds whose data carry the time `at`, put there when they are recorded."""
    gives: Mapping[str, Callable[[Any, Mapping[str, Any]], dict[str, Any]]]
    """What puts into the data of a move what they are given as it is recorded, by its kind; moves without are given
    nothing."""
    room_view: Callable[[Any, str], RoomView]
    """The view of that key. Raises ExerciseError when there is no such view."""
    room_views: Callable[[Any], tuple[tuple[str, str], ...]]
    """Every view there is now: key and name."""
    phase_view: Callable[[Any], str]
    """The view the room gets when the group moves to the state's phase."""
    parse: Callable[[str, Any], Command]
    lead: Callable[[str, Any], Lead | None]
    """What the same line is read by while only the words behind its colon change; None where all must be read."""
    complete: Callable[[str, Any], list[Completion]]
    examples: Callable[[Any], tuple[tuple[str, str], ...]]
    """Every form a line may have: an example and what it does."""
    first_words: Callable[[Any], Iterable[str]]
    """The words that a line may begin with."""
    offered: Callable[[Any], Mapping[str, str]]
    """The first words that a near miss may be led to, each with an example; "" for those that are never offered."""
    said: Callable[[], Said]
    """What people say who know none of the lines, and which may be meant."""
    nouns: Callable[[Any], Mapping[str, str]]
    """What one of its things is called, each with the letter that may stand before its number."""
    outline: Callable[[Any, Audience], tuple[Part, ...]]
    short: Callable[[Any, Audience], tuple[Part, ...]]
    """What of it stands on the short page that everybody gets within days."""
    text: Callable[[Any], list[str]]
    """The state in lines of plain text, for the facilitators."""
    document: Callable[[Any], dict[str, Any]]
    """The state as JSON with stable keys, for the facilitators."""
    sought: Callable[[Any], Iterable[Sought]]
    """Every text that finding looks into."""
    progress: Callable[[Any], Progress]
    card: Callable[[Any, str], list[str]] | None = None
    """Everything known of what a line calls so ("17", "t3"), in lines of plain text; None for what `text` has of it."""
    table: Mapping[str, Move] = field(default_factory=dict)
    """Every move by its kind, as it was declared; empty for a shape whose moves are no declarations yet."""
    language: Callable[[], Language] | None = None
    """Every line it may have, read off the moves; asked for at the first line."""
    signed: frozenset[str] = frozenset()
    """Kinds whose data carry the writer's name `by` when no other was given: who decided something."""
    dated: frozenset[str] = frozenset()
    """Kinds whose data carry the day on the wall, `today`, from which a day in their words is reckoned."""
    undated: frozenset[str] = frozenset()
    """Kinds recorded with the day only: the minute could tell who said what."""
    shuffled: frozenset[str] = frozenset()
    """Kinds whose data carry an `order` made by lot, put there when they are recorded."""
    begins: tuple[str, ...] = ()
    """Kinds of moves, without data of their own, that stand in the entry an exercise begins with."""
    redact: Callable[[str, Mapping[str, Any], Redaction], dict[str, Any]] | None = None
    """A recorded move's data without the name, for exports and for the file itself; None when names are never taken
    out of this kind of exercise."""
    reworded: Callable[[str, Mapping[str, Any], Callable[[str], str]], dict[str, Any]] | None = None
    """A recorded move's data with a change made to each of people's words; None for a shape that declares none."""
    exported: Callable[[Any, str, Mapping[str, Any]], dict[str, Any]] | None = None
    """A recorded move's data as an export has it, given the state as it is now: without words that were not to be
    kept after all; None when it is always as it stands."""
    tables: Callable[[Any, Audience], tuple[Sheet, ...]] | None = None
    """The state as tables for other programs; None when this kind of exercise has none."""
    coded: Callable[[Any, Audience], Coded] | None = None
    """Its texts and the codes on them, for programs of qualitative analysis; None when it has none."""
    linked: Callable[[Any, Audience], tuple[Linked, ...]] | None = None
    """Its networks; None when it has none."""
    pictures: Callable[[Any, Audience], tuple[Picture, ...]] | None = None
    """Its pictures; None when it has none."""
    dates: Callable[[Any], tuple[Appointment, ...]] | None = None
    """The days that were agreed in it; None when it has none."""
    data: Callable[[Any, Audience], Iterable[Fact]] | None = None
    """The facts that audience gets, for analysis; None when it has none."""
    papers: Mapping[str, Callable[[Any], Paper | None]] = field(default_factory=dict)
    """What is printed of it, by WHATS of exercises/leaving/paper.py: only what the room may see, for it may hang on a
    wall. Each gives None when there is none as the exercise is now."""
    owned: Callable[[str, Mapping[str, Any], Any], Owned | None] | None = None
    """The words of a recorded move that belong to somebody, given the state as it is; None for none. A shape that has
    any has the move `clear_own`, too. None when this kind of exercise never has any."""
    lists: Callable[[Any, str], tuple[str, tuple[tuple[str, str], ...]]] = lambda state, what: ("", ())
    """What there is of that, in a sentence, and each one with what to type to get there."""
    quotes: Callable[[Any], tuple[Quotable, ...]] = lambda state: ()
    """Every quotation there is, withdrawn ones (without their words) included."""
    findings: Callable[[Any], tuple[Finding, ...]] = lambda state: ()
    """What was found in it as numbers alone, which a list of many sessions keeps."""
    left_out: Callable[[Any, Audience], tuple[LeftOut, ...]] = lambda state, audience: ()
    """What the pages for that audience do not have, quotations aside: private notes, parked words."""
    leaving_warning: Callable[[Any, str], str] = lambda state, audience: ""
    """A gentle word to whoever sends pages to that audience; it stands in none of them."""
    phase_warning: Callable[[Any, str], str] = lambda state, phase: ""
    """A gentle word before the group moves to that phase, such as who is still in role; it never refuses."""
    closing: Callable[[Any], str] = lambda state: state.template.phases[-1].key
    """The phase that leads out kindly from where the group is."""
    sharing: Callable[[Any], bool] = lambda state: False
    """Whether nothing is written of what the group says in its present phase, wherever the facilitators turn."""
    takes_over: Callable[[Any, Any], list[tuple[str, dict[str, Any]]]] | None = None
    """The moves by which one begins with what another exercise's state has; raises ExerciseError for another that will
    not do. None when this kind of exercise begins from no other."""
    thing: str = "chair"
    """The word before a number in the keys of room views: a bare number is the board's main thing."""
    typed: Callable[[int], str] = str
    """What is typed to get to the thing that is kept under a number: 980001 is b1 where each kind has its letter."""
    spoken_of: Callable[[Any, Mapping[str, Any]], str] = lambda state, data: ""
    """What a move's data speak of, by its number and none of its words: "story 5, The problem"; "" for nothing that is
    there."""
    made_for: Callable[[Any, str, Mapping[str, Any]], tuple[str, dict[str, Any]] | None] = lambda state, kind, data: (
        None
    )
    """The move that makes what a move speaks of and is not there, as far as it is known, for what a damaged file lost;
    None where all of it is there, or nothing is known of it."""
    view_called: Callable[[Any, str], str] = lambda state, words: ""
    """The key of the room view that the shape's own words name ("t4"); "" when they are none of its own."""
    roles: Callable[[Any, str, Mapping[str, Any]], tuple[str, ...]] = lambda state, kind, data: ()
    """The words of a move that are somebody's role, and so nobody's name."""
    turned: Callable[[Any, str, Callable[[str], bool]], str] = lambda state, view, before: view
    """The key of a view as it is shown now: what has no first side changes sides each time it is shown. The last says
    of a key whether it, and not what it turns to, was shown last. The key stands in the event."""
    belongs_to: Callable[[Any], str] | None = None
    """The one organisation it belongs to, so that it is never in a session with another's, "" for nobody's alone; None
    for a kind of exercise that never belongs to one."""
    anywhere: tuple[tuple[str, str], ...] = ()
    """Examples of the lines that work on every board, in this shape's words; the general ones stand for the rest."""

    def find(self, state: Any, words: str) -> list[tuple[str, str]]:
        """Where words stand: (what to type to get there, the words around)."""
        return found(self.sought, state, words)

    def with_number(self, state: Any, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
        """A move's data with the number of the thing it makes, and what else they are given when it is recorded.

        A thing keeps its number whatever is taken back before it, also by somebody else.
        """
        give = self.gives.get(kind)
        return give(state, data) if give is not None else dict(data)

    def leaves(self, state: Any, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
        """A recorded move's data as any file may have them now: without what was taken back since, and without what
        another must not see yet."""
        told = self.exported(state, kind, data) if self.exported is not None else dict(data)
        move = self.table.get(kind)
        hidden = move.blind(state, told) if move is not None and move.blind is not None else {}
        # Also in which order they stand would tell what was there.
        return {**{name: value for name, value in told.items() if name not in hidden}, **hidden}

    def tried(
        self, state: Any, kind: str, data: Mapping[str, Any], by: str = "F1", at: Callable[[], str] = lambda: _AT
    ) -> tuple[Any, dict[str, Any]]:
        """The state as it would be were the move recorded by that writer at that time, and its data. Raises
        ExerciseError when it would be refused."""
        told = self.with_number(state, kind, data)
        timed = {"at": at()} if kind in self.timed else {}
        signed = {"by": by} if kind in self.signed else {}
        return self.apply(state, kind, {**signed, **told, **timed}), told

    def apply(self, state: Any, kind: str, data: Mapping[str, Any]) -> Any:
        """The state after one move. Raises ExerciseError when the move is unknown or does not fit."""
        move = self.moves.get(kind)
        if move is None:
            raise ExerciseError(f"This session has a step called {kind} that this holdspace does not know.")
        declared = self.table.get(kind)
        if declared is not None and getattr(state, "closed", False) and declared.takes_back(data):
            # Whoever said something may take it back at any time, also when the exercise is over.
            return replace(self.apply(replace(state, closed=False), kind, data), closed=True)
        try:
            return move(state, **data)
        except TypeError as problem:
            if "argument" not in str(problem):
                raise
            raise ExerciseError(f"The step called {kind} is missing something or has too much.") from problem
