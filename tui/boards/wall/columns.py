"""The wall in the console: notes, themes, what is in the theme pointed at. Pure drawing.

Only the rows that show are made, however many notes there are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exercises.kernel.text import listed
from exercises.wall.state import CONTESTED, LONE, PARKED, Wall
from tui.app.text import fit, pad, width, wrap
from tui.boards.board import Drawing, Drawn, Pointing
from tui.boards.wall import lists, rows
from tui.boards.wall.rows import Layout, filled, layout, note_rows, theme_rows

_RULE: Drawn = (("│", "quiet"),)
_COUNTED = (("L", LONE), ("R", CONTESTED), ("K", PARKED))
"""The key that opens each list, and the list."""


def draw(state: Wall, room: int, height: int, pointing: Pointing) -> Drawing:
    """The wall in exactly as many lines as the board has rows."""
    plan = layout(room, height)
    shown = "themes" if pointing.choosing else pointing.side
    if pointing.choosing and not plan.one and len(lists.choosable(state, pointing)) > plan.rows:
        return Drawing(_whole_width(state, room, height, pointing))
    if plan.one:
        return Drawing(_themes(state, pointing, plan) if shown == "themes" else _notes(state, pointing, plan))
    columns = [_notes(state, pointing, plan), _themes(state, pointing, plan)]
    if plan.inside:
        columns.append(_inside(state, pointing, plan))
    lines = []
    for parts in zip(*columns, strict=True):
        line = parts[0]
        for part in parts[1:]:
            line = (*line, *_RULE, *part)
        lines.append(line)
    return Drawing(lines)


def _heading(left: str, right: str, room: int, *, keyed: bool) -> Drawn:
    right = fit(f" {right} ", room // 2) if right else ""
    space = room - width(right)
    return ((pad(fit(f" {left}", space), space), "heading" if keyed else "strong"), (right, "quiet"))


def _column(heading: Drawn, body: Sequence[Drawn], foot: Drawn, room: int, height: int) -> list[Drawn]:
    lines = [heading, *body[:height]]
    lines += [((" " * room, "text"),)] * (height + 1 - len(lines))
    return [filled(line, room) for line in (*lines, foot)]


def _from(things: int, top: int, height: int, drawn: Callable[[int], list[Drawn]]) -> tuple[list[Drawn], int]:
    """The rows of what shows from `top` on, and how many things are below them."""
    body: list[Drawn] = []
    place = top
    while place < things and len(body) < height:
        body += drawn(place)
        place += 1
    whole = place if len(body) <= height else place - 1
    return body, max(0, things - whole)


def _more(below: int, above: int, room: int, end: str = "") -> Drawn:
    ends = (f"{above:,} above" if above else "", f"{below:,} below" if below else "")
    words = ", ".join(part for part in ends if part)
    left = room - width(end) - 1
    return ((pad(fit(f"  … {words}" if words else "", left), left), "quiet"), (f"{end} ", "quiet"))


def _themes_heading(themes: int, above: int, below: int, right: str, room: int, *, short: str, keyed: bool) -> Drawn:
    """How many themes, and how many of them are above and below what shows; the right end is `short` where it must."""
    ends = (f"{above:,} above" if above else "", f"{below:,} below" if below else "")
    words = ", ".join(part for part in ends if part)
    arrows = " ".join(part for part in (f"↑{above:,}" if above else "", f"↓{below:,}" if below else "") if part)
    left = f"THEMES {themes}"
    if words:
        for more, end in ((words, right), (words, short), (arrows, short)):
            if width(f" {left}  … {more}") + width(end) + 3 <= room:
                return _heading(f"{left}  … {more}", end, room, keyed=keyed)
    return _heading(left, right, room, keyed=keyed)


def list_name(state: Wall, pointing: Pointing) -> str:
    """What the first list holds, in few words."""
    if pointing.sought:
        return f"FOUND “{pointing.sought}”"
    if theme := lists.theme_shown(pointing):
        shown = state.themes.get(theme)
        return f"IN {theme} {shown.name if shown is not None else ''}".rstrip()
    return pointing.showing.upper() or "NOT PLACED"


def counted(state: Wall, pointing: Pointing) -> str:
    """How many notes wait to be placed, of how many, under the question looked at."""
    question = lists.looked_at(state, pointing)
    waiting, every = state.counted(question)
    return f"{waiting:,} of {every:,}"


def _notes(state: Wall, pointing: Pointing, plan: Layout) -> list[Drawn]:
    room, numbers = plan.left, lists.left(state, pointing)
    keyed = pointing.side == "" and not pointing.choosing
    question = lists.looked_at(state, pointing) or "all"
    waits = not pointing.sought and not pointing.showing
    name = list_name(state, pointing)
    count = counted(state, pointing) if waits else f"{len(numbers):,}"
    right = f"{len(pointing.picked)} picked ✓" if pointing.picked else question
    if plan.one and not waits:
        right = f"{state.counted(lists.looked_at(state, pointing))[0]:,} not placed"
    heading = _heading(f"{fit(name, max(4, room - width(right) - width(count) - 6))} {count}", right, room, keyed=keyed)
    if not numbers:
        body = _said(_nothing(state, pointing), room)
        return _column(heading, body, _foot(state, pointing, plan, 0), room, plan.rows)
    picked = set(pointing.picked)

    def drawn(place: int) -> list[Drawn]:
        note = state.notes[numbers[place]]
        return note_rows(
            note,
            room,
            focused=note.number == pointing.focus,
            keyed=keyed,
            picked=note.number in picked,
            placed=not waits and not lists.theme_shown(pointing),
        )

    body, below = _from(len(numbers), pointing.top, plan.rows, drawn)
    return _column(heading, body, _foot(state, pointing, plan, below), room, plan.rows)


def _foot(state: Wall, pointing: Pointing, plan: Layout, below: int) -> Drawn:
    if plan.one:
        return _statuses(state, pointing, plan.left)
    waiting = f"not placed {counted(state, pointing)}" if pointing.sought or pointing.showing else ""
    return _more(below, pointing.top, plan.left, waiting)


def _said(sentence: str, room: int) -> list[Drawn]:
    return [((pad("", room), "text"),), *((((pad(f" {line}", room), "quiet"),)) for line in wrap(sentence, room - 2))]


def _nothing(state: Wall, pointing: Pointing) -> str:
    if pointing.sought:
        return "Nothing found. Macrons do not matter; escape shows all notes again."
    if lists.theme_shown(pointing):
        return "No note is in this theme now. Escape goes back to the notes not placed."
    if pointing.showing:
        return f"No note is {pointing.showing}. Escape goes back to the notes not placed."
    if not state.counted(lists.looked_at(state, pointing))[1]:
        return "No notes yet. i starts typing them in; a file comes in with holdspace import."
    if not lists.looked_at(state, pointing):
        return "Every note is placed."
    others = "the other question" if len(state.questions) == 2 else "the next question"
    return "Every note of this question is placed." + (f" q looks at {others}." if len(state.questions) > 1 else "")


def _statuses(state: Wall, pointing: Pointing, room: int) -> Drawn:
    """Lone, contested and parked, always in sight, each with the key that lists them."""
    question = lists.looked_at(state, pointing)
    counts = [(key, len(lists.with_status(state, status, question)), status) for key, status in _COUNTED]
    ways = (
        "  ".join(f"{key} {many} {status}" for key, many, status in counts),
        " ".join(f"{key} {many} {status}" for key, many, status in counts),
        "  ".join(f"{many} {status}" for _, many, status in counts),
        " ".join(f"{key} {many} {status[:4]}" for key, many, status in counts),
    )
    words = next((way for way in ways if width(way) < room - 1), ways[-1])
    return ((pad(fit(f" {words}", room), room), "quiet"),)


def _themes(state: Wall, pointing: Pointing, plan: Layout) -> list[Drawn]:
    room = plan.themes
    themes = lists.choosable(state, pointing) if pointing.choosing else lists.themes(state, pointing)
    keyed = pointing.side == "themes" or pointing.choosing
    named = lists.letters(state, _letters_for(state, pointing)) if pointing.choosing else {}
    placed = sum(1 for _ in {number for theme in themes for number in theme.notes})
    waiting = f"not placed {counted(state, pointing)}" if plan.one else f"notes {placed:,}"
    if not themes:
        heading = _heading("THEMES 0", waiting, room, keyed=keyed)
        body = _said("No theme yet. Put a note into a new one: > and n, then a sentence that says something.", room)
        return _column(heading, body, _statuses(state, pointing, room), room, plan.rows)
    body, below = _from(
        len(themes),
        pointing.theme_top,
        plan.rows,
        lambda place: theme_rows(
            themes[place],
            state.many_in(themes[place].number),
            room,
            pointed=themes[place].number == pointing.theme,
            keyed=keyed,
            whole=themes[place].number == pointing.theme and not pointing.choosing,
            letter=named.get(themes[place].number, ""),
        ),
    )
    short = counted(state, pointing) if plan.one else ""
    heading = _themes_heading(len(themes), pointing.theme_top, below, waiting, room, short=short, keyed=keyed)
    return _column(heading, body, _statuses(state, pointing, room), room, plan.rows)


def _letters_for(state: Wall, pointing: Pointing) -> str:
    """The question whose themes are chosen from."""
    hand = [number for number in lists.in_hand(pointing) if number in state.notes]
    return state.notes[hand[0]].question if hand else lists.looked_at(state, pointing)


def _whole_width(state: Wall, room: int, height: int, pointing: Pointing) -> list[Drawn]:
    """Every theme to choose from, in columns over the whole board, when one list has not rows enough."""
    themes = lists.choosable(state, pointing)
    named = lists.letters(state, _letters_for(state, pointing))
    deep = height - 2
    wide = max(1, min(-(-len(themes) // deep), room // 26))
    page = wide * deep
    place = next((at for at, theme in enumerate(themes) if theme.number == pointing.theme), 0)
    shown = themes[place // page * page :][:page]
    each = room // wide
    hand = lists.in_hand(pointing)
    numbers = listed([str(number) for number in hand[:8]]) + (" and more" if len(hand) > 8 else "")
    lines: list[Drawn] = [_heading(f"{numbers} into which theme?", f"{len(themes)} themes", room, keyed=True)]
    for row in range(deep):
        line: Drawn = ()
        for theme in shown[row::deep]:
            line = (
                *line,
                *theme_rows(
                    theme,
                    state.many_in(theme.number),
                    each,
                    pointed=theme.number == pointing.theme,
                    keyed=True,
                    letter=named.get(theme.number, ""),
                )[0],
            )
        lines.append(filled(line, room))
    return [*lines, _more(max(0, len(themes) - place // page * page - len(shown)), place // page * page, room)]


def _inside(state: Wall, pointing: Pointing, plan: Layout) -> list[Drawn]:
    room, numbers = plan.inside, lists.notes_of(state, pointing.theme)
    keyed = pointing.side == "inside"
    heading = _heading(f"IN {pointing.theme}" if pointing.theme else "", f"{len(numbers)} notes", room, keyed=keyed)
    above = rows.described(state, pointing.theme, room) if plan.described else []
    most = plan.inside_rows(state, pointing.theme)
    picked = set(pointing.picked)
    body, below = _from(
        len(numbers),
        pointing.inside_top,
        most,
        lambda place: note_rows(
            state.notes[numbers[place]],
            room,
            focused=numbers[place] == pointing.inside and keyed,
            keyed=keyed,
            picked=numbers[place] in picked,
            placed=False,
        ),
    )
    return _column(heading, [*above, *body[:most]], _more(below, pointing.inside_top, room), room, plan.rows)
