"""Puts pictures into a Word document: sharp where a program draws SVG, and as an image where it does not.

The image is made by resvg, of the extra `office`. What is drawn in it stands in the SVG beside it as text, so that the
finished bytes can be searched for names; the words in place of what is seen go with it for those who do not see it.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from exercises.leaving.drawing import MapPicture, Picture
from exercises.leaving.isolating import plain
from sessions.export.writers import svg_map
from sessions.export.writers.svg_files import svg_of
from sessions.export.writers.xml_text import legal

if TYPE_CHECKING:
    from docx.document import Document

_WIDE, _HIGH = 17.0, 22.0
"""Centimetres a picture may take on a page of A4."""
_DOTS = 1600
"""How wide its image is, in pixels: about 240 to the inch."""
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_USES_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def add_picture(document: Document, picture: Picture, number: int) -> list[str]:
    """The picture, after what is there; the lines that are to stand under it as text, for drawn they were too small.
    Raises ModuleNotFoundError without resvg."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.shared import Cm

    name = f"picture{number}"
    svg = svg_map.draw(picture, name, with_list=False) if isinstance(picture, MapPicture) else svg_of(picture, name)
    paragraph = document.add_paragraph()
    shown: Any = paragraph.add_run().add_picture(io.BytesIO(_image(svg)))
    high, wide = float(shown.height), float(shown.width)
    scale = min(Cm(_WIDE) / wide, Cm(_HIGH) / high)
    shown.width, shown.height = round(wide * scale), round(high * scale)
    called = shown._inline.docPr
    called.set("descr", legal(plain(picture.title)))
    called.set("name", f"Picture {number}")
    data = f'<?xml version="1.0" encoding="UTF-8"?>\n{svg}\n'.encode()
    part = Part(PackURI(f"/word/media/picture{number}.svg"), "image/svg+xml", data, document.part.package)
    _beside(shown, document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))
    if not isinstance(picture, MapPicture):
        return []
    numbered = (f"{place}. {words}" for place, words in enumerate(svg_map.line_words(picture), 1))
    return [*numbered, *picture.below]


def _image(svg: str) -> bytes:
    from resvg_py import svg_to_bytes

    return bytes(svg_to_bytes(svg_string=svg, width=_DOTS, background="#ffffff"))


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
