"""What a file of drawings of who is around one person may hold. Written down in docs/net-gram-format.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from exercises.kernel.schema import Fault, Kind, anything, number, one_of, several, table, truth, whole, words

_WORDS, _NEEDED = words(), words(needed=True)
RINGS = {"close": "close", "middle": "middle", "outer": "far", "far": "far"}

_NODE = table(
    {
        "id": _NEEDED,
        "row": _NEEDED,
        "person": words(40),
        "role": words(60),
        "ring": one_of(RINGS, needed=True),
        "kind": one_of(("whānau", "community", "service")),
        "empty": truth(),
        "empty_reason": _WORDS,
    }
)
_TIE = table(
    {
        "from": _NEEDED,
        "to": _NEEDED,
        "sign": one_of(("strong", "thin", "strained", "broken", "not known"), needed=True),
        "way": one_of(("both", "to", "from")),
        "contacts": number(400),
    }
)


def _joined(drawing: Mapping[str, Any]) -> Iterator[Fault]:
    """Each pair once, and nobody to themselves."""
    seen: dict[frozenset[Any], int] = {}
    ties = drawing.get("ties")
    for at, tie in enumerate(ties if isinstance(ties, list) else ()):
        one, other = (tie.get("from"), tie.get("to")) if isinstance(tie, Mapping) else (None, None)
        if not isinstance(one, str) or not isinstance(other, str):
            continue
        if one == other:
            yield Fault(f"ties[{at}].to", "a tie is between two, and this is one to itself.")
        elif seen.setdefault(frozenset((one, other)), at) != at:
            yield Fault(f"ties[{at}]", f"these two are joined in ties[{seen[frozenset((one, other))]}] already.")


def _in_order(value: Mapping[str, Any]) -> Iterator[Fault]:
    drawings = value.get("drawings")
    for at, drawing in enumerate(drawings if isinstance(drawings, list) else ()):
        if isinstance(drawing, Mapping) and type(drawing.get("drawing")) is int and drawing["drawing"] != at + 1:
            yield Fault(f"drawings[{at}].drawing", f"this is drawing {at + 1}; they stand in the order they were made.")


_DRAWING = table(
    {
        "drawing": whole(1, 12, needed=True),
        "day": _NEEDED,
        "session": _WORDS,
        "view": words(60, needed=True),
        "view_kind": one_of(("whānau", "practitioner", "group guess")),
        "nodes": several(_NODE, most=400, once="id"),
        "ties": several(_TIE, most=1_000),
        "missing": several(table({"text": words(40, needed=True), "why": words(120)}), most=60),
        "observations": several(words(120, needed=True), most=60),
        "conversation": table(
            {
                "from": _NEEDED,
                "to": _NEEDED,
                "on": one_of(("explanation", "intervention", "responsibility"), needed=True),
                "opening": words(200, needed=True),
            }
        ),
    },
    _joined,
)
NETGRAM: Kind = table(
    {
        **{name: _WORDS for name in ("schema_note", "programme", "from_case")},
        "title": words(80),
        "centre": table({"id": _NEEDED, "person": words(40, needed=True)}, needed=True),
        "drawings": several(_DRAWING, least=1, most=12),
        "differences_expected": anything(),
        "not_joined": anything(),
    },
    _in_order,
)
"""A file of drawings."""


def looks_like_a_netgram(value: Any) -> bool:
    """Whether a file holds drawings of who is around somebody."""
    return isinstance(value, dict) and "drawings" in value and "centre" in value
