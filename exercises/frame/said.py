"""What is said of the frame by somebody who knows none of the lines, and the line that may be meant."""

from __future__ import annotations

from exercises.kernel.days import A_DAY
from exercises.kernel.said_otherwise import Said

_CLOCK = r"\d{1,2}[:.]\d\d(?: ?[ap]m)?|\d{1,2} ?[ap]m|noon|midday"
"""A time on the clock, as it is typed."""
_PAUSE = r"(?:(?:morning |afternoon )?(?:break|lunch|tea|coffee)|smoko|kai|paramanawa)(?: break)?"
_BACK = r"(?:timer|until|till|(?:(?:we(?:'re| are)|be|come) )?back)"
"""That somebody says until when a pause is."""
_FEW = r"(?!(?:agenda|back|timer|[\w ]*\b(?:until|till)|starts?|now|until|it is|g\d+)\b)[^\W\d][\w'’ -]{1,40}?"
"""What a part of the day is called."""
_NO_TERM = "next|on|now|open|left|missing|up|this|that|it|going|happening|the|still|planned|coming|wrong"
"""What somebody asks about who does not ask what a word means."""
_LEFT = r"(?:has |had to )?(?:left|leaves|go|gone|went)(?: early| home)?"
"""That somebody is no longer there."""
SAID: Said = (
    (r"(\d+) ?(?:minutes?|mins?)(?: timer)?", r"timer \1"),
    (rf"{_BACK}(?: at| by| until| till| to)? ({_CLOCK})", r"timer until \1"),
    (rf"{_BACK} (?:at|by|until|till|to) ([1-9]|1[0-2])", r"timer until \1:00"),
    (rf"({_PAUSE}) (?:until|till|to) ({_CLOCK})", r"timer until \2: \1"),
    (rf"({_PAUSE}) (?:until|till|to) ([1-9]|1[0-2])", r"timer until \2:00: \1"),
    (r"(?:set|start) (?:a )?timer (?:for |of )?(\d+)(?: ?min(?:ute)?s?)?", r"timer \1"),
    (rf"{_PAUSE}(?: for)? (\d+)(?: ?min(?:ute)?s?)?", r"timer \1"),
    (r"(?:give (?:them|us) )?(?:\+ ?(\d+)|(\d+) (?:more|extra))(?: ?min(?:ute)?s?)?", r"timer +\1\2"),
    (r"(?:stop|end|cancel) (?:the )?timer|timer (?:stop|end|cancel|done)", "timer off"),
    (r"(?:we are |there are )?(\d+) (?:people|in the room|here|of us)(?: now| here)?", r"people \1"),
    (r"(?:(?:attendance|present|numbers) ?:? ?)(\d+)", r"people \1"),
    (r"(\d+) (?:are |came )?back(?: again| now)?", r"back \1"),
    (r"back from [^\d]+ (\d+)", r"back \1"),
    (r"(?:check|checking)[ -]?in(?: round)?(?: (?:with )?(\d+))?", r"round in \1"),
    (r"(?:check|checking)[ -]?out(?: round)?(?: (?:with )?(\d+))?", r"round out \1"),
    (
        rf"(?:someone|somebody|one|one of us|one person|p\d+|(?-i:[A-Z])[\w'’-]+) {_LEFT}",
        "left early 1",
    ),
    (rf"(\d+) (?:people |of us )(?:have )?{_LEFT}", r"left early \1"),
    (
        r"(?:(?:the |this )?(?:workshop|session|date|day) (?:is )?(?:on )?|it is on |date: ?|on )"
        rf"({A_DAY}|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?)",
        r"held on \1",
    ),
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
    (r"(?:start|begin|on to|we are (?:at|on)|we're (?:at|on)) (g\d+)", r"\1 begin"),
    (r"(?:start |begin |on to )?(?:the )?next (?:item|part|one|on the agenda)", "agenda next"),
    (r"(g\d+) (?:is )?(?:skip|skipped|cancel|cancelled|off|remove|delete|out)", r"\1 drop"),
    (r"(?:skip|cancel|leave out|drop) (g\d+)", r"\1 drop"),
    (r"(?:move )?(g\d+) (?:(?:to |goes |comes )?(?:the )?(?:first|top|beginning)|goes to the top)", r"\1 move first"),
    (r"(?:move )?(g\d+) (?:goes |comes )?(?:after|behind|below) g?(\d+)", r"\1 move \2"),
    (
        r"(?:karakia|waiata|whakatau|pōwhiri|powhiri|mihi whakatau)(?: ?:| by| from| with| is| was)? .+",
        r"tikanga: \g<0>",
    ),
    (r"mihi(?: ?:| by| from) .+", r"tikanga: \g<0>"),
    (r"(c\d+) (p\d+)", r"\1 owner \2"),
    (
        rf"([cq]\d+) (?:on |due )?({A_DAY})",
        r"\1 by \2",
    ),
    (r"(?:todo|to-do|to do)\b ?:? ?(.+)", r"action: \1"),
    (r"(?:acronym|abbreviation|define)\b ?:? ?(.+)", r"jargon \1"),
    (
        rf"(?:what is|what's|whats) (?:an? )?(?!(?:{_NO_TERM})\b)((?:[\w-]+ ){{0,2}}[\w-]+) ?\??",
        r"jargon \1",
    ),
    (r"what does (?:an? )?([\w-]+) (?:mean|stand for) ?\??", r"jargon \1"),
    (r"((?-i:[A-Z]{2,8})) ?\?", r"jargon \1"),
    (r"((?-i:[A-Z]{2,8})) ?(?:=|means|stands for|is|:) ?:? ?(.+)", r"jargon \1 = \2"),
    (r"(j\d+) ?[:=] ?(.+)", r"\1 means: \2"),
    (r"(?:next steps?|what next|to follow) ?: ?(.+)", r"action: \1"),
    (r"learn(?:ings?|t|ed) (me|wh[aā]nau|team|network):? (.+)", r"takeaway \1: \2"),
    (r"parking(?: lot)? ?:? ?(.+)", r"park: \1"),
    (r"(?:(?:our |group )?agreement|we agreed?|ground rules?|kawa|group rules?) ?: ?(.+)", r"together: \1"),
    (r"(?:agreement|ground rules?|kawa) (.+)", r"together: \1"),
    (r"stop-?words? ?:? ?(.+)", r"stop word: \1"),
    (r"(p\d+) (?:is |was )?(?:answered|talked about)", r"\1 done"),
    (r"(p\d+) ((?:the )?next (?:time|session|day))", r"\1 back \2"),
    (r"(helped|way|myself): (.+)", r"feedback \1: \2"),
    (r"(?:car ?park|parked) ?:? ?(.+)", r"park: \1"),
)
