"""Regular expressions that are compiled when they are first used, so that no start waits for what no line needs yet."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, AnyStr


class _Expression:
    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._made_of: tuple[Any, int] = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        method = getattr(re.compile(*self._made_of), name)
        self.__dict__[name] = method
        return method


def expression(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern, to be used as if it were compiled."""
    made: Any = _Expression(pattern, flags)
    return made  # type: ignore[no-any-return]
