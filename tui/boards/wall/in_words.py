"""The wall in few words: what the room sees, how many notes wait, what was just done. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.text import listed
from exercises.leaving.room_view import RoomView
from exercises.wall.boxes import notes_now
from exercises.wall.numbered_paper import on_paper, unwritten
from exercises.wall.places import EVERY_AREA
from exercises.wall.state import Wall
from tui.app.text import fit
from tui.boards.wall.settling import notes_in

_MOST_NUMBERS = 4
_NAME = 40
"""Cells of a theme's name in a sentence about something else."""


def room_name(state: Wall, view: RoomView) -> str:
    """What the room sees, short enough for a header: "HELPS me 2/14", "HELPS asked", "theme 4"."""
    kind, *rest = view.key.split(" ")
    if state.boxes:
        return view.name
    pages = f" {view.page}/{view.pages}" if view.pages > 1 else ""
    match kind:
        case "question":
            return f"{_question(state, rest)} asked"
        case "wall":
            areas = [area.short for area in state.areas if area.key in rest[1:2]]
            areas += ["every area"] if rest[1:2] == [EVERY_AREA] else []
            return f"{_question(state, rest)} {areas[0] if areas else state.area_of(state.area).short}{pages}"
        case "themes":
            return f"{_question(state, rest)} themes{pages}"
        case "theme" | "step" | "check" | "note" if rest:
            return f"{kind} {rest[0]}{pages}"
        case "lone" | "contested" | "links" | "decisions":
            return f"{kind}{pages}"
    return view.name


def _question(state: Wall, words: list[str]) -> str:
    return words[0] if words and not words[0].isdecimal() else state.question


def asked(state: Wall, view: RoomView) -> str:
    """The key of the question that the room is asked now; "" while it sees something else."""
    kind, *rest = view.key.split(" ")
    return _question(state, rest) if kind == "question" else ""


def waiting(state: Wall) -> tuple[str, str]:
    """How many notes are not placed, in more words and in fewer; while people write, how many there are."""
    loose, every = state.counted() if not state.boxes else (0, len(notes_now(state)))
    paper = on_paper(unwritten(state))
    more = f", {paper}" if paper else ""
    if state.writing or state.boxes:
        words = "1 note" if every == 1 else f"{every:,} notes"
        return f"{words}{more}", words
    return f"not placed {loose:,} of {every:,}{more}", f"not placed {loose:,}"


def _notes(numbers: list[int]) -> str:
    return _several(numbers, "is", "are")


def _several(numbers: list[int], one: str, more: str) -> str:
    """The notes by number and the words for one or for more of them: "note 9 is", "notes 1 and 2 are"."""
    if len(numbers) == 1:
        return f"note {numbers[0]} {one}"
    if len(numbers) > _MOST_NUMBERS:
        return f"{len(numbers):,} notes {more}"
    return f"notes {listed([str(number) for number in numbers])} {more}"


def _theme(state: Wall, number: Any) -> str:
    theme = state.themes.get(number)
    name = f" “{fit(theme.name, _NAME)}”" if theme is not None and theme.name else ""
    return f"{number}{name}"


def done(state: Wall, kind: str, data: Mapping[str, Any]) -> str:
    """What a move came to, as done; "" where the line's own words say it."""
    notes = notes_in(data)
    match kind:
        case "assign" if notes:
            return f"{_notes(notes)} in {_theme(state, data['theme'])}. a goes on into {data['theme']}."
        case "copy" if notes:
            return f"{_notes(notes)} in {_theme(state, data['theme'])} as well."
        case "new_theme" if notes:
            return f"{_notes(notes)} in {_theme(state, data.get('number'))}, a new theme. a goes on into it."
        case "out" if notes:
            theme = data.get("theme")
            return f"{_notes(notes)} {f'out of {_theme(state, theme)}' if theme else 'not placed again'}."
        case "note":
            where = state.area_of(data["area"]).short
            if state.boxes:
                return f"note {data.get('number')} recorded: {where}."
            return f"note {data.get('number')} recorded: {data['question']}, {where}."
        case "lone" if notes:
            return f"{_several(notes, 'is now a lone voice', 'are now lone voices')}, and in sight: L lists them."
        case "paper":
            return f"{_several(notes, 'waits', 'wait')} on paper. {notes[0]}: types the words of one; words lists them."
        case "write_paper":
            twice = state.notes[data["note"]].second if data["note"] in state.notes else ""
            note = data["note"]
            said = f"Both typings are kept: {note} first, or {note} second." if twice else "its words recorded."
            return f"note {note}: {said}"
        case "contested":
            return f"note {data['note']} is now contested; both readings are kept. R lists them."
        case "park" if notes:
            until = f" until {data['until']}" if data.get("until") else ""
            return f"{_several(notes, 'is now parked', 'are now parked')}{until}. K lists them."
        case "name_theme" | "merge" | "split_theme" | "describe" | "link" | "remove_link":
            return _with_themes(state, kind, data)
    return ""


def _with_themes(state: Wall, kind: str, data: Mapping[str, Any]) -> str:
    match kind:
        case "name_theme":
            return f"theme {data['theme']} is now called “{fit(data['name'], _NAME)}”."
        case "describe":
            return f"theme {data['theme']}: {data['field']} recorded."
        case "merge":
            gone = listed([str(number) for number in data["themes"]])
            many = f"theme {gone} is" if len(data["themes"]) == 1 else f"themes {gone} are"
            return f"{many} now part of {_theme(state, data['into'])}. ctrl z takes it back."
        case "split_theme":
            went = _several(notes_in(data), "is", "are")
            return f"{went} out of theme {data['theme']}, now in {_theme(state, data.get('number'))}."
        case "link":
            pair = listed([str(number) for number in data["between"]])
            return f"themes {pair} are now {'kept apart' if data.get('apart') else 'linked'}, with the reason."
    return f"the link l{data['link']} is taken out."
