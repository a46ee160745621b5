"""What the lines of a network exercise say of themselves before enter, and when help lists them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exercises.kernel import amounts
from exercises.kernel.amounts import rounded
from exercises.kernel.expression import expression
from exercises.kernel.moves import Got
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded, plural
from exercises.network.checks import SENTENCE, chair_of, marked
from exercises.network.reversals import KEPT_APART, swapped_with
from exercises.network.room import said
from exercises.network.state import ANSWERED, FIELD_WORDS, GUESS, SILENT, UNKNOWN, Network
from exercises.network.sums import booked

# -- when help lists a line -------------------------------------------------------------------------------------------


def in_a_room(state: Network) -> bool:
    """Whether people sit in the chairs."""
    return state.with_chairs


def on_paper(state: Network) -> bool:
    """Whether the rows are only written."""
    return not state.with_chairs


def slot_used(state: Network) -> bool:
    """Whether a slot is wanted: always in a room, rarely on paper."""
    return state.with_chairs or bool(state.slot_when or state.weeks)


def limit_used(state: Network) -> bool:
    """Whether a limit is wanted: always in a room, rarely on paper."""
    return state.with_chairs or state.limit is not None


# -- chairs -----------------------------------------------------------------------------------------------------------


def chair(state: Network, number: int) -> str:
    """The chair's number and name. Raises ExerciseError when there is no such chair."""
    return chair_of(state, number).called


def place(state: Network, number: int) -> str:
    """The same with what it is: a chair, or a row of the paper grid."""
    return f"{state.place_word} {chair(state, number)}".strip()


def card(got: Got, state: Network) -> str:
    """Whose card is opened. Raises ExerciseError in sharing, when none is."""
    if state.sharing:
        raise ExerciseError(SENTENCE)
    return f"opens the card of chair {chair(state, got['chair'])}"


def changed(got: Got, state: Network) -> str:
    """What a chair's field is now."""
    return f"{place(state, got['chair'])}: {got['field']} is {got['text'] or 'not named'}"


def moved(got: Got, state: Network) -> str:
    """Which row a chair goes to."""
    return f"{place(state, got['chair'])} goes to {state.row(got['text']).title}"


def person_prompt(got: Got, state: Network) -> str:
    """The prompt to name an actual person, when an agency seems to be named instead."""
    row = got["row"] if "row" in got else chair_of(state, got["chair"]).row
    if state.row(row).whanau:
        return ""
    person = got["person"] if "person" in got else got["text"]
    words = state.template.words.get("agency_words", ())
    if not person or any(f" {folded(word)} " in f" {folded(person)} " for word in words):
        return str(state.template.words.get("agency_prompt", ""))
    return ""


def set_out(got: Got, state: Network) -> str:
    """The chair that comes, and where; read before and after, so it names what there is and not what somebody does."""
    parts = list(filter(None, (got["person"], got["role"], "an empty chair" if got["empty"] else "")))
    seat = f"{state.next_chair} {', '.join(parts)}{',' if parts[1:] else ''}".strip()
    return f"{seat} in {state.row(got['row']).title.partition(' (')[0]}"


def holds(got: Got, state: Network) -> str:
    """Who takes the role, and the chair they leave."""
    by, number = got["by"], got["chair"]
    left = [chair.called for chair in state.chairs.values() if chair.held_by == by and chair.number != number]
    return f"{by} holds {place(state, number)}" + "".join(f"; {by} leaves {called}" for called in left)


def seated(state: Network, people: Sequence[str]) -> list[int]:
    """The chairs nobody holds yet for these people, in order. Raises ExerciseError when they do not all fit."""
    sits = next((c for c in state.in_order() if c.held_by and c.held_by in people), None)
    if sits is not None:
        raise ExerciseError(
            f"{sits.held_by} holds {place(state, sits.number)} already. Leave them out of the list, or first: "
            f"{sits.number} leaves"
        )
    twice = next((one for at, one in enumerate(people) if one in people[:at]), "")
    if twice:
        raise ExerciseError(f"{twice} stands twice in the list, and takes one role. Nobody was seated.")
    free = [c.number for c in state.in_order() if not c.held_by and not c.empty]
    if len(people) > len(free):
        raise ExerciseError(
            f"{len(people)} people, and {len(free)} {'chair' if len(free) == 1 else 'chairs'} nobody holds. Nobody was "
            "seated. Who has no role is a witness: witness P30"
        )
    return free[: len(people)]


def takes(got: Got, state: Network) -> str:
    """Who takes which role, and which are left."""
    chairs = seated(state, got["people"])
    said = ", ".join(f"{by} {place(state, number)}" for by, number in zip(got["people"], chairs, strict=True))
    left = [c for c in state.in_order() if not c.held_by and not c.empty and c.number not in chairs]
    if not left:
        return said
    first = place(state, left[0].number)
    more = f" and {plural(len(left) - 1, 'more chair')}" if left[1:] else ""
    return f"{said}; nobody holds {first}{more} yet"


def swaps(got: Got, state: Network) -> str:
    """Whether two change places, or are back."""
    one, other = got["chair"], got["other"]
    pair = f"{place(state, one)} and {chair(state, other)}"
    if swapped_with(state, one) == other:
        return f"{pair} are back in their own places"
    return f"{pair} change places to answer from there"


def released(got: Got, state: Network) -> str:
    """Who leaves their role."""
    shown = " ".join(map(str, got["chairs"][:12])) + (" …" if len(got["chairs"]) > 12 else "")
    return f"released{' late' if got['late'] else ''}: {shown}"


_NO_WORDS = {UNKNOWN: "we don't know", SILENT: "said nothing"}

# -- answers and findings ---------------------------------------------------------------------------------------------


def answered(got: Got, state: Network) -> str:
    """How a question was met."""
    number, field, kind = got["chair"], got["field"], got["kind"]
    swapped = ", said while swapped" if state.reversals and field in KEPT_APART and swapped_with(state, number) else ""
    told = got["words"] if "words" in got else amounts.told(got["amount"]) if "amount" in got else _NO_WORDS[kind]
    guess = " (a guess)" if kind == GUESS else ""
    return f"{place(state, number)}, {FIELD_WORDS[field]}{swapped}{guess}: {told}"


def goes_over(got: Got, state: Network) -> str:
    """Which chair an answer goes to; its words are not said again."""
    return (
        f"the answer of {place(state, got['chair'])} to {FIELD_WORDS[got['field']]} goes to {chair(state, got['to'])}"
    )


def answer_now(field: str) -> Callable[[Got, Network], str]:
    """How that question stands at the chair, for completion."""
    return lambda got, state: said(state, chair_of(state, got["chair"]).answers.get(field))


def long(limit: str, field: str, usual: int) -> Callable[[Got, Network], str]:
    """A gentle word about words that are too long to be read in the room."""

    def warn(got: Got, state: Network) -> str:
        most = state.template.room_limits.get(limit, usual)
        length = len(got.get(field, ""))
        return f"{length} characters; the room reads about {most} well." if length > most else ""

    return warn


_MET_SO = expression(
    r"(?P<unknown>(?:(?:i|we|they|she|he) )?(?:do not|don.?t|dont) know|dunno|(?:no|not) (?:idea|sure|known)"
    r"|unknown|aua)"
    r"|(?P<silent>(?:(?:they|she|he) )?(?:says?|said) nothing|nothing(?: said)?|silen(?:t|ce)"
    r"|no (?:answer|comment|words))"
    r"|(?P<not_asked>not asked(?: yet)?|skip(?:ped)?)"
    r"|(?P<guess>(?:(?:a|my|our|just a) )?guess(?:ing)?\b.*|.*\((?:a )?guess)"
)
"""Words for how a question was met that are not somebody's words."""
_SIGNS = {
    "unknown": "Is it “we don't know”? That is ? alone; this would be their words.",
    "silent": "Was nothing said? That is - alone; this would be their words.",
    "not_asked": "Not asked yet? Leave it as it is; this would be their words.",
    "guess": "A guess? Type ~ before it.",
}
"""What each of them is told: the sign that says so."""


def answer_warning(got: Got, state: Network) -> str:
    """A gentle word about a long answer, or one from an empty chair that is no guess."""
    said = got.get("words", "") if got["kind"] == ANSWERED else ""
    met = _MET_SO.fullmatch(said.casefold().strip(" .!()"))
    return (
        (_SIGNS[met.lastgroup or ""] if met else "")
        or long("answer", "words", 60)(got, state)
        or (
            "An empty chair: is this a guess? Type ~ before it." if said and chair_of(state, got["chair"]).empty else ""
        )
    )


def which_difference(got: Got, state: Network) -> str:
    """What a difference lacks: its words, where they are not known already."""
    if "question" in got:
        for difference in state.differences.values():
            if set(difference.between) == {got["chair"], got["other"]} and difference.question == got["question"]:
                return f"That is {difference.goes} already: {difference.about}. In other words: {difference.goes}: …"
        return "Say the difference in words: {thing} vs 8 do: standing first or seating first"
    return ""


def paired(got: Got, state: Network) -> Got:
    """The data with two chairs in one pair."""
    rest = {key: value for key, value in got.items() if key not in ("chair", "other")}
    return {"between": [got["chair"], got["other"]], **rest}


def marked_down(got: Got, state: Network) -> str:
    """What was seen down a column."""
    return f"down {FIELD_WORDS[got['question']]}: {marked(state, got['mark'], got['text'])}"


def spoken(got: Got, state: Network) -> str:
    """How many spoke."""
    return f"{plural(got['count'], 'person', 'people')} spoke; nothing said is written"


# -- settling ---------------------------------------------------------------------------------------------------------


def sides(got: Got, state: Network) -> str:
    """Who says yes and who says no."""
    parts = [f"{side} {' '.join(map(str, got[side]))}" for side in ("yes", "no") if got[side]]
    return f"a{got['agreement']}: {', '.join(parts)}"


def coming(got: Got, state: Network) -> str:
    """Who comes in a week."""
    if got.get("nobody"):
        return f"week {got['week']}: nobody comes"
    return f"week {got['week']}: {', '.join(chair(state, number) for number in got['chairs']) or got['note']}"


def full(got: Got, state: Network) -> str:
    """A gentle word about more weeks than the whānau set."""
    others = [week for number, week in state.weeks.items() if number != got["week"] and not week.nobody]
    if got.get("nobody") or state.limit is None or len(others) + 1 <= state.limit:
        return ""
    return f"That is more weeks than the {rounded(state.limit)} a month the whānau set."


def at_most(got: Got, state: Network) -> str:
    """What the limit is."""
    return f"contacts with the whānau at most: {amounts.told(got['visits'])}"


def more_than_now(got: Got, state: Network) -> str:
    """A gentle word about a limit above what is booked, as far as that was heard."""
    before = booked(state)
    if not before.heard or got["visits"] <= before.amount:
        return ""
    return f"That is more than the {rounded(before.amount)} booked now, {before.source}. Is it what the whānau want?"


def plenty(got: Got, state: Network) -> str:
    """A gentle word about many conversations."""
    return "Two or three for each worker is plenty; more is allowed." if len(state.conversations) >= 3 else ""
