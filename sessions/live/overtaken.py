"""Which entries another copy of a session's file is without, where it came in the place of the one they were saved in.

A program that keeps a folder in step with another computer puts one copy over the other. A file that was written again
without some words has the same entries in the same places, and is no other copy. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from exercises.kernel.event import Event


def overtaken(mine: Sequence[int], before: Sequence[Event], now: Sequence[Event]) -> list[Event]:
    """Of the entries of those numbers as they were `before`, those that are not in the file as it is `now`."""
    differs = (at for at in mine if at > len(now) or _called(before[at - 1]) != _called(now[at - 1]))
    first = next(differs, None)
    if first is None:
        return []
    there = set(map(_whole, now))
    return [event for at in mine if at >= first and _whole(event := before[at - 1]) not in there]


def _called(event: Event) -> tuple[str, ...]:
    """What stays of an entry whatever words are taken out of it."""
    return event.run, event.at, event.by


def _whole(event: Event) -> tuple[str, ...]:
    return (*_called(event), event.kind, repr(event.data))
