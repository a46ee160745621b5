"""People, services and what ties them as data, for programs that draw networks."""

from __future__ import annotations

from exercises.kernel.record import Record


class Node(Record):
    """One chair."""

    key: str
    label: str
    kind: str
    """Its row: "child", "whānau", "agency"."""
    facts: tuple[tuple[str, str], ...] = ()
    """More that is known of it, by name; the same names at every node."""


class Tie(Record):
    """What is between two nodes."""

    key: str
    ends: tuple[str, str]
    """Keys of nodes, from and to."""
    kind: str
    """"difference", "conversation", "agreement" and so on."""
    label: str = ""
    directed: bool = False
    facts: tuple[tuple[str, str], ...] = ()
    """More that is known of it, by name; the same names at every tie."""


class Linked(Record):
    """One network."""

    title: str
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    facts: tuple[tuple[str, str], ...] = ()
    """More that is known of the whole: whose view it is."""
