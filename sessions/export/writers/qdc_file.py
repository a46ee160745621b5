"""Writes the codes of what leaves as a REFI-QDA codebook: what each means, without a passage. Knows no exercise.

The Codebook schema of QDA-XML 1.0 (www.qdasoftware.org): an element of codes that hold codes, each with its name, its
description and a colour, as in the project (`qdpx_codes.py`).
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, indent, tostring

from sessions.export.writers.qdpx_codes import Codebook, add_codes
from sessions.leaving.leaving import Leaving, Written
from sessions.leaving.problem import NothingToWrite

NAMESPACE = "urn:QDA-XML:codebook:1.0"


def write(leaving: Leaving) -> Written:
    """The codebook. Raises NothingToWrite where nothing has codes."""
    codes = Codebook(leaving)
    if not codes.top:
        raise NothingToWrite(
            "There are no themes or codes in this for that audience. Write a page instead: --to page.html"
        )
    book = Element("CodeBook", {"xmlns": NAMESPACE, "origin": "holdspace"})
    add_codes(book, codes)
    indent(book)
    made: bytes = tostring(book, encoding="utf-8", xml_declaration=True)
    return Written({"": made + b"\n"}, tuple(codes.told()))
