"""What the kernel's language does for every shape: words as they were typed, signs, names, and ways to go on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from exercises.kernel.language import Language
from exercises.kernel.moves import Form, Got
from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.slots import ByName, Miss, Number, OneOf, Slot, Thing, Words


class Heap(Slot):
    """A heap by its number, or by a word of its name."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        if tokens and tokens[0].isdecimal():
            return int(tokens[0]), 1
        if tokens and tokens[0].startswith("sh"):
            return ByName(4), 1
        raise Miss("Which heap?", near=True)

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        return [("4", "heap 4, shared words")]

    def more(self, before: Sequence[str], begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        return [(f"{begun}5 ", "and heap 5")]


class Lost(Slot):
    """Two numbers and nothing more."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        if len(tokens) == 2:
            raise Miss("What about the two?", final=True)
        raise Miss("It is not for this.")


LANGUAGE = Language(
    (
        Form("<note> > <heap>", "17 > 3", "into a heap", "{note} into {heap}", kind="assign"),
        Form("<note> > new [<name>]", "17 > new Quiet", "a new heap", kind="begin"),
        Form("<note> out", "17 out", "out again", kind="out", already=lambda got, state: "it is out" * state),
        Form("about <heap> [:] <text>", "about 3: quiet", "what it is about", kind="about"),
        Form("names <heap>: <text>", "names 3: Quiet", "its name", kind="name"),
        Form("<note>", "", kind="n", action="card"),
        Form("fold in", says="folds it in", action="none", kind="folding"),
        Form("pass: [<text>]", says="nothing is recorded", action="none"),
        Form("<lost>"),
    ),
    slots={
        "note": Number("Which note?"),
        "heap": Heap(),
        "name": Words(),
        "text": Words(),
        "lost": Lost(),
    },
    empty="Nothing.",
    unknown="For example 17 > 3",
    signs=">",
)


def read(line: str, state: int = 0) -> Command:
    return LANGUAGE.parse(line, state)


def lines(line: str) -> list[str]:
    return [completion.line for completion in LANGUAGE.complete(line, 0)]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("17 > new two  spaces", "two  spaces"),
        ("17>new at 10:30 we: all > go", "at 10:30 we: all > go"),
        ("17 > new We say:now", "We say:now"),
        ("17 > new: quiet", "quiet"),
        ("17  >   new  quiet ", "quiet"),
    ],
)
def test_words_that_end_a_line_are_as_they_were_typed(line: str, name: str) -> None:
    assert read(line).data == {"note": 17, "name": name}


def test_words_before_a_colon_that_may_be_left_out_are_as_they_were_typed() -> None:
    assert read("about 3 she  said:no").data["text"] == "she  said:no"
    assert read("about 3: she  said:no").data["text"] == "she  said:no"


def test_a_sign_needs_no_space_and_counts_once() -> None:
    assert read("17>3").data == {"note": 17, "heap": 3}
    assert read("about 3: a>b").data["text"] == "a>b"


def test_a_line_with_a_name_in_it_is_not_written_out() -> None:
    assert read("17 > 4").whole and not read("17 > shared").whole
    assert read("17 > shared").data == read("17 > 4").data and read("names 4: x").whole


def test_what_is_so_already_is_said_and_not_recorded() -> None:
    assert read("17 out").action == "move"
    assert (read("17 out", 1).action, read("17 out", 1).says) == ("none", "it is out")


def test_what_a_session_does_by_itself_keeps_its_kind_and_a_pass_keeps_nothing() -> None:
    assert (read("fold in").action, read("fold in").kind) == ("none", "folding")
    passed = read("pass: she cried")
    assert (passed.action, passed.kind, dict(passed.data)) == ("none", "", {})


def test_a_card_is_called_with_its_letter() -> None:
    assert (read("17").action, read("17").kind) == ("card", "n17")


def test_who_knows_best_what_was_meant_refuses() -> None:
    with pytest.raises(ExerciseError, match="What about the two"):
        read("17 18")
    with pytest.raises(ExerciseError, match=r"There is no “x{40}”"):
        read("x" * 9000)


def test_completion_goes_on_within_a_place_and_after_it() -> None:
    assert lines("17 > ") == ["17 > 4", "17 > new "]
    assert lines("names 3 ") == ["names 3 5 "]
    assert lines("names ") == ["names 4: "]


# -- refusing ---------------------------------------------------------------------------------------------------------

SEATS = {7: "Jo", 8: "Tama", 9: "Tamati"}


def _seat(state: Any, number: int) -> str:
    if number not in SEATS:
        raise ExerciseError(f"There is no seat {number}.")
    return f"{number} {SEATS[number]}"


ROOM = Language(
    (
        Form(
            "<seat>", "7", "its card", action="card", ask="What about {thing}? For example {thing} why: too many hands"
        ),
        Form(
            "<seat> why|reason [:] <text>", "7 why: too many", "why?", now=lambda got, state: _seat(state, got["seat"])
        ),
        Form("<seat> remove", "7 remove", "takes it out", away=True),
        Form("<seat> near", "7 near", "near"),
        Form("<seat> wants [:] <mood>", "7 wants rest", "what it wants"),
        Form("<seat> mark [:] <mark>", "7 mark x", "a mark"),
        Form("whānau first", "whānau first", "who is asked first"),
        Form("shift [:] <text>", "shift: from one to another", "the shift", colon=True),
        Form("retire", "retire", "takes all out", away=True),
    ),
    slots={
        "seat": Thing(_seat, lambda state: SEATS),
        "text": Words(),
        "mood": OneOf(("rest", "quiet"), "wish"),
        "mark": OneOf((), "mark", none="There are no marks."),
    },
    empty="Nothing.",
    unknown="For example 7 near",
    by_name=lambda word, state: [_seat(state, n) for n, name in SEATS.items() if name.lower().startswith(word.lower())],
)


def refusal(line: str) -> str:
    with pytest.raises(ExerciseError) as caught:
        ROOM.parse(line, 0)
    return str(caught.value)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("8 whhy: x", "There is no “whhy” here. Did you mean why? For example 8 why: too many"),
        ("8 remov", "What takes away is written out: 8 remove"),
        ("8: x", "What about 8? For example 8 why: too many hands"),
        ("7 8", "What about 7? For example 7 why: too many hands"),
        ("8 9 near", "One at a time for that: 8 near"),
        ("99 near", "There is no seat 99."),
        ("8 mark x", "There are no marks."),
        ("shift work is hard", "The words come after the colon. For example shift: from one to another"),
        ("undo 3", "There is no “undo”. For example 7 near"),
        ("retir", "What takes away is written out: retire"),
        ("nexy", "There is no “nexy”. For example 7 near"),
        ("Tam near", "“Tam” could be 8 Tama or 9 Tamati. Type the number."),
    ],
)
def test_a_refusal_speaks_of_what_the_line_speaks_of_and_offers_nothing_that_takes_away(line: str, said: str) -> None:
    assert refusal(line) == said


def test_a_colon_that_a_sentence_lacks_may_stand_late() -> None:
    assert ROOM.parse("shift from: one", 0).data == {"text": "from: one"}
    assert ROOM.parse("7 why from one", 0).data == {"seat": 7, "text": "from one"}


def test_a_word_that_is_shortened_or_a_name_is_not_written_out() -> None:
    for line, whole in (("7 wants rest", True), ("7 wants re", False), ("7 wa rest", False), ("jo wants rest", False)):
        command = ROOM.parse(line, 0)
        assert (dict(command.data), command.whole) == ({"seat": 7, "mood": "rest"}, whole), line


def test_macrons_are_shown_and_need_not_be_typed() -> None:
    assert ROOM.parse("whanau first", 0).whole and ROOM.parse("WHĀNAU first", 0).whole
    assert [found.line for found in ROOM.complete("wh", 0)] == ["whānau "]


def test_completion_tells_what_stands_there_now() -> None:
    assert [(found.line, found.means) for found in ROOM.complete("7 wh", 0)] == [("7 why: ", "why?; now: 7 Jo")]


GROWING = Language(
    (
        Form("<seat> why [:] <text>", "7 why: too many", "why?", kind="why"),
        Form("<seat> why: never", "7 why: never", "why not?", kind="never"),
        Form("<seat> wants: <mood>", "7 wants: rest", "what it wants", kind="wants"),
        Form("<seat> from: <heap>", "7 from: 4", "from a heap", kind="from"),
        Form("<seat> says <loud>", "7 says no", "what it says", kind="says"),
        Form("<seat> says: <text>", "7 says: no", "what it says", kind="said"),
        Form("<seat> <whose> note: <text>", "7 own note: x", "its own", kind="own"),
        Form("<heap> holds: <text>", "4 holds: x", "what it holds", kind="holds"),
        Form("<seat> card: <text>", "7 card: x", "its card", kind="c", action="card"),
    ),
    slots={
        "seat": Thing(_seat, lambda state: SEATS),
        "text": Words(),
        "loud": Words(),
        "mood": OneOf(("rest", "quiet"), "wish"),
        "whose": OneOf(("own", "why"), "owner"),
        "heap": Heap(),
    },
    empty="Nothing.",
    unknown="For example 7 why: too many",
)


@pytest.mark.parametrize(
    ("typed", "line", "goes_on"),
    [
        ("7 why: t", "7 why: too many", True),
        ("7 why: t", "7 why: never", True),
        ("7 why: t", "8 why: too many", False),
        ("7 why: t", "7 why too many", False),
        ("7 why: t", "7 why:", False),
        ("7 why:3", "7 why:4 of them", True),
        ("7 wants: rest", "7 wants: quiet", True),
        ("7 wants: rest", "7 wants: qui", False),
        ("7 wants: rest", "7 wants: noise", False),
        ("7 wa: rest", "7 wa: quiet", False),
        ("7 from: 4", "7 from: 5", True),
        ("7 from: 4", "7 from: shared", False),
        ("shared holds: x", "shared holds: y", False),
        ("7 says: no", "7 says: yes", False),
        ("7 why note: a", "7 why note: b", False),
        ("7 own note: a", "7 own note: b", True),
        ("7 card: x", "7 card: y", False),
        ("Jo why: x", "Jo why: y", False),
    ],
)
def test_a_lead_reads_on_only_what_is_written_out_as_the_whole_line_is(typed: str, line: str, goes_on: bool) -> None:
    lead = GROWING.lead(typed, 0)
    command = lead.command(line) if lead is not None else None
    assert (command is not None) == goes_on
    assert command is None or (command == GROWING.parse(line, 0) and command.whole)


def test_what_a_line_begins_with_is_looked_for_once_for_all_forms() -> None:
    asked: list[str] = []

    class Counted(Heap):
        def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
            asked.append("take")
            return super().take(tokens, got, state)

        def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
            asked.append("ways")
            return super().ways(begun, got, state)

    forms = (Form("<heap> out", "4 out", "it is out"), Form("<heap> over", "4 over", "it is over"), Form("<heap> in"))
    language = Language(forms, slots={"heap": Counted()}, empty="Nothing.", unknown="")
    assert [one.line for one in language.complete("4", 0)] == ["4 "]
    assert asked == ["ways"]
    asked.clear()
    assert [one.line for one in language.complete("4 o", 0)][1:] == ["4 out", "4 over"]
    assert asked == ["take"]
