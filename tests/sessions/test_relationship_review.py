"""What two people say on cards: side by side, kept by both or by nobody, and out of the file when it is not."""

from __future__ import annotations

import io
import json
import re
from datetime import datetime

import pytest
from docx import Document

from exercises.deck.shape import DECK
from exercises.kernel.shape import ExerciseError
from exercises.leaving.outline import Voices
from exercises.pages.shape import PAGES
from sessions.export import Wanted, export_bytes, make
from sessions.export.writers import markdown
from sessions.library import catalogue
from sessions.library.protocol import DRAFT, drafted
from sessions.lines.carry_out import perform, understand
from sessions.live import drafts
from sessions.live.session import Session
from sessions.removing.opening import opened
from sessions.roster.keeping import Known, Roster, changing
from sessions.store import locations
from tests.exercises.pages_lines import DIFFERENCES
from tests.leaving import every_file, everything
from tests.lines import Watch, again, session
from tests.marked import drawn, every_view, in_every_phase

A, B = "ZQA she rings before she comes", "ZQB he says what he saw"
DIFFER, WILL, WHO, ROLE = "ZQC how often is enough", "ZQD ring on Tuesdays", "ZQE the practitioner", "ZQF the teacher"
LINES = (
    "agreed",
    f"a is {ROLE}",
    "draw 14",
    "take 2 9",
    f"2 a well: {A}",
    f"2 b different: {B}",
    f"2 we differ: {DIFFER}",
    f"will: {WILL}",
    f"will 1 who {WHO}",
    "will 1 again 12 May 2026",
)
WORDS = (A, B, DIFFER, WILL, WHO, ROLE)


def review(*lines: str) -> Session:
    return session(*LINES, *lines, exercises=["relationship-review"])


def file_of(held: Session) -> str:
    return locations.session_path(held.name).read_text("utf-8")


def in_the_file(held: Session) -> list[str]:
    text = file_of(held)
    return [words for words in WORDS if words in text or words[:3] in text]


@pytest.mark.parametrize(
    "keeps", [(), ("keep a",), ("keep b",), ("keep both", "keep no"), ("keep both", "keep no", "keep b")]
)
def test_r1_with_one_keep_only_close_leaves_no_byte_of_either_voice_in_the_file(keeps: tuple[str, ...]) -> None:
    held = review(*keeps)
    assert in_the_file(held) == list(WORDS)
    perform(held, "close")
    assert in_the_file(held) == [] and "ZQ" not in repr(held.state)
    assert again(held).state == held.state and "ZQ" not in repr(again(held).state)
    while True:
        try:
            perform(held, "undo")
        except ExerciseError:
            break
        assert "ZQ" not in repr(held.state) + file_of(held)


@pytest.mark.parametrize("keeps", [("keep both",), ("keep a", "keep b")])
def test_what_both_keep_is_kept(keeps: tuple[str, ...]) -> None:
    held = review(*keeps)
    perform(held, "close")
    assert in_the_file(held) == list(WORDS)
    held.close()
    later = Watch()
    later.now = datetime.fromisoformat("2026-03-09T09:00:00+00:00")
    assert in_the_file(opened(held.name, clock=later)) == list(WORDS)


def test_what_is_not_kept_goes_at_the_next_open_on_a_later_day() -> None:
    held = review("keep a")
    held.close()
    later = Watch()
    later.now = datetime.fromisoformat("2026-03-03T09:00:00+00:00")
    back = opened(held.name, clock=later)
    assert in_the_file(back) == [] and "out of the file now" in back.cleared


def test_withdrawn_after_it_was_kept_takes_all_of_it_out_at_once() -> None:
    held = review("keep both", "close")
    assert in_the_file(held) == list(WORDS)
    said = perform(held, "withdrawn").says
    assert "taken back" in said and in_the_file(held) == [] and held.state.run.state.closed
    assert "ZQ" not in everything(held, "facilitators", "participants")
    quotes = DECK.quotes(held.state.run.state)
    assert len(quotes) == 7 and {quote.consent for quote in quotes} == {"withdrawn"}
    assert again(held).state == held.state


def test_r2_the_voices_are_never_merged_on_any_page() -> None:
    held = review("2 b well: ZQG the same", "keep both")
    page = export_bytes(held, "md", "participants").decode()
    assert "For the two of you" in page
    assert f"|  | {ROLE} | B |" in page
    assert f"| goes well | {A} | ZQG the same |" in page
    assert f"| would like different | not said | {B} |" in page
    assert f"We differ, and leave it: {DIFFER}" in page
    assert f"- {WILL} ({WHO}, look again 12 May 2026)" in page
    html = export_bytes(held, "html", "participants").decode()
    assert re.search(rf"<td>{A}</td><td>ZQG the same</td>", html)
    rows = [
        [cell.text for cell in row.cells]
        for table in Document(io.BytesIO(export_bytes(held, "docx", "participants"))).tables
        for row in table.rows
    ]
    assert ["", ROLE, "B"] in rows and ["goes well", A, "ZQG the same"] in rows
    assert not [cell for row in rows for cell in row if A in cell and "ZQG" in cell]
    for what, text in every_file(held, "facilitators", "participants"):
        cells = re.split(r"[\"\n]|</?(?:w:tc|td|li|p|si|text|c)[ >]", text)
        # In plain text a row of a table is a line, and a bar stands between the two.
        beside = what.startswith(("md", "qdpx"))
        assert beside or not [cell for cell in cells if A in cell and "ZQG" in cell], what
    for text in DECK.coded(held.state.run.state, "facilitators").texts if DECK.coded else ():
        assert not [piece for piece in text.pieces if "ZQA" in piece.text and "ZQG" in piece.text]


def test_both_voices_have_as_much_room_on_every_page() -> None:
    for told in (
        DECK.outline(review("keep both").state.run.state, "participants"),
        PAGES.outline(session(*DIFFERENCES, exercises=["differences"]).state.run.state, "participants"),
    ):
        there = [part for part in told if isinstance(part, Voices)]
        assert there and all(len(part.headings) == 3 for part in there)


def test_no_word_of_either_is_on_a_page_unless_both_keep_it_and_never_on_a_public_one() -> None:
    held = review("keep a")
    for audience in ("facilitators", "participants", "public"):
        told = everything(held, audience)  # type: ignore[arg-type]
        # The whole session as JSON is its facilitators' own copy: it has what the file has, but for what is to go.
        assert not [words for words in WORDS if words in told], audience
    perform(held, "keep b")
    assert A in everything(held, "participants") and "ZQ" not in everything(held, "public")


def test_the_room_never_sees_what_either_said_and_what_they_will_do_only_in_a_demonstration() -> None:
    held = review("keep both")
    state = held.state.run.state
    assert "ZQ" not in "".join(drawn(view) for now in in_every_phase(state) for view in every_view(now))
    perform(held, "demonstration")
    seen = "".join(drawn(view) for view in every_view(held.state.run.state))
    assert WILL in seen and not [words for words in (A, B, DIFFER, WHO, ROLE) if words in seen]


def test_r3_the_versions_of_a_card_say_from_whom() -> None:
    held = review(
        "2 from two schools: When do I feel heard by you?", "2 as written", "retire 9 from a kindergarten: it accuses"
    )
    told = "\n".join(perform(held, "2").lines)
    assert "version 1, from the project: When do I feel heard, when not?" in told
    assert "version 2, from two schools: When do I feel heard by you?" in told
    assert "version 3, back as written" in told
    assert "retired: it accuses, from a kindergarten" in export_bytes(held, "md", "facilitators").decode()
    deck = make([held], Wanted("csv", "facilitators")).written.files["deck.csv"].decode()
    assert '"2","together","When do I feel heard, when not?","3","back as written"' in deck


def test_r4_nobody_is_reminded_and_no_reviews_are_counted() -> None:
    held = review("keep both", "close")
    told = everything(held, "facilitators") + json.dumps(DECK.document(held.state.run.state))
    assert "reviews done" not in told and "due" not in json.dumps(DECK.document(held.state.run.state))
    assert DECK.dates is None and not any(
        "count" in name for name in held.state.run.state.__match_args__ if name != "counts"
    )


def test_who_did_not_want_to_talk_is_kept_nowhere_and_a_no_of_keeping_is_nobodys() -> None:
    held = review("agreed no", "keep no")
    assert held.events[-2].data == {"yes": False} and held.events[-1].data == {"who": "both", "yes": False}


def test_what_is_said_is_typed_masked_and_says_whose_it_is() -> None:
    command = understand(review(), "9 b well: he rings back")
    assert command.private and "kept by both, or by nobody" in command.says and "card 9, B, goes well" in command.says
    assert understand(review(), "2 a well: she").says.startswith(f"card 2, {ROLE}, ")
    with pytest.raises(ExerciseError, match="A role or a group, never somebody's number"):
        understand(review(), "a is P14")


def test_a_voice_is_changed_and_taken_out() -> None:
    held = review("2 a well: she rings back", "2 b different none", "will 1 none", "2 b first")
    deck = held.state.run.state
    assert (deck.say(2, "a", "well"), deck.say(2, "b", "different"), deck.say(2, "differ")) == (
        "she rings back",
        "",
        DIFFER,
    )
    assert deck.cards[2].first == "b" and not list(deck.will_lines())


def test_each_of_the_places_where_something_is_said_is_taken_out_with_none() -> None:
    places = ("a is", "2 a well", "2 b different", "2 we differ", "will 1 who", "will 1 again", "will 1")
    assert not review("b is ours", "b is none", *(f"{place} none" for place in places)).state.run.state.voices


def test_lines_that_wait_are_spoken_of_when_own_words_go() -> None:
    for lines, says in (([], False), ([f"2 a well: {A}", "2 a well: too long to be taken"], True)):
        held = review()
        drafts.keep(held.name, "F2", {"unsent": lines, "pasted": []})
        said = perform(held, "close").says
        assert said.endswith("Lines that wait may still have some: forget lines.") is says, said
        assert A not in str(drafts.kept(held.name, "F2"))


@pytest.mark.parametrize(
    ("line", "says"), [("keep both", "kept by both"), ("keep a", "not kept so far"), ("withdrawn", "taken back")]
)
def test_whether_it_is_kept_is_told_as_it_is(line: str, says: str) -> None:
    assert [said for said in DECK.text(review(line).state.run.state) if said.startswith(says)]


def test_after_it_was_taken_back_nothing_more_is_said_in_the_same_review() -> None:
    held = review("withdrawn")
    assert in_the_file(held) == []
    with pytest.raises(ExerciseError, match="Another review has a session of its own: holdspace new"):
        perform(held, "2 a well: again")


def test_a_liaison_protocol_is_drafted_without_who_and_without_a_word_of_either_voice() -> None:
    with pytest.raises(ExerciseError, match="Fewer than two reviews were kept by both"):
        drafted(catalogue.entries())
    review("keep both", "close").close()
    review("keep a", "will: ZQH this one is not kept", "close").close()
    with pytest.raises(ExerciseError, match="Fewer than two"):
        drafted(catalogue.entries())
    review("will: ask P14 before the report", "keep both", "close").close()
    parts, problems = drafted(catalogue.entries())
    told = markdown.text(parts)
    assert not problems and "# Liaison protocol: a draft" in told
    assert (
        f"- {WILL}" in told
        and "- ask somebody before the report" in told
        and "- When do I feel heard, when not?" in told
    )
    assert not [words for words in (A, B, DIFFER, WHO, ROLE, "ZQH", "12 May") if words in told]


def test_f3_a_protocol_over_a_programme_is_a_draft_on_every_page_until_each_agency_signed() -> None:
    signs = session(*DIFFERENCES, "y1 signed the school", title="In Hutt Valley", exercises=["differences"])
    session(*DIFFERENCES, title="In Porirua", exercises=["differences"]).close()
    told = markdown.text(drafted(catalogue.entries())[0])
    reviews, *pages = told.split("\n## ")[1:]
    assert "Fewer than two reviews" in reviews and DRAFT in reviews and len(pages) == 4
    signed = [page for page in pages if "the two of us" in page and "In Hutt Valley" in page]
    assert len(signed) == 1 and "draft" not in signed[0]
    assert all(page.count(DRAFT) >= 2 for page in pages if page not in signed)
    signs.close()


def test_a_session_carries_no_words_of_a_review_that_people_may_say_themselves() -> None:
    """Its template's lines stand in the file, so that what somebody said is not found there after it was cleared."""
    held = session(exercises=["relationship-review"])
    said = (
        "she rings",
        "he says what he saw",
        "ask me before",
        "the teacher",
        "the practitioner",
        "Tuesdays",
        "enough; we",
    )
    assert not [words for words in said if words in file_of(held)]


def test_a_role_and_where_a_card_comes_from_are_nobodys_name() -> None:
    with changing() as kept:
        kept[0] = Roster().with_known(Known("Mere Tahana", "a colleague"))
    held = review()
    for line in ("a is Mere Tahana", "will 1 who Mere Tahana", "2 from Mere Tahana: When do I feel heard?"):
        with pytest.raises(ExerciseError, match="somebody's name"):
            perform(held, line)
    assert perform(held, "a is the neighbour").event is not None


def test_how_far_a_deck_is_stands_in_the_list_of_sessions_although_it_has_no_times() -> None:
    held = session(exercises=["prompt-cards"])
    assert catalogue.state_in_words(held.state) == "not started"
    perform(held, "next")
    assert catalogue.state_in_words(held.state) == "1 Draw"


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("relationship-review", "agreed"),
        ("relationship-review", "1 a well: she rings"),
        ("relationship-review", "will: ring"),
        ("stances", "stances humility 9"),
        ("stances", "draw"),
        ("prompt-cards", "close"),
    ],
)
def test_a_deck_on_which_something_was_said_or_counted_is_started(key: str, line: str) -> None:
    assert catalogue.state_in_words(session(line, exercises=[key]).state) != "not started"


def test_on_the_card_that_is_talked_about_its_number_may_be_left_out() -> None:
    held = session("draw 14", exercises=["relationship-review"])
    for line in ("a well: she rings", "a: she rings", "opened"):
        with pytest.raises(ExerciseError, match=r"which card\? 2 a well: |It goes on with|Which card, by its number"):
            understand(held, line)
    perform(held, "take 9")
    for short, whole in (
        ("a well: she rings", "9 a well: she rings"),
        ("b different none", "9 b different none"),
        ("we differ: how often", "9 we differ: how often"),
        ("b first", "9 b first"),
        ("opened", "opened 9"),
        ("flat", "flat 9"),
    ):
        read, meant = understand(held, short), understand(held, whole)
        assert (read.kind, read.data, read.private) == (meant.kind, meant.data, meant.private)
    assert perform(held, "a well: she rings").says.startswith("card 9, A, goes well: she rings")


def test_closing_says_before_it_is_done_what_goes_for_good_with_it() -> None:
    held = review()
    assert understand(held, "close").warning == (
        "7 texts that nobody asked to keep go for good with it; undo does not bring them back."
    )
    perform(held, "keep both")
    assert understand(held, "close").warning == ""
    alone = session("draw 14", "take 9", "a well: she rings", exercises=["relationship-review"])
    assert understand(alone, "close").warning.startswith("1 text that nobody asked to keep goes for good")
    assert understand(session("draw 14", exercises=["prompt-cards"]), "close").warning == ""
