"""A review as the facilitators read it: text, where words stand, how far it is. Pure; all of it is private."""

from __future__ import annotations

from collections.abc import Iterator

from exercises.kernel.consent import TAKEN_BACK
from exercises.kernel.shape import Progress
from exercises.kernel.text import folded
from exercises.kernel.things import CONSOLE, ROOM, Sought
from exercises.leaving.bars import in_words
from exercises.review.counting import dated, day_in_words, invited_words, layers_counted, matched_sheets, tallies
from exercises.review.marks import typed_as
from exercises.review.state import Review, Round, Sheet, Tool, Version


def progress(state: Review) -> Progress:
    """Where the review is."""
    phase = state.template.phase(state.phase)
    this_round = state.now
    counted = ""
    if this_round is not None:
        answered = state.answered(this_round.number)
        counted = f"{answered} of {this_round.invited} answered" if this_round.invited else f"{answered} answered"
    return Progress(
        phase=f"{state.template.phase_number(state.phase)} {phase.title}",
        counted=counted,
        since=state.since,
        minutes=phase.minutes,
        paused=bool(state.paused_since),
        finished=state.closed,
        standing=_standing(state),
    )


def _standing(state: Review) -> str:
    """How far a review is that never moved to a phase, such as one whose sheets were typed in at a desk."""
    if any(state.is_answered(number) for number in state.rounds):
        return "answered"
    return "prepared" if state.rounds else ""


def words_of(version: Version) -> str:
    """A version's words, or that they were taken back."""
    return TAKEN_BACK if version.withdrawn else version.text


def text(state: Review) -> list[str]:
    """The state in lines of plain text."""
    now = state.template.phase(state.phase)
    lines = [
        f"{state.template.title}: {state.template.phase_number(state.phase)} {now.title}"
        + (", closed" if state.closed else ""),
        "",
    ]
    lines += ["the tools:", *(line for tool in state.tools.values() for line in tool_lines(state, tool))]
    for this_round in state.rounds.values():
        lines += ["", *_round(state, this_round)]
    for title, said in (
        (
            "why tools were dropped",
            [
                f"y{why.number} tool {why.tool}, r{why.round}: {why.why}{f': {why.text}' if why.text else ''}"
                for why in state.whys.values()
            ],
        ),
        (
            state.decided.lower(),
            [
                f"d{decision.number} {f'tool {decision.tool}' if decision.tool else 'all of it'}"
                + (f", owner {decision.owner}" if decision.owner else "")
                + (f": {decision.text}" if not decision.tool else "")
                for decision in state.decisions.values()
            ],
        ),
    ):
        if said:
            lines += ["", f"{title}:", *(f"  {line}" for line in said)]
    return lines


def tool_lines(state: Review, tool: Tool) -> list[str]:
    """A tool, and under it what was written about it."""
    written = (
        *(version_line(version) for version in state.versions.values() if version.tool == tool.number),
        *(f"k{easy.number} easy to keep: {easy.text}" for easy in state.eased.values() if easy.tool == tool.number),
        *(
            f"d{decision.number} next: {decision.text}"
            for decision in state.decisions.values()
            if decision.tool == tool.number
        ),
    )
    return [f"  {tool.label} {tool.name}: {tool.line}", *(f"      {line}" for line in written)]


def version_line(version: Version) -> str:
    """A version with its consent and whom to thank."""
    thanks = f", thanks to {version.credit}" if version.credit else ""
    return f"v{version.number} tool {version.tool}: {words_of(version)}  [{version.consent}{thanks}]"


def _round(state: Review, this_round: Round) -> list[str]:
    here = " (in force)" if this_round.number == state.round else ""
    lines = [f"r{this_round.number} {dated(this_round)}: {invited_words(state, this_round, whole=True)}{here}"]
    lines += [f"  was to be {day_in_words(day)}{f': {why}' if why else ''}" for day, why in this_round.moved]
    for layer in layers_counted(state, this_round):
        lines.append(f"  {state.scales[layer].title.lower()}:")
        for tally in tallies(state, this_round, layer):
            beside = f"; {tally.beside_words}" if tally.beside_words else ""
            lines.append(f"    {tally.tool.label} {tally.tool.name}: n {tally.n}, {in_words(tally.parts)}{beside}")
    matched = matched_sheets(state)
    return [
        *lines,
        *(f"  {sheet_line(state, sheet, sheet.number in matched)}" for sheet in state.sheets_of(this_round.number)),
    ]


def sheet_line(state: Review, sheet: Sheet, matched: bool) -> str:
    """A sheet as it was typed: "s12 aapdnk-aa / kkcdk-kkc  matched"."""
    this_round = state.rounds[sheet.round]
    tools = state.asked(sheet.round)
    typed = " / ".join(typed_as(sheet.marks.get(layer, {}), state.scales[layer], tools) for layer in this_round.layers)
    return f"s{sheet.number} {typed}" + ("  matched" if matched else "  has a word" if sheet.match else "")


def sought(state: Review) -> Iterator[Sought]:
    """What finding looks into; of the tools themselves the room has read, and all else is for the facilitators."""
    tools = {str(number) for number in state.tools}
    return (
        Sought(goes, f"{what}: {text}", folded(text), ROOM if goes in tools else CONSOLE)
        for goes, what, text in _everything(state)
        if text
    )


def _everything(state: Review) -> Iterator[tuple[str, str, str]]:
    for tool in state.tools.values():
        yield str(tool.number), f"tool {tool.number}", tool.name
        yield str(tool.number), f"tool {tool.number}, {tool.name}", tool.line
        for was in tool.earlier:
            yield str(tool.number), f"tool {tool.number}, until round {was.until}", f"{was.name}: {was.line}"
    for this_round in state.rounds.values():
        yield f"r{this_round.number}", f"round {this_round.number}, {day_in_words(this_round.day)}", this_round.moment
        for _, why in this_round.moved:
            yield f"r{this_round.number}", f"round {this_round.number}, moved", why
    for version in state.versions.values():
        goes = f"v{version.number}"
        yield goes, f"{goes}, tool {version.tool} adapted", "" if version.withdrawn else version.text
        yield goes, f"{goes}, thanks to", version.credit
    for reason in state.whys.values():
        goes = f"y{reason.number}"
        yield goes, f"{goes}, tool {reason.tool} dropped", f"{reason.why} {reason.text}".strip()
    for eased in state.eased.values():
        yield f"k{eased.number}", f"k{eased.number}, tool {eased.tool} easy to keep", eased.text
    for decision in state.decisions.values():
        yield f"d{decision.number}", f"d{decision.number}, {state.as_decided}", decision.text
        yield f"d{decision.number}", f"d{decision.number}, its owner", decision.owner
