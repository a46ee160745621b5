"""The seventh section: what the programme recommends, each with what it rests on; what rests on nothing stays here."""

from __future__ import annotations

from exercises.leaving.outline import LeftOut, Part, Table
from sessions.report.telling import Section, Telling, under


def recommended(told: Telling) -> Section:
    """A recommendation without evidence does not leave, and the facilitator is told."""
    stands = [one for one in told.programme.recommendations.values() if not one.out]
    rows = tuple((one.text, ", ".join(one.evidence)) for one in stands if one.evidence)
    bare = [one for one in stands if not one.evidence]
    parts: list[Part] = [Table(("We recommend", "It rests on"), rows)] if rows else []
    warnings = tuple(
        f"r{one.number} rests on nothing yet, so it is not in the report. Say what it rests on: r{one.number} from t3"
        for one in bare
    )
    left = (LeftOut(len(bare), "recommendation", "recommendations", "without anything it rests on"),) if bare else ()
    title = "What we recommend"
    return Section(under(title, parts, nothing="Nothing is recommended yet."), warnings=warnings, left_out=left)
