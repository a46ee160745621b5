"""The roster of real names: whole words however they are typed, kept apart, and searched for in finished bytes."""

from __future__ import annotations

import io
import json
import os
import stat
import zipfile
from pathlib import Path

import pytest

from exercises.kernel.names_in_text import taken_out
from exercises.leaving.coded import Code, Coded, Piece, Text
from exercises.leaving.outline import Bullets, Heading, Outline, Paragraph, Quote, Table
from exercises.leaving.sheet import Sheet
from sessions.leaving.leaving import EntryLeaving, Leaving, RunLeaving, SessionLeaving
from sessions.roster.changing import everywhere, file_name, heard
from sessions.roster.finding import Finder
from sessions.roster.keeping import Known, Roster, RosterError, changing
from sessions.roster.leftover import first_words, left_over
from sessions.roster.searching import searched
from sessions.store import locations
from tests.awkward import AWKWARD
from tui.cli.main import main


def roster(*known: Known) -> Roster:
    made = Roster()
    for one in known:
        made = made.with_known(one)
    return made


MARAMA = Known("Mārama", "Whetū")


def leaving(*parts: object, title: str = "A day", **more: object) -> Leaving:
    run = RunLeaving("live-grid", "Live grid", Outline("facilitators", parts), **more)  # type: ignore[arg-type]
    day, made = "2026-03-12", "2026-03-12T08:00:00Z"
    session = SessionLeaving("2026-03-12-tama-s-day", title, "", "12 March 2026", day, made, (run,))
    return Leaving("facilitators", title, (session,))


@pytest.mark.parametrize(
    "text, becomes",
    [
        ("MARAMA said so", "[Whetū] said so"),
        ("Maarama's turn", "[Whetū]'s turn"),
        ("Ma\u0304rama", "[Whetū]"),
        ("Māramatanga is a word of its own", "Māramatanga is a word of its own"),
        ("mārama_and_co", "[Whetū]_and_co"),
        ("(Mārama)", "([Whetū])"),
    ],
)
def test_a_name_is_found_however_it_is_typed_and_only_as_a_word_of_its_own(text: str, becomes: str) -> None:
    assert Finder(roster(MARAMA)).changed(text) == becomes


@pytest.mark.parametrize(
    "name, text, becomes",
    [
        ("王小明", "昨天王小明来了", "昨天[Tui]来了"),
        ("さくら", "さくらさんが来た", "[Tui]さんが来た"),
        ("김민수", "김민수가 왔다", "[Tui]가 왔다"),
        ("김민수", "김민순이 왔다", "김민순이 왔다"),
        ("สมชาย", "คุณสมชายมา", "คุณ[Tui]มา"),
        ("Priya", "和Priya来了", "和[Tui]来了"),
        ("王", "国王 and 王", "国王 and [Tui]"),
        ("محمد", "ومحمد جاء", "و[Tui] جاء"),
        ("محمد", "أحمد جاء", "أحمد جاء"),
        ("Priya", "مع وPriya", "مع و[Tui]"),
        ("דנה", "ודנה באה", "ו[Tui] באה"),
    ],
)
def test_a_name_is_found_where_no_space_parts_it_from_its_neighbours(name: str, text: str, becomes: str) -> None:
    assert Finder(roster(Known(name, "Tui"))).changed(text) == becomes
    assert taken_out(text, name, "Tui") == becomes


def test_dashes_apostrophes_and_spaces_are_equal_and_longer_names_come_first() -> None:
    finder = Finder(roster(Known("Anne-Marie O'Neil", "Kōwhai"), Known("Anne", "Rātā"), Known("Te Aho", "Te Whare")))
    assert finder.changed("anne–marie  o’neil, Anne, annual, Joanne and te  aho") == (
        "[Kōwhai], [Rātā], annual, Joanne and [Te Whare]"
    )


def test_a_name_that_begins_with_a_sign_is_found_among_the_others_longest_first() -> None:
    finder = Finder(roster(Known("ʻOfa", "Tui"), Known("Te Ao", "Whare"), Known("Te Ao Mārama", "Rātā")))
    text = "ʻOfa told ‘Ofa, Te Aoo-Maarama and te ao; Teo and Ofa stayed"
    assert finder.changed(text) == "[Tui] told [Tui], [Rātā] and [Whare]; Teo and Ofa stayed"


def test_a_name_that_is_a_word_counts_only_with_its_capital() -> None:
    finder = Finder(roster(Known("Rose", "Tui", as_written=True)))
    assert finder.changed("Rose said that numbers rose") == "[Tui] said that numbers rose"


def test_a_hit_that_is_said_not_to_be_them_stays() -> None:
    held = roster(Known("Hone", "Tui"))
    first, second = Finder(held).hits("Hone will hone it")
    held = held.answered(second.digest, False)
    assert Finder(held).changed("Hone will hone it") == "[Tui] will hone it"
    assert Finder(held).are_them((first, second)) == (first,)


def test_the_file_of_answers_holds_nobodys_sentence() -> None:
    with changing() as held:
        one = held[0].with_known(MARAMA)
        (hit,) = Finder(one).hits("she cried when Mārama left")
        held[0] = one.answered(hit.digest, True)
    data = (locations.roster_folder() / "roster.json").read_text(encoding="utf-8")
    assert "cried" not in data
    assert Roster.read().answers == {hit.digest: True}


def test_the_roster_is_only_this_persons_and_apart_from_the_sessions() -> None:
    with changing() as held:
        held[0] = held[0].with_known(MARAMA)
    file = locations.roster_folder() / "roster.json"
    assert stat.S_IMODE(os.stat(file).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(file.parent).st_mode) == 0o700
    assert locations.sessions_folder() not in file.parents
    assert Roster.read().known == (MARAMA,)


def test_a_roster_that_cannot_be_read_is_left_as_it_is() -> None:
    locations.make_private(locations.roster_folder())
    file = locations.roster_folder() / "roster.json"
    for broken in (b"{", b'{"holdspace_roster": 2, "known": [], "answers": {}}', b'{"holdspace_roster": 1}'):
        file.write_bytes(broken)
        with pytest.raises(RosterError, match="left as it is"), changing() as held:
            held[0] = held[0].with_known(MARAMA)
        assert file.read_bytes() == broken


def test_what_stands_for_somebody_is_nobodys_real_name_and_stands_for_one_only() -> None:
    held = roster(MARAMA)
    with pytest.raises(RosterError, match="real name"):
        held.with_known(Known("Priya", "Mārama's friend"))
    with pytest.raises(RosterError, match="stands for Mārama already"):
        held.with_known(Known("Priya", "whetu"))
    with pytest.raises(RosterError, match="on the roster already"):
        held.with_known(Known("Priya", "Tui", also=("marama",)))
    with pytest.raises(RosterError, match="letters"):
        held.with_known(Known("17", "Tui"))
    assert roster(MARAMA, Known("marama", "Rātā")).known == (Known("marama", "Rātā"),)


def test_whoever_has_no_name_chosen_gets_the_next_letter() -> None:
    held = roster(Known("Priya", "person A"))
    held = held.with_known(Known("Hone", ""), Known("Te Awa Trust", "", "organisation"))
    assert [one.instead for one in held.known] == ["person A", "person B", "organisation A"]


def test_every_word_of_what_leaves_is_changed_and_nothing_that_ties_it() -> None:
    parts = (
        Heading("Mārama"),
        Paragraph("to Mārama"),
        Bullets(("Mārama",)),
        Quote("Mārama", "Mārama"),
        Table(("Mārama",), (("Mārama",),)),
    )
    coded = Coded((Code("Mārama", "Mārama"),), (Text("Mārama", "Mārama", (Piece("Mārama", "Mārama", ("Mārama",)),)),))
    made = leaving(
        *parts, title="Mārama's day", coded=coded, sheets=(Sheet("notes", "Mārama", ("Mārama",), (("Mārama",),)),)
    )
    entry = EntryLeaving("f1-1", "Mārama", "2026-03-12-marama-s-day", "Mārama", "2026-03-12", (("event", "Mārama"),))
    from exercises.kernel.record import replace

    made = replace(made, entries=(entry,), sessions=(replace(made.sessions[0], name="2026-03-12-marama-s-day"),))
    finder = Finder(roster(MARAMA))
    changed = everywhere(made, finder.changed)
    kept = changed.sessions[0].runs[0].coded
    assert kept is not None and kept.codes[0].key == "Mārama" and kept.texts[0].pieces[0].codes == ("Mārama",)
    assert changed.sessions[0].name == "2026-03-12-marama-s-day", "what ties it"
    assert file_name("2026-03-12-marama-s-day", finder) == "2026-03-12-whetu-s-day"
    plain = (
        repr(changed)
        .replace("2026-03-12-marama-s-day", "")
        .replace("key='Mārama'", "")
        .replace("codes=('Mārama',)", "")
    )
    assert "Mārama" not in plain and "marama" not in plain
    assert heard(["to Mārama", "of Mārama and marama", "nobody"], finder).places == 3


def test_with_nobody_on_the_roster_nothing_changes() -> None:
    made = leaving(Paragraph("Mārama"))
    assert everywhere(made, Finder(Roster()).changed) is made


@pytest.mark.parametrize("text", AWKWARD)
def test_any_text_survives_the_search(text: str) -> None:
    assert Finder(roster(Known("Nobodyhere", "Tui"))).changed(text) == text


def _zip(**members: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        "a page with Mārama on it".encode(),
        json.dumps({"text": "Mārama"}).encode(),
        b"M&#257;rama",
        "<w:t>Mā</w:t></w:r><w:r><w:t>rama</w:t>".encode(),
        "<b>Mārama</b>left".encode(),
        "SUMMARY:with Mār\r\n ama".encode(),
        _zip(**{"sources/a.txt": "Mārama".encode()}),
        _zip(**{"inside.zip": _zip(**{"word/document.xml": b"<t>Maarama</t>"})}),
        _zip(**{"marama.txt": b""}),
        b"\xff\xfe broken bytes, then MARAMA",
    ],
)
def test_a_name_is_found_in_finished_bytes(data: bytes) -> None:
    (found,) = {hit.real for hit in searched({"after.md": data}, Finder(roster(MARAMA)))}
    assert found == "Mārama"


def test_a_name_in_a_files_own_name_is_found_and_a_clean_file_has_none() -> None:
    finder = Finder(roster(MARAMA))
    assert [hit.file for hit in searched({"talk-with-marama.md": b"nothing"}, finder)] == ["talk-with-marama.md"]
    assert searched({"after.md": "Māramatanga and [Whetū]".encode(), "broken.zip": b"PK\x03\x04..."}, finder) == []


def test_words_with_a_capital_are_listed_but_not_the_first_of_a_sentence_nor_ours() -> None:
    made = leaving(
        Paragraph("Then Aroha rang Aroha's aunt. Nobody came on Monday, or on Tuesdays. I asked [Whetū] in Taupō."),
        Bullets(("Start here with Sam",)),
    )
    assert left_over(made) == (("Aroha", 2), ("Sam", 1), ("Taupō", 1))


def test_first_words_that_stand_nowhere_in_small_letters_are_listed() -> None:
    said = (
        "Priya rings before she comes. Knowing who to ring helps.",
        "You're late, said Sam. Biscuits. We know that biscuits help.",
        "Kia ora. [Whetū] came. Karl's mum rang. Karl came; then Taupō. TAUPŌ. Sam left",
    )
    assert first_words(said) == (("Karl", 2), ("Priya", 1))
    assert first_words(said, leaving(Paragraph("Karl came."))) == (("Karl", 2),)


def test_a_conflicted_copy_of_the_roster_is_said_and_can_be_taken_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["roster", "add", "Priya"]) == 0
    before = (locations.roster_folder() / "roster.json").read_bytes()
    assert main(["roster", "add", "Sina"]) == 0
    copy = locations.roster_folder() / "roster (Sam's conflicted copy 2026-12-01).json"
    copy.write_bytes((locations.roster_folder() / "roster.json").read_bytes())
    (locations.roster_folder() / "roster.json").write_bytes(before)
    (locations.roster_folder() / "other.json").write_text("{}", encoding="utf-8")
    assert main(["roster", "add", "Hana"]) == 0
    assert main(["new", "A day", "--exercise", "post-its"]) == 0
    assert main(["do", "a-day", ": Sina rings"]) == 0
    capsys.readouterr()
    said = "is a conflicted copy of it, left by a program that keeps folders in step. Only in it"
    for words in (["roster"], ["export", "a-day", "--to", str(tmp_path / "a.md"), "--preview"]):
        assert main(words) == 0
        told = "".join(capsys.readouterr())
        assert said in told and "Sina" in told, words
    assert main(["roster", "read", str(copy)]) == 0
    known = {one.real: one.instead for one in Roster.read().known}
    assert known == {"Priya": "person A", "Hana": "person B", "Sina": "person C"}
    capsys.readouterr()
    assert main(["roster"]) == 0 and said not in capsys.readouterr().err
    assert main(["roster", "read", str(copy)]) == 1 and "on the roster already" in capsys.readouterr().err
