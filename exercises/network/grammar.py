"""The lines a typist types on a network board. Pure; refuses to know where they are typed.

A little long, because every word for a chair is read in one place.
"""

from __future__ import annotations

import re

from exercises.kernel.anywhere import ANYWHERE
from exercises.kernel.checks import p_number
from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.text import folded, listed, matches
from exercises.kernel.words import all_numbers, leading_numbers, nearest, pick, pick_by_word, split
from exercises.network.checks import chair_of
from exercises.network.keywords import KEYWORDS
from exercises.network.lettered import lettered
from exercises.network.lines import (
    EXAMPLES,
    FIELD_OF,
    chair_name,
    example_for,
    joined,
    move,
    nothing_more,
    question_of,
    words_of,
)
from exercises.network.reversals import KEPT_APART, swapped_with
from exercises.network.sharing import SENTENCE, is_sharing
from exercises.network.state import ANSWERED, FIELD_WORDS, GUESS, SILENT, UNKNOWN, Network

_CHAIR_WORDS = (
    *FIELD_OF,
    "holds",
    "leaves",
    "empty",
    "near",
    "close",
    "middle",
    "far",
    "toward",
    "away",
    "remove",
    "double",
    "nod",
    "person",
    "role",
    "agency",
    "short",
    "row",
    "vs",
    "swaps",
    "trades",
    "unask",
    "asked",
    "wants",
    "released",
    "needs",
)
_LETTERED = re.compile(r"([adklm])(\d{1,3})\b")
_ANYWHERE = tuple(dict.fromkeys(example.split()[0] for example, _ in ANYWHERE))
_REFUSED = ("no", "not kept", "none", "nothing", "refused", "pass", "-")
"""What is typed when a double did not fit and its role holder said no: nothing of it is kept."""
_BARE = {"?": UNKNOWN, "-": SILENT}


def parse(line: str, state: Network) -> Command:
    """What a line on a network board asks for. Raises ExerciseError with an example that would fit."""
    head, tail, colon = split(line)
    if head.startswith("+"):
        return _add(head[1:].strip(), tail, state)
    tokens = head.split()
    numbers, rest = leading_numbers(tokens)
    if numbers:
        return _chairs(numbers, rest, tail, colon, state)
    if not tokens:
        raise ExerciseError("A line begins with a chair's number or a word: 9 why: nobody asked her")
    thing = _LETTERED.fullmatch(folded(tokens[0]))
    if thing:
        return lettered(thing[1], int(thing[2]), tokens[1:], tail)
    first = folded(tokens[0])
    if first in KEYWORDS:
        return KEYWORDS[first](tokens[1:], tail, state)
    by_name = [chair.number for chair in state.chairs.values() if matches(tokens[0], chair.name)]
    if len(by_name) == 1 and (len(tokens) > 1 or not colon):
        return _chairs(by_name, tokens[1:], tail, colon, state)
    if len(by_name) > 1:
        named = listed([f"{n} {state.chairs[n].name}" for n in by_name[:6]], joiner="or")
        raise ExerciseError(f"“{tokens[0]}” could be {named}. Type the number.")
    begun = [word for word in (*KEYWORDS, *_ANYWHERE) if word.startswith(first)]
    if len(begun) == 1 and begun[0] in KEYWORDS:
        return KEYWORDS[begun[0]](tokens[1:], tail, state)
    if len(begun) > 1:
        raise ExerciseError(f"“{tokens[0]}” could be {listed(begun, joiner='or')}. Type one letter more.")
    near = nearest(first, [*KEYWORDS, *_ANYWHERE])
    examples = [example for example, _ in (*EXAMPLES, *ANYWHERE) if near and example.split()[0].rstrip(":") == near]
    if near:
        example = examples[0] if examples else near
        if near == first:
            raise ExerciseError(f"That is more than {near} takes. For example {example}")
        raise ExerciseError(f"There is no “{tokens[0]}”. Did you mean {near}? For example {example}")
    raise ExerciseError(
        f"There is no “{tokens[0]}”. A line begins with a chair's number or a word: 9 why: too many hands"
    )


def _add(head: str, tail: str, state: Network) -> Command:
    tokens = head.split()
    if not tokens:
        raise ExerciseError("Which row, and who? + child Tama: the child")
    row, rest = _row(tokens, state)
    empty = bool(rest) and folded(rest[0]) == "empty"
    person = " ".join(rest[1:] if empty else rest)
    role, agency = tail, ""
    if not state.row(row).whanau and "," in tail:
        role, _, agency = (part.strip() for part in tail.rpartition(","))
    chair = f"{state.next_chair} {person or role}".strip()
    title = state.row(row).title.partition(" (")[0]
    # Read before and after it is done, so it names what there is and not what somebody does.
    return move(
        f"{chair}{', an empty chair,' if empty else ''} in {title}",
        "add_chair",
        row=row,
        person=person,
        role=role,
        agency=agency,
        empty=empty,
        warning=person_prompt(state, person, row),
    )


def _row(tokens: list[str], state: Network) -> tuple[str, list[str]]:
    """The row the tokens begin with, by key or title, of one word or several, and the tokens behind it."""
    said = [folded(token) for token in tokens]
    for row in state.rows:
        for name in (row.title, row.title.partition(" (")[0], row.label):
            words = folded(name).split()
            if len(words) > 1 and said[: len(words)] == words:
                return row.key, tokens[len(words) :]
    rows = {row.key: row.key for row in state.rows}
    rows.update({row.label: row.key for row in state.rows})
    rows.update({row.title: row.key for row in state.rows})
    return pick(tokens[0], rows, "row"), tokens[1:]


def person_prompt(state: Network, person: str, row: str) -> str:
    """The prompt to name an actual person, when an agency seems to be named instead; else ""."""
    if state.row(row).whanau:
        return ""
    words = state.template.words.get("agency_words", ())
    held = f" {folded(person)} "
    if not person or any(f" {folded(word)} " in held for word in words):
        return str(state.template.words.get("agency_prompt", ""))
    return ""


def _chairs(numbers: list[int], rest: list[str], tail: str, colon: bool, state: Network) -> Command:
    number = numbers[0]
    if not rest:
        chair_of(state, number)
        if is_sharing(state):
            raise ExerciseError(SENTENCE)
        if len(numbers) > 1 or colon:
            which = listed([str(n) for n in numbers[:5]])
            raise ExerciseError(f"What about {which}? For example {number} why: too many hands")
        return Command("card", f"opens the card of chair {chair_name(state, number)}", str(number))
    try:
        verb = pick(rest[0], _CHAIR_WORDS, "word for a chair")
    except ExerciseError as problem:
        near = nearest(rest[0].rstrip("?"), _CHAIR_WORDS)
        raise ExerciseError(f"{problem} For example {example_for(near or 'why', number)}") from None
    after = rest[1:]
    if verb in ("asked", "released"):
        return KEYWORDS[verb]([*map(str, numbers), *after], tail, state)
    if len(numbers) > 1:
        raise ExerciseError(f"One chair at a time for that: {example_for(verb, number)}")
    name = f"{'chair' if state.with_chairs else 'row'} {chair_name(state, number)}"
    if verb in FIELD_OF:
        return answer_command(state, number, FIELD_OF[verb], joined(after, tail))
    match verb:
        case "vs":
            return _difference(number, after, tail, state)
        case "swaps" | "trades":
            others = all_numbers(" ".join(after), f"{number} {verb} 8")
            nothing_more([str(n) for n in others[1:]], tail, f"{number} {verb} {others[0]}")
            other = others[0]
            with_whom = f"{name} and {chair_name(state, other)}"
            if verb == "swaps":
                if swapped_with(state, number) == other:
                    return move(f"{with_whom} are back in their own places", "reverse", between=[number, other])
                return move(f"{with_whom} change places to answer from there", "reverse", between=[number, other])
            return move(
                f"{with_whom}: the people exchange chairs", "trade_chairs", chair=number, other=other, private=True
            )
        case "holds":
            who = joined(after, tail)
            if not who:
                raise ExerciseError(f"Who holds it? A number, not a name: {number} holds P14")
            who = p_number(who, f"{number} holds P14")
            left = [chair for chair in state.chairs.values() if chair.held_by == who and chair.number != number]
            leaves = "".join(f"; {who} leaves {chair.number} {chair.name}" for chair in left)
            return move(f"{who} holds {name}{leaves}", "hold_chair", chair=number, by=who, private=True)
        case "leaves":
            nothing_more(after, tail, f"{number} leaves")
            return move(f"nobody holds {name} for now", "leave_chair", chair=number, private=True)
        case "empty":
            return _empty(number, name, joined(after, tail), state)
        case "near" | "close" | "middle" | "far":
            nothing_more(after, tail, f"{number} {verb}")
            where = "close" if verb == "near" else verb
            return move(f"{name} stands {where}", "place_chair", chair=number, near=where)
        case "toward" | "away":
            nothing_more(after, tail, f"{number} {verb}")
            return move(f"{name} is turned {verb}", "place_chair", chair=number, facing=verb)
        case "remove":
            reason = joined(after, tail)
            return move(f"{name} is taken out", "remove_chair", chair=number, reason=reason, private=bool(reason))
        case "double" | "nod":
            said = folded(joined(after, tail))
            if verb == "nod" or said in ("nod", "no nod", "nod no", "nod off"):
                if verb == "nod" and said not in ("", "yes", "no", "off"):
                    raise ExerciseError(f"A nod is yes or no: {number} nod, or {number} nod no")
                nodded = any(double.chair == number and double.nod for double in state.doubles.values())
                if verb == "double" and said in ("no nod", "nod no", "nod off") and not nodded:
                    return Command("none", "nothing is recorded")
                yes = said not in ("no", "off", "no nod", "nod no", "nod off")
                says = "the room may see the thought kept" if yes else "the room may not see the thought kept"
                return move(f"{says} from {name}", "nod", chair=number, yes=yes)
            if said in _REFUSED:
                return Command("none", "nothing is recorded")
            words = words_of(joined(after, tail), f"{number} double: I am tired of being brave")
            return move(f"a thought kept from {name}", "double", chair=number, words=words, private=True)
        case "row":
            rows = {row.key: row.key for row in state.rows} | {row.title: row.key for row in state.rows}
            row = pick(joined(after, tail), rows, "row")
            return move(f"{name} goes to {state.row(row).title}", "change_chair", chair=number, field="row", text=row)
        case "person" | "role" | "agency" | "short":
            words = joined(after, tail)
            warning = person_prompt(state, words, chair_of(state, number).row) if verb == "person" else ""
            return move(
                f"{name}: {verb} is {words or 'not named'}",
                "change_chair",
                chair=number,
                field=verb,
                text=words,
                warning=warning,
            )
        case "unask":
            field = pick(joined(after, tail), FIELD_OF, "question")
            return move(f"{name}, {FIELD_WORDS[field]}: not asked yet", "unask", chair=number, field=field)
        case "wants":
            return KEYWORDS["wants"]([str(number)], joined(after, tail), state)
        case _:
            if folded(" ".join(after)) not in ("", "time"):
                raise ExerciseError(f"Who needs a little time before they leave the role? {number} needs time")
            return move(
                f"{name} needs a little time",
                "release",
                chairs=[number],
                needs_time=True,
                note=tail,
                private=bool(tail),
            )


def _empty(number: int, name: str, words: str, state: Network) -> Command:
    reasons: dict[str, str] = {}
    for item in state.template.words.get("empty_reasons", ()):
        reasons[item["key"]] = reasons[item["label"]] = item["key"]
    if words and not reasons:
        raise ExerciseError(f"This grid keeps no reasons for an empty chair: {number} empty")
    reason = pick_by_word(words, reasons, "reason for an empty chair") if words else ""
    return move(f"{name} is left empty", "empty_chair", chair=number, reason=reason)


def answer_command(state: Network, number: int, field: str, words: str) -> Command:
    """Records how one question was met: words, ? (we don't know), - (said nothing), ~ words (a guess)."""
    chair = chair_of(state, number)
    swapped = ", said while swapped" if field in KEPT_APART and swapped_with(state, number) else ""
    place = "chair" if state.with_chairs else "row"
    where = f"{place} {number} {chair.name}, {FIELD_WORDS[field]}{swapped}"
    if words in _BARE:
        said = "we don't know" if words == "?" else "said nothing"
        return move(f"{where}: {said}", "answer", chair=number, field=field, kind=_BARE[words])
    kind = ANSWERED
    if words.startswith("~"):
        kind, words = GUESS, words[1:].strip()
    if not words:
        raise ExerciseError(
            f"What is the answer? Words, ? for we don't know, - for said nothing: {example_for(_word(field), number)}"
        )
    marked = " (a guess)" if kind == GUESS else ""
    if field == "visits":
        amount = _amount(words)
        return move(f"{where}{marked}: {words}", "answer", chair=number, field=field, kind=kind, amount=amount)
    most = state.template.room_limits.get("answer", 60)
    long = f"{len(words)} characters; the room reads about {most} well." if len(words) > most else ""
    warning = long or ("An empty chair: is this a guess? Type ~ before it." if chair.empty and kind == ANSWERED else "")
    return move(
        f"{where}{marked}: {words}", "answer", chair=number, field=field, kind=kind, words=words, warning=warning
    )


def _word(field: str) -> str:
    """What is typed for a field."""
    return next(word for word, known in FIELD_OF.items() if known == field)


def _amount(words: str) -> float:
    word = folded(words)
    spoken = {"none": 0.0, "no": 0.0, "half": 0.5, "a half": 0.5, "½": 0.5}
    if word in spoken:
        return spoken[word]
    try:
        if "½" in word:
            return float(word.replace("½", "").strip() or 0) + 0.5
        amount = -1.0 if "_" in word else float(word.replace(",", "."))
    except ValueError:
        amount = -1.0
    if not 0 <= amount < float("inf"):
        raise ExerciseError(f"“{words}” is not a number of visits a month: 9 visits: 2, or 0.5, or none")
    return amount


def _difference(number: int, after: list[str], tail: str, state: Network) -> Command:
    example = f"{number} vs 8 do: standing first or seating first"
    others, rest = leading_numbers(after)
    if len(others) != 1:
        raise ExerciseError(f"Two chairs differ: {example}")
    question = question_of(rest, example)
    pair = f"{chair_name(state, number)} and {chair_name(state, others[0])} on {FIELD_WORDS[question]}"
    if not tail:
        for held in state.differences.values():
            if set(held.between) == {number, others[0]} and held.question == question:
                known = f"d{held.number}"
                raise ExerciseError(f"That is {known} already: {held.about}. To take it out: {known} remove")
        raise ExerciseError(f"Say the difference in words: {example}")
    return move(
        f"a difference between {pair}: {tail}", "difference", between=[number, others[0]], question=question, about=tail
    )
