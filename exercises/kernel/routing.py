"""Which of several languages a line belongs to, and what is said to a line that is none's. Knows no exercise.

Written out beats shortened; on equal terms the earlier language is meant; of all refusals the one that went furthest is
said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache, partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from exercises.kernel.expression import expression
from exercises.kernel.record import Record
from exercises.kernel.shape import Command, ExerciseError, Shape
from exercises.kernel.text import folded, listed, without_stop
from exercises.kernel.trying import SHOWN
from exercises.kernel.words import in_short, nearest

if TYPE_CHECKING:
    from exercises.kernel.said_otherwise import Said

_BLANK = "blank"
_DARK = frozenset({_BLANK, "clear", "dark", "black", "off", "stop"})
"""Words that somebody in a hurry may type for a dark room."""
_LATE = expression(r"(?:[\w'-]+ ){1,4}late")
"""That somebody came late, whoever it was."""
_FOR_GOOD = expression(r"\S.* for good(?: yes)?")
"""That words shall leave the file, of something that is named."""
_ASKS_WHAT = "What about "
"""How a refusal begins that knows the thing, and not what is said of it."""
_LEFT_OUT = 3
"""Letters that a word has at least for another one to be thought of before it."""
_SECOND = r"\S+ +(?P<number>[a-z]?\d+)(?P<rest>\D.*)?"
"""A line whose number comes second."""
_ONE_MORE = 2
"""How far a line went of which more than its number was understood."""
_NUMBERS, _VOICES = range(1, 10), ("a", "b")
"""What may have been left out: a number, or which of two people or positions."""
_OF_A_LETTER = 3
"""How many of them are tried with each letter."""
_COUNTS = expression(r"([^\W\d]+) [^:]*\d[^:]*$")
"""How a line is that a word begins and numbers stand in."""
_LETTERED = expression(r"([a-z])\d")
"""How a line begins that is about a thing with a letter before its number."""
_WORD, _NO_WORD = r"\w+", "zqx"
"""Any word, and one that nothing begins with."""
_CALLED = 4
"""Words by which somebody is called at most, before a colon or a comma: more are a sentence."""
_TAKEN = 240
"""Characters of a line that a refusal tells at most: tab takes it only where it is whole."""
_DASHES = "-–—= "
"""What is typed in place of a colon."""
_HEAD = 6
"""Words that stand before a colon at most."""
_WRITES = ("move", "title", "place")
"""What a line does that has words behind its colon."""
_ASKS = expression(
    r"(?:who|what|where|when|why|how)(?:['’]s| (?:is|are|was|were|has|have|had|did|do|does|can|will|else|many|"
    r"much|long|\w+n['’]?t))\b",
    re.IGNORECASE,
)
"""How a question begins that somebody asks, which is nobody's answer."""
_READ = 900.0
"""How far a line went that was read, and cannot be done now."""


AFTER_COLON = "The words come after the colon."
"""What is said of a line whose words have no colon before them."""


class Reader(Record):
    """One language that may read a line."""

    parse: Callable[[str], Command]
    offered: Callable[[], Mapping[str, str]]
    """The first words that a near miss may be led to, each with an example; "" for those that are never offered."""
    words: Callable[[], Iterable[str]]
    """The words that a line may begin with."""
    examples: Callable[[], Iterable[tuple[str, str]]]
    """Every form a line may have: an example and what it does."""
    said: Callable[[], Said] = tuple
    """What people say who know none of the lines, and which may be meant."""
    nouns: Callable[[], Mapping[str, str]] = dict
    """What things are called, each with the letter that may stand before its number."""


def of_shape(shape: Shape, state: Any) -> Reader:
    """The language of a shape, read on its state."""

    return Reader(
        lambda line: shape.parse(line, state),
        lambda: shape.offered(state),
        lambda: shape.first_words(state),
        lambda: shape.examples(state),
        shape.said,
        lambda: shape.nouns(state),
    )


class Unread(ExerciseError):
    """What is said to a line that no language reads. `at` is how far it went, and `place` in which language. What may
    have been meant takes longest to find, so it is looked for only by whoever says it."""

    def __init__(self, at: float, place: int, told: Callable[[], tuple[str, bool]]) -> None:
        super().__init__()
        self.at, self.place, self._told = at, place, cache(told)

    def unless(self, meant: Callable[[], str]) -> Unread:
        """The same, where nothing is `meant` that stands before it."""
        return Unread(self.at, self.place, lambda: (said, False) if (said := meant()) else self._told())

    @property
    def leads(self) -> bool:
        """Whether the sentence leads to what such a word is looked for."""
        return self._told()[1]

    def __str__(self) -> str:
        return self._told()[0]


def routed(line: str, readers: Sequence[Reader]) -> tuple[int, Command]:
    """Which of the readers the line is for, and its command there; where it is none's, as it is without a full stop.
    Raises Unread."""
    try:
        return _routed(line, readers)
    except Unread:
        unended = without_stop(line)
        if unended == line:
            raise
    return _routed(unended, readers)


def _routed(line: str, readers: Sequence[Reader]) -> tuple[int, Command]:
    begun: list[tuple[int, Command]] = []
    could: dict[str, None] = {}
    furthest: tuple[float, int, str] = (-1.0, 0, "")
    first = folded(line.split()[0]).rstrip(":?!.,") if line.split() else ""
    for place, reader in enumerate(readers):
        try:
            command = reader.parse(line)
        except ExerciseError as problem:
            at = getattr(problem, "at", _READ)
            furthest = furthest if furthest[0] >= at else (at, place, _plain(problem))
            could.update(dict.fromkeys(getattr(problem, "could", ())))
            continue
        if command.whole:
            return place, command
        begun.append((place, command))
    if len(begun) > 1 or (begun and could):
        could.update((word, None) for place, _ in begun for word in readers[place].words() if word.startswith(first))
    if len(could) > 1:
        several = f"“{first}” could be {listed(list(could), joiner='or')}. Type one letter more."
        raise Unread(0, 0, lambda: (several, False))
    if begun:
        return begun[0]
    from exercises.kernel.looked_for import OUT, WANTED

    at, place, said = furthest
    number, word = _behind_number(line)
    if first not in WANTED and _FOR_GOOD.fullmatch(folded(line)):
        first, at = "for good", 0
    elif (word in WANTED or word in OUT) and (
        f"“{word}" in said or said.startswith(_ASKS_WHAT) or (at < _ONE_MORE and _reads(number, readers))
    ):
        first, at = word, 0
    elif _LATE.fullmatch(folded(line)):
        first, at = "late", 0
    raise Unread(at, place, partial(_told, line, first, at, said, readers))


def _told(line: str, first: str, at: float, said: str, readers: Sequence[Reader]) -> tuple[str, bool]:
    """The sentence, and whether it leads to what is looked for."""
    from exercises.kernel.looked_for import OUT, WANTED
    from exercises.kernel.said_otherwise import MEANT

    meant = _meant(line, said, readers)
    if meant:
        return f"{MEANT}{_for_tab(meant)}", False
    behind = _behind_colon(line, said, readers) if said.startswith(AFTER_COLON) or (at and first.isalpha()) else ""
    if behind:
        return f"{AFTER_COLON} {behind}", False
    counted = "" if at or first in WANTED or first in OUT else _counted(line, readers)
    if counted:
        return f"{MEANT}{_for_tab(counted)}", False
    wanted = "" if at else _wanted(line, first, readers)
    first = _BLANK if not at and first == folded(line) and nearest(first, (_BLANK,)) else first
    return _said(line, first, at, said, wanted, readers), first in _DARK or bool(wanted)


def _meant(line: str, refused: str, readers: Sequence[Reader]) -> str:
    """What somebody may mean who knows none of the lines; "" where that would be none, or one that takes away."""
    from exercises.kernel.said_otherwise import meant_by, meant_of_anything, without_noun

    def of_their_own(said: str) -> Iterator[tuple[str, Sequence[Reader]]]:
        return ((meant, (reader,)) for reader in readers for meant in meant_by(said, reader.said()))

    plain = [(one, (reader,)) for reader in readers for one in without_noun(line, reader.nouns())]
    otherwise = (of_their_own(one) for one, _ in plain)
    of_anything = (
        (meant, readers) for said in (line, *(one for one, _ in plain)) for meant in meant_of_anything(said, refused)
    )
    said = (of_their_own(line), plain, *otherwise, of_anything)
    for meant, who in chain.from_iterable(said):
        command = _read(meant, who)
        if command is not None and (command.action == "blank" or not command.away):
            return meant
    return ""


def _for_tab(line: str) -> str:
    """A line as a refusal tells it, for tab to take."""
    return in_short(line, _TAKEN)


def _behind_colon(line: str, refused: str, readers: Sequence[Reader]) -> str:
    """The line with the colon that it lacks, behind as many of its words as are none of somebody's; "" where that would
    be none, or one that takes away."""
    tokens, form = line.split(), refused.rpartition("For example ")[2].partition(":")[0].split()
    for at in range(min(len(tokens) - 1, _HEAD), 0, -1) if ":" not in line else ():
        # A number there is a thing's, which may not be there yet, and no words.
        if tokens[at].isdecimal() or tokens[at : at + 1] == form[at : at + 1] or not _sentence(tokens[at:], refused):
            continue
        head, words = " ".join(tokens[:at]).rstrip(_DASHES), " ".join(tokens[at:]).lstrip(_DASHES)
        command = _read(f"{head}: {words}", readers)
        if command is None or command.action not in _WRITES or not command.whole or command.away:
            continue
        said = (command.kind, *command.data.values())
        if any(isinstance(part, str) and part and words.startswith(part) for part in said):
            return _for_tab(f"{head}: {words}")
    return ""


def _sentence(words: Sequence[str], refused: str) -> bool:
    """Whether words are somebody's: any are where that is what they lack, and else several; words that each have a
    number are counts."""
    lettered = sum(any(map(str.isalpha, word)) for word in words)
    return lettered >= (1 if refused.startswith(AFTER_COLON) else 2) and 2 * sum(map(str.isdecimal, words)) < len(words)


def _counted(line: str, readers: Sequence[Reader]) -> str:
    """The line with the one word that it lacks at its beginning, as "humility 4 compassion 6" does; "" where it may be
    several, and where the rest would be words of somebody's."""
    found: list[str] = []
    for reader in readers if any(map(str.isdecimal, line)) else ():
        counts = (_COUNTS.match(example) for example, _ in reader.examples())
        for word in dict.fromkeys(example[1] for example in counts if example is not None):
            with suppress(ExerciseError):
                command = reader.parse(f"{word} {line}")
                if command.moves and command.whole and not command.away and not _verbatim(line, command):
                    found.append(f"{word} {line.strip()}")
    return found[0] if len(found) == 1 else ""


def _verbatim(line: str, command: Command) -> bool:
    told = folded(line)
    return any(told in folded(words) for words in command.data.values() if isinstance(words, str))


def _behind_number(line: str) -> tuple[str, str]:
    """A number, and the word for what is wanted of the thing that is called by it: "2 delete"; "" for any other."""
    found = re.match(r"([a-z]?\d+) (\w+)", folded(line))
    return (found[1], found[2]) if found else ("", "")


def _plain(problem: ExerciseError) -> str:
    plain: str | None = getattr(problem, "plain", None)
    return str(problem) if plain is None else plain


def _wanted(line: str, first: str, readers: Sequence[Reader]) -> str:
    """What leads to the thing that such a word is looked for; "" where nothing is known. It never is the line itself,
    which may take words away, or put something before the room."""
    from exercises.kernel.looked_for import BEHIND, IN_A_TERMINAL, OUT, SENTENCE, WANTED

    if first in WANTED:
        return WANTED[first]
    if first in IN_A_TERMINAL and len(line.split()) < SENTENCE:
        return IN_A_TERMINAL[first]
    if first in OUT and not folded(line).startswith(first):
        return OUT[first]
    if len(first) < _LEFT_OUT:
        return _numbered(line, readers)
    left_out = (word for word in BEHIND if _reads(f"{word} {line}", readers))
    word = "" if any(map(str.isdecimal, line)) else next(left_out, "")
    if word:
        return BEHIND[word]
    swapped = re.fullmatch(_SECOND, line.strip())
    if swapped:
        meant = f"{swapped['number']} {first}{swapped['rest'] or ''}"
        command = _read(meant, readers)
        if command is None:
            return ""
        leads = command.away or command.action in ("show", "undo")  # no refusal leads to what takes away
        return f"The number comes first: {f'help {first}' if leads else _for_tab(meant)}"
    return _numbered(line, readers)


def _numbered(line: str, readers: Sequence[Reader]) -> str:
    """The line with the number that it lacks, as "a protects: the baby" and "signed the trust" do; "" where that would
    be none, or one that takes away."""
    read = (
        (meant, command)
        for meant, reader in (_missing(line.strip(), readers) if " " in line and not _ASKS.match(line) else ())
        if (command := _read(meant, (reader,))) is not None
    )
    meant, command = next(read, ("", None))
    if command is None:
        return _begun_anew(line, readers)
    if not command.moves or not command.whole or command.away or _takes_any_word(line.strip(), meant, readers):
        return ""
    # Which of several is meant is not ours to guess, so they are told as no line that tab would take.
    several = any(other != meant for other, _ in read)
    what = "letter" if meant[:2] in ("a ", "b ") else "number"
    comes = f"A {what} comes first, as in" if several else f"Its {what} comes first:"
    return f"Whose is it? {comes} {_for_tab(meant)}"


def _takes_any_word(line: str, meant: str, readers: Sequence[Reader]) -> bool:
    """Whether any words at all could stand before the colon there, as those who hear a word of the trade may be
    anybody: then nothing says that this was meant."""
    head, colon, words = line.partition(":")
    any_word = meant.replace(line, f"{re.sub(_WORD, _NO_WORD, head)}{colon}{words}")
    return bool(colon) and _reads(any_word, readers)


def _missing(line: str, readers: Sequence[Reader]) -> Iterator[tuple[str, Reader]]:
    """The line with what may have been left out before it, each with who reads it; a letter with its number last."""
    yield from ((f"{whose} {line}", reader) for whose in (*_NUMBERS, *_VOICES) for reader in readers)
    for reader in readers:
        begun = (_LETTERED.match(example) for example, _ in reader.examples())
        for letter in dict.fromkeys(found[1] for found in begun if found is not None):
            yield from ((f"{letter}{number} {line}", reader) for number in _NUMBERS[:_OF_A_LETTER])


def _begun_anew(line: str, readers: Sequence[Reader]) -> str:
    """The line with the plus that it lacks, as "barrier: they sign in twice" and "mum Sela" do; "" where that would be
    none, where anything at all may stand behind a plus, and for a sentence."""
    bare = re.sub(r"^(?:add|another|new|one more)\s+(?:an?\s+)?(?=\S)", "", line.strip(), flags=re.IGNORECASE)
    meant = f"+ {bare}"
    head = re.split("[:,]", bare)[0].split()
    named = any(_LETTERED.match(f"{word} ") for word in head)
    if not head or len(head[0]) < _LEFT_OUT or len(head) > _CALLED or named:
        return ""
    command = _read(meant, readers)
    if command is None or not command.moves or bare in command.data.values():
        return ""
    other = _read(f"+ {re.sub(_WORD, _NO_WORD, bare)}", readers)
    if other is not None and other.data.keys() == command.data.keys() and _kept(bare, command):
        return ""
    return f"A new one has a plus before it: {_for_tab(meant)}"


def _kept(bare: str, command: Command) -> bool:
    """Whether every word of it is somebody's, as the data of the command are."""
    told = " ".join(words for words in command.data.values() if isinstance(words, str))
    return set(re.findall(_WORD, folded(bare))) <= set(re.findall(_WORD, folded(told)))


def _reads(line: str, readers: Sequence[Reader]) -> bool:
    return _read(line, readers) is not None


def _read(line: str, readers: Sequence[Reader]) -> Command | None:
    for reader in readers:
        with suppress(ExerciseError):
            return reader.parse(line)
    return None


def _said(line: str, first: str, at: float, said: str, wanted: str, readers: Sequence[Reader]) -> str:
    if first in _DARK:
        return f"To make the room dark at once: blank.{f' {said}' if at > 0 else ''}"
    if at > 0 or not first:
        return said
    if wanted:
        return f"There is no “{first}” here. {wanted}"
    known = [pair for reader in reversed(readers) for pair in reader.offered().items()]
    never = {word for word, example in known if not example}
    offered = {word: example for word, example in known if word not in never}
    near = nearest(first, offered)
    if not near:
        return said
    meant = f"{near}{line.strip()[len(first) :]}"
    example = _for_tab(meant) if _reads(meant, readers) else f"For example {offered[near]}"
    return f"There is no “{first[:SHOWN]}”. Did you mean {near}? {example}"
