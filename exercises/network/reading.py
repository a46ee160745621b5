"""A network exercise read by its facilitators: text, JSON, search, progress. Pure; everything here is private.

Long, because the whole state is written out field by field, as text and as JSON.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from exercises.exercise import Progress
from exercises.network.moves import FIELD_WORDS
from exercises.network.room import said
from exercises.network.state import FIELDS, QUESTIONS, Answer, Chair, Network
from exercises.text import contains, count, listed

_COUNTED = {
    "set-out": "chairs", "roles": "held", "interview": "heard", "empty-chairs": "heard", "system": "differences",
    "deepen": "differences", "surplus": "asked", "negotiate": "visits", "conversations": "conversations",
    "de-role": "released", "learning": "learnings",
}  # fmt: skip


def progress(state: Network) -> Progress:
    """Where the exercise is, with the count that matters in its phase."""
    phase = state.template.phase(state.phase)
    chairs = list(state.chairs.values())
    counted = ""
    match _COUNTED.get(state.phase, ""):
        case "chairs":
            empty = sum(1 for chair in chairs if chair.empty)
            counted = f"{len(chairs)} chairs, {empty} empty"
        case "held":
            seats = [chair for chair in chairs if not chair.empty]
            counted = f"held {sum(1 for chair in seats if chair.held_by)} of {len(seats)}"
        case "heard":
            counted = f"heard {state.heard()} of {len(chairs)}"
        case "differences":
            counted = f"{len(state.differences)} differences"
        case "asked":
            whanau = state.whanau_chairs()
            counted = f"asked {len(whanau) - len(state.not_asked())} of {len(whanau)}"
        case "visits":
            after = state.visits_after()
            counted = f"booked {count(state.visits_before())}" + (f" → {count(after)}" if after is not None else "")
        case "conversations":
            counted = f"{len(state.conversations)} conversations"
        case "released":
            counted = f"in role {len(state.in_role())} of {len(chairs)}"
        case "learnings":
            counted = f"{len(state.learnings)} to take away"
        case _ if not state.with_chairs:
            counted = f"{len(chairs)} people, filled {state.heard()}"
    place = state.template.phase_number(state.phase)
    title = f"{place} {phase.title}"
    return Progress(title, counted, state.phase_since, phase.minutes, bool(state.paused_since), state.closed)


def text(state: Network) -> list[str]:
    """The whole state in plain lines."""
    now = progress(state)
    lines = [
        state.template.title,
        f"phase {now.phase}" + (f", {now.counted}" if now.counted else "") + (", closed" if state.closed else ""),
    ]
    for label, words in (
        ("case", state.case_title), ("source", state.case_source), ("question", state.question),
        ("stop word", state.stop_word), ("contact now", state.standing),
    ):  # fmt: skip
        if words:
            lines.append(f"{label}: {words}")
    differences = state.difference_counts()
    for row, chairs in state.by_row():
        if chairs:
            lines += ["", row.title]
        for chair in chairs:
            lines += _chair_lines(state, chair, differences.get(chair.number, 0))
    lines += ["", f"visits before: {count(state.visits_before())} a month"]
    after = state.visits_after()
    if after is not None:
        lines.append(f"visits after: at most {count(after)} a month")
    lines += _findings(state)
    return lines


def _chair_lines(state: Network, chair: Chair, differences: int) -> list[str]:
    name = f"( {chair.name} )" if chair.empty else chair.name
    parts = [part for part in (chair.role if chair.role != chair.name else "", chair.agency) if part]
    marks = [
        f"held by {chair.held_by}" if chair.held_by else "",
        "empty" if chair.empty else "", chair.near, f"turned {chair.facing}" if chair.facing else "",
        f"{differences} differences" if differences else "", "asked first" if chair.asked else "",
        "released late" if chair.released_late else "released" if chair.released else "",
        "needs time" if chair.needs_time else "",
    ]  # fmt: skip
    lines = [f"  {chair.number} {name}" + (f", {', '.join(parts)}" if parts else "")]
    lines[0] += f"  [{', '.join(mark for mark in marks if mark)}]" if any(marks) else ""
    for field in FIELDS:
        if field in chair.answers:
            lines.append(f"      {FIELD_WORDS[field]}: {said(state, chair.answers[field])}")
    if chair.wants:
        lines.append(f"      wants: {chair.wants}")
    return lines


def _findings(state: Network) -> list[str]:
    lines: list[str] = []
    if state.differences:
        lines += ["", f"differences: {len(state.differences)}"]
        for question in QUESTIONS:
            found = [held for held in state.differences.values() if held.question == question]
            lines.append(f"  {FIELD_WORDS[question]}: {len(found)}")
            lines += [f"    d{held.number} {held.between[0]} vs {held.between[1]}: {held.about}" for held in found]
    for label, words in (
        ("first idea", state.first_idea), ("turning question", state.turning_question), ("shift", state.shift),
    ):  # fmt: skip
        if words:
            lines.append(f"{label}: {words}")
    if state.agreements:
        lines += ["", f"agreements, rehearsed in role: {len(state.agreements)}"]
        for agreement in state.agreements.values():
            lines.append(f"  a{agreement.number} proposed by {agreement.proposed_by}: {agreement.text}")
            lines.append(f"     yes {_numbers(agreement.agreed)}; no {_numbers(agreement.not_agreed)}")
    if state.slot_when or state.weeks:
        lines += ["", f"weekly slot: {state.slot_when}"]
        for week, held in state.weeks.items():
            who = listed([str(number) for number in held.chairs])
            lines.append(f"  week {week}: {'nobody' if held.nobody else f'{who} {held.note}'.strip()}")
    if state.conversations:
        owners = sum(1 for talk in state.conversations.values() if not talk.owner)
        lines += ["", f"connecting conversations: {len(state.conversations)}, {owners} without an owner"]
        for talk in state.conversations.values():
            owner = talk.owner or "needs an owner"
            lines.append(f"  k{talk.number} {talk.from_chair} to {talk.to_chair}, {FIELD_WORDS[talk.question]}, {owner}"
                         + (f", {talk.by}" if talk.by else "") + f": {talk.opening}")  # fmt: skip
            if talk.done:
                lines.append(f"     happened: {talk.done}. {talk.found}".rstrip())
    for mark in state.marks.values():
        lines.append(f"m{mark.number} {FIELD_WORDS[mark.question]}: {mark.mark} {mark.text}".rstrip())
    lines += [f"surprise: {surprise}" for surprise in state.surprises]
    if state.with_chairs:
        lines.append(f"released: {len(state.chairs) - len(state.in_role())} of {len(state.chairs)}")
    if state.spoke is not None:
        lines.append(f"spoke in sharing: {state.spoke}; nothing said is written")
    lines += [f"l{held.number} {held.area} ({held.consent}): {held.text}" for held in state.learnings.values()]
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


def document(state: Network) -> dict[str, Any]:
    """The state as JSON with stable keys (docs/show-json.md)."""
    return {
        "exercise": state.template.key,
        "title": state.template.title,
        "phase": state.phase,
        "phase_since": state.phase_since,
        "paused": bool(state.paused_since),
        "pace": state.pace,
        "closed": state.closed,
        "close_reason": state.close_reason,
        "case": {
            "title": state.case_title, "source": state.case_source, "concealed": state.concealed,
            "question": state.question, "stop_word": state.stop_word, "contact_now": state.standing,
        },
        "rows": [{"key": row.key, "title": row.title, "whanau": row.whanau} for row in state.rows],
        "chairs": [
            {
                "number": chair.number, "row": chair.row, "person": chair.person, "role": chair.role,
                "agency": chair.agency, "short": chair.short, "near": chair.near, "facing": chair.facing,
                "empty": chair.empty, "empty_reason": chair.empty_reason, "held_by": chair.held_by or None,
                "answers": {field: _answer(chair.answers.get(field)) for field in FIELDS},
                "asked_first": chair.asked, "wants": chair.wants, "released": chair.released,
                "released_late": chair.released_late, "needs_time": chair.needs_time,
                "release_note": chair.release_note,
            }
            for chair in sorted(state.chairs.values(), key=lambda chair: chair.number)
        ],
        "witnesses": list(state.witnesses),
        "chairs_total": len(state.chairs),
        "chairs_empty": sum(1 for chair in state.chairs.values() if chair.empty),
        "chairs_heard": state.heard(),
        "visits_before": state.visits_before(),
        "visits_after_at_most": state.visits_after(),
        "differences": [
            {"number": d.number, "between": list(d.between), "question": d.question, "about": d.about}
            for d in state.differences.values()
        ],
        "difference_counts": {
            question: sum(1 for d in state.differences.values() if d.question == question) for question in QUESTIONS
        },
        "reversals": [
            {"number": r.number, "between": list(r.between), "back": r.back} for r in state.reversals.values()
        ],
        "doubles": [
            {"number": d.number, "chair": d.chair, "words": d.words, "nod": d.nod} for d in state.doubles.values()
        ],
        "surplus_reality": {
            "first_idea": state.first_idea, "turning_question": state.turning_question, "shift": state.shift,
        },
        "agreements": [
            {
                "number": a.number, "text": a.text, "proposed_by": a.proposed_by, "question": a.question,
                "agreed": list(a.agreed), "not_agreed": list(a.not_agreed), "override": a.override,
                "status": "rehearsed in role",
            }
            for a in state.agreements.values()
        ],
        "weekly_slot": {
            "when": state.slot_when, "note": state.slot_note, "limit": state.limit,
            "weeks": [
                {"week": week, "chairs": list(held.chairs), "note": held.note, "nobody": held.nobody}
                for week, held in state.weeks.items()
            ],
        },
        "conversations": [
            {
                "number": k.number, "from": k.from_chair, "to": k.to_chair, "question": k.question,
                "opening": k.opening, "owner": k.owner or None, "needs_owner": not k.owner, "by": k.by,
                "done": k.done, "found": k.found,
            }
            for k in state.conversations.values()
        ],
        "released_total": len(state.chairs) - len(state.in_role()),
        "sharing": {"spoke": state.spoke, "passed": state.passed},
        "learnings": [
            {"number": held.number, "area": held.area, "text": held.text, "consent": held.consent}
            for held in state.learnings.values()
        ],
        "column_marks": [
            {"number": m.number, "question": m.question, "mark": m.mark, "text": m.text} for m in state.marks.values()
        ],
        "surprises": list(state.surprises),
    }  # fmt: skip


def find(state: Network, words: str) -> list[tuple[str, str]]:
    """Where the words stand, with or without macrons: what to type to get there, and the words around."""
    found = [(goes, around) for goes, around, held in _everything(state) if held and contains(words, held)]
    return list(dict.fromkeys(found))


def _everything(state: Network) -> Iterator[tuple[str, str, str]]:
    """Every text of the exercise: what to type to get there, the words around, the text itself."""
    for chair in state.in_order():
        goes = str(chair.number)
        for what, held in (("", chair.person), ("role", chair.role), ("agency", chair.agency), ("wants", chair.wants),
                           ("note", chair.release_note)):  # fmt: skip
            yield goes, f"{chair.name}{f', {what}' if what else ''}: {held}", held
        for field, answer in chair.answers.items():
            yield goes, f"{chair.name}, {FIELD_WORDS[field]}: {answer.words}", answer.words
    for double in state.doubles.values():
        yield str(double.chair), f"a thought kept: {double.words}", double.words
    lettered: tuple[tuple[str, Mapping[int, Any], tuple[str, ...]], ...] = (
        ("d", state.differences, ("about",)), ("a", state.agreements, ("text",)),
        ("k", state.conversations, ("opening", "found")), ("l", state.learnings, ("text",)),
        ("m", state.marks, ("text",)),
    )  # fmt: skip
    for letter, things, fields in lettered:
        for number, thing in things.items():
            for field in fields:
                yield f"{letter}{number}", getattr(thing, field), getattr(thing, field)
    for word, held in (
        ("case", state.case_title), ("question", state.question), ("stop", state.stop_word),
        ("standing", state.standing), ("idea", state.first_idea), ("turning", state.turning_question),
        ("shift", state.shift), ("slot when", state.slot_when), ("slot note", state.slot_note),
    ):  # fmt: skip
        yield word, held, held
    for week, planned in state.weeks.items():
        yield f"slot {week}", planned.note, planned.note
    for surprise in state.surprises:
        yield "surprise", surprise, surprise
