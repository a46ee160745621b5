"""The moves of the safe-environment agreement, rounds and critical reflection. Pure; reads no clock.

Person-centred partnership, safe environment: own words under four headings, changed midway with what it was before.
Nothing said in a round is ever kept: a count at most.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from exercises.frame.checks import count_of, during, moment_of, one_of, origins_of
from exercises.frame.making import changed, made
from exercises.frame.state import Frame
from exercises.frame.things import AGREED, AgreementLine, Change, Reflection, Round, Tikanga, Told
from exercises.kernel.making import fitting, the
from exercises.kernel.moves import Got, also, always, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError

MOST_LINES = 10
_WEATHER = "weather sunny 6 cloud 13 rain 5 pass 3"


def headings(state: Frame) -> dict[str, str]:
    """The agreement's headings by key, as the template has them."""
    return {str(item["key"]): str(item["title"]) for item in state.template.words.get("headings", ())}


def by_heading(state: Frame) -> list[tuple[str, list[AgreementLine]]]:
    """The agreement's lines under each heading's title that has any, those under no heading of the template first."""
    titles = headings(state)
    found: dict[str, list[AgreementLine]] = {key: [] for key in ("", *titles)}
    for line in state.agreement.values():
        found[line.heading if line.heading in titles else ""].append(line)
    return [(titles.get(key, ""), lines) for key, lines in found.items() if lines]


def weather_labels(state: Frame) -> dict[str, str]:
    """The weather's words by key, as the template has them."""
    return {str(item["key"]): str(item["label"]) for item in state.template.words.get("weather", ())}


def of_this_day(example: str, state: Frame | None) -> str:
    """The example with a heading and the weather's words of this day's template; "" where it has none."""
    if state is None:
        return example
    head, colon, tail = example.partition(":")
    word, *told = head.split(" ")
    known = list(headings(state)) if colon else list(weather_labels(state))
    if not known or set(told[:: 1 if colon else 2]) <= {*known}:
        return example if known else ""
    counts = told[1::2]
    said = known[:1] if colon else [f"{key} {count}" for key, count in zip(known, counts, strict=False)]
    return f"{' '.join([word, *said])}{colon}{tail}"


def _many_lines(got: Got, state: Frame) -> str:
    standing = sum(1 for line in state.agreement.values() if not line.out)
    return f"{standing + 1} lines; ten are as many as people remember." if standing >= MOST_LINES else ""


def _went_round(got: Got, state: Frame) -> str:
    told = ", ".join(f"{got[name]} {name}" for name in ("people", "spoke", "passed") if name in got)
    return f"a check-{got['kind']} went round{f' ({told})' if told else ''}; nothing said is written"


def _is_in_the_group(got: Got, state: Frame) -> str:
    labels = weather_labels(state)
    return f"the weather in the group: {', '.join(f'{labels[key]} {count}' for key, count in got['counts'].items())}"


def _are_back(got: Got, state: Frame) -> str:
    here = next((known.people for known in reversed(state.rounds) if known.people is not None), state.facts.people)
    return f"{got['count']}{'' if here is None else f' of {here}'} are back"


def _about_the_last(got: Got, state: Frame) -> Got:
    if not state.reflections:
        raise ExerciseError("Which assumption first? assumption: families have a car")
    return {"reflection": max(state.reflections), **got}


@move(
    "together <heading>: <text:words>",
    partial(of_this_day, "together judgement: let it be heard before it is answered"),
    "a line of the agreement, under its heading",
    lambda got, state: f"together, {headings(state)[got['heading']]}: {got['text']}",
    called="a line of the agreement",
    makes="u",
    timed=True,
    warn=_many_lines,
)
@also(
    "together: <text:words>",
    "together: what is said here stays here",
    "a line of the agreement, under no heading",
    "together: {text}",
    sets={"heading": ""},
)
def agree_line(
    state: Frame, *, heading: str, text: str, at: str, agreed: str = "", item: int | None = None, number: int = 0
) -> Frame:
    """A line of the agreement, in the group's words, under one of the headings or under none ("")."""
    one_of(agreed, (*AGREED, ""), "Agreed by all, or with reservations.")
    return under(state, number, at, item, heading=heading, text=text, agreed=agreed)


def under(state: Frame, number: int, at: str = "", item: int | None = 0, /, **fields: Any) -> Frame:
    """The frame with one more line of the agreement under its heading. Raises ExerciseError."""
    one_of(
        fields["heading"],
        (*headings(state), ""),
        f"Under which heading? {of_this_day('together judgement: say what you mean', state)}",
    )
    return made(state, AgreementLine, number, at, item, **fields)


@move(
    "<line> all",
    "u3 all",
    "",
    "{line} is agreed, all",
    called="who agrees to a line",
    logged="who agrees: …",
    sets={"agreed": AGREED[0]},
    ask="What about {thing}? {thing} all, {thing} reservations, {thing}: other words, or {thing} out: why",
)
@also(
    "<line> [with] reservations",
    "u3 reservations",
    "agreed with reservations; u3 all",
    "{line} is agreed, with reservations",
    sets={"agreed": AGREED[1]},
)
def say_agreed(state: Frame, *, line: int, agreed: str) -> Frame:
    """Whether all said yes, or with reservations; "" is not asked yet."""
    one_of(agreed, (*AGREED, ""), f"u{line} all, or u{line} reservations")
    return changed(state, AgreementLine, line, agreed=agreed)


@move(
    "<line>: <text:words>",
    "u3: other words",
    "changes it, and keeps what it was",
    "{line}: {text}; who agrees is asked again",
    called="a line's words",
    logged="a line in other words: …",
    timed=True,
    words=("why",),
)
def reword_line(state: Frame, *, line: int, text: str, at: str, why: str = "") -> Frame:
    """Other words. What it was stays in its history, and who agrees is asked again."""
    history = _history(state, line, at, "other words", why)
    return changed(state, AgreementLine, line, text=text, agreed="", history=history)


def _history(state: Frame, number: int, at: str, what: str, why: str) -> tuple[Change, ...]:
    """What was changed of a line, with what it is now."""
    moment_of(at)
    line = the(state, AgreementLine, number)
    return (*line.history, Change(at, what, line.text, **fitting(state.template, Change, why=why)))


@move(
    "<line> out [:] [<why:words>]",
    "u3 out: it stopped us talking",
    "no longer stands; its history stays",
    lambda got, state: f"u{got['line']} no longer stands{': ' + got['why'] if got['why'] else ''}",
    called="a line taken out",
    logged="a line that no longer stands: …",
    sets={"why": ""},
    timed=True,
    takes_back=always,
    group=True,
    private=lambda got, state: bool(got["why"]),
)
def line_out(state: Frame, *, line: int, at: str, why: str = "") -> Frame:
    """A line that no longer stands. It stays in the history, with its day."""
    if the(state, AgreementLine, line).out:
        raise ExerciseError(f"u{line} is out already.")
    return changed(state, AgreementLine, line, out=True, history=_history(state, line, at, "taken out", why))


def _instead_of(state: Frame, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The word that it stands in place of, which is out everywhere from then on."""
    return {"was": state.stop_word} if state.stop_word else {}


@move(
    "together stop [word]: <text:words>",
    "together stop word: kāti",
    "the word that stops everything",
    "the word that stops everything is {text}",
    called="the word that stops everything",
    logged="the word that stops everything: {text}",
    words=("was",),
    takes_back=lambda data: bool(data.get("was")),
    given=_instead_of,
    fills="stop_word",
    was="was",
)
@also("stop word: <text:words>", "stop word: kāti", "", "the word that stops everything is {text}")
def stop_word(state: Frame, *, text: str, was: str = "", origins: list[str] | None = None) -> Frame:
    """The word that stops everything; where it was carried on, with what it is remembered by there."""
    said = fitting(state.template, Frame, stop_word=text)
    return replace(state, stop_word_from=origins_of(origins), **said)


@move(
    "tikanga: <text:words>",
    "tikanga: karakia was asked for the day before",
    "a note for the facilitators",
    "on tikanga: {text}",
    called="a note on tikanga",
    logged="a note on tikanga",
    timed=True,
    private=True,
)
def tikanga_note(state: Frame, *, text: str, at: str, item: int | None = None) -> Frame:
    """A note on this group's tikanga, for the facilitators."""
    moment_of(at)
    note = Tikanga("tikanga", at=at, item=during(state, item), **fitting(state.template, Tikanga, text=text))
    return replace(state, tikanga=(*state.tikanga, note))


@move(
    "told: [<text:words>]",
    "told",
    "the room was told what is coming; told: words keeps what was said",
    lambda got, state: f"the room was told: {got['text']}" if got["text"] else "the room was told what is coming",
    called="what was told",
    logged="told to the room: …",
    sets={"text": ""},
    timed=True,
    ask="The words come after the colon: told: how long it is, and how to sit out",
)
def tell(state: Frame, *, at: str, text: str = "", item: int | None = None) -> Frame:
    """The room was told what is coming, how long, and how to sit out; with what was said, if it is to be kept."""
    moment_of(at)
    told = Told("told", at=at, item=during(state, item), **fitting(state.template, Told, text=text))
    return replace(state, told=(*state.told, told))


@move(
    "round <kind:round> [:] [<counts:round_counts>]",
    "round in 27",
    "a check-in went round; nothing said is kept",
    _went_round,
    called="a round",
    logged="a round went round: …",
    timed=True,
    private=True,
    more=(("round out spoke 24 pass 2", "a check-out, as a count"),),
    ask="A round to check in or to check out: round in 27, or round out spoke 24 pass 2",
)
def go_round(
    state: Frame,
    *,
    kind: str,
    at: str,
    people: int | None = None,
    spoke: int | None = None,
    passed: int | None = None,
    item: int | None = None,
) -> Frame:
    """A check-in or check-out went round. A count at most."""
    one_of(kind, ("in", "out"), "round in 27, or round out spoke 24 pass 2")
    moment_of(at)
    counts: dict[str, Any] = {
        name: None if number is None else count_of(number, "How many", "round out spoke 24 pass 2")
        for name, number in (("people", people), ("spoke", spoke), ("passed", passed))
    }
    went = Round(kind, at=at, item=during(state, item), **counts)
    return replace(state, rounds=(*state.rounds, went))


@move(
    "weather [:] <counts:weather>",
    partial(of_this_day, _WEATHER),
    "how it is in the group, counts only",
    _is_in_the_group,
    called="a check-in's weather",
    logged="the weather, counted: …",
    timed=True,
    private=True,
)
def weather(state: Frame, *, counts: dict[str, int], at: str) -> Frame:
    """How it is in the group, as counts without names: for the latest check-in, or one of its own."""
    moment_of(at)
    known = weather_labels(state)
    if not isinstance(counts, dict) or not counts or any(key not in known for key in counts):
        raise ExerciseError(f"Weather is a count for each word: {of_this_day(_WEATHER, state)}")
    for number in counts.values():
        count_of(number, "How many", of_this_day(_WEATHER, state))
    told = {key: counts[key] for key in known if key in counts}
    last = state.rounds[-1] if state.rounds else None
    if last is not None and last.kind == "in" and not last.weather:
        return replace(state, rounds=(*state.rounds[:-1], replace(last, weather=told)))
    return replace(state, rounds=(*state.rounds, Round("in", weather=told, at=at, item=during(state, None))))


@move(
    "back [:] <count:back>",
    "back 26",
    "how many are back after the break",
    _are_back,
    called="who is back, as a count",
    logged="back after a break: …",
    timed=True,
)
def come_back(state: Frame, *, count: int, at: str) -> Frame:
    """How many are back after a break. Never who."""
    moment_of(at)
    return replace(state, returned=(*state.returned, (at, count_of(count, "How many are back", "back 26"))))


@move(
    "assumption: <text:words>",
    "assumption: families have a car",
    "critical reflection",
    "an assumption we found: {text}",
    called="an assumption",
    makes="r",
    timed=True,
    fills="assumption",
)
def assume(
    state: Frame, *, text: str, at: str, so_we_will: str = "", item: int | None = None, number: int = 0
) -> Frame:
    """An assumption the group found in its own work."""
    return made(state, Reflection, number, at, item, assumption=text, so_we_will=so_we_will)


@move(
    "so [we] [will]: <text:words>",
    "so we will: ask how people get here",
    "and what we do about it",
    "so we will: {text}",
    called="what we will do",
    logged="so we will: …",
    data=_about_the_last,
)
def so_we_will(state: Frame, *, reflection: int, text: str) -> Frame:
    """What the group will do about it."""
    return changed(state, Reflection, reflection, so_we_will=text)
