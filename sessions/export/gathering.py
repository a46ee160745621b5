"""Gathers what leaves in one export: sessions, their exercises and journal entries, for one audience. Knows no format.

What may leave is decided in `exercises` (outline, tables, consent); here it is brought together, counted, and looked
through once more for a number that stands beside a role and an organisation. A little long: what leaves and what is
told of it are counted together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from exercises.frame.outline_record import HEADING
from exercises.kernel.consent import CONSENTS, NOT_ASKED, ROOM_ONLY, WITHDRAWN, may_leave
from exercises.kernel.p_numbers import FEWEST, P_NUMBER, as_read, shown
from exercises.kernel.record import Record, field, replace
from exercises.kernel.shape import Quotable
from exercises.kernel.text import clean
from exercises.leaving.data import Fact
from exercises.leaving.drawing import BarsPicture
from exercises.leaving.outline import FACILITATORS_ONLY, Audience, LeftOut, Outline, Part
from exercises.leaving.sheet import with_columns_apart
from sessions.export import recognisable
from sessions.export.brief import cut, in_short, is_full
from sessions.export.event_log import log
from sessions.leaving.days import day_of, local
from sessions.leaving.documents import kept_documents
from sessions.leaving.leaving import EntryLeaving, Leaving, RunLeaving, SessionLeaving
from sessions.leaving.of_use import of_use
from sessions.live.days import held_on
from sessions.live.state import EXPORTED, UNDO, Run
from sessions.live.told import Told

_WHY = {
    NOT_ASKED: "nobody was asked whether they may leave",
    ROOM_ONLY: "for this room only",
    WITHDRAWN: "taken back by whoever said them",
}


class Gathered(Record):
    """What leaves, and what people should know of it."""

    leaving: Leaving
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[str, ...] = ()
    consents: Mapping[str, int] = field(default_factory=dict)
    """How many quotations leave, by how far they were allowed; in the order of CONSENTS."""
    carried: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """By session and exercise: the keys of the quotations that leave."""


def gather(
    sessions: Sequence[Told],
    audience: Audience,
    *,
    documents: bool = False,
    data: bool = False,
    quoted: bool = False,
    findings: bool = False,
    entries: Iterable[EntryLeaving] = (),
    entries_left_out: Iterable[LeftOut] = (),
    title: str = "",
    carries: Collection[str] | None = None,
    brief: bool = False,
) -> Gathered:
    """What of these sessions leaves for that audience, as they are now, unsaved entries included.

    `documents` brings every entry along for a format that keeps them, for facilitators only; `data` the facts and
    nothing else of an exercise, for a format that has those alone; `quoted` each quotation that leaves, as a fact;
    `findings` the facts, the quotations among them, and the bars, for a report that is made of them.
    `entries` are journal entries their authors moved out; they leave for facilitators only. `carries` are the fields of
    an exercise that the format has at all, for telling which quotations it carries; None for every one. `brief` makes
    its pages short. The order the sessions are given in says nothing: they come by the day they are held. Changes
    nothing, asks neither clock nor disk.
    """
    ordered = sorted(sessions, key=lambda one: (held_on(one.state), one.state.created, one.name))
    whole = audience == "facilitators"
    out: list[LeftOut] = []
    consents: Counter[str] = Counter()
    carried: dict[str, dict[str, tuple[str, ...]]] = {}
    leaving = []
    for session in ordered:
        one, quotes, left = _session(session, audience, documents and whole, _way(brief, data, findings))
        one, numbers = recognisable.apart(one, [quote for found in quotes.values() for quote in found])
        out += left
        out += _numbers(numbers)
        quotations: dict[str, tuple[Fact, ...]] = {}
        for key, found in quotes.items():
            run = next(one_run for one_run in one.runs if one_run.key == key)
            everything = _Texts(run) if findings else _InFacts(run) if data else recognisable.letters(run)
            leaves = [quote for quote in found if _leaves(quote, audience, everything, documents and whole)]
            there = {quote.key for quote in leaves}
            aside = _NO_TABLE if data else _ASIDE
            out += _quotes([quote for quote in found if quote.key not in there], audience, aside)
            if carries is not None and not data:
                words = recognisable.letters(run, carries)
                leaves = [quote for quote in leaves if _leaves(quote, audience, words, documents and whole)]
            consents.update(quote.consent for quote in leaves)
            if leaves:
                carried.setdefault(session.name, {})[key] = tuple(quote.key for quote in leaves)
            if quoted or findings:
                facts = run.data if findings else _facts(session.state.runs[key], audience).data
                quotations[key] = _quotations(run.title, facts, leaves, audience)
        if quoted:
            one = replace(one, runs=tuple(replace(run, data=quotations[run.key]) for run in one.runs))
        elif findings:
            runs = (replace(run, data=(*run.data, *quotations[run.key])) for run in one.runs)
            one = replace(one, runs=tuple(runs))
        leaving.append(one if findings else without_empty(one, audience))
    told = tuple(entries)
    out += entries_left_out
    if told and not whole:
        out.append(LeftOut(len(told), "journal entry", "journal entries", FACILITATORS_ONLY))
        told = ()
    made = Leaving(
        audience,
        as_read(title or _title(ordered), audience),
        tuple(leaving),
        told,
        _facilitators(ordered) if whole else (),
        brief,
        brief and any(is_full(one.runs) for one in leaving),
    )
    counted = {consent: consents[consent] for consent in CONSENTS if consents[consent]}
    return Gathered(made, summed(out), _warnings(ordered, audience), counted, carried)


_SHORT, _DATA, _FINDINGS = "short", "data", "findings"
_EACH_UNDO = 2
"""An undo takes at most one change of a day back, and is a change itself."""


def _title(sessions: Sequence[Told]) -> str:
    return sessions[0].state.title if len(sessions) == 1 else f"{len(sessions)} sessions"


def _session(
    session: Told, audience: Audience, documents: bool, way: str
) -> tuple[SessionLeaving, dict[str, tuple[Quotable, ...]], list[LeftOut]]:
    state = session.state
    runs: list[RunLeaving] = []
    quotes: dict[str, tuple[Quotable, ...]] = {}
    out: list[LeftOut] = []
    turned = _EACH_UNDO * sum(event.kind == UNDO for event in session.events)
    for run in of_use(state.written(), audience):
        runs.append(_leaving(run, audience, turned, way))
        quotes[run.key] = run.shape.quotes(run.state)
        out += run.shape.left_out(run.state, audience)
        if audience == "public" and run.shape.dates is not None:
            days = sum(bool(appointment.day) for appointment in run.shape.dates(run.state))
            out.append(LeftOut(days, "agreed day", "agreed days", "for those who took part"))
    day = held_on(state)
    record: tuple[Part, ...] = tuple(log(session)) if audience == "facilitators" and way in ("", _SHORT) else ()
    kept: tuple[Mapping[str, Any], ...] = tuple(kept_documents(session)) if documents else ()
    # Everybody reads what a session is called, and where it was.
    title, place = (as_read(said, audience) for said in (state.title, state.place))
    made = SessionLeaving(
        session.name,
        title,
        place,
        day_of(day),
        day,
        _made(session),
        cut(runs) if way == _SHORT else tuple(runs),
        record,
        kept,
        people_in(session),
        first_name=session.name,
    )
    return made, quotes, out


def without_empty(session: SessionLeaving, audience: Audience) -> SessionLeaving:
    """Without exercises that have nothing for that audience: not even what they are called is for them."""
    if audience == "facilitators":
        return session
    kept = tuple(run for run in session.runs if _has_something(run))
    there = sum(1 for run in session.runs if not run.frame)
    return replace(session, runs=kept, held_back=there > sum(1 for run in kept if not run.frame))


def _has_something(run: RunLeaving) -> bool:
    coded = run.coded is not None and bool(run.coded.codes or run.coded.texts)
    rows = any(sheet.rows for sheet in run.sheets)
    return bool(
        run.outline.parts
        or rows
        or coded
        or run.linked
        or run.pictures
        or run.data
        or any(appointment.day for appointment in run.dates)
    )


def _quotations(title: str, facts: Sequence[Fact], leaves: Sequence[Quotable], audience: Audience) -> tuple[Fact, ...]:
    """A row for each quotation that leaves, with the theme that it is in first."""
    sources = {fact.key: fact.cells["source"] for fact in facts if fact.kind == "notes"}
    named = {fact.key: fact.cells["name"] for fact in facts if fact.kind == "themes"}
    first = {
        fact.cells["note"]: fact.cells["theme"] for fact in facts if fact.kind == "codings" and not fact.cells["also"]
    }
    return tuple(
        Fact(
            "quotes",
            f"quote-{quote.key}",
            {
                "text": as_read(quote.text, audience),
                "source": sources.get(quote.key) or title,
                "theme": named.get(str(first.get(quote.key, ""))),
                "consent": quote.consent,
            },
        )
        for quote in leaves
    )


def _way(brief: bool, data: bool, findings: bool) -> str:
    return _FINDINGS if findings else _DATA if data else _SHORT if brief else ""


def _leaving(run: Run, audience: Audience, turned: int, way: str) -> RunLeaving:
    """The whole of an exercise, its short page, its facts, or these with its bars."""
    if way in (_DATA, _FINDINGS):
        facts = _facts(run, audience)
        return replace(facts, pictures=_bars(run, audience)) if way == _FINDINGS else facts
    return in_short(run, audience) if way == _SHORT else _run(run, audience, turned)


def _bars(run: Run, audience: Audience) -> tuple[BarsPicture, ...]:
    give = run.shape.pictures
    return tuple(one for one in give(run.state, audience) if isinstance(one, BarsPicture)) if give is not None else ()


def _facts(run: Run, audience: Audience) -> RunLeaving:
    give = run.shape.data
    facts = tuple(give(run.state, audience)) if give is not None else ()
    return RunLeaving(run.key, _title_of(run), Outline(audience, ()), data=facts, frame=run.is_frame)


def _title_of(run: Run) -> str:
    return HEADING if run.is_frame else run.template.title


def _run(run: Run, audience: Audience, turned: int) -> RunLeaving:
    shape, state = run.shape, run.state
    dates = shape.dates(state) if shape.dates is not None and audience != "public" else ()
    if audience != "facilitators":
        # The fuller words name people, and a calendar is handed on.
        dates = tuple(replace(appointment, words="") for appointment in dates)
    # An undo takes a change back, and a calendar has to take the day before it for the newer one.
    dates = tuple(replace(appointment, changes=appointment.changes + turned) for appointment in dates)
    return RunLeaving(
        run.key,
        _title_of(run),
        Outline(audience, shape.outline(state, audience)),
        tuple(map(with_columns_apart, shape.tables(state, audience) if shape.tables is not None else ())),
        shape.coded(state, audience) if shape.coded is not None else None,
        shape.linked(state, audience) if shape.linked is not None else (),
        shape.pictures(state, audience) if shape.pictures is not None else (),
        dates,
        frame=run.is_frame,
    )


def _made(session: Told) -> str:
    """When the newest entry was recorded, UTC; an export that was noted is none, for it changes nothing in a page."""
    times = []
    for event in session.events:
        when = local(event.at) if event.kind != EXPORTED or event.run else None
        times += [when] if when is not None else []
    newest = max(times, default=datetime(1980, 1, 1, tzinfo=UTC))
    return newest.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _facilitators(sessions: Sequence[Told]) -> tuple[str, ...]:
    """Who recorded, and who was said to hold the day."""
    found: dict[str, None] = {}
    for session in sessions:
        frame = session.state.frame
        found.update(dict.fromkeys(frame.state.facts.facilitators if frame is not None else ()))
        found.update(dict.fromkeys(event.by for event in session.events if event.by and event.kind != EXPORTED))
    return tuple(found)


# -- quotations -------------------------------------------------------------------------------------------------------


def _leaves(quote: Quotable, audience: Audience, letters: Container[str], whole: bool) -> bool:
    """Whether the words are in what leaves; in the whole of it, every one that was not taken back."""
    if not _may(quote, audience):
        return False
    if whole or isinstance(letters, _Texts | _InFacts):
        return whole or quote.text in letters
    return recognisable.stands_in(quote.text, letters)


class _Texts(frozenset[str]):
    """Each text of an exercise's facts, whole."""

    def __new__(cls, run: RunLeaving) -> _Texts:
        return super().__new__(
            cls, (cell for fact in run.data for cell in fact.cells.values() if isinstance(cell, str))
        )

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and (super().__contains__(text) or super().__contains__(shown(text)))


class _InFacts:
    """Words that stand in an exercise's facts, however they are broken there. Nearly all are the whole of one."""

    def __init__(self, run: RunLeaving) -> None:
        self._run, self._texts = run, _Texts(run)

    @cached_property
    def _letters(self) -> recognisable.Letters:
        return recognisable.letters(self._run)

    def __contains__(self, text: object) -> bool:
        if not isinstance(text, str):
            return False
        is_plain = any(map(str.isalnum, text)) and P_NUMBER.search(text) is None
        return (is_plain and text in self._texts) or recognisable.stands_in(text, self._letters)


def _may(quote: Quotable, audience: Audience) -> bool:
    # What was made for everybody's wall goes to those who took part without being asked about again.
    return may_leave(quote.consent, audience, agreed_for_the_group=quote.for_the_group)


_ASIDE, _NO_TABLE = "set aside, or this page has a few of many", "the data have no table for them"


def _quotes(missing: Iterable[Quotable], audience: Audience, aside: str) -> list[LeftOut]:
    """What is left out, by the reason."""
    counts = Counter(aside if _may(quote, audience) else _WHY[quote.consent] for quote in missing)
    return [LeftOut(count, "quote", "quotes", why) for why, count in counts.items()]


def _numbers(count: int) -> list[LeftOut]:
    why = "beside a role and an organisation, which together say who it is"
    return [LeftOut(count, "number", "numbers", why)]


def summed(found: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    """The same things left out for the same reason, counted together, in the order they came."""
    counts: dict[tuple[str, str, str], int] = {}
    for kind in found:
        key = kind.one, kind.many, kind.why
        counts[key] = counts.get(key, 0) + kind.count
    return tuple(LeftOut(count, *key) for key, count in counts.items() if count > 0)


# -- small groups -----------------------------------------------------------------------------------------------------


def people_in(session: Told) -> int | None:
    """How many were in the room, as far as anybody said."""
    frame = session.state.frame
    if frame is not None and frame.state.facts.people is not None:
        return int(frame.state.facts.people)
    asked = [getattr(run.state, "people", None) for run in session.state.exercises.values()]
    known = [count for count in asked if isinstance(count, int) and count > 0]
    return max(known, default=None)


def _warnings(sessions: Sequence[Told], audience: Audience) -> tuple[str, ...]:
    said = []
    for session in sessions:
        people = people_in(session)
        whose = f"{clean(session.state.title)}: " if len(sessions) > 1 else ""
        if session.damage:
            said.append(
                f"{whose}Something in the session cannot be read. If it took words back, they may be in this: "
                "look first."
            )
        if people is not None and people < FEWEST:
            were = "Only one person was" if people == 1 else f"Only {people} people were"
            said.append(f"{whose}{were} there. In a group under five anybody may be recognised, also without a name.")
        elif people is None and audience == "public":
            said.append(
                f"{whose}Nobody noted how many were there. If it was fewer than five, anybody may be recognised."
            )
        looks = (run.shape.leaving_warning(run.state, audience) for run in session.state.exercises.values())
        said += [f"{whose}{look}" for look in looks if look]
    return tuple(said)
