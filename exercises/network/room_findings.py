"""What the room may see of what a group found and settled: part of `room.py`, under the same rule.

Never here: who owns a conversation, who sits in a chair, what the facilitators noted.
"""

from __future__ import annotations

from exercises.kernel.p_numbers import shown
from exercises.kernel.text import count, listed
from exercises.leaving.room_view import Big, Block, Gap, Line
from exercises.network.state import QUESTIONS, Chair, Network


def short_name(chair: Chair) -> str:
    """What stands on the map for a chair: few letters."""
    if chair.short:
        return chair.short
    if chair.person and not chair.person.startswith("("):
        return chair.person.partition(" (")[0]
    return shown(chair.role).split()[-1] if chair.role else chair.name


def heading(state: Network, question: str) -> str:
    """What the room calls one of the three questions."""
    for item in state.template.words.get("questions", ()):
        if item["key"] == question:
            return str(item.get("room") or item["heading"])
    return question.capitalize()


def differences(state: Network) -> list[Block]:
    """Where two chairs see it differently, by question."""
    blocks: list[Block] = []
    for question in QUESTIONS:
        found = [difference for difference in state.differences.values() if difference.question == question]
        blocks.append(Line(f"{heading(state, question)}  {len(found)}", "strong"))
        for difference in found:
            pair = listed([short_name(state.chairs[number]) for number in difference.between])
            blocks.append(Line(f"d{difference.number} {pair}: {difference.about}", "plain", 1))
    if not state.differences:
        blocks.append(Line("Where do two chairs see it differently?", "quiet"))
    return blocks


def wants(state: Network) -> list[Block]:
    """What the whānau chairs want first, and the shift."""
    blocks: list[Block] = [Line("What would help, if nobody had to be let in?", "strong")]
    for chair in state.in_order():
        if chair.wants:
            blocks += [Gap(), Line(f"{chair.number} {chair.name}", "quiet"), Line(chair.wants, "strong", 1)]
    if state.shift:
        blocks += [Gap(), Line("The shift", "quiet"), Line(state.shift, "plain", 1)]
    return blocks


def agreements(state: Network) -> list[Block]:
    """What was agreed in role, and who does not agree."""
    blocks: list[Block] = [Line("Rehearsed in role", "strong")]
    for held in state.agreements.values():
        blocks += [Gap(), Line(f"a{held.number} {held.text}")]
        if held.agreed:
            blocks.append(Line(f"agree: {_chairs(state, held.agreed)}", "plain", 1))
        if held.not_agreed:
            # As large and as strong as the agreement: a dissent is neither hidden nor shouted.
            blocks.append(Line(f"do not agree: {_chairs(state, held.not_agreed)}", "plain", 1))
    if not state.agreements:
        blocks.append(Line("Nothing settled yet. The whānau chairs speak first.", "quiet"))
    return blocks


def _chairs(state: Network, numbers: tuple[int, ...]) -> str:
    return ", ".join(f"{number} {short_name(state.chairs[number])}" for number in numbers if number in state.chairs)


def slot(state: Network) -> list[Block]:
    """The weekly slot, and who does not come."""
    after = state.visits_after()
    blocks: list[Block] = [
        Big(
            f"{count(state.visits_before())} → {count(after)}" if after is not None else count(state.visits_before()),
            "contacts a month, before → after at most" if after is not None else "contacts booked each month",
        ),
    ]
    if state.slot_when:
        blocks.append(Line(state.slot_when))
    coming: set[int] = set()
    for week, held in state.weeks.items():
        coming.update(held.chairs)
        words = "nobody" if held.nobody else ", ".join(filter(None, (_chairs(state, held.chairs), held.note)))
        blocks.append(Line(f"Week {week}: {words}", "strong"))
    if state.slot_note:
        blocks.append(Line(state.slot_note, "quiet"))
    staying = [
        chair
        for chair in state.in_order()
        if chair.number not in coming and "visits" in chair.answers and chair.answers["visits"].amount
    ]
    if state.weeks and staying:
        names = ", ".join(short_name(chair) for chair in staying)
        blocks += [Gap(True), Line("Not coming in:", "quiet"), Line(names, "plain", 1)]
    return blocks


def conversations(state: Network) -> list[Block]:
    """The connecting conversations, without their owners."""
    blocks: list[Block] = [Line("To understand each other, not to win", "strong")]
    for held in state.conversations.values():
        first, second = (short_name(state.chairs[number]) for number in (held.from_chair, held.to_chair))
        need = "" if held.owner else "  needs an owner"
        about = heading(state, held.question).rstrip("?").lower()
        blocks.append(Line(f"k{held.number} {first} to {second}, {about}{need}", "quiet"))
        blocks.append(Line(held.opening, "plain", 1))
    return blocks
