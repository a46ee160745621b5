"""A network exercise read by its facilitators: text, JSON, progress. Pure; everything here is private."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from exercises.kernel import things
from exercises.kernel.amounts import rounded
from exercises.kernel.days import by_day
from exercises.kernel.shape import Progress
from exercises.kernel.text import folded, listed, plural
from exercises.kernel.things import ROOM, Sought
from exercises.network import sums
from exercises.network.checks import marked
from exercises.network.reversals import said_from, swapped_with
from exercises.network.room import said
from exercises.network.state import DEROLING, FIELD_WORDS, FIELDS, QUESTIONS, Answer, Chair, Conversation, Network

_COUNTED = {
    "set-out": "chairs",
    "roles": "held",
    "interview": "heard",
    "empty-chairs": "heard",
    "system": "differences",
    "deepen": "differences",
    "surplus": "asked",
    "negotiate": "visits",
    "conversations": "conversations",
    "de-role": "released",
    "learning": "learnings",
}


def progress(state: Network) -> Progress:
    """Where the exercise is, with the count that matters in its phase."""
    phase = state.template.phase(state.phase)
    chairs = list(state.chairs.values())
    counted = ""
    match _COUNTED.get(state.phase, ""):
        case "chairs":
            empty = sum(1 for chair in chairs if chair.empty)
            counted = f"{plural(len(chairs), 'chair')}, {empty} empty"
        case "held":
            seats = [chair for chair in chairs if not chair.empty]
            counted = f"held {sum(1 for chair in seats if chair.held_by)} of {len(seats)}"
        case "heard":
            counted = f"heard {state.heard()} of {len(chairs)}"
        case "differences":
            counted = plural(len(state.differences), "difference")
        case "asked":
            whanau = state.whanau_chairs()
            counted = f"asked {len(whanau) - len(state.not_asked())} of {len(whanau)}"
        case "visits":
            before, most = sums.booked(state), sums.after(state)
            heard = f"{before.heard} of {before.of}"
            counted = f"booked {rounded(before.amount)} from {heard}" if before.heard else f"visits heard {heard}"
            counted += f" → {rounded(most.amount)}" if most is not None else ""
        case "conversations":
            counted = plural(len(state.conversations), "conversation")
        case "released":
            counted = f"in role {len(state.in_role())} of {len(chairs)}"
        case "learnings":
            counted = f"{len(state.learnings)} to take away"
        case _ if not state.with_chairs:
            counted = f"{plural(len(chairs), 'row')}, filled {state.heard()}"
    place = state.template.phase_number(state.phase)
    title = f"{place} {phase.title}"
    standing = ("prepared" if state.in_role() or not state.with_chairs else "everyone released") if chairs else ""
    return Progress(
        title,
        counted,
        state.phase_since,
        phase.minutes,
        bool(state.paused_since),
        state.closed,
        wordless=state.sharing,
        standing=standing,
    )


def phase_warning(state: Network, phase: str) -> str:
    """Who is still in role, when the group goes on past the releasing; "" otherwise. Going on is never refused."""
    releasing = [place for place, known in enumerate(state.template.phases) if known.room == DEROLING]
    waiting = state.in_role() if state.with_chairs else []
    if not releasing or not waiting or state.template.phase_number(phase) <= releasing[0]:
        return ""
    numbers = ", ".join(map(str, sorted(chair.number for chair in waiting)[:12]))
    numbers += " …" if len(waiting) > 12 else ""
    return f"{plural(len(waiting), 'chair is', 'chairs are')} still in role: {numbers}."


def closing(state: Network) -> str:
    """The releasing while anybody is in role; then the last phase."""
    releasing = [known.key for known in state.template.phases if known.room == DEROLING]
    return releasing[0] if releasing and state.with_chairs and state.in_role() else state.template.phases[-1].key


def text(state: Network) -> list[str]:
    """The whole state in plain lines."""
    now = progress(state)
    lines = [
        state.template.title,
        f"phase {now.phase}" + (f", {now.counted}" if now.counted else "") + (", closed" if state.closed else ""),
    ]
    for label, words in (
        ("case", state.case_title),
        ("source", state.case_source),
        ("question", state.question),
        ("stop word", state.stop_word),
        ("contact now", state.standing),
    ):
        if words:
            lines.append(f"{label}: {words}")
    differences = state.difference_counts()
    for row, chairs in state.by_row():
        if chairs:
            lines += ["", row.title]
        for chair in chairs:
            lines += _chair_lines(state, chair, differences.get(chair.number, 0))
    before, most = sums.booked(state), sums.after(state)
    if before.heard:
        lines += ["", f"visits before: {rounded(before.amount)} a month, {before.source}"]
    elif state.with_chairs:
        lines += ["", f"visits before: {before.heard_words}"]
    if most is not None:
        source = f", {most.source}" if most.source else ""
        lines.append(f"visits after: at most {rounded(most.amount)} a month{source}")
    lines += filter(None, (sums.more(state), sums.not_counted_words(state)))
    lines += _findings(state)
    return lines


def _chair_lines(state: Network, chair: Chair, differences: int) -> list[str]:
    name = f"( {chair.name} )" if chair.empty else chair.name
    parts = [part for part in (chair.role if chair.role != chair.name else "", chair.agency) if part]
    swapped = swapped_with(state, chair.number)
    marks = [
        f"held by {chair.held_by}" if chair.held_by else "",
        _empty(state, chair),
        f"swapped with {swapped}" if swapped else "",
        chair.near,
        f"turned {chair.facing}" if chair.facing else "",
        plural(differences, "difference") if differences else "",
        "asked first" if chair.asked else "",
        "released late" if chair.released_late else "released" if chair.released else "",
        "needs time" if chair.needs_time else "",
    ]
    lines = [f"  {chair.number} {name}" + (f", {', '.join(parts)}" if parts else "")]
    lines[0] += f"  [{', '.join(mark for mark in marks if mark)}]" if any(marks) else ""
    for field in FIELDS:
        if field in chair.answers:
            lines.append(f"      {FIELD_WORDS[field]}: {said(state, chair.answers[field])}")
    for apart in said_from(state, chair.number):
        words = said(state, Answer(apart.kind, apart.words))
        lines.append(f"      {FIELD_WORDS[apart.field]}, from the other's chair: {words}")
    if chair.wants:
        lines.append(f"      wants: {chair.wants}")
    return lines


def _empty(state: Network, chair: Chair) -> str:
    """Whether a chair is empty, and why, in the template's words; for the facilitators only."""
    labels = {item["key"]: str(item["label"]) for item in state.template.words.get("empty_reasons", ())}
    reason = labels.get(chair.empty_reason, chair.empty_reason)
    return (f"empty: {reason}" if reason else "empty") if chair.empty else ""


def _findings(state: Network) -> list[str]:
    lines: list[str] = []
    if state.differences:
        lines += ["", f"differences: {len(state.differences)}"]
        for question in QUESTIONS:
            found = [difference for difference in state.differences.values() if difference.question == question]
            lines.append(f"  {FIELD_WORDS[question]}: {len(found)}")
            lines += [
                f"    d{difference.number} {difference.between[0]} vs {difference.between[1]}: {difference.about}"
                for difference in found
            ]
    for label, words in (
        ("first idea", state.first_idea),
        ("turning question", state.turning_question),
        ("shift", state.shift),
    ):
        if words:
            lines.append(f"{label}: {words}")
    if state.agreements:
        lines += ["", f"agreements, rehearsed in role: {len(state.agreements)}"]
        for agreement in state.agreements.values():
            lines.append(f"  a{agreement.number} proposed by {agreement.proposed_by}: {agreement.text}")
            lines.append(f"     yes {_numbers(agreement.agreed)}; no {_numbers(agreement.not_agreed)}")
    if state.slot_when or state.weeks:
        lines += ["", f"weekly slot: {state.slot_when}"]
        for number, week in sums.weeks(state).items():
            lines.append(f"  week {number}: {sums.coming(week, lambda chairs: listed([str(one) for one in chairs]))}")
    if state.conversations:
        owners = sum(1 for talk in state.conversations.values() if not talk.owner)
        lines += ["", f"connecting conversations: {len(state.conversations)}, {owners} without an owner"]
        for talk in state.conversations.values():
            owner = talk.owner or "needs an owner"
            lines.append(
                f"  k{talk.number} {talk.from_chair} to {talk.to_chair}, {FIELD_WORDS[talk.question]}, {owner}"
                + (f", {by_day(talk.by, talk.by_on)}" if talk.by else "")
                + f": {talk.opening}"
            )
            if talk.done:
                lines.append(f"     happened: {talk.done}. {talk.found}".rstrip())
    for mark in state.marks.values():
        lines.append(f"m{mark.number} {FIELD_WORDS[mark.question]}: {marked(state, mark.mark, mark.text)}")
    lines += [f"surprise: {surprise}" for surprise in state.surprises]
    if state.with_chairs:
        lines.append(f"released: {len(state.chairs) - len(state.in_role())} of {len(state.chairs)}")
    if state.spoke is not None:
        lines.append(f"spoke in sharing: {state.spoke}; nothing said is written")
    lines += [
        f"l{learning.number} {learning.area} ({learning.consent}): {learning.text}"
        for learning in state.learnings.values()
    ]
    return lines


def _numbers(numbers: tuple[int, ...]) -> str:
    return listed([str(number) for number in numbers]) or "nobody yet"


def _answer(answer: Answer | None) -> dict[str, Any]:
    if answer is None:
        return {"kind": "not asked"}
    kept: dict[str, Any] = {"kind": answer.kind}
    if answer.words:
        kept["words"] = answer.words
    if answer.amount is not None:
        kept["amount"] = answer.amount
    return kept


def case_document(state: Network) -> dict[str, Any]:
    """What is set out of the case."""
    return {
        "title": state.case_title,
        "source": state.case_source,
        "concealed": state.concealed,
        "question": state.question,
        "stop_word": state.stop_word,
        "contact_now": state.standing,
    }


def talk_document(conversation: Conversation) -> dict[str, Any]:
    """A connecting conversation as JSON."""
    told = things.document(conversation, owner=conversation.owner or None)
    behind = {key: told.pop(key) for key in ("by", "by_on", "done", "found")}
    return {**told, "needs_owner": not conversation.owner, **behind}


def document(state: Network) -> dict[str, Any]:
    """The state as JSON with stable keys (docs/show-json.md)."""
    before, most = sums.booked(state), sums.after(state)
    return {
        "exercise": state.template.key,
        "title": state.template.title,
        "phase": state.phase,
        "phase_since": state.phase_since,
        "paused": bool(state.paused_since),
        "pace": state.pace,
        "closed": state.closed,
        "close_reason": state.close_reason,
        "case": case_document(state),
        "rows": [{"key": row.key, "title": row.title, "whanau": row.whanau} for row in state.rows],
        "chairs": [
            things.document(
                chair,
                held_by=chair.held_by or None,
                answers={field: _answer(chair.answers.get(field)) for field in FIELDS},
            )
            for chair in sorted(state.chairs.values(), key=lambda chair: chair.number)
        ],
        "witnesses": list(state.witnesses),
        "chairs_total": len(state.chairs),
        "chairs_empty": sum(1 for chair in state.chairs.values() if chair.empty),
        "chairs_heard": state.heard(),
        "visits_before": before.amount,
        "visits_heard": before.heard,
        "visits_chairs": before.of,
        "visits_not_counted": [chair.number for chair in sums.not_counted(state)],
        "visits_after_at_most": most.amount if most is not None else None,
        "differences": [things.document(difference) for difference in state.differences.values()],
        "difference_counts": {
            question: sum(1 for d in state.differences.values() if d.question == question) for question in QUESTIONS
        },
        "reversals": [
            things.document(
                reversal,
                said=[{"chair": s.chair, "field": s.field, **_answer(Answer(s.kind, s.words))} for s in reversal.said],
            )
            for reversal in state.reversals.values()
        ],
        "doubles": [things.document(double) for double in state.doubles.values()],
        "surplus_reality": {
            "first_idea": state.first_idea,
            "turning_question": state.turning_question,
            "shift": state.shift,
        },
        "whanau_first_off": state.whanau_first_off,
        "agreements": [
            things.document(agreement, status="rehearsed in role") for agreement in state.agreements.values()
        ],
        "weekly_slot": {
            "when": state.slot_when,
            "note": state.slot_note,
            "limit": state.limit,
            "weeks": [things.document(week) for week in state.weeks.values()],
        },
        "conversations": [talk_document(conversation) for conversation in state.conversations.values()],
        "released_total": len(state.chairs) - len(state.in_role()),
        "sharing": {"spoke": state.spoke, "passed": state.passed},
        "learnings": [things.document(learning) for learning in state.learnings.values()],
        "column_marks": [things.document(mark) for mark in state.marks.values()],
        "surprises": list(state.surprises),
    }


def sought(state: Network) -> Iterator[Sought]:
    """What finding looks into: what people said and wrote, and what the group calls its own rows."""
    own = {row["title"] for row in state.template.words["rows"]}
    yield from things.sought(state)
    yield from (Sought("show map", row.title, folded(row.title), ROOM) for row in state.rows if row.title not in own)
