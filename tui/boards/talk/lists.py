"""The steps of a talk, what was written, and the offers, as lines. Pure drawing; refuses to know who may see it."""

from __future__ import annotations

from exercises.talk.room import in_words
from exercises.talk.state import NOTHING, Offer, Talk
from tui.app.text import fit, pad, width, wrap
from tui.boards.board import Drawing, Drawn

_SIDE = 26
"""Cells at the right of a step, for its minutes and marks, where there is room."""


def draw(state: Talk, room: int, focus: int, height: int = 0) -> Drawing:
    """Everything at a glance: steps, then what was written, then the offers, each on one line.

    In a pane of too few rows only the steps around the present one stand, below the task.
    """
    said = written(state)
    whole = len(state.steps) + 1 + len(said) + bool(state.takes("offers")) + len(state.offers)
    few = 0 < height < whole
    first = max(0, min(state.place - 1, len(state.steps) - 3)) if few else 0
    places = range(first, min(first + 3, len(state.steps)) if few else len(state.steps))
    lines: list[Drawn] = []
    if few:
        lines += [_one(label, words, room) for label, words in said if label == "TASK"]
        said = [(label, words) for label, words in said if label != "TASK"]
    here = (len(lines) + state.place - first,) * 2
    lines += [step_line(state, place, room) for place in places]
    gaps = {len(lines)}
    lines.append(())
    lines += [_one(label, words, room) for label, words in said]
    if state.takes("offers"):
        lines.append(((fit(f" OFFERS  {len(state.offers)}", room), "heading"),))
    for offer in state.offers.values():
        if offer.number == focus:
            here = (len(lines), len(lines))
        lines.append(offer_lines(state, offer, room, focus, whole=False)[0])
    return Drawing(lines, *here, gaps=frozenset(gaps))


def full(state: Talk, room: int, focus: int) -> Drawing:
    """What was written, in full."""
    lines: list[Drawn] = []
    for label, words in written(state):
        lines.append(((f" {label}", "heading"),))
        lines += [((f"   {line}", "text"),) for line in wrap(words, max(8, room - 4))]
    here = (0, 0)
    for offer in state.offers.values():
        drawn = offer_lines(state, offer, room, focus, whole=True)
        if offer.number == focus:
            here = (len(lines), len(lines) + len(drawn) - 1)
        lines += drawn
    if not lines:
        lines.append(((fit(" Nothing is written. Nothing has to be.", room), "quiet"),))
    return Drawing(lines, *here)


def step_line(state: Talk, place: int, room: int) -> Drawn:
    """One step: where the talk is, its minutes, what it waits for; in words, never in colour alone."""
    step, phase = state.steps[place], state.template.phases[place]
    least, most = phase.minutes
    minutes = (f"{most} min" if least == most else f"{least}-{most} min") if most else ""
    missing = state.missing(place)
    first = next((known.title for known in state.steps if known.key == missing), "the task")
    marks = [
        "done" if step.key in state.done else "",
        "seen" if step.key in state.ticks else "",
        f"after {first.lower() if missing != 'task' else 'the task'}" if missing else "",
    ]
    side = "  ".join(filter(None, (minutes, *marks)))
    bar = "▌" if place == state.place else " "
    style = "strong" if place == state.place else "text" if step.key in state.reached else "quiet"
    if room < 2 * _SIDE:
        return ((fit(f"{bar}{place:>2} {step.title}", room), style),)
    space = room - _SIDE
    return ((pad(f"{bar}{place:>2} {step.title}", space), style), (fit(side, _SIDE), "quiet"))


def written(state: Talk) -> list[tuple[str, str]]:
    """What was written beside the offers, each with its label."""
    if state.keeps == NOTHING:
        return [("KEPT", "nothing of this talk is kept")]
    aloud = "marked aloud only" if state.task_marked else "not marked yet"
    nod = "" if state.fitted_nod else "  (not for the room)"
    found = [
        ("TASK", state.task or aloud if state.takes("task") else ""),
        ("ROUND", in_words(state)),
        ("FITTED", f"{state.fitted}{nod}" if state.fitted else ""),
        ("THOUGHT ABOUT", ", ".join(state.thought)),
        *(("OUTCOME", line) for line in state.outcomes),
        *(("NEXT STEP", line) for line in state.next_steps),
        ("OF USE", state.useful),
        ("IT HELPED", state.helped),
    ]
    return [(label, words) for label, words in found if words]


def task_line(state: Talk, room: int) -> list[Drawn]:
    """The task as it was marked, for the foot of whatever is looked at; none before."""
    if not state.task_marked or state.keeps == NOTHING:
        return []
    return [_one("TASK", state.task or "marked aloud only", room)]


def _one(label: str, words: str, room: int) -> Drawn:
    lead = f" {label}  "
    return ((fit(lead, room), "quiet"), (fit(words, max(0, room - width(lead))), "text"))


def offer_lines(state: Talk, offer: Offer, room: int, focus: int, *, whole: bool) -> list[Drawn]:
    """One offer with its number; ● is chosen, ? is a question set apart."""
    bar = "▌" if offer.number == focus else " "
    mark = "●" if offer.number in state.chosen else "?" if offer.question else " "
    lead = f"{bar}{offer.number:>3} {mark} "
    words = f"{offer.text}  [{offer.when}]" if offer.when else offer.text
    style = "chosen" if offer.number == focus else "strong" if offer.number in state.chosen else "text"
    space = max(1, room - width(lead))
    held = wrap(words, space) if whole else [fit(words, space)]
    return [
        ((fit(lead, room) if not at else " " * min(room, width(lead)), style), (line, style))
        for at, line in enumerate(held or [""])
    ]
