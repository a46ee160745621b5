"""What speaks against themes and statements, as parts of the facilitators' page. Refuses to know any format.

"A Good Start in Life", the co-facilitators' journals: disconfirming cases are looked for and listed with what they
speak against, and change nothing by themselves.
"""

from __future__ import annotations

from exercises.leaving.outline import Bullets, Heading, Part
from exercises.wall.matrix import title
from exercises.wall.outline_parts import note_words
from exercises.wall.state import Against, Wall


def against(state: Wall) -> list[Part]:
    """Every case that stands, with what it speaks against."""
    found = [held for held in state.against.every() if not held.gone]
    return [Heading("What speaks against it", 3), Bullets(tuple(case(state, held) for held in found))] if found else []


def case(state: Wall, held: Against) -> str:
    """One case in a line."""
    about = "; ".join(filter(None, (held.ref, held.by, held.when)))
    return f"a{held.number} against {against_what(state, held)}: {held.text}{f' ({about})' if about else ''}"


def against_what(state: Wall, held: Against) -> str:
    """The theme or the note a case speaks against."""
    if held.theme:
        theme = state.themes[held.theme]
        became = f", part of theme {theme.merged_into} now" if theme.merged_into else ""
        return f"theme {title(theme)}{became}"
    return f"note {note_words(state.notes[held.note])}"
