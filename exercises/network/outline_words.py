"""Words that the pages of a network exercise share. Who may read them is decided there."""

from __future__ import annotations

from collections import Counter

from exercises.kernel import amounts
from exercises.kernel.amounts import rounded
from exercises.kernel.days import with_day
from exercises.kernel.text import listed, sentence
from exercises.leaving.outline import Bullets, Heading, Paragraph, Part, Table, section
from exercises.network import sums
from exercises.network.checks import marked
from exercises.network.state import (
    ANSWERED,
    FIELD_WORDS,
    GUESS,
    QUESTIONS,
    UNKNOWN,
    Answer,
    Chair,
    Conversation,
    Network,
    Row,
)

_HAPPENED = {
    "yes": "it happened",
    "partly": "it happened in part",
    "no": "it did not happen",
    "overtaken": "overtaken by events",
}
MAP = "map"
"""What the picture of the chairs is called."""
IN_ROLE = "Rehearsed in role"
ON_PAPER = "Imagined on paper. Nobody named here has agreed to any of it."
"""What a page of a grid on paper is stamped with, where a template says nothing else."""
WANTED_FIRST = "What the whānau chairs wanted first"
BACK_AS_A_QUESTION = (
    "This is something we tried out without you. Is any of it of use? What would you change, leave out or refuse?"
)
"""The words in which a page goes back; the rule is that what was rehearsed returns to the whānau as a question."""


_ENDS = ("?", ":", "…", ".", "!")


def reminder(state: Network, key: str, otherwise: str) -> str:
    """A reminder in the template's words."""
    return state.template.reminders.get(key) or otherwise


def rehearsed(state: Network) -> str:
    """What a page is stamped with: that nobody has agreed to anything on it."""
    in_role = f"{IN_ROLE}. Nothing here has been agreed."
    return reminder(state, "rehearsed", in_role if state.with_chairs else ON_PAPER)


def wanted(state: Network) -> tuple[str, ...]:
    """What the chairs of whānau wanted before services settled anything, each with who."""
    called = names(state)
    chairs = (chair for chair in state.in_order() if chair.wants and state.row(chair.row).whanau)
    return tuple(f"{called[chair.number]}: {chair.wants}" for chair in chairs)


def heading_of(state: Network, question: str) -> str:
    """What a chair is asked, as the printed grid has it."""
    for item in (one for part in ("questions", "fields") for one in state.template.words.get(part, ())):
        if item["key"] == question:
            return str(item["heading"])
    asked = FIELD_WORDS.get(question, question)
    return f"{asked[:1].upper()}{asked[1:]}"


def asking(state: Network, question: str) -> str:
    """The same before what was said to it: a template may call it by words that are no question."""
    heading = heading_of(state, question)
    return heading if heading.endswith(_ENDS) else f"{heading}:"


def row_title(row: Row) -> str:
    """A row's name, short: "Other agency (actual person)" is "Other agency"."""
    return row.title.partition(" (")[0]


def names(state: Network) -> dict[int, str]:
    """What every chair is called; two of the same name are told apart by role, or by number."""
    called = {number: chair.name for number, chair in state.chairs.items()}
    for told_apart in (_with_role, _with_number):
        times = Counter(called.values())
        called = {
            number: told_apart(state.chairs[number]) if times[name] > 1 else name for number, name in called.items()
        }
    return called


def _with_role(chair: Chair) -> str:
    return f"{chair.name}, {chair.role}" if chair.role and chair.role != chair.name else chair.name


def _with_number(chair: Chair) -> str:
    return f"{_with_role(chair)} ({chair.number})"


def named(called: dict[int, str], numbers: tuple[int, ...]) -> str:
    """Several chairs by name."""
    return listed([called.get(number, f"chair {number}") for number in numbers])


def who(chair: Chair, *, agency: bool = False) -> str:
    """A person with their role, and the agency where it is wanted."""
    parts = [chair.name, chair.role if chair.role != chair.name else "", chair.agency if agency else ""]
    return ", ".join(part for part in parts if part)


def words_of(state: Network, answer: Answer | None) -> str:
    """How a question was met. Their own words stand in quotes, so that no answer can look like a missing one."""
    labels = {item["key"]: str(item["label"]) for item in state.template.words.get("bases", ())}
    if answer is None:
        return labels.get("not_asked", "not asked yet")
    if answer.kind not in (ANSWERED, GUESS):
        return labels.get(answer.kind, "we don't know" if answer.kind == UNKNOWN else "said nothing")
    said = amounts.told(answer.amount) if answer.amount is not None else f"“{answer.words}”"
    return f"{said} ({labels.get('guess', 'a guess')})" if answer.kind == GUESS else said


def contacts(state: Network) -> str:
    """The booked contacts, before and after at most, each with how many it is of; "" when nobody was heard."""
    before, most = sums.booked(state), sums.after(state)
    if not before.heard:
        return ""
    said = f"Contacts booked for the whānau: {rounded(before.amount)} a month before, {before.source}"
    if most is not None:
        source = f", {most.source}" if most.source else ""
        said += f"; in what was rehearsed, at most {rounded(most.amount)}{source}"
    return " ".join(filter(None, (f"{said}.", sums.more(state))))


def differences(state: Network, *, numbers: bool) -> list[Part]:
    """The differences under the three questions, in words; never a score."""
    called = names(state)
    parts: list[Part] = []
    for question in QUESTIONS:
        found = [difference for difference in state.differences.values() if difference.question == question]
        items = (f"{f'd{d.number} ' if numbers else ''}{named(called, d.between)}: {d.about}" for d in found)
        parts += section(heading_of(state, question), items, 4)
    return parts


def slot(state: Network) -> list[Part]:
    """The shared slot: when, who comes in which week, and who does not come in."""
    if not (state.slot_when or state.weeks):
        return []
    called = names(state)
    parts: list[Part] = []
    if state.slot_when:
        parts.append(Paragraph(sentence(state.slot_when)))
    if state.weeks:
        every = sums.weeks(state).items()
        rows = ((f"Week {number}", sums.coming(week, lambda chairs: named(called, chairs))) for number, week in every)
        parts.append(Table(("Week", "Who comes"), tuple(rows)))
    if state.slot_note:
        parts.append(Paragraph(sentence(state.slot_note)))
    staying = sums.not_coming(state)
    if state.weeks and staying:
        stay = named(called, tuple(chair.number for chair in staying))
        parts.append(Paragraph(f"Booked until now, and not coming in: {stay}."))
    return parts


def result(talk: Conversation) -> str:
    """What came of a conversation, in words; "" before anybody was asked."""
    return ": ".join(filter(None, (_HAPPENED.get(talk.done, ""), talk.found)))


def conversations(state: Network, *, owners: bool, results: bool) -> list[Part]:
    """The connecting conversations; their owners' P-numbers only where `owners` is true."""
    if not state.conversations:
        return []
    called = names(state)
    headings = ["From", "To", "Question", "How it opens", "Owner", "By when"]
    rows = []
    for conversation in state.conversations.values():
        need = (conversation.owner if owners else "has an owner") if conversation.owner else "needs an owner"
        pair = [called.get(number, f"chair {number}") for number in (conversation.from_chair, conversation.to_chair)]
        row = [
            *pair,
            heading_of(state, conversation.question),
            conversation.opening,
            need,
            with_day(conversation.by, conversation.by_on) or "no date yet",
        ]
        before, after = (
            [f"k{conversation.number}"] if owners else [],
            [result(conversation) or "not asked yet"] if results else [],
        )
        rows.append([*before, *row, *after])
    headings = [*(["No."] if owners else []), *headings, *(["What came of it"] if results else [])]
    return [Table(tuple(headings), tuple(tuple(row) for row in rows))]


def grid(state: Network) -> list[Part]:
    """The grid: persons down the side, the three questions across."""
    if not state.chairs:
        return [Paragraph("The grid has no people in it yet.")]
    rows = []
    for row, chairs in state.by_row():
        for chair in chairs:
            met = (words_of(state, chair.answers.get(question)) for question in QUESTIONS)
            rows.append((f"{row_title(row)}: {who(chair)}", *met))
    headings = ("Who", *(heading_of(state, question) for question in QUESTIONS))
    unknown = words_of(state, None)
    key = f"“ ” are words that were said or guessed. “We don't know” is an answer; “{unknown}” is still to be asked."
    return [Heading("The grid", 3), Table(headings, tuple(rows)), Paragraph(key)]


def marks(state: Network) -> list[Part]:
    """What was seen looking down the columns, and the differences put into words."""
    items = []
    for mark in state.marks.values():
        items.append(f"{asking(state, mark.question)} {marked(state, mark.mark, mark.text)}")
    parts: list[Part] = []
    if items or state.differences:
        parts += [Heading("Looking down the columns", 3)]
        parts += [Paragraph(reminder(state, "difference", "Difference is what we work with."))]
    if items:
        parts.append(Bullets(tuple(items)))
    return [*parts, *differences(state, numbers=False)]


def surprises(state: Network) -> list[Part]:
    """What was heard back."""
    return section("What surprised us", state.surprises)
