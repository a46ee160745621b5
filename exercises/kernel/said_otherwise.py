"""Lines as people say them who know none of ours, and what they may mean. Only for a line that fits nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exercises.kernel.text import folded

MEANT = "Is this meant? "
"""What stands before such a line in a refusal."""
_SAID: tuple[tuple[str, str], ...] = (
    (r"(\d+) ?(?:minutes?|mins?)(?: timer)?", r"timer \1"),
    (r"(?:set|start) (?:a )?timer (?:for |of )?(\d+)(?: ?min(?:ute)?s?)?", r"timer \1"),
    (r"(?:break|lunch|tea|coffee)(?: break)?(?: for)? (\d+)(?: ?min(?:ute)?s?)?", r"timer \1"),
    (r"(?:stop|end|cancel) (?:the )?timer|timer (?:stop|end|cancel|done)", "timer off"),
    (r"(?:we are |there are )?(\d+) (?:people|in the room|here|of us)(?: now| here)?", r"people \1"),
    (r"(?:we are |there are )?(\d+) (?:people|in the room|here|of us)(?: now| here)?", r"room \1"),
    (r"(?:lights?|screen|projector|room) off|hide(?: (?:the )?(?:screen|room|it|all))?", "blank"),
    (r"(\d+) (?:is |= ?)?(?:(?:played )?by )?(p\d+)", r"\1 holds \2"),
    (r"(\d+) (?:told )?(?:by |from )?(p\d+)", r"\1 by \2"),
    (r"(\d+) (?:is )?(?:picked|chosen)\b ?:? ?(.*)", r"pick \1: \2"),
    (r"(\d+) (?:is )?not (?:picked|chosen)\b ?:? ?(.*)", r"not \1: \2"),
    (r"(p\d+) (?:is|plays|holds|as|=) (.+)", r"\2 holds \1"),
    (
        r"(\d+) (?:moves|goes|stands|sits|comes) (close|closer|near|nearer|far|further|farther|away|toward)(?: away)?",
        r"\1 \2",
    ),
    (r"(\d+) agrees?:? (.+)", r"agree \1: \2"),
    (r"(\d[\d ,-]*?) (?:is |are )?(?:out of role|derole[ds]?|de-role[ds]?)", r"released \1"),
    (r"(?:de-?roles?|release) (\d.*)", r"released \1"),
    (r"(?:group|cluster|put) (\d[\d ,-]*?)(?: together)?", r"\1 > new"),
    (r"(?:put )?(\d+(?:(?:,? and |,? )\d+)+) (?:go )?together", r"\1 > new"),
    (r"(?:move |put )?(\d[\d ,-]*?) (?:goes |go )?(?:to|in|into|under|with) (?:t|theme )(\d+)", r"\1 > \2"),
    (r"(?:take|remove) (\d[\d ,-]*?) (?:out of|out|from)(?: (?:t|theme )?\d+)?", r"out \1"),
    (r"(?:name|call) (?:t|theme )(\d+):? (.+)", r"name \1: \2"),
    (r"(?:t|theme )(\d+)(?: is called| is| called|:) (.+)", r"name \1: \2"),
    (r"(?:edit|change|correct) (\d+):? (.+)", r"retype \1: \2"),
    (r"(\d+)(?: text| says)?: (.+)", r"retype \1: \2"),
    (r"split (\d+): (.+ / .+)", r"halve \1: \2"),
    (r"(a|b|both) (?:wants to |want to )?keeps?", r"keep \1"),
    (r"(?:choose|chose|we choose|we chose) (\d.*)", r"pick \1"),
    (r"(?:draw|take|get|next|another)(?: a| another| one| the)?(?: next| new)? card", "draw"),
    (r"(?:skip|put)(?: it| this(?: one)?| that(?: one)?| them)?(?: back)?", "pass"),
    (r"(?:it|we|they|that)(?: has| have)? opened(?: it| talk| up)?", "opened"),
    (r"(?:it |that )?(?:fell|was) flat", "flat"),
    (r"(?:todo|to-do|to do)\b ?:? ?(.+)", r"action: \1"),
    (r"(?:acronym|abbreviation|define)\b ?:? ?(.+)", r"jargon \1"),
    (r"(?:what is|what's|whats) (?:an? )?((?:[\w-]+ ){0,2}[\w-]+) ?\??", r"jargon \1"),
    (r"parking(?: lot)? ?:? ?(.+)", r"park: \1"),
    (r"(?:agreement|we agreed?) ?: ?(.+)", r"together: \1"),
    (r"(\S+) (?:the )?(?:title|name|called|is called) ?:? ?(.+)", r"\1: \2"),
    (r"(?:add|new|another) (.+)", r"\1"),
)
"""What is said, whole, and the line of ours that it may mean."""


def meant_by(line: str, refused: str) -> Iterator[str]:
    """The lines that may be meant, where it was refused with that sentence."""
    said = line.strip()
    for pattern, ours in _SAID:
        found = re.fullmatch(pattern, said, re.IGNORECASE) if len(folded(said)) <= _LONGEST else None
        if found is not None:
            yield found.expand(ours)
    found = re.fullmatch(r"(\d+) ([^\W\d]+)(.*)", said)
    if found is not None and f"“{found[2]}”" in refused:
        yield f"{found[2]} {found[1]}{found[3]}"
    lettered = re.search(r"\bThere is ([a-z])\d", refused)
    if lettered is not None and said[:1].isdecimal():
        yield f"{lettered[1]}{said}"


_LONGEST = 300
"""Letters that such a line has at most."""
