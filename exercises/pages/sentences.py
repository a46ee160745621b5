"""The sentences of a told text, each with its place. Pure."""

from __future__ import annotations

from functools import lru_cache

from exercises.kernel.expression import expression

_END = expression("[.!?]+[\"'\u201d\u2019)\u00bb]*(?=\\s+(\\S))")
_NO_END = expression(r"(?:^|[\s(\"'])(?:Dr|Mr|Mrs|Ms|St|Prof|e\.g|i\.e|etc|vs|[A-Z])\.$")
_QUOTES, _OPENS = "\"'\u201d\u2019", "\"'\u201c\u2018(\u00ab"


@lru_cache(64)  # each mark on a page looks for its sentence
def sentences(text: str) -> tuple[str, ...]:
    """The sentences, in order. One ends at . ! ? (a closing quote goes with it) before a blank and a capital, a digit
    or a quote; not after Dr., e.g. or an initial."""
    found: list[str] = []
    begin = 0
    for end in _END.finditer(text):
        after, before = end[1], text[begin : end.end()].rstrip(_QUOTES)
        if not (after.isupper() or after.isdigit() or after in _OPENS) or _NO_END.search(before):
            continue
        found.append(text[begin : end.end()].strip())
        begin = end.end()
    return (*found, text[begin:].strip()) if text[begin:].strip() else tuple(found)
