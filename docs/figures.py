"""Draws three figures out of the folder that `holdspace export NAME --format data --to FOLDER` writes.

    python docs/figures.py FOLDER figures.svg

Python's own csv reader and nothing else; with pandas each table is `pandas.read_csv("FOLDER/notes.csv")`, in R
`read.csv("FOLDER/notes.csv")`, and neither needs a line to clean it.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

Bars = Sequence[tuple[str, int]]
_WIDE, _ROW, _LABEL = 900, 26, 480
_MOST = 12


def table(folder: Path, name: str) -> list[dict[str, str]]:
    """A table's rows; none where there is no such table."""
    file = folder / f"{name}.csv"
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as there:
        return list(csv.DictReader(there))


def themes(folder: Path) -> Bars:
    """The themes with most notes, counted from the codings."""
    names = {row["id"]: row["name"] for row in table(folder, "themes")}
    return Counter(names[row["theme"]] for row in table(folder, "codings") if row["theme"] in names).most_common(_MOST)


def met(folder: Path) -> Bars:
    """How the questions of the grid were met."""
    return Counter(row["met"] for row in table(folder, "answers")).most_common()


def most_differences(folder: Path) -> Bars:
    """The chairs that differ most, in role."""
    names = {row["id"]: row["person"] or row["role"] for row in table(folder, "chairs")}
    ends = (row[end] for row in table(folder, "differences") for end in ("chair", "other"))
    return Counter(names[end] for end in ends if end in names).most_common(_MOST)


def figure(title: str, bars: Bars, top: int) -> tuple[list[str], int]:
    """One figure as lines of SVG, and where the next one begins."""
    most = max((count for _, count in bars), default=1)
    lines = [f'<text x="10" y="{top + 20}" font-size="18" font-weight="bold">{escape(title)}</text>']
    for place, (label, count) in enumerate(bars):
        y = top + 36 + place * _ROW
        long = (_WIDE - _LABEL - 60) * count / most
        short = label if len(label) <= 66 else f"{label[:65]}…"
        lines.append(f'<text x="{_LABEL - 8}" y="{y + 15}" font-size="13" text-anchor="end">{escape(short)}</text>')
        lines.append(f'<rect x="{_LABEL}" y="{y}" width="{long:.0f}" height="20" fill="#333333"/>')
        lines.append(f'<text x="{_LABEL + long + 6:.0f}" y="{y + 15}" font-size="13">{count}</text>')
    return lines, top + 60 + len(bars) * _ROW


def drawn(figures: Iterable[tuple[str, Bars]]) -> str:
    """All of them under each other."""
    lines: list[str] = []
    top = 10
    for title, bars in figures:
        more, top = figure(title, bars, top)
        lines += more
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {top}" font-family="sans-serif">'
    return "\n".join([head, '<rect width="100%" height="100%" fill="#ffffff"/>', *lines, "</svg>"]) + "\n"


def main(folder: str, file: str) -> None:
    """Draws them."""
    here = Path(folder)
    figures = [
        ("Notes in a theme", themes(here)),
        ("How the questions were met", met(here)),
        ("Differences, by chair", most_differences(here)),
    ]
    Path(file).write_text(drawn((title, bars) for title, bars in figures if bars), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("python docs/figures.py FOLDER figures.svg")
    main(*sys.argv[1:])
