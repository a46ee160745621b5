"""The note or the theme pointed at: under the board, and in full. Pure drawing, for the facilitators only."""

from __future__ import annotations

from exercises.kernel.text import listed
from exercises.wall.state import ON_PAPER, UNNAMED, Note, Theme, Wall
from tui.app.text import fit, pad, width
from tui.boards.board import Drawn, EntryField, Pointing
from tui.boards.cut import wrap_cut


def draw(state: Wall, room: int, height: int, pointing: Pointing) -> list[Drawn]:
    """What is pointed at: whose question and area and where it is in one row, its words in the others."""
    theme = state.themes.get(pointing.theme)
    if pointing.side == "themes" and not pointing.choosing and theme is not None:
        return _theme(state, theme, room, height)
    note = state.notes.get(pointing.note)
    if note is None:
        begin = wrap_cut("i types notes in; import FILE takes a file of them, looked at first.", room - 2, height)
        return [((f" {line}", "quiet"),) for line in begin]
    head = f" {note.number}  {note.question} · {state.area_of(note.area).short}"
    right = fit(_where(state, note), max(12, room - width(head) - 3))
    wide = max(0, room - width(right) - 2)
    lines: list[Drawn] = [((pad(fit(head, wide), wide), "strong"), (f" {right} ", "quiet"))]
    lines += [((f" {line}", "text"),) for line in wrap_cut(_words(note), room - 2, max(1, height - 1))]
    return lines[:height]


def _words(note: Note) -> str:
    """What it says, or how its words come; of two typings both."""
    if note.unwritten:
        return f"{ON_PAPER}. Its words, once somebody types them: {note.number}: the words on it"
    both = f"{note.text}  / second typing: {note.second}  ({note.number} first, or {note.number} second)"
    return both if note.second else note.text


def _where(state: Wall, note: Note) -> str:
    parts = ["not placed"] if note.loose else []
    if note.themes:
        parts.append("in " + listed([_named(state.themes[number]) for number in note.themes]))
    if note.status:
        parts.append(note.status)
    if note.source != "post-it":
        parts.append(f"from a {note.source}")
    if note.half_of:
        parts.append(f"a part of {note.half_of}")
    return ", ".join(parts)


def _named(theme: Theme) -> str:
    return f"{theme.number} {theme.name or UNNAMED}"


def _theme(state: Wall, theme: Theme, room: int, height: int) -> list[Drawn]:
    name = theme.name or UNNAMED
    many = state.many_in(theme.number)
    right = f"{theme.question}  {many} notes" if many != 1 else f"{theme.question}  1 note"
    wide = max(0, room - width(right) - 2)
    head = wrap_cut(f"{theme.number}  {name}", max(8, wide - 1), 2)
    lines: list[Drawn] = [((pad(f" {head[0]}", wide), "strong"), (f" {right} ", "quiet"))]
    lines += [((f" {line}", "strong"),) for line in head[1:]]
    said = theme.description + "".join(
        f"  {label}: {text}" for label, text in (("includes", theme.includes), ("excludes", theme.excludes)) if text
    )
    said = said.strip() or "No description yet. d names and describes it, field by field."
    style = "text" if theme.description or theme.includes or theme.excludes else "quiet"
    lines += [((f" {line}", style),) for line in wrap_cut(said, room - 2, max(1, height - len(lines)))]
    return lines[:height]


_FIELDS = (
    ("name", "name", "What do these notes say together, in one sentence of your own?"),
    ("about", "description", "What is it about, in a sentence or two?"),
    ("includes", "includes", "What belongs in it?"),
    ("excludes", "excludes", "What stands near it and does not belong?"),
)


def fields(state: Wall, pointing: Pointing) -> list[EntryField]:
    """What is asked of the theme pointed at. Of a note nothing is asked: its words are its writer's."""
    theme = state.themes.get(pointing.theme)
    if theme is None or pointing.side != "themes":
        return []
    now = {"name": theme.name, "description": theme.description, "includes": theme.includes, "excludes": theme.excludes}
    return [
        EntryField(
            f"{word} {theme.number}", f"theme {theme.number}, {field}", ask, now[field], now[field], passes=False
        )
        for word, field, ask in _FIELDS
    ]


def about(state: Wall, pointing: Pointing) -> list[str]:
    """Everything known of the note pointed at, or of the theme when the themes have the keys."""
    from exercises.wall.reading import card  # what writes handouts: no start waits for it

    first, *more = card(state, f"t{pointing.theme}" if pointing.side == "themes" else str(pointing.note)) or [""]
    return [first, "", *(f"  {line}" for line in more)] if first else []
