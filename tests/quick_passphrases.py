"""A passphrase that costs no work, for tests of what a passphrase does and not of how hard it is to guess.

The real one asks a second or two of work each time, on purpose; `tests/sessions/test_journal_passphrase.py` has it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from types import SimpleNamespace

import pyrage
import pytest

from sessions.journal import sealing

_WORK = 18
_LIGHT = json.loads((Path(__file__).parent / "fixtures" / "light-key.json").read_text(encoding="utf-8"))
PASSPHRASE: str = _LIGHT["passphrase"]


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


def light_pair() -> tuple[str, str]:
    """A secret key and its public one."""
    return _LIGHT["secret"], _LIGHT["public"]


def light_file(secret: str, passphrase: str) -> bytes:
    """That secret key in age's own format, locked with `PASSPHRASE` as age does it, but with a thousandth of the work:
    whatever opens keys opens it, at once."""
    assert (secret, passphrase) == (light_pair()[0], PASSPHRASE), "there is one such key"
    return base64.b64decode(_LIGHT["locked"])


@pytest.fixture
def light_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is locked here with `PASSPHRASE` is locked with that key, also for programs of their own."""
    monkeypatch.setattr(sealing, "new_key", light_pair)
    monkeypatch.setattr(sealing, "locked_away", light_file)
