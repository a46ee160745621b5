"""The review's own keys, and what each comes to. Pure; refuses to carry anything out."""

from __future__ import annotations

from collections.abc import Mapping

from exercises.kernel.record import replace
from exercises.review.state import KEEPING, UPTAKE, Review
from tui.boards.board import Action, Pointing, Wish

OWN: tuple[Action, ...] = (
    Action("capture", "Type sheets in", "A letter a tool, enter records the sheet; escape ends it.", "i", own=True),
    Action("add", "Add a tool", "Opens the line: a name, and one plain line.", "a", own=True),
    Action("round", "A new round", "Opens the line: the day, and what moment it is.", "r", own=True),
    Action(
        "other_round",
        "The next round",
        "Turns to the round after this one, after the last to the first.",
        "o",
        own=True,
    ),
    Action("version", "How it was adapted", "Opens the line for the tool pointed at; without a name.", "w", own=True),
    Action("why", "Why it was dropped", "Opens the line for the tool pointed at; for you only.", "x", own=True),
    Action("easy", "What made it easy to keep", "Opens the line for the tool pointed at.", "l", own=True),
    Action("decide", "Decide about this tool", "Opens the line: what changes for the next cohort.", "d", own=True),
    Action("totals", "Totals of this tool", "Opens the line, where no sheets are typed.", "u", own=True),
    Action("layer", "The other question", "Keep, change or discard; again, what became of the tools.", "k", own=True),
)

WORDS: Mapping[str, tuple[str, str]] = {
    "show_focused": ("Show this tool in the room", "The room sees the tool pointed at with its line."),
    "show_overview": ("Show the chart in the room", "The bars of the round in force; . and , turn the pages."),
    "next_waiting": ("Next that waits", "The round, how many were invited, the sheets, a consent to ask for."),
    "open_card": ("Words about this tool", "How it was adapted, what made it easy, what changes; nothing has to be."),
    "detail": ("Tools or sheets", "Changes between the tools, and every sheet and word in full."),
    "findings": ("The review as text", "Everything that was counted and written, in full."),
}
"""What actions of every console mean in a review."""
_OPENS = {"version": "version {}: ", "why": "why {} ", "easy": "easy {}: ", "decide": "decide {}: ", "totals": "{}: "}


def act(state: Review, pointing: Pointing, name: str) -> Wish:
    """What one of the review's own keys comes to."""
    match name:
        case "add":
            return Wish(pointing, opens="tool ")
        case "round":
            return Wish(pointing, opens="round ")
        case "layer":
            return _layer(state, pointing)
    if name == "decide" and not pointing.focus:
        return Wish(pointing, opens="decide: ")
    if state.now is None and name != "decide":
        return Wish(pointing, opens="round ", says="First a round: its day, and what moment it is.")
    if name == "capture":
        return sheets(state, pointing)
    if name == "other_round":
        numbers = list(state.rounds)
        after = numbers[(numbers.index(state.round) + 1) % len(numbers)]
        return Wish(pointing, line=f"r{after}") if after != state.round else Wish(pointing, says="There is one round.")
    if not pointing.focus:
        return Wish(pointing, says="No tool is pointed at. Up and down go through them.")
    return Wish(pointing, opens=_OPENS[name].format(pointing.focus))


def sheets(state: Review, pointing: Pointing) -> Wish:
    """Typing sheets in, or why not."""
    held = state.now
    if held is not None and (held.totals or held.answered):
        says = f"Round {held.number} is counted by totals. For sheets instead: r{held.number} totals none"
        return Wish(pointing, says=says)
    if state.closed:
        return Wish(pointing, says="This review is closed. Type reopen to go on.")
    return Wish(pointing, then="capture")


def layer_shown(state: Review, pointing: Pointing) -> str:
    """Which question's bars are drawn: what the round asks first, or the other one."""
    held = state.now.layers if state.now is not None else (UPTAKE,)
    return KEEPING if pointing.showing == KEEPING and KEEPING in held else held[0]


def _layer(state: Review, pointing: Pointing) -> Wish:
    if state.now is None or len(state.now.layers) < 2:
        return Wish(pointing, says="This round asks one question.")
    return Wish(replace(pointing, showing="" if pointing.showing == KEEPING else KEEPING))
