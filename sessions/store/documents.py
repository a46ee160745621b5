"""The documents of a session file in order; knows no disk and no exercise.

Those of a beginning that is known to be whole are kept as their lines, and read when they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from sessions.store.event_lines import Document, document_in


class Documents(Sequence[Document]):
    """Documents, shared and not copied, so leave them as they are."""

    __slots__ = ("_those",)

    def __init__(self, those: Iterable[Document | bytes] = ()) -> None:
        """Each is read already, or its line as it stands in the file."""
        self._those = list(those)

    def __len__(self) -> int:
        return len(self._those)

    @overload
    def __getitem__(self, at: int) -> Document: ...

    @overload
    def __getitem__(self, at: slice) -> Documents: ...

    def __getitem__(self, at: int | slice) -> Document | Documents:
        if isinstance(at, slice):
            return Documents(self._those[at])
        one = self._those[at]
        return document_in(one) if isinstance(one, bytes) else one

    def __iter__(self) -> Iterator[Document]:
        for one in self._those:
            yield document_in(one) if isinstance(one, bytes) else one

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, Documents | list) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(list(self))

    def extend(self, documents: Iterable[Document]) -> None:
        """Those behind the others."""
        self._those.extend(documents)

    def put_first(self, document: Document) -> None:
        """Another first one."""
        self._those[0] = document
