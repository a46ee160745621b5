"""Drawings out of a file: whole or not at all, with the place; and every way in which a net-gram leaves."""

from __future__ import annotations

import copy
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from exercises.leaving.outline import Audience
from exercises.netgram.comparing import of_state
from exercises.netgram.state import RINGS, NetGram, pair
from sessions.export import ExportError, Wanted, make
from sessions.export.formats import FORMATS
from sessions.importing.cases import CaseError, import_file
from sessions.lines.carry_out import perform
from sessions.live.session import Session
from tests.leaving import every_file, unpacked
from tests.lines import again, session

SAMPLE: dict[str, Any] = json.loads(
    (Path(__file__).resolve().parents[2] / "sessions" / "samples" / "netgram.json").read_text("utf-8")
)


def state(held: Session) -> NetGram:
    found = next(run.state for run in held.state.runs.values() if isinstance(run.state, NetGram))
    assert isinstance(found, NetGram)
    return found


def brought(folder: Path, value: Any) -> Session:
    held = session(exercises=["net-gram"])
    path = folder / "brought.json"
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    import_file(held, path)
    return held


@pytest.mark.parametrize(
    ("number", "rings", "empty", "signs", "one_way", "contacts"),
    [
        (0, (4, 4, 5), 4, {"strong": 5, "thin": 5, "strained": 1, "broken": 1, "not known": 2}, 3, 11),
        (1, (5, 3, 5), 3, {"strong": 9, "thin": 5, "not known": 2}, 2, 11.5),
    ],
)
def test_the_sample_has_its_counts(
    tmp_path: Path,
    number: int,
    rings: tuple[int, ...],
    empty: int,
    signs: dict[str, int],
    one_way: int,
    contacts: float,
) -> None:
    here = state(brought(tmp_path, SAMPLE))
    drawn = here.drawings()[number]
    around = [chair for chair in drawn.chairs.values() if chair.near and chair.number != drawn.centre]
    assert len(around) == 13 and tuple(sum(c.near == ring for c in around) for ring in RINGS) == rings
    assert sum(chair.empty for chair in around) == empty
    assert Counter(tie.sign for tie in drawn.ties.values()) == signs
    assert sum(tie.way != "both" for tie in drawn.ties.values()) == one_way
    assert sum(tie.contacts or 0 for tie in drawn.ties.values()) == contacts
    assert (drawn.view, drawn.day) == ("Hine, his mum", ("2026-03-12", "2026-09-12")[number])
    reached = {one for ends in drawn.ties for one in ends}
    assert [chair.role for chair in around if chair.number not in reached] == ["income support"]


def test_what_the_sample_says_is_new_gone_and_changed(tmp_path: Path) -> None:
    found = of_state(state(brought(tmp_path, SAMPLE)))
    assert found is not None
    counted = (found.new, found.gone, found.moved, found.renamed, found.new_ties, found.gone_ties, found.changed_ties)
    assert tuple(map(len, counted)) == (1, 1, 2, 0, 3, 1, 2)
    numbers = {"c01": 1}
    for drawing in SAMPLE["drawings"]:
        for node in drawing["nodes"]:
            numbers.setdefault(node["id"], len(numbers) + 1)
    said = SAMPLE["differences_expected"]
    assert set(found.new_ties) == {pair(numbers[one], numbers[other]) for one, other in said["new_ties"]}
    assert {n for n, _, _ in found.moved} == {numbers[one["id"]] for one in said["moved"]}


def test_the_same_file_again_brings_nothing_and_another_picture_has_a_session_of_its_own(
    tmp_path: Path,
) -> None:
    held = brought(tmp_path, SAMPLE)
    perform(held, "next")
    before = held.state
    told = import_file(held, tmp_path / "brought.json")
    assert (told.says, told.lines) == (
        "There is nothing new in this file.",
        ("Its drawings stand on net-gram already, and did not come in again.",),
    )
    perform(held, "2 person: Ana")
    with pytest.raises(CaseError, match="another picture is another's"):
        import_file(held, tmp_path / "brought.json")
    perform(held, "undo")
    assert held.state == before


def test_it_is_one_entry_and_folds_to_the_same_again(tmp_path: Path) -> None:
    held = brought(tmp_path, SAMPLE)
    assert again(held).state == held.state
    perform(held, "undo")
    assert not state(held).chairs


def _far(value: Any) -> None:
    value["drawings"][0]["nodes"][0]["ring"] = "nearby"


def _nobody(value: Any) -> None:
    value["drawings"][1]["ties"][3]["to"] = "c99"


def _itself(value: Any) -> None:
    value["drawings"][0]["ties"][2]["to"] = "c01"


def _twice(value: Any) -> None:
    value["drawings"][0]["ties"][2] = {**value["drawings"][0]["ties"][0], "from": "c02", "to": "c01"}


def _no_day(value: Any) -> None:
    value["drawings"][1]["day"] = "some day"


def _too_often(value: Any) -> None:
    value["drawings"][0]["ties"][5]["contacts"] = -1


def _row(value: Any) -> None:
    value["drawings"][0]["nodes"][4]["row"] = "cousins"


def _long(value: Any) -> None:
    value["drawings"][0]["missing"][0]["text"] = "x" * 41


def _no_view(value: Any) -> None:
    del value["drawings"][0]["view"]


@pytest.mark.parametrize(
    ("spoil", "place"),
    [
        (_far, "drawings[0].nodes[0].ring"),
        (_nobody, "drawings[1].ties[3].to"),
        (_itself, "drawings[0].ties[2].to"),
        (_twice, "drawings[0].ties[2]"),
        (_no_day, "drawings[1].day"),
        (_too_often, "drawings[0].ties[5].contacts"),
        (_row, "drawings[0].nodes[4].row"),
        (_long, "drawings[0].missing[0].text"),
        (_no_view, "drawings[0].view"),
    ],
)
def test_a_mistake_is_named_by_its_place_and_nothing_comes_in(
    tmp_path: Path, spoil: Callable[[Any], None], place: str
) -> None:
    value = copy.deepcopy(SAMPLE)
    spoil(value)
    held = session(exercises=["net-gram"])
    before = len(held.events)
    path = tmp_path / "x.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    with pytest.raises(CaseError) as problem:
        import_file(held, path)
    assert place in str(problem.value) and "Nothing was imported" in str(problem.value)
    assert len(held.events) == before and not state(held).chairs


# -- out --------------------------------------------------------------------------------------------------------------


def out(held: Session, form: str, audience: str) -> dict[str, bytes]:
    return dict(make([held], Wanted(form, audience)).written.files)  # type: ignore[arg-type]


def test_n4_graphml_has_five_signs_and_whose_view_of_which_day(tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx")
    held = brought(tmp_path, {**SAMPLE, "drawings": SAMPLE["drawings"][:1]})
    written = next(iter(out(held, "graphml", "facilitators").values()))
    graph = networkx.parse_graphml(written.decode())
    assert (graph.graph["view"], graph.graph["day"]) == ("Hine, his mum", "2026-03-12")
    ways = [data["way"] for _, _, data in graph.edges(data=True)]
    assert len(ways) == 14 and sum(way == "one way" for way in ways) == 3
    assert sum(float(data.get("contacts") or 0) for _, _, data in graph.edges(data=True)) == 11
    assert all(data["kind"] for _, data in graph.nodes(data=True))
    assert {data["sign"] for _, _, data in graph.edges(data=True)} == {
        "strong",
        "thin",
        "strained",
        "broken",
        "not known",
    }
    assert len(graph.nodes) == 14 and {data["ring"] for _, data in graph.nodes(data=True)} == {
        "centre",
        "close",
        "middle",
        "outer",
    }


@pytest.mark.parametrize("audience", ["facilitators", "participants"])
@pytest.mark.parametrize("form", FORMATS)
def test_n2_whose_view_and_which_day_stand_in_everything_that_leaves(
    tmp_path: Path, form: str, audience: Audience
) -> None:
    held = brought(tmp_path, SAMPLE)
    perform(held, "exercise net-gram")
    perform(held, "consent yes")
    try:
        files = {name: unpacked(data) for name, data in out(held, form, audience).items()}
    except ExportError:
        files = {}
    drawn = {name: text for name, text in files.items() if "Nana Mere" in text}
    together = "\n".join(drawn.values())
    if form in ("codebook", "qdc", "ics", "quotes"):
        assert not drawn, "it holds nobody of a drawing"
        return
    assert "2026" in together
    assert all(drawing["view"].partition(",")[0] in together for drawing in SAMPLE["drawings"])
    if form in ("svg", "graphml"):
        for name, text in files.items():
            assert "Hine" in text and ("2026-" in text or " 2026" in text), name
            ElementTree.fromstring(text)


def test_others_get_it_after_their_yes_and_the_public_gets_nothing(tmp_path: Path) -> None:
    held = brought(tmp_path, SAMPLE)

    def having(audience: Audience) -> set[str]:
        return {what.split()[0] for what, text in every_file(held, audience) if "Nana Mere" in text}

    assert {"graphml", "svg", "md", "csv", "qdpx"} <= having("facilitators")
    assert not having("participants") and not having("public")
    perform(held, "exercise net-gram")
    perform(held, "consent yes")
    assert {"graphml", "svg", "md", "csv", "qdpx"} <= having("participants") and not having("public")
