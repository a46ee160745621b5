"""`holdspace programme NAME compare|edip`: what its sessions have side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tui.cli.output import FINE, REFUSED, Refusal, err, out, out_json

if TYPE_CHECKING:
    from sessions.distil.compared import Comparison
    from sessions.live.session import Session

_WIDE = 44
"""Letters of a theme's name."""
_NOT_SHOWN = "-"
_ABREAST = 5
"""Columns beside each other; more stand below."""


def compare(session: Session, words: Sequence[str], *, as_json: bool = False) -> int:
    """`compare [QUESTION]`: themes by cohort and moment, side by side and never added up."""
    from sessions.distil.over_programme import compare as over_programme
    from sessions.library.programmes import state_of

    problems: list[str] = []
    title, asked = session.state.title, " ".join(words)
    found = over_programme(session.name, state_of(session), title, problems, asked)
    for problem in problems:
        err(problem)
    if not found.columns:
        raise Refusal("No session of this programme has a wall with notes yet, so there is nothing to compare.")
    if not found.rows:
        raise Refusal(f"No wall asks about “{asked[:60]}”." if asked else "There are no notes that may be shown yet.")
    if as_json:
        out_json(_comparison(found))
    else:
        out(*comparison_lines(found))
    return REFUSED if problems else FINE


def _comparison(found: Comparison) -> dict[str, Any]:
    """The same for programs: the counts of a row in the order of the columns, null where they are not shown."""
    columns = [
        {
            "called": one.called,
            "whose": one.whose,
            "moment": one.moment,
            "session": one.session,
            "n": one.n if one.is_shown else None,
            "shown": one.is_shown,
        }
        for one in found.columns
    ]
    rows = [{"question": one.question, "theme": one.theme, "counts": list(one.counts)} for one in found.rows]
    return {"columns": columns, "rows": rows}


def comparison_lines(found: Comparison) -> list[str]:
    """The comparison as a table in text."""
    lines: list[str] = []
    shown = [at for at, one in enumerate(found.columns) if one.is_shown]
    for begin in range(0, len(shown), _ABREAST):
        at = shown[begin : begin + _ABREAST]
        heads = [found.columns[place].called for place in at]
        people = [f"n {found.columns[place].n}" if found.columns[place].n is not None else "n ?" for place in at]
        wide = [max(len(head), 5) for head in heads]
        question = ""
        for row in found.rows:
            if row.question != question:
                question = row.question
                lines += ["", _row(question, heads, wide), _row("", people, wide)]
            counts = [_NOT_SHOWN if row.counts[place] is None else str(row.counts[place]) for place in at]
            lines.append(_row(f"  {row.theme}", counts, wide))
    hidden = [one.called for one in found.hidden()]
    lines += (
        ["", f"Not shown, for fewer than five people answered or are in it: {', '.join(hidden)}."] if hidden else [""]
    )
    lines.append("Each column is its own: a count says how often something was written there, and is never added up.")
    return lines[1:] if lines and not lines[0] else lines


def _row(first: str, cells: Sequence[str], wide: Sequence[int]) -> str:
    """The cells under their heads, at the right of each."""
    from exercises.kernel.text import in_one_line
    from tui.app.text import fit, pad, width

    told = [pad(fit(in_one_line(first), _WIDE), _WIDE)]
    told += [f"{' ' * (room - width(cell))}{cell}" for cell, room in zip(cells, wide, strict=True)]
    return "  ".join(told).rstrip()


def edip(session: Session, words: Sequence[str], *, as_json: bool) -> int:
    """`edip`: tool by tool and session by session, the minutes it was explored, demonstrated, imitated, practised."""
    from exercises.frame.things import PRACTICES
    from exercises.frame.tools import still_to_practise
    from exercises.kernel.text import listed
    from sessions.distil.over_programme import taught

    problems: list[str] = []
    found = taught(session.name, problems)
    for problem in problems:
        err(problem)
    if as_json:
        each = [{**one.__dict__, "cohorts": list(one.cohorts), "minutes": dict(one.minutes)} for one in found]
        never = {f"c{cohort}": list(tools) for cohort, tools in still_to_practise(found).items()}
        out_json({"taught": each, "still_to_practise": never})
        return REFUSED if problems else FINE
    if not found:
        out("No part of any of its days says which tool was learned: g3 tool compass, g3 explore.")
        return REFUSED if problems else FINE
    wide = [max(len(practice), 5) for practice in PRACTICES]
    tool = ""
    out(_row("Minutes, as it was on or else as planned", PRACTICES, wide))
    for one in found:
        if one.tool != tool:
            tool = one.tool
            out(tool)
        whose = "+".join(f"c{number}" for number in one.cohorts)
        cells = [str(one.minutes.get(practice, _NOT_SHOWN)) for practice in PRACTICES]
        out(_row(f"  {whose} {one.session}", cells, wide))
    for cohort, tools in still_to_practise(found).items():
        out(f"Demonstrated to c{cohort} and never practised there: {listed(list(tools))}.")
    return REFUSED if problems else FINE


READS: Mapping[str, Callable[..., int]] = {"compare": compare, "edip": edip}
"""What is read over all sessions of a programme, by the word for it."""
