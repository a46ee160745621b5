"""Brings cards, or what two people said on them, into a deck out of a file: whole or not at all, as one entry.

What was not kept by both, or was taken back since, never comes into the session's file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from exercises.deck.state import VOICES, Deck
from exercises.kernel.checked_table import Place
from exercises.kernel.days import in_full
from exercises.kernel.template import Template
from exercises.kernel.text import clean, listed, plural
from exercises.shapes import SHAPES
from sessions.importing.case_form import CaseError, checked
from sessions.importing.case_plan import CaseMove
from sessions.importing.deck_form import CARDS, PAIRED, REVIEWS, decks, reviews
from sessions.importing.recording import record_tried
from sessions.importing.report import Report, Wanted, what_else
from sessions.importing.standing import standing
from sessions.library import templates
from sessions.live.session import Session
from sessions.live.state import Run

_REVIEW = "relationship-review"
_BUSY = "Somebody else is changing this deck just now. Try again in a moment."


def import_deck(session: Session, value: Any, wanted: Wanted) -> Report:
    """Brings it in; says what came. Raises CaseError naming the place, and then nothing was recorded."""
    return _review(session, value, wanted) if REVIEWS in value else _cards(session, value, wanted)


def _decks(session: Session, wanted: Wanted) -> list[Run]:
    return standing(session, lambda one: isinstance(one.state, Deck), wanted.exercise)


# -- cards ------------------------------------------------------------------------------------------------------------


def _cards(session: Session, value: Any, wanted: Wanted) -> Report:
    there = _decks(session, wanted)
    if not there or (len(there) > 1 and there[0].key != session.state.current):
        several = (
            f" There is {listed([run.key for run in there], joiner='or')}: --exercise {there[0].key}" if there else ""
        )
        raise CaseError(f"Cards fill the deck that is open. Open it first: exercise prompt-cards.{several}")
    run = there[0]
    template, state = run.template, run.state
    group = _counted_alike(template, value)
    top = checked(decks(map(str, group["words"] if group is not None else ())), value)
    which = template.words.get("fills", PAIRED if state.asked else CARDS)
    moves = [_filled(top, which)]
    hands = _hands(top, group, wanted)
    moves += [hands] if hands is not None else []
    rehearsal, key = record_tried(session, run, template, moves, _BUSY)
    cards = rehearsal.state.cards.values()
    parts = [
        plural(len(cards), "card"),
        f"{plural(sum(len(card.versions) for card in cards), 'wording')}",
        f"{sum(card.retired for card in cards)} retired",
        f"opened {sum(card.opened for card in cards)}, flat {sum(card.flat for card in cards)}",
    ]
    parts += ["1 count of hands"] if hands is not None else []
    other = {CARDS: PAIRED, PAIRED: CARDS}[which]
    left = [f"Read and not taken, for it is another deck: {other}."] if top.has(other) else []
    left += (
        ["Read and not taken, for nothing of it is counted here: stance_counts."]
        if top.each("stance_counts") and not hands
        else []
    )
    left.append(f"The {plural(len(state.cards), 'card')} that were here are replaced; one undo brings them back.")
    return Report(f"Imported {which} into {key}: {listed(parts)}.{what_else(session)}", (*left, *rehearsal.told))


def _filled(top: Place, which: str) -> CaseMove:
    places = top.each(which)
    if not places:
        raise CaseError(f"{which}: there are no cards for this deck here.")
    cards = [
        {
            "number": place.value("number"),
            "theme": place.text("theme"),
            "versions": [{"text": one.text("text"), "from": one.text("from")} for one in place.each("versions")],
            "retired": place.has("retired"),
            "why": (place.inside("retired") or Place("", {})).text("why"),
            "why_from": (place.inside("retired") or Place("", {})).text("from"),
            **{name: place.value(name) or 0 for name in ("opened", "flat")},
        }
        for place in places
    ]
    used = dict.fromkeys(card["theme"] for card in cards)
    themes = [*(theme for theme in top.texts("themes") if theme in used), *used]
    return CaseMove("cards", which, "fill", {"cards": cards, "themes": list(dict.fromkeys(themes))})


def _counted_alike(template: Template, value: Any) -> Mapping[str, Any] | None:
    """What is counted here in the file's words, or in some of them, so that a slip in one is told with its place; None
    where the file counts something else."""
    counts = value.get("stance_counts")
    there = {str(word) for one in counts if isinstance(one, dict) for word in one} if isinstance(counts, list) else ()
    groups: Iterable[Mapping[str, Any]] = template.words.get("group", ())
    return next((one for one in groups if not set(map(str, one["words"])).isdisjoint(there)), None)


def _hands(top: Place, group: Mapping[str, Any] | None, wanted: Wanted) -> CaseMove | None:
    """The count of the session that was chosen; None where nothing is counted."""
    counts = top.each("stance_counts")
    if not counts or group is None:
        return None
    known = [place.text("session") for place in counts]
    only = [clean(one) for one in wanted.only]
    if (len(known) > 1 and not only) or len(only) > 1 or not set(only) <= set(known):
        raise CaseError(f"stance_counts: hands of {listed(known)} are here. Say whose come in: --only {known[0]}")
    place = counts[known.index(only[0]) if only else 0]
    told = {str(word): place.value(word) for word in group["words"] if place.has(word)}
    told |= {"pass": place.value("passed")} if place.has("passed") else {}
    return CaseMove("counts", place.name, "count", {"counted": group["key"], "counts": told})


# -- a review ---------------------------------------------------------------------------------------------------------


def _review(session: Session, value: Any, wanted: Wanted) -> Report:
    there = [run for run in _decks(session, wanted) if run.state.asked]
    # What two others said is not added to: theirs is a review of its own.
    run = next((run for run in there if not run.state.closed and not run.state.voices), None)
    template = run.template if run is not None else there[0].template if there else templates.built_in()[_REVIEW]
    place = _chosen(checked(reviews(one["key"] for one in template.words["asked"]), value), wanted)
    kept = _is_kept(place)
    before: Deck = run.state if run is not None else SHAPES[template.shape].start(template)
    moves = list(_moves(place, before, kept=kept))
    known = _known(session, moves)
    if known:
        said = f"Review {place.value('number')} stands on {known} already, word for word, and did not come in again."
        return Report("There is nothing new in this file.", (said,))
    rehearsal, key = record_tried(session, run, template, moves, _BUSY)
    state: Deck = rehearsal.state
    changes = sum(move.kind == "version" for move in moves)
    parts = [
        f"{plural(len(place.each('cards')), 'card')} talked about",
        f"{plural(state.wills, 'line')} of what both will do" if kept else "",
        f"{plural(changes, 'card')} in a partner's words" if changes else "",
    ]
    said = "kept by both" if kept else "not kept by both, so no word of either came in"
    left = [name for name in ("session", "setting", "where", "written_by") if place.has(name)]
    lines = [f"Read and not kept, for a review holds nothing of it: {listed(left)}."] if left else []
    stands = len(place.each("deck_changes")) - changes
    lines += [f"In the deck already, in a partner's words: {plural(stands, 'card')}."] if stands else []
    says = f"Imported review {place.value('number')} into {key}: {listed([part for part in parts if part])}; {said}."
    return Report(f"{says}{what_else(session)}", (*lines, *rehearsal.told))


def _known(session: Session, moves: Iterable[CaseMove]) -> str:
    """The review here that has all that both say in those moves, by its key; "" for none.

    Raises CaseError where one was taken back in which just these places were filled: which words those were nobody can
    tell any more, and they are not to come back.
    """
    said = {move.data["place"]: move.data["text"] for move in moves if move.kind == "say"}
    there = [run for run in session.state.runs.values() if said and isinstance(run.state, Deck)]
    for run in there:
        if said.keys() <= set(run.state.gone):
            raise CaseError(
                f"On {run.key} all that both said was taken back, of just these cards, and it stays so. If this is "
                "another review: bring it into a session of its own."
            )
    return next((run.key for run in there if run.state.voices == said), "")


def _chosen(top: Place, wanted: Wanted) -> Place:
    """The one review that comes in: it is of two people, and another is another's."""
    places = top.each(REVIEWS)
    known = [str(place.value("number")) for place in places]
    only = [clean(one) for one in wanted.only]
    if (len(known) > 1 and not only) or len(only) > 1 or not set(only) <= set(known):
        there = listed(
            [f"{one} ({place.text('setting') or 'two people'})" for one, place in zip(known, places, strict=True)]
        )
        raise CaseError(f"reviews: each is of two people, and comes in alone: {there}. Say which: --only {known[0]}")
    return places[known.index(only[0]) if only else 0]


def _is_kept(place: Place) -> bool:
    keep = place.value("keep")
    return keep.get("a") is True and keep.get("b") is True and place.text("expected") in ("", "kept")


def _moves(place: Place, before: Deck, *, kept: bool) -> Iterator[CaseMove]:
    """The moves that a review stands for, without a word of either where it is not kept by both; a card that the deck
    has in those words already is not changed again."""

    def move(where: str, kind: str, /, **data: Any) -> CaseMove:
        return CaseMove(REVIEWS, where, kind, data)

    if place.value("agreed_to_talk"):
        yield move(place.at("agreed_to_talk"), "agree_to_talk")
    for voice in VOICES if kept else ():
        yield move(place.at(voice), "say", place=voice, text=place.text(voice))
    cards = [card.value("card") for card in place.each("cards")]
    if cards:
        yield move(place.at("cards"), "draw", cards=cards)
        yield move(place.at("cards"), "take", cards=cards)
    for card in place.each("cards") if kept else ():
        number = card.value("card")
        if card.text("first"):
            yield move(card.at("first"), "speaks_first", card=number, voice=card.text("first"))
        for voice in VOICES:
            said = card.inside(voice)
            for part in said.table if said is not None else ():
                if said is not None and said.text(part):
                    yield move(said.at(part), "say", place=f"{number} {voice} {part}", text=said.text(part))
        if card.text("differ"):
            yield move(card.at("differ"), "say", place=f"{number} differ", text=card.text("differ"))
    for number, will in enumerate(place.each("will") if kept else (), 1):
        for field, name in (("", "text"), (" who", "who"), (" again", "review")):
            if will.text(name):
                yield move(will.at(name), "say", place=f"will {number}{field}", text=in_full(will.text(name)))
    for change in place.each("deck_changes"):
        card_there = before.cards.get(change.value("card"))
        if card_there is None or change.text("text") not in [one.text for one in card_there.versions]:
            told = {name: change.text(key) for name, key in (("text", "text"), ("source", "from"))}
            yield move(change.name, "version", card=change.value("card"), **told)
    if kept:
        yield move(place.at("keep"), "keep_own", who="both")
    yield move(place.name, "close")
