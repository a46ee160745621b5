"""The lines a typist types on a wall of notes. Pure; refuses to know where they are typed.

Each keystroke is read here, so nothing looks at every note: numbers, themes and places are looked up. A little long,
for what a line may begin with is told apart in one place.
"""

from __future__ import annotations

import re

from exercises.kernel.anywhere import ANYWHERE
from exercises.kernel.record import replace
from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.text import folded, listed
from exercises.kernel.words import leading_numbers, nearest, number_of, pick, split
from exercises.wall.item_words import AFTER_NOTE, ITEM_WORDS, lettered_case
from exercises.wall.keywords import FRAME_WORDS, NOTE_WORDS, often_moved, placing, refile
from exercises.wall.lines import EXAMPLES, Reader, move, reasoned
from exercises.wall.state import Note, Theme, Wall
from exercises.wall.theme_words import OTHER_WORDS, THEME_WORDS, lettered_link
from exercises.wall.words import (
    counted,
    few,
    is_place,
    notes_of,
    notes_there,
    place_words,
    places_called,
    spans,
)
from exercises.wall.words_themes import (
    any_theme,
    called,
    name_warning,
    number_first,
    numbered,
    theme_of,
    themes_called,
)

_SHORTENED: dict[str, Reader] = {**NOTE_WORDS, **THEME_WORDS, **OTHER_WORDS, **FRAME_WORDS}
"""First words that any beginning of stands for."""
KEYWORDS: dict[str, Reader] = {**_SHORTENED, **ITEM_WORDS}
"""First words, each with what reads the rest of its line."""
_ANYWHERE = tuple(dict.fromkeys(example.split()[0] for example, _ in ANYWHERE))
_THEME = re.compile(r"[tT](\d{1,4})")
_LINK = re.compile(r"[lL](\d{1,4})")
_CASE = re.compile(r"[aA](\d{1,4})")
_NEW = re.compile(r"new(?![^\s:])\s*:?\s*", re.IGNORECASE)


def parse(line: str, state: Wall) -> Command:
    """What a line on a wall asks for. Raises ExerciseError with an example that would fit.

    On a wall the room never sees, no line is for a mirrored screen either.
    """
    command = _read_line(line, state)
    return command if state.shown else replace(command, private=True)


def _read_line(line: str, state: Wall) -> Command:
    line = line.strip()
    head, tail, colon = split(line)
    if not head:
        if not colon:
            raise ExerciseError("A line begins with numbers, a word, or a colon for a note: : Knowing who to ring")
        return placing([], tail, True, state)
    if ">" in head:
        found = _sorted(line, state)
        if found is not None:
            return found
    tokens = head.split()
    numbers, rest = leading_numbers(tokens)
    if numbers:
        return _notes(numbers, tokens[: len(tokens) - len(rest)], rest, tail, colon, state)
    lettered = _LINK.fullmatch(tokens[0])
    if lettered:
        return lettered_link(int(lettered[1]), tokens[1:], tail, state)
    case = _CASE.fullmatch(tokens[0])
    if case:
        return lettered_case(int(case[1]), tokens[1:], tail, state)
    if _THEME.fullmatch(tokens[0]):
        return _theme(tokens, tail, colon, state)
    return _words(tokens, tail, colon, state)


# -- numbers first ----------------------------------------------------------------------------------------------------


def _notes(numbers: list[int], typed: list[str], rest: list[str], tail: str, colon: bool, state: Wall) -> Command:
    number = numbers[0]
    if not rest:
        if colon:
            raise ExerciseError(f"What about note {number}? As the paper has it: retype {number}: the words on it")
        if len(numbers) > 1:
            raise ExerciseError(f"What about notes {few(numbers)}? Into a theme: {spans(numbers)} > new")
        notes_there([number], state, lambda n: n)
        return Command("card", f"opens note {number}", str(number))
    first = folded(rest[0])
    if first in AFTER_NOTE and not is_place(rest[0], state):
        return AFTER_NOTE[first]([*typed, *rest[1:]], tail, state)
    begun = [word for word in NOTE_WORDS if word.startswith(first)]
    if begun and not is_place(rest[0], state) and (len(begun) == 1 or first in begun):
        return NOTE_WORDS[first if first in begun else begun[0]]([*typed, *rest[1:]], tail, state)
    if first == "also":
        raise ExerciseError(f"A copy into a second theme: also {spans(numbers)} > …")
    if places_called(rest[0], state):
        if colon:
            raise ExerciseError(f"A new note has no number yet: {' '.join(rest)}: {tail or 'They ring back'}"[:200])
        return refile(numbers, rest, state)
    if any(word.startswith(first) for word in THEME_WORDS):
        example = f"{pick(first, list(THEME_WORDS), 'word')} {number}"
        raise ExerciseError(f"A bare number is a note. For the theme, the word comes first, or t: {example}, t{number}")
    raise ExerciseError(f"“{rest[0][:40]}” is nothing a note takes. Into a theme: {spans(numbers)} > …")


def _theme(tokens: list[str], tail: str, colon: bool, state: Wall) -> Command:
    number = int(tokens[0][1:])
    if len(tokens) == 1:
        if colon:
            raise ExerciseError(f"What about theme {number}? name {number}: We go quiet when it matters")
        theme = any_theme(number, state, lambda n: f"t{n}")
        return Command("card", f"opens {numbered(theme)}", f"t{number}")
    if folded(tokens[1]) == "against":
        return ITEM_WORDS["against"]([tokens[0], *tokens[2:]], tail, state)
    word = pick(tokens[1], list(THEME_WORDS), "word for a theme")
    return THEME_WORDS[word]([tokens[0], *tokens[2:]], tail, state)


# -- sorting ----------------------------------------------------------------------------------------------------------


def _sorted(line: str, state: Wall) -> Command | None:
    """Notes into a theme, a second one, or a new one; None when what stands before the sign are no notes."""
    left, _, right = line.partition(">")
    words = left.split()
    also = [word for word in words if folded(word) == "also"]
    words = [word for word in words if folded(word) != "also"]
    if words and all(number_first(word) and not word.isdecimal() for word in words) and not also:
        into = right.strip().lstrip("tT") if number_first(right.strip()) else "3"
        raise ExerciseError(f"Themes are merged: merge {into} {words[0].lstrip('tT')}: one is how the other looks")
    numbers, rest = leading_numbers(words)
    if rest:
        if numbers:
            into = right.strip()[:40] or "…"
            raise ExerciseError(f"“{rest[0][:40]}” is not a number. For example {spans(numbers)} > {into}")
        return None
    if not numbers:
        raise ExerciseError(f"Which notes? {'also 24 > 5' if also else '17 21 40 > 3'}")
    verb = "also " if also else ""
    right = right.strip()
    new = _NEW.match(right)
    notes = notes_of(numbers, state, lambda n: f"{verb}{n} > {'new' if new else right[:40] or '3'}")
    if new:
        if also:
            first = state.numbers.get("t", 0) + 1
            raise ExerciseError(
                f"Begin the theme first: theme: We are asked too late. Then also {spans(numbers)} > {first}"
            )
        return _begun(numbers, notes, right[new.end() :].strip(), state)
    theme, why = _target(numbers, notes, right, verb, state)
    return (_copied if also else _moved)(numbers, notes, theme, why, state)


def _target(numbers: list[int], notes: list[Note], right: str, verb: str, state: Wall) -> tuple[Theme, str]:
    """The theme named after the sign, and why. A colon may belong to the theme's name."""
    question = notes[0].question
    if ":" in right and len(themes_called(right, state, question)) == 1:
        return themes_called(right, state, question)[0], ""
    words, why, _ = split(right)
    return theme_of(words, state, lambda n: f"{verb}{spans(numbers)} > {n}", question), why


def _begun(numbers: list[int], notes: list[Note], said: str, state: Wall) -> Command:
    # The quotes around a whole name are the typist's habit, not the group's words.
    name, why = reasoned(said)
    if len(name) > 2 and name[0] == name[-1] == '"' and '"' not in name[1:-1]:
        name = name[1:-1].strip()
    number = state.numbers.get("t", 0) + 1
    placed = sum(1 for note in notes if note.theme)
    moved = f", {placed} of them out of other themes" if placed and len(notes) > 1 else ""
    called_so = f": “{name}”" if name else ", to be named later"
    return move(
        f"begins theme {number} of {counted(notes)}{moved}{called_so}",
        "new_theme",
        notes=numbers,
        name=name,
        why=why,
        warning=name_warning(name, state),
    )


def _moved(numbers: list[int], notes: list[Note], theme: Theme, why: str, state: Wall) -> Command:
    there = [note for note in notes if note.theme == theme.number]
    if len(there) == len(notes):
        is_in = "is" if len(notes) == 1 else "are"
        return Command("none", f"{counted(notes)} {is_in} in {called(theme)} already; nothing is recorded")
    moving = [note for note in notes if note.theme != theme.number]
    left = list(dict.fromkeys(note.theme for note in moving if note.theme))
    from_where = f" out of {called(state.themes[left[0]])}" if len(left) == 1 else f" out of {len(left)} themes"
    stays = f"; {len(there)} {'is' if len(there) == 1 else 'are'} there already" if there else ""
    return move(
        f"moves {counted(moving)}{from_where if left else ''} to {called(theme)}{stays}",
        "assign",
        notes=numbers,
        theme=theme.number,
        why=why,
        warning=often_moved(moving, theme.number),
    )


def _copied(numbers: list[int], notes: list[Note], theme: Theme, why: str, state: Wall) -> Command:
    new = [note for note in notes if theme.number not in note.themes]
    if not new:
        is_in = "is" if len(notes) == 1 else "are"
        return Command("none", f"{counted(notes)} {is_in} in {called(theme)} already; nothing is recorded")
    loose = [note.number for note in new if not note.theme]
    first = new[0]
    stays = f"; it stays in {called(state.themes[first.theme])} too" if len(new) == 1 and first.theme else ""
    warning = f"Note {loose[0]} was in no theme yet, so this is its only one." if loose else ""
    return move(
        f"copies {counted(new)} into {called(theme)}{stays}",
        "copy",
        notes=numbers,
        theme=theme.number,
        why=why,
        warning=warning,
    )


# -- words first ------------------------------------------------------------------------------------------------------


def _words(tokens: list[str], tail: str, colon: bool, state: Wall) -> Command:
    first = folded(tokens[0])
    if first == "also":
        raise ExerciseError(f"A copy into a second theme: also {' '.join(tokens[1:])[:40] or '24'} > …")
    if first in KEYWORDS and not (first in ITEM_WORDS and is_place(tokens[0], state)):
        return _read(first, tokens, tail, colon, state)
    if is_place(tokens[0], state):
        return placing(tokens, tail, colon, state)
    begun = [word for word in _SHORTENED if word.startswith(first)]
    others = [word for word in _ANYWHERE if word.startswith(first)] if not colon else []
    places = places_called(tokens[0], state)
    if places and (len(tokens) > 1 or (not begun and not others)):
        try:
            return placing(tokens, tail, colon, state)
        except ExerciseError:
            if len(begun) != 1:
                raise
    if len(begun) == 1 and not others and (not places or len(tokens) > 1):
        return _read(begun[0], tokens, tail, colon, state)
    if begun or others:
        could = [
            *(
                state.question_of(key).key.lower() if kind == "question" else state.area_of(key).short
                for kind, key in places
            ),
            *begun,
            *others,
        ]
        if len(could) > 1:
            raise ExerciseError(f"“{tokens[0][:40]}” could be {listed(could[:8], joiner='or')}. Type one letter more.")
    raise ExerciseError(_unknown(tokens[0], colon, state))


def _read(word: str, tokens: list[str], tail: str, colon: bool, state: Wall) -> Command:
    if word in ("from", "by"):
        return placing([word, *tokens[1:]], tail, colon, state)
    return KEYWORDS[word](tokens[1:], tail, state)


def _unknown(word: str, colon: bool, state: Wall) -> str:
    near = nearest(word, [*KEYWORDS, *place_words(state), *_ANYWHERE])
    if near and folded(near) != folded(word):
        shown = (example for example, _ in (*EXAMPLES, *ANYWHERE))
        example = next((form for form in shown if form.split()[0].rstrip(":") == near), near)
        return f"There is no “{word[:40]}”. Did you mean {near}? For example {example}"
    if near:
        return f"That is more than {near} takes. For example {near}"
    more = "" if number_of(word) is None else " Numbers have at most four digits."
    return f"There is no “{word[:40]}”.{more} A note begins with a colon, or with where it goes: : Knowing who to ring"
