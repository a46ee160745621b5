"""What is asked as the console opens: is this window projected, is the room to be lit, is it for this session."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.console.asking import YesOrNo, no_or_yes


class ProjectedQuestion(YesOrNo):
    """Is this window on the projector? Nothing private is drawn until somebody says."""

    words: tuple[str, ...] = (
        "Is this window on the projector?",
        "",
        "Private lines stay hidden until you say. Arrows and enter.",
    )
    answers = no_or_yes("No, only the facilitators see it", "Yes, the room sees it")


class ProjectedAgain(ProjectedQuestion):
    """The same question, asked by somebody who has answered it before."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "As it was")]
    words = (*ProjectedQuestion.words, "Escape: as it was.")


class QuietRoom(YesOrNo):
    """The room went quiet as the last console ended."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Not now")]
    words = ("The room is quiet: light it?", "", "It stays quiet until somebody shows something.")
    answers = no_or_yes("Not now", "Light it: show what it saw")


class ForTheRoom(YesOrNo):
    """A room screen without a name is there."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Not now")]

    def __init__(self, other: str) -> None:
        super().__init__()
        if other:
            self.words = (f"The room screen shows {other}.", "", "Show this one instead?")
            self.answers = no_or_yes("No", "Show this one instead")
        else:
            self.words = ("A room screen waits.", "", "Is this session for the room?")
            self.answers = no_or_yes("No", "Yes, this session is for the room")
