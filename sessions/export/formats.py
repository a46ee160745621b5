"""Every format an export can be written in, and what each cannot carry."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from exercises.kernel.record import Record
from exercises.kernel.text import listed
from exercises.leaving.outline import Audience
from sessions.leaving.leaving import Leaving, Written
from sessions.leaving.problem import ExportError, NeedsMore


class Format(Record):
    """One format. Its writer is a module of its own, imported when it is needed and not before."""

    name: str
    endings: tuple[str, ...]
    """The endings by which its file's name asks for it; the first is the usual one. A folder's name asks for none."""
    means: str
    """What it is good for, in a few words."""
    module: str
    """Where its `write(leaving) -> Written` is, in sessions/export."""
    carries: frozenset[str]
    """Which fields of an exercise and of a session it has (leaving.py)."""
    folder: bool = False
    """Whether it always is several files in a folder of their own; a format of pictures is when there are several."""
    cannot: str = ""
    """What it cannot carry, in plain words; "" when it carries everything a page has."""
    isolates: bool = False
    """Whether it can set words apart that run from right to left."""
    ends: str = ""
    """How its file's name ends where that ending asks for another format, so that this one has to be asked for."""
    usual: Audience = "participants"
    """Whom it is for when nobody says."""
    needs: str = ""
    """The extra that has to be installed with holdspace for it; "" for none."""

    @property
    def ending(self) -> str:
        """The usual ending of its file's name; "" for a folder."""
        return self.endings[0] if self.endings else self.ends

    @property
    def several(self) -> str:
        """What several of its files are called: "pictures", "networks"."""
        one = self.name.removeprefix("a ")
        return one if one == self.name else f"{one}s"

    @property
    def holds(self) -> frozenset[str]:
        """Which of those fields stand in its files: a list of quotations looks for them in the others, and has none."""
        return frozenset({"quotes"}) if "quotes" in self.carries else self.carries

    def write(self, leaving: Leaving, **more: Any) -> Written:
        """Its files. Raises ExportError; NothingToWrite when it has nothing to hold, NeedsMore when a library lacks."""
        try:
            writer = importlib.import_module(f"sessions.export.writers.{self.module}")
            written: Written = writer.write(leaving, **more)
        except ModuleNotFoundError as problem:
            if not self.needs or str(problem.name or "").split(".")[0] in ("sessions", "exercises", "tui"):
                raise
            raise NeedsMore(
                f"{self.name} needs a library that is not installed here, and nothing was written. Install it with: "
                f"pip install 'holdspace[{self.needs}]'. Or choose a format that needs none, such as html."
            ) from problem
        return written


_PAGE = frozenset({"outline", "record"})

FORMATS: Mapping[str, Format] = {
    "md": Format(
        "Markdown",
        (".md", ".markdown"),
        "a page to read, print or send",
        "markdown",
        _PAGE,
        cannot="Markdown has no pictures: the map, the grid and charts are only in words. For pictures, write svg.",
    ),
    "html": Format(
        "a web page",
        (".html", ".htm"),
        "a page to open in a browser and print",
        "html_file",
        _PAGE | {"pictures"},
        isolates=True,
        cannot="A web page cannot be taken in again. To keep the session, write json.",
    ),
    "csv": Format(
        "CSV",
        (),
        "tables in a folder, for spreadsheets and programs",
        "csv_files",
        frozenset({"sheets"}),
        folder=True,
        usual="facilitators",
        cannot="Tables have no page: what was said around the notes, the map and the dates are not in them.",
    ),
    "json": Format(
        "JSON",
        (".json",),
        "the whole session, to keep or bring back",
        "json_file",
        _PAGE | {"documents"},
        usual="facilitators",
        cannot="JSON is for programs and for bringing a session back; it is hard to read on a screen.",
    ),
    "docx": Format(
        "a Word document",
        (".docx",),
        "a report to write on in",
        "docx_file",
        _PAGE | {"pictures"},
        isolates=True,
        needs="office",
        cannot="A Word document cannot be taken in again. To keep the session, write json.",
    ),
    "xlsx": Format(
        "a workbook",
        (".xlsx",),
        "tables on sheets, for spreadsheets",
        "xlsx_file",
        frozenset({"sheets"}),
        usual="facilitators",
        needs="office",
        cannot="A workbook has tables and charts of their counts: the pages and the map are not in it.",
    ),
    "qdpx": Format(
        "a REFI-QDA project",
        (".qdpx",),
        "texts, codes and codings, for programs of qualitative analysis",
        "qdpx_file",
        _PAGE | {"coded", "linked"},
        usual="facilitators",
        cannot=(
            "A REFI-QDA project cannot say how words may be used, and has no agenda, no counts, no member check and no "
            "pictures. Programs drop some of it: how themes are tied, and exact colours."
        ),
    ),
    "qdc": Format(
        "a REFI-QDA codebook",
        (".qdc",),
        "themes and what each includes and excludes, for programs of qualitative analysis",
        "qdc_file",
        frozenset({"codes"}),
        usual="facilitators",
        cannot="A codebook has codes and what they mean: no note, no passage and no count.",
    ),
    "codebook": Format(
        "a codebook",
        (),
        "a Word document of themes: what each means, when to use it, and its examples",
        "codebook_file",
        frozenset({"codes", "examples"}),
        ends=".docx",
        isolates=True,
        usual="facilitators",
        needs="office",
        cannot="A codebook has themes, what they mean and a few examples: no other note, no count and no trail.",
    ),
    "svg": Format(
        "pictures",
        (".svg",),
        "the map, the grid and charts as drawings",
        "svg_files",
        frozenset({"pictures"}),
        isolates=True,
        cannot="Pictures have the map, the grid and charts only, and no words beyond those.",
    ),
    "graphml": Format(
        "a network",
        (".graphml",),
        "chairs and what ties them, for programs that draw networks",
        "graphml_file",
        frozenset({"linked"}),
        usual="facilitators",
        cannot="A network file has chairs and ties only: no answers in full, no pages, no notes.",
    ),
    "ics": Format(
        "calendar days",
        (".ics",),
        "agreed conversations and days to look back, for a calendar",
        "ics_file",
        frozenset({"dates"}),
        cannot=(
            "A calendar has days only, and names nobody: look up in the session who agreed what. For the facilitators "
            "--with-words has it in."
        ),
    ),
    "data": Format(
        "data",
        (),
        "facts for analysis: a row a fact, the same columns for one session or many, as csv and as a workbook",
        "data_files",
        frozenset({"data"}),
        folder=True,
        usual="facilitators",
        cannot="Data have no page and no trail. A program reads them; for a spreadsheet open the workbook among them.",
    ),
    "quotes": Format(
        "quotes",
        (),
        "a row a quote that leaves, with its source, theme and consent, as csv and as a workbook",
        "quotes_files",
        _PAGE | {"coded", "quotes"},
        folder=True,
        usual="facilitators",
        cannot="Quotes stand by themselves: what was said around them is on a page.",
    ),
}
"""Every format; another one is a module beside this file and a line here."""


def format_of(filename: str | PurePath) -> str:
    """The format that a file's name asks for by its ending. Raises ExportError naming the endings there are."""
    ending = PurePath(filename).suffix.lower()
    for key, known in FORMATS.items():
        if ending in known.endings or (known.folder and ending == f".{key}"):
            return key
    every = dict.fromkeys(known.ending for known in FORMATS.values() if known.ending)  # a docx may be two things
    endings = listed(list(every), joiner="or")
    raise ExportError(f"{PurePath(filename).name}: a name that ends in {endings} says which format to write.")


def known_format(format: str) -> Format:
    """The format of that key. Raises ExportError naming those there are."""
    known = FORMATS.get(format)
    if known is None:
        raise ExportError(f"There is no format called {format}. There is {listed(tuple(FORMATS), joiner='and')}.")
    return known


def place_of(filename: str, key: str) -> str:
    """Where that format goes: what is several files goes to a folder, which is not called as a file is."""
    return as_a_folder(filename) if FORMATS[key].folder else filename


def as_a_folder(filename: str) -> str:
    """The name without the ending of a file of any format."""
    ending = PurePath(filename).suffix
    of_files = {one for key, known in FORMATS.items() for one in (*known.endings, f".{key}")}
    return filename.removesuffix(ending) if ending.lower() in of_files else filename
