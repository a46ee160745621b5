"""What is said of cards by somebody who knows none of the lines, and the line that may be meant."""

from __future__ import annotations

from exercises.kernel.said_otherwise import Said

SAID: Said = (
    (r"(a|b|both) (?:wants to |want to )?keeps?", r"keep \1"),
    (r"(?:draw|take|get|next|another)(?: a| another| one| the)?(?: next| new)? card", "draw"),
    (r"(?:it|we|they|that)(?: has| have)? opened(?: it| talk| up)?", "opened"),
    (r"(?:it |that )?(?:fell|was) flat", "flat"),
)
