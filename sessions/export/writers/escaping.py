r"""Makes people's words safe in Markdown: shown as they are, never markup, HTML or a link. Knows no session.

Rules: CommonMark 0.31 (2.4 backslash escapes, 4.1 to 5.3 what a line may begin with), GitHub's tables and autolinks,
and the marks other note programs add ($ math $, == highlight ==, %% comment %%).
"""

from __future__ import annotations

import re

from exercises.kernel.expression import expression

_ALWAYS = expression(r"[\\`*_\[\]<>#!|~&${}^@]")
_PAIRS = expression(r"(?:==|%%)+[=%]?")
_ADDRESS = expression(r":(?=//)|(?<=www)\.", re.IGNORECASE)
_LINE_START = expression(r"^([-+=:])|^(\d{1,9})([.)])")


def inline(text: str) -> str:
    """Words inside a line that our own marks begin, such as a heading or a bullet."""
    text = _ALWAYS.sub(lambda found: f"\\{found[0]}", text)
    text = _PAIRS.sub(lambda found: "".join(f"\\{mark}" for mark in found[0]), text)
    return _ADDRESS.sub(lambda found: f"\\{found[0]}", text)


def block(text: str, joiner: str = "\\\n") -> str:
    """Words that may begin a line. Their own line ends become hard breaks."""
    return joiner.join(_line(line) for line in text.splitlines() if line.strip())


def cell(text: str) -> str:
    """Words in a table, where a line cannot end."""
    return block(text, " / ")


def _line(text: str) -> str:
    # Spaces in front make a code block, and two at the end a line break: neither is the writer's meaning.
    escaped = inline(text.strip())
    return _LINE_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", escaped)
