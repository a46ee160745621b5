"""A pane of drawn lines shows them whole, also when its width and its words change together."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.containers import Horizontal

from tests.tui import snapshot
from tui.boards.board import Drawing
from tui.boards.pane import FixedLines, LinesPane


class _OneLine(App[None]):
    CSS = "Horizontal { height: 1; } FixedLines { width: 3; height: 1; }" + "".join(
        f" .lines--{name} {{ color: $foreground; }}" for name in ("text", "strong", "quiet", "chosen", "heading")
    )

    def compose(self) -> ComposeResult:
        """A lead with something beside it."""
        with Horizontal():
            yield FixedLines(id="lead")


async def test_words_painted_before_their_width_was_there_are_whole_at_once() -> None:
    app = _OneLine()
    async with app.run_test(size=(40, 3)) as pilot:
        lead = app.query_one("#lead", FixedLines)
        lead.draw(Drawing([((" >", "strong"),)]))
        await pilot.pause()
        lead.styles.width = 20
        lead.draw(Drawing([((" HELPS · whānau", "strong"),)]))
        assert lead.render_line(0).text == " HE"  # a paint that comes between the words and their width
        await pilot.pause()
        assert lead.render_line(0).text.rstrip() == " HELPS · whānau"
        assert snapshot.rows(app)[0].rstrip() == " HELPS · whānau"


class _Both(App[None]):
    CSS = ".lines--text { color: $foreground; } FixedLines { height: 1; }"

    def compose(self) -> ComposeResult:
        """A pane that scrolls, and one that does not."""
        yield FixedLines()
        yield LinesPane()


@pytest.mark.parametrize("kind", [FixedLines, LinesPane])
async def test_other_colours_reach_lines_that_were_drawn_before_and_those_drawn_anew(
    kind: type[FixedLines | LinesPane],
) -> None:
    app = _Both()
    async with app.run_test(size=(40, 6)) as pilot:
        pane = app.query_one(kind)
        pane.draw(Drawing([(("one", "text"),)]))
        await pilot.pause()
        before = _colours(pane)
        app.theme = "textual-light"
        pane.draw(Drawing([(("one", "text"),), (("two", "text"),)]))
        await pilot.pause()
        assert _colours(pane) != before
        app.theme = "textual-dark"
        await pilot.pause()
        assert _colours(pane) == before


def _colours(pane: FixedLines | LinesPane) -> object:
    style = next(iter(pane.render_line(0))).style
    assert style is not None
    return style.color, style.bgcolor


async def test_of_a_drawing_only_the_lines_that_changed_are_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    app = _Both()
    async with app.run_test(size=(40, 6)) as pilot:
        pane, painted = app.query_one(LinesPane), []
        pane.draw(Drawing([((said, "text"),) for said in "abcdefgh"]))
        await pilot.pause()
        paint = pane.render_line
        monkeypatch.setattr(pane, "render_line", lambda y: painted.append(y) or paint(y))
        pane.draw(Drawing([((said, "text"),) for said in "abCdefgH"]))
        await pilot.pause()
        assert painted == [2]  # the last one is below the window
        assert snapshot.rows(app)[1].strip().split() == ["a"] and "C" in snapshot.rows(app)[3]


async def test_lines_that_stay_are_as_wide_as_a_window_that_grew() -> None:
    app = _Both()
    async with app.run_test(size=(6, 6)) as pilot:
        pane = app.query_one(LinesPane)
        drawing = Drawing([(("abcdefghij", "text"),)])
        pane.draw(drawing)
        await pilot.pause()
        assert snapshot.rows(app)[1] == "abcdef"
        await pilot.resize_terminal(20, 6)
        pane.draw(drawing)
        await pilot.pause()
        assert snapshot.rows(app)[1].rstrip() == "abcdefghij"
