"""The console's page for a file that is to come in: its first rows, and which column is what. Fits 40x12.

Nothing comes in before somebody says so; escape leaves everything as it was.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from sessions.importing.case_form import CaseError
from sessions.importing.cases import import_file
from sessions.importing.choosing import MEANINGS, NOT_TAKEN, Look, chosen, look, meant
from sessions.importing.columns import AREA, AUTHOR, QUESTION, TEXT, Column
from sessions.importing.report import Wanted
from sessions.live.session import Session
from tui.app.asked import command
from tui.app.text import fit, pad
from tui.boards.pane import LinesPane
from tui.console import lines
from tui.console.asking import Answers, Dialog
from tui.console.importing import Asked

_ROWS = 5
_SHORT = {TEXT: "words", AUTHOR: "participant"}
_NARROWEST = 12


class ImportPage(Dialog[str | None]):
    """A file looked at before it comes in. The answer is what came in, in a sentence; None for nothing."""

    DEFAULT_CSS = "ImportPage #answers { max-height: 50%; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back, or not now")]

    def __init__(self, session: Session, asked: Asked, found: Look, *, hidden: bool) -> None:
        super().__init__()
        self._session = session
        self._asked = asked
        self._look = found
        self._hidden = hidden
        """Whether the room sees this window, so that no words of the file stand there."""
        self._about: Column | tuple[str, str] | None = None
        """The column that is being asked about; or "word" and a word of the file, or "all" and QUESTION or AREA."""
        self._done = ""
        self._said: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """The first rows, then what may be chosen."""
        with Vertical(id="dialog", classes="-tall"):
            yield LinesPane(id="question")
            yield Answers(self._answers())

    def on_mount(self) -> None:
        """Shows the file."""
        self._draw()

    # -- what stands there --------------------------------------------------------------------------------------------

    def say_it(self) -> None:
        """The same step of it."""
        self._draw(self.query_one(Answers).highlighted or 0)

    def _draw(self, at: int = 0) -> None:
        room = max(20, self.app.size.width - 8)
        pane = self.query_one("#question", LinesPane)
        pane.draw(lines.text_lines(self._words(room), room))
        pane.scroll_home(animate=False)
        answers = self.query_one(Answers)
        answers.change(self._answers())
        answers.highlighted = min(at, answers.option_count - 1)

    def _words(self, room: int) -> list[str]:
        if self._done:
            return [self._done, *self._said, "", "The same as a command:", self._command]
        if isinstance(self._about, Column):
            cells = [] if self._hidden else self._look.cells(self._about)[:_ROWS]
            samples = [lines.on_a_row(f"  {cell}", room) for cell in cells]
            return [f"{self._called(self._about)}: what is it?", "", *samples]
        if self._about is not None:
            kind, said = self._about
            return [f"The {said} of all notes:" if kind == "all" else f"What does “{said}” mean?", ""]
        found = self._look
        says = ["What is wrong stands in words of the file."] if self._hidden and not found.can_come else found.says
        head = f"{self._asked.path.name}: {found.kind}. Nothing comes in before you say so."
        rows = [] if self._hidden else self._rows(room)
        return [head, *([""] if rows else []), *rows, "", *says, "", "The same as a command:", self._command]

    def _rows(self, room: int) -> list[str]:
        """The first rows under what each column is, as many columns as there is room for."""
        columns = [column for column in self._look.columns if column.title]
        if not columns:
            return []
        room -= lines.BESIDE
        many = max(1, min(len(columns), (room + 2) // (_NARROWEST + 2)))
        width = (room - 2 * (many - 1)) // many
        shown = sorted(columns, key=lambda column: not column.means)[:many]
        shown.sort(key=lambda column: column.at)

        def row(cells: list[str]) -> str:
            return "  ".join(pad(fit(cell, width), width) for cell in cells).rstrip()

        found = [row([column.title for column in shown])]
        found.append(row([f"= {_SHORT.get(column.means, column.means)}" if column.means else "-" for column in shown]))
        for line in self._look.rows[:_ROWS]:
            found.append(
                row([" ".join(line.cells[one.at].split()) if one.at < len(line.cells) else "" for one in shown])
            )
        if len(columns) > many:
            more = len(columns) - many
            found.append(f"and {more} more {'column' if more == 1 else 'columns'}, listed below")
        return found

    @property
    def _command(self) -> str:
        return command(self._session.name, self._asked.said, self._look.wanted)

    def _called(self, column: Column) -> str:
        return f"Column {column.at + 1}" if self._hidden else fit(column.title, 30)

    def _answers(self) -> list[tuple[str, str]]:
        if self._done:
            return [("stop", "Back to the board")]
        found = self._look
        if isinstance(self._about, Column):
            words = [(means, words) for means, words in MEANINGS.items()]
            too = [("too", "words too: notes of their own beside the others")] if found.has(TEXT) else []
            return [*words, *too, ("none", NOT_TAKEN), ("back", "Back")]
        if self._about is not None:
            pairs = {QUESTION: found.questions, AREA: found.areas}.get(self._about[1] * (self._about[0] == "all"))
            pairs = (*found.questions, *found.areas) if pairs is None else pairs
            return [*((key, f"{key}: {title}") for key, title in pairs), ("back", "Back")]
        many = f"{found.notes:,} note{'' if found.notes == 1 else 's'}"
        come = [("in", f"Bring in {many}" if found.notes else f"Bring it in: {found.kind}")] if found.can_come else []
        columns = [
            (f"column {column.at}", f"{self._called(column)}: {found.meaning(column)}")
            for column in found.columns
            if column.title
        ]
        words = [
            (f"word {place}", f"“{'…' if self._hidden else fit(word, 24)}” is no {means} here: what does it mean?")
            for place, (means, word) in enumerate(found.unknown)
        ]
        return [
            ("stop", "Not now: nothing comes in"),
            *come,
            *columns,
            *words,
            *self._for_all(),
            *self._ways(),
        ]

    def _for_all(self) -> list[tuple[str, str]]:
        """The question and the area of notes whose file says none."""
        found = self._look
        each = ((QUESTION, found.questions, found.wanted.question), (AREA, found.areas, found.wanted.area))
        return [
            (f"all {means}", f"The {means} of all: {said or 'not said yet'}")
            for means, pairs, said in each
            if pairs and not found.has(means)
        ]

    def _ways(self) -> list[tuple[str, str]]:
        """How cells and lists are read, where that makes a difference."""
        wanted, says = self._look.wanted, " ".join(self._look.says)
        found = []
        if wanted.split or "--split" in says:
            found.append(
                ("split", f"Several thoughts in one cell: {'notes of their own' if wanted.split else 'one note'}")
            )
        if wanted.unmarked or "--no-marks" in says:
            found.append(("marks", f"The marks of a list: {'taken off' if wanted.unmarked else 'kept'}"))
        return found

    # -- what is chosen -----------------------------------------------------------------------------------------------

    def answered(self, key: str, place: int) -> None:
        """Brings it in, or goes on choosing."""
        if self._about is not None:
            self._told(key)
            return
        kind, _, rest = key.partition(" ")
        match kind:
            case "in":
                self._bring_in()
            case "column":
                self._ask(next(column for column in self._look.columns if column.at == int(rest)))
            case "word":
                self._ask((kind, self._look.unknown[int(rest)][1]))
            case "all":
                self._ask((kind, rest))
            case "split":
                self._again(replace(self._look.wanted, split=not self._look.wanted.split), place)
            case "marks":
                self._again(replace(self._look.wanted, unmarked=not self._look.wanted.unmarked), place)
            case _:
                self.dismiss(self._done or None)

    def _ask(self, about: Column | tuple[str, str]) -> None:
        self._about = about
        self._draw()

    def _told(self, key: str) -> None:
        about, wanted = self._about, self._look.wanted
        self._about = None
        if key == "back":
            self._draw()
        elif isinstance(about, Column):
            means = {"none": "", "too": TEXT}.get(key, key)
            self._again(chosen(wanted, about, means, too=key == "too"), 0)
        elif about == ("all", QUESTION):
            self._again(replace(wanted, question=key), 0)
        elif about == ("all", AREA):
            self._again(replace(wanted, area=key), 0)
        elif about is not None:
            self._again(meant(wanted, about[1], key), 0)

    def _again(self, wanted: Wanted, at: int) -> None:
        try:
            self._look = look(self._session, self._asked.path, wanted)
        except CaseError as problem:
            self._look = replace(self._look, says=(str(problem),), can_come=False, notes=0)
        self._draw(at)

    def _bring_in(self) -> None:
        try:
            report = import_file(self._session, self._asked.path, self._look.wanted)
        except (CaseError, ExerciseError) as problem:
            self._look = replace(self._look, says=(str(problem),), can_come=False, notes=0)
            self._draw()
            return
        self._done = report.says
        self._said = ("What came of it stands in words of the file.",) if self._hidden else report.lines
        self._draw()

    def action_back(self) -> None:
        """One step back; from the first page everything stays as it was."""
        if self._about is not None:
            self._about = None
            self._draw()
        else:
            self.dismiss(self._done or None)
