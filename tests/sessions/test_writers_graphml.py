"""Networks as GraphML, read back with networkx."""

from __future__ import annotations

import io
from typing import Any

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.kernel.record import replace
from exercises.kernel.text import clean
from exercises.leaving.linked import Linked, Node, Tie
from sessions.export.writers.graphml_file import BOTH_WAYS, ONE_WAY, write
from sessions.leaving.problem import NothingToWrite
from tests.sessions.coded_samples import NETWORK, awkward, gathered, held, leaving, run, sample_case, sample_wall


def read(data: bytes) -> Any:
    """The graph, whatever kind networkx takes it for, ties by their keys."""
    return networkx.read_graphml(io.BytesIO(data), force_multigraph=True)


def same(graph: Any, network: Linked, *, mixed: bool = False) -> None:
    """The graph has the network's chairs, facts and ties, and nothing else."""
    assert graph.graph["title"] == clean(network.title, lines=True)
    assert list(graph.nodes) == [node.key for node in network.nodes]
    for node in network.nodes:
        facts = {"label": node.label, "kind": node.kind, **dict(node.facts)}
        assert dict(graph.nodes[node.key]) == {name: clean(value, lines=True) for name, value in facts.items()}
    ends = {key: (one, other) for one, other, key in graph.edges(keys=True)}
    data = {key: told for _, _, key, told in graph.edges(keys=True, data=True)}
    assert set(data) == {tie.key for tie in network.ties}
    for tie in network.ties:
        way = {"direction": ONE_WAY if tie.directed else BOTH_WAYS} if mixed else {}
        told = {"label": clean(tie.label, lines=True), "kind": clean(tie.kind), **way}
        assert {name: value for name, value in data[tie.key].items() if name != "id"} == told
        if graph.is_directed():
            assert ends[tie.key] == tie.ends
        else:
            assert set(ends[tie.key]) == set(tie.ends)


def one(network: Linked) -> Any:
    made = write(leaving(held(run(linked=(network,)))))
    assert list(made.files) == [""]
    return read(made.files[""])


def test_a_network_comes_back_whole() -> None:
    graph = one(NETWORK)
    assert graph.is_directed()
    same(graph, NETWORK, mixed=True)
    assert ONE_WAY in write(leaving(held(run(linked=(NETWORK,))))).notes[0]


def test_ties_without_a_direction_have_none() -> None:
    only = replace(NETWORK, ties=NETWORK.ties[:2])
    assert not one(only).is_directed()
    same(one(only), only)
    conversations = replace(NETWORK, ties=NETWORK.ties[2:])
    assert one(conversations).is_directed()
    same(one(conversations), conversations)
    same(one(replace(NETWORK, ties=())), replace(NETWORK, ties=()))


def test_awkward_words_come_back() -> None:
    made = write(awkward())
    assert len(made.files) == 4 and all(name.endswith(".graphml") and "/" not in name for name in made.files)
    for data in made.files.values():
        same(read(data), awkward().sessions[0].runs[0].linked[0], mixed=True)
    assert len({graph.graph["title"] for graph in map(read, made.files.values())}) == 1


WORDS = st.text(max_size=20)
TIES = st.lists(st.tuples(st.integers(0, 4), WORDS, st.booleans()), max_size=6)


@given(st.lists(WORDS, min_size=1, max_size=5), TIES)
def test_any_words_come_back(nodes: list[str], ties: list[tuple[int, str, bool]]) -> None:
    network = Linked(
        nodes[0],
        tuple(Node(str(place), text, text, (("role", text),)) for place, text in enumerate(nodes)),
        tuple(
            Tie(f"d{place}", (str(to % len(nodes)), "0"), "difference", text, way)
            for place, (to, text, way) in enumerate(ties)
        ),
    )
    same(one(network), network, mixed=len({way for *_, way in ties}) > 1)


def test_a_tie_to_nobody_is_left_out() -> None:
    stray = replace(NETWORK, ties=(*NETWORK.ties, Tie("d9", ("1", "99"), "difference", "gone")))
    same(one(stray), NETWORK, mixed=True)


def test_no_network_is_said_in_a_sentence() -> None:
    for empty in (leaving(), leaving(held(run(linked=(Linked("Nobody yet", (), ()),))))):
        with pytest.raises(NothingToWrite, match="no network"):
            write(empty)


def test_several_networks_are_files_of_their_own_by_name() -> None:
    days = [held(run(linked=(NETWORK,)), name=f"day-{n}", title=f"Day {n}") for n in (1, 2)]
    made = write(leaving(*days))
    assert list(made.files) == ["Tama- the network (Day 1).graphml", "Tama- the network (Day 2).graphml"]
    assert made == write(leaving(*days))


def test_the_sample_case_has_its_chairs_and_what_is_between_them() -> None:
    made = sample_case()
    graph = read(write(gathered(made)).files[""])
    state = made.state.run.state
    assert len(graph) == len(state.chairs) and {"agency", "near"} <= set(graph.nodes["1"])
    kinds = {data["kind"] for *_, data in graph.edges(data=True)}
    assert {"difference", "conversation", "rehearsed agreement: yes"} <= kinds
    told = read(write(gathered(made, audience="participants")).files[""])
    assert "agency" not in told.nodes["1"] and len(told) == len(graph)
    assert any(data["label"] for *_, data in told.edges(data=True))
    for nothing in (gathered(sample_wall()), gathered(made, audience="public")):
        with pytest.raises(NothingToWrite):
            write(nothing)
