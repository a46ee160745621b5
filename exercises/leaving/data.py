"""Facts for analysis as data: one row a fact, each in a table whose columns are declared once, with what they mean.

A count that is hidden is empty and `hidden` says why; no word ever stands in a column of numbers.
"""

from __future__ import annotations

from collections.abc import Mapping

from exercises.kernel.record import Record

Cell = str | int | float | bool | None
"""None where nothing is known: an empty cell."""
ID, TEXT, NUMBER, DAY, YES_NO = "id", "text", "number", "day", "yes or no"
HIDDEN = "hidden"
"""The column that says why something is empty."""
NOT_FOR_YOU = "for the facilitators only"


class Fact(Record):
    """One row of one table. Columns that are not given are empty."""

    kind: str
    """Which table it is in: a key of TABLES."""
    key: str
    """Stable within its exercise and table."""
    cells: Mapping[str, Cell]
    day: str = ""
    """The day of it, where that is another than the session's."""


class Column(Record):
    """One column."""

    name: str
    means: str
    kind: str = TEXT
    """ID for the id of another row, given as it is called within its exercise."""
    unit: str = ""
    values: str = ""
    """What may stand there, where that is a list."""
    of: str = ""
    """For an ID: the table that it is of."""


class Table(Record):
    """One table."""

    about: str
    columns: tuple[Column, ...]


def _id(name: str, means: str, of: str) -> Column:
    return Column(name, means, ID, of=of)


def _count(name: str, means: str, unit: str) -> Column:
    return Column(name, means, NUMBER, unit)


_WHY_HIDDEN = Column(HIDDEN, "why what could stand here does not; empty where nothing is hidden")
_RESTS_ON = "what it rests on: “e4 post-its t3” is theme 3 there in the session that is event e4; else as it was typed"
_QUESTION = Column("question", "which question it answers, by its key in the template")
_DONE = Column("result", "what came of it", values="yes, partly, no, overtaken")
FRONT = (
    _id("session", "the session, by its name on the computer", "sessions"),
    Column("exercise", "the exercise, by its key in the session; frame for the day itself"),
    Column("day", "the day of it: of the session, or of the round that it belongs to", DAY),
    Column("id", "this row, the same in every export of the same session while that is called the same", ID),
)
"""What stands first in every row of every table."""
TABLES: Mapping[str, Table] = {
    "sessions": Table(
        "One row a session.",
        (
            Column("title", "what it is called"),
            Column("place", "where it was"),
            _count("people", "how many were there, where somebody said", "people"),
            _WHY_HIDDEN,
        ),
    ),
    "notes": Table(
        "One row a note of a wall, word for word.",
        (
            _count("number", "its number on the wall", "note"),
            _QUESTION,
            Column("area", "the area or box it stands in, by its key in the template"),
            Column("text", "its words"),
            Column("source", "where it comes from", values="post-it, journal, feedback, story, conversation, survey"),
            _id("half_of", "the note it was split from", "notes"),
            _id("same_as", "the note it is the same paper as", "notes"),
            Column("counted", "whether it counts: it was neither split nor typed twice", YES_NO),
            Column("status", "what keeps it in sight outside the themes", values="lone, contested, parked"),
            Column("consent", "how its words may be used; for the facilitators", values="the five states of a quote"),
            _WHY_HIDDEN,
        ),
    ),
    "themes": Table(
        "One row a theme.",
        (
            _count("number", "its number", "theme"),
            _QUESTION,
            Column("name", "what it says"),
            Column("description", "what is meant by it"),
            Column("includes", "what belongs to it"),
            Column("excludes", "what does not"),
            Column("stands", "whether it was neither merged nor dropped", YES_NO),
            _id("merged_into", "the theme it is part of now", "themes"),
            _count("n", "how many notes are in it; how often, never how much it matters", "notes"),
            Column("decision", "what came of the member check", values="changed, kept, kept as minority view"),
            _WHY_HIDDEN,
        ),
    ),
    "codings": Table(
        "One row for each note in a theme.",
        (
            _id("note", "the note", "notes"),
            _id("theme", "the theme", "themes"),
            Column("also", "whether it is in another theme first", YES_NO),
        ),
    ),
    "chairs": Table(
        "One row a chair of a network, or somebody on a net-gram.",
        (
            _count("number", "its number", "chair"),
            Column("row", "its place in the network"),
            Column("person", "what they are called; invented where the case is"),
            Column("role", "what they are to the child or family"),
            Column("agency", "where they come from; for the facilitators"),
            Column("near", "how near they are", values="centre, close, middle, far"),
            Column("empty", "whether nobody sat there", YES_NO),
            _count("drawing", "of a net-gram: which drawing", "drawing"),
        ),
    ),
    "answers": Table(
        "One row for each question that a chair met; for the facilitators.",
        (
            _id("chair", "the chair", "chairs"),
            Column("question", "which question, by its key in the template"),
            Column("met", "how it was met", values="answered, guess, unknown, silent"),
            Column("text", "the words, as they were said in role"),
            _count("amount", "of visits: contacts a month", "contacts a month"),
        ),
    ),
    "differences": Table(
        "One row for each difference that was seen between two chairs.",
        (
            _id("chair", "one of the two", "chairs"),
            _id("other", "the other", "chairs"),
            _QUESTION,
            Column("about", "what they differ on"),
        ),
    ),
    "agreements": Table(
        "One row for each agreement: of chairs, rehearsed in role; of the group, about how it is together.",
        (
            Column("text", "what was agreed"),
            Column("heading", "of the group: under which heading"),
            _id("by", "of chairs: who proposed it", "chairs"),
            _QUESTION,
            Column("rehearsed", "whether it was in role only, and nobody has agreed to it", YES_NO),
            Column("stands", "whether it still holds", YES_NO),
        ),
    ),
    "conversations": Table(
        "One row for each connecting conversation.",
        (
            _id("chair", "who begins it", "chairs"),
            _id("other", "with whom", "chairs"),
            Column("from_role", "of the day itself: who begins it, by role"),
            Column("to_role", "with whom, by role"),
            _QUESTION,
            Column("opening", "how it opens"),
            Column("by", "by when", DAY),
            _DONE,
        ),
    ),
    "ties": Table(
        "One row for each tie of two: on a net-gram, or a yes or no to what another chair proposed.",
        (
            _id("chair", "one of the two; where it goes one way, from whom", "chairs"),
            _id("other", "the other", "chairs"),
            Column("kind", "what ties them", values="strong, thin, strained, broken, not known, agreed, did not agree"),
            Column("one_way", "whether it goes from the first to the second only", YES_NO),
            _count("contacts", "contacts a month, empty for not asked", "contacts a month"),
            _id("agreement", "the agreement it is a yes or no to", "agreements"),
        ),
    ),
    "pages": Table(
        "One row for each field of a page that holds something.",
        (
            _count("number", "the page's number", "page"),
            Column("kind", "what kind of page, by its key in the template"),
            Column("title", "what the page is called"),
            Column("field", "which field, by its key in the template"),
            Column("text", "what stands there, in words"),
            Column(
                "consent", "how its owner lets it be used; for the facilitators", values="the five states of a quote"
            ),
        ),
    ),
    "marks": Table(
        "One row for each mark on a sheet that somebody filled in; for the facilitators.",
        (
            Column("sheet", "which sheet; nobody's name"),
            Column("asked", "which question, by its key in the template"),
            _count("thing", "the number of what was marked", "tool"),
            Column("name", "what was marked"),
            Column("mark", "the word that was marked"),
        ),
    ),
    "counts": Table(
        "One row for each word that something was counted by: marks, hands, member checks, notes by area.",
        (
            Column("what", "what is counted"),
            Column("of", "of which thing: a tool, a theme, a card"),
            Column("moment", "which moment of asking, where there are several"),
            Column("word", "the word, or the area"),
            _count("n", "how many; empty where it is hidden", "people, or notes"),
            Column(
                "counts",
                "whether it is part of the whole that is compared; no for passed, not tried, no answer",
                YES_NO,
            ),
            _WHY_HIDDEN,
        ),
    ),
    "cards": Table(
        "One row for each wording of a card; where not for the facilitators, the last wording of those in the deck.",
        (
            _count("number", "the card's number", "card"),
            _count("version", "which wording of it", "version"),
            Column("text", "its words"),
            Column("source", "where they come from: a role or a group, never somebody"),
            Column("added", "whether the card came into the deck in the session", YES_NO),
            Column("last", "whether it reads so now", YES_NO),
            Column("taken_out", "whether the card is out of the deck", YES_NO),
            Column("why", "why it is out; for the facilitators"),
            Column("why_from", "who took it out, by role or group; for the facilitators"),
            _WHY_HIDDEN,
        ),
    ),
    "quotes": Table(
        "One row a quote that leaves.",
        (
            Column("text", "the words"),
            Column("source", "where it comes from: a post-it, a story, or the exercise's title"),
            Column("theme", "the name of the theme it is in; of several the first"),
            Column("consent", "how its words may be used", values="the five states of a quote"),
        ),
    ),
    "actions": Table(
        "One row for each thing that somebody said they would do.",
        (
            Column("text", "what"),
            Column("role", "whose it is, by role"),
            Column("who", "whose it is, by number; for the facilitators"),
            Column("by", "by when", DAY),
            _DONE,
        ),
    ),
    "replies": Table(
        "One row for each reply to feedback; for those who took part.",
        (
            Column("said", "what was said"),
            Column("changed", "what was changed because of it, or why not"),
            Column("from_session", "the session that it was said in, where it is told in another"),
        ),
    ),
    "jargon": Table(
        "One row for each word of the trade that was caught, never by whom.",
        (
            Column("term", "the word"),
            Column("stands_for", "what it stands for"),
            Column("plain", "what it means in plain words"),
            Column("hears", "what the person hears"),
            Column("instead", "what could be said"),
            Column("te_reo", "whether it is te reo Māori, and offered a meaning", YES_NO),
        ),
    ),
    "parked": Table(
        "One row for each thing that waits.",
        (
            Column("text", "what"),
            Column("back", "when it comes back", DAY),
            Column("done", "whether it is done", YES_NO),
        ),
    ),
    "cohorts": Table(
        "One row a cohort of a programme; people are counts.",
        (
            Column("name", "what it is called"),
            Column("places", "where it met, in order"),
            Column("levels", "which levels were there"),
            Column("sectors", "the sector of each organisation"),
            _count("invited", "how many were invited", "people"),
            _count("attending", "how many came", "people"),
            Column("state", "how it stands", values="planned, running, finished, stopped"),
            _WHY_HIDDEN,
        ),
    ),
    "events": Table(
        "One row for each cohort of each event of a programme.",
        (
            _count("number", "its number; the same in the row of another cohort", "event"),
            _id("cohort", "the cohort", "cohorts"),
            Column("kind", "what kind of event"),
            Column("when", "the day, or only the month"),
            Column("text", "what it is called"),
            Column("state", "how it stands", values="planned, held, moved, dropped"),
            Column("block", "the part of the programme"),
            Column("why", "why it was moved or dropped; for the facilitators"),
            Column("held_in", "the session that it was, by its name; for the facilitators"),
        ),
    ),
    "collected": Table(
        "One row for each tool that was asked of a cohort at a moment.",
        (
            Column("tool", "what was asked"),
            _id("cohort", "of which cohort", "cohorts"),
            Column("moment", "at which moment"),
            Column("state", "how it stands", values="planned, done, dropped"),
            _count("n", "how many answered", "people"),
            _count("of", "of how many", "people"),
            Column("why", "why it was dropped"),
            _WHY_HIDDEN,
        ),
    ),
    "carried": Table(
        "One row for each time that something learned was tried; one for what was not tried yet.",
        (
            Column("text", "what was learned"),
            _id("cohort", "in which cohort", "cohorts"),
            Column("rests_on", _RESTS_ON),
            Column("changes", "what it changes"),
            _id("tried_in", "where it was tried", "cohorts"),
            Column("result", "what came of it", values="helped, no difference, worse, not tried"),
            Column("seen", "what was seen"),
            Column("mistake", "whether it was typed by mistake", YES_NO),
        ),
    ),
    "tool_versions": Table(
        "One row for each version of a tool.",
        (
            Column("tool", "which tool"),
            _count("version", "which version", "version"),
            Column("text", "what it is"),
            Column("by", "by whom: a role or a group, never somebody"),
            Column("because", "the learned line it was made for"),
            Column("dropped", "whether it is used no longer", YES_NO),
            Column("why", "why it is used no longer"),
        ),
    ),
    "recommendations": Table(
        "One row for each thing that a programme recommends.",
        (
            Column("text", "what is recommended"),
            Column("rests_on", _RESTS_ON),
            Column("stands", "whether it is recommended still", YES_NO),
        ),
    ),
    "elephants": Table(
        "One row for each unspoken thing that was named; its words only with a yes to them.",
        (
            Column("text", "its words, where whoever named it agreed"),
            Column("raised", "how; for the facilitators", values="aloud, in private, box"),
            Column("decision", "what was decided"),
            Column("when", "for when", DAY),
            Column("done", "whether it is over", YES_NO),
            _WHY_HIDDEN,
        ),
    ),
}
"""Every table, in the order in which they are written."""
