"""The moves that put notes into themes, and those that keep what does not fit in sight. Pure; suggest nothing.

"A Good Start in Life", post-it theming: lone voices and contested notes stay visible.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from exercises.kernel.checks import numbered, open_still
from exercises.kernel.moves import Got, also, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.wall.changes import Changes, in_themes
from exercises.wall.checks import (
    called,
    counted,
    fits,
    may,
    question_key,
    reason,
    theme_of,
    wall_note,
    wall_notes,
    within,
    words_kept,
)
from exercises.wall.limits import MOVED_OFTEN
from exercises.wall.places import place_name
from exercises.wall.saying import as_named, named_notes, next_theme
from exercises.wall.state import CONTESTED, LONE, PARKED, Note, Theme, Wall


def _placed(note: Note, themes: Iterable[int]) -> Note:
    """The note in those themes, no longer alone or parked; that it is contested stays."""
    placed = in_themes(note, themes)
    return placed if placed.status in ("", CONTESTED) else replace(placed, status="", why="", until="")


def _move(changes: Changes, notes: list[Note], theme: Theme, why: str) -> None:
    """Puts the notes into the theme, out of the one each was in, and writes it on the trail of both."""
    came: dict[int, list[int]] = {}
    for note in notes:
        fits(changes.state, note, theme)
        if note.theme == theme.number:
            continue
        came.setdefault(note.theme, []).append(note.number)
        moved = _placed(note, (theme.number, *note.also))
        changes.keep(replace(moved, moves=note.moves + 1) if note.theme else moved)
    for left, numbers in came.items():
        if left:
            changes.step(left, "moved out", notes=tuple(numbers), theme=theme.number, why=why)
            changes.step(theme.number, "moved in", notes=tuple(numbers), theme=left, why=why)
        else:
            changes.step(theme.number, "placed", notes=tuple(numbers), why=why)


def _moved(got: Got, state: Wall) -> str:
    """Notes into a theme, and out of where they are."""
    notes = named_notes(got, state)
    moving = [note for note in notes if note.theme != got["theme"]]
    left = list(dict.fromkeys(note.theme for note in moving if note.theme))
    from_where = f" out of {called(state.themes[left[0]])}" if len(left) == 1 else f" out of {len(left)} themes"
    there = len(notes) - len(moving)
    stays = f"; {there} {'is' if there == 1 else 'are'} there already" if there else ""
    return f"moves {counted(moving)}{from_where if left else ''} to {called(state.themes[got['theme']])}{stays}"


def _in_it_already(got: Got, state: Wall) -> str:
    """For notes that are all in the theme; else ""."""
    notes = named_notes(got, state)
    if any(note.theme != got["theme"] for note in notes):
        return ""
    return f"{counted(notes)} {_are(notes)} in {called(state.themes[got['theme']])} already; nothing is recorded"


def _often_moved(got: Got, state: Wall) -> str:
    """The gentle word on a note that the room keeps moving: it may be in both themes; else ""."""
    for note in named_notes(got, state):
        times = note.moves + 1
        if note.theme and note.theme != got["theme"] and times >= MOVED_OFTEN:
            spoken = "three" if times == 3 else str(times)
            return f"Note {note.number} has moved {spoken} times. It can be in both: also {note.number} > {note.theme}"
    return ""


def _copied(got: Got, state: Wall) -> str:
    """Notes copied into a second theme."""
    new = [note for note in named_notes(got, state) if got["theme"] not in note.themes]
    stays = f"; it stays in {called(state.themes[new[0].theme])} too" if len(new) == 1 and new[0].theme else ""
    return f"copies {counted(new)} into {called(state.themes[got['theme']])}{stays}"


def _copied_already(got: Got, state: Wall) -> str:
    """For notes that are all in the theme, copies too; else ""."""
    notes = named_notes(got, state)
    if any(got["theme"] not in note.themes for note in notes):
        return ""
    return f"{counted(notes)} {_are(notes)} in {called(state.themes[got['theme']])} already; nothing is recorded"


def _only_one(got: Got, state: Wall) -> str:
    """For a copy of a note that was in no theme; else ""."""
    loose = [note.number for note in named_notes(got, state) if not note.theme]
    return f"Note {loose[0]} was in no theme yet, so this is its only one." if loose else ""


def _begun(got: Got, state: Wall) -> str:
    """A new theme, with its notes."""
    notes = named_notes(got, state)
    if not notes:
        asked = place_name(state, "question", got.get("question") or state.question)
        return f"begins theme {next_theme(state)} without notes, under {asked}: “{got['name']}”"
    placed = sum(1 for note in notes if note.theme)
    gone = f", {placed} of them out of other themes" if placed and len(notes) > 1 else ""
    called_so = f": “{got['name']}”" if "name" in got else ", to be named later"
    return f"begins theme {next_theme(state)} of {counted(notes)}{gone}{called_so}"


def _asked_about(got: Got, state: Wall) -> Got:
    """The data of a theme without notes: it is about the question in force where none was named."""
    return {**got, "question": got.get("question") or state.question}


def _taken_out(got: Got, state: Wall) -> str:
    """Notes out of their themes, or out of one."""
    notes = named_notes(got, state)
    if "theme" in got:
        return f"takes {counted(notes)} out of {called(state.themes[got['theme']])}"
    if len(notes) == 1 and not notes[0].themes:
        return f"{counted(notes)} is not {notes[0].status} any more"
    inside = _out_of(notes, state)
    return f"takes {counted(notes)} out of {inside}" if inside else f"{counted(notes)} wait to be placed again"


def _out_already(got: Got, state: Wall) -> str:
    """For notes that are in no theme and of which nothing was said; else ""."""
    notes = named_notes(got, state)
    if "theme" in got or any(note.themes or note.status for note in notes):
        return ""
    return f"{counted(notes)} {_are(notes)} in no theme; nothing is recorded"


def _alone(got: Got, state: Wall) -> str:
    """Lone voices, and what they leave."""
    notes = named_notes(got, state)
    one = len(notes) == 1
    says = f"{counted(notes)} {'is a lone voice and stays' if one else 'are lone voices and stay'} in sight"
    return _leaving(says, notes, state)


def _parked(got: Got, state: Wall) -> str:
    """Parked notes, and what they leave."""
    notes = named_notes(got, state)
    then = f" until {got['until']}" if "until" in got else ""
    return _leaving(f"{counted(notes)} {_are(notes)} parked{then}: {got['why']}", notes, state)


def _leaving(says: str, notes: list[Note], state: Wall) -> str:
    inside = _out_of(notes, state)
    return f"{says}; out of {inside}" if inside else says


def _out_of(notes: list[Note], state: Wall) -> str:
    """The theme the notes are in, or how many; "" for none."""
    inside = list(dict.fromkeys(number for note in notes for number in note.themes))
    return called(state.themes[inside[0]]) if len(inside) == 1 else f"{len(inside)} themes" if inside else ""


def _are(notes: list[Note]) -> str:
    return "is" if len(notes) == 1 else "are"


def _without(*marks: str) -> Callable[[Got, Wall], Got]:
    """The data less what was only read for the preview."""
    return lambda got, state: {key: value for key, value in got.items() if key not in marks}


def _also_meant(got: Got, state: Wall) -> str:
    """What else the line could have meant."""
    return str(got.get("also_meant", ""))


@move(
    "<notes> > <theme:target>: [<why>]",
    "17 21 40 > 3",
    "moves notes into theme 3",
    _moved,
    called="a place in a theme",
    logged="put into a theme: notes {notes}, theme {theme}, because: {why}",
    warn=_often_moved,
    already=_in_it_already,
    more=(
        ("17 > shared words", "the same, by any word of the theme's name"),
        ("17 > 3: the room read it twice", "the same, with why"),
    ),
)
@also(
    "> <theme:heap> <notes>: [<why>]",
    "> 3 17 21 40",
    "the same as the wall is read out, the theme first",
    _moved,
    warn=_often_moved,
    already=_in_it_already,
)
def assign(state: Wall, *, notes: list[int], theme: int, why: str = "", at: str = "", by: str = "") -> Wall:
    """Into the theme, out of the one each was in; those that are in it already stay."""
    open_still(state)
    found = wall_notes(state, notes, "17 21 > 3")
    into = theme_of(state, theme)
    changes = Changes(state, at, by)
    _move(changes, found, into, may(state, why, "why", "the reason"))
    return changes.wall()


@move(
    "also <notes> > <theme:target>: [<why>]",
    "also 24 > 5",
    "copies a note into a second theme",
    _copied,
    called="a copy in a theme",
    logged="also put into a theme: notes {notes}, theme {theme}, because: {why}",
    warn=_only_one,
    already=_copied_already,
)
@also("<notes> also > <theme:target>: [<why>]", "24 also > 5", "", _copied, warn=_only_one, already=_copied_already)
def copy(state: Wall, *, notes: list[int], theme: int, why: str = "", at: str = "", by: str = "") -> Wall:
    """Into a second theme as well, for a note the room keeps moving between the two."""
    open_still(state)
    found = wall_notes(state, notes, "also 17 > 5")
    into = theme_of(state, theme)
    words = may(state, why, "why", "the reason")
    changes = Changes(state, at, by)
    loose = [note for note in found if not note.theme]
    came: dict[int, list[int]] = {}
    for note in found:
        fits(state, note, into)
        if note.theme and theme not in note.themes:
            came.setdefault(note.theme, []).append(note.number)
            changes.keep(_placed(note, (*note.themes, theme)))
    for other, numbers in came.items():
        changes.step(theme, "copied", notes=tuple(numbers), theme=other, why=words)
    _move(changes, loose, into, words)
    return changes.wall()


@move(
    "out <notes:out>",
    "out 24",
    "takes a note out of its themes; out 24 3 out of theme 3 only",
    _taken_out,
    called="out of a theme",
    logged="taken out of a theme: notes {notes}, theme {theme}, because: {why}",
    words=("why",),
    warn=_also_meant,
    data=_without("also_meant"),
    already=_out_already,
)
@also("<notes> out [<theme>]", "24 out 3", "", _taken_out, already=_out_already)
def out(state: Wall, *, notes: list[int], theme: int = 0, why: str = "", at: str = "", by: str = "") -> Wall:
    """Out of that theme, or of all; out of none takes away that it was alone, contested or parked."""
    open_still(state)
    found = wall_notes(state, notes, "out 17")
    number = 0 if theme == 0 and type(theme) is int else theme_of(state, theme).number
    words = may(state, why, "why", "the reason")
    changes = Changes(state, at, by)
    for note in found:
        if number and number not in note.themes:
            there = listed([str(other) for other in note.themes])
            where = f"{there}: out {note.number} {note.themes[0]}" if there else f"none: {note.number} > {number}"
            raise ExerciseError(f"Note {note.number} is not in theme {number}. It is in {where}")
        if note.themes:
            changes.keep(in_themes(note, [other for other in note.themes if number and other != number]))
        elif note.status:
            changes.keep_told(_said(note, ""), "not apart", why=words)
    changes.left_behind(words)
    return changes.wall()


@move(
    "<notes> > <new> [<name:new_name>]",
    "17-23 > new We cannot be in partnership when we disagree",
    "begins a theme of them; > new alone names it later",
    _begun,
    called="a theme",
    logged="a theme begun: {number}, {name}, notes {notes}, because: {why}",
    makes="t",
    words=("ref",),
    warn=as_named,
)
@also(
    "theme [<question:asked>]: <name>",
    "theme: We are asked too late",
    "begins a theme without notes",
    _begun,
    sets={"notes": []},
    warn=as_named,
    data=_asked_about,
)
@also("> <new> <notes>: [<name:new_name>]", "> new 17 21 40", "", _begun, warn=as_named)
def new_theme(
    state: Wall,
    *,
    notes: list[int] | None = None,
    name: str = "",
    question: str = "",
    why: str = "",
    ref: str = "",
    at: str = "",
    by: str = "",
    number: int = 0,
) -> Wall:
    """A theme of those notes, or an empty one. Without a name yet it is a heap; naming comes late (KJ practice)."""
    open_still(state)
    found = wall_notes(state, notes, "17 21 > new They ask before they act") if notes else []
    asked = question_key(state, question) if question else found[0].question if found else state.question
    state, given = numbered(state, "t", number)
    made = Theme(
        given, asked, may(state, name, "name", "a theme's name"), ref=may(state, ref, "ref", "where it comes from")
    )
    words = may(state, why, "why", "the reason")
    for note in found:
        if note.question != asked:
            raise ExerciseError(
                f"Note {note.number} answers {note.question}, not {asked}; the questions are never put on one scale. "
                f"Give it its own theme: {note.number} > new. Then link the two: link {given} {given + 1}: why"
            )
    changes = Changes(state, at, by)
    changes.keep_theme(made)
    changes.step(given, "begun", words=made.name, why="" if found else words)
    _move(changes, found, made, words)
    return changes.wall()


def _said(note: Note, status: str, why: str = "", until: str = "", readings: tuple[str, ...] = ()) -> Note:
    return replace(note, status=status, why=why, until=until, readings=readings)


def _apart(
    state: Wall, changes: Changes, notes: list[int], status: str, example: str, why: str, until: str = ""
) -> Wall:
    for note in wall_notes(state, notes, example):
        changes.keep_told(_said(in_themes(note, ()), status, why, until), status, why=why)
    changes.left_behind(why)
    return changes.wall()


@move(
    "lone <notes>: [<why>]",
    "lone 17: nobody else says it",
    "a lone voice: it stays visible, outside the themes",
    _alone,
    called="a lone voice",
    logged="a lone voice: notes {notes}, because: {why}",
)
def lone(state: Wall, *, notes: list[int], why: str = "", at: str = "", by: str = "") -> Wall:
    """Lone voices: in no theme, and they stay in sight."""
    open_still(state)
    words = may(state, why, "why", "the reason")
    return _apart(state, Changes(state, at, by), notes, LONE, "lone 17: why", words)


@move(
    "park <notes> [until <until>]: <why>",
    "park 17 until next session: for later; nobody is asked whose it is",
    "set aside for now, for the facilitators' eyes",
    _parked,
    called="parked",
    logged="parked: notes {notes}, because: {why}, until {until}",
    private=True,
)
def park(state: Wall, *, notes: list[int], why: str = "", until: str = "", at: str = "", by: str = "") -> Wall:
    """Set down for later, with the reason and until when."""
    open_still(state)
    if not why:
        raise ExerciseError("Why is it parked? Say so, and until when: park 17: for later; nobody is asked whose it is")
    words = reason(state, why, "park 17: why")
    when = may(state, until, "until", "until when")
    return _apart(state, Changes(state, at, by), notes, PARKED, "park 17: why", words, when)


@move(
    "contested <note>: <readings>",
    "contested 17: one reading / the other",
    "both readings are kept",
    "{note} is read in two ways: {readings}",
    called="a contested note",
    logged="contested: {note}",
)
def contested(state: Wall, *, note: int, readings: list[str], at: str = "", by: str = "") -> Wall:
    """A note read in two ways; both readings are kept, and it may stay in its theme."""
    open_still(state)
    before = words_kept(wall_note(state, note))
    if not isinstance(readings, list | tuple) or len(readings) != 2:
        raise ExerciseError(f"Both readings, with a stroke between them: contested {note}: one reading / the other")
    words = tuple(within(state, reading, "reading", "a reading") for reading in readings)
    changes = Changes(state, at, by)
    changes.keep_told(_said(before, CONTESTED, readings=words), CONTESTED)
    return changes.wall()
