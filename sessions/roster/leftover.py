"""Words with a capital that nobody on the roster explains, for somebody to read before anything leaves.

It never says that a word is a name: whoever was in the room knows. Every sentence begins with a capital, so that of
those words only the ones are told that stand nowhere in small letters, in what was said or in our templates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from exercises.kernel.days import MONTHS, WEEKDAYS
from exercises.kernel.expression import expression
from exercises.kernel.record import Record, names_of
from exercises.kernel.unseen import without_unseen
from sessions.leaving.leaving import Leaving

_WORD = expression(r"[^\W\d_][\w’'-]*")
_ENDS = frozenset('.!?:…\n“"([•-–—/|')
_IN_BRACKETS = expression(r"\[[^\[\]]*\]")
_ALWAYS = frozenset(
    {
        "i",
        "i'm",
        "i'll",
        "i've",
        "i'd",
        *(name.lower() for name in (*MONTHS, *WEEKDAYS)),
        *(f"{name.lower()}s" for name in WEEKDAYS),
        "māori",
        "pākehā",
        "aotearoa",
        "english",
        "new",
        "zealand",
        "holdspace",
    }
)

_SHORTENED = expression(r"['’](?:re|ve|ll|d|m|t)\Z")
_TE_REO = (
    "e ehara ēnei ērā ēnā he hei i ka kāore kei ki kia kīhai ko kua mā me mēnā mō nā ngā nō o tē te tēnā tēnei tērā"
)
_BEGINNING = frozenset(_TE_REO.split())
_NO_WORDS = ("key", "documents")


def left_over(leaving: Leaving | tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """The words with a capital in the midst of a sentence and how often each stands there, most often first.

    Not those in brackets, which stand for somebody already, and not those that are in holdspace's own sentences.
    """
    return _most_often(_counted(leaving, begins=False))


def first_words(said: Iterable[str], leaving: Leaving | None = None) -> tuple[tuple[str, int], ...]:
    """The words with which sentences of people's begin and that stand nowhere in small letters, nor with a capital in
    the midst of one; of what leaves alone where that is given."""
    texts = tuple(said)
    found: Mapping[str, int] = _counted(texts, begins=True)
    if found:
        small = {word.casefold() for text in texts for word in _WORD.findall(text) if word[:1].islower()} | _small()
        midst = _counted(texts, begins=False)
        found = {word: count for word, count in found.items() if word.casefold() not in small and word not in midst}
    if found and leaving is not None:
        leaves = {word for text in set(_texts(leaving)) if not text.islower() for word, _ in _capitals(text)}
        found = {word: count for word, count in found.items() if word in leaves}
    return _most_often(found)


def _most_often(counted: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    ours = _ours()
    found = [pair for pair in counted.items() if pair[0].casefold() not in ours]
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0].casefold())))


def _counted(value: Any, *, begins: bool) -> Counter[str]:
    """How often each word with a capital begins a sentence there, or stands within one."""
    found: Counter[str] = Counter()
    for text, count in Counter(_texts(value)).items():
        for word, first in () if text.islower() else _capitals(text):
            if first is begins:
                found[word] += count
    return found


def _capitals(text: str) -> Iterator[tuple[str, bool]]:
    """Each word with a capital, and whether a sentence begins with it."""
    text = without_unseen(_IN_BRACKETS.sub(" ", text))
    for found in _WORD.finditer(text):
        word = found.group().rstrip("'’-")
        if not word[:1].isupper():
            continue
        if word.endswith(("'s", "’s")):
            word = word[:-2]
        if len(word) < 2 or word.isupper() or _SHORTENED.search(word) is not None:
            continue
        before = text[: found.start()].rstrip(" ")
        yield word, not before or before[-1] in _ENDS


@cache
def _small() -> frozenset[str]:
    """The words in small letters of holdspace's own templates, and those of te reo Māori that begin sentences."""
    from sessions.library import templates

    texts = (text for template in templates.built_in().values() for text in _texts(template.words))
    return frozenset({word for text in texts for word in _WORD.findall(text) if word.islower()} | _BEGINNING)


@cache
def _ours() -> frozenset[str]:
    """The words with a capital in the titles of holdspace's own templates; not in their examples, which have names."""
    from sessions.library import templates

    found = set(_ALWAYS)
    for template in templates.built_in().values():
        for text in _titles(template.words):
            found |= {word.casefold() for word in _WORD.findall(text) if word[:1].isupper()}
    return frozenset(found)


def _titles(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            if key == "title" and isinstance(item, str):
                yield item
            else:
                yield from _titles(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _titles(item)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, Record):
        for name in names_of(value):
            if name not in _NO_WORDS:
                yield from _texts(getattr(value, name))
