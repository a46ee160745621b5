"""A wall as tables for other programs: notes, themes, codings, and for facilitators how it was decided. Knows no file.

The participants' tables have no writers, no parked words and nothing of how it was decided.
"""

from __future__ import annotations

from collections.abc import Iterable

from exercises.kernel.text import plural
from exercises.kernel.words import spans
from exercises.leaving.outline import Audience
from exercises.leaving.sheet import Chart, Sheet
from exercises.wall.alike import as_one, notes_alike
from exercises.wall.leaving_out import Page, small
from exercises.wall.matrix import Matrix, question_matrix
from exercises.wall.member_check import DECISIONS, Check
from exercises.wall.numbered_paper import TYPED, WAITING, has_papers
from exercises.wall.state import LONE, PARKED, Note, Step, Theme, Wall

_CHECK = ("yes", "yes_with_change", "no", "not_for_us", "passed", "decision")
_UNTOLD = (
    "How the group answered is left out where fewer than five did, and where one answer would stand beside what was "
    "said."
)


def tables(state: Wall, audience: Audience) -> tuple[Sheet, ...]:
    """The notes, the themes and which note is in which theme; for facilitators the trail and what speaks against."""
    if state.boxes:
        from exercises.wall.boxes_outputs import tables as of_boxes

        return of_boxes(state, audience)
    page = Page(state, audience)
    if not state.shown and not page.whole:
        return ()
    found = _notes(page), _themes(page), _codings(page)
    if not page.whole:
        return found

    return (*found, trail_sheet(state), *([against_sheet(state)] if len(state.against) else []))


def _notes(page: Page) -> Sheet:
    whole = page.whole
    more = ("readings", "why", "until", "typed_before", "seen", "ref", "consent") if whole else ("readings",)
    author = ("author",) if whole and page.state.authors else ()
    papers = has_papers(page.state)
    paper = (("on_paper", "second_typing") if whole else ("on_paper",)) if papers else ()
    headings = (
        "number",
        "question",
        "area",
        "text",
        "source",
        "bite_of",
        "same_as",
        "counted",
        "status",
        "themes",
        *more,
        *author,
        *paper,
    )
    rows = []
    for note in page.state.notes.every():
        hidden = note.number in page.withheld
        if note.struck or (hidden and (page.public or note.item)):
            continue
        text, readings = ("", "") if hidden else (note.text, _several(note.readings))
        row = [
            str(note.number),
            note.question,
            note.area,
            text,
            note.source,
            _or_none(note.half_of),
            _or_none(note.same_as),
            "yes" if note.on_wall else "no",
            _status(note, hidden),
            " ".join(map(str, note.themes)),
            readings,
        ]
        row += (
            [note.why, note.until, _several(note.typed_before), _or_none(note.seen), note.ref, note.consent]
            if whole
            else []
        )
        row += [note.author] if author else []
        if papers:
            row += [_waits(note), *([note.second] if whole else [])]
        rows.append(tuple(row))
    about = "One row for each note, word for word. One not counted was split into bites, or is the same paper twice."
    about += " on_paper is waiting for a numbered paper whose words are not typed yet." if papers else ""
    if not whole and any(note.item for note in page.state.notes.every()):
        about += " What comes from elsewhere is counted in the themes, and not in this table."
    return Sheet("notes", about, headings, tuple(rows), ("number", "bite_of", "same_as", "seen"), kept="text")


def _waits(note: Note) -> str:
    """How far a numbered paper is: "waiting" for its words, or "typed"; "" for a note that was none."""
    return (WAITING if note.unwritten else TYPED) if note.paper else ""


def _themes(page: Page) -> Sheet:
    areas = tuple(area.key for area in page.state.areas)
    headings = (
        "number",
        "question",
        "name",
        "description",
        "includes",
        "excludes",
        "n",
        *areas,
        "became",
        *_CHECK,
        "why",
        "said",
    )
    rows: list[tuple[str, ...]] = []
    for question in page.state.questions:
        matrix = question_matrix(page.state, question.key)
        for theme in page.state.themes.every():
            if theme.question == question.key and (theme.stands or page.whole):
                rows.append(_theme(page, theme, matrix))
        lone = next(row for row in matrix.rows if row.key == LONE)
        blank = ("",) * (1 + len(_CHECK) + 2)
        counts = _counts(page, lone.total, lone.counts)
        rows.append(("", question.key, "Lone voices", "", "", "", *counts, *blank))
    if page.state.lone_check is not None and not page.public:
        check = _check(page, page.state.lone_check)
        rows.append(("", "", "Lone voices, as brought back", "", "", "", "", *("" for _ in areas), "", *check))
    about = "One row for each theme, and for each question's lone voices: how many notes, in all and by area."
    about += "" if page.whole or page.public else f" {_UNTOLD}"
    numbers = ("number", "n", *areas, *_CHECK[:-1])
    asked = tuple((question.key, f"{question.title}: notes by theme") for question in page.state.questions)
    chart = Chart("name", areas, ("question",), asked)
    return Sheet("themes", about, headings, tuple(map(tuple, rows)), numbers, chart=chart)


def _counts(page: Page, total: int, counts: tuple[int, ...]) -> tuple[str, ...]:
    """All and by area; a public table has no small counts, and no total they could be worked out from."""
    return (
        ("", *("0" if not count else small(count) for count in counts))
        if page.public
        else (str(total), *map(str, counts))
    )


def _theme(page: Page, theme: Theme, matrix: Matrix) -> tuple[str, ...]:
    counted = matrix.of_theme(theme) if theme.stands else (0,) * len(matrix.areas)
    became = f"part of {theme.merged_into}" if theme.merged_into else "dropped" if theme.dropped else ""
    return (
        str(theme.number),
        theme.question,
        *((theme.name, theme.description, theme.includes, theme.excludes) if theme.stands else ("",) * 4),
        *_counts(page, sum(counted), counted),
        became,
        *_check(page, None if page.public else theme.check),
    )


def _check(page: Page, check: Check | None) -> tuple[str, ...]:
    if check is None:
        return ("",) * (len(_CHECK) + 2)
    told = page.whole or not check.untold
    counts = (check.yes, check.change, check.no, check.not_us, check.passed)
    return (
        *(str(count) if told else "" for count in counts),
        DECISIONS.get(check.decision, ""),
        check.why,
        _several(check.said),
    )


def _codings(page: Page) -> Sheet:
    rows = []
    for note in page.state.on_wall():
        if note.number in page.withheld and (page.public or note.item):
            continue
        for theme in note.themes:
            also = "yes" if theme != note.theme else ""
            rows.append((str(note.number), str(theme), note.question, note.area, also))
    about = "One row for each note in a theme; a note that is in two themes has two rows, the second marked as also."
    return Sheet("codings", about, ("note", "theme", "question", "area", "also"), tuple(rows), ("note", "theme"))


def _several(texts: tuple[str, ...]) -> str:
    return "\n".join(texts)


def _or_none(number: int) -> str:
    return str(number) if number else ""


def _status(note: Note, hidden: bool) -> str:
    return PARKED if hidden else note.status


_HEADINGS = ("what", "called", "change", "notes", "theme", "words", "why", "by", "when")


def trail_sheet(state: Wall) -> Sheet:
    """The table, a row for each."""
    about = (
        "One row for each change of a theme, and for what was done to a note by itself after the workshop: who, when "
        "and why. For facilitators."
    )
    notes = (row for note in state.notes.every() for row in _of_note(str(note.number), "", note))
    rows = (*(row for theme in state.themes.every() for row in _of_theme(theme, theme.trail)), *notes, *_links(state))
    return Sheet("trail", about, _HEADINGS, rows, days=("when",))


def trail_in_short(state: Wall) -> list[tuple[str, ...]]:
    """The same rows to be read, like ones in a row as one with their count."""
    rows: list[tuple[str, ...]] = []
    for theme in state.themes.every():
        rows += _of_theme(theme, (step for step, _ in as_one(theme.trail)))
    for alike in notes_alike(state.notes.every()):
        many = plural(len(alike), "note") if len(alike) > 1 else ""
        rows += _of_note(spans(note.number for note in alike), f"({many})" if many else "", alike[0])
    return [*rows, *_links(state)]


def _of_theme(theme: Theme, steps: Iterable[Step]) -> list[tuple[str, ...]]:
    return [_row(f"t{theme.number}", theme.name, step) for step in steps]


def _of_note(what: str, called: str, note: Note) -> list[tuple[str, ...]]:
    return [_row(what, called, step) for step in note.trail]


def _links(state: Wall) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for link in state.links.every():
        kind, both = "kept apart" if link.apart else "linked", " ".join(f"t{theme}" for theme in link.between)
        rows.append((f"l{link.number}", "", kind, "", both, "", link.why, link.by, link.when))
    return rows


def _row(what: str, called: str, step: Step) -> tuple[str, ...]:
    theme = f"t{step.theme}" if step.theme else ""
    return (what, called, step.kind, " ".join(map(str, step.notes)), theme, step.words, step.why, step.by, step.when)


def against_sheet(state: Wall) -> Sheet:
    """The disconfirming cases, those that were taken back included."""
    rows = tuple(
        (
            f"a{case.number}",
            f"t{case.theme}" if case.theme else str(case.note),
            case.text,
            case.ref,
            case.by,
            case.when,
            "yes" if case.gone else "",
            case.why_gone,
        )
        for case in state.against.every()
    )
    about = "One row for each case that speaks against a theme (t3) or a statement (17). For facilitators."
    headings = ("number", "against", "text", "ref", "by", "when", "taken_back", "why")
    return Sheet("against", about, headings, rows, days=("when",), kept="text")
