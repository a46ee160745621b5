"""The moves that strike what was kept by mistake: a note, and what was said in the member check. Pure; delete nothing.

What is struck is counted and shown no longer; the trail says that it was there, who struck it, when and why.
"""

from __future__ import annotations

from exercises.kernel.checks import open_still
from exercises.kernel.clock import moment
from exercises.kernel.moves import Got, also, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.slots import Number
from exercises.wall.capture import brought_back, off_the_wall
from exercises.wall.changes import Changes
from exercises.wall.checking import check_of, kept
from exercises.wall.checks import in_words, may, note_of, wall_note
from exercises.wall.slots import Notes
from exercises.wall.state import Step, Wall

_WHICH = "Which of them, by its number? strike said 3 2: typed twice"


def _struck(got: Got, state: Wall) -> str:
    return f"note {got['note']} is struck: counted and shown no longer; the trail keeps it"


def _remark(got: Got, state: Wall) -> str:
    who = in_words(state.themes[got["theme"]]) if got["theme"] else "the lone voices"
    return f"what was said of {who} is struck; the trail keeps it"


@move(
    "strike <note>: [<why>]",
    "strike 17: typed by mistake",
    "it is counted and shown no longer, and the trail keeps it; strike 17 off brings it back",
    _struck,
    slots={"note": Notes(one=True, alone=True, ask="Which note?")},
    called="a note struck",
    logged="a note struck: {note}, because: {why}",
    away=True,
)
@also(
    "strike <note:any_paper> off|no",
    "strike 17 off",
    "",
    "{note} is on the wall again",
    sets={"off": True},
)
def strike(state: Wall, *, note: int, at: str, why: str = "", off: bool = False, by: str = "") -> Wall:
    """A note that was typed by mistake: off the wall, kept, not counted. `off` brings it back where it was."""
    open_still(state)
    changes = Changes(state)
    paper = note_of(state, note) if off else wall_note(state, note)
    if off and not paper.struck:
        raise ExerciseError(f"Note {note} is not struck. To strike it: strike {note}: typed by mistake")
    step = Step(
        "not struck" if off else "struck",
        why=may(state, why, "why", "the reason"),
        by=may(state, by, "who", "who typed it"),
        when=moment(at)[:10],
    )
    told = replace(paper, struck=not off, trail=(*paper.trail, step))
    if off:
        brought_back(changes, told)
        return changes.wall()
    changes.keep(off_the_wall(told))
    changes.left_behind(step.why)
    return changes.wall()


@move(
    "strike said <theme:checked> [<place>]: [<why>]",
    "strike said 3 1: typed twice",
    "takes out what was said in the member check by mistake; the trail keeps it",
    _remark,
    called="what was said in the member check, struck",
    logged="what was said, struck: {theme|the lone voices}, because: {why}",
    slots={"place": Number(_WHICH, least=1, most=999)},
    sets={"place": 0},
    away=True,
)
def strike_said(state: Wall, *, theme: int, at: str, place: int = 0, why: str = "", by: str = "") -> Wall:
    """Something the group is said to have said, struck; place 0 is the only one. A theme's trail keeps its words."""
    open_still(state)
    before = check_of(state, theme)
    called = theme or "lone"
    if before is None or not before.said:
        raise ExerciseError(f"Nothing that was said is kept there yet: said {called}: it is too kind to us")
    if place == 0 and len(before.said) == 1:
        place = 1
    if type(place) is not int or not 1 <= place <= len(before.said):
        raise ExerciseError(f"{len(before.said)} things were said. {_WHICH.replace('said 3', f'said {called}')}")
    words = before.said[place - 1]
    rest = (*before.said[: place - 1], *before.said[place:])
    told = {
        "why": may(state, why, "why", "the reason"),
        "by": may(state, by, "who", "who typed it"),
        "when": moment(at)[:10],
    }
    return kept(state, theme, replace(before, said=rest), [("not said", words)], **told)
