"""The talk's board: its steps, what was written, and the offers; below, the step it is at or the offer pointed at.

Pure; told nothing of widgets and keys. A pass is the same move as a turn, so that it leaves no trace ("Creating a safe
environment").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar

from exercises.kernel.record import replace
from exercises.kernel.shape import Command
from exercises.talk.room import in_words
from exercises.talk.saying import in_rounds
from exercises.talk.state import NOTHING, Offer, Talk
from tui.app.actions import Action
from tui.app.text import fit, pad, width, wrap
from tui.boards.board import Drawing, Drawn, EntryField, Pointing, Wish, led
from tui.boards.capture import Capture
from tui.boards.cut import rows_cut
from tui.boards.list_board import ListBoard


def _offers(state: Talk) -> bool:
    return state.takes("offers")


OWN: tuple[Action, ...] = (
    Action("task", "Mark the task", "In their own words; or only task, when it was marked aloud.", "a"),
    Action("turn", "Next seat", "On to whoever sits next, in a round.", "turn", press="space", where=in_rounds),
    Action("pass", "Pass", "On to the next seat, too; a pass leaves no trace.", "x", where=in_rounds),
    Action("capture", "Type offers in", "Enter records each, without an author; escape ends it.", "i", where=_offers),
    Action("pick", "Pick or unpick this offer", "By whoever brought it, for what they choose.", "k", where=_offers),
    Action("extend", "Some minutes more", "Once, when everybody agrees: extend 5", "+"),
    Action("done", "Tick this step", "Marks the step as done; again takes the tick away.", "d"),
)

WORDS: Mapping[str, tuple[str, str]] = {
    "show_focused": ("Show the offers in the room", "The room sees the offer pointed at, or all; else the task."),
    "show_overview": ("Show the step in the room", "The room sees the step with its prompt, the task at its foot."),
    "next_waiting": ("Next that waits", "The task where it is to be marked, then offer by offer; next moves the talk."),
    "next_phase": ("Next step", "The talk moves on, and the room with it."),
    "previous_phase": ("Step before", "The talk goes back, and the room with it; back is always open."),
    "open_card": ("Write", "What may be written in this step; nothing has to be."),
    "detail": ("Steps or words", "Changes between the steps and what was written, in full."),
    "guidance": ("Guidance for the step", "What to say now, what to watch for; left and right look ahead."),
    "findings": ("The talk as text", "Everything that was written, in full."),
}
"""What actions of every console mean in a talk."""

_TASK_FIRST = "The story can wait a moment: first the task."
_NOT_KEPT = "Nothing of this talk is kept, so nothing of it is typed."
_ASKS = {
    "task": ("task", "the task"),
    "fitted": ("fitted", "what fitted"),
    "thought": ("thought about", "who we think about, roles only"),
    "offers": ("offer", "an offer"),
    "outcomes": ("outcome", "what they think now"),
    "next": ("next step", "what they will do next"),
}
"""For what a step takes: what leads its line, and what the typist sees."""
_ONE = ("task", "fitted")
"""What is typed anew as one; to the others only more is added."""
_SIDE = 26
"""Cells at the right of a step, for its minutes and marks, where there is room."""


class OfferCapture(Capture):
    """Where this window's offers go: into the talk, with nobody's name. Nobody counts how quickly people offer."""

    thing: ClassVar[str] = "offer"
    one: ClassVar[str] = "an offer"

    def __init__(self, prompt: str) -> None:
        self.prompt = prompt
        """What the step asks."""

    @property
    def ask(self) -> str:
        return f"{self.prompt}   No author. Escape ends it."

    def note(self, text: str) -> Command:
        return Command("move", f"an offer: {text}", "offer", {"text": text})

    def words(self, now: datetime) -> str:
        return f"offer  {self.typed:,}" if self.typed else "offer"


class TalkBoard(ListBoard):
    """The offers as a list, under the steps and what was written; at no offer it is at the step."""

    thing = "offer"
    overview_view = "step"
    all_view = "offers"
    words = WORDS
    own = OWN
    opens: Mapping[str, str] = {"extend": "extend "}
    from_none = True
    answer_help = "Nothing has to be written. What is typed after a colon is kept word for word."
    wordless = _NOT_KEPT
    nothing_in_full = "Nothing is written. Nothing has to be."

    def numbers(self, state: Talk) -> Sequence[int]:
        """In the order they were made."""
        return [*state.offers]

    def rows(self, state: Talk, width: int, pointing: Pointing) -> list[Drawn]:
        """The offers, each on one line."""
        return [_offer_lines(state, offer, width, pointing.focus, whole=False)[0] for offer in state.offers.values()]

    def whole(self, state: Talk, number: int, width: int, pointing: Pointing) -> list[Drawn]:
        """The offer, every word."""
        return _offer_lines(state, state.offers[number], width, pointing.focus, whole=True)

    def above(self, state: Talk, width: int, height: int, pointing: Pointing) -> Drawing:
        """The steps, then what was written.

        In a pane of too few rows only the steps around the present one stand, below the task.
        """
        said = _written(state)
        everything = len(state.steps) + 1 + len(said) + bool(state.takes("offers")) + len(state.offers)
        few = 0 < height < everything
        first = max(0, min(state.place - 1, len(state.steps) - 3)) if few else 0
        places = range(first, min(first + 3, len(state.steps)) if few else len(state.steps))
        lines: list[Drawn] = []
        if few:
            lines += [_one(label, words, width) for label, words in said if label == "TASK"]
            said = [(label, words) for label, words in said if label != "TASK"]
        here = (len(lines) + state.place - first,) * 2
        lines += [_step_line(state, place, width) for place in places]
        lines += [(), *(_one(label, words, width) for label, words in said)]
        if state.takes("offers"):
            lines.append(((fit(f" OFFERS  {len(state.offers)}", width), "heading"),))
        return Drawing(lines, *here)

    def headings(self, state: Talk, width: int) -> list[Drawn]:
        """The step the talk is at."""
        return [_step_line(state, state.place, width)]

    def above_in_full(self, state: Talk, width: int) -> list[Drawn]:
        """What was written."""
        lines: list[Drawn] = []
        for label, words in _written(state):
            lines.append(((f" {label}", "heading"),))
            lines += [((f"   {line}", "text"),) for line in wrap(words, max(8, width - 4))]
        return lines

    def card(self, state: Talk, width: int, height: int, pointing: Pointing) -> list[Drawn]:
        """The offer pointed at, or the step; at the foot the task as it was marked, to the end of the talk."""
        if pointing.focus in state.offers:
            lines = self.whole(state, pointing.focus, width, pointing)
        else:
            step = state.step
            lines = [((fit(f" {state.place} {step.title}", width), "strong"),)]
            lines += [((f" {line}", "text"),) for line in wrap(step.prompt, max(4, width - 2))]
            if step.not_yet:
                lines += [((f" {line}", "quiet"),) for line in wrap(f"Not yet: {step.not_yet}", max(4, width - 2))]
        marked = height > 1 and state.task_marked and state.keeps != NOTHING
        foot = [_one("TASK", state.task or "marked aloud only", width)] if marked else []
        return [*rows_cut(lines, width, max(0, height - len(foot))), *foot]

    def fields(self, state: Talk, pointing: Pointing) -> list[EntryField]:
        """What the step takes, or when the chosen offer will be done; nothing where nothing is written."""
        if state.keeps == NOTHING or state.closed:
            return []
        offer = state.offers.get(pointing.focus)
        if offer is not None and "chosen" in state.step.takes:
            if offer.number not in state.chosen:
                return []
            return [EntryField(f"when {offer.number}", f"offer {offer.number}, when", "When?", offer.when, offer.when)]
        now = {
            "task": state.task,
            "fitted": state.fitted,
            "thought": ", ".join(state.thought),
            "outcomes": "; ".join(state.outcomes),
            "next": "; ".join(state.next_steps),
        }
        return [
            EntryField(lead, label, state.step.prompt, now.get(what, ""), now.get(what, "") if what in _ONE else "")
            for what, (lead, label) in _ASKS.items()
            if what in state.step.takes
        ]

    def next_waiting(self, state: Talk, pointing: Pointing) -> Wish:
        """The task where it is to be marked; otherwise the next offer, and after the last one the step."""
        if "task" in state.step.takes and not state.task_marked:
            return Wish(pointing, opens="task: ")
        places = self._places(state, pointing)
        at = (places.index(pointing.focus) + 1 if pointing.focus in places else 1) % len(places)
        goes_on = "next moves the talk on." if state.place + 1 < len(state.steps) else "The talk is at its last step."
        return Wish(replace(pointing, focus=places[at]), says="" if at else f"Nothing waits here. {goes_on}")

    def without_fields(self, state: Talk, pointing: Pointing) -> Wish:
        """Picking, where that is what the step is for."""
        if state.keeps == NOTHING:
            return Wish(pointing, says=_NOT_KEPT)
        if pointing.focus in state.offers and "chosen" in state.step.takes:
            return Wish(pointing, opens=f"pick {' '.join(map(str, (*state.chosen, pointing.focus)))}")
        return Wish(pointing, says="Nothing is written in this step. Listen; next goes on.")

    def show_line(self, state: Talk, pointing: Pointing) -> str:
        """The offer pointed at, or all of them, where the room may see offers; else the task."""
        if state.shows("offers"):
            return super().show_line(state, pointing)
        return "show task" if state.shows("task") else ""

    def act(self, state: Talk, pointing: Pointing, name: str) -> Wish:
        """What one of its own actions comes to."""
        if name in ("turn", "pass"):
            return Wish(pointing, line=name) if state.seats or not state.in_rounds else Wish(pointing, opens="turns ")
        if name in self.opens:
            return super().act(state, pointing, name)
        if state.keeps == NOTHING:
            return Wish(pointing, says=_NOT_KEPT)
        match name:
            case "task":
                if "task" not in state.step.takes and state.place < (state.first_with("task") or 0):
                    return Wish(pointing, says=f"{_TASK_FIRST} next goes to where it is marked.")
                return Wish(pointing, opens="task: ")
            case "capture":
                if "offers" in state.step.takes:
                    return Wish(pointing, then="capture")
                return Wish(pointing, says=state.step.not_yet or "No offers in this step.")
            case "pick":
                return self._picked(state, pointing)
        return _ticked(state, pointing)

    def _picked(self, state: Talk, pointing: Pointing) -> Wish:
        number = pointing.focus
        if number not in state.offers:
            return self.points_at_none(pointing)
        chosen = [known for known in state.chosen if known != number]
        if number not in state.chosen:
            chosen.append(number)
        return Wish(pointing, line=f"pick {' '.join(map(str, chosen)) or 'none'}")

    def back(self, pointing: Pointing) -> Pointing:
        """From an offer to the step."""
        return replace(pointing, focus=0)

    def follow(self, state: Talk, pointing: Pointing, kind: str, data: Mapping[str, Any], *, undone: bool) -> Pointing:
        """At the offer that was spoken of; at the step after it changed."""
        if kind == "phase":
            return replace(pointing, focus=0)
        return super().follow(state, pointing, kind, data, undone=undone)

    def capture(self, state: Talk) -> OfferCapture | None:
        """Offers, in a step that takes them."""
        if "offers" not in state.step.takes or state.keeps == NOTHING:
            return None
        return OfferCapture(prompt=state.step.prompt)

    def hint(self, state: Talk, pointing: Pointing) -> str:
        """What may be done now, and written, or that nothing is."""
        if state.step.round and 0 < state.turn <= state.seats:
            return "space: next seat   x: pass" + ("   i: type offers" if "offers" in state.step.takes else "")
        leads = [f"{lead}: …" for what, (lead, _) in _ASKS.items() if what in state.step.takes]
        if state.keeps == NOTHING:
            return "nothing of this talk is kept"
        return ", ".join(leads) if leads else "nothing is written in this step"


def _ticked(state: Talk, pointing: Pointing) -> Wish:
    places = [place for place, step in enumerate(state.steps) if step.key in state.done and place != state.place]
    if state.step.key not in state.done:
        return Wish(pointing, line=f"done {state.place}")
    if not places:
        return Wish(pointing, line="done none")
    return Wish(pointing, says="Ticked already. done none takes every tick away.")


def _step_line(state: Talk, place: int, room: int) -> Drawn:
    """One step: where the talk is, its minutes, what it waits for; in words, never in colour alone."""
    step, phase = state.steps[place], state.template.phases[place]
    least, most = phase.minutes
    minutes = (f"{most} min" if least == most else f"{least}-{most} min") if most else ""
    missing = state.missing(place)
    first = next((known.title for known in state.steps if known.key == missing), "the task")
    marks = [
        "done" if step.key in state.done else "",
        "seen" if step.key in state.ticks else "",
        f"after {first.lower() if missing != 'task' else 'the task'}" if missing else "",
    ]
    side = "  ".join(filter(None, (minutes, *marks)))
    bar = "▌" if place == state.place else " "
    style = "strong" if place == state.place else "text" if step.key in state.reached else "quiet"
    if room < 2 * _SIDE:
        return ((fit(f"{bar}{place:>2} {step.title}", room), style),)
    space = room - _SIDE
    return ((pad(f"{bar}{place:>2} {step.title}", space), style), (fit(side, _SIDE), "quiet"))


def _written(state: Talk) -> list[tuple[str, str]]:
    """What was written beside the offers, each with its label."""
    if state.keeps == NOTHING:
        return [("KEPT", "nothing of this talk is kept")]
    aloud = "marked aloud only" if state.task_marked else "not marked yet"
    nod = "" if state.fitted_nod else "  (not for the room)"
    found = [
        ("TASK", state.task or aloud if state.takes("task") else ""),
        ("ROUND", in_words(state)),
        ("FITTED", f"{state.fitted}{nod}" if state.fitted else ""),
        ("THOUGHT ABOUT", ", ".join(state.thought)),
        *(("OUTCOME", line) for line in state.outcomes),
        *(("NEXT STEP", line) for line in state.next_steps),
        ("OF USE", state.useful),
        ("IT HELPED", state.helped),
    ]
    return [(label, words) for label, words in found if words]


def _one(label: str, words: str, room: int) -> Drawn:
    lead = f" {label}  "
    return ((fit(lead, room), "quiet"), (fit(words, max(0, room - width(lead))), "text"))


def _offer_lines(state: Talk, offer: Offer, room: int, focus: int, *, whole: bool) -> list[Drawn]:
    """One offer with its number; ● is chosen, ? is a question set apart."""
    bar = "▌" if offer.number == focus else " "
    mark = "●" if offer.number in state.chosen else "?" if offer.question else " "
    lead = f"{bar}{offer.number:>3} {mark} "
    words = f"{offer.text}  [{offer.when}]" if offer.when else offer.text
    style = "chosen" if offer.number == focus else "strong" if offer.number in state.chosen else "text"
    space = max(1, room - width(lead))
    return led(fit(lead, room), (wrap(words, space) if whole else [fit(words, space)]) or [""], style, style)
