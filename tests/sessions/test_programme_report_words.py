"""People's words in a programme's report: themes, rounds and stories, by consent, and never added up over cohorts."""

from __future__ import annotations

import contextlib
import random
from pathlib import Path

import pytest

from exercises.kernel.consent import CONSENTS, WITH_NUMBER, WITHOUT_NUMBER
from exercises.kernel.shape import ExerciseError
from exercises.leaving.outline import AUDIENCES, Audience
from sessions.lines.carry_out import perform
from sessions.live.session import open_session
from tests.sessions.report_helpers import held, programme, session, written
from tui.cli.main import main


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HOLDSPACE_WRITER", "F1")
    return tmp_path


def wall(*more: str, of: str = "c1 workshop", title: str = "Day two") -> str:
    """A wall of twelve notes: seven in a theme, one a lone voice."""
    notes = [f"helps team: note {number} of us" for number in range(1, 13)]
    themed = ("1-7 > new We are asked before", "lone 8: nobody else says it")
    return session(title, "post-its", *notes, *themed, *more, of=of)


def row(page: str, begins: str) -> list[str]:
    line = next(line for line in page.splitlines() if line.startswith(f"| {begins}"))
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_a_theme_stands_by_cohort_and_is_never_added_up(home: Path) -> None:
    programme()
    wall("check 1 yes 15 change 6", "decide 1 minority: some of us")
    wall("8 > 1", of="c2 workshop", title="Day three")
    page = written(home)
    assert sorted(row(page, "We are asked before")[1:]) == ["7", "8"]
    assert "15" not in row(page, "We are asked before")
    assert "n 21: yes 15, yes with change 6" in page
    assert "Kept as minority view" in page
    assert "note 8 of us" in page
    others: tuple[Audience, ...] = ("participants", "public")
    assert [written(home, audience).count("note 9 of us") for audience in others] == [0, 0]


@pytest.mark.parametrize("few", ["cohort", "answered"])
def test_of_few_no_theme_is_told_to_others_and_that_is_said(home: Path, few: str) -> None:
    programme("c2 people 4 of 6" if few == "cohort" else "c2 people 9 of 9")
    name = wall("1 consent without number", of="c2 workshop")
    there = held()
    for line in (
        "collect + post-its c2 start",
        f"x1 session {name}",
        f"x1 done {'4' if few == 'cohort' else '3'} of 9",
    ):
        perform(there, line)
    there.close()
    assert row(written(home), "We are asked before")[1] == "7"
    others: tuple[Audience, ...] = ("participants", "public")
    for audience in others:
        page = written(home, audience)
        assert "We are asked before" not in page and "note 1 of us" not in page and "Lone voices" not in page
        hidden = page[page.index("### What is hidden") :]
        assert "- Two, start, " in hidden and "what fewer than five wrote is not told" in hidden
        assert "Asked, and not told" not in page


def test_one_wall_at_two_moments_is_two_columns_that_say_which(home: Path) -> None:
    programme()
    names = [wall(title=title) for title in ("Day one", "Day four")]
    there = held()
    for at, (name, moment) in enumerate(zip(names, ("before", "after"), strict=True), 1):
        for line in (f"collect + post-its c1 {moment}", f"x{at} done 24 of 27", f"x{at} session {name}"):
            perform(there, line)
    there.close()
    heads = row(written(home, "public"), "Theme")[1:]
    assert {head.split(", ")[1] for head in heads} == {"before", "after"}


def test_a_theme_has_the_same_count_for_everybody_and_beside_it_how_many_answered(home: Path) -> None:
    programme()
    areas = ("me", "team", "whānau", "network")
    notes = [f"helps {areas[number % 4]}: note {number} of us" for number in range(1, 13)]
    more = ("1-7 > new We are asked before", "8 9 > new Two of us say this", "lone 10: alone", "contested 11: a / b")
    name = session("Day two", "post-its", *notes, *more)
    there = held()
    perform(there, "collect + barriers and enablers c1 day two")
    perform(there, "x1 done 24 of 27")
    perform(there, f"x1 session {name}")
    there.close()
    for audience in AUDIENCES:
        page = written(home, audience)
        assert row(page, "We are asked before")[1] == "7", "areas of few hide no theme that five or more wrote"
        assert row(page, "Two of us say this")[1] == ("a few" if audience == "public" else "2")
        assert row(page, "How many answered")[1] == "24 of 27"
        assert ("| Everything that was written | 12 |" in page) is (audience != "public")


def test_two_themes_of_one_name_on_a_wall_are_both_told(home: Path) -> None:
    programme()
    wall("9-12 > new Another", "name 2: We are asked before")
    rows = [line for line in written(home).splitlines() if line.startswith("| We are asked before")]
    assert [row_of(line)[1] for line in rows if len(row_of(line)) == 2] == ["7", "4"]


def test_a_lone_voice_has_its_words_where_they_were_given_and_is_counted_where_not(home: Path) -> None:
    programme()
    wall("lone 9: another", "lone 10: a third", "9 consent without number", "10 consent room only")
    whole = written(home)
    assert "- note 8 of us (not asked) (One, " in whole and "- note 9 of us (One, " in whole
    assert "- note 10 of us (in this room only) (One, " in whole
    others: tuple[Audience, ...] = ("participants", "public")
    for audience in others:
        page = written(home, audience)
        alone = page[page.index("#### Lone voices") :]
        assert "- note 9 of us (One, " in alone and "note 8 of us" not in page and "note 10 of us" not in page
        assert "- A few more, whose words are not given for this page (One, " in alone


def test_a_minority_view_is_called_one_for_everybody(home: Path) -> None:
    programme()
    wall("check 1 yes 15 change 6 no 2", "decide 1 minority: some of us")
    for audience in AUDIENCES:
        page = written(home, audience)
        assert "- We are asked before (One, " in page[page.index("#### Kept as minority view") :]
        assert ("n 23: yes 15, yes with change 6, no 2" in page) is (audience != "public")
        assert ("Brought back to the group" in page) is (audience != "public")


def test_what_stands_in_the_report_is_said_of_a_lone_voice_too(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    programme()
    name = wall("8 consent without number")
    for audience in AUDIENCES:
        assert main(["programme", "working", "report", "--preview", "--for", audience]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert "stands in the report" in next(line for line in lines if "note 8 of us" in line)
        assert "not in the report" in next(line for line in lines if "note 9 of us" in line)
    written(home, "public")
    there = open_session(name, by="F1")
    perform(there, "8 withdrawn")
    there.close()
    assert "report-public.md, " in written(home), "the file that still has it is named"


def test_what_was_answered_and_is_told_nowhere_is_a_limit(home: Path) -> None:
    programme()
    name = wall()
    there = held()
    lines = (
        "collect + post-its c1 day two",
        "x1 done 24 of 27",
        f"x1 session {name}",
        "collect + case rating c1 start",
        "x2 done 13 of 27",
        "collect + post-its c2 day two",
        "x3 done 9 of 12",
    )
    for line in lines:
        perform(there, line)
    there.close()
    page = written(home, "public")
    untold = page[page.index("### Asked, and not told in this report") :]
    assert "- case rating, One: start." in untold and "- post-its, Two: day two." in untold
    assert "- post-its, One: day two." not in untold


def test_quotes_stand_only_with_a_yes_and_at_most_three(home: Path) -> None:
    programme()
    wall("1-4 consent without number", "5 consent room only", title="Given")
    wall(title="Not asked")
    for audience in AUDIENCES:
        page = written(home, audience)
        quoted = [line for line in page.splitlines() if line.startswith("> note")]
        assert quoted == ["> note 1 of us", "> note 2 of us", "> note 3 of us"]
    assert "We are asked before: 7 more" in written(home)


def test_withdrawn_reaches_the_next_report(home: Path) -> None:
    programme()
    named = wall("1 consent without number", "retype 1: ZQGONE she said it", "8 consent without number")
    endings = ("md", "html", "docx")
    for audience in AUDIENCES:
        assert all("ZQGONE" in written(home, audience, ending=ending) for ending in endings)
    there = open_session(named, by="F1")
    perform(there, "1 withdrawn")
    there.close()
    for audience in AUDIENCES:
        assert not any("ZQGONE" in written(home, audience, ending=ending) for ending in endings)
    assert "report-public.html, " in written(home)
    assert "1 quote" in written(home)


def review(sheets: int, *, of: str, title: str, begins: str = "aaaaaaa-a") -> str:
    lines = ("round 2026-04-16: end of the workshops", "invited 27", *(f"sheet: {begins}" for _ in range(sheets)))
    return session(title, "adoption-review", *lines, of=of)


def test_a_bar_a_round_and_none_of_few(home: Path) -> None:
    programme()
    review(6, of="c1 workshop", title="One's")
    review(4, of="c2 workshop", title="Two's")
    for audience in AUDIENCES:
        page = written(home, audience)
        assert "#### One: " in page and "#### Two: " in page
        two = page[page.index("#### Two: ") : page.index("## Stories")]
        assert "fewer than five answers" in two
        assert not any(cell.isdigit() for line in two.splitlines() if line.startswith("| ") for cell in line.split())
        assert "10" not in [cell for line in page.splitlines() if line.startswith("|") for cell in row_of(line)]
        assert "bars of" in page[page.index("## What this report cannot say") :]


def row_of(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_a_cohort_of_four_never_has_a_bar(home: Path) -> None:
    programme("c2 people 4 of 4")
    review(6, of="c2 workshop", title="Two's")
    for audience in AUDIENCES:
        assert "fewer than five people are in this cohort" in written(home, audience)


def test_few_cannot_be_worked_out_from_the_bar_of_two_cohorts(home: Path) -> None:
    programme()
    review(6, of="c1 workshop", title="One's")
    review(9, of="c1 c2 shared integration", title="Together")
    assert "with another cohort's own bar" not in written(home)
    others: tuple[Audience, ...] = ("participants", "public")
    for audience in others:
        page = written(home, audience)
        both = page[page.index("#### One and Two: ") : page.index("## Stories")]
        assert "with another cohort's own bar" in both
        assert not any(cell.isdigit() for line in both.splitlines() if line.startswith("| ") for cell in row_of(line))


def story(number: int, words: str, consent: str) -> tuple[str, ...]:
    told = (f"+ Story {number}", f"{number} by P{number}", f"{number} setting whānau", f"{number} problem: {words}")
    given = () if consent == CONSENTS[0] else (f"{number} consent {consent}",)
    return (*told, f"{number} read back", *given, f"{number} agreed")


def test_the_picked_stories_stand_with_their_reason_and_the_others_are_counted(home: Path) -> None:
    programme()
    lines = [line for number in range(1, 8) for line in story(number, f"ZQ{number} it was", WITHOUT_NUMBER)]
    session("Stories", "stories", *lines, "pick 1: it is about listening", "not 2: one-sided", of="c1 own integration")
    for audience in AUDIENCES:
        page = written(home, audience)
        assert "it is about listening" in page and "> ZQ1 it was" in page
        assert "ZQ2" not in page and "one-sided" not in page
        assert row(page, "With whānau")[-1] == "6"


def test_where_the_story_of_few_was_is_told_to_the_facilitators_alone(home: Path) -> None:
    programme()
    lines = [line for number in (1, 2) for line in story(number, f"ZQ{number} it was", WITHOUT_NUMBER)]
    session("Stories", "stories", *lines, "pick 1: it is about listening", "not 2: one-sided", of="c1 own integration")
    assert row(written(home), "With whānau")[-1] == "1"
    others: tuple[Audience, ...] = ("participants", "public")
    for audience in others:
        page = written(home, audience)
        assert "> ZQ1 it was" in page and "The others, by where they were" not in page
        assert "where the stories of fewer than five were" in page[page.index("### What is hidden") :]


def test_a_story_that_nobody_was_asked_about_has_no_words(home: Path) -> None:
    programme()
    session("Stories", "stories", *story(1, "ZQ1 it was", CONSENTS[0]), "pick 1: ZQWHY", of="c1 own integration")
    assert "ZQ1" not in written(home)
    assert "not asked yet" in written(home)
    assert "ZQWHY" not in written(home, "public")


@pytest.mark.parametrize("seed", range(6))
def test_g4_no_word_without_a_yes_is_in_the_public_report(home: Path, seed: int) -> None:
    chance = random.Random(seed)
    programme("learned c1: P19 said ZQOURS")
    given = {WITHOUT_NUMBER: set[str](), WITH_NUMBER: set[str]()}
    withheld: set[str] = set()

    def marked(consent: str) -> str:
        word = f"ZQ{'abcdefghij'[chance.randrange(10)]}{len(withheld) + sum(map(len, given.values()))}x"
        given.get(consent, withheld).add(word)
        return word

    for place in range(chance.randint(1, 3)):
        states = [chance.choice(CONSENTS) for _ in range(10)]
        lines = [f"helps team: {marked(state)} was said" for state in states]
        lines.append("1-5 > new We are asked before")
        lines += [f"lone {number}: alone" for number in (6, 7)]
        lines.append("park 8 until later: for later")
        for number, state in enumerate(states, 1):
            lines += [] if state == CONSENTS[0] or state == WITH_NUMBER else [f"{number} consent {state}"]
        withheld.update(line.split()[2] for line, state in zip(lines, states, strict=False) if state == WITH_NUMBER)
        lines += ["1 withdrawn"] if states[0] == CONSENTS[-1] else []
        session(f"Wall {place}", "post-its", *lines, of=chance.choice(("c1 workshop", "c1 c2 shared integration")))
    lines = []
    for number in range(1, 6):
        state = chance.choice(CONSENTS)
        lines += story(number, f"{marked(state)} was told", state) if state != CONSENTS[-1] else ()
        if state == CONSENTS[-1]:
            lines += [f"+ Story {number}", f"{number} problem: {marked(state)} was told", f"{number} withdrawn"]
        else:
            lines += [f"pick {number}: it moved us"] if chance.random() < 0.7 else []
    session("Stories", "stories", *lines, of="c2 own integration")
    there = held()
    for event in there.state.run.state.events:
        for number in range(1, 11):
            with contextlib.suppress(ExerciseError):
                perform(there, f"l1 from e{event} {number}")
                perform(there, f"rec: because of {event}-{number}")
                perform(there, f"r{len(there.state.run.state.recommendations)} from e{event} {number}")
    there.close()
    for ending in ("md", "html", "docx"):
        page = written(home, "public", ending=ending)
        assert not {word for word in withheld if word in page}
        assert "P19" not in page
    command = ["programme", "working", "report", "--format", "data", "--for", "public", "--to", str(home / "tables")]
    assert main(command) == 0
    tables = "".join(file.read_text(encoding="utf-8") for file in (home / "tables").glob("*.csv"))
    assert not {word for word in withheld if word in tables} and "P19" not in tables


def told_files(home: Path) -> list[Path]:
    return sorted((home / "home" / "folds").glob("*.told"))


def test_what_a_report_keeps_of_a_session_is_private_and_forgets_at_once(home: Path) -> None:
    programme()
    named = wall("1 consent without number", "retype 1: ZQGONE she said it")
    pages = [written(home, audience) for audience in AUDIENCES]
    kept = told_files(home)
    assert [file.stat().st_mode & 0o777 for file in kept] == [0o600] * 3
    assert "ZQGONE" in kept[0].read_text(encoding="utf-8")
    assert [written(home, audience) for audience in AUDIENCES] == pages
    there = open_session(named, by="F1")
    perform(there, "1 withdrawn")
    there.close()
    assert told_files(home) == []
    assert not any("ZQGONE" in written(home, audience) for audience in AUDIENCES)
    assert not any("ZQGONE" in file.read_text(encoding="utf-8") for file in told_files(home))


def test_what_a_report_keeps_is_told_anew_when_the_session_went_on(home: Path) -> None:
    programme()
    named = wall()
    written(home, "participants")
    there = open_session(named, by="F1")
    perform(there, "name 1: We are asked at last")
    there.close()
    assert "We are asked at last" in written(home, "participants")
    for file in told_files(home):
        file.write_text("broken", encoding="utf-8")
    assert "We are asked at last" in written(home, "participants")


def test_what_a_report_keeps_goes_with_the_session(home: Path) -> None:
    programme()
    named = wall()
    written(home)
    assert len(told_files(home)) == 1
    assert main(["destroy", named, "--yes", named]) == 0
    assert told_files(home) == []
