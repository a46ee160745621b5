"""Writes what leaves as one Markdown page; the facilitators' ends with the log. Knows no exercise."""

from __future__ import annotations

from exercises.leaving.outline import Bullets, Heading, Paragraph, Part, Quote, Table, Words, in_words
from sessions.export.writers.escaping import block, cell
from sessions.export.writers.pages import page_parts
from sessions.leaving.leaving import Leaving, Written


def write(leaving: Leaving) -> Written:
    """The page."""
    return Written({"": text(page_parts(leaving)).encode("utf-8", "replace")})


def text(parts: list[Part]) -> str:
    """The parts as Markdown; what people wrote is shown as it is, never as markup."""
    return "\n\n".join(filter(None, map(_part, in_words(parts)))) + "\n"


def _part(part: Words) -> str:
    match part:
        case Heading():
            return f"{'#' * min(max(part.level, 1), 6)} {block(part.text, ' ')}"
        case Paragraph():
            return block(part.text)
        case Bullets():
            return "\n".join(f"- {block(item, ' ')}" for item in part.items)
        case Quote():
            whose = f"\n>\n> {block(part.whose, ' ')}" if part.whose else ""
            return "> " + block(part.text, "\\\n> ") + whose
        case Table():
            rows = [part.headings, *part.rows]
            lines = [f"| {' | '.join(cell(word) for word in row)} |" for row in rows]
            return "\n".join([lines[0], f"|{' --- |' * len(part.headings)}", *lines[1:]])
