"""Ways to go on with a line for the frame. Pure."""

from __future__ import annotations

from exercises.frame.grammar import KEYWORDS
from exercises.frame.lines import EXAMPLES
from exercises.frame.state import MEETINGS, Frame
from exercises.frame.together import headings, weather_labels
from exercises.frame.words import LETTERED
from exercises.kernel.shape import Completion
from exercises.kernel.text import folded, matches
from exercises.network.state import AREAS, CONSENTS

_AFTER: dict[str, tuple[tuple[str, str], ...]] = {
    "agenda": (("next", "the next part begins"), ("+ ", "a part of the day: title: minutes"), ("starts ", "8:45")),
    "timer": (
        ("10", "minutes"),
        ("+1", "one more"),
        ("pause", "it waits"),
        ("on", "it goes on"),
        ("off", "no timer"),
        ("-1", "less"),
    ),
    "elephant": (("over", "the group goes on"), ("aloud", "named aloud"), ("private", "in private"), ("box", "box")),
    "jargon": (("corner on", "in a corner of the room"), ("learned: ", "looking back")),
    "feedback": (("helped: ", "a sheet"), ("blank", "left blank"), ("theme: ", "together"), ("returned ", "count")),
    "round": (("in ", "check-in"), ("out ", "check-out")),
    "meeting": tuple((kind, "kind of meeting") for kind in MEETINGS),
    "takeaway": tuple((f"{area}: ", "about") for area in AREAS),
    "g": (
        ("begin", "begins"),
        ("end", "ends"),
        ("minutes ", "other minutes"),
        ("move ", "after which"),
        ("drop", "left out"),
        ("keep", "in the day after all"),
        ("again", "once more"),
        ("light", ""),
        ("stir", "may stir things"),
        ("break", ""),
        ("at ", "planned time"),
        ("exercise ", "which it opens"),
    ),
    "e": (
        ("agreed", "words may be kept"),
        ("not agreed", "no words are kept"),
        ("not agreed for good", "out of the file, too"),
        ("now", "work on it now"),
        ("later", "at a set time"),
        ("power", "with others who have the power"),
        ("be", "let it be, knowingly"),
        ("when ", "when"),
        ("carries ", "who"),
        ("review ", "the day it comes back"),
        ("changed: ", "what changed"),
        ("done", "needs no coming back"),
    ),
    "j": (
        ("means: ", "plain meaning"),
        ("stands for: ", ""),
        ("used by ", "services"),
        ("same ", "one thing, many names"),
        ("differs", "one name, different things"),
        ("hears: ", "what the person hears"),
        ("instead: ", "what we could say"),
        ("te reo", "never jargon"),
        ("hide", "off the list"),
        ("show", "on it"),
    ),
    "p": (("carries ", "who"), ("back ", "when"), ("done", "come back to")),
    "n": (("done", "followed up"),),
    "q": (("done", ""), ("partly", ""), ("no", "not done"), ("by ", "when"), ("who ", "P05")),
    "u": (("all", "agreed by all"), ("reservations", "agreed with reservations"), ("out: ", "no longer stands")),
    "f": (("helped: ", ""), ("way: ", "in the way"), ("next: ", "next time"), ("myself ", "a lot, some, little, pass")),
    "c": (("owner ", "P05"), ("by ", "when"), ("done ", "yes, partly, no, overtaken")),
    "w": tuple((f"consent {consent}", "how the words may be used") for consent in CONSENTS),
}


def complete(line: str, state: Frame) -> list[Completion]:
    """Ways to go on: first words, what may stand behind them, the headings, words already caught."""
    if ":" in line:
        return []
    head, space, rest = line.partition(" ")
    first = folded(head)
    if not space:
        known = {example.split()[0].rstrip(":"): (example, means) for example, means in reversed(EXAMPLES)}
        return [
            Completion(word if len(example.split()) == 1 else f"{word} ", means)
            for word, (example, means) in known.items()
            if first and word in KEYWORDS and word.startswith(first)
        ]
    found: list[Completion] = []
    if first == "together":
        table = [(f"{key}: ", title) for key, title in headings(state).items()]
        found = _ways(head, rest, (*table, ("stop word: ", "stops everything")))
    elif first == "weather":
        last = rest.split(" ")[-1]
        lead = line[: len(line) - len(last)]
        labels = weather_labels(state).items()
        found = [Completion(f"{lead}{key} ", label) for key, label in labels if not last or matches(last, key)]
    elif first == "jargon" and rest:
        found = [
            Completion(f"j{term.number} ", f"{term.term} is on the list")
            for term in state.terms.values()
            if matches(rest, term.term)
        ]
    thing = LETTERED.fullmatch(first)
    return [*found, *_ways(head, rest, _AFTER.get(thing[1] if thing else first, ()))]


def _ways(head: str, rest: str, words: tuple[tuple[str, str], ...]) -> list[Completion]:
    return [Completion(f"{head} {word}", means) for word, means in words if not rest or matches(rest, word)]
