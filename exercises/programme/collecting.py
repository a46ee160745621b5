"""The moves about what is collected: which tool is asked of which cohort when, and what came of it. Pure."""

from __future__ import annotations

import sys

from exercises.kernel.making import changed, made, the
from exercises.kernel.moves import Got, also, move, moves_in
from exercises.programme.checks import a_role, part_of
from exercises.programme.state import DONE, DROPPED, PLANNED, Cohort, Collected, Programme

_EXAMPLE = "collect + case rating c1 start"


def _asked(got: Got, state: Programme) -> str:
    return f"x{state.numbers.get('x', 0) + 1}: {got['tool']}, c{got['cohort']}, {got['moment']}"


@move(
    "collect + <asked>",
    _EXAMPLE,
    "a tool that is asked of a cohort at a moment",
    _asked,
    called="something to collect",
    makes="x",
    words=("tool", "moment"),
    printed=("tool", "moment"),
)
def collect(
    state: Programme, *, tool: str, cohort: int, moment: str, of: int | None = None, number: int = 0
) -> Programme:
    """A tool is to be asked of a cohort at a moment, of so many people."""
    the(state, Cohort, cohort)
    tool, moment = a_role(tool, _EXAMPLE), a_role(moment, _EXAMPLE)
    return made(state, Collected, number, tool=tool, cohort=cohort, moment=moment, of=part_of(None, of)[1])


@move(
    "<collected> done <n:people> of <of:people>",
    "x3 done 24 of 27",
    "how many answered, of how many asked",
    "{collected}: {n} of {of} answered",
    called="something collected",
)
@also("<collected> done <n:people>", "", "", "{collected}: {n} answered")
def collected(state: Programme, *, collected: int, n: int, of: int | None = None, session: str = "") -> Programme:
    """So many answered."""
    known = the(state, Collected, collected)
    n_, of_ = part_of(n, known.of if of is None else of)
    told = {"session": session} if session else {}
    return changed(state, Collected, collected, stands=DONE, n=n_, of=of_, **told)


@move(
    "<collected> dropped: [<why:words>]",
    "x3 dropped: people did not know the words",
    "it is not asked after all, and why",
    "{collected} is dropped",
    called="something not collected",
    ask="What about {thing}? {thing} done 24 of 27, {thing} dropped: why, or {thing} session day-two",
)
@also("<collected> dropped", "", "", "{collected} is dropped")
@also("<collected>", "x1", "everything of it", "opens {collected}", kind="x", action="card")
def not_collected(state: Programme, *, collected: int, why: str = "") -> Programme:
    """It is not asked after all."""
    return changed(state, Collected, collected, stands=DROPPED, why=why)


@move(
    "<collected> planned [of <of:people>]",
    "x3 planned of 27",
    "",
    "{collected} is planned",
    called="something to collect, planned again",
)
def to_collect(state: Programme, *, collected: int, of: int | None = None) -> Programme:
    """It is planned, of so many people."""
    told = {"of": part_of(None, of)[1]} if of is not None else {}
    return changed(state, Collected, collected, stands=PLANNED, n=None, **told)


@move(
    "<collected> session <session>",
    "x3 session day-two",
    "the session in which it was asked",
    "{collected} was asked in {session}",
    called="where something was collected",
)
def collected_in(state: Programme, *, collected: int, session: str) -> Programme:
    """The session in which it was asked."""
    return changed(state, Collected, collected, session=session)


MOVES = moves_in(sys.modules[__name__])
"""Every move about what is collected by its kind."""
