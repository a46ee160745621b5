"""What a file of canvases may hold. Written down in docs/canvas-format.md."""

from __future__ import annotations

from typing import Any

from exercises.kernel.days import day_in
from exercises.kernel.schema import several, table, whole, words


def _is_day(value: Any) -> bool:
    return isinstance(value, str) and day_in(value, "2000-01-01") == value


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and value not in ("", ".", "..") and not set(value) & set('/\\:"\0')


_DAY = words(fits=_is_day, says="{said} is no day. Write it like 2026-09-24.")
_CHANGE = table(
    {
        "from_note": whole(1, 9_999, needed=True),
        "text": words(160, needed=True),
        "owner": words(60, needed=True),
        "by": _DAY,
    }
)
_ORGANISATION = table(
    {
        "key": words(60, needed=True),
        "name": words(60, needed=True),
        "csv": words(120, needed=True, fits=_is_name, says="{said} is no file's name. It lies beside this file."),
        "session": words(),
        "people": whole(0, 9_999),
        "review_day": _DAY,
        "changes": several(_CHANGE, most=40),
    }
)
CANVASES = table(
    {
        "schema_note": words(),
        "programme": words(),
        "organisations": several(_ORGANISATION, least=1, most=60, once="key", needed=True),
    }
)
"""A file of canvases; their notes lie beside it."""
