"""One author's journal held open: its drafts, entries, bin and what may leave.

What is written goes to disk as a draft first, so that nothing that fails later can lose it. A little long: everything
an author may do with an entry stands in one place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from exercises.journal import rules, statements
from exercises.journal.entry import ABOUT, MOST, Draft, Entry, cleaned_answers, short
from exercises.journal.finding import Found, find
from exercises.journal.form import Form
from exercises.kernel.days import full_day, in_zone
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean, folded, listed
from exercises.network.state import AREAS
from sessions.journal import drafts, passphrases, places
from sessions.journal.errors import DamagedJournal, JournalError, NotSure
from sessions.journal.shared import Shared, read_shared
from sessions.journal.store import Kept, Store
from sessions.library.form_files import form_called, forms
from sessions.live.here import utc_now

Clock = Callable[[], datetime]


class Journal:
    """A journal held open by its author. Not for several threads at once."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        """Use `Journal.open`."""
        self._store = store
        self._clock = clock
        self._on_disk: dict[str, Draft] = {}
        self._opened = {store.author: store}

    @classmethod
    def open(cls, author: str, passphrase: str | None = None, *, clock: Clock = utc_now) -> Journal:
        """The author's journal; one that has none yet gets its file with the first words.

        Raises NeedsPassphrase, WrongPassphrase, NoLibrary, and DamagedJournal when its key is. A damaged journal opens
        too: `problem` says what is wrong.
        """
        name = clean(author)[: MOST["name"]].strip()
        if not name:
            raise JournalError("Whose journal? Give a name: holdspace journal --as F2")
        journal = cls(Store(name), clock)
        journal.unlock(passphrase)
        return journal

    def unlock(self, passphrase: str | None) -> None:
        """Opens what a passphrase locks, also when another window has set it meanwhile. Raises as `open` does."""
        passphrases.unlock(self._store, passphrase)

    @property
    def author(self) -> str:
        """Whose it is."""
        return self._store.author

    @property
    def stem(self) -> str:
        """What its file is called, without its ending."""
        return self._store.place.stem

    @property
    def has_passphrase(self) -> bool:
        """Whether it is locked on disk."""
        return self._store.place.card.exists()

    @property
    def problem(self) -> str:
        """A sentence when the journal cannot be read now, and why; "" when all is well."""
        try:
            self._store.read()
        except JournalError as problem:
            return str(problem)
        return ""

    def close(self) -> None:
        """Lets go of it."""
        self._store.close()

    # -- reading ------------------------------------------------------------------------------------------------------

    def entries(self, *, bin: bool = False) -> tuple[Entry, ...]:
        """Its entries, newest day first; or those in the bin. Empty while the file is damaged. Raises JournalError."""
        try:
            kept = self._store.read()
        except DamagedJournal:
            return ()
        known = forms()
        entries = [rules.locks(entry, known.get(entry.form)) for entry in kept.entries if bool(entry.binned) == bin]
        return tuple(sorted(entries, key=lambda entry: (entry.day, entry.number), reverse=True))

    def entry(self, number: int) -> Entry:
        """The entry of that number, also one in the bin. Raises JournalError."""
        found = self._store.read().entry(number)
        if found is None:
            raise self._unknown(number)
        return rules.locks(found, forms().get(found.form))

    def _unknown(self, number: int) -> JournalError:
        return JournalError(f"There is no entry {number} in the journal of {self.author}.")

    def shared(self) -> list[Shared]:
        """What the others let this author read, newest first."""
        return read_shared(self.author, opened=self._opened, secret=self._store.secret)

    def find(self, words: str = "", **asked: str) -> list[Found]:
        """Its entries, and those the others share, that fit: author, session, since, until, area, tag, form."""
        theirs = [shared.entry for shared in self.shared()]
        every = sorted([*self.entries(), *theirs], key=lambda entry: (entry.day, entry.made), reverse=True)
        return find(every, words, **asked)

    # -- writing ------------------------------------------------------------------------------------------------------

    def begin(self, form: str | Form, *, session: str = "", session_title: str = "", day: str = "") -> Draft:
        """A new entry to be written; nothing is on disk before there are words. Raises TemplateError."""
        chosen = form_called(form) if isinstance(form, str) else form
        today = in_zone(self._clock()).date().isoformat()
        draft = Draft(drafts.new_token(), self.author, chosen, day=day_of(day) or today)
        return self._said(draft, {"session": session, "session_title": session_title})

    def edit(self, number: int) -> Draft:
        """An entry to be changed. Raises JournalError."""
        entry = self.entry(number)
        form = forms().get(entry.form)
        asked = {prompt.key for prompt in entry.prompts}
        # An entry keeps the questions it answered; those its form asks by now come after them.
        more = tuple(prompt for prompt in form.prompts if prompt.key not in asked) if form else ()
        kept = Form(entry.form, entry.form_title, "", "", (*entry.prompts, *more), entry.written_together)
        about = {name: getattr(entry, name) for name in ABOUT}
        return Draft(
            drafts.new_token(),
            self.author,
            kept,
            number,
            entry.version,
            dict(entry.answers),
            dict(entry.answers),
            **about,
        )

    def keep_draft(self, draft: Draft, answers: Mapping[str, str] | None = None, **about: Any) -> Draft:
        """The draft with what was typed, on disk when this returns; cheap when nothing changed.

        `about` is any of day, area, tags, together, links, session, session_title. Raises JournalError.
        """
        if answers is not None:
            draft = replace(draft, answers=cleaned_answers(draft.form, answers))
        draft = self._said(draft, about)
        before = self._on_disk.get(draft.token)
        if before is not None and replace(before, kept=draft.kept) == draft:
            return before
        if self._changes_nothing(draft):
            drafts.forget(self._store, draft.token)
            self._on_disk.pop(draft.token, None)
            return replace(draft, kept="")
        draft = replace(draft, kept=self.now())
        drafts.keep(self._store, draft)
        self._on_disk[draft.token] = draft
        return draft

    def _changes_nothing(self, draft: Draft) -> bool:
        if not draft.entry:
            return rules.says_the_same(draft, None)
        try:
            entry = self._store.read().entry(draft.entry)
        except JournalError:
            return False  # a journal that cannot be read now must not cost what was typed
        return entry is not None and entry.version == draft.version and rules.says_the_same(draft, entry)

    def _said(self, draft: Draft, about: Mapping[str, Any]) -> Draft:
        told = dict(about)
        for name, most in (("session", MOST["title"]), ("session_title", MOST["title"])):
            if name in told:
                told[name] = clean(str(told[name]))[:most]
        for name, most in (("together", MOST["name"]), ("tags", MOST["tag"]), ("links", MOST["key"])):
            if name in told:
                told[name] = short(told[name], most)
        if "day" in told:
            told["day"] = day_of(told["day"])
        if "area" in told:
            told["area"] = area_of(told["area"])
        return replace(draft, **told) if told else draft

    def drafts(self, *, statements_too: bool = False) -> list[Draft]:
        """What was left unfinished, newest first; what was saved already is not among it, and of statements that were
        begun only those asked for. Raises NeedsPassphrase."""
        saved = {} if self.problem else {entry.drafted: entry for entry in self._store.read().entries if entry.drafted}
        return [
            draft
            for draft in drafts.found(self._store)[0]
            if (statements_too or not statements.is_one(draft))
            and (draft.token not in saved or not rules.says_the_same(draft, saved[draft.token]))
        ]

    def statement(self, entry: Entry) -> Draft:
        """The statement that was begun from that entry and not recorded, gone on with; or a new one, on disk with its
        first words. Raises JournalError."""
        form = statements.form_for(entry)
        for draft in self.drafts(statements_too=True):
            if draft.form.key == form.key:
                return self.take_up(draft)
        return self.begin(form, session=entry.session)

    def draft_problem(self) -> str:
        """A sentence when drafts cannot be read; "" otherwise. Raises NeedsPassphrase."""
        broken = drafts.found(self._store)[1]
        if not broken:
            return ""
        files = f"The file {broken[0]} was" if len(broken) == 1 else f"The files {listed(broken)} were"
        return f"Something unfinished cannot be read. {files} left in {places.folder()} as before; keep a copy."

    def said_of_copies(self) -> str:
        """A sentence on conflicted copies of the journal beside it; "" for none."""
        return places.said_of_copies(self.author)

    def take_up(self, draft: Draft) -> Draft:
        """Goes on with a draft that was left."""
        return drafts.take_up(self._store, draft)

    def forget(self, draft: Draft) -> None:
        """Throws an unfinished text away, for good."""
        drafts.forget(self._store, draft.token)
        self._on_disk.pop(draft.token, None)

    def save(self, draft: Draft, answers: Mapping[str, str] | None = None, **about: Any) -> Entry | None:
        """The draft as an entry, on disk when this returns; None, and nothing on disk, when nothing was written.

        Raises JournalError; the draft is still there then.
        """
        draft = self.keep_draft(draft, answers, **about)
        if self._changes_nothing(draft):
            self.forget(draft)
            return self.entry(draft.entry) if draft.entry else None
        problem = rules.too_long(draft.form, draft.answers)
        if problem:
            raise JournalError(problem)
        saved: list[int] = []

        def step(kept: Kept) -> Kept:
            entry = self._written(kept, draft)
            saved.append(entry.number)
            return kept.with_entry(entry)

        self._store.change(step)
        self.forget(draft)
        return self.entry(saved[-1])

    def _written(self, kept: Kept, draft: Draft) -> Entry:
        now = self.now()
        before = next((entry for entry in kept.entries if entry.drafted == draft.token), None)
        if before is not None:
            # It was saved before, and the computer stopped before its draft was taken away.
            draft = replace(draft, version=before.version, begun_with=dict(before.answers))
        else:
            before = kept.entry(draft.entry) if draft.entry else None
        if before is not None:
            return replace(rules.written_over(before, draft), changed=now, drafted=draft.token, binned="")
        form = draft.form
        return Entry(
            kept.last + 1,
            self.author,
            form.key,
            form.title,
            form.prompts,
            dict(draft.answers),
            written_together=form.together,
            made=now,
            changed=now,
            drafted=draft.token,
            **{name: getattr(draft, name) for name in ABOUT},
        )

    def change(self, step: Callable[[Kept], Kept]) -> Kept:
        """Changes the whole journal in one step, under its lock. Raises JournalError."""
        return self._store.change(step)

    # -- an entry's own ways ------------------------------------------------------------------------------------------

    def _change(self, number: int, step: Callable[[Entry], Entry]) -> Entry:
        def changed(kept: Kept) -> Kept:
            entry = kept.entry(number)
            if entry is None:
                raise self._unknown(number)
            try:
                return kept.with_entry(step(entry))
            except ExerciseError as problem:
                raise JournalError(str(problem)) from problem

        self._store.change(changed)
        return self.entry(number)

    def delete(self, number: int) -> Entry:
        """Into the bin; nothing of it is lost, and nobody else reads it any more. Raises JournalError."""
        return self._change(number, lambda entry: replace(entry, binned=entry.binned or self.now()))

    def restore(self, number: int) -> Entry:
        """Out of the bin again. Raises JournalError."""
        return self._change(number, lambda entry: replace(entry, binned=""))

    def empty_bin(self, *, sure: bool) -> int:
        """Takes what is in the bin away for good; how many entries. Raises NotSure without `sure`, JournalError."""
        count = len(self.entries(bin=True))
        if count and not sure:
            entries = "entry in the bin goes" if count == 1 else "entries in the bin go"
            raise NotSure(f"{count} {entries} for good, and nobody can bring that back. Say yes to do it.")
        self._store.change(lambda kept: replace(kept, entries=tuple(one for one in kept.entries if not one.binned)))
        return count

    def share(self, number: int) -> Entry:
        """Lets the other facilitators on this computer read it, all but what is locked. Raises JournalError."""
        if self.has_passphrase:
            raise JournalError(
                "This journal has a passphrase, so nobody else can read any of it. To share an entry, "
                "take the passphrase away, or move out what may leave in an export."
            )
        return self._change(number, lambda entry: replace(entry, shared=entry.shared or self.now()))

    def unshare(self, number: int) -> Entry:
        """Keeps it from them again. Raises JournalError."""
        entry = self.entry(number)
        if entry.written_together:
            raise JournalError("A debrief is written together, so each of you may read it. Delete it to take it away.")
        return self._change(number, lambda entry: replace(entry, shared=""))

    def link(self, number: int, keys: Sequence[str]) -> Entry:
        """Points at these moments of its session as well. Raises JournalError."""
        return self._change(number, lambda entry: replace(entry, links=short((*entry.links, *keys), MOST["key"])))

    def unlink(self, number: int, keys: Iterable[str]) -> Entry:
        """Points at them no longer. Raises JournalError."""
        gone = set(keys)
        return self._change(
            number, lambda entry: replace(entry, links=tuple(key for key in entry.links if key not in gone))
        )

    def move_out(self, number: int, prompts: Iterable[str], *, sure: bool = False) -> Entry:
        """Lets these answers leave in facilitators' exports; a locked one wants `sure`. Raises JournalError."""
        return self._change(number, lambda entry: rules.moved_out(self._locked(entry), prompts, self.now(), sure=sure))

    def keep_in(self, number: int, prompts: Iterable[str] = ()) -> Entry:
        """Takes that back, of these answers or of all. Raises JournalError."""
        return self._change(number, lambda entry: rules.kept_in(entry, prompts))

    @staticmethod
    def _locked(entry: Entry) -> Entry:
        return rules.locks(entry, forms().get(entry.form))

    def now(self) -> str:
        """The time now, as it is kept."""
        return self._clock().astimezone(UTC).isoformat(timespec="seconds")


def day_of(words: Any) -> str:
    """A day written in full, as ISO, or "" for none. Raises JournalError."""
    said = clean(str(words or ""))
    day = full_day(said)
    if said and not day:
        raise JournalError(f"“{said[:30]}” is no day written in full. For example 2026-03-12, or 12 March 2026")
    return day


def area_of(words: Any) -> str:
    """One of the areas, with or without its macron; "" for none. Raises JournalError."""
    sought = folded(str(words))
    found = next((area for area in AREAS if folded(area) == sought), "")
    if sought and not found:
        raise JournalError(f"An entry is about {listed(AREAS, joiner='or')}, or about none of them.")
    return found
