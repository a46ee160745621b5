"""What typed words on a wall stand for where they mean a theme, and how a theme is said back. Pure.

Refuses to guess: words that fit two themes are asked about.
"""

from __future__ import annotations

import re

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded, listed, matches
from exercises.kernel.words import leading_numbers, number_of
from exercises.wall.state import Theme, Wall
from exercises.wall.words import Form, few, spans

_THEME = re.compile(r"[tT]?(\d{1,4})")
_LETTER = re.compile(r"\b[tT](?=\d)")
_JOINS = re.compile(r"\s*(?:,|/|&|\band\b|\bor\b)\s*", re.IGNORECASE)
_BEFORE_A_TOPIC = ("the", "a", "our", "my", "more", "better", "good", "poor", "no", "lack", "of")
_TOPIC_ENDS = ("tion", "sion", "ment", "ness", "ship", "ity", "ance", "ence")


def called(theme: Theme) -> str:
    """A theme in the middle of a sentence: its name in quotes, or its number while it has none."""
    return f"“{theme.name}”" if theme.name else f"theme {theme.number}, not named yet"


def numbered(theme: Theme) -> str:
    """A theme with its number and its name."""
    return f"theme {theme.number} “{theme.name}”" if theme.name else f"theme {theme.number}"


def any_theme(number: int, state: Wall, form: Form, question: str = "") -> Theme:
    """The theme of that number, standing or not. Raises ExerciseError naming those there are."""
    if number in state.themes:
        return state.themes[number]
    standing = state.standing(question) or state.standing()
    if not standing:
        raise ExerciseError(f"There is no theme {number} yet. Begin one: 17-23 > new We go quiet when we disagree")
    raise ExerciseError(f"There is no theme {number}. {_there(standing)} For example {form('…')}")


def standing_theme(number: int, state: Wall, form: Form, question: str = "") -> Theme:
    """The theme of that number, when it is one now. Raises ExerciseError saying where it went."""
    theme = any_theme(number, state, form, question)
    if theme.dropped:
        raise ExerciseError(f"Theme {number} was taken away. Bring it back first: undrop {number}")
    if theme.merged_into:
        last, passed = theme, {number}
        while last.merged_into in state.themes and last.merged_into not in passed:
            last = state.themes[last.merged_into]
            passed.add(last.number)
        raise ExerciseError(f"Theme {number} was merged into {numbered(last)}: {form(str(last.number))}")
    return theme


def theme_of(words: str, state: Wall, form: Form, question: str = "") -> Theme:
    """The standing theme that a number, t3, or words of its name mean. Raises ExerciseError.

    Themes of `question` are preferred, for notes go into themes of their own question.
    """
    number = _THEME.fullmatch(words)
    if number:
        return standing_theme(int(number[1]), state, form, question)
    sought = folded(words)
    if not sought:
        raise ExerciseError(f"Which theme? By number or by a word of its name: {form('…')}")
    fits = themes_called(words, state, question)
    exact = [theme for theme in fits if folded(theme.name) == sought]
    if len(fits) == 1 or len(exact) == 1:
        return (exact or fits)[0]
    if fits:
        told = listed([f"{theme.number} {called(theme)}" for theme in fits[:6]], joiner="or")
        raise ExerciseError(f"“{words[:60]}” fits {told}. Type the number: {form(str(fits[0].number))}")
    raise ExerciseError(f"No theme has “{words[:60]}” in its name. By number: {form('…')}")


def themes_called(words: str, state: Wall, question: str = "") -> list[Theme]:
    """The standing themes whose name begins, or has a word that begins, with the words; of `question` when any is."""
    found = [theme for theme in state.standing() if theme.name and matches(words, theme.name)]
    same = [theme for theme in found if theme.question == question]
    return same or found


def themes_of(words: list[str], state: Wall, form: Form, *, several: bool = False) -> list[Theme]:
    """The standing themes of several numbers ("3 5-7", "t3 t5"), or one by words. A number twice stays twice.

    With `several` the form's example has all the typed numbers that stand, in their order, and … for the others.
    """
    typed = _LETTER.sub("", " ".join(words).replace(",", " ")).split()
    numbers: list[int] = []
    for word in typed:
        if word == "and" and numbers:
            continue
        found, rest = leading_numbers([word])
        if rest:
            numbers = []
            break
        numbers += found
    if not numbers:
        return [theme_of(" ".join(words), state, form)]
    missing = [number for number in numbers if number not in state.themes]
    if len(missing) > 1 and state.standing():
        fits = _typed(numbers, numbers, "…", state) if several else "…"
        raise ExerciseError(
            f"There are no themes {few(missing)}. Nothing is changed. {_there(state.standing())} "
            f"For example {form(fits)}"
        )
    if len(missing) > 1:
        raise ExerciseError(f"There are no themes {few(missing)} yet. Begin one: theme: We are asked too late")
    return [
        standing_theme(number, state, _within(form, numbers, number, state) if several else form) for number in numbers
    ]


def _within(form: Form, numbers: list[int], wrong: int, state: Wall) -> Form:
    return lambda instead: form(_typed(numbers, [wrong], instead, state))


def _typed(numbers: list[int], wrong: list[int], instead: str, state: Wall) -> str:
    """The typed numbers, with `instead` for those of `wrong` that do not stand."""
    stand = {theme.number for theme in state.standing()}
    kept = [instead if number in wrong and number not in stand else str(number) for number in numbers]
    return " ".join(dict.fromkeys(kept))


def _there(standing: tuple[Theme, ...]) -> str:
    """The numbers there are, in few words."""
    numbers = [theme.number for theme in standing]
    return f"Themes there are: {spans(numbers)}." if len(numbers) > 1 else f"There is theme {numbers[0]}."


def number_first(word: str) -> bool:
    """Whether a word is a theme's number, with its letter or without."""
    return _THEME.fullmatch(word) is not None and number_of(word.lstrip("tT")) is not None


def name_warning(name: str, state: Wall, *, but: int = 0) -> str:
    """A gentle word on a theme's name: a topic rather than a sentence, used already, or long for the room; else ""."""
    if is_topic(name):
        topic = name if name[1:2].isupper() else name[:1].lower() + name[1:]
        return f"Say it as a sentence: what about {topic}?"
    sought = folded(name)
    for theme in state.standing() if sought else ():
        if theme.number != but and folded(theme.name) == sought:
            return f"Theme {theme.number} has that name already."
    most = state.template.room_limits.get("name", 80)
    return f"{len(name)} characters; the room reads about {most} well." if len(name) > most else ""


def is_topic(name: str) -> bool:
    """Whether a name looks like a topic ("communication", "trust and respect") and not like a sentence."""
    if not name:
        return False
    pieces = [part for part in _JOINS.split(name.strip(" .!?…")) if part]
    for part in pieces:
        said = part.split()
        while len(said) > 1 and folded(said[0]) in _BEFORE_A_TOPIC:
            said = said[1:]
        if len(said) > 2 or (len(said) == 2 and not folded(said[1]).endswith(_TOPIC_ENDS)):
            return False
    return bool(pieces)
