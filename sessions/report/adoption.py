"""The fourth section: what was kept, adapted and dropped over rounds, a bar a round; cohorts are never added up.

A bar of few is hidden for everybody, and so is one from which, with another cohort's own, few could be worked out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from exercises.kernel.p_numbers import FEWEST
from exercises.kernel.record import Record, replace
from exercises.kernel.text import folded, plural
from exercises.leaving.drawing import Bar, BarsPicture
from exercises.leaving.outline import Bullets, Figure, Heading, Part, Table
from exercises.review.outline import SAME_PEOPLE
from sessions.report.telling import Section, Telling, under

_MOST_ABOVE = 12
"""So many bars stand over their table."""
FEW_PEOPLE = "fewer than five people are in this cohort"
BY_SUBTRACTION = "with another cohort's own bar it would tell fewer than five answers"


class Asked(Record):
    """One bar: of which cohorts, in which exercise, about what, and when."""

    session: str
    run: str
    cohorts: tuple[int, ...]
    exercise: str
    layer: str
    same: bool
    """Whether it is of the same people, asked twice."""
    when: str
    parts: tuple[str, ...]
    bar: Bar
    above: tuple[str, ...]
    below: tuple[str, ...]


def adoption(told: Telling) -> Section:
    """A picture and a table for each exercise, question and cohort; then the same people's pair."""
    bars = [_kept(told, one) for one in _asked(told)]
    bars = _told_apart(told, [_not_by_subtraction(one, bars) for one in bars] if not told.whole else bars)
    groups: dict[tuple[str, tuple[int, ...], str, bool, tuple[str, ...]], list[Asked]] = {}
    for one in bars:
        groups.setdefault((one.exercise, one.cohorts, one.layer, one.same, one.parts), []).append(one)
    parts: list[Part] = []
    pictures: list[BarsPicture] = []
    hidden: list[str] = []
    exercise = ""
    for place, group in enumerate(sorted(groups.values(), key=_order), 1):
        first = group[0]
        parts += [Heading(first.exercise, 3)] if first.exercise != exercise else []
        exercise = first.exercise
        picture = _picture(told, group, f"adoption-{place}")
        pictures.append(picture)
        said: list[Part] = [Bullets(picture.above), table(picture)]
        shown: list[Part] = [Figure(picture.name)]
        # A picture as high as a page would leave its headings alone on the page before.
        in_turn = (shown, said) if len(picture.bars) <= _MOST_ABOVE else (said, shown)
        parts += [Heading(picture.title, 4), *in_turn[0], *in_turn[1]]
        few = sum(bool(bar.hidden) for bar in picture.bars)
        hidden += [f"{picture.title} ({exercise}): {plural(few, 'bar')} of {len(picture.bars)} hidden"] if few else []
    title, nothing = "What was kept, round by round", "No answers were counted yet."
    used = frozenset(one.session for one in bars)
    answers = frozenset((one.session, one.run) for one in bars)
    return Section(
        under(title, parts, nothing=nothing), tuple(pictures), used=used, answers=answers, hidden=tuple(hidden)
    )


def table(picture: BarsPicture) -> Table:
    """The same as the picture, in numbers; of a hidden bar why it is hidden."""
    rows = tuple(
        (bar.label, "", *("" for _ in picture.parts), bar.hidden)
        if bar.hidden
        else (bar.label, str(bar.n), *map(str, bar.counts), bar.beside)
        for bar in picture.bars
    )
    return Table(("Asked", "n", *(word.capitalize() for word in picture.parts), "Beside"), rows)


def _asked(told: Telling) -> Iterator[Asked]:
    for member in told.members:
        for run in member.leaving.runs:
            for picture in run.pictures if run.key in member.reviews else ():
                if not isinstance(picture, BarsPicture):
                    continue
                same = picture.name == SAME_PEOPLE
                for bar in picture.bars:
                    yield Asked(
                        member.leaving.name,
                        run.key,
                        member.cohorts,
                        run.title,
                        picture.title,
                        same,
                        "" if same else picture.above[0],
                        picture.parts,
                        bar,
                        picture.above if same else (": ".join(picture.above),),
                        picture.below,
                    )


def _told_apart(told: Telling, bars: Sequence[Asked]) -> list[Asked]:
    """The bars; of rounds that several sessions of a cohort had at one moment each says of which it is."""
    titles = {member.leaving.name: member.leaving.title for member in told.members}
    asked: dict[tuple[object, ...], set[str]] = {}
    for one in bars:
        asked.setdefault((one.exercise, one.cohorts, one.layer, one.when), set()).add(one.session)
    apart = []
    for one in bars:
        title = titles[one.session]
        if not one.same and len(asked[one.exercise, one.cohorts, one.layer, one.when]) > 1:
            one = replace(one, when=f"{one.when}, {title}", above=tuple(f"{line} ({title})" for line in one.above))
        apart.append(one)
    return apart


def _kept(told: Telling, one: Asked) -> Asked:
    """The bar, hidden where its cohort is of few."""
    return _hidden(one, FEW_PEOPLE) if told.small(one.cohorts) and not one.bar.hidden else one


def _hidden(one: Asked, why: str) -> Asked:
    counts = tuple(0 for _ in one.bar.counts)
    return replace(one, bar=replace(one.bar, counts=counts, beside="", hidden=why))


def _not_by_subtraction(one: Asked, every: Sequence[Asked]) -> Asked:
    """The bar of several cohorts, hidden where one of some of them would leave few."""
    if one.bar.hidden or len(one.cohorts) < 2:
        return one
    for other in every:
        alike = (other.exercise, other.layer, other.same, folded(other.bar.label)) == (
            (one.exercise, one.layer, one.same, folded(one.bar.label))
        )
        within = set(other.cohorts) < set(one.cohorts) and not other.bar.hidden
        if alike and within and 0 < one.bar.n - other.bar.n < FEWEST:
            return _hidden(one, BY_SUBTRACTION)
    return one


def _order(group: Sequence[Asked]) -> tuple[str, tuple[int, ...], bool, str]:
    return group[0].exercise, group[0].cohorts, group[0].same, group[0].layer


def _picture(told: Telling, group: Sequence[Asked], name: str) -> BarsPicture:
    """By tool, and of each tool its rounds in their order."""
    first = group[0]
    tools = {folded(one.bar.label): place for place, one in reversed(list(enumerate(group)))}
    rounds = Counter(one.when for one in group)
    in_order = group if first.same else sorted(group, key=lambda one: tools[folded(one.bar.label)])
    several = len(rounds) > 1 and not first.same
    bars = tuple(replace(one.bar, label=f"{one.bar.label}, {one.when}") if several else one.bar for one in in_order)
    above = tuple(dict.fromkeys(line for one in group for line in one.above))
    below = tuple(dict.fromkeys(line for one in group for line in one.below))
    asked = "the same people" if first.same else first.layer
    return BarsPicture(name, f"{told.of(first.cohorts)}: {asked}", above, first.parts, bars, below)
