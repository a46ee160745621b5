"""What a template of a net-gram may hold."""

from __future__ import annotations

from exercises.kernel.schema import one_of, several, words
from exercises.kernel.template import item, template_kind
from exercises.network.asked import ASKED
from exercises.network.words import TOLD_TRUTH, asked

_MAY_SAY = {name: words(blank=True) for name in ("label", "room", "ask", "hint", "say")}
_KIND = one_of(("whānau", "community", "service"))

NETGRAM_TEMPLATE = template_kind(
    {
        "agency_words": several(words(blank=True)),
        "agency_prompt": words(blank=True),
        "rows": several(item("key", "title", whanau=TOLD_TRUTH, kind=_KIND, **_MAY_SAY), least=1, once="key"),
        "questions": asked(ASKED),
        "empty_reasons": several(item("key", "label", **_MAY_SAY)),
    }
)
