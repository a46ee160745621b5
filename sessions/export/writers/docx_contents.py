"""What is on which page of a Word document: its list of contents, and the number at the foot of each page.

Each line of the list leads to its heading, and has the page's number as a field of its own, which is counted when the
document is laid out: a list that is one field is counted by some programs only when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sessions.export.writers.xml_text import legal

if TYPE_CHECKING:
    from docx.document import Document

TITLE = "What is in this document"
_INDENT = 0.6
"""Centimetres that a deeper line is set in."""


def mark(paragraph: Any, number: int) -> None:
    """Makes a heading findable from the list; headings are numbered as they come, from 1."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("w:bookmarkStart", "w:bookmarkEnd"):
        end = OxmlElement(kind)
        end.set(qn("w:id"), str(number))
        if kind == "w:bookmarkStart":
            end.set(qn("w:name"), _anchor(number))
            paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, end)
        else:
            paragraph._p.append(end)


def add_contents(document: Document, headings: Sequence[tuple[int, str, int]]) -> None:
    """The list, after what is there: each heading's number, its words, and its level from 1."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Cm, Pt

    title = document.add_paragraph()
    title.add_run(TITLE).bold = True
    title.paragraph_format.keep_with_next = True
    for place, (number, words, level) in enumerate(headings):
        line = document.add_paragraph()
        look = line.paragraph_format
        look.left_indent, look.space_after = Cm(_INDENT * (level - 1)), Pt(1)
        look.space_before = Pt(4 if level == 1 and place else 0)
        look.tab_stops.add_tab_stop(Cm(17), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        _line(line, number, legal(words).replace("\n", " "))


def number_pages(document: Document) -> None:
    """Each page's number at its foot."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    for section in document.sections:
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _field(foot._p, "PAGE", "1")


def _anchor(number: int) -> str:
    return f"_Toc{number:08d}"


def _line(paragraph: Any, number: int, words: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), _anchor(number))
    link.set(qn("w:history"), "1")
    paragraph._p.append(link)
    link.append(_run(words))
    tab = OxmlElement("w:r")
    tab.append(OxmlElement("w:tab"))
    paragraph._p.append(tab)
    _field(paragraph._p, f"PAGEREF {_anchor(number)} \\h", "")


def _run(words: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = words
    text.set(qn("xml:space"), "preserve")
    run.append(text)
    return run


def _field(inside: Any, instruction: str, now: str) -> None:
    """A field with what it shows until it is counted."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    _char(inside, "begin")
    run, told = OxmlElement("w:r"), OxmlElement("w:instrText")
    told.text = f" {instruction} "
    told.set(qn("xml:space"), "preserve")
    run.append(told)
    inside.append(run)
    _char(inside, "separate")
    inside.append(_run(now))
    _char(inside, "end")


def _char(inside: Any, kind: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run, char = OxmlElement("w:r"), OxmlElement("w:fldChar")
    char.set(qn("w:fldCharType"), kind)
    if kind == "begin":
        # Counted anew when the document is opened.
        char.set(qn("w:dirty"), "true")
    run.append(char)
    inside.append(run)
