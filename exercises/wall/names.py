"""Takes a name out of notes while keeping their sense, and out of what was recorded of them. Refuses to know files.

"A Good Start in Life", post-it theming: a note about a named colleague keeps its sense and loses the name.

What is taken out of the wall as it is, and what is taken out of the moves recorded before, has to be the same: the
session is folded from those moves again. That is why a reason is cleaned wherever it stands: one reason may have been
given for many notes, and nothing tells later which. A little long, for every part of the wall is cleaned here once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from exercises.kernel.checks import open_still
from exercises.kernel.moves import also, move
from exercises.kernel.names_in_text import bare, has_letters, stands, taken_out
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError, Redaction
from exercises.kernel.shelf import Shelf
from exercises.kernel.text import listed
from exercises.wall.checks import family, shown, within
from exercises.wall.saying import brackets_inside, taken_out_of, without_brackets
from exercises.wall.state import Against, Arrival, Check, Link, Note, Step, Theme, Wall

Clean = Callable[[str], str]
_EXAMPLE = "unname 17: Priya / a colleague"
_MADE_HERE = ("checked", "decided", "consent", "seen")
"""Steps whose words are ours, not anybody's."""
_REASONS = ("why", "until")
_ELSEWHERE = ("name", "text", "said", "who", "when", "by", "file", "note", "ref")


@move(
    "unname <notes:any_notes>: <name:instead>",
    "unname 17: Priya / a colleague",
    "takes a name out of every view and page at once",
    taken_out_of,
    called="a name taken out",
    undated=True,
    words=("name", "instead"),
    sets={"everywhere": False},
    private=True,
    away=True,
    warn=brackets_inside,
    data=without_brackets,
)
@also(
    "unname all|everywhere: <name:instead>",
    "unname all: Priya / a colleague",
    "takes it out wherever it stands",
    taken_out_of,
    sets={"everywhere": True, "notes": []},
    private=True,
    away=True,
    warn=brackets_inside,
    data=without_brackets,
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
    changed = replace(
        _others(state, clean) if everywhere else state,
        notes=_each(state.notes, lambda note: _note(note, clean, note.number in meant, everywhere)),
        themes=_each(state.themes, lambda theme: _theme(theme, clean, everywhere)),
        links=_each(state.links, lambda link: _link(link, clean, everywhere)),
        against=_each(state.against, lambda case: _against(case, clean, everywhere)),
        lone_check=_check(state.lone_check, clean, everywhere),
    )
    if not where and not (everywhere and changed != state):
        place = "anywhere on the wall" if everywhere else f"in note {listed([str(number) for number in own[:5]])}"
        raise ExerciseError(f"{shown(name)} does not stand {place}. Type it as it stands there: {_EXAMPLE}")
    return replace(changed, notes=_nameless(changed.notes, where if found is None else found))


def with_found(state: Wall, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data of `unname` with every note that goes together with those named, and those the name stands in."""
    everywhere = data.get("everywhere", False)
    own = _meant(state, data.get("notes"), everywhere)
    name = data.get("name")
    if not isinstance(name, str) or not has_letters(name):
        return dict(data)
    return {**data, "notes": [] if everywhere else own, "found": _standing_in(state, own, name)}


def redact(kind: str, data: Mapping[str, Any], taken: Redaction) -> dict[str, Any]:
    """The data of a move recorded before the name was taken out, without it.

    Every taking out is to be applied to every move before it, in their order; then the moves fold to the equal wall.
    """

    def clean(text: str) -> str:
        return taken_out(text, taken.name, taken.instead)

    told = dict(data)
    if kind == "unname":
        if isinstance(told.get("name"), str) and stands(taken.name, told["name"]):
            told["name"] = ""
        if isinstance(told.get("instead"), str):
            told["instead"] = clean(told["instead"])
        return told
    everywhere = not taken.things
    for key in (*_REASONS, *_ELSEWHERE) if everywhere else _REASONS:
        if key in told:
            told[key] = _deep(told[key], clean)
    inside = {
        "note": "text",
        "retype": "text",
        "halve": "texts",
        "contested": "readings",
        "notes": "notes",
        "items": "items",
    }.get(kind)
    if inside in told:
        told[inside] = _own(kind, told, told[inside], taken.things, clean)
    return told


def _own(kind: str, data: Mapping[str, Any], held: Any, things: frozenset[int], clean: Clean) -> Any:
    """What a move wrote on notes, cleaned where they are among those the name comes out of."""
    first = data.get("number") if kind in ("note", "notes", "items", "halve") else data.get("note")
    if type(first) is not int:
        return held
    if kind in ("note", "retype", "contested"):
        return _deep(held, clean) if not things or first in things else held
    if not isinstance(held, list | tuple):
        return held
    return [
        item
        if things and number not in things
        else {key: _deep(text, clean) if key in ("text", "ref") else text for key, text in item.items()}
        if isinstance(item, Mapping)
        else _deep(item, clean)
        for number, item in enumerate(held, first)
    ]


def _deep(value: Any, clean: Clean) -> Any:
    if isinstance(value, str):
        return clean(value)
    return [_deep(item, clean) for item in value] if isinstance(value, list | tuple) else value


def _clean(state: Wall, name: object, instead: object) -> Clean:
    """What takes the name out. Raises ExerciseError when the name or the other words cannot be used."""
    said = within(state, name, "instead", "the name")
    if not has_letters(said) or "[" in said or "]" in said:
        raise ExerciseError(f"{shown(said)} is not a name. For example: {_EXAMPLE}")
    words = bare(within(state, instead, "instead", "what stands there instead"))
    if not words:
        raise ExerciseError(f"What stands there instead, so that the sense stays? For example: {_EXAMPLE}")
    if stands(said, words):
        raise ExerciseError(f"{shown(words)} still has the name in it. For example: {_EXAMPLE}")
    return lambda text: taken_out(text, said, words)


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
        if any(stands(name, text) for text in (note.text, note.why, note.until, *note.typed_before, *note.readings)):
            found.append(number)
    return found


def _nameless(notes: Shelf[Note], found: object) -> Shelf[Note]:
    if not isinstance(found, list | tuple):
        raise ExerciseError(f"The notes a name came out of are numbers. For example: {_EXAMPLE}")
    known = [number for number in found if type(number) is int and number in notes]
    return notes.with_({number: replace(notes[number], nameless=True) for number in known}) if known else notes


def _each(shelf: Shelf[Any], change: Callable[[Any], Any]) -> Shelf[Any]:
    """The shelf with what the change really changes."""
    changed = {held.number: made for held in shelf.every() if (made := change(held)) != held}
    return shelf.with_(changed) if changed else shelf


def _note(note: Note, clean: Clean, own: bool, everywhere: bool) -> Note:
    if note.trail:
        note = replace(note, trail=tuple(_step(step, clean, everywhere) for step in note.trail))
    if not own:
        return replace(note, why=clean(note.why), until=clean(note.until)) if note.why or note.until else note
    return replace(
        note,
        ref=clean(note.ref),
        text=clean(note.text),
        typed_before=tuple(map(clean, note.typed_before)),
        readings=tuple(map(clean, note.readings)),
        why=clean(note.why),
        until=clean(note.until),
    )


def _theme(theme: Theme, clean: Clean, everywhere: bool) -> Theme:
    told = replace(
        theme,
        trail=tuple(_step(step, clean, everywhere) for step in theme.trail),
        check=_check(theme.check, clean, everywhere),
    )
    if not everywhere:
        return told
    return replace(
        told,
        name=clean(theme.name),
        ref=clean(theme.ref),
        description=clean(theme.description),
        includes=clean(theme.includes),
        excludes=clean(theme.excludes),
    )


def _step(step: Step, clean: Clean, everywhere: bool) -> Step:
    if not everywhere:
        return replace(step, why=clean(step.why)) if step.why else step
    words = step.words if step.kind in _MADE_HERE else clean(step.words)
    return replace(step, words=words, why=clean(step.why), by=clean(step.by), when=clean(step.when))


def _link(link: Link, clean: Clean, everywhere: bool) -> Link:
    if not everywhere:
        return replace(link, why=clean(link.why))
    return replace(link, why=clean(link.why), by=clean(link.by), when=clean(link.when))


def _against(case: Against, clean: Clean, everywhere: bool) -> Against:
    if not everywhere:
        return replace(case, why_gone=clean(case.why_gone))
    return replace(
        case,
        text=clean(case.text),
        ref=clean(case.ref),
        by=clean(case.by),
        when=clean(case.when),
        why_gone=clean(case.why_gone),
    )


def _check(check: Check | None, clean: Clean, everywhere: bool) -> Check | None:
    if check is None:
        return None
    said = tuple(map(clean, check.said)) if everywhere else check.said
    return replace(check, why=clean(check.why), said=said)


def _others(state: Wall, clean: Clean) -> Wall:
    arrivals = tuple(Arrival(clean(held.name), held.notes) for held in state.arrivals)
    return replace(state, arrivals=arrivals, close_note=clean(state.close_note))
