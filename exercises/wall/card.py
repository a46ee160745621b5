"""Everything known of one note or one theme, in a few plain lines for the facilitators. Pure; all of it is private."""

from __future__ import annotations

from exercises.kernel.text import listed
from exercises.wall.state import DECISIONS, Note, Theme, Wall


def card(state: Wall, called: str) -> list[str]:
    """The lines of a note ("17") or a theme ("t3"); none when there is no such thing."""
    number = int(called.removeprefix("t")) if called.removeprefix("t").isdecimal() else 0
    if called.startswith("t"):
        theme = state.themes.get(number)
        return _theme(state, theme) if theme is not None else []
    note = state.notes.get(number)
    return _note(state, note) if note is not None else []


def _note(state: Wall, note: Note) -> list[str]:
    lines = [f"{note.number} {note.text}", f"{note.question}, {state.area_of(note.area).short}, {note.source}"]
    lines += [f"comes from: {note.ref}"] if note.ref else []
    lines += [f"seen {note.seen} times" if note.seen > 1 else "seen once"] if note.seen else []
    lines.append(f"consent: {note.consent}")
    lines += _speaks_against(state, note=note.number)
    if note.author:
        lines.append(f"written by {note.author}")
    lines += [f"in theme {_called(state.themes[number])}" for number in note.themes]
    lines += [f"{note.status}{f': {note.why}' if note.why else ''}"] if note.status else []
    lines += [f"until: {note.until}"] if note.until else []
    lines += [f"one reading: {words}" for words in note.readings]
    lines += [f"typed before: {words}" for words in note.typed_before]
    if note.half_of:
        lines.append(f"a part of {note.half_of} {state.notes[note.half_of].text}")
    if note.halves:
        lines.append(f"split into {listed([str(number) for number in note.halves])}")
    if note.same_as:
        lines.append(f"the same paper as {note.same_as}")
    if note.nameless:
        lines.append("a name was taken out of it")
    return lines + (["not placed yet"] if note.loose else [])


def _theme(state: Wall, theme: Theme) -> list[str]:
    lines = [_called(theme), theme.question]
    for label, words in (("about", theme.description), ("includes", theme.includes), ("excludes", theme.excludes)):
        lines += [f"{label}: {words}"] if words else []
    if theme.merged_into:
        lines.append(f"merged into theme {_called(state.themes[theme.merged_into])}")
    if theme.dropped:
        lines.append("dropped")
    if theme.check is not None and theme.check.decision:
        lines.append(f"decided: {DECISIONS.get(theme.check.decision, '')}: {theme.check.why}")
    lines += [f"brought from {theme.ref}"] if theme.ref else []
    lines += _speaks_against(state, theme=theme.number)
    return lines + [f"{number} {state.notes[number].text}" for number in theme.notes]


def _speaks_against(state: Wall, *, theme: int = 0, note: int = 0) -> list[str]:
    return [
        f"a{held.number} speaks against it: {held.text}{f' ({held.ref})' if held.ref else ''}"
        for held in state.against.every()
        if not held.gone and (held.theme, held.note) == (theme, note)
    ]


def _called(theme: Theme) -> str:
    return f"t{theme.number} {theme.name}".strip()
