"""The wall's board: what the console asks of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.record import replace
from exercises.wall.numbered_paper import unwritten
from exercises.wall.state import Wall
from tui.app.actions import Action
from tui.boards.board import Board, Drawing, Drawn, EntryField, Pointing, Wish
from tui.boards.capture import NoteCapture
from tui.boards.wall import card, codebook, columns, keys, lists, settling, walking
from tui.boards.wall.rows import THREE_LISTS

_HIGH = 30
"""Rows from which a long note has room under the board."""


class WallBoard(Board):
    """Notes not placed at the left, themes at the right, the note pointed at below."""

    thing = "note"
    words: Mapping[str, tuple[str, str]] = keys.WORDS
    own: tuple[Action, ...] = keys.OWN
    letters = "SORTING"
    letter_words = keys.LETTERS
    only_lines = ("capture", "step")
    finds = True
    answer_help = "What is typed after a colon is kept word for word; // why gives a reason."
    wordless = "Nothing is typed now."
    room_from = THREE_LISTS

    def done(self, state: Wall, kind: str, data: Mapping[str, Any]) -> str:
        """Where a note went, and how it goes on."""
        from tui.boards.wall import in_words

        return in_words.done(state, kind, data)

    def card_rows(self, width: int, height: int) -> int:
        """Three rows, for what is worked with are the lists; more in a high window."""
        return 5 if height >= _HIGH else 3

    def settle(self, state: Wall, width: int, height: int, pointing: Pointing) -> Pointing:
        """At notes and themes that are there."""
        return settling.settle(state, width, height, pointing)

    def overview(self, state: Wall, width: int, height: int, pointing: Pointing) -> Drawing:
        """The lists."""
        return columns.draw(state, width, height, pointing)

    def headings(self, state: Wall, width: int) -> list[Drawn]:
        """Above the themes in full."""
        return codebook.headings(state, width)

    def detail(self, state: Wall, width: int, pointing: Pointing) -> Drawing:
        """The themes in full."""
        return codebook.draw(state, width, pointing)

    def card(self, state: Wall, width: int, height: int, pointing: Pointing) -> list[Drawn]:
        """The note or theme pointed at."""
        return card.draw(state, width, height, pointing)

    def fields(self, state: Wall, pointing: Pointing) -> list[EntryField]:
        """What is asked of a theme."""
        return card.fields(state, pointing) if not state.closed else []

    def about(self, state: Wall, pointing: Pointing) -> list[str]:
        """Everything known of the note or theme pointed at."""
        return card.about(state, pointing)

    def next_waiting(self, state: Wall, pointing: Pointing) -> Wish:
        """The next note not placed, of the question looked at; of another one when none of these waits."""
        question = lists.looked_at(state, pointing)
        waiting = lists.loose(state, question)
        there = replace(pointing, showing="", sought="", side="", choosing=False)
        if not waiting:
            others = [one for one in state.questions if lists.loose(state, one.key)]
            more = f" {others[0].title} has {len(lists.loose(state, others[0].key)):,}: q" if others else ""
            return Wish(there, says=f"Every note here is placed.{more}")
        after = next((number for number in waiting if number > pointing.focus), waiting[0])
        return Wish(replace(there, focus=after if pointing.showing == "" and not pointing.sought else waiting[0]))

    def open(self, state: Wall, pointing: Pointing) -> Wish:
        """A theme's notes in the first list; of a note, everything."""
        if pointing.side == "themes":
            if not pointing.theme:
                return Wish(pointing)
            shown = replace(pointing, showing=f"theme {pointing.theme}", sought="", side="", focus=0, at=0, top=0)
            return Wish(shown)
        return Wish(pointing, then="about") if pointing.note else Wish(pointing)

    def overview_line(self, state: Wall, pointing: Pointing) -> str:
        """The themes of the question looked at."""
        return f"show themes {lists.looked_at(state, pointing) or state.question}"

    def show_line(self, state: Wall, pointing: Pointing) -> str:
        """The theme in full, or the note alone."""
        if pointing.side == "themes":
            return f"show t{pointing.theme}" if pointing.theme else ""
        return f"show {pointing.note}" if pointing.note else ""

    def move(
        self, state: Wall, width: int, height: int, pointing: Pointing, direction: str, *, in_detail: bool
    ) -> Pointing | None:
        """In a list, or to another one; among the themes in full from theme to theme."""
        if not in_detail:
            return walking.move(state, width, height, pointing, direction)
        if direction in ("left", "right"):
            return pointing
        moved = walking.move(state, width, height, replace(pointing, side="themes"), direction)
        return replace(moved, side=pointing.side)

    def act(self, state: Wall, pointing: Pointing, name: str) -> Wish:
        """What one of its own keys comes to."""
        return keys.act(state, pointing, name)

    def choose(self, state: Wall, pointing: Pointing, key: str, character: str) -> Wish | None:
        """Which theme the notes in hand go into."""
        return keys.choose(state, pointing, key, character)

    def back(self, pointing: Pointing) -> Pointing:
        """To every note, to the notes not placed, then to none picked."""
        if pointing.sought:
            return replace(pointing, sought="", at=0)
        if pointing.showing:
            return replace(pointing, showing="", at=0)
        return replace(pointing, picked=(), side="")

    def called(self, state: Wall, pointing: Pointing, kind: str) -> Pointing:
        """At the note of that number, or at the theme ("t3")."""
        letter, number = kind[:1], kind.lstrip("t")
        if not number.isdecimal():
            return pointing
        if letter == "t":
            theme = state.themes.get(int(number))
            there = replace(pointing, theme=int(number), side="themes")
            if theme is not None and lists.looked_at(state, there) not in ("", theme.question):
                there = replace(there, question=theme.question)
            return there
        return settling.reveal(state, pointing, int(number))

    def follow(self, state: Wall, pointing: Pointing, kind: str, data: Mapping[str, Any], *, undone: bool) -> Pointing:
        """At the next note to place; after an undo at the one that came back."""
        return settling.follow(state, pointing, kind, data, undone=undone)

    def capture(self, state: Wall) -> NoteCapture | None:
        """Under the question and area in force."""
        return NoteCapture(
            {question.key: question.title for question in state.questions},
            {area.key: (area.short, area.title) for area in state.areas},
            state.question,
            state.area,
            papers=bool(unwritten(state)),
        )

    def hint(self, state: Wall, pointing: Pointing) -> str:
        """What the two quickest keys would do with the notes in hand."""
        theme = state.themes.get(pointing.theme)
        hand = lists.in_hand(pointing)
        if pointing.side == "themes":
            here = f"a puts {hand[0] if len(hand) == 1 else f'{len(hand)} notes'} here   " if hand else ""
            return f"{here}enter lists its notes   d names it" if theme is not None else ""
        if not hand:
            return ""
        many = f"{len(hand)} picked   " if pointing.picked else ""
        listed = 0 if pointing.sought else lists.theme_shown(pointing)
        if listed:
            also = theme is not None and theme.number != listed
            other = f"   x also into {theme.number} {theme.name}" if theme is not None and also else ""
            return f"{many}o out of {listed}   > another{other}".rstrip()
        if pointing.showing and not pointing.sought:
            where = f"a into {theme.number} {theme.name}   " if theme is not None else ""
            return f"{many}o not placed again   {where}> {'another' if where else 'a new theme'}"
        if theme is None:
            return f"{many}> n puts it into a new theme   l lone   k park   i type notes in"
        return f"{many}a into {theme.number} {theme.name}   > another   l lone".rstrip()
