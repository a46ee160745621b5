"""The notes that stand for a theme where few are shown: which the group chose, and which stand there until it does.

"A Good Start in Life", post-it theming: a codebook has three notes under each theme, in the words they were written in.
"""

from __future__ import annotations

from collections.abc import Collection

from exercises.kernel.checks import open_still
from exercises.kernel.moves import Got, also, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.words import spans
from exercises.wall.changes import Changes
from exercises.wall.checks import in_words, theme_of, wall_notes
from exercises.wall.state import Note, Theme, Wall

MOST = 3
"""How many examples a theme has."""


def _chosen(got: Got, state: Wall) -> str:
    are = "is the example" if len(got["notes"]) == 1 else "are the examples"
    return f"{spans(got['notes'])} {are} of {in_words(state.themes[got['theme']])}"


@move(
    "example <notes> for <theme>",
    "example 13 for t3",
    "which notes stand for a theme on the pages, three at most",
    _chosen,
    called="a theme's examples",
    logged="a theme's examples chosen: {theme}, notes {notes}",
)
@also("example none for <theme>", "example none for t3", "", "no example of {theme} is chosen", sets={"notes": []})
def example(state: Wall, *, theme: int, notes: list[int], at: str = "", by: str = "") -> Wall:
    """Which of its notes stand for a theme, in their order; none for the first of them again."""
    open_still(state)
    about = theme_of(state, theme)
    chosen = [note.number for note in wall_notes(state, notes, f"example 17 for t{theme}")] if notes else []
    if len(chosen) > MOST:
        raise ExerciseError(f"A theme has {MOST} examples at most: example {spans(chosen[:MOST])} for t{theme}")
    for number in chosen:
        if number not in about.notes:
            some = f": example {about.notes[0]} for t{theme}" if about.notes else "; it has none yet"
            raise ExerciseError(f"Note {number} is not in theme {theme}. An example is one of its notes{some}")
    changes = Changes(state, at, by)
    changes.keep_theme(replace(about, examples=tuple(chosen)))
    return changes.wall()


def examples_of(state: Wall, theme: Theme, withheld: Collection[int], most: int = MOST) -> list[Note]:
    """A theme's notes that are shown where few are: the chosen ones that may be read, then the first of the others."""
    inside = dict.fromkeys((*(one for one in theme.examples if one in theme.notes), *theme.notes))
    found = (state.notes[number] for number in inside if number not in withheld)
    return [note for note in found if note.on_wall and not note.unwritten][:most]
