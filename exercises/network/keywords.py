"""Lines that begin with a word: agree, slot, talk, released. Pure.

Long, because each first word has its own short reader.
"""

from __future__ import annotations

from collections.abc import Callable

from exercises.kernel.checks import p_number
from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.text import folded
from exercises.kernel.words import all_numbers, leading_numbers, number_of, pick, pick_by_word
from exercises.network.checks import marked, plural
from exercises.network.lines import chair_name, joined, move, question_of, words_of
from exercises.network.state import AREAS, FIELD_WORDS, Network

Reader = Callable[[list[str], str, Network], Command]


def _agree(rest: list[str], tail: str, state: Network) -> Command:
    numbers, after = leading_numbers(rest)
    if len(numbers) != 1:
        raise ExerciseError("Which chair proposes it? agree 2: once a week at most, Tuesday")
    text = words_of(tail, f"agree {numbers[0]}: once a week at most, Tuesday")
    question = question_of(after, "agree 2 do: once a week at most") if after else ""
    most = state.template.room_limits.get("agreement", 160)
    warning = f"{len(text)} characters; the room reads about {most} well." if len(text) > most else ""
    return move(
        f"an agreement proposed by {chair_name(state, numbers[0])}: {text}",
        "agree",
        proposed_by=numbers[0],
        text=text,
        question=question,
        warning=warning,
    )


def _slot(rest: list[str], tail: str, state: Network) -> Command:
    word = folded(rest[0]) if rest else ""
    if word in ("when", "on"):
        when = joined(rest[1:], tail)
        return move(f"the shared slot is {words_of(when, 'slot when: Tuesday 10:00-11:30')}", "slot_when", when=when)
    if word == "note":
        note = joined(rest[1:], tail)
        return move(f"under the slot: {note}", "slot_note", note=note)
    weeks, after = leading_numbers(rest)
    if len(weeks) != 1:
        raise ExerciseError("Which week? slot 1: 7 11, or slot when: Tuesday 10:00-11:30")
    week, said = weeks[0], " ".join([*after, tail]).strip()
    if folded(said) in ("nobody", "none", "free"):
        return move(f"week {week}: nobody comes", "slot", week=week, nobody=True)
    chairs, note_words = leading_numbers(said.split())
    if not chairs and not said:
        raise ExerciseError(f"Who comes in week {week}? slot {week}: 7 11, or slot {week}: nobody")
    names = ", ".join(chair_name(state, number) for number in chairs)
    note = " ".join(note_words) if chairs else said
    planned = {**state.weeks, week: None}
    full = state.limit is not None and len([w for w in planned.values() if w is None or not w.nobody]) > state.limit
    warning = f"That is more weeks than the {state.limit:g} a month the whānau set." if full else ""
    return move(f"week {week}: {names or note}", "slot", week=week, chairs=chairs, note=note, warning=warning)


def _limit(rest: list[str], tail: str, state: Network) -> Command:
    said = folded(" ".join([*rest, tail]).strip())
    if said in ("none", "off"):
        return move("no limit is set", "limit", visits=None)
    try:
        visits = float(said.split()[0].replace(",", ".")) if said else -1.0
    except ValueError:
        visits = -1.0
    if not 0 <= visits <= 400:
        raise ExerciseError("How many contacts a month at most? limit 4")
    return move(f"at most {visits:g} contacts a month", "limit", visits=visits)


def _talk(rest: list[str], tail: str, state: Network) -> Command:
    example = "talk 24 > 4 who: would Aroha like to be the first call?"
    words = [word for word in " ".join(rest).replace(">", " > ").split() if word not in (">", "to", "with", "and")]
    numbers, after = leading_numbers(words)
    if len(numbers) != 2:
        raise ExerciseError(f"From which chair to which? {example}")
    question = question_of(after, example)
    opening = words_of(tail, example)
    warning = ""
    if len(state.conversations) >= 3:
        warning = "Two or three for each worker is plenty; more is allowed."
    return move(
        f"a talk from {chair_name(state, numbers[0])} to {chair_name(state, numbers[1])} on {FIELD_WORDS[question]}",
        "talk",
        between=numbers,
        question=question,
        opening=opening,
        warning=warning,
    )


def _asked(rest: list[str], tail: str, state: Network) -> Command:
    numbers = all_numbers(" ".join([*rest, tail]), "asked 2")
    names = ", ".join(chair_name(state, number) for number in numbers[:6])
    whanau = [chair.number for chair in state.whanau_chairs()]
    others = [number for number in numbers if number not in whanau]
    if others:
        first = f": {', '.join(map(str, whanau[:12]))}" if whanau else ""
        raise ExerciseError(
            f"Whānau chairs are asked first{first}. {chair_name(state, others[0])} is not one of them. "
            f"To keep what an agency chair wants: wants {others[0]}: time to think"
        )
    return move(f"asked first: {names}", "asked", chairs=numbers)


def _wants(rest: list[str], tail: str, state: Network) -> Command:
    numbers = all_numbers(" ".join(rest), "wants 2: one ordinary day a week")
    if len(numbers) != 1:
        raise ExerciseError("One chair at a time: wants 2: one ordinary day a week")
    words = words_of(tail, f"wants {numbers[0]}: one ordinary day a week")
    return move(f"chair {chair_name(state, numbers[0])} wants: {words}", "wants", chair=numbers[0], words=words)


def _surplus(field: str, says: str, example: str) -> Reader:
    def read(rest: list[str], tail: str, state: Network) -> Command:
        text = words_of(joined(rest, tail), example)
        return move(f"{says}: {text}", "surplus", field=field, text=text)

    return read


def _case(field: str, says: str, example: str) -> Reader:
    def read(rest: list[str], tail: str, state: Network) -> Command:
        text = words_of(joined(rest, tail), example)
        return move(f"{says}: {text}", "case", field=field, text=text, private=field == "standing")

    return read


def _source(rest: list[str], tail: str, state: Network) -> Command:
    said = folded(" ".join([*rest, tail]).strip())
    kinds = {
        "composite": "composite",
        "real, consent held": "real, consent held",
        "real consent": "real, consent held",
        "real with consent": "real, consent held",
        "real, no consent": "real, no consent",
        "real no consent": "real, no consent",
        "real without consent": "real, no consent",
    }
    if said == "real":
        raise ExerciseError("Is consent held? source real with consent, or source real without consent")
    source = pick(said, kinds, "source")
    return move(f"the case is {source}", "case", field="source", text=source)


def _concealed(rest: list[str], tail: str, state: Network) -> Command:
    said = folded(joined(rest, tail))
    if said not in ("", "yes", "no", "off", "not yet"):
        raise ExerciseError("Are identifying details out? concealed, or concealed no")
    no = said in ("no", "off", "not yet")
    says = "identifying details are not out yet" if no else "identifying details are out"
    return move(says, "case", field="concealed", text="no" if no else "yes")


def _stop(rest: list[str], tail: str, state: Network) -> Command:
    words = rest[1:] if rest and folded(rest[0]) == "word" else rest
    text = words_of(joined(words, tail), "stop word: kāti")
    return move(f"the stop word is {text}", "case", field="stop_word", text=text)


def _whanau(rest: list[str], tail: str, state: Network) -> Command:
    words = [folded(word) for word in rest]
    if words[:1] == ["first"] and words[1:] in (["off"], ["on"]):
        if words[1] == "on":
            return move("whānau chairs are asked first again", "whanau_first", off="")
        reason = words_of(tail, "whānau first off: the stop word was used")
        return move(
            f"agencies may agree before every whānau chair was asked: {reason}",
            "whanau_first",
            off=reason,
            private=True,
        )
    raise ExerciseError("Whānau chairs are asked first. To set that aside: whānau first off: the stop word was used")


def _released(rest: list[str], tail: str, state: Network) -> Command:
    if [folded(word) for word in rest] == ["all"]:
        raise ExerciseError("Each one counts, so each is named: released 1-5")
    numbers, after = leading_numbers(" ".join(rest).replace(",", " ").split() or tail.split())
    if not numbers:
        raise ExerciseError("Which chairs? released 1-5")
    for number in numbers:
        chair_name(state, number)
    said = folded(" ".join(after))
    if said in ("no", "undo", "not yet"):
        return move(f"back in role: {len(numbers)}", "back_in_role", chairs=numbers)
    if said not in ("", "late", "now", "needs time"):
        raise ExerciseError("Released, or released late with a note: released 5 late: asked for a minute outside")
    late = said == "late"
    note = tail if rest else ""
    shown = " ".join(map(str, numbers[:12])) + (" …" if len(numbers) > 12 else "")
    return move(
        f"released{' late' if late else ''}: {shown}",
        "release",
        chairs=numbers,
        late=late,
        note=note,
        needs_time=said == "needs time",
        private=bool(note),
    )


def _spoke(rest: list[str], tail: str, state: Network) -> Command:
    words = [folded(word).rstrip(",") for word in [*rest, *tail.split()]]
    numbers = [number for word in words if (number := number_of(word)) is not None]
    others = [word for word in words if number_of(word) is None]
    if not numbers or len(numbers) > 2 or others not in ([], ["passed"]) or (len(numbers) == 2) != bool(others):
        raise ExerciseError("How many people spoke? A number and nothing else is kept: spoke 19")
    passed = numbers[1] if len(numbers) == 2 else None
    says = f"{plural(numbers[0], 'person', 'people')} spoke; nothing said is written"
    return move(says, "spoke", count=numbers[0], passed=passed)


def _learned(rest: list[str], tail: str, state: Network) -> Command:
    example = "learned team: ask before I plan"
    if not rest:
        raise ExerciseError(f"About what: me, whānau, team or network? {example}")
    area = pick(rest[0], AREAS, "area")
    text = words_of(joined(rest[1:], tail), example)
    return move(f"learned, {area}: {text}", "learned", area=area, text=text)


def _row(rest: list[str], tail: str, state: Network) -> Command:
    if not rest:
        raise ExerciseError("Which row? row agency: Services")
    if rest[0] == "+":
        if len(rest) != 2:
            raise ExerciseError("One short word for it, then its name: row + faith: Faith community")
        key = folded(rest[1])
        title = words_of(tail, "row + faith: Faith community")
        return move(f"one more row: {title}", "add_row", row=key, title=title)
    rows = {row.key: row.key for row in state.rows} | {row.title: row.key for row in state.rows}
    key = pick(" ".join(rest), rows, "row")
    title = words_of(tail, "row agency: Services")
    return move(f"the row is called {title}", "rename_row", row=key, title=title)


def _mark(rest: list[str], tail: str, state: Network) -> Command:
    example = "mark who nobody: nobody rings the family first"
    question = question_of(rest[:1], example)
    marks: dict[str, str] = {}
    for item in state.template.words.get("marks", ()):
        marks[item["key"]] = marks[item["label"]] = item["key"]
    if not marks:
        raise ExerciseError("This grid has no marks. Say a difference: 7 vs 8 do: standing first or seating first")
    mark = pick_by_word(" ".join(rest[1:]), marks, "mark")
    says = f"down {FIELD_WORDS[question]}: {marked(state, mark, tail)}"
    return move(says, "mark", question=question, mark=mark, text=tail)


def _witness(rest: list[str], tail: str, state: Network) -> Command:
    who = joined(rest, tail)
    if not who:
        raise ExerciseError("Who is a witness? A number, not a name: witness P30")
    who = p_number(who, "witness P30")
    return move(f"{who} is a witness", "witness", by=who, private=True)


def _pace(rest: list[str], tail: str, state: Network) -> Command:
    pace = pick(" ".join([*rest, tail]).strip(), ("full", "one line"), "pace")
    return move(f"the pace is {pace}", "pace", pace=pace)


def _surprise(rest: list[str], tail: str, state: Network) -> Command:
    text = words_of(joined(rest, tail), "surprise: two of us each thought the other did it")
    return move(f"a surprise: {text}", "surprise", text=text)


def _plain(says: str, kind: str) -> Reader:
    def read(rest: list[str], tail: str, state: Network) -> Command:
        if rest or tail:
            raise ExerciseError(f"That line is one word: {kind}")
        return move(says, kind)

    return read


def _close(rest: list[str], tail: str, state: Network) -> Command:
    if rest:
        raise ExerciseError("To end the exercise: close. With people still in role: close: they left together with F2")
    return move("the exercise is closed", "close", reason=tail, private=bool(tail))


def _pass(rest: list[str], tail: str, state: Network) -> Command:
    return Command("none", "nothing is recorded; passing is a move")


KEYWORDS: dict[str, Reader] = {
    "agree": _agree,
    "slot": _slot,
    "limit": _limit,
    "talk": _talk,
    "asked": _asked,
    "wants": _wants,
    "idea": _surplus("first_idea", "the first idea", "idea: find one more person who could get in"),
    "turning": _surplus("turning_question", "the turning question", "turning: what if nobody had to come in?"),
    "shift": _surplus("shift", "the shift", "shift: from getting in to standing behind"),
    "whanau": _whanau,
    "released": _released,
    "spoke": _spoke,
    "learned": _learned,
    "row": _row,
    "mark": _mark,
    "surprise": _surprise,
    "witness": _witness,
    "pass": _pass,
    "pace": _pace,
    "case": _case("case_title", "the case is called", "case: Tama and the busy front door"),
    "source": _source,
    "concealed": _concealed,
    "question": _case("question", "the question is", "question: what is it like in this network?"),
    "stop": _stop,
    "standing": _case("standing", "contact now", "standing: every visit declined for five weeks"),
    "pause": _plain("the time waits", "pause"),
    "resume": _plain("the time goes on", "resume"),
    "close": _close,
    "reopen": _plain("the exercise is open again", "reopen"),
}
"""First words, without macrons, each with what reads the rest of its line."""
