"""The wall's own keys, and what each comes to. Pure.

A note goes into a theme in one key (the theme pointed at) or two (`>` and the theme's letter), for theming three
hundred notes by hand has to be quicker than paper (script 2.5, phase 5).
"""

from __future__ import annotations

from collections.abc import Sequence

from exercises.kernel.record import replace
from exercises.kernel.shape import Command
from exercises.wall.state import CONTESTED, LONE, PARKED, Wall
from tui.app.actions import Action
from tui.boards.board import Pointing, Wish
from tui.boards.list_board import stepped
from tui.boards.wall import lists

OWN: tuple[Action, ...] = (
    Action("sort", "Sort by keys", "Letters are keys until escape: no enter is needed.", "sort"),
    Action(
        "pick",
        "Pick or unpick this note",
        "It gets a ✓ and stays pointed at; again unpicks. What comes next speaks of all picked.",
        "pick",
        press="space",
    ),
    Action("assign", "Put into the theme pointed at", "The picked notes, or this one, go where ▌ or · stands.", "a"),
    Action(
        "choose",
        "Put into another theme",
        "As a line 17 > and the theme; while sorting the theme's letter or number, n or + for a new one.",
        ">",
    ),
    Action("also", "Also into the theme pointed at", "A copy: the note stays where it is as well.", "x"),
    Action("new_theme", "A new theme", "Of the picked notes, or an empty one: a sentence that says something.", "+"),
    Action("out", "Out of its theme", "Back to the notes not placed; a lone or parked note too.", "o"),
    Action("lone", "A lone voice", "It fits no theme and stays in sight.", "l"),
    Action("contested", "Contested", "Type both readings: contested 17: one reading / the other", "r"),
    Action("park", "Park it", "Type why, and until when: park 17: why until next session", "k"),
    Action("question", "The other question", "Looks at the notes and themes of the next question, then of all.", "q"),
    Action(
        "capture",
        "Type notes in",
        "Enter records each; tab is the next area, ctrl n the next question, ctrl o asks it in the room.",
        "i",
    ),
    Action(
        "step",
        "Step through the theme in the room",
        "The room sees its notes one by one; . and , turn.",
        "w",
        where=lambda state: state.shown,
    ),
    Action("describe", "Name and describe the theme", "Name, description, includes, excludes, field by field.", "d"),
    Action("unplaced", "Notes not placed", "Back to them from any other list.", "u"),
    Action("lone_list", "List the lone voices", "Again, or escape: the notes not placed.", "L"),
    Action("contested_list", "List the contested notes", "Again, or escape: the notes not placed.", "R"),
    Action("parked_list", "List the parked notes", "Again, or escape: the notes not placed.", "K"),
)

WORDS = {
    "show_focused": ("Show this in the room", "The room sees the note large; from the themes, the theme."),
    "show_overview": ("Show the themes in the room", "The room sees the themes of this question."),
    "next_waiting": ("Next note not placed", "The next one after this, in the list of notes not placed."),
    "open_card": ("Open", "A theme: its notes at the left. A note: everything known of it."),
    "command": ("Type a line", "Opens the command bar. Digits and : open it, too."),
    "detail": ("Codebook or lists", "Changes between the lists and the themes in full."),
    "findings": ("The wall as text", "Themes, notes, lone, contested and parked, in full."),
    "find": (
        "Find as you type",
        "The first list shows what has those words, macrons or not; enter keeps, escape goes back.",
    ),
}
"""What actions of every console mean on a wall."""

LETTERS = (
    "a into the theme pointed at   > another theme   + new theme   x also   o out   l lone   r contested   k park   "
    "space pick   d describe   q question   n next   u not placed   L R K lists"
)
"""Every letter that is a key while sorting."""
_MOVING = ("enter", "backspace", "up", "down", "left", "right", "home", "end", "pageup", "pagedown")
"""Keys that are neither a letter nor a number and still choose among themes."""
_FROM_THEMES = ("assign", "also", "choose")
"""The keys that speak of the note at the left also while the themes have the keys."""
_LISTS = {"lone_list": LONE, "contested_list": CONTESTED, "parked_list": PARKED}
_NOTHING = "No note is pointed at. Up and down go through the notes; u shows those not placed."


def act(state: Wall, pointing: Pointing, name: str) -> Wish:
    """What one of the wall's own keys comes to."""
    there = replace(pointing, choosing=False, digits="")
    hand = lists.in_hand(there)
    match name:
        case "question":
            return _other_question(state, there)
        case "capture" | "sort":
            return Wish(there, then="capture" if name == "capture" else "keys")
        case "unplaced":
            return Wish(replace(there, showing="", sought="", side=""))
        case "lone_list" | "contested_list" | "parked_list":
            status = _LISTS[name]
            again = there.showing == status and not there.sought
            return Wish(replace(there, showing="" if again else status, sought="", side="", at=0, top=0))
        case "step" | "describe":
            if not there.theme:
                return Wish(there, says="No theme is pointed at. > and n makes a first one of this note.")
            if name == "step":
                return Wish(there, line=f"show step t{there.theme}")
            return Wish(replace(there, side="themes"), then="card")
        case "new_theme":
            return Wish(there, opens=f"{_numbers(there.picked)} > new " if there.picked else "theme: ")
        case "assign" | "also" | "choose" if not hand:
            return Wish(there, says=_nothing_to_place(state, there))
        case _ if not hand:
            return Wish(there, says=_NOTHING)
        case _ if there.side == "themes" and not there.picked and name not in _FROM_THEMES:
            return Wish(there, says="This is for notes: left goes to them.")
        case _:
            return _with_notes(state, there, name, hand)


def _nothing_to_place(state: Wall, pointing: Pointing) -> str:
    """Why no note can be placed from here, and what to do, in one sentence."""
    question = lists.looked_at(state, pointing)
    if not state.counted(question)[1]:
        return "There are no notes to place yet: i types them in."
    if not pointing.sought and not pointing.showing:
        return f"Every note {'of this question ' if question else ''}is placed, so there is none to place."
    return "There is no note to place in this list: u shows those not placed."


def _with_notes(state: Wall, pointing: Pointing, name: str, hand: tuple[int, ...]) -> Wish:
    numbers = _numbers(hand)
    match name:
        case "pick":
            return Wish(_picked(state, pointing))
        case "choose":
            return Wish(pointing, opens=f"{numbers} > ")
        case "assign" | "also":
            if not pointing.theme:
                return Wish(pointing, opens=f"{numbers} > new ")
            return _into(pointing, hand, pointing.theme, also=name == "also")
        case "out":
            listed = 0 if pointing.sought else lists.theme_shown(pointing)
            theme = pointing.theme if pointing.side == "inside" else listed
            where = f"out of theme {theme}" if theme else "back to the notes not placed"
            data = {"notes": list(hand), "theme": theme}
            return Wish(pointing, command=Command("move", f"{_said(hand)}: {where}", "out", data))
        case "lone":
            return Wish(pointing, line=f"lone {numbers}")
        case "contested":
            return Wish(pointing, opens=f"contested {hand[0]}: ")
        case "park":
            return Wish(pointing, opens=f"park {numbers}: ")
    return Wish(pointing)


def _said(hand: Sequence[int]) -> str:
    return f"note {hand[0]}" if len(hand) == 1 else f"{len(hand)} notes"


def _numbers(numbers: Sequence[int]) -> str:
    return " ".join(str(number) for number in numbers)


def _picked(state: Wall, pointing: Pointing) -> Pointing:
    """The note picked or unpicked; it stays pointed at, so that the same key takes the pick back."""
    number = pointing.note
    picked = pointing.picked
    picked = tuple(one for one in picked if one != number) if number in picked else (*picked, number)
    return replace(pointing, picked=picked)


def _other_question(state: Wall, pointing: Pointing) -> Wish:
    """The next question, after the last one all of them, then the first."""
    keys = [question.key for question in state.questions]
    order = [*keys, lists.ALL] if len(keys) > 1 else keys
    here = pointing.question or state.question
    key = order[(order.index(here) + 1) % len(order)] if here in order else order[0]
    title = "All questions" if key == lists.ALL else state.question_of(key).title
    there = replace(pointing, question=key, showing="", sought="", picked=(), at=0, top=0, theme_top=0)
    return Wish(there, says=f"Looking at: {title}. The room sees no change.")


# -- choosing a theme -------------------------------------------------------------------------------------------------


def begin_choosing(state: Wall, pointing: Pointing) -> Wish:
    """Letters beside the themes. With no theme yet it opens all the same, so that `>` and `n` are always two keys."""
    says = _ask(pointing) if lists.choosable(state, pointing) else _ask_first(pointing)
    return Wish(replace(pointing, choosing=True, digits="", theme_top=0), says=says)


def _ask_first(pointing: Pointing) -> str:
    return f"{_said(lists.in_hand(pointing))} > …   no theme yet: n makes the first one; escape".removeprefix("note ")


def _ask(pointing: Pointing, digits: str = "") -> str:
    hand = lists.in_hand(pointing)
    many = f"{hand[0]}" if len(hand) == 1 else f"{len(hand)} notes"
    return f"{many} > {digits}…   a letter, or a number; n new; up, down, enter; escape"


def choose(state: Wall, pointing: Pointing, key: str, character: str) -> Wish | None:
    """What a key comes to while a theme is chosen, or begins to be; None for those that mean the same everywhere."""
    if not pointing.choosing:
        begins = character == ">" and bool(lists.in_hand(pointing))
        return begin_choosing(state, pointing) if begins else None
    there = replace(pointing, choosing=False, digits="")
    hand = lists.in_hand(pointing)
    themes = [theme.number for theme in lists.choosable(state, pointing)]
    if key == "escape":
        return Wish(there, says="Nothing was moved.")
    if not hand:
        return Wish(there, says=_nothing_to_place(state, there))
    if not themes and (key in _MOVING or (character > " " and character not in "n+")):
        return Wish(pointing, says=_ask_first(pointing))
    if character in ("n", "+"):
        return Wish(there, opens=f"{_numbers(hand)} > new ")
    if key in ("up", "down", "left", "right", "home", "end", "pageup", "pagedown"):
        return Wish(replace(pointing, digits="", theme=stepped(themes, pointing.theme, key, 10)), says=_ask(pointing))
    if key == "enter":
        wanted = int(pointing.digits) if pointing.digits else pointing.theme
        if wanted in themes:
            return _into(there, hand, wanted)
        return Wish(replace(pointing, digits=""), says=f"No theme {wanted} here. {_ask(pointing)}")
    if key == "backspace":
        return Wish(replace(pointing, digits=pointing.digits[:-1]), says=_ask(pointing, pointing.digits[:-1]))
    if character.isdecimal() and character.isascii():
        return _digit(pointing, there, hand, themes, pointing.digits + character)
    if len(character) == 1 and character.isprintable():
        question = state.notes[hand[0]].question if hand and hand[0] in state.notes else ""
        wanted = next((n for n, letter in lists.letters(state, question).items() if letter == character), 0)
        if wanted in themes:
            return _into(there, hand, wanted)
        return Wish(pointing, says=f"No theme has the letter {character}. {_ask(pointing)}")
    return None


def _digit(pointing: Pointing, there: Pointing, hand: tuple[int, ...], themes: list[int], digits: str) -> Wish:
    """A number is taken at once when no other theme's number begins with it."""
    begun = [number for number in themes if str(number).startswith(digits)]
    if not begun:
        return Wish(replace(pointing, digits=""), says=f"No theme {digits} here. {_ask(pointing)}")
    if begun == [int(digits)]:
        return _into(there, hand, begun[0])
    near = replace(pointing, digits=digits, theme=int(digits) if int(digits) in themes else begun[0])
    return Wish(near, says=_ask(pointing, digits))


def _into(pointing: Pointing, hand: tuple[int, ...], theme: int, *, also: bool = False) -> Wish:
    return Wish(pointing, line=f"{'also ' if also else ''}{_numbers(hand)} > t{theme}")
