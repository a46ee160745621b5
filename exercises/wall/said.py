"""What is said of a wall by somebody who knows none of the lines, and the line that may be meant."""

from __future__ import annotations

from exercises.kernel.said_otherwise import Said

_SOME = r"\d[\d ,-]*?"
_MANY = r"\d+(?:(?:,? and |,? )\d+)+"
"""Notes that are said one after the other, or several of them for sure."""
SAID: Said = (
    (r"(?:group|cluster|put) (\d[\d ,-]*?)(?: together)?", r"\1 > new"),
    (rf"(?:put )?({_MANY}) (?:go )?together", r"\1 > new"),
    (r"(\d+) ?[+&] ?(\d+)", r"\1 \2 > new"),
    (
        rf"(?:move |put |add )?({_MANY}|{_SOME}) (?:goes |go )?(?:(?:to|in|into|under|with) )?(?:t|theme )(\d+)",
        r"\1 > \2",
    ),
    (rf"(?:move |put |add )?({_MANY}) (?:goes |go )?(?:to|in|into|under|with) (\d+)", r"\1 > \2"),
    (r"(?:take|remove) (\d[\d ,-]*?) (?:out of|out|from)(?: (?:t|theme )?\d+)?", r"out \1"),
    (rf"(?:move |put |add )?({_SOME}) ?(?:->|→|=>|–>|goes (?:to|in|into)|to|into|in|under) (.+)", r"\1 > \2"),
    (rf"(?:move |put )?({_SOME}) (?:goes )?(?:to|in|into|under) (.+)", r"\1 \2"),
    (r"(?:name|call|rename|title) (?:t|theme )(\d+):? (.+)", r"name \1: \2"),
    (r"t(\d+) rename:? (.+)", r"name \1: \2"),
    (r"(?:rename|call|title) (\d+):? (.+)", r"name \1: \2"),
    (r"(?:describe|description) (?:t|theme )?(\d+):? (.+)", r"about \1: \2"),
    (r"t(\d+) (?:description|describe):? (.+)", r"about \1: \2"),
    (r"(?:theme )?t(\d+):? (yes \d.*)", r"check \1 \2"),
    (r"t(\d+) (kept|changed|minority):? (.+)", r"decide \1 \2: \3"),
    (r"(?:member check|checked) t?(\d+):? (yes \d.*)", r"check \1 \2"),
    (r"(?:duplicate|double|twice):? (\d+)(?: and|,)? (\d+)", r"same \1 \2"),
    (r"(\d+)(?: and|,| =)? (\d+) (?:duplicate|double|twice|are the same|same)", r"same \1 \2"),
    (r"(\d+) (?:=|is the same as|same as|is) (\d+)", r"same \1 \2"),
    (r"(?:join|combine|merge)(?: themes?)? t?(\d+)(?: and| with|,)?(?: theme)? t?(\d+)", r"merge \1 \2"),
    (r"t(\d+)(?: \+| and) t(\d+)(?: are the same| together| same)?", r"merge \1 \2"),
    (r"(\d+) (?:is )?(?:alone|a lone voice|lone voice|on its own|does(?: not|n't) fit(?: anywhere)?)", r"lone \1"),
    (r"(?:t|theme )(\d+)(?: is called| is| called|:) (.+)", r"name \1: \2"),
    (r"(?:edit|change|correct|fix) (\d+):? (.+)", r"retype \1: \2"),
    (r"(\d+)(?: text| says| edit| should (?:say|be|read))?: (.+)", r"retype \1: \2"),
    (r"(\d+) (?:is called|called) (.+)", r"name \1: \2"),
    (r"split (\d+): (.+ / .+)", r"halve \1: \2"),
)
