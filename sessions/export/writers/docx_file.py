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
from exercises.leaving.drawing import BarsPicture, Picture
from exercises.leaving.isolating import OPENS, parts, plain
from exercises.leaving.outline import Bullets, Heading, Leaf, Paragraph, Quote, Table
from sessions.export.writers.docx_columns import BETWEEN, Columns
from sessions.export.writers.docx_contents import add_contents, mark, number_pages
from sessions.export.writers.docx_looks import CELL, FULL, SHORT, TINT, WHOLE, Looks, columns, looking
from sessions.export.writers.docx_pictures import NotDrawn, add_picture
from sessions.export.writers.flowing import Flowing, contents_of, flow
from sessions.export.writers.xml_text import legal
from sessions.export.writers.zipped import zipped_again
from sessions.leaving.leaving import Leaving, Written

if TYPE_CHECKING:
    from docx.document import Document

LANGUAGE, TE_REO = "en-NZ", "mi-NZ"
"""Of the whole document, and of the words of te reo Māori in it."""
_LEFT_TO_RIGHT = "\u200e"
_FIRST_DAY = datetime(1980, 1, 1)
_SHORT_TABLE = 6
"""Rows of a table that stays on one page."""


def write(leaving: Leaving) -> Written:
    """The document. Raises ModuleNotFoundError without python-docx."""
    return document_of(leaving, flow(leaving))


def document_of(leaving: Leaving, parts: Sequence[Flowing]) -> Written:
    """A document of those parts, its title the first. Raises ModuleNotFoundError without python-docx."""
    from docx import Document as new_document

    document = new_document()
    looks = FULL if leaving.full else SHORT if leaving.brief else WHOLE
    looking(document, looks)
    _language(document)
    _properties(document, leaving)
    number_pages(document)
    listed = contents_of(parts, brief=leaving.brief)
    report = _Report(document, looks)
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
    lacks = frozenset({"pictures"} if notes else ())
    return Written({"": zipped_again(made.getvalue())}, notes, lacks=lacks)


def newest(leaving: Leaving) -> datetime:
    """When the newest entry was recorded, UTC without saying so; the only time in a document."""
    times = [_time(session.made) for session in leaving.sessions]
    return max(times, default=_FIRST_DAY)


def _time(made: str) -> datetime:
    try:
        return datetime.fromisoformat(made).replace(tzinfo=None)
    except ValueError:
        return _FIRST_DAY


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

    def __init__(self, document: Document, looks: Looks) -> None:
        self._document, self._looks = document, looks
        self._in_columns = looks is not WHOLE
        self._across = Columns(document)
        # Looked up once: the library looks through every style it has for each paragraph.
        self._styles = {style.name: style.style_id for style in document.styles}
        self._headings = self._pictures = 0
        self.undrawn = ""
        """Why a picture could not be drawn; "" when all could."""
        self._after_title = False
        self._leading: Any = None
        """The paragraph that was written last, where that was no other part."""
        self._heads: Heading | None = None
        """The heading that was written last, where nothing but that paragraph stands under it."""
        self._begins = True
        """Whether nothing but the title and what stands under it is there."""

    def write(self, part: Flowing) -> None:
        """The part, after those before it; a short page's in two columns, under what goes across."""
        if self._in_columns and not self._begins:
            beside = self._looks is FULL and isinstance(part, BarsPicture)
            goes_across = (isinstance(part, Table | Picture) and not beside) or (
                isinstance(part, Heading) and part.level == 2
            )
            self._across.run(1 if goes_across else 2)
        self._begins = self._begins and not (isinstance(part, Heading) and part.level > 1)
        under_title, self._after_title = self._after_title, False
        # In columns what stays together may take all of them to the next page, and a short page has two.
        if self._leading is not None and not self._in_columns and self._leads_to(part):
            self._leading.paragraph_format.keep_with_next = True
        alone = isinstance(part, Paragraph) and self._leading is None
        self._heads, self._leading = part if isinstance(part, Heading) else self._heads if alone else None, None
        match part:
            case Heading():
                self._heading(part)
            case Paragraph():
                self._leading = self._paragraph(part.text, "Subtitle" if under_title else "")
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

    def _leads_to(self, part: Flowing) -> bool:
        """Whether the paragraph before the part stays on a page with it: it speaks of what comes, or is all that stands
        between two headings."""
        if isinstance(part, Heading):
            return self._heads is not None and self._heads.level < part.level and not isinstance(part, Leaf)
        return isinstance(part, Bullets | Table | Quote)

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
            beside = self._looks is FULL and isinstance(picture, BarsPicture)
            wide = (self._looks.sheet - BETWEEN) / 2 if beside else self._looks.sheet
            for line in add_picture(self._document, picture, self._pictures, wide, in_a_column=beside):
                self._paragraph(line, "Caption")
        except NotDrawn as problem:
            self.undrawn = str(problem)

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
        wide = [Cm(one) for one in columns(table, self._looks.sheet)]
        for column, width in zip(made.columns, wide, strict=True):
            column.width = width
        last = len(table.rows)
        for place, words in enumerate((table.headings, *table.rows)):
            # No row stands alone on a page, neither the first under its heading nor the last; a short table is whole.
            goes_on = place < last and (place in (0, last - 1) or last <= _SHORT_TABLE)
            row = made.add_row()
            marks = row._tr.get_or_add_trPr()
            # A row stays on one page, and the heading row comes again on the next.
            marks.append(OxmlElement("w:cantSplit"))
            if place == 0:
                marks.append(OxmlElement("w:tblHeader"))
            for cell, text, width in zip(row.cells, words, wide, strict=True):
                cell.width = width
                if place == 0:
                    shade = f'<w:shd xmlns:w="{nsmap["w"]}" w:val="clear" w:color="auto" w:fill="{TINT}"/>'
                    cell._tc.get_or_add_tcPr().append(parse_xml(shade))
                words_in = cell.paragraphs[0]
                words_in._p.style = self._styles[CELL]
                if goes_on:
                    words_in.paragraph_format.keep_with_next = True
                for run in _write(words_in, text):
                    run.bold = True if place == 0 else None
        self._document.add_paragraph()


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
