"""The short page: what it keeps of the sample day, and that it has nothing the whole page has not."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import as_file, files

import pytest

from exercises.leaving.outline import Audience, Bullets, Part
from sessions.export import FORMATS, ExportError, Wanted, make
from sessions.export.brief import FOR
from sessions.export.brief import FORMATS as PAGES
from sessions.export.writers.pages import page_parts
from sessions.importing.cases import import_file
from sessions.library.beginning import new_session
from sessions.library.templates import built_in
from sessions.lines.carry_out import perform
from sessions.live.session import Session
from tests.exercises import review_lines


def day() -> Session:
    """The sample day as it is brought in."""
    held = new_session("Working alongside", [built_in()["live-grid"]], place="Hutt Valley")
    for file in ("workshop.json", "tama.json", "notes.csv", "theming.json"):
        with as_file(files("sessions").joinpath("samples").joinpath(file)) as path:
            import_file(held, path)
    return held


@cache
def page(audience: Audience, brief: bool) -> tuple[list[Part], str]:
    """The day's parts, and its page in Markdown."""
    made = make([day()], Wanted("md", audience, brief=brief))
    return page_parts(made.gathered.leaving), made.written.files[""].decode("utf-8")


@pytest.mark.parametrize("audience", FOR)
def test_the_short_page_has_nobodys_words_that_the_whole_page_has_not(audience: Audience) -> None:
    _, text = page(audience, True)
    _, everything = page(audience, False)
    bare = " ".join(re.findall(r"\w+", everything))
    quoted = re.findall(r"“([^”]+)”", text)
    assert [said for said in quoted if " ".join(re.findall(r"\w+", said)) not in bare] == []
    assert len(text) < len(everything) / 2


def test_the_participants_short_page_has_what_mattered_in_each_exercise() -> None:
    _, text = page("participants", True)
    for words in (
        "12 March 2026",
        "Say what you mean, then let it be heard",
        "AFO stands for ankle-foot orthosis.",
        "Physiotherapist to early childhood centre head teacher, by 19 March: “What would you drop",
        "You said: bigger letters. We: Larger letters and fewer lines.",
        "We worked with this question: What is it like to be in this whānau's network",
        "36 a month before, from all 25 service chairs",
        "Rehearsed in role: One contact a week at most",
        "Did not agree: Orthotist.",
        "Whānau Ora navigator to Mum's younger sister, within 7 days, 19 March: “Would Aroha like to be",
        "Week 3: Occupational therapist, with Equipment and seating technician.",
        "What would you change, leave out or refuse?",
        "1 Connect first, plan after (16). “Bringing kai when there's been a death",
        "“Nobody's difficult. The situation's difficult” (whānau)",
        "“I care too much” (me)",
        "Theme 4: the word 'simple' was added to the name.",
        "Theme 8, kept as minority view:",
        "169 notes, 153 of them in 11 themes.",
        "We decided: work on it now, today, 12 March. We look again on 26 March. What changed:",
        "Seen differently by Mum and main caregiver, and by Statutory social worker: whether a closed door means",
        "Rehearsed in role. Nothing here has been agreed",
        "on the whole page",
    ):
        assert words in text, words
    assert "Theme 3:" not in text, "what stayed as it was is on the whole page"
    assert "Ilse" not in text and "F1" not in text
    assert len(text.split()) < 2_300, "two printed pages, in two columns"


def test_the_short_page_has_nobodys_name_but_in_the_words_of_people() -> None:
    _, text = page("participants", True)
    network = day().state.exercises["live-grid"].state
    in_words = {"Tama (4)", "Hine", "Nana Mere", "Aroha", "Matiu"}
    named = {chair.name for chair in network.chairs.values() if chair.role and chair.role != chair.name} - in_words
    assert len(named) > 20 and not [name for name in named if re.search(rf"\b{re.escape(name)}\b", text)]
    assert "Hine and" not in text and "Matiu," not in text


def test_what_stands_in_a_list_of_the_short_page_ends_as_a_sentence_does() -> None:
    parts, _ = page("participants", True)
    agreed = next(place for place, part in enumerate(parts) if isinstance(part, Bullets))
    items = [item for part in parts[agreed + 1 :] if isinstance(part, Bullets) for item in part.items]
    said = [item for item in items if not item.startswith("and ") and not item.startswith("“")]
    assert [item for item in said if not item.endswith((".", "?", "!", "…", "”", ")"))] == []
    assert [item for item in said if not re.match(r"[A-ZĀĒĪŌŪ0-9]", item)] == []


def test_of_stories_those_that_were_chosen_stand_on_it_and_how_many_others_there_are() -> None:
    held = new_session("Stories", [built_in()["stories"]])
    with as_file(files("sessions").joinpath("samples").joinpath("stories.json")) as path:
        import_file(held, path)
    text = make([held], Wanted("md", "participants", brief=True)).written.files[""].decode("utf-8")
    assert "“On the same waka” was chosen. Why: You hear the mother" in text and "14 others were told" in text
    assert "not chosen" not in text


def test_a_picture_that_does_not_leave_is_not_spoken_of_on_it() -> None:
    held = day()
    with as_file(files("sessions").joinpath("samples").joinpath("netgram.json")) as path:
        import_file(held, path)
    text = make([held], Wanted("md", "participants", brief=True)).written.files[""].decode("utf-8")
    assert "waits for a yes" not in text and "Net-gram" not in text


def test_a_theme_shows_the_note_that_was_chosen_for_it() -> None:
    held = new_session("A wall", [built_in()["post-its"]])
    for line in ("helps team: We ring", "helps team: We wait", "helps team: We write", "1 2 3 > new We keep in touch"):
        perform(held, line)
    first = make([held], Wanted("md", "participants", brief=True)).written.files[""].decode()
    perform(held, "example 2 for t1")
    chosen = make([held], Wanted("md", "participants", brief=True)).written.files[""].decode()
    assert "We keep in touch (3). “We ring”" in first and "We keep in touch (3). “We wait”" in chosen
    perform(held, "park 2 until next session: for later")
    parked = make([held], Wanted("md", "participants", brief=True)).written.files[""].decode()
    assert "We wait" not in parked and "“We ring”" in parked


def test_quotations_that_are_on_the_whole_page_only_are_not_counted_as_leaving() -> None:
    whole, short = (make([day()], Wanted("md", "participants", brief=brief)).gathered for brief in (False, True))
    assert sum(short.consents.values()) < sum(whole.consents.values())


def test_only_pages_for_those_who_took_part_or_for_anybody_are_short() -> None:
    held = day()
    for format in sorted(set(FORMATS) - set(PAGES)):
        with pytest.raises(ExportError, match="short page is md, html or docx"):
            make([held], Wanted(format, "participants", brief=True))
    with pytest.raises(ExportError, match=r"--brief --to after\.docx"):
        make([held], Wanted("md", "facilitators", brief=True))
    html = make([held], Wanted("html", "participants", brief=True)).written.files[""].decode("utf-8")
    assert "<nav" not in html and html.count('class="start"') == 0


@pytest.mark.parametrize("key", ["adoption-review", "team-audit"])
def test_what_a_review_decided_is_on_the_short_page_whatever_its_template_calls_it(key: str) -> None:
    held = new_session("After a year", [built_in()[key]])
    perform(held, "decide: begin with the compass")
    text = make([held], Wanted("md", "participants", brief=True)).written.files[""].decode("utf-8")
    run = held.state.exercises[key]
    assert run.state.decided in text and "begin with the compass" in text


def full_day(*more: str) -> Session:
    """The sample day with its review, and other exercises."""
    held = day()
    for key in ("adoption-review", *more):
        held.add_exercise(built_in()[key])
    perform(held, "exercise adoption-review")
    for line in review_lines.SAMPLE:
        perform(held, line)
    return held


def test_on_a_full_page_lists_are_shorter_but_not_of_lone_voices_and_minority_views() -> None:
    _, before = page("participants", True)
    text = make([full_day()], Wanted("md", "participants", brief=True)).written.files[""].decode("utf-8")

    def items(words: str, heading: str) -> list[str]:
        return words.partition(f"{heading}\n")[2].partition("\n#")[0].strip().splitlines()

    for heading, most, least in (
        ("Words we explained to each other", 6, 4),
        ("Where we saw it differently", 6, 4),
        ("What bringing the themes back changed", 8, 4),
    ):
        for told, many in ((before, most), (text, least)):
            found = [line for line in items(told, heading) if line.startswith("- ")]
            assert len([line for line in found if "more on the whole page" not in line]) == many, heading
    for heading in ("Said by one alone", "Read in more than one way"):
        assert items(text, heading) == items(before, heading) != []
    for view in ("Theme 8, kept as minority view:", "Theme 11, kept as minority view:"):
        assert view in before and view in text


def test_on_a_full_page_a_chart_stands_beside_its_words_and_two_beside_each_other() -> None:
    plain = make([day()], Wanted("html", "participants", brief=True)).written.files[""].decode("utf-8")
    html = make([full_day()], Wanted("html", "participants", brief=True)).written.files[""].decode("utf-8")
    assert ".beside" in html and ".beside" not in plain
    assert re.search(r'five months on</h3>\n<div class="beside">\n<figure>', html)
    assert html.count('<div class="beside">') == 1 and "How tools were made our own" in html.partition('beside">')[2]
    held = full_day("team-audit")
    with as_file(files("sessions").joinpath("samples").joinpath("audit.json")) as path:
        import_file(held, path)
    both = make([held], Wanted("html", "participants", brief=True)).written.files[""].decode("utf-8")
    assert both.count("<div") == both.count("</div>") and html.count("<div") == html.count("</div>")
