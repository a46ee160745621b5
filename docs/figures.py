"""Draws three figures out of the folder that `holdspace export NAME --format data --to FOLDER` writes.

    python docs/figures.py FOLDER figures.svg

Read by pandas, where it is there, just as the files are: no line cleans anything. Without pandas Python's own csv
reader reads the same. In R it is `read.csv("FOLDER/notes.csv")`.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

try:
    import pandas
except ModuleNotFoundError:
    pandas = None

Bars = Sequence[tuple[str, int]]
Figure = Mapping[str, Bars]
"""Bars that stand on one scale, under what they have in common; "" for nothing."""
_WIDE, _ROW, _LABEL = 900, 26, 480
_MOST = 12


def table(folder: Path, name: str) -> list[dict[str, Any]]:
    """A table's rows; none where there is no such table, for a table without a row has no file."""
    file = folder / f"{name}.csv"
    if not file.exists():
        return []
    if pandas is not None:
        return list(pandas.read_csv(file).to_dict("records"))
    with file.open(encoding="utf-8", newline="") as there:
        return list(csv.DictReader(there))


def themes(folder: Path) -> Figure:
    """How many notes are in each theme, counted from the codings, in the order of the themes' numbers. Each question by
    itself, for what helps and what makes it difficult are never put on one scale."""
    counted = Counter(row["theme"] for row in table(folder, "codings"))
    found: dict[str, list[tuple[str, int]]] = {}
    for row in table(folder, "themes"):
        if counted[row["id"]]:
            found.setdefault(str(row["question"]), []).append((str(row["name"]), counted[row["id"]]))
    return found


def met(folder: Path) -> Figure:
    """How the questions of the grid were met."""
    return {"": Counter(row["met"] for row in table(folder, "answers")).most_common()}


def most_differences(folder: Path) -> Figure:
    """The chairs that differ most, in role."""
    names = {row["id"]: _first(row["person"], row["role"], row["number"]) for row in table(folder, "chairs")}
    ends = (row[end] for row in table(folder, "differences") for end in ("chair", "other"))
    counted = Counter(names[end] for end in ends if end in names).most_common()
    more = len(counted) - _MOST
    return {f"the {_MOST} with most; {more} more" if more > 0 else "": counted[:_MOST]}


def _first(*cells: Any) -> str:
    """The first cell that says something: an empty one is no number to pandas, and "" to csv."""
    return next((str(cell) for cell in cells if cell == cell and cell != ""), "")


def figure(title: str, parts: Figure, top: int) -> tuple[list[str], int]:
    """One figure as lines of SVG, and where the next one begins."""
    lines = [f'<text x="10" y="{top + 20}" font-size="18" font-weight="bold">{escape(title)}</text>']
    y = top + 36
    for subtitle, bars in parts.items():
        most = max((count for _, count in bars), default=1)
        if subtitle:
            lines.append(f'<text x="10" y="{y + 14}" font-size="14">{escape(subtitle)}</text>')
            y += _ROW
        for label, count in bars:
            long = (_WIDE - _LABEL - 60) * count / most
            short = label if len(label) <= 66 else f"{label[:65]}…"
            lines.append(f'<text x="{_LABEL - 8}" y="{y + 15}" font-size="13" text-anchor="end">{escape(short)}</text>')
            lines.append(f'<rect x="{_LABEL}" y="{y}" width="{long:.0f}" height="20" fill="#333333"/>')
            lines.append(f'<text x="{_LABEL + long + 6:.0f}" y="{y + 15}" font-size="13">{count}</text>')
            y += _ROW
    return lines, y + 24


def drawn(figures: Iterable[tuple[str, Figure]]) -> str:
    """All of them under each other."""
    lines: list[str] = []
    top = 10
    for title, parts in figures:
        more, top = figure(title, parts, top)
        lines += more
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {top}" font-family="sans-serif">'
    return "\n".join([head, '<rect width="100%" height="100%" fill="#ffffff"/>', *lines, "</svg>"]) + "\n"


def main(folder: str, file: str) -> None:
    """Draws them; one of which there is nothing is left out."""
    here = Path(folder)
    if not (here / "dictionary.csv").exists():
        sys.exit(f"{folder} has no data. Write it first: holdspace export NAME --format data --to {folder}")
    figures = [
        ("Notes in a theme", themes(here)),
        ("How the questions were met", met(here)),
        ("Differences, by chair", most_differences(here)),
    ]
    Path(file).write_text(drawn(one for one in figures if any(one[1].values())), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("python docs/figures.py FOLDER figures.svg")
    main(*sys.argv[1:])
