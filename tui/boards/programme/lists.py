"""What is carried on, and the cycle, as the console draws them: lines one under the other. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from exercises.programme.reading import trials_of
from exercises.programme.state import BOXES, RESULTS, Learned, Programme
from tui.app.text import fit, wrap
from tui.boards.board import Drawn

NOTHING = "Nothing was learned yet. Type: learned c1: cards before sheets"


def carried(state: Programme) -> list[Learned]:
    """The learned lines, those that wait for a result first."""
    return sorted(state.carried.values(), key=lambda one: (not one.is_open, one.number))


def _where(state: Programme, this: Learned) -> str:
    return f" (C{this.cohort})" if this.cohort in state.cohorts else ""


def _stands(this: Learned) -> str:
    if this.mistake:
        return "typed by mistake"
    last = this.trials[-1] if this.trials else None
    tried = f"tried in C{last.cohort}" if last is not None and last.cohort else "tried"
    if this.is_open:
        return f"{tried}, no result yet" if last is not None else "not tried yet"
    return this.result if this.result == RESULTS[-1] else f"{tried}: {this.result}"


def row(state: Programme, this: Learned, room: int, *, pointed: bool) -> Drawn:
    """One learned line with what came of it, which stays whole."""
    stands = _stands(this)
    style = "strong" if this.is_open else "text"
    lead = f"{'▌' if pointed else ' '}l{this.number} "
    space = room - len(lead) - len(stands) - 3
    if space < 12:
        return ((fit(f"{lead}{this.text}{_where(state, this)}", room), style),)
    return ((f"{lead}{fit(this.text + _where(state, this), space)}", style), (f"   {stands}", "quiet"))


def foot(state: Programme, room: int) -> list[Drawn]:
    """What is recommended, and the tools with the last version of each."""
    told = [f"r{one.number} {one.text}{', no longer' if one.out else ''}" for one in state.recommendations.values()]
    drawn = _under("RECOMMENDED", told, room)
    tools = []
    for tool in state.tools.values():
        stands = "dropped" if tool.dropped else f"version {len(tool.versions)}: {tool.versions[-1].text}"
        tools.append(f"{tool.key}, {stands}")
    return drawn + _under("TOOLS", tools, room)


def _under(head: str, told: Sequence[str], room: int) -> list[Drawn]:
    if not told:
        return []
    return [((f" {head}", "heading"),), *(((fit(f"  {line}", room), "text"),) for line in told)]


def one_line(state: Programme, this: Learned) -> str:
    """ "l4 cards before sheets (C1)   tried in c2 Two: helped   then: c3's first day"."""
    then = f"then: {this.next}" if this.next else ""
    return "   ".join(
        filter(None, (f"l{this.number} {this.text}{_where(state, this)}", *[*trials_of(state, this)][-1:], then))
    )


def cycle(state: Programme, room: int, pointed: int) -> tuple[list[Drawn], int]:
    """The question, the six boxes with what is done in each, what is told; and the line of the box pointed at."""
    question = state.question or "No question yet. Type: cycle question: what helps a team?"
    lines: list[Drawn] = [((f" {line}", "strong"),) for line in wrap(question, max(8, room - 2))]
    lines.append(((fit(f" CYCLE   round {state.round}", room), "heading"),))
    at = 0
    for number, name in enumerate(BOXES, 1):
        box, here = state.boxes.get(name), name == state.box
        at = len(lines) if number == pointed else at
        lead = f"{'▌' if number == pointed else ' '}{f'[{name.upper()}] now' if here else name}"
        told = f": {box.line}" if box is not None and box.line else ""
        lines.append(((fit(lead + told, room), "strong" if here else "text"),))
    lines += _under("TOLD OF IT", state.facts, room)
    return lines, at
