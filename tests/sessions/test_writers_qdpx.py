"""REFI-QDA projects, read back as an importer would and held against the published schema."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.kernel.record import replace
from exercises.kernel.text import clean
from exercises.leaving.coded import Code, Coded, Piece, Text
from exercises.leaving.linked import Linked, Node
from exercises.leaving.outline import AUDIENCES, Audience
from exercises.wall.state import Wall
from sessions.export import NothingToWrite
from sessions.export.writers import qdc_file
from sessions.export.writers.qdpx_file import write
from sessions.export.writers.qdpx_names import EARLIEST, GROUP, utc
from sessions.export.writers.qdpx_texts import laid_out
from sessions.leaving.leaving import EntryLeaving, Leaving
from sessions.roster.changing import everywhere
from sessions.roster.finding import Finder
from sessions.roster.keeping import Known, Roster
from sessions.roster.searching import searched
from tests.filled_wall import PRIVATE, wall_session
from tests.sessions.coded_samples import (
    AWKWARD,
    NETWORK,
    awkward,
    gathered,
    held,
    leaving,
    run,
    sample_case,
    sample_day,
    sample_wall,
    wall,
)
from tests.sessions.refi_reader import NS, Project, opened, schema

ENTRY = EntryLeaving(
    "ana-1",
    "Ana",
    "2026-03-12-te-awa",
    "After the day",
    "2026-03-13",
    (("What surprised me?", "That it was quiet."), ("", "Kōrero"), ("Skipped?", "")),
)


def project(what: Leaving) -> Project:
    made = write(what)
    assert list(made.files) == [""] and write(what).files == made.files, "one file, always the same bytes"
    return opened(made.files[""])


def test_the_schema_would_notice() -> None:
    from lxml import etree

    made = project(leaving()).tree
    assert schema().validate(made)
    made.append(etree.Element(f"{NS}Notes"))
    assert not schema().validate(made)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_nothing_at_all_is_a_project_without_empty_containers(audience: Audience) -> None:
    found = project(leaving(audience=audience))
    assert [child.tag.removeprefix(NS) for child in found.tree] == ["Users", "Description"]
    assert found.called("User") == [GROUP] and found.names == ["project.qde"]
    assert found.tree.get("name") == "Te Awa" and found.tree.get("creationDateTime") == EARLIEST
    one = project(leaving(held(run(Coded())), audience=audience))
    assert not one.every("TextSource") and not one.every("Sets")


def test_every_part_stands_where_the_schema_wants_it() -> None:
    found = project(leaving(held(run(wall(["a note"]), (NETWORK,))), entries=(ENTRY,), facilitators=("F1", "F2")))
    order = ["Users", "CodeBook", "Variables", "Cases", "Sources", "Links", "Sets", "Graphs", "Description"]
    assert [child.tag.removeprefix(NS) for child in found.tree] == order


def test_a_wall_has_its_themes_under_its_questions_and_each_note_coded() -> None:
    found = project(leaving(held(run(wall(["one\ntwo", "three 👩‍👩‍👧"])))))
    group, ringing, time = found.every("Code")
    assert (group.get("name"), group.get("isCodable"), group.get("color")) == ("What HELPS", "false", None)
    assert [held.getparent() for held in (ringing, time)] == [group, group]
    assert ringing.get("color") != time.get("color") and time[0].text == "when there is some"
    assert found.texts["What HELPS, team"] == "one\ntwo\nthree 👩‍👩‍👧"
    assert [(held.words, held.codes, held.memo, held.by) for held in found.codings["What HELPS, team"]] == [
        ("one\ntwo", ("Ringing back", "Time"), "one\ntwo", GROUP),
        ("three 👩‍👩‍👧", ("Ringing back", "Time"), "three 👩‍👩‍👧", GROUP),
    ]
    facts = found.facts["What HELPS, team"]
    assert (facts["Session"], facts["Day"], facts["Area"]) == ("Te Awa", "2026-03-12", "team")
    (link,) = found.every("Link")
    assert (link.get("name"), link.get("originGUID")) == ("both", ringing.get("guid"))
    (together,) = found.every("Set")
    assert together.get("name") == "Session: Te Awa" and len(together) == 1


def test_awkward_words_stand_where_they_are_said_to() -> None:
    found = project(awkward())
    cleaned = [words for words in (clean(text, lines=True) for text in AWKWARD) if words]
    coded = [held for held in found.codings.values() if held]
    assert len(coded) == 12
    for codings in coded:
        assert [held.words for held in codings] == cleaned
        assert [held.memo for held in codings] == cleaned
    assert len(found.every("Vertex")) == 4 * len(AWKWARD) == len(found.every("Case"))


@given(st.lists(st.tuples(st.text(max_size=30), st.booleans()), max_size=8))
def test_offsets_count_letters_of_the_text_that_is_written(pieces: list[tuple[str, bool]]) -> None:
    made = [Piece(str(place), text, ("t1",) if on else ()) for place, (text, on) in enumerate(pieces)]
    text, passages = laid_out(made)
    assert clean(text, lines=True) == text.strip() and text.encode("utf-8").decode("utf-8") == text
    wanted = [clean(text, lines=True) for text, on in pieces if on and clean(text, lines=True)]
    assert [text[held.start : held.end] for held in passages] == wanted


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=12)), min_size=1, max_size=6))
def test_any_words_make_a_valid_project(words: list[tuple[str, str]]) -> None:
    codes = tuple(Code(f"t{place}", name, about) for place, (name, about) in enumerate(words))
    texts = tuple(
        Text(str(place), title, (Piece("1", clean(said) or "x", (f"t{place}",), said),), ((said, title),))
        for place, (title, said) in enumerate(words)
    )
    nodes = tuple(Node(str(place), one, other) for place, (one, other) in enumerate(words))
    sessions = [
        held(run(Coded(codes, texts), (Linked(one, nodes, ()),), title=other), name=str(place), title=one)
        for place, (one, other) in enumerate(words)
    ]
    found = project(leaving(*sessions, title=words[0][0]))
    assert len(found.every("Code")) == len(words) ** 2 == len(found.every("TextSource"))


# -- names told apart -------------------------------------------------------------------------------------------------


def two_times(*, second: str = "Time") -> Coded:
    codes = (
        Code("h", "What HELPS", codable=False),
        Code("t1", "Time", within="h"),
        Code("d", "What is DIFFICULT", codable=False),
        Code("t2", second, within="d"),
    )
    return Coded(codes, (Text("a", "Notes", (Piece("1", "kai", ("t1",)), Piece("2", "rush", ("t2",)))),))


@pytest.mark.parametrize("second", ["Time", "time", "tīme"])
def test_two_codes_of_one_name_are_told_apart_by_their_questions(second: str) -> None:
    made = write(leaving(held(run(two_times(second=second)))))
    found = opened(made.files[""])
    assert found.called("Code")[1::2] == ["Time (What HELPS)", f"{second} (What is DIFFICULT)"]
    assert made.notes[0].startswith("2 codes were called “Time”") and "(What is DIFFICULT)" in made.notes[0]
    assert [held.codes for held in found.codings["Notes"]] == [
        ("Time (What HELPS)",),
        (f"{second} (What is DIFFICULT)",),
    ]


def test_codes_of_two_sessions_and_texts_of_one_name_are_told_apart() -> None:
    days = [held(run(two_times(second="Rush")), name=f"day-{n}", title=f"Day {n}") for n in (1, 2)]
    found = project(leaving(*days))
    assert {"What HELPS (Post-its) (Day 1)", "What HELPS (Post-its) (Day 2)"} <= set(found.called("Code"))
    assert list(found.texts) == ["Notes (Day 1)", "Notes (Day 2)"]
    assert found.called("Set") == ["Session: Day 1", "Session: Day 2"]


def test_a_name_that_looks_told_apart_already_is_told_apart_again() -> None:
    names = ("Time", "Time", "Time (2)", "Time (2) (2)")
    codes = tuple(Code(f"t{place}", name) for place, name in enumerate(names))
    made = project(leaving(held(run(Coded(codes), title=""), title="")))
    assert len(set(made.called("Code"))) == 4 and {"Time (2)", "Time (2) (2)"} <= set(made.called("Code"))


def test_what_means_the_same_everywhere_is_one_code() -> None:
    codes = (
        Code("met", "How it was met", codable=False, shared=True),
        Code("unknown", "We don't know", within="met", shared=True),
    )
    text = Text("said", "Said", (Piece("1", "we don't know", ("unknown",)),))
    days = [held(run(Coded(codes, (text,))), name=f"day-{n}", title=f"Day {n}") for n in (1, 2)]
    made = write(leaving(*days))
    found = opened(made.files[""])
    assert found.called("Code") == ["How it was met", "We don't know"] and not made.notes
    assert all(held[0].codes == ("We don't know",) for held in found.codings.values())


def test_a_code_that_is_not_there_is_left_out_and_its_words_stay() -> None:
    codes = (Code("q", "Question", codable=False), Code("t1", "Time", within="nowhere"))
    pieces = (Piece("1", "kept", ("gone", "q")), Piece("2", "kai", ("t1", "t1", "gone")))
    found = project(leaving(held(run(Coded(codes, (Text("a", "Notes", pieces),), (("t1", "gone", "why"),))))))
    assert found.texts["Notes"] == "kept\nkai" and not found.every("Link")
    assert [(held.words, held.codes) for held in found.codings["Notes"]] == [("kai", ("Time",))]


# -- who and for whom -------------------------------------------------------------------------------------------------


def test_a_coding_is_credited_to_the_facilitator_who_made_it() -> None:
    coded = Coded(
        (Code("t1", "Time"),),
        (
            Text(
                "a",
                "Notes",
                (
                    Piece("1", "by F2", ("t1",), by="F2", day="2026-03-14"),
                    Piece("2", "by all", ("t1",)),
                    Piece("3", "by somebody", ("t1",), by="P07"),
                ),
            ),
        ),
    )
    whole = leaving(held(run(coded)), facilitators=("F1", "F2"))
    found = project(whole)
    assert found.called("User") == [GROUP, "F1", "F2"], "the group first: importers show the first one's codings"
    assert [held.by for held in found.codings["Notes"]] == ["F2", GROUP, GROUP]
    assert found.every("PlainTextSelection")[0].get("creationDateTime") == "2026-03-14T00:00:00Z"
    for audience in ("participants", "public"):
        told = project(replace(whole, audience=audience))
        assert told.called("User") == [GROUP]
        assert {held.by for held in told.codings["Notes"]} == {GROUP}


def test_a_facilitator_who_is_called_like_the_group_is_one_user_with_it() -> None:
    assert project(leaving(held(run(wall(["a"]))), facilitators=(GROUP, "F1"))).called("User") == [GROUP, "F1"]


def test_entries_are_texts_for_facilitators_only() -> None:
    whole = leaving(held(run(wall(["a"]))), entries=(ENTRY,), facilitators=("F1",))
    found = project(whole)
    assert found.texts["After the day, Ana"] == "After the day\nWhat surprised me?\nThat it was quiet.\nKōrero"
    assert found.facts["After the day, Ana"]["Kind of text"] == "journal entry"
    assert "Ana" in found.called("User") and len(found.every("MemberSource")) == 2
    for audience in ("participants", "public"):
        told = write(replace(whole, audience=audience)).files[""]
        assert list(opened(told).texts) == ["What HELPS, team"] and opened(told).called("User") == [GROUP]


def test_the_page_is_a_text_with_the_session_s_name() -> None:
    found = project(leaving(held(run(page=("first", "second")), title="Te Awa / 1")))
    assert found.texts == {"Te Awa - 1, record": "Te Awa / 1\nThe hall, 12 March 2026\n\nPost-its\n- first\n- second"}


def test_a_network_is_cases_and_a_graph() -> None:
    made = write(leaving(held(run(linked=(NETWORK,)))))
    found = opened(made.files[""])
    assert found.called("Case") == [node.label for node in NETWORK.nodes]
    assert found.called("Variable") == ["Chair: place", "Chair: role", "Chair: empty"]
    assert found.called("Vertex") == found.called("Case")
    assert [edge.get("direction") for edge in found.every("Edge")] == ["Associative", "Associative", "OneWay"]
    assert found.called("Edge")[2] == "conversation: kia ora 👋"
    assert len(made.notes) == 1 and "write graphml" in made.notes[0]


def test_times_that_cannot_be_read_are_never_written() -> None:
    assert utc("soon", "", "2026-03-12") == "2026-03-12T00:00:00Z"
    assert utc("2026-03-12T22:30:00+13:00") == "2026-03-12T09:30:00Z"
    assert utc("9999-12-31T23:00:00-05:00", "0001-01-01") == EARLIEST
    assert project(leaving(held(run(wall(["a"])), made="whenever"))).every("TextSource")


# -- from sessions ----------------------------------------------------------------------------------------------------


def test_the_sample_wall_comes_back_note_by_note() -> None:
    made = sample_wall()
    found = project(gathered(made))
    state = made.state.run.state
    assert isinstance(state, Wall)
    notes = {clean(note.text, lines=True) for note in state.on_wall()}
    codings = [held for name, told in found.codings.items() for held in told if "record" not in name]
    coded = [held for held in codings if held.codes]
    assert len(coded) == sum(1 for note in state.on_wall() if note.themes) and {held.words for held in codings} <= notes
    assert sum(len(held.codes) for held in coded) == sum(len(note.themes) for note in state.on_wall())
    lone = [held for held in codings if held.memo.startswith("A lone voice")]
    assert len(lone) == len(state.with_status("lone"))
    assert sum(code.get("isCodable") == "true" for code in found.every("Code")) == len(state.standing())
    lines = [line for name, text in found.texts.items() if "record" not in name for line in text.split("\n")]
    assert len(lines) == 340 and set(lines) == notes


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_samples_together_are_valid_for_everybody(audience: Audience) -> None:
    found = project(gathered(sample_wall(), sample_case(), sample_day(), audience=audience))
    assert found.texts and len(found.every("Set")) == 3
    words = "\n".join(found.texts.values())
    assert ("Parked" in str(found.codings)) == (audience == "facilitators")
    if audience != "facilitators":
        assert found.called("User") == [GROUP] and "Moments" not in words


def test_what_may_not_leave_is_in_no_byte_of_it() -> None:
    made = wall_session()
    for audience in ("participants", "public"):
        found = project(gathered(made, audience=audience))
        everything = "\n".join((*found.texts.values(), str(found.codings), *map(str, found.tree.xpath("//text()"))))
        for secret in PRIVATE:
            assert secret not in everything, (audience, secret)


def test_offsets_are_counted_after_names_were_changed() -> None:
    roster = Roster((Known("Ngaire", "somebody at the front door"), Known("nod", "N", also=("phone",))))
    for audience in AUDIENCES:
        data = write(everywhere(gathered(wall_session(), audience=audience), Finder(roster).changed)).files[""]
        found = opened(data)
        assert not searched({"": data}, Finder(roster))
        said = [held.words for told in found.codings.values() for held in told]
        assert ("[somebody at the front door] rang me first, and [somebody at the front door]'s boss too" in said) == (
            audience != "public"
        )
        assert "We [N] and do our own thing" in said or audience == "public"


def test_a_codebook_by_itself_has_the_projects_codes_and_no_words_of_anybody() -> None:
    from lxml import etree

    def told(element: Any) -> list[tuple[str, dict[str, str], str]]:
        return [(etree.QName(one).localname, dict(one.attrib), (one.text or "").strip()) for one in element.iter()]

    for what in (gathered(sample_wall()), gathered(sample_day())):
        book = etree.fromstring(qdc_file.write(what).files[""])
        first, *codes = told(book)
        assert book.tag == f"{{{qdc_file.NAMESPACE}}}CodeBook" and first[1] == {"origin": "holdspace"}
        assert codes == told(project(what).tree.find(f"{NS}CodeBook"))[1:] and len(codes) > 10
        # What the standard's schema of a codebook asks (REFI-QDA 1.5, 5.2), narrower than that of a project.
        for one in book.iter(f"{{{qdc_file.NAMESPACE}}}Code"):
            kinds = [etree.QName(child).localname for child in one]
            assert kinds == sorted(kinds, reverse=True) and kinds.count("Description") <= 1, "words before codes"
            assert set(kinds) <= {"Description", "Code"}
            assert set(one.attrib) - {"color"} == {"guid", "name", "isCodable"}
    with pytest.raises(NothingToWrite, match="no themes"):
        qdc_file.write(replace(leaving(), sessions=()))
