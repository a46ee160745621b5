"""The moves of a drawing as a whole: whose it is and of which day, who is missing, what is seen, the next one. Pure."""

from __future__ import annotations

from exercises.kernel.checks import open_still, taken_out, within
from exercises.kernel.days import SOME_DAY, day_in, day_passed, full_day
from exercises.kernel.making import changed, made
from exercises.kernel.moves import also, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.netgram.saying import asked_for_consent, before_the_last, begun, kind_of_view, refuse_unknown, viewed
from exercises.netgram.state import Drawing, Missing, NetGram, Sight

MOST_DRAWINGS = 12


@move(
    "view [:] <whose>",
    "view Hine, mum",
    "whose picture it is; it says so wherever it is seen",
    viewed,
    called="whose view it is",
    words=("whose",),
    sets={"kind": ""},
)
@also("view of|from <whose>", says=viewed, sets={"kind": ""})
@also(
    "view practitioner: <whose>",
    "view practitioner: Jo",
    "a practitioner's view",
    viewed,
    sets={"kind": "practitioner"},
)
@also("view whānau: <whose>", "view whānau: Hine, mum", "a view from the whānau", viewed, sets={"kind": "whānau"})
@also(
    "view guess: <whose>",
    "view guess: the four of us",
    "a guess of the group; the room reads GUESS",
    viewed,
    sets={"kind": "group guess"},
)
def view(state: NetGram, *, whose: str, kind: str = "", today: str = "") -> NetGram:
    """Whose picture it is, and of which kind that view is. The day is that on the wall, unless one was said."""
    open_still(state)
    refuse_unknown(kind)
    within(state.template, whose, "view", "whose view it is", 60)
    return replace(state, view=whose, view_kind=kind_of_view(state, whose, kind), day=state.day or today)


@move(
    "consent yes",
    "consent yes",
    "those on it said that it may be shown; consent no",
    asked_for_consent,
    called="whether it may be shown",
    takes_back=lambda data: data.get("consent") == "no",
    sets={"consent": "yes"},
)
@also("consent no|withdrawn", "consent no", "", asked_for_consent, sets={"consent": "no"})
def may_show(state: NetGram, *, consent: str) -> NetGram:
    """Whether the people on it said that it may be shown."""
    if consent not in ("yes", "no"):
        raise ExerciseError("May it be shown? Ask them, then: consent yes, or consent no")
    return replace(state, consent=consent)


@move(
    "drawing <drawing:number_of> [<day>]",
    "drawing 2 2026-09-12",
    "begins the second drawing; of this one it says the day",
    begun,
    called="a drawing",
    warn=before_the_last,
    sets={"day": ""},
)
def draw(state: NetGram, *, drawing: int, day: str = "", today: str = "") -> NetGram:
    """The day of this drawing, or the next one: the people stay, and are placed and joined anew."""
    open_still(state)
    if type(drawing) is not int or drawing not in (state.drawing, state.drawing + 1) or drawing > MOST_DRAWINGS:
        raise ExerciseError(f"This is drawing {state.drawing}. The next one: drawing {state.drawing + 1}")
    on = (day_passed(day, today) if today else full_day(day)) if day else today
    # While it is typed nobody says which day it is today: then any day that can be read is one.
    if day and not (on or (not today and day_in(day, SOME_DAY))):
        raise ExerciseError(f"“{day[:40]}” is no day that can be read: drawing {drawing} 2026-09-12")
    if drawing == state.drawing:
        return replace(state, day=on or state.day)
    if not state.has_view:
        raise ExerciseError("Whose view is this drawing? Say so before the next one: view Hine, mum")
    joined = {number for ends in state.ties for number in ends}
    before = Drawing(
        number=state.drawing,
        view=state.view,
        view_kind=state.view_kind,
        day=state.day,
        chairs={n: c for n, c in state.chairs.items() if c.near or n == state.centre or n in joined},
        kinds=state.kinds,
        ties=state.ties,
        missing=state.missing,
        sights=state.sights,
        centre=state.centre,
    )
    anew = {number: replace(chair, near="") for number, chair in state.chairs.items()}
    return replace(
        state,
        drawing=drawing,
        day=on,
        drawn=(*state.drawn, before),
        chairs=anew,
        ties={},
        missing={},
        sights={},
    )


@move(
    "missing: <text>",
    "missing: a friend of Hine's own",
    "whom one would wish there",
    "somebody is missing: {text}",
    called="somebody missing",
    makes="m",
    words=("text", "why"),
)
def miss(state: NetGram, *, text: str, why: str = "", number: int = 0) -> NetGram:
    """Somebody whom one would wish there."""
    open_still(state)
    return made(state, Missing, number, text=text, why=why)


@move(
    "<m> why: <text>",
    "m1 why: she said so",
    "why one would wish them there; m1: other words, m1 remove",
    "{m}, why: {text}",
    called="why somebody is missed",
    words=("text",),
    sets={"field": "why"},
)
@also("<m>: <text>", "m1: other words", "", "{m}: {text}", sets={"field": "text"})
def change_missing(state: NetGram, *, m: int, field: str, text: str) -> NetGram:
    """Other words for who is missing, or why one would wish them there."""
    open_still(state)
    if field not in ("text", "why"):
        raise ExerciseError("Of somebody missing there is who and why: m1 why: she said so")
    return changed(state, Missing, m, **{field: text})


@move("<m> remove", "m1 remove", "", "{m} is taken out", called="taking out somebody missing", away=True)
def remove_missing(state: NetGram, *, m: int) -> NetGram:
    """Somebody who is not missing after all."""
    open_still(state)
    return replace(state, missing=taken_out(state.missing, m, "m", "missing"))


@move(
    "see: <text>",
    "see: services sit on her, not on each other",
    "one thing that is seen; s1: other words, s1 remove",
    "seen: {text}",
    called="something seen",
    makes="s",
    words=("text",),
)
def see(state: NetGram, *, text: str, number: int = 0) -> NetGram:
    """One thing that is seen in the picture."""
    open_still(state)
    return made(state, Sight, number, text=text)


@move("<s>: <text>", "s1: other words", "", "{s}: {text}", called="other words for something seen", words=("text",))
def change_sight(state: NetGram, *, s: int, text: str) -> NetGram:
    """Other words for something seen."""
    open_still(state)
    return changed(state, Sight, s, text=text)


@move("<s> remove", "s1 remove", "", "{s} is taken out", called="taking out something seen", away=True)
def remove_sight(state: NetGram, *, s: int) -> NetGram:
    """Something that is not seen after all."""
    open_still(state)
    return replace(state, sights=taken_out(state.sights, s, "s", "seen"))
