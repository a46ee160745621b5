"""The facilitators' record of a network exercise: everything that was kept, seats included.

Left out, everywhere: words whose owner has withdrawn them, and a P-number beside both a role and an organisation.
"""

from __future__ import annotations

from exercises.kernel.amounts import rounded
from exercises.kernel.text import listed, plural
from exercises.leaving.outline import Bullets, Figure, Heading, Paragraph, Part
from exercises.network import outline_words as words
from exercises.network import sums
from exercises.network.reversals import said_from
from exercises.network.state import FIELDS, QUESTIONS, Answer, Chair, Network

NOTHING_WRITTEN = "Nothing that was said in sharing was written down."


def record(state: Network) -> list[Part]:
    """The page for the facilitators."""
    parts: list[Part] = [
        Heading(state.case_title or state.template.title, 2),
        Paragraph(words.rehearsed(state)),
        *_case(state),
    ]
    if state.with_chairs:
        parts += [*_chairs(state), Figure(words.MAP)]
    else:
        parts += [*words.grid(state), Figure(words.MAP), *_paper_chairs(state), *words.marks(state)]
    parts += _differences(state)
    parts += _deepened(state)
    parts += _surplus(state)
    parts += _agreements(state)
    shared = words.slot(state)
    limit = f"At most {plural(float(rounded(state.limit)), 'contact')} a month." if state.limit is not None else ""
    if shared or limit:
        parts += [Heading("The weekly slot", 3), *([Paragraph(limit)] if limit else []), *shared]
    talks = words.conversations(state, owners=True, results=True)
    parts += [Heading("Connecting conversations", 3), *talks] if talks else []
    parts += words.surprises(state)
    if state.with_chairs:
        parts += _released(state)
        parts += _sharing(state)
    parts += _learnings(state)
    line = words.reminder(state, "back-to-whanau", "This goes back to the whānau as a question.")
    return [*parts, Heading("Back to the whānau", 3), Paragraph(line)]


def _list(items: list[str]) -> list[Part]:
    kept = tuple(item for item in items if item)
    return [Bullets(kept)] if kept else []


def _case(state: Network) -> list[Part]:
    phase = state.template.phase(state.phase)
    items = [f"Exercise: {state.template.title}", f"Phase: {state.template.phase_number(state.phase)} {phase.title}"]
    for label, told in (
        ("Case", state.case_source),
        ("Identifying details", "concealed" if state.concealed else ""),
        ("The question", state.question),
        ("Stop word", state.stop_word),
        ("How contact stands", state.standing),
        ("Pace", "one line from each chair" if state.pace == "one line" else ""),
        ("Whānau first is switched off", state.whanau_first_off),
        ("Closed with people still in role", state.close_reason),
    ):
        items += [f"{label}: {told}"] if told else []
    items += ["Closed."] if state.closed and not state.close_reason else []
    booked = words.contacts(state)
    return [Bullets((*items, *([booked] if booked else [])))]


def _chairs(state: Network) -> list[Part]:
    parts: list[Part] = [Heading("The chairs", 3)]
    if not state.chairs:
        return [*parts, Paragraph("None were set out yet.")]
    empty = sum(1 for chair in state.chairs.values() if chair.empty)
    total = len(state.chairs)
    counted = f"{plural(total, 'chair')}, {empty} empty."
    parts.append(Paragraph(f"{counted} Heard in full or as far as was planned: {state.heard()}."))
    for row, chairs in state.by_row():
        for chair in chairs:
            parts.append(Heading(f"{chair.number} {words.who(chair, agency=True)}", 4))
            parts.append(Bullets((f"{words.row_title(row)}. {_seat(state, chair)}", *_answers(state, chair))))
    if state.witnesses:
        parts.append(Paragraph(f"Witnesses, in the room without a role: {listed(state.witnesses)}."))
    return parts


def _seat(state: Network, chair: Chair) -> str:
    reasons = {item["key"]: str(item["label"]) for item in state.template.words.get("empty_reasons", ())}
    if chair.empty:
        reason = reasons.get(chair.empty_reason, chair.empty_reason)
        seat = f"Empty: {reason}" if reason else "Empty"
    else:
        # A number beside a role and an organisation says who it is, so then the log alone tells the seat.
        who = "somebody" if chair.role and chair.agency else chair.held_by
        seat = f"Held by {who}" if chair.held_by else "Nobody holds it just now"
    facing = f"turned {chair.facing}" if chair.facing else ""
    placed = [chair.near, facing, f"on the map as {chair.short}" if chair.short else ""]
    return ", ".join(filter(None, (seat, *placed))) + "."


def _answers(state: Network, chair: Chair) -> list[str]:
    said = []
    for field in FIELDS:
        label = words.asking(state, field)
        counted = field != "visits" or sums.is_booked(state, chair)
        if counted or sums.has_visits(chair):
            told = words.words_of(state, chair.answers.get(field))
            said.append(f"{label} {told}{'' if counted else ', not counted: chairs of whānau are not booked'}")
    for apart in said_from(state, chair.number):
        heading = words.heading_of(state, apart.field)
        label = heading if apart.field in QUESTIONS else f"{heading},"
        told = words.words_of(state, Answer(apart.kind, apart.words))
        said.append(f"{label} from the other's chair: {told}")
    if chair.wants:
        said.append(f"Asked first, and wants: “{chair.wants}”")
    elif chair.asked:
        said.append("Asked first what it wants; no words were kept.")
    elif state.row(chair.row).whanau:
        said.append("Not asked yet what it wants.")
    return said


def _paper_chairs(state: Network) -> list[Part]:
    """What a row of the paper grid may hold beside its three answers."""
    items = []
    for chair in state.in_order():
        met = {field: answer for field, answer in chair.answers.items() if field not in QUESTIONS}
        more = [f"{words.asking(state, field)} {words.words_of(state, answer)}" for field, answer in met.items()]
        more += [f"wants: “{chair.wants}”"] if chair.wants else []
        more += [chair.agency] if chair.agency else []
        items += [f"{chair.number} {chair.name}: {'; '.join(more)}"] if more else []
    return _list(items)


def _differences(state: Network) -> list[Part]:
    if not state.differences or not state.with_chairs:
        return []
    return [Heading("Differences", 3), *words.differences(state, numbers=True)]


def _deepened(state: Network) -> list[Part]:
    called = words.names(state)
    items = [
        f"Reversal, {words.named(called, reversal.between)}: "
        f"{'back in their chairs' if reversal.back else 'not yet back'}."
        for reversal in state.reversals.values()
    ]
    for double in state.doubles.values():
        nod = "with their nod for the room" if double.nod else "kept, without a nod: not for the room"
        items.append(f"Doubling, {words.named(called, (double.chair,))}: “{double.words}” ({nod}).")
    return [Heading("Reversals and doubles", 3), *_list(items)] if items else []


def _surplus(state: Network) -> list[Part]:
    items = [
        f"{label}: {told}"
        for label, told in (
            ("First idea", state.first_idea),
            ("Turning question", state.turning_question),
            ("Shift", state.shift),
        )
        if told
    ]
    return [Heading("Surplus reality", 3), *_list(items)] if items else []


def _agreements(state: Network) -> list[Part]:
    called = words.names(state)
    parts: list[Part] = [Heading("Agreements, all rehearsed in role", 3)] if state.agreements else []
    for agreement in state.agreements.values():
        question = words.heading_of(state, agreement.question) if agreement.question else ""
        parts.append(Paragraph(f"a{agreement.number} {agreement.text}"))
        parts += _list(
            [
                f"Question: {question}" if question else "",
                f"Proposed by {words.named(called, (agreement.proposed_by,))}.",
                f"Agreed: {words.named(called, agreement.agreed) or 'nobody yet'}.",
                f"Did not agree: {words.named(called, agreement.not_agreed) or 'nobody said so'}.",
                f"Made before every whānau chair was asked. Why: {agreement.override}" if agreement.override else "",
            ]
        )
    return parts


def _released(state: Network) -> list[Part]:
    if not state.chairs:
        return []
    waiting = state.in_role()
    items = [f"Released: {len(state.chairs) - len(waiting)} of {len(state.chairs)}."]
    items += [f"Still in role: {listed([f'{chair.number} {chair.name}' for chair in waiting])}."] if waiting else []
    for chair in state.in_order():
        late, waits = "released late" if chair.released_late else "", "needs time" if chair.needs_time else ""
        said = [late, waits, chair.release_note]
        items += [f"{chair.number} {chair.name}: {', '.join(filter(None, said))}"] if any(said) else []
    return [Heading("Leaving the roles", 3), *_list(items)]


def _sharing(state: Network) -> list[Part]:
    spoke = f"{state.spoke} spoke." if state.spoke is not None else ""
    passed = f"{state.passed} passed." if state.passed is not None else ""
    return [Heading("Sharing", 3), Paragraph(" ".join(filter(None, (spoke, passed, NOTHING_WRITTEN))))]


def _learnings(state: Network) -> list[Part]:
    items = []
    for learning in state.learnings.values():
        text = "the words were taken back by their owner" if learning.consent == "withdrawn" else f"“{learning.text}”"
        items.append(f"l{learning.number} {learning.area}: {text} (consent: {learning.consent})")
    return [Heading("What people take away", 3), *_list(items)] if items else []
