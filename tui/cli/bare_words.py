"""Reads words that have no option among them, as nearly always: what reads options, and says how a command is used,
takes longer to load than many a command takes.

A command says what may be typed after it in one place, its `options`; this hears the same as what reads options.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class NotPlain(Exception):
    """What reads options is needed after all: to read the words, or to say what is wrong with them."""


def read(words: Sequence[str], options: Callable[[Any], None]) -> SimpleNamespace:
    """What the words behind a command's name ask for, by what its `options` says. Raises NotPlain."""
    if any(word.startswith("-") for word in words):
        raise NotPlain
    heard = _Heard()
    options(heard)
    return SimpleNamespace(**{**heard.without, **heard.dealt(words)})


class _Heard:
    """Hears what may be typed after a command, in place of a parser."""

    def __init__(self) -> None:
        self.without: dict[str, Any] = {}
        """What each option is while nobody types it."""
        self._places: list[tuple[str, Any, Any]] = []
        """The names of what is typed without one, how many words each takes, and what it is without any."""

    def add_argument(self, *names: str, **how: Any) -> None:
        """One more that may be typed."""
        default = how.get("default", False if how.get("action") == "store_true" else None)
        if how.get("action") not in (None, "store_true", "store_const", "append") or how.get("required"):
            raise NotPlain
        if names[0].startswith("-"):
            if "type" in how and isinstance(default, str):
                raise NotPlain
            called = next((name for name in names if name.startswith("--")), names[0])
            self.without.setdefault(how.get("dest") or called.lstrip("-").replace("-", "_"), default)
        elif "type" in how or "choices" in how or how.get("nargs") not in (None, "?", "*", "+"):
            raise NotPlain
        else:
            self._places.append((names[0], how.get("nargs"), default))

    def add_mutually_exclusive_group(self, *, required: bool = False) -> _Heard:
        """Several of which one alone may be typed."""
        if required:
            raise NotPlain
        return self

    def __getattr__(self, name: str) -> Any:
        raise NotPlain

    def dealt(self, words: Sequence[str]) -> dict[str, Any]:
        """The words by what they are for: each place takes as many as those behind it leave. Raises NotPlain for too
        few and for too many."""
        found: dict[str, Any] = {}
        left = list(words)
        for at, (name, many, default) in enumerate(self._places):
            free = len(left) - sum(1 for _, later, _ in self._places[at + 1 :] if later in (None, "+"))
            takes = min(free, 1) if many in (None, "?") else free
            if takes < (1 if many in (None, "+") else 0):
                raise NotPlain
            mine, left = left[:takes], left[takes:]
            if many in (None, "?"):
                found[name] = mine[0] if mine else default
            else:
                found[name] = mine if mine or default is None else default
        if left:
            raise NotPlain
        return found
