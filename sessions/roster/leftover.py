"""Words with a capital that nobody on the roster explains, for somebody to read before anything leaves.

It never says that a word is a name: whoever was in the room knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
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
        "māori",
        "pākehā",
        "aotearoa",
        "english",
        "new",
        "zealand",
        "holdspace",
    }
)

_NO_WORDS = ("key", "documents")


def left_over(leaving: Leaving | tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """The words with a capital in the midst of a sentence and how often each stands there, most often first.

    Not those in brackets, which stand for somebody already, and not those that are in holdspace's own sentences.
    """
    counted: Counter[str] = Counter()
    ours = _ours()
    for text in _texts(leaving):
        counted.update(word for word in _capitals(_IN_BRACKETS.sub(" ", text)) if word.casefold() not in ours)
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0].casefold())))


def _capitals(text: str) -> Iterator[str]:
    text = without_unseen(text)
    if text[1:].islower():
        return
    for found in _WORD.finditer(text):
        word = found.group().rstrip("'’-")
        if word.endswith(("'s", "’s")):
            word = word[:-2]
        if not word[:1].isupper() or len(word) < 2 or word.isupper():
            continue
        before = text[: found.start()].rstrip(" ")
        if before and before[-1] not in _ENDS:
            yield word


@lru_cache(maxsize=1)
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
