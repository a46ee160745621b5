"""Notes that something left a session which nobody has open here.

Nothing of it changes by that, so that it is not folded for it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from exercises.kernel.days import in_zone
from exercises.kernel.event import Event
from exercises.kernel.text import clean_data
from sessions.live.here import utc_now, writer_name
from sessions.live.stamping import day_only
from sessions.live.state import EXPORTED
from sessions.store import locations
from sessions.store.errors import hurt
from sessions.store.event_store import EventStore


def noted(name: str, data: Mapping[str, Any], *, by: str = "") -> tuple[Event, os.stat_result, os.stat_result]:
    """The entry, on disk when this returns, and what the file was right before and after it. Raises StoreError,
    OSError."""
    path = locations.session_path(name)
    store = EventStore.open(path)
    try:
        if store.damage:
            raise hurt(path)
        with store.locked():
            store.refresh()
            at = day_only(in_zone(utc_now()).isoformat())
            before = os.stat(path)
            event = Event(len(store.documents()) + 1, "", EXPORTED, clean_data(dict(data)), at, by or writer_name())
            store.append([event.document()])
            after = os.stat(path)
    finally:
        store.close()
    return event, before, after
