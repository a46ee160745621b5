"""The console's own lines: header, guidance, help, the small picture of the room. Pure drawing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import chain, zip_longest

from exercises.kernel.days import in_zone
from exercises.kernel.shape import Progress
from exercises.kernel.text import matches
from exercises.leaving.room_view import Bar, Big, Line, Pair, RoomView, Tags, Ties, pages_of
from sessions.live.state import Run, SessionState
from tui.app.actions import keys_of
from tui.app.text import fit, pad, width, wrap, wrap_parts
from tui.boards.board import Board, Drawing, Drawn
from tui.console.actions import actions_of

NOT_SAVED = "NOT SAVED"
SAVING = "saving …"
REWRITING = "taking out …"
_SHORTEST_ROOM = 16
"""BLANKED and HELD stay whole in so many cells."""
_SHORTEST_PHASE = 8


def ends(left: str, right: str, room: int, left_style: str, right_style: str = "quiet") -> Drawn:
    """One line with something at both ends; the right end is kept whole."""
    right = fit(f" {right} ", max(0, room))
    space = max(0, room - width(right))
    return ((pad(fit(left, space), space), left_style), (right, right_style))


def surface(mirror: bool) -> str:
    """Which surface this window is, in words."""
    return "MIRROR - the room sees this" if mirror else "CONSOLE - private"


def room_words(state: SessionState, seen: Callable[[], RoomView], *, quiet: bool = False) -> str:
    """What the room sees, in words; `seen` gives what a lit room sees, `quiet` when nobody has lit it yet."""
    display = state.display
    if display.blanked:
        return "room BLANKED"
    if quiet:
        return "room QUIET"
    if display.held is not None:
        return f"room HELD: {_view_name(state, display.held)}"
    return f"room: {_view_name(state, seen())}"


def still_sees(state: SessionState, view: RoomView) -> str:
    """What is said while the room sees what it must not any longer."""
    return f"THE ROOM STILL SEES {_view_name(state, view)}; switch the projector off"


def _view_name(state: SessionState, view: RoomView) -> str:
    run = state.runs.get(state.display.run)
    if run is None or run.template.shape != "wall":
        return view.name
    from tui.boards.wall import in_words

    return in_words.room_name(run.state, view)


def minutes(progress: Progress, now: datetime, paused_seconds: int, paused_since: str) -> str:
    """How long the phase has gone on, against its plan."""
    if not progress.goes_on:
        return ""
    gone = progress.minutes_gone(now, paused_seconds, paused_since)
    planned = f" of {progress.minutes[1]}" if progress.minutes[1] else ""
    return f"{gone} min{planned}" + (", paused" if paused_since else "")


def header(
    state: SessionState,
    run: Run | None,
    saved: str,
    now: datetime,
    room: int,
    *,
    mirror: bool,
    seen: Callable[[], RoomView],
    quiet: bool = False,
    wall: datetime | None = None,
) -> list[Drawn]:
    """Two lines: which surface, which session, saved or not; which phase, how far, what the room sees."""
    clock = in_zone(wall or now).strftime("%H:%M")
    words = room_words(state, seen, quiet=quiet)
    if mirror:
        return [
            ends(f" {surface(True)}", f"{saved}  {clock}" if room > 44 else saved, room, "strong"),
            ends("", words, room, "quiet", "strong"),
        ]
    title = fit(state.title, max(8, room - 20 - len(saved) - 14))
    first = ends(
        f" {surface(False)}   {title}",
        f"{saved}  {clock}",
        room,
        "strong",
        "chosen" if saved.startswith(NOT_SAVED) else "quiet",
    )
    if run is None:
        return [first, ends(" No exercise yet. Type: exercise live-grid", words, room, "text")]
    progress = run.shape.progress(run.state)
    gone = minutes(progress, now, run.state.paused_seconds, run.state.paused_since)
    parts = [progress.phase, progress.counted, gone, "closed" if progress.finished else ""]
    shown = state.display.blanked or state.display.held is not None or quiet
    if run.template.shape == "wall":
        from tui.boards.wall import in_words

        left, right = _wall_line(parts, in_words.waiting(run.state), words, room)
    else:
        left, right = _second_line(parts, words, room)
    return [first, ends(f" {left}", right, room, "text", "chosen" if shown else "strong")]


def _second_line(parts: list[str], right: str, room: int) -> tuple[str, str]:
    """Both ends of the line, shortened to fit: what the room sees first, then the phase's title; never the minutes."""
    phase, counted, *times = parts
    over = width("   ".join(part for part in parts if part)) + width(right) + 4 - room
    if over > 0:
        shorter = fit(right, max(min(width(right), _SHORTEST_ROOM), width(right) - over))
        over -= width(right) - width(shorter)
        right = shorter
    if over > 0:
        shorter = fit(phase, max(min(width(phase), _SHORTEST_PHASE), width(phase) - over))
        over -= width(phase) - width(shorter)
        phase = shorter
    if over > 0 and counted:
        # Half a count would be a wrong one; without it there is room for more of the title.
        over -= width(counted) + 3
        counted = ""
        phase = fit(parts[0], width(phase) - over)
    return "   ".join(part for part in (phase, counted, *times) if part), right


def _wall_line(parts: list[str], waiting: tuple[str, str], right: str, room: int) -> tuple[str, str]:
    """Both ends of a wall's line: the notes that wait are always counted, before the minutes and the phase's title."""
    phase, counted, gone, closed = parts
    other = "" if counted in waiting else counted
    ways = [
        [other, waiting[0], gone],
        [other, waiting[1], gone],
        [waiting[1], gone],
        [waiting[1], "paused" if gone.endswith("paused") else gone.partition(" of ")[0]],
        [waiting[1]],
    ]
    shortest = min(width(right), _SHORTEST_ROOM)
    for number, way in enumerate(ways):
        said = [part for part in (*way, closed) if part]
        space = room - width(right) - 4 - sum(width(part) + 3 for part in said)
        if space >= min(width(phase), _SHORTEST_PHASE):
            return "   ".join((fit(phase, space), *said)), right
        if number == len(ways) - 1:
            right = fit(right, max(shortest, width(right) + space))
            space = room - width(right) - 3 - sum(width(part) + 3 for part in said)
            shorter = fit(phase, space) if space > 3 else phase.partition(" ")[0]
            return "   ".join((shorter, *said)), right
    return phase, right


def room_panel(view: RoomView | None, state: SessionState, room: int, height: int, *, quiet: bool) -> list[Drawn]:
    """What the room sees now, in small; `quiet` when nobody has lit it yet."""
    words = "BLANKED" if view is None else "HELD" if state.display.held is not None else "THE ROOM SEES"
    if quiet and view is not None:
        words, view = "QUIET", RoomView("quiet", "", (Line("Only its title, until you show something."),))
    lines: list[Drawn] = [((pad(f"│{fit(words, room - 2)}", room), "strong"),)]
    said: list[str] = []
    for block in pages_of(view.blocks)[0] if view is not None else ():
        match block:
            case Bar(text):
                said += wrap(text, room - 2)
            case Big(text, after):
                said += [text.upper(), *([after] if after else [])]
            case Pair():
                said += [line for text in block.texts for line in wrap(text, room - 2)]
            case Line(text):
                said += wrap(text, room - 2)
            case Tags(label, tags):
                said.append(f"{label}: {len(tags)}" if label else f"{len(tags)} chairs")
            case Ties(text):
                said += wrap(text, room - 2)
            case _:
                pass
    if view is not None and not said:
        said = ["a quiet screen"]
    if len(said) >= height > 1:
        said[height - 2 :] = [f"{fit(said[height - 2], room - 4)} …"]
    lines += [((pad(f"│{fit(text, room - 2)}", room), "quiet"),) for text in said[: height - 1]]
    while len(lines) < height:
        lines.append(((pad("│", room), "quiet"),))
    return lines


def guidance(run: Run, looking: int, room: int, *, moves: bool = True) -> Drawing:
    """What to say in a phase, what to do, what to watch for, lines to type; any phase, without the group moving."""
    template = run.template
    here = template.phase_number(run.state.phase)
    looking = looking if looking < len(template.phases) else here  # an undo may lead back to an exercise with fewer
    phase = template.phases[looking]
    lines: list[Drawn] = []
    least, most = phase.minutes
    planned = (f"{most} minutes" if least == most else f"{least}-{most} minutes") if most else ""
    lines.append(ends(f" {looking} {phase.title}", planned, room, "strong"))
    away = f"Only looking. The group is at {here}{f': go {phase.key} moves it' if moves else ''}."
    where = "The group is here." if looking == here else away
    ways = wrap_parts(f"{where}   left, right: other phases", "   ", room - 3)
    lines += [*(((f" {line}", "quiet"),) for line in ways), ()]
    lines += [((f" {text}", "text"),) for text in wrap(phase.purpose, room - 3)]
    remedies = [
        f"{item['when']}: {item['do']}"
        for item in template.words.get("remedies", ())
        if phase.key in item.get("phases", ()) or not item.get("phases")
    ]
    for title, words in (
        ("SAY", [f"“{said}”" for said in phase.say]),
        ("DO", list(phase.do)),
        ("WATCH FOR", list(phase.watch)),
        ("LINES TO TYPE", list(phase.record)),
        ("IF IT GOES WRONG", remedies),
    ):
        if words:
            lines += [(), ((f" {title}", "heading"),)]
        for text in words:
            wrapped = wrap(text, room - 5)
            lines += [((f"   {line}" if place == 0 else f"     {line}", "text"),) for place, line in enumerate(wrapped)]
    return Drawing(lines)


def help_text(
    groups: Sequence[tuple[str, Sequence[tuple[str, str]]]],
    board: Board | None,
    room: int,
    now: Sequence[str] = (),
    about: str = "",
    sought: str = "",
) -> Drawing:
    """What comes now and what the exercise is for, then every action of the board, then every form a line may have,
    under its groups' headings. With a word that is sought, the forms first, and of the actions those that speak of it.
    """
    here = " NOW, IN THIS PHASE" if board is None or board.of_a_session else " NOW"
    lines: list[Drawn] = [((here, "heading"),)] if now else []
    lines += [((f"  {part}", "text"),) for said in now for part in wrap(said, room - 3)]
    lines += [*([()] if now else []), *(((f" {part}", "quiet"),) for part in wrap(about, room - 2))] if about else []
    on_board, typed = _actions(board, room, sought), _forms(groups, None if sought else board, room)
    for part in (typed, on_board) if sought else (on_board, typed):
        lines += [*([()] if lines and part else []), *part]
    return Drawing(lines)


def _actions(board: Board | None, room: int, sought: str) -> list[Drawn]:
    told = [(keys_of(action), f"{action.short}. {action.help}") for action in actions_of(board)]
    told += [
        ("ctrl p", "Every action by name."),
        ("tab", "In the bar: takes the completion that is shown, or the line that a refusal tells."),
    ]
    rows = [_key(*one, room) for one in told if not sought or any(matches(sought, part) for part in one)]
    head = _headed(" ON THIS BOARD", "type it and press enter; ctrl keys act at once", room)
    return [*head, *chain.from_iterable(rows)] if rows else []


def _headed(head: str, how: str, room: int) -> list[Drawn]:
    """A heading with how the lines under it are typed, beside it or below."""
    if width(f"{head}   {how}") < room:
        return [((head, "heading"), (f"   {how}", "quiet"))]
    return [((head, "heading"),), *(((f" {line}", "quiet"),) for line in wrap(how, room - 3))]


def _forms(groups: Sequence[tuple[str, Sequence[tuple[str, str]]]], board: Board | None, room: int) -> list[Drawn]:
    if not groups:
        return []
    lines = _headed(" LINES", "numbers first, then a word, then after a colon the words", room)
    if board is not None and board.answer_help:
        lines += [((f"  {line}", "text"),) for line in wrap(board.answer_help, room - 3)]
    for heading, forms in groups:
        lines += [(), ((f" {fit(heading, room - 2)}", "heading"),)]
        for example, means in forms:
            lines += [((f"  {'  ' * (place > 0)}{part}", "strong"),) for place, part in _parts(example, room)]
            lines += [(("      " + line, "quiet"),) for line in wrap(means, room - 8)]
    return lines


def _parts(example: str, room: int) -> Iterable[tuple[int, str]]:
    """A line to type, whole: on one row, or its parts, each with its place."""
    return enumerate([example] if width(example) <= room - 3 else wrap(example, room - 5))


def _key(key: str, words: str, room: int) -> list[Drawn]:
    beside = 20 if room >= 60 else 16
    rows = zip_longest(wrap(key, beside - 3), wrap(words, max(12, room - beside - 1)), fillvalue="")
    return [((pad(f"  {said}", beside), "strong"), (line, "text")) for said, line in rows]


BESIDE = 3
"""Columns of a pane that its text leaves free: a space before it, and for what scrolls it."""


def on_a_row(line: str, room: int) -> str:
    """As much of a line as stands on one row of such text, with a sign where it is cut."""
    return fit(line, room - BESIDE)


def text_lines(lines: list[str], room: int) -> Drawing:
    """Plain text, wrapped, with its own indents kept; what goes on under an indented line is indented more."""
    drawn: list[Drawn] = []
    for line in lines:
        indent = len(line) - len(line.lstrip())
        wrapped = wrap(line.strip(), max(8, room - indent - BESIDE)) or [""]
        more = 2 if indent else 0
        drawn += [
            ((" " * (indent + (more if place else 0)) + f" {part}", "text"),) for place, part in enumerate(wrapped)
        ]
    return Drawing(drawn)
