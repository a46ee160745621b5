"""Lines that carry a template are read as any other line is, however often it came before; damage is seen in them."""

from __future__ import annotations

import json
import random
import threading
from typing import Any

import pytest

from sessions.store import event_lines, template_lines
from sessions.store.event_check import check_of, check_with, form_of
from sessions.store.event_lines import CLOSING, FORMAT, OPENING, Document, encode_file, scan

SECRET = "kua mutu"


def template(key: str = "post-its", **more: Any) -> dict[str, Any]:
    return {"key": key, "title": f"Whānau “{key}” {SECRET}", "minutes": [5, 10.0], "phases": [{"say": ["1.0"]}], **more}


def exercise(number: int, words: Any, **more: Any) -> Document:
    data = {"key": "wall", "template": words, **more}
    return {"number": number, "run": "", "kind": "exercise", "data": data, "at": "2026-01-01T09:00:00Z", "by": "F1"}


def file_of(*after: Document) -> bytes:
    first = {"format": FORMAT, "title": "Day", "place": ""}
    head = {"number": 1, "run": "", "kind": "session", "data": first, "at": "2026-01-01T09:00:00Z", "by": "F1"}
    return encode_file([head, *after])


def read(content: bytes) -> event_lines.Scan:
    return scan(content, len(OPENING), 1)


def test_what_was_read_before_is_read_the_same_again_and_shared() -> None:
    content = file_of(exercise(2, template(), moves=[["day", {"date": "2026-01-01", "offset": 0}]]))
    other = file_of(exercise(2, template(), moves=[["day", {"date": "2027-05-06", "offset": 720.0}]]))
    for one in (content, other, content):
        found = read(one)
        told = [{name: value for name, value in each.items() if name != "check"} for each in _plainly(one)]
        assert found.documents == told and found.damage is None and found.unfinished is None
        assert found.end == len(one) - len(CLOSING)
    first, second = (read(one).documents[1]["data"] for one in (content, other))
    assert first["template"] is second["template"] and first != second


def _plainly(content: bytes) -> list[dict[str, Any]]:
    return list(json.loads(content)["events"].values())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (SECRET, "kua mutx"),
        ('"minutes": [5, 10.0]', '"minutes": [5, 11.0]'),
        ('"key": "wall"', '"key": "walk"'),
        (
            '"at": "2026-01-01T09:00:00Z", "by": "F1", "check": "+',
            '"at": "2026-01-01T09:00:00Z", "by": "F2", "check": "+',
        ),
        ('"offset": 0', '"offset": 1'),
        ('"phases": [{', '"phases": [{"do": [], '),
    ],
)
def test_a_letter_that_changed_is_damage_also_in_a_template_that_was_read_before(old: str, new: str) -> None:
    content = file_of(exercise(2, template(), moves=[["day", {"offset": 0}]]))
    assert read(content).damage is None
    hurt = read(content.replace(old.encode(), new.encode()))
    assert hurt.damage is not None and hurt.damage.what == "is not as it was written" and hurt.damage.line == 3


def test_half_a_letter_is_refused_wherever_it_stands() -> None:
    words = template()
    for half, place in ((SECRET, "kua \\ud83d"), ('"offset": 0', '"offset": "\\ud83d"')):
        content = file_of(exercise(2, words, moves=[["day", {"offset": 0}]]))
        found = read(content.replace(half.encode(), place.encode()))
        assert len(found.documents) == 1 and found.damage is not None


def test_a_name_that_stands_twice_is_read_as_in_any_other_line() -> None:
    content = file_of(exercise(2, template()))
    read(content)
    for more in (b', "template": null}', b', "template": {"key": "other"}}', b'}, "data": {"key": "wall"}'):
        line = content.replace(b'["1.0"]}]}}', b'["1.0"]}]}' + more)
        found = read(line)
        assert found.damage is not None and found.damage.what == "is not as it was written"
    last_counts = content.replace(b'"data": {"key"', b'"data": {"template": 1, "key"')
    assert read(last_counts).documents == read(content).documents


def test_versions_of_one_template_are_told_apart() -> None:
    versions = [template(aside="x" * 200 + str(version)) for version in range(7)]
    for words in (*versions, *versions[::-1]):
        assert read(file_of(exercise(2, words))).documents[1]["data"]["template"] == words
    assert all(len(alike) <= 4 for alike in template_lines._lately.values())


def test_no_more_is_remembered_than_may_be() -> None:
    for number in range(100):
        assert read(file_of(exercise(2, template(f"own-{number}")))).damage is None
    assert len(template_lines._lately) <= 64


def test_a_line_that_does_not_lie_as_it_was_saved_is_read_all_the_same() -> None:
    one = exercise(2, template())
    text = json.dumps({**one, "check": f"+{check_of(json.loads(json.dumps(one)))}"}, ensure_ascii=False, sort_keys=True)
    assert template_lines.read(text) is None
    assert (
        template_lines.read('{"number": 2, "run": "", "kind": "exercise", "data": {"key": "k", "template": 7}}') is None
    )


def test_the_check_with_a_template_is_the_check_of_the_whole() -> None:
    chance = random.Random(14)
    for _ in range(200):
        words = template(f"k{chance.random()}", n=chance.choice([1.0, 2.5, 1e20, True, "\ue000", None, "[1.0]"]))
        more = {"moves": [["day", {"a": chance.choice(["\ue000", 3.0, "e+1", {"template": None}])}]]}
        one = exercise(2, words, **(more if chance.random() < 0.5 else {}))
        assert check_with(one, form_of(words)) == check_of(one)


@pytest.mark.parametrize(
    ("told", "as_well"), [(1.0, 1), (-3.0, -3), (1e20, 10**20), (1.5e17, 15 * 10**16), ([2.0], [2])]
)
def test_a_whole_number_is_the_same_however_it_is_written(told: object, as_well: object) -> None:
    assert check_of({"a": told}) == check_of({"a": as_well})
    assert check_of({"a": told, "b": "of 1.0 and 1e+20"}) == check_of({"a": as_well, "b": "of 1.0 and 1e+20"})


@pytest.mark.parametrize("text", ["v1.0", "x[1.0]", "1.0", "a,1.0,", "e+", "2e+5"])
def test_words_are_never_taken_for_numbers(text: str) -> None:
    assert check_of({"a": text}) != check_of(
        {"a": text.replace("1.0", "1").replace("2e+5", "200000").replace("e+", "e")}
    )


def test_threads_that_read_at_once_read_the_same() -> None:
    contents = [file_of(exercise(2, template(f"own-{number % 70}", n=number))) for number in range(140)]
    expected = [read(one).documents for one in contents]
    wrong: list[object] = []

    def look() -> None:
        for _ in range(3):
            try:
                wrong.extend(one for one, told in zip(contents, expected, strict=True) if read(one).documents != told)
            except Exception as problem:
                wrong.append(problem)

    threads = [threading.Thread(target=look) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert not wrong
