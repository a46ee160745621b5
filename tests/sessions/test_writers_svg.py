"""Pictures: whole, safe and readable whatever the words; nothing says itself by colour alone."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]

from exercises.kernel.record import replace
from exercises.leaving.bars import patterns
from exercises.leaving.drawing import (
    SHADES,
    Bar,
    BarsPicture,
    GridPicture,
    MapPicture,
    Picture,
    Ring,
    Rings,
    RingsPicture,
    Seat,
    shades,
)
from exercises.review.scales import scales_of
from sessions.export import NothingToWrite
from sessions.export.writers import svg_files, svg_text
from sessions.export.writers.svg_bars import PATTERNS
from sessions.export.writers.svg_files import svg_of
from sessions.export.writers.svg_pages import over_pages
from sessions.export.writers.xml_text import legal
from tests.contrast import ratio
from tests.sessions.leaving_samples import AWKWARD, BARS, GRID, MAP, UNCLEAN, awkward_pictures, leaving, session

SVG = "{http://www.w3.org/2000/svg}"
EVERY = pytest.mark.parametrize("picture", [MAP, GRID, BARS, *awkward_pictures()], ids=lambda held: held.title[:12])


def read(picture: Picture, name: str = "p") -> Any:
    return etree.fromstring(svg_of(picture, name).encode("utf-8"))


def texts(tree: Any) -> list[str]:
    """Every text, its lines put together again."""
    return ["".join(held.itertext()) for held in tree.iter(f"{SVG}text")]


def joined(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@EVERY
def test_the_same_twice_and_nothing_is_fetched(picture: Picture) -> None:
    assert svg_of(picture, "p") == svg_of(picture, "p")
    tree = read(picture)
    for element in tree.iter():
        assert etree.QName(element).localname in {
            "svg",
            "title",
            "desc",
            "rect",
            "text",
            "tspan",
            "line",
            "path",
            "circle",
            "defs",
            "pattern",
        }
        for key, value in element.attrib.items():
            assert "href" not in key and not key.startswith("on") and key != "style"
            assert "url(" not in value or re.fullmatch(r"url\(#p-part\d+\)", value)
    assert tree.get("font-family") == "Arial, Helvetica, sans-serif"
    assert tree.findtext(f"{SVG}title") and tree.findtext(f"{SVG}desc")
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids)) and all(held.startswith("p-") for held in ids)
    assert tree.get("aria-labelledby") in ids and tree.get("aria-describedby") in ids


@EVERY
def test_no_text_leaves_the_picture(picture: Picture) -> None:
    tree = read(picture)
    wide, high = float(tree.get("width")), float(tree.get("height"))
    for text in tree.iter(f"{SVG}text"):
        size = float(text.get("font-size"))
        for line in text.iter(f"{SVG}tspan"):
            x, y = float(line.get("x")), float(line.get("y"))
            length = svg_text.width("".join(line.itertext()).rstrip(), size, bold=text.get("font-weight") == "bold")
            left = x - length / 2 if text.get("text-anchor") == "middle" else x
            assert left >= 0 and left + length <= wide and size <= y <= high, line.text
            assert ratio(_colour(text.get("fill")), _colour("#e4e4e4" if _bold(text) else "#f5f5f5")) >= 7


def _bold(text: Any) -> bool:
    return bool(text.get("font-weight") == "bold")


def _colour(text: str) -> tuple[int, int, int]:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


@given(st.text(), st.sampled_from([60.0, 150.0, 600.0]))
def test_lines_lose_no_letter_and_fit(text: str, room: float) -> None:
    made = svg_text.lines(text, room, 15)
    assert "".join(made) == legal(text).replace("\n", " ")
    for line in made:
        if svg_text.width(line.rstrip(), 15) > room:
            assert len(list(svg_text.clusters(line.rstrip()))) == 1, "only one letter with its marks may be too wide"


@pytest.mark.parametrize("whole", ["👩‍👩‍👧‍👦", "🇳🇿", "👍🏾", "☎️", "e\u0323\u0302", "ā"])
def test_a_letter_is_never_parted_from_its_marks(whole: str) -> None:
    for line in svg_text.lines(whole * 40, 60, 15):
        assert line == whole * (len(line) // len(whole))


def test_a_table_has_every_cell() -> None:
    grid = awkward_pictures()[1]
    assert isinstance(grid, GridPicture)
    held = [joined(text) for text in texts(read(grid))]
    wanted = [grid.title, *grid.headings, *(cell for row in grid.rows for cell in row), *grid.below]
    assert held == [joined(text) for text in wanted if joined(text)]


def test_a_map_draws_empty_chairs_with_a_broken_line_and_says_so() -> None:
    tree = read(MAP)
    boxes = [box for box in tree.iter(f"{SVG}rect") if box.get("rx")]
    assert len(boxes) == 15 and len([box for box in boxes if box.get("stroke-dasharray")]) == 1
    held = [joined(text) for text in texts(tree)]
    assert "( Matiu )" in held and "an empty chair" in held and "1 difference" in held
    assert "1 Hine and Person 4: they see it differently. What to do? standing first" in held
    assert "7 Tama and nobody: a line to nobody" in held, "words are kept even where no line can be drawn"


def test_a_map_draws_its_lines_between_the_chairs() -> None:
    tree = read(MAP)
    boxes = [
        tuple(float(box.get(key)) for key in ("x", "y", "width", "height"))
        for box in tree.iter(f"{SVG}rect")
        if box.get("rx")
    ]
    paths = tree.findall(f"{SVG}path")
    assert len(paths) == 6
    for path in paths:
        points = [tuple(map(float, pair.split(","))) for pair in re.findall(r"[-\d.]+,[-\d.]+", path.get("d"))]
        assert (len(points) - 1) % 3 == 0
        for at in range(0, len(points) - 1, 3):
            for step in range(1, 40):
                x, y = _on(points[at : at + 4], step / 40)
                for left, top, wide, high in boxes:
                    assert not (left < x < left + wide and top + 0.2 < y < top + high - 0.2), "it runs under a chair"
    circles = [(float(held.get("cx")), float(held.get("cy"))) for held in tree.iter(f"{SVG}circle")]
    assert len(circles) == 6
    for place, (x, y) in enumerate(circles):
        assert all(abs(x - a) + abs(y - b) > 20 for a, b in circles[:place])


def _on(points: list[Any], share: float) -> tuple[float, float]:
    weights = ((1 - share) ** 3, 3 * share * (1 - share) ** 2, 3 * share**2 * (1 - share), share**3)
    x, y = (sum(weight * point[axis] for weight, point in zip(weights, points, strict=True)) for axis in (0, 1))
    return x, y


def test_two_chairs_of_one_name_are_told_apart_in_the_list() -> None:
    seats = (Seat("1", "Jo", "physio"), Seat("2", "Jo", "kaiako"))
    held = [joined(text) for text in texts(read(MapPicture("map", "M", (("Row", seats),), (("1", "2", "x"),))))]
    assert "1 Jo (physio) and Jo (kaiako): x" in held


def test_bars_say_everything_in_words_and_in_the_order_given() -> None:
    tree = read(BARS)
    held = [joined(text) for text in texts(tree)]
    assert "keep 14, change 8, discard 2" in held and "n = 24 3 not tried, 1 don't know it" in held
    assert held.count("n = 24") == 1 and "n = 0" in held and "no answers" in held
    labels = [held.index(bar.label) for bar in BARS.bars]
    assert labels == sorted(labels) and [held.index(part) for part in BARS.parts] == sorted(map(held.index, BARS.parts))
    filled = [box for box in tree.iter(f"{SVG}rect") if (box.get("fill") or "").startswith("url(")]
    assert [box.get("fill") for box in filled[3:]] == [f"url(#p-part{n})" for n in (0, 1, 2, 0, 2)]
    assert abs(sum(float(box.get("width")) for box in filled[3:6]) - 620) < 0.2


def test_a_hidden_bar_says_why_and_gives_no_count() -> None:
    only = replace(BARS, bars=(Bar("Caps", (2, 1, 1), "21 not tried", "fewer than five answers"),))
    said = svg_of(only, "p")
    held = [joined(text) for text in texts(read(only))]
    assert "fewer than five answers" in held and not [text for text in held if text.startswith("n =")]
    assert "keep 2" not in said and "discard 1" not in said
    assert len([box for box in read(only).iter(f"{SVG}rect") if box.get("stroke-dasharray")]) == 1


@pytest.mark.parametrize("layer", scales_of({}))
def test_a_review_is_shaded_as_in_the_room_the_most_kept_the_strongest(layer: str) -> None:
    words = scales_of({})[layer].words
    tree = read(BarsPicture("uptake", "What became of the tools", (), words, (Bar("Tea", (5, 6, 7)),)))
    drawn = [etree.tostring(held, encoding="unicode") for held in tree.iter(f"{SVG}pattern")]
    for block, pattern, shade in zip(patterns(3), drawn, shades(3), strict=True):
        assert block == shade.block and etree.fromstring(f"<g>{PATTERNS[shade.key]}</g>")[0].get("fill") in pattern
    assert "circle" in drawn[0] and patterns(3)[0] == "░", f"{words[0]} is the lightest"
    assert "#262626" in drawn[2] and patterns(3)[2] == "█", f"{words[2]} is the strongest"
    legend = [text for text in texts(tree) if text in words]
    assert legend == list(words)


def test_every_shade_there_is_has_a_pattern_of_its_own() -> None:
    assert list(PATTERNS) == [shade.key for shade in SHADES]
    assert [[shade.block for shade in shades(count)] for count in (1, 2, 4)] == [
        ["█"],
        ["░", "█"],
        ["░", "▒", "▓", "█"],
    ]
    assert len({shade.key for shade in shades(6)}) == 6 and len(shades(9)) == 9


def test_every_part_has_a_pattern_of_its_own() -> None:
    many = BarsPicture("bars", "B", (), tuple("abcdef"), (Bar("x", (1, 1, 1, 1, 1, 1)),))
    patterns = [etree.tostring(held)[60:] for held in read(many).iter(f"{SVG}pattern")]
    assert len({pattern.partition(b">")[2] for pattern in patterns}) == 6


NAMES = ("Nana Mere", "Hōhepa Te Awa", "Jo", "Whetūmārama", "Sal", "the community navigator", "Te Aroha o te Ao")


def around(*counts: int) -> RingsPicture:
    """Somebody with so many people in each ring, some of whom are not there."""
    rings = tuple(
        Ring(
            ring, tuple(Seat(f"{ring}{n}", NAMES[(3 * n + count) % len(NAMES)], empty=n % 3 == 2) for n in range(count))
        )
        for ring, count in zip(("close", "middle", "outer"), counts, strict=True)
    )
    drawn = Rings("as Hine sees it", Seat("c", "Tama"), rings, ())
    return RingsPicture("rings", "Around Tama", (drawn, drawn))


@pytest.mark.parametrize("counts", [(1, 1, 1), (2, 2, 2), (2, 4, 1), (4, 4, 4), (0, 5, 6), (8, 12, 20), (12, 3, 24)])
def test_no_name_in_the_rings_stands_on_another_or_on_what_a_ring_is_called(counts: tuple[int, int, int]) -> None:
    tree = read(around(*counts))
    wide = float(tree.get("viewBox").split()[2])
    names = [tuple(float(box.get(key)) for key in ("x", "y", "width", "height")) for box in tree.xpath("//*[@rx]")]
    for line in tree.iter(f"{SVG}tspan"):
        if (said := str(line.text).strip()) in ("CLOSE", "MIDDLE", "OUTER"):
            long = svg_text.width(said, 13)
            names.append((float(line.get("x")) - long / 2, float(line.get("y")) - 13, long, 13.0))
    assert len(names) == 2 * (sum(counts) + 1 + 3)
    for place, (x, y, long, high) in enumerate(names):
        assert x >= 0 and x + long <= wide
        for left, top, other, tall in names[:place]:
            assert x >= left + other or left >= x + long or y >= top + tall or top >= y + high


def test_two_drawings_of_few_people_are_narrower_so_that_their_letters_can_be_read_on_a_page() -> None:
    two = around(2, 2, 1)
    alone = float(read(replace(two, drawings=two.drawings[:1])).get("viewBox").split()[2])
    assert float(read(two).get("viewBox").split()[2]) < 1.7 * alone


def test_many_ties_in_words_stand_beside_each_other_so_that_the_drawing_is_not_small_on_a_page() -> None:
    ties = tuple(f"Tama and Person{n}: strained" for n in range(200))
    tree = read(replace(around(8, 9, 9), below=(*ties, "One person's view on one day. It is not a measure.")))
    *_, wide, high = map(float, tree.get("viewBox").split())
    assert high < 1.5 * wide
    at = {str(line.text).strip(): (float(line.get("x")), float(line.get("y"))) for line in tree.iter(f"{SVG}tspan")}
    assert len({at[tie] for tie in ties}) == 200, "none stands on another"
    assert all(at[tie][0] + svg_text.width(tie, 15) < wide for tie in ties)
    last = at["One person's view on one day. It is not a measure."]
    assert last[0] == at[ties[0]][0] and last[1] > max(at[tie][1] for tie in ties)


def test_what_is_around_the_name_of_an_empty_place_stands_in_no_line_of_its_own() -> None:
    lines = [str(line.text).strip() for line in read(around(3, 6, 9)).iter(f"{SVG}tspan")]
    assert "( Whetūmārama )" in lines and not {"(", ")"} & set(lines)


def test_files_are_named_after_what_they_show() -> None:
    two = leaving(session(), session("2026-04-02-b", "Second"))
    assert list(svg_files.write(leaving()).files) == ["live-grid-map.svg", "live-grid-grid.svg", "review-bars.svg"]
    names = list(svg_files.write(two).files)
    assert len(names) == 6 and names[0] == "2026-03-12-te-awa-live-grid-map.svg"
    held = session()
    alone = replace(held, runs=(replace(held.runs[1], pictures=(MAP,)),))
    written = svg_files.write(leaving(alone))
    ((name, data),) = written.files.items()
    assert written.called == "map", "in a folder it is map.svg, too"
    assert name == "" and data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<svg ')
    alike = replace(held, runs=(replace(held.runs[1], pictures=(MAP, MAP)),))
    assert list(svg_files.write(leaving(alike)).files) == ["map.svg", "map-2.svg"]
    with pytest.raises(NothingToWrite, match=r"page\.html"):
        svg_files.write(leaving(replace(held, runs=())))


def test_what_should_never_come_so_far_does_no_harm() -> None:
    for picture in awkward_pictures((UNCLEAN,) * 8):
        assert "esc[2J nul bell" in " ".join(texts(read(picture)))


def test_the_awkward_words_are_all_there_to_be_drawn() -> None:
    held = [joined(text) for text in texts(read(awkward_pictures()[0]))]
    for text in AWKWARD:
        assert joined(text) in held or joined(f"( {text} )") in held


@pytest.mark.parametrize("picture", [MAP, GRID, BARS, around(2, 4, 1)], ids=lambda held: held.name)
def test_a_picture_that_can_be_read_on_one_page_stands_whole(picture: Picture) -> None:
    drawn = svg_of(picture, "p")
    assert over_pages(drawn, 1.3) == [drawn]


@pytest.mark.parametrize("rows", [90, 300])
def test_a_picture_much_higher_than_a_page_goes_over_several_and_is_cut_in_no_word(rows: int) -> None:
    seats = tuple(Seat(str(n), f"Marama {n}", "a worker of a regional service") for n in range(2 * rows))
    cells = tuple((f"Marama {n}", "nobody asked her " * (n % 5 + 1), "?", "-") for n in range(rows))
    for picture in (MapPicture("map", "M", (("Row", seats),)), GridPicture("grid", "G", ("a", "b", "c", "d"), cells)):
        parts = [etree.fromstring(part.encode()) for part in over_pages(svg_of(picture, "p"), 1.3)]
        seen = [tuple(map(float, part.get("viewBox").split())) for part in parts]
        assert len(parts) > 2 and all(0 < high <= 1.3 * wide + 1 for _, _, wide, high in seen)
        for (_, top, _, high), (_, below, *_) in pairwise(seen):
            assert abs(top + high - below) < 0.2
        for line in parts[0].iter(f"{SVG}tspan"):
            foot, size = float(line.get("y")), float(line.getparent().get("font-size"))
            assert not any(foot - size < cut < foot for _, cut, *_ in seen[1:]), line.text


def test_a_table_of_few_narrow_columns_is_no_narrow_picture_that_a_page_would_draw_huge() -> None:
    tree = read(GridPicture("timeline", "The timeline, by cohort", ("Cohort", "Dec"), (("One", "W"),)))
    assert float(tree.get("viewBox").split()[2]) == 640
    assert "The timeline, by cohort" in [str(line.text) for line in tree.iter(f"{SVG}tspan")]


def test_what_stands_over_a_whole_page_is_cut_at_its_foot() -> None:
    box = '<rect x="0" y="0" width="10" height="1000" rx="8"/>'
    drawn = f'<svg width="10" height="1000" viewBox="0 0 10 1000">{box}</svg>'
    assert len(over_pages(drawn, 10)) == 10 and over_pages("<svg/>", 10) == ["<svg/>"]
