"""Makes one export whole: gathered, names changed, written, searched for names, put on disk. Knows no format.

A name that is still in the finished bytes stops everything before a file is there.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from exercises.kernel.record import Record, field, replace
from exercises.kernel.text import listed
from exercises.leaving.isolating import has_right_to_left
from exercises.leaving.outline import AUDIENCES, Audience, LeftOut
from sessions.export import brief, folders, recognisable
from sessions.export.files import write_export
from sessions.export.formats import Format, as_a_folder, known_format
from sessions.export.gathering import Gathered
from sessions.export.naming import Names, NamesAsTheyAre
from sessions.export.wording import Shaped, Wording
from sessions.leaving.leaving import EntryLeaving, Leaving, Written
from sessions.leaving.problem import ExportError
from sessions.library import catalogue
from sessions.live.export_notes import CHANGED
from sessions.live.session import Session
from sessions.removing.withdrawing import Listed, catch_up


class Wanted(Record):
    """What somebody asked for."""

    format: str
    audience: Audience
    names: Names = field(default_factory=NamesAsTheyAre)
    raw: bool = False
    """For csv: without what only spreadsheets need."""
    words: bool = False
    """For ics: with who and what, for facilitators only."""
    title: str = ""
    """What several sessions are called together; "" for their number."""
    entries: tuple[EntryLeaving, ...] = ()
    entries_left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[str, ...] = ()
    """More that people should know before it leaves."""
    brief: bool = False
    """For pages: one or two of them, when printed."""
    shaped: Shaped | None = None
    """What makes something else of what was gathered, such as a programme's report; then every finding is gathered."""


class Made(Record):
    """A finished export that is in no file yet."""

    wanted: Wanted
    format: Format
    gathered: Gathered
    """As it was gathered and written, with names changed."""
    written: Written
    said: Callable[[], tuple[str, ...]] = tuple
    """Gives people's words in the sessions, as they were said."""

    @cached_property
    def of_names(self) -> tuple[str, ...]:
        """What is said of names in it, before it leaves: looked for once, and that takes its time."""
        return self.wanted.names.told(self.said(), self.gathered.leaving)

    @property
    def folder(self) -> bool:
        """Whether it is several files, which need a folder of their own."""
        return self.format.folder or len(self.written.files) > 1

    def goes_to(self, path: Path) -> Path:
        """Where it goes: what turned out to be several files goes to a folder, which is not called as a file is."""
        return path.with_name(as_a_folder(path.name)) if self.folder else path

    def noted_in(self, names: Sequence[str]) -> list[str]:
        """The sessions in whose trail it stands: of a report those of which something is in it."""
        return list(names if self.wanted.shaped is None else self.gathered.carried)

    @cached_property
    def digest(self) -> str:
        """Of every byte and of what the files in a folder are called."""
        made = hashlib.sha256()
        for name in sorted(self.written.files):
            data = self.written.files[name]
            made.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
            made.update(data)
        return made.hexdigest()


def make(sessions: Sequence[Session], wanted: Wanted) -> Made:
    """The export, in no file yet and not noted. What was taken back meanwhile where a session gathered from is taken
    out of it first. Raises ExportError; NothingToWrite when there is nothing for the format, NeedsMore when a library
    is not installed."""
    known = known_format(wanted.format)
    if wanted.audience not in AUDIENCES:
        raise ExportError(f"A page is for {listed(AUDIENCES, joiner='or for')}, not for {wanted.audience}.")
    if wanted.brief and (wanted.format not in brief.FORMATS or wanted.audience not in brief.FOR):
        raise ExportError(
            "A short page is md, html or docx, and for the participants or the public. "
            "For example: holdspace export working --brief --to after.docx"
        )
    every = None
    if len(sessions) > 1:
        with contextlib.suppress(OSError):
            every = Listed(catalogue.entries())
    for session in sessions:
        catch_up(session, every)
    if wanted.words and (wanted.format != "ics" or wanted.audience != "facilitators"):
        raise ExportError("Only a calendar for the facilitators has more words: who and what. Nothing was written.")
    more = {name: True for name in ("raw", "words") if getattr(wanted, name)}
    wording = Wording(
        sessions,
        wanted.audience,
        wanted.entries,
        title=wanted.title,
        documents=wanted.format == "json",
        data="data" in known.carries,
        entries_left_out=wanted.entries_left_out,
        carries=known.carries if wanted.shaped is None else None,
        quoted="quotes" in known.carries,
        brief=wanted.brief,
        shaped=wanted.shaped,
        findings=wanted.shaped is not None,
    )
    changes = wanted.names.how == CHANGED
    gathered = wording.gathered(wanted.names, apart=False) if changes else wording.as_it_is()
    if known.isolates and is_mixed(gathered.leaving):
        gathered = wording.gathered(wanted.names, apart=True)
    gathered = replace(gathered, warnings=(*gathered.warnings, *wanted.warnings))
    written = known.write(gathered.leaving, **more)
    made = Made(wanted, known, gathered, written, lambda: wording.heard)
    no_name_left(
        made,
        lambda: known.write(wording.emptied(wanted.names.staying, wanted.names.is_somebody), **more).files,
        lambda: wording.every_text(wanted.names.words),
    )
    return made


def is_mixed(leaving: Leaving) -> bool:
    """Whether something in it runs from right to left."""
    texts: list[str] = []
    recognisable.collect(leaving, texts.append)
    return any(map(has_right_to_left, texts))


def put(made: Made, path: str | os.PathLike[str], *, replace: bool = False) -> None:
    """Puts it where it goes, whole or not at all. Raises ExportError."""
    target = made.goes_to(Path(path))
    asks_for_file = target.suffix.lower() in made.format.endings
    left = made.wanted.names.left({target.stem if asks_for_file else target.name: b""})
    if left:
        raise ExportError(f"The file's own name has a name of the roster in it ({listed(left)}). Choose another.")
    if made.folder or _in_a_folder(made, target):
        files = dict(made.written.files)
        if "" in files:
            files[f"{made.written.called or made.wanted.format}{made.format.ending}"] = files.pop("")
        write_folder(target, files, replace=replace)
        return
    write_export(target, next(iter(made.written.files.values())), replace=replace)


def _in_a_folder(made: Made, target: Path) -> bool:
    """Whether the one picture there is goes into the folder that was asked for."""
    return made.wanted.format == "svg" and not target.suffix


def write_folder(path: Path, files: Mapping[str, bytes], *, replace: bool = False) -> None:
    """Puts the files into a folder of their own, whole or not at all. Raises ExportError."""
    from sessions.export.writers import csv_files

    if csv_files.README not in files:
        # What the folder holds is written beside it, so that it can be replaced later and nothing else ever is.
        files = {**files, csv_files.README: csv_files.listing(files)}
    folders.write_folder(path, files, replace=replace, listed_in=csv_files.listed_in, readme=csv_files.README)


def no_name_left(
    made: Made, ours: Callable[[], Mapping[str, bytes]], texts: Callable[[], Collection[str]] | None = None
) -> None:
    """Raises ExportError when a name of the roster stands in its bytes more often than in `ours`, the same files with
    people's words emptied, and in one of the `texts` that it may have them from."""
    left = made.wanted.names.left(made.written.files, ours, texts)
    if left:
        there = "There is a name" if len(left) == 1 else f"There are {len(left)} names"
        raise ExportError(
            f"{there} of the roster still in it ({listed(left)}), so nothing was written. "
            "Look at holdspace roster, and choose what stands for it."
        )
