"""A wall read by its facilitators: findings and cards in plain lines, and JSON. Pure; everything here is private."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from exercises.kernel import clock, things
from exercises.kernel.record import replace
from exercises.kernel.text import in_one_line, listed, plural
from exercises.kernel.words import spans
from exercises.wall.alike import as_one
from exercises.wall.boxes import notes_now, words_on
from exercises.wall.leaving_out import Page
from exercises.wall.matrix import Matrix, question_matrix
from exercises.wall.member_check import DECISIONS, Check
from exercises.wall.numbered_paper import numbered, on_paper, unwritten
from exercises.wall.outline import about_item, case_in_words, known_of
from exercises.wall.outline_trail import numbers, step_in_words, times
from exercises.wall.progress import progress
from exercises.wall.room_check import counted
from exercises.wall.state import CONTESTED, LONE, ON_PAPER, PARKED, STATUSES, Link, Note, Theme, Wall

# -- in plain lines ---------------------------------------------------------------------------------------------------


def text(state: Wall) -> list[str]:
    """The findings in plain lines."""
    now = progress(state)
    lines = [
        state.template.title,
        f"phase {now.phase}, {now.counted}" + (", closed" if state.closed else ""),
        f"{plural(len(state.on_wall()), 'note')}, {len(state.loose())} not placed, "
        f"{plural(len(state.standing()), 'theme')}",
    ]
    waiting = on_paper(unwritten(state))
    lines += [f"{waiting}: words lists them"] if waiting else []
    if state.boxes:
        lines[2] = plural(len(notes_now(state)), "note")
        lines += [f"the canvas of {state.organisation}"] if state.organisation else []
        lines += [f"people at it: {state.people}"] if state.people else []
        for area in state.areas:
            there = [note for note in state.on_wall() if note.area == area.key]
            lines += ["", f"{area.title}: {len(there)}", *(_in_a_box(note) for note in there)]
        return [in_one_line(line, " ") for line in lines]
    if state.authors:
        lines.append("Notes keep who wrote them, for the facilitators only.")
    for question in state.questions:
        counts = question_matrix(state, question.key)
        lines += ["", question.title, f"  {_by_area(state, counts.notes)}"]
        for theme in state.standing(question.key):
            by_area = counts.of_theme(theme)
            lines += [f"  {theme.called}", f"      {plural(sum(by_area), 'note')}: {_by_area(state, by_area)}"]
            notes = [f"notes: {numbers(theme.notes)}"] if theme.notes else []
            said = (*things.lines(theme), *notes, *_examples(theme), *_check(state, theme.check))
            lines += [f"      {line}" for line in said]
    for title, told in _beside(state):
        lines += ["", title, *told] if told else []
    lines += ["", f"people in the member check: {state.people}"] if state.people else []
    for title, told in _after(state):
        lines += ["", title, *told] if told else []
    return [in_one_line(line, " ") for line in lines]


def _examples(theme: Theme) -> list[str]:
    return [f"chosen as examples: {numbers(theme.examples)}"] if theme.examples else []


def _in_a_box(note: Note) -> str:
    said = "; ".join(filter(None, (words_on(note), note.status)))
    return f"  {numbered(note)}{f' ({said})' if said else ''}"


def _by_area(state: Wall, counts: tuple[int, ...]) -> str:
    return ", ".join(f"{area.short} {number}" for area, number in zip(state.areas, counts, strict=True))


def _check(state: Wall, check: Check | None) -> list[str]:
    if check is None:
        return []
    why = f": {check.why}" if check.why else ""
    decided = [f"decided: {DECISIONS.get(check.decision, check.decision)}{why}"] if check.decision else []
    brought = [f"brought back to {counted(state, check)}"] if check.asked else []
    return [*brought, *(f"said: {words}" for words in check.said), *decided]


def _beside(state: Wall) -> Iterator[tuple[str, list[str]]]:
    """What stands beside the themes: each heading and the lines under it."""
    for status, label in ((LONE, "lone voices"), (CONTESTED, "contested"), (PARKED, "parked")):
        apart = state.with_status(status)
        yield f"{label}: {len(apart)}", [line for note in apart for line in _under(note, things.lines(note))]
    waiting = [note.number for note in unwritten(state)]
    if waiting:
        yield f"{ON_PAPER}, not typed yet: {len(waiting)}", [f"  {spans(waiting)}"]
    loose = [note.number for note in state.loose()]
    yield f"not placed: {len(loose)}", [f"  {numbers(loose)}"] if loose else []
    twice = [f"  {note.number} is the same as {note.same_as}" for note in state.notes.every() if note.same_as]
    yield f"the same paper, typed twice: {len(twice)}", twice
    struck = [note.number for note in state.notes.every() if note.struck]
    if struck:
        yield f"struck: {len(struck)}", [f"  {numbers(struck)}"]
    split = [note for note in state.notes.every() if note.halves]
    parts = [f"  {note.number} into {listed([str(half) for half in note.halves])}" for note in split]
    yield f"split into single thoughts: {len(split)}", parts
    items = [note for note in state.on_wall() if note.item]
    yield f"from elsewhere: {len(items)}", [line for note in items for line in _under(note, [_item(state, note)])]
    yield "speaks against", [f"  {case_in_words(state, case)}" for case in state.against.every() if not case.gone]
    yield "themes looked at together", [_link(state, link) for link in state.links.every()]


def _after(state: Wall) -> Iterator[tuple[str, list[str]]]:
    """What came of bringing them back."""
    yield "the lone voices, brought back", [f"      {line}" for line in _check(state, state.lone_check)]
    gone = [theme for theme in state.themes.every() if not theme.stands]
    yield "themes that were merged or dropped", [line for theme in gone for line in _gone(state, theme)]


def _under(note: Note, told: list[str]) -> list[str]:
    return [f"  {numbered(note)}", *(f"      {line}" for line in told)]


def _item(state: Wall, note: Note) -> str:
    return ", ".join((note.question, state.area_of(note.area).short, *about_item(note)))


def _link(state: Wall, link: Link) -> str:
    first, second = (state.themes[number].called for number in link.between)
    return f"  l{link.number} {first} {'kept apart from' if link.apart else 'and'} {second}: {link.why}"


def _gone(state: Wall, theme: Theme) -> list[str]:
    became = f"merged into t{theme.merged_into}" if theme.merged_into else "dropped"
    return [f"  {theme.called}, {became}", *(f"      {line}" for line in _check(state, theme.check))]


# -- one thing --------------------------------------------------------------------------------------------------------


def card(state: Wall, called: str) -> list[str]:
    """Everything known of a note ("17") or a theme ("t3"), a line each; none when there is no such thing."""
    number = int(called.removeprefix("t")) if called.removeprefix("t").isdecimal() else 0
    page = Page(state, "facilitators")
    if called.startswith("t"):
        theme = state.themes.get(number)
        return _theme_card(page, theme) if theme is not None else []
    note = state.notes.get(number)
    if note is None:
        return []
    lines = [
        numbered(note),
        f"{state.question_of(note.question).title}, {state.area_of(note.area).title}",
    ]
    lines += [*known_of(page, replace(note, ref="")), *things.lines(note)]
    if note.half_of and state.notes[note.half_of].text:
        lines.append(f"as it was written, note {note.half_of}: {state.notes[note.half_of].text}")
    lines += [said] if (said := words_on(note)) else []
    lines += [f"moved {note.moves} times" if note.moves > 1 else "moved once"] if note.moves else []
    return lines + _speaks_against(state, "note", number)


def _theme_card(page: Page, theme: Theme) -> list[str]:
    state = page.state
    lines = [theme.called, state.question_of(theme.question).title, *things.lines(theme)]
    lines += [f"merged into {state.themes[theme.merged_into].called}"] if theme.merged_into else []
    lines += [*(["dropped"] if theme.dropped else []), *_check(state, theme.check)]
    lines += _speaks_against(state, "theme", theme.number)
    lines += [numbered(state.notes[number]) for number in theme.notes]
    lines += _examples(theme)
    how = [f"{step_in_words(page, step)}{times(step, many)}" for step, many in as_one(theme.trail)]
    return [*lines, *(["how it came about:", *how] if how else [])]


def _speaks_against(state: Wall, what: str, number: int) -> list[str]:
    cases = [case for case in state.against.every() if not case.gone and getattr(case, what) == number]
    return [f"a{case.number} speaks against it: {case.text}{f' ({case.ref})' if case.ref else ''}" for case in cases]


# -- as JSON ----------------------------------------------------------------------------------------------------------


def document(state: Wall) -> dict[str, Any]:
    """The state as JSON with stable keys (docs/show-json.md)."""
    matrices = {question.key: question_matrix(state, question.key) for question in state.questions}
    return {
        **clock.document(state),
        "close_note": state.close_note,
        "authors": state.authors,
        "questions": [things.document(question) for question in state.questions],
        "areas": [things.document(area) for area in state.areas],
        "question": state.question,
        "area": state.area,
        "notes_total": len(state.on_wall()),
        "notes_not_placed": len(state.loose()),
        **{f"notes_{status}": len(state.with_status(status)) for status in STATUSES},
        "notes": [
            things.document(note, before="bite_of", on_wall=note.on_wall, placed=not note.loose, **_more(state, note))
            for note in state.notes.every()
        ],
        "themes_total": len(state.standing()),
        "themes": [_theme(theme, matrices[theme.question]) for theme in state.themes.every()],
        "matrix": [_matrix(matrix) for matrix in matrices.values()],
        "links": [things.document(link) for link in state.links.every()],
        "against": [things.document(case) for case in state.against.every()],
        "people": state.people,
        **_canvas(state),
        "lone_check": None if state.lone_check is None else things.document(state.lone_check),
        "arrivals": [
            {"name": arrival.name, "notes": {str(row): number for row, number in sorted(arrival.notes.items())}}
            for arrival in state.arrivals
        ],
    }


def _more(state: Wall, note: Note) -> dict[str, Any]:
    """What only a note in boxes has, and only a numbered paper."""
    paper = {"paper": True, "waits_for_words": note.unwritten, "second_typing": note.second} if note.paper else {}
    boxes = {"reach": list(note.reach), "funding": note.funding} if state.boxes else {}
    return {**boxes, **paper}


def _canvas(state: Wall) -> dict[str, Any]:
    """What only a wall in boxes has."""
    if not state.boxes:
        return {}
    before = [{"last_note": one.last, "people": one.people, "late": [*one.late]} for one in state.canvases]
    return {"organisation": state.organisation, "canvases": before}


def _theme(theme: Theme, matrix: Matrix) -> dict[str, Any]:
    counts = matrix.of_theme(theme)
    by_area = dict(zip(matrix.areas, counts, strict=True))
    counted = {"notes_total": sum(counts), "notes_by_area": by_area, "stands": theme.stands}
    return things.document(theme, before="merged_into", **counted)


def _matrix(matrix: Matrix) -> dict[str, Any]:
    def by_area(counts: tuple[int, ...]) -> dict[str, int]:
        return dict(zip(matrix.areas, counts, strict=True))

    return {
        "question": matrix.question,
        "rows": [{"row": row.key, "theme": row.theme or None, "counts": by_area(row.counts)} for row in matrix.rows],
        "notes_by_area": by_area(matrix.notes),
        "counted_again_by_area": by_area(matrix.again),
    }
