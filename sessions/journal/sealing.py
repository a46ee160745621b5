"""Encrypts and decrypts with age (age-encryption.org) through the library pyrage. Knows no journal and no file.

No cryptography of our own: whatever is written here any other age program opens as well.
"""

from __future__ import annotations

import importlib
import unicodedata
from typing import Any

from exercises.kernel.expression import expression
from sessions.journal.errors import LOST_PASSPHRASE, JournalError, NoLibrary, WrongPassphrase

MOST_WORK = 22
"""The most a key file may ask for, a power of two: four times what a fast computer asks for, a minute on a slow one."""
_ENOUGH_WORK = 16
_TRIES_TO_LOCK = 5
"""A busy computer thinks itself slow and makes a key that is easier to guess; then it is made again."""
_TRIES_TO_OPEN = 200
_SCRYPT = expression(rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n")


class CannotOpen(Exception):
    """The data is damaged, or was locked with another key."""


def _library() -> Any:
    try:
        return importlib.import_module("pyrage")
    except ImportError as problem:
        raise NoLibrary(
            "A passphrase needs the library pyrage, which is not installed here. Install it: pip install pyrage. "
            "The journal was left as it is."
        ) from problem


def new_key() -> tuple[str, str]:
    """A new secret key, and the public one that belongs to it. Raises NoLibrary."""
    key = _library().x25519.Identity.generate()
    return str(key), str(key.to_public())


def public_of(secret: str) -> str:
    """The public key of a secret one. Raises NoLibrary or CannotOpen."""
    library = _library()
    try:
        return str(library.x25519.Identity.from_str(secret).to_public())
    except Exception as problem:
        raise CannotOpen("the key in it is none") from problem


def sealed(data: bytes, *publics: str) -> bytes:
    """The data for whoever has one of the secret keys; needs no passphrase. Raises NoLibrary or CannotOpen."""
    library = _library()
    try:
        return bytes(library.encrypt(data, [library.x25519.Recipient.from_str(public) for public in publics]))
    except (library.RecipientError, library.EncryptError) as problem:
        raise CannotOpen("the public key is none") from problem


def opened(data: bytes, secret: str) -> bytes:
    """What was sealed. Raises NoLibrary or CannotOpen."""
    library = _library()
    try:
        return bytes(library.decrypt(data, [library.x25519.Identity.from_str(secret)]))
    except (library.DecryptError, library.IdentityError) as problem:
        raise CannotOpen("it is damaged, or locked with another key") from problem


def locked_away(secret: str, passphrase: str) -> bytes:
    """The secret key as a file that only the passphrase opens (age's scrypt); takes a second or two.

    Raises NoLibrary or CannotOpen.
    """
    words = f"# a holdspace journal's key\n{secret}\n".encode()
    made = b""
    for _ in range(_TRIES_TO_LOCK):
        key = bytes(_library().passphrase.encrypt(words, _as_typed(passphrase)))
        if work_of(made) < work_of(key) <= MOST_WORK:
            made = key
        if work_of(made) >= _ENOUGH_WORK:
            break
    if not made:
        raise CannotOpen("this computer could not make a key")
    return made


def work_of(data: bytes) -> int:
    """How much work a key file asks of whoever tries a passphrase, as a power of two; 0 when it is no such file."""
    found = _SCRYPT.match(data)
    return int(found[1]) if found else 0


def unlocked(data: bytes, passphrase: str) -> str:
    """The secret key in such a file. Raises NoLibrary, WrongPassphrase or CannotOpen."""
    library = _library()
    work = work_of(data)
    if not work:
        raise CannotOpen("it is no key that a passphrase opens, or only a part of one")
    if work > MOST_WORK:
        raise CannotOpen(f"it asks for more work (2^{work}) than any key made here, so it was not tried")
    try:
        words = _tried(library, data, _as_typed(passphrase)).decode("utf-8")
    except library.DecryptError as problem:
        if "decryption failed" not in str(problem).lower():
            raise CannotOpen("it is damaged") from problem
        raise WrongPassphrase(
            "That passphrase does not open the journal. Nothing was lost or changed; try again, "
            f"and look at Caps Lock and the keyboard's language. {LOST_PASSPHRASE}"
        ) from problem
    except UnicodeDecodeError as problem:
        raise CannotOpen("its key is none") from problem
    for line in words.splitlines():
        if line.startswith("AGE-SECRET-KEY-"):
            return line.strip()
    raise CannotOpen("its key is none")


def _tried(library: Any, data: bytes, passphrase: str) -> bytes:
    # Before it opens a file the library looks for a few thousandths of a second how fast the computer is, and refuses
    # what would take long. While others use the computer that look is wrong; it costs nothing to let it look again.
    for _ in range(_TRIES_TO_OPEN):
        try:
            return bytes(library.passphrase.decrypt(data, passphrase))
        except library.DecryptError as problem:
            if "work" not in str(problem).lower():
                raise
    raise JournalError(
        "This computer has too much to do just now to open the journal. Nothing is wrong with it and nothing was "
        "changed: wait a little, then try again."
    )


def _as_typed(passphrase: str) -> str:
    # A macron may come as one character or as two, depending on the keyboard; both mean the same.
    return unicodedata.normalize("NFC", passphrase)
