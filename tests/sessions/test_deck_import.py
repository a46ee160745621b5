"""Cards and relationship reviews out of files: whole or not at all, with the place, and no word that was not kept."""

from __future__ import annotations

import copy
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exercises.deck.state import Deck
from exercises.kernel.schema import names_in
from sessions.importing.cases import CaseError, import_file
from sessions.importing.deck_form import decks, reviews
from sessions.importing.report import Wanted as Asked
from sessions.lines.carry_out import perform, understand
from sessions.live.session import Session
from sessions.roster.keeping import Known, changing
from sessions.store import locations
from tests.leaving import every_paper, everything
from tests.lines import again, session
from tests.marked import drawn, every_view, in_every_phase

SAMPLES = Path(__file__).resolve().parents[2] / "sessions" / "samples"
CARDS: dict[str, Any] = json.loads((SAMPLES / "cards.json").read_text(encoding="utf-8"))
REVIEWS: dict[str, Any] = json.loads((SAMPLES / "relationship-reviews.json").read_text(encoding="utf-8"))
MARKS = ("CLEARED-", "WITHDRAWN-", "MUST-NOT-LEAVE")


def state(held: Session) -> Deck:
    found = held.state.run.state
    assert isinstance(found, Deck)
    return found


def file_of(held: Session) -> str:
    return locations.session_path(held.name).read_text("utf-8")


def brought(held: Session, folder: Path, value: Any, **asked: Any) -> Any:
    path = folder / "brought.json"
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return import_file(held, path, Asked(**asked))


def counts(deck: Deck) -> tuple[int, int, int, int, int]:
    cards = deck.cards.values()
    return (
        len(cards),
        sum(len(card.versions) for card in cards),
        sum(card.retired for card in cards),
        sum(card.opened for card in cards),
        sum(card.flat for card in cards),
    )


# -- cards ------------------------------------------------------------------------------------------------------------


def test_the_sample_fills_the_prompt_cards_as_the_page_about_it_counts_them() -> None:
    held = session(exercises=["prompt-cards"])
    before = held.state
    report = import_file(held, SAMPLES / "cards.json")
    deck = state(held)
    assert counts(deck) == (24, 29, 2, 81, 30)
    themes = Counter(card.theme for card in deck.cards.values())
    assert themes == {"stances": 6, "listening": 6, "power": 7, "looking after myself": 5}
    assert deck.themes == tuple(CARDS["themes"])
    assert (deck.hands(deck.groups[0]).n, deck.hands(deck.groups[0]).passed) == (26, 4)
    assert [version.text for version in deck.cards[12].versions][::2] == ["When did I stop being curious?"] * 2
    assert deck.cards[17].why_from == "two teams, Awakōwhai" and not {17, 21} & set(deck.pile)
    assert sorted(deck.pile) == [number for number in range(1, 25) if number not in (17, 21)] != list(deck.pile)
    assert "24 cards, 29 wordings, 2 retired, opened 81, flat 30 and 1 count of hands" in report.says
    assert again(held).state == held.state
    perform(held, "undo")
    assert held.state == before


def test_the_sample_fills_the_relationship_cards_of_a_review() -> None:
    held = session(exercises=["relationship-review"])
    import_file(held, SAMPLES / "cards.json")
    assert counts(state(held)) == (10, 12, 1, 32, 6)
    assert state(held).themes == ("relationship",)


def test_cards_fill_the_deck_that_is_open_and_no_other() -> None:
    held = session(exercises=["live-grid"])
    with pytest.raises(CaseError, match="Open it first: exercise prompt-cards"):
        import_file(held, SAMPLES / "cards.json")
    held = session(exercises=["prompt-cards", "relationship-review"])
    perform(held, "exercise relationship-review")
    import_file(held, SAMPLES / "cards.json")
    assert len(held.state.runs["prompt-cards"].state.cards) == 24 and len(state(held).cards) == 10
    with pytest.raises(CaseError, match="Something was said on these cards"):
        perform(held, "draw 9")
        perform(held, "take 2")
        perform(held, "2 a well: she rings")
        import_file(held, SAMPLES / "cards.json")


def change(path: str, value: Any) -> Callable[[Any], None]:
    """A change of one place: cards.6.versions.1.text."""

    def made(data: Any) -> None:
        *way, last = [int(part) if part.isdecimal() else part for part in path.split(".")]
        for part in way:
            data = data[part]
        data[last] = value

    return made


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("cards.6.versions.0.text", "x" * 201, r"cards\[6\].versions\[0\].text: that is 201 characters"),
        ("cards.6.versions.0.text", 7, r"cards\[6\].versions\[0\].text"),
        ("cards.6.versions.0.from", "P14", r"cards\[6\].versions\[0\].from: “P14” is somebody's number"),
        ("cards.6.versions.0.version", 2, r"cards\[6\].versions\[0\].version: this is version 1"),
        ("cards.6.versions", [], r"cards\[6\].versions: a list with at least one"),
        ("cards.6.number", 1, r"cards\[6\].number: 1 is the number of cards\[0\] too"),
        ("cards.6.number", 0, r"cards\[6\].number: a whole number from 1 to 9999"),
        ("cards.6.opened", -1, r"cards\[6\].opened"),
        ("cards.6.colour", "red", r"cards\[6\].colour: this key is not known here"),
        ("cards.6.retired", {"from": "a team"}, r"cards\[6\].retired.why"),
        ("cards", [], "cards: there are no cards for this deck here"),
        ("stance_counts.0.hunger", 3, r"stance_counts\[0\].hunger: this key is not known here"),
        ("stance_counts.0.humility", "many", r"stance_counts\[0\].humility"),
    ],
)
def test_a_file_of_cards_with_a_fault_brings_nothing_and_names_the_place(
    path: str, value: Any, place: str, tmp_path: Path
) -> None:
    held = session(exercises=["prompt-cards"])
    before, events = held.state, len(held.events)
    data = copy.deepcopy(CARDS)
    change(path, value)(data)
    with pytest.raises(CaseError, match=rf"(?s){place}.*Nothing was imported"):
        brought(held, tmp_path, data)
    assert held.state == before and len(held.events) == events


def test_of_hands_of_several_sessions_one_is_named(tmp_path: Path) -> None:
    data = copy.deepcopy(CARDS)
    data["stance_counts"].append({"session": "s15", "humility": 9, "passed": 0})
    held = session(exercises=["stances"])
    with pytest.raises(CaseError, match="--only s14"):
        brought(held, tmp_path, data)
    brought(held, tmp_path, data, only=("s15",))
    assert state(held).hands(state(held).groups[0]).n == 9


@pytest.mark.parametrize(("groups", "counted"), [(("mood",), {}), (("mood", "stances"), {"stances": 26})])
def test_a_deck_of_ones_own_takes_the_cards_and_the_hands_that_are_its_own(
    groups: tuple[str, ...], counted: dict[str, int], tmp_path: Path
) -> None:
    words = {"mood": ("good", "hard"), "stances": ("humility", "compassion", "generosity", "curiosity")}
    own = "".join(
        f'[[group]]\nkey = "{key}"\ntitle = "{key}"\nask = "Which?"\n[group.words]\n'
        + "".join(f'{word} = "{word}"\n' for word in words[key])
        for key in groups
    )
    phase = '[[phases]]\nkey = "draw"\ntitle = "Draw"\nminutes = [1, 2]\nroom = "card"\npurpose = "To draw."\n'
    head = 'key = "ours"\nshape = "deck"\ntitle = "Ours"\npurpose = "Ours."\nsource = "Ours."\n'
    locations.templates_folder().mkdir(parents=True, exist_ok=True)
    made = f'{head}[[cards]]\ntext = "Who was here first?"\n{own}{phase}'
    (locations.templates_folder() / "ours.toml").write_text(made, encoding="utf-8")
    held = session(exercises=["ours"])
    said = import_file(held, SAMPLES / "cards.json")
    hands = {
        str(one["key"]): state(held).hands(one).n for one in state(held).groups if one["key"] in state(held).counts
    }
    assert len(state(held).cards) == 24 and hands == counted
    assert ("nothing of it is counted here" in " ".join(said.lines)) is not bool(counted)


# -- reviews ----------------------------------------------------------------------------------------------------------


def imported(number: int) -> Session:
    held = session(exercises=["relationship-review"])
    import_file(held, SAMPLES / "cards.json")
    import_file(held, SAMPLES / "relationship-reviews.json", Asked(only=(str(number),)))
    return held


def test_the_sample_holds_what_the_page_about_it_counts() -> None:
    there = REVIEWS["reviews"]
    assert Counter(review["expected"] for review in there) == {"cleared": 1, "kept": 2}
    assert sum(len(review["cards"]) for review in there) == 6
    assert sum(len(review["will"]) for review in there) == 4
    assert sum(len(review["deck_changes"]) for review in there) == 2
    decks_of = [state(imported(review["number"])) for review in there]
    assert sum(len(deck.taken) for deck in decks_of) == 6
    assert sum(deck.wills for deck in decks_of) == 3, "what was not kept by both has no line of what they will do"
    for review, deck in zip(there, decks_of, strict=True):
        assert all(deck.cards[one["card"]].text == one["text"] for one in review["deck_changes"])


def test_a_review_of_several_is_named_and_each_is_one_of_its_own() -> None:
    held = session(exercises=["relationship-review"])
    with pytest.raises(CaseError, match=r"1 \(practitioner and teacher\), 2 .* Say which: --only 1"):
        import_file(held, SAMPLES / "relationship-reviews.json")
    import_file(held, SAMPLES / "relationship-reviews.json", Asked(only=("1",)))
    import_file(held, SAMPLES / "relationship-reviews.json", Asked(only=("3",)))
    assert list(held.state.exercises) == ["relationship-review", "relationship-review-2"]
    first, second = (run.state for run in held.state.exercises.values())
    assert (first.say("a"), first.say("b")) == ("the teacher", "the practitioner") and first.kept and first.closed
    assert {place: said for place, said in first.voices.items() if place.startswith("4 ")} == {
        "4 a well": "Tuesdays are fine",
        "4 a different": "less in week one and week ten",
        "4 b well": "you always find us a room",
        "4 b different": "more, I'd like to see him at mat time",
        "4 differ": "how often is enough; we leave it there",
    }
    assert first.cards[4].first == "b"
    assert [said for _, said in first.will_lines()] == [
        "ring on Tuesdays, before nine (the practitioner, look again 12 August 2026)",
        "read the report together, on paper, with a pencil (both, look again 12 August 2026)",
    ]
    assert first.cards[2].versions[-1].source == "two schools: say 'by you'"
    assert second.say("a") == "the mother" and second.cards[7].text == "When it goes quiet between us, who rings?"
    again_there = imported(1)
    assert len(state(again_there).cards[2].versions) == 2, "the deck has the partner's words already"


def test_words_that_were_not_kept_by_both_or_were_taken_back_never_come_into_the_file(tmp_path: Path) -> None:
    held = imported(2)
    assert not [mark for mark in MARKS if mark in file_of(held)]
    assert state(held).taken == (6,) and not state(held).voices and not state(held).keeps
    assert "physiotherapist" not in file_of(held) and "joint visit" not in file_of(held)
    data = copy.deepcopy(REVIEWS)
    data["reviews"] = [data["reviews"][0]]
    data["reviews"][0]["expected"] = "withdrawn"
    data["reviews"][0]["cards"][0]["a"]["well"] = "WITHDRAWN-S she rang"
    taken_back = session(exercises=["relationship-review"])
    report = brought(taken_back, tmp_path, data)
    assert "no word of either came in" in report.says and "WITHDRAWN-" not in file_of(taken_back)
    assert "she says" not in file_of(taken_back) and "he says what he saw" not in file_of(taken_back)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_no_marked_word_and_no_word_of_either_is_in_a_room_or_a_public_byte(number: int, tmp_path: Path) -> None:
    held = imported(number)
    seen = "".join(drawn(view) for now in in_every_phase(state(held)) for view in every_view(now))
    said = [text for text in state(held).voices.values() if len(text) > 18]
    assert not [text for text in (*said, *MARKS) if text in seen]
    papers = "".join(text for _, text in every_paper(held))
    assert not [mark for mark in MARKS if mark in everything(held, "participants", "public") + papers]
    assert not [text for text in said if text in everything(held, "public") + papers]


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("reviews.0.cards", 5, r"reviews\[0\].cards: a list in \[ \] is needed here"),
        ("reviews.0.cards.0.card", 77, r"reviews\[0\].cards: There is no card 77"),
        ("reviews.0.cards.1.card", 2, r"reviews\[0\].cards\[1\].card: 2 is the card of cards\[0\] too"),
        ("reviews.0.cards.0.a.well", "x" * 121, r"reviews\[0\].cards\[0\].a.well: that is 121 characters"),
        ("reviews.0.cards.0.a.better", "x", r"reviews\[0\].cards\[0\].a.better: this key is not known here"),
        ("reviews.0.cards.0.first", "c", r"reviews\[0\].cards\[0\].first"),
        ("reviews.0.a", "P14", r"reviews\[0\].a: “P14” is somebody's number"),
        ("reviews.0.agreed_to_talk", False, r"reviews\[0\].agreed_to_talk: who did not want to talk is kept nowhere"),
        ("reviews.0.keep.b", False, r"reviews\[0\].expected: it says kept"),
        ("reviews.0.keep", None, r"reviews\[0\].keep"),
        ("reviews.1.number", 1, r"reviews\[1\].number: 1 is the number of reviews\[0\] too"),
        ("reviews.0.deck_changes.0.from", "P 14", r"reviews\[0\].deck_changes\[0\].from"),
        ("reviews.0.will.0.text", "", r"reviews\[0\].will\[0\].text"),
    ],
)
def test_a_file_of_reviews_with_a_fault_brings_nothing_and_names_the_place(
    path: str, value: Any, place: str, tmp_path: Path
) -> None:
    held = session(exercises=["relationship-review"])
    before, events = held.state, len(held.events)
    data = copy.deepcopy(REVIEWS)
    change(path, value)(data)
    with pytest.raises(CaseError, match=rf"(?s){place}.*Nothing was imported"):
        brought(held, tmp_path, data, only=("1",))
    assert held.state == before and len(held.events) == events


def test_the_page_about_the_files_has_every_key() -> None:
    told = (SAMPLES.parents[1] / "docs" / "deck-format.md").read_text(encoding="utf-8")
    for kind in (decks(()), reviews(("well", "different"))):
        assert not [name for name in names_in(kind) if f"`{name}`" not in told]


def test_a_card_with_a_number_or_a_name_of_the_roster_is_warned_of_typed_and_brought_in(tmp_path: Path) -> None:
    with changing() as roster:
        roster[0] = roster[0].with_known(Known("Mārama Hohaia", "Whetū"))
    held = session(exercises=["prompt-cards"])
    for line in ("+ card: What would Marama Hohaia say?", "7: What would Mārama Hohaia say?"):
        assert "is somebody: everybody reads this" in understand(held, line).warning, line
    assert "leads back to a person" in understand(held, "+ card: Ask P07 about it").warning
    assert not understand(held, "+ card: What would a moon say?").warning
    value = copy.deepcopy(CARDS)
    value["cards"][3]["versions"][0]["text"] = "Ask P07 about it"
    report = brought(held, tmp_path, value)
    assert any("P07 is somebody: everybody reads this" in line for line in report.lines)
    pages = session(exercises=["stories"], title="Stories")
    assert "Hohaia is somebody" in understand(pages, "+ Mārama Hohaia and the lift").warning


def test_a_review_that_comes_in_again_brings_nothing_and_one_that_was_taken_back_stays_so() -> None:
    held, file = session(exercises=["relationship-review"]), SAMPLES / "relationship-reviews.json"
    import_file(held, file, Asked(only=("1",)))
    before = len(held.events)
    report = import_file(held, file, Asked(only=("1",)))
    assert report.says == "There is nothing new in this file." and len(held.events) == before
    perform(held, "withdrawn")
    with pytest.raises(CaseError, match="all that both said was taken back, of just these cards"):
        import_file(held, file, Asked(only=("1",)))
    assert "review 3 into relationship-review-2" in import_file(held, file, Asked(only=("3",))).says
