"""What the room may see of a network exercise. Nothing else of it ever reaches a projector.

Never here: who holds a chair, witnesses, kept thoughts without a nod, owners' P-numbers, the case's source, how contact
stands, anything about sharing, notes about a release, words without consent.
"""

from __future__ import annotations

from exercises.kernel.amounts import rounded, told
from exercises.kernel.consent import in_room
from exercises.kernel.p_numbers import shown
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed, plural
from exercises.kernel.words import number_of
from exercises.leaving.room_view import QUIET, Big, Block, Gap, Line, RoomView, Tag, Tags
from exercises.network import sums
from exercises.network.reversals import said_from, swapped_with
from exercises.network.state import ANSWERED, GUESS, QUESTIONS, UNKNOWN, Answer, Chair, Network

_NAMES = {
    "quiet": "a quiet screen",
    "welcome": "the welcome",
    "question": "the question and the stop word",
    "map": "the map",
    "total": "the visits total",
    "differences": "the differences",
    "wants": "what the whānau want first",
    "agreements": "the agreements",
    "slot": "the weekly slot",
    "conversations": "the conversations",
    "deroling": "who is still in role",
    "learning": "what people take away",
    "closing": "the closing",
    "headings": "the empty grid",
    "sharing": "the quiet line for sharing",
}
_LIVE = (
    "map",
    "total",
    "differences",
    "wants",
    "agreements",
    "slot",
    "conversations",
    "deroling",
    "question",
    "learning",
    "sharing",
    "closing",
    "welcome",
    "quiet",
)
_PAPER = ("headings", "map", "differences", "conversations", "question", "welcome", "quiet")


def room_views(state: Network) -> tuple[tuple[str, str], ...]:
    """Every view there is now: key and what the console calls it."""
    keys = _LIVE if state.with_chairs else _PAPER
    chairs = ((f"chair {chair.number}", f"chair {chair.number} {chair.name}") for chair in state.in_order())
    return (*((key, _NAMES[key]) for key in keys), *chairs)


def phase_view(state: Network) -> str:
    """The view the room gets when the group moves to this phase."""
    view = state.template.phase(state.phase).room
    if view == "chair":
        return "map"
    if view == "quiet" and state.phase == "sharing":
        return "sharing"
    return "welcome" if view == "quiet" and state.template.phase_number(state.phase) == 0 else view


def room_view(state: Network, key: str) -> RoomView:
    """The view of that key ("map", "chair 9", "differences 2" for its second page).

    Raises ExerciseError when there is no such view or no such chair.
    """
    words = key.split(" ")
    page = 1
    if len(words) > (2 if words[0] == "chair" else 1) and number_of(words[-1]) is not None:
        page = max(1, number_of(words.pop()) or 1)
    name = " ".join(words)
    if words[0] == "chair" and len(words) == 2:
        number = number_of(words[1])
        chair = state.chairs.get(number) if number is not None else None
        if chair is None:
            raise ExerciseError(f"There is no chair {words[1][:40]} to show. show map shows them all.")
        view = RoomView(key, f"chair {chair.number} {chair.name}", tuple(_chair(state, chair)), page)
    elif name not in _NAMES:
        raise ExerciseError(f"There is no view called {name[:40]}. show map shows the chairs.")
    elif name == "quiet":
        return QUIET
    else:
        view = RoomView(key, _NAMES[name], tuple(_VIEWS[name](state)), page)
    return view if page == 1 else replace(view, name=f"{view.name}, page {page}")


def said(state: Network, answer: Answer | None) -> str:
    """An answer in words, each kind unlike the others."""
    labels = {item["key"]: item["label"] for item in state.template.words.get("bases", ())}
    if answer is None:
        return str(labels.get("not_asked", "not asked yet"))
    if answer.kind in (ANSWERED, GUESS):
        words = told(answer.amount) if answer.amount is not None else answer.words
        return f"{words} ({labels.get('guess', 'a guess')})" if answer.kind == GUESS else words
    default = "we don't know" if answer.kind == UNKNOWN else "said nothing"
    return str(labels.get(answer.kind, default))


def _welcome(state: Network) -> list[Block]:
    return [Gap(), Line(state.template.reminders.get("welcome", "Welcome."), "strong")]


def _closing(state: Network) -> list[Block]:
    return [Gap(), Line(state.template.reminders.get("closing", "Thank you."), "strong")]


def _sharing(state: Network) -> list[Block]:
    return [Gap(), Line(state.template.reminders.get("sharing", "Nothing is written down."), "quiet")]


def _question(state: Network) -> list[Block]:
    blocks: list[Block] = []
    if state.question:
        blocks += [Line("The question", "quiet"), Line(state.question, "strong"), Gap()]
    if state.stop_word:
        blocks += [Line("The word that stops everything", "quiet"), Big(state.stop_word), Gap()]
    blocks.append(Line("Pass, change chair or step out at any time. No reason needed."))
    return blocks


def _map(state: Network) -> list[Block]:
    differences = state.difference_counts()
    blocks: list[Block] = []
    if state.case_title:
        blocks.append(Line(state.case_title, "strong"))
    for row, chairs in state.by_row():
        if chairs:
            tags = (Tag(chair.number, short_name(chair), chair.empty, differences[chair.number]) for chair in chairs)
            blocks.append(Tags(row.label.capitalize(), tuple(tags)))
    if not state.chairs:
        return [*blocks, Gap(), Line("The chairs come here, one by one.", "quiet")]
    empty = sum(1 for chair in state.chairs.values() if chair.empty)
    counted = plural(len(state.chairs), "chair")
    counted += f", {empty} (empty)" if empty else ""
    changed = [_several(state, one.between) for one in state.reversals.values() if not one.back]
    said = "; ".join([counted, *(f"places changed: {pair}" for pair in changed)])
    # The key of what stands around or behind a name: brackets here, and the mark where it is drawn.
    key = "   ≠ in how many differences" if any(differences.values()) else ""
    blocks.append(Line(said + key, "quiet", short=said if key else ""))
    return blocks


def _chair(state: Network, chair: Chair) -> list[Block]:
    who = ", ".join(part for part in (chair.role if chair.role != chair.name else "", chair.agency) if part)
    blocks: list[Block] = [Big(f"{chair.number} {chair.name}", "an empty chair" if chair.empty else "")]
    if who:
        blocks.append(Line(who, "quiet"))
    other = swapped_with(state, chair.number)
    if other is not None and other in state.chairs:
        there = state.chairs[other]
        swap = f"Places changed: {there.name} sits here, {chair.name} sits in chair {other}"
        blocks += [Gap(), Line(swap, "plain")]
    for question in QUESTIONS:
        answer = chair.answers.get(question)
        if answer is not None:
            blocks += [Gap(), Line(heading(state, question), "quiet"), Line(said(state, answer), "strong", 1)]
    more: list[Block] = []
    for field, label in (("matters", "What matters most"), ("felt", "Sitting here")):
        if field in chair.answers:
            more += [Gap(not more), Line(label, "quiet"), Line(said(state, chair.answers[field]), "plain", 1)]
    labels = {"matters": "What matters most", "felt": "Sitting here"}
    for apart in said_from(state, chair.number):
        words = said(state, Answer(apart.kind, apart.words))
        label = labels.get(apart.field) or heading(state, apart.field)
        more += [Gap(not more), Line(label, "quiet"), Line(f"from the other's chair: {words}", "plain", 1)]
    for double in state.doubles.values():
        if double.chair == chair.number and double.nod:
            more += [
                Gap(not more),
                Line("A doubled thought, not said aloud until now", "quiet"),
                Line(double.words, "plain", 1),
            ]
    return blocks + more


def _total(state: Network) -> list[Block]:
    before, empty = sums.booked(state), sum(1 for chair in state.chairs.values() if chair.empty)
    blocks: list[Block] = [Gap()]
    if before.heard:
        blocks += [_big(before.amount, f"booked each month, {before.source}"), Gap()]
    else:
        blocks += [Line(f"How often do they come? {before.heard_words}."), Gap()]
    chairs = plural(len(state.chairs), "chair")
    blocks.append(Line(f"{chairs} set out{f', {empty} of them empty' if empty else ''}", "quiet"))
    return blocks


def _big(amount: float, each: str) -> Big:
    number, _, noun = plural(float(rounded(amount)), "contact").partition(" ")
    return Big(number, f"{noun} {each}")


def _deroling(state: Network) -> list[Block]:
    waiting = state.in_role()
    if not waiting:
        return [Gap(), Big("0", "still in role"), Gap(), Line("Everyone is back as themselves.", "strong")]
    blocks: list[Block] = [Line(f"Still in role: {len(waiting)}", "strong")]
    tags = tuple(Tag(chair.number, short_name(chair), chair.empty) for chair in waiting)
    key = "   ( ) an empty chair" if any(tag.empty for tag in tags) else ""
    blocks += [Tags("", tags), Line(f"I am not … I am …{key}", "quiet")]
    return blocks


def _learning(state: Network) -> list[Block]:
    blocks: list[Block] = [Line("Next week, as ourselves", "strong")]
    for learning in state.learnings.values():
        if in_room(learning.consent):
            blocks.append(Line(f"l{learning.number} {learning.text}"))
    return blocks if len(blocks) > 1 else [*blocks, Line("What people want to share comes here.", "quiet")]


def _headings(state: Network) -> list[Block]:
    blocks: list[Block] = []
    for item in state.template.words.get("questions", ()):
        blocks += [Line(str(item["heading"]), "strong"), Line(str(item.get("ask", "")), "plain", 1), Gap()]
    phase = state.template.phase(state.phase)
    minutes = f", {phase.minutes[1]} minutes" if phase.minutes[1] else ""
    blocks.append(Line(f"{phase.title}{minutes}", "quiet"))
    return blocks


def short_name(chair: Chair) -> str:
    """What stands on the map for a chair: few letters."""
    if chair.short:
        return chair.short
    if chair.person and not chair.person.startswith("("):
        return chair.person.partition(" (")[0]
    return shown(chair.role).split()[-1] if chair.role else chair.name


def heading(state: Network, question: str) -> str:
    """What the room calls one of the three questions."""
    for item in state.template.words.get("questions", ()):
        if item["key"] == question:
            return str(item.get("room") or item["heading"])
    return question.capitalize()


def _differences(state: Network) -> list[Block]:
    """Where two chairs see it differently, by question."""
    blocks: list[Block] = []
    for question in QUESTIONS:
        found = [difference for difference in state.differences.values() if difference.question == question]
        blocks.append(Line(f"{heading(state, question)}  {len(found)}", "strong"))
        for difference in found:
            pair = listed([short_name(state.chairs[number]) for number in difference.between])
            blocks.append(Line(f"d{difference.number} {pair}: {difference.about}", "plain", 1))
    if not state.differences:
        blocks.append(Line("Where do two chairs see it differently?", "quiet"))
    return blocks


def _wants(state: Network) -> list[Block]:
    """What the whānau chairs want first, and the shift."""
    blocks: list[Block] = [Line("What would help, if nobody had to be let in?", "strong")]
    for chair in state.in_order():
        if chair.wants:
            blocks += [Gap(), Line(f"{chair.number} {chair.name}", "quiet"), Line(chair.wants, "strong", 1)]
    if state.shift:
        blocks += [Gap(), Line("The shift", "quiet"), Line(state.shift, "plain", 1)]
    return blocks if len(blocks) > 1 else [*blocks, Line("The whānau chairs speak first.", "quiet")]


def _agreements(state: Network) -> list[Block]:
    """What was agreed in role, and who does not agree."""
    blocks: list[Block] = [Line("Rehearsed in role", "strong")]
    for agreement in state.agreements.values():
        blocks += [Gap(), Line(f"a{agreement.number} {agreement.text}")]
        if agreement.agreed:
            blocks.append(Line(f"agree: {_several(state, agreement.agreed)}", "plain", 1))
        if agreement.not_agreed:
            # As large and as strong as the agreement: a dissent is neither hidden nor shouted.
            blocks.append(Line(f"do not agree: {_several(state, agreement.not_agreed)}", "plain", 1))
    if not state.agreements:
        blocks.append(Line("Nothing settled yet. The whānau chairs speak first.", "quiet"))
    return blocks


def _several(state: Network, numbers: tuple[int, ...]) -> str:
    return ", ".join(f"{number} {short_name(state.chairs[number])}" for number in numbers if number in state.chairs)


def _slot(state: Network) -> list[Block]:
    """The weekly slot, and who does not come."""
    blocks = [*_before_and_after(state)]
    if state.slot_when:
        blocks.append(Line(state.slot_when))
    for number, week in sums.weeks(state).items():
        coming = sums.coming(week, lambda chairs: _several(state, chairs))
        blocks.append(Line(f"Week {number}: {coming}", "strong" if week is not None else "quiet"))
    if state.slot_note:
        blocks.append(Line(state.slot_note, "quiet"))
    staying = sums.not_coming(state)
    if state.weeks and staying:
        names = ", ".join(short_name(chair) for chair in staying)
        blocks += [Gap(True), Line("Not coming in:", "quiet"), Line(names, "plain", 1)]
    return blocks


def _before_and_after(state: Network) -> list[Block]:
    """The contacts before and after at most, each with how many it is of."""
    before, most = sums.booked(state), sums.after(state)
    if most is None:
        return [_big(before.amount, f"booked each month, {before.source}")] if before.heard else []
    source = before.source if before.heard else before.heard_words
    if before.heard:
        label = f"contacts a month, before → at most, {source}"
        big = Big(f"{rounded(before.amount)} → {rounded(most.amount)}", label)
    else:
        big = _big(most.amount, f"a month at most; before: {source}")
    more = sums.more(state)
    return [big, *([Line(f"at most: {most.source}", "quiet")] if most.source else []), *([Line(more)] if more else [])]


def _conversations(state: Network) -> list[Block]:
    """The connecting conversations, without their owners."""
    blocks: list[Block] = [Line("To understand each other, not to win", "strong")]
    for conversation in state.conversations.values():
        first, second = (
            short_name(state.chairs[number]) for number in (conversation.from_chair, conversation.to_chair)
        )
        need = "" if conversation.owner else "  needs an owner"
        about = heading(state, conversation.question).rstrip("?").lower()
        blocks.append(Line(f"k{conversation.number} {first} to {second}, {about}{need}", "quiet"))
        blocks.append(Line(conversation.opening, "plain", 1))
    return blocks if len(blocks) > 1 else [*blocks, Line("Who talks with whom comes here.", "quiet")]


_VIEWS = {
    "welcome": _welcome,
    "question": _question,
    "map": _map,
    "total": _total,
    "differences": _differences,
    "wants": _wants,
    "agreements": _agreements,
    "slot": _slot,
    "conversations": _conversations,
    "deroling": _deroling,
    "learning": _learning,
    "closing": _closing,
    "headings": _headings,
    "sharing": _sharing,
}
