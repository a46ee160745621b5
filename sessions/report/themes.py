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
from exercises.wall.member_check import DECISIONS
from exercises.wall.state import LONE
from sessions.leaving.leaving import RunLeaving
from sessions.report.telling import GIVEN, MOST_COLUMNS, Member, Section, Source, Telling, under

MOST_QUOTES = 3
FEW_NOTES = "a few"
_HOW_OFTEN = (
    "A count says how often something was written, never how much it matters. Each cohort stands for itself: counts of "
    "several are never added up."
)
_MORE = "Words that nobody was asked about yet"


class Theme(Record):
    """One theme of one wall, as it leaves."""

    number: int
    name: str
    question: str
    count: str
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
    title: str
    themes: tuple[Theme, ...]
    lone: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By question: the lone voices whose words leave."""
    lone_more: Mapping[str, int] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def column(self) -> str:
        """What it is called over a column."""
        return f"{self.whose}, {self.when}"


def themes(told: Telling) -> Section:
    """Themes that stand and have a name, by question; every wall is a column of its own."""
    askings = [one for member in told.members for one in _askings(told, member)]
    questions = dict.fromkeys(key for one in askings for key in (*(t.question for t in one.themes), *one.lone))
    parts: list[Part] = [Paragraph(_HOW_OFTEN)] if questions else []
    for question in questions:
        labels = [one.labels[question] for one in askings if question in one.labels]
        parts += [Heading(labels[0] if labels else question, 3), *_question(told, question, askings)]
    quoted = tuple(quote for one in askings for theme in one.themes for quote in theme.quotes)
    used = frozenset(one.session for one in askings)
    nothing = "No themes have settled yet."
    return Section(under("Barriers and enablers", parts, nothing=nothing), quoted=quoted, used=used)


# -- a wall as it was asked once --------------------------------------------------------------------------------------


def _askings(told: Telling, member: Member) -> Iterator[Asking]:
    for run in member.leaving.runs:
        facts: dict[str, list[Fact]] = {}
        for fact in run.data:
            facts.setdefault(fact.kind, []).append(fact)
        if "themes" not in facts and not any(fact.cells.get("status") == LONE for fact in facts.get("notes", ())):
            continue
        lone, more = _lone(told, member, run, facts.get("notes", []))
        found = tuple(_themes(told, member, run, facts))
        if found or lone or more:
            whose, when = told.of(member.cohorts), told.when(member)
            labels = member.labels.get(run.key, {})
            yield Asking(whose, when, member.leaving.name, run.title, found, lone, more, labels)


def _themes(told: Telling, member: Member, run: RunLeaving, facts: Mapping[str, list[Fact]]) -> Iterator[Theme]:
    counts: dict[str, list[Fact]] = {}
    for fact in facts.get("counts", ()):
        counts.setdefault(str(fact.cells["of"]), []).append(fact)
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
            _count(told, member, cells["n"], theirs),
            _check(theirs),
            str(cells["decision"] or ""),
            tuple(given[:MOST_QUOTES]),
            sum(one.consent == NOT_ASKED for one in notes),
        )


def _count(told: Telling, member: Member, n: object, counts: Sequence[Fact]) -> str:
    """How many notes; of a cohort of few nothing but that there are some, for others than the facilitators."""
    if told.small(member.cohorts) and not told.whole:
        return FEW_NOTES
    if isinstance(n, int):
        return str(n)
    known = sum(fact.cells["n"] for fact in counts if _of_notes(fact) and isinstance(fact.cells["n"], int))
    return f"{known} or more" if known >= FEWEST else FEW_NOTES


def _of_notes(fact: Fact) -> bool:
    return str(fact.cells["what"]).startswith("notes")


def _check(counts: Sequence[Fact]) -> str:
    """ "yes 18, yes with change 3; passed 2", or why it is not told; "" where nobody was asked."""
    checks = [fact for fact in counts if fact.cells["what"] == "member check"]
    hidden = next((str(fact.cells["hidden"]) for fact in checks if fact.cells["hidden"]), "")
    if hidden or not checks:
        return hidden
    there = [(f"{fact.cells['word']} {fact.cells['n']}", fact.cells["counts"]) for fact in checks if fact.cells["n"]]
    answered = ", ".join(words for words, counts in there if counts)
    return "; ".join(filter(None, (answered, *(words for words, counts in there if not counts))))


def _lone(
    told: Telling, member: Member, run: RunLeaving, notes: Sequence[Fact]
) -> tuple[dict[str, tuple[str, ...]], dict[str, int]]:
    lone: dict[str, tuple[str, ...]] = {}
    more: dict[str, int] = {}
    sources = {one.key: one for one in member.sources if one.run == run.key}
    for fact in notes:
        if fact.cells["status"] != LONE or not fact.cells["counted"]:
            continue
        question, text = str(fact.cells["question"]), fact.cells["text"]
        if isinstance(text, str) and text:
            consent = sources[fact.key].consent if fact.key in sources else ""
            beside = f" ({consent})" if told.whole and consent and consent not in GIVEN else ""
            lone[question] = (*lone.get(question, ()), f"{text}{beside}")
        else:
            more[question] = more.get(question, 0) + 1
    return lone, more


# -- a question over every wall ---------------------------------------------------------------------------------------


def _question(told: Telling, question: str, askings: Sequence[Asking]) -> Iterator[Part]:
    there = [(one, [theme for theme in one.themes if theme.question == question]) for one in askings]
    there = [(one, found) for one, found in there if found]
    for at in range(0, len(there), MOST_COLUMNS):
        yield _side_by_side(there[at : at + MOST_COLUMNS])
    yield from _checked(there)
    yield from section(DECISIONS["minority"].capitalize(), _minority(there), 4)
    yield from _quotes(told, there)
    yield from _lone_voices(told, question, askings)


def _side_by_side(there: Sequence[tuple[Asking, Sequence[Theme]]]) -> Table:
    """A row for each name that a theme was given, and a column for each wall."""
    names: dict[str, str] = {}
    for _, found in there:
        for theme in found:
            names.setdefault(folded(theme.name), theme.name)
    by_name = [{folded(theme.name): theme.count for theme in found} for _, found in there]
    rows = tuple((name, *(counts.get(key, "") for counts in by_name)) for key, name in names.items())
    return Table(("Theme", *(one.column for one, _ in there)), rows)


def _checked(there: Sequence[tuple[Asking, Sequence[Theme]]]) -> list[Part]:
    rows = tuple(
        (theme.name, one.column, theme.check, theme.decision)
        for one, found in there
        for theme in found
        if theme.check or theme.decision
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
                many = f"{theme.unasked} more ({one.column})" if told.whole else one.column
                waits.setdefault(theme.name, []).append(many)
    if parts:
        yield Heading("In their words", 4)
        yield from parts
    lines = (f"{name}: {'; '.join(many)}" for name, many in waits.items())
    yield from section(_MORE, lines, 4)


def _lone_voices(told: Telling, question: str, askings: Sequence[Asking]) -> Iterator[Part]:
    lines: list[str] = []
    for one in askings:
        lines += [f"{text} ({one.column})" for text in one.lone.get(question, ())]
        more = one.lone_more.get(question, 0)
        if more:
            many = plural(more, "lone voice") if told.whole or more >= FEWEST else "Lone voices"
            lines.append(f"{many} more, whose words are not for this page ({one.column})")
    if lines:
        yield Heading("Lone voices", 4)
        yield Bullets(tuple(lines))
