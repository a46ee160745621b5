"""Who may see what of the frame: private fields never in the room, on a participants' page or in what leaves."""

from __future__ import annotations

import json
from typing import Any

import pytest

from exercises.frame import things
from exercises.frame.moves import MOVES, WORDLESS
from exercises.frame.room import corner, room_view, room_views
from exercises.frame.shape import LOG
from exercises.frame.state import Frame
from exercises.frame.things import TAKEN_BACK, Elephant, Round, Sheet, Term
from exercises.kernel.record import Record, names_of
from exercises.kernel.shape import ExerciseError, Redaction
from exercises.kernel.template import TemplateError, template_of
from exercises.kernel.things import words_of
from exercises.leaving.outline import Outline
from sessions.library import templates
from tests.counted import calls
from tests.exercises.test_log_lines import SAMPLE, frame
from tests.lines import play
from tui.room.layout import draw

SECRET = "pūkeko"
PRIVATE = (
    f"tikanga: {SECRET} one",
    f"note: {SECRET} two",
    f"n1: {SECRET} three",
    f"moment: {SECRET} four",
    f"follow up: {SECRET} five",
    f"said: {SECRET} six",
    f"feedback helped: {SECRET} 7; way: {SECRET}; next: {SECRET}",
    f"feedback theme: {SECRET} eight",
    "elephant private",
    f"e1 when {SECRET} 9",
    "e1 carries a convenor",
    f"e1 review {SECRET} 11",
    f"e1 changed: {SECRET} 12",
    f"jargon hidden: {SECRET} 13",
    f"j1 means: {SECRET} 14",
    f"j1 instead: {SECRET} 15",
    "elephant box",
    "e2 agreed",
    f"e2: {SECRET} 16",
    "e2 not agreed",
    "e2 now",
    "takeaway me: ask first",
    "together judgement: be kind",
    f"u1 out: {SECRET} 17",
    f"takeaway team: {SECRET} 18",
    "w2 consent withdrawn",
    f"takeaway team: {SECRET} 19",
    "action P77: ring the ward",
    f"q1 partly: {SECRET} 20",
    "conversation nurse > teacher do: what would you drop?",
    "c1 owner P78",
    "park: ask P79 about it",
    "p1 carries P80",
    "agenda + P81 speaks: 10",
    "reply: P82 was loud / we asked P82",
    "jargon SLT = what P83 says",
    "elephant aloud",
    "e3 agreed",
    "e3: P84 said it",
    "e3 be",
    "e3 carries P85",
    "together funding: P86 pays",
    "assumption: P87 has a car",
    "so we will: ask P88",
    "told: P89 is around",
    "action P77: tell P90",
    "together stop word: P91",
    "jargon learned: P92 did",
    "timer 10: P93",
    "room 4444",
    "left early 4321",
)
"""A secret in every field that is for the facilitators only, and a P-number in every field that others read."""


def everything_seen(state: Frame) -> str:
    """All the room may see, page by page, and the participants' page."""
    seen = []
    for key, _ in room_views(state):
        pages = room_view(state, key).pages
        seen += [
            json.dumps(room_view(state, f"{key} {page}").document(), ensure_ascii=False) for page in range(1, pages + 1)
        ]
        seen.append(json.dumps(room_view(state, key).document(), ensure_ascii=False))
    page = Outline("participants", LOG.outline(state, "participants")).document()
    return "\n".join([*seen, json.dumps(page, ensure_ascii=False), corner(state)])


def test_no_secret_and_no_number_is_seen() -> None:
    state = frame()
    for line in PRIVATE:
        state = play(state, line)
        seen = everything_seen(play(state, "jargon corner on") if not state.corner else state)
        assert SECRET not in seen and "pukeko" not in seen, line
        assert "4321" not in seen
        for number in range(70, 100):
            assert f"P{number}" not in seen, line
    assert "somebody" in seen and "ring the ward" in seen
    held = json.dumps(LOG.document(state), ensure_ascii=False) + "\n".join(LOG.text(state))
    for number in (1, 3, 4, 5, 6, 8, 9, 11, 12, 13, 14, 15, 17, 19, 20):
        word = {1: "one", 3: "three", 4: "four", 5: "five", 6: "six", 8: "eight"}.get(number, str(number))
        assert f"{SECRET} {word}" in held, number
    for gone in ("16", "18"):
        assert f"{SECRET} {gone}" not in held, gone
    assert "P77" in held and "4321" in held


def test_what_the_facilitators_read_has_no_words_without_a_yes() -> None:
    state = play(frame(), *PRIVATE)
    record = str(LOG.outline(state, "facilitators"))
    assert f"{SECRET} 16" not in record and f"{SECRET} 18" not in record and f"{SECRET} two" not in record
    assert f"{SECRET} 12" not in record and "something was changed because of it" in record
    for kept in (f"{SECRET} three", f"{SECRET} five", f"{SECRET} eight", "P77", "P78", "P85"):
        assert kept in record, kept


def test_an_elephant_is_seen_only_with_its_agreed_words_and_a_decision() -> None:
    quiet = everything_seen(frame())
    for lines in (
        ("elephant",),
        ("elephant", "elephant over"),
        ("elephant box",),
        ("elephant box", "e1 now"),
        ("elephant box", "e1 agreed", "e1: the words"),
    ):
        assert everything_seen(play(frame(), *lines)) == quiet, lines
    seen = everything_seen(play(frame(), "elephant box", "e1 agreed", "e1: the words", "e1 be"))
    assert "the words" in seen and "let it be, knowingly" in seen and "box" not in seen


def test_words_wait_for_consent() -> None:
    lines = ("takeaway team: count first",)
    for consent, room, page in (
        ("not asked", False, False),
        ("in this room only", True, False),
        ("without my number", True, True),
        ("withdrawn", False, False),
    ):
        state = frame(*lines, f"w1 consent {consent}")
        assert ("count first" in str(room_view(state, "takeaways"))) is room, consent
        assert ("count first" in str(LOG.outline(state, "participants"))) is page, consent


def test_lines_for_the_facilitators_only_say_that_they_are() -> None:
    state = frame(*SAMPLE)
    for line in (
        "round out spoke 24",
        "weather sunny 3",
        "jargon hidden: x",
        "park: ask P12",
        "u1 out: x",
        "note: x",
        "moment: x",
        "tikanga: x",
        "follow up: x",
        "said: x",
        "feedback helped: x",
        "e1: x",
        "e1 carries F1",
        "e1 changed: x",
        "feedback theme: x",
        "action P05: x",
        "c1 owner P05",
        "left early 1",
        "f1 helped: x",
        "n1: x",
        "q1 partly: x",
        "elephant box",
        "q1 who P04",
        "w1 consent withdrawn",
    ):
        assert LOG.parse(line, state).private, line
    for line in ("park: x", "jargon x", "agenda next", "timer 5", "together judgement: x", "reply: x / y", "elephant"):
        assert not LOG.parse(line, state).private, line


def test_a_name_is_refused_where_a_number_is_kept() -> None:
    state = frame(*SAMPLE)
    for line in ("action Ana: ring", "q1 who Ana", "c1 owner Ana"):
        with pytest.raises(ExerciseError, match="not a name"):
            play(state, line)


def test_nobody_is_counted_or_named_by_the_jargon_and_the_rounds() -> None:
    state = frame(*SAMPLE)
    for thing in (Term, Elephant, Sheet, Round):
        assert not {"who", "by", "speaker", "caught_by", "raised_by"} & set(names_of(thing))
    seen = everything_seen(state)
    assert "spoke" not in seen and "some cloud" not in seen
    with pytest.raises(ExerciseError):
        LOG.apply(state, "catch_jargon", {"term": "x", "at": "2026-03-02T09:00:00+00:00", "by": "F1"})


def test_feedback_is_read_shuffled_and_never_averaged() -> None:
    state = frame(
        *(
            f"feedback helped: {word}; way: {word} way; myself {much}"
            for word, much in (("zebra", "a lot"), ("apple", "little"), ("mango", "a lot"))
        ),
        "feedback blank",
        "feedback returned 6",
    )
    record = str(LOG.outline(state, "facilitators"))
    assert record.index("apple") < record.index("mango") < record.index("zebra")
    assert "a lot 2, little 1; of 6 sheets" in record and "%" not in record and "average" not in record


def test_what_was_taken_back_does_not_leave_with_an_export() -> None:
    state = play(frame(), "elephant box", "e1 agreed", "e1: first", "e1: second")
    word = {"elephant": 1, "text": "first"}
    assert LOG.exported is not None and LOG.redact is not None
    assert LOG.exported(state, "word_elephant", word)["text"] == TAKEN_BACK
    assert LOG.exported(state, "word_elephant", {**word, "text": "second"})["text"] == "second"
    state = play(state, "e1 not agreed", "takeaway me: x", "w1 consent withdrawn")
    assert LOG.exported(state, "word_elephant", {**word, "text": "second"})["text"] == TAKEN_BACK
    assert LOG.exported(state, "learning", {"number": 1, "text": "x"})["text"] == TAKEN_BACK
    out = Redaction("Ana", "a colleague", frozenset())
    assert LOG.redact("park", {"text": "ask ana or Anahera", "at": "Ana"}, out) == {
        "text": "ask [a colleague] or Anahera",
        "at": "Ana",
    }


def test_the_tables_of_moves_agree() -> None:
    TIMED, UNDATED = LOG.timed, LOG.undated
    assert set(MOVES) >= TIMED | LOG.signed | UNDATED | WORDLESS and {"date_elephant"} == TIMED & UNDATED
    state = frame()
    for kind, move in MOVES.items():
        names = move.run.__code__.co_varnames[: move.run.__code__.co_kwonlyargcount + 1]
        assert ("at" in names and kind in TIMED) or kind not in TIMED, kind
        with pytest.raises(ExerciseError):
            LOG.apply(state, kind, {"nonsense": 1})


def test_every_view_is_whole_on_the_smallest_screen() -> None:
    long = " ".join(["kōrerorero"] * 9)
    state = play(
        frame(*SAMPLE),
        *(f"park: {long} {number}" for number in range(8)),
        *(f"jargon word{number} = {long[:70]}" for number in range(20)),
        "e2 agreed",
        f"e2: {long}",
        *(f"agenda + Part {number} of the day: 25 stir" for number in range(14)),
        *(f"reply: {long} / {long}" for _ in range(3)),
        *(f"together funding: {long}" for _ in range(3)),
    )
    for key, _ in room_views(state):
        assert key == "quiet" or room_view(state, key).blocks
        words = ""
        for page in range(1, room_view(state, key).pages + 1):
            view = room_view(state, f"{key} {page}")
            for size in ((48, 12), (57, 16), (85, 24)):
                drawn = draw(view, *size)
                assert drawn.pages == view.pages, (key, page, size)
                assert not drawn.lines or drawn.lines[-1].strip() != "…", (key, page, size)
            words += " ".join(text for row in draw(view, 57, 16).rows for text, _ in row)
        if key == "parked":
            assert all(f"kōrerorero {number}" in words for number in range(8))
    for key in ("nothing", "jargon ²", "agenda nothing", "", "chair 3"):
        with pytest.raises(ExerciseError):
            room_view(state, key)


def test_pages_come_in_order_and_above_the_last_is_the_last() -> None:
    state = frame(*(f"park: thing {number}" for number in range(1, 15)))
    assert room_view(state, "parked").pages == 3
    assert "thing 1'" in str(room_view(state, "parked")) and "1 of 3" in str(room_view(state, "parked"))
    assert "thing 14" in str(room_view(state, "parked 3")) and "thing 14" in str(room_view(state, "parked 99"))


def jargon(many: int) -> Any:
    state: Any = frame()
    for number in range(many):
        state = play(
            state, f"jargon word{number} = a plain meaning of the word {number}", f"j{number + 1} used by health"
        )
    for number in range(2, many, 2):
        state = play(state, f"j{number} same j{number - 1}")
    return state


def test_what_is_seen_and_written_of_many_words_grows_with_them() -> None:
    few, more = jargon(20), jargon(80)
    assert len(more.terms) == 80 and "word79" in str(room_view(more, "jargon latest"))
    for look in (LOG.document, LOG.text, lambda state: LOG.find(state, "meaning")):
        assert calls(lambda look=look: look(more)) <= 4.8 * calls(lambda look=look: look(few))
    assert calls(lambda: everything_seen(more)) <= 12 * calls(lambda: everything_seen(few)), "a view for each word"


WRONG: tuple[Any, ...] = (None, 5, True, "words", [], {}, [5], [[]], {"a": 1}, [{}], -1, 1.5, "")


def test_a_wrong_template_is_refused_with_its_place() -> None:
    words = templates.built_in()["frame"].words
    assert template_of(json.loads(json.dumps(words))) == templates.built_in()["frame"]
    refused = 0
    for part in words:
        for wrong in WRONG:
            try:
                state = LOG.start(template_of({**words, part: wrong}))
                for key, _ in room_views(state):
                    room_view(state, key)
                LOG.text(state)
            except TemplateError as problem:
                refused += 1
                assert part in str(problem)
    assert refused > 60


def test_a_thing_and_its_template_say_the_same_limit() -> None:
    limits = templates.built_in()["frame"].limits
    records = [kind for kind in vars(things).values() if isinstance(kind, type) and issubclass(kind, Record)]
    declared = [(kind, name, told) for kind in (*records, Frame) for name, told in words_of(kind).items() if told.what]
    assert len(declared) > 30
    assert not [(kind, name) for kind, name, told in declared if limits.get(told.limits or name) != told.limit]
