"""How a Word document looks: its letters, its headings, its tables' columns. Knows no exercise.

Ink that reads at 7 to 1 and more, letters that every computer has, and quotations set in, never slanted. A short page
is set close, so that it prints on two sides of one sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exercises.kernel.record import Record
from exercises.leaving.outline import Table, Voices
from sessions.export.writers.flowing import DEEPEST

if TYPE_CHECKING:
    from docx.document import Document

TINT, CELL = "F1ECE0", "Table Text"
"""The shade of a table's headings, and the style of what stands in it."""
_INK, _DEEP = "1A1A1A", "00456D"
_NARROWEST, _LETTER, _BESIDE = 1.4, 0.25, 0.5
"""Centimetres a column has at least, that a letter takes, and that stand beside the letters."""
_BOLD = 1.15
"""How much wider a letter of a heading is."""
_LONGEST, _LINE = 18, 60
"""Letters of a word that a column is made as wide as, and of a line."""


class Looks(Record):
    """Sizes in points, margins in centimetres."""

    text: float
    title: float
    subtitle: float
    first: float
    second: float
    beside: float
    above: float
    line: float
    after: float
    """Between one paragraph and the next."""

    @property
    def sheet(self) -> float:
        """Centimetres between the margins of a page of A4."""
        return 21 - 2 * self.beside


WHOLE = Looks(11, 24, 12, 16, 13, 2, 2.54, 1.1, 4)
SHORT, FULL = Looks(8.5, 18, 9.5, 12, 9.5, 1.3, 1.2, 1, 1.5), Looks(8, 16, 9, 11, 9, 1.2, 1.1, 1, 1)
"""A short page, and one of a day with many exercises."""


def looking(document: Document, looks: Looks) -> None:
    """Gives the document's styles their looks."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(looks.beside)
        section.top_margin = section.bottom_margin = Cm(looks.above)
        section.footer_distance = Cm(looks.above / 2)
    headings = [f"Heading {level}" for level in range(1, DEEPEST)]
    for name in ("Normal", "Title", "Subtitle", *headings, "Quote", "Caption"):
        look: Any = document.styles[name]
        look.font.name, look.font.italic = "Arial", False
        look.font.color.rgb = RGBColor.from_string(_DEEP if name in ("Heading 1", "Heading 3") else _INK)
        fonts = look.element.rPr.rFonts
        for kind in [kind for kind in fonts.attrib if kind.endswith("Theme")]:
            del fonts.attrib[kind]
        for kind in ("w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), "Arial")
    normal = document.styles["Normal"]
    normal.font.size = Pt(looks.text)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(looks.after), looks.line
    sizes = (looks.title, looks.subtitle, looks.first, looks.second, looks.text)
    for name, points in zip(("Title", "Subtitle", *headings[:3]), sizes, strict=True):
        document.styles[name].font.size = Pt(points)
    for border in list(document.styles["Title"].element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
    for name in ("Quote", "Caption"):
        document.styles[name].paragraph_format.left_indent = Cm(1)
    document.styles["Caption"].font.bold = False
    cell: Any = document.styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style = normal
    cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(2)
    if looks is not WHOLE:
        _close(document, looks)


def _close(document: Document, looks: Looks) -> None:
    from docx.shared import Cm, Pt

    for name, before in (("Title", 0), ("Subtitle", 0), ("Heading 1", 6), ("Heading 2", 4), ("Heading 3", 3)):
        look = document.styles[name].paragraph_format
        look.space_before, look.space_after = Pt(before), Pt(1)
    bullets = document.styles["List Bullet"].paragraph_format
    bullets.space_after, bullets.left_indent, bullets.first_line_indent = Pt(looks.after / 2), Cm(0.4), Cm(-0.4)
    document.styles["Quote"].paragraph_format.left_indent = Cm(0.4)


def columns(table: Table, sheet: float) -> list[float]:
    """How wide each column is, in centimetres: its longest word at least, as far as there is room, and then by how much
    is in it; those of voices are as wide as the widest of them."""
    wide = _by_content(table, sheet)
    if not isinstance(table, Voices):
        return wide
    first, *others = wide
    return [first, *[min(max(others), (sheet - first) / len(others))] * len(others)]


def _by_content(table: Table, sheet: float) -> list[float]:
    least, wish = [], []
    for cells in zip(table.headings, *table.rows, strict=True):
        heading = max((len(word) for word in cells[0].split()), default=1) * _BOLD
        word = max((len(word) for cell in cells[1:] for word in cell.split()), default=1)
        lengths = sorted(map(len, cells))
        least.append(max(_NARROWEST, _LETTER * min(max(heading, word), _LONGEST) + _BESIDE))
        wish.append(max(least[-1], _LETTER * min(lengths[(3 * len(lengths)) // 4], _LINE) + _BESIDE))
    room = sheet - sum(least)
    if sum(wish) <= sheet:
        return wish
    if room <= 0:
        return [one * sheet / sum(least) for one in least]
    more = [wished - needed for wished, needed in zip(wish, least, strict=True)]
    return [needed + room * one / sum(more) for needed, one in zip(least, more, strict=True)]
