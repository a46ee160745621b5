"""The review's board: the tools with their bars in the round in force; below, the tool pointed at.

Pure; told nothing of widgets and keys. A bar of fewer than five answers is not drawn here either, so that a look over a
shoulder tells nobody's mark.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exercises.kernel.consent import NOT_ASKED
from exercises.kernel.record import replace
from exercises.leaving.bars import bar, in_words, patterns
from exercises.review.counting import (
    Tally,
    dated,
    day_in_words,
    invited_words,
    layers_counted,
    matched_sheets,
    tallies,
)
from exercises.review.reading import sheet_line, version_line
from exercises.review.room import chart_of
from exercises.review.setting_up import a_round
from exercises.review.state import Review, Tool
from tui.app.actions import Action
from tui.app.text import fit, pad, width, wrap
from tui.boards.board import Drawing, Drawn, EntryField, Pointing, Wish
from tui.boards.cut import rows_cut
from tui.boards.list_board import ListBoard
from tui.boards.sheets import SheetCapture, capture_of

OWN: tuple[Action, ...] = (
    Action("capture", "Type sheets in", "A letter a tool, enter records the sheet; escape ends it.", "i"),
    Action("add", "Add a tool", "Opens the line: a name, and one plain line.", "a"),
    Action("round", "A new round", "Opens the line: the day, and what moment it is.", "r"),
    Action("other_round", "The next round", "Turns to the round after this one, after the last to the first.", "o"),
    Action("version", "How it was adapted", "Opens the line for the tool pointed at; without a name.", "w"),
    Action("why", "Why it was dropped", "Opens the line for the tool pointed at; for you only.", "x"),
    Action("easy", "What made it easy to keep", "Opens the line for the tool pointed at.", "l"),
    Action("decide", "Decide about this tool", "Opens the line: what changes for the next cohort.", "d"),
    Action("totals", "Totals of this tool", "Opens the line, where no sheets are typed.", "u"),
    Action(
        "layer",
        "The other question",
        "Where a round asks two: the bars of the other one; again, of the first.",
        "k",
        where=lambda state: len(state.scales) > 1,
    ),
)

WORDS: Mapping[str, tuple[str, str]] = {
    "show_focused": ("Show this tool in the room", "The room sees the tool pointed at with its line."),
    "show_overview": ("Show the chart in the room", "The bars of the round in force; . and , turn the pages."),
    "next_waiting": ("Next that waits", "The round, how many were invited, the sheets, a consent to ask for."),
    "open_card": ("Words about this tool", "How it was adapted, what made it easy, what changes; nothing has to be."),
    "detail": ("Tools or sheets", "Changes between the tools, and every sheet and word in full."),
    "findings": ("The review as text", "Everything that was counted and written, in full."),
}
"""What actions of every console mean in a review."""
_BAR_FROM = 56
"""In fewer columns a tool has its name and n alone."""
_WIDE = 106
"""Columns from which a long name stands whole beside a longer bar."""


class ReviewBoard(ListBoard):
    """The tools as a list."""

    thing = "tool"
    all_view = "tools"
    words = WORDS
    own = OWN
    opens: Mapping[str, str] = {
        "add": "tool ",
        "round": "round ",
        "version": "version {}: ",
        "why": "why {} ",
        "easy": "easy {}: ",
        "decide": "decide {}: ",
        "totals": "{}: ",
    }
    detail_scrolls = True
    room_from = 100
    none = "No tool is on the list. a adds one."
    answer_help = "Sheets are a letter a tool. What is typed after a colon is kept word for word, without a name."

    def numbers(self, state: Review) -> Sequence[int]:
        """In the order of the list."""
        return [*state.tools]

    def rows(self, state: Review, width: int, pointing: Pointing) -> list[Drawn]:
        """The tools with their bars."""
        tally = _counted(state, _layer_shown(state, pointing))
        return [_tool(state, tool, tally.get(at), width, at == pointing.focus) for at, tool in state.tools.items()]

    def above(self, state: Review, width: int, height: int, pointing: Pointing) -> Drawing:
        """The round in force."""
        return Drawing(_head(state, width, _layer_shown(state, pointing)))

    def below(self, state: Review, width: int) -> list[Drawn]:
        """How much was written."""
        said = _written(state)
        return [(), ((fit(f" {said}", width), "quiet"),)] if said else []

    def headings(self, state: Review, width: int) -> list[Drawn]:
        """The round in force."""
        return _head(state, width, _layer_shown(state, Pointing()))[:1]

    def detail(self, state: Review, width: int, pointing: Pointing) -> Drawing:
        """Every sheet and word."""
        return _full(state, width)

    def card(self, state: Review, width: int, height: int, pointing: Pointing) -> list[Drawn]:
        """The tool pointed at."""
        tool = state.tools.get(pointing.focus)
        if tool is None:
            return [((fit(" a adds a tool: its name, and one plain line.", width), "quiet"),)]
        lines = _card(state, tool, width, _layer_shown(state, pointing))
        return rows_cut([*lines, *super().card(state, width, height, pointing)], width, height)

    def fields(self, state: Review, pointing: Pointing) -> list[EntryField]:
        """Before the first round a tool's words; afterwards what is said about it."""
        tool = state.tools.get(pointing.focus)
        if tool is None or state.closed:
            return []
        number, name = tool.number, tool.name
        if state.now is None:
            return [
                EntryField(f"{number} line", f"{name}, its line", "What is it, in one plain line?", ""),
                EntryField(f"{number} name", f"{name}, its name", "What do you call it?", ""),
            ]
        if not state.asks_of_adapting:
            return [EntryField(f"decide {number}", f"{name}, {state.as_decided}", f"{state.decided}?", "")]
        return [
            EntryField(f"version {number}", f"{name}, adapted", "Show us your version, if you like.", ""),
            EntryField(f"easy {number}", f"{name}, easy", "What made it easy to keep?", ""),
            EntryField(f"decide {number}", f"{name}, next", "What should change for the next cohort?", ""),
        ]

    def next_waiting(self, state: Review, pointing: Pointing) -> Wish:
        """The round, how many were invited, the sheets, a version whose owner was not asked."""
        this_round = state.now
        if this_round is None:
            return Wish(pointing, opens="round ")
        if not this_round.invited:
            return Wish(pointing, opens="invited ")
        if not state.is_answered(this_round.number):
            return _sheets(state, pointing)
        unasked = next((known for known in state.versions.values() if known.consent == NOT_ASKED), None)
        if unasked is not None:
            return Wish(replace(pointing, focus=unasked.tool), opens=f"v{unasked.number} consent ")
        return Wish(pointing, says="Nothing waits. next goes on to the next phase.")

    def without_fields(self, state: Review, pointing: Pointing) -> Wish:
        """A first tool."""
        return Wish(pointing, says="This review is closed.") if state.closed else Wish(pointing, opens="tool ")

    def overview_line(self, state: Review, pointing: Pointing) -> str:
        """The chart of the question looked at."""
        return f"show {chart_of(state, _layer_shown(state, pointing))}"

    def act(self, state: Review, pointing: Pointing, name: str) -> Wish:
        """What one of its own actions comes to."""
        match name:
            case "layer":
                return _layer(state, pointing)
            case "decide" if not pointing.focus:
                return Wish(pointing, opens="decide: ")
            case "add" | "round" | "decide":
                return super().act(state, pointing, name)
        if state.now is None:
            return Wish(pointing, opens="round ", says="First a round: its day, and what moment it is.")
        match name:
            case "capture":
                return _sheets(state, pointing)
            case "other_round":
                return _other_round(state, pointing)
        return super().act(state, pointing, name)

    def back(self, pointing: Pointing) -> Pointing:
        """To the first question's bars."""
        return replace(pointing, showing="")

    def capture(self, state: Review) -> SheetCapture | None:
        """Sheets, into the round in force."""
        return capture_of(state)

    def hint(self, state: Review, pointing: Pointing) -> str:
        """What may be done now."""
        this_round = state.now
        if this_round is None:
            return "r: first round   a: add a tool"
        if not state.is_answered(this_round.number):
            return f"i: type sheets   {dated(this_round)}"
        adapted = "  w: adapted" if state.asks_of_adapting else ""
        return f"i: sheets{adapted}  d: decide  m: chart"


def _sheets(state: Review, pointing: Pointing) -> Wish:
    """Typing sheets in, or why not."""
    this_round = state.now
    if this_round is not None and (this_round.totals or this_round.answered):
        says = f"Round {this_round.number} is counted by totals. For sheets instead: r{this_round.number} totals none"
        return Wish(pointing, says=says)
    if state.closed:
        return Wish(pointing, says="This review is closed. Type reopen to go on.")
    return Wish(pointing, then="capture")


def _other_round(state: Review, pointing: Pointing) -> Wish:
    numbers = list(state.rounds)
    after = numbers[(numbers.index(state.round) + 1) % len(numbers)]
    return Wish(pointing, line=f"r{after}") if after != state.round else Wish(pointing, says="There is one round.")


def _layer_shown(state: Review, pointing: Pointing) -> str:
    """Which question's bars are drawn: what the round asks first, or the other one."""
    asked = state.now.layers if state.now is not None else ()
    return pointing.showing if pointing.showing in asked else state.first_asked


def _layer(state: Review, pointing: Pointing) -> Wish:
    if state.now is None or len(state.now.layers) < 2:
        return Wish(pointing, says="This round asks one question.")
    other = state.now.layers[1]
    return Wish(replace(pointing, showing="" if pointing.showing == other else other))


def _counted(state: Review, layer: str) -> dict[int, Tally]:
    """Each tool's counts in the round in force; none before anybody answered that."""
    this_round = state.now
    if this_round is None or layer not in layers_counted(state, this_round):
        return {}
    return {tally.tool.number: tally for tally in tallies(state, this_round, layer)}


def _head(state: Review, room: int, layer: str) -> list[Drawn]:
    """The round in force, and what the patterns stand for."""
    this_round = state.now
    if this_round is None:
        return [((fit(f" NO ROUND YET  {a_round(state.template.words)}", room), "quiet"),)]
    count = f" of {len(state.rounds)}" if len(state.rounds) > 1 else ""
    title = f" ROUND {this_round.number}{count}  {day_in_words(this_round.day)}, {this_round.moment}"
    scale = state.scales[layer]
    key = "  ".join(f"{pattern} {word}" for pattern, word in zip(patterns(len(scale.words)), scale.short, strict=False))
    invited = f" {invited_words(state, this_round, whole=True)}"
    second = f"{pad(invited, room - width(key) - 1)}{key}" if width(invited) + width(key) + 3 <= room else invited
    return [((fit(title, room), "heading"),), ((fit(second, room), "quiet"),)]


def _tool(state: Review, tool: Tool, tally: Tally | None, room: int, here: bool) -> Drawn:
    # Its counts are of the words that people answered under.
    tool = tally.tool if tally is not None else tool
    lead = f"{'▌' if here else ' '}{tool.number:>2} "
    style = "chosen" if here else "text"
    words = _counts(state, tool, tally)
    if room < _BAR_FROM:
        space = max(1, room - width(lead) - width(words) - 2)
        return ((lead, style), (pad(tool.name, space), style), (fit(f"  {words}", room - space - width(lead)), "quiet"))
    cells = 20 if room < 76 else 26 if room < _WIDE else 48
    space = min(28 if room < _WIDE else 42, room - width(lead) - cells - 14)
    drawn = bar(tally.counts, cells) if tally is not None and not tally.hidden else ""
    left = max(0, room - width(lead) - space - cells - 2)
    name, said = (pad(tool.name, space), style), (fit(words, left), "quiet")
    return ((lead, style), name, (f" {pad(drawn, cells)} ", "text"), said)


def _counts(state: Review, tool: Tool, tally: Tally | None) -> str:
    if tally is None:
        return f"from round {tool.since}" if state.now is not None and tool.since > state.now.number else ""
    n = f"n {tally.n}" if not tally.secret else "n under 5"
    return f"{n}  +{sum(tally.beside)}" if tally.beside_words else n


def _written(state: Review) -> str:
    allowed = sum(version.for_room for version in state.versions.values())
    found = [
        f"versions {len(state.versions)}, {allowed} may be read" if state.versions else "",
        f"reasons {len(state.whys)}" if state.whys else "",
        f"easy {len(state.eased)}" if state.eased else "",
        f"decisions {len(state.decisions)}" if state.decisions else "",
    ]
    return "   ".join(filter(None, found))


def _card(state: Review, tool: Tool, room: int, layer: str) -> list[Drawn]:
    """The tool pointed at: its line, its counts in words, and what was written about it."""
    tally = _counted(state, layer).get(tool.number)
    asked = tally.tool if tally is not None else tool
    lines: list[Drawn] = [((fit(f" {asked.number} {asked.name}", room), "strong"),)]
    lines += [((f" {line}", "text"),) for line in wrap(asked.line, max(4, room - 2))]
    if asked.label != tool.label:
        anew = f"{tool.label}, for those who are asked from now on: {tool.name}: {tool.line}"
        lines += [((f" {line}", "text"),) for line in wrap(anew, max(4, room - 2))]
    if tally is not None:
        said = f"{in_words(tally.parts)}  n {tally.n}" if not tally.hidden else f"no bar: {tally.hidden}"
        beside = f"; beside: {tally.beside_words}" if tally.beside_words else ""
        lines += [((f" {line}", "quiet"),) for line in wrap(f"{said}{beside}", max(4, room - 2))]
    written = [
        *(
            f"v{version.number} {'(taken back)' if version.withdrawn else version.text}"
            for version in state.versions.values()
            if version.tool == tool.number
        ),
        *(f"k{eased.number} {eased.text}" for eased in state.eased.values() if eased.tool == tool.number),
        *(
            f"d{decision.number} {decision.text}"
            for decision in state.decisions.values()
            if decision.tool == tool.number
        ),
    ]
    lines += [((fit(f" {line}", room), "text"),) for line in written]
    return lines


def _full(state: Review, room: int) -> Drawing:
    """Every sheet of the round in force, then every word, each with what changes it."""
    lines: list[Drawn] = []
    this_round = state.now
    if this_round is not None:
        sheets = state.sheets_of(this_round.number)
        lines.append(((fit(f" SHEETS OF ROUND {this_round.number}  {len(sheets)}", room), "heading"),))
        matched = matched_sheets(state)
        lines += [((fit(f" {sheet_line(state, sheet, sheet.number in matched)}", room), "text"),) for sheet in sheets]
    decided = [
        f"d{one.number} {f'tool {one.tool}' if one.tool else 'all of it'}: {one.text}"
        + (f"  [{one.owner}]" if one.owner else "")
        for one in state.decisions.values()
    ]
    for title, said in (
        ("HOW TOOLS WERE ADAPTED", [version_line(one) for one in state.versions.values()]),
        (
            "WHY TOOLS WERE DROPPED",
            [
                f"y{one.number} tool {one.tool}: {one.why}{f', {one.text}' if one.text else ''}"
                for one in state.whys.values()
            ],
        ),
        ("EASY TO KEEP", [f"k{one.number} tool {one.tool}: {one.text}" for one in state.eased.values()]),
        (state.decided.upper(), decided),
    ):
        if said:
            lines.append(((fit(f" {title}", room), "heading"),))
            lines += [((f" {part}", "text"),) for line in said for part in wrap(line, max(4, room - 2))]
    return Drawing(lines or [((fit(" No sheet is in and nothing is written yet.", room), "quiet"),)])
