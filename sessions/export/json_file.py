"""Writes a session as JSON: every event for facilitators, the page alone for participants. Knows no exercise.

The facilitators' file is lossless but for names that were taken out and words that an exercise is not to keep after
all: `restoring.restore` makes an equal session of it.
"""

from __future__ import annotations

import json
from typing import Any

from exercises.outline import Audience
from sessions.export.kept import kept_documents
from sessions.export.pages import page
from sessions.session import Session

VERSION = 1
SESSION = "session"
PAGE = "page"


def write(session: Session, audience: Audience) -> bytes:
    """The bytes of the file."""
    return _whole(session) if audience == "facilitators" else _page(session, audience)


def _whole(session: Session) -> bytes:
    # One event a line, so that two exports can be compared by eye and by diff.
    head = f'{{"holdspace": {VERSION}, "kind": {_text(SESSION)}, "name": {_text(session.name)}, "events": [\n'
    return _bytes(head + ",\n".join(_text(document) for document in kept_documents(session)) + "\n]}\n")


def _page(session: Session, audience: Audience) -> bytes:
    made = page(session, audience)
    document = {
        "holdspace": VERSION,
        "kind": PAGE,
        "audience": audience,
        "title": made.title,
        "place": made.place,
        "day": made.day,
        "exercises": [{"title": title, "parts": outline.document()["parts"]} for title, outline in made.exercises],
    }
    return _bytes(json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n")


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _bytes(text: str) -> bytes:
    # Half a surrogate pair, which no file of ours should hold, becomes the JSON escape that says the same.
    return text.encode("utf-8", "backslashreplace")
