"""Lines about notes that begin with a word: retype, halve, lone, park. Pure; refuses to know the rules of a move.

A little long, because each first word has its own short reader.
"""

from __future__ import annotations

from exercises.kernel.names_in_text import bare
from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.text import folded
from exercises.kernel.words import all_numbers, leading_numbers, number_of, pick
from exercises.wall.item_words import made as item_made
from exercises.wall.lines import Reader, move, nothing_more, parts_of, words_of
from exercises.wall.same_words import halves_warning, retyped_warning, same_warning
from exercises.wall.state import FROM, MOVED_OFTEN, POST_IT, SOURCES, Note, Wall
from exercises.wall.words import (
    counted,
    is_place,
    note_warning,
    notes_of,
    notes_there,
    place,
    place_name,
    places_of,
    writer,
)
from exercises.wall.words_themes import called, standing_theme, theme_of

_BACK = ("0", "off", "no")
"""What is typed for "same" when it was another paper after all."""


# -- notes as they are typed ------------------------------------------------------------------------------------------


def placing(words: list[str], tail: str, colon: bool, state: Wall) -> Command:
    """A note under a question and an area, or, without words of its own, which of them are in force."""
    example = "helps team from story: She rang me first"
    places: list[str] = []
    source, author = state.usual_source, ""
    said = [*words]
    while said:
        word = said.pop(0)
        if folded(word) in ("from", "by") and not is_place(word, state):
            if not said:
                raise ExerciseError(f"From what, or by whom? {example}")
            if folded(word) == "from":
                source = pick(said.pop(0), SOURCES, "source")
            else:
                author = writer(said.pop(0), state)
        else:
            places.append(word)
    question, area = places_of(places, state, example)
    question, area = question or state.question, area or state.area
    if not colon:
        if source != state.usual_source or author:
            raise ExerciseError(f"That goes with a note: {example}")
        says = f"notes go under {place(state, question, area)} from now on"
        return move(says, "ask", question=question, area=area)
    text = words_of(tail, "helps team: They ring back")
    if source != POST_IT and not author:
        return item_made(state, source, question, area, text)
    more = f" from {FROM[source]}" if source != POST_IT else ""
    by = f" by {author}" if author else ""
    return move(
        f"a note{more}{by} under {place(state, question, area)}: {text}",
        "note",
        question=question,
        area=area,
        text=text,
        source=source,
        author=author,
        warning=note_warning(text, state.next_note, state),
        private=state.writing or bool(author),
    )


def _place_line(word: str) -> Reader:
    def read(rest: list[str], tail: str, state: Wall) -> Command:
        return placing([word, *rest], tail, bool(tail), state)

    return read


def _one_note(rest: list[str], state: Wall, example: str) -> tuple[int, list[str]]:
    """The one number at the beginning, and the words behind it. Raises ExerciseError with the example."""
    numbers, after = leading_numbers(rest)
    if len(numbers) != 1:
        many = "One note at a time" if numbers else "Which note?"
        raise ExerciseError(f"{many}: {example}")
    return numbers[0], after


def _retype(rest: list[str], tail: str, state: Wall) -> Command:
    example = "retype 17: the words as the paper has them"
    number, after = _one_note(rest, state, example)
    nothing_more(after, "", example)
    text = words_of(tail, example)
    note = notes_there([number], state, lambda n: f"retype {n}: the words as the paper has them")[0]
    return move(
        f"note {number} as the paper has it: {text}; the earlier typing is kept",
        "retype",
        note=number,
        text=text,
        private=state.writing,
        warning=retyped_warning(note, text),
    )


def _halve(rest: list[str], tail: str, state: Wall) -> Command:
    number, after = _one_note(rest, state, "halve 17: first / second")
    example = f"halve {number}: first / second"
    nothing_more(after, "", example)
    note = notes_of([number], state, lambda n: f"halve {n.split()[0].partition('-')[0]}: first / second")[0]
    texts = parts_of(tail, example)
    first = state.next_note
    shown = "; ".join(f"{first + at} “{text}”" for at, text in enumerate(texts))
    return move(
        f"note {number} becomes {len(texts)} notes: {shown}",
        "halve",
        note=number,
        texts=texts,
        private=state.writing,
        warning=halves_warning(note, texts),
    )


def _whole(rest: list[str], tail: str, state: Wall) -> Command:
    number, after = _one_note(rest, state, "whole 17")
    nothing_more(after, tail, f"whole {number}")
    note = notes_there([number], state, lambda n: f"whole {n}")[0]
    number = note.half_of if note.half_of and not note.halves else number
    halves = len(state.notes[number].halves)
    return move(
        f"note {number} is whole again; its {halves or 'two'} halves leave the wall and are kept", "whole", note=number
    )


def _same(rest: list[str], tail: str, state: Wall) -> Command:
    example = "same 40 17"
    words = [word for word in rest if folded(word) not in ("as", "and")]
    if not words or len(words) > 2 or number_of(words[0]) is None:
        raise ExerciseError(f"Which note is the same paper as which? {example}")
    number = int(words[0])
    if len(words) == 2 and folded(words[1]) in _BACK:
        nothing_more([], tail, f"same {number} off")
        notes_there([number], state, lambda n: f"same {n} off")
        return move(f"note {number} is a note of its own again", "same", note=number, as_=0)
    other = number_of(words[1]) if len(words) == 2 else None
    if other is None:
        raise ExerciseError(f"Which note is the same paper as which? {example}")
    nothing_more([], tail, f"same {number} {other}")
    if other == number:
        raise ExerciseError(f"Note {number} is always the same as itself. Two numbers: {example}")
    note = notes_of([number], state, lambda n: f"same {n} {other}")[0]
    kept = notes_of([other], state, lambda n: f"same {number} {n}")[0]
    return move(
        f"note {number} is the same paper as note {other}; it is kept and not counted",
        "same",
        note=number,
        as_=other,
        warning=same_warning(note, kept),
    )


def _unname(rest: list[str], tail: str, state: Wall) -> Command:
    example = "unname 17: Priya / a colleague"
    everywhere = [folded(word) for word in rest] in (["all"], ["everywhere"])
    numbers = [] if everywhere else all_numbers(" ".join(rest), f"{example}, or unname all: Priya / a colleague")
    notes = notes_there(numbers, state, lambda n: f"unname {n}: Priya / a colleague")
    called_by = "all" if everywhere else " ".join(rest)
    name, typed = parts_of(tail, f"unname {called_by}: Priya / a colleague", exactly=2)
    instead = bare(typed)
    if not instead:
        raise ExerciseError(f"What stands there instead? unname {called_by}: {name} / a colleague")
    inside = typed.removeprefix("[").removesuffix("]")
    warning = "Brackets are put around it by themselves; those inside are left out." if set("[]") & set(inside) else ""
    where = "wherever it stands" if everywhere else f"in {counted(notes)}"
    return move(
        f"“{name}” becomes [{instead}] {where}",
        "unname",
        notes=numbers,
        name=name,
        instead=instead,
        everywhere=everywhere,
        private=True,
        warning=warning,
    )


def _area(rest: list[str], tail: str, state: Wall) -> Command:
    return _place_after("area", rest, tail, state)


def _question(rest: list[str], tail: str, state: Wall) -> Command:
    return _place_after("question", rest, tail, state)


def _place_after(kind: str, rest: list[str], tail: str, state: Wall) -> Command:
    key = state.areas[-1].key if kind == "area" else state.questions[-1].key.lower()
    numbers, after = leading_numbers(rest)
    example = f"17 {kind} {key}"
    nothing_more([], tail, example)
    question, area = places_of(after, state, example)
    if len(after) != 1 or not (area if kind == "area" else question):
        raise ExerciseError(f"Which {kind}? {example}")
    return refile(numbers, after, state) if numbers else placing(after, "", False, state)


def refile(numbers: list[int], places: list[str], state: Wall) -> Command:
    """Puts notes under another question or area."""
    question, area = places_of(places, state, f"17 {state.areas[-1].key}")
    notes = notes_of(numbers, state, lambda n: f"{n} {' '.join(places)}")
    named = (("question", question), ("area", area))
    where = [place_name(state, kind, key) for kind, key in named if key]
    return move(
        f"puts {counted(notes)} under {', '.join(where)}", "refile", notes=numbers, question=question, area=area
    )


# -- notes as they are sorted -----------------------------------------------------------------------------------------


def often_moved(notes: list[Note], theme: int) -> str:
    """The gentle word on a note that the room keeps moving: it may be in both themes; else ""."""
    for note in notes:
        times = note.moves + 1
        if note.theme and note.theme != theme and times >= MOVED_OFTEN:
            spoken = "three" if times == 3 else str(times)
            return f"Note {note.number} has moved {spoken} times. It can be in both: also {note.number} > {note.theme}"
    return ""


def _out(rest: list[str], tail: str, state: Wall) -> Command:
    words = [word for word in rest if folded(word) not in ("of", "from")]
    numbers, after = leading_numbers(words)
    if not numbers:
        raise ExerciseError("Which note? out 17, or out 17 3 for theme 3 only")
    warning, theme = "", 0
    if after and folded(after[0])[:1] == "t":
        theme = theme_of(" ".join(after), state, lambda n: f"out {numbers[0]} t{n}").number
        after = []
    elif len(words) == 2 and len(numbers) == 2 and all(word.isdecimal() for word in words):
        # `out 17 3` is called out for theme 3; two notes are only meant when 17 is not in a theme of that number.
        note = state.notes.get(numbers[0])
        if note is not None and numbers[1] in note.themes:
            other = state.notes.get(numbers[1])
            if other is not None and other.themes:
                warning = f"For the two notes: out {numbers[0]} and {numbers[1]}"
            numbers, theme = numbers[:1], numbers[1]
    nothing_more(after, tail, f"out {numbers[0]}")
    notes = notes_of(numbers, state, lambda n: f"out {n}")
    who = counted(notes)
    if theme:
        says = f"takes {who} out of {called(standing_theme(theme, state, lambda n: f'out {numbers[0]} t{n}'))}"
        return move(says, "out", notes=numbers, theme=theme, warning=warning)
    if not any(note.themes or note.status for note in notes):
        return Command("none", f"{who} {'is' if len(notes) == 1 else 'are'} in no theme; nothing is recorded")
    if len(notes) == 1 and not notes[0].themes:
        return move(f"{who} is not {notes[0].status} any more", "out", notes=numbers)
    inside = list(dict.fromkeys(number for note in notes for number in note.themes))
    from_where = called(state.themes[inside[0]]) if len(inside) == 1 else f"{len(inside)} themes"
    says = f"takes {who} out of {from_where}" if inside else f"{who} wait to be placed again"
    return move(says, "out", notes=numbers)


def _lone(rest: list[str], tail: str, state: Wall) -> Command:
    numbers = all_numbers(" ".join(rest), "lone 17: nobody else says it")
    notes = notes_of(numbers, state, lambda n: f"lone {n}")
    one = len(notes) == 1
    says = f"{counted(notes)} {'is a lone voice and stays' if one else 'are lone voices and stay'} in sight"
    return move(_leaving(says, notes, state), "lone", notes=numbers, why=tail)


def _contested(rest: list[str], tail: str, state: Wall) -> Command:
    number, after = _one_note(rest, state, "contested 17: one reading / the other")
    example = f"contested {number}: one reading / the other"
    nothing_more(after, "", example)
    notes_of([number], state, lambda n: f"contested {n.split()[0].partition('-')[0]}: one reading / the other")
    readings = parts_of(tail, example, exactly=2)
    return move(
        f"note {number} is read in two ways: “{readings[0]}” and “{readings[1]}”",
        "contested",
        note=number,
        readings=readings,
    )


def _park(rest: list[str], tail: str, state: Wall) -> Command:
    numbers, after = leading_numbers(rest)
    example = f"park {numbers[0] if numbers else 17} until next session: for later; nobody is asked whose it is"
    if not numbers or (after and (folded(after[0]) != "until" or len(after) == 1)):
        raise ExerciseError(f"Which note, and until when? {example}")
    notes = notes_of(numbers, state, lambda n: f"park {n} until next session: for later; nobody is asked whose it is")
    why, until = tail, " ".join(after[1:])
    if not until:
        before, mark, when = tail.rpartition(" until ")
        why, until = (before.strip(), when.strip()) if mark else (tail, "")
    words_of(why, example)
    then = f" until {until}" if until else ""
    says = _leaving(f"{counted(notes)} {'is' if len(notes) == 1 else 'are'} parked{then}: {why}", notes, state)
    return move(says, "park", notes=numbers, why=why, until=until, private=True)


def _leaving(says: str, notes: list[Note], state: Wall) -> str:
    inside = list(dict.fromkeys(number for note in notes for number in note.themes))
    if not inside:
        return says
    return f"{says}; out of {called(state.themes[inside[0]]) if len(inside) == 1 else f'{len(inside)} themes'}"


# -- the exercise -----------------------------------------------------------------------------------------------------


def _plain(says: str, kind: str) -> Reader:
    def read(rest: list[str], tail: str, state: Wall) -> Command:
        nothing_more(rest, tail, kind)
        return move(says, kind)

    return read


def _close(rest: list[str], tail: str, state: Wall) -> Command:
    nothing_more(rest, "", "close, or close: the themes go back to them on 4 May")
    return move("the exercise is closed", "close", note=tail, private=bool(tail))


def _pass(rest: list[str], tail: str, state: Wall) -> Command:
    return Command("none", "nothing is recorded; passing is a move")


NOTE_WORDS: dict[str, Reader] = {
    "out": _out,
    "lone": _lone,
    "contested": _contested,
    "park": _park,
    "halve": _halve,
    "whole": _whole,
    "retype": _retype,
    "same": _same,
    "unname": _unname,
    "area": _area,
    "question": _question,
}
"""First words that may also stand behind a note's number: `17 lone` is `lone 17`."""
FRAME_WORDS: dict[str, Reader] = {
    "from": _place_line("from"),
    "by": _place_line("by"),
    "pause": _plain("the time waits", "pause"),
    "resume": _plain("the time goes on", "resume"),
    "close": _close,
    "reopen": _plain("the exercise is open again", "reopen"),
    "pass": _pass,
}
"""The other first words, each with what reads the rest of its line."""
