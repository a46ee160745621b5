"""What the lines about themes, the member check and what is folded in say before enter. Pure."""

from __future__ import annotations

import re

from exercises.kernel.consent import WITHDRAWN
from exercises.kernel.moves import Got
from exercises.kernel.text import folded, listed
from exercises.kernel.words import spans
from exercises.wall.checks import counted, family, numbered
from exercises.wall.saying import long_for_room, named_notes, next_theme, times
from exercises.wall.state import ANSWERS, Wall

_JOINS = r"\s*(?:,|/|&|\band\b|\bor\b)\s*"
_BEFORE_A_TOPIC = ("the", "a", "our", "my", "more", "better", "good", "poor", "no", "lack", "of")
_TOPIC_ENDS = ("tion", "sion", "ment", "ness", "ship", "ity", "ance", "ence")


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
    gone = listed([numbered(theme) for theme in others])
    many = f"{together} note{'' if together == 1 else 's'} together"
    return f"{gone} {'goes' if len(others) == 1 else 'go'} into {numbered(into)}: {many}"


def back_again(got: Got, state: Wall) -> str:
    """A merged theme that comes back."""
    theme = state.themes[got["theme"]]
    other = f" out of {numbered(state.themes[theme.merged_into])}" if theme.merged_into in state.themes else ""
    return f"{numbered(theme)} comes back{other}, with the notes that came with it"


def split_off(got: Got, state: Wall) -> str:
    """Some of a theme's notes as a theme of their own."""
    notes = named_notes(got, state)
    name = f"“{got['name']}”" if "name" in got else "to be named later"
    becomes = "becomes" if len(notes) == 1 else "become"
    from_where = f"{counted(notes)} out of {numbered(state.themes[got['theme']])}"
    return f"{from_where} {becomes} theme {next_theme(state)}, {name}"


def together(got: Got, state: Wall) -> str:
    """Two themes that are linked, or kept apart."""
    pair = listed([numbered(state.themes[number]) for number in got["between"]])
    return f"keeps {pair} apart: {got['why']}" if got.get("apart") else f"links {pair}: {got['why']}"


# -- the member check -------------------------------------------------------------------------------------------------


def who_takes_part(got: Got, state: Wall) -> str:
    """How many take part."""
    count = got["count"]
    return f"{count} {'person takes' if count == 1 else 'people take'} part in the member check"


def too_few(got: Got, state: Wall) -> str:
    """The gentle word on fewer people than have answered already; else ""."""
    checks = [(f"for theme {theme.number}", theme.check) for theme in state.standing()]
    for who, check in (*checks, ("for the lone voices", state.lone_check)):
        answers = check.asked if check else 0
        if answers > got["count"]:
            return f"There are {answers} answers {who} already; it is taken as typed all the same."
    return ""


def _counts_after(got: Got, state: Wall) -> dict[str, int]:
    before = state.themes[got["theme"]].check if got["theme"] else state.lone_check
    return {name: got.get(name, getattr(before, name, 0)) for name in ANSWERS}


def answered(got: Got, state: Wall) -> str:
    """What the group answered, with the counts that stay."""
    who = numbered(state.themes[got["theme"]]) if got["theme"] else "the lone voices"
    after = _counts_after(got, state)
    shown = ", ".join(f"{ANSWERS[name]} {count}" for name, count in after.items() if name in got or count)
    said = f"; said: {got['said'][0]}" if "said" in got else ""
    return f"{who}: {shown}{said}"


def more_than_people(got: Got, state: Wall) -> str:
    """The gentle word on more answers than people; else ""."""
    total = sum(_counts_after(got, state).values())
    return f"That is {total} answers, and {state.people} take part." if 0 < state.people < total else ""


# -- what comes from elsewhere ----------------------------------------------------------------------------------------


def seen_often(got: Got, state: Wall) -> str:
    """How often something was seen."""
    return f"note {got['note']} was seen {times(got['times'])}; that says nothing of how much it matters"


def allowed(got: Got, state: Wall) -> str:
    """How words may be used, with the notes that have the same words."""
    notes = named_notes(got, state)
    every = family(state, got["notes"])
    more = [str(number) for number in every if number not in got["notes"]]
    too = f", and {listed(more[:8])} with it, the same paper" if more else ""
    gone = "; its words are gone from every view and page" if len(every) == 1 else "; their words are gone everywhere"
    return f"{counted(notes)}{too}: {got['consent']}{gone if got['consent'] == WITHDRAWN else ''}"


def speaks_against(got: Got, state: Wall) -> str:
    """What speaks against a theme or a note."""
    what = numbered(state.themes[got["theme"]]) if "theme" in got else f"note {got['note']}"
    return f"a{state.numbers.get('a', 0) + 1} speaks against {what}: {got['text']}"


def or_the_theme(got: Got, state: Wall) -> str:
    """What a bare number could have meant, too."""
    return f"For the theme: against t{got['note']}" if got["note"] in state.themes else ""


def or_the_note(got: Got, state: Wall) -> str:
    """What a bare number could have meant, too."""
    return f"For the note: {got['theme']} against" if got["theme"] in state.notes else ""


def folding(got: Got, state: Wall) -> str:
    """What is folded in, or that it is only asked what there is."""
    what = got["what"]
    says = f"folds in {'what there is' if what == 'all' else what}" if what else "says what there is to fold in"
    says = f"takes {spans(got['taken'])} of the feedback" if got["taken"] else says
    return f"{says} from {got['from']}" if got["from"] else says


def closing(got: Got, state: Wall) -> bool:
    """Whether it is masked in a mirror: what is said of the closing."""
    return "note" in got
