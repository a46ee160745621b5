"""How a session file began when it was found whole, so that what stands there need not be read again; bytes only."""

from __future__ import annotations

from array import array

from exercises.kernel.record import Record
from sessions.store.event_lines import OPENING

_BETWEEN = b",\n"


def digest_of(content: bytes | memoryview) -> str:
    """What tells apart any two beginnings of files."""
    from hashlib import blake2b  # only long sessions wait for it

    return blake2b(content, digest_size=20).hexdigest()


class Beginning(Record):
    """The first entries of a file as they stand there."""

    length: int
    """Bytes up to the end of the last of them."""
    digest: str
    count: int
    """How many entries they are."""
    checked: bool
    """Whether the last of them carried its check, so that each after it has to."""

    def lines(self, content: bytes) -> list[bytes] | None:
        """The lines of those entries, when the file begins so still; else None."""
        if len(content) < self.length or digest_of(memoryview(content)[: self.length]) != self.digest:
            return None
        found = content[len(OPENING) + 1 : self.length].split(_BETWEEN)
        return found if len(found) == self.count else None

    def ends(self, lines: list[bytes]) -> array[int]:
        """Where in the file each of those lines ends."""
        found = array("Q")
        end = len(OPENING) + 1 - len(_BETWEEN)
        for line in lines:
            end += len(_BETWEEN) + len(line)
            found.append(end)
        return found
