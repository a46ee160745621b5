"""A move, declared once: what it does, how it is typed, what it is called, and what is kept of it.

A shape's lines, help, completion, event checks and the words of undo and of the log are all read off these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar

from exercises.kernel.record import Record, field

if TYPE_CHECKING:
    from exercises.kernel.slots import Slot

Got = dict[str, Any]
"""What was read of a line: the data of a move."""


def always(state: Any) -> bool:
    """Whatever the exercise is like."""
    return True


def hidden(state: Any) -> bool:
    """Not in help: what another example speaks of too."""
    return False


def never(data: Mapping[str, Any]) -> bool:
    """Whatever the data are."""
    return False


class Form(Record):
    """One form that a typed line may have, and what comes of it."""

    pattern: str
    """"mark <question> [<mark>]: <text>". A word stands for itself and may be shortened; `a|b` is either;
    `<field>` or `<field:slot>` is a slot; `[ ]` may be left out; after `:` come words verbatim, and where it is `[:]`
    the colon may be left out. There is no other sign."""
    example: str | Callable[[Any], str] = ""
    """A line that fits, or what gives one where the words stand in a template; help and refusals show it. "" for a form
    that help does not list."""
    means: str = ""
    """What it does, for help and completion."""
    says: str | Callable[[Got, Any], str] = ""
    """What a line of this form will do, for the preview; {field} is what was read, in words."""
    sets: Mapping[str, Any] = field(default_factory=dict)
    """Data that the words stand for."""
    slots: Mapping[str, Slot] = field(default_factory=dict)
    """Slots of this form alone, by field; the others are the language's, by name."""
    private: bool | Callable[[Got, Any], bool] = False
    """Whether it is typed masked on a screen that the room sees; slots may make it private, too."""
    warn: Callable[[Got, Any], str] | None = None
    """A gentle word about what was read, which refuses nothing."""
    when: Callable[[Any], bool] = always
    """Whether the exercise as it is has this form at all."""
    shown: Callable[[Any], bool] = always
    """Whether help lists it, in the exercise as it is."""
    ask: str | Callable[[Got, Any], str] = ""
    """What a refusal asks, where no slot's own question serves; with its own example in it, and {thing} for what the
    line speaks of."""
    now: Callable[[Got, Any], str] | None = None
    """What stands there now, for completion; "" for nothing."""
    action: str = "move"
    """What comes of it, when that is no move: a Command's action."""
    group: bool = False
    """Whether it moves the group or changes what the room sees: never shortened under three letters."""
    away: bool = False
    """Whether it takes words away: no word of it is shortened, and no refusal offers it."""
    colon: bool = False
    """Whether it needs its colon, wherever that stands, because its first words begin many a sentence, too."""
    kind: str = ""
    """The move it records; for what is no move, the view, words or number it names."""
    order: tuple[str, ...] = ()
    """The names of the move's data, as they stand in its record."""
    names: str = ""
    """For what is no move: the field that says which view, words or exercise."""
    data: Callable[[Got, Any], Got] | None = None
    """The move's data out of what was read, where they are not the same."""
    already: Callable[[Got, Any], str] | None = None
    """What is said when all of it is so already, and nothing is to be recorded; "" otherwise."""
    more: tuple[tuple[str, str], ...] = ()
    """Further examples for help, each with what it does."""
    fits: Callable[[Got, Any], str] | None = None
    """A line that fits what this one speaks of, where the example's words are another's; "" for the example."""

    def example_in(self, state: Any) -> str:
        """A line of this form that fits the exercise as it is."""
        return self.example(state) if callable(self.example) else self.example


class Move(Record):
    """The whole of what a move is."""

    kind: str
    run: Callable[..., Any]
    """A pure function (state, **data) -> state that raises ExerciseError."""
    called: str
    """"an agreement": for undo, the log and the report of an import."""
    logged: str = ""
    """What the log says instead, and all that it tells: "put into a theme: notes {notes}, theme {theme}". A part
    between commas is left out where its data are empty; {theme|the lone voices} has words for that; "planned: …" tells
    whatever its data are, as an entry does whose move says nothing of it."""
    forms: tuple[Form, ...] = ()
    makes: str = ""
    """The letter of the thing it makes, whose next number it is given; "" for none."""
    timed: bool = False
    """Whether its data carry the time."""
    signed: bool = False
    """Whether its data carry the writer's name when no other was given."""
    undated: bool = False
    """Whether it is kept with the day only, because the minute could tell who said what."""
    dated: bool = False
    """Whether its data carry `today`, the day on the wall, from which a day in their words is reckoned."""
    shuffled: bool = False
    """Whether its data carry an `order` that is made by lot as it is recorded, of what it was given as that."""
    wordless: bool = False
    """Whether it may be recorded while nothing may be typed about what is said."""
    words: tuple[str, ...] = ()
    """The data that hold people's words: what redaction, withdrawal and "for good" reach."""
    takes_back: Callable[[Mapping[str, Any]], bool] = never
    """Whether data like these take somebody's words back."""
    given: Callable[[Any, Mapping[str, Any]], Mapping[str, Any]] | None = None
    """What else its data are given as it is recorded, besides the number of what it makes, or instead of that."""
    fills: str = ""
    """The field of its thing that its `text` is, where no `field` among the data says so."""
    was: str = ""
    """Which of its data says what stood there before: of another copy of the session it is taken over only where that
    stands there still; "" where that makes no difference."""
    printed: tuple[str, ...] = ()
    """The data that everybody reads, large: a title, the text of a card. Somebody's name there is warned of."""
    blind: Callable[[Any, Mapping[str, Any]], Mapping[str, Any]] | None = None
    """What stands in the place of its data wherever another than its writer may read them, given the state as it is:
    what one of two reads or rates alone is in no file before both are done; {} from then on. None for no such move."""


F = TypeVar("F", bound=Callable[..., Any])


def move(
    pattern: str = "",
    example: str | Callable[[Any], str] = "",
    means: str = "",
    says: str | Callable[[Got, Any], str] = "",
    *,
    called: str,
    logged: str = "",
    makes: str = "",
    timed: bool | None = None,
    signed: bool | None = None,
    undated: bool = False,
    wordless: bool = False,
    words: tuple[str, ...] = (),
    takes_back: Callable[[Mapping[str, Any]], bool] = never,
    given: Callable[[Any, Mapping[str, Any]], Mapping[str, Any]] | None = None,
    fills: str = "",
    was: str = "",
    printed: tuple[str, ...] = (),
    blind: Callable[[Any, Mapping[str, Any]], Mapping[str, Any]] | None = None,
    **form: Any,
) -> Callable[[F], F]:
    """Declares a function as a move, with the first form of its line; `also` adds more. Without a pattern it is only
    ever recorded, never typed. One that takes `at` is timed and one that takes `by` signed, unless it says otherwise;
    one that takes `today` is dated, and the order of one that takes `order` is made by lot.
    """

    def declare(run: F) -> F:
        kind = run.__name__
        forms = (*([Form(pattern, example, means, says, **form)] if pattern else []), *getattr(run, "forms", ()))
        order = run.__code__.co_varnames[: run.__code__.co_argcount + run.__code__.co_kwonlyargcount]
        known = tuple(_of_kind(one, kind, order) if one.action == "move" and not one.kind else one for one in forms)
        run.move = Move(  # type: ignore[attr-defined]
            kind,
            run,
            called,
            logged,
            known,
            makes,
            "at" in order if timed is None else timed,
            "by" in order if signed is None else signed,
            undated,
            "today" in order,
            "order" in order,
            wordless,
            words,
            takes_back,
            given,
            fills,
            was,
            printed,
            blind,
        )
        return run

    return declare


def also(
    pattern: str,
    example: str | Callable[[Any], str] = "",
    means: str = "",
    says: str | Callable[[Got, Any], str] = "",
    **form: Any,
) -> Callable[[F], F]:
    """One more form of the same move; stands under `move`."""

    def declare(run: F) -> F:
        run.forms = (Form(pattern, example, means, says, **form), *getattr(run, "forms", ()))  # type: ignore[attr-defined]
        return run

    return declare


def each(*forms: Form) -> Callable[[F], F]:
    """Several more forms of the same move, made elsewhere; stands under `move`."""

    def declare(run: F) -> F:
        run.forms = (*forms, *getattr(run, "forms", ()))  # type: ignore[attr-defined]
        return run

    return declare


def _of_kind(form: Form, kind: str, order: tuple[str, ...]) -> Form:
    from exercises.kernel.record import replace

    return replace(form, kind=kind, order=order)


def moves_in(*modules: ModuleType) -> dict[str, Move]:
    """Every move declared in those modules, by kind, in the order they stand there."""
    found = (
        getattr(value, "move", None)
        for module in modules
        for value in vars(module).values()
        if getattr(value, "__module__", "") == module.__name__
    )
    return {one.kind: one for one in found if isinstance(one, Move)}


def forms_of(moves: Iterable[Move]) -> tuple[Form, ...]:
    """Every form of those moves."""
    return tuple(form for one in moves for form in one.forms)


def kinds(moves: Mapping[str, Move], what: str) -> frozenset[str]:
    """The kinds of which that is true: "timed", "signed", "undated", "dated", "shuffled", "wordless"."""
    return frozenset(kind for kind, one in moves.items() if getattr(one, what))
