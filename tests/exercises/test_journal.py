"""The pure rules of journals: who reads what, what may leave, two writers at once, search, forms, moments."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.journal import rules
from exercises.journal.entry import Draft, Entry, cleaned_answers, document, draft_document, draft_from, entry_from
from exercises.journal.finding import find
from exercises.journal.form import JOURNAL_TEMPLATE, Form, Prompt, form_of
from exercises.kernel.around import around
from exercises.kernel.record import replace
from exercises.kernel.schema import STRICT, faults
from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import TemplateError
from exercises.kernel.text import contains, folded
from tests.awkward import AWKWARD, is_clean

ALONE = (Prompt("event", "One event"), Prompt("reaction", "My reaction", locked=True), Prompt("wrong", "Wrong if"))
FORM = Form("journal-alone", "Journal alone", "", "", ALONE)
SECRET = "kererukereru"


def entry(**fields: Any) -> Entry:
    held = Entry(
        1,
        "F1",
        "journal-alone",
        "Journal alone",
        ALONE,
        {"event": "Four answered at once", "reaction": SECRET},
        day="2026-03-12",
        session="a-day",
    )
    return replace(held, **fields)


def draft(answers: dict[str, str], **fields: Any) -> Draft:
    return replace(Draft("0" * 12, "F1", FORM, answers=answers), **fields)


def test_an_entry_written_alone_is_its_authors_until_it_is_shared() -> None:
    assert rules.as_others_read(entry()) is None
    seen = rules.as_others_read(entry(shared="2026-03-13T08:00:00+00:00"))
    assert seen is not None and seen.answers == {"event": "Four answered at once"}


@pytest.mark.parametrize("fields", [{"shared": "2026-03-13"}, {"written_together": True}])
def test_nothing_locked_is_ever_in_what_others_read(fields: dict[str, Any]) -> None:
    moved = rules.moved_out(entry(**fields), ["reaction"], "2026-03-14", sure=True)
    seen = rules.as_others_read(moved)
    assert seen is not None and SECRET not in json.dumps(document(seen))
    assert "reaction" not in json.dumps(document(seen))


def test_what_is_in_the_bin_is_read_by_nobody_else_and_leaves_nowhere() -> None:
    gone = entry(shared="x", moved_out={"event": "x"}, binned="2026-03-14")
    assert rules.as_others_read(gone) is None
    assert rules.leaving(gone) == ()


def test_a_form_that_locks_more_by_now_locks_old_entries_too_and_never_unlocks() -> None:
    stricter = replace(FORM, prompts=(replace(ALONE[0], locked=True), replace(ALONE[1], locked=False)))
    held = rules.locks(entry(), stricter)
    assert [prompt.locked for prompt in held.prompts] == [True, True, False]


def test_a_damaged_lock_stays_a_lock() -> None:
    held = document(entry())
    held["prompts"][1]["locked"] = "no"
    assert entry_from(held, "F1").prompts[1].locked


def test_only_what_was_moved_out_leaves_and_a_locked_answer_wants_a_second_yes() -> None:
    assert rules.leaving(entry()) == ()
    with pytest.raises(ExerciseError, match="for you alone"):
        rules.moved_out(entry(), ["event", "reaction"], "now", sure=False)
    out = rules.moved_out(entry(), ["ev"], "now", sure=False)
    assert rules.leaving(out) == (("One event", "Four answered at once"),)
    assert rules.leaving(rules.kept_in(out)) == ()
    with pytest.raises(ExerciseError, match="not one of its questions"):
        rules.moved_out(entry(), ["nothing"], "now", sure=True)


@given(
    locked=st.lists(st.booleans(), min_size=3, max_size=3),
    shared=st.booleans(),
    together=st.booleans(),
    binned=st.booleans(),
    moved=st.sets(st.sampled_from(["event", "reaction", "wrong"])),
)
def test_whatever_is_locked_shared_or_moved_others_read_only_what_is_open(
    locked: list[bool], shared: bool, together: bool, binned: bool, moved: set[str]
) -> None:
    prompts = tuple(replace(prompt, locked=lock) for prompt, lock in zip(ALONE, locked, strict=True))
    held = entry(
        prompts=prompts,
        answers={prompt.key: f"{SECRET}-{prompt.key}" for prompt in prompts},
        shared="now" if shared else "",
        written_together=together,
        binned="now" if binned else "",
        moved_out=dict.fromkeys(moved, "now"),
    )
    seen = rules.as_others_read(held)
    assert (seen is not None) == ((shared or together) and not binned)
    if seen is not None:
        told = json.dumps(document(seen))
        assert {prompt.key for prompt in prompts if f"{SECRET}-{prompt.key}" in told} == {
            prompt.key for prompt in prompts if not prompt.locked
        }
    left = " ".join(text for _, text in rules.leaving(held))
    assert {prompt.key for prompt in prompts if f"{SECRET}-{prompt.key}" in left} == (set() if binned else moved)


words = st.sampled_from(["", "one", "two", "three"])


@given(before=words, theirs=words, ours=words)
def test_two_windows_that_change_one_answer_lose_no_words(before: str, theirs: str, ours: str) -> None:
    now = entry(answers={"event": theirs} if theirs else {}, version=2)
    after = rules.written_over(
        now, draft({"event": ours} if ours else {}, entry=1, version=1, begun_with={"event": before} if before else {})
    )
    said = after.answers.get("event", "")
    for text in (theirs, ours):
        if text and text != before:
            assert text in said
    if not ours and theirs == before:
        assert said == ""


@given(st.text(max_size=60), st.sampled_from([*AWKWARD, "whānau ora", "Ka pai"]))
def test_what_search_finds_it_shows_with_the_words_around(before: str, sought: str) -> None:
    text = cleaned_answers(FORM, {"event": f"{before} {sought} and after that a good deal more was said"})["event"]
    seek = folded(cleaned_answers(FORM, {"event": sought}).get("event", ""))
    if seek:
        found = find([entry(answers={"event": text})], seek)
        assert len(found) == 1
        assert contains(seek, found[0].around) or len(seek) > 100
        assert "\n" not in found[0].around


@pytest.mark.parametrize("sought", ["whanau", "WHĀNAU", "whaanau", "wha\u0304nau"])
def test_search_knows_no_macrons_and_no_case(sought: str) -> None:
    text = f"{'before ' * 30}her whānau came{' after' * 30}"
    assert find([entry(answers={"wrong": text})], sought)[0].prompt == "Wrong if"
    said = around(sought, text)
    assert "whānau came" in said and said.startswith("…") and said.endswith("…") and len(said) < 120


def test_search_by_author_day_session_area_and_tag() -> None:
    one = entry(area="whānau", tags=("Mahi Tahi",), session_title="Day two")
    two = entry(number=2, author="F2", together=("F3",), day="2026-04-01", session="")
    every = [one, two]

    def numbers(**asked: str) -> list[int]:
        return [found.entry.number for found in find(every, **asked)]

    assert numbers() == [1, 2]
    assert numbers(author="f2") == [2] and numbers(author="F3") == [2]
    assert numbers(since="2026-03-12", until="2026-03-31") == [1]
    assert numbers(area="whanau") == [1] and numbers(tag="mahi tahi") == [1]
    assert numbers(session="day two") == [1] and numbers(session="a-day") == [1]
    assert numbers(words="four", area="team") == []


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_words_are_cleaned_kept_and_read_back(text: str) -> None:
    answers = cleaned_answers(FORM, {"event": text, "reaction": text, "unknown": text})
    assert "unknown" not in answers and all(is_clean(held.replace("\n", " ")) for held in answers.values())
    held = entry(answers=answers, tags=(cleaned_answers(FORM, {"event": text}).get("event", "x")[:20].strip(),))
    again = entry_from(json.loads(json.dumps(document(held), ensure_ascii=False)), "F1")
    assert again.answers == answers
    made = draft(answers)
    assert draft_from(json.loads(json.dumps(draft_document(made))), made.token, "F1").answers == answers


@pytest.mark.parametrize(
    "held",
    [
        None,
        [],
        {},
        {"number": "1"},
        {"number": 1, "prompts": 3},
        {"number": 0},
        {"number": 1, "prompts": [{}], "answers": []},
    ],
)
def test_anything_else_is_no_entry(held: Any) -> None:
    with pytest.raises(ValueError):
        entry_from(held, "F1")


def built_in() -> list[tuple[str, dict[str, Any]]]:
    folder = files("exercises").joinpath("journal", "forms")
    return [(file.name, tomllib.loads(file.read_text(encoding="utf-8"))) for file in folder.iterdir()]


def test_the_two_forms_that_come_along() -> None:
    found = {form.key: form for form in (form_of(words) for _, words in built_in())}
    assert found["debrief-together"].together and not found["journal-alone"].together
    alone = {prompt.key: prompt for prompt in found["journal-alone"].prompts}
    assert [key for key, prompt in alone.items() if prompt.locked] == ["reaction"]
    assert alone["fair"].kind == "tick"
    assert not any(prompt.locked for prompt in found["debrief-together"].prompts)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"title": ""}, "title: some words"),
        ({"prompts": []}, "prompts: at least one"),
        ({"prompts": [{"key": "A b", "title": "x"}]}, "prompts[0].key: one word"),
        (
            {"prompts": [{"key": "a", "title": "x"}, {"key": "a", "title": "y"}]},
            "prompts[1].key: “a” is the key",
        ),
        ({"prompts": [{"key": "a", "title": "x", "locked": "yes"}]}, "prompts[0].locked: true or false"),
        ({"prompts": [{"key": "a", "title": "x", "limit": 0}]}, "prompts[0].limit"),
        ({"prompts": [{"key": "a", "title": "x", "kind": "stars"}]}, "prompts[0].kind"),
        ({"prompts": [3]}, "prompts[0]: words under their names"),
        ({"phases": []}, "phases: nothing reads this"),
        ({"together": 1}, "together: true or false"),
        ({"minutes": [1]}, "minutes: two whole"),
        ({"also_called": "x"}, "also_called: a list"),
    ],
)
def test_a_form_says_what_is_wrong_and_where(change: dict[str, Any], says: str) -> None:
    sound = {
        "key": "k",
        "shape": "journal",
        "title": "t",
        "purpose": "p",
        "source": "s",
        "prompts": [{"key": "a", "title": "x"}],
    }
    assert faults(JOURNAL_TEMPLATE, sound, STRICT) == []
    assert any(str(fault).startswith(says) for fault in faults(JOURNAL_TEMPLATE, {**sound, **change}, STRICT))
    with pytest.raises(TemplateError):
        form_of({**sound, **change})
