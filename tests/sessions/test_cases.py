"""Cases brought in from a file: the sample's exact figures, and every way a file can be wrong."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from exercises.network.state import GUESS, QUESTIONS, UNKNOWN
from exercises.network.sums import Limit, after, booked
from sessions.importing.case_file import read_case
from sessions.importing.cases import CaseError, import_file
from sessions.importing.choosing import look
from sessions.importing.demo import sample_case
from sessions.importing.report import Wanted
from sessions.library.beginning import new_session
from sessions.library.templates import built_in
from sessions.live.session import Session
from tests.lines import session as with_lines
from tests.sessions.leaving_samples import SAMPLES

TAMA: dict[str, Any] = json.loads(sample_case())


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "home"))
    made = new_session("A case", [built_in()["live-grid"]], by="typist")
    yield made
    made.close()


def written(tmp_path: Path, content: bytes | str | dict[str, Any]) -> Path:
    path = tmp_path / "case.json"
    if isinstance(content, dict):
        content = json.dumps(content)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_the_sample_comes_in_whole(session: Session, tmp_path: Path) -> None:
    before = session.state
    says = import_file(session, written(tmp_path, sample_case())).says
    state = session.state.run.state
    assert len(state.chairs) == 32 and sum(chair.empty for chair in state.chairs.values()) == 5
    assert booked(state).amount == 36 and after(state) == Limit(4)
    asked = [d.question for d in state.differences.values()]
    assert [asked.count(question) for question in QUESTIONS] == [3, 6, 8]
    assert len(state.agreements) == 6 and state.agreements[2].not_agreed == (22,) and state.agreements[2].override
    assert len(state.conversations) == 8 and [k.number for k in state.conversations.values() if not k.owner] == [8]
    assert state.conversations[8].by == "" and state.conversations[1].by == "within 7 days"
    assert not state.in_role() and [c.number for c in state.chairs.values() if c.released_late] == [5]
    answers = [chair.answers[q] for chair in state.chairs.values() for q in QUESTIONS if q in chair.answers]
    assert sum(answer.kind == UNKNOWN for answer in answers) == 10
    surgeon = state.chairs[29]
    assert state.chairs[24].person == "Hōhepa" and state.chairs[28].person == "Matiu" and surgeon.short == "surgeon"
    assert surgeon.answers["explanation"].kind == GUESS and surgeon.answers["visits"].kind == "answered"
    assert "visits" not in state.chairs[1].answers and state.chairs[14].answers["visits"].amount == 0.5
    assert state.slot_when == "Tuesday 10:00-11:30" and state.slot_note == "week 5 stays free"
    assert state.weeks[1].chairs == (7, 11) and state.weeks[4].note == "whānau choose"
    assert (state.spoke, state.passed) == (19, 8) and state.whanau_first_off == "" and len(state.not_asked()) == 7
    assert state.case_title == TAMA["title"] and state.case_source == "composite" and state.standing.startswith("Hine")
    assert "32 chairs" in says and "1 without an owner" in says and "36 contacts" in says
    assert [event.kind for event in session.events][3:] == ["batch"]
    session.undo()
    assert session.state == before


def test_days_that_are_counted_are_counted_from_the_day_that_was_held() -> None:
    held = new_session("A day", [built_in()["live-grid"]])
    import_file(held, SAMPLES / "workshop.json")
    import_file(held, SAMPLES / "tama.json")
    grid = next(run for run in held.state.exercises.values() if run.template.key == "live-grid")
    first = next(iter(grid.state.conversations.values()))
    assert (first.by, first.by_on) == ("within 7 days", "2026-03-19"), "the workshop was on 12 March"


def test_chairs_take_the_next_free_numbers(session: Session, tmp_path: Path) -> None:
    session.record("add_chair", {"row": "child", "person": "Ana"}, run="live-grid")
    import_file(session, written(tmp_path, sample_case()))
    state = session.state.run.state
    assert state.chairs[2].person == "Tama (4)" and state.differences[1].between == (3, 27)
    with pytest.raises(
        CaseError, match=r"^chairs: they stand on live-grid already, and something of them is otherwise"
    ):
        import_file(session, written(tmp_path, sample_case()))
    other = {**copy.deepcopy(TAMA), "title": "Another"}
    for chair in other["chairs"]:
        chair["role"] = f"other {chair['role']}"[:60]
    with pytest.raises(CaseError, match=r"chairs\[0\].held_by: “P14” holds chair 2 of this session already"):
        import_file(session, written(tmp_path, other))


def test_the_same_case_again_brings_nothing_also_in_a_later_phase(session: Session, tmp_path: Path) -> None:
    file = written(tmp_path, sample_case())
    import_file(session, file)
    session.record("phase", {"phase": "interview"}, run="live-grid")
    stood = len(session.events)
    told = import_file(session, file)
    assert told.lines == ("Its chairs stand on live-grid already, and did not come in again.",)
    assert len(session.events) == stood


def test_a_programme_is_no_file_for_a_session(session: Session) -> None:
    with pytest.raises(CaseError, match=r"^This is a programme.* holdspace programme import FILE makes it\."):
        import_file(session, SAMPLES / "programme.json")


def test_a_session_without_a_live_grid_gets_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "home"))
    session = new_session("Paper", [built_in()["paper-grid"]], by="typist")
    with pytest.raises(CaseError):
        import_file(session, written(tmp_path, {**TAMA, "title": ""}))
    assert list(session.state.exercises) == ["paper-grid"]
    import_file(session, written(tmp_path, sample_case()))
    assert session.state.current == "live-grid" and len(session.state.run.state.chairs) == 32
    session.record("turn", {"run": "paper-grid"})
    session.undo()
    import_file(session, written(tmp_path, sample_case()))
    assert list(session.state.exercises) == ["paper-grid", "live-grid"]


def test_a_chair_may_be_set_out_by_somebody_else_meanwhile(session: Session, tmp_path: Path) -> None:
    plain_record, first = session.record, True

    def record(kind: str, data: Any, *, run: str = "") -> Any:
        nonlocal first
        if first:
            first = False
            plain_record("add_chair", {"row": "child", "person": "Ana"}, run="live-grid")
        return plain_record(kind, data, run=run)

    session.record = record  # type: ignore[method-assign]
    import_file(session, written(tmp_path, sample_case()))
    state = session.state.run.state
    assert state.chairs[1].person == "Ana" and state.differences[1].between == (3, 27) and len(state.chairs) == 33


def test_awkward_but_fine_files(session: Session, tmp_path: Path) -> None:
    case = copy.deepcopy(TAMA)
    case["chairs"][0]["felt_line"] = "a\ud800\n\x1b[31mb\u202e"
    import_file(session, written(tmp_path, b"\xef\xbb\xbf" + json.dumps(case).encode()))
    assert session.state.run.state.chairs[1].answers["felt"].words == "a\ufffd [31mb"
    assert json.dumps(session.documents(), ensure_ascii=False).encode()


def test_some_chairs_may_be_released_and_the_rest_not(session: Session, tmp_path: Path) -> None:
    case = {**TAMA, "deroling": {"chairs_released": 2, "released": ["c01", "c05"], "late_release": ["c05"]}}
    import_file(session, written(tmp_path, case))
    state = session.state.run.state
    assert len(state.in_role()) == 30 and state.chairs[5].released_late and not state.chairs[1].released_late


def test_a_total_of_the_file_that_differs_is_a_remark_and_never_a_wall(session: Session, tmp_path: Path) -> None:
    case = copy.deepcopy({**TAMA, "visits_per_month_before_total": 99, "chairs_in_roles": 28, "empty_chairs": 6})
    case["deroling"] = {"chairs_released": 31}
    case["chairs"][1]["visits_per_month_before"] = 4
    case["chairs"][7]["visits_per_month_before"] = "once a week"
    told = import_file(session, written(tmp_path, case))
    state = session.state.run.state
    assert state.chairs[8].answers["visits"].amount == 4.345 and "visits" not in state.chairs[2].answers
    assert "contacts a month before, from" in told.says
    assert [line.partition(":")[0] for line in told.lines] == [
        "empty_chairs",
        "chairs_in_roles",
        "chairs[1].visits_per_month_before",
        "deroling.chairs_released",
        "visits_per_month_before_total",
        "live-grid stood here empty, and was filled.",
    ]
    assert "this says 99, but the chairs make" in told.lines[-2] and "not booked" in told.lines[2]


def at(*path: str | int, to: Any) -> Callable[[dict[str, Any]], None]:
    def change(case: dict[str, Any]) -> None:
        held: Any = case
        for step in path[:-1]:
            held = held[step]
        held[path[-1]] = to

    return change


VISITS = ("chairs", 7, "visits_per_month_before")
TALK = ("connecting_conversations", 0)
BAD: list[tuple[str, Callable[[dict[str, Any]], None], str]] = [
    ("too many visits", at(*VISITS, to=401), r"chairs\[7\].visits_per_month_before: .*400"),
    ("fewer than none", at(*VISITS, to=-1), r"chairs\[7\].visits_per_month_before: "),
    ("visits in words", at(*VISITS, to="lots"), r"visits_per_month_before: a number .* or \"once a week\""),
    ("visits true", at(*VISITS, to=True), r"visits_per_month_before: .*not true"),
    ("unknown key", at("chairs", 7, "pirson", to="x"), r"chairs\[7\].pirson: .*Did you mean person\?"),
    ("unknown key at the top", at("chiars", to=[]), r"^chiars: .*Did you mean chairs\?"),
    ("far-off key", at("zzzzz", to=1), r"^zzzzz: .*Known here"),
    ("empty words", at("chairs", 7, "role", to=" \u202e"), r"chairs\[7\].role: these words are empty"),
    ("wrong type", at("chairs", 7, "role", to=["x"]), r"chairs\[7\].role: words in quotes .* not a list"),
    ("not a chair", at("chairs", 7, to="x"), r"chairs\[7\]: an object"),
    ("no list", at("chairs", to={}), r"^chairs: a list"),
    ("no chairs", at("chairs", to=[]), r"^chairs: .*at least one"),
    ("no person", at("chairs", 7, "person", to=None), r"chairs\[7\].person: words are needed"),
    ("unknown row", at("chairs", 7, "row", to="agancy"), r"chairs\[7\].row: .*Did you mean agency"),
    ("empty in words", at("chairs", 7, "empty", to="no"), r"chairs\[7\].empty: true or false"),
    ("reason without being empty", at("chairs", 7, "empty_reason", to="absent"), r"chairs\[7\].empty_reason: "),
    ("duplicate id", at("chairs", 7, "id", to="c01"), r"chairs\[7\].id: “c01” is the id of chairs\[0\]"),
    ("two chairs, one person", at("chairs", 7, "held_by", to="P14"), r"chairs\[7\].held_by: “P14” holds chairs\[0\]"),
    ("a name", at("chairs", 7, "held_by", to="Aroha"), r"chairs\[7\].held_by: A number, not a name"),
    ("somebody in an empty chair", at("chairs", 27, "held_by", to="P99"), r"chairs\[27\].held_by: an empty chair"),
    ("too long", at("chairs", 7, "explanation", to="x" * 201), r"chairs\[7\].explanation: That is 201 characters"),
    ("known and not known", at("chairs", 27, "explanation", to="x"), r"chairs\[27\].explanation: we_dont_know"),
    ("not asked of a chair", at("chairs", 27, "we_dont_know", to=["shoes"]), r"chairs\[27\].we_dont_know\[0\]"),
    ("not a word in a list", at("chairs", 27, "we_dont_know", to=[[]]), r"chairs\[27\].we_dont_know\[0\]"),
    ("one chair differs", at("differences", 2, "between", to=["c02"]), r"differences\[2\].between: two"),
    ("the same chair twice", at("differences", 2, "between", to=["c02", "c02"]), r"differences\[2\].between\[1\]"),
    ("unknown chair", at("differences", 2, "between", to=["c02", "c99"]), r"differences\[2\].between\[1\]: no chair"),
    ("chair by number", at("differences", 2, "between", to=[1, 2]), r"differences\[2\].between\[0\]: the id"),
    ("unknown question", at("differences", 2, "on", to="responsability"), r"differences\[2\].on: .*responsibility"),
    ("difference twice", at("differences", 1, "between", to=["c26", "c02"]), r"differences\[1\]: differences\[0\]"),
    ("difference id twice", at("differences", 1, "id", to="D01"), r"differences\[1\].id: "),
    ("unknown proposer", at("agreements", 1, "proposed_by", to="x"), r"agreements\[1\].proposed_by: no chair"),
    ("yes and no", at("agreements", 1, "not_agreed_by", to=["c07"]), r"agreements\[1\].agreed_by: Chair 7 cannot both"),
    ("agreement too long", at("agreements", 1, "text", to="x" * 401), r"agreements\[1\].text: That is 401"),
    ("week twice", at("weekly_slot", "rota", 1, "week", to=1), r"weekly_slot.rota\[1\].week: week 1 stands here twice"),
    ("week eleven", at("weekly_slot", "rota", 1, "week", to=11), r"weekly_slot.rota\[1\].week: a whole number"),
    ("week zero", at("weekly_slot", "rota", 1, "week", to=0), r"weekly_slot.rota\[1\]: Weeks"),
    ("talk to itself", at(*TALK, "to_chair", to="c24"), r"connecting_conversations\[0\]: Two different"),
    ("owned and ownerless", at(*TALK, "status", to="needs an owner"), r"conversations\[0\].status"),
    ("unknown status", at(*TALK, "status", to="planed"), r"\[0\].status: .*Did you mean planned"),
    ("late but not released", at("deroling", to={"late_release": ["c05"]}), r"deroling.late_release: "),
    ("unknown late one", at("deroling", "late_release", to=["c77"]), r"deroling.late_release\[0\]: no chair"),
    ("many spoke", at("sharing", "spoke", to=900), r"sharing.spoke: "),
    ("passed alone", at("sharing", to={"passed": 2}), r"sharing.passed: "),
    ("real, no consent", at("case_source", "kind", to="real, no consent"), r"case_source.kind: A real case without"),
    ("unknown source", at("case_source", "kind", to="composit"), r"case_source.kind: .*Did you mean composite"),
    ("no title", at("title", to=None), r"^title: words"),
    ("facilitators in numbers", at("facilitators", to=[1]), r"facilitators\[0\]"),
]


@pytest.mark.parametrize(("change", "place"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_a_wrong_case_is_refused_naming_the_place(
    session: Session, tmp_path: Path, change: Callable[[dict[str, Any]], None], place: str
) -> None:
    case = copy.deepcopy(TAMA)
    change(case)
    events = len(session.events)
    with pytest.raises(CaseError, match=place) as problem:
        import_file(session, written(tmp_path, case))
    assert str(problem.value).endswith("Nothing was imported.")
    assert len(session.events) == events and len(str(problem.value)) < 700


def test_everything_wrong_in_a_case_is_said_at_once(session: Session, tmp_path: Path) -> None:
    case = copy.deepcopy(TAMA)
    case["chairs"][7]["person"], case["chairs"][9]["empty"], case["colour"] = None, "no", 1
    with pytest.raises(CaseError) as problem:
        import_file(session, written(tmp_path, case))
    places = [line.partition(": ")[0] for line in str(problem.value).split("\n")]
    assert places == ["colour", "chairs[7].person", "chairs[9].empty"]
    case["chairs"] = [{"id": str(number)} for number in range(12)]
    with pytest.raises(CaseError, match=r"and 15 more like that\. Nothing was imported\.$"):
        import_file(session, written(tmp_path, case))


BAD_FILES: list[tuple[str, bytes, str]] = [
    ("empty", b"", "empty"),
    ("only spaces", b"\xef\xbb\xbf \n", "empty"),
    ("not JSON", b'{\n "title": Tama}', "line 2, column 11"),
    ("cut short", b'{"title": "Ta', "line 1, column"),
    ("not UTF-8", b'{\n"title": "caf\xe9"}', "line 2: this is not UTF-8"),
    ("UTF-16", "{}".encode("utf-16"), "not UTF-8"),
    ("NaN", b'{"title": NaN}', "NaN"),
    ("Infinity", b'{"people_in_room": -Infinity}', "Infinity"),
    ("too large a number", b'{"people_in_room": 1e999}', "1e999"),
    ("endless digits", b'{"people_in_room": ' + b"9" * 5000 + b"}", "digits"),
    ("deep", b'{"title": ' + b"[" * 30 + b"]" * 30 + b"}", "nested too deeply"),
    ("very deep", b"[" * 200_000, "nested too deeply"),
    ("a list", b"[]", "object"),
    ("a key twice", b'{"title": "a", "title": "b"}', "title: this key stands twice"),
    ("a key twice inside", b'{"chairs": [{"id": "a", "id": "b"}]}', r"chairs\[0\].id: this key stands twice"),
    ("5 MB", b"{}" + b" " * 5_000_001, "larger than 5 MB"),
]


@pytest.mark.parametrize(("content", "says"), [case[1:] for case in BAD_FILES], ids=[case[0] for case in BAD_FILES])
def test_a_wrong_file_is_refused_in_words(session: Session, tmp_path: Path, content: bytes, says: str) -> None:
    with pytest.raises(CaseError, match=says):
        import_file(session, written(tmp_path, content))
    with pytest.raises(CaseError):
        read_case(content)
    assert len(session.events) == 3


def test_what_is_no_file_is_refused_in_words(session: Session, tmp_path: Path) -> None:
    for path, says in ((tmp_path, "not a file"), (tmp_path / "none.json", "no file"), ("a\0b", "cannot be")):
        with pytest.raises(CaseError, match=says):
            import_file(session, path)
    (tmp_path / "notes.csv").write_text("id,mood\n")
    with pytest.raises(CaseError, match=r"headings are “id” and “mood”.*one each is needed"):
        import_file(session, tmp_path / "notes.csv")


def test_a_closed_exercise_takes_nothing(session: Session, tmp_path: Path) -> None:
    session.record("close", {}, run="live-grid")
    with pytest.raises(CaseError, match="closed"):
        import_file(session, written(tmp_path, sample_case()))


def test_what_stands_on_the_grid_already_is_said_before_and_after_a_case_comes_in(tmp_path: Path) -> None:
    tama = written(tmp_path, sample_case())
    held = with_lines("case: A boy called Wiremu", "+ child Wiremu: the boy", "+ mum Sela", exercises=["live-grid"])
    looked = " ".join(look(held, tama, Wanted()).says)
    assert "2 chairs stand on live-grid already; those of the file stand beside them." in looked
    assert "in place of “A boy called Wiremu”" in looked
    assert any("2 chairs stand" in line for line in import_file(held, tama).lines)
    empty = with_lines(exercises=["live-grid"])
    assert not look(empty, tama, Wanted()).says and not any("stand" in line for line in import_file(empty, tama).lines)
