"""A part of somebody's name that stands alone: by the first name a room speaks of people."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from sessions.roster.finding import Finder
from sessions.roster.keeping import Known, Roster
from tui.cli.main import main

CHANGED = {
    "a first name": ("Priya Nair", "Priya rings before she comes", "[Tui] rings before she comes"),
    "in the midst": ("Priya Nair", "we ask Priya, always", "we ask [Tui], always"),
    "its possessive": ("Priya Nair", "Priya's team day", "[Tui]'s team day"),
    "without its macron": ("Mārama Te Aho", "then Marama rang", "then [Tui] rang"),
    "with a hyphen": ("Anne-Marie O'Neil", "then Anne-Marie rang", "then [Tui] rang"),
    "the half of it": ("Anne-Marie O'Neil", "then Anne rang", "then [Tui] rang"),
    "of two words": ("Mary Jane Watson", "then Mary Jane rang", "then [Tui] rang"),
    "behind a title": ("Dr Priya Nair", "then Priya rang", "then [Tui] rang"),
    "a title and no more": ("Whaea Hinemoa", "then Hinemoa rang", "then [Tui] rang"),
    "with its first word": ("Te Aho Ngata", "then Te Aho rang", "then [Tui] rang"),
    "with a glottal stop": ("Fa'aoso Tupou", "then Faʻaoso rang", "then [Tui] rang"),
    "its glottal stop left out": ("Faʻaoso Tupou", "then Faaoso rang", "then [Tui] rang"),
    "short with a glottal stop": ("Si'i Tupou", "then Si’i's mother rang", "then [Tui]'s mother rang"),
    "with one of two last names": ("Ana María García López", "then Ana García rang", "then [Tui] rang"),
    "with the other one": ("Ana Maria de la Cruz López", "then Ana de la Cruz rang", "then [Tui] rang"),
    "in letters without capitals": ("محمد عبد الله", "ثم محمد جاء", "ثم [Tui] جاء"),
    "a word and its last name": ("May Rose Card", "then May Card rang", "then [Tui] rang"),
}
ASKED = {
    "small letters": ("Priya Nair", "then priya rang", "priya"),
    "without its apostrophe": ("Priya Nair", "at Priyas house", "Priyas"),
    "another last name": ("Priya Nair", "then Priya Singh rang", "Priya"),
    "a word as well": ("Rose Brown", "then Rose rang", "Rose"),
    "a word that sentences begin with": ("My Tran", "My team is late", "My"),
    "a short one": ("An Nguyen", "An hour later", "An"),
    "a last name": ("Priya Nair", "then Mrs Nair rang", "Nair"),
    "as written": ("Hana Nair", "then Hana rang", "Hana"),
    "the first of two last names": ("Ana García López", "then Ms García rang", "García"),
    "her last name and another": ("Ana García López", "then Ana García Ruiz rang", "Ana García"),
}
NOBODY = {
    "a word in small letters": ("Rose Brown", "then it rose, a brown one"),
    "a small word": ("So Young", "and so we began, as young as many"),
    "a last name that is a word": ("Jane Brown", "Brown paper"),
    "no name by itself": ("Te Aho Ngata", "Te reo is spoken"),
    "in another word": ("Ana Silva", "a banana, Anahera"),
    "a part in small letters": ("Priya Nair", "a nair of it"),
    "the half of a part": ("Fa'aoso Tupou", "then Fa, then Ma'ata"),
}


@pytest.mark.parametrize(("name", "text", "becomes"), CHANGED.values(), ids=CHANGED)
def test_a_first_name_alone_is_changed_until_somebody_says_no(name: str, text: str, becomes: str) -> None:
    roster = Roster().with_known(Known(name, "Tui"))
    (hit,) = Finder(roster).hits(text)
    assert hit.sure and Finder(roster).changed(text) == becomes
    assert Finder(roster.answered(hit.digest, False)).changed(text) == text


@pytest.mark.parametrize(("name", "text", "found"), ASKED.values(), ids=ASKED)
def test_where_it_may_well_be_another_it_is_asked_about(name: str, text: str, found: str) -> None:
    roster = Roster().with_known(Known(name, "Tui", as_written=found == "Hana"))
    (hit,) = Finder(roster).hits(text)
    assert (hit.found, hit.sure) == (found, False) and Finder(roster).changed(text) == text
    assert "[Tui]" in Finder(roster.answered(hit.digest, True)).changed(text)


@pytest.mark.parametrize(("name", "text"), NOBODY.values(), ids=NOBODY)
def test_what_is_no_part_of_a_name_is_nobody(name: str, text: str) -> None:
    assert Finder(Roster().with_known(Known(name, "Tui"))).hits(text) == ()


def test_of_two_who_are_called_so_each_is_asked_about() -> None:
    roster = Roster().with_known(Known("Priya Nair", "Tui"), Known("Priya Singh", "Kea"))
    text = "then Priya rang"
    hits = Finder(roster).hits(text)
    assert [(hit.known.instead, hit.sure) for hit in hits] == [("Tui", False), ("Kea", False)]
    assert Finder(roster).changed(text) == text
    second = roster.answered(hits[0].digest, False).answered(hits[1].digest, True)
    assert Finder(second).changed(text) == "then [Kea] rang"
    both = roster.answered(hits[0].digest, True).answered(hits[1].digest, True)
    assert Finder(both).changed(text) == "then [Tui] rang"


def test_of_two_who_are_called_so_the_last_name_says_which() -> None:
    roster = Roster().with_known(Known("Ana García López", "Tui"), Known("Ana María Ruiz", "Kea"))
    assert Finder(roster).changed("Ana García, then Ana Ruiz") == "[Tui], then [Kea]"


def test_who_has_a_name_of_their_own_is_not_taken_for_another() -> None:
    roster = Roster().with_known(Known("Priya Nair", "Tui"), Known("Priya", "Kea"))
    assert Finder(roster).changed("Priya and Priya Nair") == "[Kea] and [Tui]"


def test_an_organisation_has_no_first_name() -> None:
    roster = Roster().with_known(Known("Kowhai Trust", "Tui", "organisation"))
    assert Finder(roster).hits("the Kowhai tree") == ()


@pytest.mark.parametrize("form", ["md", "html", "json", "csv", "docx", "quotes", "data", "svg"])
def test_a_first_name_alone_leaves_in_no_file_of_a_session(form: str, tmp_path: Path) -> None:
    assert main(["roster", "add", "Priya Nair", "a colleague"]) == 0
    assert main(["new", "Priya's team day", "--exercise", "post-its"]) == 0
    assert main(["do", "priya", ": Priya rings before she comes", ": then priyas mum came"]) == 0
    to = tmp_path / "left" / f"made.{form}"
    to.parent.mkdir()
    assert main(["export", "priya", "--format", form, "--for", "facilitators", "--to", str(to)]) == 0
    files = [one for one in to.parent.rglob("*") if one.is_file()]
    assert files
    for file in files:
        texts = [file.read_bytes()]
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as whole:
                texts = [whole.read(name) for name in whole.namelist()]
        for text in texts:
            assert b"priya" not in text.lower().replace(b"priyas mum", b""), file.name


def test_whoever_adds_a_name_of_two_parts_hears_of_the_first_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["roster", "add", "Priya Nair", "a colleague"]) == 0
    assert "So does Priya alone" in capsys.readouterr().out
    assert main(["roster", "add", "Rose Brown", "Kea"]) == 0
    assert main(["roster", "add", "Whetū", "Rātā"]) == 0
    assert "alone" not in capsys.readouterr().out


def test_of_many_who_are_called_so_a_few_are_asked_about() -> None:
    roster = Roster().with_known(*(Known(f"Priya Nair{letter}", f"bird {letter}") for letter in "abcdefghij"))
    assert [hit.known.instead for hit in Finder(roster).hits("Priya rang")] == ["bird a", "bird b", "bird c"]


def test_with_nobody_on_the_roster_a_preview_says_how_many_words_may_be_names(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["new", "A day", "--exercise", "post-its"]) == 0
    assert main(["do", "a-day", ": Priya rings before she comes", ": then Karl came"]) == 0
    capsys.readouterr()
    assert main(["export", "a-day", "--format", "md", "--preview"]) == 0
    told = capsys.readouterr().out
    assert "nobody is on the roster" in told and "2 words in it may be some" in told
    assert "Priya" not in told and "Karl" not in told
    assert main(["roster", "check", "a-day"]) == 0
    listed = capsys.readouterr().out
    assert "Words with a capital" in listed and "\n  Karl\n" in listed and "\n  Priya\n" in listed
