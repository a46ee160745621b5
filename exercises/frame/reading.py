"""A session's frame read by its facilitators: text, search, progress. Pure; everything here is private."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from exercises.frame.checks import plural
from exercises.frame.due import comes_back, looked_at_again, until, worked_on
from exercises.frame.feedback import in_no_order
from exercises.frame.schedule import told_of
from exercises.frame.state import Frame
from exercises.frame.things import MYSELF, Conversation, Elephant, Note, Round, Term
from exercises.frame.together import headings, weather_labels
from exercises.kernel.shape import Progress
from exercises.kernel.text import folded
from exercises.kernel.things import OWNER, Sought, texts


def progress(state: Frame) -> Progress:
    """Where the session's frame is: its phase, and the agenda item that is on."""
    phase = state.template.phase(state.phase)
    here = state.here
    planned = [item.number for item in state.in_order() if not item.dropped]
    place = planned.index(here.number) + 1 if here else sum(1 for n in planned if state.items[n].stretches)
    counted = f"part {place} of {len(planned)}" if place else plural(len(planned), "part") if planned else ""
    title = f"{state.template.phase_number(state.phase)} {phase.title}"
    return Progress(
        title, counted, state.phase_since, phase.minutes, bool(state.paused_since), False, wordless=state.elephant_held
    )


def closing(state: Frame) -> str:
    """The last phase with the group in the room; the one after it is the facilitators' own."""
    return state.template.phases[-2:][0].key


def phase_warning(state: Frame, phase: str) -> str:
    """What waits for an answer when the session goes to its end; "" otherwise. Going on is never refused."""
    if state.template.phase_number(phase) < state.template.phase_number(closing(state)):
        return ""
    parked = sum(1 for parked in state.parked.values() if not parked.done and not parked.back)
    actions = sum(1 for action in state.actions.values() if not action.whose and not action.result)
    told = [
        f"{plural(parked, 'parked item')} without a day" if parked else "",
        f"{plural(actions, 'action')} without anybody" if actions else "",
    ]
    words = " and ".join(filter(None, told))
    return f"There {'is' if words.startswith('1 ') else 'are'} {words}." if words else ""


def elephant_words(elephant: Elephant) -> str:
    """One elephant in words, for the facilitators; its wording, and what changed, only where that was agreed to."""
    wording = f"“{elephant.wording}”" if elephant.agreed and elephant.wording else "no words kept"
    about = [
        f"raised {elephant.raised}" if elephant.raised != "box" else "from the box",
        wording,
        elephant.decision,
        f"when: {when}" if (when := worked_on(elephant)) else "",
        f"carried by {elephant.carries}" if elephant.carries else "",
        f"we look again {again}" if (again := looked_at_again(elephant)) else "",
        _change(elephant),
        "done" if elephant.done else "",
        origin(elephant.from_session),
    ]
    return "; ".join(part for part in about if part and part != "raised ")


def _change(elephant: Elephant) -> str:
    # What changed may name the matter as clearly as the wording does, so it goes by the same yes.
    if elephant.change and not elephant.agreed:
        return "something was changed because of it"
    return f"changed: {elephant.change}" if elephant.change else ""


def term_words(state: Frame, term: Term) -> str:
    """One jargon word with everything kept of it."""
    group = state.group_of(term.number)
    about = [
        term.stands_for,
        term.plain,
        *(f"in {service}: {meaning}" for service, meaning in term.meanings),
        f"used by {', '.join(term.used_by)}" if term.used_by else "",
        f"one name for {group.name}" if group and group.name else "",
        "different things" if term.differs else "",
        f"heard as: {term.hears}" if term.hears else "",
        f"instead: {term.instead}" if term.instead else "",
        "te reo Māori" if term.reo else "",
        "not on the room's list" if term.hidden else "",
        origin(term.from_session),
    ]
    told = "; ".join(filter(None, about))
    return f"{term.term}{f': {told}' if told else ''}"


def round_words(state: Frame, went: Round) -> str:
    """A round as counts; nothing said in it was written."""
    labels = weather_labels(state)
    counts = [
        f"{number} {name}"
        for name, number in (("people", went.people), ("spoke", went.spoke), ("passed", went.passed))
        if number is not None
    ]
    counts += [f"{labels.get(key, key)} {number}" for key, number in went.weather.items()]
    return f"check-{went.kind}: {', '.join(counts) or 'went round'}; nothing said was written"


def origin(session: str) -> str:
    """The session something was carried on from; "" for none."""
    return f"from {session}" if session else ""


def words_of(note: Note) -> str:
    """The words of a private note; of a follow-up whose words wait, what it is."""
    return note.text or "somebody to find afterwards"


def noted(text: str, *about: str) -> str:
    """The text, and in brackets what is known about it."""
    told = "; ".join(filter(None, about))
    return f"{text} ({told})" if told else text


def shuffled(answers: Iterable[str]) -> list[str]:
    """Answers in an order that tells nothing of whose sheet they stood on: by their own letters."""
    return sorted((answer for answer in answers if answer), key=lambda answer: (folded(answer), answer))


def myself_counts(state: Frame) -> str:
    """How much people could be themselves, as counts of so many sheets; never an average."""
    counts = Counter(sheet.myself for sheet in state.sheets.values())
    told = [f"{said} {counts[said]}" for said in MYSELF if counts[said]]
    handed = max(len(state.sheets), state.facts.returned or 0)
    return f"{', '.join(told)}; of {plural(handed, 'sheet')}" if told else ""


def text(state: Frame) -> list[str]:
    """The whole frame in plain lines."""
    from exercises.frame.tools import never_practised  # no start waits for it

    now = progress(state)
    lines = [state.template.title, f"phase {now.phase}{f', {now.counted}' if now.counted else ''}"]
    lines += ["an elephant is held"] if state.elephant_held else []
    for label, told in _facts(state):
        lines.append(f"{label}: {told}")
    sections: tuple[tuple[str, Iterable[str]], ...] = (
        (
            "agenda",
            (
                f"g{i.number} {noted(i.title, i.intensity, i.learned, i.exercise, told_of(state, i))}"
                f"{''.join(f'; {remark}' for remark in i.remarks)}"
                for i in state.in_order()
            ),
        ),
        ("tools", filter(None, (never_practised(state),))),
        (
            "agreement",
            (
                f"u{u.number} {noted(u.text, headings(state).get(u.heading, u.heading), u.agreed, _changes(u))}"
                for u in state.agreement.values()
            ),
        ),
        ("elephants", (f"e{e.number} {elephant_words(e)}" for e in state.elephants.values())),
        ("jargon", (f"j{j.number} {term_words(state, j)}" for j in state.terms.values())),
        ("looking back", (f"{looked.kind}: {looked.text}" for looked in state.looked_back)),
        (
            "parked",
            (
                f"p{p.number} "
                f"{noted(p.text, p.carries, comes_back(p), 'done' if p.done else '', origin(p.from_session))}"
                for p in state.parked.values()
            ),
        ),
        (
            "actions",
            (
                f"q{q.number} {noted(q.text, q.whose, until(q), q.result, q.found, origin(q.from_session))}"
                for q in state.actions.values()
            ),
        ),
        ("conversations", (_talk(talk) for talk in state.conversations.values())),
        (
            "to take away",
            (
                f"w{w.number} {noted(w.text, w.area, w.consent)}"
                for w in state.learnings.values()
                if w.consent != "withdrawn"
            ),
        ),
        (
            "critical reflection",
            (
                noted(r.assumption, f"so we will: {r.so_we_will}" if r.so_we_will else "")
                for r in state.reflections.values()
            ),
        ),
        ("rounds", (round_words(state, went) for went in state.rounds)),
        ("back after a break", (str(count) for _, count in state.returned)),
        ("feedback", (_sheet_words(sheet) for sheet in in_no_order(state))),
        ("replies", (f"you said: {r.said}; we: {r.changed}" for r in state.replies)),
        (
            "private notes",
            (
                f"n{n.number} {noted(words_of(n), 'follow up' if n.follow_up else '', 'done' if n.done else '')}"
                for n in state.notes.values()
            ),
        ),
        ("moments", (noted(m.at, m.words) for m in state.moments.values())),
        ("tikanga", (spoken.text for spoken in state.tikanga)),
        ("told to the room", (spoken.text or "what is coming" for spoken in state.told)),
        ("lines of the day", (line_words(spoken) for spoken in state.lines)),
    )
    for title, items in sections:
        found = list(items)
        if found:
            lines += ["", title, *(f"  {line}" for line in found)]
    return [" ".join(line.splitlines()) if "\n" in line else line for line in lines]


def _talk(talk: Conversation) -> str:
    said = f"c{talk.number} {talk.from_whom} to {talk.to_whom}: {talk.opening}"
    return noted(said, talk.owner, until(talk), talk.status, origin(talk.from_session))


def _facts(state: Frame) -> Iterator[tuple[str, str]]:
    facts = state.facts
    for label, told in (
        ("day", facts.date),
        ("meeting", state.meeting),
        ("facilitators", ", ".join(facts.facilitators)),
        ("in the room", "" if facts.people is None else str(facts.people)),
        ("left early", "" if facts.left_early is None else str(facts.left_early)),
        ("stop word", state.stop_word),
        ("sheets handed in", "" if facts.returned is None else str(facts.returned)),
        ("theme", state.theme),
    ):
        if told:
            yield label, told


def _changes(line: Any) -> str:
    return "; ".join(noted(f"{change.what}, was “{change.was}”", change.why) for change in line.history)


def _sheet_words(sheet: Any) -> str:
    called = (("helped", sheet.helped), ("in the way", sheet.way), ("next time", sheet.next), ("myself", sheet.myself))
    told = "; ".join(f"{name}: {answer}" for name, answer in called if answer)
    return f"f{sheet.number} {told or 'left blank'}"


def line_words(spoken: Any) -> str:
    """A line of the day with its minutes and counts."""
    counts = ", ".join(f"{name} {number}" for name, number in spoken.counts.items())
    told = ", ".join(filter(None, (spoken.text, plural(spoken.minutes, "minute") if spoken.minutes else "", counts)))
    return f"{spoken.kind}: {told}"


def sought(state: Frame) -> Iterator[Sought]:
    """What finding looks into; what stands of an elephant is its owner's alone before they said yes."""
    taken_back = {takeaway.goes for takeaway in state.learnings.values() if not takeaway.may_stay}
    # A word of the trade is told with what is said of it; of anything else its own words are enough.
    about = {term.goes for term in state.terms.values()}
    unsaid = {elephant.goes for elephant in state.elephants.values() if not elephant.agreed}
    for one in texts(state):
        if one.goes not in taken_back:
            around = f"{one.label}: {one.text}" if one.goes in about and one.label != one.text else one.text
            yield Sought(one.goes, around, folded(one.text), OWNER if one.goes in unsaid else one.seen_by)
