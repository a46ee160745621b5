"""The grammar every board shares: numbers first, then a sign or a word, then, after a colon, words verbatim.

Refuses to know what the numbers stand for; a shape's own grammar does. A little long: reading, refusing and
completing a line belong side by side.
"""

from __future__ import annotations

from typing import Any

from exercises.kernel.shape import Command, Completion, ExerciseError, Shape
from exercises.kernel.text import clean, folded, matches
from exercises.kernel.words import number_of, pick, split, squeezed

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
            if not rest
            or any(
                matches(rest, name) or squeezed(name).startswith(squeezed(rest)) for name in (phase.key, phase.title)
            )
        )
    found.extend(shape.complete(line, state))
    unique = {completion.line: completion for completion in found if completion.line != line}
    return list(unique.values())[:12]
