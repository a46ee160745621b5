"""Finds the one session a person means by part of its name. What was typed never becomes a path."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from exercises.kernel.expression import expression
from exercises.kernel.text import clean, folded, listed
from sessions.store.locations import is_name

_DAY = expression(r"\d{4}-\d{2}-\d{2}-")
_SHOWN = 5
_WORD = 3
"""Letters at least of a word that is looked for behind the beginning of a name."""


class Called(NamedTuple):
    """What is called by names, in the words of a refusal."""

    one: str
    lists: str
    """The command that shows them."""
    none: str
    """What is said where there is none."""


SESSIONS = Called("session", "holdspace list", 'There are no sessions yet: holdspace new "Working alongside"')


class UnknownName(Exception):
    """No one session is meant. The message is a sentence for people."""


class SeveralNames(UnknownName):
    """What was typed fits several, so that nothing else decides which is meant."""


def resolve_among(typed: str, names: Iterable[str], of: Called = SESSIONS) -> str:
    """The name that `typed` begins, case, macrons and the date in front left aside; where it begins none, the one that
    has it later, from the beginning of a word on. `of` is what they are the names of. Raises UnknownName, of several
    SeveralNames."""
    known = sorted(name for name in names if is_name(name))
    sought = _sought(typed, of)
    if sought in known:
        return sought
    found = [name for name in known if name.startswith(sought)]
    if not found:
        found = [name for name in known if without_day(name).startswith(sought)]
    if not found and len(sought) >= _WORD:
        found = [name for name in known if f"-{sought}" in without_day(name)]
    exact = [name for name in found if without_day(name) == sought]
    if len(exact) == 1:
        return exact[0]
    if len(found) == 1:
        return found[0]
    if found:
        shown = found[-_SHOWN:][::-1]
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        raise SeveralNames(f"“{clean(typed)}” could be {listed(shown, joiner='or')}{more}. Type a little more of it.")
    raise UnknownName(f"There is no {of.one} called “{_short(typed)}”. {_hint(sought, known, of)}")


def one_titled(typed: str, titles: Mapping[str, str]) -> str | None:
    """The one of these names whose title begins as it was typed, or is just that; None where none or several do."""
    sought = _as_names_are(typed)
    known = {name: _as_names_are(title) for name, title in titles.items() if sought and is_name(name)}
    found = [name for name, title in known.items() if title.startswith(sought)]
    exact = [name for name in found if known[name] == sought]
    return exact[0] if len(exact) == 1 else found[0] if len(found) == 1 else None


def is_whole(typed: str, name: str) -> bool:
    """Whether all of a name or a title was typed, case, macrons and the day in front left aside."""
    return _as_names_are(typed) in (_as_names_are(name), without_day(name))


def _as_names_are(typed: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", folded(typed).replace("'", "")).strip("-")


def _sought(typed: str, of: Called) -> str:
    """What was typed as names are written. Raises UnknownName for what can be no name."""
    shown = _short(typed)
    if not shown:
        raise UnknownName(f"Which {of.one}? {of.lists} shows their names.")
    if "/" in typed or "\\" in typed or "\0" in typed or typed.strip().startswith((".", "~")):
        raise UnknownName(f"“{shown}” is a place on the disk, not a {of.one}'s name. {of.lists} shows the names.")
    sought = _as_names_are(typed)
    if not sought:
        raise UnknownName(f"“{shown}” has no letters of a {of.one}'s name in it. {of.lists} shows the names.")
    return sought


def _short(typed: str) -> str:
    text = clean(typed)
    return text if len(text) <= 60 else text[:60] + "…"


def without_day(name: str) -> str:
    """A name without the day that it begins with."""
    return _DAY.sub("", name, count=1)


def _hint(sought: str, known: list[str], of: Called) -> str:
    if not known:
        return of.none
    import difflib

    table = {without_day(name): name for name in known} | {name: name for name in known}
    near = difflib.get_close_matches(sought[:100], table, n=1, cutoff=0.6)
    return f"Did you mean {table[near[0]]}?" if near else f"{of.lists} shows their names."
