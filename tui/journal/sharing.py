"""The question before an entry is shared: once the others read it, nobody can take that back."""

from __future__ import annotations

from collections.abc import Callable

from tui.journal.asking_page import AskingPage
from tui.journal.page import Desk

_SHARED_SO = "The others on this computer may read it then, all but what is never shared. Share it?"
_ANSWERS = [("no", "No, it stays yours alone"), ("yes", "Share it")]


def sharing_page(desk: Desk, share: Callable[[], str]) -> AskingPage:
    """Asks, and shares it after a yes; `share` gives what is said then."""
    return AskingPage(
        desk, "sharing", _SHARED_SO, _ANSWERS, lambda key: share() if key == "yes" else "It stays yours alone."
    )
