"""Small readers of a typed line: numbers, one of a few words, and what stands before and after its colon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from exercises.kernel.expression import expression
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded, listed, matches

_NUMBERS = expression(r"\d{1,4}(-\d{1,4})?(,\d{1,4}(-\d{1,4})?)*,?")
COLON = expression(r"(?<=\b[a-zA-Z]\d):|(?<=\b[a-zA-Z]\d\d):|:(?!(?<=\d:)\d)")
"""A colon between digits (10:30, 1:1) belongs to the words; behind a lettered number (k1:30 minutes) it does not."""
_MOST_NUMBERS = 1000


def split(line: str) -> tuple[str, str, bool]:
    """The part before the first colon, the words after it, and whether there was one. 10:30 is no colon."""
    found = COLON.search(line)
    if found is None:
        return line.strip(), "", False
    return line[: found.start()].strip(), line[found.end() :].strip(), True


def number_of(word: str) -> int | None:
    """The number a word is, when it is one of at most four digits."""
    return int(word) if word.isdecimal() and len(word) <= 4 else None


_COUNTING = (
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    ("tahi", "rua", "toru", "wha", "rima", "ono", "whitu", "waru", "iwa", "tekau"),
)


def number_said(word: str) -> int | None:
    """The number a word is, also one that is written out, up to twelve: 3, three, toru."""
    said = folded(word)
    in_words = next((one.index(said) + 1 for one in _COUNTING if said in one), None)
    return number_of(word) if in_words is None else in_words


def number_written(number: int) -> str:
    """A number in a sentence: written out up to twelve."""
    return _COUNTING[0][number - 1] if 0 < number <= len(_COUNTING[0]) else str(number)


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


def spans(numbers: Iterable[int]) -> str:
    """Numbers as they are typed: "17-19 21"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return " ".join(f"{first}-{last}" if last > first else str(first) for first, last in runs)


def pick(word: str, choices: Mapping[str, str] | Iterable[str], what: str) -> str:
    """The choice that `word` names by any unambiguous beginning. Raises ExerciseError listing what would fit.

    With a mapping, its keys are what may be typed and its values what they stand for.
    """
    table = choices if isinstance(choices, Mapping) else {choice: choice for choice in choices}
    if not table:
        raise ExerciseError(nothing_to_choose(what))
    sought = squeezed(word)
    if not sought:
        choices_there = listed(_shown(table), joiner="or")
        raise ExerciseError(f"Which {what}? {choices_there[:1].upper()}{choices_there[1:]}.")
    known: dict[str, str] = {}
    for name, stands_for in table.items():
        known[name] = squeezed(name)
        if known[name] == sought:
            return stands_for
    found = {stands_for: name for name, stands_for in table.items() if known[name].startswith(sought)}
    if len(found) == 1:
        return next(iter(found))
    if found:
        some = [*list(found.values())[:6], *(["another"] if len(found) > 6 else [])]
        more = "word" if all(folded(name).startswith(f"{folded(word)} ") for name in found.values()) else "letter"
        raise ExerciseError(f"“{in_short(word)}” could be {listed(some, joiner='or')}. Type one {more} more.")
    raise _NoneOf(word, table, what)


def nothing_to_choose(what: str) -> str:
    """What is said where there is nothing that a word could name."""
    return f"There is no {what} here to choose."


class _NoneOf(ExerciseError):
    """A word that names none of the choices. What it may have been is looked for only by whoever says it: a line is
    tried as every form."""

    def __init__(self, word: str, table: Mapping[str, str], what: str) -> None:
        super().__init__()
        self._given = word, table, what

    def __str__(self) -> str:
        word, table, what = self._given
        near = nearest(word, table)
        hint = f" Did you mean {near}?" if near else f" It is one of: {listed(_shown(table), joiner='or')}."
        return f"There is no {what} “{in_short(word)}”.{hint}"


_LONGEST_NAME = 60


def in_short(word: str, most: int = _LONGEST_NAME) -> str:
    """What was typed, as a refusal says it again: nobody wants a page of it back."""
    return f"{word[:40]}…" if len(word) > most else word


def squeezed(text: str) -> str:
    """The text without hyphens and spaces, so that derole, de role and de-role are one word."""
    return folded(text).replace("-", "").replace(" ", "")


_JOINING = ("a and an at as by for from i in is it", "me my of on or the to")
JOINING = frozenset(word for words in _JOINING for word in words.split())
"""Words that only join others."""


def pick_by_word(words: str, choices: Mapping[str, str], what: str) -> str:
    """Like `pick`, but any word inside a name may be typed too: "apart" for "pulls apart"; none that only joins others,
    which somebody types who means something else."""
    try:
        return pick(words, choices, what)
    except ExerciseError:
        if folded(words) in JOINING:
            raise
        found = {stands_for for name, stands_for in choices.items() if matches(words, name.replace("-", " "))}
        if len(found) == 1:
            return found.pop()
        raise


def _shown(table: Mapping[str, str]) -> list[str]:
    """One name for each thing the table stands for, in order, eight at most."""
    names = list({stands_for: name for name, stands_for in reversed(list(table.items()))}.values())[::-1]
    return names if len(names) < 9 else [*names[:8], "another"]


def nearest(word: str, choices: Iterable[str]) -> str:
    """The choice that is `word` but for a slip of the fingers, or ""; "" for a word that is longer than any name."""
    if len(word) > _LONGEST_NAME:
        return ""
    said = folded(word)
    like: dict[str, str] = {}
    for choice in choices:
        if _slipped(said, folded(choice)):
            like.setdefault(folded(choice), choice)
    if not like:
        return ""
    import difflib

    return next((like[one] for one in difflib.get_close_matches(said, like, n=1, cutoff=0.6)), "")


def _slipped(said: str, meant: str) -> bool:
    """Whether a word may be another one mistyped: a letter or two missing, doubled, wrong or swapped, seldom the first.

    An ordinary word that only looks like one (bring, turning) is none.
    """
    if said[:1] != meant[:1] and said[:2] != meant[1::-1]:
        return False
    most = 1 if len(said) < 6 else max(2, len(said) // 4)
    if abs(len(said) - len(meant)) > most:
        return False
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for at, letter in enumerate(said):
        above, before, row = before, row, [at + 1]
        for place, other in enumerate(meant):
            cost = min(before[place] + (letter != other), before[place + 1] + 1, row[place] + 1)
            if at and place and letter == meant[place - 1] and said[at - 1] == other:
                cost = min(cost, above[place - 1] + 1)
            row.append(cost)
    return row[-1] <= most
