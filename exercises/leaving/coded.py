"""Texts and the codes on them as data, for programs of qualitative analysis.

A text is a row of pieces, each on a line of its own unless it goes on in one; where each stands in it is worked out
when it is written, after any name was changed.
"""

from __future__ import annotations

from exercises.kernel.record import Record

RULES = {"includes": "Includes", "excludes": "Excludes"}
"""What says when a code is used, and when it is not: the field, and what stands before its words."""


class Example(Record):
    """A piece that stands for a code where few are shown."""

    piece: str
    """Its key, within the same exercise."""
    called: str
    """Which it is, in words: "note 17, team"."""


class Code(Record):
    """One theme, or a group of themes."""

    key: str
    """Stable within its exercise: "t3"."""
    name: str
    about: str = ""
    """What it means."""
    within: str = ""
    """The key of the group it is in, which stands before it; "" for none."""
    codable: bool = True
    """False for a group, which nothing is coded with."""
    shared: bool = False
    """Whether it means the same in every exercise that has it, such as "We don't know": then they share it."""
    includes: str = ""
    """When it is used."""
    excludes: str = ""
    """When it is not."""
    examples: tuple[Example, ...] = ()

    @property
    def described(self) -> str:
        """All that is said of it, a line each."""
        rules = (f"{said}: {words}" for field, said in RULES.items() if (words := getattr(self, field)))
        return "\n".join(filter(None, (self.about, *rules)))


class Reading(Record):
    """What somebody else read in the same piece."""

    codes: tuple[str, ...]
    by: str
    memo: str = ""


class Piece(Record):
    """Words that stand in a text, and what they are coded with."""

    key: str
    """Stable within its exercise: "17" for note 17; "" for words nobody codes, such as a heading."""
    text: str
    codes: tuple[str, ...] = ()
    """Keys of codes."""
    memo: str = ""
    by: str = ""
    """Who coded it, in the session's words ("F2"); "" when the group did."""
    day: str = ""
    """2026-03-12, or ""."""
    others: tuple[Reading, ...] = ()
    joined: bool = False
    """Whether it goes on in the line of the piece before it."""


class Text(Record):
    """One text: its pieces stand each on a line of its own, in this order."""

    key: str
    title: str
    pieces: tuple[Piece, ...]
    facts: tuple[tuple[str, str], ...] = ()
    """What is known of the text as a whole: ("area", "whānau")."""


class Coded(Record):
    """What one exercise gives: its codes, its texts, and ties between codes."""

    codes: tuple[Code, ...] = ()
    texts: tuple[Text, ...] = ()
    ties: tuple[tuple[str, str, str], ...] = ()
    """Two codes' keys and why they are tied."""
