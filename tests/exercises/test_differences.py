"""Two positions and a protocol: columns that never tilt, counts without places, and what is a draft."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from docx import Document

from exercises.kernel.anywhere import parse
from exercises.kernel.shape import ExerciseError
from exercises.leaving.outline import AUDIENCES
from exercises.leaving.room_view import Line, Pair
from exercises.pages.shape import PAGES
from exercises.pages.state import Pages
from sessions.export import export_bytes, make
from sessions.export.making import Wanted
from sessions.library import templates
from sessions.lines.carry_out import perform
from tests.exercises.pages_lines import DIFFERENCES
from tests.leaving import every_file
from tests.lines import again, play, session, started
from tests.marked import given
from tui.room.layout import draw

DRAFT = "draft until signed off by each agency"


def differences(*lines: str) -> Pages:
    state: Pages = started(templates.built_in()["differences"], *lines)
    return state


def room(state: Any, key: str, width: int = 57, height: int = 16) -> list[list[str]]:
    view = PAGES.room_view(state, key)
    first = draw(view, width, height, page=1)
    return [draw(view, width, height, page=page).lines for page in range(1, first.pages + 1)]


@pytest.mark.parametrize(("width", "height"), [(57, 16), (48, 12), (85, 24), (120, 30)])
def test_f1_neither_column_ends_above_the_other(width: int, height: int) -> None:
    state = differences(*DIFFERENCES, f"1 a costs: {'a word and more ' * 7}".strip(), "1 b costs: late")
    pairs = [block for block in PAGES.room_view(state, "page 1").blocks if isinstance(block, Pair)]
    poles = pairs[0]
    assert (poles.text, poles.right) == ("Share what we know", "Let people keep what is theirs")
    for lines in room(state, "page 1", width, height):
        inside = [line for line in lines if line.strip()]
        begins = min(len(line) - len(line.lstrip()) for line in inside)
        middle = begins + (min(width - 2 * begins, 132) - 3) // 2
        both = [line for line in inside if len(line) > middle + 2 and line[middle : middle + 2].strip() == ""]
        assert all(len(line) <= width for line in lines)
        left = max((at for at, line in enumerate(lines) if line in both and line[:middle].strip()), default=0)
        right = max((at for at, line in enumerate(lines) if line in both and line[middle:].strip()), default=0)
        assert abs(left - right) <= 1, lines


def test_f1_the_sides_change_places_each_time_they_are_shown_and_the_order_stands_in_the_event() -> None:
    held = session(*DIFFERENCES, exercises=["differences"])
    firsts = []
    for line in ("show 1", "show 1", "show quiet", "show 1", "show difference 1"):
        perform(held, line)
        view = held.state.room()
        pairs = [block for block in view.blocks if isinstance(block, Pair)] if view is not None else []
        firsts += [pairs[0].text] if pairs else []
    one, other = "Share what we know", "Let people keep what is theirs"
    assert firsts == [one, other, one, other]
    assert held.events[-1].data["view"] == "page 1 turned"
    assert again(held).state.room() == held.state.room()
    turned = [phase for phase in held.state.run.template.phases if phase.room == "pages"]
    assert len(turned) > 2


def test_f2_nothing_but_counts_of_where_people_stood_can_be_kept() -> None:
    state = differences(*DIFFERENCES)
    assert state.pages[1].values["stood"] == {"a": 9, "middle": 7, "b": 6, "pass": 3}
    for line in ("1 stood P19 a", "1 stood a: Hine", "1 stood a P19", "1 stood a -1", "1 stood over there 4"):
        with pytest.raises(ExerciseError):
            play(state, line)
    for value in ({"a": "P19"}, {"P19": 1}, {"a": True}, "a", ["P19"]):
        with pytest.raises(ExerciseError):
            PAGES.apply(state, "fill", {"page": 1, "field": "stood", "value": value, "at": ""})
    few = differences(*DIFFERENCES[:1], "1 stood a 2 b 1 middle 1 pass 9")
    seen = json.dumps([PAGES.room_view(few, key).document() for key, _ in PAGES.room_views(few)])
    assert "Fewer than five" in seen and "passed 9" not in seen


def test_two_positions_of_which_nothing_is_said_yet_are_their_names_and_no_empty_table() -> None:
    held = session(*DIFFERENCES, exercises=["differences"])
    page = export_bytes(held, "md", "participants").decode()
    assert "2 Go to their home first / Let them come to us\n\n## Protocol" in page
    assert [name for name in make([held], Wanted("svg", "participants")).written.files if "difference-2" in name] == []


def test_f3_the_word_is_in_the_heading_that_every_printed_page_of_a_protocol_has_again() -> None:
    held = session(*DIFFERENCES, exercises=["differences"])
    tables = Document(io.BytesIO(export_bytes(held, "docx", "participants"))).tables
    of_protocol = [table for table in tables if "what day, who visits" in [cell.text for cell in table._cells]]
    assert of_protocol
    for table in of_protocol:
        first = table.rows[0]
        assert DRAFT in " ".join(" ".join(cell.text for cell in first.cells).split())
        assert "tblHeader" in {kept.tag.rpartition("}")[2] for kept in first._tr.trPr}
    html = export_bytes(held, "html", "participants").decode()
    heads = [table.partition("</thead>")[0] for table in html.split("<table")[1:] if "what day, who visits" in table]
    assert heads and all(DRAFT in " ".join(head.split()) for head in heads)


@pytest.mark.parametrize("audience", ["facilitators", "participants"])
@pytest.mark.parametrize("form", ["md", "html", "docx", "svg"])
def test_f3_a_protocol_is_a_draft_on_every_page_until_each_agency_signed(form: str, audience: Any) -> None:
    held = session(*DIFFERENCES, exercises=["differences"])

    def told() -> dict[str, str]:
        files = make([held], Wanted(form, audience)).written.files
        if form == "docx":
            return {
                name: "\n".join(p.text for p in Document(io.BytesIO(data)).paragraphs) for name, data in files.items()
            }
        return {name: data.decode() for name, data in files.items()}

    of_protocol = {name: text for name, text in told().items() if "the two of us" in text}
    assert of_protocol and all(
        text.count(DRAFT.split()[0]) and DRAFT in " ".join(text.split()) for text in of_protocol.values()
    )
    perform(held, "y1 signed the school")
    for name, text in told().items():
        if "the two of us" in text and "where the first meeting is" not in text:
            assert "draft" not in text, name
    perform(held, "y1 what: other words")
    again_draft = [text for text in told().values() if "the two of us" in text]
    assert all("draft" in text for text in again_draft), "other words were signed by nobody"


def test_f3_no_file_of_any_format_has_a_protocol_without_the_word() -> None:
    held = session(*DIFFERENCES, exercises=["differences"])
    files = [(what, text) for what, text in every_file(held, *AUDIENCES) if "the two of us" in text]
    assert {what.split()[0] for what, _ in files} >= {"csv", "xlsx", "data", "md", "html", "docx", "qdpx", "json"}
    assert not [what for what, text in files if "draft until signed" not in text]


def test_f3_every_room_page_of_it_says_so() -> None:
    state = differences(
        *DIFFERENCES, *(f"y1 {key}: {'some words ' * 9}" for key in ("what", "whom", "always", "never"))
    )
    pages = room(state, "page y1")
    assert len(pages) > 1
    for lines in pages:
        assert "draft until signed off" in " ".join(" ".join(lines).split())
    assert "draft" in " ".join(room(state, "protocol")[0])


def test_f4_no_percentage_no_sum_no_index() -> None:
    held = session(*DIFFERENCES, exercises=["differences"])
    state = held.state.run.state
    told = json.dumps([PAGES.room_view(state, key).document() for key, _ in PAGES.room_views(state)])
    told += "".join(given(state, audience) for audience in AUDIENCES)
    told += export_bytes(held, "md", "participants").decode()
    for word in ("%", "percent", "average", "index", "score", "majority", "total"):
        assert word not in told.lower(), word


def test_other_words_of_a_bound_stand_beside_the_first() -> None:
    state = differences(*DIFFERENCES)
    page = state.pages[1]
    assert page.values["bound"]["community health"] == ("may not pass it on without a yes",)
    assert page.before["bound"] == ("community health: may never pass it on",)
    with pytest.raises(ExerciseError, match="nobody's number"):
        play(state, "1 bound P19: must act")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("+ only one side", "Two, with / between"),
        (f"+ {'x' * 61} / y", "1 too many"),
        ("y2 signed harbour trust", "Say first who has to"),
        ("y1 signed nobody at all", "harbour trust"),
        ("1 land something else", "For example 1 land same approach"),
        ("1 c protects: x", "1"),
        ("y9 what: x", "There is no protocol y9"),
        ("y1 b fair", "A protocol has no sides"),
        ("y1 b: x", "A protocol has no sides"),
        ("y1 a protects: x", "A protocol has no sides"),
        ("1 b", "Which field"),
        ("1 b: x", "Which field"),
        ("1 because add:", "Why"),
        ("1 because add: ", "Why"),
        ("1 because none:", "Nothing more goes with that"),
        ("1 a accepted:", "For example 1 a accepted$"),
        ("1 a accepted: perhaps", "For example 1 a accepted$"),
        ("+ protocol:", "What is it about[?] For example [+] protocol: in a few words"),
        ("+ pamphlet: x", "There is no kind of page “pamphlet”. There is difference or protocol"),
        (f"1 a protects: {'x' * 121}", "1 too many"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence(line: str, said: str) -> None:
    with pytest.raises(ExerciseError, match=said):
        play(differences(*DIFFERENCES), line)


def test_a_line_is_previewed_in_words() -> None:
    state = differences(*DIFFERENCES)
    said = parse("1 b fair", PAGES, state).says
    assert "b" in said and "told fairly" in said
    assert parse("y1 signed the school", PAGES, state).data["value"] == "the school"


def test_a_page_that_is_not_there_is_said_with_those_that_are() -> None:
    with pytest.raises(ExerciseError, match=r"There is no difference 7\. There is 1 or 2"):
        PAGES.room_view(started(templates.built_in()["differences"], *DIFFERENCES), "page 7")
    with pytest.raises(ExerciseError, match="None yet: "):
        PAGES.room_view(started(templates.built_in()["differences"]), "page 7")


@pytest.mark.parametrize("field", ["protects", "costs", "accepted", "fair"])
def test_f1_one_thing_said_of_both_stands_beside_each_other_and_changes_places_too(field: str) -> None:
    held = session(*DIFFERENCES, exercises=["differences"])
    firsts = []
    for _ in range(3):
        perform(held, f"show 1 {field}")
        view = held.state.room()
        assert view is not None
        pairs = [block for block in view.blocks if isinstance(block, Pair)]
        assert len(pairs) > 1 and not any("a: " in block.text for block in view.blocks if isinstance(block, Line))
        firsts.append(pairs[0].text)
    assert firsts == ["Share what we know", "Let people keep what is theirs", "Share what we know"]


def test_what_is_not_said_is_told_apart_from_what_is_not_for_the_room() -> None:
    state = differences(*DIFFERENCES)
    assert "Not said yet." in json.dumps(PAGES.room_view(state, "page y2 check").document())


def test_what_stands_under_a_list_is_no_page_of_its_own() -> None:
    state = differences("+ Share it / Keep it until she says", "+ Go to their home first / Let them come when ready")
    for size in ((57, 16), (48, 12)):
        assert len(room(state, "pages", *size)) == 1


def test_where_they_land_is_said_with_why_in_one_line() -> None:
    held = session(*DIFFERENCES[:1], "1 land different on purpose: the duties differ", exercises=["differences"])
    page = held.state.run.state.pages[1]
    assert (page.values["land"], page.values["because"]) == ("different on purpose", "the duties differ")
    assert len([event for event in held.events if event.kind == "fill"]) == 1, "one line is one entry"
    perform(held, "undo")
    assert held.state.run.state.pages[1].values == {}
    for line in ("1 stood a 9: why", "1 land somewhere: why"):
        with pytest.raises(ExerciseError):
            perform(held, line)
    with pytest.raises(ExerciseError, match="because takes 160"):
        perform(held, f"1 land same approach: {'x' * 200}")
    assert held.state.run.state.pages[1].values == {}, "nothing of it is half done"


def test_a_page_that_was_signed_says_so_before_other_words_undo_it() -> None:
    state = differences(*DIFFERENCES, "y1 signed the school")
    assert "who signed it" in parse("y1 what: other words", PAGES, state).warning
    assert not parse(
        "y1 check: somebody else, before June", PAGES, differences(*DIFFERENCES[:1], "+ protocol: x")
    ).warning


def test_what_a_side_ticked_was_for_the_position_as_it_was_named() -> None:
    state = differences("+ Share it / Keep it", "1 a accepted", "1 b accepted", "1 a fair")
    said = PAGES.parse("1: Tell it all / Keep it", state).warning
    assert (
        said
        == "Another title takes away what stands at “accepted” and what stands at “told fairly”; undo brings it back."
    )
    after = play(state, "1: Tell it all / Keep it")
    assert set(after.pages[1].values["accepted"]) == {"b"} and "fair" not in after.pages[1].values
    same = play(after, "1: Tell it all / Keep it")
    assert set(same.pages[1].values["accepted"]) == {"b"}, "the same words are no others"


def test_a_signed_protocol_under_another_name_is_a_draft_again() -> None:
    lines = ("+ protocol: ours", "y1 agencies the trust", "y1 signed the trust", "y1: with the school")
    state = differences(*lines)
    page = next(page for page in state.every() if page.goes == "y1")
    assert state.draft(page) and "signed" not in page.values and page.values["agencies"] == ("the trust",)


@pytest.mark.parametrize(
    "line", ["y1 never: by e-mail", "y1 review 12 May 2031", "y1 whom key worker", "y1 what: more"]
)
def test_what_is_written_after_a_signature_was_signed_by_nobody(line: str) -> None:
    lines = ("+ protocol: ours", "y1 what: the day", "y1 agencies the trust", "y1 signed the trust")
    state = differences(*lines)
    page = next(page for page in state.every() if page.goes == "y1")
    assert not state.draft(page)
    assert PAGES.parse(line, state).warning == "Other words take away who signed it; undo brings it back."
    after = play(state, line)
    assert after.draft(after.pages[page.number])
    checked = play(state, "y1 check: privacy officer, before May")
    assert not checked.draft(checked.pages[page.number]), "with whom it is checked is no part of it"


def test_what_one_side_said_or_ticked_is_taken_out_alone_and_nothing_is_said_by_a_line_without_words() -> None:
    lines = ("+ Share it / Keep it", "1 a protects: one", "1 a protects: two", "1 b protects: three")
    state = differences(*lines, "1 a accepted", "1 b accepted")
    with pytest.raises(ExerciseError, match="For example 1 a protects: in their words"):
        play(state, "1 a protects")
    assert PAGES.parse("1 a protects none", state).says == "difference 1 a, protects: taken out"
    left = play(state, "1 a protects none", "1 b accepted none").pages[1]
    assert left.values["protects"] == {"b": ("three",)} and set(left.values["accepted"]) == {"a"}
    assert left.before["protects"] == ("a: one", "a: two")
    assert "protects" not in play(state, "1 a protects none", "1 b protects none").pages[1].values


def test_what_stands_behind_a_colon_is_taken_as_it_is_and_a_tick_takes_yes() -> None:
    state = differences("+ A / B", "1 because: add", "1 a accepted: yes")
    assert state.pages[1].values["because"] == "add" and set(state.pages[1].values["accepted"]) == {"a"}


@pytest.mark.parametrize(
    ("line", "anew"),
    [
        ("y1 signed the school", "y1 signed The School"),
        ("1 a accepted", "1 a accepted"),
        ("1 a accepted", "1 a accepted: yes"),
    ],
)
def test_what_is_ticked_already_stays_of_the_day_it_was_ticked(line: str, anew: str) -> None:
    lines = ("+ Share / Keep", "+ protocol: ours", "y1 agencies the trust, the school", line)
    one = session(*lines, exercises=["differences"])
    said = perform(again(one, "F1"), anew).says
    assert "already on 2 March; nothing is recorded" in said
    perform(one, "undo")
    values = [page.values for page in one.state.run.state.pages.every()]
    assert not any(told.get("accepted") or told.get("signed") for told in values), "one undo takes it back"


@pytest.mark.parametrize("said", ["Share it/Keep it", "Share it /Keep it", "Share it / Keep it."])
def test_two_positions_are_parted_by_any_one_stroke(said: str) -> None:
    state = differences(f"+ {said}", "+ difference: Tell them/Wait")
    assert [page.title for page in state.pages.every()] == ["Share it / Keep it", "Tell them / Wait"]
    with pytest.raises(ExerciseError, match="Two, with / between them"):
        differences("+ a/b/c")
    assert [page.title for page in differences("+ protocol: day/night").pages.every()] == ["day/night"]


def test_a_list_with_and_before_its_last_is_one_list_and_asked_about_where_that_is_not_clear() -> None:
    held = session("+ protocol: nights", exercises=["differences"])
    perform(held, "y1 agencies: School, Housing Trust, and Police")
    page = next(held.state.run.state.pages.every())
    assert page.values["agencies"] == ("School", "Housing Trust", "Police")
    said = perform(held, "y1 agencies: School, Housing Trust and Police").says
    assert said.endswith("“Housing Trust and Police” is read as one. If it is two: a comma in place of the and")


@pytest.mark.parametrize(
    "line",
    ["y1 signed the police", "y1 sign off police", "The police signed y1", "y1 police signed", "police signs y1"],
)
def test_who_signed_is_told_with_its_line(line: str) -> None:
    held = session("+ protocol: nights", "y1 agencies: School, Police", exercises=["differences"])
    with pytest.raises(ExerciseError, match=r"Is this meant\? y1 signed police"):
        perform(held, line)


def test_counts_typed_again_say_what_they_were() -> None:
    held = session("+ Share it / Keep it", "1 stood a 3 b 4 middle 2", exercises=["differences"])
    assert perform(held, "1 stood middle 3").says.endswith("middle 3; it was a 3, b 4, middle 2.")


def test_the_line_with_the_colon_it_lacks_has_no_dash_in_its_place() -> None:
    held = session("+ Share it / Keep it", exercises=["differences"])
    with pytest.raises(ExerciseError, match=r"after the colon\. 1 b costs: teachers leave$"):
        perform(held, "1 b costs – teachers leave")
