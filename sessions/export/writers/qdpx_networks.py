"""The networks of a REFI-QDA project: chairs as cases, and a graph of what ties them.

A graph needs whole numbers for places, so that chairs stand in a row for each kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from exercises.kernel.text import clean
from exercises.leaving.linked import Linked, Node
from sessions.export.writers.qdpx_names import guid, named
from sessions.leaving.leaving import Leaving
from sessions.leaving.unique_names import told_apart

_ACROSS, _DOWN, _WIDE, _HIGH = 180, 140, 140, 60
NetworkOfRun = tuple[tuple[str, str, str], str, Linked]
"""What a network's id is made of, its session's title, and the network."""


def networks(leaving: Leaving) -> list[NetworkOfRun]:
    """Every network that has chairs."""
    return [
        ((session.known_by, run.key, str(place)), session.title, network)
        for session in leaving.sessions
        for run in session.runs
        for place, network in enumerate(run.linked)
        if network.nodes
    ]


def facts_of(node: Node) -> Iterator[tuple[str, str]]:
    """What is known of a chair, under names that no text's fact has."""
    for name, value in (("place", node.kind), *node.facts):
        if clean(value):
            yield f"Chair: {clean(name)}", clean(value)


def case_guid(ids: tuple[str, ...], node: Node) -> str:
    """The id of the case that a chair is."""
    return guid("case", *ids, node.key)


def case_names(networks: list[NetworkOfRun]) -> Iterator[tuple[tuple[str, ...], Node, str]]:
    """Every chair with a name that no other case has."""
    every = [(ids, node, title, network) for ids, title, network in networks for node in network.nodes]
    names = told_apart(
        [
            (named(node.label, "A chair"), (named(network.title, ""), named(title, "")))
            for _, node, title, network in every
        ]
    )
    for (ids, node, _, _), name in zip(every, names, strict=True):
        yield ids, node, name


def add_graphs(project: Element, networks: list[NetworkOfRun]) -> None:
    """The graphs; nothing when there is no network."""
    if not networks:
        return
    graphs = SubElement(project, "Graphs")
    titles = told_apart([(named(network.title, "A network"), (named(title, ""),)) for _, title, network in networks])
    for (ids, _, network), title in zip(networks, titles, strict=True):
        graph = SubElement(graphs, "Graph", guid=guid("graph", *ids), name=title)
        rows = list(dict.fromkeys(node.kind for node in network.nodes))
        across = dict.fromkeys(rows, 0)
        for node in network.nodes:
            left, top = across[node.kind] * _ACROSS, rows.index(node.kind) * _DOWN
            across[node.kind] += 1
            SubElement(
                graph,
                "Vertex",
                {
                    "guid": guid("vertex", *ids, node.key),
                    "representedGUID": case_guid(ids, node),
                    "name": named(node.label, "A chair"),
                    "firstX": str(left),
                    "firstY": str(top),
                    "secondX": str(left + _WIDE),
                    "secondY": str(top + _HIGH),
                    "shape": "RoundedRectangle",
                },
            )
        there = {node.key for node in network.nodes}
        for tie in network.ties:
            if set(tie.ends) <= there:
                SubElement(
                    graph,
                    "Edge",
                    {
                        "guid": guid("edge", *ids, tie.key),
                        "name": clean(f"{tie.kind}: {tie.label}".strip(": ")),
                        "sourceVertex": guid("vertex", *ids, tie.ends[0]),
                        "targetVertex": guid("vertex", *ids, tie.ends[1]),
                        "direction": "OneWay" if tie.directed else "Associative",
                        "lineStyle": "solid",
                    },
                )
