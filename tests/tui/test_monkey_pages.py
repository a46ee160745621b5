"""The monkey's sentences on home and in the journal, without a terminal: nothing happens that they do not say."""

from __future__ import annotations

from itertools import islice

import pytest
from textual import events

from exercises.kernel.text import folded
from sessions.journal import Journal
from sessions.library import catalogue, templates
from tests.monkey_words import sentences
from tests.tui.home_helpers import handled
from tests.tui.journal_helpers import clock_on_the_wall, day, journal, press, written
from tests.tui.on_disk import on_disk
from tui.app.actions import called
from tui.app.terminal import SteadyApp
from tui.home.app import HomeApp
from tui.home.chosen import Chosen
from tui.home.home_screen import HomeScreen
from tui.home.rows import Searched
from tui.home.typed import TypedFrame
from tui.journal.writing_page import WritingPage

__all__ = ["clock_on_the_wall"]
EACH = 40
_OPENS_HELP = ("help ", "? ")


class Stays(HomeApp):
    """A home that only notes what was chosen."""

    def choose(self, chosen: Chosen) -> None:
        self.chosen = chosen


async def typed(app: SteadyApp, sentence: str) -> None:
    """The sentence letter by letter in one burst, then enter, a second after what came before."""
    after = app.ticks() + 1.0
    app.ticks = lambda: after
    for letter in sentence:
        app.post_message(events.Key("space" if letter == " " else letter, letter))
    app.post_message(events.Key("enter", None))
    await handled(app)


def of_the_monkey(seed: int, screen: TypedFrame) -> list[str]:
    """Sentences that are no line of the screen, nor ask for its help."""
    row = sentences(seed, templates.built_in()["live-grid"])
    lines = (one for one in row if called(screen.actions, one) is None and not folded(one).startswith(_OPENS_HELP))
    return [one for one in islice(lines, EACH) if one.strip()]


async def test_at_home_a_sentence_opens_nothing_but_a_session_that_has_its_words() -> None:
    day("They took over the front room")
    day("Whānau hui", 1)
    app = Stays(catalogue.remembered_first)
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        before, entries = on_disk(), catalogue.entries()
        screen = app.screen
        assert isinstance(screen, HomeScreen)
        for sentence in (*of_the_monkey(1, screen), "they took over", "whanau", "destroy", "remove 2"):
            app.chosen = None
            await typed(app, sentence)
            said = {one.name for one in Searched(entries).found(sentence.removeprefix("find ").strip())}
            assert app.screen is screen and on_disk() == before, sentence
            assert app.chosen is None or (app.chosen.what == "open" and app.chosen.name in said), sentence
            assert (app.chosen is None) == (not said or len(sentence.strip()) < 2), sentence
        await typed(app, "new")
        assert app.screen is not screen and on_disk() == before


@pytest.mark.parametrize(
    ("page", "way"),
    [
        ("the list", ()),
        ("the bin", ("=b",)),
        ("an entry", ("enter",)),
        ("its timeline", ("enter", "=l")),
        ("moving out", ("=o",)),
        ("a box to tick", ("=e", "tab", "tab", "tab", "tab")),
        ("a question", ("=e",)),
    ],
)
async def test_in_the_journal_a_sentence_changes_no_entry(page: str, way: tuple[str, ...]) -> None:
    name = day("Working alongside", 3, "moment: it went quiet", "moment: they took over")
    written(session=name, fair="yes", event="They took over, and nobody asked her", reaction="quite so")
    before, entries = on_disk(), Journal.open("F2").entries()
    async with journal() as (app, pilot):
        await press(pilot, *way)
        screen = app.screen
        assert isinstance(screen, TypedFrame)
        for sentence in (*of_the_monkey(2, screen), "they took over", "remove", "destroy 1"):
            await typed(app, sentence)
            if app.screen is not screen:  # on the list words may open the entry that has them, to be read
                assert page in ("the list", "the bin"), sentence
                await press(pilot, "escape")
            assert app.screen is screen and Journal.open("F2").entries() == entries, sentence
            assert page == "a question" or on_disk() == before, sentence
        if isinstance(screen, WritingPage) and screen.area is not None:
            assert screen.area.text.count("\n") == len(of_the_monkey(2, screen)) + 3
    assert Journal.open("F2").entries() == entries
