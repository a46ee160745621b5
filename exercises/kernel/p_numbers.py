"""By what people are recognised without a name: a P-number, a group that is small. Refuses to know any exercise."""

from __future__ import annotations

import re

P_NUMBER = re.compile(r"(?<!\w)[Pp]\d{1,4}(?!\w)")
"""A number that leads back to a person."""
SOMEBODY = "somebody"
"""What others read in its place."""
FEWEST = 5
"""A group smaller than this is recognised by its size (the export check of the domain's consent rule)."""


def shown(text: str) -> str:
    """Somebody's words as others read them: a number that leads back to a person is left out."""
    return P_NUMBER.sub(SOMEBODY, text)
