"""Writes what leaves as a Word document, to write on in. Knows no exercise.

Office Open XML by python-docx, of the extra `office`; imported when it is needed, for it is slow to come. The document
says its language, marks the heading rows of its tables, names no person, and carries no time but that of the newest
entry. It has no pictures: what they show stands in its tables.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from exercises.leaving.isolating import OPENS, parts, plain
from exercises.leaving.outline import Bullets, Heading, Leaf, Paragraph, Part, Quote, Table
from sessions.export.writers.flowing import DEEPEST, flow
from sessions.export.writers.xml_text import legal
from sessions.export.writers.zipped import zipped_again
from sessions.leaving.leaving import Leaving, Written

if TYPE_CHECKING:
    from docx.document import Document

LANGUAGE = "en-NZ"
"""Of the whole document: which words are te reo Māori cannot be known."""
_LEFT_TO_RIGHT = "\u200e"
_FIRST_DAY = datetime(1980, 1, 1)


def write(leaving: Leaving) -> Written:
    """The document. Raises ModuleNotFoundError without python-docx."""
    from docx import Document as new_document
    from docx.shared import Cm

    document = new_document()
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
    _looks(document, 10 if leaving.brief else 11)
    _language(document)
    _properties(document, leaving)
    report = _Report(document)
    for part in flow(leaving):
        if isinstance(part, Heading | Paragraph | Bullets | Table | Quote):
            report.write(part)
    made = io.BytesIO()
    document.save(made)
    return Written({"": zipped_again(made.getvalue())})


def newest(leaving: Leaving) -> datetime:
    """When the newest entry was recorded, UTC without saying so; the only time in a document."""
    times = [_time(session.made) for session in leaving.sessions]
    return max(times, default=_FIRST_DAY)


def _time(made: str) -> datetime:
    try:
        return datetime.fromisoformat(made).replace(tzinfo=None)
    except ValueError:
        return _FIRST_DAY


def _looks(document: Document, size: int) -> None:
    """Ink that reads at 7 to 1 and more, letters that every computer has, and quotations set in, never slanted."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    ink = RGBColor(0x11, 0x11, 0x11)
    for name in ("Normal", *(f"Heading {level}" for level in range(1, DEEPEST + 1)), "Quote", "Caption"):
        look: Any = document.styles[name]
        look.font.name, look.font.color.rgb, look.font.italic = "Arial", ink, False
        fonts = look.element.rPr.rFonts
        for kind in [kind for kind in fonts.attrib if kind.endswith("Theme")]:
            del fonts.attrib[kind]
        for kind in ("w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), "Arial")
    document.styles["Normal"].font.size = Pt(size)
    for name in ("Quote", "Caption"):
        document.styles[name].paragraph_format.left_indent = Cm(1)
    document.styles["Caption"].font.bold = False


def _language(document: Document) -> None:
    from docx.oxml.ns import qn

    for root in (document.styles.element, document.settings.element):
        for language in (*root.iter(qn("w:lang")), *root.iter(qn("w:themeFontLang"))):
            for kind in ("w:val", "w:eastAsia"):
                language.set(qn(kind), LANGUAGE)


def _properties(document: Document, leaving: Leaving) -> None:
    properties = document.core_properties
    properties.title = legal(plain(leaving.title)) or "A session"
    properties.author = properties.last_modified_by = "holdspace"
    properties.comments = properties.subject = properties.keywords = properties.category = ""
    properties.language = LANGUAGE
    properties.created = properties.modified = newest(leaving)
    properties.revision = 1


class _Report:
    """Puts parts into a document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        # Looked up once: the library looks through every style it has for each paragraph.
        self._styles = {style.name: style.style_id for style in document.styles}

    def write(self, part: Part) -> None:
        """The part, after those before it."""
        match part:
            case Heading():
                made = self._paragraph(part.text.replace("\n", " "), f"Heading {part.level}")
                if isinstance(part, Leaf):
                    made.paragraph_format.page_break_before = True
            case Paragraph():
                self._paragraph(part.text)
            case Bullets():
                for item in part.items:
                    self._paragraph(item, "List Bullet")
            case Quote():
                self._paragraph(part.text, "Quote")
                if part.whose:
                    self._paragraph(part.whose, "Caption")
            case Table():
                self._table(part)

    def _paragraph(self, text: str, style: str = "") -> Any:
        made = self._document.add_paragraph()
        if text:
            _write(made, text)
        if style:
            made._p.style = self._styles[style]
        return made

    def _table(self, table: Table) -> None:
        from docx.oxml import OxmlElement

        made = self._document.add_table(rows=0, cols=len(table.headings), style="Table Grid")
        for place, words in enumerate((table.headings, *table.rows)):
            row = made.add_row()
            marks = row._tr.get_or_add_trPr()
            # A row stays on one page, and the heading row comes again on the next.
            marks.append(OxmlElement("w:cantSplit"))
            if place == 0:
                marks.append(OxmlElement("w:tblHeader"))
            for cell, text in zip(row.cells, words, strict=True):
                for run in _write(cell.paragraphs[0], text):
                    run.bold = True if place == 0 else None
        self._document.add_paragraph()


def _write(paragraph: Any, text: str) -> list[Any]:
    """Puts words into a paragraph, and gives the runs; those that run from right to left in runs that say so, so that
    the signs in them stand where they belong and the paragraph stays as it is."""
    runs = []
    for words, is_apart in parts(legal(text)) if OPENS in text else ((legal(text), False),):
        # A number or a sign behind them would else be drawn among them.
        run = paragraph.add_run(f"{words}{_LEFT_TO_RIGHT}" if is_apart else words)
        if is_apart:
            run.font.rtl, run.font.cs_italic = True, False
        runs.append(run)
    return runs
