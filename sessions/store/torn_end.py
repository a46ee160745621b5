"""Whether what stands behind the last whole document may come of one save that was cut short; works on bytes only.

A killed process leaves the beginning of a save. A power cut leaves any of its sectors, and of each other one what was
there before: the closing bytes, and zeros where the file was not yet so long.
"""

from __future__ import annotations

import codecs
import itertools
import json

from exercises.kernel.expression import expression

CLOSING = b"\n}}\n"
_SECTOR = 512
_LONGEST_UNFINISHED_WORD = 6  # “false” or “\\u2028” less a character: as far from the end as a cut can show
_LATER_LINE = expression(rb'"\d+": \{"number": \d+, [^\n\0]*\}(?=,?\n)')
_SAME_SAVE = expression(rb', "check": "\+[0-9a-f]{8}"\}$')


def may_be(tail: bytes, number: int, place: int) -> bool:
    """Whether a save of document `number` that was cut short can have left `tail` at `place` in the file, behind the
    last whole document."""
    return _is_beginning(tail, number) or _has_missing_sector(tail, place)


def is_short(tail: bytes) -> bool:
    """Whether the file just ends behind its last whole line: what else it may have had cannot be told."""
    return (CLOSING.startswith(tail) or tail in (b",", b",\n")) and tail != CLOSING


def _is_beginning(tail: bytes, number: int) -> bool:
    # A power cut may leave the file its new length with nothing but zeros in the part that did not arrive.
    tail = tail.rstrip(b"\0")
    if CLOSING.startswith(tail) or tail in (b",", b",}}\n", b",\n}\n", b',\n"\n'):
        return True
    key = b'"%d": ' % number
    begun = tail[2:]
    if not tail.startswith(b",\n") or b"\n" in begun:
        return False
    if key.startswith(begun):
        return True
    return begun.startswith(key) and _is_cut_json(begun[len(key) :])


def _has_missing_sector(tail: bytes, place: int) -> bool:
    """Whether a sector of it is as it was before the save, and nothing in it is of an earlier or later save."""
    before = CLOSING.ljust(len(tail), b"\0")
    bounds = [0, *range(_SECTOR - place % _SECTOR, len(tail), _SECTOR), len(tail)]
    sectors = list(itertools.pairwise(bounds))
    if len(sectors) < 2 or not any(tail[start:end] == before[start:end] for start, end in sectors):
        return False
    return all(_SAME_SAVE.search(line) for line in _LATER_LINE.findall(tail))


def _is_cut_json(value: bytes) -> bool:
    """Whether this is the beginning of a JSON object that just stops, rather than one that goes wrong on its way."""
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(value)
        json.loads(text)
    except json.JSONDecodeError as reason:
        return text.startswith("{") and (
            reason.msg.startswith("Unterminated string") or reason.pos >= len(text) - _LONGEST_UNFINISHED_WORD
        )
    except (ValueError, RecursionError):
        return False
    return False
