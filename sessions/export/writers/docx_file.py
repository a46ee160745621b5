"""Writes what leaves as a Word document, to write on in. Knows no exercise.

Office Open XML by python-docx, of the extra `office`; imported when it is needed, for it is slow to come. The document
says its language, marks the heading rows of its tables, names no person, and carries no time but that of the newest
entry. Pictures stand at their place (`docx_pictures.py`), and a long one begins with its contents (`docx_contents.py`).
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from exercises.kernel.te_reo import stretches
from exercises.leaving.drawing import Picture
from exercises.leaving.isolating import OPENS, parts, plain
from exercises.leaving.outline import Bullets, Heading, Leaf, Paragraph, Quote, Table
from sessions.export.writers.docx_contents import add_contents, mark, number_pages
from sessions.export.writers.docx_pictures import NoLetters, add_picture
from sessions.export.writers.flowing import DEEPEST, Flowing, contents_of, flow
from sessions.export.writers.xml_text import legal
from sessions.export.writers.zipped import zipped_again
from sessions.leaving.leaving import Leaving, Written

if TYPE_CHECKING:
    from docx.document import Document

LANGUAGE, TE_REO = "en-NZ", "mi-NZ"
"""Of the whole document, and of the words of te reo Māori in it."""
_INK, _DEEP, _TINT = "1A1A1A", "00456D", "F1ECE0"
_SHEET = 17.0
"""Centimetres between the margins of a page."""
_NARROWEST, _LETTER, _BESIDE = 1.4, 0.21, 0.5
"""Centimetres a column has at least, that a letter takes, and that stand beside the letters."""
_LONGEST, _LINE = 18, 60
"""Letters of a word that a column is made as wide as, and of a line."""
_NO_PICTURES = "Its pictures need a library that is not here, and are left out: pip install 'holdspace[office]'."
_NO_LETTERS = (
    "Its pictures are left out, for this computer has no letters to draw them with (Arial, DejaVu Sans or the like)."
)
_LEFT_TO_RIGHT = "\u200e"
_FIRST_DAY = datetime(1980, 1, 1)


def write(leaving: Leaving) -> Written:
    """The document. Raises ModuleNotFoundError without python-docx."""
    return document_of(leaving, flow(leaving))


def document_of(leaving: Leaving, parts: Sequence[Flowing]) -> Written:
    """A document of those parts, its title the first. Raises ModuleNotFoundError without python-docx."""
    from docx import Document as new_document
    from docx.shared import Cm

    document = new_document()
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
    _looks(document, 10 if leaving.brief else 11)
    _language(document)
    _properties(document, leaving)
    number_pages(document)
    listed = contents_of(parts, brief=leaving.brief)
    report = _Report(document)
    begun = 0
    for part in parts:
        if isinstance(part, Heading):
            begun += 1
        if begun == 2 and listed and isinstance(part, Heading):
            add_contents(document, [(number, one.text, one.level - 1) for number, one in listed])
        report.write(part)
    made = io.BytesIO()
    document.save(made)
    notes = (report.undrawn,) if report.undrawn else ()
    return Written({"": zipped_again(made.getvalue())}, notes)


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
    normal.font.size = Pt(size)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(4), 1.1
    for name, points in (("Title", 24), ("Subtitle", 12), ("Heading 1", 16), ("Heading 2", 13), ("Heading 3", size)):
        document.styles[name].font.size = Pt(points)
    for border in list(document.styles["Title"].element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
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
        self._headings = self._pictures = 0
        self.undrawn = ""
        """Why pictures could not be drawn; "" when all are."""
        self._after_title = False

    def write(self, part: Flowing) -> None:
        """The part, after those before it."""
        under_title, self._after_title = self._after_title, False
        match part:
            case Heading():
                self._heading(part)
            case Paragraph():
                self._paragraph(part.text, "Subtitle" if under_title else "")
            case Bullets():
                for item in part.items:
                    self._paragraph(item, "List Bullet")
            case Quote():
                said = self._paragraph(part.text, "Quote")
                if part.whose:
                    said.paragraph_format.keep_with_next = True
                    self._paragraph(part.whose, "Caption")
            case Table():
                self._table(part)
            case _:
                self._picture(part)

    def _heading(self, heading: Heading) -> None:
        """The title, or a heading under it."""
        style = "Title" if heading.level == 1 else f"Heading {heading.level - 1}"
        made = self._paragraph(heading.text.replace("\n", " "), style)
        if heading.level == 1:
            self._after_title = True
        else:
            mark(made, self._headings)
        self._headings += 1
        if isinstance(heading, Leaf):
            made.paragraph_format.page_break_before = True

    def _picture(self, picture: Picture) -> None:
        self._pictures += 1
        try:
            for line in add_picture(self._document, picture, self._pictures):
                self._paragraph(line, "Caption")
        except ModuleNotFoundError as problem:
            if problem.name != "resvg_py":
                raise
            self.undrawn = _NO_PICTURES
        except NoLetters:
            self.undrawn = _NO_LETTERS

    def _paragraph(self, text: str, style: str = "") -> Any:
        made = self._document.add_paragraph()
        if text:
            _write(made, text)
        if style:
            made._p.style = self._styles[style]
        return made

    def _table(self, table: Table) -> None:
        from docx.oxml import OxmlElement, parse_xml
        from docx.oxml.ns import nsmap
        from docx.shared import Cm

        made = self._document.add_table(rows=0, cols=len(table.headings), style="Table Grid")
        made.autofit = False
        wide = [Cm(one) for one in _columns(table)]
        for column, width in zip(made.columns, wide, strict=True):
            column.width = width
        for place, words in enumerate((table.headings, *table.rows)):
            row = made.add_row()
            marks = row._tr.get_or_add_trPr()
            # A row stays on one page, and the heading row comes again on the next.
            marks.append(OxmlElement("w:cantSplit"))
            if place == 0:
                marks.append(OxmlElement("w:tblHeader"))
            for cell, text, width in zip(row.cells, words, wide, strict=True):
                cell.width = width
                if place == 0:
                    shade = f'<w:shd xmlns:w="{nsmap["w"]}" w:val="clear" w:color="auto" w:fill="{_TINT}"/>'
                    cell._tc.get_or_add_tcPr().append(parse_xml(shade))
                for run in _write(cell.paragraphs[0], text):
                    run.bold = True if place == 0 else None
        self._document.add_paragraph()


def _columns(table: Table) -> list[float]:
    """How wide each column is, in centimetres: its longest word at least, as far as there is room, and then by how much
    is in it."""
    least, wish = [], []
    for cells in zip(table.headings, *table.rows, strict=True):
        word = max((len(word) for cell in cells for word in cell.split()), default=1)
        lengths = sorted(map(len, cells))
        least.append(max(_NARROWEST, _LETTER * min(word, _LONGEST) + _BESIDE))
        wish.append(max(least[-1], _LETTER * min(lengths[(3 * len(lengths)) // 4], _LINE) + _BESIDE))
    room = _SHEET - sum(least)
    if sum(wish) <= _SHEET:
        return wish
    if room <= 0:
        return [one * _SHEET / sum(least) for one in least]
    more = [wished - needed for wished, needed in zip(wish, least, strict=True)]
    return [needed + room * one / sum(more) for needed, one in zip(least, more, strict=True)]


def _write(paragraph: Any, text: str) -> list[Any]:
    """Puts words into a paragraph, and gives the runs; those that run from right to left in runs that say so, so that
    the signs in them stand where they belong and the paragraph stays as it is; those of te reo Māori as such."""
    runs = []
    for words, is_apart in parts(legal(text)) if OPENS in text else ((legal(text), False),):
        for said, reo in ((words, False),) if is_apart else stretches(words):
            # A number or a sign behind them would else be drawn among them.
            run = paragraph.add_run(f"{said}{_LEFT_TO_RIGHT}" if is_apart else said)
            if is_apart:
                run.font.rtl, run.font.cs_italic = True, False
            if reo:
                _speaks(run)
            runs.append(run)
    return runs


def _speaks(run: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    language = OxmlElement("w:lang")
    language.set(qn("w:val"), TE_REO)
    run._r.get_or_add_rPr().append(language)
