"""How far a wall is, and what stays open when the group goes on. Pure."""

from __future__ import annotations

from exercises.kernel.shape import Progress
from exercises.kernel.text import plural
from exercises.wall.boxes import notes_now
from exercises.wall.member_check import Check
from exercises.wall.numbered_paper import on_paper, unwritten
from exercises.wall.state import Wall

_CHECKED, _SETTLED = "check", "decisions"
"""The views of the phases in which themes are brought back, and in which it is settled what came of it."""
_DISTILLED = "distil"
_MOST_NAMED = 12


def progress(state: Wall) -> Progress:
    """Where the exercise is, with the count that matters in its phase."""
    phase = state.template.phase(state.phase)
    (loose, on_wall), themes = state.counted(), state.standing()
    if state.boxes:
        how_far = plural(len(notes_now(state)), "note")
    elif state.writing:
        how_far = plural(on_wall, "note")
    elif phase.room == _CHECKED:
        how_far = f"checked {sum(1 for theme in themes if _answered(theme.check))} of {len(themes)}"
    elif phase.room == _SETTLED:
        how_far = f"decided {sum(1 for theme in themes if theme.check and theme.check.decision)} of {len(themes)}"
    else:
        how_far = f"not placed {loose} of {on_wall}"
    waiting = on_paper(unwritten(state))
    how_far += f", {waiting}" if waiting else ""
    standing = ("typed" if loose or state.boxes else "sorted") if on_wall else ""
    return Progress(
        f"{state.template.phase_number(state.phase)} {phase.title}",
        how_far,
        state.phase_since,
        phase.minutes,
        bool(state.paused_since),
        state.closed,
        standing=standing,
    )


def phase_warning(state: Wall, phase: str) -> str:
    """What stays open when the group goes on to that phase; "" for nothing. Going on is never refused."""
    if state.boxes:
        return ""
    here = state.template.phase_number(state.phase)
    there = state.template.phase_number(phase)

    def passes(what: str) -> bool:
        known = [place for place, one in enumerate(state.template.phases) if what in (one.key, one.room)]
        return bool(known) and here < known[0] <= there

    said: list[str] = []
    loose, _ = state.counted()
    if passes(_DISTILLED) and loose:
        said.append(
            f"{plural(loose, 'note is', 'notes are')} not placed; {'it stays' if loose == 1 else 'they stay'} in view."
        )
    if passes(_CHECKED):
        unnamed = [theme.number for theme in state.standing() if not theme.name]
        if unnamed:
            said.append(f"{plural(len(unnamed), 'theme has', 'themes have')} no name yet: {_some(unnamed)}.")
    if passes(_SETTLED):
        waiting = [theme.number for theme in state.standing() if not _answered(theme.check)]
        if waiting:
            said.append(f"{plural(len(waiting), 'theme was', 'themes were')} not brought back yet: {_some(waiting)}.")
    return " ".join(said)


def _answered(check: Check | None) -> bool:
    return check is not None and bool(check.asked)


def _some(numbers: list[int]) -> str:
    return ", ".join(f"t{number}" for number in numbers[:_MOST_NAMED]) + (" …" if len(numbers) > _MOST_NAMED else "")
