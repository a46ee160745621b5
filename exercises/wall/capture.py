"""The moves that get notes onto the wall as the paper has them. Pure; never correct, reword or delete a note.

"A Good Start in Life", post-it theming: answers in the writers' own words, cut into single data bites.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.checks import open_still, shown
from exercises.kernel.consent import CONSENTS, NOT_ASKED, TAKEN_BACK, WITHDRAWN
from exercises.kernel.moves import also, move
from exercises.kernel.record import light, replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.wall.arrivals import Arrival
from exercises.wall.changes import Changes, in_themes
from exercises.wall.checks import (
    area_key,
    author_of,
    came_off_whole,
    may,
    note_of,
    notes_numbered,
    question_key,
    wall_note,
    wall_notes,
    within,
    words_kept,
)
from exercises.wall.saying import (
    NOTE_FORM,
    another_paper,
    from_now_on,
    halved,
    in_force,
    made_whole,
    not_alike,
    other_words,
    post_its,
    the_whole,
    while_writing,
    writers,
)
from exercises.wall.state import POST_IT, SOURCES, Note, Wall

_MOST_ROW = 10**7
_MOST_SEEN = 999
_PARTS = ("question", "area", "text", "author", "source", "row", "seen", "ref", "consent")


@move(
    ": <text>",
    ": Knowing who to ring",
    "a note, verbatim, under the question and area in force",
    **NOTE_FORM,
    called="a note",
    logged="a note: {number}, {question}, {area}",
    makes="n",
    undated=True,
    when=post_its,
)
@also(
    "<where>: <text>",
    "helps team: They ring back",
    "a note under another question or area; either word, any order, any beginning",
    **NOTE_FORM,
)
@also(
    "<where>: <text>",
    "by P07: They ring back",
    "a note with its writer's number, for the facilitators only",
    **NOTE_FORM,
    when=writers,
)
def note(
    state: Wall, *, question: str, area: str, text: str, author: str = "", source: str = "post-it", number: int = 0
) -> Wall:
    """One note, verbatim."""
    open_still(state)
    state, number = notes_numbered(state, number)
    new = made(state, number, question, area, text, author, source)
    return replace(state, notes=state.notes.with_({number: new}))


@move(
    "<in_force>",
    "difficult whānau",
    "sets the question and area in force; the room sees the question",
    from_now_on,
    called="the question in force",
    logged="what is asked now: {question}, {area}",
    data=in_force,
    group=True,
)
@also("area <area>", "area team", "", from_now_on, data=in_force, group=True)
@also("question <question>", "question helps", "", from_now_on, data=in_force, group=True)
def ask(state: Wall, *, question: str = "", area: str = "") -> Wall:
    """What is in force: what the room is asked, and where the next note goes. What is left out stays."""
    open_still(state)
    if not question and not area:
        raise ExerciseError(f"Which question or area? For example: {state.question} {state.area}".lower())
    return replace(
        state,
        question=question_key(state, question) if question else state.question,
        area=area_key(state, area) if area else state.area,
    )


def made(
    state: Wall,
    number: int,
    question: Any,
    area: Any,
    text: Any,
    author: Any,
    source: Any,
    seen: Any = 0,
    ref: Any = "",
    consent: Any = NOT_ASKED,
) -> Note:
    """A note out of its parts, each checked. Raises ExerciseError."""
    if source not in SOURCES:
        raise ExerciseError(
            f"A note comes from a {listed(SOURCES, joiner='or')}, not {shown(source)}: helps team from story: text"
        )
    if consent not in CONSENTS:
        raise ExerciseError(f"There is no consent {shown(consent)}. It is {listed(CONSENTS, joiner='or')}.")
    words = TAKEN_BACK if consent == WITHDRAWN else within(state, text, "note", "a note", lines=True)
    told = {
        "number": number,
        "question": question_key(state, question),
        "area": area_key(state, area),
        "text": words,
        # Of thousands of notes hardly one has any of these, and what a note is left without takes no room.
        "author": author_of(state, author),
        "source": "" if source == POST_IT else source,
        "seen": times(seen),
        "ref": may(state, ref, "ref", "where it comes from"),
        "consent": "" if consent == NOT_ASKED else consent,
    }
    return light(Note, {name: one for name, one in told.items() if one or name == "text"})


def times(seen: object) -> int:
    """How often, 0 for not said. Raises ExerciseError."""
    if type(seen) is not int or not 0 <= seen <= _MOST_SEEN:
        raise ExerciseError(f"How often is a number from 1 to {_MOST_SEEN}: 17 seen 3")
    return seen


@move(
    called="the notes that came in",
    logged="notes taken in: {notes}, from {file}",
    makes="n",
    undated=True,
    words=("notes", "file"),
)
def notes(state: Wall, *, notes: list[dict[str, Any]], file: str = "", number: int = 0) -> Wall:
    """Many notes at once, all or none; from a file, its rows are remembered."""
    open_still(state)
    if not isinstance(notes, list | tuple) or not notes:
        raise ExerciseError("There are no notes in that. A note has its question, its area and its words.")
    state, first = notes_numbered(state, number, len(notes))
    new: dict[int, Note] = {}
    rows: dict[int, int] = {}
    for place, item in enumerate(notes, 1):
        row = item.get("row", place) if isinstance(item, Mapping) else place
        if type(row) is not int or not 0 < row <= _MOST_ROW:
            raise ExerciseError(f"Note {place} of {len(notes)}: its row is a number from 1, not {shown(row)}.")
        if row in rows:
            raise ExerciseError(f"Note {place} of {len(notes)}: row {row} stands twice. Each row is one note.")
        rows[row] = new_number = first + place - 1
        try:
            new[new_number] = _from(state, new_number, item)
        except ExerciseError as problem:
            raise ExerciseError(f"Note {place} of {len(notes)}: {problem}") from problem
    arrivals = state.arrivals
    if file:
        arrivals += (Arrival(within(state, file, "file", "the file's name"), rows),)
    return replace(state, notes=state.notes.with_(new), arrivals=arrivals)


def _from(state: Wall, number: int, item: Any) -> Note:
    if not isinstance(item, Mapping):
        raise ExerciseError("a note has its question, its area and its words, each under its name.")
    unknown = [key for key in item if key not in _PARTS]
    if unknown:
        raise ExerciseError(f"a note has no {shown(unknown[0])}, but a question, an area and a text.")
    return made(
        state,
        number,
        item.get("question"),
        item.get("area"),
        item.get("text"),
        item.get("author"),
        item.get("source", POST_IT),
        item.get("seen", 0),
        item.get("ref", ""),
        item.get("consent", NOT_ASKED),
    )


@move(
    "retype <note:any_note>: <text>",
    "retype 17: Priya and I say it once",
    "as the paper has it; the earlier typing is kept",
    "{note} as the paper has it: {text}; the earlier typing is kept",
    called="a typing",
    logged="a note typed again: {note}",
    undated=True,
    private=while_writing,
    warn=another_paper,
)
def retype(state: Wall, *, note: int, text: str) -> Wall:
    """The note as the paper has it, after a slip of the typist. The earlier typing is kept."""
    open_still(state)
    before = words_kept(note_of(state, note))
    words = within(state, text, "note", "a note", lines=True)
    return replace(state, notes=state.notes.with_({note: retyped(before, words)}))


def retyped(note: Note, words: str) -> Note:
    """The note in those words; what stood there is kept as an earlier typing."""
    before = (note.text,) if note.text else ()
    return replace(note, text=words, typed_before=(*note.typed_before, *before))


@move(
    "<notes> area <area>",
    "17 area network",
    "puts notes under another area",
    "puts {notes} under {area}",
    called="another question or area",
    logged="notes put elsewhere: notes {notes}, to {question}, to {area}",
    undated=True,
)
@also(
    "<notes> question <question>",
    "17 question helps",
    "puts notes under the other question",
    "puts {notes} under {question}",
)
@also("<notes> <places>", "17 network", "", "puts {notes} under {places}")
def refile(state: Wall, *, notes: list[int], question: str = "", area: str = "") -> Wall:
    """Under another question or area. Another question only outside the themes, which hold one question each."""
    open_still(state)
    found = wall_notes(state, notes, f"17 area {state.areas[0].key}")
    if not question and not area:
        raise ExerciseError(f"Where to? For example: {found[0].number} area {state.areas[0].key}")
    changed: dict[int, Note] = {}
    for note in found:
        asked = question_key(state, question) if question else note.question
        if asked != note.question and note.themes:
            raise ExerciseError(
                f"Note {note.number} is in theme {note.themes[0]}, which is about {note.question}. Take it out first: "
                f"out {note.number}, then {note.number} question {asked.lower()}"
            )
        where = area_key(state, area) if area else note.area
        changed[note.number] = replace(note, question=asked, area=where)
    return replace(state, notes=state.notes.with_(changed))


@move(
    "halve <note>: <texts>",
    "halve 17: first / second",
    "two thoughts become two notes; the paper's wording is kept",
    halved,
    called="a note in parts",
    logged="a note split into bites: {note}, from {number}",
    makes="n",
    undated=True,
    private=while_writing,
    warn=other_words,
)
def halve(state: Wall, *, note: int, texts: list[str], number: int = 0) -> Wall:
    """Its single thoughts on the wall instead of it, linked to it; its own wording is kept.

    They are where it was: same question, area, writer, source and themes.
    """
    open_still(state)
    paper = words_kept(wall_note(state, note))
    if not isinstance(texts, list | tuple) or len(texts) < 2:
        raise ExerciseError(f"Two thoughts or more, with a stroke between them: halve {note}: first / second")
    words = [within(state, text, "note", "a note", lines=True) for text in texts]
    state, first = notes_numbered(state, number, len(words))
    changes = Changes(state)
    bites = tuple(range(first, first + len(words)))
    for bite, text in zip(bites, words, strict=True):
        changes.keep(
            Note(
                bite,
                paper.question,
                paper.area,
                text,
                paper.author,
                paper.source,
                half_of=paper.number,
                theme=paper.theme,
                also=paper.also,
                nameless=paper.nameless,
                seen=paper.seen,
                ref=paper.ref,
                consent=paper.consent,
                reach=paper.reach,
                funding=paper.funding,
            )
        )
    changes.keep(replace(off_the_wall(paper), halves=bites))
    changes.left_behind()
    for theme in paper.themes:
        changes.step(theme, "placed", notes=bites)
    return changes.wall()


def off_the_wall(note: Note) -> Note:
    """The note in no theme, remembering those it was in."""
    return replace(in_themes(note, ()), was_in=note.themes)


@move(
    "whole <note:any_note>",
    "whole 12",
    "the halves leave the wall again, and the note is back",
    made_whole,
    called="a note in one again",
    logged="bites made whole again: {note}",
    undated=True,
    data=the_whole,
)
def whole(state: Wall, *, note: int) -> Wall:
    """The note back where it was, its bites set aside."""
    open_still(state)
    paper = note_of(state, note)
    if not paper.halves:
        if paper.half_of:
            raise ExerciseError(f"Note {note} is a part of note {paper.half_of}. Put that back: whole {paper.half_of}")
        raise ExerciseError(f"Note {note} was not split. To split it: halve {note}: first / second")
    changes = Changes(state)
    for number in paper.halves:
        bite = state.notes[number]
        if bite.halves:
            raise ExerciseError(f"Note {number}, a part of it, was split too. Put that back first: whole {number}")
        if bite.on_wall:
            changes.keep(replace(off_the_wall(bite), same_as=paper.number))
            for theme in bite.themes:
                changes.step(theme, "out", notes=(number,))
    brought_back(changes, replace(paper, halves=()))
    return changes.wall()


def brought_back(changes: Changes, note: Note) -> None:
    """Puts a note into the themes it was in, or what they were merged into."""
    themes: list[int] = []
    for number in note.was_in:
        theme = changes.state.themes[number]
        while theme.merged_into:
            theme = changes.state.themes[theme.merged_into]
        if theme.stands and theme.question == note.question:
            themes.append(theme.number)
    back = replace(in_themes(note, themes), was_in=())
    changes.keep(back)
    for theme_number in back.themes:
        changes.step(theme_number, "placed", notes=(note.number,))


@move(
    "same <note:paper> [as|and] <as_:paper>",
    "same 40 17",
    "the same paper typed twice: 40 is kept and not counted; same 40 off brings it back",
    "{note} is the same paper as {as_}; it is kept and not counted",
    called="the same paper twice",
    logged="the same paper twice: {note}, as {as_}",
    undated=True,
    warn=not_alike,
)
@also("same <note:any_paper> off|no|0", "same 40 off", "", "{note} is a note of its own again", sets={"as_": 0})
def same(state: Wall, *, note: int, as_: int) -> Wall:
    """The same paper typed twice: set aside, kept, not counted. 0 brings it back where it was."""
    open_still(state)
    changes = Changes(state)
    if as_ == 0 and type(as_) is int:
        paper = note_of(state, note)
        if not paper.same_as or came_off_whole(state, paper):
            wall_note(state, note)
            raise ExerciseError(f"Note {note} is on the wall. If it was typed twice, say as which: same {note} 17")
        brought_back(changes, replace(paper, same_as=0))
        return changes.wall()
    paper = wall_note(state, note)
    other = wall_note(state, as_)
    if paper.number == other.number:
        raise ExerciseError(f"Note {note} is always the same as itself. Say two numbers: same 40 17")
    changes.keep(replace(off_the_wall(paper), same_as=other.number))
    changes.left_behind()
    return changes.wall()
