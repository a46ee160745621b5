"""The keys that every terminal and keyboard delivers: what the screens may bind. Knows no screen."""

from __future__ import annotations

import string
from collections.abc import Iterable

from textual.binding import Binding, BindingType

_PUNCTUATION = frozenset(
    binding.key
    for binding in Binding.make_bindings(
        Binding(character, "any") for character in string.punctuation if character != ","
    )
) | {"comma"}

PRINTABLE_KEYS: frozenset[str] = frozenset(string.ascii_letters + string.digits) | _PUNCTUATION | {"space"}
"""Keys that type a character: free for commands while no field has the focus, never as a priority binding."""

SAFE_KEYS: frozenset[str] = (
    PRINTABLE_KEYS
    | {"enter", "escape", "tab", "shift+tab", "up", "down", "left", "right"}
    | {"home", "end", "pageup", "pagedown"}
    | {f"ctrl+{letter}" for letter in "pqszynoetrgl"}
)
"""Keys that may be the only way to an action."""

FUNCTION_KEYS: frozenset[str] = frozenset(f"f{number}" for number in range(1, 13))
"""Keys that many laptops hide: allowed only beside a safe key for the same action."""


def forbidden(bindings: Iterable[BindingType]) -> list[str]:
    """The keys among these bindings that must not be used, in their order.

    A key is forbidden when it is outside the safe set, when it is a function key with no safe key for the same
    action, or ("x (priority)") when it types a character and would take it away from a field.
    """
    each = list(Binding.make_bindings(bindings))
    reachable = {binding.action for binding in each if binding.key in SAFE_KEYS}
    found: list[str] = []
    for binding in each:
        second = binding.key in FUNCTION_KEYS and binding.action in reachable
        if binding.key not in SAFE_KEYS and not second:
            found.append(binding.key)
        elif binding.priority and binding.key in PRINTABLE_KEYS:
            found.append(f"{binding.key} (priority)")
    return found
