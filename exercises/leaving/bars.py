"""A stacked bar in block characters. Pure.

Each part has a pattern that is a shade as well, so that a bar reads without any colour and from the back of a room.
"""

from __future__ import annotations

from collections.abc import Sequence

from exercises.leaving.drawing import shades


def patterns(parts: int) -> tuple[str, ...]:
    """The pattern of each part of a bar, the lightest first."""
    return tuple(shade.block for shade in shades(parts))


def bar(counts: Sequence[int], cells: int) -> str:
    """The whole as that many cells, shared out by the counts; what is there at all has one cell at least."""
    total = sum(counts)
    if not total or cells < len(counts):
        return ""
    exact = [count * cells / total for count in counts]
    shares = [max(1, int(share)) if count else 0 for share, count in zip(exact, counts, strict=True)]
    while sum(shares) != cells:
        step = 1 if sum(shares) < cells else -1
        places = [place for place, share in enumerate(shares) if counts[place] and share + step > 0]
        place = max(places, key=lambda at: step * (exact[at] - shares[at]))
        shares[place] += step
    return "".join(pattern * share for pattern, share in zip(patterns(len(counts)), shares, strict=True))


def in_words(parts: Sequence[tuple[str, int]]) -> str:
    """Each pattern with its word and count: "░ dropped 2  ▒ adapted 4  █ adopted 6"."""
    return "  ".join(
        f"{pattern} {word} {count}" for pattern, (word, count) in zip(patterns(len(parts)), parts, strict=True)
    )
