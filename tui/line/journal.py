"""A journal in lines: an entry written question by question, what was written read again. Nothing here prints.

What is entered is a draft on disk at once, so that nothing is lost by stopping in the middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from exercises.journal.form import YES, Prompt
from exercises.kernel.template import TemplateError
from exercises.kernel.text import clean, folded
from tui.line.aloud import Aloud
from tui.line.asked import Question, Said
from tui.line.journal_ways import OWN as WAYS
from tui.line.journal_ways import WORDS, Ways, head

if TYPE_CHECKING:
    from exercises.journal.entry import Draft, Entry
    from sessions.journal import Journal
    from sessions.journal.changing import Changing
    from sessions.live.session import Session

OWN = (
    (
        ".write",
        "writes an entry, or goes on with what was left; .write debrief takes that form, .write 3 that entry",
    ),
    (".read 3", "reads an entry"),
    (".list", "the entries there are, without their words"),
    (".find whānau", "the entries that have those words"),
    (".back", "the question before, while an entry is written"),
    *WAYS,
    (".passphrase", "sets a passphrase, changes it or takes it away"),
    (".stop", "ends writing; what was written is kept as a draft"),
    (".leave", "leaves the journal"),
)
_HOW = "Each line is kept as you enter it. An empty line goes on to the next question, .stop keeps the rest for later."
_OPEN = "It has no passphrase: whoever can read your files can read it. .passphrase sets one."
_UNCHANGED = "Nothing was changed."


def journal_about(session: Session, aloud: Aloud) -> JournalLines:
    """The journal of whoever types here, about that session."""
    from sessions.journal import about_session
    from sessions.live.here import writer_name

    return JournalLines(session.by or writer_name(), aloud, session.name, *about_session(session))


class JournalLines:
    """One author's journal, about one session or about none."""

    def __init__(self, author: str, aloud: Aloud, session: str = "", title: str = "", day: str = "") -> None:
        self._author, self._aloud = author, aloud
        self._about = (session, title, day)
        self._journal: Journal | None = None
        self._ways = Ways(aloud)
        self._changing: Changing | None = None
        """A passphrase that is being set, changed or taken away."""
        self._draft: Draft | None = None
        self._at = 0
        self.is_left = False
        self.refused = 0
        """How many lines were refused so far."""

    @property
    def hidden(self) -> bool:
        """Whether the next line is a passphrase, which nobody should see or hear."""
        return self._journal is None or (self._changing is not None and self._changing.is_secret)

    @property
    def prompt(self) -> str:
        """Where the next line goes."""
        if self._aloud.question is not None:
            return "Your answer"
        if self._journal is None or self._changing is not None:
            return "Passphrase"
        return self._prompts[self._at].title if self._draft is not None else f"Journal of {self._author}"

    @property
    def _prompts(self) -> Sequence[Prompt]:
        return self._draft.form.prompts if self._draft is not None else ()

    def begin(self) -> Said:
        """What there is, or that a passphrase is needed."""
        from sessions.journal import JournalError, has_passphrase

        if has_passphrase(self._author):
            return [f"The journal of {self._author} has a passphrase. Type it; an empty line leaves."]
        try:
            return self._opened(None)
        except JournalError as problem:
            self.is_left = True
            return [str(problem)]

    def close(self) -> None:
        """Lets go of it; a draft stays on disk."""
        if self._journal is not None:
            self._journal.close()

    def enter(self, typed: str) -> Said:
        """What comes of a line. Raises OSError where the disk refuses."""
        from sessions.journal import JournalError

        line = typed.rstrip("\r\n") if self.hidden else clean(typed.removeprefix("\ufeff")).strip()
        try:
            answered = self._aloud.answered(line)
            return self._entered(line) if answered is None else answered
        except (JournalError, TemplateError) as problem:
            self.refused += 1
            return [str(problem)]

    def _entered(self, line: str) -> Said:
        if self._journal is None:
            return self._opened(line) if line else self._leave()
        if self._changing is not None and (self._changing.is_secret or not line.startswith(".")):
            return self._take(self._journal, self._changing, line)
        self._changing = None
        if line.startswith("."):
            word, _, rest = line[1:].partition(" ")
            return self._own(self._journal, folded(word), rest.strip())
        if self._draft is None:
            return ["Nothing is being written: .write begins an entry. .help says the words."] if line else []
        return self._answer(self._journal, self._draft, line)

    def _opened(self, words: str | None) -> Said:
        from sessions.journal import Journal

        self._journal = Journal.open(self._author, words)
        if self._journal.problem:
            return [self._journal.problem]
        entries, drafts = len(self._journal.entries()), self._journal.drafts()
        many = "1 entry" if entries == 1 else f"{entries} entries"
        left = " Something was left unfinished: .write goes on with it." if drafts else ""
        said = f"The journal of {self._author}, {many}.{left} .write begins one, .help says the words, .leave leaves."
        is_open = _OPEN if not entries and not self._journal.has_passphrase else ""
        more = (is_open, self._journal.draft_problem(), self._journal.said_of_copies())
        return [said, *filter(None, more)]

    # -- its own words ------------------------------------------------------------------------------------------------

    def _own(self, journal: Journal, word: str, rest: str) -> Said:
        match word:
            case "help":
                return [f"{own} {does}." for own, does in OWN]
            case "leave" | "quit":
                return self._leave()
            case "more":
                return self._aloud.more()
            case "where":
                return self._where()
            case "stop" | "":
                return self._stop()
            case "back" if self._draft is not None:
                self._at = max(0, self._at - 1)
                return self._asks()
            case "write" if self._draft is None:
                return self._write(journal, rest)
            case "list":
                return self._aloud.in_parts(list(map(head, journal.entries())) or ["There is no entry yet."])
            case "passphrase" if self._draft is None:
                return self._passphrase(journal)
            case _ if word in WORDS:
                return self._ways.own(journal, word, rest)
            case "find":
                found = [one.entry for one in journal.find(rest)] if rest else []
                return self._aloud.private(list(map(head, found)) or ["Nothing found. .find whānau"])
            case "read":
                if not rest.isdecimal():
                    return ["Which entry? .read 3; .list says which there are."]
                return self._aloud.private(_words(journal.entry(int(rest[:9]))))
        there = ", ".join(own.partition(" ")[0] for own, _ in OWN)
        return [f"There is no .{word[:20]} here. There is {there}. What was written is kept."]

    def _where(self) -> Said:
        if self._draft is None:
            return [f"The journal of {self._author}. Nothing is being written."]
        return [f"{self._draft.form.title}, question {self._at + 1} of {len(self._prompts)}.", *self._asks()]

    def _stop(self) -> Said:
        was, self._draft = self._draft, None
        return ["Stopped. What was written is kept: .write goes on with it."] if was is not None else self._where()

    def _leave(self) -> Said:
        self.close()
        self.is_left = True
        kept = " What was written is kept: .write goes on with it." if self._draft is not None else ""
        return [f"The journal is closed.{kept}"]

    # -- its passphrase -----------------------------------------------------------------------------------------------

    def _passphrase(self, journal: Journal) -> Said:
        from sessions.journal.changing import Changing

        if journal.has_passphrase:
            ways = {word: word for word in ("keep", "change", "remove")}
            words = "This journal has a passphrase. What becomes of it:"
            return self._aloud.ask(Question(words, ways, lambda what: self._begin_changing(Changing, what)))
        return self._begin_changing(Changing, "set")

    def _begin_changing(self, changing: type[Changing], what: str) -> Said:
        if what == "keep":
            return [_UNCHANGED]
        self._changing = changing(self._author, what)
        return [self._changing.meaning, self._changing.asked, "An empty line leaves everything as it is."]

    def _take(self, journal: Journal, changing: Changing, line: str) -> Said:
        """One answer; an empty line leaves everything as it is."""
        from sessions.journal import Journal, JournalError

        if not line:
            self._changing = None
            return [_UNCHANGED]
        last = changing.is_last
        said = changing.take(line)
        if said or not last:
            return [*filter(None, [said]), changing.asked]
        self._changing = None
        try:
            done = changing.carry_out()
        except JournalError as problem:
            self.refused += 1
            return [str(problem), _UNCHANGED]
        journal.close()
        self._journal = Journal.open(self._author, changing.new or None)
        return [done]

    # -- writing ------------------------------------------------------------------------------------------------------

    def _write(self, journal: Journal, form: str) -> Said:
        session, title, day = self._about
        if form.isdecimal():
            self._draft, self._at = journal.edit(int(form[:9])), 0
            return [f"{self._draft.form.title}, entry {form}. {_HOW}", *self._asks()]
        left = [draft for draft in journal.drafts() if not session or draft.session in ("", session)]
        if left and not form:
            self._draft = journal.take_up(left[0])
        else:
            self._draft = journal.begin(form or "alone", session=session, session_title=title, day=day)
        answers = self._draft.answers
        self._at = next((at for at, one in enumerate(self._prompts) if not answers.get(one.key)), 0)
        about = f" about {self._draft.session_title}" if self._draft.session_title else ""
        return [f"{self._draft.form.title}{about}. {_HOW}", *self._asks()]

    def _asks(self) -> Said:
        """What is asked now, and whether there is an answer already."""
        if self._draft is None:
            return []
        prompt = self._prompts[self._at]
        there = "It has an answer; what you type is added." if self._draft.answers.get(prompt.key) else ""
        how = "yes, or an empty line." if prompt.kind == "tick" else there
        alone = "For you alone." if prompt.locked else ""
        title = prompt.title if prompt.title.endswith(("?", ".", "!")) else f"{prompt.title}."
        return [" ".join(filter(None, (title, prompt.help, alone, how)))]

    def _answer(self, journal: Journal, draft: Draft, line: str) -> Said:
        prompt = self._prompts[self._at]
        if line and prompt.kind == "tick":
            if folded(line) not in ("yes", "no"):
                return ["yes, or an empty line to go on."]
            self._draft = journal.keep_draft(draft, {**draft.answers, prompt.key: YES if folded(line) == "yes" else ""})
            line = ""
        if line:
            before = draft.answers.get(prompt.key, "")
            words = "\n".join(filter(None, (before, line)))
            self._draft = journal.keep_draft(draft, {**draft.answers, prompt.key: words})
            return []
        if self._at + 1 < len(self._prompts):
            self._at += 1
            return self._asks()
        return self._saved(journal)

    def _saved(self, journal: Journal) -> Said:
        assert self._draft is not None
        entry = journal.save(self._draft)
        self._draft = None
        if entry is None:
            return ["Nothing was written, so nothing was saved."]
        return [f"Saved as entry {entry.number} in the journal of {self._author}. .read {entry.number} reads it."]


def _words(entry: Entry) -> Said:
    """An entry as it is read out, its author's own words and all."""
    lines = [head(entry)]
    for prompt, text in entry.answered:
        first, *rest = text.split("\n")
        lines += [f"{prompt.title}: {first}", *rest]
    return lines
