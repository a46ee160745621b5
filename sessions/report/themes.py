"""The third section: barriers and enablers, in the group's own names, cohort beside cohort and never added up.

Lone voices and minority views stand with the themes; a quote stands only where its owner said yes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from exercises.kernel.consent import NOT_ASKED
from exercises.kernel.p_numbers import FEWEST
from exercises.kernel.record import Record, field
from exercises.kernel.text import folded, plural
from exercises.leaving.data import Fact
from exercises.leaving.outline import Bullets, Heading, Paragraph, Part, Quote, Table, section
from exercises.programme.state import DONE, Collected
from exercises.wall.member_check import DECISIONS
from exercises.wall.state import LONE
from sessions.leaving.leaving import RunLeaving
from sessions.report.asked import answered
from sessions.report.telling import (
    A_FEW,
    FEW,
    GIVEN,
    MOST_COLUMNS,
    Counted,
    Member,
    Section,
    Source,
    Telling,
    few_said,
    under,
)

MOST_QUOTES = 3
_HOW_OFTEN = (
    "A count says how often something was written, never how much it matters. Each cohort stands for itself: counts of "
    "several are never added up."
)
_FEW_WROTE = f"{FEW} wrote is not told"
_NOT_ASKED = "asked yet whether their words may be quoted"


class Theme(Record):
    """One theme of one wall, as it leaves."""

    number: int
    name: str
    question: str
    count: int
    check: str
    decision: str
    quotes: tuple[Source, ...]
    unasked: int
    """How many more of its notes nobody was asked about; counted for the facilitators."""


class Asking(Record):
    """One wall at one moment: whose it is, when, and what came of it."""

    whose: str
    when: str
    session: str
    run: str
    themes: tuple[Theme, ...]
    lone: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)
    """By question: the lone voices whose words leave."""
    counted: Counted = field(default_factory=Counted)
    labels: Mapping[str, str] = field(default_factory=dict)
    moment: str = ""
    """What the programme calls the moment at which it was asked: before, after."""
    answered: str = ""
    """ "27 of 27", as far as anybody said."""
    hidden: bool = False
    """Whether it is of so few that nothing of it is for this audience."""

    @property
    def column(self) -> str:
        """Whose it is, and when."""
        return ", ".join(filter(None, (self.whose, self.moment, self.when)))


def themes(told: Telling) -> Section:
    """Themes that stand and have a name, by question; every wall is a column of its own."""
    every = [one for member in told.members for one in _askings(told, member)]
    askings = [one for one in every if not one.hidden]
    questions = dict.fromkeys(key for one in askings for key in (*(t.question for t in one.themes), *one.lone))
    parts: list[Part] = []
    for question in questions:
        labels = [one.labels[question] for one in askings if question in one.labels]
        parts += [Heading(labels[0] if labels else question, 3), *_question(told, question, askings)]
    said = [Paragraph(" ".join(filter(None, (_HOW_OFTEN, few_said(parts)))))] if parts else []
    quoted = (quote for one in askings for theme in one.themes for quote in theme.quotes)
    alone = (source for one in askings for sources in one.lone.values() for source in sources)
    return Section(
        under("Barriers and enablers", [*said, *parts], nothing="No themes have settled yet."),
        quoted=(*quoted, *alone),
        used=frozenset(one.session for one in askings),
        answers=frozenset((one.session, one.run) for one in every),
        hidden=tuple(f"{one.column}: what {_FEW_WROTE}" for one in every if one.hidden),
    )


# -- a wall as it was asked once --------------------------------------------------------------------------------------


def _askings(told: Telling, member: Member) -> Iterator[Asking]:
    for run in member.leaving.runs:
        facts: dict[str, list[Fact]] = {}
        for fact in run.data:
            facts.setdefault(fact.kind, []).append(fact)
        if run.key not in member.walls:
            continue
        lone = _lone(told, member, run, facts.get("notes", []))
        found = tuple(_themes(told, member, run, facts))
        counted = member.walls.get(run.key, Counted())
        if found or any(counted.lone.values()):
            row = told.programme.asked_in(member.leaving.name, member.names.get(run.key, ()), member.cohorts)
            yield Asking(
                told.of(member.cohorts),
                told.when(member),
                member.leaving.name,
                run.key,
                found,
                lone,
                counted,
                member.labels.get(run.key, {}),
                row.moment if row is not None else "",
                answered(told, row) if row is not None and row.stands == DONE else "",
                not told.whole and _is_of_few(told, member, row),
            )


def _is_of_few(told: Telling, member: Member, row: Collected | None) -> bool:
    """Whether fewer than five are in its cohorts, or answered, as far as anybody said."""
    n = row.n if row is not None and row.stands == DONE else None
    wrote = member.leaving.people if n is None else n
    return told.small(member.cohorts) or (wrote is not None and wrote < FEWEST)


def _themes(told: Telling, member: Member, run: RunLeaving, facts: Mapping[str, list[Fact]]) -> Iterator[Theme]:
    counts: dict[str, list[Fact]] = {}
    for fact in facts.get("counts", ()):
        counts.setdefault(str(fact.cells["of"]), []).append(fact)
    counted = member.walls.get(run.key, Counted())
    first: dict[str, list[str]] = {}
    for fact in facts.get("codings", ()):
        if not fact.cells["also"]:
            first.setdefault(str(fact.cells["theme"]), []).append(str(fact.cells["note"]))
    sources = {one.key: one for one in member.sources if one.run == run.key}
    leaves = {fact.key.removeprefix("quote-") for fact in facts.get("quotes", ())}
    for fact in facts.get("themes", ()):
        cells = fact.cells
        if not cells["stands"] or not cells["name"]:
            continue
        notes = [sources[note] for note in first.get(fact.key, ()) if note in sources]
        given = [one for one in notes if one.key in leaves and one.consent in GIVEN]
        theirs = counts.get(fact.key, [])
        yield Theme(
            int(str(cells["number"])),
            str(cells["name"]),
            str(cells["question"]),
            counted.themes.get(fact.key, 0),
            _check(theirs),
            counted.decided.get(fact.key, ""),
            tuple(given[:MOST_QUOTES]),
            sum(one.consent == NOT_ASKED for one in notes),
        )


def _said(told: Telling, count: int) -> str:
    """How many notes; of few no count for anybody who may read it."""
    return A_FEW if told.public and 0 < count < FEWEST else str(count)


def _check(counts: Sequence[Fact]) -> str:
    """ "n 21: yes 18, yes with change 3; passed 2", or why it is not told; "" where nobody was asked."""
    checks = [fact for fact in counts if fact.cells["what"] == "member check"]
    hidden = next((str(fact.cells["hidden"]) for fact in checks if fact.cells["hidden"]), "")
    if hidden or not checks:
        return hidden
    there = [(f"{fact.cells['word']} {fact.cells['n']}", fact.cells["counts"]) for fact in checks if fact.cells["n"]]
    n = sum(fact.cells["n"] for fact in checks if fact.cells["counts"] and isinstance(fact.cells["n"], int))
    answered = ", ".join(words for words, counts in there if counts)
    beside = (words for words, counts in there if not counts)
    return "; ".join(filter(None, (f"n {n}: {answered}" if answered else "", *beside)))


def _lone(told: Telling, member: Member, run: RunLeaving, notes: Sequence[Fact]) -> dict[str, tuple[Source, ...]]:
    """By question: the lone voices with words. Who reads a report was mostly not in that room, so that for others than
    the facilitators they need a yes like every quotation."""
    sources = {one.key: one for one in member.sources if one.run == run.key}
    found: dict[str, tuple[Source, ...]] = {}
    for fact in notes:
        source = sources.get(fact.key)
        if fact.cells["status"] != LONE or not fact.cells["counted"] or not fact.cells["text"] or source is None:
            continue
        if told.whole or source.consent in GIVEN:
            question = str(fact.cells["question"])
            found[question] = (*found.get(question, ()), source)
    return found


# -- a question over every wall ---------------------------------------------------------------------------------------


def _question(told: Telling, question: str, askings: Sequence[Asking]) -> Iterator[Part]:
    there = [(one, [theme for theme in one.themes if theme.question == question]) for one in askings]
    there = [(one, found) for one, found in there if found]
    for at in range(0, len(there), MOST_COLUMNS):
        yield _side_by_side(told, question, there[at : at + MOST_COLUMNS])
    yield from _checked(told, there)
    yield from section(DECISIONS["minority"].capitalize(), _minority(there), 4)
    yield from _quotes(told, there)
    yield from _lone_voices(told, question, askings)


def _side_by_side(told: Telling, question: str, there: Sequence[tuple[Asking, Sequence[Theme]]]) -> Table:
    """A row for each name that a theme was given, two where one wall has two of it, and a column for each wall."""
    names: dict[tuple[str, int], str] = {}
    by_name: list[dict[tuple[str, int], str]] = []
    for _, found in there:
        counts: dict[tuple[str, int], str] = {}
        for theme in found:
            called = folded(theme.name)
            again = sum(known == called for known, _ in counts)
            names.setdefault((called, again), theme.name)
            counts[called, again] = _said(told, theme.count)
        by_name.append(counts)
    rows = [(name, *(counts.get(key, "") for counts in by_name)) for key, name in names.items()]
    if any(one.answered for one, _ in there):
        rows.insert(0, ("How many answered", *(one.answered for one, _ in there)))
    if not told.public:
        beside = {
            "Lone voices, in no theme": [one.counted.lone.get(question, 0) for one, _ in there],
            "Contested, in no theme": [one.counted.contested.get(question, 0) for one, _ in there],
            "Everything that was written": [one.counted.notes.get(question, 0) for one, _ in there],
        }
        rows += [(name, *(_said(told, count) for count in counts)) for name, counts in beside.items() if any(counts)]
    return Table(("Theme", *(one.column for one, _ in there)), tuple(rows))


def _checked(told: Telling, there: Sequence[tuple[Asking, Sequence[Theme]]]) -> list[Part]:
    rows = tuple(
        (theme.name, one.column, theme.check, theme.decision)
        for one, found in there
        for theme in found
        if theme.check or (theme.decision and not told.public)
    )
    head = ("Theme", "Whose", "What the group said", "What came of it")
    return [Heading("Brought back to the group", 4), Table(head, rows)] if rows else []


def _minority(there: Sequence[tuple[Asking, Sequence[Theme]]]) -> Iterator[str]:
    for one, found in there:
        yield from (f"{theme.name} ({one.column})" for theme in found if theme.decision == DECISIONS["minority"])


def _quotes(told: Telling, there: Sequence[tuple[Asking, Sequence[Theme]]]) -> Iterator[Part]:
    """Up to three of a theme that may leave; else how many more there are that nobody was asked about."""
    parts: list[Part] = []
    waits: dict[str, list[str]] = {}
    for one, found in there:
        for theme in found:
            parts += [Paragraph(f"{theme.name}:")] if theme.quotes else []
            parts += [Quote(quote.text, one.column) for quote in theme.quotes]
            if theme.unasked and len(theme.quotes) < MOST_QUOTES:
                waits.setdefault(theme.name, []).append(f"{theme.unasked} more ({one.column})")
    if parts:
        yield Heading("In their words", 4)
        yield from parts
    if told.whole:
        yield from section(
            f"Nobody was {_NOT_ASKED}", (f"{name}: {'; '.join(many)}" for name, many in waits.items()), 4
        )
    elif waits and not told.public:
        yield Paragraph(f"Of {plural(len(waits), 'theme')} those who wrote were not all {_NOT_ASKED}.")


def _lone_voices(told: Telling, question: str, askings: Sequence[Asking]) -> Iterator[Part]:
    lines: list[str] = []
    for one in askings:
        words = one.lone.get(question, ())
        lines += [f"{source.text}{_beside(source)} ({one.column})" for source in words]
        more = one.counted.lone.get(question, 0) - len(words)
        if more > 0:
            many = str(more) if told.whole or more >= FEWEST else A_FEW.capitalize()
            said = f"{many} more" if words else many
            lines.append(f"{said}, whose words are not given for this page ({one.column})")
    if lines:
        yield Heading("Lone voices", 4)
        yield Bullets(tuple(lines))


def _beside(source: Source) -> str:
    """How far words may be used that nobody gave for a report; such stand there for the facilitators alone."""
    return "" if source.consent in GIVEN else f" ({source.consent})"
