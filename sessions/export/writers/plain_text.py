"""Writes a page as plain text, line by line, for programs that read nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from exercises.leaving.outline import Bullets, Heading, Paragraph, Part, Quote, Table


def lines(parts: Iterable[Part]) -> list[str]:
    """The page's lines; an empty one before each heading but the first."""
    made: list[str] = []
    for part in parts:
        match part:
            case Heading():
                made += [*([""] if made else []), part.text]
            case Paragraph():
                made.append(part.text)
            case Bullets():
                made += [f"- {item}" for item in part.items]
            case Quote():
                made.append(f"“{part.text}”{f' ({part.whose})' if part.whose else ''}")
            case Table():
                made += [_row(row) for row in (part.headings, *part.rows)]
    return made


def _row(cells: tuple[str, ...]) -> str:
    return " | ".join(cell.replace("\n", " / ") for cell in cells)
