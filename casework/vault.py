"""The office key and what it protects (design rule 12): case keys, personal values, keyed hashes for searching.

Encryption is AES-256-GCM with a random nonce; what a value is about goes in as associated data, so that a value moved
to another row does not open. Marks are HMAC-SHA256 cut to 16 bytes: equal values are found, and nothing else is told.
"""

import base64
import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from casework.errors import Refused, Unavailable

KEY_LENGTH = 32
NONCE_LENGTH = 12
MARK_LENGTH = 16


def new_key() -> bytes:
    """A random key of 32 bytes."""
    return os.urandom(KEY_LENGTH)


class Box:
    """One key that seals and opens bytes. `about` names the place the value lives in."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def seal(self, value: bytes, about: str) -> bytes:
        """The value encrypted: nonce, ciphertext and tag."""
        nonce = os.urandom(NONCE_LENGTH)
        return nonce + self._cipher.encrypt(nonce, value, about.encode())

    def open(self, sealed: bytes, about: str) -> bytes:
        """The value in clear. Unavailable: sealed_value_broken, when it was changed, moved or sealed by another key."""
        try:
            return self._cipher.decrypt(sealed[:NONCE_LENGTH], sealed[NONCE_LENGTH:], about.encode())
        except InvalidTag as error:
            raise Unavailable("sealed_value_broken", {"about": about}) from error

    def seal_text(self, value: str, about: str) -> bytes:
        """As `seal`, for text."""
        return self.seal(value.encode(), about)

    def open_text(self, sealed: bytes, about: str) -> str:
        """As `open`, for text."""
        return self.open(sealed, about).decode()


class Vault:
    """Everything that needs the office key."""

    def __init__(self, office_key: bytes) -> None:
        if len(office_key) != KEY_LENGTH:
            raise Refused("office_key_wrong")
        self._office_key = office_key
        self.box = Box(self._derived("values"))
        self.rows = Box(self._derived("inbox rows"))
        self._wrap = Box(self._derived("keys"))
        self._marks = self._derived("marks")

    def _derived(self, purpose: str) -> bytes:
        return HKDFExpand(SHA256(), KEY_LENGTH, f"permitdesk {purpose}".encode()).derive(self._office_key)

    def key_check(self) -> bytes:
        """What the database keeps to recognise a wrong key."""
        return self._derived("check")

    def is_right_for(self, key_check: bytes) -> bool:
        """Whether the database was made with this key."""
        return hmac.compare_digest(self.key_check(), key_check)

    def mark(self, kind: str, value: str | bytes) -> bytes:
        """The keyed hash of a value of this kind."""
        data = value if isinstance(value, bytes) else value.encode()
        return hmac.digest(self._marks, kind.encode() + b"\0" + data, hashlib.sha256)[:MARK_LENGTH]

    def wrap(self, key: bytes, about: str) -> bytes:
        """A data key sealed by the office key."""
        return self._wrap.seal(key, about)

    def unwrap(self, sealed: bytes, about: str) -> bytes:
        """A data key in clear. Unavailable: sealed_value_broken."""
        return self._wrap.open(sealed, about)

    def case_box(self, case_id: int, data_key_sealed: bytes | None) -> Box:
        """The box of a case. Unavailable: case_erased, when its key was deleted."""
        if data_key_sealed is None:
            raise Unavailable("case_erased")
        return Box(self.unwrap(data_key_sealed, f"case {case_id}"))


def recovery_copy(office_key: bytes) -> str:
    """The office key to be printed and kept in a safe: groups of letters and digits, the last ones a check."""
    letters = base64.b32encode(office_key + hashlib.sha256(office_key).digest()[:3]).decode().rstrip("=")
    return "-".join(letters[i : i + 7] for i in range(0, len(letters), 7))


def key_from_recovery_copy(text: str) -> bytes:
    """The office key from its printed copy, however it was spaced. Refused: recovery_copy_wrong."""
    letters = "".join(c for c in text.upper() if c.isalnum()).replace("0", "O").replace("1", "I").replace("8", "B")
    try:
        data = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError as error:
        raise Refused("recovery_copy_wrong") from error
    key, check = data[:KEY_LENGTH], data[KEY_LENGTH:]
    if len(key) != KEY_LENGTH or check != hashlib.sha256(key).digest()[:3]:
        raise Refused("recovery_copy_wrong")
    return key
