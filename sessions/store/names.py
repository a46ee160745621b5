"""Finds the one session a person means by part of its name. What was typed never becomes a path."""

from __future__ import annotations

import re
from collections.abc import Iterable

from exercises.kernel.expression import expression
from exercises.kernel.text import clean, folded, listed
from sessions.store.locations import is_name

_DAY = expression(r"\d{4}-\d{2}-\d{2}-")
_SHOWN = 5
_WORD = 3
"""Letters at least of a word that is looked for behind the beginning of a name."""


class UnknownName(Exception):
    """No one session is meant. The message is a sentence for people."""


def resolve_among(typed: str, names: Iterable[str]) -> str:
    """The name that `typed` begins, case, macrons and the date in front left aside; where it begins none, the one that
    has it later, from the beginning of a word on. Raises UnknownName."""
    known = sorted(name for name in names if is_name(name))
    sought = _sought(typed)
    if sought in known:
        return sought
    found = [name for name in known if name.startswith(sought)]
    if not found:
        found = [name for name in known if _without_day(name).startswith(sought)]
    if not found and len(sought) >= _WORD:
        found = [name for name in known if f"-{sought}" in _without_day(name)]
    exact = [name for name in found if _without_day(name) == sought]
    if len(exact) == 1:
        return exact[0]
    if len(found) == 1:
        return found[0]
    if found:
        shown = found[-_SHOWN:][::-1]
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        raise UnknownName(f"“{clean(typed)}” could be {listed(shown, joiner='or')}{more}. Type a little more of it.")
    raise UnknownName(f"There is no session called “{_short(typed)}”. {_hint(sought, known)}")


def _sought(typed: str) -> str:
    """What was typed as names are written. Raises UnknownName for what can be no name."""
    shown = _short(typed)
    if not shown:
        raise UnknownName("Which session? holdspace list shows their names.")
    if "/" in typed or "\\" in typed or "\0" in typed or typed.strip().startswith((".", "~")):
        raise UnknownName(f"“{shown}” is a place on the disk, not a session's name. holdspace list shows the names.")
    bare = folded(typed).replace("'", "")
    sought = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
    if not sought:
        raise UnknownName(f"“{shown}” has no letters of a session's name in it. holdspace list shows the names.")
    return sought


def _short(typed: str) -> str:
    text = clean(typed)
    return text if len(text) <= 60 else text[:60] + "…"


def _without_day(name: str) -> str:
    return _DAY.sub("", name, count=1)


def _hint(sought: str, known: list[str]) -> str:
    if not known:
        return 'There are no sessions yet: holdspace new "Working alongside"'
    import difflib

    table = {_without_day(name): name for name in known} | {name: name for name in known}
    near = difflib.get_close_matches(sought[:100], table, n=1, cutoff=0.6)
    return f"Did you mean {table[near[0]]}?" if near else "holdspace list shows their names."
