"""A journal's forms: the questions an entry answers, read from words.

Source: "A Good Start in Life", the co-facilitators' journals: what was heard is kept apart from what one thinks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.record import Record
from exercises.kernel.schema import STRICT, fitting, one_of, several, table, truth, whole, words
from exercises.kernel.template import HEAD, check, minutes_of

SHAPE = "journal"
"""What a template says it is when it is a form of a journal, and no exercise."""
KINDS = ("text", "tick")
YES = "yes"
"""The answer of a prompt that is ticked; "" when it is not."""
LIMIT = 8000
"""Most characters of an answer, when its prompt says nothing else."""


class Prompt(Record):
    """One question of a form. Every one may be skipped."""

    key: str
    title: str
    help: str = ""
    """A little help to answer it."""
    kind: str = "text"
    """"text", or "tick": a box, whose answer is YES or nothing."""
    locked: bool = False
    """Whether its answer is for its author alone, whatever is shared."""
    limit: int = LIMIT


class Form(Record):
    """The questions of one kind of entry."""

    key: str
    title: str
    purpose: str
    source: str
    prompts: tuple[Prompt, ...]
    together: bool = False
    """Whether facilitators write it together, so that each of them may read it from the beginning."""
    also_called: tuple[str, ...] = ()
    minutes: tuple[int, int] = (0, 0)

    def prompt(self, key: str) -> Prompt | None:
        """The prompt of that key."""
        return next((prompt for prompt in self.prompts if prompt.key == key), None)


def _is_plain(key: str) -> bool:
    return key.replace("-", "").replace("_", "").isalnum() and key.isascii() and key == key.lower() and len(key) <= 40


JOURNAL_TEMPLATE = table(
    {
        **HEAD,
        "shape": fitting(lambda value: value == SHAPE, f'a form of a journal says shape = "{SHAPE}"'),
        "together": truth(),
        "prompts": several(
            table(
                {
                    "key": words(
                        needed=True, fits=_is_plain, says="one word of small letters, digits and dashes: what-happened"
                    ),
                    "title": words(needed=True),
                    "help": words(blank=True),
                    "kind": one_of(KINDS),
                    "locked": truth(),
                    "limit": whole(1, LIMIT),
                }
            ),
            least=1,
            once="key",
        ),
    }
)
"""What a form may hold."""


def form_of(words: Mapping[str, Any]) -> Form:
    """The form in `words`, read from TOML. Raises TemplateError naming the places that cannot be used."""
    check(JOURNAL_TEMPLATE, words, STRICT)
    prompts = tuple(
        Prompt(
            item["key"],
            item["title"],
            item.get("help", ""),
            item.get("kind", "text"),
            item.get("locked", False),
            item.get("limit", LIMIT),
        )
        for item in words["prompts"]
    )
    return Form(
        words["key"],
        words["title"],
        words["purpose"],
        words["source"],
        prompts,
        words.get("together", False),
        tuple(words.get("also_called", ())),
        minutes_of(words),
    )
