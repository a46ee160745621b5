"""People's words set apart from ours where they run from right to left, so that no sentence or cell turns with a name.

Unicode's right-to-left isolate (UAX 9, 2.4) stands around them on their way out; each format has its own way. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator

from exercises.kernel.expression import expression

OPENS, CLOSES = "\u2067", "\u2069"
_R = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RIGHT_TO_LEFT = expression(f"[{_R}]")
_TOGETHER = expression(rf"[{_R}](?:(?:[^\w\n]|[\d_])*[{_R}])*")
"""Letters that run so, and what stands between them."""
_SIGNS = expression(f"[{OPENS}{CLOSES}]")


def has_right_to_left(text: str) -> bool:
    """Whether letters in it run from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def isolated(text: str) -> str:
    """The text, set apart where it has letters that run from right to left: whole where most of its letters do, else
    those alone, so that a name at its beginning does not turn a sentence of English."""
    so = len(_RIGHT_TO_LEFT.findall(text))
    if not so:
        return text
    if 2 * so > sum(map(str.isalpha, text)):
        return "\n".join(f"{OPENS}{line}{CLOSES}" if line else "" for line in text.split("\n"))
    return _TOGETHER.sub(lambda words: f"{OPENS}{words[0]}{CLOSES}", text)


def plain(text: str) -> str:
    """The text without what sets apart."""
    return _SIGNS.sub("", text)


def parts(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is set apart; one that was cut stays apart to its end."""
    depth, start = 0, 0
    for sign in _SIGNS.finditer(text):
        if sign.start() > start:
            yield text[start : sign.start()], depth > 0
        depth, start = max(0, depth + (1 if sign[0] == OPENS else -1)), sign.end()
    if text[start:]:
        yield text[start:], depth > 0


def in_each(lines: list[str]) -> list[str]:
    """Lines of one text, what is set apart set apart in each of them."""
    depth, made = 0, []
    for line in lines:
        before = depth
        for sign in _SIGNS.findall(line):
            depth = max(0, depth + (1 if sign == OPENS else -1))
        made.append(f"{OPENS * before}{line}{CLOSES * depth}")
    return made
