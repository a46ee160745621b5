"""The short page: one to two printed pages of what a session was, for those who took part or for anybody.

"A Good Start in Life" sends everybody who took part one page within three days of a workshop. What of an exercise
stands on it is the exercise's own to say (`Shape.short`), and so is which of its pictures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from exercises.frame.outline_record import HEADING
from exercises.kernel.record import replace
from exercises.leaving.drawing import BarsPicture, Picture
from exercises.leaving.outline import Audience, Figure, Outline, Some
from sessions.leaving.leaving import RunLeaving
from sessions.live.state import Run

FORMATS = ("md", "html", "docx")
"""The formats that have a page to make short."""
FOR = ("participants", "public")


_FULL = 3
"""So many exercises of one day leave each less room."""


def is_full(runs: Iterable[RunLeaving]) -> bool:
    """Whether so many of them have something on the short page."""
    return sum(not run.frame and bool(run.outline.parts) for run in runs) >= _FULL


def cut(runs: Sequence[RunLeaving]) -> tuple[RunLeaving, ...]:
    """The short pages of a day's exercises, their lists as long as there is room for."""
    full = is_full(runs)
    return tuple(
        replace(
            run,
            outline=replace(
                run.outline,
                parts=tuple(part.cut(full=full) if isinstance(part, Some) else part for part in run.outline.parts),
            ),
        )
        for run in runs
    )


def in_short(run: Run, audience: Audience) -> RunLeaving:
    """One exercise as it stands on the short page, with the pictures that have a place there; `cut` comes after."""
    parts = run.shape.short(run.state, audience)
    placed = {part.name: part for part in parts if isinstance(part, Figure)}
    drawn = run.shape.pictures(run.state, audience) if placed and run.shape.pictures is not None else ()
    return RunLeaving(
        run.key,
        HEADING if run.is_frame else run.template.title,
        Outline(audience, parts),
        pictures=tuple(_drawn(one, placed[one.name]) for one in drawn if one.name in placed),
        frame=run.is_frame,
    )


def _drawn(picture: Picture, at: Figure) -> Picture:
    return replace(picture, above=(), below=()) if at.bare and isinstance(picture, BarsPicture) else picture
