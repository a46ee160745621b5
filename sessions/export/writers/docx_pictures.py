"""Puts pictures into a Word document: sharp where a program draws SVG, and as an image where it does not.

The image is made by resvg, of the extra `office`. What is drawn in it stands in the SVG beside it as text, so that the
finished bytes can be searched for names; the words in place of what is seen go with it for those who do not see it.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from exercises.leaving.drawing import MapPicture, Picture
from exercises.leaving.isolating import plain
from sessions.export.writers import svg_map
from sessions.export.writers.svg_files import svg_on_page
from sessions.export.writers.svg_pages import over_pages
from sessions.export.writers.xml_text import legal

if TYPE_CHECKING:
    from docx.document import Document

_HIGH = 22.0
"""Centimetres a picture may be high on a page of A4."""
_DOTS = 1600
"""How wide its image is, in pixels: about 240 to the inch."""
_FAMILIES = (
    *("Arial", "Helvetica", "Liberation Sans", "DejaVu Sans", "Noto Sans", "FreeSans", "Open Sans", "Roboto"),
    *("Ubuntu", "Cantarell", "Segoe UI", "Tahoma", "Verdana", "Bitstream Vera Sans", "Droid Sans", "Nimbus Sans"),
)
"""Letters without serifs that computers have, those of the drawing first."""
_NOT_HERE = "No Such Letters"
_NO_LIBRARY = "Its pictures need a library that is not here, and are left out: pip install 'holdspace[office]'."
_NO_LETTERS = (
    "Its pictures are left out, for this computer has no letters to draw them with (Arial, DejaVu Sans or the like)."
)
_SHEET = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">{}</svg>'
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_USES_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


class NotDrawn(Exception):
    """Says why no image of a picture can be made here."""


def add_picture(
    document: Document, picture: Picture, number: int, wide: float, *, in_a_column: bool = False
) -> list[str]:
    """The picture, after what is there, as many centimetres wide as there is room; the lines that are to stand under it
    as text, for drawn they were too small. One that would be small on a page goes over several. Raises NotDrawn."""
    name, title = f"picture{number}", legal(plain(picture.title))
    svg = svg_on_page(picture, name, in_a_column=in_a_column)
    parts = over_pages(svg, _HIGH / wide)
    for place, part in enumerate(parts, 1):
        whole = len(parts) == 1
        told = title if whole else f"{title}, part {place} of {len(parts)}"
        _add(document, part, f"{number}" if whole else f"{number}-{place}", told, wide)
    if not isinstance(picture, MapPicture):
        return []
    numbered = (f"{place}. {words}" for place, words in enumerate(svg_map.line_words(picture), 1))
    return [*numbered, *picture.below]


def _add(document: Document, svg: str, number: str, title: str, wide: float) -> None:
    """One image, as wide as there is room, or as high as a page."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.shared import Cm

    shown: Any = document.add_paragraph().add_run().add_picture(io.BytesIO(_image(svg)))
    scale = min(Cm(wide) / shown.width, Cm(_HIGH) / shown.height)
    shown.width, shown.height = round(shown.width * scale), round(shown.height * scale)
    called = shown._inline.docPr
    called.set("descr", title)
    called.set("name", f"Picture {number}")
    data = f'<?xml version="1.0" encoding="UTF-8"?>\n{svg}\n'.encode()
    part = Part(PackURI(f"/word/media/picture{number}.svg"), "image/svg+xml", data, document.part.package)
    _beside(shown, document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))


def _image(svg: str) -> bytes:
    try:
        from resvg_py import svg_to_bytes
    except ModuleNotFoundError as problem:
        if problem.name != "resvg_py":
            raise
        raise NotDrawn(_NO_LIBRARY) from problem
    letters = _letters()
    if not letters:
        raise NotDrawn(_NO_LETTERS)
    return bytes(svg_to_bytes(svg_string=svg, width=_DOTS, background="#ffffff", sans_serif_family=letters))


@lru_cache(1)
def _letters() -> str:
    """The letters that are here; "" for none. Where those that are asked for are not, resvg draws none, or others that
    may have serifs, and says nothing."""
    from resvg_py import svg_to_bytes

    drawn = (f'<text x="4" y="20" font-family="{name}">W</text>' for name in (_NOT_HERE, *_FAMILIES))
    nothing, others, *sheets = (bytes(svg_to_bytes(svg_string=_SHEET.format(words))) for words in ("", *drawn))
    found = (name for name, sheet in zip(_FAMILIES, sheets, strict=True) if sheet != others)
    return next(found, _FAMILIES[0] if others != nothing else "")


def _beside(shown: Any, relation: str) -> None:
    """The SVG beside the image, which programs that know it draw instead."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsmap, qn

    (image,) = shown._inline.iter(qn("a:blip"))
    image.append(
        parse_xml(
            f'<a:extLst xmlns:a="{nsmap["a"]}"><a:ext uri="{_USES_SVG}"><asvg:svgBlip xmlns:asvg="{_SVG}" '
            f'xmlns:r="{nsmap["r"]}" r:embed="{relation}"/></a:ext></a:extLst>'
        )
    )
