"""A network exercise as JSON with stable keys, for its facilitators. Pure; everything here is private."""

from __future__ import annotations

from typing import Any

from exercises.network.state import FIELDS, QUESTIONS, Answer, Network


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
            "title": state.case_title,
            "source": state.case_source,
            "concealed": state.concealed,
            "question": state.question,
            "stop_word": state.stop_word,
            "contact_now": state.standing,
        },
        "rows": [{"key": row.key, "title": row.title, "whanau": row.whanau} for row in state.rows],
        "chairs": [
            {
                "number": chair.number,
                "row": chair.row,
                "person": chair.person,
                "role": chair.role,
                "agency": chair.agency,
                "short": chair.short,
                "near": chair.near,
                "facing": chair.facing,
                "empty": chair.empty,
                "empty_reason": chair.empty_reason,
                "held_by": chair.held_by or None,
                "answers": {field: _answer(chair.answers.get(field)) for field in FIELDS},
                "asked_first": chair.asked,
                "wants": chair.wants,
                "released": chair.released,
                "released_late": chair.released_late,
                "needs_time": chair.needs_time,
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
            {
                "number": r.number,
                "between": list(r.between),
                "back": r.back,
                "said": [{"chair": s.chair, "field": s.field, **_answer(Answer(s.kind, s.words))} for s in r.said],
            }
            for r in state.reversals.values()
        ],
        "doubles": [
            {"number": d.number, "chair": d.chair, "words": d.words, "nod": d.nod} for d in state.doubles.values()
        ],
        "surplus_reality": {
            "first_idea": state.first_idea,
            "turning_question": state.turning_question,
            "shift": state.shift,
        },
        "agreements": [
            {
                "number": a.number,
                "text": a.text,
                "proposed_by": a.proposed_by,
                "question": a.question,
                "agreed": list(a.agreed),
                "not_agreed": list(a.not_agreed),
                "override": a.override,
                "status": "rehearsed in role",
            }
            for a in state.agreements.values()
        ],
        "weekly_slot": {
            "when": state.slot_when,
            "note": state.slot_note,
            "limit": state.limit,
            "weeks": [
                {"week": week, "chairs": list(held.chairs), "note": held.note, "nobody": held.nobody}
                for week, held in state.weeks.items()
            ],
        },
        "conversations": [
            {
                "number": k.number,
                "from": k.from_chair,
                "to": k.to_chair,
                "question": k.question,
                "opening": k.opening,
                "owner": k.owner or None,
                "needs_owner": not k.owner,
                "by": k.by,
                "done": k.done,
                "found": k.found,
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
    }
