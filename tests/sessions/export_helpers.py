"""Awkward words and a session that has some of everything, for the tests of exports; knows no format."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sessions.library.beginning import new_session
from sessions.library.templates import built_in
from sessions.lines.carry_out import perform
from sessions.live.session import Session

ONE_FILE = ("md", "json")
"""The formats of one file that need nothing to be in the session."""
AWKWARD = [
    "*bold* _it_ **b** __b__ `code` ~~no~~",
    "# not a head",
    "- not a list",
    "+ not a list",
    "1. x",
    "[a](http://x.y) ![i](j) <b>x</b> <script>alert(1)</script>",
    "12) not a list",
    "> not a quote",
    "---",
    "===",
    "***",
    "```",
    "a | b || c \\| d \\",
    "&amp; &lt; &#42; \\&amp;",
    "[x]: http://y",
    "http://example.com www.example.com a@b.nz <a@b.nz>",
    "line one\nline two",
    "    four spaces",
    "two  spaces",
    "Hōhepa — whānau “kōrero” 👩‍👩‍👧",
    "1.",
    "-",
    "==marked== %%hidden%% $x$ ^y^ {{z}}",
    "\\",
    "!",
    "|",
    "a\n- b\n1. c\n# d\n\n    e",
    ":---|",
    "<!-- gone -->",
    "\u00a0nbsp",
    "~~~",
    "= x",
    "\u05d0\u0661.",
]


class Time:
    """A clock that goes on a minute at each look."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 22, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def worked_session() -> Session:
    """Chairs, answers, a seat, a difference and a learning; something undone, something redone."""
    live = built_in()["live-grid"]
    made = new_session("Working | *alongside*", [live], place="Te Awa <hall>", by="typist", clock=Time())
    for line in (
        "+ child Tama: the child",
        "+ parent Hine: mum",
        "+ agency Jo: physio",
        "2 why: nobody asked",
        "2 holds P03",
        "2 vs 3 do: *standing* | first",
        "undo",
        "redo",
        "learned team: ask first",
        "2 why: ~ tired",
        "undo",
    ):
        perform(made, line)
    return made


def kept(tmp_path: Path, data: bytes | dict[str, Any], name: str = "kept.json") -> Path:
    """A file that holds it."""
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
    return path
