"""The slots of a wall's lines, and its language. Pure.

Each keystroke is read here, so nothing looks at every note: numbers, themes and places are looked up.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exercises.kernel.consent import CONSENTS
from exercises.kernel.language import Language
from exercises.kernel.moves import Form, Got, forms_of, hidden
from exercises.kernel.record import replace
from exercises.kernel.shape import Command
from exercises.kernel.slots import Miss, Number, OneOf, Slot, Words
from exercises.kernel.text import folded
from exercises.kernel.words import leading_numbers, spans, split
from exercises.wall.moves import MOVES
from exercises.wall.places import place_words, places_called
from exercises.wall.saying_themes import folding
from exercises.wall.slots_notes import Notes, Out, Paper, Same, Sorted, notes_of, notes_there
from exercises.wall.slots_places import InForce, Item, Places, Ref, SpeaksAgainst, Times, Where
from exercises.wall.slots_themes import (
    AnyTheme,
    ATheme,
    Checked,
    Lettered,
    LetteredAny,
    Merged,
    New,
    Others,
    Pair,
    Target,
    few,
)
from exercises.wall.slots_words import ACase, ALink, Answers, Instead, Named, OneSaid, Parts, Split
from exercises.wall.state import DECISIONS, FOLD, FOLDED, Wall

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
_STATEMENT = "statement works whānau seen 2 from F1, entry 3: whānau chairs are asked first"


class _Lost(Slot):
    """A line that begins with a number and goes nowhere: what was meant with it."""

    loose = words = True

    def begins(self, word: str) -> bool:
        return word[:1].isdecimal() or word[1:].isdecimal() or word == "also"

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        head, tail, colon = split(" ".join(tokens))
        if ">" not in head:
            self._notes(head.split(), tail, colon, state)
            self._lettered(head.split(), colon)
        raise Miss("")

    def _notes(self, words: list[str], tail: str, colon: bool, state: Wall) -> None:
        numbers, rest = leading_numbers(words)
        first, said = folded(rest[0]) if rest else "", spans(numbers)
        if words[0].isdecimal() and not numbers:
            _refuse(f"There is no “{words[0][:40]}”. Numbers have at most four digits.")
        if first == "also" and (numbers or words[0] == rest[0]):
            _refuse(f"A copy into a second theme: also {said or ' '.join(words[1:])[:40] or '24'} > …")
        if not numbers or _begins(first, AFTER_NOTE):
            return
        if not rest and not colon and len(numbers) == 1:
            self._there(numbers, "", state)
            return
        if not rest and colon:
            _refuse(f"What about note {numbers[0]}? As the paper has it: retype {numbers[0]}: the words on it")
        if not rest:
            _refuse(f"What about notes {few(numbers)}? Into a theme: {said} > new")
        if places_called(rest[0], state):
            if colon:
                _refuse(f"A new note has no number yet: {' '.join(rest)}: {tail or 'They ring back'}"[:200])
            self._there(numbers, " ".join(rest), state)
            return
        word = _begins(first, AFTER_THEME)
        if word:
            example = f"{word} {numbers[0]}"
            _refuse(f"A bare number is a note. For the theme, the word comes first, or t: {example}, t{numbers[0]}")
        _refuse(f"“{rest[0][:40]}” is nothing a note takes. Into a theme: {said} > …")

    def _there(self, numbers: list[int], rest: str, state: Wall) -> None:
        try:
            notes_of(numbers, state) if rest else notes_there(numbers, state)
        except Miss as problem:
            fits = problem.instead if rest else str(state.next_note - 1)
            _refuse(f"{problem} For example {fits} {rest}".rstrip())

    def _lettered(self, words: list[str], colon: bool) -> None:
        letter, number = folded(words[0])[:1], words[0][1:]
        if not number.isdecimal() or len(words) > 1:
            return
        if letter == "t" and colon:
            _refuse(f"What about theme {number}? name {number}: We go quiet when it matters")
        if letter == "l":
            _refuse(f"What about link l{number}? To take it out: l{number} remove")
        if letter == "a":
            _refuse(f"What about a{number}? To take it back: a{number} remove: it was about something else")


def _refuse(sentence: str) -> None:
    raise Miss(sentence, final=True)


def _begins(said: str, words: Sequence[str]) -> str:
    return next((word for word in words if said and word.startswith(said)), "")


SLOTS: dict[str, Slot] = {
    "text": Words(),
    "why": Words(),
    "closing": Words(),
    "where": Where(),
    "where_item": Where(item=True),
    "in_force": InForce(),
    "places": Places("17 network"),
    "area": Places("17 area network", only="area"),
    "question": Places("17 question helps", only="question"),
    "asked": Places("theme difficult: We are asked too late", only="question", may_be_none=True),
    "notes": Notes(),
    "any_notes": Notes(there=True, ask="Numbers are needed here."),
    "note": Notes(one=True),
    "any_note": Notes(one=True, there=True),
    "paper": Paper(one=True, ask="Which note is the same paper as which? same 40 17"),
    "any_paper": Paper(one=True, there=True),
    "as_": Same(one=True),
    "sorted": Sorted(),
    "copied": Sorted(also=True),
    "out": Out(),
    "target": Target(),
    "new": New(),
    "copy": Target("also "),
    "theme": ATheme(),
    "named": ATheme(now="name"),
    "checked": Checked(),
    "any_theme": AnyTheme(),
    "lettered": Lettered(),
    "any_lettered": LetteredAny(),
    "merged": Merged(),
    "others": Others(),
    "pair": Pair(),
    "link": ALink(),
    "case": ACase(),
    "name": Named(),
    "new_name": Named(new=True),
    "split": Split(),
    "texts": Parts(),
    "readings": Parts(2),
    "instead": Instead(2),
    "until": Ref("Until when?"),
    "ref": Ref("What does it come from?"),
    "linked_why": Words(ask="What do they have to do with each other?"),
    "apart_why": Words(ask="Why are they kept apart?"),
    "count": Number("How many take part in the member check?"),
    "counts": Answers(),
    "said": OneSaid(),
    "decision": OneOf(
        {**{key: key for key in DECISIONS}, **{said: key for key, said in DECISIONS.items()}},
        "decision",
        labels=DECISIONS,
        loose=True,
    ),
    "statement": Item(_STATEMENT),
    "story": Item("story helps team: She rang me first"),
    "heard": Item("heard difficult network: Nobody told the ward"),
    "times": Times(),
    "consent": OneOf(_CONSENTS, "consent", loose=True),
    "speaks_against": SpeaksAgainst(),
    "folded": OneOf(FOLDED, "kind"),
    "from": Ref("From which session?"),
    "lost": _Lost(),
}
_OTHERS = (
    Form("<note:any_note>", "17", "opens the note's card", "opens {note}", action="card"),
    Form("<theme:any_lettered>", "t3", "opens the theme's card", "opens {theme}", kind="t", action="card"),
    Form(
        "fold in [<what:folded>] [from <from>]",
        "fold in",
        "says what there is: statements, feedback, stories, conversations; fold in all takes it",
        folding,
        sets={"what": "", "from": ""},
        kind=FOLD,
        action="none",
    ),
    Form(
        "pass: [<text>]",
        "pass",
        "nothing at all is recorded",
        "nothing is recorded; passing is a move",
        action="none",
        ask="Nothing is recorded of a pass, no words either: pass",
    ),
    Form("<lost>"),
)


_BEGUN = " ".join(form.pattern.partition(" ")[0] for form in forms_of(MOVES.values())) + " "


def _turned(form: Form) -> Form | None:
    """The form with what it is about before its word, or behind it: `17 lone` is `lone 17`, `t3 name` is `name 3`."""
    one, _, rest = form.pattern.partition(" ")
    other = rest[: rest.find(">") + 1] if rest.startswith("<") else rest.partition(" ")[0].rstrip(":")
    behind = rest[len(other) :]
    first, second = (unit if unit.startswith("<") else "" for unit in (one, other))
    slot = SLOTS.get((first or second).strip("<>").rpartition(":")[2])
    about = first or second
    if bool(first) == bool(second) or type(slot) not in _TURNED or (first and f"{other} " in _BEGUN):
        return None
    if isinstance(slot, ATheme):
        about = f"<{about.strip('<>').partition(':')[0]}:{_TURNED[type(slot)]}>"
    word, number, *words = str(form.example).split(" ")
    number, colon = number.rstrip(":"), number[len(number.rstrip(":")) :]
    if isinstance(slot, ATheme):
        number = f"t{number}"
    example = " ".join([number, f"{word}{colon}", *words])
    pattern = f"{about} {one}{behind}" if second else f"{other} {about}{behind}"
    return replace(form, pattern=pattern, example=example, more=(), shown=hidden)


_TURNED = {Notes: "", Paper: "", ATheme: "lettered", Checked: "lettered", AnyTheme: "any_lettered"}
"""What may stand before its word and behind it, and the slot it is before."""


def _forms() -> tuple[Form, ...]:
    own = forms_of(MOVES.values())
    return (*own, *filter(None, map(_turned, own)), *_OTHERS)


def _behind(slots: Sequence[str]) -> tuple[str, ...]:
    """The words that may stand behind those slots."""
    found: dict[str, None] = {}
    for form in FORMS:
        first, _, rest = form.pattern.partition(" ")
        word = rest.partition(" ")[0].rstrip(":")
        if first.strip("<>").rpartition(":")[2] in slots and word.isalpha():
            found[word] = None
    return tuple(found)


FORMS = _forms()
AFTER_NOTE = _behind(("notes", "any_notes", "note", "any_note", "paper", "any_paper"))
"""Words that may stand behind the numbers of notes."""
AFTER_THEME = _behind(("lettered", "any_lettered"))
"""Words that may stand behind a theme's number."""


class _Wall(Language):
    """A wall's language: help speaks of the questions the wall asks."""

    def examples(self, state: Wall | None = None) -> tuple[tuple[str, str], ...]:
        every = super().examples(state)
        asked = [folded(held.key) for held in state.questions] if state is not None else ["helps", "difficult"]
        if {"helps", "difficult"} <= set(asked):
            return every
        return tuple((_asked(example, asked[0], asked[-1]), means) for example, means in every)

    def offered(self, state: Wall) -> dict[str, str]:
        return {**super().offered(state), **{word: f"{word}: They ring back" for word in place_words(state)}}


def _for_a_screen(state: Wall, command: Command) -> Command:
    """On a wall that the room never sees no line is for a mirrored screen."""
    return command if state.shown else replace(command, private=True)


def _asked(example: str, first: str, last: str) -> str:
    """The example with this wall's questions where it names some."""
    head, colon, tail = example.partition(":")
    words = [{"helps": first, "difficult": last}.get(word, word) for word in head.split(" ")]
    return f"{' '.join(words)}{colon}{tail}"


LANGUAGE = _Wall(
    FORMS,
    slots=SLOTS,
    empty="A line begins with numbers, a word, or a colon for a note: : Knowing who to ring",
    unknown="A note begins with a colon, or with where it goes: : Knowing who to ring",
    signs=">",
    last=_for_a_screen,
)
