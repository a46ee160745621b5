"""Writes a session as Markdown: the page for participants, the page and the log for facilitators. Knows no exercise."""

from __future__ import annotations

from exercises.outline import Audience, Bullets, Heading, Paragraph, Part, Quote, Table
from sessions.export.escaping import block, cell
from sessions.export.log import log
from sessions.export.pages import page
from sessions.session import Session

_RECORD = "The facilitators' record. It holds what only the two of you may see: keep it between you."


def write(session: Session, audience: Audience) -> bytes:
    """The bytes of the file."""
    made = page(session, audience)
    parts: list[Part] = [Heading(made.title or "A session", 1)]
    where = ", ".join(filter(None, (made.place, made.day)))
    if where:
        parts.append(Paragraph(where))
    if audience == "facilitators":
        parts.append(Paragraph(_RECORD))
    for _, outline in made.exercises:
        parts += outline.parts
    if not made.exercises:
        parts.append(Paragraph("No exercise was held in this session yet."))
    if audience == "facilitators":
        parts += log(session)
    return text(parts).encode("utf-8", "replace")


def text(parts: list[Part]) -> str:
    """The parts as Markdown; what people wrote is shown as it is, never as markup."""
    return "\n\n".join(filter(None, (_part(part) for part in parts))) + "\n"


def _part(part: Part) -> str:
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
