"""Ways to go on with a line of a review. Pure."""

from __future__ import annotations

from exercises.kernel.consent import CONSENTS
from exercises.kernel.shape import Completion
from exercises.kernel.text import folded, matches
from exercises.kernel.words import number_of
from exercises.review.lines import examples
from exercises.review.setting_up import moments_of
from exercises.review.state import ASKS, WHYS, Review

_OF_TOOL = (
    (": ", "totals from a show of counts"),
    ("line: ", "its plain line"),
    ("name: ", "its name"),
    ("remove", "takes it out"),
)
_OF_ROUND = (
    ("invited ", "how many were asked"),
    ("asks ", "what it asks"),
    ("on ", "another day, and why"),
    ("sheet: ", "a sheet"),
    ("answered ", "how many answered"),
    ("remove", "takes it out"),
)
_OF_VERSION = (("consent ", "whether others may read it"), ("credit: ", "whom to thank"), ("remove", "takes it out"))


def complete(line: str, state: Review) -> list[Completion]:
    """Ways to go on: first words, tools by their names, what each takes, moments and choices."""
    head, colon, said = line.partition(": ")
    if colon:
        if folded(head).startswith("round ") and not said.strip():
            return [Completion(f"{line}{moment}", "the moment") for moment in moments_of(state.template.words)]
        return []
    tokens = line.split(" ")
    last, lead = tokens[-1], "".join(f"{token} " for token in tokens[:-1])
    first = folded(tokens[0])
    if len(tokens) == 1:
        found = {}
        for example, means in reversed(examples(state)):
            word = example.split()[0]
            begun = example.partition(":")[0] + ": " if word.endswith(":") else word
            if last and word[0].isalpha() and folded(word).startswith(first):
                found[begun] = means
        return [Completion(words, means) for words, means in found.items()]
    if len(tokens) == 2 and number_of(first) in state.tools:
        return [Completion(f"{lead}{word}", means) for word, means in _OF_TOOL if word.startswith(folded(last))]
    if len(tokens) == 2 and first[:1] in ("r", "v") and first[1:].isdecimal():
        table = _OF_ROUND if first[0] == "r" else _OF_VERSION
        return [Completion(f"{lead}{word}", means) for word, means in table if word.startswith(folded(last))]
    if len(tokens) == 2 and first in ("version", "why", "easy", "decide"):
        return [
            Completion(f"{lead}{tool.number}{' ' if first == 'why' else ': '}", tool.name)
            for tool in state.tools.values()
            if not last or str(tool.number).startswith(last) or matches(last, tool.name)
        ]
    choices = {"asks": ASKS, "consent": CONSENTS, "why": WHYS}
    before = folded(tokens[-2]) if len(tokens) > 1 else ""
    held = choices["why"] if first == "why" and len(tokens) == 3 else choices.get(before, ())
    return [Completion(f"{lead}{word}", "") for word in held if folded(word).startswith(folded(last))]
