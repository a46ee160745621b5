"""Exports what is on the screen from inside the console, also while its disk refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from exercises.kernel.expression import expression
from exercises.kernel.record import Record, replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded, listed
from exercises.leaving.outline import AUDIENCES, Audience
from sessions.live.session import Session
from sessions.store.errors import told

if TYPE_CHECKING:
    from sessions.export import Made, Wanted

_BRIEF = "brief"
_A_COHORT = expression(r"[cC]?(\d{1,4})(?!\S)")
EXAMPLE = "export ~/page.md, or export ~/whole.json, or export ~/record.md for facilitators, or export ~/tables as csv"
OF_A_PROGRAMME = "export ~/report.html, or export ~/report.docx for public, or export ~/tables as data"


class Asked(Record):
    """What a typed line asks for, and what was chosen since."""

    path: Path
    format: str
    audience: Audience
    names: str = ""
    brief: bool = False
    """Whether a short page is asked for."""
    formats: tuple[str, ...] = ()
    """Those that there are for it; all of them without any."""
    cohort: int = 0
    """The cohort that a programme's brief is for; 0 where no brief is asked for."""

    def next_audience(self) -> Asked:
        """The same for whom comes next."""
        return replace(self, audience=AUDIENCES[(AUDIENCES.index(self.audience) + 1) % len(AUDIENCES)])

    def next_format(self) -> Asked:
        """The same in the format that comes next; an ending that said the old one says the new one."""
        from sessions.export import FORMATS

        keys = self.formats or tuple(FORMATS)
        new = keys[(keys.index(self.format) + 1) % len(keys)]
        path = self.path
        said = {*FORMATS[self.format].endings, FORMATS[self.format].ending, ""}
        if path.suffix.lower() in said:
            path = path.with_suffix(FORMATS[new].ending)
        return replace(self, format=new, path=path)

    def short_or_whole(self) -> Asked:
        """The short page, or the whole one again."""
        return replace(self, brief=not self.brief)

    def next_names(self) -> Asked:
        """The same with names changed, or as they are again."""
        return replace(self, names="" if self.names else "as-they-are")


class Looked(Record):
    """An export as it was looked at, in no file yet."""

    made: Made
    more: tuple[str, ...] = ()
    """Lines at the end of its preview."""
    others: tuple[str, ...] = ()
    """The sessions that are not open here and of which something is in it."""


def asked_for(line: str, *, of_programme: bool = False) -> Asked:
    """What the line asks for. Raises ExerciseError.

    A page is for the participants, a JSON file and tables for the facilitators, unless the line ends otherwise. Of a
    programme its report leaves, or its own file to be kept.
    """
    from sessions.export import FORMATS, ExportError, format_of, place_of

    words = line.strip()
    if is_brief(words):
        return _brief_asked_for(words, of_programme=of_programme)
    while folded(words).split(" ")[0] == "export":  # a key has put the first one there, and somebody types it again
        words = words[len("export") :].strip()
    words, asked = _ending(words, " for ", AUDIENCES)
    words, kind = _ending(words, " as ", tuple(FORMATS))
    if not asked:
        words, asked = _ending(words, " for ", AUDIENCES)
    example = OF_A_PROGRAMME if of_programme else EXAMPLE
    if not words:
        raise ExerciseError(f"Export to which file? {example}")
    try:
        path = Path(words).expanduser()
        kind = kind or format_of(path)
    except (ExportError, RuntimeError, ValueError) as problem:
        raise ExerciseError(f"{problem} For example {example}") from problem
    formats = _of_a_programme() if of_programme else ()
    if formats and kind not in formats:
        raise ExerciseError(f"What leaves of a programme is {listed(formats, joiner='or')}: {example}")
    audience = next((known for known in AUDIENCES if known == asked), FORMATS[kind].usual)
    return Asked(Path(place_of(str(path), kind)), kind, audience, formats=formats)


def is_brief(line: str) -> bool:
    """Whether a typed line asks for the brief of a cohort: brief c2 ~/brief.html."""
    first, _, rest = folded(line).partition(" ")
    return first == _BRIEF and _A_COHORT.match(rest) is not None


def _brief_asked_for(line: str, *, of_programme: bool) -> Asked:
    from sessions.export import ExportError, format_of
    from sessions.report.whole import PAGES

    if not of_programme:
        raise ExerciseError("A brief is of a programme: open one, and type it there.")
    rest = line.partition(" ")[2].strip()
    cohort = _A_COHORT.match(rest)
    assert cohort is not None
    file = rest[cohort.end() :].strip()
    if not file:
        raise ExerciseError(f"The brief for c{cohort[1]} goes into which file? brief c{cohort[1]} ~/brief.html")
    try:
        path = Path(file).expanduser()
        kind = format_of(path)
    except (ExportError, RuntimeError, ValueError):
        kind = ""
    if kind not in PAGES:
        raise ExerciseError(f"A brief is {listed(PAGES, joiner='or')}: brief c{cohort[1]} ~/brief.html")
    return Asked(path, kind, AUDIENCES[0], formats=PAGES, cohort=int(cohort[1]))


def _of_a_programme() -> tuple[str, ...]:
    from sessions.report.whole import LEAVES_AS

    return LEAVES_AS


def _wanted(asked: Asked) -> Wanted:
    from sessions.export import Wanted
    from sessions.export.roster_names import names

    return Wanted(asked.format, asked.audience, names(asked.names, asked.audience), brief=asked.brief)


def reads_others(session: Session, asked: Asked) -> bool:
    """Whether other sessions are read for it, which takes its time: it is the report of a programme, or its brief."""
    from sessions.report.whole import is_report

    return bool(asked.cohort) or is_report([session.name], asked.format, brief=asked.brief)


def looked_at(session: Session, asked: Asked) -> Looked:
    """The export of what is on the screen, in no file yet. Raises ExerciseError."""
    from sessions.export import ExportError, make
    from sessions.export.from_journals import with_journals

    try:
        return Looked(make([session], with_journals(_wanted(asked), [session], asked=False)))
    except ExportError as problem:
        raise ExerciseError(str(problem)) from problem


def report_looked_at(name: str, asked: Asked, read: Callable[[int, int], None]) -> Looked:
    """The same of the report of that programme, as everything stands on disk: what is open on a screen has no part in
    it, so that it can be made beside one. `read` hears how many sessions are read. Raises ExerciseError."""
    from sessions.export import ExportError, make
    from sessions.export.scope import opened
    from sessions.report.whole import Brief, Report
    from sessions.store.errors import StoreError

    try:
        if asked.cohort:
            brief = Brief(name, asked.cohort, _wanted(asked))
            with opened(brief.names, lambda count: read(count, len(brief.names))) as every:
                made = make(every, brief.wanted(every))
                _ = made.of_names  # looked for beside the screen
            return Looked(made, (), tuple(one for one in made.noted_in(brief.names) if one != name))
        report = Report(name, _wanted(asked), read=read)
        with opened(report.opens) as every:
            made = make(every, report.wanted(every))
            _ = made.of_names  # looked for beside the screen
    except (ExportError, StoreError, OSError) as problem:
        raise ExerciseError(told(problem)) from problem
    return Looked(made, tuple(report.quotes(made)), tuple(one for one in report.noted_in(made) if one != name))


def write_out(session: Session, asked: Asked, looked: Looked, *, over: bool = False) -> str:
    """Writes it and notes it in the session; says what was written. What is there stays unless `over`.

    Raises ExerciseError when it cannot be written.
    """
    from sessions.export import ExportError, put
    from sessions.export.noting import note

    made = looked.made
    path = made.goes_to(asked.path)
    try:
        put(made, path, replace=over)
    except (ExportError, ValueError) as problem:
        raise ExerciseError(str(problem)) from problem
    noted = note([session], made, path)
    said = [f"Saved {path.name} for {asked.audience}.", *made.written.notes, noted]
    return " ".join(filter(None, said))


def note_elsewhere(by: str, asked: Asked, looked: Looked) -> str:
    """Notes it in the other sessions that have something in it; a sentence where that could not be done."""
    from sessions.export.noting import note_by_name

    return note_by_name(looked.others, looked.made, looked.made.goes_to(asked.path), by=by)


def _ending(words: str, joiner: str, choices: tuple[str, ...]) -> tuple[str, str]:
    """The words without an ending such as " as csv", and which of the choices it named; "" for none."""
    for choice in choices:
        if words.lower().endswith(f"{joiner}{choice}"):
            return words[: -len(joiner) - len(choice)].strip(), choice
    return words, ""
