"""What is said of a net-gram by somebody who knows none of the lines, and the line that may be meant."""

from __future__ import annotations

from exercises.kernel.said_otherwise import Said
from exercises.network.said import OF_ANYBODY

_PUT = r"(?:move |put )?(\d+) (?:is |moves |goes )?(?:to |in |into |on )?(?:the )?"
SAID: Said = (
    *OF_ANYBODY,
    (rf"{_PUT}(?:inner(?: ring)?|closer|nearer)", r"\1 close"),
    (rf"{_PUT}(?:outer(?: ring)?|further(?: away| out)?|farther)", r"\1 far"),
    (rf"{_PUT}(close|near|middle|far)(?: ring)?", r"\1 \2"),
    (r"(?:connect|tie|join|line|link) (\d+)(?: and| to| with|,)? (\d+)", r"\1 \2 not known"),
    (r"(\d+) (?:is )?(?:connected to|tied to|knows|and) (\d+)", r"\1 \2 not known"),
    (
        r"(\d+)(?: and|,)? (\d+) (daily|weekly|fortnightly|monthly|yearly|(?:once|twice|\d+ times) an? .+)",
        r"\1 \2 contacts \3",
    ),
    (r"who(?:'s| is) (?:missing|not (?:here|there)):? (.+)", r"missing: \1"),
    (r"(\d+) (?:is |are )?([^\W\d]+)(?: with| to)? (\d+)", r"\1 \3 \2"),
    (r"(\d+) ?(?:[-–—/+&]|and) ?(\d+):? (?:is |are )?([^\W\d]+)", r"\1 \2 \3"),
    (r"(?:(?:a |the )?second drawing|draw (?:it )?again)", "drawing 2"),
    (r"(?:they|everybody|all|the whānau) (?:said|say|agreed|agree)(?: to it| yes)?", "consent yes"),
)
