"""What the room may see of the jargon: part of `room.py`, under the same rule. Never who said or caught a word."""

from __future__ import annotations

from exercises.log.paging import MOST_ITEMS, Entry, pages
from exercises.log.state import Frame, Term
from exercises.room import Block, Line


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
    """Every word in the order it was caught, and after them what was learned from them all."""
    entries = [entry_of(term) for term in shown(state)]
    if not entries:
        return [(Line("No one left in the dark", "strong"), Line("Any word may be called, also our own.", "quiet"))]
    kinds = {"hears": "What the person hears", "instead": "What we could say", "learned": "What we learned"}
    entries += [Entry((Line(held.text, "plain", 1),), kinds[held.kind]) for held in state.looked_back]
    return pages(entries, "No one left in the dark")


def latest(state: Frame) -> list[tuple[Block, ...]]:
    """The newest words first, on one page."""
    entries = [entry_of(term) for term in shown(state)[: -MOST_ITEMS - 1 : -1]]
    return pages(entries, "The latest words")[:1]


def groups(state: Frame) -> list[tuple[Block, ...]]:
    """One thing with many names, and one name for different things."""
    on_list = {term.number: term for term in shown(state)}
    entries: list[Entry] = []
    for group in state.groups:
        names = [on_list[number].term for number in group.terms if number in on_list]
        if names and (group.name or len(names) > 1):
            head = (Line(group.name),) if group.name else ()
            entries.append(Entry((*head, Line(", ".join(names), "plain", 1)), "One thing, many names"))
    for term in on_list.values():
        if term.differs or len(term.meanings) > 1:
            entries.append(Entry(entry_of(term).blocks, "One name, different things"))
    return pages(entries, "The same, and not the same")


def kupu(state: Frame) -> list[tuple[Block, ...]]:
    """Words of te reo Māori, each offered a meaning. They are nobody's jargon."""
    entries = [entry_of(term) for term in state.terms.values() if term.reo and not term.hidden]
    return pages(entries, "Ngā kupu")
