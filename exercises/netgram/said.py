"""What is said of a net-gram by somebody who knows none of the lines, and the line that may be meant."""

from __future__ import annotations

from exercises.kernel.said_otherwise import Said
from exercises.network.said import OF_ANYBODY

SAID: Said = (
    *OF_ANYBODY,
    (r"(\d+) (?:is )?(?:in the )?inner(?: ring)?", r"\1 close"),
    (r"(\d+) (?:is |are )?([^\W\d]+)(?: with| to)? (\d+)", r"\1 \3 \2"),
    (r"(\d+) ?(?:[-–—/+&]|and) ?(\d+):? (?:is |are )?([^\W\d]+)", r"\1 \2 \3"),
    (r"(?:(?:a |the )?second drawing|draw (?:it )?again)", "drawing 2"),
    (r"(?:they|everybody|all|the whānau) (?:said|say|agreed|agree)(?: to it| yes)?", "consent yes"),
)
