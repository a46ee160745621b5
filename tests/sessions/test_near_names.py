"""What is only near a name, and names that are words: listed for somebody to read, changed with a yes."""

from __future__ import annotations

from pathlib import Path

import pytest

from sessions.roster.finding import Finder
from sessions.roster.keeping import Known, Roster, changing
from tests.counted import calls
from tui.cli.main import main

NEAR = {
    "a hyphen at a line's end": ("Whetū", "Whe-tū"),
    "the hyphen and a space": ("Whetū", "Whe- tū"),
    "a hyphen of another kind": ("Whetū", "Whe\u2010tū"),
    "a line end": ("Whetū", "Whe-\ntū"),
    "letter by letter": ("Whetū", "W h e t ū"),
    "twice in one": ("Whetū", "whetūwhetū"),
    "one word": ("Mary Ann", "Maryann"),
    "a capital inside": ("Te Ao", "TeAo"),
    "a slash": ("Mary Ann", "Mary/Ann"),
    "two words": ("Maryann", "Mary Ann"),
    "no apostrophe": ("O'Brien", "OBrien"),
    "a space for the apostrophe": ("O'Brien", "O Brien"),
    "last name first": ("O'Brien", "Brien O"),
    "an initial": ("Jane Brown", "J Brown"),
    "an initial with its full stop": ("Jane Brown", "J. Brown"),
    "last name, first name": ("Jane Brown", "Brown, Jane"),
    "a possessive without its apostrophe": ("Priya", "priyas"),
    "with its capital": ("Priya", "Priyas"),
    "of two words": ("Mary Ann", "Maryanns"),
}


@pytest.mark.parametrize(("name", "typed"), NEAR.values(), ids=NEAR)
def test_what_is_near_a_name_is_listed_and_changed_once_somebody_says_yes(name: str, typed: str) -> None:
    text = f"then {typed} mum came"
    held = Roster().with_known(Known(name, "Tui"))
    (hit,) = Finder(held).hits(text)
    assert hit.found == typed and not hit.sure and Finder(held).changed(text) == text
    assert Finder(held.answered(hit.digest, True)).changed(text) == "then [Tui] mum came"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Joan", "she came, jo an hour later"),
        ("Mark", "these marks are his"),
        ("Jane Brown", "the brown j-shaped one, a brown coat"),
        ("Anne", "an ne'er-do-well"),
        ("Isabel", "it is a bel esprit"),
        ("Ana", "banana"),
    ],
)
def test_words_that_only_hold_its_letters_are_nobody(name: str, text: str) -> None:
    assert Finder(Roster().with_known(Known(name, "Tui"))).hits(text) == ()


@pytest.mark.parametrize("name", ["May", "Mark", "Page", "Day", "Note", "Theme", "Will", "Aroha", "Rose"])
def test_a_name_that_is_a_word_is_changed_with_its_capital_and_without_it_only_with_a_yes(name: str) -> None:
    held = Roster().with_known(Known(name, "Jean"))
    text = f"hips {name.lower()} get worse, said {name}"
    word, person = Finder(held).hits(text)
    assert (word.sure, person.sure) == (False, True)
    assert Finder(held).changed(text) == f"hips {name.lower()} get worse, said [Jean]"
    assert Finder(held.answered(word.digest, True)).changed(text) == "hips [Jean] get worse, said [Jean]"
    assert Finder(held.answered(person.digest, False)).changed(text) == text
    as_written = Roster().with_known(Known(name, "Jean", as_written=True))
    assert [hit.found for hit in Finder(as_written).hits(text)] == [name]


def test_whoever_adds_a_name_that_is_a_word_is_told_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["roster", "add", "May", "Jean"]) == 0
    said = capsys.readouterr().out
    assert "word as well" in said and "--as-written" in said
    assert main(["roster", "add", "May", "Jean", "--as-written"]) == 0
    assert main(["roster", "add", "Priya", "Whetū"]) == 0
    assert "word as well" not in capsys.readouterr().out


def _table(tmp_path: Path, *lines: str) -> str:
    file = tmp_path / "names.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(file)


def test_a_table_says_everything_that_is_wrong_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = (
        "real,instead,kind,also,as-written",
        "Priya,Whetū,,,",
        "17,,,,",
        "Hana,Whetū,,,",
        "May,,,,perhaps",
        "Jo,,ghost,,",
    )
    assert main(["roster", "read", _table(tmp_path, *lines)]) != 0
    said = capsys.readouterr().err
    assert [f"Line {line}:" in said for line in range(2, 7)] == [False, True, True, True, True]
    assert "4 lines do not fit. Nothing was taken in." in said and Roster.read().known == ()


def test_a_table_may_say_as_written_and_says_which_names_are_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ("real,instead,kind,also,as-written", "May,Jean,,,yes", "Mark,,,,no", "Te Awa Trust,,organisation,TAT;,")
    assert main(["roster", "read", _table(tmp_path, *lines)]) == 0
    said = capsys.readouterr().out
    assert "Words as well: Mark." in said and "as-written" in said
    assert [(one.instead, one.as_written) for one in Roster.read().known] == [
        ("Jean", True),
        ("person A", False),
        ("organisation A", False),
    ]


def test_many_thousand_names_grow_as_they_are_many_and_say_how_far_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def read(many: int) -> None:
        lines = [f"Quilla{number:05} Zarlow{number:05},,,," for number in range(many)]
        main(["roster", "read", _table(tmp_path, "real,instead,kind,also,as-written", *lines)])

    # Counting costs several times what is counted.
    few, more = calls(lambda: read(300)), calls(lambda: read(3_000))
    read(10_001)
    held = Roster.read()
    assert len(held.known) == 10_001
    assert Finder(held).changed("then Quilla00007 Zarlow00007 rang") == f"then [{held.known[7].instead}] rang"
    assert more <= 12 * few, (few, more)
    assert more <= 800 * 3_000, "each is looked at only where it could stand"
    assert "10,000 of 10,001 looked at" in capsys.readouterr().err


def test_what_is_near_a_name_is_said_before_anything_leaves_and_listed_to_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with changing() as held:
        held[0] = held[0].with_known(Known("Whetū", "Tui"), Known("May", "Jean"))
    assert main(["new", "A day", "--exercise", "post-its"]) == 0
    for line in (": Whe-tū stayed", ": it may get worse", ": then May rang in May"):
        assert main(["do", "a-day", line]) == 0
    capsys.readouterr()
    assert main(["export", "a-day", "--to", "-", "--for", "facilitators"]) == 0
    told = capsys.readouterr()
    assert "Whe-tū" in told.err and "says yes" in told.err and "then \\[Jean\\] rang" in told.out
    assert main(["roster", "check", "a-day"]) == 0
    listed = capsys.readouterr().out
    assert "no?   Whetū -> [Tui]" in listed and "[[may]]" in listed and "marked no?" in listed


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_roster_comes_in_as_any_spreadsheet_writes_it(tmp_path: Path, separator: str, encoding: str) -> None:
    path = tmp_path / "names.csv"
    rows = ("real", "instead", "also"), ("Mārama Ngata", "Whetū", '"Mā; Marama"')
    path.write_bytes("\r\n".join(separator.join(row) for row in rows).encode(encoding))
    assert main(["roster", "read", str(path)]) == 0
    (known,) = Roster.read().known
    assert (known.real, known.instead, known.also) == ("Mārama Ngata", "Whetū", ("Mā", "Marama"))


def test_a_list_of_staff_comes_in_as_people_have_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    rows = (["Staff, March"], [], ["Title", "First name", "Surname", "also"])
    for row in (*rows, ["Dr", "Mārama", "Te Aho", "Mā; Marama\nNgata"], [None, "Sina", None, None]):
        book.active.append(row)
    path = tmp_path / "staff.xlsx"
    book.save(path)
    assert main(["roster", "read", str(path)]) == 0
    assert [(one.real, one.also) for one in Roster.read().known] == [
        ("Mārama Te Aho", ("Mā", "Marama", "Ngata")),
        ("Sina", ()),
    ]
    assert "Not taken: Title." in capsys.readouterr().out


def test_a_name_as_lists_have_it_is_the_name_as_people_say_it(tmp_path: Path) -> None:
    lines = ("Name", '"Ngata, Mārama"', '"Jo Brown, RN"', '"de la Cruz, Ana-Lee"', '"Kea, Tui, Moa"')
    assert main(["roster", "read", _table(tmp_path, *lines)]) == 0
    assert main(["roster", "add", "Singh, Priya", "a colleague"]) == 0
    real = ["Mārama Ngata", "Jo Brown, RN", "Ana-Lee de la Cruz", "Kea, Tui, Moa", "Priya Singh"]
    assert [one.real for one in Roster.read().known] == real
    text = "Mārama Ngata (Ngata, Mārama) rang"
    assert Finder(Roster.read()).changed(text) == "[person A] ([person A]) rang"
    assert main(["roster", "remove", "Ngata, Mārama"]) == 0
    assert [one.real for one in Roster.read().known] == real[1:]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (None, "There is no file"),
        (b"", "The file is empty"),
        (b"%PDF-1.7", "This is a PDF"),
        (b"a,b\n1,2\n", "needs the headings"),
        (b'real\n"open\n', "never closed"),
    ],
)
def test_a_roster_that_is_none_is_refused_in_a_sentence(
    tmp_path: Path, data: bytes | None, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "names.csv"
    if data is not None:
        path.write_bytes(data)
    assert main(["roster", "read", str(path)]) == 1
    told = capsys.readouterr().err
    assert says in told and told.count("Nothing was taken in.") == 1 and Roster.read().known == ()
