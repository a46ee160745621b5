"""The slots of a wall's lines, and its language. Pure.

Each keystroke is read here, so nothing looks at every note: numbers, themes and places are looked up.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from exercises.kernel.consent import SAID
from exercises.kernel.language import Language
from exercises.kernel.moves import Form, Got, forms_of, hidden, moves_in
from exercises.kernel.record import replace
from exercises.kernel.shape import Command
from exercises.kernel.slots import Miss, Number, OneOf, Slot, Thing, Things, Words
from exercises.kernel.text import folded, listed, matches
from exercises.kernel.word_slots import Instead, Parts
from exercises.kernel.words import leading_numbers, spans, split
from exercises.wall import boxes, checking, examples, items, sorting, themes
from exercises.wall.canvas import REACH
from exercises.wall.checks import against_of, few, in_words, link_of, notes_of, theme_of
from exercises.wall.member_check import DECISIONS
from exercises.wall.moves import MOVES
from exercises.wall.places import PLACES_IN_EXAMPLES, as_a_note_begins, of_this_wall, place_words, places_called
from exercises.wall.slots import (
    AnyTheme,
    ATheme,
    Checked,
    Lettered,
    New,
    Notes,
    Out,
    Statement,
    Target,
    Themes,
    number_first,
)
from exercises.wall.slots_paper import FORMS as PAPER_FORMS
from exercises.wall.slots_paper import SLOTS as PAPER
from exercises.wall.slots_words import PLACES, Answers, Named, OneSaid, Ref, Split, Times
from exercises.wall.state import FEEDBACK, FOLD, FOLDED, Wall


def _folding(got: Got, state: Wall) -> str:
    """What is folded in, or that it is only asked what there is."""
    what = got["what"]
    says = f"folds in {'what there is' if what == 'all' else what}" if what else "says what there is to fold in"
    says = f"takes {spans(got['taken'])} of the feedback" if got["taken"] else says
    return f"{says} from {got['from']}" if got["from"] else says


class _Lost(Slot):
    """A line that goes nowhere: what was meant with the numbers it begins with."""

    loose = words = True

    def begins(self, word: str) -> bool:
        return word[:1].isdecimal() or word[1:].isdecimal() or word in ("also", ">")

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        head, tail, colon = split(" ".join(tokens))
        before, into, right = head.partition(">")
        if into and state.boxes:
            meant = next((area.short for area in state.areas if matches(right, area.title)), state.areas[0].short)
            raise Miss(f"Nothing is clustered in boxes. Into another one: {before.strip()} {meant}", final=True)
        words = before.split()
        said = (
            _into(words, right.strip(), state) if into else _about(words, tail, colon, state) or _lettered(words, colon)
        )
        raise Miss(said, final=bool(said))


def _into(words: list[str], right: str, state: Wall) -> str:
    """What is wrong before the sign."""
    also = "also " if "also" in map(folded, words) else ""
    words = [word for word in words if folded(word) != "also"]
    numbers, rest = leading_numbers(words)
    if not words and right:
        return _read_out(right, state)
    if words and not also and all(number_first(word) and not word.isdecimal() for word in words):
        into = right.lstrip("tT") if number_first(right) else "3"
        return f"Themes are merged: merge {into} {words[0].lstrip('tT')}: one is how the other looks"
    if not numbers:
        return f"Which notes? {'also 24 > 5' if also else '17 21 40 > 3'}"
    into = "new" if folded(right.partition(" ")[0]) == "new" else right[:40] or "…"
    if rest:
        return f"“{rest[0][:40]}” is not a number. For example {also}{spans(numbers)} > {into}"
    return _not_on_wall(numbers, f"{also}{{}} > {into}", state)


def _read_out(right: str, state: Wall) -> str:
    """What is wrong with a theme and its notes, as a wall is read out."""
    first, *rest = right.split()
    numbers = leading_numbers(rest)[0]
    if number_first(first) and numbers:
        try:
            theme_of(state, int(first.lstrip("tT")))
        except Miss as problem:
            return f"{problem} Begin one: > new {spans(numbers)}"
        return _not_on_wall(numbers, f"> {first} {{}}", state)
    return "Which notes? 17 21 40 > 3, or as the wall is read out: > 3 17 21 40"


def _not_on_wall(numbers: list[int], line: str, state: Wall) -> str:
    """What is said of those that are not on the wall, with the line about what is."""
    try:
        notes_of(state, numbers)
    except Miss as problem:
        return f"{problem} For example {line.replace('{}', str(problem.instead))}"
    return ""


def _about(words: list[str], tail: str, colon: bool, state: Wall) -> str:
    """What notes were named for."""
    numbers, rest = leading_numbers(words)
    first, said = folded(rest[0]) if rest else "", spans(numbers)
    if words[0].isdecimal() and not numbers:
        return f"There is no “{words[0][:40]}”. Numbers have at most four digits."
    if first == "also" and (numbers or words[0] == rest[0]):
        return f"A copy into a second theme: also {said or ' '.join(words[1:])[:40] or '24'} > …"
    if not numbers or _begins(first, AFTER_NOTE):
        return ""
    if not rest and len(numbers) > 1:
        into = f"Into another box: {said} {state.areas[0].short}" if state.boxes else f"Into a theme: {said} > new"
        return f"What about notes {few(numbers)}? {into}"
    if not rest and colon:
        return f"What about note {numbers[0]}? As the paper has it: retype {numbers[0]}: the words on it"
    if not rest:
        last = state.next_note - 1
        none = f"There is no note {numbers[0]}; the numbers run to {last}. For example {last}"
        return none if last and numbers[0] not in state.notes else ""
    if places_called(rest[0], state):
        where = " ".join(rest)
        new = f"A new note has no number yet: {where}: {tail or 'They ring back'}"[:200]
        return new if colon else _not_on_wall(numbers, f"{{}} {where}", state)
    word = _begins(first, AFTER_THEME)
    if word:
        example = f"{word} {numbers[0]}"
        return f"A bare number is a note. For the theme, the word comes first, or t: {example}, t{numbers[0]}"
    if state.boxes and not all(number in state.notes for number in numbers):
        return _not_on_wall(numbers, f"{{}} {' '.join(rest)}", state)
    if state.boxes and _begins(first, tuple(REACH)):
        return f"One word of reach a line, for both may stand: {said} control, then {said} influence"
    if state.boxes:
        return f"“{rest[0][:40]}” is nothing a note takes. It takes its reach: {said} control, influence or live with"
    return f"“{rest[0][:40]}” is nothing a note takes. Into a theme: {said} > …"


def _lettered(words: list[str], colon: bool) -> str:
    """What a theme, a link or a case was named for."""
    letter, number = folded(words[0])[:1], words[0][1:]
    if not number.isdecimal() or len(words) > 1:
        return ""
    if letter == "t" and colon:
        return f"What about theme {number}? name {number}: We go quiet when it matters"
    if letter == "l":
        return f"What about link l{number}? Alone it changes nothing. Every line that fits here: help"
    return f"What about a{number}? Alone it changes nothing. Every line that fits here: help" * (letter == "a")


def _begins(said: str, words: Sequence[str]) -> str:
    return next((word for word in words if said and word.startswith(said)), "")


def _linked(state: Wall, number: int) -> str:
    return listed([in_words(state.themes[theme]) for theme in link_of(state, number).between])


SLOTS: dict[str, Slot] = {
    **PLACES,
    **PAPER,
    "text": Words(),
    "wording": Words(ask="In which words? question helps: What HELPS you to work as partners?"),
    "why": Words(),
    "closing": Words(private=True),
    "notes": Notes(),
    "any_notes": Notes(there=True, ask="Numbers are needed here."),
    "note": Notes(one=True),
    "any_note": Notes(one=True, there=True),
    "paper": Notes(one=True, alone=True, ask="Which note is the same paper as which? same 40 17"),
    "any_paper": Notes(one=True, there=True, alone=True),
    "a_statement": Statement(one=True, there=True, ask="Against which theme or statement?"),
    "out": Out(ask="Which note? Or out 17 3 for theme 3 only."),
    "theme": ATheme(),
    "named": ATheme(now="name"),
    "target": Target(),
    "named_target": Target(colon=True),
    "new": New(),
    "checked": Checked(),
    "any_theme": AnyTheme(),
    "lettered": Lettered(),
    "any_lettered": Lettered(gone=True),
    "themes": Themes(),
    "merged": Themes(into=True),
    "link": Thing(_linked, lambda state: (), "l", ask="Which link?"),
    "case": Thing(lambda state, number: f"a{against_of(state, number).number}", lambda state: (), "a"),
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
    "count": Number("How many people?"),
    "counts": Answers(),
    "said": OneSaid(),
    "decision": OneOf(
        {**{key: key for key in DECISIONS}, **{said: key for key, said in DECISIONS.items()}},
        "decision",
        labels=DECISIONS,
        loose=True,
    ),
    "times": Times(),
    "reach": OneOf(tuple(REACH), "word of reach", labels=REACH, loose=True),
    "consent": OneOf(SAID, "consent", loose=True),
    "folded": OneOf(FOLDED, "kind"),
    "from": Ref("From which session?"),
    "taken": Things(
        lambda state, number: str(number), lambda state: (), ask="Which of the feedback? fold in feedback 3"
    ),
    "lost": _Lost(),
}
_OTHERS = (
    Form("<note:any_note>", "17", "opens the note's card", "opens {note}", action="card"),
    Form("<theme:any_lettered>", "t3", "opens the theme's card", "opens {theme}", kind="t", action="card"),
    Form(
        "fold in [<what:folded>] [from <from>]",
        "fold in",
        "says what there is: statements, stories, conversations; fold in all takes it",
        _folding,
        sets={"what": "", "from": "", "taken": []},
        kind=FOLD,
        action="none",
        private=lambda got, state: got["what"] == FEEDBACK,
        more=(("fold in feedback", "the feedback about the day, each with its number: a pile of its own"),),
    ),
    Form(
        "fold in feedback <taken> [from <from>]",
        "fold in feedback 3",
        "takes one answer of the feedback, which is about partnership",
        _folding,
        sets={"what": FEEDBACK, "from": ""},
        kind=FOLD,
        action="none",
        private=True,
    ),
    Form(
        "pass: [<text>]",
        "pass",
        "nothing at all is recorded",
        "nothing is recorded; passing is a move",
        action="none",
        ask="Nothing is recorded of a pass, no words either: pass",
    ),
    *PAPER_FORMS,
    Form("<lost>"),
)


_KEPT_IN_BOXES = ("out", "park", "people", "consent")
_CLUSTERS = {*moves_in(sorting, themes, examples, checking, items), "strike_said", "t", FOLD}.difference(_KEPT_IN_BOXES)
"""The moves and lines that sort notes into themes, or fold more in, or bring themes back."""
_BEGUN = " ".join(form.pattern.partition(" ")[0] for form in forms_of(MOVES.values())) + " "
_TURNED = {
    **{name: name for name in ("notes", "any_notes", "note", "any_note", "paper", "any_paper", "any_lettered")},
    **{"theme": "lettered", "named": "lettered", "checked": "lettered", "any_theme": "any_lettered"},
}
"""The slots that may stand before their word and behind it, and what they are before it."""


_ONLY_IN_BOXES = {
    form.pattern.partition(" ")[0] for form in forms_of(moves_in(boxes).values()) if not form.pattern.startswith("<")
}
"""The words that only a line of a wall in boxes begins with."""


def _turned(form: Form) -> Form | None:
    """The form with what it is about before its word, or behind it: `17 lone` is `lone 17`, `t3 name` is `name 3`."""
    one, _, rest = form.pattern.partition(" ")
    other = rest[: rest.find(">") + 1] if rest.startswith("<") else rest.partition(" ")[0].rstrip(":")
    behind = rest[len(other) :]
    about, word = (one, other) if one.startswith("<") else (other, one)
    field, _, named = about.strip("<>").partition(":")
    slot = _TURNED.get(named or field)
    if slot is None or word.startswith("<") or (about == one and f"{other} " in _BEGUN):
        return None
    said, number, *words = str(form.example).split(" ")
    number, colon = number.rstrip(":"), number[len(number.rstrip(":")) :]
    if slot.endswith("lettered"):
        number = f"t{number.lstrip('t')}"
    pattern = f"{other} {about}{behind}" if about == one else f"<{field}:{slot}> {word}{behind}"
    return replace(form, pattern=pattern, example=" ".join([number, f"{said}{colon}", *words]), more=(), shown=hidden)


def _with_a_colon(form: Form) -> Form | None:
    """The form in which the colon belongs to the name of the theme after the sign."""
    pattern = form.pattern.replace("<theme:target>: [<why>]", "<theme:named_target>")
    return replace(form, pattern=pattern, more=(), shown=hidden) if pattern != form.pattern else None


def _unless_in_boxes(form: Form) -> Form:
    """A form that a wall in boxes does not have, for nothing is clustered there."""
    if form.kind not in _CLUSTERS:
        return form
    return replace(form, when=lambda state: not state.boxes and form.when(state))


def _forms() -> tuple[Form, ...]:
    own = [_unless_in_boxes(form) for form in forms_of(MOVES.values())]
    typed = (one for form in own for one in (_with_a_colon(form), form))
    turned = (_turned(form) for form in own if form.kind not in moves_in(boxes))
    every = (*filter(None, typed), *filter(None, turned), *map(_unless_in_boxes, _OTHERS))
    return tuple(map(_as_this_wall_asks, every))


def _as_this_wall_asks(form: Form) -> Form:
    """The form with its example in the words of the wall that it is typed on."""
    if callable(form.example) or not PLACES_IN_EXAMPLES & set(form.example.partition(":")[0].split(" ")):
        return form
    return replace(form, example=partial(of_this_wall, form.example))


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
        return every if state is None else tuple((of_this_wall(example, state), means) for example, means in every)

    def words(self, state: Wall) -> tuple[str, ...]:
        own = super().words(state)
        if state is None:
            return own
        known = own if state.boxes else (word for word in own if word not in _ONLY_IN_BOXES)
        return (*known, *place_words(state))

    def offered(self, state: Wall) -> dict[str, str]:
        return {**super().offered(state), **{word: f"{word}: They ring back" for word in place_words(state)}}


def _for_a_screen(state: Wall, command: Command) -> Command:
    """On a wall that the room never sees no line is for a mirrored screen."""
    return command if state.shown else replace(command, private=True)


LANGUAGE = _Wall(
    FORMS,
    slots=SLOTS,
    empty=as_a_note_begins,
    unknown=as_a_note_begins,
    signs=">",
    last=_for_a_screen,
)
