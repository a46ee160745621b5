"""Every form a line of a talk may have, with examples. Pure."""

from __future__ import annotations

from exercises.talk.state import Talk

_ALWAYS: tuple[tuple[str, str], ...] = (
    ("minutes 10", "how long was agreed for the whole talk"),
    ("extend 5", "some minutes more for this step, once, when everybody agrees"),
    ("pause", "the time does not count; resume goes on"),
)
_OF_WHAT: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "task",
        (
            ("task: clear my head before the call", "marks the task, in the words of whose talk it is"),
            ("task", "marked aloud only; nothing is written"),
        ),
    ),
    (
        "fitted",
        (
            ("fitted: mostly the second thing", "what fitted, if they want it kept"),
            ("fitted nod", "they agree that the room may see it; fitted no nod takes that back"),
        ),
    ),
    ("thought", (("thought about: child, mother, the worker we find hardest", "who was thought about; roles only"),)),
    (
        "offers",
        (
            ("offer: ring her before the visit, not after", "one thing somebody might try; no author"),
            ("3: other words", "rewords offer 3"),
            ("3 question", "sets apart an offer that is really a question; 3 offer brings it back"),
            ("3 remove", "takes an offer out"),
        ),
    ),
    (
        "chosen",
        (
            ("pick 1 2", "the one to three they choose; pick none takes it back"),
            ("when 1: Friday", "when a chosen one will be done"),
        ),
    ),
    (
        "outcomes",
        (("outcome: I can leave it until Monday", "what they think now, two at most; outcome 1: … changes one"),),
    ),
    ("next", (("next step: ring the ward", "what they will do next; next step 1 remove takes it out"),)),
    ("useful", (("useful yes", "yes, partly or no, if they want to say; useful none takes it back"),)),
)
_ROUNDS: tuple[tuple[str, str], ...] = (
    ("turns 16", "how many speak in the round; it begins at the first seat"),
    ("turn", "the next seat; turn back goes back one"),
    ("pass", "the next seat too: a pass leaves no trace"),
)
_KEEPING: tuple[tuple[str, str], ...] = (
    ("done 1 2", "ticks steps as done; done none takes the ticks back"),
    ("observer on", "a third person looks on, in practice in threes; observer off"),
    ("ticks 1 2 4", "the observer saw those steps"),
    ("helped: waiting until I had finished", "the observer's one thing that helped"),
    ("keep card", "they keep what was written"),
    ("keep nothing", "nothing of the talk is kept: every word goes, here and in exports"),
    ("close", "ends the talk; reopen goes on"),
)


def examples(state: Talk) -> tuple[tuple[str, str], ...]:
    """Every form a line may have in this talk by now; what has to wait is not shown before its step."""
    taken = [form for what, forms in _OF_WHAT if _by_now(state, what) for form in forms]
    seen = () if state.observer else ("ticks", "helped")
    keeping = [form for form in _KEEPING if form[0].split()[0].rstrip(":") not in seen]
    own = [(f"{state.owner} keeps", f"the {state.owner} keeps the card; {state.owner} nothing keeps nothing")]
    plain = [] if state.in_rounds else [("pass", "nothing at all is recorded")]
    return (*taken, *(_ROUNDS if state.in_rounds else plain), *_ALWAYS, *keeping, *own)


def _by_now(state: Talk, what: str) -> bool:
    first = state.first_with(what)
    return first is not None and first <= state.place
