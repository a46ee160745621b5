"""What is said of a programme by somebody who knows none of the lines, and the line that may be meant."""

from __future__ import annotations

from exercises.kernel.said_otherwise import Said

SAID: Said = (
    (r"(?:add |new |another )?cohort:? ([^\W\d].*)", r"cohort + \1"),
    (r"(c\d+) (\d+)(?: people)?", r"\1 people \2"),
    (r"(c\d+) (\d+) of (\d+)(?: people)?", r"\1 people \2 of \3"),
    (r"(?:add |new |another )?(?:event )?([^\W\d]+) (c\d+(?: c\d+)* .+)", r"event + \1 \2"),
    (r"(?:move )?(e\d+)(?: is)?(?: moved)?(?: to)? (\d.+)", r"\1 moved \2"),
    (r"(?:cancel|drop) (e\d+)", r"\1 dropped"),
    (r"(e\d+) (?:is |was )?(?:cancelled|canceled|off)", r"\1 dropped"),
    (r"(e\d+) (?:is |was )?(?:cancelled|canceled|off):? (.+)", r"\1 dropped: \2"),
    (r"(?:add |new )?collect (?!\+)(.+)", r"collect + \1"),
    (r"(x\d+):? (\d+(?: of \d+)?)(?: done| answered)?", r"\1 done \2"),
    (r"(?:learnings?|learnt) (c\d+):? (.+)", r"learned \1: \2"),
    (r"(?:learnings?|learnt):? (.+)", r"learned: \1"),
    (r"line (\d+) (.+)", r"l\1 \2"),
    (r"(l\d+) (?:is |was )?tried (?:in|with|at) (c\d+.*)", r"\1 tried \2"),
)
