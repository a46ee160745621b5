"""The three themes, measured on drawn screens with every usual widget. Refuses to judge a colour by its name."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import textual.widgets
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.theme import Theme
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

import tui
from tests.contrast import contrast_report, ratio
from tests.tui import snapshot
from tui.app.text import width
from tui.app.themes import AREA_CSS, DEFAULT, FIRST_CSS, OVER_CSS, THEMES, known, next_theme, register

SHARED_CSS = FIRST_CSS + OVER_CSS + AREA_CSS
NAMES = [theme.name for theme in THEMES]
SIZE = (100, 60)
FOCUSED = ("empty", "filled", "options", "area", "blank")


class Gallery(App[None]):
    """One of each widget the app draws."""

    CSS = SHARED_CSS + "#columns { height: 16; } #columns > * { width: 1fr; } TextArea { height: 5; }"

    def __init__(self, theme: str = DEFAULT) -> None:
        super().__init__()
        register(self)
        self.theme = theme

    def compose(self) -> ComposeResult:
        yield Static("Some words of a person")
        yield Input(placeholder="a placeholder", id="empty")
        yield Input("Nana Mere", id="filled", select_on_focus=True)
        yield Input("a disabled field", disabled=True)
        with Horizontal(id="columns"):
            yield OptionList("one", "two", None, Option("three", disabled=True), *map(str, range(30)), id="options")
            yield TextArea("def first():\n    (second)\nthird", show_line_numbers=True, id="area")
        yield TextArea(placeholder="write here", id="blank")

    def on_mount(self) -> None:
        for severity in ("information", "warning", "error"):
            self.notify("a notice", title="Saved", severity=severity, timeout=60)


@pytest.mark.parametrize("name", NAMES)
async def test_every_widget_is_readable_in_every_theme(name: str) -> None:
    app = Gallery(name)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.pause()
        assert app.theme == name
        drawn = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        for words in ("a placeholder", "a disabled field", "three", "write here", "a notice"):
            assert words in drawn
        for place in FOCUSED:
            app.query_one(f"#{place}").focus()
            await pilot.pause()
            assert contrast_report(app, 4.5) == [], place
        app.query_one("#area", TextArea).select_all()
        for place in ("#options", "#area"):
            await pilot.hover(place, offset=(2, 2))
            await pilot.pause()
            assert contrast_report(app, 4.5) == [], place
        app.clear_notifications()
        await pilot.pause()
        assert contrast_report(app, 4.5) == []


@pytest.mark.parametrize("name", NAMES)
async def test_the_command_palette_is_readable(name: str) -> None:
    app = Gallery(name)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.action_command_palette()
        await pilot.pause(0.2)
        assert contrast_report(app, 4.5) == []
        assert all(len(row) == width(row) for row in snapshot.rows(app)), "no sign that takes two cells"
        await pilot.press("q", "u")
        await pilot.pause(0.2)
        assert contrast_report(app, 4.5) == []


def test_every_kind_of_widget_that_is_drawn_was_measured() -> None:
    """Static is drawn as any words; rules of a kind that nobody draws are read for nothing."""
    kinds = set(textual.widgets.__all__)
    drawn = {
        name.name
        for file in Path(tui.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "textual.widgets"
        for name in node.names
    }
    assert drawn == {"Input", "OptionList", "Static", "TextArea"}
    told = set(re.findall(r"\b[A-Z]\w+", SHARED_CSS)) & kinds
    assert told <= {*drawn, "Toast"}


async def test_a_bad_theme_is_caught() -> None:
    bad = Theme(name="bad", primary="#888888", foreground="#777777", background="#999999", surface="#999999")
    app = Gallery()
    async with app.run_test(size=SIZE) as pilot:
        app.register_theme(bad)
        app.theme = "bad"
        await pilot.pause()
        found = contrast_report(app, 4.5)
        assert any("Some words of a person" in line for line in found)


@pytest.mark.parametrize(
    ("css", "caught"),
    [
        ("text-opacity: 30%;", True),
        ("opacity: 30%;", True),
        ("text-style: dim; color: #404040;", True),
        ("color: #C0C0C0; background: #FFFFFF;", True),
        ("color: #FFFFFF; background: #FFF8E7; text-style: reverse;", True),
        ("color: #FFF8E7; background: #1A1A1A; text-style: reverse;", False),
        ("border: solid #E8E0D0;", True),
        ("border: solid #756B58;", False),
    ],
)
async def test_the_measure_sees_how_a_cell_is_really_drawn(css: str, caught: bool) -> None:
    class Small(App[None]):
        CSS = SHARED_CSS + f"Static {{ {css} }}"

        def compose(self) -> ComposeResult:
            yield Static("words")

    app = Small()
    register(app)
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.pause()
        assert bool(contrast_report(app, 4.5)) is caught


@pytest.mark.parametrize("theme", THEMES, ids=NAMES)
def test_room_text_keeps_its_contrast_in_a_lit_room(theme: Theme) -> None:
    colours = theme.to_color_system().generate() | theme.variables

    def contrast(ink: str, paper: str) -> float:
        one, other = (bytes.fromhex(colours[name].lstrip("#")[:6]) for name in (ink, paper))
        return ratio((one[0], one[1], one[2]), (other[0], other[1], other[2]))

    assert contrast("foreground", "background") >= 14
    assert contrast("foreground", "surface") >= 14
    for paper in ("background", "surface", "panel"):
        assert contrast("foreground", paper) >= 8
        assert contrast("text-muted", paper) >= 8
        assert contrast("text-disabled", paper) >= 6
        assert contrast("border", paper) >= 3
        assert contrast("border-blurred", paper) >= 3
    assert contrast("block-cursor-foreground", "block-cursor-background") >= 8
    assert contrast("block-cursor-background", "surface") >= 3


async def test_no_color_still_shows_the_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Gallery()
    async with app.run_test(size=SIZE) as pilot:
        app.query_one("#options").focus()
        await pilot.pause()
        assert contrast_report(app, 4.5) == []
        styles = [segment.style for strip in app.screen._compositor.render_strips() for segment in strip]
        assert any(style is not None and style.reverse for style in styles)


async def test_only_our_themes_are_offered_and_an_unknown_name_falls_back() -> None:
    app = Gallery(known("no such theme"))
    async with app.run_test(size=(40, 12)):
        assert app.theme == DEFAULT
        assert sorted(app.available_themes) == sorted(NAMES)
    assert [known(name) for name in NAMES] == NAMES
    assert known("textual-dark") == DEFAULT


def test_the_next_theme_goes_round_all_three() -> None:
    seen = [DEFAULT]
    while (following := next_theme(seen[-1])) != DEFAULT:
        seen.append(following)
    assert sorted(seen) == sorted(NAMES)
    assert next_theme("no such theme") == next_theme(DEFAULT)
