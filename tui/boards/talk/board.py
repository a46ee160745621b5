"""The talk's board: what the console asks of it. Pure; refuses to know widgets and keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.record import replace
from exercises.talk.state import NOTHING, Talk
from tui.app.text import fit, wrap
from tui.boards.board import Action, Drawing, Drawn, EntryField, Pointing, Wish
from tui.boards.talk import keys, lists
from tui.boards.talk.offering import OfferCapture

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


class TalkBoard:
    """The steps, what was written, and the offers; below, the step the talk is at or the offer pointed at."""

    thing = "offer"
    side_by_side = False
    words: Mapping[str, tuple[str, str]] = keys.WORDS
    own: tuple[Action, ...] = keys.OWN
    letters = letter_words = ""
    points_next = False
    finds = False
    answer_help = "Nothing has to be written. What is typed after a colon is kept word for word."
    field_hint = "enter: next field, empty leaves it as it is"
    card_done = ""
    wordless = "Nothing of this talk is kept, so nothing of it is typed."

    def card_rows(self, width: int, height: int) -> int:
        """Four rows: the step, its prompt, what has to wait."""
        return 4

    def room_panel(self, width: int) -> bool:
        """Beside the card, where both have room."""
        return width >= 76

    def settle(self, state: Talk, width: int, height: int, pointing: Pointing) -> Pointing:
        """At an offer that is there, or at none."""
        return pointing if pointing.focus in state.offers else replace(pointing, focus=0)

    def overview(self, state: Talk, width: int, height: int, pointing: Pointing) -> Drawing:
        """Steps, what was written, offers."""
        return lists.draw(state, width, pointing.focus, height)

    def headings(self, state: Talk, width: int) -> list[Drawn]:
        """The step the talk is at."""
        return [lists.step_line(state, state.place, width)]

    def detail(self, state: Talk, width: int, pointing: Pointing) -> Drawing:
        """What was written, in full."""
        return lists.full(state, width, pointing.focus)

    def card(self, state: Talk, width: int, height: int, pointing: Pointing) -> list[Drawn]:
        """The offer pointed at, or the step."""
        offer = state.offers.get(pointing.focus)
        if offer is not None:
            said = lists.offer_lines(state, offer, width, offer.number, whole=True)
            return _over_the_task(state, said, width, height)
        step = state.step
        lines: list[Drawn] = [((fit(f" {state.place} {step.title}", width), "strong"),)]
        lines += [((f" {line}", "text"),) for line in wrap(step.prompt, max(4, width - 2))]
        if step.not_yet:
            lines += [((f" {line}", "quiet"),) for line in wrap(f"Not yet: {step.not_yet}", max(4, width - 2))]
        return _over_the_task(state, lines, width, height)

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

    def about(self, state: Talk, pointing: Pointing) -> list[str]:
        """Nothing: the lists say it all."""
        return []

    def next_waiting(self, state: Talk, pointing: Pointing) -> Wish:
        """The task where it is to be marked; otherwise the next step."""
        if "task" in state.step.takes and not state.task_marked:
            return Wish(pointing, opens="task: ")
        if state.place + 1 < len(state.steps):
            return Wish(pointing, line="next")
        return Wish(pointing, says="Nothing waits. The talk is at its last step.")

    def open(self, state: Talk, pointing: Pointing) -> Wish:
        """What may be written in this step."""
        if self.fields(state, pointing):
            return Wish(pointing, then="card")
        if state.keeps == NOTHING:
            return Wish(pointing, says="Nothing of this talk is kept, so nothing of it is typed.")
        if pointing.focus in state.offers and "chosen" in state.step.takes:
            return Wish(pointing, opens=f"pick {' '.join(map(str, (*state.chosen, pointing.focus)))}")
        return Wish(pointing, says="Nothing is written in this step. Listen; next goes on.")

    def overview_line(self, state: Talk, pointing: Pointing) -> str:
        """The step with its prompt."""
        return "show step"

    def show_line(self, state: Talk, pointing: Pointing) -> str:
        """The offer pointed at, or all of them."""
        if not state.shows("offers"):
            return "show task" if state.shows("task") else ""
        return f"show offer {pointing.focus}" if pointing.focus in state.offers else "show offers"

    def move(
        self, state: Talk, width: int, height: int, pointing: Pointing, direction: str, *, in_detail: bool
    ) -> Pointing | None:
        """To another offer; above the first one, to the step."""
        numbers = [0, *state.offers]
        if direction in ("pageup", "pagedown"):
            return None
        at = numbers.index(pointing.focus) if pointing.focus in numbers else 0
        to = {"up": at - 1, "left": at - 1, "down": at + 1, "right": at + 1, "home": 0, "end": len(numbers) - 1}
        return replace(pointing, focus=numbers[max(0, min(len(numbers) - 1, to.get(direction, at)))])

    def act(self, state: Talk, pointing: Pointing, name: str) -> Wish:
        """What one of its own keys comes to."""
        return keys.act(state, pointing, name)

    def choose(self, state: Talk, pointing: Pointing, key: str, character: str) -> Wish | None:
        """Nothing is ever chosen by a key here."""
        return None

    def back(self, pointing: Pointing) -> Pointing:
        """From an offer to the step."""
        return replace(pointing, focus=0)

    def called(self, state: Talk, pointing: Pointing, kind: str) -> Pointing:
        """At the offer of that number."""
        return replace(pointing, focus=int(kind)) if kind.isdecimal() else pointing

    def follow(self, state: Talk, pointing: Pointing, kind: str, data: Mapping[str, Any], *, undone: bool) -> Pointing:
        """At the offer that was spoken of; at the step after it changed."""
        if kind == "phase":
            return replace(pointing, focus=0)
        number = data.get("number" if kind == "offer" else "offer")
        return replace(pointing, focus=number) if isinstance(number, int) and not undone else pointing

    def capture(self, state: Talk) -> OfferCapture | None:
        """Offers, in a step that takes them."""
        if "offers" not in state.step.takes or state.keeps == NOTHING:
            return None
        return OfferCapture({}, {}, "", "", prompt=state.step.prompt)

    def hint(self, state: Talk, pointing: Pointing) -> str:
        """What may be done now, and written, or that nothing is."""
        if state.step.round and 0 < state.turn <= state.seats:
            return "space: next seat   x: pass" + ("   i: type offers" if "offers" in state.step.takes else "")
        leads = [f"{lead}: …" for what, (lead, _) in _ASKS.items() if what in state.step.takes]
        if state.keeps == NOTHING:
            return "nothing of this talk is kept"
        return ", ".join(leads) if leads else "nothing is written in this step"


def _over_the_task(state: Talk, lines: list[Drawn], width: int, height: int) -> list[Drawn]:
    """The lines with the task as it was marked at their foot, to the end of the talk."""
    foot = lists.task_line(state, width) if height > 1 else []
    return [*lines[: height - len(foot)], *foot]
