"""What is said of a review by somebody who knows none of the lines, and the line that may be meant."""

from __future__ import annotations

from exercises.kernel.said_otherwise import Said

SAID: Said = (
    (r"(\d+) ((?:adopted|adapted|dropped|often|now and then) \d.*)", r"\1: \2"),
    (r"(\d+)(?: of \d+)?(?: have)? answered|(\d+) of \d+", r"answered \1\2"),
    (r"(\d+) (?:were |was )?invited", r"invited \1"),
    (r"(?:dropped (\d+)|(\d+) (?:dropped|why)):? (.+)", r"why \1\2 \3"),
    (r"(?:adapted (\d+)|(\d+) (?:adapted|how)):? (.+)", r"version \1\2: \3"),
)
