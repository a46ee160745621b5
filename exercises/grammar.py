"""The grammar every board shares: numbers first, then a sign or a word, then, after a colon, words verbatim.

Refuses to know what the numbers stand for; a shape's own grammar does. A little long: reading, refusing and
completing a line belong side by side.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from exercises.exercise import Command, Completion, ExerciseError, Shape
from exercises.text import clean, folded, listed, matches

_NUMBERS = re.compile(r"\d{1,4}(-\d{1,4})?(,\d{1,4}(-\d{1,4})?)*,?")
_COLON = re.compile(r"(?<=\b[a-zA-Z]\d):|(?<=\b[a-zA-Z]\d\d):|:(?!(?<=\d:)\d)")
"""A colon between digits (10:30, 1:1) belongs to the words; behind a lettered number (k1:30 minutes) it does not."""
_MOST_NUMBERS = 1000

ANYWHERE: tuple[tuple[str, str], ...] = (
    ("next", "the group moves to the next phase, and the room with it"),
    ("back", "the group goes back one phase"),
    ("go 1", "the group moves to any phase, by name or number"),
    ("show quiet", "the room sees that view"),
    ("blank", "the room goes dark at once; blank off brings it back"),
    ("hold", "the room stays as it is while you go on; hold off lets it follow again"),
    ("undo", "takes back your last entry"),
    ("redo", "puts it back"),
    ("find whānau", "where words stand, with or without macrons"),
    ("exercise", "which exercises this session has; exercise paper-grid turns to one, or adds it"),
    ("help show", "the forms a line may have, with examples"),
)
"""The lines that work on every board: an example and what it does."""
_WORDS = tuple(dict.fromkeys(example.split()[0] for example, _ in ANYWHERE))


def anywhere(shape: Shape) -> list[tuple[str, str]]:
    """The lines that work on every board, with the shape's own examples where it has some."""
    own: dict[str, list[tuple[str, str]]] = {}
    for example, means in shape.anywhere:
        own.setdefault(example.split()[0], []).append((example, means))
    return [shown for general in ANYWHERE for shown in own.get(general[0].split()[0], [general])]


def split(line: str) -> tuple[str, str, bool]:
    """The part before the first colon, the words after it, and whether there was one. 10:30 is no colon."""
    found = _COLON.search(line)
    if found is None:
        return line.strip(), "", False
    return line[: found.start()].strip(), line[found.end() :].strip(), True


def number_of(word: str) -> int | None:
    """The number a word is, when it is one of at most four digits."""
    return int(word) if word.isdecimal() and len(word) <= 4 else None


def leading_numbers(tokens: list[str]) -> tuple[list[int], list[str]]:
    """The numbers the tokens begin with ("17", "17-23", "3,4"), in order without repeats, and the rest."""
    numbers: dict[int, None] = {}
    for place, token in enumerate(tokens):
        if token == "and" and numbers and place + 1 < len(tokens) and _NUMBERS.fullmatch(tokens[place + 1]):
            continue
        if not _NUMBERS.fullmatch(token):
            return list(numbers), tokens[place:]
        for part in token.strip(",").split(","):
            first, _, last = part.partition("-")
            begin, end = int(first), int(last or first)
            if end < begin:
                raise ExerciseError(f"{part} runs backwards. Type it as {end}-{begin}.")
            if end - begin >= _MOST_NUMBERS:
                raise ExerciseError(f"{part} is more than a thousand numbers. Name fewer at a time.")
            numbers.update(dict.fromkeys(range(begin, end + 1)))
    return list(numbers), []


def all_numbers(words: str, example: str) -> list[int]:
    """The numbers in `words`, which holds nothing else. Raises ExerciseError with the example."""
    numbers, rest = leading_numbers(words.replace(",", " ").split())
    if rest or not numbers:
        stopped = f"“{rest[0]}” is not a number. " if rest else ""
        raise ExerciseError(f"{stopped}Numbers are needed here: {example}")
    return numbers


def pick(word: str, choices: Mapping[str, str] | Iterable[str], what: str) -> str:
    """The choice that `word` names by any unambiguous beginning. Raises ExerciseError listing what would fit.

    With a mapping, its keys are what may be typed and its values what they stand for.
    """
    table = choices if isinstance(choices, Mapping) else {choice: choice for choice in choices}
    sought = _squeezed(word)
    if not sought:
        choices_there = listed(_shown(table), joiner="or")
        raise ExerciseError(f"Which {what}? {choices_there[:1].upper()}{choices_there[1:]}.")
    for name, stands_for in table.items():
        if _squeezed(name) == sought:
            return stands_for
    found = {stands_for: name for name, stands_for in table.items() if _squeezed(name).startswith(sought)}
    if len(found) == 1:
        return next(iter(found))
    if found:
        some = [*list(found.values())[:6], *(["another"] if len(found) > 6 else [])]
        raise ExerciseError(f"“{word}” could be {listed(some, joiner='or')}. Type one letter more.")
    near = nearest(word, table)
    hint = f" Did you mean {near}?" if near else f" It is one of: {listed(_shown(table), joiner='or')}."
    raise ExerciseError(f"There is no {what} “{word}”.{hint}")


def _squeezed(text: str) -> str:
    """The text without hyphens and spaces, so that derole, de role and de-role are one word."""
    return folded(text).replace("-", "").replace(" ", "")


def pick_by_word(words: str, choices: Mapping[str, str], what: str) -> str:
    """Like `pick`, but any word inside a name may be typed too: "apart" for "pulls apart"."""
    try:
        return pick(words, choices, what)
    except ExerciseError:
        found = {stands_for for name, stands_for in choices.items() if matches(words, name.replace("-", " "))}
        if len(found) == 1:
            return found.pop()
        raise


def _shown(table: Mapping[str, str]) -> list[str]:
    """One name for each thing the table stands for, in order, eight at most."""
    names = list({stands_for: name for name, stands_for in reversed(list(table.items()))}.values())[::-1]
    return names if len(names) < 9 else [*names[:8], "another"]


def nearest(word: str, choices: Iterable[str]) -> str:
    """The choice most like `word`, or ""."""
    table = {folded(choice): choice for choice in choices}
    found = difflib.get_close_matches(folded(word), list(table), n=1, cutoff=0.6)
    return table[found[0]] if found else ""


def view_key(word: str, shape: Shape, state: Any) -> str:
    """The key of the room view that `word` names: a view or a thing, either with the number of a page after it."""
    if number_of(word) is not None:
        return f"{shape.thing} {number_of(word)}"
    called = shape.view_called(state, word)
    if called:
        return called
    views = shape.room_views(state)
    table: dict[str, str] = {}
    for key, name in views:
        table.setdefault(key, key)
        table.setdefault(name, key)
    try:
        return pick(word, table, "view")
    except ExerciseError:
        found = [key for key, name in views if matches(word, name)]
        if len(found) == 1:
            return found[0]
        view, _, page = word.rpartition(" ")
        if view.strip() and number_of(page) is not None and folded(view.strip()) != shape.thing:
            return f"{view_key(view.strip(), shape, state)} {number_of(page)}"
        raise


def parse(line: str, shape: Shape, state: Any) -> Command:
    """What a typed line asks for. Raises ExerciseError: what it would accept, with an example."""
    line = clean(line)
    if not line:
        example = next((form for form, _ in shape.examples(state) if " " in form), "next")
        raise ExerciseError(f"Nothing typed yet. For example {example}")
    head, _, colon = split(line)
    first, _, rest = head.partition(" ")
    rest = rest.strip()
    word = folded(first)
    said = line[len(first) :].strip().removeprefix(":").strip()
    if word in _WORDS or word in ("unblank", "exercises", "?"):
        found = _anywhere(word, rest, colon, said, shape, state)
        if found is not None:
            return found
    try:
        return shape.parse(line, state)
    except ExerciseError:
        whole = _begun(word, shape, state)
        found = _anywhere(whole, rest, colon, said, shape, state) if whole else None
        if found is None:
            raise
        return found


def _begun(word: str, shape: Shape, state: Any) -> str:
    """The one word of those that work on every board that `word` begins, when the board has none like it; else ""."""
    board = {folded(example.split()[0]).rstrip(":") for example, _ in shape.examples(state)}
    found = [known for known in (*_WORDS, *board) if known.startswith(word)]
    return found[0] if len(word) > 1 and len(found) == 1 and found[0] in _WORDS else ""


def _anywhere(word: str, rest: str, colon: bool, said: str, shape: Shape, state: Any) -> Command | None:
    off = folded(rest) in ("off", "over")
    match word:
        case "undo" | "redo" if not rest and not colon:
            return Command(word, "takes back your last entry" if word == "undo" else "puts it back")
        case "find":
            if not said:
                example = next(form for form, _ in anywhere(shape) if form.startswith("find"))
                raise ExerciseError(f"Find what? For example {example}")
            return Command("find", f"finds “{said}”", said)
        case "help" | "?" if not colon:
            return Command("help", "the forms a line may have", rest)
        case "blank" | "unblank" if not colon:
            if off or word == "unblank":
                return Command("unblank", "the room sees its view again")
            return Command("blank", "the room goes dark at once")
        case "hold" if not colon and (not rest or off):
            says = "the room follows again" if off else "the room stays as it is"
            return Command("hold", says, "off" if off else "on")
        case "show" if not colon:
            if not rest:
                return Command("unblank", "the room sees its view again")
            key = view_key(rest, shape, state)
            return Command("show", f"the room sees {shape.room_view(state, key).name}", key)
        case "exercise" | "exercises" if not colon:
            return Command("exercise", "turns to that exercise" if rest else "lists the exercises", rest)
        case "next" | "back" | "go":
            return None if colon else _phase(word, rest, shape, state)
    return None


def _phase(word: str, rest: str, shape: Shape, state: Any) -> Command | None:
    phases = state.template.phases
    here = state.template.phase_number(state.phase)
    if word != "go":
        if rest:
            return None
        place = here + (1 if word == "next" else -1)
        if not 0 <= place < len(phases):
            edge = "the last" if word == "next" else "the first"
            raise ExerciseError(f"This is {edge} phase. Any phase can be reached by name: go {phases[here].key}")
    elif rest.isdecimal():
        number = number_of(rest)
        place = len(phases) if number is None else number
        if place >= len(phases):
            raise ExerciseError(f"Phases are numbered 0 to {len(phases) - 1}: go 4")
    else:
        table = {phase.key: phase.key for phase in phases}
        table.update({phase.title: phase.key for phase in phases if phase.title not in table})
        place = state.template.phase_number(pick(rest, table, "phase"))
    phase = phases[place]
    says = f"the group moves to {place} {phase.title}"
    return Command("move", says, "phase", {"phase": phase.key}, shape.phase_warning(state, phase.key))


def complete(line: str, shape: Shape, state: Any) -> list[Completion]:
    """Ways to go on with a line, best first, at most twelve."""
    found: list[Completion] = []
    head, space, rest = line.lstrip().partition(" ")
    if not space:
        found.extend(
            Completion(example if len(example.split()) == 1 else f"{word} ", means)
            for word, (example, means) in {e.split()[0]: (e, m) for e, m in reversed(anywhere(shape))}.items()
            if head and word.startswith(folded(head)) and word != head
        )
    elif folded(head) == "show":
        shown = ((key.removeprefix(f"{shape.thing} "), name) for key, name in shape.room_views(state))
        found.extend(
            Completion(f"show {key}", name)
            for key, name in shown
            if matches(rest, key) or matches(rest, name) or not rest
        )
    elif folded(head) == "go":
        found.extend(
            Completion(f"go {phase.key}", f"{place} {phase.title}")
            for place, phase in enumerate(state.template.phases)
            if not rest or any(
                matches(rest, name) or _squeezed(name).startswith(_squeezed(rest)) for name in (phase.key, phase.title)
            )
        )
    found.extend(shape.complete(line, state))
    unique = {completion.line: completion for completion in found if completion.line != line}
    return list(unique.values())[:12]


def help_lines(word: str, shape: Shape, state: Any) -> list[tuple[str, str]]:
    """The examples that speak of `word`, or all of them."""
    every = [*shape.examples(state), *anywhere(shape)]
    if not word:
        return every
    found = [(example, means) for example, means in every if matches(word, example) or matches(word, means)]
    return found or every
