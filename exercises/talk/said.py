"""What is said of a talk by somebody who knows none of the lines, and the line that may be meant."""

from __future__ import annotations

from exercises.kernel.said_otherwise import Said

SAID: Said = (
    (r"(?:give (?:them|us) )?(?:\+ ?(\d+)|(\d+) (?:more|extra))(?: ?min(?:ute)?s?)?", r"extend \1\2"),
    (r"(?:choose|chose|we choose|we chose) (\d.*)", r"pick \1"),
)
