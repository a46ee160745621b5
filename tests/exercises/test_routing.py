"""One routing for all lines: which language a line belongs to, and what is said to a line that is none's."""

from __future__ import annotations

import gc
import re
from contextlib import suppress

import pytest

from exercises.frame.shape import LOG
from exercises.kernel.anywhere import LANGUAGE as ANYWHERE
from exercises.kernel.anywhere import Here, reader
from exercises.kernel.looked_for import IN_A_TERMINAL, WANTED
from exercises.kernel.routing import Reader, Unread, of_shape, routed
from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.trying import Refusal
from exercises.review import room
from exercises.review.room_charts import Page
from exercises.review.state import Review
from exercises.shapes import SHAPES
from sessions.library.templates import built_in
from sessions.lines.carry_out import perform, understand
from sessions.lines.frame import read
from sessions.live.state import FRAME
from tests.counted import calls
from tests.lines import CHAIRS, again, session
from tests.samples import sample_of
from tui.cli.commands import COMMANDS

LEADING = {**IN_A_TERMINAL, **WANTED}
BOARDS = list(built_in())
BOARD = pytest.mark.parametrize("exercise", BOARDS)
NEVER = ("next", "back", "go", "show", "blank", "hold", "undo", "remove", "withdrawn", "retire")


def speaking(said: str, *, whole: bool = True, at: float = -1, could: tuple[str, ...] = ()) -> Reader:
    """A language that reads every line as that, or refuses it when it went `at` far."""

    def parse(line: str) -> Command:
        if at >= 0:
            raise Refusal(said, at, could)
        return Command("move", said, whole=whole)

    return Reader(parse, lambda: {}, lambda: (said,), lambda: ())


def test_written_out_beats_shortened_and_the_board_beats_the_frame_on_equal_terms() -> None:
    assert routed("x", (speaking("xa", whole=False), speaking("xb")))[0] == 1
    assert routed("x", (speaking("xa"), speaking("xb")))[0] == 0
    assert routed("x", (speaking("xa", at=3), speaking("xb", whole=False)))[0] == 1
    with pytest.raises(Unread, match="“x” could be xa or xb"):
        routed("x", (speaking("xa", whole=False), speaking("xb", whole=False)))
    with pytest.raises(Unread, match="“x” could be xc, xd or xb"):
        routed("x", (speaking("no", at=0, could=("xc", "xd")), speaking("xb", whole=False)))


def test_the_refusal_that_went_furthest_is_said_and_the_boards_on_equal_terms() -> None:
    for first, second, said in ((1, 2.1, "two"), (2.1, 1, "one"), (1, 1, "one")):
        with pytest.raises(Unread) as refused:
            routed("x y", (speaking("one", at=first), speaking("two", at=second)))
        assert str(refused.value) == said and refused.value.at == max(first, second)


def test_what_may_have_been_meant_is_looked_for_only_to_be_said() -> None:
    read: list[str] = []

    def parse(line: str) -> Command:
        read.append(line)
        raise Refusal("no", 0)

    with pytest.raises(Unread) as refused:
        routed("anna 7", (Reader(parse, lambda: {}, lambda: (), lambda: ()),))
    assert read == ["anna 7"]
    assert str(refused.value) == "no" and not refused.value.leads
    once = len(read)
    assert once > 1 and str(refused.value) == "no" and len(read) == once, "and once"


@BOARD
@pytest.mark.parametrize(
    "word", ["clear", "dark", "black", "off", "stop", "Dark!", "clear it", "blank the screen", "balnk", "blnk"]
)
def test_words_for_a_dark_room_are_answered_with_blank_first(exercise: str, word: str) -> None:
    with pytest.raises(ExerciseError, match="To make the room dark at once: blank"):
        understand(session(exercises=[exercise]), word)


@pytest.mark.parametrize("word", ["dark", "off", "late", "rename"])
def test_without_an_exercise_such_words_are_answered_too(word: str) -> None:
    held = session(exercises=[])
    with pytest.raises(ExerciseError, match="blank" if word in ("dark", "off") else WANTED[word][:20]):
        understand(held, word)


@BOARD
@pytest.mark.parametrize("line", ["Bring mum", "They took over", "bye", "merge the beds", "split up"])
def test_an_ordinary_word_is_no_slip_of_the_fingers(exercise: str, line: str) -> None:
    with pytest.raises(ExerciseError) as refused:
        understand(session(exercises=[exercise]), line)
    assert "Did you mean" not in str(refused.value)


@BOARD
@pytest.mark.parametrize("line", ["k1 owner P19", "2 nobody asked her", "e1 is big"])
def test_a_line_that_goes_astray_leads_to_nothing_that_takes_away_or_goes_nowhere(exercise: str, line: str) -> None:
    held = session(exercises=[exercise])
    for made in (*sample_of(held.state.run.template).lines, "elephant box"):
        with suppress(ExerciseError):
            perform(held, made)
    with pytest.raises(ExerciseError) as refused:
        raise ExerciseError(understand(held, line).says)
    assert not re.search("remove|withdrawn|for good", str(refused.value))
    assert not str(refused.value).endswith("For example 2")


@BOARD
@pytest.mark.parametrize("word", sorted(LEADING))
def test_common_words_lead_to_the_thing_with_a_line_that_works(exercise: str, word: str) -> None:
    held = session(exercises=[exercise])
    try:
        command = understand(held, f"{word} xyzzy")
    except ExerciseError as refused:
        assert ": " in str(refused) or f"For example {word} " in str(refused), refused
        if str(refused).endswith(LEADING[word]):
            line = LEADING[word].split(": ")[1].split(".")[0].split(", and")[0]
            in_a_terminal = line.startswith("holdspace ") and line.split()[1] in COMMANDS
            assert line == "ctrl+q" or in_a_terminal or read(held, line).action in ("help", "move", "end"), line
    else:
        assert command.action != "show"


OPEN_HERE = {"open", "do", "line", "list", "demo", "new"}


@BOARD
def test_the_commands_of_a_terminal_are_lines_here_or_led_to(exercise: str) -> None:
    held = session(exercises=[exercise])
    for word in COMMANDS.keys() - OPEN_HERE:
        try:
            understand(held, f"{word} xyzzy.json")
        except ExerciseError as refused:
            told = str(refused)
            assert f"holdspace {word}" in told or f"For example {word}" in told or f"“{word}" not in told, told


@BOARD
@pytest.mark.parametrize("line", ["1 withdrawn for good", "2 withdrawn for good yes", "note 3 for good"])
def test_something_that_is_named_leaves_the_file_in_two_steps(exercise: str, line: str) -> None:
    with pytest.raises(ExerciseError, match="help withdrawn"):
        understand(session(exercises=[exercise]), line)


@pytest.mark.parametrize(
    ("line", "leads"),
    [
        ("interview", "How the group moves on: help move"),
        ("De-role", "How the group moves on: help move"),
        ("total", "What can be shown: help show"),
        ("near 9", "The number comes first: 9 near"),
        ("Why 9: too many hands", "The number comes first: 9 why: too many hands"),
        ("why 9 too many hands", "The number comes first: 9 why too many hands"),
        ("holds 9 P14", "The number comes first: 9 holds P14"),
        ("mum Sela", "A new one has a plus before it: + mum Sela"),
        ("why: too many hands", "Whose is it? A number comes first, as in 1 why: too many hands"),
        (
            "vs 8 do: standing first or seating first",
            "Whose is it? A number comes first, as in 1 vs 8 do: standing first or seating first",
        ),
        ("child Tama: the child", "A new one has a plus before it: + child Tama: the child"),
        ("unask why", "Whose is it? A number comes first, as in 1 unask why"),
        ("remove", "What can be taken out: help out"),
        ("nobody 9: said so", "A line begins with"),
        ("nobody: said so", "A line begins with"),
        ("9 delete", "What can be taken out: help out"),
        ("9 rename it", "Other words for a thing: help other"),
        ("99 delete", "There is no chair 99"),
        ("a1 delete", "There is no agreement a1"),
        ("9 nonsense", "What about 9? A chair is asked why, do, who, matters, visits or felt."),
        ("9 what: too many hands", "A chair is asked why, do, who, matters, visits or felt."),
    ],
)
def test_what_has_its_number_or_its_first_word_left_out_is_led_to_help_for_it(line: str, leads: str) -> None:
    held = session(*CHAIRS)
    with pytest.raises(ExerciseError) as refused:
        understand(held, line)
    assert leads in str(refused.value)
    if ": help " in leads:
        assert not any("Nothing speaks" in row for row in perform(held, f"help {leads.split()[-1]}").lines)


@pytest.mark.parametrize(
    ("exercise", "line"),
    [
        ("net-gram", "we had one visit that worked"),
        ("canvas", "who is missing"),
        ("canvas", "the teacher said it"),
        ("team-audit", "take care of yourself"),
    ],
)
def test_what_people_say_is_not_answered_as_a_line_that_it_happens_to_begin(exercise: str, line: str) -> None:
    with pytest.raises(ExerciseError) as refused:
        understand(session(exercises=[exercise]), line)
    said = str(refused.value)
    assert said.startswith(f"There is no “{line.split()[0]}”"), said


def test_no_refusal_leads_to_what_takes_away() -> None:
    held = session("+ On the same waka", exercises=["stories"])
    with pytest.raises(ExerciseError, match="The number comes first: help withdrawn"):
        understand(held, "withdrawn 1")


@pytest.mark.parametrize("exercise", ["live-grid", "net-gram"])
def test_a_name_typed_whole_is_not_one_that_goes_on(exercise: str) -> None:
    held = session("+ child Jo: the child", "+ parent Josie: mum", exercises=[exercise])
    assert "1 Jo" in understand(held, "jo person: Joe").says and "2 Josie" in understand(held, "josi person: Jo").says
    perform(held, "+ parent Nurse Jo: aunt")
    with pytest.raises(ExerciseError, match="could be 1 Jo or 3 Nurse Jo"):
        understand(held, "jo person: Joe")


@pytest.mark.parametrize("line", ["withdrawn 2", "park 2 until next session", "remove 2", "lone 2: on its own"])
def test_a_line_that_takes_away_is_not_offered_to_a_number_that_came_second(line: str) -> None:
    held = session(": We say it", ": They do not", exercises=["post-its"])
    try:
        said = understand(held, line).says
    except ExerciseError as refused:
        said = str(refused)
    assert f"2 {line.split()[0]}" not in said


@BOARD
@pytest.mark.parametrize(
    "line", ["remov 2", "2 nobody asked her", "draw", "nexy", "bakc", "shwo map", "undp", "blnk", "retir 3", "hodl"]
)
def test_a_near_miss_is_never_led_to_what_takes_away_moves_the_group_or_shows(exercise: str, line: str) -> None:
    held = session(exercises=[exercise])
    if held.state.run and line in held.state.run.shape.first_words(held.state.run.state):
        return  # a deck is drawn from by that very line
    with pytest.raises(ExerciseError) as refused:
        understand(held, line)
    said = str(refused.value).partition("Did you mean ")[2]
    assert said.partition("?")[0] not in NEVER


@BOARD
@pytest.mark.parametrize(
    "line",
    [
        "they took over",
        "no one asked her",
        "of course she said no",
        "so we never know",
        "next week then",
        "back to the ward",
        "hold her hand",
        "go on without me",
        "he said nothing",
        "show her first",
        "told off by the doctor",
        "un petit mot",
        "elephants in the room",
        "red rag",
        "find",
    ],
)
def test_sentences_are_refused_and_change_nothing(exercise: str, line: str) -> None:
    held = session(exercises=[exercise])
    before = held.state
    with pytest.raises(ExerciseError):
        perform(held, line)
    assert held.state == before


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("next", True),
        ("nex", False),
        ("go 1", True),
        ("go roles", True),
        ("go rol", False),
        ("show map", True),
        ("show ma", False),
        ("show agenda", True),
        ("show jargon 2", True),
        ("show 1", True),
        ("blank", True),
        ("undo", True),
        ("und", False),
        ("hold off", True),
        ("find Tama", True),
        ("agenda + Tea: 10", True),
        ("meeting reflective practice", True),
        ("meeting refl", False),
        ("g1 begin", True),
        ("g1 beg", False),
        ("takeaway team: x", True),
        ("takeaway te: x", False),
    ],
)
def test_a_line_is_whole_exactly_when_it_is_written_out(line: str, whole: bool) -> None:
    held = session("+ child Tama: the child", "agenda + Mihi: 20", "undo", "redo", exercises=["live-grid"])
    assert read(held, line).whole is whole


@pytest.mark.parametrize("short", ["ne", "bl", "sh", "ho", "el"])
def test_what_moves_the_group_or_changes_the_room_is_never_two_letters(short: str) -> None:
    with pytest.raises(ExerciseError):
        understand(session("timer 5"), short)


def test_what_takes_words_away_is_never_shortened() -> None:
    held = session("jargon SLT", "takeaway team: x", "feedback way: x", "elephant box", "reply: a / b")
    for line in ("j1 rem", "w1 withd", "f1 w", "e1 not agr", "reply 1 ou"):
        with pytest.raises(ExerciseError):
            understand(held, line)


def test_the_board_says_which_people_it_means_and_the_frame_takes_the_rest() -> None:
    held = session(exercises=["post-its"])
    assert "Of the whole session: room 24" in understand(held, "people 24").says
    with pytest.raises(ExerciseError, match="left early 1"):
        understand(held, "left")
    assert understand(held, "room 24").run == FRAME and "whole session" not in understand(held, "pause").says


def test_no_board_takes_a_letter_of_the_frame() -> None:
    from exercises.kernel.declared import shape as declare
    from exercises.kernel.language import Language
    from exercises.kernel.moves import Form
    from exercises.kernel.slots import Thing

    letter = Thing(lambda state, number: "x", lambda state: (), "q")

    def language() -> Language:
        return Language([Form("<question> out", "q1 out")], slots={"question": letter}, empty="", unknown="")

    # What every shape has.
    names = "start template room_view room_views phase_view outline short text document sought progress"
    taken = declare("mine", {}, language, **{name: getattr(LOG, name) for name in names.split()})
    with pytest.raises(ValueError, match="mine: q belongs to the frame"):
        taken.first_words(None)
    assert all(list(shape.first_words(None)) is not None for shape in SHAPES.values())


def test_what_is_counted_is_no_clearing_up_after_others() -> None:
    class Kept:
        def __del__(self) -> None:
            str(1)

    def work() -> None:
        for _ in range(3 * gc.get_threshold()[0]):
            kept.append([])

    kept: list[list[None]] = []
    few = calls(work)
    for _ in range(1_000):
        one: list[object] = [Kept()]
        one.append(one)
    del one
    kept.clear()
    assert calls(work) == few
    gc.collect()


def test_reading_a_line_is_little_work() -> None:
    held = session("+ child Tama: the child", exercises=["live-grid"])
    state = held.state.run.state
    readers = (of_shape(LOG, held.state.frame.state), reader(Here(held.state.run.shape, state)))  # type: ignore[union-attr]
    lines = ("agenda + Post-its: 25 light explore post-its", "feedback helped: a; way: b", "next", "show map")
    for line in lines:
        routed(line, readers)
        assert calls(lambda line=line: routed(line, readers)) < 800, line
    assert ANYWHERE.first_words


def test_what_can_be_shown_is_worked_out_once_while_a_line_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    held = again(session(*sample_of(built_in()["adoption-review"]).lines, exercises=["adoption-review"]))
    asked: list[str] = []
    pages = room._pages

    def seen(state: Review, key: str) -> list[Page]:
        asked.append(key)
        return pages(state, key)

    monkeypatch.setattr(room, "_pages", seen)
    for line in ("show the clo", "show the closing", "show the welcome"):
        understand(held, line)
    assert asked.count("versions") == 1, "of the list of all, and of no view that was drawn"


@pytest.mark.parametrize(
    ("key", "lines", "line", "view"),
    [
        ("compass", ("+ A visit",), "1 show", "page 1"),
        ("compass", ("+ A visit",), "1 next show", "page 1 next"),
        ("legacies", ("+ legacy: hot desks go on",), "l1 show", "page l1"),
        ("live-grid", ("+ child Tama",), "1 show", "chair 1"),
        ("prompt-cards", (), "7 show", "card 7"),
    ],
)
def test_a_thing_is_shown_with_its_number_first_as_well(key: str, lines: tuple[str, ...], line: str, view: str) -> None:
    command = understand(session(*lines, exercises=[key]), line)
    assert (command.action, command.kind) == ("show", view)


def test_a_number_and_a_beginning_of_show_shows_nothing() -> None:
    held = session("+ A visit", exercises=["compass"])
    for line in ("1 s", "1 sh", "1 show now", "9 show"):
        with pytest.raises(ExerciseError):
            understand(held, line)
    assert understand(held, "1 purpose: show").action == "move", "behind a colon it is a word"


@BOARD
@pytest.mark.parametrize("word", ["it", "me", "us", "you", "who", "was", "them", "that", "what", "how"])
def test_what_people_say_shows_nothing_that_has_such_a_word_in_its_name(exercise: str, word: str) -> None:
    held = session(exercises=[exercise])
    for made in sample_of(held.state.run.template).lines:
        with suppress(ExerciseError):
            perform(held, made)
    with pytest.raises(ExerciseError):
        understand(held, f"show {word}")


@pytest.mark.parametrize(
    ("word", "seen"), [("day", "the whole day"), ("reo", "words of te reo Māori"), ("said", "you said, we changed")]
)
def test_a_short_word_that_says_something_is_a_view_that_has_it_whole_in_its_name(word: str, seen: str) -> None:
    assert seen in understand(session(), f"show {word}").says


@BOARD
def test_go_on_and_go_back_are_the_next_phase_and_the_one_before(exercise: str) -> None:
    held = session(exercises=[exercise])
    phases = [phase.key for phase in held.state.run.template.phases]
    if len(phases) > 2:
        perform(held, f"go {phases[1]}")
        with suppress(ExerciseError):  # the story waits for its task
            assert understand(held, "go on").data["phase"] == phases[2]
        assert understand(held, "go back").data["phase"] == ("back" if "back" in phases else phases[0])


@pytest.mark.parametrize("exercise", [board for board in BOARDS if board != "programme"])
@pytest.mark.parametrize("line", ["next", "go 1", "blank", "blank off", "undo", "hold", "help show", "show welcome"])
def test_a_full_stop_out_of_habit_ends_no_line(exercise: str, line: str) -> None:
    state = session(exercises=[exercise])
    read_as = read(state, line)
    for ended in (f"{line}.", f"{line.capitalize()}.", f"{line}!"):
        assert read(state, ended) == read_as, ended


@pytest.mark.parametrize(
    ("line", "leads"),
    [
        ("P9 came late", "room 27"),
        ("somebody is late", "room 27"),
        ("lunch.", "to call them back: timer 10"),
    ],
)
@pytest.mark.parametrize("exercise", [board for board in BOARDS if board != "programme"])
def test_who_comes_late_and_a_break_lead_to_their_line(exercise: str, line: str, leads: str) -> None:
    with pytest.raises(ExerciseError) as refused:
        read(session(exercises=[exercise]), line)
    assert str(refused.value).endswith(leads), refused.value


def test_a_full_stop_of_somebodys_words_stays_theirs() -> None:
    state = session(*CHAIRS, exercises=["live-grid"])
    assert read(state, "9 why: nobody asked her.").data["words"] == "nobody asked her."
    assert read(state, "9 why nobody asked her.").data["words"] == "nobody asked her."
    with pytest.raises(ExerciseError, match="There is no view “tables”"):
        read(state, "show tables.")


@pytest.mark.parametrize(
    ("exercise", "typed", "word"),
    [
        ("compass", "1 withdrawn", "withdrawn"),
        ("compass", "1 taken back", "taken"),
        ("live-grid", "1 withdrawn", "withdrawn"),
        ("live-grid", "p1 delete", "delete"),
        ("live-grid", "p1 out", "out"),
    ],
)
def test_words_that_shall_go_lead_to_how_they_go_where_the_thing_has_no_such_line(
    exercise: str, typed: str, word: str
) -> None:
    before = ("+ the phone call",) if exercise == "compass" else ("+ child Tama", "park: x")
    with pytest.raises(ExerciseError) as refused:
        understand(session(*before, exercises=[exercise]), typed)
    assert str(refused.value).startswith(f"There is no “{word}” here. What can be taken out: help out.")


@pytest.mark.parametrize(
    ("exercise", "before", "line"),
    [
        ("stories", "+ On the same waka", "1 in March"),  # "What changed in me"
        ("live-grid", "agenda + Tea: 15", "g1 to nobody"),  # tool
        ("live-grid", "+ child Tama", "1 is late"),
    ],
)
def test_a_small_word_stands_for_no_longer_one(exercise: str, before: str, line: str) -> None:
    with pytest.raises(ExerciseError):
        understand(session(before, exercises=[exercise]), line)


@pytest.mark.parametrize("line", ["answer p1: yes", "welcome: at nine"])
def test_where_any_word_would_do_nothing_is_told_as_meant(line: str) -> None:
    held = session("jargon NASC", "park: interpreters", exercises=["live-grid"])
    with pytest.raises(ExerciseError) as refused:
        understand(held, line)
    assert "j1" not in str(refused.value)
