"""The net-gram's board: rings as columns, who is joined besides, and where there is room the picture. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from exercises.kernel.record import replace
from exercises.netgram import words
from exercises.netgram.reading import about
from exercises.netgram.state import RING_WORDS, RINGS, SIGNS, NetGram, pair
from exercises.network.examples import FIRST, of_this_grid
from exercises.network.room import short_name
from exercises.network.state import Chair
from tui.app.actions import Action
from tui.app.ring_picture import picture
from tui.app.text import fit, pad, width, wrap, wrap_parts
from tui.boards.board import Board, Drawing, Drawn, EntryField, Pointing, Wish
from tui.boards.list_board import beside

OWN: tuple[Action, ...] = (
    Action("join", "Join by keys", "Letters are keys until escape: space one, enter another, 1 to 5.", "join"),
    Action("pick", "Pick the first of two", "It gets a ✓; then enter on the second.", "pick", press="space"),
    Action("ring", "A ring further", "Close, middle, outer, and close again, for whoever is pointed at.", "r"),
)
LETTERS = (
    "space the first, enter the second, then 1 strong  2 thin  3 strained  4 broken  5 not known   r a ring further"
)
_COLUMNS = (*RINGS, "")
_PICTURE_FROM = 85
"""Columns from which the picture stands beside the rings."""
_LEAST_HIGH = 9


class NetGramBoard(Board):
    """Rings as columns, and below them what joins the others."""

    thing = "chair"
    own = OWN
    letters = "JOINING"
    letter_words = LETTERS
    room_from = 100
    words: Mapping[str, tuple[str, str]] = {
        "show_focused": ("Show this one in the room", "The room sees whoever is chosen here, with their ties."),
        "show_overview": ("Show the rings in the room", "The room sees who is around, in rings."),
        "next_waiting": ("Next who is not joined", "The next one whom no tie reaches, or who is in no ring."),
        "open_card": ("Everything of this one", "Ring, ties, and what was said of them before."),
        "detail": ("Ties in words", "Changes between the rings and the list of ties."),
        "findings": ("The picture as text", "Rings, ties, missing, seen, in full."),
    }
    answer_help = "Two numbers and a word join: 1 7 strained. One number and a ring moves: 7 middle."
    wordless = "Nothing is typed now."

    def card_rows(self, width: int, height: int) -> int:
        """Who it is, and the two lines to say."""
        return 4

    def things(self, state: NetGram) -> list[int]:
        """The centre, then ring by ring."""
        centre = state.centre
        rest = [chair.number for ring in _COLUMNS for chair in state.ring(ring)]
        return [*([centre] if centre else []), *rest]

    def settle(self, state: NetGram, width: int, height: int, pointing: Pointing) -> Pointing:
        """At somebody who is there; the first one otherwise."""
        if pointing.focus in state.chairs:
            return pointing
        return replace(pointing, focus=next(iter(self.things(state)), 0))

    # -- drawing ------------------------------------------------------------------------------------------------------

    def overview(self, state: NetGram, width: int, height: int, pointing: Pointing) -> Drawing:
        """The rings, and where there is room the picture beside them; the same while nothing of it is another."""
        made_of = (state, width, height, pointing.focus, pointing.picked)
        if not _drawn or _drawn[0][0] is not state or _drawn[0][1:5] != made_of[1:]:
            _drawn[:] = [(*made_of, self._overview(state, width, height, pointing))]
        return _drawn[0][5]

    def _overview(self, state: NetGram, width: int, height: int, pointing: Pointing) -> Drawing:
        if not state.chairs:
            hint = wrap(f"Nobody is on it yet. Type: {of_this_grid(FIRST, state)}", max(8, width - 2))
            return Drawing([(), *(((f" {line}", "strong"),) for line in hint)])
        split = width + 1 >= _PICTURE_FROM and height >= _LEAST_HIGH and state.has_view
        left = width * 55 // 100 if split else width
        lines, first, last = _columns(state, left, pointing)
        if split:
            drawn = _picture(state, width - left - 2, height)
            lines = beside(lines, drawn, left, "  ")
        return Drawing(lines, first, last)

    def headings(self, state: NetGram, width: int) -> list[Drawn]:
        """Whose view it is, over the list."""
        return [((fit(f" {_stamp(state)}", width), "heading"),)]

    def detail(self, state: NetGram, width: int, pointing: Pointing) -> Drawing:
        """The ties in words."""
        lines: list[Drawn] = []
        first = last = 0
        for tie in words.in_order(state.ties, state.centre):
            here = pointing.focus in tie.between
            first, last = (len(lines), len(lines)) if here and not first else (first, last)
            for line in wrap(words.tie_line(state.chairs, tie), max(8, width - 2)):
                lines.append(((f" {line}", "strong" if here else "text"),))
        return Drawing(lines or [((" Nobody is joined yet: 1 2 strong", "quiet"),)], first, last)

    def card(self, state: NetGram, width: int, height: int, pointing: Pointing) -> list[Drawn]:
        """Whoever is pointed at, and what to say."""
        chair = state.chairs.get(pointing.focus)
        lines: list[Drawn] = [((fit(f" {_one(state, chair)}", width), "strong"),)] if chair is not None else []
        if pointing.picked:
            lines = [((fit(f" {_picked(state, pointing)}", width), "strong"),)]
        phase = state.template.phase(state.phase)
        for lead, said in (("SAY", [f"“{one}”" for one in phase.say[:1]]), ("WATCH", [*phase.watch[:1]])):
            for at, line in enumerate(row for one in said for row in wrap(one, max(8, width - 9))):
                lines.append(((f" {lead if not at else '':7}", "quiet"), (line, "text")))
        return lines

    def about(self, state: NetGram, pointing: Pointing) -> list[str]:
        """Everything known of whoever is pointed at."""
        chair = state.chairs.get(pointing.focus)
        return about(state, chair) if chair is not None else []

    def fields(self, state: NetGram, pointing: Pointing) -> list[EntryField]:
        """Nothing is asked of anybody by itself."""
        return []

    # -- keys ---------------------------------------------------------------------------------------------------------

    def open(self, state: NetGram, pointing: Pointing) -> Wish:
        """The second of two, where the first is picked; else everything of whoever is pointed at."""
        if pointing.picked and pointing.focus != pointing.picked[0] and len(pointing.picked) == 1:
            there = replace(pointing, picked=(pointing.picked[0], pointing.focus))
            return Wish(
                there, then="keys", says="How are they tied? 1 strong  2 thin  3 strained  4 broken  5 not known"
            )
        return Wish(pointing, then="about") if pointing.focus else Wish(pointing)

    def act(self, state: NetGram, pointing: Pointing, name: str) -> Wish:
        """What one of its own actions comes to."""
        if name == "join":
            return Wish(replace(pointing, picked=()), then="keys", says=LETTERS)
        if not pointing.focus:
            return Wish(pointing, says=f"Nobody is on it yet: {of_this_grid(FIRST, state)}")
        if name == "pick":
            again = pointing.picked == (pointing.focus,)
            return Wish(replace(pointing, picked=() if again else (pointing.focus,)))
        chair = state.chairs[pointing.focus]
        if chair.number == state.centre:
            return Wish(pointing, says=f"{chair.called} is in the centre.")
        place = (RINGS.index(chair.near) + 1) % len(RINGS) if chair.near else 0
        return Wish(pointing, line=f"{chair.number} {RING_WORDS[RINGS[place]]}")

    def choose(self, state: NetGram, pointing: Pointing, key: str, character: str) -> Wish | None:
        """The sign of the two that are picked, by its number."""
        signs = list(SIGNS)
        if len(pointing.picked) != 2:
            if character.isdecimal():
                return Wish(pointing, says="Pick two first: space on the one, enter on the other.")
            return None
        if character.isascii() and character.isdecimal() and 0 < int(character) <= len(signs):
            one, other = pointing.picked
            return Wish(replace(pointing, picked=()), line=f"{one} {other} {signs[int(character) - 1]}")
        if key == "escape":
            return Wish(replace(pointing, picked=()), says="They are not joined.")
        if key in ("up", "down", "left", "right", "space", "enter"):
            return None
        return Wish(
            pointing, says="1 strong  2 thin  3 strained  4 broken  5 not known; escape leaves them as they are."
        )

    def back(self, pointing: Pointing) -> Pointing:
        """To none picked."""
        return replace(pointing, picked=())

    def next_waiting(self, state: NetGram, pointing: Pointing) -> Wish:
        """The next one who is in no ring or joined to nobody."""
        waits = [*state.ring(""), *state.not_joined()]
        numbers = [chair.number for chair in waits]
        if not numbers:
            return Wish(pointing, says="Everybody is in a ring and joined to somebody.")
        at = numbers.index(pointing.focus) + 1 if pointing.focus in numbers else 0
        return Wish(replace(pointing, focus=numbers[at % len(numbers)]))

    def overview_line(self, state: NetGram, pointing: Pointing) -> str:
        """The rings."""
        return "show rings"

    def show_line(self, state: NetGram, pointing: Pointing) -> str:
        """Whoever is pointed at, large."""
        return f"show {pointing.focus}" if pointing.focus else ""

    def move(
        self, state: NetGram, width: int, height: int, pointing: Pointing, direction: str, *, in_detail: bool
    ) -> Pointing | None:
        """Down and up a ring, and across to the next."""
        if in_detail or direction in ("pageup", "pagedown"):
            return None
        grid = [[chair.number for chair in state.ring(ring)] for ring in _COLUMNS]
        grid = [column for column in grid if column]
        centre = state.centre
        if not grid or direction == "home":
            return replace(pointing, focus=centre or pointing.focus)
        if direction == "end":
            return replace(pointing, focus=grid[-1][-1])
        if pointing.focus == centre:
            return replace(pointing, focus=grid[0][0]) if direction in ("down", "right") else pointing
        at = next((place for place, column in enumerate(grid) if pointing.focus in column), 0)
        row = grid[at].index(pointing.focus) if pointing.focus in grid[at] else 0
        if direction == "up" and not row:
            return replace(pointing, focus=centre or pointing.focus)
        if direction in ("up", "down"):
            row = max(0, min(len(grid[at]) - 1, row + (1 if direction == "down" else -1)))
        else:
            at = max(0, min(len(grid) - 1, at + (1 if direction == "right" else -1)))
            row = min(row, len(grid[at]) - 1)
        return replace(pointing, focus=grid[at][row])

    def follow(
        self, state: NetGram, pointing: Pointing, kind: str, data: Mapping[str, Any], *, undone: bool
    ) -> Pointing:
        """At whoever was joined, the one around and not the one in the centre."""
        joined = data.get("other")
        if isinstance(joined, int) and joined != state.centre and data.get("chair") == state.centre:
            data = {**data, "chair": joined}
        return super().follow(state, pointing, kind, data, undone=undone)

    def hint(self, state: NetGram, pointing: Pointing) -> str:
        """The lines of the phase."""
        return "   ".join(state.template.phase(state.phase).record)


def _stamp(state: NetGram) -> str:
    return words.stamp(state) if state.has_view else "whose view? view Hine, mum"


def _one(state: NetGram, chair: Chair) -> str:
    """Somebody in one line: ring, tie to the centre, contacts."""
    if chair.number == state.centre:
        return f"{chair.called}   in the centre, {_stamp(state)}"
    ring = RING_WORDS.get(chair.near, "in no ring yet")
    tie = state.ties.get(pair(chair.number, state.centre))
    if tie is None:
        return f"{chair.called}   {ring}   not joined to the centre"
    contacts = " · contacts not asked" if tie.contacts is None else ""
    return f"{chair.called}   {ring}   {words.tie_line(state.chairs, tie)}{contacts}"


def _picked(state: NetGram, pointing: Pointing) -> str:
    named = [state.chairs[number].called for number in pointing.picked if number in state.chairs]
    if len(named) == 2:
        return f"{named[0]} and {named[1]}: 1 strong  2 thin  3 strained  4 broken  5 not known"
    return f"{named[0]} and …   enter on the other" if named else ""


def _columns(state: NetGram, room: int, pointing: Pointing) -> tuple[list[Drawn], int, int]:
    """Title and centre, the rings beside each other, and under them who else is joined, not joined, missing."""
    rings = {ring: state.ring(ring) for ring in _COLUMNS}
    shown = [ring for ring in _COLUMNS if ring or rings[ring]]
    each = max(10, room // len(shown))
    to_centre = state.to_centre()
    lines: list[Drawn] = [_head(state, room, pointing)]
    labels = "".join(pad(f" {RING_WORDS.get(ring, 'no ring yet').upper()}", each) for ring in shown)
    lines.append(((fit(labels, room), "heading"),))
    here = 0 if pointing.focus == state.centre else -1
    columns: list[Sequence[Chair]] = [rings[ring] for ring in shown]
    for row in zip_longest(*columns):
        pieces = []
        for chair in row:
            if chair is None:
                pieces.append((" " * each, "text"))
                continue
            focused = chair.number == pointing.focus
            here = len(lines) if focused else here
            tie = to_centre.get(chair.number)
            mark = f" {words.mark(tie)}{words.arrow(tie, state.centre)}" if tie is not None else ""
            mark += " ✓" if chair.number in pointing.picked else ""
            name = f"({short_name(chair)})" if chair.empty else short_name(chair)
            text = f"{'▌' if focused else ' '}{fit(f'{chair.number} {name}', each - 2 - width(mark))}{mark}"
            pieces.append((pad(text, each), "chosen" if focused else "quiet" if chair.empty else "text"))
        lines.append(tuple(pieces))
    lines += _below(state, room)
    return lines, max(0, here if here > 3 else 0), max(0, here)


def _head(state: NetGram, room: int, pointing: Pointing) -> Drawn:
    seat = state.chairs.get(state.centre)
    number = f"{seat.number} " if seat is not None else ""
    picked = " ✓" if seat is not None and seat.number in pointing.picked else ""
    focused = seat is not None and seat.number == pointing.focus
    title = f"{'▌' if focused else ' '}{number}{seat.name if seat is not None else 'nobody in the centre yet'}{picked}"
    stamp = _stamp(state)
    stamp = stamp if width(title) + width(stamp) + 2 <= room or not state.has_view else words.stamp(state, short=True)
    title = fit(title, max(8, room - width(stamp) - 2))
    space = max(1, room - width(title) - width(stamp) - 1)
    stamp = fit(stamp, max(8, room - width(title) - space))
    return (title, "chosen" if focused else "strong"), (" " * space, "text"), (stamp, "quiet")


def _below(state: NetGram, room: int) -> list[Drawn]:
    others = _APART.join(_short_tie(state, tie.between) for tie in words.in_order(state.between_others(), 0))
    told = (
        ("others", others),
        ("not joined", words.joined_to_nobody(state) if state.ties else ""),
        ("missing", "; ".join(words.missing_lines(state))),
        ("seen", "; ".join(one.text for one in state.sights.values())),
    )
    lines: list[Drawn] = []
    for label, said in told:
        rows = wrap_parts(said, _APART, max(8, room - 13))
        if len(rows) > _MOST_BELOW:
            rows = [*rows[:_MOST_BELOW], "… f has all of it"]
        for at, line in enumerate(rows):
            lines.append(((f" {label if not at else '':11}", "quiet"), (line, "text")))
    return [(), *lines] if lines else []


def _short_tie(state: NetGram, between: tuple[int, int]) -> str:
    tie = state.ties[pair(*between)]
    one, other = (short_name(state.chairs[number]) for number in tie.between)
    return f"{one} {words.mark(tie)}{words.arrow(tie, tie.between[0])} {other}"


_APART = "   "
"""Between two ties of others."""
_MOST_BELOW = 3
"""Rows that each of what stands under the rings may have; the list of ties has all of them."""
_drawn: list[tuple[NetGram, int, int, int, tuple[int, ...], Drawing]] = []
"""The board drawn last: most keys change nothing of it."""
_last: list[tuple[NetGram, int, int, list[Drawn]]] = []
"""The picture drawn last: a key that marks another changes nothing of it."""


def _picture(state: NetGram, wide: int, high: int) -> list[Drawn]:
    if not _last or _last[0][0] is not state or _last[0][1:3] != (wide, high):
        seats = tuple(tuple((chair.number, chair.empty) for chair in state.ring(ring)) for ring in RINGS)
        centre = state.centre
        ties = tuple(
            (0 if one == centre else one, 0 if other == centre else other, words.mark(tie), words.arrow(tie, one))
            for (one, other), tie in state.ties.items()
        )
        name = fit(short_name(state.chairs[centre]), 12) if centre else ""
        drawn = [
            tuple((text, "strong" if style == "essential" else style) for text, style in row)
            for row in picture(seats, ties, name, wide, high)
        ]
        _last[:] = [(state, wide, high, drawn)]
    return _last[0][3]
