"""A day as facts: the agreement, actions, words that were explained, parked things, conversations, elephants. Pure.

What others get is what their page has (`outline.py`); anybody at all gets none of it. An elephant's words are there for
nobody without a yes to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from exercises.frame.room_words import shown
from exercises.frame.state import Frame
from exercises.frame.things import Elephant, Term
from exercises.frame.together import headings
from exercises.leaving.data import Cell, Fact
from exercises.leaving.outline import Audience


def data(state: Frame, audience: Audience) -> Iterator[Fact]:
    """Every fact that audience gets."""
    if audience == "public":
        return
    whole = audience == "facilitators"
    titles = headings(state)
    for number, line in state.agreement.items():
        cells: dict[str, Cell] = {
            "text": line.text,
            "heading": titles.get(line.heading, ""),
            "rehearsed": False,
            "stands": not line.out,
        }
        yield Fact("agreements", f"u{number}", cells)
    for number, talk in state.conversations.items():
        roles: dict[str, Cell] = {"from_role": talk.from_whom, "to_role": talk.to_whom}
        yield Fact("conversations", f"c{number}", {**roles, "opening": talk.opening, "by": talk.by_on or None})
    for number, action in state.actions.items():
        if whole or action.result != "yes":
            mine = {"who": action.who, "result": action.result} if whole else {}
            day = action.by_on or None
            yield Fact("actions", f"q{number}", {"text": action.text, "role": action.role, "by": day, **mine})
    for place, reply in enumerate(state.replies, 1):
        words = {"said": reply.said, "changed": reply.changed, "from_session": reply.from_session or None}
        yield Fact("replies", f"reply-{place}", words)
    told = {term.number for term in shown(state)}
    for term in state.terms.values():
        if whole or term.number in told or (term.reo and not term.hidden):
            yield _term(term)
    for number, parked in state.parked.items():
        if whole or not parked.done:
            yield Fact(
                "parked", f"parked-{number}", {"text": parked.text, "back": parked.back_on or None, "done": parked.done}
            )
    for elephant in state.elephants.values():
        if whole or (elephant.agreed and elephant.wording and elephant.decision):
            yield _elephant(elephant, whole=whole)


def _term(term: Term) -> Fact:
    words = {name: getattr(term, name) for name in ("term", "stands_for", "plain", "hears", "instead")}
    return Fact("jargon", f"j{term.number}", {**words, "te_reo": term.reo})


def _elephant(one: Elephant, *, whole: bool) -> Fact:
    words = one.wording if one.agreed else ""
    return Fact(
        "elephants",
        f"e{one.number}",
        {
            "text": words or None,
            "raised": one.raised if whole else None,
            "decision": one.decision,
            "when": one.when_on or None,
            "done": one.done,
            "hidden": "" if words else "nobody said yes to words for it",
        },
    )
