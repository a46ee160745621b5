"""A passphrase that costs no work, for tests of what a passphrase does and not of how hard it is to guess.

The real one asks a second or two of work each time, on purpose; `tests/sessions/test_journal_passphrase.py` has it.
"""

from __future__ import annotations

import base64
import hashlib
from types import SimpleNamespace

import pyrage
import pytest

from sessions.journal import sealing

_WORK = 18


def _mask(passphrase: str, length: int) -> bytes:
    return hashlib.shake_256(passphrase.encode()).digest(length)


def _crossed(data: bytes, passphrase: str) -> bytes:
    return bytes(one ^ other for one, other in zip(data, _mask(passphrase, len(data)), strict=True))


class _Quick:
    """Locks and opens with the same first line as age's own, so that everything that reads a key file reads it."""

    @staticmethod
    def encrypt(data: bytes, passphrase: str) -> bytes:
        mark = base64.b64encode(_mask(passphrase, 16)).rstrip(b"=")
        return b"age-encryption.org/v1\n-> scrypt %s %d\n" % (mark, _WORK) + _crossed(data, passphrase)

    @staticmethod
    def decrypt(data: bytes, passphrase: str) -> bytes:
        _, first, locked = data.split(b"\n", 2)
        if first.split()[2] != base64.b64encode(_mask(passphrase, 16)).rstrip(b"="):
            raise pyrage.DecryptError("Decryption failed")
        return _crossed(locked, passphrase)


@pytest.fixture
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys of journals are locked and opened at once, in this process."""
    names = {name: getattr(pyrage, name) for name in dir(pyrage) if not name.startswith("_")}
    monkeypatch.setattr(sealing, "_library", lambda: SimpleNamespace(**{**names, "passphrase": _Quick}))
