"""Lines as people say them who know none of ours are answered with the line that may be meant, and tab takes it."""

from __future__ import annotations

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.kernel.told_line import line_told
from sessions.lines.frame import read
from tests.lines import session

GRID = ("+ child Tama", "+ agency Jo: nurse, hospital", "agenda + Welcome: 20")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10 minutes", "timer 10"),
        ("5 min timer", "timer 5"),
        ("set a timer for 5 minutes", "timer 5"),
        ("break 15", "timer 15"),
        ("Coffee break for 10 minutes", "timer 10"),
        ("stop timer", "timer off"),
        ("timer stop", "timer off"),
        ("24 people", "people 24"),
        ("we are 24 people", "people 24"),
        ("lights off", "blank"),
        ("hide the screen", "blank"),
        ("SLT: speech-language therapist", "jargon SLT = speech-language therapist"),
        ("2why: too many hands", "2 why: too many hands"),
        ("2) why: too many hands", "2 why: too many hands"),
        ("2. why: too many hands", "2 why: too many hands"),
        ("#2 why: too many hands", "2 why: too many hands"),
        ("no. 2 why: too many hands", "2 why: too many hands"),
        ("two why: too many hands", "2 why: too many hands"),
        ("rua why: too many hands", "2 why: too many hands"),
        ("2 why\uff1atoo many hands\uff01", "2 why: too many hands\uff01"),
        ("on 10 December", "held on 10 December"),
        ("2 P14", "2 holds P14"),
        ("2 is played by P14", "2 holds P14"),
        ("P14 plays Jo", "Jo holds P14"),
        ("2 moves closer", "2 closer"),
        ("2 goes further away", "2 further"),
        ("todo: ring the venue", "action: ring the venue"),
        ("what is a NASC?", "jargon NASC"),
        ("acronym NASC: needs assessment", "jargon NASC: needs assessment"),
        ("parking lot: interpreters", "park: interpreters"),
        ("we agreed: phones off", "together: phones off"),
        ("ground rules: phones off", "together: phones off"),
        ("karakia: matua Hemi was asked", "tikanga: karakia: matua Hemi was asked"),
        ("kai 10:30", "agenda + kai at 10:30"),
        ("lunch at 12:30 for 45", "agenda + lunch at 12:30: 45"),
        ("9:00 Mihi whakatau", "agenda + Mihi whakatau at 9:00"),
        ("agenda Mihi whakatau 20", "agenda + Mihi whakatau: 20"),
        ("agenda starts 9", "agenda starts 9:00"),
        ("g1 25 min", "g1 minutes 25"),
        ("g1 10:15", "g1 at 10:15"),
        ("g1 done", "g1 end"),
        ("check-in", "round in"),
        ("checkout 24", "round out 24"),
        ("24 back", "back 24"),
        ("somebody had to go home", "left early 1"),
        ("P9 left early", "left early 1"),
        ("Mere had to go", "left early 1"),
        ("5 more minutes", "timer +5"),
        ("smoko 15", "timer 15"),
        ("next steps: ring the venue", "action: ring the venue"),
        ("stopword: kāti", "stop word: kāti"),
        ("P14 takes Jo", "Jo holds P14"),
        ("P14 2", "2 holds P14"),
        ("1 and 2 swap", "1 swaps 2"),
        ("role reversal 1 2", "1 swaps 2"),
        ("2 facing away", "2 away"),
        ("2 turned to 1", "2 toward"),
        ("2 comes twice a week", "2 visits: twice a week"),
        ("2 weekly", "2 visits: weekly"),
        ("2 feels told off", "2 felt: told off"),
        ("2 guess why: he is tired", "2 why ~ he is tired"),
        ("1 disagrees with 2 do: feed or wait", "1 vs 2 do: feed or wait"),
        ("agreement 1: once a week", "agree 1: once a week"),
        ("1 proposes once a week", "agree 1: once a week"),
        ("week 1: 2", "slot 1: 2"),
        ("slot Tuesday at ten", "slot when: Tuesday at ten"),
        ("2 is called Priya", "2 name: Priya"),
        ("2 left", "2 leaves"),
        ("NASC = needs assessment", "jargon NASC = needs assessment"),
        ("2 visits = 4", "2 visits 4"),
        ("case = Tama and the busy front door", "case: Tama and the busy front door"),
        ("what does NASC mean?", "jargon NASC"),
    ],
)
def test_what_may_be_meant_is_the_line_to_take(typed: str, meant: str) -> None:
    held = session(*GRID)
    with pytest.raises(ExerciseError) as refused:
        read(held, typed)
    assert str(refused.value) == f"Is this meant? {meant}"
    assert line_told(typed, str(refused.value), lambda line: bool(read(held, line))) == meant


@pytest.mark.parametrize(
    "asked",
    [
        "what's next",
        "what is on now",
        "whats left",
        "what is missing?",
        "who is left",
        "who hasn't spoken",
        "where are we",
    ],
)
def test_what_is_asked_about_the_day_is_nobodys_answer_and_no_word_to_explain(asked: str) -> None:
    held = session(*GRID)
    with pytest.raises(ExerciseError) as refused:
        read(held, asked)
    assert "jargon" not in str(refused.value) and "as in 1" not in str(refused.value)
    assert not line_told(asked, str(refused.value), lambda line: bool(read(held, line)))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("park transport to the hui", "park: transport to the hui"),
        ("case Tama and the busy front door", "case: Tama and the busy front door"),
        ("stop word kāti", "stop word: kāti"),
        ("together judgement let it be heard", "together judgement: let it be heard"),
        ("takeaway team count our visits", "takeaway team: count our visits"),
        ("agree 1 once a week at most", "agree 1: once a week at most"),
        ("action ring the ward", "action: ring the ward"),
        ("follow up ring Sal", "follow up: ring Sal"),
        ("title Day two", "title: Day two"),
    ],
)
def test_a_line_that_lacks_its_colon_is_told_with_it(typed: str, meant: str) -> None:
    held = session(*GRID)
    with pytest.raises(ExerciseError) as refused:
        read(held, typed)
    assert str(refused.value) == f"The words come after the colon. {meant}"
    assert line_told(typed, str(refused.value), lambda line: bool(read(held, line))) == meant


@pytest.mark.parametrize(
    "typed", ["closed the day", "park 1", "timer 90 s", "stop word", "a1 everyone agrees", "2 late"]
)
def test_no_colon_is_told_where_none_is_lacking(typed: str) -> None:
    held = session(*GRID, "agree 1: once a week")
    with pytest.raises(ExerciseError) as refused:
        read(held, typed)
    assert f"{typed.split()[0]}: " not in str(refused.value).replace("park: interpreters", "")


def test_of_several_whose_number_may_be_lacking_none_is_taken() -> None:
    held = session(*GRID)
    with pytest.raises(ExerciseError) as refused:
        read(held, "why: too many hands")
    assert "A number comes first, as in 1 why: too many hands" in str(refused.value)
    assert not line_told("why: too many hands", str(refused.value), lambda line: bool(read(held, line)))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("post-its", "exercise post-its"),
        ("Post its", "exercise post-its"),
        ("open the post-its", "exercise post-its"),
        ("switch to stories", "exercise stories"),
        ("back to the paper grid", "exercise paper-grid"),
        ("go back to the grid", "exercise paper-grid"),
    ],
)
def test_the_name_of_an_exercise_is_answered_with_the_line_that_turns_to_it(typed: str, meant: str) -> None:
    held = session("exercise paper-grid", "exercise adoption-review", exercises=["net-gram"])
    with pytest.raises(ExerciseError) as refused:
        read(held, typed)
    assert str(refused.value) == f"Is this meant? {meant}"
    assert line_told(typed, str(refused.value), lambda line: bool(read(held, line))) == meant


@pytest.mark.parametrize(
    "typed", ["adoption review", "programme", "frame", "start", "the grid", "add people", "elephants"]
)
def test_what_names_no_other_exercise_is_answered_as_ever(typed: str) -> None:
    held = session(exercises=["adoption-review"])
    with pytest.raises(ExerciseError) as refused:
        read(held, typed)
    assert "exercise " not in str(refused.value)


TALK = ("what is happening in the room right now", "we agree to ring first", "what is it like for her at home?")
_BEFORE = {
    "group-thinking-caps": ["go mark", "task", "go state", "go presenter", "go return"],
    "adoption-review": ["round today: five months on", "go sheets"],
    "stories": ["+ On the same waka", "go choose"],
    "differences": ["+ protocol: what we share of a new baby"],
    "canvas": [": They ring back"],
    "net-gram": ["+ child Tama", "+ mum Sela"],
    "prompt-cards": ["draw 24", "take 7"],
    "case-rating": ["+ case: I asked her"],
    "live-grid": ["+ child Tama", "+ agency Jo: nurse, hospital", "1 holds P3", "2 holds P4", "go de-role"],
    "post-its": ["helps team: One", "helps team: Two", "helps me: Three", "go cluster", "3 > new"],
}


@pytest.mark.parametrize(
    ("exercise", "typed", "says"),
    [
        ("stories", "1 told by P9", "Is this meant? 1 by P9"),
        ("stories", "1 pick: it is about listening", "Is this meant? pick 1: it is about listening"),
        ("stories", "1 not picked: too long", "Is this meant? not 1: too long"),
        ("stories", "withdraw 1", "There is no “withdraw” here. What is taken back by whoever said it: help withdrawn"),
        ("stories", "1 withdraw", "There is no “withdraw” here. What is taken back by whoever said it: help withdrawn"),
        ("stories", "new story: On the river", "A new one has a plus before it: + story: On the river"),
        ("team-audit", "add tool Whānau map: who is around", "Is this meant? tool Whānau map: who is around"),
        ("stories", "1 title: Back at school", "Is this meant? 1: Back at school"),
        ("stories", "1 is called Back at school", "Is this meant? 1: Back at school"),
        ("differences", "agencies health, school", "Whose is it? Its number comes first: y1 agencies health, school"),
        ("differences", "by whom: the nurse", "Whose is it? Its number comes first: y1 by whom: the nurse"),
        ("case-rating", "1 by P3", "Is this meant? x1 by P3"),
        ("hot-desk", "+ desk Harbour Steps", "Or was this meant? + desk: Harbour Steps"),
        (
            "hot-desk",
            "+ Visit times are fixed",
            "+ barrier: Visit times are fixed. Or was this meant? + visit: times",
        ),
        ("differences", "+ protocol what we share", "Or was this meant? + protocol: what we share"),
        ("stances", "humility 4 curiosity 8", "Is this meant? stances humility 4 curiosity 8"),
        ("stories", "sunny 4 rain 5", "Is this meant? weather sunny 4 rain 5"),
        ("stories", "in 27", "Is this meant? round in 27"),
        ("canvas", "move 1 to gains", "Is this meant? 1 gains"),
        ("canvas", "1 > gains", "Nothing is clustered in boxes. Into another one: 1 gains"),
        ("net-gram", "1 is strained with 2", "Is this meant? 1 2 strained"),
        ("net-gram", "2 broken 1", "Is this meant? 2 1 broken"),
        ("net-gram", "2 inner", "Is this meant? 2 close"),
        ("prompt-cards", "draw a card", "Is this meant? draw"),
        ("prompt-cards", "skip it", "Is this meant? pass"),
        ("prompt-cards", "it opened talk", "Is this meant? opened"),
        ("prompt-cards", "fell flat", "Is this meant? flat"),
        ("relationship-review", "will 1 who the practitioner", "There is no line 1 of what you will do."),
        ("relationship-review", "both keep", "Is this meant? keep both"),
        ("group-thinking-caps", "clsoe", "There is no “clsoe” in this talk."),
        ("post-its", "group 1 2", "Is this meant? 1 2 > new"),
        ("post-its", "1 and 2 go together", "Is this meant? 1 and 2 > new"),
        ("post-its", "move 2 to t1", "Is this meant? 2 > 1"),
        ("post-its", "1 2 in theme 1", "Is this meant? 1 2 > 1"),
        ("post-its", "take 3 out of t1", "Is this meant? out 3"),
        ("post-its", "theme 1 is They pick up", "Is this meant? name 1: They pick up"),
        ("post-its", "t1: They pick up", "Is this meant? name 1: They pick up"),
        ("post-its", "name theme 1: They pick up", "Is this meant? name 1: They pick up"),
        ("post-its", "change 1: They ring", "Is this meant? retype 1: They ring"),
        ("post-its", "1: They ring", "Is this meant? retype 1: They ring"),
        ("post-its", "split 1: They ring / They listen", "Is this meant? halve 1: They ring / They listen"),
        ("live-grid", "1 agrees: once a week", "Is this meant? agree 1: once a week"),
        ("live-grid", "1 2 out of role", "Is this meant? released 1 2"),
        ("live-grid", "derole 1", "Is this meant? released 1"),
        ("live-grid", "mum Sela", "A new one has a plus before it: + mum Sela"),
        ("post-its", "2 -> 1", "Is this meant? 2 > 1"),
        ("post-its", "2 and 3 duplicate", "Is this meant? same 2 3"),
        ("post-its", "rename t1 They pick up", "Is this meant? name 1: They pick up"),
        ("post-its", "t1 yes 5 no 2", "Is this meant? check 1 yes 5 no 2"),
        ("adoption-review", "3 adapted: in the car", "Is this meant? version 3: in the car"),
        ("adoption-review", "4 dropped no time", "Is this meant? why 4 no time"),
        ("group-thinking-caps", "ring her dad", "For example offer: ring her before the visit, not after"),
        ("adoption-review", "everybody kept it", "For example sheet: aapdnk-aa"),
    ],
)
def test_what_is_said_of_a_thing_is_led_to_its_line(exercise: str, typed: str, says: str) -> None:
    held = session(*_BEFORE.get(exercise, ()), exercises=[exercise])
    with pytest.raises(ExerciseError) as refused:
        read(held, typed)
    assert says in str(refused.value)


_DESK = ["+ wish: know who is there", "+ barrier: they sign in twice", "go offer", "+ desk: Harbour Steps"]
_ON = {**_BEFORE, "legacies": ["+ legacy: one plan"], "hot-desk": _DESK}


@pytest.mark.parametrize(
    ("exercise", "typed", "meant"),
    [
        ("live-grid", "chair 2 why: too many hands", "2 why: too many hands"),
        ("live-grid", "chair 2 feels told off", "2 felt: told off"),
        ("live-grid", "chairs 1 2 out of role", "released 1 2"),
        ("live-grid", "part 1 begin", "g1 begin"),
        ("post-its", "note 1 lone", "1 lone"),
        ("post-its", "note 2: other words", "retype 2: other words"),
        ("post-its", "notes 1 2 > new", "1 2 > new"),
        ("post-its", "theme 1 about: whoever picks up", "t1 about: whoever picks up"),
        ("post-its", "theme t1", "t1"),
        ("stories", "story 1 by P9", "1 by P9"),
        ("legacies", "legacy 1: two plans", "l1: two plans"),
        ("hot-desk", "desk d1 host nurse", "d1 host nurse"),
        ("adoption-review", "tool 3 adopted 4", "3: adopted 4"),
    ],
)
def test_what_is_called_by_its_noun_is_told_by_its_number(exercise: str, typed: str, meant: str) -> None:
    held = session(*_ON.get(exercise, ()), "agenda + Welcome: 20", exercises=[exercise])
    with pytest.raises(ExerciseError) as refused:
        read(held, typed)
    assert str(refused.value) == f"Is this meant? {meant}"


@pytest.mark.parametrize("typed", ["slot 1", "agree 2", "close 9", "undo 3", "near 2", "take 5 minutes of it", "the 2"])
def test_a_word_that_is_no_noun_stays_before_a_number(typed: str) -> None:
    with pytest.raises(ExerciseError) as refused:
        read(session(*GRID), typed)
    assert not str(refused.value).endswith("? 1") and "Is this meant? 2" not in str(refused.value)


@pytest.mark.parametrize("typed", ["On the river", "what we did: rang the school"])
def test_where_anything_may_stand_behind_a_plus_it_is_not_offered(typed: str) -> None:
    with pytest.raises(ExerciseError) as refused:
        read(session("+ On the same waka", exercises=["stories"]), typed)
    assert typed not in str(refused.value)


@pytest.mark.parametrize(
    ("exercise", "typed"),
    [
        ("live-grid", "a splint that holds the foot"),
        ("live-grid", "the receptionist knows who to ring"),
        ("team-audit", "Five months on: the survey"),
        ("net-gram", "Parent group and someone to talk to."),
    ],
)
def test_a_sentence_is_no_new_thing(exercise: str, typed: str) -> None:
    with pytest.raises(ExerciseError) as refused:
        read(session(exercises=[exercise]), typed)
    assert f"+ {typed}" not in str(refused.value)


@pytest.mark.parametrize("typed", ["7", "10 minutes of it were good", "lights", "P14", "2 holds nobody", *TALK])
def test_anything_else_is_refused_as_it_was(typed: str) -> None:
    with pytest.raises(ExerciseError) as refused:
        read(session(*GRID), typed)
    assert "Is this meant?" not in str(refused.value)


def test_what_is_no_line_here_is_not_offered() -> None:
    with pytest.raises(ExerciseError) as refused:
        read(session(exercises=["post-its"]), "2 is played by P14")
    assert "holds" not in str(refused.value)


@pytest.mark.parametrize("dash", ["–", "-", "—"])
def test_a_dash_in_place_of_a_colon_makes_no_action_of_nobody(dash: str) -> None:
    held = session("pains: no car", exercises=["canvas"])
    typed, meant = (
        f"action from 1 team leader {dash} thank them by Friday",
        "action from 1 team leader: thank them by Friday",
    )
    with pytest.raises(ExerciseError) as refused:
        read(held, typed)
    assert line_told(typed, str(refused.value), lambda line: bool(read(held, line))) == meant
    assert read(held, "action from the ward, bring the list by Friday").data["text"] == "from the ward, bring the list"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2 why; too many hands", "2 why: too many hands"),
        ("note; she is near tears", "note: she is near tears"),
        ("title; Day two", "title: Day two"),
        ("chair 2 why; too many hands", "2 why: too many hands"),
    ],
)
def test_a_semicolon_is_told_as_the_colon_of_its_key(typed: str, meant: str) -> None:
    with pytest.raises(ExerciseError) as refused:
        read(session(*GRID), typed)
    assert str(refused.value) == f"Is this meant? {meant}"


def test_a_dash_before_an_answer_is_none_of_its_words() -> None:
    held = session(*GRID)
    assert read(held, "2 why - too many hands").data["words"] == "too many hands"
    assert read(held, "2 why: -").data["kind"] == "silent"
