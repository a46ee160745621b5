"""The moves about words of the trade. Pure; reads no clock, and has nowhere to keep who said or caught a word.

Person-centred partnership, name the jargon: no one is left in the dark, nothing is banned, nobody is counted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from exercises.frame.checks import moment_of, one_of
from exercises.frame.making import changed, made
from exercises.frame.state import Frame
from exercises.frame.things import LOOKED_BACK, Group, LookBack, Term
from exercises.kernel.checks import may, within
from exercises.kernel.making import fitting, the
from exercises.kernel.moves import Got, also, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded, says_the_same

_FIELDS = ("term", "stands_for", "plain", "hears", "instead")
_ABOUT = (
    "What about {thing}? {thing} means: …, stands for: …, health: …, used by health, same j7, differs, hears: …, "
    "instead: …, te reo or hide"
)
_PASSED_OVER = ("a", "an", "and", "&", "for", "in", "of", "on", "the", "to", "o", "te", "nga")
"""Little words that letters often leave out: NASC, needs assessment and service coordination."""
_TOLD = {"stands_for": "stands for", "plain": "means"}


def known_term(state: Frame, term: str) -> Term | None:
    """The word that is on the list already, whatever its case and macrons; te reo with doubled vowels for them, too."""
    sought = _called(term)
    return next((known for known in state.terms.values() if says_the_same(_called(known.term), sought)), None)


def on_the_list(state: Frame, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The number of the word that is caught, where it is on the list already."""
    known = known_term(state, str(data.get("term", "")))
    return {"number": known.number} if known is not None else {}


def _called(term: str) -> str:
    from exercises.kernel import te_reo

    return folded(te_reo.spelling(term) or term)


def is_reo(state: Frame, term: str) -> bool:
    """Whether a word is te reo Māori: by its macrons, by the list, or one of the template's words."""
    from exercises.kernel import te_reo

    return te_reo.is_te_reo(term, state.template.words.get("te_reo_words", ()))


def stands_for(term: str, meaning: str) -> bool:
    """Whether the meaning spells out the letters of the word: SLT, speech-language therapist."""
    said, sought = [word for word in re.split(r"[\s-]+", folded(meaning)) if word], folded(term).replace(".", "")
    spelled = ("".join(word[0] for word in said if word not in passed) for passed in ((), _PASSED_OVER))
    return len(term) > 1 and sought in spelled


def term_name(state: Frame, number: int) -> str:
    """A word with its number: j5 SLT."""
    return f"j{number} {the(state, Term, number).term}"


def _caught(got: Got, state: Frame) -> str:
    about = next((f" {_TOLD[field]}: {got[field]}" for field in _TOLD if field in got), "")
    quietly = ", not on the room's list" if got.get("hidden") else ""
    return f"j{state.numbers.get('j', 0) + 1} {got['term']}{about}{quietly}"


def _offered(got: Got, state: Frame) -> str:
    """What may be offered for a word of te reo: its spelling with macrons, a meaning; the typist's own stays."""
    if not got.get("reo"):
        return ""
    from exercises.kernel import te_reo

    name, term = f"j{state.numbers.get('j', 0) + 1}", got["term"]
    spelled, meaning = te_reo.spelling(term), te_reo.meaning(term)
    told = []
    if meaning and not ("plain" in got or "stands_for" in got):
        told.append(f"To offer one: {name} means: {meaning}")
    if spelled and spelled.lower() != term.lower():
        told.append(f"With macrons: {name} word: {spelled}")
    if is_reo(state, term):
        told.append(f"If it is not te reo: {name} reo no")
    return " ".join(filter(None, ("Te reo Māori is offered a meaning and not listed as jargon.", " · ".join(told))))


def _set_right(got: Got, state: Frame) -> Got:
    becomes_reo = is_reo(state, got["text"]) and not is_reo(state, the(state, Term, got["term"]).term)
    return {**got, "reo": True} if becomes_reo else got


def _the_same(got: Got, state: Frame) -> str:
    name = term_name(state, got["term"])
    if "other" in got:
        return f"{name} and {the(state, Term, got['other']).term} are the same thing"
    return f"{name} is one name for “{got['name']}”"


@move(
    "jargon [:] <caught:new_word>",
    "jargon SLT",
    "a word was caught; never by whom",
    _caught,
    called="a jargon word",
    logged="jargon: …",
    makes="j",
    given=on_the_list,
    timed=True,
    private=lambda got, state: bool(got.get("hidden")),
    warn=_offered,
)
def catch_jargon(
    state: Frame,
    *,
    term: str,
    at: str,
    plain: str = "",
    stands_for: str = "",
    used_by: list[str] | None = None,
    reo: bool = False,
    hidden: bool = False,
    item: int | None = None,
    number: int = 0,
) -> Frame:
    """A word was caught. One that is on the list already only gains what is new."""
    fields = {"plain": plain, "stands_for": stands_for, "used_by": _services(state, used_by or [])}
    known = known_term(state, fitting(state.template, Term, term=term)["term"])
    if known is not None:
        return changed(state, Term, known.number, **{name: value for name, value in fields.items() if value})
    return made(state, Term, number, at, item, term=term, reo=reo is True, hidden=hidden is True, **fields)


def _services(state: Frame, names: list[str]) -> tuple[str, ...]:
    if not isinstance(names, list | tuple):
        raise ExerciseError("Who uses it? j5 used by health, school")
    return tuple(dict.fromkeys(fitting(state.template, Term, used_by=names)["used_by"]))


@move(
    "jargon [:] <meant:known_word>",
    "jargon SLT = Speech-language therapist",
    "with its meaning; jargon hidden: SLT keeps it off the room's list",
    lambda got, state: f"{term_name(state, got['term'])} {_TOLD[got['field']]}: {got['text']}",
    called="a jargon word's meaning",
    logged="a word explained: …",
)
@also("jargon [:] <term:listed_word>", "", "", "{term}", action="none")
@also(
    "<term> means [:] <text:words>",
    "j5 means: the ones who decide",
    "the plain meaning",
    "{term} means: {text}",
    sets={"field": "plain"},
    ask=_ABOUT,
)
@also(
    "<term> stands|expands for|to [:] <text:words>",
    "j5 stands for: senior leadership team",
    "what it stands for",
    "{term} stands for: {text}",
    sets={"field": "stands_for"},
)
@also(
    "<term> hears [:] <text:words>",
    "j5 hears: a door closing",
    "what the person hears",
    "{term} hears: {text}",
    sets={"field": "hears"},
)
@also(
    "<term> instead [:] <text:words>",
    "j5 instead: here is how you open it again",
    "what we could say instead",
    "{term} instead: {text}",
    sets={"field": "instead"},
)
@also(
    "<term> word [:] <text:words>", "j5 word: SLT", "", "{term} word: {text}", sets={"field": "term"}, data=_set_right
)
def explain_jargon(state: Frame, *, term: int, field: str, text: str, reo: bool = False) -> Frame:
    """What it stands for, its plain meaning, what the person hears, what we could say; or the word, set right, which
    may make it te reo Māori."""
    if field not in _FIELDS:
        raise ExerciseError(f"A word stands for, means, hears or instead: j{term} means: the ones who decide")
    text = fitting(state.template, Term, **{field: text})[field]
    other = known_term(state, text) if field == "term" else None
    if other is not None and other.number != term:
        raise ExerciseError(f"{other.term} is on the list already, as j{other.number}.")
    marked = {"reo": True} if field == "term" and reo is True else {}
    return changed(state, Term, term, **{field: text}, **marked)


@move(
    "<term> <service>: <meaning:words>",
    "j5 health: speech-language therapist",
    "what it means in one service",
    "{term} in {service} means: {meaning}",
    called="a jargon word's meaning",
    logged="a word's meaning: …",
    ask=_ABOUT,
)
def mean_jargon(state: Frame, *, term: int, service: str, meaning: str) -> Frame:
    """What it means in one service; empty words take that meaning away."""
    word = the(state, Term, term)
    service = within(state.template, service, "service", "the service")
    meaning = may(state.template, meaning, "plain", "the meaning")
    others = [pair for pair in word.meanings if folded(pair[0]) != folded(service)]
    return changed(state, Term, term, meanings=(*others, *([(service, meaning)] if meaning else [])))


@move(
    "<term> used by [:] <used_by:services>",
    "j5 used by health, school",
    "which services use it",
    "{term} is used by {used_by}",
    called="who uses a jargon word",
    logged="who uses a word: …",
)
def use_jargon(state: Frame, *, term: int, used_by: list[str]) -> Frame:
    """Which services use it. Services, never people."""
    return changed(state, Term, term, used_by=_services(state, used_by))


@move(
    "<term> differs [:] [yes|on]",
    "j5 differs",
    "one name for different things; j5 differs no",
    "{term} stands for different things",
    called="how a jargon word is marked",
    logged="a word marked: …",
    sets={"mark": "differs", "on": True},
    takes_back=lambda data: data.get("mark") == "hidden" and data.get("on") is True,
    ask="Yes or no: {thing} differs, or {thing} differs no",
)
@also(
    "<term> differs [:] no|off",
    "j5 differs no",
    "",
    "{term} stands for one thing",
    sets={"mark": "differs", "on": False},
)
@also(
    "<term> [te] reo [:] [yes|on]",
    "j5 te reo",
    "te reo Māori: offered a meaning, never listed as jargon; j5 reo no",
    "{term} is te reo Māori: offered a meaning, never listed as jargon",
    sets={"mark": "reo", "on": True},
)
@also("<term> [te] reo [:] no|off", "j5 reo no", "", "{term} is not te reo", sets={"mark": "reo", "on": False})
@also(
    "jargon [:] <term:not_reo_yet>",
    "",
    "",
    "{term} is te reo Māori: offered a meaning, never listed as jargon",
    sets={"mark": "reo", "on": True},
)
@also(
    "<term> hide",
    "j5 hide",
    "keeps it off the room's list; j5 show",
    "{term} is kept off the room's list",
    sets={"mark": "hidden", "on": True},
)
@also("<term> show", "j5 show", "", "{term} is on the room's list", sets={"mark": "hidden", "on": False}, group=True)
def mark_jargon(state: Frame, *, term: int, mark: str, on: bool = True) -> Frame:
    """Marks a word: it differs between services; it is te reo Māori; it stays off the room's list."""
    one_of(mark, ("differs", "reo", "hidden"), f"j{term} differs, j{term} reo or j{term} hide")
    return changed(state, Term, term, **{mark: on is True})


@move(
    "<term> same [:] <same>",
    "j5 same j7",
    "one thing with many names; j5 same: one plan names the thing; j5 apart",
    _the_same,
    called="one thing, many names",
)
def same_jargon(state: Frame, *, term: int, other: int = 0, name: str = "") -> Frame:
    """One thing with many names: the word belongs with another word, or to the thing of that name."""
    the(state, Term, term)
    name = fitting(state.template, Group, name=name)["name"]
    if other:
        the(state, Term, other)
        if other == term:
            raise ExerciseError(f"Two different words are needed: j{term} same j{term + 1}")
    elif not name:
        raise ExerciseError(f"The same as which word? j{term} same j7")
    if name and not other:
        alone = state.group_of(term)
        # Naming a thing that has no name yet keeps its words together; one that goes elsewhere by name goes alone.
        if alone is not None and alone.name and not says_the_same(alone.name, name):
            state = apart_jargon(state, term=term)
    joined = [group for group in state.groups if _joins(group, term, other, name)]
    called = name or next((group.name for group in joined if group.name), "")
    members = {number for group in joined for number in group.terms} | {term, *([other] if other else [])}
    group = Group(called, tuple(sorted(members)))
    place = state.groups.index(joined[0]) if joined else len(state.groups)
    others = [known for known in state.groups if known not in joined]
    return replace(state, groups=(*others[:place], group, *others[place:]))


def _joins(group: Group, term: int, other: int, name: str) -> bool:
    if name and says_the_same(group.name, name):
        return True
    return term in group.terms or other in group.terms


@move("<term> apart", "j5 apart", "", "{term} is a thing of its own", called="names apart again")
@also("<term> same [:] no|off", "j5 same no", "", "{term} is a thing of its own")
def apart_jargon(state: Frame, *, term: int) -> Frame:
    """The word is a thing of its own after all."""
    the(state, Term, term)
    groups = [replace(group, terms=tuple(n for n in group.terms if n != term)) for group in state.groups]
    return replace(
        state, groups=tuple(group for group in groups if len(group.terms) > 1 or (group.terms and group.name))
    )


@move(
    "jargon corner [on]",
    "jargon corner on",
    "the count and the latest word in a corner of the room; jargon corner off",
    "the corner of the room is on",
    called="the jargon corner",
    sets={"on": True},
    group=True,
    wordless=True,
)
@also("jargon corner off|no", "jargon corner off", "", "the corner of the room is off", sets={"on": False}, group=True)
def corner(state: Frame, *, on: bool) -> Frame:
    """Whether the room has the count and the latest word in a corner."""
    return replace(state, corner=on is True)


@move(
    "jargon learned: <text:words>",
    "jargon learned: we caught the others' words first",
    "looking back; jargon hears: …, jargon instead: …",
    "looking back, what we learned: {text}",
    called="a look back at the words",
    logged="looking back at the words: …",
    sets={"kind": "learned"},
    timed=True,
)
@also(
    "jargon hears: <text:words>",
    "jargon hears: a door",
    "",
    "looking back, what the person hears: {text}",
    sets={"kind": "hears"},
)
@also(
    "jargon instead: <text:words>",
    "jargon instead: here is how",
    "",
    "looking back, what we could say: {text}",
    sets={"kind": "instead"},
)
def look_back(state: Frame, *, kind: str, text: str, at: str) -> Frame:
    """What came of looking back at the words together."""
    one_of(kind, LOOKED_BACK, "jargon learned: we caught the others' words first")
    moment_of(at)
    limit = {"hears": "hears", "instead": "instead", "learned": "learning"}[kind]
    looked = LookBack(kind, within(state.template, text, limit, "what came of it"), at)
    return replace(state, looked_back=(*state.looked_back, looked))
