"""The seventh section: what the programme recommends, each with what it rests on; what rests on nothing stays here."""

from __future__ import annotations

from exercises.leaving.outline import LeftOut, Part, Table
from sessions.report.pointed import resting
from sessions.report.telling import Section, Telling, under


def recommended(told: Telling) -> Section:
    """A recommendation without evidence does not leave, and the facilitator is told."""
    stands = [one for one in told.programme.recommendations.values() if not one.out]
    on = {one.number: resting(told, one.evidence) for one in stands}
    bare = [one for one in stands if on[one.number].lost or not one.evidence]
    leaves = [one for one in stands if one not in bare]
    rows = tuple((one.text, "; ".join(on[one.number].says)) for one in leaves)
    parts: list[Part] = [Table(("We recommend", "It rests on"), rows)] if rows else []
    warnings = tuple(
        f"r{one.number} rests on {'what was taken back since' if one.evidence else 'nothing yet'}, so it is not in the "
        f"report. Say what it rests on: r{one.number} from e4 t3"
        for one in bare
    )
    left = (LeftOut(len(bare), "recommendation", "recommendations", "without anything it rests on"),) if bare else ()
    return Section(
        under("What we recommend", parts, nothing="Nothing is recommended yet."),
        quoted=tuple(quote for one in leaves for quote in on[one.number].quoted),
        used=frozenset(name for one in leaves for name in on[one.number].used),
        warnings=warnings,
        left_out=left,
    )
