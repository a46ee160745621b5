"""Themes as they are typed in a wall's lines: by number, t3, or words of their names. Pure.

Words that fit two themes are asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from exercises.kernel.moves import Got
from exercises.kernel.shape import ExerciseError
from exercises.kernel.slots import ByName, Fields, Miss, Slot
from exercises.kernel.text import folded, listed, matches
from exercises.kernel.words import leading_numbers, number_of, spans, split
from exercises.wall.saying import called, numbered
from exercises.wall.state import DECISIONS, LONE, Theme, Wall

_THEME = re.compile(r"[tT]?(\d{1,4})")
_LETTER = re.compile(r"\b[tT](?=\d)")
_FEW = 8
ANSWERED = {"yes": "yes", "change": "change", "no": "no", "not_us": "not_us", "pass": "passed", "passed": "passed"}
"""The answers of a member check as they are typed."""


def few(numbers: list[int], *, joiner: str = "and") -> str:
    """Numbers in a sentence, eight at most."""
    shown = [str(number) for number in numbers[:_FEW]]
    return listed([*shown, "others"] if len(numbers) > _FEW else shown, joiner=joiner)


def number_first(word: str) -> bool:
    """Whether a word is a theme's number, with its letter or without."""
    return _THEME.fullmatch(word) is not None and number_of(word.lstrip("tT")) is not None


def any_theme(number: int, state: Wall, question: str = "") -> Theme:
    """The theme of that number, standing or not. Raises Miss naming those there are."""
    if number in state.themes:
        return state.themes[number]
    standing = state.standing(question) or state.standing()
    if not standing:
        raise ExerciseError(f"There is no theme {number} yet. Begin one: 17-23 > new We go quiet when we disagree")
    raise Miss(f"There is no theme {number}. {_there(standing)}", near=True, instead="…")


def _standing(number: int, state: Wall, question: str = "") -> Theme:
    """The theme of that number, when it is one now. Raises Miss saying where it went."""
    theme = any_theme(number, state, question)
    if theme.dropped:
        raise ExerciseError(f"Theme {number} was taken away. Bring it back first: undrop {number}")
    if theme.merged_into:
        last, passed = theme, {number}
        while last.merged_into in state.themes and last.merged_into not in passed:
            last = state.themes[last.merged_into]
            passed.add(last.number)
        raise Miss(f"Theme {number} was merged into {numbered(last)}.", near=True, instead=str(last.number))
    return theme


def theme_of(words: str, state: Wall, question: str = "") -> Theme:
    """The standing theme that a number, t3, or words of its name mean. Raises Miss with what would fit.

    Themes of `question` are preferred, for notes go into themes of their own question.
    """
    number = _THEME.fullmatch(words)
    if number:
        return _standing(int(number[1]), state, question)
    sought = folded(words)
    if not sought:
        raise Miss("Which theme? By number or by a word of its name.", near=True, instead="…")
    fits = themes_called(words, state, question)
    exact = [theme for theme in fits if folded(theme.name) == sought]
    if len(fits) == 1 or len(exact) == 1:
        return (exact or fits)[0]
    if fits:
        told = listed([f"{theme.number} {called(theme)}" for theme in fits[:6]], joiner="or")
        raise Miss(f"“{words[:60]}” fits {told}. Type the number.", near=True, instead=str(fits[0].number))
    raise Miss(f"No theme has “{words[:60]}” in its name. Type its number.", near=True, instead="…")


def themes_called(words: str, state: Wall, question: str = "") -> list[Theme]:
    """The standing themes whose name begins, or has a word that begins, with the words; of `question` when any is."""
    found = [theme for theme in state.standing() if theme.name and matches(words, theme.name)]
    same = [theme for theme in found if theme.question == question]
    return same or found


def _there(standing: tuple[Theme, ...]) -> str:
    """The numbers there are, in few words."""
    numbers = [theme.number for theme in standing]
    return f"Themes there are: {spans(numbers)}." if len(numbers) > 1 else f"There is theme {numbers[0]}."


class ATheme(Slot):
    """A standing theme by its number, t3, or words of its name. `now` is the field that completion shows."""

    def __init__(self, *, now: str = "") -> None:
        self.now = now

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        if tokens and number_first(tokens[0]):
            return theme_of(tokens[0], state).number, 1
        took = self.words_of(tokens)
        return ByName(theme_of(" ".join(tokens[:took]), state).number), took

    def words_of(self, tokens: Sequence[str]) -> int:
        """How many of the words may be its name."""
        return len(tokens)

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        field = got.get("field", self.now)
        for theme in state.standing():
            number = str(theme.number)
            if not begun or begun in (number, f"t{number}") or (theme.name and matches(begun, theme.name)):
                now = f"; now: {getattr(theme, field) or 'not written yet'}" if field else ""
                yield number, f"{numbered(theme)}{now}"

    def typed(self, value: Any) -> str:
        return str(value) if value else LONE

    def say(self, value: Any, state: Any) -> str:
        return numbered(state.themes[value]) if value else "the lone voices"


class Lettered(ATheme):
    """A theme by its letter and number."""

    def begins(self, word: str) -> bool:
        return word[:1] == "t" and word[1:2].isdecimal()

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        if not tokens or not self.begins(folded(tokens[0])) or not number_first(tokens[0]):
            raise Miss("Which theme? By its letter and number.")
        return self.found(int(tokens[0][1:]), state).number, 1

    def found(self, number: int, state: Wall) -> Theme:
        """The theme of that number."""
        return _standing(number, state)

    def typed(self, value: Any) -> str:
        return f"t{value}"

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        return ()


class AnyTheme(ATheme):
    """A theme by its number, also one that does not stand any more."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        if not tokens or not number_first(tokens[0]):
            raise Miss("Which theme? By its number.", near=True)
        return any_theme(int(tokens[0].lstrip("tT")), state).number, 1

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        gone = (theme for theme in state.themes.every() if not theme.stands)
        return ((str(theme.number), numbered(theme)) for theme in gone if str(theme.number).startswith(begun))


class LetteredAny(Lettered):
    """A theme by its letter and number, also one that does not stand any more."""

    def found(self, number: int, state: Wall) -> Theme:
        return any_theme(number, state)


class Checked(ATheme):
    """What a line of the member check is about: a theme, or the lone voices."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        if tokens and folded(tokens[0]) == LONE:
            return 0, 1
        return super().take(tokens, got, state)

    def words_of(self, tokens: Sequence[str]) -> int:
        ends = {*ANSWERED, *DECISIONS, "not", "kept"}
        return next((place for place, said in enumerate(tokens) if folded(said) in ends), len(tokens))

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        yield from super().ways(begun, got, state)
        if not begun or LONE.startswith(folded(begun)):
            yield LONE, "the lone voices"


class Target(Slot):
    """The theme after the sign, and after a colon why; a colon may belong to the theme's name."""

    loose = True

    def __init__(self, verb: str = "") -> None:
        self.verb = verb

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        right, question = " ".join(tokens), state.notes[got["notes"][0]].question
        typed = spans(got["notes"])
        new = folded(right.partition(" ")[0].rstrip(":")) == "new"
        if new and not self.verb:
            raise Miss("That begins a theme.")
        if new:
            first = state.numbers.get("t", 0) + 1
            raise ExerciseError(f"Begin the theme first: theme: We are asked too late. Then also {typed} > {first}")
        fits = themes_called(right, state, question) if ":" in right else []
        if len(fits) == 1:
            return ByName(Fields(theme=fits[0].number)), len(tokens)
        words, why, _ = split(right)
        try:
            theme = theme_of(words, state, question)
        except Miss as problem:
            raise ExerciseError(f"{problem} For example {self.verb}{typed} > {problem.instead}") from None
        fields = Fields({"theme": theme.number, **({"why": why} if why else {})})
        return fields if number_first(words) else ByName(fields), len(tokens)

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        note = state.notes.get(got["notes"][0])
        for theme in state.standing(note.question if note is not None else ""):
            if not begun or str(theme.number) == begun or matches(begun, theme.name):
                yield str(theme.number), numbered(theme)


class New(Slot):
    """The word for a theme that is begun, written out: a beginning of it may be the beginning of a name."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        if not tokens or folded(tokens[0]) != "new":
            raise Miss("Which theme?")
        return Fields(), 1

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        return [("new ", "begins a theme of them")] if "new".startswith(folded(begun)) else []


class Themes(Slot):
    """Several themes by their numbers ("3 5-7", "t3 t5")."""

    def themes(self, tokens: Sequence[str], state: Wall) -> list[Theme]:
        """The standing themes, a number twice stays twice; one by words. Raises Miss with what would fit."""
        typed = _LETTER.sub("", " ".join(tokens).replace(",", " ")).split()
        numbers: list[int] = []
        for word in typed:
            if word == "and" and numbers:
                continue
            found, rest = leading_numbers([word])
            if rest:
                return [theme_of(" ".join(tokens), state)]
            numbers += found
        if not numbers:
            raise Miss("Which themes?", near=True)
        missing = [number for number in numbers if number not in state.themes]
        if len(missing) > 1 and not state.standing():
            raise ExerciseError(f"There are no themes {few(missing)} yet. Begin one: theme: We are asked too late")
        if len(missing) > 1:
            none = f"There are no themes {few(missing)}. Nothing is changed. {_there(state.standing())}"
            raise Miss(none, near=True, instead=_typed(numbers, numbers, "…", state))
        try:
            return [_standing(number, state) for number in numbers]
        except Miss as problem:
            stand = {theme.number for theme in state.standing()}
            wrong = next(number for number in numbers if number not in stand)
            fits = _typed(numbers, [wrong], str(problem.instead), state)
            raise Miss(str(problem), near=True, instead=fits) from None

    def typed(self, value: Any) -> str:
        return value if isinstance(value, str) else ""

    def more(self, before: Sequence[str], begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        return ((way, means) for way, means in self.ways(begun, got, state) if way.strip() not in before)

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        return ((f"{way} ", means) for way, means in ATheme().ways(begun, got, state))


def _typed(numbers: list[int], wrong: list[int], instead: str, state: Wall) -> str:
    """The typed numbers, with `instead` for those of `wrong` that do not stand."""
    stand = {theme.number for theme in state.standing()}
    kept = [instead if number in wrong and number not in stand else str(number) for number in numbers]
    return " ".join(dict.fromkeys(kept))


class Merged(Themes):
    """Themes of which the others go into the first: 3 5 7, or 5 7 into 3."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        said = [folded(word) for word in tokens]
        at = said.index("into") if "into" in said else -1
        turned = [*tokens[at + 1 :], *tokens[:at]] if at >= 0 else list(tokens)
        if not turned:
            raise Miss("Which themes? The others go into the first.", near=True)
        into, *others = self.themes(turned, state)
        example = f"merge {into.number} …: one is how the other looks"
        if into in others:
            raise ExerciseError(f"Theme {into.number} cannot be merged with itself. Name two: {example}")
        if not others:
            raise ExerciseError(f"Which theme goes into {numbered(into)}? {example}")
        return Fields(into=into.number, themes=[theme.number for theme in dict.fromkeys(others)]), len(tokens)


class Others(Themes):
    """Themes that go into the one named before."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        return Merged().take([str(got["into"]), *tokens], got, state)[0], len(tokens)


class Pair(Themes):
    """Two different themes."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        word = "apart" if got.get("apart") else "link"
        if not tokens:
            raise Miss("Which two themes?", near=True)
        themes = self.themes(tokens, state)
        first = themes[0].number
        if len(themes) == 2 and themes[0] == themes[1]:
            raise ExerciseError(f"Two different themes are needed: {word} {first} …: why")
        if len(themes) != 2:
            second = themes[1].number if len(themes) > 2 else "…"
            raise ExerciseError(f"Two themes at a time: {word} {first} {second}: why")
        return [theme.number for theme in themes], len(tokens)
