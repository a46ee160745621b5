"""What a template of a net-gram may hold."""

from __future__ import annotations

from exercises.kernel.schema import anything, one_of, several, words
from exercises.kernel.template import item, template_kind

_MAY_SAY = {name: words(blank=True) for name in ("label", "room", "ask", "hint", "say")}
_KIND = one_of(("whānau", "community", "service"))

NETGRAM_TEMPLATE = template_kind(
    {
        "agency_words": several(words(blank=True)),
        "agency_prompt": words(blank=True),
        "rows": several(item("key", "title", whanau=anything(), kind=_KIND, **_MAY_SAY), least=1, once="key"),
        "questions": several(item("key", "word", "heading", **_MAY_SAY)),
        "empty_reasons": several(item("key", "label", **_MAY_SAY)),
    }
)
