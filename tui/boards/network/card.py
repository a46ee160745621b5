"""A chair's card: who it is and what was heard from it. Pure drawing, for the facilitators only."""

from __future__ import annotations

from exercises.kernel import amounts
from exercises.network.reversals import swapped_with
from exercises.network.state import FIELD_WORDS, FIELDS, GUESS, QUESTIONS, Answer, Chair, Network
from exercises.network.sums import has_visits, is_booked
from tui.app.text import fit, pad, width, wrap
from tui.boards.board import Drawn, EntryField, led
from tui.boards.cut import rows_cut, wrap_cut
from tui.boards.network.answers import marked

_SHORT = {
    "explanation": "why",
    "intervention": "do",
    "responsibility": "who",
    "matters": "matters",
    "visits": "visits",
    "felt": "felt",
}


def asks(state: Network) -> dict[str, str]:
    """What the facilitator says for each field."""
    items = [*state.template.words.get("questions", ()), *state.template.words.get("fields", ())]
    return {item["key"]: str(item.get("ask", "")) for item in items}


def fields(state: Network, chair: Chair) -> list[EntryField]:
    """The fields in the order of the interview; only the one line when the pace is one line each."""
    spoken = asks(state)
    keys: tuple[str, ...] = FIELDS if state.with_chairs else QUESTIONS
    keys = tuple(key for key in keys if key != "visits" or is_booked(state, chair))
    if state.pace == "one line" and state.with_chairs:
        keys = ("felt",)
    return [
        EntryField(
            f"{chair.number} {_SHORT[key]}",
            f"{chair.number} {chair.name}, {FIELD_WORDS[key]}",
            spoken.get(key, ""),
            marked(state, chair.answers[key]) if key in chair.answers else "",
            _as_typed(chair.answers.get(key)),
        )
        for key in keys
    ]


def _as_typed(answer: Answer | None) -> str:
    """An answer as somebody types it."""
    if answer is None:
        return ""
    said = answer.words if answer.amount is None else amounts.typed(answer.amount)
    return {"unknown": "?", "silent": "-", GUESS: f"~ {said}"}.get(answer.kind, said)


def draw(state: Network, room: int, height: int, chair: Chair) -> list[Drawn]:
    """The card in at most `height` lines; answers are cut only when there is no room, and said in full in the grid."""
    lines = [_head(state, room, chair)]
    order = FIELDS if state.with_chairs else QUESTIONS
    long = [key for key in order if key not in ("matters", "visits")]
    spare = height - 1 - len(long) - (1 if state.with_chairs else 0)
    for key in order:
        if key == "matters":
            lines.append(_matters_and_visits(state, room, chair))
        if key not in long:
            continue
        text = marked(state, chair.answers.get(key))
        most = 1 + max(0, min(spare, len(wrap(text, max(8, room - 10))) - 1))
        answer_lines = wrap_cut(text, max(8, room - 10), most) or [""]
        spare -= len(answer_lines) - 1
        style = "text" if key in chair.answers else "quiet"
        lines += led(f" {pad(_SHORT[key], 8)}", answer_lines, said=style)
    if chair.wants:
        lines.append(((" wants   ", "quiet"), (fit(chair.wants, room - 10), "text")))
    return rows_cut(lines, room, height)


def _head(state: Network, room: int, chair: Chair) -> Drawn:
    """Who it is at the left, cut first; how the chair stands at the right, a swap and why it is empty first."""
    name = f"( {chair.name} )" if chair.empty else chair.name
    reasons = {item["key"]: item["label"] for item in state.template.words.get("empty_reasons", ())}
    swapped = swapped_with(state, chair.number)
    facts = [
        f"swapped with {swapped}" if swapped else "",
        f"empty, {reasons.get(chair.empty_reason, chair.empty_reason)}".rstrip(", ") if chair.empty else "",
        f"held by {chair.held_by}" if chair.held_by else "" if chair.empty or not state.with_chairs else "nobody yet",
        "released late"
        if chair.released_late
        else "released"
        if chair.released
        else "needs time"
        if chair.needs_time
        else "",
        "asked first" if chair.asked else "",
        chair.near,
        f"turned {chair.facing}" if chair.facing else "",
    ]
    role = ", ".join(part for part in (chair.role if chair.role != chair.name else "", chair.agency) if part)
    title = f" {chair.number} {name}"
    # A long name still leaves half the line to the facts.
    right = fit(", ".join(fact for fact in facts if fact), max(room // 2, room - width(title) - 3))
    wide = max(0, room - width(right) - 2)
    return ((pad(fit(f"{title}  {role}", wide), wide), "strong"), (f" {right} ", "quiet"))


def _matters_and_visits(state: Network, room: int, chair: Chair) -> Drawn:
    matters, visits = chair.answers.get("matters"), chair.answers.get("visits")
    monthly = marked(state, visits)
    if visits is not None and visits.amount is not None:
        monthly = f"{'~ ' if visits.kind == GUESS else ''}{amounts.rounded(visits.amount)} a month"
    half = max(10, room - 9 - 26)
    said: Drawn = (
        (" matters ", "quiet"),
        (pad(fit(marked(state, matters), half - 1), half), "text" if matters else "quiet"),
    )
    if not is_booked(state, chair):
        return (*said, (f"not counted {monthly}", "quiet")) if has_visits(chair) else said
    return (
        *said,
        ("visits  ", "quiet"),
        (fit(monthly, 18), "text" if visits else "quiet"),
    )
