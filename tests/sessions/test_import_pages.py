"""Files of pages come in whole or not at all: their counts, what stays out of the session's file, and each refusal."""

from __future__ import annotations

import json
import re
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from exercises.kernel.shape import Shape
from exercises.pages.coding import numbered
from exercises.pages.state import Page, Pages
from sessions.export import export_bytes, make
from sessions.export.making import Wanted as To
from sessions.importing.cases import CaseError, import_file
from sessions.importing.report import Report, Wanted
from sessions.lines.carry_out import perform
from sessions.live.session import Session
from sessions.store import locations
from tests.leaving import everything
from tests.lines import again, session
from tests.sessions.refi_reader import opened

SAMPLES = files("sessions").joinpath("samples")
OUTSIDE = ("WITHDRAWN-", "CLEARED-", "MUST-NOT-LEAVE", "quince-marmalade", "lemon tree")


def sample(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SAMPLES.joinpath(f"{name}.json").read_text("utf-8"))
    return found


def brought(tmp_path: Path, name: str, value: Any = None, *only: str) -> tuple[Session, Report]:
    file = tmp_path / f"{name}.json"
    file.write_text(json.dumps(sample(name) if value is None else value, ensure_ascii=False), encoding="utf-8")
    held = session(exercises=[name])
    return held, import_file(held, file, Wanted(only=only))


def pages(held: Session) -> list[Page]:
    state: Pages = held.state.run.state
    return list(state.every())


def rooms(held: Session) -> str:
    shape, state = held.state.run.shape, held.state.run.state
    return json.dumps(
        [shape.room_view(state, key).document() for key, _ in shape.room_views(state)], ensure_ascii=False
    )


# -- stories ----------------------------------------------------------------------------------------------------------


def test_the_stories_come_in_with_their_counts(tmp_path: Path) -> None:
    held, report = brought(tmp_path, "stories")
    found = pages(held)
    assert len(found) == 20 and [page.number for page in found] == list(range(1, 21))
    assert Counter(page.values.get("setting") for page in found if not page.withdrawn) == {
        "whānau": 8,
        "team": 5,
        "network": 6,
    }
    assert Counter(page.values.get("when") for page in found if not page.withdrawn) == {"during": 14, "after": 5}
    assert Counter(page.consent for page in found) == {
        "not asked": 1,
        "in this room only": 1,
        "without my number": 12,
        "with my P-number": 5,
        "withdrawn": 1,
    }
    assert [page.number for page in found if page.picked] == [1, 2, 3]
    assert sum(page.picked is False for page in found) == 15
    assert sum(not page.withdrawn and "read back" not in page.states for page in found) == 1
    assert sum("agreed" in page.states for page in found) == 18
    assert sum(page.values.get("how") == "email" for page in found) == 1
    assert sum("sent" in page.values for page in found) == 18
    assert max(len(text) for page in found for text in page.values.values() if isinstance(text, str)) == 566
    assert "20 stories and 196 codes on sentences" in report.says and "1 page taken back" in report.lines[0]


def test_what_both_readers_read_comes_in_sentence_by_sentence(tmp_path: Path) -> None:
    held, _ = brought(tmp_path, "stories")
    marks = {
        who: [(page.number, mark) for page in pages(held) for mark in page.marks.get(who, ())] for who in ("F1", "F2")
    }
    assert {who: len(found) for who, found in marks.items()} == {"F1": 106, "F2": 90}
    counted = {who: Counter(mark.code for _, mark in found) for who, found in marks.items()}
    # Of the story that was taken back nothing came in: one of empathy, of roles, and an outcome each.
    assert counted["F1"] == {
        "empathy": 16,
        "knowledge": 12,
        "outcome": 19,
        "practice": 21,
        "roles": 18,
        "sense-making": 20,
    }
    assert counted["F2"] == {
        "empathy": 19,
        "knowledge": 8,
        "outcome": 17,
        "practice": 20,
        "roles": 14,
        "sense-making": 12,
    }
    places = {who: {(n, m.field, m.sentence, m.code) for n, m in found} for who, found in marks.items()}
    gone = {(11, "came", 1, "outcome")}
    assert len(places["F1"] & places["F2"]) == 56 - len(gone)
    assert Counter(m.says for _, m in marks["F1"] if m.code == "outcome") == {
        "described by whānau": 8,
        "not stated": 3,
        "seen by teller": 8,
    }
    assert all(page.open_marks for page in pages(held) if page.marks)


def test_no_word_that_was_taken_back_comes_into_the_file_or_leaves(tmp_path: Path) -> None:
    held, _ = brought(tmp_path, "stories")
    kept = locations.session_path(held.name).read_text(encoding="utf-8")
    told = everything(held, "facilitators", "participants", "public") + rooms(held)
    for word in OUTSIDE:
        assert word.casefold() not in (kept + told).casefold(), word
    assert not held.state.run.shape.find(held.state.run.state, "lemon")
    for private in ("Who signs the page", "e-mailing"):
        assert private not in everything(held, "participants", "public"), "not asked, and not read back"
    assert again(held).state == held.state
    perform(held, "undo")
    assert not pages(held)


def test_s3_an_importer_finds_every_story_and_every_coding_at_its_place(tmp_path: Path) -> None:
    held, _ = brought(tmp_path, "stories")
    project = opened(export_bytes(held, "qdpx", "facilitators"))
    stories = [name for name, facts in project.facts.items() if facts.get("Kind of text") == "words of the group"]
    assert len(stories) == 19, "every story but the one that was taken back"
    assert {"F1", "F2"} <= set(project.called("User"))
    assert len({name for name in project.called("Code")}) == 6
    words = Counter(
        (coding.words, coding.by, code)
        for found in project.codings.values()
        for coding in found
        for code in coding.codes
    )
    expected: Counter[tuple[str, str, str]] = Counter()
    for page in pages(held):
        kind = held.state.run.state.kind_of(page)
        texts = {(field, at): text for field, at, text in numbered(kind, page)}
        for who, marks in page.marks.items():
            expected.update((texts[mark.field, mark.sentence], who, mark.code) for mark in marks)
    assert sum(expected.values()) == 196 and words == expected
    memos = [coding.memo for found in project.codings.values() for coding in found if "; " in coding.memo]
    assert any("F1: " in memo and "F2: " in memo for memo in memos), "where they differ it is said"


def test_s5_the_booklet_is_whole_in_itself_and_prints_a_story_a_page(tmp_path: Path) -> None:
    held, _ = brought(tmp_path, "stories")
    page = export_bytes(held, "html", "public").decode()
    assert "<script" not in page and "http://" not in page and "https://" not in page and "src=" not in page
    begins = page.count('<h2 id="part') - page.count('class="start first"')
    assert begins == 18 and "h2.start { break-before: page" in page, "17 stories, and those also told"
    for text in (
        "You hear the mother, twice",
        "Chosen because",
        "Also told, and why it was not chosen",
        "Two readings",
    ):
        assert text in page
    assert "P19" not in page and "P05" not in page
    import io

    from docx import Document

    document = Document(io.BytesIO(export_bytes(held, "docx", "public")))
    assert sum(bool(one.paragraph_format.page_break_before) for one in document.paragraphs) == 17
    markdown = export_bytes(held, "md", "public").decode()
    assert markdown.count("On the same waka") == 1


def test_stories_as_a_table(tmp_path: Path) -> None:
    held, _ = brought(tmp_path, "stories")
    table = make([held], To("csv", "facilitators")).written.files["stories.csv"].decode()
    rows = table.strip().splitlines()
    assert len(rows) == 20 and "kindy" not in table and '"codes"' in rows[0]
    assert "P19" not in make([held], To("csv", "public")).written.files["stories.csv"].decode()


# -- differences and the compass --------------------------------------------------------------------------------------


def test_differences_come_in_session_by_session(tmp_path: Path) -> None:
    held, report = brought(tmp_path, "differences", None, "s26", "s27")
    found = pages(held)
    one, two, three, first, second = found
    assert "3 differences and 2 protocols" in report.says
    assert [page.values["stood"] for page in (one, two, three)] == [
        {"a": 9, "middle": 7, "b": 6, "pass": 3},
        {"a": 8, "middle": 10, "b": 5, "pass": 2},
        {"a": 6, "middle": 8, "b": 7, "pass": 3},
    ]
    assert [len(page.values["accepted"]) for page in (one, two, three)] == [2, 2, 1]
    assert [len(page.values["fair"]) for page in (one, two, three)] == [2, 2, 1]
    voices = [
        text
        for page in found[:3]
        for key in ("protects", "costs")
        for said in page.values[key].values()
        for text in said
    ]
    assert len(voices) == 15
    assert (
        sum(len(page.values["bound"]) for page in found[:3]) == 4 and sum("bound" in page.before for page in found) == 1
    )
    assert [page.values["land"] for page in found[:3]] == ["different on purpose", "same approach", "more to learn"]
    state = held.state.run.state
    assert state.draft(first) and not state.draft(second)
    assert dict(second.values["signed"]) == {"hospital outreach": "2026-10-01", "community health": "2026-10-02"}
    assert first.values["review"] == "2026-12-09"


@pytest.mark.parametrize("name", ["differences", "compass"])
def test_a_file_of_several_sessions_says_so_and_nothing_comes_in(tmp_path: Path, name: str) -> None:
    with pytest.raises(CaseError, match=r"This file is of several: s.*--only s"):
        brought(tmp_path, name)
    with pytest.raises(CaseError, match=r"Nothing in this file has the session .s99"):
        brought(tmp_path, name, None, "s99")


@pytest.mark.parametrize(
    ("only", "moments", "counts", "passed"), [("s04", 1, 24, 3), ("s07", 1, 11, 1), ("s23", 1, 22, 2), ("s06", 1, 0, 0)]
)
def test_the_compass_comes_in_without_anybodys_own_words(
    tmp_path: Path, only: str, moments: int, counts: int, passed: int
) -> None:
    held, report = brought(tmp_path, "compass", None, only)
    hands = held.state.run.state.hands()[0]
    assert (len(pages(held)), hands.n, hands.passed) == (moments, counts, passed)
    kept = locations.session_path(held.name).read_text(encoding="utf-8")
    own = [moment["me"] for moment in sample("compass")["moments"] if moment["session"] == only and moment["me"]]
    assert not any(words in kept for words in own) and bool(own) == any("owner" in line for line in report.lines)
    assert all(one.values.get("influence") for one in pages(held))


def test_a_hot_desk_exchange_comes_in_with_its_counts(tmp_path: Path) -> None:
    held, report = brought(tmp_path, "hot-desk")
    found = {kind.key: list(held.state.run.state.every(kind)) for kind in held.state.run.state.kinds}
    assert {key: len(of) for key, of in found.items()} == {"barrier": 7, "desk": 2, "visit": 6, "wish": 1, "why": 1}
    assert Counter(page.values["kind"] for page in found["barrier"]) == {
        "visitor rule": 2,
        "off-site rule": 2,
        "insurance": 1,
        "IT, privacy": 1,
        "competition": 1,
    }
    assert Counter(page.standing for page in found["barrier"]) == {"open": 4, "changed": 2, "cannot": 1}
    assert Counter(page.standing for page in found["visit"]) == {"booked": 1, "came": 4, "cancelled": 1}
    said = {key: sum(key in page.values for page in found["visit"]) for key in ("learned", "surprised", "connection")}
    assert said == {"learned": 4, "surprised": 4, "connection": 3}
    assert sum("host" not in page.values for page in found["desk"]) == 1
    assert held.state.run.state.counts == {"goes": {"on": 6, "changed": 2, "stops": 1}}
    assert "visitor rule 2, off-site rule 2, other 3" in rooms(held) and "7 barriers" in report.says
    outside = everything(held, "participants", "public") + rooms(held)
    for private in ("visitors sign in twice", "site manager", "families", "2026-09-22", "support worker"):
        assert private not in outside or private == "support worker", private


def test_legacies_come_in_with_their_counts(tmp_path: Path) -> None:
    held, _ = brought(tmp_path, "legacies")
    legacy, asked = held.state.run.state.kinds
    legacies, asks = list(held.state.run.state.every(legacy)), list(held.state.run.state.every(asked))
    assert len(legacies) == 5 and sum(len(page.values["evidence"]) for page in legacies) == 9
    assert sum(held.state.run.state.may_leave(page, "public") for page in legacies) == 3
    assert Counter(page.standing for page in asks) == {"asked": 1, "answered": 1, "acted": 1}
    assert sum("answered" not in page.values for page in asks) == 1
    outside = everything(held, "public")
    assert "Hot desks go on" in outside and "A talk in the car" not in outside and "what did not work" not in outside


# -- refused ----------------------------------------------------------------------------------------------------------


def changed(name: str, path: str, value: Any) -> dict[str, Any]:
    """The sample with one value of it otherwise."""
    made = sample(name)
    at: Any = made
    *way, last = path.replace("]", "").replace("[", ".").split(".")
    for part in way:
        at = at[int(part) if part.isdecimal() else part]
    at[int(last) if last.isdecimal() else last] = value
    return made


@pytest.mark.parametrize(
    ("name", "path", "value", "said"),
    [
        (
            "stories",
            "stories[2].excerpts",
            [5],
            "stories[2].excerpts: what each reader read is needed here, not [5].",
        ),
        ("stories", "stories[2].setting", "at home", "stories[2].setting: “at home” is not known here."),
        (
            "stories",
            "stories[3].problem",
            "x" * 601,
            "stories[3].problem: that is 601 characters; 600 is the most here",
        ),
        ("stories", "stories[0].by", "Hine", "stories[0].by: “Hine” is no P-number"),
        ("stories", "stories[0].consent", "perhaps", "stories[0].consent: “perhaps” is not known here."),
        ("stories", "stories[0].colour", "red", "stories[0].colour: this key is not known here."),
        ("stories", "stories[0].title", "", "stories[0].title: these words are empty"),
        ("stories", "stories[4].excerpts.A[0].sentence", 99, "stories[4].excerpts.A[0]: there is no sentence 99"),
        (
            "stories",
            "stories[4].excerpts.A[0].begins",
            "No such",
            "stories[4].excerpts.A[0].begins: that sentence begins",
        ),
        ("stories", "stories[4].excerpts.A[0].code", "luck", "stories[4].excerpts.A[0]: A story is read for roles"),
        ("stories", "stories[5].number", 1, "stories[5].number: 1 is the number of stories[0] too"),
        ("stories", "stories[1].picked", "yes", "stories[1].picked: true or false is needed here"),
        ("differences", "protocols[0].signed[0]", {}, "protocols[0].signed[0].agency"),
        ("differences", "pages[1].bounds[0]", {"text": "a law"}, "pages[1].bounds[0].agency"),
        ("differences", "pages[0].stood.over", 3, "pages[0].stood.over: this key is not known here."),
        ("differences", "pages[0].voices.a.protects[0]", "x" * 121, "pages[0].voices.a.protects[0]: that is 121"),
        ("differences", "pages[1].land.choice", "a vote", "pages[1].land.choice: “a vote” is not known here."),
        ("differences", "pages[1].bounds[0].agency", "P19", "pages[1].bounds[0].text: what is fixed is a role"),
        (
            "differences",
            "protocols[0].signed[0].agency",
            "a stranger",
            "protocols[0].signed[0].agency: signed off is for",
        ),
        ("differences", "protocols[0].review", "soon", "protocols[0].review: a day is needed here"),
        ("compass", "moments[0].then.connect", "very", "moments[0].then.connect: “very” is not known here."),
        ("compass", "roles[0].key", "luck", "roles[0].key: there is no dial “luck” here."),
        ("compass", "starts[0].counts.luck", 2, "starts[0].counts: Words with how many"),
    ],
)
def test_each_refusal_names_the_place_and_nothing_comes_in(
    tmp_path: Path, name: str, path: str, value: Any, said: str
) -> None:
    file = tmp_path / "broken.json"
    file.write_text(json.dumps(changed(name, path, value)), encoding="utf-8")
    held = session(exercises=[name])
    before = len(held.events)
    only = {"differences": ("s26", "s27"), "compass": ("s04",)}.get(name, ())
    with pytest.raises(CaseError) as problem:
        import_file(held, file, Wanted(only=only))
    assert said in str(problem.value) and "Nothing was imported" in str(problem.value)
    assert len(held.events) == before and not pages(held)


def test_several_counts_of_which_one_is_of_no_session_are_refused_in_a_sentence(tmp_path: Path) -> None:
    value = sample("compass")
    del value["starts"][1]["session"]
    (tmp_path / "compass.json").write_text(json.dumps(value), encoding="utf-8")
    with pytest.raises(CaseError, match=r"starts\[1\]: one count is taken, and there are several\. Nothing was"):
        import_file(session(exercises=["compass"]), tmp_path / "compass.json", Wanted(only=("s04",)))


def test_a_file_adds_the_exercise_it_is_for(tmp_path: Path) -> None:
    file = tmp_path / "stories.json"
    file.write_text(json.dumps(sample("stories")), encoding="utf-8")
    held = session()
    import_file(held, file)
    assert len(held.state.runs["stories"].state.pages) == 20
    there_already = session("+ One that was here", exercises=["stories"])
    import_file(there_already, file)
    assert [page.number for page in pages(there_already)][:3] == [1, 2, 3] and len(pages(there_already)) == 21


def test_no_reason_brings_in_what_a_withdrawn_story_said(tmp_path: Path) -> None:
    value = sample("stories")
    gone = next(one for one in value["stories"] if one["consent"] == "withdrawn")
    words = gone["problem"].split(". ")[0]
    value["stories"][0]["picked_why"] = f"unlike theirs, “{words}”, it is about listening"
    held, _ = brought(tmp_path, "stories", value)
    why = pages(held)[0].why
    assert why.startswith("unlike theirs, “…") and why.endswith("it is about listening"), why
    assert words not in locations.session_path(held.name).read_text(encoding="utf-8")


# -- how often an import is folded ------------------------------------------------------------------------------------


def test_what_comes_in_is_folded_once_and_so_it_stands_in_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: Counter[str] = Counter()
    apply = Shape.apply

    def counted(self: Shape, state: Any, kind: str, data: dict[str, Any]) -> Any:
        tried[kind] += 1
        return apply(self, state, kind, data)

    monkeypatch.setattr(Shape, "apply", counted)
    held, _ = brought(tmp_path, "stories")
    del tried["day"]  # of the session's frame, as it began
    moves = held.events[-1].data["moves"]
    assert tried == Counter(kind for kind, _ in moves) and len(moves) == 569
    assert again(held).state.run.state == held.state.run.state


# -- a file that comes in again ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "file"),
    [("stories", "stories"), ("hot-desk", "hot-desk"), ("legacies", "legacies"), ("case-rating", "rating")],
)
def test_a_file_that_comes_in_again_brings_nothing(name: str, file: str, tmp_path: Path) -> None:
    held, _ = brought(tmp_path, name, sample(file))
    before = held.state
    report = import_file(held, tmp_path / f"{name}.json", Wanted())
    assert report.says == "There is nothing new in this file." and held.state == before
    assert "here already in the same words" in report.lines[0]


def test_what_was_taken_back_here_does_not_come_in_again_and_new_pages_do(tmp_path: Path) -> None:
    held, _ = brought(tmp_path, "stories")
    for line in ("3 withdrawn", "4 cut came", "5: Another title", "5 changed: otherwise"):
        perform(held, line)
    value = sample("stories")
    value["stories"].append({**value["stories"][5], "number": 30, "title": "A new one"})
    file = tmp_path / "later.json"
    file.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    report = import_file(held, file, Wanted())
    assert report.says.startswith("Imported into stories: 1 story and ")
    assert "3 pages were taken back here, whole or in part, and stayed so." in report.lines
    assert [page.title for page in pages(held)[20:]] == ["A new one"]
    assert "Another title" in [page.title for page in pages(held)]


def test_a_page_that_is_taken_back_in_a_later_file_is_named(tmp_path: Path) -> None:
    held, _ = brought(tmp_path, "stories")
    value = sample("stories")
    value["stories"][5] |= {"consent": "withdrawn"}
    file = tmp_path / "later.json"
    file.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    report = import_file(held, file, Wanted())
    assert "story 6 was taken back in that file: 6 withdrawn" in report.lines


def test_a_visit_finds_its_desk_that_stands_here_already(tmp_path: Path) -> None:
    held, _ = brought(tmp_path, "hot-desk")
    value = sample("hot-desk")
    desk = value["desks"][0]["id"]
    value["visits"].append({**value["visits"][0], "id": "v99", "desk": desk, "guest": "porter"})
    file = tmp_path / "later.json"
    file.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    import_file(held, file, Wanted())
    assert [page.values["desk"] for page in pages(held) if page.title.startswith("porter")] == ["d1"]
    assert sum(page.kind == "desk" for page in pages(held)) == 2


@pytest.mark.parametrize(
    ("name", "where", "key", "only", "said"),
    [
        ("differences", ("protocols", 0, "signed", 0), "agency", "s26", "protocols[0].signed[0]"),
        ("differences", ("pages", 0, "bounds", 0), "agency", "s26", "pages[0].bounds[0]"),
        ("compass", ("starts", 1), "session", "s04", "one count is taken, and there are several"),
    ],
)
def test_what_a_row_needs_and_has_not_is_refused_with_its_place(
    name: str, where: tuple[str | int, ...], key: str, only: str, said: str, tmp_path: Path
) -> None:
    value = found = sample(name)
    for step in where:
        found = found[step]
    del found[key]
    with pytest.raises(CaseError, match=re.escape(said)):
        brought(tmp_path, name, value, only)
