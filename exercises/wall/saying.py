"""What lines about notes and themes say before enter, and the gentle words beside them, which refuse nothing. Pure.

No note is sought for its number: each keystroke asks here, on walls of thousands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from exercises.kernel.moves import Got
from exercises.kernel.text import folded, listed
from exercises.wall.checks import counted, in_words
from exercises.wall.places import is_place, place
from exercises.wall.state import FROM, JOURNAL, POST_IT, Note, Wall

_TWO_THOUGHTS = r";|[.!?]\s+\S|(?:\S+\s+){4,}and\s+(?:\S+\s+){3,}\S+"
_WORD = r"\w+(?:['’]\w+)*"
_ALIKE = 0.5
"""A slip of the typist changes less of a note than this."""
_JOINS = r"\s*(?:,|/|&|\band\b|\bor\b)\s*"
_BEFORE_A_TOPIC = ("the", "a", "our", "my", "more", "better", "good", "poor", "no", "lack", "of")
_TOPIC_ENDS = ("tion", "sion", "ment", "ness", "ship", "ity", "ance", "ence")


# -- things in a sentence ---------------------------------------------------------------------------------------------


def named_notes(got: Got, state: Wall) -> list[Note]:
    """The notes that a line names."""
    return [state.notes[number] for number in got["notes"]]


def next_theme(state: Wall) -> int:
    """The number that the next theme will have."""
    return state.numbers.get("t", 0) + 1


def long_for_room(text: str, limit: str, usual: int, state: Wall) -> str:
    """The gentle word on a text that is longer than the room reads well; else ""."""
    most = state.template.room_limits.get(limit, usual)
    return f"{len(text)} characters; the room reads about {most} well." if len(text) > most else ""


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
    often = f", seen {how_often(told['seen'])}" if "seen" in told else ""
    return f"{what} under {place(state, told['question'], told['area'])}{often}: {told['text']}"


def how_often(number: int) -> str:
    """How often, in words."""
    return "once" if number == 1 else f"{number} times"


def as_typed(got: Got, state: Wall) -> str:
    """A gentle word on a note as it is typed: already there, long for the room, or two thoughts in one; else ""."""
    text = got["text"]
    already = next((words[text] for words in state.notes.by_row(_by_words) if text in words), None)
    if already is not None:
        return f"The same words are note {already} already; it is taken all the same."
    long = long_for_room(text, "note", 140, state)
    if not long and re.search(_TWO_THOUGHTS, text, re.IGNORECASE):
        return f"Two thoughts? They may become two notes: halve {got.get('note', state.next_note)}: first / second"
    return long


def _by_words(notes: tuple[Note, ...]) -> dict[str, int]:
    return {note.text: note.number for note in reversed(notes) if note.on_wall}


def while_writing(got: Got, state: Wall) -> bool:
    """Whether it is masked in a mirror: nothing is on the wall yet, or it says who wrote it."""
    return state.writing or "author" in got


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
    if not there or all(word in there for text in got["texts"] for word in _words(text)):
        return ""
    return "These are not the words on the paper; halves keep the words as written."


def not_alike(got: Got, state: Wall) -> str:
    """For two papers that do not say the same; else ""."""
    one, other = (_words(state.notes[got[which]].text) for which in ("note", "as_"))
    if one == other or not (one and other):
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


NOTE_FORM: dict[str, Any] = {
    "says": typed_note,
    "private": while_writing,
    "warn": as_typed,
    "data": sourced,
}
"""What the forms of a typed note have in common."""
ITEM_FORM: dict[str, Any] = {"says": typed_item, "private": True, "warn": as_typed, "data": as_item}
"""What the forms of something folded in have in common."""


# -- themes -----------------------------------------------------------------------------------------------------------


def is_topic(name: str) -> bool:
    """Whether a name looks like a topic ("communication", "trust and respect") and not like a sentence."""
    pieces = [part for part in re.split(_JOINS, name.strip(" .!?…"), flags=re.IGNORECASE) if part]
    for part in pieces:
        said = part.split()
        while len(said) > 1 and folded(said[0]) in _BEFORE_A_TOPIC:
            said = said[1:]
        if len(said) > 2 or (len(said) == 2 and not folded(said[1]).endswith(_TOPIC_ENDS)):
            return False
    return bool(pieces)


def as_named(got: Got, state: Wall) -> str:
    """A gentle word on a theme's name: a topic rather than a sentence, used already, or long for the room; else ""."""
    name = got.get("name", "")
    if is_topic(name):
        topic = name if name[1:2].isupper() else name[:1].lower() + name[1:]
        return f"Say it as a sentence: what about {topic}?"
    sought = folded(name)
    for theme in state.standing() if sought else ():
        if theme.number != got.get("theme") and folded(theme.name) == sought:
            return f"Theme {theme.number} has that name already."
    return long_for_room(name, "name", 80, state)


def split_name(got: Got, state: Wall) -> str:
    """A gentle word on the name of the theme that is split off."""
    return as_named({"name": got.get("name", "")}, state)


def named(got: Got, state: Wall) -> str:
    """A theme's name, and the one it had."""
    theme = state.themes[got["theme"]]
    before = f"; it was “{theme.name}”" if theme.name and theme.name != got["name"] else ""
    return f"theme {theme.number} is named “{got['name']}”{before}"


def long_description(got: Got, state: Wall) -> str:
    """A gentle word on a long description."""
    return long_for_room(got["text"], "description", 240, state)


def merged(got: Got, state: Wall) -> str:
    """Themes into another, with how many notes they have together."""
    into, others = state.themes[got["into"]], [state.themes[number] for number in got["themes"]]
    together = len({*into.notes, *(note for theme in others for note in theme.notes)})
    gone = listed([in_words(theme) for theme in others])
    many = f"{together} note{'' if together == 1 else 's'} together"
    return f"{gone} {'goes' if len(others) == 1 else 'go'} into {in_words(into)}: {many}"


def back_again(got: Got, state: Wall) -> str:
    """A merged theme that comes back."""
    theme = state.themes[got["theme"]]
    other = f" out of {in_words(state.themes[theme.merged_into])}" if theme.merged_into in state.themes else ""
    return f"{in_words(theme)} comes back{other}, with the notes that came with it"


def split_off(got: Got, state: Wall) -> str:
    """Some of a theme's notes as a theme of their own."""
    notes = named_notes(got, state)
    name = f"“{got['name']}”" if "name" in got else "to be named later"
    becomes = "becomes" if len(notes) == 1 else "become"
    from_where = f"{counted(notes)} out of {in_words(state.themes[got['theme']])}"
    return f"{from_where} {becomes} theme {next_theme(state)}, {name}"


# -- what comes from elsewhere ----------------------------------------------------------------------------------------
