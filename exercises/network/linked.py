"""A network's chairs, and what was found between them. Never says who held a chair.

Source: "A Good Start in Life", net-'works' grid. Where somebody stood and their agency are for the facilitators.
Anybody at all gets no network: who sits in a case and what was found between them belongs to those who were there.
"""

from __future__ import annotations

from collections.abc import Iterator

from exercises.leaving.linked import Linked, Node, Tie
from exercises.leaving.outline import Audience
from exercises.network import outline_words as words
from exercises.network.coded import agreements
from exercises.network.state import Network


def linked(state: Network, audience: Audience) -> tuple[Linked, ...]:
    """The one network there is; none before a chair was set out, and none for anybody at all."""
    if not state.chairs or audience == "public":
        return ()
    title = state.case_title or state.template.title
    ties = tuple(_ties(state, audience))
    return (Linked(title, tuple(_nodes(state, audience)), ties),)


def _nodes(state: Network, audience: Audience) -> Iterator[Node]:
    called, counts = words.names(state), state.difference_counts()
    for row, chairs in state.by_row():
        for chair in chairs:
            facts = [
                ("role", chair.role),
                ("empty", "yes" if chair.empty else "no"),
                ("differences", str(counts[chair.number])),
            ]
            if audience == "facilitators":
                facts += [("agency", chair.agency), ("near", chair.near), ("turned", chair.facing)]
            yield Node(str(chair.number), called[chair.number], words.row_title(row), tuple(facts))


def _ties(state: Network, audience: Audience) -> Iterator[Tie]:
    """Differences, connecting conversations, and who said yes or no to what another proposed."""
    for number, difference in state.differences.items():
        label = f"{words.asking(state, difference.question)} {difference.about}"
        yield Tie(f"d{number}", _ends(*difference.between), "difference", label)
    for number, talk in state.conversations.items():
        ends = _ends(talk.from_chair, talk.to_chair)
        yield Tie(f"k{number}", ends, "conversation", talk.opening, directed=True)
    for number, agreement in agreements(state, audience).items():
        for answer, chairs in (("yes", agreement.agreed), ("no", agreement.not_agreed)):
            for chair in chairs:
                if chair != agreement.proposed_by:
                    yield Tie(
                        f"a{number}-{chair}",
                        _ends(chair, agreement.proposed_by),
                        f"rehearsed agreement: {answer}",
                        agreement.text,
                        directed=True,
                    )


def _ends(one: int, other: int) -> tuple[str, str]:
    return str(one), str(other)
