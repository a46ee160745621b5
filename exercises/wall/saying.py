"""What the lines of a wall say before enter, and the gentle words beside them, which refuse nothing. Pure.

Refuses to scan the notes for a number: each keystroke asks here, on walls of thousands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from exercises.kernel.moves import Got
from exercises.kernel.names_in_text import bare
from exercises.kernel.shelf import Shelf
from exercises.kernel.text import folded
from exercises.wall.checks import called, counted
from exercises.wall.places import is_place, place, place_name
from exercises.wall.state import FROM, JOURNAL, MOVED_OFTEN, POST_IT, Note, Wall

_TWO_THOUGHTS = r";|[.!?]\s+\S|(?:\S+\s+){4,}and\s+(?:\S+\s+){3,}\S+"
_WORD = r"\w+(?:['’]\w+)*"
_ALIKE = 0.5
"""A slip of the typist changes less of a note than this."""


# -- things in a sentence ---------------------------------------------------------------------------------------------


def named_notes(got: Got, state: Wall) -> list[Note]:
    """The notes that a line names."""
    return [state.notes[number] for number in got["notes"]]


def _are(notes: list[Note]) -> str:
    return "is" if len(notes) == 1 else "are"


def _out_of(notes: list[Note], state: Wall) -> str:
    """The theme the notes are in, or how many; "" for none."""
    inside = list(dict.fromkeys(number for note in notes for number in note.themes))
    return called(state.themes[inside[0]]) if len(inside) == 1 else f"{len(inside)} themes" if inside else ""


def next_theme(state: Wall) -> int:
    """The number that the next theme will have."""
    return state.numbers.get("t", 0) + 1


def long_for_room(text: str, limit: str, usual: int, state: Wall) -> str:
    """The gentle word on a text that is longer than the room reads well; else ""."""
    most = state.template.room_limits.get(limit, usual)
    return f"{len(text)} characters; the room reads about {most} well." if len(text) > most else ""


def without(*marks: str) -> Callable[[Got, Wall], Got]:
    """The data less what was only read for the preview."""
    return lambda got, state: {key: value for key, value in got.items() if key not in marks}


def also_meant(got: Got, state: Wall) -> str:
    """What else the line could have meant."""
    return str(got.get("also_meant", ""))


# -- notes as they are typed ------------------------------------------------------------------------------------------


def post_its(state: Wall) -> bool:
    """Whether what is typed without a source is a post-it."""
    return state.usual_source == POST_IT


def items_only(state: Wall) -> bool:
    """Whether what is typed without a source comes from elsewhere."""
    return state.usual_source != POST_IT


def writers(state: Wall) -> bool:
    """Whether notes keep who wrote them."""
    return state.authors


def unless_place(word: str) -> Callable[[Wall], bool]:
    """Whether that word is none of the wall's own questions and areas."""
    return lambda state: not is_place(word, state)


def in_force(got: Got, state: Wall) -> Got:
    """What was read, under the question and area in force where none was named."""
    return {**got, "question": got.get("question") or state.question, "area": got.get("area") or state.area}


def sourced(got: Got, state: Wall) -> Got:
    """The data of a note."""
    return {"source": state.usual_source, **in_force(got, state)}


def as_item(got: Got, state: Wall) -> Got:
    """The data of one thing that is folded in."""
    return {"items": [sourced(got, state)]}


def from_now_on(got: Got, state: Wall) -> str:
    """Where notes go from now on."""
    told = in_force(got, state)
    return f"notes go under {place(state, told['question'], told['area'])} from now on"


def typed_note(got: Got, state: Wall) -> str:
    """A note, with where it goes."""
    told = sourced(got, state)
    more = f" from {FROM[told['source']]}" if told["source"] != POST_IT else ""
    by = f" by {told['author']}" if "author" in told else ""
    return f"a note{more}{by} under {place(state, told['question'], told['area'])}: {told['text']}"


def typed_item(got: Got, state: Wall) -> str:
    """One thing folded in, with where it goes and how often it was seen."""
    told = sourced(got, state)
    what = "a statement" if told["source"] == JOURNAL else FROM[told["source"]]
    often = f", seen {times(told['seen'])}" if "seen" in told else ""
    return f"{what} under {place(state, told['question'], told['area'])}{often}: {told['text']}"


def times(number: int) -> str:
    """How often, in words."""
    return "once" if number == 1 else f"{number} times"


def as_typed(got: Got, state: Wall) -> str:
    """A gentle word on a note as it is typed: already there, long for the room, or two thoughts in one; else ""."""
    text = got["text"]
    already = state.notes.once(_by_words).get(text)
    if already is not None:
        return f"The same words are note {already} already; it is taken all the same."
    long = long_for_room(text, "note", 140, state)
    if not long and re.search(_TWO_THOUGHTS, text, re.IGNORECASE):
        return f"Two thoughts? They may become two notes: halve {state.next_note}: first / second"
    return long


def _by_words(notes: Shelf[Note]) -> dict[str, int]:
    return {note.text: note.number for note in reversed(list(notes.every())) if note.on_wall}


def while_writing(got: Got, state: Wall) -> bool:
    """Whether it is masked in a mirror: nothing is on the wall yet, or it says who wrote it."""
    return state.writing or "author" in got


def refiled(got: Got, state: Wall) -> str:
    """Notes with where they go."""
    where = [place_name(state, kind, got[kind]) for kind in ("question", "area") if kind in got]
    return f"puts {counted(named_notes(got, state))} under {', '.join(where)}"


def halved(got: Got, state: Wall) -> str:
    """What a note becomes, with the numbers its parts will have."""
    shown = "; ".join(f"{number} “{text}”" for number, text in enumerate(got["texts"], state.next_note))
    return f"note {got['note']} becomes {len(got['texts'])} notes: {shown}"


def the_whole(got: Got, state: Wall) -> Got:
    """The note that a part belongs to."""
    note = state.notes[got["note"]]
    return {"note": note.half_of if note.half_of and not note.halves else note.number}


def made_whole(got: Got, state: Wall) -> str:
    """A note that comes back."""
    number = the_whole(got, state)["note"]
    halves = len(state.notes[number].halves)
    return f"note {number} is whole again; its {halves or 'two'} halves leave the wall and are kept"


# What is typed that the paper does not say: notes are verbatim, and cut into single thoughts without rewording ("A Good
# Start in Life", post-it theming). Only people see the paper, so it is only remarked.


def _words(text: str) -> list[str]:
    return re.findall(_WORD, folded(text).replace("’", "'"))


def other_words(got: Got, state: Wall) -> str:
    """For halves with a word that the note does not have; else ""."""
    there = set(_words(state.notes[got["note"]].text))
    if all(word in there for text in got["texts"] for word in _words(text)):
        return ""
    return "These are not the words on the paper; halves keep the words as written."


def not_alike(got: Got, state: Wall) -> str:
    """For two papers that do not say the same; else ""."""
    if _words(state.notes[got["note"]].text) == _words(state.notes[got["as_"]].text):
        return ""
    return "Their words differ. Same is for one paper typed twice; two papers stay two notes."


def another_paper(got: Got, state: Wall) -> str:
    """For words that hardly any of the note's own are among; else ""."""
    before, now = _words(state.notes[got["note"]].text), _words(got["text"])
    if not before or not now or 2 * len(set(before) & set(now)) >= min(len(set(before)), len(set(now))):
        return ""
    from difflib import SequenceMatcher

    if SequenceMatcher(None, " ".join(before), " ".join(now), autojunk=False).ratio() >= _ALIKE:
        return ""
    return f"Few of these words stood there before. Is it the paper with the number {got['note']}?"


def taken_out_of(got: Got, state: Wall) -> str:
    """A name, what stands there instead, and where."""
    where = "wherever it stands" if got["everywhere"] else f"in {counted(named_notes(got, state))}"
    return f"“{got['name']}” becomes [{bare(got['instead'])}] {where}"


def without_brackets(got: Got, state: Wall) -> Got:
    """The data of taking out a name."""
    return {**got, "instead": bare(got["instead"])}


def brackets_inside(got: Got, state: Wall) -> str:
    """For brackets among what stands there instead; else ""."""
    inside = got["instead"].removeprefix("[").removesuffix("]")
    return "Brackets are put around it by themselves; those inside are left out." if set("[]") & set(inside) else ""


# -- notes as they are sorted -----------------------------------------------------------------------------------------


def moved(got: Got, state: Wall) -> str:
    """Notes into a theme, and out of where they are."""
    notes = named_notes(got, state)
    moving = [note for note in notes if note.theme != got["theme"]]
    left = list(dict.fromkeys(note.theme for note in moving if note.theme))
    from_where = f" out of {called(state.themes[left[0]])}" if len(left) == 1 else f" out of {len(left)} themes"
    there = len(notes) - len(moving)
    stays = f"; {there} {'is' if there == 1 else 'are'} there already" if there else ""
    return f"moves {counted(moving)}{from_where if left else ''} to {called(state.themes[got['theme']])}{stays}"


def in_it_already(got: Got, state: Wall) -> str:
    """For notes that are all in the theme; else ""."""
    notes = named_notes(got, state)
    if any(note.theme != got["theme"] for note in notes):
        return ""
    return f"{counted(notes)} {_are(notes)} in {called(state.themes[got['theme']])} already; nothing is recorded"


def often_moved(got: Got, state: Wall) -> str:
    """The gentle word on a note that the room keeps moving: it may be in both themes; else ""."""
    for note in named_notes(got, state):
        times = note.moves + 1
        if note.theme and note.theme != got["theme"] and times >= MOVED_OFTEN:
            spoken = "three" if times == 3 else str(times)
            return f"Note {note.number} has moved {spoken} times. It can be in both: also {note.number} > {note.theme}"
    return ""


def copied(got: Got, state: Wall) -> str:
    """Notes copied into a second theme."""
    new = [note for note in named_notes(got, state) if got["theme"] not in note.themes]
    stays = f"; it stays in {called(state.themes[new[0].theme])} too" if len(new) == 1 and new[0].theme else ""
    return f"copies {counted(new)} into {called(state.themes[got['theme']])}{stays}"


def copied_already(got: Got, state: Wall) -> str:
    """For notes that are all in the theme, copies too; else ""."""
    notes = named_notes(got, state)
    if any(got["theme"] not in note.themes for note in notes):
        return ""
    return f"{counted(notes)} {_are(notes)} in {called(state.themes[got['theme']])} already; nothing is recorded"


def only_one(got: Got, state: Wall) -> str:
    """For a copy of a note that was in no theme; else ""."""
    loose = [note.number for note in named_notes(got, state) if not note.theme]
    return f"Note {loose[0]} was in no theme yet, so this is its only one." if loose else ""


def begun(got: Got, state: Wall) -> str:
    """A new theme, with its notes."""
    notes = named_notes(got, state)
    if not notes:
        asked = place_name(state, "question", got.get("question") or state.question)
        return f"begins theme {next_theme(state)} without notes, under {asked}: “{got['name']}”"
    placed = sum(1 for note in notes if note.theme)
    gone = f", {placed} of them out of other themes" if placed and len(notes) > 1 else ""
    called_so = f": “{got['name']}”" if "name" in got else ", to be named later"
    return f"begins theme {next_theme(state)} of {counted(notes)}{gone}{called_so}"


def asked_about(got: Got, state: Wall) -> Got:
    """The data of a theme without notes: it is about the question in force where none was named."""
    return {**got, "question": got.get("question") or state.question}


def taken_out(got: Got, state: Wall) -> str:
    """Notes out of their themes, or out of one."""
    notes = named_notes(got, state)
    if "theme" in got:
        return f"takes {counted(notes)} out of {called(state.themes[got['theme']])}"
    if len(notes) == 1 and not notes[0].themes:
        return f"{counted(notes)} is not {notes[0].status} any more"
    inside = _out_of(notes, state)
    return f"takes {counted(notes)} out of {inside}" if inside else f"{counted(notes)} wait to be placed again"


def out_already(got: Got, state: Wall) -> str:
    """For notes that are in no theme and of which nothing was said; else ""."""
    notes = named_notes(got, state)
    if "theme" in got or any(note.themes or note.status for note in notes):
        return ""
    return f"{counted(notes)} {_are(notes)} in no theme; nothing is recorded"


def alone(got: Got, state: Wall) -> str:
    """Lone voices, and what they leave."""
    notes = named_notes(got, state)
    one = len(notes) == 1
    says = f"{counted(notes)} {'is a lone voice and stays' if one else 'are lone voices and stay'} in sight"
    return _leaving(says, notes, state)


def parked(got: Got, state: Wall) -> str:
    """Parked notes, and what they leave."""
    notes = named_notes(got, state)
    then = f" until {got['until']}" if "until" in got else ""
    return _leaving(f"{counted(notes)} {_are(notes)} parked{then}: {got['why']}", notes, state)


def read_two_ways(got: Got, state: Wall) -> str:
    """A note with both readings."""
    first, second = got["readings"]
    return f"note {got['note']} is read in two ways: “{first}” and “{second}”"


def _leaving(says: str, notes: list[Note], state: Wall) -> str:
    inside = _out_of(notes, state)
    return f"{says}; out of {inside}" if inside else says


NOTE_FORM: dict[str, Any] = {
    "says": typed_note,
    "private": while_writing,
    "warn": as_typed,
    "data": sourced,
}
"""What the forms of a typed note have in common."""
ITEM_FORM: dict[str, Any] = {"says": typed_item, "private": True, "warn": as_typed, "data": as_item}
"""What the forms of something folded in have in common."""
