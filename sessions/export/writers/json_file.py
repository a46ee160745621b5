"""Writes what leaves as JSON: every entry for facilitators, pages alone for everybody else. Knows no exercise.

The facilitators' file of one session is lossless but for names that were taken out, words that an exercise is not to
keep after all, words that were taken back, and what one of two reads alone until both are done: `restoring.restore`
makes an equal session of it.
"""

from __future__ import annotations

import json
from typing import Any

from exercises.kernel.record import as_dict
from sessions.leaving.leaving import Leaving, SessionLeaving, Written

VERSION = 1
SESSION = "session"
PAGE = "page"
SESSIONS = "sessions"
PAGES = "pages"


def write(leaving: Leaving) -> Written:
    """The file."""
    whole = leaving.audience == "facilitators"
    if len(leaving.sessions) == 1:
        only = leaving.sessions[0]
        made = _whole(only, leaving) if whole else _indented({"holdspace": VERSION, **_page(only, leaving)})
        return Written({"": made})
    sessions = [
        {"kind": SESSION, "name": one.name, "events": list(one.documents)} if whole else _page(one, leaving)
        for one in leaving.sessions
    ]
    document = {
        "holdspace": VERSION,
        "kind": SESSIONS if whole else PAGES,
        "audience": leaving.audience,
        "title": leaving.title,
        "sessions": sessions,
        **_entries(leaving),
    }
    return Written({"": _indented(document)})


def _whole(session: SessionLeaving, leaving: Leaving) -> bytes:
    # One event a line, so that two exports can be compared by eye and by diff.
    head = f'{{"holdspace": {VERSION}, "kind": {_text(SESSION)}, "name": {_text(session.name)}, "events": [\n'
    entries = "".join(f',\n"{key}": {_text(entry)}' for key, entry in _entries(leaving).items())
    return _bytes(head + ",\n".join(_text(document) for document in session.documents) + f"\n]{entries}}}\n")


def _page(session: SessionLeaving, leaving: Leaving) -> dict[str, Any]:
    return {
        "kind": PAGE,
        "audience": leaving.audience,
        "title": session.title,
        "place": session.place,
        "day": session.day,
        "exercises": [{"title": run.title, "parts": run.outline.document()["parts"]} for run in session.runs],
    }


def _entries(leaving: Leaving) -> dict[str, Any]:
    """Journal entries under a key of their own; no key when there are none."""
    told = [
        {**as_dict(entry), "parts": [{"prompt": prompt, "words": words} for prompt, words in entry.parts]}
        for entry in leaving.entries
    ]
    return {"entries": told} if told else {}


def _indented(document: dict[str, Any]) -> bytes:
    return _bytes(json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n")


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _bytes(text: str) -> bytes:
    # Half a surrogate pair, which no file of ours should hold, becomes the JSON escape that says the same.
    return text.encode("utf-8", "backslashreplace")
