"""Random walks through sessions with marked words in them: nothing that was taken back, and nothing for the
facilitators alone, may be in any byte that the room, participants or anybody else gets.

What is typed, taken back, undone, held, closed, restored, begun like another or merged is drawn by a seed; every word
that somebody says is one nobody says otherwise.
"""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from textual.widgets import Input

from exercises.kernel.shape import ExerciseError
from sessions.distil.together import bring_together, session_for
from sessions.export import ExportError, export_bytes, export_files, restored
from sessions.importing.case_form import CaseError
from sessions.importing.merging import merge_file
from sessions.library import catalogue, templates
from sessions.lines.carry_out import perform
from sessions.live.session import Session, open_session
from sessions.store import locations
from tests.leaving import unpacked
from tests.lines import PEOPLE, Watch, session
from tests.samples import sample_of
from tests.tui.console_help import console, drawn, settled
from tui.cli.main import main

Made = tuple[tuple[str, ...], str, str]
"""Lines that put a word where it may be seen, the line that takes it back, and the beginning of the number it has."""
SAID: dict[str, Made] = {
    "an elephant": (("elephant box", "{e} agreed", "{e}: {} here"), "{e} not agreed", "e"),
    "a takeaway": (("takeaway team: {} here", "{w} consent without my number"), "{w} withdrawn", "w"),
    "a learning": (("learned team: {} here", "{l} consent without my number"), "{l} consent withdrawn", "l"),
    "a note": (("{} cried here", "{n} consent without number"), "{n} withdrawn", "n"),
    "a named note": (("{} cried there", "{n} consent without number"), "unname all: {} / somebody", "n"),
    "a parked name": (("park: ask {} first",), "unname all: {} / somebody", "p"),
    "a thought": (("+ agency {}: a nurse", "{chair} double: {} is tired", "{chair} double nod"), "", "chair"),
    "a named chair": (("+ agency {}: a nurse",), "unname all: {} / somebody", "chair"),
    "a word of the trade": (("jargon {}",), "unname all: {} / somebody", "j"),
    "a reply": (("reply: {} was cold / a heater",), "reply {reply} out", "reply"),
    "a stop word": (("together stop word: {}",), "together stop word: kāti", "u"),
    "what an elephant changed": (("elephant box", "{e} agreed", "{e} changed: {} first"), "{e} not agreed", "e"),
}
FOR_GOOD = {
    "withdrawn for good": ("a takeaway", "a learning", "a note"),
    "unname for good": ("a named note", "a parked name", "a named chair", "a word of the trade"),
    "undone for good": (),
}
"""The lines that take words out of the file, and whose."""
PRIVATE = (
    "note: {} private",
    "moment: {} private",
    "feedback helped: {} private",
    "said: {} private",
    "close: {} private",
)
"""Lines for the facilitators alone."""
ANYWHERE = ("hold", "hold off", "blank", "blank off", "undo", "undo", "redo", "next", "back", "reopen", "close")
EXERCISES = tuple(key for key in templates.built_in() if key in templates.exercises())
SHOWN = ("agenda", "elephants", "parked", "jargon", "learning", "map", "wall", "themes", "step", "replies")
MOST_SESSIONS = 5


class Found(AssertionError):
    """A word where it must not be."""


class Walk:
    """One walk. Everything it does is noted in `steps`, so that it can be told."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.chance = random.Random(seed)
        self.folder = folder
        self.steps: list[str] = []
        self.words = 0
        self.standing: dict[str, tuple[str, str]] = {}
        """By word that may be seen: the line that takes it back and the name of its session."""
        self.gone: dict[str, tuple[str, int]] = {}
        """By word that was taken back: in which session, and by which entry."""
        self.what: dict[str, str] = {}
        """By word: what it is, of those that may be seen."""
        self.undone: dict[str, int] = {}
        """By word that an exercise's own line had: the undo that took it back."""
        self.private: list[str] = []
        self.exported: list[Path] = []
        self.sessions = [self._begun(f"Day {seed}")]

    def _begun(self, title: str) -> Session:
        chosen = self.chance.sample(EXERCISES, 2)
        people = ("exercise live-grid", *PEOPLE[:3]) if "live-grid" in chosen else ()
        return session(*people, title=title, exercises=chosen)

    def go(self, steps: int) -> None:
        """Takes so many steps, and looks at everything that leaves on the way. Raises Found."""
        ways: tuple[tuple[int, Callable[[], None]], ...] = (
            (30, self.say),
            (16, self.take_back),
            (10, self.say_privately),
            (24, self.anything),
            (24, self.own),
            (5, self.turn),
            (5, self.export),
            (4, self.restore),
            (4, self.like),
            (4, self.merge),
            (2, self.gather),
            (4, self.take_out_for_good),
        )
        for place in range(steps):
            way = self.chance.choices([way for _, way in ways], [many for many, _ in ways])[0]
            with contextlib.suppress(ExerciseError, ExportError, CaseError):
                way()
            self.look(pages=place % 10 == 9)
        self.look(pages=True, files=True)

    # -- steps --------------------------------------------------------------------------------------------------------

    def _word(self) -> str:
        self.words += 1
        return f"Zqx{''.join(chr(97 + int(digit)) for digit in str(9000 + self.words))}"

    def _type(self, held: Session, line: str) -> int:
        """Types a line; the number of its entry, 0 for none."""
        self.steps.append(f"{held.name}: {line}")
        before = len(held.events)
        perform(held, line)
        return len(held.events) if len(held.events) > before else 0

    def _any(self) -> Session:
        held = self.chance.choice(self.sessions)
        held.refresh()
        return held

    def say(self) -> None:
        """Somebody says something that may be seen."""
        held, word = self._any(), self._word()
        what = self.chance.choice(list(SAID))
        self.what[word] = what
        lines, back, letter = SAID[what]
        for line in lines:
            numbers = {letter: self._next(held, letter, line == lines[0])}
            self._type(held, line.replace("{}", word).format(**numbers))
        if back:
            self.standing[word] = (back.replace("{}", word).format(**numbers), held.name)

    def _next(self, held: Session, letter: str, new: bool) -> str:
        frame = held.state.frame
        run = frame if letter in "ewpj" and frame is not None else held.state.run
        numbers = getattr(run.state, "numbers", {})
        if letter == "reply" and frame is not None:
            return str(len(frame.state.replies) + new)
        last = max(getattr(run.state, "chairs", {0: 0}), default=0) if letter == "chair" else numbers.get(letter, 0)
        return f"{'' if letter in ('n', 'chair') else letter}{last + new}"

    def take_back(self) -> None:
        """Somebody takes back what they said."""
        if not self.standing:
            return
        word = self.chance.choice(list(self.standing))
        line, name = self.standing[word]
        held = next((one for one in self.sessions if one.name == name), None)
        if held is None:
            return
        held.refresh()
        entry = self._type(held, line)
        still = repr({key: run.state for key, run in held.state.runs.items()})
        if entry and word not in still:
            del self.standing[word]
            self.gone[word] = (name, entry)

    def say_privately(self) -> None:
        """A facilitator notes something for themselves."""
        held, word = self._any(), self._word()
        self._type(held, self.chance.choice(PRIVATE).replace("{}", word))
        self.private.append(word)

    def anything(self) -> None:
        """A line that every exercise has."""
        held = self._any()
        line = self.chance.choice((*ANYWHERE, f"show {self.chance.choice(SHOWN)}"))
        self._type(held, line)
        undone = held.events[-1].data.get("undone") if line in ("undo", "redo") else None
        if undone is not None:
            # What taking back was undone may be seen again.
            self.gone = {word: at for word, at in self.gone.items() if at != (held.name, undone)}
            self.undone = {word: number for word, number in self.undone.items() if number != undone}

    def own(self) -> None:
        """A line that only this exercise has, or a word in one of its fields; half of those are taken back at once."""
        held, word = self._any(), self._word()
        sample = sample_of(held.state.run.template)
        form = self.chance.choice((*sample.first, *sample.lines, *sample.fields))
        before = len(held.events)
        entry = self._type(held, form.replace("{}", word))
        if "{}" in form and entry == before + 1 and self.chance.random() < 0.5:
            undo = self._type(held, "undo")
            if held.events[-1].data.get("undone") == entry:
                self.undone[word] = undo

    def turn(self) -> None:
        """The facilitators turn to another exercise, or add it."""
        self._type(self._any(), f"exercise {self.chance.choice((*EXERCISES, 'frame'))}")

    def export(self) -> None:
        """A JSON leaves for the facilitators."""
        path = self.folder / f"left-{len(self.exported)}.json"
        path.write_bytes(export_bytes(self._any(), "json", "facilitators"))
        self.exported.append(path)

    def restore(self) -> None:
        """An older JSON comes back."""
        if self.exported and len(self.sessions) < MOST_SESSIONS:
            path = self.chance.choice(self.exported)
            self.steps.append(f"restore {path.name}")
            self.sessions.append(open_session(restored(path, by="F2").name, by="F2", clock=Watch()))

    def like(self) -> None:
        """The next session is made like one."""
        if len(self.sessions) < MOST_SESSIONS:
            before = set(locations.sessions_folder().glob("*.json"))
            name, title = self._any().name, f"Day after {len(self.steps)}"
            self.steps.append(f"new {title} --like {name}")
            assert main(["new", title, "--like", name, "--as", "F2"]) == 0
            (made,) = set(locations.sessions_folder().glob("*.json")) - before
            self.sessions.append(open_session(made.stem, by="F2", clock=Watch()))

    def merge(self) -> None:
        """An older JSON is merged."""
        if self.exported:
            held, path = self._any(), self.chance.choice(self.exported)
            self.steps.append(f"merge {held.name} {path.name}")
            merge_file(held, path)

    def gather(self) -> None:
        """A session is gathered where a programme is distilled."""
        held = self._any()
        if len(self.sessions) < MOST_SESSIONS:
            self.steps.append(f"distil {held.name}")
            together = session_for("Hutt", catalogue.entries(), by="F2")
            bring_together(together, [held.name])
            if together.name not in {one.name for one in self.sessions}:
                self.sessions.append(open_session(together.name, by="F2", clock=Watch()))

    def take_out_for_good(self) -> None:
        """What was taken back goes out of the file of a session, or of every one that has it."""
        held, line = self._any(), self.chance.choice(list(FOR_GOOD))
        yes = self.chance.choice(("yes", "yes everywhere"))
        self.steps.append(f"{held.name}: {line} {yes}")
        perform(held, f"{line} {yes}")
        told = locations.session_path(held.name).read_text("utf-8")
        for word, (name, _) in self.gone.items():
            if name == held.name and self.what[word] in FOR_GOOD[line]:
                self._is_not_in(word, f"the file of {held.name}", told)

    # -- looking ------------------------------------------------------------------------------------------------------

    def look(self, *, pages: bool, files: bool = False) -> None:
        """Looks at every room, with `pages` at what may leave for others, and with `files` at documents, workbooks and
        pictures, too. Raises Found."""
        for where, told in self._rooms():
            self._must_not(where, told)
        for held in self.sessions if pages else ():
            for where, told in _leaving(open_session(held.name, read_only=True), files):
                self._must_not(f"{held.name}, {where}", told)

    async def mirror(self) -> None:
        """Looks at a console whose window is projected, and at its palette while words are searched there. Raises
        Found."""
        held = self._any()
        self.steps.append(f"{held.name}: the mirrored console, and its palette")
        async with console(held, mirror=True) as (app, pilot):
            self._must_not("the mirrored console", drawn(app))
            await pilot.press("ctrl+p")
            await settled(pilot)
            for sought in ("", "show", "private", *self.private[:1]):
                app.screen.query_one(Input).value = sought
                await pilot.pause(0.2)
                self._must_not("the palette of a mirrored console", drawn(app))

    def _rooms(self) -> Iterator[tuple[str, str]]:
        folder = locations.room_folder()
        for path in sorted(folder.glob("*.json")) if folder.exists() else ():
            yield f"the room of {path.stem}", path.read_text("utf-8")

    def _must_not(self, where: str, told: str) -> None:
        for word in (*self.gone, *self.undone, *self.private):
            self._is_not_in(word, where, told)

    def _is_not_in(self, word: str, where: str, told: str) -> None:
        if word in told:
            at = told.index(word)
            around = told[max(0, at - 60) : at + 60]
            raise Found(f"{word} in {where}: …{around}…\n" + "\n".join(self.steps))


def _leaving(held: Session, files: bool) -> Iterator[tuple[str, str]]:
    try:
        for audience in ("participants", "public"):
            for kind in ("md", "html", "json"):
                with contextlib.suppress(ExportError):
                    yield f"{kind} for {audience}", export_bytes(held, kind, audience).decode()
            for kind in ("docx", "xlsx") if files else ():
                with contextlib.suppress(ExportError):
                    yield f"{kind} for {audience}", unpacked(export_bytes(held, kind, audience))
            for kind in ("csv", "svg") if files else ("csv",):
                with contextlib.suppress(ExportError):
                    for name, data in export_files(held, kind, audience).items():
                        yield f"{name} for {audience}", data.decode("utf-8", "replace")
    finally:
        held.close()
