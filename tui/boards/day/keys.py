"""The day's own keys, and what each comes to. Pure; refuses to carry anything out."""

from __future__ import annotations

from exercises.frame.state import Frame, Item
from exercises.kernel.record import replace
from tui.boards.board import Action, Pointing, Wish
from tui.boards.day.logs import BY_LETTER

OWN: tuple[Action, ...] = (
    Action("add", "Add here", "A part of the day; in a list, one more of what it lists.", "a", own=True),
    Action("earlier", "Earlier in the day", "The part pointed at goes one place up.", "u", own=True),
    Action("later", "Later in the day", "The part pointed at goes one place down.", "d", own=True),
    Action(
        "leave_out",
        "Leave out, or keep after all",
        "It stays in the plan, marked. In a list: done, or open again.",
        "x",
        own=True,
    ),
    Action("once_more", "The same once more", "A copy, after what is on now.", "r", own=True),
    Action("minutes", "Other minutes", "Opens the line: g3 minutes 30", "i", own=True),
    Action("finish", "End what is on", "The part that is on ends; nothing else begins.", "k", own=True),
    Action("turn_to", "Turn to its exercise", "The exercise this part of the day opens.", "o", own=True),
)

WORDS = {
    "show_focused": ("Show this in the room", "The room sees what is coming, or the list that is open here."),
    "show_overview": ("Show what is coming in the room", "The parts still to come, with their intensity in words."),
    "next_waiting": ("Next part begins", "What was on ends with it."),
    "open_card": ("Begin, or open", "A part of the day begins, and its exercise is there; a log opens as a list."),
    "detail": ("Day in full", "Changes between the day and everything planned and kept, in full."),
    "findings": ("Everything as text", "All that holds the day together, in full."),
    "guidance": ("Guidance for the day's phase", "What to say now, what to watch for; left and right look ahead."),
}
"""What actions of every console mean on the day."""

MARKS = {"e": ("done", "open"), "p": ("done", "open"), "n": ("done", "open"), "q": ("done", "open"), "u": ("out: ", "")}
"""By letter: the words that put a thing by, and the words that bring it back."""


def act(state: Frame, pointing: Pointing, name: str) -> Wish:
    """What one of the day's own keys comes to."""
    if name == "add":
        log = BY_LETTER.get(pointing.question or (pointing.showing if pointing.side == "logs" else ""))
        return Wish(pointing, opens=log.add if log is not None else "agenda + ")
    if name == "finish":
        here = state.here
        return Wish(pointing, line=f"g{here.number} end") if here else Wish(pointing, says="Nothing is on now.")
    if pointing.question:
        return _in_list(state, pointing, name)
    item = state.items.get(pointing.focus) if pointing.side != "logs" else None
    if item is None:
        return Wish(pointing, says="This is for a part of the day: up goes to them. a adds one.")
    return _with_item(state, pointing, name, item)


def _with_item(state: Frame, pointing: Pointing, name: str, item: Item) -> Wish:
    called = f"g{item.number}"
    match name:
        case "earlier" | "later":
            return _moved(state, pointing, item.number, -1 if name == "earlier" else 1)
        case "leave_out":
            return Wish(pointing, line=f"{called} {'keep' if item.dropped else 'drop'}")
        case "once_more":
            return Wish(pointing, line=f"{called} again")
        case "minutes":
            return Wish(pointing, opens=f"{called} minutes ")
    if not item.exercise:
        return Wish(pointing, says=f"{called} opens no exercise. Give it one: {called} exercise post-its")
    return Wish(pointing, line=f"exercise {item.exercise}")


def _moved(state: Frame, pointing: Pointing, number: int, step: int) -> Wish:
    order = [known for known in state.order if known != number]
    place = state.order.index(number) + step
    if not 0 <= place < len(state.order):
        return Wish(pointing, says="It stands at the end of the day already." if step > 0 else "It is the first.")
    return Wish(pointing, line=f"g{number} move {f'g{order[place - 1]}' if place else 'first'}")


def _in_list(state: Frame, pointing: Pointing, name: str) -> Wish:
    log = BY_LETTER[pointing.question]
    done = next((done for number, _, done in log.things(state) if number == pointing.theme), None)
    marks = MARKS.get(log.letter)
    if name != "leave_out" or done is None or marks is None:
        return Wish(pointing, says="This is for a part of the day: escape goes back to it.")
    called = f"{log.letter}{pointing.theme}"
    if log.letter == "u":
        return Wish(pointing, says="It stands no longer.") if done else Wish(pointing, opens=f"{called} {marks[0]}")
    return Wish(pointing, line=f"{called} {marks[1] if done else marks[0]}")


def opened(state: Frame, pointing: Pointing) -> Wish:
    """What enter does."""
    if pointing.question:
        log = BY_LETTER[pointing.question]
        if not pointing.theme:
            return Wish(pointing, opens=log.add)
        if not log.lettered:
            return Wish(pointing, says="A marked minute stays as it is.")
        return Wish(pointing, opens=f"{log.letter}{pointing.theme} ")
    if pointing.side == "logs":
        return Wish(replace(pointing, question=pointing.showing, theme=0))
    item = state.items.get(pointing.focus)
    if item is None:
        return Wish(pointing, opens="agenda + ")
    if not item.running:
        return Wish(pointing, line=f"g{item.number} begin")
    if item.exercise:
        return Wish(pointing, line=f"exercise {item.exercise}")
    return Wish(pointing, says=f"g{item.number} is on now. n begins what comes next; k ends it.")
