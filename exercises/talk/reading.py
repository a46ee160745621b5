"""A talk read by its facilitators: text, JSON, search, progress. Pure; everything here is private."""

from __future__ import annotations

from typing import Any

from exercises.kernel import clock
from exercises.kernel.shape import Progress
from exercises.talk.room import in_words, kept_in_words
from exercises.talk.state import NOTHING, Offer, Talk
from exercises.talk.steps import TASK


def progress(state: Talk) -> Progress:
    """Where the talk is, with the count that matters in its step."""
    phase = state.template.phase(state.phase)
    more = state.extended if state.extended_in == state.phase else 0
    least, most = phase.minutes
    minutes = (least + more, most + more) if most else (0, 0)
    return Progress(
        f"{state.place} {phase.title}",
        _counted(state),
        state.phase_since,
        minutes,
        bool(state.paused_since),
        state.closed,
        wordless=state.keeps == NOTHING,
        standing="prepared" if state.task_marked else "",
    )


def _counted(state: Talk) -> str:
    if state.takes(TASK) and not state.task_marked:
        return "task not marked"
    turn = in_words(state)
    if "chosen" in state.step.takes:
        return f"{len(state.chosen)} chosen"
    if "offers" in state.step.takes:
        return ", ".join(filter(None, (turn, offers_in_words(state))))
    return turn


def offers_in_words(state: Talk) -> str:
    """How many offers there are: "1 offer", "3 offers"."""
    count = sum(1 for offer in state.offers.values() if not offer.question)
    return f"{count} {'offer' if count == 1 else 'offers'}"


def closing(state: Talk) -> str:
    """The last step; while that needs something first, the talk closes from where it is."""
    last = len(state.steps) - 1
    return state.phase if state.missing(last) else state.steps[last].key


def phase_warning(state: Talk, phase: str) -> str:
    """Which steps a jump forward leaves out; "" when none. It is no fault to leave one out."""
    place = state.template.phase_number(phase)
    left = [step.title for step in state.steps[state.place + 1 : place] if step.key not in state.reached]
    return f"That leaves out {', '.join(left)}." if left else ""


def text(state: Talk) -> list[str]:
    """The whole state in plain lines."""
    now = progress(state)
    parts = [f"step {now.phase}", now.counted, "closed" if state.closed else ""]
    lines = [state.template.title, ", ".join(filter(None, parts)), f"kept: {kept_in_words(state)}"]
    if state.agreed or state.extended:
        more = f", extended once by {state.extended}" if state.extended else ""
        lines.append(f"minutes agreed: {state.agreed or 'not said'}{more}")
    aloud = "marked aloud only" if state.task_marked else "not marked yet"
    lines.append(f"task: {state.task or aloud}")
    if state.thought:
        lines.append(f"thought about: {', '.join(state.thought)}")
    if state.fitted:
        nod = "the room may see it" if state.fitted_nod else "not for the room"
        lines.append(f"fitted ({nod}): {state.fitted}")
    if state.offers:
        lines += ["", f"offers: {len(state.offers)}"]
        lines += [f"  {_offer_line(state, offer)}" for offer in state.offers.values()]
    lines += [f"outcome {place}: {line}" for place, line in enumerate(state.outcomes, 1)]
    lines += [f"next step {place}: {line}" for place, line in enumerate(state.next_steps, 1)]
    if state.useful:
        lines.append(f"of use: {state.useful}")
    if state.done:
        lines.append(f"done: {', '.join(titles(state, state.done))}")
    if state.observer:
        lines += ["", f"observer's card: {', '.join(titles(state, state.ticks)) or 'nothing ticked yet'}"]
        if state.helped:
            lines.append(f"  one thing that helped: {state.helped}")
    return lines


def _offer_line(state: Talk, offer: Offer) -> str:
    marks = [
        "question, set apart" if offer.question else "",
        "chosen" if offer.number in state.chosen else "",
        offer.when,
    ]
    said = ", ".join(filter(None, marks))
    return f"{offer.number} {offer.text}" + (f"  [{said}]" if said else "")


def titles(state: Talk, keys: tuple[str, ...]) -> list[str]:
    """The titles of those steps, each with its number."""
    return [f"{place} {step.title}" for place, step in enumerate(state.steps) if step.key in keys]


def document(state: Talk) -> dict[str, Any]:
    """The state as JSON with stable keys, for the facilitators."""
    return {
        **clock.document(state),
        "steps": [
            {
                "number": place,
                "key": step.key,
                "title": step.title,
                "source": step.source,
                "reached": step.key in state.reached,
                "done": step.key in state.done,
            }
            for place, step in enumerate(state.steps)
        ],
        "minutes_agreed": state.agreed or None,
        "minutes_extended": state.extended or None,
        "task_marked": state.task_marked,
        "task": state.task,
        "round": {"seats": state.seats or None, "turn": state.turn or None},
        "thought_about": list(state.thought),
        "fitted": {"words": state.fitted, "room_may_see": state.fitted_nod},
        "offers": [
            {
                "number": offer.number,
                "text": offer.text,
                "question": offer.question,
                "chosen": offer.number in state.chosen,
                "when": offer.when,
            }
            for offer in state.offers.values()
        ],
        "chosen": list(state.chosen),
        "outcomes": list(state.outcomes),
        "next_steps": list(state.next_steps),
        "useful": state.useful or None,
        "observer": {"on": state.observer, "ticks": list(state.ticks), "helped": state.helped},
        "keeps": state.keeps or None,
    }
