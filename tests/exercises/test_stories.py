"""Stories of change: read back before agreed, taken back for good, read by two who do not see each other, chosen."""

from __future__ import annotations

import json
from typing import Any

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.leaving.outline import AUDIENCES
from exercises.pages.sentences import sentences
from exercises.pages.shape import PAGES
from exercises.pages.state import Pages
from sessions.export import export_bytes, gather
from sessions.library import templates
from sessions.lines.carry_out import perform
from sessions.live.session import Session
from sessions.store import locations
from tests.exercises.pages_lines import STORIES
from tests.leaving import every_file, everything
from tests.lines import again, play, session, started
from tui.boards.board import Pointing
from tui.boards.table import BOARDS

SECRET = "quince-marmalade"


def stories(*lines: str) -> Pages:
    state: Pages = started(templates.built_in()["stories"], *lines)
    return state


def test_s1_no_story_is_agreed_that_was_not_read_back() -> None:
    state = stories("+ On the same waka", "1 problem: He bit.")
    with pytest.raises(ExerciseError, match="First read back: 1 read back"):
        play(state, "1 agreed")
    with pytest.raises(ExerciseError):
        PAGES.apply(state, "stand", {"page": 1, "standing": "agreed", "at": ""})
    agreed = play(state, "1 read back", "1 agreed")
    assert tuple(agreed.pages[1].states) == ("told", "read back", "agreed")
    for line in ("1 problem: other words", "1 problem add: more"):
        assert tuple(play(agreed, line).pages[1].states) == ("told",), "other words were not read back"
    assert tuple(play(agreed, "1 cut problem").pages[1].states) == ("told", "read back", "agreed")


def test_s1_a_story_that_was_not_agreed_leaves_for_nobody_else() -> None:
    held = session(*STORIES, exercises=["stories"])
    for audience in ("participants", "public"):
        page = export_bytes(held, "md", audience).decode()  # type: ignore[arg-type]
        assert "about to lose his place" in page and "Two of us" not in page and "Lemon" not in page
    perform(held, "1 consent in this room only")
    assert "about to lose" not in repr(gather([held], "participants").leaving)


def test_s2_of_a_story_that_was_withdrawn_no_byte_leaves_and_nothing_is_found() -> None:
    lines = ("+ Lemon tree of Whetū", f"4 did: We met, {SECRET} weather.", "4 by P44", "4 read back", "4 s1 > roles")
    held = session(*STORIES, *lines, f"not 4: {SECRET} again", "4 did add: And more.", exercises=["stories"])
    assert SECRET in everything(held, *AUDIENCES)
    perform(held, "close")
    perform(held, "4 withdrawn")
    told = everything(held, *AUDIENCES)
    assert SECRET not in told and "Whetū" not in told and "P44" not in told
    assert not PAGES.find(held.state.run.state, SECRET) and not PAGES.find(held.state.run.state, "Whetū")
    assert SECRET not in json.dumps(PAGES.document(held.state.run.state))
    assert "1 quote" in str(gather([held], "public").left_out) or gather([held], "public").left_out
    assert again(held).state == held.state
    perform(held, "withdrawn for good yes")
    assert SECRET not in locations.session_path(held.name).read_text(encoding="utf-8")
    assert again(held).state == held.state


def test_s2_what_its_teller_cuts_goes_the_same_way() -> None:
    held = session(*STORIES, "1 came add: Eventually nobody rang.", "1 cut came", exercises=["stories"])
    told = everything(held, *AUDIENCES)
    assert "back by themselves" not in told and "nobody rang" not in told and "about to lose" in told
    with pytest.raises(ExerciseError, match="took What came of it out"):
        perform(held, "1 came: something else")
    perform(held, "withdrawn for good yes")
    assert "themselves" not in locations.session_path(held.name).read_text(encoding="utf-8")


def two_readers() -> tuple[Session, Session]:
    first = session(*STORIES[:14], exercises=["stories"])
    first.by = "F1"
    return first, again(first, by="F2")


def seen_by(held: Session, by: str) -> str:
    """What a console of that reader draws, finds, says and may write out as pages."""
    state = held.state.run.state
    board = BOARDS["pages"]
    drawn = [
        *board.detail(state, 100, Pointing(1, by=by)).lines,
        *board.overview(state, 100, 30, Pointing(1, by=by)).lines,
    ]
    told = ["".join(text for text, _ in line) for line in drawn]
    told += [*PAGES.text(state), json.dumps(PAGES.document(state)), repr(PAGES.find(state, "empathy"))]
    told += [repr(give(state, "facilitators")) for give in (PAGES.outline, PAGES.tables, PAGES.coded) if give]
    told += [perform(held, "find empathy").says, *perform(held, "find empathy").lines]
    return "\n".join(told)


def test_s4_neither_reader_sees_the_others_codes_before_both_are_done() -> None:
    first, second = two_readers()
    perform(first, "1 s1 s3 > empathy")
    perform(first, "1 done")
    second.refresh()

    def codes(told: str) -> int:
        return sum(
            line.count("empathy") for line in told.splitlines() if "Did you mean" not in line and "about=" not in line
        )

    about = codes(seen_by(second, "F9"))
    assert codes(seen_by(second, "F2")) == about, "nothing of the first is there"
    assert codes(seen_by(second, "F1")) == about + 4, "the first sees their own on both panes"
    perform(second, "1 s3 > roles")
    with pytest.raises(ExerciseError, match="You are done"):
        perform(first, "1 s2 > roles")
    perform(second, "1 done")
    first.refresh()
    state = second.state.run.state
    assert set(state.pages[1].open_marks) == {"F1", "F2"} and "F1: s1 empathy" in "\n".join(PAGES.text(state))
    for reader in (first, second):
        for line in ("1 done no", "undo"):
            with pytest.raises(ExerciseError, match="stays as it is"):
                perform(reader, line)


def test_s4_done_is_taken_back_and_put_back_while_the_other_reads_still() -> None:
    first, second = two_readers()
    for line in ("1 s1 > empathy", "1 done", "undo", "redo", "undo", "1 s2 > empathy", "1 done"):
        perform(first, line)
    second.refresh()
    perform(second, "1 done")
    second.refresh()
    assert second.state.run.state.pages[1].open_marks


def test_s4_undo_and_the_log_name_no_code() -> None:
    from sessions.export.event_log import log
    from sessions.live.called import describe

    first, second = two_readers()
    event = perform(first, "1 s1 > empathy").event
    second.refresh()
    assert event is not None
    assert "empathy" not in describe(event, second.state) and "empathy" not in repr(log(second))
    assert "empathy" not in perform(first, "undo").says


@pytest.mark.parametrize("consent", ["with my P-number", "without my number"])
def test_s6_a_story_with_its_number_leaves_without_role_and_organisation_beside_it(consent: str) -> None:
    lines = ("1 by P19: navigator, Te Awa Health", f"1 consent {consent}")
    held = session(*STORIES[:14], *lines, exercises=["stories"])
    for audience in ("facilitators", "participants", "public"):
        page = export_bytes(held, "md", audience).decode()  # type: ignore[arg-type]
        assert "about to lose his place" in page
    for what, text in every_file(held, *AUDIENCES):
        told = [word for word in ("P19", "navigator", "Te Awa") if word in text]
        # The whole session as JSON is its facilitators' own copy.
        assert what.startswith("json for facilitators") or len(told) < 3, (what, told)
        assert what.partition(" for ")[2].startswith("facilitators") or len(told) < 2, (what, told)
    with pytest.raises(ExerciseError, match="First whose it is"):
        play(stories("+ A"), "1 consent with my P-number")


def test_a_code_is_in_no_room_and_a_story_only_once_its_teller_heard_it() -> None:
    state = stories(*STORIES)
    seen = json.dumps([PAGES.room_view(state, key).document() for key, _ in PAGES.room_views(state)])
    assert "empathy" not in seen and "seen by teller" not in seen and "P19" not in seen
    assert "about to lose his place" in seen and "Lemon" not in seen and "nobody indoors" not in seen
    assert "Two of us" in seen, "its owner nodded"
    picks = repr(PAGES.room_view(state, "picks"))
    assert "listening" in picks and "one-sided" not in picks


def test_the_same_words_in_two_stories_are_said_and_a_text_is_never_cut() -> None:
    from exercises.kernel.anywhere import parse

    state = stories("+ A", "1 by P09", "1 did: I sat on the floor and shut up for once.", "+ B")
    said = parse("2 did: I sat on the floor and shut up for once.", PAGES, state).warning
    assert said == "The same words stand at story 1 (P09)."
    full = play(state, f"2 did: {'x' * 600}")
    with pytest.raises(ExerciseError, match="takes 600: 2 too many"):
        play(full, "2 did add: y")
    with pytest.raises(ExerciseError, match="10,000 characters; What I did takes 600: 9,400 too many"):
        play(state, f"2 did: {'x' * 10_000}")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three? four", 3),
        ('She said, "Ring." I rang.', 2),
        ("Dr. Hōhepa came. Mr. B. went.", 2),
        ("Ka pai. Āe. Ehara.", 3),
        ("no end", 1),
        ("", 0),
        ("At 4. 20 minutes later.", 2),
    ],
)
def test_sentences_are_counted(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_the_owner_of_another_page_is_nobody() -> None:
    def refused(*lines: str) -> Any:
        with pytest.raises(ExerciseError):
            play(stories(*STORIES), *lines)

    refused("1 s99 > roles")
    refused("3 s1 > roles")  # not read back
    refused("2 s1 > nothing of the kind")
    refused("1 consent perhaps")
    refused("2 did: x")
    refused("9 withdrawn")


def test_the_booklet_is_told_before_it_is_made() -> None:
    from exercises.kernel.anywhere import parse

    state = stories(*STORIES)
    said = parse("booklet", PAGES, state).says
    assert said.startswith("1 of 3 stories would be in it for anybody, 2 not agreed, or for this room only.")
    assert "1 taken back" in parse("booklet", PAGES, play(state, "3 withdrawn")).says


@pytest.mark.parametrize("key", ["stories", "differences", "compass", "hot-desk", "legacies"])
def test_what_is_kept_of_a_long_session_gives_the_same_pages_again(key: str) -> None:
    from sessions.live.plain_state import made, plain
    from tests.samples import sample_of

    template = templates.built_in()[key]
    state = started(template, *sample_of(template).lines)
    assert made(json.loads(json.dumps(plain(state)))) == state


def test_a_sentence_without_its_story_is_asked_for() -> None:
    with pytest.raises(ExerciseError, match="Of which page"):
        play(stories(*STORIES), "s3 s4 > empathy")


TOLD = "we drove past the old quince orchard twice"


def test_s2_what_a_withdrawn_story_said_is_said_on_by_no_reason() -> None:
    lines = ("+ Lemon tree", f"4 did: Then {TOLD}.", f"4 why: So {TOLD}.", "4 read back", "4 agreed")
    consents = ("1 consent without my number", "4 consent without my number")
    reasons = (f"pick 1: unlike 4, where {TOLD}, it is about listening", f"not 2: they, too: “{TOLD}”")
    held = session(*STORIES, *lines, *consents, *reasons, exercises=["stories"])
    assert TOLD in everything(held, *AUDIENCES) and TOLD in repr(PAGES.room_view(held.state.run.state, "picks"))
    perform(held, "4 withdrawn")
    state: Pages = held.state.run.state
    assert state.pages[1].why == "unlike 4, where …, it is about listening"
    told = everything(held, *AUDIENCES)
    assert "quince" not in told and "it is about listening" in told
    assert all("quince" not in repr(PAGES.room_view(state, key)) for key, _ in PAGES.room_views(state))
    assert not PAGES.find(state, "quince") and again(held).state == held.state
    perform(held, "withdrawn for good yes")
    assert "quince" not in locations.session_path(held.name).read_text(encoding="utf-8")
    assert again(held).state == held.state


def test_s2_what_a_withdrawn_story_was_called_is_said_on_by_no_reason() -> None:
    lines = ("+ Under the quince tree with Nan", "4 did: We sat down.", "4 read back", "4 agreed")
    held = session(*STORIES, *lines, "pick 1: as “Under the quince tree with Nan”, but shorter", exercises=["stories"])
    page = export_bytes(again(held), "md", "facilitators").decode()
    assert "quince" in page
    perform(held, "1 consent without my number")
    assert "quince" not in everything(held, "participants", "public"), "its own teller did not say yet"
    perform(held, "4 withdrawn")
    assert held.state.run.state.pages[1].why == "as “…”, but shorter"
    assert not PAGES.find(held.state.run.state, "quince") and "quince" not in everything(held, *AUDIENCES)
    perform(held, "withdrawn for good yes")
    assert "quince" not in locations.session_path(held.name).read_text(encoding="utf-8")
    assert again(held).state == held.state


def test_s2_a_reason_repeats_nothing_of_a_story_that_does_not_leave() -> None:
    lines = ("+ Lemon tree", f"4 did: Then {TOLD}.", "4 read back", "4 consent in this room only")
    reason = f"pick 1: unlike 4, where {TOLD}, it is about listening"
    held = session(*STORIES, *lines, "1 consent without my number", reason, exercises=["stories"])
    for audience, leaves in (("facilitators", True), ("participants", False), ("public", False)):
        page = export_bytes(held, "md", audience).decode()  # type: ignore[arg-type]
        assert (TOLD in page) is leaves and "it is about listening" in page, audience


def test_s2_a_reason_on_the_short_page_repeats_nothing_of_a_story_that_does_not_leave() -> None:
    lines = ("+ Lemon tree", f"4 did: Then {TOLD}.", "4 read back", "4 consent in this room only")
    reasons = (f"pick 1: unlike 4, where {TOLD}, it is about listening", f"not 2: as {TOLD}, too")
    held = session(*STORIES, *lines, "1 consent without my number", *reasons, exercises=["stories"])
    short = [(what, text) for what, text in every_file(held, "participants", "public") if "in short" in what]
    assert len(short) == 6
    for what, text in short:
        assert TOLD not in text and "it is about listening" in text, what


def test_what_a_teller_wants_concealed_and_still_stands_there_is_said_before_it_leaves() -> None:
    first = ("+ The standing frame in the garage", "1 conceal garage, her sister, Kai Iwi", "1 did: Her Sister came.")
    other = ("+ A lift", "2 did: He drove to kai iwi, garaged the car.", "2 read back", "1 read back")
    held = session(*first, *other, exercises=["stories"])
    state: Pages = held.state.run.state
    for line in ("1 agreed", "1 consent without my number"):
        said = PAGES.parse(line, state)
        assert said.warning == "Still in it, and to be concealed: garage and her sister." and said.private, line
    assert PAGES.parse("2 agreed", state).warning == "Concealed elsewhere, and in it: Kai Iwi (story 1)."
    assert not PAGES.parse("1 consent not asked", state).warning
    for line in ("1 agreed", "1 consent without my number"):
        perform(held, line)
    said = PAGES.parse("booklet", held.state.run.state)
    assert "1 of 2 stories" in said.says and "to be concealed: garage (story 1) and her sister (story 1)." in said.says
    perform(held, "1 did: They came.")
    assert "sister" not in PAGES.parse("1 read back", held.state.run.state).warning


def test_s2_whoever_takes_a_story_back_is_told_who_else_says_the_same() -> None:
    held = session(
        *STORIES, "+ Lemon tree", f"4 did: Then {TOLD}.", "+ Other", f"5 did: I say {TOLD}.", exercises=["stories"]
    )
    said = PAGES.parse("4 withdrawn", held.state.run.state)
    assert "The same words stand at story 5, and stay there" in said.warning
    perform(held, "4 withdrawn")
    assert TOLD in held.state.run.state.pages[5].values["did"]


def test_other_words_say_what_they_undo_before_they_are_entered() -> None:
    from exercises.kernel.anywhere import parse

    state = stories("+ A", "1 did: I sat.", "1 read back", "1 s1 > roles", "1 agreed")
    for line in ("1 did: I stood.", "1 did add: And then."):
        said = parse(line, PAGES, state).warning
        assert "that it was agreed" in said and "what was marked in it" in said, said
    assert not parse("1 why: x", PAGES, stories("+ A")).warning


def test_its_sentences_are_listed_with_the_numbers_they_are_marked_by() -> None:
    held = session(*STORIES[:14], exercises=["stories"])
    outcome = perform(held, "1 sentences")
    state: Pages = held.state.run.state
    numbers = [line.split()[1] for line in outcome.lines]
    assert numbers == [f"s{at}" for at in range(1, len(numbers) + 1)] and len(numbers) > 3
    assert (
        "What I did: I asked her what she wanted first." in "\n".join(outcome.lines) and "1 s1 > roles" in outcome.says
    )
    assert held.state.run.state == state and outcome.event is None
    with pytest.raises(ExerciseError):
        perform(session("+ A visit", exercises=["compass"]), "1 sentences")


def test_taking_a_nod_back_from_a_story_that_was_agreed_says_what_the_room_may_still_see() -> None:
    seen = ("+ The waka", "1 did: We ate.", "1 nod did")
    held = session(*seen, "show 1", exercises=["stories"])
    assert "any more." in perform(held, "1 nod none").says and "We ate" not in str(held.state.room())
    for line in ("1 read back", "1 consent without my number", "1 agreed"):
        perform(held, line)
    said = perform(held, "1 nod none").says
    assert "We ate" in str(held.state.room()) and said.endswith("still see it. That too: 1 consent not asked")
    perform(held, said.rpartition(": ")[2])
    assert "We ate" not in str(held.state.room())


def test_s1_a_story_under_another_title_was_not_read_back() -> None:
    state = stories("+ A", "1 did: I sat.", "1 consent without my number", "1 read back", "1 agreed")
    assert "Another title takes away that it was agreed" in PAGES.parse("1: What nobody heard", state).warning
    again = play(state, "1: What nobody heard")
    assert again.pages[1].standing == "told" and not again.may_leave(again.pages[1], "public")
    assert play(state, "1: A").pages[1].standing == "agreed"


def test_s1_what_is_written_after_it_was_agreed_was_not_read_back() -> None:
    state = stories("+ A", "1 did: I sat.", "1 consent without my number", "1 read back", "1 agreed")
    assert "that it was agreed" in PAGES.parse("1 came: They stayed.", state).warning
    more = play(state, "1 came: They stayed.")
    assert more.pages[1].standing == "told" and not more.may_leave(more.pages[1], "public")
    for line in ("1 when after", "1 sent", "1 conceal the dog", "1 by P19", "pick 1: listening"):
        assert play(state, line).pages[1].standing == "agreed", line


def test_the_day_of_a_story_is_for_the_facilitators_alone() -> None:
    held = session(
        "+ The van", "1 day 12 May 2026", "1 problem: cold", "1 read back", "1 agreed", exercises=("stories",)
    )
    perform(held, "1 consent without my number")
    assert "12 May 2026" in export_bytes(held, "md", "facilitators").decode()
    for audience in ("participants", "public"):
        assert "12 May" not in export_bytes(held, "md", audience).decode()
    assert "12 May" not in repr(PAGES.room_view(held.state.run.state, "page 1"))


@pytest.mark.parametrize(
    ("line", "field"),
    [("1 changed in me: slower", "changed"), ("1 what came: slower", "came"), ("1 what i did: slower", "did")],
)
def test_a_field_is_called_by_what_stands_over_it(line: str, field: str) -> None:
    held = session("+ On the same waka", line, exercises=["stories"])
    assert next(iter(held.state.run.state.pages.values())).values[field] == "slower"


def test_a_word_that_several_fields_begin_with_is_asked_to_go_on() -> None:
    with pytest.raises(ExerciseError, match=r"What I did, What came of it or .* Type one word more"):
        perform(session("+ On the same waka", exercises=["stories"]), "1 what: slower")
