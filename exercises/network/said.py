"""What is said of chairs by somebody who knows none of the lines, and the line that may be meant."""

from __future__ import annotations

from exercises.kernel.days import A_DAY
from exercises.kernel.said_otherwise import Said

_OFTEN = r"once|twice|weekly|fortnightly|monthly|daily|every|each|\d+ ?x|\d+ times|\d+ (?:a|per|visits|contacts)"
"""How an amount of visits begins."""
OF_ANYBODY: Said = (
    (r"(k\d+) (p\d+)", r"\1 owner \2"),
    (
        rf"(k\d+) (?:on |due )?({A_DAY})",
        r"\1 by \2",
    ),
    (
        r"(\d+) (?:moves|goes|stands|sits|comes) (close|closer|near|nearer|far|further|farther|away|toward)(?: away)?",
        r"\1 \2",
    ),
    (r"(?:rename|call) (\d+):? (.+)", r"\1 name: \2"),
    (r"(\d+) (?:is called|called):? (.+)", r"\1 name: \2"),
)
"""What is said of a chair and of somebody drawn alike."""
_TURNED = r"(\d+) (?:is |has )?(?:facing|faces|turned|turns|looks|looking)"
"""That somebody's chair is turned."""
SAID: Said = (
    *OF_ANYBODY,
    (r"(\d+) (?:has |had to )?(?:left|leave|gone|goes|went|steps out|stepped out)(?: early| home)?", r"\1 leaves"),
    (r"(\d+) (?:is |= ?)?(?:(?:played )?by )?(p\d+)", r"\1 holds \2"),
    (r"(p\d+) (?:is|plays|holds|takes|sits in|goes to|as|in|on|=) (?:chair )?(.+)", r"\2 holds \1"),
    (r"(p\d+) (\d+)", r"\2 holds \1"),
    (
        r"(?:role[ -])?(?:swap|swaps|switch|reverse|reversal|change)(?: places)?:? (\d+)(?: and| with|,)? (\d+)",
        r"\1 swaps \2",
    ),
    (r"(\d+)(?: and|,)? (\d+) (?:swap|switch|change|reverse)(?: places| roles)?", r"\1 swaps \2"),
    (r"(\d+) (?:<>|<->|↔) (\d+)", r"\1 swaps \2"),
    (rf"{_TURNED} (?:away|out|aside)(?: .*)?", r"\1 away"),
    (rf"{_TURNED} (?:toward|towards|to|at|in|back)(?: .*)?", r"\1 toward"),
    (
        rf"(\d+) (?:comes? |goes |visits? |sees (?:them|her|him) )?((?:{_OFTEN})\b.*)",
        r"\1 visits: \2",
    ),
    (r"(\d+) contacts?:? (\d+)", r"\1 visits: \2"),
    (r"(\d+) (?:feels|feeling|is feeling|sits):? (.+)", r"\1 felt: \2"),
    (r"(?:guess (\d+)|(\d+) guess) (why|do|who):? (.+)", r"\1\2 \3 ~ \4"),
    (r"(\d+) (?:disagrees|differs) (?:with|from) (\d+)(?: (?:on|about))? (why|do|who):? (.+)", r"\1 vs \2 \3: \4"),
    (
        r"(?:difference|differ|disagree)s?:? (\d+)(?: and|,)? (\d+)(?: (?:on|about))? (why|do|who):? (.+)",
        r"\1 vs \2 \3: \4",
    ),
    (r"(\d+) (?:says )?(yes|no)(?: to)? (a\d+)", r"\3 \2 \1"),
    (r"(a\d+) (\d[\d ,-]*) (?:say |says )?(yes|no)", r"\1 \3 \2"),
    (r"(a\d+) (\d[\d ,-]*) agrees?", r"\1 yes \2"),
    (r"(?:proposal|agreement|agreed|proposed by)(?: by)? (\d+):? (.+)", r"agree \1: \2"),
    (r"(\d+) (?:proposes|suggests|offers):? (.+)", r"agree \1: \2"),
    (r"week (\d+):? (.+)", r"slot \1: \2"),
    (r"slot:? ([^\d].*)", r"slot when: \1"),
    (r"(\d+) agrees?:? (.+)", r"agree \1: \2"),
    (r"(\d[\d ,-]*?) (?:is |are )?(?:out of role|derole[ds]?|de-role[ds]?)", r"released \1"),
    (r"(?:de-?roles?|release) (\d.*)", r"released \1"),
    (r"learn(?:ings?|t|ed) (me|wh[aā]nau|team|network):? (.+)", r"learned \1: \2"),
)
