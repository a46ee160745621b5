"""Templates of pages made up at random: what `templates check` takes can be typed, shown, handed out, taken back and
closed, and what somebody may not see is in nothing they get. `bench/made_up.py` walks through thousands."""

from __future__ import annotations

import contextlib
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import template_of
from exercises.kernel.things import ANONYMOUS, NOD, OWNER, ROOM
from exercises.pages.fields import (
    CHOICE,
    CHOICES,
    COUNTS,
    DAY,
    DIAL,
    EACH_ROLE,
    PAPER,
    SIDE,
    TICK,
    VOICES,
    Field,
    PageKind,
)
from exercises.pages.shape import PAGES
from exercises.pages.state import Page, Pages
from sessions.library import template_files
from sessions.lines.carry_out import perform
from sessions.live.session import Session
from sessions.store import locations
from tests import made_up_pages
from tests.leaving import every_paper, everything
from tests.lines import again, play, session
from tests.marked import drawn

SECRET = "Zqx"
NINE = (Path(__file__).parents[1] / "exercises" / "nine-kinds.toml").read_text("utf-8")
TITLE = Field("", "", "", "", ROOM)
"""What a page is called, as if it stood in a field."""
Put = list[tuple[str, PageKind, Field, int]]
"""Each secret that stands somewhere: the kind of page, the field, the page's number."""


LISTED = 'words = { tea = "Tea.", names = "Names.", door = "The door." }'
TICKED = 'kind = "tick"\neach = "some"\nsees = "owner"'


def walk(seed: int) -> bool:
    """A whole exercise of the template of that number; whether there was one to walk through."""
    text = made_up_pages.toml(made_up_pages.template(seed))
    if template_files.check_text(text):
        return False
    locations.make_private(locations.templates_folder())
    (locations.templates_folder() / "made-up.toml").write_text(text, "utf-8")
    held = session(exercises=["made-up"])
    _through_the_phases(held)
    if _state(held).wordless:
        return False
    put = list(_filled(held))
    _seen_by_nobody_else(held, put)
    _nodded(held, put)
    _taken_back(held)
    _closed(held, put)
    return True


def _state(held: Session) -> Pages:
    state = held.state.run.state
    assert isinstance(state, Pages)
    return state


def _through_the_phases(held: Session) -> None:
    phases = _state(held).template.phases
    for phase in phases:
        perform(held, f"go {phase.key}")
        assert _state(held).phase == phase.key
        PAGES.room_view(_state(held), PAGES.phase_view(_state(held)))
    wordless = _state(held).template.words.get("wordless", ())
    perform(held, f"go {next((phase.key for phase in phases if phase.key not in wordless), phases[0].key)}")


def _filled(held: Session) -> Iterator[tuple[str, PageKind, Field, int]]:
    """A page of each kind, each of its fields typed with a secret, and what is counted of the group."""
    for kind in _state(held).kinds:
        title = f"{SECRET}{kind.letter or 0}t"
        perform(held, f"+ {kind.key}: {title} / {title} too" if kind.sides else f"+ {kind.key}: {title}")
        (page,) = _state(held).every(kind)
        begun, chosen = kind.field(kind.begun), {one.why: one for one in kind.fields if one.why and one.sees != PAPER}
        yield title, kind, begun or TITLE, page.number
        for at, one in enumerate(sorted(kind.fields, key=lambda of: of.kind != CHOICES)):
            if one is begun:
                continue
            secret = f"{SECRET}{page.number}n{at}e"
            said = _typed(_state(held).pages[page.number], one, secret)
            if one.key in chosen:
                said = f"{page.goes} {chosen[one.key].key} {next(iter(chosen[one.key].words))}: {secret}"
            if one.sees == PAPER:
                assert _refused(held, said or f"{page.goes} {one.key}"), (said, one.key)
            elif said:
                perform(held, said)
                stands = repr(_state(held).pages[page.number].values[one.key])
                if secret in said:
                    assert secret in stands, (said, stands)
                    yield secret, kind, one, page.number
        for state in (*kind.states[1:], *kind.states[:1]):
            needed = kind.needs.get(state)
            if needed is None or needed in _state(held).pages[page.number].states:
                perform(held, f"{page.goes} {state}")
                assert _state(held).pages[page.number].standing == state
    for one in _state(held).group_fields:
        perform(held, f"{one.key} {' '.join(f'{word} 40' for word in one.words)} pass 3")
        assert _state(held).counts[one.key] == {**dict.fromkeys(one.words, 40), "pass": 3}


def _refused(held: Session, line: str) -> bool:
    """Whether nothing of it is written."""
    before = PAGES.document(_state(held))
    with contextlib.suppress(ExerciseError):
        perform(held, line)
    return PAGES.document(_state(held)) == before


def _typed(page: Page, one: Field, secret: str) -> str:
    """The line that fills a field, with the secret where words stand; "" where nothing can be said yet."""
    start = f"{page.goes} {one.key}"
    if one.kind in (CHOICE, CHOICES) and one.words:
        return f"{start} {[*one.words][-1]}"
    if one.kind == TICK and one.each == SIDE:
        return f"{page.goes} b {one.key}"
    if one.kind == TICK and one.each:
        return f"{start} {page.values[one.each][0]}" if one.each in page.values else ""
    if one.kind == VOICES:
        return f"{start} keeper: {secret}" if one.each == EACH_ROLE else f"{page.goes} a {one.key}: {secret}"
    counted = " ".join(f"{word} 40" for word in one.words)
    said = {DIAL: " high", COUNTS: f" {counted} pass 2", DAY: " 12 May 2031", TICK: ""}
    return f"{start}{said.get(one.kind, f': {secret}')}"


def _seen_by_nobody_else(held: Session, put: Put) -> None:
    room = "\n".join(_rooms(held))
    participants, public, own = (everything(held, audience) for audience in ("participants", "public", "facilitators"))
    papers = "\n".join(text for _, text in every_paper(held))
    for secret, kind, one, _ in put:
        where = kind.key, one.key, one.kind, one.sees
        is_open = one.sees == ROOM and not kind.consent and kind.for_itself
        assert (secret in room, secret in participants) == (is_open, is_open), where
        assert secret not in public and secret not in papers, where
        assert one.sees == ANONYMOUS or (secret in own) == (one.sees != OWNER), where


def _rooms(held: Session) -> Iterator[str]:
    """Each view of the room, drawn and shown."""
    file = locations.home() / "room" / f"{held.name}.json"
    for key, _ in PAGES.room_views(_state(held)):
        yield drawn(PAGES.room_view(_state(held), key))
        perform(held, f"show {key.removeprefix('page ')}")
        shown = json.loads(file.read_text("utf-8"))["view"]
        assert shown["key"].removesuffix(" turned") == key.removesuffix(" turned"), (key, shown["key"])
        yield json.dumps(shown, ensure_ascii=False)


def _nodded(held: Session, put: Put) -> None:
    """What its owner nods to is seen, and on a page that is somebody's own is gone again once it is taken back."""
    for secret, kind, one, number in put:
        page = _state(held).pages[number]
        if one.sees == NOD and not page.withdrawn:
            perform(held, f"{page.goes} nod {one.key}")
            assert (secret in "\n".join(_rooms(held))) == kind.for_itself, (kind.key, one.key)
    for kind in _state(held).kinds:
        if kind.consent:
            (page,) = _state(held).every(kind)
            perform(held, f"{page.goes} withdrawn")
            left = everything(held, "facilitators")
            assert not any(secret in left for secret, of, _, _ in put if of is kind)
            perform(held, "undo")


def _taken_back(held: Session) -> None:
    """All of it is taken back, line by line, and put back."""
    there, lines = json.dumps(PAGES.document(_state(held))), 0
    while list(_state(held).every()):
        perform(held, "undo")
        lines += 1
    for _ in range(lines):
        perform(held, "redo")
    assert json.dumps(PAGES.document(_state(held))) == there
    assert perform(held, "help").lines and PAGES.text(_state(held)) and list(PAGES.sought(_state(held)))


def _closed(held: Session, put: Put) -> None:
    perform(held, "close")
    held.close()
    file = locations.session_path(held.name).read_text("utf-8")
    assert not [secret for secret, _, one, _ in put if one.sees == OWNER and secret in file]
    assert _state(again(held)).closed


@pytest.mark.parametrize("seed", range(12))
def test_what_check_takes_works(seed: int) -> None:
    assert walk(100 * seed) or walk(100 * seed + 1) or walk(100 * seed + 2), "one of them is taken"


@pytest.mark.parametrize(
    ("was", "now", "place", "line"),
    [
        ('yes = "yes", no = "no"', 'two = "two", no = "no"', "fields[4].words", "1 hands two 4"),
        ('yes = "yes", no = "no"', '"one more" = "more", no = "no"', "fields[4].words", "1 hands one more 4"),
        ('tea = "Tea."', '"add on" = "Tea."', "fields[2].words", "1 some add on"),
        ('tea = "Tea."', 'P19 = "Tea."', "fields[2].words", "1 some P19"),
        ('key = "on"', 'key = "b side"', "fields[6].key", "1 b side 12 May 2031"),
        ('"begun", "done"', '"begun", "3"', "", ""),
        ('key = "side"', 'key = "Thing"', "kinds[1].key", "+ Thing: … / …"),
        ('key = "who"', 'key = "Words"', "fields[5].key", "1 Words: …"),
        ('key = "tell"', 'key = "-"', "phases[0].key", "go -"),
        ('key = "tell"', 'key = "go next"', "", ""),
        ('key = "tell"', 'key = "2"', "phases[0].key", "go 2"),
    ],
)
def test_what_is_read_as_something_else_is_named_with_its_line(was: str, now: str, place: str, line: str) -> None:
    assert template_files.check_text(NINE) == [] and was in NINE
    found = template_files.check_text(NINE.replace(was, now, 1))
    if not place:
        assert found == []
        return
    assert any(f"{place}: " in one and f"“{line}”" in one and one.startswith("line ") for one in found), found


def test_a_theme_of_a_deck_and_a_state_that_are_other_lines_too_are_named() -> None:
    deck = template_files.starter("deck", "ours").replace('"listening"', '"power: ours"')
    assert any("themes[0]: “+ card power: ours: …”" in one for one in template_files.check_text(deck))
    states = NINE.replace('words = { yes = "Yes."', 'words = { begun = "Yes."').replace(
        'key = "thing"\ntitle = "One thing"', 'key = "thing"\ntitle = "One thing"\nstates = ["told", "begun"]'
    )
    assert any("kinds[0].states[1]: “1 begun”" in one for one in template_files.check_text(states))


def test_who_ticks_is_seen_by_nobody_who_may_not_see_the_list_of_them() -> None:
    listed = NINE.replace(LISTED, "").replace('kind = "tick"', 'kind = "tick"\neach = "some"')
    assert template_files.check_text(listed) == [], "the list is for everybody"
    own = listed.replace('kind = "choices"\nsees = "room"', 'kind = "choices"\nsees = "owner"')
    (said,) = template_files.check_text(own)
    assert "fields[7].sees: sees = owner is who sees some" in said
    assert template_files.check_text(own.replace('kind = "tick"\neach = "some"\nsees = "nod"', TICKED)) == []


@pytest.mark.parametrize("sees", ["owner", "paper"])
def test_words_that_go_at_the_close_or_stay_on_paper_are_typed_with_no_others(sees: str) -> None:
    said = NINE.replace('sees = "room"\nlimit', f'sees = "{sees}"\nlimit')
    for more, place in (('key = "thing"\nbegun = "words"', "begun"), ('key = "one"\nwhy = "words"', "why")):
        found = template_files.check_text(said.replace(more.partition("\n")[0], more))
        assert any(f".{place}: words is its owner's alone, or stays on paper" in one for one in found), found


@pytest.mark.parametrize("line", ["1 cut words", "1 withdrawn"])
def test_the_reason_of_a_choice_is_out_of_its_entry_once_its_owner_took_it_out(line: str) -> None:
    own = NINE.replace('key = "thing"', 'key = "thing"\nconsent = true')
    own = own.replace('key = "one"', 'key = "one"\nwhy = "words"').replace('"1 words: said"', '"1 one yes"')
    locations.make_private(locations.templates_folder())
    (locations.templates_folder() / "nine-kinds.toml").write_text(own, "utf-8")
    held = session("+ A first", f"1 one yes: {SECRET} about it", exercises=["nine-kinds"])
    assert SECRET in everything(held, "facilitators")
    perform(held, line)
    assert SECRET not in everything(held, "facilitators")


def test_dials_of_a_later_kind_of_page_are_drawn() -> None:
    state = _nine(NINE.replace('kind = "voices"', 'kind = "dial"'), "+ side: this way / that way", "v1 says high")
    assert "██████  high" in drawn(PAGES.room_view(state, "page v1"))


def test_help_of_two_sides_without_a_voice_has_no_line_of_none() -> None:
    state = _nine(NINE.replace('kind = "voices"', 'kind = "text"'))
    assert state.kinds[1].sides and all(example for example, _ in PAGES.examples(state))


def test_a_phase_shows_the_first_kind_of_page_by_its_key_as_it_does_any_other() -> None:
    named = NINE.replace('room = "pages"', 'room = "thing"')
    assert template_files.check_text(named) == []
    assert PAGES.phase_view(_nine(named, "+ One of them", "+ Another")) == "pages"
    quiet = NINE.replace('key = "thing"', 'key = "quiet"').replace('room = "pages"', 'room = "quiet"')
    assert PAGES.phase_view(_nine(quiet, "+ One of them", "+ Another")) == "quiet"


def test_pages_for_the_facilitators_are_listed_in_no_room_though_they_are_the_first_kind() -> None:
    private = NINE.replace('key = "thing"', 'key = "thing"\nprivate = true')
    assert any("phases[0].room: no view" in one for one in template_files.check_text(private))
    state = _nine(private.replace('room = "pages"', 'room = "quiet"'), f"+ {SECRET} in a title")
    assert not any(SECRET in drawn(PAGES.room_view(state, key)) for key, _ in PAGES.room_views(state))


@pytest.mark.parametrize(
    "what", ['kind = "voices"', 'kind = "dial"', 'kind = "counts"\nwords = { a = "A.", o = "O." }']
)
def test_a_title_is_in_no_room_before_its_owner_let_it_have_anything(what: str) -> None:
    own = NINE.replace("sides = true", "sides = true\nconsent = true").replace('kind = "voices"', what)
    state = _nine(
        own.replace('sees = "room"', 'sees = "anonymous"') if "counts" in what else own, f"+ side: {SECRET} / That"
    )
    rooms = {key: drawn(PAGES.room_view(state, key)) for key, _ in PAGES.room_views(state)}
    assert not [key for key, seen in rooms.items() if SECRET in seen]
    state = play(state, "v1 consent in this room only")
    assert SECRET in drawn(PAGES.room_view(state, "page v1"))


def _nine(text: str, *lines: str) -> Pages:
    state: Pages = play(PAGES.start(template_of(tomllib.loads(text))), *lines)
    return state
