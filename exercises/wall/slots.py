"""Notes and themes as they are typed in a wall's lines. Pure.

Numbers are looked up, never sought: each keystroke asks here, on walls of thousands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from exercises.kernel.expression import expression
from exercises.kernel.moves import Got
from exercises.kernel.slots import ByName, Fields, Miss, Slot, Thing
from exercises.kernel.text import folded, listed, matches
from exercises.kernel.words import leading_numbers, number_of, spans
from exercises.wall.checks import (
    any_theme,
    called,
    counted,
    few,
    in_words,
    notes_of,
    notes_there,
    theme_of,
    themes_there,
)
from exercises.wall.member_check import ANSWERS, DECISIONS
from exercises.wall.state import LONE, Theme, Wall

_THEME = expression(r"[tT]?(\d{1,4})")
_LETTER = expression(r"\b[tT](?=\d)")
ANSWERED = {**{key.replace("_", " "): key for key in ANSWERS}, "not for us": "not_us", "pass": "passed"}
"""The answers of a member check as they are typed."""


# -- notes ------------------------------------------------------------------------------------------------------------


class Notes(Slot):
    """Notes by their numbers: several or `one`, on the wall or (`there`) set aside too; `alone` where another number
    may come behind it."""

    def __init__(self, *, one: bool = False, there: bool = False, alone: bool = False, ask: str = "") -> None:
        self.one, self.there, self.alone = one, there, alone
        self.ask = ask or ("Which note?" if one else "Which notes?")

    def begins(self, word: str) -> bool:
        return word[:1].isdecimal()

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        words = list(tokens[:1] if self.alone else tokens)
        numbers, rest = leading_numbers(words)
        took = len(words) - len(rest)
        if not numbers:
            raise Miss(self.ask, near=True)
        if self.one and len(numbers) > 1:
            raise Miss("One note at a time.", near=True, instead=numbers[0], took=took)
        try:
            (notes_there if self.there else notes_of)(state, numbers)
        except Miss as problem:
            problem.took = took
            raise
        return numbers[0] if self.one else numbers, took

    def typed(self, value: Any) -> str:
        if isinstance(value, str):
            return value.split()[0].partition("-")[0] if self.one else value
        return str(value) if isinstance(value, int) else spans(value)

    def say(self, value: Any, state: Any) -> str:
        return counted([state.notes[number] for number in (value if isinstance(value, list) else [value])])


class Statement(Notes):
    """A bare number that is rather a statement folded in than a theme."""

    def take(self, tokens: Sequence[str], got: Got, state: Wall) -> tuple[Any, int]:
        number = number_of("".join(tokens[:1]))
        note = state.notes.get(number) if number is not None else None
        if number in state.themes and (note is None or not note.item):
            raise Miss("Against which theme or statement?")
        return super().take(tokens, got, state)


class Out(Notes):
    """Notes that are taken out, and the theme: `24 3` is called out for theme 3, and two notes are only meant when 24
    is in no theme of that number."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        words = [word for word in tokens if folded(word) not in ("of", "from")]
        numbers, rest = leading_numbers(words)
        fields = Fields()
        if rest and folded(rest[0])[:1] == "t":
            fields["theme"] = theme_called(" ".join(rest), state).number
        elif rest:
            raise Miss("Nothing more goes with that.", near=True)
        elif len(numbers) == len(words) == 2 and all(word.isdecimal() for word in words):
            note, other = state.notes.get(numbers[0]), state.notes.get(numbers[1])
            if note is not None and numbers[1] in note.themes:
                if other is not None and other.themes:
                    fields["also_meant"] = f"For the two notes: out {numbers[0]} and {numbers[1]}"
                fields["theme"] = numbers.pop()
        fields["notes"], _ = super().take([str(number) for number in numbers], got, state)
        return fields, len(tokens)


# -- a theme ----------------------------------------------------------------------------------------------------------


def number_first(word: str) -> bool:
    """Whether a word is a theme's number, with its letter or without."""
    return _THEME.fullmatch(word) is not None and number_of(word.lstrip("tT")) is not None


def theme_called(words: str, state: Wall, question: str = "") -> Theme:
    """The standing theme that a number, t3, or words of its name mean. Raises Miss with what would fit.

    Themes of `question` are preferred, for notes go into themes of their own question.
    """
    number = _THEME.fullmatch(words)
    if number:
        return theme_of(state, int(number[1]), question)
    sought = folded(words)
    if not sought:
        raise Miss("Which theme? By number or by a word of its name.", near=True, instead="…")
    fits = _named_so(words, state, question)
    exact = [theme for theme in fits if folded(theme.name) == sought]
    if len(fits) == 1 or len(exact) == 1:
        return (exact or fits)[0]
    if fits:
        told = listed([f"{theme.number} {called(theme)}" for theme in fits[:6]], joiner="or")
        raise Miss(f"“{words[:60]}” fits {told}. Type the number.", near=True, instead=str(fits[0].number))
    raise Miss(f"No theme has “{words[:60]}” in its name. Type its number.", near=True, instead="…")


def _named_so(words: str, state: Wall, question: str = "") -> list[Theme]:
    """The standing themes whose name begins, or has a word that begins, with the words; of `question` when any is."""
    found = [theme for theme in state.standing() if theme.name and matches(words, theme.name)]
    same = [theme for theme in found if theme.question == question]
    return same or found


class ATheme(Slot):
    """A standing theme by its number, t3, or words of its name. `now` is the field that completion shows."""

    def __init__(self, *, now: str = "") -> None:
        self.now = now

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        question = self.question(got, state)
        if tokens and number_first(tokens[0]):
            return theme_called(tokens[0], state, question).number, 1
        took = self.words_of(tokens)
        try:
            return ByName(theme_called(" ".join(tokens[:took]), state, question).number), took
        except Miss as problem:
            problem.took = took
            raise

    def question(self, got: Got, state: Wall) -> str:
        """The question whose themes are meant before others."""
        return ""

    def words_of(self, tokens: Sequence[str]) -> int:
        """How many of the words may be its name."""
        return len(tokens)

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        field = got.get("field", self.now)
        for theme in state.standing(self.question(got, state)):
            number = str(theme.number)
            if not begun or begun in (number, f"t{number}") or (theme.name and matches(begun, theme.name)):
                now = f"; now: {getattr(theme, field) or 'not written yet'}" if field else ""
                yield number, f"{in_words(theme)}{now}"

    def typed(self, value: Any) -> str:
        return str(value) if value else LONE

    def say(self, value: Any, state: Any) -> str:
        return in_words(state.themes[value]) if value else "the lone voices"


class Target(ATheme):
    """The theme after the sign, one of the notes' own question before others; `colon` where one belongs to its name."""

    def __init__(self, *, colon: bool = False) -> None:
        super().__init__()
        self.loose = colon

    def question(self, got: Got, state: Wall) -> str:
        note = state.notes.get(got["notes"][0])
        return note.question if note is not None else ""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        words = " ".join(tokens)
        if self.loose:
            fits = _named_so(words, state, self.question(got, state)) if ":" in words else []
            if len(fits) != 1:
                raise Miss("Which theme? By number or by a word of its name.")
            return ByName(fits[0].number), len(tokens)
        if folded(words.partition(" ")[0]) == "new":
            first, typed = state.numbers.get("t", 0) + 1, spans(got["notes"])
            told = f"Begin the theme first: theme: We are asked too late. Then also {typed} > {first}"
            raise Miss(told, final=True)
        return super().take(tokens, got, state)

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        return () if self.loose else super().ways(begun, got, state)


class New(Slot):
    """The word for a theme that is begun, written out: a beginning of it may be the beginning of a name."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        if not tokens or folded(tokens[0]) != "new":
            raise Miss("Which theme?")
        return Fields(), 1

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        return [("new ", "begins a theme of them")] if "new".startswith(folded(begun)) else []


class Lettered(Thing):
    """A theme by its letter and number; `gone` also one that does not stand any more."""

    def __init__(self, *, gone: bool = False) -> None:
        find = any_theme if gone else theme_of
        super().__init__(lambda state, number: in_words(find(state, number)), lambda state: (), "t")

    def typed(self, value: Any) -> str:
        return f"t{value}"


class AnyTheme(ATheme):
    """A theme by its number, also one that does not stand any more."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        if not tokens or not number_first(tokens[0]):
            raise Miss("Which theme? By its number.", near=True)
        return any_theme(state, int(tokens[0].lstrip("tT"))).number, 1

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        gone = (theme for theme in state.themes.every() if not theme.stands)
        return ((str(theme.number), in_words(theme)) for theme in gone if str(theme.number).startswith(begun))


class Checked(ATheme):
    """What a line of the member check is about: a theme, or the lone voices."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        if tokens and folded(tokens[0]) == LONE:
            return 0, 1
        return super().take(tokens, got, state)

    def words_of(self, tokens: Sequence[str]) -> int:
        ends = {*(said.split()[0] for said in ANSWERED), *DECISIONS, "kept"}
        return next((place for place, said in enumerate(tokens) if folded(said) in ends), len(tokens))

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        yield from super().ways(begun, got, state)
        if not begun or LONE.startswith(folded(begun)):
            yield LONE, "the lone voices"


# -- several themes ---------------------------------------------------------------------------------------------------


class Themes(Slot):
    """Several themes by their numbers ("3 5-7", "t3 t5"), or one by its name; `into` where the others go into the
    first."""

    def __init__(self, *, into: bool = False) -> None:
        self.into = into

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        said = [folded(word) for word in tokens]
        took = said.index("into") if "into" in said else len(tokens)
        try:
            themes = [theme.number for theme in self._themes(tokens[:took], state)]
        except Miss as problem:
            problem.took = took
            raise
        if not self.into:
            return list(dict.fromkeys(themes)), took
        into, *others = themes
        if not others:
            told = f"Which theme goes into {in_words(state.themes[into])}? For example merge {into} …: they are one"
            raise Miss(told, final=True)
        return Fields(into=into, themes=list(dict.fromkeys(others))), took

    def _themes(self, tokens: Sequence[str], state: Wall) -> list[Theme]:
        """The standing themes, a number twice stays twice. Raises Miss with what would fit."""
        numbers: list[int] = []
        for word in _LETTER.sub("", " ".join(tokens).replace(",", " ")).split():
            if word == "and" and numbers:
                continue
            found, rest = leading_numbers([word])
            if rest:
                return [theme_called(" ".join(tokens), state)]
            numbers += found
        if not numbers:
            raise Miss("Which themes?", near=True)
        missing = [number for number in numbers if number not in state.themes]
        if len(missing) > 1 and state.standing():
            none = f"There are no themes {few(missing)}. Nothing is changed. {themes_there(state.standing())}"
            raise Miss(none, near=True, instead=_with(numbers, "…", state))
        try:
            return [theme_of(state, number) for number in numbers]
        except Miss as problem:
            problem.instead = _with(numbers, str(problem.instead), state)
            raise

    def typed(self, value: Any) -> str:
        return value if isinstance(value, str) else ""

    def say(self, value: Any, state: Any) -> str:
        return listed([in_words(state.themes[number]) for number in value])

    def more(self, before: Sequence[str], begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        return ((way, means) for way, means in self.ways(begun, got, state) if way.strip() not in before)

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        return ((f"{way} ", means) for way, means in ATheme().ways(begun, got, state))


def _with(numbers: list[int], instead: str, state: Wall) -> str:
    """The typed numbers, with `instead` for those that are no theme now."""
    stand = {theme.number for theme in state.standing()}
    return " ".join(dict.fromkeys(str(number) if number in stand else instead for number in numbers))
