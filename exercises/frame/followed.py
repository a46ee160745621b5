"""What of a session's frame follows what happens to where it came from, and what is done then. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from exercises.frame.removing import REMOVABLE
from exercises.frame.state import Frame
from exercises.frame.taking_out import THINGS
from exercises.frame.things import AgreementLine, Elephant, Learning, Reply, Sheet, Term
from exercises.kernel.consent import WITHDRAWN
from exercises.kernel.followed import HIDDEN, NOW, OUT, STOP_WORD, WORDS
from exercises.kernel.names_in_text import bare, has_letters
from exercises.kernel.things import Thing

FOLDED_FIELDS = ("helped", "way")
"""The answers of a sheet that may be folded in to a wall."""


def origins(state: Frame) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Everything that was carried on, by what it is called here, with what it is remembered by elsewhere."""
    for kind in THINGS:
        for thing in getattr(state, kind.kept_in).values() if "origins" in kind.__names__ else ():
            if thing.origins:
                yield thing.goes, thing.origins
            elif isinstance(thing, Elephant) and thing.from_number:
                yield thing.goes, (f"{begun_like(thing.from_session)} e{thing.from_number}",)
    yield from ((reply.known_as, reply.origins) for reply in state.replies if reply.origins)
    if state.stop_word_from:
        yield STOP_WORD, state.stop_word_from


def begun_like(title: str) -> str:
    """What a frame is remembered by in sessions from before anything else of it was kept."""
    return f"begun like {title}"


def gone(state: Frame) -> dict[str, str]:
    """What was taken back, taken out or hidden, by what it is called here, and which of these it was; of the stop word
    what it is now."""
    found: dict[str, str] = {}
    for kind in REMOVABLE:
        numbers = range(1, state.numbers.get(kind.letter, 0) + 1)
        found |= {f"{kind.letter}{number}": OUT for number in numbers if number not in getattr(state, kind.kept_in)}
    for kind in (*REMOVABLE, AgreementLine):
        found |= {thing.goes: how for thing in getattr(state, kind.kept_in).values() if (how := _how(thing))}
    for number in range(1, state.numbers.get(Sheet.letter, 0) + 1):
        found |= {f"f{number} {field}": WORDS for field in FOLDED_FIELDS if not answer(state, number, field)}
    replies = {reply.number for reply in state.replies}
    made = range(1, state.numbers.get(Reply.goes, 0) + 1)
    found |= {f"{Reply.goes}{number}": OUT for number in made if number not in replies}
    return found | ({STOP_WORD: f"{NOW}{state.stop_word}"} if state.stop_word else {})


def _how(thing: Thing) -> str:
    match thing:
        case Term():
            return HIDDEN if thing.hidden else ""
        case AgreementLine():
            return OUT if thing.out else ""
        case Elephant():
            return WORDS if thing.refused else ""
        case Learning():
            return "" if thing.may_stay else WORDS
    return ""


def answer(state: Frame, number: int, field: str) -> str:
    """An answer of a feedback sheet; "" where there is none."""
    sheet = state.sheets.get(number)
    return str(getattr(sheet, field)) if sheet is not None else ""


def _without_name(before: str, now: str) -> list[list[Any]]:
    """Where a name came out of the word that stops everything: that it is out of earlier entries, too."""
    if "[" not in now or "[" in before or not has_letters(before):
        return []
    return [["unname", {"name": before, "instead": bare(now), "everywhere": False, "things": [STOP_WORD]}]]


def taking_back(state: Frame, goes: str, how: str) -> list[list[Any]]:
    """The moves after which it has gone the same way; none where it has already."""
    if goes == STOP_WORD:
        word = how.removeprefix(NOW)
        known = {"text": word, "origins": [*state.stop_word_from]}
        if not how.startswith(NOW) or word == state.stop_word:
            return []
        return [["stop_word", known], *_without_name(state.stop_word, word)]
    if goes.startswith(Reply.goes):
        there = [reply.number for reply in state.replies if reply.known_as == goes]
        return [["drop_reply", {"reply": number}] for number in there if how == OUT]
    name, _, field = goes.partition(" ")
    letter, number = name[:1], int(name[1:])
    kind = next(kind for kind in THINGS if kind.letter == letter)
    thing = getattr(state, kind.kept_in).get(number)
    if thing is None:
        return []
    if field:
        empty = {"sheet": number, "field": field, "text": ""}
        return [["change_sheet", empty]] if how == WORDS and answer(state, number, field) else []
    if how == OUT and isinstance(thing, AgreementLine):
        return [["line_out", {"line": number}]] if not thing.out else []
    if how == OUT:
        return [["remove", {"thing": goes}]] if kind in REMOVABLE else []
    if how == HIDDEN:
        hidden = {"term": number, "mark": "hidden", "on": True}
        return [["mark_jargon", hidden]] if isinstance(thing, Term) and not thing.hidden else []
    if isinstance(thing, Elephant):
        return [["agree_wording", {"elephant": number, "agreed": False}]] if thing.agreed else []
    withdrawn = {"learning": number, "consent": WITHDRAWN}
    return [["learning_consent", withdrawn]] if isinstance(thing, Learning) and thing.may_stay else []
