"""Ways to go on with a line on a network board. Pure."""

from __future__ import annotations

from exercises.kernel.shape import Completion
from exercises.kernel.text import folded, matches
from exercises.kernel.words import number_of
from exercises.network.keywords import KEYWORDS
from exercises.network.lines import FIELD_OF, examples
from exercises.network.room import said
from exercises.network.state import AREAS, FIELD_WORDS, Network

_VERBS = (
    ("why:", "why is it so?"),
    ("do:", "what to do?"),
    ("who:", "who does what?"),
    ("matters:", "what matters most"),
    ("visits:", "visits a month"),
    ("felt:", "what it is like to sit here"),
    ("vs", "a difference with another chair"),
    ("holds", "who takes the role"),
    ("empty", "leaves it empty, and why"),
    ("near", "close"),
    ("far", "far"),
    ("away", "turned away"),
    ("toward", "turned toward"),
    ("double:", "a thought kept"),
    ("swaps", "role reversal"),
    ("trades", "two people exchange chairs"),
    ("leaves", "nobody holds it for now"),
    ("needs time", "still in role"),
    ("unask", "back to not asked yet"),
    ("remove", "takes the chair out"),
    ("person:", "another person"),
    ("role:", "another role"),
    ("agency:", "another agency"),
    ("short:", "a shorter name for the map"),
)


def complete(line: str, state: Network) -> list[Completion]:
    """Ways to go on: chairs by name, verbs after a number, first words, a chair's present answer."""
    if ":" in line:
        return []
    tokens = line.split(" ")
    last, before = tokens[-1], " ".join(tokens[:-1])
    lead = f"{before} " if before else ""
    found: list[Completion] = []
    if len(tokens) == 1:
        found += [
            Completion(f"{example.split()[0].rstrip(':')} ", means)
            for example, means in reversed(examples(state))
            if last and example[0].isalpha() and folded(example).startswith(folded(last))
        ]
        found += [Completion(f"{word} ", "") for word in KEYWORDS if last and word.startswith(folded(last))]
    if tokens[0] == "+" and len(tokens) == 2:
        return [Completion(f"+ {row.key} ", row.title) for row in state.rows if matches(last, row.key) or not last]
    chair = state.chairs.get(number_of(tokens[0]) or 0)
    if chair is not None and len(tokens) == 2:
        for verb, means in _VERBS:
            if verb.startswith(folded(last)):
                field = FIELD_OF.get(verb.rstrip(":"))
                now = f"{means}; now: {said(state, chair.answers.get(field))}" if field else means
                found.append(Completion(f"{lead}{verb} ", now))
        return found
    if chair is not None and len(tokens) == 3 and tokens[1] == "empty":
        reasons = state.template.words.get("empty_reasons", ())
        return [Completion(f"{lead}{r['key']}", r["label"]) for r in reasons if matches(last, r["key"]) or not last]
    if tokens[0] == "learned" and len(tokens) == 2:
        return [Completion(f"learned {area}: ", area) for area in AREAS if matches(last, area) or not last]
    if (len(tokens) == 4 and tokens[1] == "vs") or (len(tokens) == 5 and tokens[0] == "talk"):
        words = [word for word in ("why", "do", "who") if word.startswith(folded(last))]
        return [Completion(f"{lead}{word}: ", FIELD_WORDS[FIELD_OF[word]]) for word in words]
    if last and not last[0].isdigit():
        found += [
            Completion(f"{lead}{chair.number} ", f"chair {chair.number} {chair.name}")
            for chair in state.in_order()
            if matches(last, chair.name) or matches(last, chair.role)
        ]
    return found
