"""A line while it is read: its words, what was shortened where, and which form went how far. Knows no exercise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from exercises.kernel.expression import expression
from exercises.kernel.moves import Got
from exercises.kernel.patterns import Read
from exercises.kernel.shape import ExerciseError
from exercises.kernel.slots import Slot
from exercises.kernel.text import folded
from exercises.kernel.words import split

SHOWN = 40
"""Most characters of a line that a refusal repeats."""
_TOKEN = expression(r"\S+")
_NUMBERED = expression(r"\d")
_TALK = 2
"""Words that a line has at least which is what somebody says and no line of ours that was shortened."""


class Refusal(ExerciseError):
    """A line that does not fit. `at` is how far the form went that went furthest: 0 for no form at all; `could` the
    words that its first word could stand for, when there are several; `like` gives a sentence that leads to what is
    like it, or "", and is asked only by whoever says it."""

    def __init__(
        self, sentence: str, at: float = 0, could: tuple[str, ...] = (), like: Callable[[], str] = str
    ) -> None:
        super().__init__(sentence)
        self.at, self.could, self.plain, self._like = at, could, sentence, like

    def __str__(self) -> str:
        return self._like() or self.plain


class Trying:
    """One line being read: its words, what was shortened where, and the miss that went furthest."""

    def __init__(self, line: str, signs: str, state: Any) -> None:
        self._given = (line, signs, state)
        head, self.tail, self.colon = split(line)
        for sign in signs:
            if sign in head:
                before, _, after = line.partition(sign)
                line = f"{before.rstrip()} {sign} {after.lstrip()}".strip()
                head, self.tail, self.colon = split(line)
        if head[:1] == "+":
            line = f"+ {line.strip()[1:]}"
            head, self.tail, self.colon = split(line)
        self.line = line.strip()
        self.starts = [found.start() for found in _TOKEN.finditer(head)]
        self.tokens = head.split()
        self.words: dict[int, str] = {}
        """Those that were asked for, as a form's words are compared with them."""
        self.state = state
        self.shortened: dict[int, dict[str, None]] = {}
        self.expected: dict[int, dict[str, tuple[Read, Got]]] = {}
        self.at: float = 0
        self.told: Callable[[], str] = str
        """What the miss that went furthest says."""
        self._taken: dict[int, tuple[Any, int] | ExerciseError] = {}
        self.is_talk = len(self.tokens) >= _TALK and not self.colon and not _NUMBERED.search(head)
        """Whether it is words as people say them, with no number and no colon among them: "we had one that worked" asks
        for no weather."""
        self.by_name = False
        self.fits = False
        """Whether it is known what would fit instead of something in it."""

    def again(self) -> Trying:
        """The same line, to be read from the beginning; what its first word was read as is known already."""
        other = Trying(*self._given)
        other._taken = self._taken
        return other

    @property
    def firsts(self) -> tuple[str, str]:
        """Its first two words, "" for one there is not."""
        return self.word(0), self.word(1)

    def word(self, at: int) -> str:
        """One of its words as a form's words are compared with it; "" for one there is not. Of a long line few are."""
        if at not in self.words:
            self.words[at] = folded(self.tokens[at]).rstrip(",") if at < len(self.tokens) else ""
        return self.words[at]

    def rest(self, at: int) -> str:
        """Everything from the token `at` on as it was typed, a colon among it."""
        return self.line[self.starts[at] :] if at < len(self.tokens) else self.tail

    def written_out(self, read: Read) -> bool:
        """Whether the line begins with the form's own word, not only with its beginning."""
        return not (read.firsts and self.tokens) or self.word(0) in read.firsts

    def miss(self, at: float, sentence: Callable[[], str]) -> None:
        """Keeps the miss when it went further than those before it."""
        if at > self.at:
            self.at, self.told = at, sentence

    @property
    def sentence(self) -> str:
        """What the miss that went furthest says; only the one that is said is put into words."""
        return self.told()

    def taken(self, slot: Slot, rest: Sequence[str], got: Got) -> tuple[Any, int]:
        """What the slot takes at the line's beginning, read once for all forms that begin with it. Raises
        ExerciseError."""
        if id(slot) not in self._taken:
            try:
                self._taken[id(slot)] = slot.take(rest, got, self.state)
            except ExerciseError as problem:
                self._taken[id(slot)] = problem
        found = self._taken[id(slot)]
        if isinstance(found, ExerciseError):
            raise found
        return found


class No(Exception):
    """The form does not fit."""


def begins(example: str) -> str:
    """The first word of an example; what no sentence has, for none."""
    return example.split()[0].rstrip(":") if example else "\0"


def filled_in(sentence: str, told: dict[str, str]) -> str:
    """The sentence with {field} replaced. The words put in are never read as a format themselves."""
    out, rest = "", sentence
    while "{" in rest:
        before, _, after = rest.partition("{")
        field, _, rest = after.partition("}")
        out += before + told.get(field, "")
    return out + rest
