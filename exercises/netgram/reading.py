"""A net-gram read by its facilitators: text, JSON, search, progress. Pure; everything here is private."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from exercises.kernel import clock, things
from exercises.kernel.days import by_day
from exercises.kernel.shape import Progress
from exercises.kernel.text import folded, plural
from exercises.kernel.things import ROOM, Sought
from exercises.netgram import words
from exercises.netgram.comparing import of_state
from exercises.netgram.state import RING_WORDS, RINGS, Drawing, NetGram, Tie
from exercises.network.reading import case_document, talk_document
from exercises.network.state import FIELD_WORDS, Chair

_NOT_PLACED = "not placed yet"


def progress(state: NetGram) -> Progress:
    """Where the exercise is, with whose view it is."""
    view = f"view: {state.view}" if state.view else "whose view? view Hine, mum"
    counted = f"{plural(len(state.ties), 'tie')}   {view}"
    return clock.progress(state, counted, wordless=state.sharing, standing="prepared" if state.chairs else "")


def about(state: NetGram, chair: Chair) -> list[str]:
    """Everything known of somebody: the ring, the ties and what was said of them before."""
    part = ", ".join(filter(None, (chair.role if chair.role != chair.name else "", chair.agency)))
    ring = "centre" if chair.number == state.centre else RING_WORDS.get(chair.near, _NOT_PLACED)
    marks = [ring, state.kind_of(chair), _empty(state, chair)]
    lines = [f"{chair.called}{f', {part}' if part else ''}  [{', '.join(filter(None, marks))}]"]
    lines += [_tie(state, tie) for tie in words.in_order(state.ties_of(chair.number), 0)]
    return lines


def card(state: NetGram, number: str) -> list[str]:
    """What the line that is somebody's number alone brings."""
    return about(state, state.chairs[int(number)])


def _empty(state: NetGram, chair: Chair) -> str:
    labels = {item["key"]: str(item["label"]) for item in state.template.words.get("empty_reasons", ())}
    reason = labels.get(chair.empty_reason, chair.empty_reason)
    return (f"empty: {reason}" if reason else "empty") if chair.empty else ""


def _tie(state: NetGram, tie: Tie) -> str:
    contacts = "" if tie.contacts is not None else ", contacts not asked"
    before = f"; before: {', then '.join(tie.before)}" if tie.before else ""
    return f"{words.tie_line(state.chairs, tie)}{contacts}{before}"


def text(state: NetGram) -> list[str]:
    """The whole state in plain lines."""
    now = progress(state)
    stamp = words.stamp(state) if state.has_view else "whose view it is was not said yet"
    shown = {"yes": "yes", "no": "no"}.get(state.consent, "not asked")
    lines = [
        state.template.title,
        f"phase {now.phase}{', closed' if state.closed else ''}",
        f"{words.title(state)}, drawing {state.drawing}, {stamp}",
        f"may be shown: {shown}",
    ]
    lines += [
        f"{label}: {said}"
        for label, said in (
            ("source", state.case_source),
            ("question", state.question),
            ("stop word", state.stop_word),
            ("contact now", state.standing),
        )
        if said
    ]
    for label, chairs in _rings(state):
        if chairs:
            lines += ["", label, *(f"  {line}" for chair in chairs for line in about(state, chair)[:1])]
    if state.ties:
        lines += ["", "ties", *(f"  {_tie(state, tie)}" for tie in words.in_order(state.ties, state.centre))]
    alone = words.joined_to_nobody(state)
    lines += [f"not joined to anybody: {alone}"] if alone else []
    lines += [f"m{number} missing: {said}" for number, said in _missing(state)]
    lines += [f"{one.goes} seen: {one.text}" for one in state.sights.values()]
    for talk in state.conversations.values():
        pair = " to ".join(words.name_of(state.chairs, n) for n in (talk.from_chair, talk.to_chair))
        more = ", ".join(
            (
                FIELD_WORDS[talk.question],
                talk.owner or "needs an owner",
                *filter(None, [by_day(talk.by, talk.by_on)]),
                *([f"happened: {talk.done}. {talk.found}".rstrip()] if talk.done else []),
            )
        )
        lines.append(f"k{talk.number} {pair}, {more}: {talk.opening}")
    found = of_state(state)
    if found is not None:
        lines += ["", f"since drawing {found.before.number}, {words.stamp(found.before)}"]
        lines += [f"  {line}" for line in found.lines()] or ["  nothing new, gone or changed"]
    return lines


def _rings(state: NetGram) -> Iterator[tuple[str, list[Chair]]]:
    centre = state.chairs.get(state.centre)
    yield "centre", [centre] if centre is not None else []
    yield from ((RING_WORDS[ring], state.ring(ring)) for ring in RINGS)
    yield _NOT_PLACED, state.ring("")


def _missing(state: NetGram) -> Iterator[tuple[int, str]]:
    return zip(state.missing, words.missing_lines(state), strict=True)


def document(state: NetGram) -> dict[str, Any]:
    """The state as JSON with stable keys."""
    found = of_state(state)
    return {
        **clock.document(state),
        "close_reason": state.close_reason,
        "case": case_document(state),
        "consent": state.consent,
        "rows": [{"key": row.key, "title": row.title, "whanau": row.whanau} for row in state.rows],
        "drawings": [_drawing(one) for one in state.drawings()],
        "people": [
            {
                "number": chair.number,
                "row": chair.row,
                "person": chair.person,
                "role": chair.role,
                "agency": chair.agency,
                "short": chair.short,
                "kind": state.kind_of(chair),
                "empty": chair.empty,
                "empty_reason": chair.empty_reason,
            }
            for chair in state.chairs.values()
        ],
        "conversations": [talk_document(talk) for talk in state.conversations.values()],
        "since_before": found.lines() if found is not None else [],
    }


def _drawing(drawn: Drawing | NetGram) -> dict[str, Any]:
    number = drawn.number if isinstance(drawn, Drawing) else drawn.drawing
    return {
        "drawing": number,
        "view": drawn.view,
        "view_kind": drawn.view_kind,
        "day": drawn.day,
        "centre": drawn.centre,
        "rings": {
            ring: [n for n, chair in drawn.chairs.items() if chair.near == ring and n != drawn.centre] for ring in RINGS
        },
        "ties": [
            {
                "from": tie.between[0],
                "to": tie.between[1],
                "sign": tie.sign,
                "way": tie.way,
                "contacts": tie.contacts,
                "before": list(tie.before),
            }
            for tie in words.in_order(drawn.ties, drawn.centre)
        ],
        "missing": [things.document(one) for one in drawn.missing.values()],
        "seen": [things.document(one) for one in drawn.sights.values()],
    }


def sought(state: NetGram) -> Iterator[Sought]:
    """What finding looks into, what the group calls its own rows too."""
    own = {row["title"] for row in state.template.words["rows"]}
    yield from things.sought(state)
    yield from (Sought("show rings", row.title, folded(row.title), ROOM) for row in state.rows if row.title not in own)
