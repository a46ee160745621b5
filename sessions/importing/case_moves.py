"""Turns a case into the moves of a network exercise, each with its place in the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from exercises.kernel.amounts import monthly
from exercises.kernel.checked_table import Place
from exercises.kernel.schema import quoted
from exercises.kernel.text import count
from exercises.network.state import ANSWERED, GUESS, UNKNOWN, Network
from sessions.importing import case_form as form
from sessions.importing.case_form import CaseError, must_be_known
from sessions.importing.case_plan import Plan

NOT_SAID = "imported: the case does not say which whānau chairs were asked first"
"""The reason kept with agreements of a case, which holds no word on who was asked before."""


def planned(case: Place, state: Network) -> Plan:
    """What brings the case into that exercise: moves in order, and remarks. Raises CaseError naming the place."""
    plan = Plan(case, state)
    for part, step in _STEPS.items():
        plan.part = part
        step(plan)
    return plan


def _case(plan: Plan) -> None:
    case = plan.case
    for key, name in (("title", "case_title"), ("question", "question"), ("contact_state_now", "standing")):
        words = case.text(key)
        if words:
            plan.add(case.at(key), "case", field=name, text=words)
    source = case.inside("case_source")
    if source is not None:
        plan.add(source.at("kind"), "case", field="source", text=source.text("kind"))
        if source.text("identifying_details") in ("none", "concealed"):
            plan.add(source.at("identifying_details"), "case", field="concealed", text="yes")


def _chairs(plan: Plan) -> None:
    places = plan.case.each("chairs")
    rows = [row.key for row in plan.state.rows]
    reasons = [item["key"] for item in plan.state.template.words.get("empty_reasons", ())]
    empty = 0
    for index, place in enumerate(places):
        plan.chairs[place.text("id")] = plan.state.next_chair + index
        is_empty = bool(place.value("empty"))
        empty += is_empty
        reason = must_be_known(place.at("empty_reason"), place.text("empty_reason"), reasons)
        if reason and not is_empty:
            raise CaseError(f"{place.at('empty_reason')}: this chair is not empty. Take the reason out, or say empty.")
        words = {key: place.text(key) for key in ("person", "role", "agency", "short")}
        data = {key: value for key, value in words.items() if value}
        marks: dict[str, Any] = {"empty": True} if is_empty else {}
        plan.add(
            place.name,
            "add_chair",
            row=must_be_known(place.at("row"), place.text("row"), rows),
            **data,
            **marks,
            **({"reason": reason} if reason else {}),
        )
    _same(plan, "empty_chairs", empty, "empty chairs")
    _same(plan, "chairs_in_roles", len(places) - empty, "chairs that are not empty")


def check_visits(plan: Plan, visits: float) -> None:
    """Remarks on another sum of visits in the case than its service chairs make. Check each chair first."""
    _same(plan, "visits_per_month_before_total", visits, "visits a month")


def _same(plan: Plan, key: str, found: float, what: str) -> None:
    """A file's own total that differs is a remark: the chairs are what is kept."""
    said = plan.case.value(key)
    if said is not None and said != found:
        plan.remark(plan.case.at(key), f"this says {count(said)}, but the chairs make {count(found)} {what}.")


def _seats(plan: Plan) -> None:
    seated: dict[str, str] = {}
    here = {chair.held_by: number for number, chair in plan.state.chairs.items() if chair.held_by}
    for place in plan.case.each("chairs"):
        by = place.text("held_by").upper()
        if not by:
            continue
        where = place.at("held_by")
        if place.value("empty"):
            raise CaseError(f"{where}: an empty chair has nobody in it. Write null, or take empty away.")
        if by in seated:
            raise CaseError(f"{where}: {quoted(by)} holds {seated[by]} already, and nobody sits on two chairs.")
        if by in here:
            raise CaseError(f"{where}: {quoted(by)} holds chair {here[by]} of this session already.")
        seated[by] = place.name
        plan.add(where, "hold_chair", chair=plan.chairs[place.text("id")], by=by)


def _answers(plan: Plan) -> None:
    for place in plan.case.each("chairs"):
        chair = plan.chairs[place.text("id")]
        unknown = place.texts("we_dont_know")
        for key, name in form.ANSWERS.items():
            amount = _amount(plan, place, key) if name == "visits" else None
            words = "" if name == "visits" else place.text(key)
            if key in unknown:
                if words or amount is not None:
                    raise CaseError(f"{place.at(key)}: we_dont_know names this, so it has to be null.")
                plan.add(place.at(key), "answer", chair=chair, field=name, kind=UNKNOWN)
            elif amount is not None:
                plan.add(place.at(key), "answer", chair=chair, field=name, kind=ANSWERED, amount=amount)
            elif words:
                kind = GUESS if place.value("empty") else ANSWERED
                plan.add(place.at(key), "answer", chair=chair, field=name, kind=kind, words=words)


def _amount(plan: Plan, place: Place, key: str) -> float | None:
    """How often a service comes a month; None where it does not say, and for chairs of whānau."""
    said = place.value(key)
    if said is None:
        return None
    if plan.state.row(place.text("row")).whanau:
        plan.remark(place.at(key), f"chairs of whānau are not booked, so this did not come in: {said}.")
        return None
    return monthly(said) if isinstance(said, str) else float(said)


def _differences(plan: Plan) -> None:
    seen: dict[tuple[frozenset[int], str], str] = {}
    for place in plan.case.each("differences"):
        between = plan.several(place, "between")
        if len(between) != 2:
            raise CaseError(f"{place.at('between')}: two different chairs are needed here, not {len(between)}.")
        question = place.text("on")
        pair = (frozenset(between), question)
        if pair in seen:
            raise CaseError(f"{place.name}: {seen[pair]} is about the same two chairs and question. Join the two.")
        seen[pair] = place.name
        about = place.text("about")
        plan.add(place.at("about"), "difference", between=between, question=question, about=about)


def _surplus(plan: Plan) -> None:
    place = plan.case.inside("surplus_reality")
    for key, name in form.SURPLUS.items() if place else ():
        assert place is not None
        words = place.text(key)
        if words:
            plan.add(place.at(key), "surplus", field=name, text=words)


def _agreements(plan: Plan) -> None:
    places = plan.case.each("agreements")
    if places:
        plan.add("agreements", "whanau_first", off=NOT_SAID)
    for index, place in enumerate(places):
        by, words = plan.chair(place, "proposed_by"), place.text("text")
        question = {"question": place.text("on")} if place.text("on") else {}
        plan.add(place.at("text"), "agree", proposed_by=by, text=words, **question)
        yes, no = plan.several(place, "agreed_by"), plan.several(place, "not_agreed_by")
        if yes or no:
            plan.add(place.at("agreed_by"), "say", agreement=plan.number("a", index), yes=yes, no=no)
    if places:
        plan.add("agreements", "whanau_first", off=plan.state.whanau_first_off)


def _slot(plan: Plan) -> None:
    place = plan.case.inside("weekly_slot")
    if place is None:
        return
    when = " ".join(filter(None, (place.text("day"), place.text("time"))))
    if when:
        plan.add(place.at("time" if place.text("time") else "day"), "slot_when", when=when)
    most = place.value("visits_per_month_after_max")
    if most is not None:
        plan.add(place.at("visits_per_month_after_max"), "limit", visits=most)
    seen: set[int] = set()
    for week in place.each("rota"):
        number = week.value("week")
        if number in seen:
            raise CaseError(f"{week.at('week')}: week {number} stands here twice.")
        seen.add(number)
        chairs, note = plan.several(week, "chairs"), week.text("note")
        free = {} if chairs or note else {"nobody": True}
        plan.add(week.name, "slot", week=number, chairs=chairs, note=note, **free)
    note = place.text("five_week_month")
    if note:
        plan.add(place.at("five_week_month"), "slot_note", note=note)


def _conversations(plan: Plan) -> None:
    for index, place in enumerate(plan.case.each("connecting_conversations")):
        between = [plan.chair(place, "from_chair"), plan.chair(place, "to_chair")]
        opening = place.text("opening")
        plan.add(place.name, "talk", between=between, question=place.text("on"), opening=opening)
        owner, due = place.text("owner_out_of_role"), place.text("due")
        number = plan.number("k", index)
        if owner:
            plan.add(place.at("owner_out_of_role"), "change_talk", conversation=number, field="owner", text=owner)
        if due and due != form.NO_DATE:
            plan.add(place.at("due"), "change_talk", conversation=number, field="by", text=due)
        if place.text("status") == form.NEEDS_OWNER and owner:
            raise CaseError(f"{place.at('status')}: it needs an owner, but owner_out_of_role names one. Keep one.")


def _deroling(plan: Plan) -> None:
    place = plan.case.inside("deroling")
    if place is None:
        return
    said, late = place.value("chairs_released"), plan.several(place, "late_release")
    note = place.text("note")
    if place.has("released"):
        released = plan.several(place, "released")
    elif said == len(plan.chairs):
        released = list(plan.chairs.values())
    else:
        released = list(late) if said else []
        if said:
            plan.remark(
                place.at("chairs_released"),
                f"this says {said} of {len(plan.chairs)} chairs, not which; the others are still in role.",
            )
            said = None
    if said is not None and said != len(released):
        plan.remark(place.at("chairs_released"), f"this says {said}, but released names {len(released)} chairs.")
    for number in late:
        if number not in released:
            raise CaseError(f"{place.at('late_release')}: a chair released late has to be among the released ones.")
    on_time = [number for number in released if number not in late]
    if on_time:
        plan.add(place.at("note"), "release", chairs=on_time, **({"note": note} if note and not late else {}))
    if late:
        plan.add(place.at("note"), "release", chairs=late, late=True, note=note)


def _sharing(plan: Plan) -> None:
    place = plan.case.inside("sharing")
    if place is None:
        return
    spoke, passed = place.value("spoke"), place.value("passed")
    if spoke is not None:
        plan.add(place.at("spoke"), "spoke", count=spoke, **({"passed": passed} if passed is not None else {}))
    elif passed is not None:
        raise CaseError(f"{place.at('passed')}: say how many spoke as well.")


_STEPS: dict[str, Callable[[Plan], None]] = {
    "case": _case,
    "chairs": _chairs,
    "seats": _seats,
    "answers": _answers,
    "differences": _differences,
    "surplus": _surplus,
    "agreements": _agreements,
    "slot": _slot,
    "conversations": _conversations,
    "deroling": _deroling,
    "sharing": _sharing,
}
