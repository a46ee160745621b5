"""The short page: one to two printed pages of what a session was, for those who took part or for anybody.

"A Good Start in Life" sends everybody who took part one page within three days of a workshop. What of an exercise
stands on it is the exercise's own to say (`Shape.short`), and so is which of its pictures.
"""

from __future__ import annotations

from exercises.frame.outline_record import HEADING
from exercises.kernel.record import replace
from exercises.leaving.drawing import BarsPicture, Picture
from exercises.leaving.outline import Audience, Figure, Outline
from sessions.leaving.leaving import RunLeaving
from sessions.live.state import Run

FORMATS = ("md", "html", "docx")
"""The formats that have a page to make short."""
FOR = ("participants", "public")


def in_short(run: Run, audience: Audience) -> RunLeaving:
    """One exercise as it stands on the short page, with the pictures that have a place there."""
    parts = run.shape.short(run.state, audience)
    placed = {part.name: part for part in parts if isinstance(part, Figure)}
    every = run.shape.pictures(run.state, audience) if placed and run.shape.pictures is not None else ()
    return RunLeaving(
        run.key,
        HEADING if run.is_frame else run.template.title,
        Outline(audience, parts),
        pictures=tuple(_drawn(one, placed[one.name]) for one in every if one.name in placed),
        frame=run.is_frame,
    )


def _drawn(picture: Picture, at: Figure) -> Picture:
    return replace(picture, above=(), below=()) if at.bare and isinstance(picture, BarsPicture) else picture
