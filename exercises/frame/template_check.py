"""What a template of the frame may hold."""

from __future__ import annotations

from exercises.kernel.schema import several, words
from exercises.kernel.template import item, template_kind

FRAME_TEMPLATE = template_kind(
    {
        "headings": several(item("key", "title"), least=1, once="key"),
        "weather": several(item("key", "label"), once="key"),
        "hold_reminders": several(words(blank=True)),
        "te_reo_words": several(words(blank=True)),
        "reflection_questions": several(words(blank=True)),
    }
)
