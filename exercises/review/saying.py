"""What the lines of a review say of themselves before enter, and when help lists them. Pure."""

from __future__ import annotations

from collections import Counter

from exercises.kernel.consent import CONSENTS
from exercises.kernel.days import full_day
from exercises.kernel.moves import Got
from exercises.review.checks import round_of, tool_of
from exercises.review.counting import dated, day_in_words
from exercises.review.marks import read
from exercises.review.scales import ADAPTED, DROPPED, KEEPING, UPTAKE
from exercises.review.state import WHYS, Review, Round

EMPTY = "a sheet without any answer"
TWICE = "Another sheet of this round has that word, so neither is matched."


def in_force(got: Got, state: Review) -> Got:
    """What was read, for the round in force."""
    return {"round": round_of(state, 0).number, **got}


def were_invited(got: Got, state: Review) -> str:
    """How many were asked, in which round."""
    return f"{got['invited']} were invited to round {in_force(got, state)['round']}"


def have_answered(got: Got, state: Review) -> str:
    """How many answered, in which round."""
    return f"{got['count']} answered in round {in_force(got, state)['round']}"


def more_than_invited(got: Got, state: Review) -> str:
    """A gentle word where more answered in a round than were invited to it: one of the two is a slip, or a sheet was
    typed twice."""
    this_round = state.rounds[in_force(got, state)["round"]]
    invited = got.get("invited", this_round.invited)
    answered = got.get("count", state.answered(this_round.number) + ("invited" not in got))
    if not invited or answered <= invited:
        return ""
    return f"{answered} answered then, and {invited} were invited. Which is right?"


def has_round(state: Review) -> bool:
    """Whether there is a round in force."""
    return state.now is not None


def has_one(state: Review) -> bool:
    """Whether there is a first round."""
    return 1 in state.rounds


def has_two(state: Review) -> bool:
    """Whether there are two."""
    return {1, 2} <= set(state.rounds)


def has_three(state: Review) -> bool:
    """Whether there is a third tool."""
    return 3 in state.tools


def has_four(state: Review) -> bool:
    """Whether there are a third and a fourth, a round, and a question that tools are adapted or dropped in."""
    words = {word for scale in state.scales.values() for word in scale.words}
    return state.now is not None and {3, 4} <= set(state.tools) and {ADAPTED, DROPPED} <= words


def has_version(state: Review) -> bool:
    """Whether there is a first version."""
    return 1 in state.versions


def has_decision(state: Review) -> bool:
    """Whether there is a first decision."""
    return 1 in state.decisions


def has_sheet(state: Review) -> bool:
    """Whether there is a first sheet that asks the first question."""
    return 1 in state.sheets and next(iter(state.scales)) in state.rounds[state.sheets[1].round].layers


def _answered(state: Review) -> bool:
    return any(state.is_answered(number) for number in state.rounds)


def unanswered_three(state: Review) -> bool:
    """Whether a third tool may still be taken out."""
    return has_three(state) and not _answered(state)


def unanswered_one(state: Review) -> bool:
    """Whether a first round may still ask something else."""
    return has_one(state) and not _answered(state) and len(state.scales) > 1


def takes_sheets(state: Review) -> bool:
    """Whether the round in force takes sheets."""
    return state.now is not None and not (state.now.totals or state.now.answered)


def takes_totals(state: Review) -> bool:
    """Whether the round in force takes totals."""
    now = state.now
    first = next(iter(state.scales))
    return now is not None and has_three(state) and first in now.layers and not state.sheets_of(state.round)


def a_sheet(state: Review) -> str:
    """A sheet that fits the round in force: "sheet: aapdnk-aa"."""
    return f"sheet: {state.fitting_marks}"


def totals_example(state: Review, this_round: Round | None) -> str:
    """Totals that fit a round: "adopted 7 adapted 4 dropped 2"."""
    scale = state.scales[this_round.layers[0] if this_round is not None else state.first_asked]
    words = [word for word in scale.by_letter.values() if word in scale.words]
    return " ".join(f"{word} {count}" for word, count in zip(words, (7, 4, 2), strict=False))


def ask_totals(got: Got, state: Review) -> str:
    """What totals without their counts are asked."""
    example = f"{{thing}}: {totals_example(state, state.now)}"
    return f"Totals are words with their counts: {example}. For other words: {{thing}} line: …"


def new_tool(got: Got, state: Review) -> str:
    """One more tool."""
    return f"tool {state.next_number('tool')}, {got['name']}: {got['line']}"


def after_answers(got: Got, state: Review) -> str:
    """A gentle word about a tool that comes late."""
    return "The rounds answered so far did not ask about it; the next one will." if _answered(state) else ""


def same_name(got: Got, state: Review) -> str:
    """A gentle word about a name that people answered under."""
    since = tool_of(state, got["tool"]).since
    answered = any(state.is_answered(known) for known in state.rounds if known >= since)
    if answered and state.template.words.get("frozen"):
        return "People answered under the words as they were: this is a new version, compared only with itself."
    return "People answered under the name as it was; change only how it is written." if answered else ""


def tool_out(got: Got, state: Review) -> str:
    """A tool taken out."""
    return f"tool {got['tool']}, {tool_of(state, got['tool']).name}, is taken out"


def new_round(got: Got, state: Review) -> str:
    """One more round."""
    return f"round {state.next_number('round')}: {_day(got)}, {got['moment']}"


def _day(got: Got) -> str:
    """A day that was written in full as people say it, others as they were typed."""
    day = full_day(got["day"])
    return day_in_words(day) if day else str(got["day"])


def same_day(got: Got, state: Review) -> str:
    """A gentle word about a second round on one day."""
    same = any(this_round.day == full_day(got["day"]) for this_round in state.rounds.values())
    return "There is a round on that day already." if same else ""


def moved(got: Got, state: Review) -> str:
    """A round on another day."""
    this_round = round_of(state, got["round"])
    return f"round {this_round.number} is on {_day(got)}, not on {day_in_words(this_round.day)}"


def turned(got: Got, state: Review) -> str:
    """Another round in force."""
    this_round = round_of(state, got["round"])
    return f"round {this_round.number} is in force: {dated(this_round)}"


def compared(got: Got, state: Review) -> str:
    """Two rounds side by side."""
    first, second = got["rounds"]
    return f"rounds {first} and {second} are compared, by the same people only"


def other_moments(got: Got, state: Review) -> str:
    """A gentle word about two rounds that were asked at different moments."""
    if not got["rounds"]:
        return ""
    first, second = (round_of(state, number) for number in got["rounds"])
    if first.moment == second.moment and first.day == second.day:
        return ""
    return f"Asked at different moments: {first.moment}; {second.moment}. Every chart says so."


def _marks(got: Got, state: Review, round: int) -> str:
    this_round = round_of(state, round)
    said = []
    given = {UPTAKE: got.get("uptake"), KEEPING: got.get("keep"), **got.get("marks", {})}
    for layer, typed in given.items():
        if typed and this_round.has(layer):
            counted = Counter(read(typed, state.scales[layer], state.asked(this_round.number)).values())
            some = ", ".join(f"{count} {word}" for word, count in counted.items())
            said.append(some or "no answer at any tool")
    return "; ".join(said) or EMPTY


def sheet(got: Got, state: Review) -> str:
    """One sheet, as its counts."""
    round = round_of(state, got.get("round", 0)).number
    word = ", with a matching word" if got.get("match") else ""
    return f"s{state.next_number('sheet')}, round {round}: {_marks(got, state, round)}{word}"


def again(got: Got, state: Review) -> str:
    """A sheet typed anew."""
    return f"s{got['sheet']}: {_marks(got, state, state.sheets[got['sheet']].round)}"


def matching(got: Got, state: Review) -> bool:
    """Whether a sheet has a matching word, which is nobody else's to read."""
    return bool(got.get("match"))


def twice(got: Got, state: Review) -> str:
    """A gentle word about one matching word on two sheets."""
    number = got.get("sheet", 0)
    round = state.sheets[number].round if number else round_of(state, got.get("round", 0)).number
    same = (known.match == got.get("match") for known in state.sheets_of(round) if known.number != number)
    return TWICE if got.get("match") and any(same) else ""


def of_no_tool(got: Got, state: Review) -> str:
    """A gentle word about a decision for all of it that begins with the number of a tool there is none of."""
    number = got["text"].partition(":")[0].strip()
    return f"There is no tool {number}, so that is for all of it." if number.isdecimal() else ""


def of_a_sheet(got: Got, state: Review) -> str:
    """What is gently said of one more sheet."""
    return " ".join(filter(None, (twice(got, state), more_than_invited(got, state))))


def totals(got: Got, state: Review) -> str:
    """A tool's totals."""
    said = ", ".join(f"{word} {count}" for word, count in got["counts"].items())
    return f"tool {got['tool']}, round {round_of(state, 0).number}: {said}"


def version(got: Got, state: Review) -> str:
    """How somebody adapted a tool."""
    return f"v{state.next_number('version')}, tool {got['tool']} adapted: {got['text']}"


def not_read_yet(got: Got, state: Review) -> str:
    """A gentle word about a credit nobody may read yet."""
    version = state.versions[got["version"]]
    read_by_others = not got["credit"] or version.consent in CONSENTS[2:4]
    return "" if read_by_others else f"Others read it once they allow it: v{version.number} consent without my number"


def why(got: Got, state: Review) -> str:
    """Why a tool was dropped, by its number."""
    return f"y{state.next_number('why')}, {dropped(got, state)}"


def dropped(got: Got, state: Review) -> str:
    """Why a tool was dropped."""
    return f"tool {got['tool']} dropped, {got['why']}{': ' + got['text'] if got.get('text') else ''}"


def which_reason(got: Got, state: Review) -> str:
    """What a line without its reason is asked."""
    example = f"why {got.get('tool', 4)} no time"
    return (
        f"Why was it dropped? {', '.join(WHYS)}. For example {example}" if "tool" in got else f"Which tool? {example}"
    )


def easy(got: Got, state: Review) -> str:
    """What made a tool easy to keep."""
    return f"k{state.next_number('easy')}, tool {got['tool']} was easy to keep: {got['text']}"


def decision(got: Got, state: Review) -> str:
    """What changes for the next cohort."""
    about = f"tool {got['tool']}" if got["tool"] else "the whole"
    return f"d{state.next_number('decision')}, {about}, {state.as_decided}: {got['text']}"
