"""The questions that a round of a review asks of each tool.

A template without any asks what became of the tools, and keep, change or discard ("A Good Start in Life", five months
on).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.scales import Scale, scale_of

UPTAKE, KEEPING = "uptake", "keep"
"""The two questions of a review whose template has none of its own."""
DROPPED, ADAPTED, ADOPTED = "dropped", "adapted", "adopted"
"""Marks that may have words beside them: how somebody adapted a tool, why one was dropped."""
_OF_OLD: tuple[Mapping[str, Any], ...] = (
    {
        "key": UPTAKE,
        "title": "What became of the tools",
        "words": [DROPPED, ADAPTED, ADOPTED],
        "beside": ["not tried", "don't know it", "no answer"],
        "letters": "dpank-",
        "digits": "321450",
        "short": [DROPPED, ADAPTED, ADOPTED, "not tried", "not known", "none"],
    },
    {
        "key": KEEPING,
        "title": "Keep, change or discard",
        "words": ["discard", "change", "keep"],
        "beside": ["no answer"],
        "letters": "dck-",
        "digits": "3210",
        "short": ["discard", "change", "keep", "none"],
    },
)


def scales_of(template: Mapping[str, Any]) -> dict[str, Scale]:
    """The questions of a template that was checked, by their keys."""
    return {one.key: one for one in map(scale_of, template.get("scales") or _OF_OLD)}
