"""Walls out of typed lines, for the tests; also a sample wall with something of everything on it."""

from __future__ import annotations

from exercises.wall.state import Wall
from sessions.library import templates
from tests.lines import started

HELPING = (
    "helps me",
    ": Knowing who to ring, and that they pick up",
    ": Priya said she was wrong in front of everyone",
    ": They listen and then they ring back",
    ": Knowing who to ring",
    "helps whānau",
    ": Kai first, paper second",
    ": Mihi properly. Who are you, who am I",
    "team: Two of us disagree about nearly everything",
    "me: I can be wrong on Tuesday",
    "whānau: They set the first step",
    "network: One page, not nine",
    "helps team from story: She rang me first",
    "whānau: Slow is fine and so is stopping",
)
"""Notes 1 to 12."""
HARD = (
    "difficult team",
    ": Agreed on Monday, ignored by Wednesday",
    ": My way or nothing",
    "network: They want what nobody agreed to give",
    "team: Same word, three meanings",
    ": Priya and I say it once and then we go quiet",
    "me: I am paid to know",
    ": Afraid of being found wanting",
    "whānau: Families/whānau hear four versions",
    "team: ‘Outcome’ means a form to me",
    "network: Two people talk, the rest of us nod",
    "team: We nod",
    "me: My face shows it",
    "team: We meet about it",
    "network: Somebody upstairs decided",
    "me: I stop asking",
    "team: We wait for the other one to say it",
    "network: The plan changed and nobody rang",
    "me: Home at eight again",
    "team: No time to eat",
    "me: I cannot say I am tired",
    "network: Every form asks the same",
    "team: Running on empty is a badge here",
    "whānau: They stop opening the door",
    "network: Nine of us at one door",
    "network: Nobody leads",
    "whānau: They heard it from the receptionist",
    "me: I said nothing",
    "team: My way or nothing",
    "network: The lift was broken again",
    "whānau: They were never asked",
)
"""Notes 13 to 42."""
SORTED = (
    "halve 12: Slow is fine / So is stopping",
    "same 40 14",
    "same 40 off",
    "1 3 > new Somebody picks up when we ring",
    "2 5 > new They can say sorry here",
    "13 24 25 27 28 > new We cannot be in partnership when we disagree",
    "16 > new Shared words, other meanings",
    "22 23 > new We nod and then we leave",
    "theme: Nothing came of it",
    "26 29 > new No lead",
    "30 31 32 > new Running on empty",
    "theme helps: Also nothing",
    "7 8 > 2",
    "also 25 > 5",
    "lone 9: nobody else says it",
    "contested 14: a demand / a plea",
    "park 41 until next session: for later",
    "includes 3: quarrels on paper",
    "excludes 3: shouting",
    "about 3: What is agreed does not hold",
    "name 3: We agree and it does not hold // their own words",
    "merge 3 7: both are about who decides",
    "drop 6: nothing came",
    "split 8: 32 > We eat standing",
    "undrop 6",
    "link 2 3: saying sorry is how it ends",
    "apart 1 8: given, and asked for",
)
CHECKED = (
    "people 24",
    "check 3 yes 15 change 6 no 3: say it softer",
    "said 3: it is too kind to us",
    "check 1 yes 20 not us 2",
    "check lone: read it out again",
    "decide 3 changed: the name says what happens",
    "go cluster",
)
ITEMS = (
    "statement works whānau seen 2 from F1, entry 3: They are asked before anyone answers",
    "heard difficult team: Nobody said why we were sent",
    "against t1: one pair met without being asked",
    "45 against: the ones who were asked first said so",
    "46 seen 3",
    "17 consent without number",
    "29 withdrawn",
)
"""What was folded in, what speaks against, and consents."""
PAPERS = (
    "paper 301-320 helps team",
    "paper 330 difficult network",
    "301 303 305 > new",
    "also 303 > 1",
    "lone 306: nobody else says it",
    "301: They ring before they come",
    "302: Somebody has the key",
    "302: Somebody had the key",
    "302 second",
    "303: Kai is there",
    "303: Kai was there",
    "contested 307: one reading / the other",
    "park 308: for later",
    "halve 309: They ask / they wait",
    "same 310 311",
    "strike 312: no such paper",
    "313 withdrawn",
    "314 network",
)
"""Numbered papers, some typed, some twice, most of them waiting."""
SAMPLE = (*HELPING, *HARD, *SORTED, *CHECKED)
"""A wall that was typed, sorted, named and checked."""
BEFORE = {
    "unname 2: NAME / a colleague": ("retype 2: NAME said she was wrong",),
    "unname all: NAME / a colleague": ("retype 2: NAME said she was wrong",),
    "whole 3": ("halve 3: They listen / they ring back",),
    "split 1: 2 > Doors stay open // not about phones": ("2 > 1",),
    "a1 remove: it was about another team": ("against t1: x",),
    "unmerge 2: one is about phones, one about doors": ("merge 1 2: x",),
    "back": ("next",),
    "101: They ring before they come": ("paper 101-140 helps team",),
    "> 1 102 117 121": ("paper 101-140 helps team",),
}
"""What has to happen first for some of the lines that are shown."""
FIELDS = (
    ": {}",
    "question helps: {}",
    "helps team: {}",
    "helps team from story: {}",
    "by P07: {}",
    "301: {}",
    "paper {}",
    "paper 401 {}",
    "> {} 17",
    "{}",
    "retype 17: {}",
    "halve 17: {} / second",
    "halve 17: first / {}",
    "17 area {}",
    "unname 17: {} / a colleague",
    "unname 17: Priya / {}",
    "unname all: {} / x",
    "17 > {}",
    "17 > 3: {}",
    "17 > new {}",
    "17 21 > new: {}",
    "also 17 > {}",
    "also 21 > 3: {}",
    "strike 24: {}",
    "strike said 3 1: {}",
    "out 17 {}",
    "lone 17: {}",
    "contested 17: {} / the other",
    "contested 17: one / {}",
    "park 17: {}",
    "park 17 until {}: why",
    "park 17: why until {}",
    "theme: {}",
    "name 3: {}",
    "name 3: x // {}",
    "name {}: x",
    "about 3: {}",
    "includes 3: {}",
    "excludes 3: {}",
    "merge 3 5: {}",
    "merge 3 {}: why",
    "unmerge 7: {}",
    "split 3: {}",
    "split 3: 24 > {}",
    "split 3: 24 > x // {}",
    "drop 6: {}",
    "link 3 8: {}",
    "apart 3 8: {}",
    "l1 remove: {}",
    "people {}",
    "check 3 yes {}",
    "check 3 yes 1: {}",
    "check lone: {}",
    "statement works whānau: {}",
    "statement works from {}: text",
    "statement {}: x",
    "story helps team: {}",
    "heard: {}",
    "against t3: {}",
    "against t3 from {}: x",
    "17 against: {}",
    "a1 remove: {}",
    "17 consent {}",
    "17 withdrawn: {}",
    "17 seen {}",
    "fold in {}",
    "fold in all from {}",
    "check 3 {}",
    "said 3: {}",
    "decide 3 changed: {}",
    "decide 3 {}: why",
    "close: {}",
    "same 40 {}",
    "whole {}",
    "find {}",
    "show {}",
    "show wall {}",
    "show theme {}",
    "go {}",
    "help {}",
    "exercise {}",
)
"""Every place that takes words, as a line with {} for them."""
NO_VIEWS = (
    "nothing",
    "note 999",
    "note ²",
    "note ",
    "note " + "9" * 5000,
    "theme 99",
    "step x",
    "check 6 x",
    "wall HELPS x",
)
"""Keys of room views that there are not."""


def distilled(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The same lines for the exercise that is worked afterwards: its questions, and a reason for each change."""
    return tuple(_distilled(line) for line in lines)


def _distilled(line: str) -> str:
    head, colon, tail = line.partition(":")
    words = [{"helps": "works", "difficult": "not", "cluster": "code"}.get(word, word) for word in head.split(" ")]
    why = " // they stand" if line.startswith("split 8") else ""
    return f"{' '.join(words)}{colon}{tail}{why}"


def wall(*lines: str, key: str = "post-its") -> Wall:
    """A new wall after typed lines."""
    made: Wall = started(templates.built_in()[key], *lines)
    return made
