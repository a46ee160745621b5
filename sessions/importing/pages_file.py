"""Brings a file of pages into an exercise of pages, whole or not at all, as one entry; by what its template says.

Words that were taken back, and those that only their owner may see, never come into the session's file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from exercises.kernel.consent import NOT_ASKED, TAKEN_BACK, WITHDRAWN, in_room
from exercises.kernel.days import in_full
from exercises.kernel.rewording import texts_in
from exercises.kernel.schema import quoted
from exercises.kernel.show_of_hands import PASS
from exercises.kernel.template import Template
from exercises.kernel.text import clean, listed, plural
from exercises.kernel.things import OWNER
from exercises.pages.coding import numbered
from exercises.pages.fields import COUNTS, DIAL, EACH_ROLE, PAPER, SIDE, SIDES, TICK, VOICES
from exercises.pages.repeating import rows_in, without
from exercises.pages.state import Page, Pages, handle, typed
from exercises.shapes import SHAPES
from sessions.importing.case_form import CaseError, checked
from sessions.importing.pages_form import TURNS, Item, consent_of, form, items_in, lists, own_id, sources
from sessions.importing.pages_there import Move, There, left_out, there
from sessions.importing.rating_file import Ratings, Told
from sessions.importing.recording import record, try_out
from sessions.importing.report import Report, Wanted, what_else
from sessions.importing.standing import standing
from sessions.library import templates
from sessions.live.rehearsal import Rehearsal
from sessions.live.session import Session
from sessions.live.state import Run

SHAPE = "pages"
WHOSE = "cohort"
"""What says of an item whose it is, by the cohort's id in the programme's file."""
_Begun = tuple[tuple[Any, int, int, int], int, int]
"""Where a rehearsal was before an item of the file, how many moves were made, how many texts left in the file."""
_BUSY = "Somebody else is changing these pages just now. Try again in a moment."


def exercise_of(session: Session | None, value: Any, wanted: str = "") -> tuple[Run | None, Template] | None:
    """Which exercise of pages a file is for, and its template; None when it is for none."""
    if not isinstance(value, Mapping):
        return None
    for run in standing(session, lambda one: _takes(one.template, value), wanted) if session is not None else ():
        return run, run.template
    named = [f'from = "{name}"' for name in value]
    for template in templates.built_in().where(lambda text: any(one in text for one in named)):
        if (not wanted or template.key == clean(wanted)) and _takes(template, value):
            return None, template
    return None


def _takes(template: Template, value: Mapping[str, Any]) -> bool:
    named = lists(template.words) if template.shape == SHAPE else []
    return bool(named) and named[0][0] in value


def import_pages(session: Session, value: Any, wanted: Wanted) -> Report:
    """Brings the pages in; says what came. Raises CaseError naming the place, and then nothing was recorded."""
    found = exercise_of(session, value, wanted.exercise)
    if found is None:
        raise CaseError(f"No exercise called {quoted(clean(wanted.exercise))} takes this file.")
    run, template = found
    checked(form(template.words), value)
    shape = SHAPES[SHAPE]
    rehearsal = Rehearsal(shape, run.state if run else shape.start(template), session.stamps())
    plan = _Plan(template.words, value, _chosen(template.words, value, wanted.only), session, wanted.whose)
    if run is not None:
        plan.there = there(run.state, run.key, session.standing())
    for move in plan.moves(rehearsal):
        move.data.update(try_out(shape, rehearsal, move.place, move.kind, move.data))
    if not plan.made and plan.known:
        return Report("There is nothing new in this file.", tuple(left_out(plan.known, plan.gone_there)))
    if not plan.made:
        raise CaseError("There is nothing in this file that could come in.")
    key = record(session, run, template, rehearsal, _BUSY)
    return plan.report(key, rehearsal, what_else(session))


def _chosen(template: Item, value: Item, wanted: Collection[str]) -> tuple[str, frozenset[str]]:
    """The name by which a file's parts are told apart, and which of them come in. Raises CaseError."""
    name = template.get("file", {}).get("only", "")
    items = (item for there, _ in lists(template) for item in items_in(value, there))
    known = {clean(item[name]) for item in items if isinstance(item.get(name), str)} if name else set()
    missing = [one for one in wanted if clean(one) not in known]
    if missing:
        there = f"There is {listed(sorted(known))}." if known else "It is of one alone."
        raise CaseError(f"Nothing in this file has the {name or 'key'} {quoted(clean(missing[0]))}. {there}")
    if len(known) > 1 and not wanted:
        first = sorted(known)[0]
        raise CaseError(f"This file is of several: {listed(sorted(known))}. Say which comes in: --only {first}")
    return name, frozenset(map(clean, wanted))


class _Plan:
    """The moves of a file, in the order they are made."""

    def __init__(
        self,
        template: Item,
        value: Item,
        only: tuple[str, frozenset[str]],
        session: Session,
        whose: Collection[str] = (),
    ) -> None:
        self._template, self._value, (self._only, self._wanted) = template, value, only
        self._whose = whose
        self._at = f"{session.today()}T00:00:00+00:00"
        self.made: list[Move] = []
        self.there: list[There] = []
        self.known: list[Page] = []
        """The pages here that the file has as well."""
        self.gone_there: list[Page] = []
        """The pages here that the file has as taken back."""
        self._skipped = 0
        """How many texts stayed in the file, because they belong to somebody alone."""
        self._counted: Counter[str] = Counter()
        self.ids: dict[tuple[str, str], str] = {}
        """By kind and the file's own id: what the page is called here."""
        self.made_as: dict[str, int] = {}
        """By the file's own number of what is rated: the page's number here."""
        items = ((item, one) for name, item in lists(template) for one in items_in(value, name) if "fields" in item)
        gone = (one for item, one in items if consent_of(item, one) == WITHDRAWN)
        self.taken_back = rows_in(text for one in gone for text in texts_in(one))
        """The words of pages that were taken back, which no reason brings in."""

    def moves(self, rehearsal: Rehearsal) -> Iterator[Move]:
        """Each move, to be tried before the next is asked for."""
        for move in self._all(rehearsal):
            self.made.append(move)
            yield move

    def _all(self, rehearsal: Rehearsal) -> Iterator[Move]:
        yield from self._labels(rehearsal.state)
        for name, item in lists(self._template):
            ratings = self._ratings(item)
            yield from _moves(ratings.names(rehearsal.state)) if ratings is not None else ()
            seen: dict[Any, str] = {}
            stand = set[int]()
            for at, one in enumerate(items_in(self._value, name)):
                if self._wanted and isinstance(one.get(self._only), str) and clean(one[self._only]) not in self._wanted:
                    continue
                if self._whose and isinstance(one.get(WHOSE), str) and one[WHOSE] not in self._whose:
                    continue
                place = f"{name}[{at}]"
                number = one.get("number", one.get("id"))
                if number is not None and seen.setdefault(str(number), place) != place:
                    raise CaseError(f"{place}.number: {number} is the number of {seen[str(number)]} too.")
                begun = self._here(rehearsal)
                if "fields" in item:
                    yield from _Reading(self, item, one, place, rehearsal).moves()
                    known = self._known_as(begun)
                    if known is not None:
                        own = str(own_id(item, one))
                        self.ids[item["key"], own] = known.goes
                        self.made_as |= {own: known.number} if own in self.made_as else {}
                        stand.add(known.number)
                        self._leave_out(rehearsal, begun, [known])
                else:
                    yield from self._group(item, one, place)
                    if rehearsal.state == begun[0][0]:
                        self._leave_out(rehearsal, begun, [])
            if ratings is not None:
                # What somebody marked here already stays as it was marked, and what was taken back stays so.
                here = [rehearsal.state.pages[number] for number in stand]
                but = {page.number for page in here if page.marks or page.withdrawn or page.cut}
                for told in (ratings.moves, ratings.settled):
                    yield from _moves(told(rehearsal.state, but))

    def _here(self, rehearsal: Rehearsal) -> _Begun:
        return rehearsal.point(), len(self.made), self._skipped

    def _known_as(self, begun: _Begun) -> Page | None:
        """The page here that says all that was read since."""
        return next((one.page for one in self.there if one.has(self.made[begun[1] :])), None)

    def _leave_out(self, rehearsal: Rehearsal, begun: _Begun, known: Iterable[Page]) -> None:
        """As if nothing had been read since, for it stands here."""
        point, made, self._skipped = begun
        rehearsal.back_to(point)
        del self.made[made:]
        self.known += known

    def _ratings(self, item: Item) -> Ratings | None:
        """What the file says of ratings of that kind of page; None where it is not rated."""
        return Ratings(item.get("read", {}), self._value, self.made_as, self._at) if item.get("rated") else None

    def _labels(self, state: Pages) -> Iterator[Move]:
        """What the file calls the dials, where that is not what they are called here."""
        name = self._template.get("file", {}).get("dials", "")
        dials = {one.key: (place, one) for place, one in enumerate(state.dials(), 1)}
        for at, one in enumerate(self._value.get(name) or () if name else ()):
            place, known = dials.get(clean(one["key"]), (0, None))
            if known is None:
                raise CaseError(f"{name}[{at}].key: there is no dial {quoted(clean(one['key']))} here.")
            label = clean(one.get("label") or "")
            if label and label != state.called(known):
                yield Move(f"{name}[{at}].label", "name_dial", {"place": place, "label": label})

    def _group(self, item: Item, one: Item, place: str) -> Iterator[Move]:
        self._counted["counts"] += 1
        if self._counted["counts"] > 1:
            which = f" Say which: --only {one[self._only]}" if one.get(self._only) else ""
            raise CaseError(f"{place}: one count is taken, and there are several.{which}")
        counts = dict(one.get("counts", {}))
        counts |= {word: one[name] for name, word in item.get("file", {}).items() if name in one}
        counts |= {PASS: one["passed"]} if one.get("passed") else {}
        yield Move(f"{place}.counts", "count", {"counted": item["key"], "counts": counts})

    def report(self, key: str, rehearsal: Rehearsal, problem: str) -> Report:
        """What came in, in words."""
        made = Counter(move.data.get("kind") for move in self.made if move.kind == "page")
        parts = [plural(made[kind.key], kind.key, kind.many) for kind in rehearsal.state.kinds if made[kind.key]]
        kinds = Counter(move.kind for move in self.made)
        parts += [plural(kinds["mark"], "code on a sentence", "codes on sentences")] if kinds["mark"] else []
        rated = [move for move in self.made if move.kind == "rate"]
        raters = {move.data["by"] for move in rated}
        marked = sum(len(move.data["marks"]) for move in rated)
        parts += [f"{plural(marked, 'mark')} by {plural(len(raters), 'rater')}"] if rated else []
        parts += [plural(kinds["settle"], "mark", "marks") + " talked about"] if kinds["settle"] else []
        parts += [plural(kinds["count"], "count of hands", "counts of hands")] if kinds["count"] else []
        lines = []
        if self._skipped:
            lines.append(
                f"{plural(self._skipped, 'text')} only for their owner, and never kept unless asked: left in the file."
            )
        gone = sum(1 for move in self.made if move.data.get("consent") == WITHDRAWN)
        lines += [f"{plural(gone, 'page')} taken back by whoever told it: without a word of it."] if gone else []
        lines += left_out(self.known, self.gone_there)
        return Report(
            f"Imported into {key}: {listed(parts) or 'other names'}. One undo takes it all back.{problem}",
            (*lines, *rehearsal.told),
        )


def _moves(told: Iterable[Told]) -> Iterator[Move]:
    return (Move(*one) for one in told)


class _Reading:
    """One item of a list: a page, field by field."""

    def __init__(self, plan: _Plan, item: Item, one: Item, place: str, rehearsal: Rehearsal) -> None:
        self._plan, self._item, self._one, self._place, self._rehearsal = plan, item, one, place, rehearsal
        self._read: Mapping[str, str] = item.get("read", {})
        self._consent = consent_of(item, one)
        self._number = 0

    def moves(self) -> Iterator[Move]:
        """What makes the page."""
        gone = self._consent == WITHDRAWN
        titles = self._item.get("title_from", self._item.get("begun", "title"))
        named = [clean(self._one[name]) for name in ([titles] if isinstance(titles, str) else titles)]
        # One of several parts may be a day; a title by itself stays as it was written.
        title = (" / " if self._item.get("sides") else ", ").join(map(in_full, named) if named[1:] else named)
        if gone:
            here = (known.page for known in self._plan.there if self._item["key"] == known.page.kind)
            self._plan.gone_there += [page for page in here if not page.withdrawn and page.title == title]
        data: dict[str, Any] = {"title": TAKEN_BACK if gone else title, "kind": self._item["key"]}
        number = self._one.get("number")
        if type(number) is int:
            data["number"] = handle(self._item.get("letter", ""), number)
        move = Move(self._place, "page", data)
        yield move
        self._number = move.data["number"]
        own = own_id(self._item, self._one)
        self._plan.ids[self._item["key"], str(own)] = typed(self._number)
        if gone:
            yield self._move("consent", self._read["consent"], consent=WITHDRAWN)
            return
        self._plan.made_as[str(own)] = self._number
        for field in self._item["fields"]:
            yield from self._field(field) if field["key"] != self._item.get("begun") else ()
        yield from self._states_and_codes()

    def _move(self, kind: str, where: str, **data: Any) -> Move:
        return Move(f"{self._place}.{where}", kind, {"page": self._number, **data})

    def _at(self, path: str) -> Any:
        value: Any = self._one
        for name in path.split("."):
            value = value.get(name) if isinstance(value, Mapping) else None
        return value

    def _field(self, field: Item) -> Iterator[Move]:
        found, kind, each = sources(field), field["kind"], field.get("each", "")
        if not found:
            return
        if found[0].startswith("/"):
            yield from self._listed(field, found[0][1:])
        elif kind == DIAL:
            yield from self._fills(field, found[0], self._at(found[0]))
            yield from self._fills(field, found[1], TURNS.get(self._at(found[1]) or "", ""))
        elif len(found) > 1:
            yield from self._rows(field, found)
        elif kind == VOICES or (kind == TICK and each == SIDE):
            for side in SIDES:
                path = found[0].replace("{side}", side)
                said = self._at(path)
                for text in ([said] if isinstance(said, bool) else said) or ():
                    yield from self._fills(field, path, "yes" if text is True else text, who=side)
        else:
            yield from self._fills(field, found[0], self._at(found[0]))

    def _rows(self, field: Item, names: list[str]) -> Iterator[Move]:
        """A field with one value for each of several: whose it is, its words, and the words before."""
        path, who, *rest = names
        for at, row in enumerate(self._at(path) or ()):
            place = f"{path}[{at}]"
            if field.get("each") == EACH_ROLE:
                for name in reversed(rest):
                    yield from self._fills(field, f"{place}.{name}", row.get(name), who=clean(row[who]))
            else:
                day = row.get(rest[0]) if rest else ""
                yield from self._fills(field, f"{place}.{who}", row[who], at=f"{day}T00:00:00+00:00" if day else "")

    def _listed(self, field: Item, path: str) -> Iterator[Move]:
        """A tick for the pages that a list at the top of the file names."""
        there: Any = self._plan._value
        for name in path.split("."):
            there = there.get(name) if isinstance(there, Mapping) else None
        if isinstance(there, list) and self._one.get("number", self._one.get("id")) in there:
            yield from self._fills(field, path, "yes")

    def _fills(self, field: Item, where: str, value: Any, *, who: str = "", at: str = "") -> Iterator[Move]:
        if value in (None, "", [], False, {}):
            return
        if field["sees"] in (OWNER, PAPER):
            self._plan._skipped += 1
            return
        if field["kind"] == COUNTS:
            value = {PASS if word == "passed" else word: count for word, count in value.items()}
        elif isinstance(value, list):
            value = ", ".join(map(clean, value))
        if field.get("refers") and isinstance(value, str):
            value = self._plan.ids.get((field["refers"], clean(value)), value)
        said = "yes" if value is True else clean(value) if isinstance(value, str) else value
        more = {"who": who} if who else {}
        yield self._move("fill", where, field=field["key"], value=said, at=at or self._plan._at, **more)

    def _states_and_codes(self) -> Iterator[Move]:
        read, one = self._read, self._one
        if one.get(read.get("by", "")):
            yield self._move("told_by", read["by"], person=clean(one[read["by"]]))
        states = [state for state in self._item.get("states", ()) if one.get(read.get(state, ""))]
        for state in states:
            said = one[read[state]]
            day = said if isinstance(said, str) else one.get(read.get("told", ""), "") or ""
            yield self._move(
                "stand", read[state], standing=state, at=f"{day}T00:00:00+00:00" if day else self._plan._at
            )
        standing = clean(one.get(read.get("state", "")) or "")
        if standing and standing != self._rehearsal.state.pages[self._number].standing:
            yield self._move("stand", read["state"], standing=standing, at=self._plan._at)
        if self._consent != NOT_ASKED:
            yield self._move("consent", read["consent"], consent=self._consent)
        leaves = self._item.get("leaves", "")
        before = self._item.get("needs", {}).get(leaves, "")
        if leaves and leaves not in states and before in states and in_room(self._consent):
            yield self._move("stand", read["consent"], standing=leaves, at=self._plan._at)
        yield from self._codes()
        for yes in (True, False):
            if read.get("picked") and one.get(read["picked"]) is yes:
                name = read["picked_why" if yes else "not_picked_why"]
                said = without(clean(one.get(name) or ""), self._plan.taken_back)
                yield self._move("pick", name, why=said, yes=yes)

    def _codes(self) -> Iterator[Move]:
        """What each reader read in it, each excerpt found again by its first words."""
        name = self._read.get("excerpts", "")
        readers = self._plan._value.get(self._read.get("readers", "")) or {}
        found = self._one.get(name) or {}
        page = self._rehearsal.state.pages[self._number]
        every = numbered(self._rehearsal.state.kind_of(page), page) if found else ()
        texts = {(field, at): text for field, at, text in every}
        for reader, excerpts in found.items():
            for at, excerpt in enumerate(excerpts):
                yield self._code(f"{name}.{reader}[{at}]", excerpt, clean(readers.get(reader, reader)), texts)
        for reader in found if any(found.values()) else ():
            yield self._move("done", f"{name}.{reader}", by=clean(readers.get(reader, reader)), at=self._plan._at)

    def _code(self, where: str, excerpt: Item, by: str, texts: Mapping[tuple[str, int], str]) -> Move:
        place = (clean(excerpt["field"]), excerpt["sentence"])
        text = texts.get(place)
        if text is None:
            raise CaseError(f"{self._place}.{where}: there is no sentence {place[1]} in {quoted(place[0])}.")
        begins = clean(excerpt.get("begins") or "")
        if not text.startswith(begins):
            raise CaseError(f"{self._place}.{where}.begins: that sentence begins otherwise: {quoted(text)}.")
        code = clean(excerpt["code"])
        says = clean(excerpt.get(code) or "")
        more = {"says": says} if says else {}
        return self._move("mark", where, places=[list(place)], code=code, by=by, **more)
