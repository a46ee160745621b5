"""A grid as facts: chairs, what each said, differences, agreements, conversations. Pure.

Anybody at all gets none of it, as of its network (`linked.py`); what was said in role, where somebody stood and their
agency are the facilitators'. Who held a chair is in none.
"""

from __future__ import annotations

from collections.abc import Iterator

from exercises.leaving.data import Cell, Fact
from exercises.leaving.outline import Audience
from exercises.network import outline_words as words
from exercises.network.coded import agreements
from exercises.network.state import Chair, Network


def data(state: Network, audience: Audience) -> Iterator[Fact]:
    """Every fact that audience gets."""
    if audience == "public":
        return
    whole = audience == "facilitators"
    for row, chairs in state.by_row():
        for chair in chairs:
            yield Fact("chairs", str(chair.number), _chair(chair, words.row_title(row), whole=whole))
    if whole:
        yield from _answers(state)
    for number, one in state.differences.items():
        first, other = map(str, one.between)
        cells: dict[str, Cell] = {"chair": first, "other": other, "question": one.question, "about": one.about}
        yield Fact("differences", f"d{number}", cells)
    yield from _agreements(state, audience)
    for number, talk in state.conversations.items():
        yield Fact(
            "conversations",
            f"k{number}",
            {
                "chair": str(talk.from_chair),
                "other": str(talk.to_chair),
                "question": talk.question,
                "opening": talk.opening,
                "by": talk.by_on or None,
                "result": talk.done if whole else None,
            },
        )


def _chair(chair: Chair, row: str, *, whole: bool) -> dict[str, Cell]:
    cells: dict[str, Cell] = {"number": chair.number, "row": row, "person": chair.person, "role": chair.role}
    return {
        **cells,
        "agency": chair.agency if whole else None,
        "near": chair.near if whole else None,
        "empty": chair.empty,
    }


def _answers(state: Network) -> Iterator[Fact]:
    for chair in state.in_order():
        for field, answer in chair.answers.items():
            cells: dict[str, Cell] = {"chair": str(chair.number), "question": field, "met": answer.kind}
            yield Fact("answers", f"{chair.number}-{field}", {**cells, "text": answer.words, "amount": answer.amount})


def _agreements(state: Network, audience: Audience) -> Iterator[Fact]:
    for number, one in agreements(state, audience).items():
        by = str(one.proposed_by) if one.proposed_by else None
        cells: dict[str, Cell] = {
            "text": one.text,
            "by": by,
            "question": one.question,
            "rehearsed": True,
            "stands": True,
        }
        yield Fact("agreements", f"a{number}", cells)
        for kind, chairs in (("agreed", one.agreed), ("did not agree", one.not_agreed)):
            for chair in chairs:
                ends: dict[str, Cell] = {"chair": str(chair), "other": by, "agreement": f"a{number}"}
                yield Fact("ties", f"a{number}-{chair}", {**ends, "kind": kind, "one_way": True})
