"""The questions that are answered in one letter each: the words of each, in its bar and beside it, and their letters.

They stand in the template under [[scales]]. Words beside a bar are never in it, and nothing is ever averaged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from exercises.kernel.record import Record
from exercises.kernel.schema import Fault, Kind, Unwise, several, table, words
from exercises.kernel.text import clean, folded, listed

MOST_LETTERS = 6
"""Words of one question, those beside its bar too: more letters than that nobody types without looking."""
_MOST_SCALES = 2
_NO_LETTERS = "0123456789/=:,"
"""A digit stands for a letter; the others stand between the parts of a line."""


class Scale(Record):
    """One question, as it is asked of every tool, or of every case."""

    key: str
    title: str
    """What its chart is called: "What became of the tools"."""
    words: tuple[str, ...]
    """What stands in a bar, in its order: the first has the lightest shade, the last the strongest."""
    beside: tuple[str, ...]
    """What stands beside the bar, in words, and never in it; the last of them is what an empty place says."""
    letters: str
    """One for each word, then for each beside."""
    digits: str
    """One for each letter, for a hand on a number pad."""
    short: tuple[str, ...]
    """The words in as few letters as can be, where all of them are listed on one row."""
    about: str = ""
    """What one sheet is about, "case"; "" for one that is about nobody, and of nobody."""
    answers: tuple[str, ...] = ()
    """Words beside the bar that are good answers all the same: whoever gives one is among those who answered."""

    @property
    def none(self) -> str:
        """What an empty place on a sheet says."""
        return self.beside[-1]

    @property
    def stands_beside(self) -> str:
        """What stands beside the bar, as a sentence goes on: "not tried and no answer stand beside"."""
        return f"{listed(self.beside)} {'stands' if len(self.beside) == 1 else 'stand'} beside"

    @property
    def marks(self) -> tuple[str, ...]:
        """Every word: in the bar, then beside it."""
        return (*self.words, *self.beside)

    @property
    def bar_short(self) -> tuple[str, ...]:
        """The words of its bar in as few letters as can be."""
        return self.short[: len(self.words)]

    @property
    def by_letter(self) -> dict[str, str]:
        """The letters and what they stand for, in the order of their digits."""
        found = sorted(zip(self.digits, self.letters, self.marks, strict=True), key=lambda one: (one[0] == "0", one[0]))
        return {letter: word for _, letter, word in found}

    @property
    def in_words(self) -> str:
        """The letters in words: "a adopted, p adapted, …"."""
        return ", ".join(f"{letter} {word}" for letter, word in self.by_letter.items())

    @property
    def on_one_row(self) -> str:
        """The letters and digits in as few cells as can be: "a1 adopted  p2 adapted  …  -0 none"."""
        digit, short = dict(zip(self.letters, self.digits, strict=True)), dict(zip(self.marks, self.short, strict=True))
        return "  ".join(f"{letter}{digit[letter]} {short[word]}" for letter, word in self.by_letter.items())

    def squeezed(self, text: str) -> str:
        """Typed letters without spaces and commas; digits are their letters, – and — are dashes."""
        said = folded(text).replace("–", "-").replace("—", "-").replace(",", " ")
        return "".join(said.split()).translate(str.maketrans(self.digits, self.letters))


def _digits(letters: str) -> str:
    """What the letters' digits are where the template says none: 1, 2, 3 in their order, and 0 for the last."""
    return "".join(str(place) for place in range(1, len(letters))) + "0"


def _fits(value: Mapping[str, Any]) -> Iterator[Fault]:
    """What the words and letters of one question have to do with each other."""
    said = [*_list(value, "words"), *_list(value, "beside")]
    letters, digits = value.get("letters"), value.get("digits")
    if len(said) > MOST_LETTERS:
        yield Fault("words", f"{len(said)} words with those beside; {MOST_LETTERS} is the most that is typed blind.")
    double = sorted({folded(word) for word in said if [folded(one) for one in said].count(folded(word)) > 1})
    if double:
        yield Fault("words", f"{listed(double)} stands twice. Each word is one answer.")
    none = _list(value, "beside")[-1:]
    for word in _list(value, "answers"):
        if word not in _list(value, "beside") or word in none:
            yield Fault("answers", f"{word} is none of the words beside the bar, or says that there is no answer.")
    if not isinstance(letters, str) or not said:
        return
    if len(letters) != len(said):
        yield Fault("letters", f"{len(letters)} letters for {len(said)} words: one for each, in their order.")
    twice = sorted({letter for letter in letters if letters.count(letter) > 1})
    if twice:
        yield Fault("letters", f"{listed(twice)} stands for two words. Each word has a letter of its own.")
    alike = sorted(
        {letter for letter in letters if letters.count(letter) == 1 and _typed(letters).count(_typed(letter)) > 1}
    )
    if alike:
        yield Unwise("letters", f"{listed(alike)} are typed alike, with a macron and without. Take another letter.")
    if long := [letter for letter in letters if len(folded(letter)) != 1]:
        yield Unwise("letters", f"{listed(long)} is more than one key. Take another letter.")
    if any(letter in _NO_LETTERS or letter.isspace() for letter in letters) or letters != letters.lower():
        yield Fault("letters", "small letters and a dash; digits come by themselves.")
    if isinstance(digits, str) and sorted(digits) != sorted(_digits(letters)):
        yield Fault("digits", f"each of {_digits(letters)} once, in the order of the letters.")
    if isinstance(value.get("short"), list) and len(value["short"]) != len(said):
        yield Fault("short", f"{len(value['short'])} short words for {len(said)}: one for each, in their order.")


def _typed(letters: str) -> str:
    """The letters as they are typed: ā is a on a keyboard that has none. What no single letter is typed for stays."""
    return "".join(said if len(said := folded(letter)) == 1 else letter for letter in letters)


def _list(value: Mapping[str, Any], name: str) -> list[str]:
    found = value.get(name)
    return [word for word in found if isinstance(word, str)] if isinstance(found, list) else []


SCALES: Kind = several(
    table(
        {
            "key": words(20, needed=True, fits=str.isalpha, says="{said} is no single word."),
            "title": words(40, needed=True),
            "words": several(words(36), least=2),
            "beside": several(words(24), least=1),
            "letters": words(needed=True),
            "digits": words(),
            "short": several(words(12)),
            "about": words(blank=True),
            "answers": several(words(24)),
        },
        _fits,
    ),
    most=_MOST_SCALES,
    once="key",
)


def scale_of(item: Mapping[str, Any]) -> Scale:
    """A question out of a template that was checked."""
    said, beside = tuple(map(clean, item["words"])), tuple(map(clean, item["beside"]))
    letters = _typed(item["letters"])
    short = tuple(map(clean, item.get("short", ()))) or (*said, *beside)
    more = item.get("about", ""), tuple(map(clean, item.get("answers", ())))
    digits = item.get("digits", _digits(letters))
    return Scale(item["key"], clean(item["title"]), said, beside, letters, digits, short, *more)
