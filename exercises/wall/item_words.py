"""Lines about what comes from elsewhere, about consents, and about what speaks against. Pure.

Refuses to know the rules of a move. Their first words are taken only whole: they came later than the others, and no
beginning that meant something else before means them now.
"""

from __future__ import annotations

import re

from exercises.kernel.consent import CONSENTS, WITHDRAWN
from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.text import folded, listed
from exercises.kernel.words import leading_numbers, number_of, pick
from exercises.wall.lines import Reader, move, nothing_more, words_of
from exercises.wall.state import FOLD, FROM, JOURNAL, Wall
from exercises.wall.words import counted, is_place, note_warning, notes_there, place, places_of
from exercises.wall.words_themes import any_theme, number_first, numbered
from exercises.wall.works_or_not import question_of_side, side_called

FOLDED = ("all", "statements", "feedback", "stories", "conversations")
"""What may be folded in."""
_TIMES = re.compile(r"(\d{1,3})x?")
_CONSENTS = {
    **{known: known for known in CONSENTS},
    "room only": CONSENTS[1],
    "this room only": CONSENTS[1],
    "without number": CONSENTS[2],
    "with number": CONSENTS[3],
    "with my number": CONSENTS[3],
    "may be used without my number": CONSENTS[2],
    "may be used with my p-number": CONSENTS[3],
}


# -- what comes from elsewhere ----------------------------------------------------------------------------------------


def item(source: str, example: str) -> Reader:
    """Reads a line that folds one thing in: its side and area, how often it was seen, and from where."""

    def read(rest: list[str], tail: str, state: Wall) -> Command:
        words, ref = _from(rest)
        words, seen = _seen(words, example)
        places = [word for word in words if not _filler(word, state)]
        side = ""
        for word in list(places):
            if not side and not is_place(word, state) and side_called(word):
                side = side_called(word)
                places.remove(word)
        question, area = places_of(places, state, example)
        question = question or (question_of_side(state, side) if side else "") or state.question
        return made(state, source, question, area or state.area, words_of(tail, example), seen, ref)

    return read


def made(state: Wall, source: str, question: str, area: str, text: str, seen: int = 0, ref: str = "") -> Command:
    """The command that folds one thing in."""
    what = "a statement" if source == JOURNAL else FROM[source]
    often = f", seen {'once' if seen == 1 else f'{seen} times'}" if seen else ""
    said: dict[str, object] = {"question": question, "area": area, "text": text, "source": source}
    said |= {"seen": seen} if seen else {}
    said |= {"ref": ref} if ref else {}
    return move(
        f"{what} under {place(state, question, area)}{often}: {text}",
        "items",
        items=[said],
        private=True,
        warning=note_warning(text, state.next_note, state),
    )


def _filler(word: str, state: Wall) -> bool:
    return folded(word) in ("best", "when", "work") and not is_place(word, state)


def _from(rest: list[str]) -> tuple[list[str], str]:
    """The words before "from", and all those after it: what it comes from, in the facilitators' own words."""
    at = next((place for place, word in enumerate(rest) if folded(word) == "from"), len(rest))
    return rest[:at], " ".join(rest[at + 1 :])


def _seen(words: list[str], example: str) -> tuple[list[str], int]:
    """The words without "seen 3", and how often."""
    at = next((place for place, word in enumerate(words) if folded(word) == "seen"), -1)
    if at < 0:
        return words, 0
    found = _TIMES.fullmatch(words[at + 1]) if at + 1 < len(words) else None
    if found is None or not int(found[1]):
        raise ExerciseError(f"How often was it seen? {example}")
    end = at + 3 if words[at + 2 : at + 3] and folded(words[at + 2]) in ("times", "time") else at + 2
    return [*words[:at], *words[end:]], int(found[1])


def _often(rest: list[str], tail: str, state: Wall) -> Command:
    example = "17 seen 3"
    numbers = [number_of(word.removesuffix("x")) for word in rest if folded(word) not in ("times", "time")]
    if len(numbers) != 2 or None in numbers or not numbers[1] or numbers[1] > 999:
        raise ExerciseError(f"Which note, and how often was it seen? {example}")
    nothing_more([], tail, example)
    note = notes_there([int(numbers[0] or 0)], state, lambda n: f"{n} seen {numbers[1]}")[0]
    often = "once" if numbers[1] == 1 else f"{numbers[1]} times"
    return move(
        f"note {note.number} was seen {often}; that says nothing of how much it matters",
        "seen",
        note=note.number,
        times=numbers[1],
    )


def fold(rest: list[str], tail: str, state: Wall) -> Command:
    """What is to be folded in, and from which session; carried out by the session."""
    example = "fold in feedback, or fold in all from NAME"
    words = rest[1:] if rest and folded(rest[0]) == "in" else []
    if not rest or folded(rest[0]) != "in" or tail:
        raise ExerciseError(f"What is folded in? {example}")
    words, session = _from(words)
    if len(words) > 1:
        raise ExerciseError(f"One kind at a time, or all of them: {example}")
    what = pick(words[0], FOLDED, "kind") if words else ""
    says = f"folds in {'what there is' if what == FOLDED[0] else what}" if what else "says what there is to fold in"
    return Command("none", f"{says}{f' from {session}' if session else ''}", FOLD, {"what": what, "from": session})


# -- consents ---------------------------------------------------------------------------------------------------------


def _consent(rest: list[str], tail: str, state: Wall) -> Command:
    example = "17 consent without number"
    numbers, after = leading_numbers(rest)
    if not numbers or not (after or tail):
        raise ExerciseError(f"Which note, and how may its words be used? {example}, or 17 withdrawn")
    nothing_more([], tail, example)
    return _given(numbers, pick(" ".join(after), _CONSENTS, "consent"), "", state)


def _withdrawn(rest: list[str], tail: str, state: Wall) -> Command:
    numbers, after = leading_numbers(rest)
    if not numbers:
        raise ExerciseError("Which note was taken back? 17 withdrawn")
    nothing_more(after, "", f"{numbers[0]} withdrawn")
    return _given(numbers, WITHDRAWN, tail, state)


def _given(numbers: list[int], consent: str, why: str, state: Wall) -> Command:
    from exercises.wall.names import family

    notes = notes_there(numbers, state, lambda n: f"{n} consent without number")
    every = family(state, [note.number for note in notes])
    more = [str(number) for number in every if number not in {note.number for note in notes}]
    too = f", and {listed(more[:8])} with it, the same paper" if more else ""
    gone = "; its words are gone from every view and page" if len(every) == 1 else "; their words are gone everywhere"
    says = f"{counted(notes)}{too}: {consent}{gone if consent == WITHDRAWN else ''}"
    return move(says, "consent", notes=[note.number for note in notes], consent=consent, why=why, private=True)


# -- what speaks against ----------------------------------------------------------------------------------------------


def _against(rest: list[str], tail: str, state: Wall) -> Command:
    example = "against t3: they met all the same, or against 17: …"
    words, ref = _from(rest)
    if len(words) != 1 or not number_first(words[0]):
        raise ExerciseError(f"Against which theme or statement? {example}")
    number = int(words[0].lstrip("tT"))
    note = state.notes.get(number)
    theme, warning = _which(words[0], number, state)
    if theme:
        what = numbered(any_theme(number, state, lambda n: f"against t{n}: {tail or 'what was seen'}"))
        return _case(state, what, tail, ref, example, warning, theme=number)
    notes_there([number], state, lambda n: f"against {n}: {tail or 'what was seen'}")
    assert note is not None
    return _case(state, f"note {number}", tail, ref, example, warning, note=number)


def _which(word: str, number: int, state: Wall) -> tuple[bool, str]:
    """Whether a theme is meant, and a gentle word where a note could be: a statement goes before a theme."""
    if not word.isdecimal():
        return True, ""
    note = state.notes.get(number)
    if number not in state.themes or (note is not None and note.item):
        both = number in state.themes and note is not None
        return False, f"For the theme: against t{number}" if both else ""
    return True, f"For the note: {number} against" if note is not None else ""


def _case(
    state: Wall, what: str, tail: str, ref: str, example: str, warning: str, *, theme: int = 0, note: int = 0
) -> Command:
    text = words_of(tail, example)
    number = state.numbers.get("a", 0) + 1
    return move(
        f"a{number} speaks against {what}: {text}",
        "against",
        theme=theme or None,
        note=note or None,
        text=text,
        ref=ref,
        private=True,
        warning=warning,
    )


def _against_note(rest: list[str], tail: str, state: Wall) -> Command:
    words, ref = _from(rest)
    numbers, after = leading_numbers(words)
    example = f"{numbers[0] if numbers else 17} against: they met all the same"
    if len(numbers) != 1:
        raise ExerciseError(f"One note at a time: {example}")
    nothing_more(after, "", example)
    notes_there(numbers, state, lambda n: f"{n} against: {tail or 'what was seen'}")
    return _case(state, f"note {numbers[0]}", tail, ref, example, "", note=numbers[0])


def lettered_case(number: int, rest: list[str], tail: str, state: Wall) -> Command:
    """A line that begins with a case's number: a1 remove."""
    from exercises.wall.items import against_of

    against_of(state, number)
    if len(rest) != 1 or not folded(rest[0]) or not "remove".startswith(folded(rest[0])):
        raise ExerciseError(f"What about a{number}? To take it back: a{number} remove: it was about something else")
    return move(
        f"a{number} does not speak against it after all; the trail keeps it",
        "not_against",
        case=number,
        why=tail,
        private=True,
    )


ITEM_WORDS: dict[str, Reader] = {
    "statement": item(JOURNAL, "statement works whānau seen 2 from F1, entry 3: whānau chairs are asked first"),
    "story": item("story", "story helps team: She rang me first"),
    "heard": item("conversation", "heard difficult network: Nobody told the ward"),
    "against": _against,
    "consent": _consent,
    "withdrawn": _withdrawn,
    "seen": _often,
    "fold": fold,
}
"""First words, each with what reads the rest of its line."""
AFTER_NOTE: dict[str, Reader] = {"consent": _consent, "withdrawn": _withdrawn, "seen": _often, "against": _against_note}
"""Those that may stand behind a note's number."""
