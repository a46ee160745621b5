"""A programme as facts: cohorts, its timeline, what was asked, what was learned and tried, tools, what is recommended.

People are counts, and no group of few is counted for anybody but the facilitators. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator

from exercises.kernel.p_numbers import FEW, FEWEST
from exercises.leaving.data import Cell, Fact
from exercises.leaving.outline import Audience
from exercises.programme.reading import change_of
from exercises.programme.state import Cohort, Collected, Event, Learned, Programme


def data(state: Programme, audience: Audience) -> Iterator[Fact]:
    """Every fact that audience gets."""
    whole = audience == "facilitators"
    for cohort in state.cohorts.values():
        yield _cohort(cohort, whole=whole)
    for event in state.events.values():
        yield from _event(event, whole=whole)
    for collected in state.collected.values():
        yield _collected(collected, whole=whole)
    for line in state.carried.values():
        if whole or not line.mistake:
            yield from _learned(state, line)
    for tool in state.tools.values():
        for place, version in enumerate(tool.versions, 1):
            told: dict[str, Cell] = {"tool": tool.key, "version": place, "text": version.text, "by": version.by}
            because = f"l{version.because}" if version.because else None
            last = place == len(tool.versions)
            dropped = {"dropped": tool.dropped and last, "why": tool.why if tool.dropped and last else None}
            yield Fact("tool_versions", f"{tool.key}-{place}", {**told, "because": because, **dropped})
    for one in state.recommendations.values():
        if whole or (one.evidence and not one.out):
            rests = "; ".join(one.evidence)
            yield Fact(
                "recommendations", f"r{one.number}", {"text": one.text, "rests_on": rests, "stands": not one.out}
            )


def _few(*counts: int | None, whole: bool) -> str:
    return FEW if not whole and any(count is not None and 0 < count < FEWEST for count in counts) else ""


def _cohort(this: Cohort, *, whole: bool) -> Fact:
    hidden = _few(this.invited, this.attending, whole=whole)
    counts: dict[str, Cell] = {"invited": this.invited, "attending": this.attending}
    sectors = "; ".join(one.sector or "not said" for one in this.organisations)
    cells: dict[str, Cell] = {"name": this.name, "places": "; ".join(one.place for one in this.places)}
    cells |= {"levels": "; ".join(this.levels), "sectors": sectors, "state": this.stage, "hidden": hidden}
    return Fact("cohorts", f"c{this.number}", {**cells, **({} if hidden else counts)})


def _event(this: Event, *, whole: bool) -> Iterator[Fact]:
    for cohort in this.cohorts:
        cells: dict[str, Cell] = {"number": this.number, "cohort": f"c{cohort}", "kind": this.what, "when": this.day}
        cells |= {"text": this.text, "state": this.stands, "block": this.block, "why": this.why if whole else None}
        yield Fact("events", f"e{this.number}-c{cohort}", {**cells, "held_in": this.session if whole else None})


def _collected(this: Collected, *, whole: bool) -> Fact:
    hidden = _few(this.n, this.of, whole=whole)
    cells: dict[str, Cell] = {"tool": this.tool, "cohort": f"c{this.cohort}", "moment": this.moment}
    cells |= {"state": this.stands, "why": this.why, "hidden": hidden}
    return Fact("collected", f"x{this.number}", {**cells, **({} if hidden else {"n": this.n, "of": this.of})})


def _learned(state: Programme, this: Learned) -> Iterator[Fact]:
    """A row for each time it was tried, and one where it never was."""
    whose = f"c{this.cohort}" if this.cohort else None
    cells: dict[str, Cell] = {"text": this.text, "cohort": whose, "rests_on": "; ".join(this.evidence)}
    cells |= {"changes": change_of(state, this), "mistake": this.mistake}
    for place, trial in enumerate(this.trials, 1):
        tried: dict[str, Cell] = {"tried_in": f"c{trial.cohort}" if trial.cohort else None, "result": trial.result}
        yield Fact("carried", f"l{this.number}-{place}", {**cells, **tried, "seen": trial.seen})
    if not this.trials:
        yield Fact("carried", f"l{this.number}", cells)
