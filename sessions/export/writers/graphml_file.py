"""Writes networks as GraphML (graphml.graphdrawing.org), for programs that draw and count them. Knows no exercise.

Every value is words. Readers of GraphML take one graph a file and refuse one in which some ties have a direction and
some have none; so each network is a file of its own, and where both kinds meet every tie is written from its first end
to its second, with a word that says whether it goes one way or both.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from exercises.kernel.text import clean
from exercises.leaving.linked import Linked, Tie
from sessions.export.writers.qdpx_names import filed
from sessions.leaving.leaving import Leaving, Written
from sessions.leaving.problem import NothingToWrite
from sessions.leaving.unique_names import told_apart

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
ONE_WAY, BOTH_WAYS = "one way", "both ways"
ENDING = ".graphml"


def write(leaving: Leaving) -> Written:
    """One file for one network, a file each by name for several. Raises NothingToWrite when there is none."""
    networks = [
        (session, network)
        for session in leaving.sessions
        for run in session.runs
        for network in run.linked
        if network.nodes
    ]
    if not networks:
        if leaving.audience == "public":
            raise NothingToWrite(
                "Chairs are for those who took part, so there is no network for anybody. Write it for participants."
            )
        raise NothingToWrite("There is no network to write as graphml. Set out chairs first, or write a page: page.md")
    if len(networks) == 1:
        return Written({"": _bytes(networks[0][1])}, _notes([networks[0][1]]))
    names = told_apart(
        [(filed(network.title, "Network"), (filed(session.title, ""), session.date)) for session, network in networks]
    )
    files = {f"{name}{ENDING}": _bytes(network) for name, (_, network) in zip(names, networks, strict=True)}
    return Written(files, _notes(network for _, network in networks))


def _notes(networks: Iterable[Linked]) -> tuple[str, ...]:
    if any(_mixed(network) for network in networks):
        return (
            f"Every tie is written with a direction; its “direction” says whether it goes {ONE_WAY} or {BOTH_WAYS}.",
        )
    return ()


def _ties(network: Linked) -> list[Tie]:
    there = {node.key for node in network.nodes}
    return [tie for tie in network.ties if set(tie.ends) <= there]


def _mixed(network: Linked) -> bool:
    return len({tie.directed for tie in _ties(network)}) > 1


def _bytes(network: Linked) -> bytes:
    ties, mixed = _ties(network), _mixed(network)
    root = Element("graphml", xmlns=NAMESPACE)
    of_nodes = ["label", "kind", *dict.fromkeys(name for node in network.nodes for name, _ in node.facts)]
    of_ties = ["label", "kind", *(["direction"] if mixed else [])]
    of_ties += dict.fromkeys(name for tie in ties for name, _ in tie.facts)
    keys = {("node", name): f"n{place}" for place, name in enumerate(of_nodes)}
    keys |= {("edge", name): f"e{place}" for place, name in enumerate(of_ties)}
    keys["graph", "title"] = "g0"
    keys |= {("graph", name): f"g{place}" for place, (name, _) in enumerate(network.facts, 1)}
    for (domain, name), key in keys.items():
        SubElement(root, "key", {"id": key, "for": domain, "attr.name": clean(name), "attr.type": "string"})
    directed = any(tie.directed for tie in ties)
    graph = SubElement(root, "graph", id="network", edgedefault="directed" if directed else "undirected")
    for name, value in (("title", network.title), *network.facts):
        _data(graph, keys["graph", name], value)
    for node in network.nodes:
        made = SubElement(graph, "node", id=node.key)
        for name, value in (("label", node.label), ("kind", node.kind), *node.facts):
            _data(made, keys["node", name], value)
    for tie in ties:
        made = SubElement(graph, "edge", id=tie.key, source=tie.ends[0], target=tie.ends[1])
        _data(made, keys["edge", "label"], tie.label)
        _data(made, keys["edge", "kind"], tie.kind)
        if mixed:
            _data(made, keys["edge", "direction"], ONE_WAY if tie.directed else BOTH_WAYS)
        for name, value in tie.facts:
            _data(made, keys["edge", name], value)
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _data(on: Element, key: str, value: str) -> None:
    SubElement(on, "data", key=key).text = clean(value, lines=True)
