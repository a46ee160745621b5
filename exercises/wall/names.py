"""Takes a name out of notes while keeping their sense, and out of what was recorded of them.

"A Good Start in Life", post-it theming: a note about a named colleague keeps its sense and loses the name.

What is taken out of the wall as it is, and what is taken out of the moves recorded before, has to be the same: the
session is folded from those moves again. That is why a reason is cleaned wherever it stands: one reason may have been
given for many notes, and nothing tells later which.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from exercises.kernel.checks import open_still, shown
from exercises.kernel.moves import Got, also, always, move
from exercises.kernel.names_in_text import bare, has_letters, stands
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.shelf import Shelf
from exercises.kernel.text import listed
from exercises.kernel.things import Said
from exercises.kernel.unnaming import Clean, cleaner
from exercises.wall.arrivals import Arrival
from exercises.wall.asking import Worded, worded
from exercises.wall.checks import counted, family, within
from exercises.wall.member_check import Check
from exercises.wall.saying import named_notes
from exercises.wall.state import Note, Question, Step, Wall

_EXAMPLE = "unname 17: Priya / a colleague"
_MADE_HERE = ("checked", "decided", "consent", "seen")
"""Steps whose words are ours, not anybody's."""
_REASONS = ("why", "until", "why_gone")


def _with_found(state: Wall, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Every note that goes together with those named, and those the name stands in, so that the file is written again
    in the same places. Raises ExerciseError."""
    everywhere = data.get("everywhere", False)
    own = _meant(state, data.get("notes"), everywhere)
    name = data.get("name")
    if not isinstance(name, str) or not has_letters(name):
        return {}
    return {"notes": [] if everywhere else own, "found": _standing_in(state, own, name)}


def _taken_out_of(got: Got, state: Wall) -> str:
    """A name, what stands there instead, and where."""
    where = "wherever it stands" if got["everywhere"] else f"in {counted(named_notes(got, state))}"
    return f"“{got['name']}” becomes [{bare(got['instead'])}] {where}"


def _without_brackets(got: Got, state: Wall) -> Got:
    """The data of taking out a name."""
    return {**got, "instead": bare(got["instead"])}


def _brackets_inside(got: Got, state: Wall) -> str:
    """For brackets among what stands there instead; else ""."""
    inside = got["instead"].removeprefix("[").removesuffix("]")
    return "Brackets are put around it by themselves; those inside are left out." if set("[]") & set(inside) else ""


@move(
    "unname <notes:any_notes>: <name:instead>",
    "unname 17: Priya / a colleague",
    "takes a name out of every view and page at once",
    _taken_out_of,
    called="a name taken out",
    takes_back=always,
    logged="a name taken out: notes {found}, everywhere {everywhere}",
    given=_with_found,
    undated=True,
    sets={"everywhere": False},
    private=True,
    away=True,
    warn=_brackets_inside,
    data=_without_brackets,
)
@also(
    "unname all|everywhere: <name:instead>",
    "unname all: Priya / a colleague",
    "takes it out wherever it stands",
    _taken_out_of,
    sets={"everywhere": True, "notes": []},
    private=True,
    away=True,
    warn=_brackets_inside,
    data=_without_brackets,
)
def unname(
    state: Wall,
    *,
    name: str,
    instead: str,
    notes: list[int] | None = None,
    everywhere: bool = False,
    found: list[int] | None = None,
) -> Wall:
    """Other words, in brackets, wherever the name stood: in those notes and all reasons, or everywhere.

    `found` names the notes it stood in, put there when it is recorded. Once the name itself was taken out of the
    record it is "", and only that a name was taken out of them is said again.
    """
    open_still(state)
    if name == "" and found is not None:
        # Before its notes are looked up: one may have been taken back since, and this entry stays for good.
        return replace(state, notes=_nameless(state.notes, found))
    own = _meant(state, notes, everywhere)
    clean = _clean(state, name, instead)
    where = _standing_in(state, own, name)
    meant = set(own)
    changed: Wall = replace(
        _cleaned(state, clean, everywhere, everywhere),
        notes=_each(state.notes, lambda note: _cleaned(note, clean, note.number in meant, everywhere)),
        themes=_each(state.themes, lambda theme: _cleaned(theme, clean, everywhere, everywhere)),
        links=_each(state.links, lambda link: _cleaned(link, clean, everywhere, everywhere)),
        against=_each(state.against, lambda case: _cleaned(case, clean, everywhere, everywhere)),
        questions=_asked(state, clean) if everywhere else state.questions,
    )
    # What it stood in when it was recorded may have been taken back for good since.
    if not where and not found and not (everywhere and changed != state):
        place = "anywhere on the wall" if everywhere else f"in note {listed([str(number) for number in own[:5]])}"
        where_typed = "all" if everywhere else own[0]
        told = f"Type it as it stands there: unname {where_typed}: Priya / a colleague"
        raise ExerciseError(f"{shown(name)} does not stand {place}. {told}")
    return replace(changed, notes=_nameless(changed.notes, where if found is None else found))


def _clean(state: Wall, name: object, instead: object) -> Clean:
    """What takes the name out. Raises ExerciseError when the name or the other words cannot be used."""
    said = within(state, name, "instead", "the name")
    return cleaner(said, within(state, instead, "instead", "what stands there instead"), _EXAMPLE)


def _meant(state: Wall, notes: object, everywhere: object) -> list[int]:
    if not isinstance(everywhere, bool):
        raise ExerciseError(f"Out of some notes, or everywhere: {_EXAMPLE}, or unname all: Priya / a colleague")
    if everywhere:
        return list(state.notes)
    return family(state, notes)


def _standing_in(state: Wall, own: list[int], name: str) -> list[int]:
    """Those of the notes that the name stands in."""
    found = []
    for number in own:
        note = state.notes[number]
        if any(stands(name, text) for text in _texts_of(note)):
            found.append(number)
    return found


def _texts_of(note: Note) -> tuple[str, ...]:
    return (note.text, note.second, note.why, note.until, *note.typed_before, *note.readings)


def _nameless(notes: Shelf[Note], found: object) -> Shelf[Note]:
    if not isinstance(found, list | tuple):
        raise ExerciseError(f"The notes a name came out of are numbers. For example: {_EXAMPLE}")
    known = [number for number in found if type(number) is int and number in notes]
    return notes.with_({number: replace(notes[number], nameless=True) for number in known}) if known else notes


def _asked(state: Wall, clean: Clean) -> tuple[Question, ...]:
    """The questions with the name out of those that were worded in this session; a template's words are nobody's."""
    return tuple(
        worded(question, clean(question.ask))
        if isinstance(question, Worded) and clean(question.ask) != question.ask
        else question
        for question in state.questions
    )


def _each(shelf: Shelf[Any], change: Callable[[Any], Any]) -> Shelf[Any]:
    """The shelf with what the change really changes."""
    changed = {one.number: made for one in shelf.every() if (made := change(one)) != one}
    return shelf.with_(changed) if changed else shelf


def _cleaned(record: Any, clean: Clean, everywhere: bool, inside: bool) -> Any:
    """The record with the name out of its words, those of its reasons only where not `everywhere`; what stands
    `inside` it, such as its trail, alike."""
    told: dict[str, Any] = {}
    for name, declared in record.__declared__.items():
        value = getattr(record, name)
        if not value:
            continue
        if isinstance(declared.meta, Said):
            ours = name == "words" and record.kind in _MADE_HERE
            if not ours and (everywhere or name in _REASONS):
                told[name] = clean(value) if isinstance(value, str) else tuple(map(clean, value))
        elif isinstance(value, Check):
            told[name] = _cleaned(value, clean, inside, inside)
        elif isinstance(value, Sequence) and isinstance(value[0], Step | Arrival):
            told[name] = tuple(_cleaned(one, clean, inside, inside) for one in value)
    return replace(record, **told) if told else record
