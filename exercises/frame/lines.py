"""What the frame's grammar is made of: its examples and small readers. Pure."""

from __future__ import annotations

from typing import Any

from exercises.frame.state import Frame
from exercises.kernel.shape import Command, ExerciseError

AGENDA_EXAMPLES: tuple[tuple[str, str], ...] = (
    ("agenda + Mihi, welcome: 20", "a part of the day and its minutes"),
    ("agenda + Post-its: 25 light explore post-its", "light, stir or break; EDIP; the exercise it opens"),
    ("agenda next", "the next part begins, and what was on ends"),
    ("agenda starts 8:45", "the first planned time on the clock"),
    ("g3: other title", "another title"),
    ("g3 minutes 30", "other minutes; g3 at 9:20, g3 light, g3 explore, g3 exercise live-grid"),
    ("g3 move 5", "stands after g5; g3 move first"),
    ("g3 drop", "left out today; g3 keep brings it back"),
    ("g3 again", "the same once more"),
    ("g3 begin", "begins it, from anywhere; g3 end"),
    ("meeting reflective practice", "shared training, operational, reflective practice or strategic"),
    ("room 27", "how many are in the room, from inside anything; left early 1"),
    ("people 27", "the same, where the exercise has no people of its own"),
    ("timer 10", "one quiet timer; timer 10: Thinking Caps"),
    ("timer +1", "a minute more; timer -1 a minute less"),
    ("timer pause", "it waits; timer on goes on; timer off takes it away"),
)
ELEPHANT_EXAMPLES: tuple[tuple[str, str], ...] = (
    ("elephant", "slow everything down: the room is dark and the clocks wait; elephant over goes on"),
    ("elephant box", "one was named: aloud, private or box; never by whom"),
    ("e1 aloud", "how it was raised: aloud, private or box"),
    ("e1 agreed", "the one who named it agrees to its words being kept; e1 not agreed takes them off every page"),
    ("e1: we are polite because we were sent", "the wording, once they agreed"),
    ("e1 now", "decided: now, later, power (with those who have it) or be (let it be, knowingly)"),
    ("e1 when next session, first hour", "when"),
    ("e1 carries F1", "who carries it: a number, F1, or a convenor; never a name"),
    ("e1 review 26 March", "the day it comes back by itself"),
    ("e1 changed: the second half became choose-your-own", "what was changed because of it"),
    ("e1 back", "it comes back today; e1 done needs no coming back"),
)
JARGON_EXAMPLES: tuple[tuple[str, str], ...] = (
    ("jargon SLT", "a word was caught; never by whom"),
    ("jargon SLT = Speech-language therapist", "with its meaning; jargon hidden: SLT keeps it off the room's list"),
    ("j5 means: the ones who decide", "the plain meaning"),
    ("j5 stands for: senior leadership team", "what it stands for"),
    ("j5 health: speech-language therapist", "what it means in one service"),
    ("j5 used by health, school", "which services use it"),
    ("j5 same j7", "one thing with many names; j5 same: one plan names the thing; j5 apart"),
    ("j5 differs", "one name for different things; j5 differs no"),
    ("j5 hears: a door closing", "what the person hears"),
    ("j5 instead: here is how you open it again", "what we could say instead"),
    ("j5 te reo", "te reo Māori: offered a meaning, never listed as jargon; j5 reo no"),
    ("j5 hide", "keeps it off the room's list; j5 show"),
    ("jargon learned: we caught the others' words first", "looking back; jargon hears: …, jargon instead: …"),
    ("jargon corner on", "the count and the latest word in a corner of the room; jargon corner off"),
)
KEEPING_EXAMPLES: tuple[tuple[str, str], ...] = (
    ("park: interpreters, how does this work through one?", "something that waits"),
    ("p2 carries F1", "who carries it"),
    ("p2 back 26 March", "when it comes back by itself"),
    ("p2 done", "it was come back to; p2: other words"),
    ("p1 remove", "takes out what was kept by mistake: e, j, p, n, q, c, w or f with its number"),
    ("note: watch the time after lunch", "a private note; n1: other words"),
    ("follow up: ring the one who left early", "somebody to find afterwards; n1 done"),
    ("moment", "marks this minute for your journal; moment: words"),
    ("action P05: ring the ward by Friday", "an action: who, what, by when"),
    ("action: tidy the room", "an action that is nobody's yet"),
    ("q2 done", "did it happen: done, partly or no; q2 partly: words; q2 by Friday; q2 who P07"),
    ("said: F1 answered the parked question", "a line of the day, for the facilitators"),
    ("conversation nurse > teacher do: what would you drop?", "a connecting conversation for our own work"),
    ("c1 owner P05", "who brings it about; c1 by 19 March; c1 done partly; c1: other words"),
    ("takeaway team: count our visits before I add one", "one thing to do differently"),
    ("w1 consent without my number", "how somebody's words may be used; w1 consent withdrawn"),
)
TOGETHER_EXAMPLES: tuple[tuple[str, str], ...] = (
    ("together judgement: let it be heard before it is answered", "a line of the agreement, under its heading"),
    ("u3 reservations", "agreed with reservations; u3 all"),
    ("u3: other words", "changes it, and keeps what it was"),
    ("u3 out: it stopped us talking", "no longer stands; its history stays"),
    ("together stop word: kāti", "the word that stops everything"),
    ("tikanga: karakia was asked for the day before", "a note for the facilitators"),
    ("told", "the room was told what is coming; told: words keeps what was said"),
    ("round in 27", "a check-in went round; nothing said is kept"),
    ("round out spoke 24 pass 2", "a check-out, as a count"),
    ("weather sunny 6 cloud 13 rain 5 pass 3", "how it is in the group, counts only"),
    ("back 26", "how many are back after the break"),
    ("assumption: families have a car", "critical reflection"),
    ("so we will: ask how people get here", "and what we do about it"),
    ("feedback helped: the chairs; way: cold; next: heater; myself some", "one sheet, any part blank"),
    ("feedback blank", "a sheet left blank; feedback returned 20 counts what was handed in"),
    ("f3 way: the acronyms", "one field of a sheet: helped, way, next, myself"),
    ("feedback theme: the day was tight around the chairs", "what you read in the sheets together"),
    ("reply: bigger letters / larger letters and fewer lines", "you said / we changed; reply 1 out"),
)
GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("THE DAY AND ITS TIME", AGENDA_EXAMPLES),
    ("ELEPHANTS", ELEPHANT_EXAMPLES),
    ("WORDS OF THE TRADE", JARGON_EXAMPLES),
    ("KEPT FOR LATER", KEEPING_EXAMPLES),
    ("TOGETHER: AGREEMENT, ROUNDS, FEEDBACK", TOGETHER_EXAMPLES),
)
"""The forms by what they are for, for a list that is read."""
EXAMPLES = (*AGENDA_EXAMPLES, *ELEPHANT_EXAMPLES, *JARGON_EXAMPLES, *KEEPING_EXAMPLES, *TOGETHER_EXAMPLES)
HOLDING = "An elephant is being held, and nothing else is written now. When the group goes on: elephant over"
"""What is said to a line that would keep words while an elephant is held."""


def examples(state: Frame) -> tuple[tuple[str, str], ...]:
    """Every form a line may have."""
    return EXAMPLES


def joined(before: list[str], tail: str) -> str:
    """All the words of a line's end, whether or not a colon stands among them: none is ever dropped."""
    head = " ".join(before)
    return f"{head}: {tail}" if head and tail else head or tail


def nothing_more(words: list[str], tail: str, example: str) -> None:
    """Raises ExerciseError when a line goes on where nothing of it would be kept."""
    if words or tail:
        raise ExerciseError(f"Nothing more goes with that: {example}")


def move(says: str, kind: str, /, *, warning: str = "", private: bool = False, **data: Any) -> Command:
    """A command that is recorded."""
    return Command("move", says, kind, data, warning, private)


def words_of(words: str, example: str) -> str:
    """The words after the colon. Raises ExerciseError with the example when there are none."""
    if not words:
        raise ExerciseError(f"The words come after the colon. For example {example}")
    return words


def on_or_off(words: list[str], tail: str, example: str) -> bool:
    """Whether a mark is put on ("", "yes", "on") or taken off ("no", "off"). Raises ExerciseError."""
    said = joined(words, tail).lower()
    if said not in ("", "yes", "on", "no", "off"):
        raise ExerciseError(f"Yes or no: {example}, or {example} no")
    return said in ("", "yes", "on")
