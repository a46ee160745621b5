"""Lines as people say them who know none of ours, and what they may mean. Only for a line that fits nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exercises.kernel.text import folded

MEANT = "Is this meant? "
"""What stands before such a line in a refusal."""
_CLOCK = r"\d{1,2}[:.]\d\d(?: ?[ap]m)?|\d{1,2} ?[ap]m|noon|midday"
"""A time on the clock, as it is typed."""
_FEW = r"(?!(?:agenda|back|break until|starts?|now|until|it is|g\d+)\b)[^\W\d][\w'’ -]{1,40}?"
"""What a part of the day is called."""
_NO_TERM = "next|on|now|open|left|missing|up|this|that|it|going|happening|the|still|planned|coming|wrong"
"""What somebody asks about who does not ask what a word means."""
_OFTEN = r"once|twice|weekly|fortnightly|monthly|daily|every|each|\d+ ?x|\d+ times|\d+ (?:a|per|visits|contacts)"
"""How an amount of visits begins."""
_DAYS = "mon|tues|wednes|thurs|fri|satur|sun"
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_LEFT = r"(?:has |had to )?(?:left|leaves|go|gone|went)(?: early| home)?"
"""That somebody is no longer there."""
_SAID: tuple[tuple[str, str], ...] = (
    (r"(\d+) ?(?:minutes?|mins?)(?: timer)?", r"timer \1"),
    (r"(?:set|start) (?:a )?timer (?:for |of )?(\d+)(?: ?min(?:ute)?s?)?", r"timer \1"),
    (
        r"(?:(?:morning |afternoon )?(?:break|lunch|tea|coffee)|smoko|kai|paramanawa)(?: break)?(?: for)? (\d+)"
        r"(?: ?min(?:ute)?s?)?",
        r"timer \1",
    ),
    (r"(?:give (?:them|us) )?(?:\+ ?(\d+)|(\d+) (?:more|extra))(?: ?min(?:ute)?s?)?", r"extend \1\2"),
    (r"(?:give (?:them|us) )?(?:\+ ?(\d+)|(\d+) (?:more|extra))(?: ?min(?:ute)?s?)?", r"timer +\1\2"),
    (r"(?:stop|end|cancel) (?:the )?timer|timer (?:stop|end|cancel|done)", "timer off"),
    (r"(?:we are |there are )?(\d+) (?:people|in the room|here|of us)(?: now| here)?", r"people \1"),
    (r"(?:we are |there are )?(\d+) (?:people|in the room|here|of us)(?: now| here)?", r"room \1"),
    (r"(?:(?:attendance|present|numbers) ?:? ?)(\d+)", r"people \1"),
    (r"(?:attendance|present|numbers) ?:? ?(\d+)", r"room \1"),
    (r"(\d+) (?:are |came )?back(?: again| now)?", r"back \1"),
    (r"back from [^\d]+ (\d+)", r"back \1"),
    (r"(?:check|checking)[ -]?in(?: round)?(?: (?:with )?(\d+))?", r"round in \1"),
    (r"(?:check|checking)[ -]?out(?: round)?(?: (?:with )?(\d+))?", r"round out \1"),
    (
        rf"(?:someone|somebody|one|one of us|one person) {_LEFT}",
        "left early 1",
    ),
    (rf"(\d+) (?:people |of us )(?:have )?{_LEFT}", r"left early \1"),
    (r"(\d+) (?:has |had to )?(?:left|leave|gone|goes|went|steps out|stepped out)(?: early| home)?", r"\1 leaves"),
    (r"(?:agenda |the day |we )?starts?(?: at)? ([6-9]|1[0-2])", r"agenda starts \1:00"),
    (rf"(?:the day |we )?starts?(?: at)? ({_CLOCK})", r"agenda starts \1"),
    (rf"({_FEW}) (?:at )?({_CLOCK})", r"agenda + \1 at \2"),
    (rf"({_FEW}) (?:at |from )?({_CLOCK}) ?(?:for |,) ?(\d+)(?: ?min(?:ute)?s?)?", r"agenda + \1 at \2: \3"),
    (rf"({_CLOCK}) ({_FEW})", r"agenda + \2 at \1"),
    (rf"agenda:? ({_CLOCK}) ({_FEW})", r"agenda + \2 at \1"),
    (r"agenda (?!starts)([^\d+][^:]*?) (\d+)(?: ?min(?:ute)?s?)?", r"agenda + \1: \2"),
    (r"(g\d+) (\d+)(?: ?min(?:ute)?s?)?", r"\1 minutes \2"),
    (rf"(g\d+) ({_CLOCK})", r"\1 at \2"),
    (r"(g\d+) (?:is )?(?:done|over|finished|ends|stop)", r"\1 end"),
    (r"(g\d+) (?:is )?(?:on|now|start|starts)", r"\1 begin"),
    (r"(g\d+) (?:is )?(?:skip|skipped|cancel|cancelled|off|remove|delete|out)", r"\1 drop"),
    (
        r"(?:karakia|waiata|whakatau|pōwhiri|powhiri|mihi whakatau)(?: ?:| by| from| with| is| was)? .+",
        r"tikanga: \g<0>",
    ),
    (r"mihi(?: ?:| by| from) .+", r"tikanga: \g<0>"),
    (r"(?:lights?|screen|projector|room) off|hide(?: (?:the )?(?:screen|room|it|all))?", "blank"),
    (r"(\d+) (?:is |= ?)?(?:(?:played )?by )?(p\d+)", r"\1 holds \2"),
    (r"(\d+) (?:told )?(?:by |from )?(p\d+)", r"\1 by \2"),
    (r"(\d+) (?:is )?(?:picked|chosen)\b ?:? ?(.*)", r"pick \1: \2"),
    (r"(\d+) (?:is )?not (?:picked|chosen)\b ?:? ?(.*)", r"not \1: \2"),
    (r"(p\d+) (?:is|plays|holds|takes|sits in|goes to|as|in|on|=) (?:chair )?(.+)", r"\2 holds \1"),
    (r"(p\d+) (\d+)", r"\2 holds \1"),
    (
        r"(?:role[ -])?(?:swap|swaps|switch|reverse|reversal|change)(?: places)?:? (\d+)(?: and| with|,)? (\d+)",
        r"\1 swaps \2",
    ),
    (r"(\d+)(?: and|,)? (\d+) (?:swap|switch|change|reverse)(?: places| roles)?", r"\1 swaps \2"),
    (r"(\d+) (?:<>|<->|↔) (\d+)", r"\1 swaps \2"),
    (r"(\d+) (?:is |has )?(?:facing|faces|turned|turns|looks|looking)(?: (?:away|out|aside))(?: .*)?", r"\1 away"),
    (
        r"(\d+) (?:is |has )?(?:facing|faces|turned|turns|looks|looking)(?: (?:toward|towards|to|at|in|back))(?: .*)?",
        r"\1 toward",
    ),
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
    (r"([kc]\d+) (p\d+)", r"\1 owner \2"),
    (
        rf"([kcq]\d+) (?:on |due )?((?:next )?(?:{_DAYS})day|tomorrow|\d+ (?:{_MONTHS})[a-z]*)",
        r"\1 by \2",
    ),
    (
        r"(\d+) (?:moves|goes|stands|sits|comes) (close|closer|near|nearer|far|further|farther|away|toward)(?: away)?",
        r"\1 \2",
    ),
    (r"(\d+) (?:is )?(?:in the )?inner(?: ring)?", r"\1 close"),
    (r"(\d+) (?:is |are )?([^\W\d]+)(?: with| to)? (\d+)", r"\1 \3 \2"),
    (r"(\d+) agrees?:? (.+)", r"agree \1: \2"),
    (r"(\d[\d ,-]*?) (?:is |are )?(?:out of role|derole[ds]?|de-role[ds]?)", r"released \1"),
    (r"(?:de-?roles?|release) (\d.*)", r"released \1"),
    (r"(?:group|cluster|put) (\d[\d ,-]*?)(?: together)?", r"\1 > new"),
    (r"(?:put )?(\d+(?:(?:,? and |,? )\d+)+) (?:go )?together", r"\1 > new"),
    (r"(?:move |put )?(\d[\d ,-]*?) (?:goes |go )?(?:to|in|into|under|with) (?:t|theme )(\d+)", r"\1 > \2"),
    (r"(?:move |put )(\d[\d ,-]*?) (?:to|in|into|under) (.+)", r"\1 \2"),
    (r"(?:take|remove) (\d[\d ,-]*?) (?:out of|out|from)(?: (?:t|theme )?\d+)?", r"out \1"),
    (r"(?:move |put )?(\d[\d ,-]*?) ?(?:->|→|=>|–>|goes (?:to|in|into)|to|into|in) (.+)", r"\1 > \2"),
    (r"(?:name|call|rename|title) (?:t|theme )(\d+):? (.+)", r"name \1: \2"),
    (r"t(\d+) rename:? (.+)", r"name \1: \2"),
    (r"(?:rename|call|title) (\d+):? (.+)", r"name \1: \2"),
    (r"(?:rename|call) (\d+):? (.+)", r"\1 name: \2"),
    (r"(\d+) (?:is called|called):? (.+)", r"\1 name: \2"),
    (r"(?:describe|description) (?:t|theme )?(\d+):? (.+)", r"about \1: \2"),
    (r"t(\d+) (?:description|describe):? (.+)", r"about \1: \2"),
    (r"(?:theme )?t(\d+):? (yes \d.*)", r"check \1 \2"),
    (r"t(\d+) (kept|changed|minority):? (.+)", r"decide \1 \2: \3"),
    (r"(?:member check|checked) t?(\d+):? (yes \d.*)", r"check \1 \2"),
    (r"(?:duplicate|double|twice):? (\d+)(?: and|,)? (\d+)", r"same \1 \2"),
    (r"(\d+)(?: and|,| =)? (\d+) (?:duplicate|double|twice|are the same|same)", r"same \1 \2"),
    (r"(\d+) (?:=|is the same as|same as|is) (\d+)", r"same \1 \2"),
    (r"(?:join|combine) t?(\d+)(?: and| with|,)? t?(\d+)", r"merge \1 \2"),
    (r"t(\d+)(?: \+| and) t(\d+)(?: are the same| together| same)?", r"merge \1 \2"),
    (r"(\d+) (?:is )?(?:alone|a lone voice|lone voice|on its own)", r"lone \1"),
    (r"(\d+) ((?:adopted|adapted|dropped|often|now and then) \d.*)", r"\1: \2"),
    (r"(\d+)(?: of \d+)?(?: have)? answered|(\d+) of \d+", r"answered \1\2"),
    (r"(\d+) (?:were |was )?invited", r"invited \1"),
    (r"(?:dropped (\d+)|(\d+) (?:dropped|why)):? (.+)", r"why \1\2 \3"),
    (r"(?:adapted (\d+)|(\d+) (?:adapted|how)):? (.+)", r"version \1\2: \3"),
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
    (
        rf"(?:what is|what's|whats) (?:an? )?(?!(?:{_NO_TERM})\b)((?:[\w-]+ ){{0,2}}[\w-]+) ?\??",
        r"jargon \1",
    ),
    (r"what does (?:an? )?([\w-]+) (?:mean|stand for) ?\??", r"jargon \1"),
    (r"((?-i:[A-Z]{2,8})) ?\?", r"jargon \1"),
    (r"((?-i:[A-Z]{2,8})) ?(?:=|means|stands for|is) ?:? ?(.+)", r"jargon \1 = \2"),
    (r"(j\d+) ?[:=] ?(.+)", r"\1 means: \2"),
    (r"(?:next steps?|what next|to follow) ?: ?(.+)", r"action: \1"),
    (r"learn(?:ings?|t|ed) (me|wh[aā]nau|team|network):? (.+)", r"learned \1: \2"),
    (r"learn(?:ings?|t|ed) (me|wh[aā]nau|team|network):? (.+)", r"takeaway \1: \2"),
    (r"parking(?: lot)? ?:? ?(.+)", r"park: \1"),
    (r"(?:(?:our |group )?agreement|we agreed?|ground rules?|kawa|group rules?) ?: ?(.+)", r"together: \1"),
    (r"(?:agreement|ground rules?|kawa) (.+)", r"together: \1"),
    (r"stop-?words? ?:? ?(.+)", r"stop word: \1"),
    (r"(?:car ?park|parked) ?:? ?(.+)", r"park: \1"),
    (r"(?:where is|where was|look for|who said) (.+)", r"find \1"),
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
            yield found.expand(ours).strip()
    found = re.fullmatch(r"(\d+) ([^\W\d]+)(.*)", said)
    if found is not None and f"“{found[2]}”" in refused:
        yield f"{found[2]} {found[1]}{found[3]}"
    lettered = re.search(r"\bThere is ([a-z])\d", refused)
    if lettered is not None and said[:1].isdecimal():
        yield f"{lettered[1]}{said}"


_LONGEST = 300
"""Letters that such a line has at most."""
