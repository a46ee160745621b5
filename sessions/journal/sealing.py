"""Encrypts and decrypts with age (age-encryption.org) through the library pyrage. Knows no journal and no file.

No cryptography of our own: whatever is written here any other age program opens as well.
"""

from __future__ import annotations

import importlib
import unicodedata
from typing import Any

from sessions.journal.errors import NoLibrary, WrongPassphrase


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


def sealed(data: bytes, public: str) -> bytes:
    """The data for whoever has the secret key; needs no passphrase. Raises NoLibrary or CannotOpen."""
    library = _library()
    try:
        return bytes(library.encrypt(data, [library.x25519.Recipient.from_str(public)]))
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
    """The secret key as a file that only the passphrase opens (age's scrypt); takes a second or two."""
    words = f"# a holdspace journal's key\n{secret}\n".encode()
    return bytes(_library().passphrase.encrypt(words, _as_typed(passphrase)))


def unlocked(data: bytes, passphrase: str) -> str:
    """The secret key in such a file. Raises NoLibrary, WrongPassphrase or CannotOpen."""
    library = _library()
    try:
        words = bytes(library.passphrase.decrypt(data, _as_typed(passphrase))).decode("utf-8")
    except library.DecryptError as problem:
        if "passphrase" in str(problem).lower() or "work" in str(problem).lower():
            raise CannotOpen("its key needs more work than this computer may do") from problem
        raise WrongPassphrase(
            "That passphrase does not open the journal. Nothing was lost or changed; try again, "
            "and look at Caps Lock and the keyboard's language."
        ) from problem
    except UnicodeDecodeError as problem:
        raise CannotOpen("its key is none") from problem
    for line in words.splitlines():
        if line.startswith("AGE-SECRET-KEY-"):
            return line.strip()
    raise CannotOpen("its key is none")


def _as_typed(passphrase: str) -> str:
    # A macron may come as one character or as two, depending on the keyboard; both mean the same.
    return unicodedata.normalize("NFC", passphrase)
