"""What is printed of a session's exercises: which papers there are, and one of them made whole.

An exercise that is not begun yet has its papers, too: those of its template. What is printed may hang on a wall, so
names are changed and looked for as in any export, whoever it is for; what an exercise gives is what its room may see.
"""

from __future__ import annotations

from collections.abc import Iterator

from exercises.kernel.record import Record, replace
from exercises.kernel.rewording import Change
from exercises.kernel.shape import Shape
from exercises.kernel.template import Template
from exercises.kernel.text import listed
from exercises.leaving.outline import Audience
from exercises.leaving.paper import MOST_NUMBER, WHATS, NumberStrips, Paper
from exercises.shapes import shape_called
from sessions.export.formats import Format
from sessions.export.gathering import Gathered
from sessions.export.making import Made, Wanted, no_name_left
from sessions.export.naming import Names
from sessions.export.wording import changed_by, phrases_in, signs, with_phrases
from sessions.leaving.called import called
from sessions.leaving.leaving import Leaving, Written
from sessions.leaving.problem import ExportError, NothingToWrite
from sessions.leaving.reworded import run_reworded
from sessions.library import templates
from sessions.live.session import Session
from sessions.live.state import Run
from sessions.removing.withdrawing import catch_up

ON_A_WALL: Audience = "participants"
"""Whom a wall is for, in the session's trail."""
PRINT = Format(
    "a sheet to print",
    (".html", ".htm"),
    "what hangs on the wall or goes from hand to hand, for a browser to print",
    "paper_html",
    frozenset({"papers"}),
    isolates=True,
)
FRAME = "frame"
"""What is typed for what frames the day, which is no exercise."""


class There(Record):
    """One paper there is."""

    what: str
    run: Run
    others: tuple[Run, ...] = ()
    """Further exercises of the session that have one of that name."""

    @property
    def means(self) -> str:
        """What it is."""
        return WHATS[self.what]


def papers(session: Session, exercise: str = "") -> tuple[There, ...]:
    """Every paper there is now, those of the exercise the facilitators are in first, then the day's, then others'.
    `exercise` names another to take them of, also one not begun. Raises TemplateError when there is none of that
    name."""
    found: dict[str, There] = {}
    for run in _runs(session, exercise):
        for what in WHATS:
            if _gives(run, what):
                first = found.get(what)
                found[what] = replace(first, others=(*first.others, run)) if first is not None else There(what, run)
    return tuple(found.values())


def not_begun(session: Session, what: str = "") -> tuple[There, ...]:
    """What else is printed, of exercises that this session does not have, as they begin; `what` for that alone."""
    here = {one.what for one in papers(session)}
    found = []
    for wanted in (what,) if what else (one for one in WHATS if one not in here):
        runs = (_begun(one) for one in templates.exercises().values() if wanted in _shape_of(one).papers)
        giving = [run for run in runs if _gives(run, wanted)]
        found += [There(wanted, giving[0], tuple(giving[1:]))] if giving else []
    return tuple(found)


def _gives(run: Run, what: str) -> bool:
    give = run.shape.papers.get(what)
    return give is not None and give(run.state) is not None


def _shape_of(template: Template) -> Shape:
    return shape_called(template.shape)


def _begun(template: Template) -> Run:
    return Run(template.key, template, _shape_of(template).start(template))


def _runs(session: Session, exercise: str) -> Iterator[Run]:
    state = session.state
    frame = [state.frame] if state.frame is not None else []
    if exercise:
        yield next((run for run in frame if exercise == FRAME), None) or _named(session, exercise)
        return
    here = state.exercises.get(state.current)
    yield from [here] if here is not None else []
    yield from frame
    yield from (run for run in reversed(list(state.exercises.values())) if run is not here)


def _named(session: Session, exercise: str) -> Run:
    """The exercise of that name in the session, or as it begins."""
    runs = session.state.exercises
    if exercise in runs:
        return runs[exercise]
    template = templates.template(exercise)
    begun = next((run for run in runs.values() if run.template.key == template.key), None)
    return begun or _begun(template)


def print_out(
    session: Session, what: str, names: Names, *, size: str = "a4", exercise: str = "", numbers: str = ""
) -> Made:
    """That paper, in no file yet. `size` is a key of SIZES, `numbers` which numbers are printed, as "1-340".

    Raises NothingToWrite when there is no such paper, ExportError, TemplateError.
    """
    from sessions.export.writers.paper_html import write
    from sessions.export.writers.paper_style import SIZES

    if size not in SIZES:
        raise NothingToWrite(f"There is no paper {size[:20]}: {listed(tuple(SIZES), joiner='or')}.")
    catch_up(session)
    there = papers(session, exercise)
    found = next((one for one in there if one.what == what), None)
    if found is None and not exercise and what in WHATS:
        found = _elsewhere(session, what)
    if found is None:
        more = () if exercise else not_begun(session)
        raise NothingToWrite(_nothing(what, (*there, *more), exercise))
    give = found.run.shape.papers[what]

    def made_of(change: Change, others: Change = str) -> bytes:
        paper = give(run_reworded(found.run, change, others).state)
        assert paper is not None
        paper = with_phrases(paper, phrases_in([found.run.template]), change)
        return write(_numbered(paper, numbers) if numbers else paper, SIZES[size])

    data = made_of(changed_by(names, apart=True))
    wanted = Wanted("print", ON_A_WALL, names, title=f"{what} of {found.run.template.title}")
    leaving = Leaving(ON_A_WALL, wanted.title, ())
    made = Made(wanted, PRINT, Gathered(leaving), Written({"": data}))
    no_name_left(made, lambda: {"": made_of(*signs(names.staying, names.is_somebody))})
    return made


def _elsewhere(session: Session, what: str) -> There | None:
    """The paper of the one exercise that has it, not begun here. Raises NothingToWrite where there are several."""
    found = next(iter(not_begun(session, what)), None)
    if found is not None and found.others:
        of = listed([run.template.title for run in (found.run, *found.others)], joiner="or")
        begin = f"Begin it (exercise {found.run.key}), or say it with --exercise {found.run.key}"
        raise NothingToWrite(f"{what.capitalize()} of which exercise, {of}? {begin}")
    return found


def _nothing(what: str, there: tuple[There, ...], exercise: str) -> str:
    """Why there is none of it, and what there is."""
    whose = f" of {there[0].run.template.title}" if exercise and there else ""
    when = f"{whose} as it is now" if what in WHATS else ""
    said = f"Nothing called {what[:40]} is printed{when}."
    return f"{said} There is {listed(tuple(one.what for one in there))}."


def _numbered(paper: Paper, numbers: str) -> Paper:
    first, dash, last = numbers.replace("–", "-").partition("-")
    ends = [int(one) if one.strip().isdecimal() else 0 for one in ((first, last) if dash else ("1", first))]
    if not 1 <= ends[0] <= ends[1] <= MOST_NUMBER:
        raise ExportError(f"From which number to which, of 1 to {MOST_NUMBER}? For example 1-340")
    faces = tuple(
        replace(face, first=ends[0], last=ends[1]) if isinstance(face, NumberStrips) else face for face in paper.faces
    )
    if faces == paper.faces:
        raise ExportError("Only numbers are printed from one to another: holdspace print NAME numbers --numbers 1-340")
    return replace(paper, faces=faces)


def file_name(session: Session, what: str, names: Names) -> str:
    """What its file is called when nobody says."""
    return f"{names.file_name(called(session))}-{what}{PRINT.ending}"
