"""What a session remembers of having left in a file: to the day, by whom it may be read, never where it lies. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.event import Event
from exercises.kernel.record import Record, field

AS_THEY_ARE = "as they are"
CHANGED = "changed"
NAMES = (AS_THEY_ARE, CHANGED)


class Exported(Record):
    """One export."""

    file: str
    """The file's name, without where it was put."""
    format: str
    audience: str
    names: str
    """One of NAMES."""
    digest: str
    """Of the finished bytes, so that a file can be told again."""
    day: str
    """2026-03-12."""
    by: str
    quotes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By exercise: the keys of the quotations that left in it."""

    def data(self) -> dict[str, Any]:
        """As an entry holds it; day and writer are the entry's own."""
        return {
            "file": self.file,
            "format": self.format,
            "audience": self.audience,
            "names": self.names,
            "digest": self.digest,
            "quotes": {key: list(keys) for key, keys in self.quotes.items()},
        }


def exported_of(event: Event) -> Exported:
    """The export an entry tells of. Raises TypeError, KeyError or ValueError when it cannot be read."""
    data = event.data
    words = {name: data[name] for name in ("file", "format", "audience", "names", "digest")}
    quotes = data["quotes"]
    if not all(isinstance(word, str) for word in words.values()) or not isinstance(quotes, Mapping):
        raise TypeError("words are needed")
    for key, quote_keys in quotes.items():
        if (
            not isinstance(key, str)
            or not isinstance(quote_keys, list | tuple)
            or not all(isinstance(k, str) for k in quote_keys)
        ):
            raise TypeError("keys of quotations are words")
    if words["names"] not in NAMES:
        raise ValueError("names")
    keys = {str(key): tuple(quote_keys) for key, quote_keys in quotes.items()}
    return Exported(**words, day=event.at[:10], by=event.by, quotes=keys)
