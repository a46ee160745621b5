"""Makes a programme's report of what leaves of its sessions: one pure function, in parts that every writer knows.

What stands in it is decided by what was gathered for its audience; here it is put together by cohort, and nothing is
ever added up over cohorts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from exercises.kernel.consent import CONSENTS
from exercises.kernel.p_numbers import FEWEST, shown, without_numbers
from exercises.kernel.record import replace
from exercises.kernel.text import listed, plural
from exercises.kernel.things import every as every_thing
from exercises.leaving.outline import Audience, LeftOut, Outline
from exercises.pages.state import Pages
from exercises.programme.state import Programme
from exercises.review.state import Review
from exercises.wall.matrix import question_matrix
from exercises.wall.member_check import DECISIONS
from exercises.wall.state import CONTESTED, LONE, Wall
from sessions.export.gathering import Gathered, summed
from sessions.leaving.leaving import Leaving, RunLeaving, SessionLeaving
from sessions.live.state import Run
from sessions.live.told import Told
from sessions.report.adoption import adoption
from sessions.report.annex import annex
from sessions.report.asked import how_asked
from sessions.report.changed import what_changed
from sessions.report.limits import limits
from sessions.report.points import points_of
from sessions.report.recommended import recommended
from sessions.report.stories import stories
from sessions.report.telling import Counted, Member, Section, Source, Telling
from sessions.report.themes import themes
from sessions.report.timeline import what_it_was

RUN = "report"
"""The key of the one exercise that a report is, for a writer."""


class Chapter(NamedTuple):
    """One section of the report."""

    called: str
    makes: Callable[[Telling], Section]


CHAPTERS: Mapping[int, Chapter] = {
    1: Chapter("what this was", what_it_was),
    2: Chapter("how we asked", how_asked),
    3: Chapter("barriers and enablers", themes),
    4: Chapter("what was kept, round by round", adoption),
    5: Chapter("stories", stories),
    6: Chapter("what we changed", what_changed),
    7: Chapter("what we recommend", recommended),
    8: Chapter("limits", limits),
}
"""Every section by its number. The annex goes with the whole report, for the facilitators."""
LIMITS = 8
_RECORD = "The record of the programme's facilitators. It holds what only they may see: keep it among them."
_READ = frozenset({"themes", "counts", "codings", "quotes", "pages", "replies", "cards"})


def report(
    gathered: Gathered, sessions: Sequence[Told], sections: Collection[int] = (), gone: Iterable[int] = ()
) -> Gathered:
    """The report of the programme among those sessions, in place of what was gathered of them.

    `sections` are those wanted, all without any; `gone` the events whose session is on this computer no longer. Raises
    StopIteration without a programme among them.
    """
    return report_of(telling(gathered, sessions, gone), gathered, sections)


def report_of(told: Telling, gathered: Gathered, sections: Collection[int] = ()) -> Gathered:
    """The report of what was told; `gathered` has at least the programme itself."""
    made = {number: CHAPTERS[number].makes(told) for number in CHAPTERS if not sections or number in sections}
    if LIMITS in made:
        every = made if not sections else {number: one.makes(told) for number, one in CHAPTERS.items()}
        hidden = [line for section in every.values() for line in section.hidden]
        made[LIMITS] = limits(told, hidden, {one for section in every.values() for one in section.answers})
    found = [*made.values(), *([] if sections else [annex(told)])]
    return page_of(gathered, told, [Section(warnings=tuple(_few(told))), *found])


def telling(gathered: Gathered, sessions: Sequence[Told], gone: Iterable[int] = ()) -> Telling:
    """What was gathered, as the sections read it. Raises StopIteration without a programme among the sessions."""
    by_name = {session.name: session for session in sessions}
    programme = programme_in(sessions)
    theirs = [one for one in gathered.leaving.sessions if by_name[one.name] is not programme]
    audience = gathered.leaving.audience
    return telling_of(programme, (member(one, by_name[one.name], audience) for one in theirs), audience, gone)


def telling_of(programme: Told, members: Iterable[Member], audience: Audience, gone: Iterable[int] = ()) -> Telling:
    """That programme and those sessions of it, the oldest first."""
    state = programme.state.run.state
    return Telling(
        state if audience == "facilitators" else without_numbers(state),
        programme.name,
        programme.state.title,
        tuple(sorted(members, key=lambda one: (one.leaving.date, one.leaving.name))),
        audience,
        frozenset(gone),
        bool(programme.damage),
    )


def programme_in(sessions: Iterable[Told]) -> Told:
    """The programme among them. Raises StopIteration when there is none."""
    return next(one for one in sessions if any(isinstance(run.state, Programme) for run in one.state.runs.values()))


def member(leaving: SessionLeaving, session: Told, audience: Audience) -> Member:
    """A session with where it stands in its programme and what is known of its quotations."""
    belongs = session.state.belongs
    come_from = {
        (run.key, fact.key): str(fact.cells["source"] or "")
        for run in leaving.runs
        for fact in run.data
        if fact.kind == "notes"
    }
    sources = tuple(
        Source(
            session.name,
            run.key,
            quote.key,
            quote.text,
            quote.consent,
            quote.who,
            come_from.get((run.key, quote.key)) or things.get(quote.key.partition(" ")[0], run.template.title),
        )
        for run in session.state.written()
        for things in (_things(run),)
        for quote in run.shape.quotes(run.state)
    )
    cohorts, kind = (belongs.cohorts, belongs.kind) if belongs is not None else ((), "")
    return Member(
        replace(leaving, runs=tuple(map(_needed, leaving.runs))),
        cohorts,
        kind,
        sources,
        session.state.exports,
        points_of(session.state, leaving, whole=audience == "facilitators"),
        {run.key: run.shape.thing for run in session.state.runs.values()},
        {run.key: _labels(run.state) for run in session.state.written()},
        dict(_walls(session, whole=audience == "facilitators")),
        {run.key: run.template.names for run in session.state.runs.values()},
        frozenset(run.key for run in session.state.written() if isinstance(run.state, Review)),
        bool(session.damage),
    )


def _things(run: Run) -> dict[str, str]:
    """What each thing of the day around the exercises is: feedback, a takeaway. An exercise is called by its title."""
    return {thing.goes: thing.one for thing in every_thing(run.state)} if run.is_frame else {}


def _needed(run: RunLeaving) -> RunLeaving:
    """Of the facts those that a report reads: of notes the lone voices."""
    return replace(
        run,
        data=tuple(
            fact for fact in run.data if fact.kind in _READ or (fact.kind == "notes" and fact.cells["status"] == LONE)
        ),
    )


def _walls(session: Told, *, whole: bool) -> Iterator[tuple[str, Counted]]:
    """The walls that the room saw, as counts, which are the same for everybody: the rule of five is about people."""
    for run in session.state.written():
        wall = run.state
        if not isinstance(wall, Wall) or wall.boxes or not (wall.shown or whole):
            continue
        every = {one.key: question_matrix(wall, one.key) for one in wall.questions}
        outside = {(row.key, key): row.total for key, matrix in every.items() for row in matrix.rows}
        themes = [theme for theme in wall.standing() if theme.question in every]
        yield (
            run.key,
            Counted(
                {key: matrix.total for key, matrix in every.items()},
                {key: outside.get((LONE, key), 0) for key in every},
                {key: outside.get((CONTESTED, key), 0) for key in every},
                {theme.goes: sum(every[theme.question].of_theme(theme)) for theme in themes},
                {theme.goes: DECISIONS.get(theme.check.decision, "") for theme in themes if theme.check is not None},
            ),
        )


def _labels(state: object) -> dict[str, str]:
    """What a wall's questions and the fields of pages are called."""
    if isinstance(state, Wall):
        return {one.key: one.title for one in state.questions}
    if not isinstance(state, Pages):
        return {}
    fields = [one for kind in state.kinds for one in kind.fields]
    chosen = {f"{one.key} {key}": word for one in fields for key, word in one.words.items()}
    return {one.key: one.title for one in fields} | chosen


def _few(told: Telling) -> Iterator[str]:
    """What is to be thought of where so few were there that anybody may be recognised."""
    for one in told.members:
        if one.damaged:
            yield f"{one.leaving.title}: something in it cannot be read. If it took words back, they may be in this."
    few = [one.leaving.title for one in told.members if one.leaving.people is not None and one.leaving.people < FEWEST]
    if few:
        yield f"In {listed(few)} fewer than five were there, and anybody may be recognised, also without a name."
    unsaid = sum(one.leaving.people is None for one in told.members)
    if unsaid and told.public:
        yield f"In {plural(unsaid, 'session')} nobody noted how many were there. If few, look first."


def page_of(gathered: Gathered, told: Telling, found: Sequence[Section]) -> Gathered:
    """Those sections as the one page that leaves, and what is to be known of them."""
    whole = told.whole
    own = next(one for one in gathered.leaving.sessions if one.name == told.name)
    parts = tuple(part for section in found for part in section.parts)
    pictures = tuple(picture for section in found for picture in section.pictures)
    run = RunLeaving(
        RUN, told.title, Outline(told.audience, without_numbers(parts)), pictures=without_numbers(pictures)
    )
    made = max((own.made, *(one.leaving.made for one in told.members)))
    page = replace(own, place="", day="", runs=(run,), record=(), made=made, held_back=False)
    title = told.title if whole else shown(told.title)
    quoted = [quote for section in found for quote in section.quoted]
    used = sorted({name for section in found for name in section.used})
    carried: dict[str, dict[str, tuple[str, ...]]] = {name: {} for name in (own.name, *used)}
    for quote in quoted:
        runs = carried.setdefault(quote.session, {})
        runs[quote.run] = tuple(dict.fromkeys((*runs.get(quote.run, ()), quote.key)))
    consents = Counter(quote.consent for quote in quoted)
    left: list[LeftOut] = [one for section in found for one in section.left_out]
    return replace(
        gathered,
        leaving=Leaving(told.audience, title, (page,), whose=_RECORD if whole else ""),
        left_out=summed(left),
        warnings=tuple(line for section in found for line in section.warnings),
        consents={consent: consents[consent] for consent in CONSENTS if consents[consent]},
        carried=carried,
    )
