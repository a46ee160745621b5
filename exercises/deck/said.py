"""What is said of cards by somebody who knows none of the lines, and the line that may be meant."""

from __future__ import annotations

from exercises.kernel.said_otherwise import Said

SAID: Said = (
    (r"(?:we )?(a|b|both) (?:wants to |want to |says |say )?(?:keeps?(?: it)?|yes)", r"keep \1"),
    (r"(?:a|b|both)(?: says?)? no|(?:let|drop|throw) it(?: go| away)?|drop it", "keep no"),
    (
        r"(?:a|b|both|they|we)(?: do(?:es)?)?(?: not| no longer|n['’]t) (?:wants? (?:it |to )?)?(?:keep|kept)(?: it)?",
        "keep no",
    ),
    (r"(?:not|no|do not|don['’]t) keep(?: it| a| b| both)?|keep (?:a|b|both) (?:no|off|not)", "keep no"),
    (r"(?:yes,? )?(?:they|we)? ?(?:both|all)? ?(?:agree|said yes|say yes|want to(?: talk)?)", "agreed"),
    (r"(?:draw|take|get|next|another|new)(?: a| another| one| the)?(?: next| new)? card", "draw"),
    (r"(?:it|we|they|that)(?: has| have)? opened(?: it| talk| up)?", "opened"),
    (r"(?:choose|chose|pick|picked|card) (\d+)", r"take \1"),
    (r"(?:we|i)(?: will|['’]ll):? (.+)", r"will: \1"),
    (r"(?:voice|person) (a|b)(?: is)?:? (.+)", r"\1 is \2"),
    (r"(?:it |that |this (?:one )?)?(?:fell|was|is) flat", "flat"),
    (r"(?:(?:write|add)(?: a)? card:?|(?:write|add):) (.+)", r"+ card: \1"),
    (r"(?:we )?(?:look |see )?again(?: on)? (.+)", r"will 1 again \1"),
)
