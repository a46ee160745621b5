"""Ways to go on with a line of a talk. Pure."""

from __future__ import annotations

from exercises.kernel.shape import Completion
from exercises.kernel.text import folded, matches
from exercises.kernel.words import number_of
from exercises.talk.lines import examples
from exercises.talk.state import USEFUL, Talk

_OF_OFFER = (
    ("when: ", "when it will be done"),
    ("question", "sets it apart"),
    ("offer", "brings it back among the offers"),
    ("remove", "takes it out"),
    (": ", "other words"),
)


def complete(line: str, state: Talk) -> list[Completion]:
    """Ways to go on: first words, what an offer takes, offers by their words, choices."""
    if ":" in line:
        return []
    tokens = line.split(" ")
    last, before = tokens[-1], " ".join(tokens[:-1])
    lead = f"{before} " if before else ""
    if len(tokens) == 1:
        found = {
            example.split(":")[0]
            if ":" not in example or not example[0].isalpha()
            else f"{example.split(':')[0]}: ": means
            for example, means in reversed(examples(state))
            if last and example[0].isalpha() and folded(example).startswith(folded(last))
        }
        return [Completion(words, means) for words, means in found.items()]
    if number_of(tokens[0]) in state.offers and len(tokens) == 2:
        return [Completion(f"{lead}{word}", means) for word, means in _OF_OFFER if word.startswith(folded(last))]
    choices = {"useful": USEFUL, "keep": ("card", "nothing"), "observer": ("on", "off"), "fitted": ("nod", "no nod")}
    if tokens[0] in choices and len(tokens) == 2:
        return [Completion(f"{lead}{word}", "") for word in choices[tokens[0]] if word.startswith(folded(last))]
    if tokens[0] in ("pick", "when"):
        held = state.chosen if tokens[0] == "when" else tuple(state.offers)
        end = ": " if tokens[0] == "when" else " "
        return [
            Completion(f"{lead}{number}{end}", state.offers[number].text)
            for number in held
            if not state.offers[number].question
            and str(number) not in tokens[1:-1]
            and (not last or str(number).startswith(last) or matches(last, state.offers[number].text))
        ]
    return []
