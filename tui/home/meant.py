"""What lines at home may mean that are none: a session behind a word that takes away, a command of a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from exercises.kernel.text import clean, folded
from sessions.store.locations import is_name
from tui.app.text import fit
from tui.home.rows import Searched


def how_it_goes(text: str, searched: Searched, marked: str) -> str:
    """How the session goes that is named behind the first word, or the file beside them that is none."""
    name = _session_named(text, searched, marked)
    problems = {entry.name: entry.problem for entry in searched.found("") if not is_name(entry.name)}
    return problems.get(name) or f"A session goes by a command, which asks first: holdspace destroy {name}"


def _session_named(text: str, searched: Searched, marked: str) -> str:
    """The name of the one session that is named behind the first word, of the marked one where nothing is; "NAME" where
    several or none are called so."""
    said = clean(text).strip().partition(" ")[2].strip()
    if not said:
        return marked or "NAME"
    found = [entry.name for entry in searched.found(said)]
    exact = [entry.name for entry in searched.found("") if said in (entry.name, entry.title)]
    return next((names[0] for names in (exact, found) if len(names) == 1), "NAME")


def nothing_found(text: str, words: str, commands: Mapping[str, str]) -> str:
    """That no session has the words that are sought, or what the line may mean that is none."""
    if words and words != text.strip():
        return f"No session has “{fit(words, 40)}” in it."
    nothing = f"No session has “{fit(text, 40)}” in it, and no line is called that."
    return done_elsewhere(text, commands) or f"{nothing} ? and enter says what can be done."


def done_elsewhere(text: str, commands: Mapping[str, str]) -> str:
    """Where it is done that the first word asks for: a line of the console, or a command of a terminal; "" for none."""
    first = folded(clean(text)).strip().partition(" ")[0]
    if first == "rename":
        return "Open it, and then: title: other words."
    return f"In a terminal: holdspace {first}. It {commands[first].partition(';')[0]}." if first in commands else ""
