"""What is said of pages by somebody who knows none of the lines, and the line that may be meant."""

from __future__ import annotations

from exercises.kernel.said_otherwise import Said

SAID: Said = (
    (r"(\d+) (?:told )?(?:by |from )?(p\d+)", r"\1 by \2"),
    (r"(\d+) (?:is )?(?:picked|chosen)\b ?:? ?(.*)", r"pick \1: \2"),
    (r"(\d+) (?:is )?not (?:picked|chosen)\b ?:? ?(.*)", r"not \1: \2"),
    (r"([a-z]?\d+ \w+) the (.+)", r"\1 \2"),
    (r"([a-z]\d+) sign(?:s|ed)?(?:[ -]?off)?(?: by)?:? (?:the )?(.+)", r"\1 signed \2"),
    (r"(?:the )?(.+) (?:signs|signed)(?: off)?(?: on)? ([a-z]\d+)", r"\2 signed \1"),
    (r"([a-z]\d+) (.+) (?:signs|signed)(?: off)?", r"\1 signed \2"),
    (r"([a-z]\d+) (?:didn['’]?t|did not|never) (?:come|show(?: up)?|turn up)", r"\1 cancelled"),
    (r"([a-z]\d+ d\d+) (?:settled?|agreed?)(?: on)? (.+)", r"settle \1 \2"),
    (r"agreed? (?:on )?([a-z]\d+ d\d+ .+)", r"settle \1"),
    (r"(?:choose|chose|we choose|we chose) (\d.*)", r"pick \1"),
)
