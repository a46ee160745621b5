"""Names a file for what it is by how it begins, and says what to do with it."""

from __future__ import annotations

import io
import json
import re
import zipfile

from exercises.kernel.expression import expression
from sessions.store import event_lines

SESSION = (
    "This is a session of holdspace. To bring its notes into this one: holdspace merge NAME FILE. "
    "To have it back as a session of its own: holdspace restore FILE."
)
"""What is said of one where a session is not what was asked for."""
_AS_TABLE = "Save it as .xlsx, or as CSV (UTF-8), and give that."
_AS_TEXT = "Copy its words into a text file, one a line, and give that."
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        f"This is an old Office file (.xls or .doc). {_AS_TABLE} Of text: {_AS_TEXT}",
    ),
    (b"%PDF", f"This is a PDF. {_AS_TEXT}"),
    (b"{\\rtf", f"This is rich text (RTF). Save it as plain text (UTF-8), and give that. {_AS_TEXT}"),
    (b"\x89PNG\r\n", f"This is a picture, not text. Let the phone read the words in it. {_AS_TEXT}"),
    (b"\xff\xd8\xff", f"This is a photo, not text. Let the phone read the words in it. {_AS_TEXT}"),
    (b"GIF8", f"This is a picture, not text. Let the phone read the words in it. {_AS_TEXT}"),
    (b"SQLite format 3\0", "This is a database of another program. Export it there as CSV (UTF-8), and give that."),
    (b"age-encryption.org/", "This is sealed with a passphrase. Open it where it was sealed; nothing here can."),
    (b"\x1f\x8b", "This is a packed file. Unpack it first, and give what is in it."),
    (b"Rar!", "This is a packed file. Unpack it first, and give what is in it."),
    (b"7z\xbc\xaf", "This is a packed file. Unpack it first, and give what is in it."),
)
_IN_ZIP: tuple[tuple[str, str], ...] = (
    ("word/document.xml", f"This is a Word document (.docx). {_AS_TEXT} A table in it: copy it into a spreadsheet."),
    ("ppt/presentation.xml", f"This is a slide show (.pptx). {_AS_TEXT}"),
    ("project.qde", "This is a REFI-QDA project (.qdpx). Its codes come in as themes: holdspace import NAME FILE."),
)
_OPEN_DOCUMENTS = {
    "spreadsheet": f"This is an OpenDocument spreadsheet (.ods). {_AS_TABLE}",
    "text": f"This is an OpenDocument text (.odt). {_AS_TEXT}",
    "presentation": f"This is an OpenDocument slide show (.odp). {_AS_TEXT}",
}
_HEIC = expression(rb"....ftyp(heic|heix|mif1|msf1|mp4|isom|qt  |M4A)", re.DOTALL)
_MARKUP = expression(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?P<what>!doctype html|html|head|body|table|svg)\b", re.I | re.S
)
_SAID_BY = expression(
    r"\d{1,2}:\d\d:\d\d\s+(From\s.+\sto\s.+:|\S.{0,60}:\s)"
    r"|\[?\d{1,4}[./-]\d{1,2}([./-]\d{2,4})?,?\s\d{1,2}:\d\d(:\d\d)?(\s?[ap]\.?m\.?)?(\]|\s[-–])\s\S.{0,60}?(:\s|$)",
    re.IGNORECASE,
)
"""How a line of a chat begins: when it was written, and by whom."""
CHAT = f"This is a chat, with who wrote what and when. {_AS_TEXT}"
_KEPT_FOR_ITSELF = expression(rb'\s*\{\s*"holdspace_(\w+)"')
_JOURNAL = "This is a journal of holdspace. Journals stay with their authors, so that nothing of one can come in."
_OURS = (
    "This is a file that holdspace keeps for itself, so that nothing of it can come in. A session's own file is in the "
    "folder called sessions."
)
_MOST_JSON = 20_000_000
_TELLING = (b'"events"', b'"lists"', b'"nodes"', b'"widgets"')
"""Names of which one stands in each object that another program, or a session of ours, is known by."""


def other_kind(data: bytes) -> str:
    """What the file is and what to do with it, in sentences; "" when it may be text, JSON or a workbook (.xlsx)."""
    for beginning, says in _BEGINNINGS:
        if data.startswith(beginning):
            return says
    if data.startswith(b"PK\x03\x04"):
        return "" if is_workbook(data) else _packed(data)
    if _HEIC.match(data):
        return f"This is a photo or a recording, not text. {_AS_TEXT}"
    if data.startswith(event_lines.OPENING):
        return SESSION
    markup = _MARKUP.match(data[:4_096].decode("utf-8", "replace").lstrip("\ufeff"))
    if markup is not None:
        what = "a picture (SVG)" if markup["what"].lower() == "svg" else "a web page (HTML)"
        return f"This is {what}. A table in it: copy it into a spreadsheet. {_AS_TEXT}"
    return _other_json(data)


def is_chat(text: str) -> bool:
    """Whether the text is what people wrote to each other in a meeting's window or on phones, names and all."""
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    said = sum(1 for line in lines if _SAID_BY.match(line))
    return said > 1 and 4 * said >= len(lines)


def is_workbook(data: bytes) -> bool:
    """Whether it is a spreadsheet (.xlsx)."""
    return data.startswith(b"PK\x03\x04") and "xl/workbook.xml" in _names(data)


def _names(data: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return []


def _packed(data: bytes) -> str:
    names = _names(data)
    if not names:
        return "This is a packed file, and it is damaged. Save it anew where it comes from."
    for name, says in _IN_ZIP:
        if name in names:
            return says
    if "mimetype" in names:
        told = data[:200].decode("latin-1")
        return next((says for what, says in _OPEN_DOCUMENTS.items() if f"opendocument.{what}" in told), _ZIP)
    return _ZIP


_ZIP = "This is a packed file (.zip). Unpack it first, and give the CSV, spreadsheet or text that is in it."


def _other_json(data: bytes) -> str:
    """Which JSON of another program, or of ours, it is; "" for any other file."""
    if ours := _KEPT_FOR_ITSELF.match(data):
        return _JOURNAL if ours[1].startswith(b"journal") else _OURS
    beginning = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not beginning.startswith((b"{", b"[")) or len(data) > _MOST_JSON:
        return ""
    if beginning.startswith(b"{") and not any(name in data for name in _TELLING):
        return ""
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return ""
    if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        return (
            "This is a list of another program as JSON. Export it there as CSV (UTF-8) or as a spreadsheet, and give "
            "that."
        )
    if not isinstance(value, dict):
        return ""
    if isinstance(value.get("events"), list) and value.get("kind") == "session":
        return SESSION
    if isinstance(value.get("cards"), list) and isinstance(value.get("lists"), list):
        return (
            "This is a board of Trello as JSON. There, choose Print, export and share, then Export as CSV, and give "
            "that; or copy the cards into a text file, one a line."
        )
    if isinstance(value.get("nodes"), list) or isinstance(value.get("widgets"), list):
        return "This is a board of another program as JSON. Export it there as CSV, and give that."
    return ""
