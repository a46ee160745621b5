"""A wall's pages, for facilitators, participants and the public.

The participants' page never has: who wrote a note, a P-number, parked words, who decided something or when, why a note
was set aside, the trail, an earlier typing, or words that were folded in from elsewhere. What goes on it follows "A
Good Start in Life", post-it theming: a codebook with three notes under each theme, themes by area with the lone voices
in it, every note as it was written, and what came of bringing the themes back to the group. Nothing of what is
distilled after a session is on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from exercises.kernel.consent import NOT_ASKED, ROOM_ONLY
from exercises.kernel.text import in_one_line, listed
from exercises.kernel.words import spans
from exercises.leaving.coded import RULES
from exercises.leaving.outline import Audience, Bullets, Heading, Paragraph, Part, Quote, Table
from exercises.wall.examples import examples_of
from exercises.wall.leaving_out import Page, small
from exercises.wall.matrix import Matrix, question_matrix, title
from exercises.wall.numbered_paper import on_paper, unwritten
from exercises.wall.outline_trail import decided, member_check, numbers, trail
from exercises.wall.state import CONTESTED, FROM, LONE, ON_PAPER, PARKED, Against, Note, Question, Theme, Wall

COUNTS = "Numbers say how often something was written, never how much it matters."
COUNTS_PUBLIC = "Numbers say how often something was written, never how much it matters; small ones are not given."


def outline(state: Wall, audience: Audience) -> tuple[Part, ...]:
    """The page for that audience."""
    if state.boxes:
        from exercises.wall.boxes_outputs import outline as of_boxes

        return of_boxes(state, audience)
    page = Page(state, audience)
    if not state.shown and not page.whole:
        return ()
    parts: list[Part] = [Heading(state.template.title, 2), *(_where(state) if page.whole else []), *_asked(state)]
    if page.public:
        return (*parts, *_public(page))
    if not len(state.notes):
        return (*parts, Paragraph("No note is on the wall yet."))
    for question in state.questions:
        parts += [*_themes(page, question), *_outside(page, question)]
    parts += [*_cross_look(page), *member_check(page), *decided(page)]
    if page.whole:
        parts += [*_against(state), *trail(page)]
    return (*parts, *_every_note(page))


def _where(state: Wall) -> list[Part]:
    """How far it is, for the facilitators."""
    phase = state.template.phase(state.phase)
    counts = f"{len(state.on_wall())} notes, {len(state.loose())} not placed yet, {len(state.standing())} themes"
    waiting = on_paper(unwritten(state))
    counts += f", {waiting} only" if waiting else ""
    kept = "Notes keep their writers' P-numbers." if state.authors else "Nobody's name is kept with a note."
    items = (f"Phase: {state.template.phase_number(state.phase)} {phase.title}", f"On the wall: {counts}", kept)
    closed = (": ".join(filter(None, ("Closed", state.close_note))),) if state.closed else ()
    return [Bullets((*items, *closed))]


def _asked(state: Wall) -> list[Part]:
    asked = tuple(
        question.ask if question.ask.startswith(question.title) else f"{question.title}: {question.ask}"
        for question in state.questions
    )
    areas = listed([area.title for area in state.areas])
    each = "Each was asked" if len(asked) > 1 else "It was asked"
    return [Heading("What was asked", 3), Bullets(asked), Paragraph(f"{each} with these areas in mind: {areas}.")]


# -- for anybody ------------------------------------------------------------------------------------------------------


def _public(page: Page) -> list[Part]:
    """Each question's themes, then the notes under none."""
    state, parts = page.state, list[Part]()
    for question in state.questions:
        matrix = question_matrix(state, question.key)
        themes = state.standing(question.key)
        parts += [Heading(question.title, 3), *([] if themes else [Paragraph("No themes yet.")])]
        for theme in themes:
            parts += _public_theme(page, theme, matrix)
    free = [note for note in state.on_wall() if note.number not in page.withheld and not note.unwritten]
    given = [note for note in free if not _in_a_theme(page, note)]
    if given:
        parts.append(Heading("In their own words", 3))
    for note in given:
        parts.append(Quote(note.text, f"{state.question_of(note.question).title}, {state.area_of(note.area).short}"))
    if not len(state.notes):
        return [*parts, Paragraph("No note is on the wall yet.")]
    return [*parts, Paragraph(state.template.reminders.get("counts_public", COUNTS_PUBLIC))]


def _in_a_theme(page: Page, note: Note) -> bool:
    return any(page.state.themes[number].stands for number in note.themes)


def _public_theme(page: Page, theme: Theme, matrix: Matrix) -> list[Part]:
    parts: list[Part] = [Heading(theme.name or "A theme without a name yet", 4)]
    parts += [Paragraph(theme.description)] if theme.description else []
    given = [number for number in theme.notes if number in matrix.placed and number not in page.withheld]
    for note in filter(_written, map(page.state.notes.__getitem__, given)):
        parts.append(Quote(note.text, page.state.area_of(note.area).short))
    counts = zip(page.state.areas, matrix.of_theme(theme), strict=True)
    return [*parts, Paragraph(f"{', '.join(f'{area.short} {small(many)}' for area, many in counts)}.".capitalize())]


# -- the codebook -----------------------------------------------------------------------------------------------------


def _themes(page: Page, question: Question) -> list[Part]:
    """One question's codebook and its themes by area; one sentence where nothing was written to it."""
    matrix = question_matrix(page.state, question.key)
    if not matrix.total and not page.state.standing(question.key):
        return [Heading(question.title, 3), Paragraph("Nothing is written to this yet.")]
    return [
        Heading(f"{question.title}: codebook", 3),
        *_codebook(page, matrix),
        Heading(f"{question.title}: themes by area", 3),
        areas_table(page.state, matrix),
        Paragraph(page.state.template.reminders.get("counts") or COUNTS),
    ]


def _codebook(page: Page, matrix: Matrix) -> list[Part]:
    """One question's themes."""
    themes = page.state.standing(matrix.question)
    parts: list[Part] = [] if themes else [Paragraph("No themes yet.")]
    for theme in themes:
        parts += [Heading(title(theme), 4), *_entry(page, theme, matrix)]
    return parts


def _entry(page: Page, theme: Theme, matrix: Matrix) -> list[Part]:
    state = page.state
    parts: list[Part] = [Paragraph(theme.description)] if theme.description else []
    cases = [one for one in state.against.every() if page.whole and one.theme == theme.number and not one.gone]
    rules = (
        ("From", theme.ref if page.whole else ""),
        ("Speaks against it", "; ".join(f"a{one.number} {one.text}" for one in cases)),
        *((said, getattr(theme, field)) for field, said in RULES.items()),
        ("Merged into it", numbers(one.number for one in state.themes.every() if one.merged_into == theme.number)),
    )
    items = tuple(f"{label}: {words}" for label, words in rules if words)
    parts += [Bullets(items)] if items else []
    shown = [state.notes[number] for number in theme.notes if number in matrix.placed]
    for note in examples_of(state, theme, page.withheld):
        parts.append(Quote(note.text, f"note {note.number}, {state.area_of(note.area).short}"))
    counts = zip(state.areas, matrix.of_theme(theme), strict=True)
    by_area = ", ".join(f"{area.short} {counted}" for area, counted in counts)
    contested = [note.number for note in shown if note.status == CONTESTED and page.shows(note)]
    apart = f". Contested: {numbers(contested)}" if contested else ""
    folded_in = sum(note.item for note in shown)
    elsewhere = f". {folded_in} of them from elsewhere" if folded_in else ""
    waiting = on_paper(shown)
    elsewhere += f". {waiting}, not typed yet" if waiting else ""
    return [*parts, Paragraph(f"n = {len(shown)}: {by_area}{apart}{elsewhere}.")]


def areas_table(state: Wall, matrix: Matrix) -> Table:
    """One question's themes by area; the rows less what is counted again add up to the notes."""
    headings = ("Theme", *(area.short for area in state.areas), "n")
    rows = [(row.title, *map(str, row.counts), str(row.total)) for row in matrix.rows]
    if any(matrix.again):
        less = (*matrix.again, sum(matrix.again))
        rows.append(("Less those in a further theme", *(f"−{again}" if again else "0" for again in less)))
    rows.append(("All notes", *map(str, matrix.notes), str(matrix.total)))
    waiting = [note.area for note in unwritten(state) if note.question == matrix.question]
    if waiting:
        by_area = (str(waiting.count(area.key)) for area in state.areas)
        rows.append((f"Of these {ON_PAPER}", *by_area, str(len(waiting))))
    return Table(headings, tuple(rows))


def _cross_look(page: Page) -> list[Part]:
    """Themes that were looked at together, and what is kept apart on purpose."""
    parts: list[Part] = []
    for heading, apart in (("Looked at together", False), ("Kept apart on purpose", True)):
        items = []
        for link in page.state.links.every():
            if link.apart == apart:
                pair = " and ".join(_with_question(page, number) for number in link.between)
                number = f"l{link.number} " if page.whole else ""
                items.append(f"{number}{pair}: {link.why}{page.signed(link.by, link.when)}")
        parts += [Heading(heading, 3), Bullets(tuple(items))] if items else []
    return parts


def _with_question(page: Page, number: int) -> str:
    theme = page.state.themes.get(number)
    question = f" ({page.state.question_of(theme.question).title})" if theme is not None else ""
    return f"{page.called(number)}{question}"


# -- the notes --------------------------------------------------------------------------------------------------------


def _outside(page: Page, question: Question) -> list[Part]:
    """One question's lone voices, contested and parked notes; a parked one is only its number on others' pages."""
    parts: list[Part] = []
    for status, heading in ((LONE, "lone voices"), (CONTESTED, "contested"), (PARKED, "parked")):
        apart = [note for note in page.state.with_status(status) if note.question == question.key and page.shows(note)]
        if not apart:
            continue
        parts.append(Heading(f"{question.title}: {heading}", 3))
        if status == PARKED and not page.whole:
            parts.append(Paragraph(f"Set aside for now: {numbers(note.number for note in apart)}."))
        else:
            parts.append(Bullets(tuple(_outside_one(page, note) for note in apart)))
    return parts


def _outside_one(page: Page, note: Note) -> str:
    if note.number in page.withheld:
        return _not_here(note)
    said = f"{_words(note)} ({page.state.area_of(note.area).short})"
    if note.status == CONTESTED and note.readings:
        said += f". Read as: {'; or as: '.join(note.readings)}"
    if page.whole:
        said += f". Why: {note.why}" if note.why else ""
        said += f". Until: {note.until}" if note.until else ""
    return said


def _every_note(page: Page) -> list[Part]:
    """Every note with its number, by question and area."""
    state, parts = page.state, list[Part]([Heading("Every note", 3)])
    shown = [note for note in state.notes.every() if page.shows(note)]
    for question in state.questions:
        for area in state.areas:
            notes = [note for note in shown if note.question == question.key and note.area == area.key]
            if notes:
                parts.append(Heading(f"{question.title}, {area.title}", 4))
                told = [_one(page, note) for note in notes if not _waits(page, note)]
                told += _waiting(page, [note for note in notes if _waits(page, note)])
                parts.append(Bullets(tuple(told)))
    elsewhere = sum(not page.shows(note) for note in state.on_wall())
    if elsewhere:
        many = "One more comes" if elsewhere == 1 else f"{elsewhere} more come"
        parts.append(Paragraph(f"{many} from elsewhere: counted in the themes, and not shown."))
    return parts


def _waits(page: Page, note: Note) -> bool:
    """Whether it has no words yet."""
    return note.unwritten and note.on_wall and note.number not in page.withheld


def _waiting(page: Page, notes: Iterable[Note]) -> list[str]:
    """The papers that wait for their words, those of which the same is known in one line."""
    alike: dict[tuple[str, ...], list[int]] = {}
    for note in notes:
        alike.setdefault(tuple(known_of(page, note, called=_by_number)) if page.whole else (), []).append(note.number)
    lines = []
    for marks, numbers_of in alike.items():
        known = f" ({'; '.join(marks)})" if marks else ""
        lines.append(f"{spans(numbers_of)}: {ON_PAPER}, not typed yet{known}")
    return lines


def _written(note: Note) -> bool:
    return not note.unwritten


def _one(page: Page, note: Note) -> str:
    if note.number in page.withheld:
        return _not_here(note)
    before = [f"typed before as “{in_one_line(text)}”" for text in note.typed_before]
    marks = known_of(page, note, before, _by_number) if page.whole else _linked(note)
    return f"{_words(note)} ({'; '.join(marks)})" if marks else _words(note)


def _not_here(note: Note) -> str:
    """The number of a note whose words are not on a page, with why."""
    why = "for the room only" if note.consent == ROOM_ONLY else "set aside for now"
    return f"{note.number} ({'taken back by whoever said it' if note.withdrawn else why})"


def _words(note: Note) -> str:
    """A note's own words in one line, its line ends shown."""
    return note.shown if note.unwritten else f"{note.number} “{in_one_line(note.text)}”"


def _by_number(page: Page, theme: int) -> str:
    """A theme by its number, where its name stands above."""
    return f"t{theme}" if theme in page.state.themes and page.state.themes[theme].stands else page.called(theme)


def known_of(
    page: Page, note: Note, before: Iterable[str] = (), called: Callable[[Page, int], str] = Page.called
) -> list[str]:
    """What the facilitators know of a note besides its words, and how it was typed `before`."""
    marks = [*_linked(note), *about_item(note)]
    marks += [f"a second typing: “{note.second}”"] if note.second else []
    marks += [f"written by {note.author}"] if note.author else []
    marks += [*before, *(["a name was taken out"] if note.nameless else [])]
    if not note.on_wall:
        return marks
    status = {LONE: "a lone voice", CONTESTED: "contested", PARKED: "parked"}.get(note.status, "")
    places = [*(f"in {called(page, number)}" for number in note.themes), *filter(None, [status])]
    return [*marks, *(places or ([] if page.state.boxes else ["not placed yet"]))]


def _linked(note: Note) -> list[str]:
    linked = [f"split into {numbers(note.halves)}"] if note.halves else []
    linked += [f"a bite of {note.half_of}"] if note.half_of else []
    linked += [f"the same paper as {note.same_as}"] if note.same_as else []
    return [*linked, *(["struck"] if note.struck else [])]


def about_item(note: Note) -> list[str]:
    """Where it comes from, how often it was seen and what consent there is, for the facilitators."""
    marks = [f"from {FROM[note.source]}"] if note.item else []
    marks += [note.ref] if note.ref else []
    marks += [f"seen {'once' if note.seen == 1 else f'{note.seen} times'}"] if note.seen else []
    return [*marks, *([f"consent: {note.consent}"] if note.consent != NOT_ASKED else [])]


def _against(state: Wall) -> list[Part]:
    """Every case that stands, with what it speaks against."""
    cases = tuple(case_in_words(state, case) for case in state.against.every() if not case.gone)
    return [Heading("What speaks against it", 3), Bullets(cases)] if cases else []


def case_in_words(state: Wall, case: Against) -> str:
    """One case in a line, with what it speaks against."""
    about = "; ".join(filter(None, (case.ref, case.by, case.when)))
    what = f"note {_words(state.notes[case.note])}" if not case.theme else ""
    if case.theme:
        what = f"theme {title(state.themes[case.theme])}"
    return f"a{case.number} against {what}: {case.text}{f' ({about})' if about else ''}"
