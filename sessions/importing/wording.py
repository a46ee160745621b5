"""Which question or area of a wall words mean: a cell of another program, or a heading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from exercises.kernel.expression import expression
from exercises.kernel.schema import quoted
from exercises.kernel.text import clean, folded, listed
from exercises.wall.state import Wall
from sessions.importing.case_form import CaseError

_FEWEST = 3
"""Words at least of a heading that is the beginning of a question."""
_SIGNS = expression(r"[?!.:;“”\"'’‘*_#]+")
_IN_BRACKETS = expression(r"\([^()]*\)|\[[^\[\]]*\]")
_PARTS = expression(r"[,;|/]|\s[-–—>]\s")
_IN_HEADING = expression(r"\[(?P<inside>[^\[\]]+)\]|\s[-–—>/|]\s|[:/|]\s")


def spoken(text: str) -> str:
    """Words as they are compared: no case, no macrons, a double vowel for a macron, no signs."""
    words = " ".join(_SIGNS.sub(" ", folded(clean(text))).split())
    for vowel in "aeiou":
        words = words.replace(vowel * 2, vowel)
    return words


def finder(named: Iterable[tuple[str, tuple[str, ...]]], what: str, hint: str = "") -> Callable[[str], str]:
    """A function from what a file says to the key that is meant. It raises CaseError for none, or more than one."""
    called = [(key, next((name for name in names if spoken(name) == spoken(key)), key), names) for key, names in named]
    every = [(key, {spoken(name) for name in (key, *names)}) for key, _, names in called]
    shown = listed([with_macrons for _, with_macrons, _ in called], joiner="or")
    known: dict[str, str] = {}

    def find(said: str) -> str:
        if said not in known:
            sought = spoken(said)
            found = [key for key, names in every if sought in names]
            found = found or [key for key, names in every if any(name.startswith(sought) for name in names)]
            found = found or [key for key, names in every if any(f" {sought} " in f" {name} " for name in names)]
            if len(found) != 1 or not sought:
                problem = "could be more than one" if sought and found else "is not on this wall"
                near = next((key for key, names in every if names & {*sought.split()}), every[0][0])
                more = hint.format(said=clean(said)[:40], key=near) if hint else ""
                raise CaseError(f"{quoted(clean(said))} {problem}. The {what} is {shown}.{more}")
            known[said] = found[0]
        return known[said]

    return find


class Wording:
    """What a wall asks, and under which areas, as files of other programs call it."""

    def __init__(self, state: Wall, means: Mapping[str, str] | None = None) -> None:
        """`means` tells what words that are no name of any mean: "happy" is "HELPS". Raises CaseError."""
        hint = ' Or say what it means: --means "{said}={key}"'
        questions = [(question.key, (question.title, question.ask)) for question in state.questions]
        areas = [(area.key, (area.title, area.short)) for area in state.areas]
        self._find_question = finder(questions, "question", hint)
        self._find_area = finder(areas, "area", hint)
        self.questions = {spoken(name): key for key, names in questions for name in (key, *names)}
        self.areas = {spoken(name): key for key, names in areas for name in (key, *names)}
        for said, key in (means or {}).items():
            if question := self.questions.get(spoken(key)):
                self.questions[spoken(said)] = question
            elif area := self.areas.get(spoken(key)):
                self.areas[spoken(said)] = area
            else:
                known = listed([known_name for known_name, _ in (*questions, *areas)], joiner="or")
                raise CaseError(f"{quoted(clean(key))} is no question and no area of this wall. There is {known}.")

    def question(self, said: str) -> str:
        """The key of the question that a cell names. Raises CaseError."""
        return self._one_of(self.questions, said) or self._find_question(said)

    def area(self, said: str) -> str:
        """The key of the area that a cell names. Raises CaseError."""
        return self._one_of(self.areas, said) or self._find_area(said)

    def is_question(self, said: str) -> bool:
        """Whether a cell names a question, in full."""
        return bool(self._one_of(self.questions, said))

    def is_area(self, said: str) -> bool:
        """Whether a cell names an area, in full."""
        return bool(self._one_of(self.areas, said))

    @staticmethod
    def _one_of(named: Mapping[str, str], said: str) -> str:
        """The key that the cell names, or the one label of several: "HELPS (green), urgent"."""
        whole = spoken(said)
        if whole in named:
            return named[whole]
        found = {named[part] for one in _PARTS.split(_IN_BRACKETS.sub(" ", said)) if (part := spoken(one)) in named}
        return found.pop() if len(found) == 1 else ""

    def in_heading(self, title: str) -> tuple[str, str]:
        """The question and the area that a heading names: "What HELPS? [me]"; "" for each it does not."""
        first = next((line for line in title.splitlines() if line.strip()), "")
        parts = [spoken(part) for part in _IN_HEADING.split(first) if part and spoken(part)]
        question = next((self.questions[part] for part in parts if part in self.questions), "")
        area = next((self.areas[part] for part in parts if part in self.areas), "")
        if question and area and len(parts) == 2:
            return question, area
        for words in (title, first, _IN_BRACKETS.sub(" ", first)):
            whole = spoken(words)
            if whole in self.questions or whole in self.areas:
                return self.questions.get(whole, ""), self.areas.get(whole, "") if whole not in self.questions else ""
        return self._begun(spoken(first)), ""

    def _begun(self, whole: str) -> str:
        """The question of which a heading is the first words, where it is of one alone: What helps us?"""
        begun = {key for name, key in self.questions.items() if name.startswith(f"{whole} ")}
        return begun.pop() if len(begun) == 1 and len(whole.split()) >= _FEWEST else ""
