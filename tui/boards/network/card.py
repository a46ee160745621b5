"""A chair's card: who it is and what was heard from it. Pure drawing, for the facilitators only."""

from __future__ import annotations

from exercises.network.checks import FIELD_WORDS
from exercises.network.room import said
from exercises.network.state import FIELDS, QUESTIONS, Chair, Network
from exercises.text import count
from tui.boards.board import Drawn, EntryField
from tui.text import fit, pad, wrap

_SHORT = {"explanation": "why", "intervention": "do", "responsibility": "who", "matters": "matters", "visits": "visits",
          "felt": "felt"}  # fmt: skip


def asks(state: Network) -> dict[str, str]:
    """What the facilitator says for each field."""
    held = [*state.template.words.get("questions", ()), *state.template.words.get("fields", ())]
    return {item["key"]: str(item.get("ask", "")) for item in held}


def fields(state: Network, chair: Chair) -> list[EntryField]:
    """The fields in the order of the interview; only the one line when the pace is one line each."""
    spoken = asks(state)
    keys: tuple[str, ...] = FIELDS if state.with_chairs else QUESTIONS
    if state.pace == "one line" and state.with_chairs:
        keys = ("felt",)
    return [
        EntryField(
            f"{chair.number} {_SHORT[key]}",
            f"{chair.number} {chair.name}, {FIELD_WORDS[key]}",
            spoken.get(key, ""),
            said(state, chair.answers[key]) if key in chair.answers else "",
        )
        for key in keys
    ]


def draw(state: Network, room: int, height: int, chair: Chair) -> list[Drawn]:
    """The card in at most `height` lines; answers are cut only when there is no room, and said in full in the grid."""
    name = f"( {chair.name} )" if chair.empty else chair.name
    reasons = {item["key"]: item["label"] for item in state.template.words.get("empty_reasons", ())}
    facts = [
        chair.near, f"turned {chair.facing}" if chair.facing else "",
        f"empty, {reasons.get(chair.empty_reason, chair.empty_reason)}".rstrip(", ") if chair.empty else "",
        f"held by {chair.held_by}" if chair.held_by else "" if chair.empty or not state.with_chairs else "nobody yet",
        "asked first" if chair.asked else "", "released late" if chair.released_late else
        "released" if chair.released else "needs time" if chair.needs_time else "",
    ]  # fmt: skip
    role = ", ".join(part for part in (chair.role if chair.role != chair.name else "", chair.agency) if part)
    title = f" {chair.number} {name}"
    right = ", ".join(fact for fact in facts if fact)
    wide = max(0, room - len(right) - 2)
    lines: list[Drawn] = [((pad(fit(f"{title}  {role}", wide), wide), "strong"), (f" {right} ", "quiet"))]
    long = [key for key in (*QUESTIONS, "felt") if state.with_chairs or key in QUESTIONS]
    short = ["matters", "visits"] if state.with_chairs else []
    spare = height - 1 - len(long) - (1 if short else 0)
    for key in long:
        text = said(state, chair.answers.get(key))
        held = wrap(text, max(8, room - 10)) or [""]
        most = 1 + max(0, min(spare, len(held) - 1))
        spare -= most - 1
        if len(held) > most:
            held = [*held[: most - 1], fit(" ".join(held[most - 1 :]), room - 10)]
        style = "text" if key in chair.answers else "quiet"
        lines.append(((f" {pad(_SHORT[key], 8)}", "quiet"), (held[0], style)))
        lines += [((" " * 9, "quiet"), (line, style)) for line in held[1:]]
    if short:
        matters = said(state, chair.answers.get("matters"))
        answer = chair.answers.get("visits")
        visits = f"{count(answer.amount)} a month" if answer and answer.amount is not None else said(state, answer)
        half = max(10, room - 9 - 26)
        lines.append(
            ((" matters ", "quiet"),
             (pad(fit(matters, half - 1), half), "text" if "matters" in chair.answers else "quiet"),
             ("visits  ", "quiet"), (fit(visits, 18), "text" if answer else "quiet"))
        )  # fmt: skip
    if chair.wants:
        lines.append(((" wants   ", "quiet"), (fit(chair.wants, room - 10), "text")))
    return lines[:height]
