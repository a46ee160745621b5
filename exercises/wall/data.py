"""A wall as facts: its notes, its themes, which note is in which, and what was counted. Pure.

What an audience gets is what its pages and tables have (`leaving_out.py`): others than the facilitators no word that is
withheld, the public no count of few and none it could be worked out from.
"""

from __future__ import annotations

from collections.abc import Iterator

from exercises.kernel.p_numbers import FEW, FEWEST
from exercises.leaving.data import NOT_FOR_YOU, Fact
from exercises.leaving.outline import Audience
from exercises.wall.leaving_out import Page
from exercises.wall.matrix import Matrix, question_matrix
from exercises.wall.member_check import ANSWERS, DECISIONS, Check
from exercises.wall.state import LONE, ON_PAPER, PARKED, Note, Theme, Wall

_LONE = "lone"
"""What lone voices are called where they are counted."""
_TOTAL = "smaller counts could be worked out from it"
_KEYS = ("yes", "change", "no", "not_us", "passed")


def data(state: Wall, audience: Audience) -> Iterator[Fact]:
    """Every fact that audience gets."""
    page = Page(state, audience)
    if not (state.shown or page.whole or state.boxes):
        return
    yield from (_note(page, note) for note in state.notes.every() if _leaves(page, note))
    if state.boxes:
        return
    for question in state.questions:
        matrix = question_matrix(state, question.key)
        for theme in state.themes.every():
            if theme.question == question.key and (theme.stands or page.whole):
                yield _theme(page, theme, matrix)
                yield from _by_area(page, f"t{theme.number}", theme.question, matrix, matrix.of_theme(theme))
                yield from _checked(page, f"t{theme.number}", theme.check)
        lone = next(row for row in matrix.rows if row.key == LONE)
        yield from _by_area(page, _LONE, question.key, matrix, lone.counts)
    yield from _checked(page, _LONE, state.lone_check)
    yield from _codings(page)


def _leaves(page: Page, note: Note) -> bool:
    return not note.struck and not (note.number in page.withheld and (page.public or note.item or page.state.boxes))


def _note(page: Page, note: Note) -> Fact:
    hidden = note.number in page.withheld
    return Fact(
        "notes",
        str(note.number),
        {
            "number": note.number,
            "question": note.question,
            "area": note.area,
            "text": None if hidden or note.withdrawn or note.unwritten else note.text,
            "source": note.source,
            "half_of": str(note.half_of) if note.half_of else None,
            "same_as": str(note.same_as) if note.same_as else None,
            "counted": note.on_wall,
            "status": PARKED if hidden else note.status,
            "consent": note.consent if page.whole else None,
            "hidden": NOT_FOR_YOU if hidden else _why_empty(note),
        },
    )


def _why_empty(note: Note) -> str:
    if note.unwritten:
        return f"{ON_PAPER}, not typed yet"
    return "taken back by whoever wrote it" if note.withdrawn else ""


def _theme(page: Page, theme: Theme, matrix: Matrix) -> Fact:
    stands = theme.stands
    told = {name: getattr(theme, name) if stands else None for name in ("name", "description", "includes", "excludes")}
    return Fact(
        "themes",
        f"t{theme.number}",
        {
            "number": theme.number,
            "question": theme.question,
            **told,
            "stands": stands,
            "merged_into": f"t{theme.merged_into}" if theme.merged_into else None,
            "n": None if page.public else sum(matrix.of_theme(theme)) if stands else 0,
            "decision": DECISIONS.get(theme.check.decision, "")
            if theme.check is not None and not page.public
            else None,
            "hidden": _TOTAL if page.public else "",
        },
    )


def _by_area(page: Page, of: str, question: str, matrix: Matrix, counts: tuple[int, ...]) -> Iterator[Fact]:
    for area, count in zip(matrix.areas, counts, strict=True):
        few = page.public and count < FEWEST
        told = {"n": None if few else count, "counts": True, "hidden": FEW if few else ""}
        yield Fact("counts", f"{of}-{question}-{area}", {"what": f"notes: {question}", "of": of, "word": area, **told})


def _checked(page: Page, of: str, check: Check | None) -> Iterator[Fact]:
    """How the group answered a member check; never the public, and no group of few but for the facilitators."""
    if check is None or page.public:
        return
    untold = "" if page.whole else check.untold
    for key in _KEYS:
        told = {"n": None if untold else getattr(check, key), "counts": key != "passed", "hidden": untold}
        yield Fact("counts", f"{of}-check-{key}", {"what": "member check", "of": of, "word": ANSWERS[key], **told})


def _codings(page: Page) -> Iterator[Fact]:
    for note in page.state.on_wall():
        if note.number in page.withheld and (page.public or note.item):
            continue
        for theme in note.themes:
            ends = {"note": str(note.number), "theme": f"t{theme}"}
            yield Fact("codings", f"{note.number}-t{theme}", {**ends, "also": theme != note.theme})
