"""The lines that work on every board: phases, what the room sees, undo, find, help. Knows no exercise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from exercises.kernel.expression import expression
from exercises.kernel.language import Language
from exercises.kernel.moves import Form, Got, always
from exercises.kernel.record import Record
from exercises.kernel.routing import Reader, of_shape, routed
from exercises.kernel.shape import Command, Completion, ExerciseError, Shape
from exercises.kernel.slots import Fields, Miss, Slot, Words
from exercises.kernel.text import clean, folded, matches, without_stop
from exercises.kernel.views import page_of_view, view_and_page
from exercises.kernel.words import number_of, pick, squeezed

_MOST = 12


class Here(Record):
    """Where a line is typed: an exercise as it is, and what frames it."""

    shape: Shape
    state: Any
    frame: Here | None = None
    """What else the room may be shown, when the exercise is not that itself."""
    key: str = ""
    """The key that commands for the frame carry."""


class _Phase(Slot):
    """A phase by its number, or by any beginning of its key or title."""

    loose = True

    def take(self, tokens: Sequence[str], got: Got, state: Here) -> tuple[Any, int]:
        template = state.state.template
        said, last = " ".join(tokens), len(template.phases) - 1
        if said.isdecimal():
            place = number_of(said)
            if place is None or place > last:
                raise ExerciseError(f"Phases are numbered 0 to {last}: go {min(4, last)}")
            return template.phases[place].key, len(tokens)
        table = {phase.key: phase.key for phase in template.phases}
        table.update({phase.title: phase.key for phase in template.phases if phase.title not in table})
        return pick(said, table, "phase"), len(tokens)

    def whole(self, tokens: Sequence[str], got: Got, state: Here) -> bool:
        said = squeezed(" ".join(tokens))
        called = (name for phase in state.state.template.phases for name in (phase.key, phase.title))
        return said.isdecimal() or said in map(squeezed, called)

    def ways(self, begun: str, got: Got, state: Here) -> Iterable[tuple[str, str]]:
        for place, phase in enumerate(state.state.template.phases):
            called = (phase.key, phase.title)
            if any(matches(begun, name) or squeezed(name).startswith(squeezed(begun)) for name in called):
                yield phase.key, f"{place} {phase.title}"


class _View(Slot):
    """What the room could see: of the exercise, then of what frames it; whole names before those only begun."""

    loose = True

    def take(self, tokens: Sequence[str], got: Got, state: Here) -> tuple[Any, int]:
        said = " ".join(tokens)
        if not said:
            raise Miss("What should the room see?")
        frame = state.frame
        if frame is not None and not _is_called(said, state) and _is_called(said, frame):
            return _shown(said, frame, state.key), len(tokens)
        try:
            return _shown(said, state, ""), len(tokens)
        except ExerciseError as problem:
            try:
                if frame is not None:
                    return _shown(said, frame, state.key), len(tokens)
            except ExerciseError:
                pass
            raise problem from None  # the exercise's own sentence says what there is

    def whole(self, tokens: Sequence[str], got: Got, state: Here) -> bool:
        said = " ".join(tokens)
        return _is_called(said, state) or (state.frame is not None and _is_called(said, state.frame))

    def ways(self, begun: str, got: Got, state: Here) -> Iterable[tuple[str, str]]:
        for here in filter(None, (state, state.frame)):
            for key, name in here.shape.room_views(here.state):
                said = key.removeprefix(f"{here.shape.thing} ")
                if not begun or matches(begun, said) or matches(begun, name):
                    yield said, name


class _Numbered(_View):
    """A thing by its number, or by what its exercise calls it, with one word behind it: 3, b1."""

    loose = False

    def begins(self, word: str) -> bool:
        return any(map(str.isdigit, word[:2]))

    def take(self, tokens: Sequence[str], got: Got, state: Here) -> tuple[Any, int]:
        *called, word = map(str, tokens or [""])
        said = " ".join(called) if len(word) > 2 and matches(folded(word), "show") else ""
        if not said or (number_of(said) is None and not state.shape.view_called(state.state, said)):
            raise Miss("What should the room see?")
        return _shown(said, state, ""), len(tokens) - 1

    def whole(self, tokens: Sequence[str], got: Got, state: Here) -> bool:
        return True

    def ways(self, begun: str, got: Got, state: Here) -> Iterable[tuple[str, str]]:
        return (way for way in super().ways(begun, got, state) if self.begins(begun) and way[0].startswith(begun))


def _shown(said: str, here: Here, key: str) -> Fields:
    view = view_key(said, here.shape, here.state)
    return Fields(view=view, run=key, named=here.shape.room_view(here.state, view).name)


def _is_called(words: str, here: Here) -> bool:
    """Whether a view has exactly that key or name, with or without the number of a page after it."""
    said = folded(words)
    view, _, page = said.rpartition(" ")
    called = {folded(one) for known in here.shape.room_views(here.state) for one in known}
    own = number_of(said) is not None or bool(here.shape.view_called(here.state, words))
    return own or said in called or (page.isdecimal() and view in called)


_LEAST_OF_A_NAME = 5
"""Letters of a view's name by which it is known, where it is not its key and no whole word of its name."""
_OF_ANYTHING = (
    " a all are be had has have he her here him his how i in is it me more my next no not now of on one our she so "
    "that the them they this to two us was we were what when who why you your "
)
"""Words that are said of anything, so that no view is known by them: "show me" and "show it" show nothing."""
_WORDS = expression(r"\w+")
_MOST_WORDS = 8
"""More stand in the name of no view with the number of its page."""


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
    # Before any name is looked for: story 1's second page is not story 12.
    if word[-1:].isdecimal() and " " in word:
        of, number = view_and_page(word, shape.thing)
        of = f"{shape.thing} {of}" if number_of(of) is not None else shape.view_called(state, of) or table.get(of, "")
        if number and of:
            return page_of_view(of, number, shape.thing)
    short = len(folded(word)) < _LEAST_OF_A_NAME
    whole = table.get(word) or next((key for said, key in table.items() if squeezed(said) == squeezed(word)), "")
    try:
        return whole or pick(word, {key: key for key, _ in views} if short else table, "view")
    except ExerciseError:
        found = [key for key, name in views if (not short and matches(word, name)) or _is_of(word, key, name, shape)]
        found = found or [key for key, name in views if short and _has(word, name)]
        if len(found) == 1:
            return found[0]
        view, _, page = word.rpartition(" ")
        view = view.strip() if word.count(" ") <= _MOST_WORDS else ""
        if view and number_of(page) is not None and folded(view) != shape.thing:
            return f"{view_key(view, shape, state)} {number_of(page)}"
        raise


def _is_of(word: str, key: str, name: str, shape: Shape) -> bool:
    """Whether the view is of a main thing that has that word, whole, in its name: show Jo."""
    return key.startswith(f"{shape.thing} ") and f" {folded(word)} " in f" {folded(name)} "


def _has(word: str, name: str) -> bool:
    """Whether a name has that word, whole, and it is one that says something: show day, show reo."""
    said = folded(word)
    return f" {said} " not in _OF_ANYTHING and said in _WORDS.findall(folded(name))


def _to(got: Got, here: Here) -> int:
    """The number of the phase that the line moves to. Raises ExerciseError at either end."""
    template = here.state.template
    if "phase" in got:
        return int(template.phase_number(got["phase"]))
    if "titled" in got:
        return next(place for place, phase in enumerate(template.phases) if phase.title == got["titled"])
    now = template.phase_number(here.state.phase)
    place = int(now + got["step"])
    if not 0 <= place < len(template.phases):
        edge = "the last" if got["step"] > 0 else "the first"
        named = f"go {template.phases[now].key}"
        raise ExerciseError(f"This is {edge} phase. Any phase can be reached by name: {named}")
    return place


def _moves(got: Got, here: Here) -> str:
    place = _to(got, here)
    return f"the group moves to {place} {here.state.template.phases[place].title}"


def _phase(got: Got, here: Here) -> Got:
    return {"phase": here.state.template.phases[_to(got, here)].key}


def _warned(got: Got, here: Here) -> str:
    return here.shape.phase_warning(here.state, _phase(got, here)["phase"])


def _moving(pattern: str, example: str, means: str, *, when: Callable[[Here], bool] = always, **sets: Any) -> Form:
    return Form(
        pattern, example, means, _moves, sets=sets, kind="phase", data=_phase, warn=_warned, group=True, when=when
    )


_BACK = "Looking back"
"""What a phase is titled that can be gone to by these words alone: months lie between it and the one before."""


def _looks_back(here: Here) -> bool:
    return any(phase.title == _BACK for phase in here.state.template.phases)


def _has_no_back(here: Here) -> bool:
    """Whether no phase is called by that word alone, so that it is the one before."""
    return all(phase.key != "back" for phase in here.state.template.phases)


def _found(here: Here) -> str:
    return next(example for example, _ in anywhere(here.shape) if example.startswith("find"))


_FORMS = (
    _moving("next", "next", "the group moves to the next phase, and the room with it", step=1),
    _moving("back", "back", "the group goes back one phase", step=-1),
    _moving("go on", "", "", step=1),
    _moving("go back", "", "", when=_has_no_back, step=-1),
    _moving("looking back", "", "", when=_looks_back, titled=_BACK),
    _moving("go <phase>", "go 1", "the group moves to any phase, by name or number"),
    Form(
        "show <view>",
        "show quiet",
        "the room sees that view",
        "the room sees {named}",
        action="show",
        names="view",
        group=True,
    ),
    Form("<view:numbered> show", says="the room sees {named}", action="show", names="view", group=True),
    Form("show", says="the room sees its view again", action="unblank", group=True),
    Form(
        "blank [now]",
        "blank",
        "the room goes dark at once; blank off brings it back",
        "the room goes dark at once",
        action="blank",
        group=True,
    ),
    Form("blank off|over", says="the room sees its view again", action="unblank", group=True),
    Form("unblank", says="the room sees its view again", action="unblank", group=True),
    Form(
        "hold",
        "hold",
        "the room stays as it is while you go on; hold off lets it follow again",
        "the room stays as it is",
        action="hold",
        kind="on",
        group=True,
    ),
    Form("hold off|over", says="the room follows again", action="hold", kind="off", group=True),
    Form("undo", "undo", "takes back your last entry", "takes back your last entry", action="undo"),
    Form("redo", "redo", "puts it back", "puts it back", action="redo"),
    Form(
        "find [:] <sought:words>",
        "find whānau",
        "where words stand, with or without macrons",
        "finds “{sought}”",
        action="find",
        names="sought",
        ask=lambda got, here: f"Find what? For example {_found(here)}",
    ),
    Form(
        "exercise|exercises",
        "exercise",
        "which exercises this session has; exercise paper-grid turns to one, or adds it",
        "lists the exercises",
        action="exercise",
    ),
    Form("exercise|exercises <name:asked>", says="turns to that exercise", action="exercise", names="name"),
    Form(
        "title: <called>",
        "title: Working alongside, day two",
        "other words for what the session is called; its file keeps its name",
        "the session is called {called}",
        action="title",
        names="called",
    ),
    Form(
        "place: <called>",
        "place: Hutt Valley",
        "other words for where the session is held",
        "the session is held in {called}",
        action="place",
        names="called",
    ),
    Form(
        "end",
        "end",
        "what is still open, and the kind way out; it closes nothing itself",
        "says what is still open, and the kind way out",
        action="end",
        group=True,
    ),
    Form(
        "help|? <word:asked>",
        "help show",
        "the forms a line may have, with examples",
        "the forms a line may have",
        action="help",
        names="word",
    ),
    Form("help|?", says="the forms a line may have", action="help"),
)


class _Asked(Words):
    """Words that ask for something; no colon is among them, and no full stop ends them."""

    loose = False

    def take(self, tokens: Sequence[str], got: Got, state: Here) -> tuple[Any, int]:
        text, took = super().take(tokens, got, state)
        return without_stop(text), took


ANYWHERE: tuple[tuple[str, str], ...] = tuple(
    (form.example_in(None), form.means) for form in _FORMS if form.example and form.means
)
"""The lines that work on every board: an example and what it does."""
LANGUAGE = Language(
    _FORMS,
    slots={
        "called": Words(),
        "phase": _Phase(),
        "view": _View(),
        "numbered": _Numbered(),
        "words": Words(),
        "asked": _Asked(),
    },
    empty="Nothing typed yet. For example next",
    unknown="For example next",
)


def reader(here: Here) -> Reader:
    """The language of the lines that work on every board, read on one of them."""
    return Reader(
        lambda line: LANGUAGE.parse(line, here),
        lambda: LANGUAGE.offered(here),
        lambda: LANGUAGE.first_words,
        lambda: LANGUAGE.examples(here),
    )


def anywhere(shape: Shape) -> list[tuple[str, str]]:
    """The lines that work on every board, with the shape's own examples where it has some."""
    own: dict[str, list[tuple[str, str]]] = {}
    for example, means in shape.anywhere:
        own.setdefault(example.split()[0], []).append((example, means))
    return [shown for general in ANYWHERE for shown in own.get(general[0].split()[0], [general])]


def parse(line: str, shape: Shape, state: Any) -> Command:
    """What a line asks for that is typed in an exercise. Raises ExerciseError with an example that would fit."""
    line = clean(line)
    if not line:
        example = next((form for form, _ in shape.examples(state) if " " in form), "next")
        raise ExerciseError(f"Nothing typed yet. For example {example}")
    return routed(line, (of_shape(shape, state), reader(Here(shape, state))))[1]


def complete(line: str, shape: Shape, state: Any, frame: Here | None = None) -> list[Completion]:
    """Ways to go on with a line, best first, at most twelve."""
    found = LANGUAGE.complete(line, Here(shape, state, frame)) if line.strip() else []
    found += shape.complete(line, state)
    unique = {completion.line: completion for completion in found if completion.line != line}
    return list(unique.values())[:_MOST]
