"""The errors of exports; each says what to do next."""

from __future__ import annotations


class ExportError(Exception):
    """An export, or a file brought back, that cannot be. The message is for people."""


class NothingToWrite(ExportError):
    """A format that has nothing to write of this session."""


class NeedsMore(ExportError):
    """A format whose library is not installed here."""
