"""Who may read what of a journal, and what may leave. Pure; knows no file, clock or screen.

"A Good Start in Life", the co-facilitators' journals: each writes first, then both read; the part on one's own
reactions is its author's alone and leaves only when its author moves it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from exercises.journal.entry import ABOUT, Draft, Entry
from exercises.journal.form import YES, Form, Prompt
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded, listed

MEANWHILE = "— written in another window at the same time: —"
"""Stands between two answers that were written at once, so that neither is lost."""


def as_others_read(entry: Entry) -> Entry | None:
    """The entry as the other facilitators may read it; None when it is not for them. Nothing locked is in it."""
    if entry.binned or not (entry.written_together or entry.shared):
        return None
    prompts = tuple(prompt for prompt in entry.prompts if not prompt.locked)
    answers = {prompt.key: entry.answers[prompt.key] for prompt in prompts if prompt.key in entry.answers}
    return replace(entry, prompts=prompts, answers=answers, moved_out={}, drafted="")


def is_for(entry: Entry, reader: str, authors: Iterable[str]) -> bool:
    """Whether somebody else's entry is for that reader: what was written together is for those it names, and for all
    where it names none of the authors there are."""
    named = {folded(name) for name in entry.together}
    return not entry.written_together or bool(entry.shared) or folded(reader) in named or named.isdisjoint(authors)


def said_of_bin(entry: Entry) -> str:
    """What is said of an entry that was just put into the bin."""
    others = " Nobody else reads it now either." if entry.written_together or entry.shared else ""
    return f"Entry {entry.number} is in the bin.{others}"


def leaving(entry: Entry) -> tuple[tuple[str, str], ...]:
    """What of it leaves in a facilitators' export: the title and the answer of each prompt its author moved out."""
    if entry.binned:
        return ()
    out = entry.moved_out
    return tuple((prompt.title, _said(prompt, text)) for prompt, text in entry.answered if prompt.key in out)


def _said(prompt: Prompt, text: str) -> str:
    return YES if prompt.kind == "tick" else text


def moved_out(entry: Entry, prompts: Iterable[str], when: str, *, sure: bool) -> Entry:
    """The entry with these answers allowed to leave. Raises ExerciseError; a locked one wants `sure`."""
    if entry.binned:
        raise ExerciseError(f"Entry {entry.number} is in the bin. Bring it back first.")
    asked = [asked_for(entry.prompts, name) for name in prompts]
    if not asked:
        raise ExerciseError(f"Which answers? {listed([prompt.key for prompt, _ in entry.answered] or ['event'])}")
    locked = [prompt for prompt in asked if prompt.locked]
    if locked and not sure:
        told = listed([f"“{prompt.title}”" for prompt in locked])
        raise ExerciseError(
            f"{told} is for you alone. If it is to leave in facilitators' exports all the same, say so once more."
        )
    return replace(entry, moved_out={**entry.moved_out, **{prompt.key: when for prompt in asked}})


def kept_in(entry: Entry, prompts: Iterable[str] = ()) -> Entry:
    """The entry with these answers, or all of them, staying here again. Raises ExerciseError."""
    gone = {asked_for(entry.prompts, name).key for name in prompts} or set(entry.moved_out)
    return replace(entry, moved_out={key: when for key, when in entry.moved_out.items() if key not in gone})


def asked_for(prompts: tuple[Prompt, ...], name: str) -> Prompt:
    """The prompt of that key, or the only one whose key begins so. Raises ExerciseError."""
    found = [prompt for prompt in prompts if prompt.key == name] or [
        prompt for prompt in prompts if name and prompt.key.startswith(name)
    ]
    if len(found) != 1:
        raise ExerciseError(f"“{name[:40]}” is not one of its questions: {listed([prompt.key for prompt in prompts])}")
    return found[0]


def locks(entry: Entry, form: Form | None) -> Entry:
    """The entry with what its form locks now locked as well; a form never unlocks what was locked."""
    if form is None:
        return entry
    now = {prompt.key for prompt in form.prompts if prompt.locked}
    if all(prompt.locked or prompt.key not in now for prompt in entry.prompts):
        return entry
    prompts = tuple(replace(prompt, locked=prompt.locked or prompt.key in now) for prompt in entry.prompts)
    return replace(entry, prompts=prompts)


def too_long(form: Form, answers: Mapping[str, str]) -> str:
    """A sentence when an answer is longer than its prompt takes; "" otherwise. Nothing is ever cut."""
    for prompt in form.prompts:
        length = len(answers.get(prompt.key, ""))
        if length > prompt.limit:
            return (
                f"“{prompt.title}” has {length} characters, and {prompt.limit} are the most. It is kept as a "
                "draft; put a part of it into an entry of its own."
            )
    return ""


def says_the_same(draft: Draft, entry: Entry | None) -> bool:
    """Whether saving the draft would change nothing: it has no words, or those of its entry."""
    if entry is None:
        return not any(draft.answers.values())
    about = all(getattr(draft, name) == getattr(entry, name) for name in ABOUT)
    return about and dict(draft.answers) == dict(entry.answers)


def written_over(entry: Entry, draft: Draft) -> Entry:
    """The entry with what the draft says. An answer both changed meanwhile keeps both texts."""
    answers = dict(draft.answers)
    if entry.version != draft.version:
        answers = {
            key: _both(draft.begun_with.get(key, ""), entry.answers.get(key, ""), draft.answers.get(key, ""))
            for key in dict.fromkeys((*draft.answers, *entry.answers))
        }
        answers = {key: text for key, text in answers.items() if text}
    about = {name: getattr(draft, name) for name in ABOUT}
    return replace(entry, answers=answers, prompts=_asked(entry, draft), version=entry.version + 1, **about)


def _both(before: str, theirs: str, ours: str) -> str:
    if ours in (before, theirs):
        return theirs
    if theirs == before or not theirs:
        return ours
    return f"{theirs}\n{MEANWHILE}\n{ours}" if ours else theirs


def _asked(entry: Entry, draft: Draft) -> tuple[Prompt, ...]:
    """The draft's questions, and those of the entry that are answered in it and no longer asked."""
    known = {prompt.key for prompt in draft.form.prompts}
    locked = {prompt.key for prompt in entry.prompts if prompt.locked}
    ours = tuple(replace(prompt, locked=prompt.locked or prompt.key in locked) for prompt in draft.form.prompts)
    return (*ours, *(prompt for prompt in entry.prompts if prompt.key not in known))
