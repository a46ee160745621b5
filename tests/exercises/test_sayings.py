"""Each thing that a shape knows to be said otherwise is answered with a line that is read there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pytest

from exercises.kernel.anywhere import parse
from exercises.kernel.said_otherwise import MEANT
from exercises.kernel.shape import ExerciseError
from exercises.shapes import SHAPES
from sessions.importing.cases import import_file
from sessions.library import templates
from sessions.lines.frame import read
from tests.lines import session, started
from tests.sessions.leaving_samples import SAMPLES

LINK = "talk 2 > 1 why: what do you see?"
NOTES = ("helps team: One", "helps team: Two", "helps me: Three", "helps me: Four")
THEMES = ("3 > new", "4 > new", "name 1: One", "name 2: Two", "example 3 for 1", "example 4 for 2")
STEPS = ("go mark", "task: who rings", "go state", "go presenter", "go answer", "go others", "go return")
BEFORE: Mapping[str, tuple[str, ...]] = {
    "live-grid": ("+ child Tama", "+ agency Jo: nurse, hospital", "agree 1: once a week", "agenda + Welcome: 20", LINK),
    "net-gram": ("view Tama, mum", "+ child Tama", "+ mum Sela", LINK),
    "hot-desk": ("+ wish: know them", "+ barrier: x", "+ desk: y", "+ visit: nurse, 12 May am"),
    "canvas": (": They ring back",),
    "differences": ("+ Share it / Keep it", "go protocol", "+ protocol: what we share", "y1 agencies trust, school"),
    "stories": ("+ On the same waka", "go choose"),
    "post-its": (*NOTES, "go cluster", *THEMES),
    "post-its checked": (*NOTES, "go cluster", *THEMES, "go check", "check 1 yes 5 no 2"),
    "adoption-review": ("round today: five months on", "go sheets"),
    "group-thinking-caps": (*STEPS, "offer: ring first", "go choose"),
    "prompt-cards": ("draw 24", "take 7"),
    "relationship-review": ("draw 14", "will: ring first"),
}
ASKED = "conversation nurse > teacher do: what would you drop?"
FRAME = ("agenda + Welcome: 20", "agenda + Tea: 15", "jargon NASC", ASKED, "action: ring the ward", "park: parking")
PROGRAMME = (
    *("cohort + One: Awakōwhai", "e + survey c1 2026-10", "collect + case rating c1 start"),
    "learned c1: cards before sheets",
)
GRID, WALL, NETGRAM, CARDS, REVIEW = "live-grid", "post-its", "net-gram", "prompt-cards", "adoption-review"
CHECKED = "post-its checked"
TRIED: Mapping[str, Sequence[tuple[str, str, str]]] = {
    "log": [
        (GRID, "10 minutes", "timer 10"),
        (GRID, "we're back at 10:45", "timer until 10:45"),
        (GRID, "back at 11", "timer until 11:00"),
        (GRID, "lunch until 1:15 pm", "timer until 1:15 pm: lunch"),
        (GRID, "morning tea till 11", "timer until 11:00: morning tea"),
        (GRID, "start a timer for 5 min", "timer 5"),
        (GRID, "morning tea 15", "timer 15"),
        (GRID, "5 more minutes", "timer +5"),
        (GRID, "stop the timer", "timer off"),
        (GRID, "we are 24 people", "people 24"),
        (GRID, "attendance 24", "people 24"),
        (GRID, "24 are back", "back 24"),
        (GRID, "back from lunch 24", "back 24"),
        (GRID, "check-in 24", "round in 24"),
        (GRID, "checkout", "round out"),
        (GRID, "one person left", "left early 1"),
        (GRID, "2 people went home", "left early 2"),
        (GRID, "the workshop is on 10 December", "held on 10 December"),
        (GRID, "we start at 9", "agenda starts 9:00"),
        (GRID, "the day starts at 9:30", "agenda starts 9:30"),
        (GRID, "kai 10:30", "agenda + kai at 10:30"),
        (GRID, "lunch at 12:30 for 45", "agenda + lunch at 12:30: 45"),
        (GRID, "9:00 Mihi whakatau", "agenda + Mihi whakatau at 9:00"),
        (GRID, "agenda 9:00 Mihi whakatau", "agenda + Mihi whakatau at 9:00"),
        (GRID, "agenda Mihi whakatau 20", "agenda + Mihi whakatau: 20"),
        (GRID, "g1 25 min", "g1 minutes 25"),
        (GRID, "g1 10:15", "g1 at 10:15"),
        (GRID, "g1 is over", "g1 end"),
        (GRID, "g1 starts", "g1 begin"),
        (GRID, "we are at g1", "g1 begin"),
        (GRID, "next on the agenda", "agenda next"),
        (GRID, "g1 skip", "g1 drop"),
        (GRID, "leave out g1", "g1 drop"),
        (GRID, "g2 to the top", "g2 move first"),
        (GRID, "move g1 after g2", "g1 move 2"),
        (GRID, "waiata by Mere", "tikanga: waiata by Mere"),
        (GRID, "mihi from Mere", "tikanga: mihi from Mere"),
        (GRID, "c1 P04", "c1 owner P04"),
        (GRID, "q1 friday", "q1 by friday"),
        (GRID, "todo: ring the venue", "action: ring the venue"),
        (GRID, "acronym NASC", "jargon NASC"),
        (GRID, "what is a NASC?", "jargon NASC"),
        (GRID, "what does NASC mean?", "jargon NASC"),
        (GRID, "NASC?", "jargon NASC"),
        (GRID, "NASC = needs assessment", "jargon NASC = needs assessment"),
        (GRID, "j1: needs assessment", "j1 means: needs assessment"),
        (GRID, "next steps: ring the venue", "action: ring the venue"),
        (WALL, "learnt me: listen first", "takeaway me: listen first"),
        (GRID, "parking lot: interpreters", "park: interpreters"),
        (GRID, "we agreed: phones off", "together: phones off"),
        (GRID, "kawa phones off", "together: phones off"),
        (GRID, "stopword: kāti", "stop word: kāti"),
        (GRID, "p1 was answered", "p1 done"),
        (GRID, "p1 the next session", "p1 back the next session"),
        (GRID, "helped: the chairs", "feedback helped: the chairs"),
        (GRID, "car park: interpreters", "park: interpreters"),
    ],
    "talk": [
        ("group-thinking-caps", "5 more minutes", "extend 5"),
        ("group-thinking-caps", "we choose 1", "pick 1"),
    ],
    "network": [
        (GRID, "k1 P04", "k1 owner P04"),
        (GRID, "k1 friday", "k1 by friday"),
        (GRID, "2 moves closer", "2 closer"),
        (GRID, "rename 2: Priya", "2 name: Priya"),
        (GRID, "2 is called Priya", "2 name: Priya"),
        (GRID, "2 has left", "2 leaves"),
        (GRID, "2 is played by P14", "2 holds P14"),
        (GRID, "P14 plays Jo", "Jo holds P14"),
        (GRID, "P14 2", "2 holds P14"),
        (GRID, "role reversal 1 2", "1 swaps 2"),
        (GRID, "1 and 2 swap", "1 swaps 2"),
        (GRID, "1 <-> 2", "1 swaps 2"),
        (GRID, "2 is facing away", "2 away"),
        (GRID, "2 turned to 1", "2 toward"),
        (GRID, "2 comes twice a week", "2 visits: twice a week"),
        (GRID, "2 contacts 4", "2 visits: 4"),
        (GRID, "2 feels told off", "2 felt: told off"),
        (GRID, "guess 2 why: he is tired", "2 why ~ he is tired"),
        (GRID, "1 disagrees with 2 do: feed or wait", "1 vs 2 do: feed or wait"),
        (GRID, "disagree 1 and 2 do: feed or wait", "1 vs 2 do: feed or wait"),
        (GRID, "1 says yes to a1", "a1 yes 1"),
        (GRID, "a1 1 says yes", "a1 yes 1"),
        (GRID, "a1 1 agrees", "a1 yes 1"),
        (GRID, "agreement 1: once a week", "agree 1: once a week"),
        (GRID, "1 proposes once a week", "agree 1: once a week"),
        (GRID, "week 1: 2", "slot 1: 2"),
        (GRID, "slot Tuesday at ten", "slot when: Tuesday at ten"),
        (GRID, "1 agrees: once a week", "agree 1: once a week"),
        (GRID, "1 2 out of role", "released 1 2"),
        (GRID, "derole 1", "released 1"),
        (GRID, "learnt me: listen first", "learned me: listen first"),
    ],
    "netgram": [
        (NETGRAM, "k1 P04", "k1 owner P04"),
        (NETGRAM, "k1 friday", "k1 by friday"),
        (NETGRAM, "2 moves near", "2 near"),
        (NETGRAM, "call 2: Nana", "2 name: Nana"),
        (NETGRAM, "2 is called Nana", "2 name: Nana"),
        (NETGRAM, "2 is in the inner ring", "2 close"),
        (NETGRAM, "2 further out", "2 far"),
        (NETGRAM, "move 2 to middle", "2 middle"),
        (NETGRAM, "connect 1 and 2", "1 2 not known"),
        (NETGRAM, "1 knows 2", "1 2 not known"),
        (NETGRAM, "1 2 twice a week", "1 2 contacts twice a week"),
        (NETGRAM, "who is missing: the GP", "missing: the GP"),
        (NETGRAM, "1 is strained with 2", "1 2 strained"),
        (NETGRAM, "1 - 2 strained", "1 2 strained"),
        (NETGRAM, "the second drawing", "drawing 2"),
        (NETGRAM, "they said yes", "consent yes"),
    ],
    "pages": [
        ("stories", "1 told by P9", "1 by P9"),
        ("stories", "1 is picked: it is about listening", "pick 1: it is about listening"),
        ("stories", "1 not picked: too long", "not 1: too long"),
        ("differences", "y1 signed the trust", "y1 signed trust"),
        ("differences", "y1 signed off by the trust", "y1 signed trust"),
        ("differences", "the trust signs y1", "y1 signed trust"),
        ("differences", "y1 trust signed off", "y1 signed trust"),
        ("hot-desk", "v1 didn't turn up", "v1 cancelled"),
        ("case-rating", "x1 d3 settled on 2: s1 is listening", "settle x1 d3 2: s1 is listening"),
        ("case-rating", "agreed on x1 d3 2: s1 is listening", "settle x1 d3 2: s1 is listening"),
        ("stories", "we choose 1: it is about listening", "pick 1: it is about listening"),
    ],
    "wall": [
        (WALL, "group 1 2", "1 2 > new"),
        (WALL, "1 and 2 go together", "1 and 2 > new"),
        (WALL, "1+2", "1 2 > new"),
        (WALL, "2 theme 1", "2 > 1"),
        (WALL, "1 and 2 go to 1", "1 and 2 > 1"),
        (WALL, "take 3 out of t1", "out 3"),
        (WALL, "2 under 1", "2 > 1"),
        ("canvas", "move 1 to gains", "1 gains"),
        (WALL, "rename t1 They pick up", "name 1: They pick up"),
        (WALL, "t1 rename: They pick up", "name 1: They pick up"),
        (WALL, "title 1: They pick up", "name 1: They pick up"),
        (WALL, "describe t1: whoever answers", "about 1: whoever answers"),
        (WALL, "t1 description: whoever answers", "about 1: whoever answers"),
        (CHECKED, "t1: yes 5 no 2", "check 1 yes 5 no 2"),
        (CHECKED, "t1 kept: all said so", "decide 1 kept: all said so"),
        (CHECKED, "member check t1: yes 5 no 2", "check 1 yes 5 no 2"),
        (WALL, "duplicate 1 and 2", "same 1 2"),
        (WALL, "1 and 2 are the same", "same 1 2"),
        (WALL, "2 is the same as 1", "same 2 1"),
        (WALL, "combine 1 and 2", "merge 1 2"),
        (WALL, "t1 and t2 are the same", "merge 1 2"),
        (WALL, "1 doesn't fit", "lone 1"),
        (WALL, "theme 1 is They pick up", "name 1: They pick up"),
        (WALL, "fix 1: They ring", "retype 1: They ring"),
        (WALL, "1 should say: They ring", "retype 1: They ring"),
        (WALL, "1 is called They pick up", "name 1: They pick up"),
        (WALL, "split 1: They ring / They listen", "halve 1: They ring / They listen"),
    ],
    "programme": [
        ("", "add cohort Riverside: the hall", "cohort + Riverside: the hall"),
        ("", "c1 12 people", "c1 people 12"),
        ("", "c1 12 of 14", "c1 people 12 of 14"),
        ("", "workshop c1 12 May 2027", "event + workshop c1 12 May 2027"),
        ("", "move e1 to 12 May 2027", "e1 moved 12 May 2027"),
        ("", "cancel e1", "e1 dropped"),
        ("", "e1 is off", "e1 dropped"),
        ("", "e1 cancelled: a storm", "e1 dropped: a storm"),
        ("", "collect case rating c1 start", "collect + case rating c1 start"),
        ("", "x1 12 of 14", "x1 done 12 of 14"),
        ("", "learnings c1: ask first", "learned c1: ask first"),
        ("", "learning: ask first", "learned: ask first"),
        ("", "line 1 tried c1", "l1 tried c1"),
        ("", "l1 was tried in c1", "l1 tried c1"),
    ],
    "review": [
        (REVIEW, "3 adopted 4, dropped 2", "3: adopted 4, dropped 2"),
        (REVIEW, "12 answered", "answered 12"),
        (REVIEW, "14 were invited", "invited 14"),
        (REVIEW, "4 dropped no time", "why 4 no time"),
        (REVIEW, "3 adapted: in the car", "version 3: in the car"),
    ],
    "deck": [
        ("relationship-review", "we both keep it", "keep both"),
        ("relationship-review", "a says no", "keep no"),
        ("relationship-review", "they don't want to keep it", "keep no"),
        ("relationship-review", "don't keep it", "keep no"),
        ("relationship-review", "both said yes", "agreed"),
        (CARDS, "new card", "draw"),
        (CARDS, "it opened talk", "opened"),
        ("relationship-review", "choose 5", "take 5"),
        ("relationship-review", "we'll ring on Tuesdays", "will: ring on Tuesdays"),
        ("relationship-review", "person a: the nurse", "a is the nurse"),
        (CARDS, "this one is flat", "flat"),
        (CARDS, "write a card: who is missing?", "+ card: who is missing?"),
        ("relationship-review", "look again 12 May", "will 1 again 12 May"),
    ],
}
"""By shape: for each of its sayings, in their order, an exercise, a line that is one, and the line that is told."""


def typed_in_programme(line: str) -> str:
    state = started(templates.programme(), *PROGRAMME)
    with pytest.raises(ExerciseError) as refused:
        parse(line, SHAPES["programme"], state)
    return str(refused.value)


@pytest.mark.parametrize("shape", [name for name, one in SHAPES.items() if one.said()])
def test_each_is_answered_with_a_line(shape: str) -> None:
    for (pattern, _), (exercise, typed, meant) in zip(SHAPES[shape].said(), TRIED[shape], strict=True):
        assert re.fullmatch(pattern, typed, re.IGNORECASE), f"{typed!r} is not {pattern}"
        if shape == "programme":
            assert typed_in_programme(typed) == f"{MEANT}{meant}"
            continue
        held = session(*BEFORE.get(exercise, ()), *(FRAME if shape == "log" else ()), exercises=[exercise.split()[0]])
        if exercise == "case-rating":
            import_file(held, SAMPLES / "rating.json")
        with pytest.raises(ExerciseError) as refused:
            read(held, typed)
        assert str(refused.value) == f"{MEANT}{meant}"
