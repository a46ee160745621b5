"""A talk's pages, for its facilitators, its participants and anybody.

The participants' page is the card of whose talk it was, and only when they keep it; without a word from them it has
the steps alone, and so has the page for anybody. Never on either: who, what fitted without a nod, how useful it was,
ticks, the observer's card, P-numbers.
"""

from __future__ import annotations

from exercises.leaving.outline import Audience, Bullets, Heading, Paragraph, Part, Table, section
from exercises.talk.reading import titles
from exercises.talk.room import kept_in_words
from exercises.talk.state import CARD, NOTHING, Talk


def outline(state: Talk, audience: Audience) -> tuple[Part, ...]:
    """The page for that audience."""
    if audience == "facilitators":
        return tuple(_record(state))
    parts = _card(state) if audience == "participants" else _public(state)
    return tuple(parts)


def _public(state: Talk) -> list[Part]:
    """What anybody may read: what such a talk is, never a word of this one."""
    return [Heading(state.template.title, 2), Paragraph(state.template.purpose), *_steps(state)]


def _card(state: Talk) -> list[Part]:
    parts: list[Part] = [Heading(state.template.title, 2), Paragraph(state.template.purpose)]
    if state.keeps != CARD:
        said = {NOTHING: "Nothing that was said in this talk is kept."}
        instead = f"The {state.owner} decides whether anything of this talk is kept. Until then there are its steps."
        return [*parts, Paragraph(said.get(state.keeps, instead)), *_steps(state)]
    if state.task:
        parts += [Heading("The task, as it was marked", 3), Paragraph(state.task)]
    if state.fitted and state.fitted_nod:
        parts += [Heading("What fitted", 3), Paragraph(state.fitted)]
    left = (offer.text for offer in state.offers.values() if offer.number not in state.chosen)
    return [*parts, *outcomes(state), *next_steps(state), *section("What else was offered", left), *_steps(state)]


def outcomes(state: Talk) -> list[Part]:
    """What the talk's owner thinks now."""
    return section("What I think now", state.outcomes)


def next_steps(state: Talk) -> list[Part]:
    """What the talk's owner will do next."""
    items = []
    for number in state.chosen:
        offer = state.offers[number]
        items.append(f"{offer.text} ({offer.when})" if offer.when else offer.text)
    items += state.next_steps
    return section("What I will do next", items)


def _steps(state: Talk) -> list[Part]:
    rows = tuple(
        (f"{place} {step.title}", step.prompt, step.source or "our own") for place, step in enumerate(state.steps)
    )
    return [
        Heading("The steps, to use again", 3),
        Table(("Step", "Prompt", "From"), rows),
        Paragraph(state.template.source),
    ]


def _record(state: Talk) -> list[Part]:
    parts: list[Part] = [Heading(state.template.title, 2), Paragraph(f"Kept: {kept_in_words(state)}.")]
    if state.agreed or state.extended:
        agreed = f"{state.agreed} minutes were agreed." if state.agreed else ""
        more = f"It was extended once, by {state.extended} minutes." if state.extended else ""
        parts.append(Paragraph(f"{agreed} {more}".strip()))
    rows = []
    for place, step in enumerate(state.steps):
        marks = [
            "reached" if step.key in state.reached else "",
            "done" if step.key in state.done else "",
            "seen by the observer" if step.key in state.ticks else "",
        ]
        rows.append((f"{place} {step.title}", ", ".join(filter(None, marks)) or "not reached"))
    parts += [Heading("Steps", 3), Table(("Step", "How far"), tuple(rows))]
    if state.keeps == NOTHING:
        return parts
    aloud = "Marked aloud only." if state.task_marked else "Not marked."
    parts += [Heading("The task", 3), Paragraph(state.task or aloud)]
    for title, items in (
        ("Who was thought about", state.thought),
        ("What fitted", (state.fitted,) if state.fitted else ()),
        ("What they think now", state.outcomes),
        ("Next steps", state.next_steps),
    ):
        parts += section(title, items)
    if state.offers:
        parts += [
            Heading("Offers", 3),
            Table(
                ("No.", "Offer", "Chosen", "When"),
                tuple(
                    (
                        str(offer.number),
                        offer.text,
                        "a question, set apart" if offer.question else "chosen" if offer.number in state.chosen else "",
                        offer.when,
                    )
                    for offer in state.offers.values()
                ),
            ),
        ]
    if state.useful:
        parts.append(Paragraph(f"Was it of use: {state.useful}."))
    if state.observer and (state.ticks or state.helped):
        parts += [Heading("The observer's card", 3), Bullets(tuple(titles(state, state.ticks)))]
        parts += [Paragraph(f"One thing that helped: {state.helped}")] if state.helped else []
    return parts
