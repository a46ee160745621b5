"""Awkward strings that every field, file and screen has to take: one list for all tests."""

from __future__ import annotations

import re
import unicodedata

AWKWARD: tuple[str, ...] = (
    "Māori kōrero about whānau ora",
    "a\u0304 decomposed wha\u0304nau",
    "[/]",
    "[/b] and [b]bold",
    "[/some/path]",
    "[link=https://example.org]x[/link]",
    "[@click=app.quit]x[/]",
    "[red]not red[/red] \\[escaped]",
    "\x1b[?1049l\x1b[2J out of the screen",
    "\x1b]0;title\x07 and \x1b]52;c;aGVsbG8=\x07",
    "\x9b31mC1\x9d0;x\x9c",
    "nul\x00bell\x07back\x08del\x7f so\x0e si\x0f",
    "tab\there and\x0bthere",
    "two\nlines\r\nand\rthree\u2028four\u2029five\x85six",
    "right\u202eto left\u202c \u2066isolate\u2069",
    "tag\U000e0041\U000e007f characters \ufeff bom \ufdd0 \uffff",
    "lone \ud800 surrogate \udfff",
    "family 👩‍👩‍👧‍👦 flag 🇳🇿 ☎️ skin 👍🏾",
    "z" + "\u0301" * 40 + "algo",
    "x" + "\u0489" * 40 + " enclosing",
    "漢字とかな 한국어 ภาษาไทย हिन्दी עברית العربية",
    "＝fullwidth： colon",
    "=1+1",
    "+ agency @SUM(A1)",
    "-",
    "?",
    "~ a guess",
    "~",
    "9 why: nested: line at 10:30",
    "  spaces   kept   inside  ",
    "\u00a0no-break\u00a0",
    "\u200b\u200b zero width \u200d",
    "“quotes” 'single' \"double\" \\ back / slash `tick`",
    "<script>alert(1)</script> & &amp; <b>",
    "| table | * star _ under # hash",
    "%s %d {0} {x} $HOME $(id)",
    "../../etc/passwd",
    "CON.txt",
    '{"events": {\n}}\n',
    "x" * 39,
)
"""Each at most 120 characters or so, so that it fits most fields once cleaned."""

HUGE: tuple[str, ...] = ("x" * 5000, "ā " * 3000, "9" * 5000, "\u0301" * 3000)
"""Too long for any field: refused with a sentence, never a crash."""


_BAD = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)
"""Every control but the end of a line, lone surrogates, what turns a line round, marks of order and tags."""


def is_clean(text: str) -> bool:
    """Whether a kept text holds nothing that could reach a terminal as anything but letters."""
    return not _BAD.search(text) and unicodedata.is_normalized("NFC", text)
