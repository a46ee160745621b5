"""How a question was met, in four words. One not asked yet has no answer at all: never alike."""

from __future__ import annotations

ANSWERED, UNKNOWN, GUESS, SILENT = "answered", "unknown", "guess", "silent"
ANSWER_KINDS = (ANSWERED, UNKNOWN, GUESS, SILENT)
