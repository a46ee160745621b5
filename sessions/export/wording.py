"""What leaves, with people's words as they may: names changed, set apart from ours, or emptied. Knows no format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain, count
from typing import Any, TypeVar

from exercises.kernel.p_numbers import as_read
from exercises.kernel.record import replace
from exercises.kernel.rewording import Change, texts_in
from exercises.kernel.template import Template
from exercises.kernel.things import refers_to
from exercises.leaving.isolating import isolated
from exercises.leaving.outline import Audience
from sessions.export.gathering import Gathered, gather
from sessions.export.naming import Names
from sessions.leaving.called import called
from sessions.leaving.leaving import EntryLeaving, Leaving
from sessions.leaving.reworded import Reworded, words_in
from sessions.library import templates
from sessions.library.form_files import built_in
from sessions.live.told import Told
from sessions.roster.changing import everywhere
from sessions.store import locations

Leaves = TypeVar("Leaves")
Shaped = Callable[[Gathered, Sequence[Told]], Gathered]
"""Makes of what was gathered of those sessions something else that leaves."""


class Wording:
    """The words of some sessions and journal entries on their way out."""

    def __init__(
        self,
        sessions: Sequence[Told],
        audience: Audience,
        entries: Sequence[EntryLeaving] = (),
        *,
        title: str = "",
        shaped: Shaped | None = None,
        **asked: Any,
    ) -> None:
        """`shaped` is done to what is gathered, and `asked` is what `gather` is asked besides."""
        self._shaped = shaped
        self._sessions, self._audience, self._entries = sessions, audience, entries
        self._title, self._asked = title, asked

    @cached_property
    def heard(self) -> tuple[str, ...]:
        """Every text of people in them, each once."""
        found = {text: None for session in self._sessions for text in words_in(session)}
        for entry in self._entries if self._audience == "facilitators" else ():
            found.update(dict.fromkeys((entry.author, *(words for _, words in entry.parts))))
        return tuple(filter(None, (*found, *self._phrases)))

    @cached_property
    def _phrases(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(text for session in self._sessions for text in own_phrases(session)))

    def as_it_is(self) -> Gathered:
        """With every word as it was said."""
        return self._gathered(self._sessions, self._entries, self._title)

    def _gathered(self, sessions: Sequence[Told], entries: Iterable[EntryLeaving], title: str) -> Gathered:
        gathered = gather(sessions, self._audience, entries=entries, title=title, **self._asked)
        made = gathered if self._shaped is None else self._shaped(gathered, sessions)
        # Until here each is known by its own name.
        named = tuple(replace(one, name=self._called(one.name)) for one in made.leaving.sessions)
        told = tuple(replace(one, session=self._called(one.session)) for one in made.leaving.entries)
        leaving = replace(made.leaving, sessions=named, entries=told)
        return replace(made, leaving=_speaking_of(leaving, {name: self._called(name) for name in self._spoken_of}))

    @cached_property
    def _spoken_of(self) -> frozenset[str]:
        """The sessions that are named in it: a programme says which ones it is about."""
        programmes = (session for session in self._sessions if locations.is_programme(session.name))
        return frozenset({*self._names, *(name for one in programmes for name in refers_to(one.state.run.state))})

    def _called(self, name: str) -> str:
        return as_read(self._names.get(name, name), self._audience)

    @cached_property
    def _names(self) -> dict[str, str]:
        """What each session is called outside, no two of them the same."""
        found = {session.name: called(session) for session in self._sessions}
        taken = {name for name, outside in found.items() if name == outside}
        for name, outside in found.items():
            place = 2
            while found[name] != name and found[name] in taken:
                found[name], place = f"{outside}-{place}", place + 1
            taken.add(found[name])
        return found

    def gathered(self, names: Names, *, apart: bool) -> Gathered:
        """With names changed; `apart` where what runs from right to left is to be isolated from the words around it."""
        return self._with(changed_by(names, apart=apart), names.file_name)

    def emptied(self, kept: Change, is_somebody: Callable[[str], bool]) -> Leaving:
        """With a sign in place of each text, and what `kept` gives of it: what is still in it are words of ours. So is
        any other text that a session holds when it `is_somebody`: nothing is taken for ours because nobody declared
        whose it is."""
        change, others = signs(kept, is_somebody)
        return self._with(change, lambda name: change(name).replace(" ", "-"), others).leaving

    def every_text(self, change: Change) -> set[str]:
        """Whatever text the sessions and entries hold, with that change made to people's words: what is in none of
        them, a file can have from us alone. What a move is called, and what a template of ours has, is no such text."""
        found: set[str] = set()
        kinds = {kind for session in self._sessions for run in session.state.runs.values() for kind in run.shape.table}

        def heard(text: str) -> str:
            found.add(text)
            return text

        def said(text: str) -> str:
            return heard(change(text))

        for session in self._sessions:
            told = Reworded(session, said, heard)
            _ = told.state, told.events
        for entry in self._entries:
            _entry(entry, said)
        found.update(map(change, (*self._phrases, self._title)))
        return found - kinds - _ours() - set(templates.built_in())

    def _outside(self, session: Told, file_name: Change) -> dict[str, str]:
        """What facilitators' own exercises, and its programme, are called outside, no two exercises the same."""
        ours, runs = templates.built_in(), session.state.exercises.values()
        own = dict.fromkeys(
            name for run in runs if run.template.key not in ours for name in (run.template.key, run.key)
        )
        found: dict[str, str] = {}
        for name in own:
            outside = file_name(name)
            places = chain((outside,), (f"{outside}-{place}" for place in count(2)))
            taken = {*session.state.runs, *found.values()} - {name}
            found[name] = next(one for one in places if one not in taken)
        if session.state.belongs is not None and session.state.belongs.programme:
            found.setdefault(session.state.belongs.programme, file_name(session.state.belongs.programme))
        return found

    def _with(self, change: Change, file_name: Change, others: Change = str) -> Gathered:
        gathered = self._gathered(
            [Reworded(session, change, others, self._outside(session, file_name)) for session in self._sessions],
            tuple(_entry(entry, change) for entry in self._entries),
            change(self._title) if self._title else "",
        )
        made = with_phrases(gathered.leaving, self._phrases, change)
        sessions = tuple(replace(one, name=file_name(one.name)) for one in made.sessions)
        entries = tuple(replace(one, session=file_name(one.session), key=file_name(one.key)) for one in made.entries)
        leaving = replace(made, sessions=sessions, entries=entries)
        outside = {name: file_name(name) for name in map(self._called, self._spoken_of)}
        return replace(gathered, leaving=_speaking_of(leaving, outside))


def _speaking_of(leaving: Leaving, called: Mapping[str, str]) -> Leaving:
    """With each session called so wherever it is named alone."""
    others = {name: outside for name, outside in called.items() if name != outside}
    changed: Leaving = everywhere(leaving, lambda text: others.get(text, text)) if others else leaving
    return changed


def _entry(entry: EntryLeaving, change: Change) -> EntryLeaving:
    ours = {words for form in built_in().values() for words in (form.title, *(one.title for one in form.prompts))}
    form = entry.title.removesuffix(f", {entry.day}")
    title = entry.title if form in ours else change(entry.title)
    parts = tuple((asked if asked in ours else change(asked), change(words)) for asked, words in entry.parts)
    return replace(entry, author=change(entry.author), title=title, parts=parts)


def changed_by(names: Names, *, apart: bool) -> Change:
    """The change of people's words that those names make; `apart` isolates what runs from right to left, too."""

    def change(text: str) -> str:
        return isolated(names.words(text)) if apart else names.words(text)

    return change


def signs(kept: Change, is_somebody: Callable[[str], bool]) -> tuple[Change, Change]:
    """The change of people's words into a sign each with what `kept` gives of it, and that of any other text."""
    given: dict[str, str] = {}

    def change(text: str) -> str:
        return f"zz{given.setdefault(text, str(len(given)))} {kept(text)}".strip()

    def others(text: str) -> str:
        return change(text) if is_somebody(text) else text

    return change, others


def with_phrases(leaving: Leaves, phrases: Iterable[str], change: Change) -> Leaves:
    """With the texts of facilitators' own templates changed, wherever they stand in what leaves."""
    told = {text: new for text in phrases if (new := change(text)) != text}
    if not told:
        return leaving

    def reworded(text: str) -> str:
        for phrase, instead in told.items():
            text = text.replace(phrase, instead)
        return text

    changed: Leaves = everywhere(leaving, reworded)
    return changed


_TIES = ("key", "shape", "room")


def own_phrases(session: Told) -> Iterator[str]:
    """The texts of templates that facilitators wrote themselves, which are people's words too."""
    return phrases_in(run.template for run in session.state.runs.values())


def phrases_in(used: Iterable[Template]) -> Iterator[str]:
    """The texts in those templates that none of ours has."""
    ours = _ours()
    for template in used:
        yield from (text for text in texts_in(template.words, _TIES) if text not in ours)


@cache
def _ours() -> frozenset[str]:
    """Every text of a template that the program came with."""
    return frozenset(text for template in templates.built_in().values() for text in texts_in(template.words))
