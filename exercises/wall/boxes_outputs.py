"""What leaves a wall in boxes: a page, a table, a picture, texts with boxes and reach as their codes. Pure.

What others than the facilitators do not get is decided where it is for every wall (`leaving_out.py`). An empty box
stays on each of them, for that nobody said anything is a finding; a public page has no counts of few, and no name of
the organisation, whose people would be known by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exercises.kernel.text import in_one_line, listed, plural
from exercises.leaving.coded import Code, Coded, Text
from exercises.leaving.coded import Piece as CodedPiece
from exercises.leaving.drawing import BoxesPicture, BoxPicture, Picture
from exercises.leaving.outline import Audience, Bullets, Figure, Heading, Paragraph, Part, Table
from exercises.leaving.sheet import Sheet
from exercises.wall.boxes import canvas_of, counts_told, notes_now, notes_then, words_on
from exercises.wall.canvas import FUNDING, REACH
from exercises.wall.leaving_out import Page, small
from exercises.wall.state import ON_PAPER, Note, Wall

_EMPTY = "Nobody said anything here."
_KEPT = "What was said here stays with those who said it."
_BOXES, _REACH, _CANVAS = "boxes", "reach", "canvas"


def _title(page: Page) -> str:
    state = page.state
    named = state.organisation and not page.public
    return f"{state.template.title}: {state.organisation}" if named else state.template.title


def _given(page: Page, notes: Sequence[Note], area: str) -> list[Note]:
    """The notes of a box whose words that audience gets."""
    return [note for note in notes if note.area == area and note.number not in page.withheld]


def _nothing(page: Page, notes: Sequence[Note], area: str) -> str:
    """What stands in a box without words: that nobody said any, or that they are not for that audience."""
    said = any(note.area == area and not note.withdrawn for note in notes)
    return _KEPT if said else page.state.template.reminders.get("empty", _EMPTY)


def _words(page: Page, note: Note) -> str:
    said = f" ({on_it})" if (on_it := words_on(note)) else ""
    number = "" if page.public else f"{note.number} "
    words = f"“{in_one_line(note.text)}”" if note.text else ON_PAPER
    return f"{number}{words}{said}"


# -- a page -----------------------------------------------------------------------------------------------------------


def outline(state: Wall, audience: Audience) -> tuple[Part, ...]:
    """The page for that audience."""
    page = Page(state, audience)
    parts: list[Part] = [Heading(_title(page), 2)]
    if page.whole:
        phase = f"Phase: {state.template.phase_number(state.phase)} {state.template.phase(state.phase).title}"
        people = [f"{plural(state.people, 'person', 'people')} at it"] if state.people else []
        closed = [": ".join(filter(None, ("Closed", state.close_note)))] if state.closed else []
        parts.append(Bullets((phase, plural(len(notes_now(state)), "note"), *people, *closed)))
    parts += [Paragraph(question.ask) for question in state.questions]
    notes = notes_now(state)
    if page.public and not _told_anything(page):
        return (*parts, Paragraph(_KEPT))
    parts.append(Figure(_CANVAS))
    for area in state.areas:
        own = _given(page, notes, area.key)
        parts.append(Heading(area.title, 3))
        bullets = tuple(_words(page, note) for note in own)
        parts.append(Bullets(bullets) if bullets else Paragraph(_nothing(page, notes, area.key)))
    return (*parts, *_within_reach(page), *_then_and_now(page))


def _told_anything(page: Page) -> bool:
    """Whether that audience gets the words of any note, or nobody wrote any."""
    notes = _compared(page)
    return not notes or any(note.number not in page.withheld for note in notes)


def _within_reach(page: Page) -> Iterator[Part]:
    """The notes by their reach, in the order of the words; for the public none, for few would be known by it."""
    notes = [note for note in notes_now(page.state) if note.reach and note.number not in page.withheld]
    if not notes or page.public:
        return
    yield Heading("Within reach", 3)
    rows = [(said, [note for note in notes if note.reach == (word,)]) for word, said in REACH.items()]
    rows.append(("contested", [note for note in notes if len(note.reach) > 1]))
    yield Bullets(tuple(f"{said}: {listed([str(note.number) for note in there])}" for said, there in rows if there))


def _then_and_now(page: Page) -> Iterator[Part]:
    """Box by box what stood there before; in counts only where five or more were at both."""
    state = page.state
    if not state.canvases:
        return
    yield Heading("Then and now", 3)
    then, now = notes_then(state), notes_now(state)
    if counts_told(state):
        rows = []
        for area in state.areas:
            counts = [sum(note.area == area.key for note in found) for found in (then, now)]
            rows.append((area.title, *(small(count) if page.public else str(count) for count in counts)))
        headings = ("Box", f"then (n {state.canvases[-1].people})", f"now (n {state.people})")
        yield Table(headings, tuple(rows))
    else:
        yield Paragraph("In words only, for fewer than five people were at one of them, or nobody counted.")
    for area in state.areas:
        told = [
            f"{when}: {'; '.join(_words(page, note) for note in given) or _nothing(page, found, area.key)}"
            for when, found in (("then", then), ("now", now))
            for given in (_given(page, found, area.key),)
        ]
        yield Heading(area.title, 4)
        yield Bullets(tuple(told))


# -- for other programs -----------------------------------------------------------------------------------------------


def tables(state: Wall, audience: Audience) -> tuple[Sheet, ...]:
    """One row for each note: its box, its words, its reach. It comes in again as it is."""
    page = Page(state, audience)
    rows = []
    for note in _compared(page):
        if note.number not in page.withheld:
            reach, canvas = " + ".join(note.reach), canvas_of(state, note)
            more = (FUNDING if note.funding else "", *((note.consent,) if page.whole else ()))
            rows.append((note.area, note.text, reach, str(note.number), str(canvas), *more))
    about = (
        "One row for each note: its box, its words, and what is within reach; two words of reach are contested. "
        "Where funding is talking in it, it says so."
    )
    return (
        Sheet(
            "canvas",
            about,
            ("box", "text", "reach", "number", "canvas", FUNDING, *(("consent",) if page.whole else ())),
            tuple(rows),
            ("number", "canvas"),
            kept="text",
        ),
    )


def _compared(page: Page) -> Sequence[Note]:
    """The notes of then and now; for the facilitators those of every canvas."""
    state = page.state
    return state.on_wall() if page.whole else (*notes_then(state), *notes_now(state))


def coded(state: Wall, audience: Audience) -> Coded:
    """The notes as texts, a box each; boxes and words of reach as the codes on them."""
    page = Page(state, audience)
    asked = state.questions[0]
    codes = [
        Code(_BOXES, asked.title, asked.ask, codable=False),
        *(Code(f"box-{area.key}", area.title, "", _BOXES) for area in state.areas),
        Code(_REACH, "Within reach", "Two words on one note are contested.", codable=False),
        *(Code(f"reach-{word.replace(' ', '-')}", said, "", _REACH) for word, said in REACH.items()),
        Code(FUNDING, "Funding is talking"),
    ]
    texts = []
    for area in state.areas:
        pieces = tuple(
            CodedPiece(
                str(note.number),
                note.text,
                (
                    f"box-{area.key}",
                    *(f"reach-{word.replace(' ', '-')}" for word in note.reach),
                    *([FUNDING] if note.funding else []),
                ),
            )
            for note in _given(page, _compared(page), area.key)
        )
        if pieces:
            texts.append(Text(area.key, area.title, pieces, (("box", area.short),)))
    return Coded(tuple(codes), tuple(texts))


def pictures(state: Wall, audience: Audience) -> tuple[Picture, ...]:
    """The boxes as they stand on the wall."""
    page = Page(state, audience)
    notes = notes_now(state)
    if page.public and notes and all(note.number in page.withheld for note in notes):
        return ()
    boxes = []
    for area in state.areas:
        own = tuple(_words(page, note) for note in _given(page, notes, area.key))
        boxes.append(BoxPicture(area.title, own, "" if own else _nothing(page, notes, area.key)))
    return (BoxesPicture(_CANVAS, _title(page), tuple(boxes)),)
