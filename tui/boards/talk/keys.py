"""The talk's own keys, and what each comes to. Pure; refuses to carry anything out.

A pass is the same move as a turn, so that it leaves no trace ("Creating a safe environment").
"""

from __future__ import annotations

from collections.abc import Mapping

from exercises.talk.state import NOTHING, Talk
from tui.boards.board import Action, Pointing, Wish

OWN: tuple[Action, ...] = (
    Action("task", "Mark the task", "In their own words; or only task, when it was marked aloud.", "a", own=True),
    Action("turn", "Next seat", "On to whoever sits next, in a round.", "turn", own=True, press="space"),
    Action("pass", "Pass", "On to the next seat, too; a pass leaves no trace.", "x", own=True),
    Action("capture", "Type offers in", "Enter records each, without an author; escape ends it.", "i", own=True),
    Action("pick", "Pick or unpick this offer", "One to three, by whoever brought it.", "k", own=True),
    Action("extend", "Some minutes more", "Once, when everybody agrees: extend 5", "+", own=True),
    Action("done", "Tick this step", "Marks the step as done; again takes the tick away.", "d", own=True),
)

WORDS: Mapping[str, tuple[str, str]] = {
    "show_focused": ("Show the offers in the room", "The room sees the offer pointed at, or all; else the task."),
    "show_overview": ("Show the step in the room", "The room sees the step with its prompt, the task at its foot."),
    "next_waiting": ("Next step", "The talk moves on; first the task is marked, where it has to be."),
    "next_phase": ("Next step", "The talk moves on, and the room with it."),
    "previous_phase": ("Step before", "The talk goes back, and the room with it; back is always open."),
    "open_card": ("Write", "What may be written in this step; nothing has to be."),
    "detail": ("Steps or words", "Changes between the steps and what was written, in full."),
    "guidance": ("Guidance for the step", "What to say now, what to watch for; left and right look ahead."),
    "findings": ("The talk as text", "Everything that was written, in full."),
}
"""What actions of every console mean in a talk."""

_TASK = "The story can wait a moment: first the task."


def act(state: Talk, pointing: Pointing, name: str) -> Wish:
    """What one of the talk's own keys comes to."""
    match name:
        case "turn" | "pass":
            if state.in_rounds and not state.seats:
                return Wish(pointing, opens="turns ")
            return Wish(pointing, line=name)
        case "extend":
            return Wish(pointing, opens="extend ")
    if state.keeps == NOTHING:
        return Wish(pointing, says="Nothing of this talk is kept, so nothing of it is typed.")
    match name:
        case "task":
            if "task" not in state.step.takes and state.place < (state.first_with("task") or 0):
                return Wish(pointing, says=f"{_TASK} n goes to where it is marked.")
            return Wish(pointing, opens="task: ")
        case "capture":
            if "offers" in state.step.takes:
                return Wish(pointing, then="capture")
            return Wish(pointing, says=state.step.not_yet or "No offers in this step.")
        case "pick":
            return _picked(state, pointing)
        case "done":
            return _ticked(state, pointing)
    return Wish(pointing)


def _picked(state: Talk, pointing: Pointing) -> Wish:
    number = pointing.focus
    if number not in state.offers:
        return Wish(pointing, says="No offer is pointed at. Up and down go through them.")
    chosen = [known for known in state.chosen if known != number]
    if number not in state.chosen:
        chosen.append(number)
    return Wish(pointing, line=f"pick {' '.join(map(str, chosen)) or 'none'}")


def _ticked(state: Talk, pointing: Pointing) -> Wish:
    places = [place for place, step in enumerate(state.steps) if step.key in state.done and place != state.place]
    if state.step.key not in state.done:
        return Wish(pointing, line=f"done {state.place}")
    if not places:
        return Wish(pointing, line="done none")
    return Wish(pointing, says="Ticked already. done none takes every tick away.")
