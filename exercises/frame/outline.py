"""A session's frame as a page, for its participants and for its facilitators.

The participants' page never has: P-numbers, private notes, moments, follow-ups, tikanga notes, lines of the day,
rounds, feedback sheets and their theme, elephants without an agreed wording, how one was raised, who carries one unless
that is a role or a group, hidden words, words without consent, why an agreement line changed, what came of an action.
"""

from __future__ import annotations

from exercises.frame.carriers import is_role_or_group
from exercises.frame.due import comes_back, looked_at_again, until, worked_on
from exercises.frame.leaving_out import public_page
from exercises.frame.outline_record import HEADING, record
from exercises.frame.room_words import shown
from exercises.frame.state import Frame
from exercises.frame.things import Term
from exercises.frame.together import by_heading
from exercises.kernel.text import folded, opening_line, sentence
from exercises.leaving.outline import Audience, Bullets, Heading, Paragraph, Part, Table, section

_MAY_BE_READ = ("without my number", "with my P-number")
"""Consents under which somebody's words stand on the participants' page; the number itself never does."""


def outline(state: Frame, audience: Audience) -> tuple[Part, ...]:
    """The page for that audience."""
    if audience == "facilitators":
        return tuple(record(state))
    page = tuple(public_page(state) if audience == "public" else _page(state))
    return page if len(page) > 1 else ()


def _page(state: Frame) -> list[Part]:
    return [
        Heading(HEADING, 2),
        *_told(state),
        *agreement(state),
        *glossary(state),
        *decisions(state),
        *_reflections(state),
        *_parked(state),
        *actions(state),
        *_takeaways(state),
        *_replies(state),
    ]


def _told(state: Frame) -> list[Part]:
    return section("What we were told", [spoken.text for spoken in state.told if spoken.text])


def agreement(state: Frame) -> list[Part]:
    """What was agreed under its headings, and the stop word."""
    parts: list[Part] = []
    for title, lines in by_heading(state):
        items = []
        for line in lines:
            mark = f" (agreed {line.agreed})" if line.agreed == "with reservations" else ""
            # What it was before stands with it; the last entry of a line taken out is the line itself.
            before = [change.was for change in line.history if change.what == "other words"]
            was = f" Before: {'; '.join(before)}." if before else ""
            out = " It no longer stands." if line.out else ""
            said = f"{line.text}{mark}"
            items.append(f"{sentence(said) if was or out else said}{was}{out}")
        parts += [*([Heading(title, 4)] if title else []), Bullets(tuple(items))]
    if state.stop_word:
        parts.append(Paragraph(f"The word that stops everything is {state.stop_word}."))
    return [Heading("How we are together", 3), *parts] if parts else []


def glossary(state: Frame) -> list[Part]:
    """The two-way word list, one thing with many names, and words of te reo Māori, each with its meaning."""
    words = sorted(shown(state), key=lambda term: folded(term.term))
    parts: list[Part] = []
    if words:
        rows = tuple((term.term, term.stands_for, meaning(term), ", ".join(term.used_by)) for term in words)
        parts += [
            Heading("Words we explained to each other", 3),
            Table(("Word", "Stands for", "In plain words", "Used by"), rows),
        ]
    on_list = {term.number: term.term for term in words}
    items = []
    for group in state.groups:
        names = [on_list[number] for number in group.terms if number in on_list]
        if len(names) > 1 or (names and group.name):
            items.append(f"{group.name}: {', '.join(names)}" if group.name else ", ".join(names))
    parts += section("One thing, many names", items)
    heard = [f"{term.term}: {term.hears}" for term in words if term.hears]
    heard += [looked.text for looked in state.looked_back if looked.kind == "hears"]
    parts += section("What the person hears", heard)
    instead = [f"{term.term}: {term.instead}" for term in words if term.instead]
    instead += [looked.text for looked in state.looked_back if looked.kind == "instead"]
    parts += section("What we could say instead", instead)
    parts += section(
        "What we learned about how we talk", [looked.text for looked in state.looked_back if looked.kind == "learned"]
    )
    reo = [
        f"{term.term}: {meaning(term)}" if meaning(term) else term.term
        for term in state.terms.values()
        if term.reo and not term.hidden
    ]
    return [*parts, *section("Words of te reo Māori, with a meaning", reo)]


def meaning(term: Term) -> str:
    """What a word means, and where it means something else."""
    told = [f"in {service}: {meaning}" for service, meaning in term.meanings]
    return "; ".join([*([term.plain] if term.plain else []), *told])


def decisions(state: Frame) -> list[Part]:
    """What was decided about elephants whose wording was agreed."""
    items = []
    for elephant in state.elephants.values():
        if elephant.agreed and elephant.wording and elephant.decision:
            told = [
                sentence(elephant.wording),
                f"We decided: {', '.join(filter(None, (elephant.decision, worked_on(elephant))))}.",
                f"It is carried by {elephant.carries}." if is_role_or_group(elephant.carries) else "",
                f"We look again {again}." if (again := looked_at_again(elephant)) else "",
                f"What changed: {sentence(elephant.change)}" if elephant.change else "",
            ]
            items.append(" ".join(filter(None, told)))
    return section("What we decided about what is hard to say", items)


def _reflections(state: Frame) -> list[Part]:
    items = [
        f"{reflection.assumption}{f' — so we will: {reflection.so_we_will}' if reflection.so_we_will else ''}"
        for reflection in state.reflections.values()
    ]
    return section("What we assumed", items)


def _parked(state: Frame) -> list[Part]:
    items = [
        f"{parked.text} ({comes_back(parked) or 'no day yet'})" for parked in state.parked.values() if not parked.done
    ]
    return section("Parked", items)


def actions(state: Frame) -> list[Part]:
    """What some will do, and the conversations that two will have."""
    parts = section(
        "What some of us will do",
        [
            f"{action.text}{f', {action.role}' if action.role else ''}{f' ({until(action)})' if until(action) else ''}"
            for action in state.actions.values()
            if action.result != "yes"
        ],
    )
    talks = [
        opening_line(talk.from_whom, talk.to_whom, until(talk), talk.opening) for talk in state.conversations.values()
    ]
    return [*parts, *section("Connecting conversations", talks)]


def _takeaways(state: Frame) -> list[Part]:
    return section(
        "What some of us take with us",
        [one.text for one in state.learnings.values() if one.consent in _MAY_BE_READ],
    )


def _replies(state: Frame) -> list[Part]:
    if not state.replies:
        return []
    rows = tuple((reply.said, reply.changed) for reply in state.replies)
    return [Heading("You said, and we", 3), Table(("You said", "We"), rows)]
