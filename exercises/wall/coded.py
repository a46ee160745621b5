"""A wall's notes as texts, and its themes as the codes on them.

Source: "A Good Start in Life", post-it theming: a theme belongs to its question, notes stay verbatim, and lone and
contested notes are kept in sight, here as a remark on the note. Others than the facilitators get no note that came from
elsewhere than the wall, no parked one, nothing whose words were not given, and nothing of who decided it when and why;
on a page for anybody no note has a remark and no theme its rules.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from exercises.kernel.consent import NOT_ASKED
from exercises.leaving.coded import Code, Coded, Example, Piece, Text
from exercises.leaving.outline import Audience
from exercises.wall.examples import examples_of
from exercises.wall.leaving_out import withheld
from exercises.wall.state import CONTESTED, LONE, PARKED, POST_IT, Note, Theme, Wall

AGAINST = "against"
_BROUGHT = frozenset({"placed", "moved in", "copied", "merged in", "split from", "unmerged"})
"""Steps of a theme's trail that brought notes into it."""


def coded(state: Wall, audience: Audience) -> Coded:
    """The texts, by question, area and where the notes come from; the themes under their questions."""
    if state.boxes:
        from exercises.wall.boxes_outputs import coded as of_boxes

        return of_boxes(state, audience)
    whole = audience == "facilitators"
    if not whole and not state.shown:
        return Coded()
    rules = audience != "public"
    kept_back = withheld(state, audience)
    codes = [code for question in state.questions for code in _codes(state, question.key, kept_back, rules)]
    texts = list(_texts(state, audience))
    against = _against(state) if whole else None
    if against is not None:
        codes.append(Code(AGAINST, "Disconfirming case", "What was seen and speaks against a theme.", shared=True))
        texts.append(against)
    ties = tuple(
        (_key(link.between[0]), _key(link.between[1]), f"kept apart: {link.why}" if link.apart else link.why)
        for link in state.links.every()
        if audience != "public"
        and all(number in state.themes and state.themes[number].stands for number in link.between)
    )
    return Coded(tuple(codes), tuple(texts), ties)


def _key(theme: int) -> str:
    return f"t{theme}"


def _codes(state: Wall, question: str, kept_back: Collection[int], rules: bool) -> Iterator[Code]:
    """A question as a group, then its themes; with `rules` also what each includes and excludes."""
    asked = state.question_of(question)
    yield Code(question, asked.title, asked.ask, codable=False)
    for theme in state.standing(question):
        name = theme.name or f"Theme {theme.number}, no name yet"
        when = (theme.includes, theme.excludes) if rules else ("", "")
        examples = tuple(
            Example(str(note.number), f"note {note.number}, {state.area_of(note.area).short}")
            for note in examples_of(state, theme, kept_back)
        )
        yield Code(_key(theme.number), name, theme.description, question, True, False, *when, examples)


def _texts(state: Wall, audience: Audience) -> Iterator[Text]:
    kept_back = withheld(state, audience)
    notes = [note for note in state.on_wall() if note.number not in kept_back and not note.unwritten]
    sources = list(dict.fromkeys([POST_IT, *(note.source for note in notes)]))
    for question in state.questions:
        for area in state.areas:
            for source in sources:
                pieces = tuple(
                    _piece(state, note, audience)
                    for note in notes
                    if (note.question, note.area, note.source) == (question.key, area.key, source)
                )
                if pieces:
                    title = f"{question.title}, {area.title}"
                    more = "" if source == POST_IT else f", from {source}"
                    facts = (("question", question.title), ("area", area.short), ("source", source))
                    yield Text(f"{question.key}/{area.key}/{source}", f"{title}{more}", pieces, facts)


def _piece(state: Wall, note: Note, audience: Audience) -> Piece:
    whole = audience == "facilitators"
    codes = tuple(_key(number) for number in note.themes if number in state.themes)
    by, day = _coder(state.themes[note.theme], note.number) if whole and note.theme in state.themes else ("", "")
    memo = "" if audience == "public" else _memo(note, whole)
    return Piece(str(note.number), note.text, codes, memo, by, day)


def _memo(note: Note, whole: bool) -> str:
    """What is to be seen beside the note; why, where it comes from and its consent are for the facilitators."""
    why = f": {note.why}" if whole and note.why else ""
    until = f", until {note.until}" if whole and note.until else ""
    said = {LONE: f"A lone voice{why}", CONTESTED: f"Contested{why}", PARKED: f"Parked{until}{why}"}
    told = [said.get(note.status, "")]
    if note.status == CONTESTED and note.readings:
        told.append(f"Read as: {'; or as: '.join(note.readings)}")
    if whole:
        told += [
            f"Seen {note.seen} times" if note.seen > 1 else "",
            f"From {note.ref}" if note.ref else "",
            f"Consent: {note.consent}" if note.consent != NOT_ASKED else "",
        ]
    return "\n".join(filter(None, told))


def _coder(theme: Theme, note: int) -> tuple[str, str]:
    """Who brought the note into the theme last and on which day; nobody and none for what the group sorted."""
    for step in reversed(theme.trail):
        if note in step.notes and step.kind in _BROUGHT:
            return ("" if step.by == "group" else step.by), _day(step.when)
    return "", ""


def _day(when: str) -> str:
    try:
        return date.fromisoformat(when).isoformat()
    except ValueError:
        return ""


def _against(state: Wall) -> Text | None:
    """What speaks against themes and statements; a statement's own themes are what it speaks against."""
    pieces = []
    for case in state.against.every():
        if case.gone:
            continue
        themes: tuple[int, ...] = (case.theme,) if case.theme else ()
        if case.note in state.notes:
            themes = state.notes[case.note].themes
        standing = tuple(_key(number) for number in themes if number in state.themes and state.themes[number].stands)
        memo = "\n".join(
            filter(None, (f"Against note {case.note}" if case.note else "", f"From {case.ref}" if case.ref else ""))
        )
        pieces.append(Piece(f"a{case.number}", case.text, (AGAINST, *standing), memo, case.by, _day(case.when)))
    return Text(AGAINST, "Disconfirming cases", tuple(pieces)) if pieces else None
