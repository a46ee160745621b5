"""TinyDB's own table and database classes with an append path; knows neither the file's layout nor its lock.

`TinyDB(path, storage=AppendStorage)` works as well; there an insert rewrites the whole file, here it appends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tinydb import TinyDB
from tinydb.table import Table

from sessions.store.append_storage import TABLE, AppendStorage
from sessions.store.event_lines import Document


class EventTable(Table):
    """The table `events`: an insert costs the same however long the table is."""

    def append(self, documents: Sequence[Document]) -> None:
        """Append documents that continue the numbers; raises what AppendStorage.append raises."""
        storage = self.storage
        assert isinstance(storage, AppendStorage)
        storage.append(documents)
        self.clear_cache()

    def insert(self, document: Mapping[Any, Any]) -> int:
        """Append one document; its number becomes its id."""
        return self.insert_multiple([document])[0]

    def insert_multiple(self, documents: Iterable[Mapping[Any, Any]]) -> list[int]:
        """Append documents; ValueError when one does not continue the numbers."""
        plain = [dict(one) for one in documents]
        storage = self.storage
        assert isinstance(storage, AppendStorage)
        with storage.locked():
            storage.refresh()
            self.append(plain)
        return [one["number"] for one in plain]


class EventDatabase(TinyDB):
    """A TinyDB, given `storage=AppendStorage`, whose only table is `events`."""

    table_class = EventTable
    default_table_name = TABLE
