"""What every page of HTML has: its head, and people's words made safe in it. Knows no session and no exercise.

Self-contained: no script, no link out, nothing fetched, and a content policy that would refuse it. Every word is
escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from exercises.kernel.te_reo import stretches
from exercises.leaving.isolating import OPENS, parts
from sessions.export.writers.xml_text import legal

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def document(title: str, style: str, body: Iterable[str]) -> bytes:
    """The whole page, with that title and style; `body` is HTML already."""
    head = (
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(legal(title))}</title>",
        f"<style>{style}</style>",
    )
    opening = ("<!DOCTYPE html>", '<html lang="en-NZ">', "<head>", *head, "</head>", "<body>")
    return "".join(f"{line}\n" for line in (*opening, *body, "</body>", "</html>")).encode("utf-8")


def text(words: str) -> str:
    """Somebody's words as they are, never markup."""
    return apart(spoken(legal(words)))


@lru_cache(4096)  # in tables it is done word by word
def spoken(words: str) -> str:
    """The words escaped, those of te reo Māori marked so that they are read aloud as such (WCAG 2.2, 3.1.2)."""
    return "".join(f'<span lang="mi">{escape(said)}</span>' if reo else escape(said) for said, reo in stretches(words))


def apart(escaped: str) -> str:
    """Words that run from right to left in an element of their own, so that what is around them does not turn."""
    if OPENS not in escaped:
        return escaped
    return "".join(f'<bdi dir="rtl">{words}</bdi>' if is_apart else words for words, is_apart in parts(escaped))
