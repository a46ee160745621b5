"""What the room may see of the jargon: part of `room.py`, under the same rule. Never who said or caught a word."""

from __future__ import annotations

from exercises.frame.paging import MOST_ITEMS, Entry, pages
from exercises.frame.state import Frame
from exercises.frame.things import Term
from exercises.leaving.room_view import Block, Line

_MANY_NAMES = "One thing, many names"
_MANY_THINGS = "One name, different things"


def shown(state: Frame) -> list[Term]:
    """The words on the room's list, as they were caught: none that was hidden, none of te reo Māori."""
    return [term for term in state.terms.values() if not term.hidden and not term.reo]


def entry_of(term: Term) -> Entry:
    """One word: what it stands for, what it means and where, what the person hears, what we could say."""
    head = f"{term.term}: {term.stands_for}" if term.stands_for else term.term
    blocks: list[Block] = []
    told = [f"in {service}: {meaning}" for service, meaning in term.meanings]
    if not term.meanings or not term.differs:
        told = [*([term.plain] if term.plain else []), *told]
    if not term.stands_for and len(told) == 1 and not term.meanings:
        head, told = f"{term.term}: {told[0]}", []
    blocks += [Line(text, "plain", 1) for text in told]
    blocks += [Line(f"heard as: {term.hears}", "plain", 1)] if term.hears else []
    blocks += [Line(f"instead: {term.instead}", "plain", 1)] if term.instead else []
    return Entry((Line(head), *blocks))


def jargon(state: Frame) -> list[tuple[Block, ...]]:
    """Every word: those by themselves as they were caught, then what belongs together, then what was learned."""
    if not shown(state):
        return [(Line("No one left in the dark", "strong"), Line("Any word may be called, also our own.", "quiet"))]
    groups = _many_names(state)
    joined = {term.number for _, terms in groups for term in terms}
    alone = [term for term in shown(state) if term.number not in joined]
    entries = [entry_of(term) for term in alone if not _has_many_things(term)]
    entries += [_grouped(entry_of(term), _MANY_THINGS) for term in alone if _has_many_things(term)]
    for name, terms in groups:
        heading = f"{_MANY_NAMES}: {name}" if name else _MANY_NAMES
        entries += [_grouped(entry_of(term), heading) for term in terms]
    kinds = {"hears": "What the person hears", "instead": "What we could say", "learned": "What we learned"}
    entries += [Entry((Line(looked.text, "plain", 1),), kinds[looked.kind]) for looked in state.looked_back]
    return pages(entries, "No one left in the dark")


def latest(state: Frame) -> list[tuple[Block, ...]]:
    """The newest words first, on one page."""
    entries = [entry_of(term) for term in shown(state)[: -MOST_ITEMS - 1 : -1]]
    return pages(entries, "The latest words")[:1]


def groups(state: Frame) -> list[tuple[Block, ...]]:
    """One thing with many names, and one name for different things."""
    entries: list[Entry] = []
    for name, terms in _many_names(state):
        head = (Line(name),) if name else ()
        names = ", ".join(term.term for term in terms)
        entries.append(Entry((*head, Line(names, "plain", 1)), _MANY_NAMES))
    entries += [_grouped(entry_of(term), _MANY_THINGS) for term in shown(state) if _has_many_things(term)]
    return pages(entries, "The same, and not the same")


def _many_names(state: Frame) -> list[tuple[str, list[Term]]]:
    """The things with many names: what the thing is called, and the words for it that the room may see."""
    on_list = {term.number: term for term in shown(state)}
    found = [(group.name, [on_list[number] for number in group.terms if number in on_list]) for group in state.groups]
    return [(name, terms) for name, terms in found if terms and (name or len(terms) > 1)]


def _has_many_things(term: Term) -> bool:
    return term.differs or len(term.meanings) > 1


def _grouped(entry: Entry, heading: str) -> Entry:
    return Entry(entry.blocks, heading, is_grouped=True)


def kupu(state: Frame) -> list[tuple[Block, ...]]:
    """Words of te reo Māori, each offered a meaning. They are nobody's jargon."""
    entries = [entry_of(term) for term in state.terms.values() if term.reo and not term.hidden]
    return pages(entries, "Ngā kupu")
