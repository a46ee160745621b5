"""`holdspace journal --write`: an entry, from the line, the input or asked for in the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from tui.cli.journal_reading import NO_PASSPHRASE
from tui.cli.kept_as_typed import kept_as_typed, typed_lines
from tui.cli.options import session_of
from tui.cli.output import FINE, REFUSED, USAGE, Refusal, err, out

if TYPE_CHECKING:
    import argparse

    from exercises.journal.form import Prompt
    from sessions.journal import Draft, Journal


def write(arguments: argparse.Namespace, journal: Journal) -> int:
    from exercises.journal.rules import asked_for
    from exercises.kernel.shape import ExerciseError

    form, *given = arguments.write
    draft = _begun(arguments, journal, form)
    answers = dict(draft.answers)
    try:
        for word in given:
            if word == "-":
                for found in _from_input(journal, draft, answers):
                    answers.update(found)
                continue
            key, equals, text = word.partition("=")
            if not equals:
                raise Refusal(f"What is “{word[:40]}” the answer to? event=Four answered at once")
            answers[asked_for(draft.form.prompts, key.strip()).key] = text
    except ExerciseError as problem:
        raise Refusal(str(problem)) from problem
    about = {
        "area": arguments.area,
        "tags": arguments.tag and [arguments.tag],
        "day": arguments.on,
        "together": arguments.together and arguments.together.split(","),
    }
    draft = journal.keep_draft(draft, answers, **{name: value for name, value in about.items() if value})
    if not given:
        draft = _ask(journal, draft)
    entry = journal.save(draft)
    if entry is None:
        raise Refusal("Nothing was written, so nothing was saved.", USAGE)
    out(f"Saved as entry {entry.number} in the journal of {journal.author}.")
    if entry.number == 1 and entry.version == 1 and not journal.has_passphrase:
        out(NO_PASSPHRASE)
    return FINE


def _begun(arguments: argparse.Namespace, journal: Journal, form: str) -> Draft:
    if form.isdecimal():
        return journal.edit(int(form[:9]))
    from sessions.journal import about_session

    name = session_of(arguments)
    title, day = about_session(name) if name else ("", "")
    return journal.begin(form, session=name, session_title=title, day=day)


def _from_input(journal: Journal, draft: Draft, before: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Answers from the input: a line that begins with a question's key and a colon, and those that follow it. What is
    typed in a terminal is kept as it is typed, the line that is not ended too."""
    found: dict[str, str] = {}
    keys = {prompt.key for prompt in draft.form.prompts}
    at = ""

    def keep(line: str) -> None:
        key, colon, text = line.partition(":")
        is_key = bool(colon) and key.strip() in keys
        typed = {key.strip(): text.lstrip()} if is_key else {at: found[at] + line} if at else {}
        journal.keep_draft(draft, {**before, **found, **typed})

    for line in typed_lines(keep) if sys.stdin is not None and sys.stdin.isatty() else sys.stdin or ():
        key, colon, text = line.partition(":")
        if colon and key.strip() in keys:
            at = key.strip()
            found[at] = text.lstrip()
        elif at:
            found[at] += line
        elif line.strip():
            problem = f"The first line says what it answers: {draft.form.prompts[0].key}: what was said and done"
            if not sys.stdin.isatty():
                raise Refusal(problem)
            err(problem)  # ending here would leave the next private line to the shell
        yield found


def _ask(journal: Journal, draft: Draft) -> Draft:
    """Asks the form's questions in the terminal, one after the other; each answer is kept at once."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise Refusal("What is to be written? event=Four answered at once; - reads the answers from the input")
    err("Enter alone skips a question. What is typed is kept as it is typed.")
    for prompt in draft.form.prompts:

        def keep(said: str, prompt: Prompt = prompt, draft: Draft = draft) -> None:
            if prompt.kind != "tick":
                journal.keep_draft(draft, {**draft.answers, prompt.key: said})

        err(f"{prompt.title}{f' ({prompt.help})' if prompt.help else ''}")
        try:
            with kept_as_typed(keep):
                said = input("yes or Enter: " if prompt.kind == "tick" else "> ")
        except (EOFError, KeyboardInterrupt):
            raise Refusal("Stopped. What was typed is kept as a draft.", REFUSED) from None
        # What was kept of a line that was emptied again goes, too.
        draft = journal.keep_draft(draft, {**draft.answers, **({prompt.key: said} if said.strip() else {})})
    return draft
