"""The fifth section: the stories that the group picked with its reason, and the others counted by where they were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exercises.kernel.p_numbers import FEWEST
from exercises.kernel.record import Record
from exercises.leaving.data import Fact
from exercises.leaving.outline import Heading, Paragraph, Part, Quote, Table
from exercises.pages.data import PASSED, PICKED
from exercises.programme.state import DONE
from sessions.leaving.leaving import RunLeaving
from sessions.report.telling import A_FEW, FEW, GIVEN, MOST_COLUMNS, Member, Section, Source, Telling, few_said, under

_PICKED, _WHY = "picked", "picked_why"
"""The fields of facts that say whether a page was picked, and why."""
_NOT_YET = "Whoever told it was not asked yet whether its words may leave."


_Count = tuple[str, str, str, str, str]
"""Session and exercise, whose and when, the setting, and how many."""


class _Story(Record):
    number: int
    title: str
    fields: tuple[Fact, ...]

    def says(self, key: str) -> str:
        """What stands in a field of it; "" for nothing."""
        return next((str(one.cells["text"]) for one in self.fields if one.cells["field"] == key), "")


def stories(told: Telling) -> Section:
    """Each picked story with its words as far as they may leave; one that stands in several sessions once."""
    parts: list[Part] = []
    quoted: list[Source] = []
    used: set[tuple[str, str]] = set()
    seen: set[tuple[str, str]] = set()
    for member in told.members:
        for run in member.leaving.runs:
            for story in _stories(run):
                told_already = (story.title, story.says(_WHY)) in seen
                if story.says(_PICKED) != PICKED or told_already:
                    continue
                seen.add((story.title, story.says(_WHY)))
                theirs = list(_quotes(member, run, story))
                parts += _parts(told, member, run, story, theirs)
                quoted += theirs
                used.add((member.leaving.name, run.key))
    every = list(_others(told))
    used.update((name, run) for name, run, *_ in every)
    others = [one for one in every if one[-1] != FEW]
    if others:
        parts.append(Heading("The others, by where they were", 3))
        columns = list(dict.fromkeys((name, run, column) for name, run, column, _, _ in others))
        for at in range(0, len(columns), MOST_COLUMNS):
            parts.append(_by_setting(others, columns[at : at + MOST_COLUMNS]))
        parts += [Paragraph(said)] if (said := few_said(parts)) else []
    title, nothing = "Stories of change", "No story was picked yet."
    return Section(
        under(title, parts, nothing=nothing),
        quoted=tuple(quoted),
        used=frozenset(name for name, _ in used),
        answers=frozenset(used),
        hidden=tuple(dict.fromkeys(f"{one[2]}: where the stories of {FEW} were" for one in every if one[-1] == FEW)),
    )


def _stories(run: RunLeaving) -> Iterator[_Story]:
    """The pages of which it is known whether a group picked them."""
    pages: dict[tuple[str, int], list[Fact]] = {}
    for fact in run.data:
        if fact.kind == "pages":
            # Each kind of page has numbers of its own.
            pages.setdefault((str(fact.cells["kind"]), int(str(fact.cells["number"]))), []).append(fact)
    for (_, number), fields in pages.items():
        if any(one.cells["field"] == _PICKED for one in fields):
            yield _Story(number, str(fields[0].cells["title"]), tuple(fields))


def _parts(told: Telling, member: Member, run: RunLeaving, story: _Story, quotes: list[Source]) -> Iterator[Part]:
    labels = member.labels.get(run.key, {})
    yield Heading(story.title, 3)
    setting = story.says("setting")
    where = labels.get(f"setting {setting}", setting)
    yield Paragraph(", ".join(filter(None, (told.of(member.cohorts), told.when(member), where))) + ".")
    yield Paragraph(f"Chosen because: {story.says(_WHY)}" if story.says(_WHY) else "Chosen.")
    for quote in quotes:
        yield Quote(quote.text, labels.get(quote.key.split()[-1], ""))
    if not quotes:
        yield Paragraph(_NOT_YET)


def _quotes(member: Member, run: RunLeaving, story: _Story) -> Iterator[Source]:
    """Its words that leave, and that its owner gave."""
    leaves = {fact.key.removeprefix("quote-") for fact in run.data if fact.kind == "quotes"}
    there = {str(one.cells["text"]) for one in story.fields}
    for source in member.sources:
        if source.run == run.key and source.key in leaves and source.consent in GIVEN and source.text in there:
            yield source


def _others(told: Telling) -> Iterator[_Count]:
    """How many stories were told that were not picked, by session and setting."""
    for member in told.members:
        for run in member.leaving.runs:
            counts = [fact for fact in run.data if fact.kind == "counts" and fact.cells["of"] == PASSED]
            for fact in counts:
                n = fact.cells["n"]
                count = FEW if _are_few(told, member, run, counts) else A_FEW if n is None else str(n)
                column = f"{told.of(member.cohorts)}, {told.when(member)}"
                yield member.leaving.name, run.key, column, str(fact.cells["word"]), count


def _are_few(told: Telling, member: Member, run: RunLeaving, counts: Sequence[Fact]) -> bool:
    """Whether fewer than five told one there, so that nobody else may read where theirs was."""
    if told.whole:
        return False
    row = told.programme.asked_in(member.leaving.name, member.names.get(run.key, ()), member.cohorts)
    n = row.n if row is not None and row.stands == DONE else None
    some = [fact.cells["n"] for fact in counts if fact.cells["n"] != 0]
    return told.small(member.cohorts) or (n is not None and n < FEWEST) or some == [None]


def _by_setting(others: Sequence[_Count], columns: Sequence[tuple[str, str, str]]) -> Table:
    counts = {(word, tuple(column)): count for *column, word, count in others if tuple(column) in columns}
    words = dict.fromkeys(word for word, _ in counts)
    rows = tuple((word, *(counts.get((word, column), "") for column in columns)) for word in words)
    return Table(("Where", *(column for *_, column in columns)), rows)
