"""The moves of what comes from elsewhere, of consents, and of what speaks against. Pure; knows no session or journal.

"A Good Start in Life", the co-facilitators' journals: statements under *works best when* and *doesn't work when* are
folded in with the rest, their source kept, and what does not fit is looked for and listed. A quote's consent follows
"A Good Start in Life", data collection: whoever said something may take it back at any time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.checks import numbered, open_still
from exercises.kernel.clock import moment
from exercises.kernel.consent import CONSENTS, TAKEN_BACK, WITHDRAWN, withdraws
from exercises.kernel.moves import Got, also, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.wall import capture
from exercises.wall.changes import Changes
from exercises.wall.checks import (
    against_of,
    any_theme,
    counted,
    decided_when,
    family,
    in_words,
    may,
    note_of,
    numbers_of,
    within,
    words_kept,
)
from exercises.wall.saying import ITEM_FORM, items_only, named_notes, unless_place
from exercises.wall.state import JOURNAL, Against, Note, Step, Wall

_CONSENT = "17 consent without number"


def _allowed(got: Got, state: Wall) -> str:
    """How words may be used, with the notes that have the same words."""
    notes = named_notes(got, state)
    every = family(state, got["notes"])
    more = [str(number) for number in every if number not in got["notes"]]
    too = f", and {listed(more[:8])} with it, the same paper" if more else ""
    gone = "; its words are gone from every view and page" if len(every) == 1 else "; their words are gone everywhere"
    return f"{counted(notes)}{too}: {got['consent']}{gone if got['consent'] == WITHDRAWN else ''}"


def _speaks_against(got: Got, state: Wall) -> str:
    """What speaks against a theme or a note."""
    what = in_words(state.themes[got["theme"]]) if "theme" in got else f"note {got['note']}"
    return f"a{state.numbers.get('a', 0) + 1} speaks against {what}: {got['text']}"


def _or_the_theme(got: Got, state: Wall) -> str:
    """What a bare number could have meant, too."""
    return f"For the theme: against t{got['note']}" if got["note"] in state.themes else ""


def _or_the_note(got: Got, state: Wall) -> str:
    """What a bare number could have meant, too."""
    return f"For the note: {got['theme']} against" if got["theme"] in state.notes else ""


@move(
    "statement <item:statement>: <text>",
    "statement works whānau: they are asked before we answer",
    "a statement out of a journal; works, or not",
    **ITEM_FORM,
    called="what was drawn or brought in",
    logged="drawn or brought in: from note {number}",
    makes="n",
    words=("items", "file"),
    sets={"source": JOURNAL},
    when=unless_place("statement"),
    more=(
        (
            "statement not team seen 3 from F1, 12 March, entry 3: people were sent",
            "how often it was seen, and from where",
        ),
    ),
)
@also(
    "story <item:story>: <text>",
    "story helps team: She rang me first",
    "from a story somebody told; heard … is from a conversation",
    **ITEM_FORM,
    sets={"source": "story"},
    when=unless_place("story"),
)
@also(
    "heard <item:heard>: <text>",
    "heard difficult network: Nobody told the ward",
    "from a conversation",
    **ITEM_FORM,
    sets={"source": "conversation"},
    when=unless_place("heard"),
)
@also(
    "<where:where_item>: <text>",
    "helps team from story: She rang me first",
    "where it comes from: journal, story, conversation or survey",
    **ITEM_FORM,
)
@also(": <text>", **ITEM_FORM, when=items_only)
def items(state: Wall, *, items: list[dict[str, Any]], at: str, by: str = "", file: str = "", number: int = 0) -> Wall:
    """Statements, feedback, stories and talks, all or none, each with where it comes from; what is in `file` is
    remembered row by row, so that it never comes in twice."""
    known = {row for arrival in state.arrivals if arrival.name == file and file for row in arrival.notes}
    for item in items if isinstance(items, list | tuple) else ():
        if isinstance(item, Mapping) and item.get("row") in known:
            raise ExerciseError("Some of it was folded in meanwhile. Type it once more: fold in")
    made = capture.notes(state, notes=items, file=file, number=number)
    signed, day = may(state, by, "who", "who typed it"), moment(at)[:10]
    new = [made.notes[place] for place in range(made.next_note - len(items), made.next_note)]
    return replace(
        made,
        notes=made.notes.with_(
            {note.number: replace(note, trail=(Step(_came(note, file), by=signed, when=day),)) for note in new}
        ),
    )


def _came(note: Note, file: str) -> str:
    """How it came: drawn from a journal entry, folded in with where it came from kept, or brought in."""
    if not file:
        return "drawn" if note.source == JOURNAL else "brought in"
    return "folded in" if note.item else "brought in"


@move(
    "<note:any_paper> seen <times>",
    "17 seen 3",
    "how often a statement was seen",
    "{note} was seen {times}; that says nothing of how much it matters",
    called="how often it was seen",
    logged="how often it was seen: {note}, times {times}",
)
def seen(state: Wall, *, note: int, times: int, at: str = "", by: str = "") -> Wall:
    """How often it was seen. That counts how often, never how much it matters."""
    open_still(state)
    before = note_of(state, note)
    if not capture.times(times):
        raise ExerciseError(f"How often was it seen? {note} seen 3")
    changes = Changes(state, at, by)
    changes.keep_told(replace(before, seen=times), "seen", words=f"{times} times")
    return changes.wall()


def _with_family(state: Wall, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Every note that has the same person's words: a whole, its bites, the same paper. Raises ExerciseError."""
    return {"notes": family(state, data.get("notes"))}


@move(
    "<notes:any_notes> consent <consent>",
    "17 consent without number",
    "how its words may be used: room only, without or with number",
    _allowed,
    called="how words may be used",
    given=_with_family,
    takes_back=withdraws,
    private=True,
)
@also(
    "<notes:any_notes> withdrawn: [<why>]",
    "17 withdrawn",
    "taken back by whoever said it; the file itself: withdrawn for good",
    _allowed,
    sets={"consent": WITHDRAWN},
    private=True,
    away=True,
)
def consent(state: Wall, *, notes: list[int], consent: str, at: str, by: str = "", why: str = "") -> Wall:
    """How the words of notes may be used. Withdrawn words are gone at once, also from a wall that is closed."""
    if consent not in CONSENTS:
        raise ExerciseError(f"It is {listed(CONSENTS, joiner='or')}. For example: {_CONSENT}")
    found = [note_of(state, number) for number in family(state, numbers_of(notes, _CONSENT))]
    words = may(state, why, "why", "the reason")
    told = Step("consent", words=consent, why=words, by=may(state, by, "who", "who typed it"), when=moment(at)[:10])
    return replace(state, notes=state.notes.with_({note.number: _with_consent(note, consent, told) for note in found}))


def _with_consent(note: Note, consent: str, told: Step) -> Note:
    if consent != WITHDRAWN:
        return replace(words_kept(note), consent=consent, trail=(*note.trail, told))
    # The words are not only hidden: whatever is written of the wall from now on cannot have them, nor what was said of
    # them in their place.
    emptied: dict[str, Any] = {"second": "", "typed_before": (), "readings": (), "why": "", "until": ""}
    trail = tuple(step if step.kind == told.kind else replace(step, words="", why="") for step in note.trail)
    return replace(note, consent=consent, text=TAKEN_BACK, trail=(*trail, told), **emptied)


@move(
    "against <theme:any_lettered> [from <ref>]: <text>",
    "against t3: one pair met without it",
    "what speaks against a theme; against 17, against a statement",
    _speaks_against,
    called="what speaks against it",
    logged="something that speaks against it: a {number}, theme {theme}, note {note}",
    makes="a",
    words=("when",),
    private=True,
    when=unless_place("against"),
)
@also(
    "against <note:a_statement> [from <ref>]: <text>",
    "against 17: they met",
    "",
    _speaks_against,
    private=True,
    warn=_or_the_theme,
    when=unless_place("against"),
)
@also(
    "against <theme:any_theme> [from <ref>]: <text>",
    "against 3: they met",
    "",
    _speaks_against,
    private=True,
    warn=_or_the_note,
    when=unless_place("against"),
)
@also("<note:any_note> against [from <ref>]: <text>", "17 against: they met", "", _speaks_against, private=True)
def against(
    state: Wall,
    *,
    text: str,
    at: str,
    theme: int = 0,
    note: int = 0,
    ref: str = "",
    when: str = "",
    by: str = "",
    number: int = 0,
) -> Wall:
    """Something that was seen and speaks against a theme or a statement. It stands beside it and changes nothing."""
    open_still(state)
    if bool(theme) == bool(note):
        raise ExerciseError("It speaks against one theme, or one statement: against t3: text, or against 17: text")
    words = within(state, text, "against", "what speaks against it")
    where = may(state, ref, "ref", "where it comes from")
    state, given = numbered(state, "a", number)
    signed, day = may(state, by, "who", "who typed it"), decided_when(state, when, at)
    made = Against(given, words, theme, note, where, signed, day)
    return _told(
        replace(state, against=state.against.with_({given: made})),
        made,
        "against",
        words,
        "",
        signed,
        day,
    )


def _told(state: Wall, case: Against, kind: str, words: str, why: str, by: str, day: str) -> Wall:
    """The wall with the step on the trail of what the case speaks against."""
    step = Step(kind, words=words, why=why, by=by, when=day)
    if case.theme:
        theme = any_theme(state, case.theme)
        return replace(state, themes=state.themes.with_({theme.number: replace(theme, trail=(*theme.trail, step))}))
    note = note_of(state, case.note)
    return replace(state, notes=state.notes.with_({note.number: replace(note, trail=(*note.trail, step))}))


@move(
    "<case> remove: [<why>]",
    "a1 remove: it was about another team",
    "it does not speak against it after all; the trail keeps it",
    "{case} does not speak against it after all; the trail keeps it",
    called="what spoke against it",
    logged="no longer against it: a {case}, because: {why}",
    private=True,
)
def not_against(state: Wall, *, case: int, at: str, why: str = "", by: str = "") -> Wall:
    """A case that does not speak against it after all. It stays in the trail."""
    open_still(state)
    spoke = against_of(state, case)
    words = may(state, why, "why", "the reason")
    gone = replace(spoke, gone=True, why_gone=words)
    told = replace(state, against=state.against.with_({case: gone}))
    return _told(told, spoke, "not against", spoke.text, words, may(state, by, "who", "who typed it"), moment(at)[:10])
