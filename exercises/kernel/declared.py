"""A shape out of its declarations: everything that is read off its moves and its language. Knows no exercise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from exercises.kernel.moves import Move, kinds
from exercises.kernel.rewording import Change, every_text
from exercises.kernel.shape import Command, Completion, ExerciseError, Redaction, Shape
from exercises.kernel.things import Thing, is_session, refers, words_of

if TYPE_CHECKING:
    from exercises.kernel.language import Language
    from exercises.kernel.reading import Lead
    from exercises.kernel.said_otherwise import Said


def later(module: str, name: str) -> Callable[..., Any]:
    """That function of that module, imported when it is first called: no start waits for what writes handouts."""

    @cache
    def found() -> Callable[..., Any]:
        return getattr(import_module(module), name)  # type: ignore[no-any-return]

    return lambda *given: found()(*given)


def language_in(module: str) -> Callable[[], Language]:
    """What gives the LANGUAGE of that module, imported when it is first asked for."""
    return lambda: import_module(module).LANGUAGE


_TYPED = "exercises.leaving.typed_lines"
FIVE_LINES = "five-lines"
"""The paper that every exercise has: five of its lines for whoever types."""
LETTERS_OF_THE_FRAME = frozenset("egjpnqufcw")
"""What stands before the numbers of the frame's things in every line, so that no exercise may have them."""


def _next(state: Any, letter: str) -> int:
    return int(state.numbers.get(letter, 0)) + 1


def _nouns(moves: Mapping[str, Move], thing: str) -> dict[str, str]:
    """What is made, as a move's words have it behind their article ("a part of the day"), each with its letter."""
    made = ((one.called.split(), one.makes[0]) for one in moves.values() if one.makes)
    return {thing: "", **{called[1]: letter for called, letter in made if called[0] in ("a", "an")}}


def _gives(move: Move, following: Callable[[Any, str], int]) -> Callable[[Any, Mapping[str, Any]], dict[str, Any]]:
    """What puts into a move's data what they are given as it is recorded."""

    def give(state: Any, data: Mapping[str, Any]) -> dict[str, Any]:
        told = dict(data)
        if move.makes:
            # What comes in with a number of its own keeps it where that is free: papers are called out by it.
            own = data.get("number")
            told["number"] = max(following(state, move.makes), own if type(own) is int else 0)
        try:
            return {**told, **(move.given(state, data) if move.given is not None else {})}
        except ExerciseError:
            return told  # the move itself refuses it, with the sentence

    return give


def shape(
    name: str,
    moves: Mapping[str, Move],
    language: Callable[[], Language],
    *,
    unnames: str = "",
    frames: bool = False,
    things: Iterable[type[Thing]] = (),
    following: Callable[[Any, str], int] = _next,
    said: str = "",
    prints: str = "",
    papers: Iterable[str] = (),
    **rest: Any,
) -> Shape:
    """The shape of that name. `language` is asked for at the first line: folding a session needs none.

    `frames` is true for what frames a session. `unnames` is what a move calls the main thing that a
    name is taken out of; "" where names are never taken out.
    The module `said` has as SAID what people say who know none of the lines; "" for none.
    `things` are those whose makers' data have the names of their fields, so that these say which of them are words.
    `following` tells the number of the next thing of a letter. `papers` are what the module `prints` makes of it, each
    by a function of that name; its five lines come by themselves.
    """

    @cache
    def spoken() -> Language:
        made = language()
        taken = set() if frames else made.letters & LETTERS_OF_THE_FRAME
        if taken:
            raise ValueError(f"{name}: {', '.join(sorted(taken))} belongs to the frame, wherever a line is typed.")
        return made

    def parse(line: str, state: Any) -> Command:
        return spoken().parse(line, state)

    def lead(line: str, state: Any) -> Lead | None:
        return spoken().lead(line, state)

    def complete(line: str, state: Any) -> list[Completion]:
        return spoken().complete(line, state)

    def examples(state: Any) -> tuple[tuple[str, str], ...]:
        return spoken().examples(state)

    def first_words(state: Any) -> Iterable[str]:
        return spoken().words(state)

    def offered(state: Any) -> Mapping[str, str]:
        return spoken().offered(state)

    def said_otherwise() -> Said:
        return import_module(said).SAID if said else ()

    @cache
    def meaning() -> Callable[[str], str]:
        forms = [(read.form.pattern, read.form.means) for read in spoken().forms]
        return later(_TYPED, "meaning")(forms)  # type: ignore[no-any-return]

    def five_lines(state: Any) -> Any:
        return later(_TYPED, "five_lines")(state, meaning())

    def redact(kind: str, data: Mapping[str, Any], redaction: Redaction) -> dict[str, Any]:
        if kind != "unname" and redaction.things and not redaction.things & about(kind, data):
            return dict(data)
        names = said_in(kind, data)
        told = {key: redaction.out_of_all(value) if key in names else value for key, value in data.items()}
        if kind == "unname" and redaction.out_of(str(data.get("name", ""))) != data.get("name", ""):
            # The name is out of the entry that took it out as well.
            told["name"] = ""
        return told

    def about(kind: str, data: Mapping[str, Any]) -> set[int | str]:
        """What a move makes or speaks of: main things by their number, others by what is typed to get there."""
        found: set[int | str] = {
            data[key] for key in (unnames, "number", "thing") if isinstance(data.get(key), int | str)
        }
        found.add(kind.replace("_", "-"))  # what there is one of is called as it is said: "stop-word"
        letter = moves[kind].makes if kind in moves else ""
        found |= {f"{letter}{data['number']}"} if letter and "number" in data else set()
        return found | {
            f"{one.letter}{data[called]}" for called, one in by_name.items() if type(data.get(called)) is int
        }

    def reworded(kind: str, data: Mapping[str, Any], change: Change) -> dict[str, Any]:
        signed = {"by"} if moves[kind].signed else set()
        names = said_in(kind, data) | signed
        return {key: every_text(value, change) if key in names else value for key, value in data.items()}

    def said_in(kind: str, data: Mapping[str, Any]) -> set[str]:
        names = spoken().words_of(kind) | words.get(kind, set())
        return names - {name for name in refer if is_session(data.get(name))}

    things = tuple(things)
    by_name = {thing.__name__.lower(): thing for thing in things}
    makers = {thing.letter: words_of(thing) for thing in things}
    refer = {name for thing in things for name in refers(thing)}
    words = {kind: {*one.words, *makers.get(one.makes, ())} for kind, one in moves.items()}
    if unnames or frames:
        rest.setdefault("redact", redact)
    rest.setdefault("reworded", reworded)
    rest.setdefault("nouns", lambda state: _nouns(moves, rest.get("thing", "")))
    printed = {what: later(prints, what) for what in papers}
    return Shape(
        name=name,
        gives={kind: _gives(one, following) for kind, one in moves.items() if one.makes or one.given is not None},
        table=moves,
        language=spoken,
        moves={kind: one.run for kind, one in moves.items()},
        timed=kinds(moves, "timed"),
        signed=kinds(moves, "signed"),
        undated=kinds(moves, "undated"),
        dated=kinds(moves, "dated"),
        shuffled=kinds(moves, "shuffled"),
        parse=parse,
        lead=lead,
        complete=complete,
        examples=examples,
        first_words=first_words,
        offered=offered,
        said=said_otherwise,
        papers={**printed, FIVE_LINES: five_lines},
        **rest,
    )
