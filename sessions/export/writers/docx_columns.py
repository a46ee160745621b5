"""In how many columns the parts of a Word document stand: a short page has two, under headings that go across.

What stands in columns ends them with its last paragraph, so that no empty one comes between.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

_TWENTIETHS = 360
"""Of a point, between two columns."""
BETWEEN = _TWENTIETHS / 20 / 72 * 2.54
"""The same in centimetres."""


class Columns:
    """Which of two ways the document runs in now."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._now = 1

    def run(self, many: int) -> None:
        """What comes next stands in so many columns."""
        if many == self._now:
            return
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        body: Any = self._document.element.body
        going_on = body.sectPr
        last = self._document.paragraphs[-1]._p
        if last.getnext() is not going_on:
            last = body.add_p()  # a table ends no columns itself
        last.get_or_add_pPr().append(deepcopy(going_on))
        for reference in (*going_on.findall(qn("w:headerReference")), *going_on.findall(qn("w:footerReference"))):
            going_on.remove(reference)
        for kind in ("w:type", "w:cols"):
            for found in going_on.findall(qn(kind)):
                going_on.remove(found)
        begins, columns = OxmlElement("w:type"), OxmlElement("w:cols")
        begins.set(qn("w:val"), "continuous")
        columns.set(qn("w:num"), str(many))
        columns.set(qn("w:space"), str(_TWENTIETHS))
        going_on.insert(0, begins)
        _before(going_on, columns, "w:docGrid")
        self._now = many


def _before(parent: Any, made: Any, kind: str) -> None:
    from docx.oxml.ns import qn

    there = parent.find(qn(kind))
    if there is None:
        parent.append(made)
    else:
        there.addprevious(made)
