"""What a template of the network shape may hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.answers import ANSWER_KINDS
from exercises.kernel.schema import Kind, anything, several, truth, used, words
from exercises.kernel.template import item, template_kind
from exercises.kernel.text import listed
from exercises.network.asked import ASKED, ASKED_TOO

MET = (*ANSWER_KINDS, "not_asked")
"""How a question is met, or not yet."""
TOLD_TRUTH = used(anything(), lambda value: isinstance(value, bool), "true or false is needed here, without quotes.")
"""What a session carries was read as it was: words for true."""
_MAY_SAY = {name: words(blank=True) for name in ("label", "room", "ask", "hint", "say")}


def asked(known: Mapping[str, str]) -> Kind:
    """Questions of a grid: other words for those there are. Another one, or another word to type, is read nowhere."""

    def is_known(value: Any) -> bool:
        return value["key"] in known

    def is_typed(value: Any) -> bool:
        return bool(known.get(value["key"], value["word"]) == value["word"])

    keys = listed([f"{key} (typed {word})" for key, word in known.items()])
    one = used(
        item("key", "word", "heading", **_MAY_SAY), is_known, f"nobody is asked this: here stands {keys}.", "key"
    )
    return several(used(one, is_typed, f"lines do not know this word: here stands {keys}.", "word"))


NETWORK_TEMPLATE = template_kind(
    {
        "chairs": truth(),
        "start_with_minutes": anything(),
        "agency_words": several(words(blank=True)),
        "agency_prompt": words(blank=True),
        "rows": several(item("key", "title", whanau=TOLD_TRUTH, **_MAY_SAY), least=1, once="key"),
        "questions": asked(ASKED),
        "fields": asked(ASKED_TOO),
        "bases": several(
            used(
                item("key", "label", **_MAY_SAY),
                lambda value: value["key"] in MET,
                f"nothing is met like this: here stands {listed(MET)}.",
                "key",
            )
        ),
        "marks": several(item("key", "label", **_MAY_SAY)),
        "empty_reasons": several(item("key", "label", **_MAY_SAY)),
    }
)
