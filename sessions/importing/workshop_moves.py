"""Every kind of entry of a workshop day as the moves it becomes.

What belongs to its author's journal is put by for it: a journal is a file of its own, and the part on one's own
reactions is for its author only (A Good Start in Life, the co-facilitators' journals).

A little long: every kind of entry stands here once, with its moves.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from exercises.frame.jargon import is_reo
from exercises.frame.state import Frame
from exercises.frame.together import headings, weather_labels
from exercises.kernel.checked_table import Place
from exercises.kernel.schema import nearest, quoted
from exercises.kernel.text import folded
from exercises.network.state import CONSENTS, QUESTIONS
from sessions.importing import workshop_form as form
from sessions.importing.case_form import NEEDS_OWNER, CaseError
from sessions.importing.workshop_plan import WorkshopPlan

_LOOKED_BACK = {"effect": "hears", "instead": "instead", "learning": "learned"}
_ELEPHANT_DAYS = {"when": "when", "review_date": "review"}


def planned(top: Place, state: Frame) -> WorkshopPlan:
    """Every move that brings the day into that frame, in the order of the file. Raises CaseError naming the place."""
    plan = WorkshopPlan(top, state)
    plan.begin()
    reader = _Entries(plan)
    for place in top.each("entries"):
        reader.read(place)
    plan.end_last()
    typed, handed_in = len(plan.state.sheets) - len(state.sheets), plan.state.facts.returned
    plan.at_most("feedback_sheets_returned", typed, handed_in, "feedback sheets that were handed in")
    return plan


class _Entries:
    def __init__(self, plan: WorkshopPlan) -> None:
        self.plan = plan
        self.seen: dict[tuple[str, Any], str] = {}
        """Where something stands that may stand once only."""
        self.at = ""
        self.item = 0

    def read(self, place: Place) -> None:
        """The moves of one entry. Raises CaseError."""
        plan = self.plan
        what, day = place.text("what"), place.text("date")
        self.at = plan.time(day, place.text("at"))
        self.item = form.item_at(place, "during", plan.items)
        if self.item and day != plan.date:
            raise CaseError(f"{place.at('date')}: the agenda is of {plan.date}. Write that day, or during “after”.")
        for key in ("recorded", "seen"):
            if place.text(key):
                plan.remarks.add(key)
        if what in form.JOURNAL:
            self._journal(place, what)
        elif what in _PLAIN:
            kind, fields = _PLAIN[what]
            self.do(place, kind, **{field: place.text(key) for field, key in fields.items()})
        else:
            _READERS[what](self, place)
        plan.note_time(self.item, self.at)

    def do(self, place: Place, kind: str, /, **data: Any) -> int:
        """A move at the entry's own time and in its part of the day."""
        return self.plan.do(place.name, kind, at=self.at, item=self.item, **data)

    def once(self, place: Place, key: str, kind: str, value: Any) -> None:
        """Raises CaseError when such a thing stood in the file before."""
        where = self.seen.setdefault((kind, value), place.at(key))
        if where != place.at(key):
            raise CaseError(f"{place.at(key)}: the same stands at {where} already. Keep one of them.")

    # -- the day ------------------------------------------------------------------------------------------------------

    def begins(self, place: Place) -> None:
        self.plan.begin_part(place, self.item, self.at)

    def ends(self, place: Place) -> None:
        self.plan.end_part(place, self.item, self.at)

    def said(self, place: Place) -> None:
        self.do(place, "line", kind="facilitator says", text=place.text("text"))

    def phase(self, place: Place) -> None:
        counts = {key.replace("_", " "): place.value(key) for key in form.COUNTED}
        differences = place.inside("differences")
        if differences is not None:
            counts |= {f"differences {question}": differences.value(question) for question in QUESTIONS}
        told = {name: number for name, number in counts.items() if number is not None}
        name, note = place.text("name"), place.text("note")
        words = f"{name}; {note}" if note else name
        self.plan.must_fit(place.at("note"), words, "line")
        self.do(place, "line", kind="phase", text=words, counts=told or None)

    def paused(self, place: Place) -> None:
        self.do(place, "line", kind="paused", text=place.text("reason"), minutes=place.value("minutes"))

    # -- together -----------------------------------------------------------------------------------------------------

    def agreement(self, place: Place) -> None:
        titles = {folded(title): key for key, title in headings(self.plan.state).items()}
        heading = place.text("heading")
        if folded(heading) not in titles:
            near = nearest(folded(heading), titles)
            raise CaseError(f"{place.at('heading')}: {quoted(heading)} is no heading here. {near}")
        self.do(
            place,
            "agree_line",
            heading=titles[folded(heading)],
            text=place.text("text"),
            agreed=place.text("agreed"),
        )

    def stop_word(self, place: Place) -> None:
        text = place.text("text")
        self.plan.do(place.at("text"), "stop_word", text=text)

    def round(self, place: Place) -> None:
        people, spoke, passed = (place.value(key) for key in ("people", "spoke", "passed"))
        here = people if people is not None else self.plan.state.facts.people
        weather = place.inside("weather")
        self.plan.at_most(place.at("spoke"), (spoke or 0) + (passed or 0), here, "people")
        kind = place.text("round") or self._way(place, weather is not None)
        if weather is not None and kind == "out":
            raise CaseError(f"{place.at('weather')}: weather belongs to a check-in. Take it out, or say round “in”.")
        self.do(place, "go_round", kind=kind, people=people, spoke=spoke, passed=passed)
        if weather is not None:
            told = {key: weather.value(label) for key, label in weather_labels(self.plan.state).items()}
            counts = {key: number for key, number in told.items() if number is not None}
            self.plan.at_most(weather.name, sum(counts.values()), here, "people")
            self.plan.do(weather.name, "weather", counts=counts, at=self.at)

    def _way(self, place: Place, weather: bool) -> str:
        """Whether people came in or went out; the name of the part says so."""
        title = folded(self.plan.state.items[self.item].title).replace("-", " ") if self.item else ""
        ways = [way for way in ("in", "out") if f"check {way}" in title]
        if weather or ways:
            return "in" if weather else ways[0]
        raise CaseError(f"{place.at('round')}: in or out is needed here, for this part is called neither.")

    # -- words of the trade -------------------------------------------------------------------------------------------

    def jargon(self, place: Place) -> None:
        term = place.text("term")
        self.once(place, "term", "term", folded(term))
        number = self.do(
            place,
            "catch_jargon",
            term=term,
            stands_for=place.text("expands_to"),
            plain=place.text("plain"),
            used_by=place.texts("used_by"),
            reo=is_reo(self.plan.state, term),
        )
        services = set()
        for said in place.each("meanings"):
            service = said.text("service")
            self.once(said, "service", f"meaning of {term}", folded(service))
            services.add(service)
            self.plan.do(
                said.name,
                "mean_jargon",
                term=number,
                service=service,
                meaning=said.text("meaning"),
            )
        if len(services) > 1:
            self.plan.do(place.at("meanings"), "mark_jargon", term=number, mark="differs")
        same = place.text("same_as")
        if same:
            self.plan.do(place.at("same_as"), "same_jargon", term=number, name=same)

    def looked_back(self, place: Place) -> None:
        found = {key: place.text(key) for key in _LOOKED_BACK}
        if not any(found.values()):
            raise CaseError(f"{place.name}: what came of it is needed here, as effect, instead or learning.")
        for key, words in found.items():
            if words:
                self.plan.do(place.at(key), "look_back", kind=_LOOKED_BACK[key], text=words, at=self.at)

    # -- elephants and what waits -------------------------------------------------------------------------------------

    def elephant(self, place: Place) -> None:
        # The minute in the file, and the part it was in, would tell who named it; which day it was is enough.
        day = self.plan.time(self.at[:10], "00:00")
        number = self.plan.do(place.name, "name_elephant", at=day, raised=place.text("raised_how"))
        wording = place.text("wording")
        if wording:  # the file has words only where the one who named it agreed to them
            self.plan.do(place.at("wording"), "agree_wording", elephant=number, agreed=True)
            self.plan.do(place.at("wording"), "word_elephant", elephant=number, text=wording)
        decision = place.text("decision")
        if decision:
            self.plan.do(place.at("decision"), "decide_elephant", elephant=number, decision=decision)
        for key, field in _ELEPHANT_DAYS.items():
            words = place.text(key)
            if words:
                self.plan.do(place.at(key), "date_elephant", elephant=number, field=field, text=words, at=day)
        carries, change = place.text("carried_by"), place.text("change")
        if carries:
            self.plan.do(place.at("carried_by"), "carry_by", elephant=number, who=carries)
        if change:
            self.plan.do(place.at("change"), "change_elephant", elephant=number, text=change)

    # -- people's own work --------------------------------------------------------------------------------------------

    def learning(self, place: Place) -> None:
        text = place.text("text")
        area = place.text("area")
        consent = form.ALLOWED.get(place.text("ok_to_keep"), CONSENTS[0])
        if consent == "withdrawn":
            self.plan.withdrawn += 1
            return
        self.plan.do(place.name, "learning", area=area, text=text, consent=consent, item=self.item)

    def conversation(self, place: Place) -> None:
        owner, status = place.text("owner"), place.text("status")
        if owner and status == NEEDS_OWNER:
            raise CaseError(f"{place.at('status')}: it needs an owner, but owner names one. Keep one.")
        self.do(
            place,
            "conversation",
            from_whom=place.text("from"),
            to_whom=place.text("to"),
            on=place.text("on"),
            opening=place.text("opening"),
            owner=owner,
            by_when=place.text("by"),
            status=status,
        )

    # -- feedback -----------------------------------------------------------------------------------------------------

    def sheet(self, place: Place) -> None:
        number = place.value("sheet")
        self.once(place, "sheet", "sheet", number)
        helped, way, after = (place.text(key) for key in ("helped", "in_the_way", "next_time"))
        myself = place.text("could_be_myself")
        self.plan.do(place.name, "sheet", helped=helped, way=way, next=after, myself=myself)

    def read_together(self, place: Place) -> None:
        theme = place.text("theme")
        if theme:
            self.once(place, "theme", "theme", "")
            self.plan.do(place.at("theme"), "feedback_theme", text=theme)
        for reply in place.each("reply"):
            self.plan.do(
                reply.name,
                "reply",
                said=reply.text("you_said"),
                changed=reply.text("we_will"),
            )

    # -- their authors' own -------------------------------------------------------------------------------------------

    def _journal(self, place: Place, what: str) -> None:
        """Puts it by for its author's journal, or for distilling. No sentence shows anything of it."""
        if place.has("id"):
            self.once(place, "id", what, place.text("id"))
        self.plan.after.read(place, what, self.at, place.text("date"))


_PLAIN: dict[str, tuple[str, dict[str, str]]] = {
    "told to the room": ("tell", {"text": "text"}),
    "tikanga note": ("tikanga_note", {"text": "text"}),
    "parked": ("park", {"text": "text", "carries": "carried_by", "back": "back_on"}),
    "action agreed": ("act", {"text": "text", "who": "who", "by_when": "by"}),
    "assumption found": ("assume", {"text": "text", "so_we_will": "so_we_will"}),
}
"""Kinds of entry that are one move: its kind, and the file's key for each of its fields."""
_READERS: dict[str, Callable[[_Entries, Place], None]] = {
    "exercise begins": _Entries.begins,
    "exercise ends": _Entries.ends,
    "facilitator says": _Entries.said,
    "phase": _Entries.phase,
    "paused": _Entries.paused,
    "agreement line": _Entries.agreement,
    "stop word chosen": _Entries.stop_word,
    "round": _Entries.round,
    "jargon caught": _Entries.jargon,
    "jargon looked back on": _Entries.looked_back,
    "elephant named": _Entries.elephant,
    "learning kept": _Entries.learning,
    "connecting conversation": _Entries.conversation,
    "feedback sheet": _Entries.sheet,
    "feedback read together": _Entries.read_together,
}
